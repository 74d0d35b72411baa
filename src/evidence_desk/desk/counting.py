"""How many items of each sort a query finds: the numbers of the navigator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import found_ids
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.query import parse

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from evidence_desk.catalogue.ids import Ids
    from evidence_desk.desk.facets import Facets


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
    import numpy as np  # here: most commands count nothing

    from evidence_desk.catalogue.ids import ids_of, mask_of
    from evidence_desk.desk.facets import facets_of

    tree = parse(query)
    with library.read() as connection:
        held = facets_of(library, connection)
        if tree.nodes:
            among = mask_of(ids_of(connection, found_ids(connection, tree)), held.size)
        else:
            among = np.ones(held.size, dtype=np.bool_)
        return _Counting(connection, held, among).everything()


class _Counting:
    """One set of items, counted in all the ways the navigator shows."""

    def __init__(self, connection: Connection, held: Facets, among: NDArray[Any]) -> None:
        import numpy as np

        self._connection = connection
        self._held = held
        self._among = among  # by an item's id: whether it counts
        self._many = np.count_nonzero

    def everything(self) -> Counts:
        sorts = self._counted("sort")
        months, years, undated = self._times()
        total = sum(sorts.values())
        return Counts(
            total=total,
            to_look_at=sum(count for (_, status, *_), count in sorts.items() if status == "new"),
            no_incident=total - self._any_of("incident", self._held.of("incident")),
            no_section=total - self._any_of("section", self._held.of("section")),
            missing=self._missing(),
            problems=sum(self._counted("problem").values()),
            by_kind=_sums((kind, count) for (kind, *_), count in sorts.items()),
            by_status=_sums((status, count) for (_, status, *_), count in sorts.items()),
            by_access=_sums((access, count) for (*_, access, _), count in sorts.items()),
            by_rank=_sums((rank, count) for (*_, rank), count in sorts.items()),
            by_year=years,
            by_month=months,
            undated=undated,
            incidents=self._counted("incident"),
            sections=self._sections(),
            terms=self._terms(),
            sources=self._counted("source"),
            editions=self._counted("edition"),
        )

    def _counted(self, facet: str) -> dict[Any, int]:
        found = {value: self._count(ids) for value, ids in self._held.of(facet).items()}
        return {value: count for value, count in sorted(found.items()) if count}

    def _count(self, ids: Ids) -> int:
        return int(self._many(self._among.take(ids)))

    def _any_of(self, facet: str, values: Iterable[Any]) -> int:
        """How many items have any of these values."""
        return self._count(self._held.any_of(facet, values))

    def _times(self) -> tuple[dict[str, int], dict[int, int], int]:
        months: Counter[str] = Counter()
        years: Counter[int] = Counter()
        undated = 0
        for (low, high), ids in self._held.of("span").items():
            count = self._count(ids)
            if not low:
                undated += count
            elif count:
                span = _months(low, high or low)
                months.update(dict.fromkeys(span, count))
                years.update(dict.fromkeys({int(month[:4]) for month in span}, count))
        return dict(sorted(months.items())), dict(sorted(years.items())), undated

    def _missing(self) -> int:
        from evidence_desk.catalogue.ids import ids_of, mask_of

        # Asked each time: no entry of the journal tells that a file was looked for.
        checks = tables.file_checks
        gone = select(checks.c.item_id).where(checks.c.state == "missing")
        among = mask_of(ids_of(self._connection, gone), self._held.size) & self._among
        return int(self._many(among))

    def _sections(self) -> dict[int, int]:
        rows = self._connection.execute(select(tables.sections.c.id, tables.sections.c.number))
        numbers = {number.casefold(): section for section, number in rows}
        above: dict[int, list[int]] = {}
        for number, section in numbers.items():
            parts = number.split(".")
            tops = (".".join(parts[:end]) for end in range(1, len(parts)))
            above[section] = [numbers[top] for top in tops if top in numbers]
        return self._gathered("section", above)

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
        return self._gathered("term", above)

    def _gathered(self, facet: str, above: dict[int, list[int]]) -> dict[int, int]:
        """Items tied to each record or to one below it; `above` names those it stands below."""
        held, found = self._held.of(facet), self._counted(facet)
        below: dict[int, list[int]] = {}
        for record in held:
            for top in above.get(record, ()):
                below.setdefault(top, []).append(record)
        for top, records in below.items():
            if count := self._any_of(facet, {top, *records} & held.keys()):
                found[top] = count
        return found


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
