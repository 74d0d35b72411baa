"""A damaged catalogue written anew: from its journal first, then from what its tables still give.

The journal holds every row as it was and became, so replaying it makes the tables again; while its
chain holds, what comes out is proved to be what was there. Where entries are lost, rows that can
still be read in the tables stand in for them. The damaged files are set aside and never removed.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from evidence_desk.catalogue import journal, migrate, search, tables
from evidence_desk.catalogue.journal import RowChange
from evidence_desk.catalogue.library import (
    CATALOGUE,
    Library,
    as_sentences,
    catalogue_in,
    engine_for,
    open_,
)
from evidence_desk.catalogue.originals import sync_folder
from evidence_desk.catalogue.replay import Rows, replay
from evidence_desk.domain.errors import ConflictError, StorageError

_ASIDE, _WORK = "library damaged", ".salvage-"

#: What Python raises where SQLite cannot read on; the second, where its own words cannot be read.
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
#: The first bytes of every catalogue: SQLite's name, page size, versions, and fixed fractions.
_CONSTANT = 24
#: Two runs of missing entries this long apart are taken for the end of the journal.
_GIVE_UP = 2000


@dataclass(slots=True)
class Salvaged:
    """What came out of a damaged catalogue.

    `proved` entries are chained from the first; `unproved` ones could be read, but stand behind a
    gap; `lost` ones could not, and if `cut`, nobody knows how many more. `from_tables` rows are as
    the tables had them, since an entry that would tell is lost; `dropped` ones pointed at what is
    not there any more; `adopted` items are originals that nothing told of.
    """

    aside: str = ""
    proved: int = 0
    unproved: int = 0
    lost: int = 0
    cut: bool = False
    from_tables: int = 0
    dropped: int = 0
    adopted: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether all that was remembered is there again, and proved."""
        return not (self.unproved or self.lossy or self.from_tables or self.dropped)

    @property
    def lossy(self) -> bool:
        """Whether something that the journal told is lost."""
        return bool(self.lost or self.cut)


def salvage(path: Path, editor: str | None = None) -> tuple[Library, Salvaged]:
    """Write a library's catalogue anew from what can be read of it, and open it.

    Nobody may have the library open. Raises LibraryError where there is none, ConflictError where
    it is in use, StorageError where the disk gives no room; the catalogue is as it was then.
    """
    catalogue_in(path)
    told = Salvaged()
    for left in path.glob(f"{_WORK}*"):  # copies that a salvage which was cut short worked on
        shutil.rmtree(left, ignore_errors=True)
    try:
        with (
            as_sentences(path),
            _alone(path),
            tempfile.TemporaryDirectory(prefix=_WORK, dir=path) as folder,
        ):
            made = Path(folder) / CATALOGUE
            engine = engine_for(made)
            try:
                migrate.make(engine)
                with closing(_opened_copy(path, Path(folder), made)) as old:
                    kept, last = _write_anew(engine, old, told)
            finally:
                engine.dispose()
            _note(made, kept, last, told, editor)
            told.aside = _put_in_place(path, made)
    except OSError as error:
        raise StorageError(
            f"The catalogue of “{path.name}” could not be written anew: {error.strerror}. "
            "It is as it was; make room on the disk and try again."
        ) from error
    return open_(path, editor), told


# ---------------------------------------------------------------- reading


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """While nobody else has the catalogue open for writing."""
    with closing(sqlite3.connect(path / CATALOGUE, timeout=1, isolation_level=None)) as found:
        try:
            found.execute("BEGIN IMMEDIATE")
            found.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise ConflictError(
                    f"Another window or command is writing to “{path.name}”; close it first."
                ) from error
        except _UNREADABLE:
            pass  # it is damaged, which is why we are here
    yield


def _opened_copy(path: Path, folder: Path, sound: Path) -> sqlite3.Connection:
    """The damaged catalogue, as a copy whose head is that of a sound one."""
    copy = folder / "damaged.sqlite"
    source = _source(path)
    for ending in ("", "-wal"):
        one = source.with_name(source.name + ending)
        if one.is_file():
            shutil.copyfile(one, copy.with_name(copy.name + ending))
    with copy.open("r+b") as file:
        file.write(sound.read_bytes()[:_CONSTANT])
    found = sqlite3.connect(copy, isolation_level=None)
    found.execute("PRAGMA writable_schema = ON")  # a table that is spoilt costs no other
    found.row_factory = sqlite3.Row
    found.text_factory = lambda data: data.decode("utf-8", "replace")
    return found


