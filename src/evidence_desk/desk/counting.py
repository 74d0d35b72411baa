"""How many items of each sort a query finds: the numbers of the navigator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Integer,
    MetaData,
    Select,
    Table,
    func,
    select,
    text,
)

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import found_ids
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.query import parse

items, ties = tables.items, tables.ties


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items of each sort a query finds; keys are ids where a record is meant.

    Sections and terms count what is tied to those below them, as `section:` and `tag:` find it;
    a date that spans several months counts in each of them.
    """

    total: int
    to_look_at: int
    no_incident: int
    no_section: int
    missing: int
    problems: int
    by_kind: dict[str, int]
    by_status: dict[str, int]
    by_access: dict[str, int]
    by_rank: dict[int, int]
    by_year: dict[int, int]
    by_month: dict[str, int]
    undated: int
    incidents: dict[int, int]
    sections: dict[int, int]
    terms: dict[int, int]
    sources: dict[int, int]
    editions: dict[int, int]


def counts(library: Library, query: str = "") -> Counts:
    """How many items of each sort there are among those a query finds."""
    tree = parse(query)
    with library.read() as connection:
        found = _find(connection, found_ids(connection, tree)) if tree.nodes else None
        return _Counting(connection, found).everything()


#: What a query finds, kept for the moment in the connection's own memory: it is asked once and
#: counted in a dozen ways.
_found = Table("found", MetaData(schema="temp"), Column("id", Integer, primary_key=True))


#: From so many items on it is quicker to walk through an index than to look each item up in it.
_MANY = 500


def _find(connection: Connection, wanted: Select[Any]) -> int:
    connection.execute(text("CREATE TEMP TABLE IF NOT EXISTS found (id INTEGER PRIMARY KEY)"))
    connection.execute(_found.delete())
    return connection.execute(_found.insert().from_select(["id"], wanted)).rowcount


