"""What was done, by whom, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, select

from evidence_desk.catalogue import journal, tables
from evidence_desk.catalogue.journal import NotAsLeftError
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.change_lines import change_lines
from evidence_desk.desk.wording import in_words
from evidence_desk.domain.errors import ConflictError, UsageError


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the journal, for people. `lines` say what changed, field by field.

    It is not `whole` where somebody changed it behind the program's back so that it cannot be
    read; what could be read of it is there.
    """

    id: int
    at: datetime  # UTC
    editor: str
    program: str
    kind: str  # edit, undo, redo, custody
    template: str
    args: dict[str, Any]
    facts: dict[str, Any]
    undoes: int | None
    hash: str
    rows: tuple[journal.RowChange, ...]
    whole: bool = True
    changed: bool = True  # whether it has rows, also where they were not read

    @property
    def title(self) -> str:
        """What was done, in English."""
        return self.title_in("en")

    def title_in(self, language: str) -> str:
        """What was done, in a language."""
        return in_words(self.kind, self.template, self.args, language)

    def lines(self, language: str = "en", most: int | None = None) -> list[str]:
        """Each changed row in a line: "E-000012: rank 0 → 3"; the first so many of them."""
        return change_lines(self.rows[:most], language)


@dataclass(frozen=True, slots=True)
class LogReport:
    """Whether the journal's chain holds and the tables are what the journal made them."""

    entries: int
    ok: bool
    problems: tuple[str, ...]
    last_hash: str


def history(
    library: Library,
    record: tuple[str, int] | None = None,
    limit: int = 200,
    before: int | None = None,
) -> list[Entry]:
    """Entries, the newest first: of everything, or of one record such as ("item", 12)."""
    return _newest(library, _ENTRY, record, limit, before)


def headings(
    library: Library, record: tuple[str, int] | None = None, limit: int = 200
) -> list[Entry]:
    """The same without their rows, which are ten thousand where as many items were changed at once.

    `lines_of` reads what one of them changed.
    """
    return _newest(library, _HEADINGS, record, limit)


def lines_of(library: Library, number: int, language: str = "en", most: int = 50) -> list[str]:
    """What an entry changed, the first so many lines."""
    with library.read() as connection:
        return _entry(_one(connection, number, _ENTRY)).lines(language, most)


_ENTRY = select(tables.journal)
#: All of an entry but its rows, and whether it has any.
_HEADINGS = select(
    *(column for column in tables.journal.c if column.name != "changes"),
    (tables.journal.c.changes != "[]").label("changed"),
)


def _newest(
    library: Library,
    what: Select[Any],
    record: tuple[str, int] | None,
    limit: int,
    before: int | None = None,
) -> list[Entry]:
    table, records = tables.journal, tables.journal_records
    query = what.order_by(table.c.id.desc()).limit(limit)
    if record is not None:
        query = query.join(records, records.c.entry_id == table.c.id).where(
            records.c.kind == record[0], records.c.record_id == record[1]
        )
    if before is not None:
        query = query.where(table.c.id < before)
    with library.read() as connection:
        return [_entry(row, record) for row in connection.execute(query)]


def entries(connection: Connection, *conditions: ColumnElement[bool]) -> list[Entry]:
    """The entries of the journal for which all of this holds, the oldest first."""
    query = select(tables.journal).where(*conditions).order_by(tables.journal.c.id)
    return [_entry(row) for row in connection.execute(query)]


def _entry(row: Any, record: tuple[str, int] | None = None) -> Entry:
    read = hasattr(row, "changes")
    rows = _or_none(journal.read_rows, row.changes) if read else []
    args, facts = (_or_none(journal.read_object, stored) for stored in (row.args, row.facts))
    at = _or_none(_moment, row.at)
    own = [change for change in rows or () if record is not None and _is_about(change, record)]
    return Entry(
        id=row.id,
        at=at or datetime.fromtimestamp(0, UTC),
        editor=row.editor,
        program=row.program,
        kind=row.kind,
        template=row.title,
        args=args or {},
        facts=facts or {},
        undoes=row.undoes,
        hash=row.hash,
        rows=tuple(own or rows or ()),
        whole=None not in (rows, args, facts, at),
        changed=bool(rows) if read else row.changed,
    )


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored.replace("Z", "+00:00"))


