"""What evidence stands behind each section, by kind or by the terms of a vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    CTE,
    Connection,
    Select,
    func,
    literal,
    or_,
    select,
    true,
    union,
    union_all,
)

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.outline import SectionRow, read_sections
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.query import chip

BY_KIND = "kind"
_STATEMENT = ("evidence", "statement")  # a term that says what a document or recording is
_THIN = 2  # fewer items than this stand on one leg

ties, own, items = tables.ties, tables.incident_ties, tables.items


@dataclass(frozen=True, slots=True)
class CoverageColumn:
    """What is counted: `key` is a kind or `vocabulary:term`, `labels` its words if it is a term."""

    key: str
    labels: dict[str, str]
    depth: int = 0  # of a term among its vocabulary's


@dataclass(frozen=True, slots=True)
class CoverageCell:
    """How many items a section and those below it have, and how many incidents are told there.

    `query` is the search that finds exactly these items; those of a term bear it or document an
    incident that does. `told` is the search that finds exactly these incidents: of those told in
    the section, the ones that have an item of the kind, or bear the term. `state` says what to look
    at: "none" is nothing at all, "gap" an incident told though no such item is tied to the section,
    "thin" a single item, "" enough.
    """

    items: int
    incidents: int
    query: str
    told: str
    state: str


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A section with its cells in the order of the columns, and what it has in all."""

    number: str
    titles: dict[str, str]
    depth: int
    whole: CoverageCell
    cells: tuple[CoverageCell, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The grid; `by` is "kind" or a vocabulary's code."""

    by: str
    columns: tuple[CoverageColumn, ...]
    rows: tuple[CoverageRow, ...]


def coverage(library: Library, by: str = BY_KIND) -> Coverage:
    """Count what each section has, with what is below it, by kind or by a vocabulary's terms.

    Terms count what bears one below them. Of a vocabulary the terms at the top are shown, and
    those below that are used anywhere in the report. Raises UsageError for an unknown vocabulary.
    """
    with library.read() as connection:
        found = read_sections(connection)
        if by == BY_KIND:
            columns = _kinds(connection)
            counted = _count(connection, *_by_kind())
        else:
            columns = _terms(connection, by)
            counted = _count(connection, *_by_term(by))
    keys = {key for _what, _section, key in counted}
    columns = [one for one in columns if not one.depth or one.key in keys]
    rows = tuple(_row(row, by, columns, counted) for row in found)
    return Coverage(by, tuple(columns), rows)


def _row(
    row: SectionRow,
    by: str,
    columns: Sequence[CoverageColumn],
    counted: dict[tuple[str, int, str], int],
) -> CoverageRow:
    def cell(key: str, of_items: str = "", of_incidents: str = "") -> CoverageCell:
        supported = counted.get(("items", row.id, key), 0)
        told = counted.get(("incidents", row.id, key), 0)
        section = chip("section", row.number)
        return CoverageCell(
            supported,
            told,
            f"{section} {of_items}".rstrip(),
            f"{section} {of_incidents}".rstrip(),
            _state(supported, told),
        )

    cells = tuple(cell(one.key, *_chips(one.key, by)) for one in columns)
    return CoverageRow(row.number, row.titles, row.depth, cell(""), cells)


def _state(supported: int, told: int) -> str:
    if supported:
        return "thin" if supported < _THIN else ""
    return "gap" if told else "none"


def _chips(key: str, by: str) -> tuple[str, str]:
    """What a column asks of items, and of incidents."""
    if by != BY_KIND:
        return chip("about", key), chip("tag", key)
    if ":" in key:
        return chip("tag", key), chip("about", key)
    return chip("kind", key), chip("kind", key)


# ---------------------------------------------------------------- columns


def _kinds(connection: Connection) -> list[CoverageColumn]:
    kinds = [CoverageColumn(str(kind), {}) for kind in Kind]
    vocabulary, code = _STATEMENT
    return kinds + [
        CoverageColumn(one.key, one.labels)
        for one in _all_terms(connection, vocabulary)
        if one.key == f"{vocabulary}:{code}"
    ]


def _terms(connection: Connection, vocabulary: str) -> list[CoverageColumn]:
    heads = tables.vocabularies
    known = connection.execute(select(heads.c.code).order_by(heads.c.id)).scalars().all()
    if vocabulary not in known:
        raise UsageError(
            f"There is no vocabulary {vocabulary}; count by kind, or by {', '.join(known)}."
        )
    return _all_terms(connection, vocabulary)


def _all_terms(connection: Connection, vocabulary: str) -> list[CoverageColumn]:
    """A vocabulary's terms, each followed by those below it."""
    terms, heads = tables.terms, tables.vocabularies
    rows = connection.execute(
        select(terms.c.id, terms.c.code, terms.c.parent_id)
        .join(heads)
        .where(heads.c.code == vocabulary)
        .order_by(terms.c.id)
    ).all()
    labels = texts_of(connection, "tag", [row.id for row in rows])
    here = {row.id for row in rows}
    below: dict[int | None, list[Any]] = {}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in here else None, []).append(row)
    found: list[CoverageColumn] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in below.pop(parent, ()):
            key = f"{vocabulary}:{row.code}"
            found.append(CoverageColumn(key, labels.get(row.id, {}), depth))
            walk(row.id, depth + 1)

    walk(None, 0)
    return found


