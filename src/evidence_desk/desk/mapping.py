"""What the map shows: where items were taken and incidents happened, and how it is gathered."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import condition
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.gazetteer import point_of, read_names
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.projection import View, project
from evidence_desk.domain.query import parse
from evidence_desk.resources import resource

CELL = 46  # pixels: what lies within one is shown as one
_TOUCHING = 0.75  # of a cell: nearer than this two heaps would be drawn over each other

Ids = NDArray[np.int64]
Where = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Points:
    """Many points: ids, and their places in the unit square of the map."""

    ids: Ids
    x: Where
    y: Where

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, slots=True)
class PlaceMark:
    """A place of the gazetteer on the map; the radius is in metres."""

    id: int
    names: dict[str, str]
    lat: float
    lon: float
    x: float
    y: float
    radius_m: float | None


@dataclass(frozen=True, slots=True)
class MapContents:
    """All that a query puts on the map; `unplaced` items have no point, of `found` in all."""

    items: Points
    incidents: Points
    titles: dict[int, dict[str, str]]  # of incidents
    places: tuple[PlaceMark, ...]
    found: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Cluster:
    """Points that lie close together in a view: their middle in the unit square, and how many."""

    kind: str  # "item" or "incident"
    x: float
    y: float
    count: int
    cells: frozenset[tuple[int, int]]  # of the grid, which lies still while one pans
    members: Callable[[], Ids]  # their places among the points they were gathered from


def map_contents(library: Library, query: str = "") -> MapContents:
    """What a search puts on the map; raises UsageError where it cannot be understood.

    What has no point of its own lies at the point of the place it names. Incidents are those tied
    to what was found, without a search all of them; one that moved lies at each of its places.
    """
    items, incidents, ties = tables.items, tables.incidents, tables.ties
    occasions = tables.occasions
    with library.read() as connection:
        wanted = condition(connection, parse(query))
        found = connection.execute(
            select(func.count()).select_from(items).where(wanted)
        ).scalar_one()
        taken = _points(connection, items, wanted)
        happened: Any = incidents.c.id.is_not(None)
        if query.strip():
            happened = incidents.c.id.in_(
                select(ties.c.incident_id)
                .join(items, items.c.id == ties.c.item_id)
                .where(wanted, ties.c.incident_id.is_not(None))
            )
        events = _points(connection, incidents, happened)
        later = _points(connection, occasions, happened, occasions.c.incident_id)
        events = Points(
            *(np.concatenate([getattr(events, n), getattr(later, n)]) for n in ("ids", "x", "y"))
        )
        titles = texts_of(connection, "incident", {int(one) for one in events.ids})
        names = read_names(connection)
        known = connection.execute(
            select(tables.places).where(tables.places.c.lat.is_not(None))
        ).all()
    marks = tuple(
        PlaceMark(
            row.id, names.get(row.id, {}), row.lat, row.lon, *project(row.lat, row.lon),
            row.radius_m,
        )
        for row in known
    )  # fmt: skip
    return MapContents(taken, events, titles, marks, found, found - len(taken))


def _points(connection: Connection, owner: Any, wanted: Any, named: Any = None) -> Points:
    """Where rows of a table lie; `named` is the incident that an occasion is one of."""
    places, incidents = tables.places, tables.incidents
    source = owner.outerjoin(places, places.c.id == owner.c.place_id)
    if named is not None:
        source = source.join(incidents, incidents.c.id == named)
    lat, lon = point_of(owner)
    query = (
        select(owner.c.id if named is None else named, lat, lon)
        .select_from(source)
        .where(wanted, lat.is_not(None))
    )
    rows = connection.execute(query).all()
    table = np.array([tuple(row) for row in rows], dtype=np.float64).reshape(-1, 3)
    x, y = projected(table[:, 1], table[:, 2])
    return Points(table[:, 0].astype(np.int64), x, y)


def projected(lat: Where, lon: Where) -> tuple[Where, Where]:
    """As `projection.project`, for many points at once."""
    kept = np.clip(lat, -85.05112877980659, 85.05112877980659)
    return lon / 360 + 0.5, 0.5 - np.arcsinh(np.tan(np.radians(kept))) / (2 * np.pi)


def clusters(points: Points, kind: str, view: View, cell: int = CELL) -> list[Cluster]:
    """The points seen in a view, gathered by the cells of a grid that lies still while one pans."""
    left, top, right, bottom = view.bounds()
    size = cell / view.scale
    first_x, first_y = int(np.floor(left / size)), int(np.floor(top / size))
    wide = int(np.floor(right / size)) - first_x + 1
    high = int(np.floor(bottom / size)) - first_y + 1
    column = np.floor(points.x * (1 / size) - first_x)
    row = np.floor(points.y * (1 / size) - first_y)
    seen = np.flatnonzero((column >= 0) & (column < wide) & (row >= 0) & (row < high))
    cells = (row[seen] * wide + column[seen]).astype(np.int32)
    counts = np.bincount(cells)
    sums = [np.bincount(cells, weights=one[seen]) for one in (points.x, points.y)]
    middles = {
        int(one): (sums[0][one] / counts[one], sums[1][one] / counts[one])
        for one in np.flatnonzero(counts)
    }
    found = []
    for group in _joined(middles, counts, wide, _TOUCHING * size):
        count = int(counts[group].sum())
        cells_of = frozenset((first_x + one % wide, first_y + one // wide) for one in group)
        x, y = (float(each[group].sum() / count) for each in sums)
        found.append(Cluster(kind, x, y, count, cells_of, partial(_members, seen, cells, group)))
    return found


def _joined(
    middles: dict[int, tuple[float, float]], counts: Any, wide: int, reach: float
) -> list[list[int]]:
    """Cells in groups: where a border of the grid runs through one heap of points, it is one."""
    left = dict(middles)
    groups = []
    for one in sorted(middles, key=lambda cell: (-int(counts[cell]), cell)):
        if one not in left:
            continue
        x, y = left.pop(one)
        group = [one]
        for beside in (-wide - 1, -wide, -wide + 1, -1, 1, wide - 1, wide, wide + 1):
            other = left.get(one + beside)
            if other is not None and abs(other[0] - x) < reach and abs(other[1] - y) < reach:
                del left[one + beside]
                group.append(one + beside)
        groups.append(group)
    return groups


def _members(seen: Ids, cells: NDArray[np.int32], group: list[int]) -> Ids:
    members: Ids = seen[np.isin(cells, group)]
    return members


def spread(points: Points, members: Ids) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of some of the points, in the unit square."""
    x, y = points.x[members], points.y[members]
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())


