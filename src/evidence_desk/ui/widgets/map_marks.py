"""What stands on the map in a view: clusters of items and incidents, places; and their words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from evidence_desk.desk.mapping import Cluster, MapContents, PlaceMark, Points, clusters
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.projection import View
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr

STEM = 20  # pixels an incident stands above its point, so that both can be seen
_GAP = 3.0  # between a mark and its name
_SINGLE, _SMALLEST = 7.0, 11.0  # radius of one item, and of the least cluster


@dataclass(frozen=True, slots=True, eq=False)
class Mark:
    """One thing that can be pointed at: a cluster of items or incidents, or a place."""

    kind: str  # "item", "incident" or "place"
    at: QPointF  # where it is drawn, in pixels
    radius: float
    cluster: Cluster | None = None
    place: PlaceMark | None = None

    @property
    def count(self) -> int:
        """How many things it stands for."""
        return self.cluster.count if self.cluster is not None else 1

    def holds(self, where: QPointF) -> bool:
        """Whether a pixel lies on it."""
        reach = self.radius + 3
        return QRectF(self.at.x() - reach, self.at.y() - reach, 2 * reach, 2 * reach).contains(
            where
        )


def marks(contents: MapContents, view: View) -> list[Mark]:
    """Everything seen in a view."""
    found = [_clustered(one, view) for one in clusters(contents.items, "item", view)]
    found += [_clustered(one, view) for one in clusters(contents.incidents, "incident", view)]
    for place in contents.places:
        x, y = view.to_screen(place.x, place.y)
        if -20 <= x <= view.width + 20 and -20 <= y <= view.height + 20:
            found.append(Mark("place", QPointF(x, y), 5.0, place=place))
    return found


def seen_from(found: list[Mark], left: float, top: float, view: View) -> list[Mark]:
    """Those of a wider view that this one shows, as one reads: from the top, then from the left.

    `left` and `top` are where the view lies in the wider one, in pixels.
    """
    shift = QPointF(left, top)
    seen = QRectF(-24, -24 - STEM, view.width + 48, view.height + 48 + STEM)
    here = [
        Mark(one.kind, at, one.radius, one.cluster, one.place)
        for one in found
        if seen.contains(at := one.at - shift)
    ]
    return sorted(here, key=lambda one: (int(one.at.y()) // 40, one.at.x()))


def beside(
    named: Sequence[Mark],
    sizes: Sequence[tuple[float, float]],
    found: Sequence[Mark],
    seen: tuple[float, float],
) -> list[QRectF | None]:
    """Where the name of each mark goes: right of it, left, below or above.

    `sizes` are the names' widths and heights, `found` all marks that are seen, `seen` the view's
    width and height. A name keeps clear of marks and of names before it, and of what lies over its
    own mark; None where there is no room for it.
    """
    taken = np.array([_square(one) for one in found]).reshape(-1, 4)
    placed: list[QRectF | None] = []
    for mark, (width, high) in zip(named, sizes, strict=True):
        own = np.array(_square(mark))
        over = np.vstack([own, taken[_touching(taken, own)]])
        left, top = over[:, 0].min() - _GAP, over[:, 1].min() - _GAP
        right, bottom = over[:, 2].max() + _GAP, over[:, 3].max() + _GAP
        x, y = mark.at.x(), mark.at.y()
        for at in (
            (right, y - high / 2),
            (left - width, y - high / 2),
            (x - width / 2, bottom),
            (x - width / 2, top - high),
        ):
            box = np.array((*at, at[0] + width, at[1] + high))
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= seen[0] and box[3] <= seen[1]
            if inside and not _touching(taken, box).any():
                taken = np.vstack([taken, box])
                placed.append(QRectF(box[0], box[1], width, high))
                break
        else:
            placed.append(None)
    return placed


def _square(mark: Mark) -> tuple[float, float, float, float]:
    """What a mark takes up: left, top, right, bottom."""
    x, y, reach = mark.at.x(), mark.at.y(), mark.radius + 2
    return x - reach, y - reach, x + reach, y + reach


def _touching(boxes: np.ndarray, box: np.ndarray) -> np.ndarray:
    before = (boxes[:, :2] < box[2:]).all(axis=1)
    behind = (boxes[:, 2:] > box[:2]).all(axis=1)
    return np.asarray(before & behind)


def _clustered(one: Cluster, view: View) -> Mark:
    x, y = view.to_screen(one.x, one.y)
    radius = _SINGLE if one.count == 1 else _SMALLEST + 3.2 * (len(str(one.count)) - 1)
    if one.kind == "incident":
        y -= STEM
    return Mark(one.kind, QPointF(x, y), radius, cluster=one)


def ids_of(mark: Mark, points: Points) -> list[int]:
    """The items or incidents a mark stands for."""
    if mark.cluster is None:
        return []
    return [int(one) for one in points.ids[mark.cluster.members()]]


def words_of(mark: Mark, contents: MapContents, language: str) -> str:
    """What a mark is, in words, for whoever points at it or cannot see it."""
    if mark.place is not None:
        return tr("Place: {name}", name=label_of(mark, contents, language))
    if mark.kind == "item":
        if mark.count == 1:
            return make_ref("item", ids_of(mark, contents.items)[0])
        return tr("%n item(s)", n=mark.count)
    if mark.count > 1:
        return tr("%n incident(s)", n=mark.count)
    number = ids_of(mark, contents.incidents)[0]
    title = wording.in_language(contents.titles.get(number, {}), language)
    return f"{make_ref('incident', number)} {title}".strip()


def label_of(mark: Mark, contents: MapContents, language: str) -> str:
    """What stands beside a mark."""
    if mark.place is not None:
        return wording.in_language(mark.place.names, language)
    return words_of(mark, contents, language)
