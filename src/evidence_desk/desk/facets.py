"""What every item has, held in memory by value: of any items it is then counted at once.

Built once for a library, in some ten questions. After a change only the items that the journal says
it touched are read anew, whichever program changed them. A copy of it is never changed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import ColumnElement, Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.ids import Ids, distinct, joined, mask_of, read_joined
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library

items, ties, exhibits = tables.items, tables.ties, tables.exhibits

#: The ids of the items that have a value, by it; several columns make one value.
Held: TypeAlias = dict[Any, Ids]

_MOST_TOUCHED = 2000  # of more it is quicker to read everything anew
_lock = threading.Lock()
_kept: WeakKeyDictionary[Library, Facets] = WeakKeyDictionary()


def _month(column: ColumnElement[Any]) -> ColumnElement[str]:
    return func.substr(column, 1, 7)


#: Name → what makes a value, and where the item's id stands. One column alone counts where it says
#: something; several count always.
_FACETS: dict[str, tuple[tuple[Any, ...], Any]] = {
    "sort": ((items.c.kind, items.c.status, items.c.access, items.c.rank), items.c.id),
    "span": ((_month(items.c.captured_earliest), _month(items.c.captured_latest)), items.c.id),
    "source": ((items.c.source_id,), items.c.id),
    "problem": ((items.c.problem,), items.c.id),
    "incident": ((ties.c.incident_id,), ties.c.item_id),
    "section": ((ties.c.section_id,), ties.c.item_id),
    "term": ((ties.c.term_id,), ties.c.item_id),
    "edition": ((exhibits.c.edition_id,), exhibits.c.item_id),
}


class Facets:
    """What the items of a library have, as of one entry of its journal."""

    def __init__(self, last: int, size: int, held: dict[str, Held]) -> None:
        self.last = last  # the journal's last entry that is known of
        self.size = size  # one more than the highest id
        self._held = held
        self._together: dict[tuple[str, frozenset[Any]], Ids] = {}

    def of(self, name: str) -> Held:
        """Ids by value, of the facet of this name."""
        return self._held[name]

    def any_of(self, name: str, values: Iterable[Any]) -> Ids:
        """Ids of the items that have one of these values or several: put together once."""
        key = name, frozenset(values)
        kept = self._together.get(key)
        if kept is None:
            found = np.zeros(self.size, dtype=np.bool_)
            for value in key[1]:
                found[self._held[name][value]] = True
            kept = self._together[key] = np.flatnonzero(found)
        return kept

    def after(self, last: int, size: int, touched: Ids, fresh: dict[str, Held]) -> Facets:
        """The same, some items read anew."""
        gone = mask_of(touched, max(size, self.size))
        held = {name: dict(_replaced(old, gone, fresh[name])) for name, old in self._held.items()}
        return Facets(last, size, held)


def _replaced(old: Held, gone: Any, fresh: Held) -> Iterator[tuple[Any, Ids]]:
    none = np.zeros(0, dtype=np.int64)
    for value in {**old, **fresh}:
        ids = old.get(value, none)
        if (out := gone[ids]).any():
            ids = ids[~out]
        if (more := fresh.get(value)) is not None:
            ids = np.sort(np.concatenate([ids, more]))
        if len(ids):
            yield value, ids


def facets_of(library: Library, connection: Connection) -> Facets:
    """What a library's items have, in the state that this transaction sees."""
    with _lock:
        last = connection.execute(select(func.max(tables.journal.c.id))).scalar() or 0
        kept = _kept.get(library)
        if kept is None or kept.last != last:
            kept = _brought_up(connection, kept, last)
            _kept[library] = kept
        return kept


def _brought_up(connection: Connection, kept: Facets | None, last: int) -> Facets:
    size = (connection.execute(select(func.max(items.c.id))).scalar() or 0) + 1
    if kept is not None and kept.last < last:
        records = tables.journal_records
        rows = connection.execute(
            select(records.c.kind, records.c.record_id)
            .where(records.c.entry_id > kept.last)
            .limit(_MOST_TOUCHED + 1)
        ).all()
        if len(rows) <= _MOST_TOUCHED:
            touched = sorted({number for kind, number in rows if kind == "item"})
            fresh = _read(connection, touched)
            return kept.after(last, size, np.array(touched, dtype=np.int64), fresh)
    return Facets(last, size, _read(connection, None))


def _read(connection: Connection, which: list[int] | None) -> dict[str, Held]:
    """What these items have, or all."""
    return {
        name: _by_value(connection, columns, item_id, which)
        for name, (columns, item_id) in _FACETS.items()
    }


def _by_value(
    connection: Connection, columns: tuple[Any, ...], item_id: Any, which: list[int] | None
) -> Held:
    query = select(*columns, joined(item_id)).group_by(*columns)
    if len(columns) == 1:
        query = query.where(columns[0].is_not(None))
    found: dict[Any, list[Ids]] = {}
    for part in [None] if which is None else chunks(which):
        asked = query if part is None else query.where(item_id.in_(part))
        for *value, told in connection.execute(asked):
            key = value[0] if len(columns) == 1 else tuple(value)
            found.setdefault(key, []).append(read_joined(told))
    # An item may be tied to the same twice, itself and by a clip.
    return {value: distinct(np.concatenate(parts)) for value, parts in found.items()}
