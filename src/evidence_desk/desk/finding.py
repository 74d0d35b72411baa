"""Finding items: what a query gives, and in what order."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Connection, Select, func, select, true

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import condition, found_ids
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.query import And, parse, to_text

if TYPE_CHECKING:
    from evidence_desk.catalogue.ids import Ids

items, ties = tables.items, tables.ties


@dataclass(frozen=True, slots=True)
class ExcludingChip:
    """The part of a query that most stands in the way; `rest` is the query without it."""

    text: str
    hits_without: int
    rest: str


_SORTS: dict[str, Sequence[Any]] = {
    "ref": (items.c.id,),
    "date": (items.c.captured_earliest, items.c.captured_latest),
    "name": (func.lower(items.c.name),),
    "kind": (items.c.kind,),
    "rank": (items.c.rank,),
    "status": (items.c.status,),
    "access": (items.c.access,),
    "bytes": (items.c.bytes,),
    "duration": (items.c.duration_s,),
    "imported": (items.c.imported_at,),
    "place": (func.lower(items.c.place),),
    "camera": (func.lower(items.c.make), func.lower(items.c.model)),
    "folder": (func.lower(items.c.folder),),
    "title": (),  # see _order
    "source": (),
}
SORTS = tuple(_SORTS)


#: So many ids are sorted by asking for them again; of more the order of all items is kept.
_FEW = 500
_Key = tuple[int, str, bool, str]  # the journal's last entry, what is sorted by, how, a language
_kept: WeakKeyDictionary[Library, tuple[_Key, Ids]] = WeakKeyDictionary()
_lock = threading.Lock()  # two that ask at once wait for one answer


def item_ids(
    library: Library, query: str = "", sort: str = "date", descending: bool = False
) -> list[int]:
    """Ids of the items a query finds, sorted; those without a value to sort by come last.

    A minus before the key (``-date``) sorts descending too.
    Raises UsageError if the query or the sort key cannot be understood.
    """
    if sort.startswith("-"):
        sort, descending = sort[1:], not descending
    with library.read() as connection:
        found: list[int] = _in_order(connection, library, parse(query), sort, descending).tolist()
    return found


def _in_order(
    connection: Connection, library: Library, tree: And, sort: str, descending: bool
) -> Ids:
    from evidence_desk.catalogue.ids import ids_of, mask_of  # here: few commands search

    language = library.languages[0]
    if not tree.nodes:
        return _all(connection, library, sort, descending, language)
    found = ids_of(connection, found_ids(connection, tree))
    if len(found) <= _FEW:
        which = items.c.id.in_(found.tolist())
        return ids_of(connection, _sorted(which, sort, descending, language))
    order = _all(connection, library, sort, descending, language)
    return order[mask_of(found, int(order.max()) + 1)[order]]


def _all(
    connection: Connection, library: Library, sort: str, descending: bool, language: str
) -> Ids:
    """All items in order, kept until anything changes: each letter typed asks for it again."""
    from evidence_desk.catalogue.ids import ids_of

    last = connection.execute(select(func.max(tables.journal.c.id))).scalar() or 0
    key = (last, sort, descending, language)
    with _lock:
        kept = _kept.get(library)
        if kept is None or kept[0] != key:
            kept = key, ids_of(connection, _sorted(true(), sort, descending, language))
            _kept[library] = kept
    return kept[1]


def _sorted(which: ColumnElement[bool], sort: str, descending: bool, language: str) -> Select[Any]:
    wanted = select(items.c.id).where(which)
    for column in _order(sort, language):
        by = column.desc() if descending else column.asc()
        # A date has both ends or none. Told of one where nulls come, SQLite reads the index as it
        # stands; told of both, it sorts.
        wanted = wanted.order_by(by if column is items.c.captured_latest else by.nulls_last())
    return wanted.order_by(items.c.id.desc() if descending else items.c.id)


def _order(sort: str, language: str) -> Sequence[Any]:
    if sort not in _SORTS:
        raise UsageError(f"Items cannot be sorted by “{sort}”; choose {', '.join(SORTS)}.")
    texts = tables.texts
    if sort == "title":
        title = (
            select(func.lower(texts.c.value))
            .where(texts.c.owner == "item", texts.c.owner_id == items.c.id)
            .where(texts.c.field == "title", texts.c.language == language)
        )
        return [title.scalar_subquery()]
    if sort == "source":
        code = select(tables.sources.c.code).where(tables.sources.c.id == items.c.source_id)
        return [code.scalar_subquery()]
    return _SORTS[sort]


def ids_of_query(connection: Connection, query: str) -> set[int]:
    """Ids of the items a query finds, within a transaction that is open already."""
    return set(connection.execute(found_ids(connection, parse(query))).scalars())


def explain_empty(library: Library, query: str) -> ExcludingChip | None:
    """Which part of a query without hits to drop for the most hits; None if no single one helps."""
    tree = parse(query)
    best: ExcludingChip | None = None
    with library.read() as connection:
        for at, node in enumerate(tree.nodes):
            rest = And(tree.nodes[:at] + tree.nodes[at + 1 :])
            hits = connection.execute(
                select(func.count()).select_from(items).where(condition(connection, rest))
            ).scalar_one()
            if hits and (best is None or hits > best.hits_without):
                best = ExcludingChip(to_text(node), hits, to_text(rest))
    return best
