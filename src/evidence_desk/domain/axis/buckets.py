"""How many moments fall into each bucket of time; buckets keep their edges as one moves along."""

from __future__ import annotations

import itertools
import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Buckets:
    """Counts from `start` on, each of `step` seconds; a moment on an edge counts to its right."""

    start: float
    step: float
    counts: list[int]

    def edge(self, number: int) -> float:
        """Where a bucket begins."""
        return self.start + number * self.step

    def clusters(self) -> Iterator[tuple[int, int, int]]:
        """Buckets with something in them that follow each other: first, after the last, count."""
        first, total = -1, 0
        for number, count in enumerate([*self.counts, 0]):
            if count and first < 0:
                first = number
            if count:
                total += count
            elif first >= 0:
                yield first, number, total
                first, total = -1, 0


def bucket_step(px_per_s: float, px: float) -> float:
    """How long a bucket of `px` to twice as many pixels is: a power of two, in seconds.

    As a power of two it has the same edges wherever one looks, and closer ones halve it.
    """
    return float(2.0 ** math.ceil(math.log2(px / px_per_s)))


def bucketed(moments: Sequence[float], start: float, end: float, step: float) -> Buckets:
    """The rising `moments` counted from the edge at or before `start` to the one after `end`."""
    low = math.floor(start / step)
    high = math.floor(end / step) + 1
    cuts = [bisect_left(moments, number * step) for number in range(low, high + 1)]
    counts = [after - before for before, after in itertools.pairwise(cuts)]
    return Buckets(low * step, step, counts)
