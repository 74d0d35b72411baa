"""Bars side by side in as few lanes as can be, so that no two of a lane touch."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush


def pack(spans: Sequence[tuple[float, float]], most: int | None = None) -> list[int] | None:
    """A lane for each span (from, to), in their order; each takes the highest lane that is free.

    A span that ends where another begins leaves it room. None where more than `most` lanes would
    be needed.
    """
    found = [0] * len(spans)
    busy: list[tuple[float, int]] = []
    free: list[int] = []
    lanes = 0
    for at in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = spans[at]
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        if free:
            lane = heappop(free)
        else:
            lane = lanes
            lanes += 1
            if most is not None and lanes > most:
                return None
        found[at] = lane
        heappush(busy, (end, lane))
    return found
