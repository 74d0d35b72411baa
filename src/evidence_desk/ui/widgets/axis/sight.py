"""What is in sight of the axis at one moment, and where; nothing is drawn here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPixmap

from evidence_desk.desk.timeline_axis import Axis
from evidence_desk.domain.axis.buckets import Buckets, bucket_step, bucketed
from evidence_desk.domain.axis.scale import Scale
from evidence_desk.ui.widgets.axis.lanes import LEAST_PX, Packed

#: Up to so many items in sight are drawn one by one.
MOST_SINGLES = 400
_BUCKET_PX = 2.0
THUMB = 52
_LEAST_LANES = 3  # below so many, pictures of items give way to incidents


@dataclass(frozen=True, slots=True)
class Rows:
    """From top to bottom: ruler, lanes, density, items."""

    ruler: QRectF
    lanes: QRectF
    density: QRectF
    items: QRectF
    lane_height: float

    @classmethod
    def of(cls, width: float, height: float, line: float) -> Rows:
        """Rows of a view of this size; `line` is the height of a line of text."""
        ruler, density, items = 2 * line + 10, 2 * line + 24, line + THUMB + 12
        if height < ruler + density + items + _LEAST_LANES * (line + 9):
            items = line  # dots without pictures: incidents come first
        lanes = max(line, height - ruler - density - items)
        return cls(
            QRectF(0, 0, width, ruler),
            QRectF(0, ruler, width, lanes),
            QRectF(0, ruler + lanes, width, density),
            QRectF(0, ruler + lanes + density, width, items),
            line + 9,
        )


@dataclass(frozen=True, slots=True)
class Single:
    """One item drawn by itself: a dot, and its picture where there is room for it."""

    id: int
    x: float
    first: float
    last: float
    picture: QRectF | None


@dataclass(frozen=True, slots=True)
class Sight:
    """The axis as it is looked at: `down` is how far the lanes are scrolled, in pixels.

    `chosen` is the incident in hand, `over` the place of the bar something is dragged over,
    `picked` the moments of the selected items, rising, and `picked_ids` which these are.
    """

    axis: Axis
    scale: Scale
    rows: Rows
    packed: Packed
    labels: Sequence[str]
    label_widths: Sequence[float]
    down: float = 0.0
    chosen: int | None = None
    over: int | None = None
    picked: Sequence[float] = ()
    picked_ids: frozenset[int] = frozenset()
    picture: Callable[[int], QPixmap | None] = lambda _: None
    language: str = "en"
    focused: bool = False

    # ------------------------------------------------------------ bars

    def bar_rect(self, place: int) -> QRectF:
        """Where a bar is; its sides are kept near the view, however long it is."""
        bar = self.axis.bars[place]
        scale = self.scale
        px = scale.width / scale.span
        left = max(-50.0, (bar.first - scale.start) * px)
        right = min(scale.width + 50.0, (bar.last - scale.start) * px)
        top = self.rows.lanes.top() + self.packed.lane_of[place] * self.rows.lane_height
        height = self.rows.lane_height - 5
        return QRectF(left, top - self.down + 3, max(LEAST_PX, right - left), height)

    def visible_lanes(self) -> range:
        """The lanes in sight."""
        low = int(self.down // self.rows.lane_height)
        high = int((self.down + self.rows.lanes.height()) // self.rows.lane_height) + 1
        return range(low, min(high, len(self.packed.lanes)))

    def bar_at(self, point: QPointF) -> int | None:
        """The bar at a point, by itself or its words."""
        if not self.rows.lanes.contains(point):
            return None
        lane = int((point.y() - self.rows.lanes.top() + self.down) // self.rows.lane_height)
        if not 0 <= lane < len(self.packed.lanes):
            return None
        reach = self.scale.seconds(point.x() - 260)
        found = None
        for place in self.packed.in_sight(lane, reach, self.scale.seconds(point.x() + 2)):
            rect = self.bar_rect(place)
            words = rect.right() + 4 + min(self.label_widths[place], 220)
            inside = rect.width() >= self.label_widths[place] + 10
            if rect.left() - 2 <= point.x() <= (rect.right() if inside else words):
                found = place  # a later one lies over the words of the one before
        return found

    def places_of(self, incident: int) -> list[int]:
        """The bars of an incident, by time."""
        return [at for at, bar in enumerate(self.axis.bars) if bar.incident == incident]

    # ------------------------------------------------------------ items

    def item_span(self) -> tuple[int, int]:
        """The places of the items in sight: first, and after the last."""
        at = self.axis.item_at
        return bisect_left(at, self.scale.start), bisect_right(at, self.scale.end)

    def vaguer(self) -> int:
        """How many items not in sight may belong here, by dates that say less."""
        low, high = self.item_span()
        reach = bisect_right(self.axis.firsts, self.scale.end)
        return max(0, reach - bisect_left(self.axis.lasts, self.scale.start) - (high - low))

    def buckets(self) -> Buckets:
        """The items in sight, counted."""
        step = bucket_step(self.scale.px_per_s, _BUCKET_PX)
        return bucketed(self.axis.item_at, self.scale.start, self.scale.end, step)

    def picked_buckets(self) -> Buckets:
        """The selected items in sight, counted in the same buckets."""
        step = bucket_step(self.scale.px_per_s, _BUCKET_PX)
        return bucketed(self.picked, self.scale.start, self.scale.end, step)

    def singles(self) -> list[Single]:
        """Items one by one; none while there are too many."""
        low, high = self.item_span()
        if high - low > MOST_SINGLES:
            return []
        found: list[Single] = []
        free = -1e9
        top = self.rows.items.bottom() - THUMB - 4
        axis, scale = self.axis, self.scale
        pictured = self.rows.items.height() > THUMB
        for at in range(low, high):
            x = scale.x(axis.item_at[at])
            picture = None
            if pictured and x - THUMB / 2 >= free:
                picture = QRectF(x - THUMB / 2, top, THUMB, THUMB)
                free = x + THUMB / 2 + 3
            first, last = scale.x(axis.item_first[at]), scale.x(axis.item_last[at])
            found.append(Single(axis.item_ids[at], x, first, last, picture))
        return found

    def dot_y(self) -> float:
        """How high the dots of items lie."""
        return self.rows.items.top() + 8

    def items_at(self, point: QPointF) -> list[int]:
        """The items at a point: one by its dot or picture, or all of a column of the density."""
        if self.rows.items.contains(point):
            singles = self.singles()
            for one in singles:
                if one.picture is not None and one.picture.contains(point):
                    return [one.id]
            near = min(singles, key=lambda one: abs(one.x - point.x()), default=None)
            if near is not None and abs(near.x - point.x()) <= 6:
                return [near.id]
            return []
        if not self.rows.density.contains(point):
            return []
        buckets = self.buckets()
        number = int((self.scale.seconds(point.x()) - buckets.start) // buckets.step)
        for column in (number, number - 1, number + 1):  # a column is thin
            if 0 <= column < len(buckets.counts) and buckets.counts[column]:
                at = self.axis.item_at
                low = bisect_left(at, buckets.edge(column))
                high = bisect_left(at, buckets.edge(column + 1))
                return list(self.axis.item_ids[low:high])
        return []