def _source(path: Path) -> Path:
    """The catalogue, or its other name from a salvage that was cut short: that one has its log."""
    here = (path / CATALOGUE).stat()
    for aside in sorted(path.glob(f"{_ASIDE} *.sqlite")):
        if os.path.samestat(aside.stat(), here):
            return aside
    return path / CATALOGUE


def _each(
    found: sqlite3.Connection, table: str, told: Salvaged | None = None
) -> Iterator[dict[str, Any]]:
    """Every row of a table that can be read, by its id; `told` if its end could not be reached."""
    after, misses = 0, 0
    try:
        found.execute(f"SELECT * FROM {table} LIMIT 0")
    except _UNREADABLE:  # there is no such table, or nothing can be asked at all
        misses = _GIVE_UP
    while misses < _GIVE_UP:
        try:
            row = found.execute(
                f"SELECT * FROM {table} WHERE id > ? ORDER BY id LIMIT 1",
                (after,),
            ).fetchone()
            if row is None:
                return
            after, misses = row["id"], 0
            yield dict(row)
        except (*_UNREADABLE, OverflowError, IndexError):
            after, misses = after + 1, misses + 1
    if told is not None:
        told.cut = True


def _entries(found: sqlite3.Connection, told: Salvaged) -> Iterator[tuple[bool, dict[str, Any]]]:
    """Entries whose content their own hash vouches for; True as long as the chain is unbroken."""
    previous, number, proved = journal.FIRST_HASH, 0, True
    for row in _each(found, "journal", told):
        told.lost += row["id"] - number - 1
        number = row["id"]
        values = [row[name] for name in journal.HASHED]
        try:
            good = row["hash"] == journal.entry_hash(row["previous_hash"], values)
            journal.read_rows(row["changes"])
        except (TypeError, ValueError):
            good = False
        if not good:
            told.lost += 1
            proved = False
            continue
        proved = proved and number == told.proved + 1 and row["previous_hash"] == previous
        previous = row["hash"]
        told.proved += proved
        told.unproved += not proved
        yield proved, row


# ---------------------------------------------------------------- writing


def _write_anew(engine: Any, old: sqlite3.Connection, told: Salvaged) -> tuple[Rows, Rows]:
    """Fill the new catalogue; what the proved entries say of each row, and what is there now."""
    proved: Rows = {name: {} for name in tables.REMEMBERED}
    records: list[dict[str, Any]] = []
    numbered: dict[str, int] = {}  # the highest number that each table ever gave
    with engine.connect().execution_options(writes=True) as connection:
        # Not within a transaction, where it has no effect: rows come table by table.
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            state = proved
            for is_proved, row in _entries(old, told):
                if is_proved:
                    connection.execute(insert(tables.journal), row)
                elif state is proved:
                    state = _copied(proved)
                changed = journal.read_rows(row["changes"])
                for one in changed:
                    numbered[one.table] = max(one.id, numbered.get(one.table, 0))
                touched = replay(state, changed)
                if is_proved:
                    records += [
                        {"kind": kind, "record_id": number, "entry_id": row["id"]}
                        for kind, number in sorted(touched)
                    ]
            if state is proved and told.lossy:
                state = _copied(proved)
            if told.lossy:
                told.from_tables = _fill_in(state, old)
            if records:
                connection.execute(insert(tables.journal_records), records)
            for name in tables.REMEMBERED:
                told.dropped += _insert(connection, name, state[name])
            told.dropped += _drop_dangling(connection, state)
            _never_again(connection, numbered)
            _carry_over(connection, old, state["items"])
            search.rebuild(connection)
    return proved, state


def _copied(state: Rows) -> Rows:
    return {
        name: {number: dict(row) for number, row in rows.items()} for name, rows in state.items()
    }