class _Counting:
    """One set of items, counted in all the ways the navigator shows."""

    def __init__(self, connection: Connection, found: int | None) -> None:
        self._connection = connection
        self._found = found  # how many `_find` found; None: all items are meant

    def everything(self) -> Counts:
        sorts = self._sorts()
        months, years, undated = self._times()
        total = sum(count for *_, count in sorts)
        incident_ids = self._tied(ties.c.incident_id)
        return Counts(
            total=total,
            to_look_at=sum(count for _, status, *_, count in sorts if status == "new"),
            no_incident=total - self._distinct(ties.c.incident_id.is_not(None)),
            no_section=total - self._distinct(ties.c.section_id.is_not(None)),
            missing=self._missing(),
            problems=self._count(items.c.problem.is_not(None)),
            by_kind=_sums((row[0], row[-1]) for row in sorts),
            by_status=_sums((row[1], row[-1]) for row in sorts),
            by_access=_sums((row[2], row[-1]) for row in sorts),
            by_rank=_sums((row[3], row[-1]) for row in sorts),
            by_year=years,
            by_month=months,
            undated=undated,
            incidents=incident_ids,
            sections=self._sections(),
            terms=self._terms(),
            sources=self._grouped(items.c.source_id),
            editions=self._editions(),
        )

    def _sorts(self) -> list[Any]:
        keys = (items.c.kind, items.c.status, items.c.access, items.c.rank)
        return list(self._run(select(*keys, func.count()).group_by(*keys)))

    def _times(self) -> tuple[dict[str, int], dict[int, int], int]:
        first = func.substr(items.c.captured_earliest, 1, 7)
        last = func.substr(items.c.captured_latest, 1, 7)
        months: Counter[str] = Counter()
        years: Counter[int] = Counter()
        undated = 0
        for low, high, count in self._run(select(first, last, func.count()).group_by(first, last)):
            if not low:
                undated += count
                continue
            span = _months(low, high or low)
            months.update(dict.fromkeys(span, count))
            years.update(dict.fromkeys({int(month[:4]) for month in span}, count))
        return dict(sorted(months.items())), dict(sorted(years.items())), undated

    def _tied(self, column: Any) -> dict[int, int]:
        # Distinct pairs come out of an index in order; count(distinct) would sort them again.
        pairs = select(column.label("target"), ties.c.item_id).where(column.is_not(None)).distinct()
        which = self._among(pairs, ties.c.item_id).subquery()
        query = select(which.c.target, func.count()).group_by(which.c.target)
        return _pairs(self._connection.execute(query))

    def _distinct(self, *which: ColumnElement[bool]) -> int:
        query = select(func.count(ties.c.item_id.distinct())).where(*which)
        return int(self._run(query, ties.c.item_id).scalar_one())

    def _count(self, *which: ColumnElement[bool]) -> int:
        return int(self._run(select(func.count()).select_from(items).where(*which)).scalar_one())

    def _missing(self) -> int:
        checks = tables.file_checks
        query = select(func.count()).select_from(checks).where(checks.c.state == "missing")
        return int(self._run(query, checks.c.item_id).scalar_one())

    def _grouped(self, column: Any) -> dict[int, int]:
        query = select(column, func.count()).where(column.is_not(None)).group_by(column)
        return _pairs(self._run(query))

    def _sections(self) -> dict[int, int]:
        rows = self._connection.execute(select(tables.sections.c.id, tables.sections.c.number))
        numbers = {number.casefold(): section for section, number in rows}
        above: dict[int, list[int]] = {}
        for number, section in numbers.items():
            parts = number.split(".")
            tops = (".".join(parts[:end]) for end in range(1, len(parts)))
            above[section] = [numbers[top] for top in tops if top in numbers]
        return self._gathered(ties.c.section_id, above)

    def _terms(self) -> dict[int, int]:
        rows = self._connection.execute(select(tables.terms.c.id, tables.terms.c.parent_id))
        parents = dict(map(tuple, rows))
        above: dict[int, list[int]] = {}
        for term in parents:
            chain = above[term] = []
            top = parents[term]
            while top is not None and top != term and top not in chain:
                chain.append(top)
                top = parents.get(top)
        return self._gathered(ties.c.term_id, above)

    def _gathered(self, column: Any, above: dict[int, list[int]]) -> dict[int, int]:
        """Items tied to each record or to one below it; `above` names those it stands below."""
        found = self._tied(column)
        below: dict[int, list[int]] = {}
        for record in found:
            for top in above.get(record, ()):
                below.setdefault(top, []).append(record)
        for top, records in below.items():
            if top in found or len(records) > 1:
                found[top] = self._distinct(column.in_(sorted({top, *records})))
            else:
                found[top] = found[records[0]]
        return found

    def _editions(self) -> dict[int, int]:
        exhibits = tables.exhibits
        query = select(exhibits.c.edition_id, func.count(exhibits.c.item_id.distinct()))
        return _pairs(self._run(query.group_by(exhibits.c.edition_id), exhibits.c.item_id))

    def _run(self, query: Any, item_id: Any = items.c.id) -> Any:
        return self._connection.execute(self._among(query, item_id))

    def _among(self, query: Any, item_id: Any) -> Any:
        if self._found is None:
            return query
        # A sum cannot be looked up: SQLite would choose one seek for each item and target.
        which = item_id + 0 if self._found >= _MANY else item_id
        return query.where(which.in_(select(_found.c.id)))


def _pairs(rows: Iterable[Any]) -> dict[int, int]:
    return dict(map(tuple, rows))


def _sums(pairs: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    sums: Counter[Any] = Counter()
    for key, count in pairs:
        sums[key] += count
    return dict(sums)


_MOST_MONTHS = 240  # a date vaguer than twenty years says nothing of a month


def _months(first: str, last: str) -> list[str]:
    low = int(first[:4]) * 12 + int(first[5:7]) - 1
    high = int(last[:4]) * 12 + int(last[5:7]) - 1
    if high - low >= _MOST_MONTHS:
        return []
    return [f"{month // 12:04d}-{month % 12 + 1:02d}" for month in range(low, high + 1)]
