"""Items parted into groups: by day, incident, section, source or kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.rows import day_of
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.outline import section_key

items, ties = tables.items, tables.ties
_MANY = 3000


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading. `key` is "" for those that belong under none."""

    key: str
    label: str
    ids: list[int]


def groups(
    library: Library, ids: Sequence[int], by: str, language: str | None = None
) -> list[Group]:
    """Part items, given in order, into groups "day", "incident", "section", "source" or "kind".

    Each item stands in one group, the first that fits; items that fit none come last, key "".
    """
    grouping = {
        "day": _days,
        "incident": _incidents,
        "section": _sections_of,
        "source": _sources_of,
        "kind": _kinds,
    }.get(by)
    if grouping is None:
        raise UsageError(
            f"Items cannot be grouped by “{by}”; choose day, incident, section, source or kind."
        )
    with library.read() as connection:
        keys, labels = grouping(connection, ids, language or library.languages[0])
    parted: dict[str, list[int]] = {}
    for number in ids:
        parted.setdefault(keys.get(number, ""), []).append(number)
    order = list(labels) if labels else list(parted)
    places = {key: at for at, key in enumerate(order)}
    return [
        Group(key, labels.get(key, key), parted[key])
        for key in sorted(parted, key=lambda key: (not key, places.get(key, len(places))))
    ]


_Grouping = tuple[dict[int, str], dict[str, str]]  # item → key, key → label in order


def _days(connection: Connection, ids: Sequence[int], _: str) -> _Grouping:
    rows = _columns(connection, ids, items.c.captured_earliest, items.c.captured_latest)
    return {number: day_of(first, last) for number, first, last in rows}, {}


def _kinds(connection: Connection, ids: Sequence[int], _: str) -> _Grouping:
    return dict(_columns(connection, ids, items.c.kind)), {}


def _sources_of(connection: Connection, ids: Sequence[int], _: str) -> _Grouping:
    sources = select(tables.sources.c.id, tables.sources.c.code)
    codes = dict(connection.execute(sources).all())
    rows = _columns(connection, ids, items.c.source_id)
    keys = {number: codes[source] for number, source in rows if source is not None}
    return keys, {code: code for code in sorted(codes.values())}


def _incidents(connection: Connection, ids: Sequence[int], language: str) -> _Grouping:
    incidents = tables.incidents
    order = connection.execute(
        select(incidents.c.id).order_by(incidents.c.date_earliest.nulls_last(), incidents.c.id)
    )
    found = list(order.scalars())
    titles = texts_of(connection, "incident", found)
    labels = {
        make_ref("incident", number): _label(
            make_ref("incident", number), titles.get(number, {}), language
        )
        for number in found
    }
    ranks = {number: rank for rank, number in enumerate(found)}
    keys = _first_tie(connection, ids, ties.c.incident_id, ranks)
    return {item: make_ref("incident", number) for item, number in keys.items()}, labels


def _sections_of(connection: Connection, ids: Sequence[int], language: str) -> _Grouping:
    rows = connection.execute(select(tables.sections.c.id, tables.sections.c.number)).all()
    rows = sorted(rows, key=lambda row: section_key(row.number))
    titles = texts_of(connection, "section", [row.id for row in rows])
    numbers = {row.id: row.number for row in rows}
    labels = {row.number: _label(row.number, titles.get(row.id, {}), language) for row in rows}
    ranks = {row.id: rank for rank, row in enumerate(rows)}
    keys = _first_tie(connection, ids, ties.c.section_id, ranks)
    return {item: numbers[section] for item, section in keys.items()}, labels


def _first_tie(
    connection: Connection, ids: Sequence[int], column: Any, ranks: dict[int, int]
) -> dict[int, int]:
    found: dict[int, int] = {}
    query = select(ties.c.item_id, column).where(column.is_not(None))
    for item, target in _of(connection, query, ties.c.item_id, ids):
        if item not in found or ranks[target] < ranks[found[item]]:
            found[item] = target
    return found


def _label(key: str, titles: dict[str, str], language: str) -> str:
    title = titles.get(language) or next(iter(titles.values()), "")
    return f"{key} {title}".strip()


def _columns(connection: Connection, ids: Sequence[int], *columns: Any) -> list[Any]:
    return _of(connection, select(items.c.id, *columns), items.c.id, ids)


def _of(connection: Connection, query: Select[Any], column: Any, ids: Sequence[int]) -> list[Any]:
    """The rows of a query that belong to some items; the item's id stands first in each."""
    if len(ids) > _MANY:  # reading all rows once is faster than asking for so many by name
        wanted = set(ids)
        return [tuple(row) for row in connection.execute(query) if row[0] in wanted]
    found: list[Any] = []
    for part in chunks(ids):
        found.extend(tuple(row) for row in connection.execute(query.where(column.in_(part))))
    return found
