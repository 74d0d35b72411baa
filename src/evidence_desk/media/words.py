"""Strings out of files, made fit to be stored and shown: no controls, no lone surrogates."""

from __future__ import annotations

import re
import unicodedata

#: Category Cc, but for the end of a line and the tabulator.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def plain(text: str, limit: int) -> str:
    """One line of plain text of at most `limit` characters, without padding or controls."""
    text = text[: 4 * limit]
    if text.isprintable():  # nearly all text: no controls, no line ends
        return " ".join(text.split())[:limit].strip()
    kept = "".join(
        " " if character in "\r\n\t" else character
        for character in _valid(text)
        if character in "\r\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Cn")
    )
    return " ".join(kept.split())[:limit].strip()


def reading(text: str, limit: int) -> str:
    """Text of many lines for reading and search, of at most `limit` characters."""
    joined = _valid(text[:limit]).replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", joined)


def _valid(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