def within(points: Points, left: float, top: float, right: float, bottom: float) -> list[int]:
    """Ids of the points in a rectangle of the unit square, in the order they were read."""
    inside = (points.x >= left) & (points.x <= right) & (points.y >= top) & (points.y <= bottom)
    return [int(one) for one in points.ids[inside]]


# ---------------------------------------------------------------- outlines

#: Kinds of line in the file of outlines.
LINES = ("coast", "border", "water")
_DETAILS = ((110, 2_500.0), (50, 25_000.0), (10, float("inf")))  # pixels a world each is good for
_WATER_ENDS = 400_000.0  # nearer than this the rivers of the file are too coarse to be true


@dataclass(frozen=True, slots=True)
class Segments:
    """Short straight lines of one kind in the unit square, with their bounds."""

    x1: Where
    y1: Where
    x2: Where
    y2: Where

    def seen(self, view: View) -> tuple[Where, Where, Where, Where]:
        """Those that may cross a view, in its pixels."""
        left, top, right, bottom = view.bounds()
        here = (
            (np.minimum(self.x1, self.x2) <= right)
            & (np.maximum(self.x1, self.x2) >= left)
            & (np.minimum(self.y1, self.y2) <= bottom)
            & (np.maximum(self.y1, self.y2) >= top)
        )
        scale = view.scale
        shift_x, shift_y = view.width / 2 - view.x * scale, view.height / 2 - view.y * scale
        return (
            self.x1[here] * scale + shift_x,
            self.y1[here] * scale + shift_y,
            self.x2[here] * scale + shift_x,
            self.y2[here] * scale + shift_y,
        )


@dataclass(frozen=True, slots=True)
class Country:
    """Where a country's name stands in the unit square, and how far from there its edge is."""

    x: float
    y: float
    room: float
    names: tuple[str, str]  # English, French


class Outlines:
    """Land, borders, lakes, rivers and names of countries, from the shipped file."""

    def __init__(self) -> None:
        self._lines: dict[str, Segments] = {}
        self._land: dict[int, Rings] = {}
        with np.load(resource("outlines.npz"), allow_pickle=False) as kept:
            for detail, _most in _DETAILS:
                name = f"land_{detail}"
                self._land[detail] = _rings(kept[name], kept[f"{name}_at"])
                self._lines[f"coast_{detail}"] = _coast(kept[name], kept[f"{name}_at"])
                for kind in ("border", "water"):
                    name = f"{kind}_{detail}"
                    if name in kept.files:
                        self._lines[name] = _segments(kept[name], kept[f"{name}_at"])
            self.countries = _countries(kept["names"], kept["names_at"])

    def land(self, view: View) -> list[tuple[Where, Where]]:
        """The rings of land that a view shows, cut off a little outside it, in its pixels."""
        detail = next(detail for detail, most in _DETAILS if view.scale <= most)
        return self._land[detail].seen(view)

    def seen(self, kind: str, view: View) -> tuple[Where, Where, Where, Where] | None:
        """The lines of a kind that a view shows, in pixels; None where there is nothing to show."""
        detail = next(detail for detail, most in _DETAILS if view.scale <= most)
        if kind == "water":
            if view.scale > _WATER_ENDS:
                return None
            detail = max(detail, 50)
        found = self._lines.get(f"{kind}_{detail}")
        return found.seen(view) if found is not None else None


