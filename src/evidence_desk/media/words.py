"""Strings out of files, made fit to be stored and shown: no controls, no lone surrogates."""

from __future__ import annotations

import unicodedata

_KEPT = {"\n", "\t"}


def plain(text: str, limit: int) -> str:
    """One line of plain text of at most `limit` characters, without padding or controls."""
    kept = "".join(
        " " if character in "\r\n\t" else character
        for character in _valid(text[: 4 * limit])
        if character in "\r\n\t" or unicodedata.category(character) not in ("Cc", "Cs", "Cn")
    )
    return " ".join(kept.split())[:limit].strip()


def reading(text: str, limit: int) -> str:
    """Text of many lines for reading and search, of at most `limit` characters."""
    joined = _valid(text[:limit]).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        character
        for character in joined
        if character in _KEPT or unicodedata.category(character) not in ("Cc", "Cs")
    )


def _valid(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
