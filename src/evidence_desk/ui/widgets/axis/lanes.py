"""Bars in lanes at one zoom: with room for their titles while the lanes suffice."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_desk.desk.timeline_axis import Bar
from evidence_desk.domain.axis.lanes import pack

#: The narrowest a bar is drawn, and what is kept free behind it.
LEAST_PX = 7.0
_GAP_PX = 4.0
_LABEL_PX = 220.0
_ZOOMS_KEPT = 24
_STEPS = 2  # how many zooms to pack for there are from one to twice as close


@dataclass(frozen=True, slots=True)
class Packed:
    """Places of bars in each lane, in order of time, with their beginnings; `lane_of` turns it."""

    lanes: list[list[int]]
    starts: list[list[float]]
    lane_of: list[int]

    def in_sight(self, lane: int, start: float, end: float) -> list[int]:
        """The bars of a lane that begin in a stretch, and the one before, which may reach in."""
        starts = self.starts[lane]
        low, high = bisect_left(starts, start), bisect_right(starts, end)
        return self.lanes[lane][max(0, low - 1) : high]


class Lanes:
    """The bars of an axis; `at` gives them packed for a zoom.

    They are packed for the next wider of a few zooms, so that lanes stay as they are while one
    moves along or zooms a little: what has room there has more when one is closer.
    """

    def __init__(self, bars: Sequence[Bar] = (), labels: Sequence[float] = ()) -> None:
        self._firsts = [bar.first for bar in bars]
        self._lasts = [bar.last for bar in bars]
        self._labels = labels  # how wide each bar's words are, in pixels
        self._kept: OrderedDict[tuple[int, int], Packed] = OrderedDict()

    def at(self, px_per_s: float, room: int) -> Packed:
        """Packed for a zoom; titles get their room as long as `room` lanes are enough."""
        step = math.floor(math.log2(px_per_s) * _STEPS)
        key = (step, room)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._pack(2.0 ** (step / _STEPS), room)
            while len(self._kept) > _ZOOMS_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def _pack(self, px_per_s: float, room: int) -> Packed:
        least, gap, pad = LEAST_PX / px_per_s, _GAP_PX / px_per_s, 6 / px_per_s
        firsts = self._firsts
        ends = [
            (last if last - first > least else first + least) + gap
            for first, last in zip(firsts, self._lasts, strict=True)
        ]
        lane_of: list[int] | None = None
        for most in (_LABEL_PX, _LABEL_PX / 2.5):
            wide = [min(label, most) / px_per_s + pad for label in self._labels]
            spans = [
                (first, end if end - first > words else end + words)
                for first, end, words in zip(firsts, ends, wide, strict=True)
            ]
            lane_of = pack(spans, room)
            if lane_of is not None:
                break
        if lane_of is None:
            lane_of = pack(list(zip(firsts, ends, strict=True))) or []
        lanes: list[list[int]] = [[] for _ in range(max(lane_of, default=-1) + 1)]
        for place, lane in enumerate(lane_of):  # bars come by their beginning
            lanes[lane].append(place)
        return Packed(lanes, [[firsts[place] for place in lane] for lane in lanes], lane_of)
