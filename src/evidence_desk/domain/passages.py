"""Words found in a running text, whatever their accents, capitals and line breaks."""

from __future__ import annotations

import re
import unicodedata


def occurrences(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, from and until, in order; any white space is as good as a blank.

    Unlike a search, which finds the beginnings of words, this finds letters anywhere.
    """
    wanted = [re.escape(part) for part in folded(words)[0].split()]
    if not wanted:
        return []
    plain, at = folded(text)
    at.append(len(text))
    return [
        (at[match.start()], at[match.end() - 1] + 1)
        for match in re.finditer(r"\s+".join(wanted), plain)
    ]


def mentions(text: str, words: str, *, whole: bool) -> list[tuple[int, int]]:
    """Where words are meant, from and until, in order: also parted at a line's end or letterspaced.

    `whole` asks for words of their own and overlooks blanks inside them, which the spacing of a
    page brings about; else letters inside longer words are found too. Meant for proposals, which
    somebody looks at: rather one too many.
    """
    parts = [_letters(part) for part in folded(words)[0].split()]
    parts = [part for part in parts if part]
    if not parts:
        return []
    inside = _PARTED + (r"\s{0,2}" if whole else "")
    close = rf"[\s{_HYPHENS}]+".join(inside.join(part) for part in parts)
    wide = r"\s+".join(one for part in parts for one in part)
    pattern = f"(?:{close}|{wide})"
    if whole:
        pattern = rf"(?<!\w){pattern}(?!\w)"
    plain, at = folded(text)
    at.append(len(text))
    return [(at[one.start()], at[one.end() - 1] + 1) for one in re.finditer(pattern, plain)]


#: Hyphens, and the two signs that stand in a page's text for one at a line's end.
_HYPHENS = "\\-\u2010\u2011\u0002\ufffe"
_PARTED = f"[\u00ad\u200b-\u200d\u2060]*(?:[{_HYPHENS}]\\s{{0,3}})?"


def _letters(part: str) -> list[str]:
    return [re.escape(one) for one in part]


def folded(text: str) -> tuple[str, list[int]]:
    """The text as the search compares it, and for each of its signs the place it came from."""
    if text.isascii():
        return text.lower(), list(range(len(text)))
    plain, at = [], []
    for place, sign in enumerate(text):
        for part in unicodedata.normalize("NFD", sign.casefold()):
            if not unicodedata.combining(part):
                plain.append(part)
                at.append(place)
    return "".join(plain), at
