"""Text of strangers made harmless to print: what cannot be seen is shown by its code."""

from __future__ import annotations

import unicodedata

#: Joiners and marks that words of Persian or Arabic need; they draw nothing and hide nothing.
_KEPT = frozenset("\u200c\u200d")
#: Invisible characters that change nothing a reader sees.
_DROPPED = frozenset("\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\ufe0e\ufe0f")


def code(character: str) -> str:
    """The visible stand-in of a character: ``[U+202E]``."""
    return f"[U+{ord(character):04X}]"


def visible(text: str, *, paragraphs: bool = False) -> str:
    """The text with control, bidi-override and unassigned characters shown as their codes.

    Composed (NFC), white space made plain. Line breaks become spaces, or, with `paragraphs`,
    stay as ``\\n``.
    """
    if _is_plain(text):
        return text.strip()
    out: list[str] = []
    for character in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
        if character in "\n\u2028\u2029\u0085\v\f":
            out.append("\n" if paragraphs else " ")
        elif character == "\t":
            out.append(" ")
        elif character in _DROPPED:
            continue
        elif character not in _KEPT and unicodedata.category(character) in (
            "Cc",
            "Cf",
            "Cs",
            "Cn",
        ):
            out.append(code(character))
        else:
            out.append(character)
    return "".join(out).strip()


def _is_plain(text: str) -> bool:
    """Whether nothing but its ends has to change: most text, told without a look at each sign."""
    return text.isprintable() and (
        text.isascii() or (unicodedata.is_normalized("NFC", text) and _DROPPED.isdisjoint(text))
    )


def from_right(text: str) -> bool:
    """Whether a paragraph begins at the right: its first letter is of a script that does."""
    for character in text:
        strong = unicodedata.bidirectional(character)
        if strong in ("L", "R", "AL"):
            return strong != "L"
    return False