@dataclass(frozen=True, slots=True)
class Rings:
    """Closed lines in the unit square, one after the other, with their bounds."""

    x: Where
    y: Where
    starts: Where
    ends: Where
    bounds: tuple[Where, Where, Where, Where]

    def seen(self, view: View) -> list[tuple[Where, Where]]:
        """Those that a view may show, cut off outside it, in its pixels."""
        left, top, right, bottom = view.bounds()
        west, north, east, south = self.bounds
        here = (west <= right) & (east >= left) & (north <= bottom) & (south >= top)
        found = []
        for at in np.flatnonzero(here):
            x, y = self.x[self.starts[at] : self.ends[at]], self.y[self.starts[at] : self.ends[at]]
            x = (x - view.x) * view.scale + view.width / 2
            y = (y - view.y) * view.scale + view.height / 2
            for low, high in ((-_BESIDE, None), (None, view.width + _BESIDE)):
                x, y = _cut(x, y, low, high)
            for low, high in ((-_BESIDE, None), (None, view.height + _BESIDE)):
                y, x = _cut(y, x, low, high)
            if len(x) > 2:
                found.append((x, y))
        return found


_BESIDE = 4.0  # pixels beyond the view at which rings are cut off, so that the cut is not seen


def _cut(a: Where, b: Where, low: float | None, high: float | None) -> tuple[Where, Where]:
    """A ring without what lies below or above a bound of its coordinate `a`."""
    bound = low if low is not None else high
    assert bound is not None
    inside = a >= bound if low is not None else a <= bound
    if inside.all():
        return a, b
    after, next_b, next_in = np.roll(a, -1), np.roll(b, -1), np.roll(inside, -1)
    crosses = inside != next_in
    with np.errstate(divide="ignore", invalid="ignore"):
        meets = b + (bound - a) / (after - a) * (next_b - b)
    keep = np.stack([inside, crosses], axis=1).ravel()
    first = np.stack([a, np.full_like(a, bound)], axis=1).ravel()[keep]
    return first, np.stack([b, meets], axis=1).ravel()[keep]


def _rings(steps: Any, starts: Any) -> Rings:
    lon, lat = np.cumsum(steps, axis=1) / 10_000
    x, y = projected(lat, lon)
    made = [
        one
        for ring in zip(np.split(x, starts[1:]), np.split(y, starts[1:]), strict=True)
        for one in _unrolled(*ring)
    ]
    x, y = np.concatenate([one for one, _ in made]), np.concatenate([one for _, one in made])
    starts = np.cumsum([0, *(len(one) for one, _ in made[:-1])])
    bounds = (
        np.minimum.reduceat(x, starts),
        np.minimum.reduceat(y, starts),
        np.maximum.reduceat(x, starts),
        np.maximum.reduceat(y, starts),
    )
    return Rings(x, y, starts, np.append(starts[1:], len(x)), bounds)


def _unrolled(x: Where, y: Where) -> list[tuple[Where, Where]]:
    """A ring that goes on where it runs over 180°, once for each side of the map it is seen on."""
    steps = np.diff(x)
    over = np.abs(steps) > 0.5
    if not over.any():
        return [(x, y)]
    x = x + np.append(0.0, np.cumsum(np.where(over, -np.sign(steps), 0.0)))
    if abs(x[-1] - x[0]) > 0.5:  # round the pole, which is below the map
        x, y = np.append(x, [x[-1], x[0]]), np.append(y, [1.0, 1.0])
    return [(x + shift, y) for shift in (-1, 0, 1) if x.max() + shift > 0 and x.min() + shift < 1]


def _coast(steps: Any, starts: Any) -> Segments:
    """The edges of land, without where the sheet of the map was cut: along 180° and at the pole."""
    lon, lat = np.cumsum(steps, axis=1) / 10_000
    edge = np.abs(lon) >= 179.99
    polar = lat < -85
    seam = (edge[:-1] & edge[1:]) | (polar[:-1] | polar[1:])
    return _segments(steps, starts, np.append(False, seam))


def _countries(names: Any, places: Any) -> tuple[Country, ...]:
    lon, lat, room = places.T / 10_000
    x, y = projected(lat, lon)
    wide = room / 360 / np.cos(np.radians(lat))
    return tuple(
        Country(float(one), float(other), float(far), (str(said[0]), str(said[1])))
        for one, other, far, said in zip(x, y, wide, names, strict=True)
    )


def _segments(steps: Any, starts: Any, without: Any = None) -> Segments:
    lon, lat = np.cumsum(steps, axis=1) / 10_000
    x, y = projected(lat, lon)
    joined = np.ones(len(x), dtype=bool)
    if without is not None:
        joined &= ~without
    joined[starts] = False  # a line's first point is joined to nothing before it
    joined[1:] &= np.abs(np.diff(x)) < 0.5  # over 180° the line comes in on the other side
    after = np.flatnonzero(joined)
    return Segments(x[after - 1], y[after - 1], x[after], y[after])


def some(points: Points, ids: Collection[int]) -> Points:
    """Those of the points that have one of these ids."""
    here = np.isin(points.ids, np.fromiter(ids, dtype=np.int64))
    return Points(points.ids[here], points.x[here], points.y[here])