def _fill_in(state: Rows, old: sqlite3.Connection) -> int:
    """Where entries are lost, take each row as its table has it."""
    taken = 0
    for name, table in tables.REMEMBERED.items():
        columns = {column.name for column in table.columns}
        for row in _each(old, name):
            if set(row) == columns and row != state[name].get(row["id"]):
                state[name][row["id"]] = row
                taken += 1
    return taken


def _insert(connection: Any, name: str, rows: dict[int, dict[str, Any]]) -> int:
    """Put rows into their table; how many were dropped, as they say what no row of it may say."""
    table, dropped = tables.REMEMBERED[name], 0
    for part in journal.chunks(list(rows.values()), 5000):
        try:
            with connection.begin_nested():
                connection.execute(insert(table), part)
        except IntegrityError:  # noise that reads like a row; one by one, so that no other is lost
            for row in part:
                try:
                    with connection.begin_nested():
                        connection.execute(insert(table), row)
                except IntegrityError:
                    del rows[row["id"]]
                    dropped += 1
    return dropped


def _drop_dangling(connection: Any, state: Rows) -> int:
    """Take out rows that point at what is not there, until none does."""
    dropped = 0
    while bad := connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall():
        for name, number, *_ in bad:
            connection.execute(
                text(f"DELETE FROM {name} WHERE rowid = :number"), {"number": number}
            )
            dropped += state.get(name, {}).pop(number, None) is not None
    return dropped


def _never_again(connection: Any, numbered: Mapping[str, int]) -> None:
    """A number once given, and taken back since, goes to nobody else."""
    for name, number in numbered.items():
        values = {"name": name, "number": number}
        connection.execute(text("DELETE FROM sqlite_sequence WHERE name = :name"), values)
        connection.execute(
            text(
                "INSERT INTO sqlite_sequence (name, seq) "
                f"SELECT :name, max(:number, coalesce(max(id), 0)) FROM {name}"
            ),
            values,
        )


def _carry_over(connection: Any, old: sqlite3.Connection, items: Mapping[int, Any]) -> None:
    """Texts and metadata of files, where they can be read: `rebuild` makes the others again."""
    for table in (tables.bodies, tables.file_metadata):
        try:
            rows = [dict(row) for row in old.execute(f"SELECT * FROM {table.name}")]
        except _UNREADABLE:
            continue
        for part in journal.chunks([row for row in rows if row["item_id"] in items]):
            connection.execute(insert(table), part)


def _note(made: Path, proved: Rows, now: Rows, told: Salvaged, editor: str | None) -> None:
    """Say in the journal what was done, and each row that no proved entry tells of."""
    rows = [
        RowChange(name, number, proved[name].get(number), now[name].get(number))
        for name in tables.REMEMBERED
        for number in sorted(proved[name].keys() | now[name].keys())
        if proved[name].get(number) != now[name].get(number)
    ]
    library = open_(made.parent, editor)
    try:
        title = "write the damaged catalogue anew: {proved} entries proved, {lost} lost"
        with library.change(title, kind="custody", proved=told.proved, lost=told.lost) as changes:
            changes.rows = rows
            changes.touched.add(("*", 0))
            changes.facts = {
                "unproved": told.unproved,
                "from_tables": told.from_tables,
                "dropped": told.dropped,
            }
    finally:
        library.close()


def _put_in_place(path: Path, made: Path) -> str:
    """Set the damaged files aside under another name, then put the new catalogue in their place.

    Cut short at any point, the damaged catalogue is there under both names or only aside.
    """
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    aside = path / f"{_ASIDE} {stamp}.sqlite"
    source = _source(path)
    if source == path / CATALOGUE:
        for ending in ("-wal", ""):
            one = path / f"{CATALOGUE}{ending}"
            if one.is_file():
                shutil.copyfile(one, f"{aside}{ending}") if os.name == "nt" else os.link(
                    one, f"{aside}{ending}"
                )
    else:
        aside = source
    for ending in ("-wal", "-shm"):
        (path / f"{CATALOGUE}{ending}").unlink(missing_ok=True)
    made.replace(path / CATALOGUE)
    sync_folder(path)
    return aside.name