# ---------------------------------------------------------------- counting

Part = Select[Any]


def _count(
    connection: Connection, by_item: CTE, by_incident: CTE
) -> dict[tuple[str, int, str], int]:
    """One grouped query: ("items" or "incidents", section, key or "") → how many.

    `by_item` holds pairs of item and key, `by_incident` of incident and key, each once.
    """
    within = _within()
    tied, told = _pairs(within, ties.c.item_id, "tied"), _pairs(within, own.c.incident_id, "told")
    parts: list[Part] = []
    for what, pairs, by in (("items", tied, by_item), ("incidents", told, by_incident)):
        record = pairs.c.record
        parts.append(
            select(literal(what), pairs.c.top, literal(""), func.count()).group_by(pairs.c.top)
        )
        parts.append(
            select(literal(what), pairs.c.top, by.c.key, func.count())
            .select_from(pairs.join(by, by.c.record == record))
            .group_by(pairs.c.top, by.c.key)
        )
    rows: Iterable[Any] = connection.execute(union_all(*parts))
    found: dict[tuple[str, int, str], int] = {}
    for what, section, key, count in rows:
        found[what, section, key] = count
    return found


def _within() -> CTE:
    """Each section with itself and each one below it."""
    top, section = tables.sections.alias("top"), tables.sections.alias("below")
    stem = top.c.number + "."
    below = func.substr(section.c.number, 1, func.length(stem)) == stem
    return _once(
        select(top.c.id.label("top"), section.c.id.label("section"))
        .select_from(top.join(section, or_(section.c.id == top.c.id, below)))
        .cte("within")
    )


def _pairs(within: CTE, record: Any, name: str) -> CTE:
    """Each section with each record tied to it or below it, once."""
    section = record.table.c.section_id
    # Read in the order of an index first: SQLite would walk all ties for each section above.
    tied = _once(
        select(section.label("section"), record.label("record"))
        .where(section.is_not(None))
        .distinct()
        .cte(f"own_{name}")
    )
    return (
        select(within.c.top, tied.c.record)
        .join(tied, tied.c.section == within.c.section)
        .distinct()
        .cte(name)
    )


def _once(cte: CTE) -> CTE:
    """A part that SQLite works out once and by itself."""
    return cte.prefix_with("MATERIALIZED")


def _by_kind() -> tuple[CTE, CTE]:
    """Items by kind, incidents by the kinds of their items; statements as if they were a kind.

    An incident that bears the term itself counts as one of which there is a statement.
    """
    statements = _bearing(*_STATEMENT)
    of_items = union_all(
        select(items.c.id.label("record"), items.c.kind.label("key")),
        select(ties.c.item_id, statements.c.key)
        .join(statements, statements.c.term == ties.c.term_id)
        .distinct(),
    ).cte("by_item")
    of_incidents = union(
        select(ties.c.incident_id.label("record"), of_items.c.key)
        .join(of_items, of_items.c.record == ties.c.item_id)
        .where(ties.c.incident_id.is_not(None)),
        select(own.c.incident_id, statements.c.key).join(
            statements, statements.c.term == own.c.term_id
        ),
    ).cte("by_incident")
    return of_items, of_incidents


def _by_term(vocabulary: str) -> tuple[CTE, CTE]:
    """Incidents by the terms they bear, items by their own and those of their incidents."""
    bearing = _bearing(vocabulary)
    of_incidents = (
        select(own.c.incident_id.label("record"), bearing.c.key)
        .join(bearing, bearing.c.term == own.c.term_id)
        .distinct()
        .cte("by_incident")
    )
    of_items = union(
        select(ties.c.item_id.label("record"), bearing.c.key).join(
            bearing, bearing.c.term == ties.c.term_id
        ),
        select(ties.c.item_id, of_incidents.c.key).join(
            of_incidents, of_incidents.c.record == ties.c.incident_id
        ),
    ).cte("by_item")
    return of_items, of_incidents


def _bearing(vocabulary: str, code: str | None = None) -> CTE:
    """A vocabulary's terms, or one of them: each term with its key and those of the terms above."""
    terms, heads = tables.terms, tables.vocabularies
    tops = (
        select(terms.c.id.label("term"), (heads.c.code + ":" + terms.c.code).label("key"))
        .join(heads)
        .where(heads.c.code == vocabulary, terms.c.code == code if code else true())
    )
    above = tops.cte("bearing", recursive=True)
    below = tables.terms.alias()
    return above.union(
        select(below.c.id, above.c.key).join(above, below.c.parent_id == above.c.term)
    )
