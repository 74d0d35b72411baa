"""Stretches of time in which nothing lies."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence


def gaps_between(spans: Iterable[tuple[float, float]], least: float) -> list[tuple[float, float]]:
    """The stretches of at least `least` seconds between spans, in order of time."""
    found: list[tuple[float, float]] = []
    reached: float | None = None
    for first, last in sorted(spans):
        if reached is not None and first - reached >= least:
            found.append((reached, first))
        reached = last if reached is None else max(reached, last)
    return found


class Gaps:
    """Gaps to be asked for those in sight that are long enough to be shown."""

    def __init__(self, gaps: Sequence[tuple[float, float]] = ()) -> None:
        self._gaps = gaps
        self._starts = [start for start, _ in gaps]
        self._ends = [end for _, end in gaps]
        self._longest = sorted(gaps, key=lambda gap: gap[0] - gap[1])
        self._lengths = [start - end for start, end in self._longest]  # rising, below zero

    def in_sight(self, start: float, end: float, least: float) -> list[tuple[float, float]]:
        """Those that reach into start to end and are at least `least` seconds long."""
        long = bisect_right(self._lengths, -least)
        low, high = bisect_right(self._ends, start), bisect_left(self._starts, end)
        if long <= high - low:
            found = [gap for gap in self._longest[:long] if gap[1] > start and gap[0] < end]
            return sorted(found)
        return [gap for gap in self._gaps[low:high] if gap[1] - gap[0] >= least]
