"""Text broken into lines by how wide its words are."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

#: Where a word that no line can hold is cut, if one of these is near.
_SEAMS = frozenset("-_/.,;:|\\")


def broken(text: str, wide: Callable[[str], float], room: float) -> Iterator[str]:
    """The lines of one paragraph, none wider than `room`; `wide` measures words and spaces.

    Lines break at spaces. A word wider than a line is cut: behind a sign that parts it, if one is
    in the last third of the line. White space where a line breaks is dropped.
    """
    space = wide(" ")
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        takes = wide(word)
        if line and used + space + takes > room:
            yield " ".join(line).rstrip()
            line, used = [], 0.0
        while takes > room and len(word) > 1:
            at = _cut(word, wide, room)
            yield word[:at]
            word = word[at:]
            takes = wide(word)
        used += takes + (space if line else 0.0)
        line.append(word)
    if line:
        yield " ".join(line).rstrip()


def _cut(word: str, wide: Callable[[str], float], room: float) -> int:
    """How many signs of a word fill a line; at least one."""
    most = max(_fitting(word, wide, room), 1)
    for at in range(most, most * 2 // 3, -1):
        if word[at - 1] in _SEAMS:
            return at
    return most


def _fitting(text: str, wide: Callable[[str], float], room: float) -> int:
    """How many of its first signs are no wider than `room`."""
    return bisect_right(range(1, len(text) + 1), room, key=lambda count: wide(text[:count]))


def shortened(text: str, wide: Callable[[str], float], room: float) -> str:
    """The text on one line, cut with an ellipsis where it does not fit."""
    if wide(text) <= room:
        return text
    kept = _fitting(text, lambda part: wide(part + "…"), room)
    return text[:kept].rstrip() + "…"
