"""The journal replayed: rows as they became, entry by entry, and which records each one touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from evidence_desk.catalogue import journal, tables
from evidence_desk.catalogue.journal import RowChange

#: The rows of each remembered table, by id.
Rows = dict[str, dict[int, dict[str, Any]]]


def replay(state: Rows, rows: Iterable[RowChange]) -> set[tables.Record]:
    """Make an entry's changes; what they touched."""
    touched: set[tables.Record] = set()
    for row in rows:
        table = tables.REMEMBERED[row.table]
        there = state[row.table]
        if row.id in there:
            touched.update(table.info["touches"](there[row.id]))
        if row.after is None:
            there.pop(row.id, None)
            continue
        if row.before is None:
            there[row.id] = {column.name: row.after.get(column.name) for column in table.columns}
        elif row.id in there:
            there[row.id].update(row.after)
        else:
            continue  # the entry that made it is lost; perhaps the table still has it
        touched.update(table.info["touches"](there[row.id]))
    return touched


def relate(connection: Connection) -> None:
    """Note anew which records each entry touched, where that is not noted any more.

    What an entry touched beside the rows it changed stays as it was noted then.
    """
    table = tables.journal
    state: Rows = {name: {} for name in tables.REMEMBERED}
    statement = insert(tables.journal_records).on_conflict_do_nothing()
    for entry in connection.execute(select(table.c.id, table.c.changes).order_by(table.c.id)):
        try:
            touched = replay(state, journal.read_rows(entry.changes))
        except ValueError:  # somebody changed it behind our back; `log --verify` says so
            continue
        if touched:
            connection.execute(
                statement,
                [
                    {"kind": kind, "record_id": number, "entry_id": entry.id}
                    for kind, number in sorted(touched)
                ],
            )
