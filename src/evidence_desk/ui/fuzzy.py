"""How well a few typed letters fit a name: pure, for the palette."""

from __future__ import annotations

import unicodedata


def score(wanted: str, text: str) -> float:
    """0 when the letters of `wanted` are not in `text` in order; more for a better fit.

    Words that begin as typed count most, then runs of letters, then letters anywhere; case and
    accents do not matter. ``score("go inc", "Go to incident") > score("go inc", "going once")``.
    """
    needle, hay = _plain(wanted), _plain(text)
    if not needle:
        return 1.0
    words = needle.split()
    found = [_word(word, hay) for word in words]
    if all(found):
        return sum(found) / len(found) + 1 / (10 + len(hay))
    run = _letters(needle.replace(" ", ""), hay)
    return run / 2


def _word(word: str, hay: str) -> float:
    """How well one typed word fits: at a word's beginning, or inside."""
    at = hay.find(word)
    if at < 0:
        return 0.0
    if at == 0:
        return 3.0
    if f" {word}" in hay:
        return 2.5
    return 1.2 if len(word) > 2 else 0.0


def _letters(needle: str, hay: str) -> float:
    """Letters in order with gaps: the share that begin words or follow their neighbour."""
    position, good = -1, 0
    for letter in needle:
        at = hay.find(letter, position + 1)
        start = hay.find(f" {letter}", max(position, 0))
        if at < 0:
            return 0.0
        if at == position + 1 or at == 0:
            good += 1
        elif start >= 0:
            at = start + 1
            good += 1
        position = at
    share = good / len(needle)
    return share if share >= 0.6 else 0.0


def _plain(text: str) -> str:
    """Without case or accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return " ".join("".join(c for c in parts if not unicodedata.combining(c)).split())
