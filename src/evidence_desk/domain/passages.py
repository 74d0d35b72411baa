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
