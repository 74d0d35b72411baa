"""How many items of each sort a query finds: the numbers of the navigator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import condition, sections_below, terms_below
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
        within: ColumnElement[bool] | None = None
        if tree.nodes:
            wanted = condition(connection, tree)
            within = items.c.id.in_(select(items.c.id).where(wanted))
        return _Counting(connection, within).everything()


class _Counting:
    """One set of items, counted in all the ways the navigator shows."""

    def __init__(self, connection: Connection, within: ColumnElement[bool] | None) -> None:
        self._connection = connection
        self._within = within

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
        query = select(column, func.count(ties.c.item_id.distinct())).group_by(column)
        return _pairs(self._run(query.where(column.is_not(None)), ties.c.item_id))

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
        found = self._tied(ties.c.section_id)
        rows = self._connection.execute(select(tables.sections.c.id, tables.sections.c.number))
        for section, number in rows.all():
            below = sections_below(self._connection, number)
            if len(below) > 1:
                found[section] = self._distinct(ties.c.section_id.in_(below))
        return {section: count for section, count in found.items() if count}

    def _terms(self) -> dict[int, int]:
        found = self._tied(ties.c.term_id)
        parents = select(tables.terms.c.parent_id).where(tables.terms.c.parent_id.is_not(None))
        for parent in self._connection.execute(parents.distinct()).scalars().all():
            if parent is not None:
                below = terms_below(self._connection, [parent])
                if found.keys() & below:
                    found[parent] = self._distinct(ties.c.term_id.in_(sorted(below)))
        return found

    def _editions(self) -> dict[int, int]:
        exhibits = tables.exhibits
        query = select(exhibits.c.edition_id, func.count(exhibits.c.item_id.distinct()))
        return _pairs(self._run(query.group_by(exhibits.c.edition_id), exhibits.c.item_id))

    def _run(self, query: Any, item_id: Any = items.c.id) -> Any:
        if self._within is not None:
            within = self._within
            if item_id is not items.c.id:
                within = item_id.in_(select(items.c.id).where(within))
            query = query.where(within)
        return self._connection.execute(query)


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
