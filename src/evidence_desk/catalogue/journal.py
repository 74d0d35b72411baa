"""One mechanism for history, undo, live refresh and the audit log.

A change is made row by row through `Changes`; when it is done, `write` puts one entry into the
journal within the same transaction: before and after of each row, chained by SHA-256.
The rule of the chain is in docs/library-format.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import (
    Connection,
    Dialect,
    Table,
    bindparam,
    delete,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError

from evidence_desk import __version__
from evidence_desk.catalogue import tables
from evidence_desk.domain.errors import ConflictError

FIRST_HASH = "0" * 64
_CHUNK = 500  # SQLite takes at most 999 variables a statement in old builds


def now() -> str:
    """The present moment, UTC, as the journal and the tables write it."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


#: What of an entry the chain is made of, in this order.
HASHED = ("id", "at", "editor", "program", "kind", "title", "args", "changes", "facts", "undoes")


def entry_hash(previous: str, values: Sequence[Any]) -> str:
    """The SHA-256 that chains an entry to the one before; `values` are those HASHED, as stored."""
    line = json.dumps([previous, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def chunks(values: Iterable[Any], size: int = _CHUNK) -> Iterable[list[Any]]:
    """`values` in lists no longer than a statement may carry."""
    iterator = iter(values)
    while part := list(islice(iterator, size)):
        yield part


class NotAsLeftError(ConflictError):
    """Rows are not as a change left them, so that it can be neither taken back nor done again."""


@dataclass(slots=True)
class RowChange:
    """One row before and after; None where it was not there. Updates keep only what differs."""

    table: str
    id: int
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def defaults_of(table: Table) -> dict[str, Any]:
    """What a new row of a table holds where nothing is said."""
    return {column.name: getattr(column.default, "arg", None) for column in table.columns}


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, whose values are as the database keeps them.

    SQLAlchemy would go through the columns of each row to ask whether they are.
    """
    if not rows:
        return
    statement, order = _insertion(table, connection.dialect, tuple(rows[0]))
    if order is None:  # a database that takes parameters by name
        connection.execute(insert(table), [dict(row) for row in rows])
        return
    values_of = itemgetter(*order) if len(order) > 1 else lambda row: (row[order[0]],)
    connection.exec_driver_sql(statement, [values_of(row) for row in rows])


@lru_cache
def _insertion(
    table: Table, dialect: Dialect, columns: tuple[str, ...]
) -> tuple[str, Sequence[str] | None]:
    """The words that insert into these columns, and the order in which they take the values."""
    statement = insert(table).compile(dialect=dialect, column_keys=list(columns))
    return str(statement), statement.positiontup


def _row_of(
    names: Sequence[str], defaults: Mapping[str, Any], value: Mapping[str, Any]
) -> dict[str, Any]:
    row = {**defaults, **value}
    row.pop("id", None)  # which comes last
    if len(row) == len(names):
        return row
    return {name: value.get(name, defaults[name]) for name in names}


@dataclass(slots=True)
class Changes:
    """The rows one change inserts, updates and deletes, in order, on one open transaction."""

    connection: Connection
    rows: list[RowChange] = field(default_factory=list)
    touched: set[tables.Record] = field(default_factory=set)
    reindex: set[int] = field(default_factory=set)
    args: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    def insert(self, table: Table, values: Sequence[Mapping[str, Any]]) -> list[int]:
        """Insert rows and return their ids; columns left out take the table's defaults."""
        names = [column.name for column in table.columns if column.name != "id"]
        defaults = {name: value for name, value in defaults_of(table).items() if name != "id"}
        rows = [_row_of(names, defaults, value) for value in values]
        given = [value.get("id") for value in values]
        fresh = iter(self._reserve(table, sum(number is None for number in given)))
        ids = [number if number is not None else next(fresh) for number in given]
        for number, row in zip(ids, rows, strict=True):
            row["id"] = number
            self._note(table, row)
            self.rows.append(RowChange(table.name, number, None, row))
        insert_rows(self.connection, table, rows)
        return ids

    def update(self, table: Table, values: Mapping[int, Mapping[str, Any]]) -> int:
        """Set columns of rows by id; rows that already hold the values are left alone.

        Returns how many rows changed.
        """
        changed = 0
        by_columns: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        for ids in chunks(values):
            for row in self.fetch(table, ids):
                wanted = values[row["id"]]
                after = {name: value for name, value in wanted.items() if row[name] != value}
                if not after:
                    continue
                before = {name: row[name] for name in after}
                self._note(table, row)
                self._note(table, {**row, **after})
                self.rows.append(RowChange(table.name, row["id"], before, after))
                by_columns.setdefault(tuple(sorted(after)), []).append({**after, "row": row["id"]})
                changed += 1
        for columns, parameters in by_columns.items():
            statement = (
                update(table)
                .where(table.c.id == bindparam("row"))
                .values({name: bindparam(name) for name in columns})
            )
            self.connection.execute(statement, parameters)
        return changed

    def delete(self, table: Table, ids: Iterable[int]) -> int:
        """Delete rows by id; returns how many there were."""
        gone = 0
        for part in chunks(ids):
            for row in self.fetch(table, part):
                self._note(table, row)
                self.rows.append(RowChange(table.name, row["id"], row, None))
                gone += 1
            self.connection.execute(delete(table).where(table.c.id.in_(part)))
        return gone

    def fetch(self, table: Table, ids: Sequence[int]) -> list[dict[str, Any]]:
        """Rows by id as plain dicts."""
        found = self.connection.execute(select(table).where(table.c.id.in_(ids)))
        return [dict(row) for row in found.mappings()]

    def _reserve(self, table: Table, count: int) -> range:
        """The next `count` ids of a table, never handed out before; the writer's lock is held."""
        query = text("SELECT seq FROM sqlite_sequence WHERE name = :table")
        last = self.connection.execute(query, {"table": table.name}).scalar() or 0
        return range(last + 1, last + 1 + count)

    def _note(self, table: Table, row: Mapping[str, Any]) -> None:
        self.touched.update(table.info["touches"](row))
        indexes = table.info["indexes"]
        if indexes is not None and (item_id := indexes(row)) is not None:
            self.reindex.add(item_id)


def write(
    changes: Changes, *, editor: str, kind: str, title: str, undoes: int | None = None
) -> int:
    """Write the journal's entry for finished changes; returns its number."""
    connection = changes.connection
    journal = tables.journal
    last = connection.execute(
        select(journal.c.id, journal.c.hash).order_by(journal.c.id.desc()).limit(1)
    ).first()
    number, previous = (last.id + 1, last.hash) if last else (1, FIRST_HASH)
    rows = [[row.table, row.id, row.before, row.after] for row in changes.rows]
    values = {
        "id": number,
        "at": now(),
        "editor": editor,
        "program": __version__,
        "kind": kind,
        "title": title,
        "args": to_json(changes.args),
        "changes": to_json(rows),
        "facts": to_json(changes.facts),
        "undoes": undoes,
    }
    connection.execute(
        insert(journal).values(
            **values,
            previous_hash=previous,
            hash=entry_hash(previous, list(values.values())),
        )
    )
    if changes.touched:
        touched = [
            {"kind": record, "record_id": record_id, "entry_id": number}
            for record, record_id in sorted(changes.touched)
        ]
        insert_rows(connection, tables.journal_records, touched)
    return number


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def to_json(value: Any) -> str:
    """Compact JSON, the form everything in the journal is stored in."""
    return _ENCODER.encode(value)


def read_rows(stored: str) -> list[RowChange]:
    """The row changes of an entry's `changes` column; raises ValueError where it holds none."""
    rows = _read(stored)
    if not isinstance(rows, list) or not all(map(_is_row, rows)):
        raise ValueError("no row changes")
    return [RowChange(*row) for row in rows]


def _is_row(row: Any) -> bool:
    return (
        isinstance(row, list)
        and len(row) == 4
        and row[0] in tables.REMEMBERED
        and isinstance(row[1], int)
        and all(part is None or isinstance(part, dict) for part in row[2:])
    )


def read_object(stored: str) -> dict[str, Any]:
    """An entry's `args` or `facts`; raises ValueError where that is no object."""
    found = _read(stored)
    if not isinstance(found, dict):
        raise ValueError("no object")
    return found


def _read(stored: str) -> Any:
    """JSON that somebody may have changed behind our back: whatever is wrong is a ValueError."""
    try:
        return json.loads(stored)
    except (TypeError, RecursionError) as error:
        raise ValueError("no JSON") from error


def apply_inverse(changes: Changes, rows: Sequence[RowChange]) -> None:
    """Take row changes back, as a new change; the last is taken back first."""
    inverse = [RowChange(row.table, row.id, row.after, row.before) for row in reversed(rows)]
    apply(changes, inverse)


def apply(changes: Changes, rows: Sequence[RowChange]) -> None:
    """Make row changes (again); raises NotAsLeftError if a row is not as it was left."""
    try:
        for kind, table, group in _runs(rows):
            if kind == "insert":
                _refuse_if_taken(changes, table, group)
                changes.insert(table, [{**(row.after or {}), "id": row.id} for row in group])
            elif kind == "delete":
                _refuse_if_changed(changes, table, group)
                changes.delete(table, [row.id for row in group])
            else:
                _refuse_if_changed(changes, table, group)
                changes.update(table, {row.id: row.after or {} for row in group})
    except IntegrityError as error:
        raise NotAsLeftError(
            "This cannot be taken back any more: something made since then depends on it."
        ) from error


def _runs(rows: Sequence[RowChange]) -> Iterable[tuple[str, Table, list[RowChange]]]:
    """Neighbouring changes of one kind to one table, each row at most once a run."""
    run: list[RowChange] = []
    seen: set[int] = set()
    present: tuple[str, str] | None = None
    for row in rows:
        kind = "insert" if row.before is None else "delete" if row.after is None else "update"
        if run and ((kind, row.table) != present or row.id in seen):
            assert present is not None
            yield present[0], tables.REMEMBERED[present[1]], run
            run, seen = [], set()
        present = (kind, row.table)
        run.append(row)
        seen.add(row.id)
    if run and present is not None:
        yield present[0], tables.REMEMBERED[present[1]], run


def _refuse_if_taken(changes: Changes, table: Table, group: Sequence[RowChange]) -> None:
    for part in chunks([row.id for row in group]):
        if changes.fetch(table, part):
            raise NotAsLeftError("This cannot be brought back: it is there already.")


def _refuse_if_changed(changes: Changes, table: Table, group: Sequence[RowChange]) -> None:
    wanted = {row.id: row.before or {} for row in group}
    found = 0
    for part in chunks(wanted):
        for row in changes.fetch(table, part):
            found += 1
            if any(row[name] != value for name, value in wanted[row["id"]].items()):
                raise NotAsLeftError(
                    "This cannot be taken back: the same thing has been changed again since then."
                )
    if found != len(wanted):
        raise NotAsLeftError("This cannot be taken back: it has been removed since then.")