_Read = TypeVar("_Read")


def _or_none(read: Callable[[str], _Read], stored: str) -> _Read | None:
    """What a cell of the journal says; None where it cannot be read any more."""
    try:
        return read(stored)
    except (ValueError, TypeError):
        return None


def _is_about(change: journal.RowChange, record: tuple[str, int]) -> bool:
    values = {"id": change.id, **(change.before or {}), **(change.after or {})}
    if change.before is not None and change.after is not None:  # an update keeps what differs only
        plain = {
            "items": "item",
            "incidents": "incident",
            "sections": "section",
            "clips": "clip",
            "marks": "mark",
            "sources": "source",
            "terms": "tag",
            "editions": "edition",
        }
        return plain.get(change.table) == record[0] and change.id == record[1]
    try:
        return record in tables.REMEMBERED[change.table].info["touches"](values)
    except KeyError:  # a row that somebody made up
        return False


# ---------------------------------------------------------------- undo and redo


def next_undo(library: Library, language: str = "en") -> str | None:
    """What `undo` would take back, in words, or None."""
    with library.read() as connection:
        row = _to_undo(connection, library.editor, _HEADINGS)
        return _entry(row).title_in(language) if row is not None else None


def next_redo(library: Library, language: str = "en") -> str | None:
    """What `redo` would do again, in words, or None."""
    with library.read() as connection:
        row = _to_redo(connection, library.editor, _HEADINGS)
        return _entry(row).title_in(language) if row is not None else None


#: A step that others changed since; custody, as it is no change and cannot itself be undone.
_LEFT = "leave entry {target} as it is: it was changed again since"


def undo(library: Library) -> Entry | None:
    """Take back this editor's last edit, as a new change; None if there is nothing to take back.

    Raises ConflictError where somebody has changed the same rows since. That step is left as it
    is for good, and the next undo goes on to the one before.
    """
    return _again(library, "undo")


def redo(library: Library) -> Entry | None:
    """Do again what was last taken back; None if nothing was, or something else was done since.

    Raises ConflictError as `undo` does.
    """
    return _again(library, "redo")


def _again(library: Library, kind: str) -> Entry | None:
    find = _to_undo if kind == "undo" else _to_redo
    with library.read() as connection:
        row = find(connection, library.editor)
    if row is None:
        return None
    entry = _entry(row)
    try:
        with library.change(row.title, kind=kind, undoes=entry.id) as changes:
            _must_be_next(find(changes.connection, library.editor), entry)
            if not entry.whole:
                raise NotAsLeftError("This cannot be taken back: its entry is damaged.")
            changes.args = entry.args
            if kind == "undo":
                journal.apply_inverse(changes, entry.rows)
            else:
                journal.apply(changes, entry.rows)
    except NotAsLeftError as reason:
        _leave(library, entry, find)
        raise ConflictError(f"{reason} The next time, the step before it is meant.") from reason
    return entry


def _must_be_next(found: Any, entry: Entry) -> None:
    """Refuse if by now another step is meant."""
    if found is None or found.id != entry.id:
        raise UsageError("Something was changed at this very moment; try again.")


def _leave(library: Library, entry: Entry, find: Callable[[Connection, str], Any]) -> None:
    """Write down that a step stays as it is; otherwise it would bar the way to all before it."""
    with library.change(_LEFT, kind="custody", undoes=entry.id, target=entry.id) as changes:
        _must_be_next(find(changes.connection, library.editor), entry)


