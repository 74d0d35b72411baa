"""Bars in lanes at one zoom: with room for their titles while the lanes suffice."""

from __future__ import annotations

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
    """The bars of an axis; `at` gives them packed for a zoom, which moving along never changes."""

    def __init__(self, bars: Sequence[Bar] = (), labels: Sequence[float] = ()) -> None:
        self._bars = bars
        self._labels = labels  # how wide each bar's words are, in pixels
        self._kept: OrderedDict[tuple[float, int], Packed] = OrderedDict()

    def at(self, px_per_s: float, room: int) -> Packed:
        """Packed for a zoom; titles get their room as long as `room` lanes are enough."""
        key = (px_per_s, room)
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = self._pack(px_per_s, room)
            while len(self._kept) > _ZOOMS_KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(key)
        return found

    def _pack(self, px_per_s: float, room: int) -> Packed:
        edges = [
            (bar.first * px_per_s, max(bar.last * px_per_s, bar.first * px_per_s + LEAST_PX))
            for bar in self._bars
        ]
        lane_of: list[int] | None = None
        for most in (_LABEL_PX, _LABEL_PX / 2.5):
            wide = (
                (left, max(right, min(left + label + 6, right + min(label, most))) + _GAP_PX)
                for (left, right), label in zip(edges, self._labels, strict=True)
            )
            lane_of = pack(list(wide), room)
            if lane_of is not None:
                break
        if lane_of is None:
            lane_of = pack([(left, right + _GAP_PX) for left, right in edges]) or []
        lanes: list[list[int]] = [[] for _ in range(max(lane_of, default=-1) + 1)]
        for place, lane in enumerate(lane_of):  # bars come by their beginning
            lanes[lane].append(place)
        starts = [[self._bars[place].first for place in lane] for lane in lanes]
        return Packed(lanes, starts, lane_of)
