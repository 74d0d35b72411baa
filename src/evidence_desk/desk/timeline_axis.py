"""Everything that has a time, read at once and compact enough to be drawn while one moves."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, select, text

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.incident_search import incident_ids
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.axis.gaps import Gaps, gaps_between
from evidence_desk.domain.axis.moments import DAY, MINUTE, OPEN_FIRST, OPEN_LAST, to_seconds
from evidence_desk.domain.items import make_ref

_LEAST_GAP = 10 * MINUTE


@dataclass(frozen=True, slots=True)
class Bar:
    """One date of an incident, in EDTF: `first` to `last` in seconds of the axis.

    Where an end is open, it lies at the far end of all there is. `again` is the number of the
    occasion it is the date of, None for the incident's own date.
    """

    incident: int
    ref: str
    titles: Mapping[str, str]
    date: str
    first: float
    last: float
    uncertain: bool
    approximate: bool
    open_first: bool
    open_last: bool
    again: int | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    """Bars by their beginning, and items by the middle of what their date may mean.

    `item_ids`, `item_at`, `item_first` and `item_last` belong together; `firsts` and `lasts` are
    each in order of their own. An open end of an item lies at the end that is known. `undated`
    are the incidents without any date.
    """

    first: float = 0.0
    last: float = DAY
    bars: tuple[Bar, ...] = ()
    links: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    item_ids: array[int] = field(default_factory=lambda: array("q"))
    item_at: array[float] = field(default_factory=lambda: array("d"))
    item_first: array[float] = field(default_factory=lambda: array("d"))
    item_last: array[float] = field(default_factory=lambda: array("d"))
    firsts: array[float] = field(default_factory=lambda: array("d"))
    lasts: array[float] = field(default_factory=lambda: array("d"))
    gaps: Gaps = field(default_factory=Gaps)
    undated: tuple[tuple[str, Mapping[str, str]], ...] = ()
    undated_items: int = 0

    def only(self, incidents: Collection[int]) -> Axis:
        """The same with some of the incidents."""
        refs = {make_ref("incident", number) for number in incidents}
        return replace(
            self,
            bars=tuple(bar for bar in self.bars if bar.incident in incidents),
            undated=tuple(one for one in self.undated if one[0] in refs),
        )


# The middle is worked out and sorted by SQLite, which is quicker at it than we are.
_ITEMS = text(
    """
    WITH spans AS (
        SELECT id,
            CAST(strftime('%s', captured_earliest) AS REAL) AS first,
            CAST(strftime('%s', captured_latest) AS REAL) AS last
        FROM items WHERE captured_earliest IS NOT NULL AND captured_latest IS NOT NULL
    ), known AS (
        SELECT id,
            CASE WHEN first <= :open_first THEN last ELSE first END AS first,
            CASE WHEN last >= :open_last THEN first ELSE last END AS last
        FROM spans
    )
    SELECT id, first, last, (first + last) / 2 AS at FROM known ORDER BY at, id
    """
)


def search_axis(library: Library, query: str, whole: Axis | None = None) -> tuple[Axis, Axis]:
    """The whole axis, and what a search for incidents leaves of it.

    `whole` is what was read before, where nothing has changed since: reading takes a second of
    100,000 items. Raises UsageError if the search cannot be understood.
    """
    found = frozenset(incident_ids(library, query)) if query else None
    whole = whole or read_axis(library)
    return whole, whole if found is None else whole.only(found)


def read_axis(library: Library) -> Axis:
    """Everything dated in the library, and how much is not."""
    with library.read() as connection:
        rows = connection.execute(
            _ITEMS, {"open_first": OPEN_FIRST, "open_last": OPEN_LAST}
        ).fetchall()
        ids, firsts, lasts, middles = zip(*rows, strict=True) if rows else ((), (), (), ())
        bars, undated = _bars(connection)
        spans = [_known(bar) for bar in bars]
        known = [moment for span in spans for moment in span]
        first = min([*known, *firsts], default=0.0)
        last = max([*known, *lasts], default=DAY)
        margin = max((last - first) / 50, DAY / 24)
        first, last = first - margin, last + 5 * margin  # words stand behind what they name
        spans += zip(firsts, lasts, strict=True)
        return Axis(
            first=first,
            last=last,
            bars=tuple(sorted((_closed(bar, first, last) for bar in bars), key=_order)),
            links=_links(connection),
            item_ids=array("q", ids),
            item_at=array("d", middles),
            item_first=array("d", firsts),
            item_last=array("d", lasts),
            firsts=array("d", sorted(firsts)),
            lasts=array("d", sorted(lasts)),
            gaps=Gaps(gaps_between(spans, _LEAST_GAP)),
            undated=undated,
            undated_items=connection.execute(
                text("SELECT count(*) FROM items WHERE captured_earliest IS NULL")
            ).scalar_one(),
        )


def _bars(
    connection: Connection,
) -> tuple[list[Bar], tuple[tuple[str, Mapping[str, str]], ...]]:
    own, again = tables.incidents, tables.occasions
    incidents = connection.execute(
        select(own.c.id, own.c.date, own.c.date_earliest, own.c.date_latest).order_by(own.c.id)
    ).all()
    titles = texts_of(connection, "incident", [row.id for row in incidents])
    bars = [
        _bar(row.id, row, titles.get(row.id, {}))
        for row in incidents
        if row.date_earliest is not None
    ]
    for row in connection.execute(select(again).where(again.c.date_earliest.is_not(None))):
        bars.append(_bar(row.incident_id, row, titles.get(row.incident_id, {}), row.id))
    dated = {bar.incident for bar in bars}
    undated = tuple(
        (make_ref("incident", row.id), titles.get(row.id, {}))
        for row in incidents
        if row.id not in dated
    )
    return bars, undated


def _bar(incident: int, row: Any, titles: Mapping[str, str], again: int | None = None) -> Bar:
    date = row.date or ""
    first = to_seconds(row.date_earliest)
    last = to_seconds(row.date_latest)
    return Bar(
        incident=incident,
        ref=make_ref("incident", incident),
        titles=titles,
        date=date,
        first=first,
        last=last,
        uncertain="?" in date or "%" in date,
        approximate="~" in date or "%" in date,
        open_first=first <= OPEN_FIRST,
        open_last=last >= OPEN_LAST,
        again=again,
    )


def _known(bar: Bar) -> tuple[float, float]:
    """From when to when an incident is known to have been; an open end is where it is known."""
    first = bar.last if bar.open_first else bar.first
    return first, first if bar.open_last else bar.last


def _closed(bar: Bar, first: float, last: float) -> Bar:
    if not (bar.open_first or bar.open_last):
        return bar
    return replace(
        bar,
        first=first if bar.open_first else bar.first,
        last=last if bar.open_last else bar.last,
    )


def _order(bar: Bar) -> tuple[float, float, int]:
    return bar.first, bar.last, bar.incident


def _links(connection: Connection) -> dict[int, tuple[int, ...]]:
    table = tables.incident_ties
    found: dict[int, set[int]] = {}
    rows = connection.execute(
        select(table.c.incident_id, table.c.linked_id).where(table.c.linked_id.is_not(None))
    )
    for one, other in rows:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {number: tuple(sorted(others)) for number, others in found.items()}