def _own_entries(connection: Connection, editor: str) -> Iterator[Any]:
    """This editor's edits, undos, redos and what was left as it is, the newest first.

    They are read a page at a time.
    """
    table = tables.journal
    before: int | None = None
    while True:
        query = (
            select(table.c.id, table.c.kind, table.c.undoes)
            .where(
                table.c.editor == editor,
                table.c.kind.in_(("edit", "undo", "redo")) | table.c.undoes.is_not(None),
            )
            .order_by(table.c.id.desc())
            .limit(100)
        )
        if before is not None:
            query = query.where(table.c.id < before)
        rows = connection.execute(query).all()
        yield from rows
        if len(rows) < 100:
            return
        before = rows[-1].id


def _to_undo(connection: Connection, editor: str, what: Select[Any] = _ENTRY) -> Any:
    undone: dict[int, bool] = {}
    for row in _own_entries(connection, editor):
        if row.kind == "edit":
            if not undone.get(row.id, False):
                return _one(connection, row.id, what)
        elif row.undoes is not None:
            undone.setdefault(row.undoes, row.kind != "redo")
    return None


def _to_redo(connection: Connection, editor: str, what: Select[Any] = _ENTRY) -> Any:
    passed: set[int] = set()  # done again, or left as it is
    for row in _own_entries(connection, editor):
        if row.kind == "edit":
            return None
        if row.kind != "undo":
            passed.add(row.undoes)
        elif row.undoes not in passed:
            return _one(connection, row.undoes, what)
    return None


def _one(connection: Connection, entry_id: int, what: Select[Any]) -> Any:
    return connection.execute(what.where(tables.journal.c.id == entry_id)).one()


# ---------------------------------------------------------------- proof


def verify_log(library: Library) -> LogReport:
    """Check every link of the chain, and every remembered row against what the journal says of it.

    What a chain cannot show, that someone rewrote all of it, is why each issued annex prints the
    last entry's hash.
    """
    problems: list[str] = []
    previous, count, last_id = journal.FIRST_HASH, 0, 0
    state: dict[str, dict[int, dict[str, Any]]] = {name: {} for name in tables.REMEMBERED}
    with library.read() as connection:
        for row in connection.execute(select(tables.journal).order_by(tables.journal.c.id)):
            count += 1
            if row.id != last_id + 1:
                problems.append(f"Entry {last_id + 1} of the journal is missing.")
            last_id = row.id
            values = [getattr(row, name) for name in journal.HASHED]
            if row.previous_hash != previous or not _holds(row, previous, values):
                problems.append(f"Entry {row.id} of the journal is not as it was written.")
            previous = row.hash
            _replay(state, _entry(row).rows)
        problems += _differences(connection, state)
    return LogReport(count, not problems, tuple(problems[:100]), previous)


def _holds(row: Any, previous: str, values: Sequence[Any]) -> bool:
    """Whether an entry can be read, and its hash follows from it and the one before."""
    try:
        return _entry(row).whole and row.hash == journal.entry_hash(previous, values)
    except TypeError:  # bytes where text was written
        return False


def _replay(state: dict[str, dict[int, dict[str, Any]]], rows: Sequence[journal.RowChange]) -> None:
    for row in rows:
        table = state.setdefault(row.table, {})
        if row.after is None:
            table.pop(row.id, None)
        elif row.before is None:
            table[row.id] = dict(row.after)
        else:
            table.setdefault(row.id, {}).update(row.after)


def _differences(
    connection: Connection, state: dict[str, dict[int, dict[str, Any]]]
) -> Iterator[str]:
    for name, table in tables.REMEMBERED.items():
        said = state[name]
        for row in connection.execute(select(table)).mappings():
            expected = said.pop(row["id"], None)
            if expected is None:
                yield f"Row {row['id']} of {name} is not in the journal."
                continue
            changed = [column for column in row if row[column] != expected.get(column)]
            if changed:
                yield (
                    f"Row {row['id']} of {name} was changed outside the program: "
                    f"{', '.join(changed)}."
                )
        for number in said:
            yield f"Row {number} of {name} was removed outside the program."
