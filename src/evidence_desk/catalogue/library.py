"""A library on disk: create, open, change, follow, close."""

from __future__ import annotations

import getpass
import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, func, select
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import QueuePool

from evidence_desk.catalogue import journal, search, tables
from evidence_desk.catalogue.form import CATALOGUE as CATALOGUE
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.originals import Originals
from evidence_desk.catalogue.pictures import PictureStore, read_only
from evidence_desk.catalogue.words import plain_words
from evidence_desk.domain.errors import (
    ConflictError,
    DamagedError,
    DeskError,
    LibraryError,
    StorageError,
)
from evidence_desk.domain.incidents import metres_apart

SUFFIX = ".evidence"
_BUSY_SECONDS = 5.0
_TOO_MANY = 2000  # past this many touched records a window does better to look at everything


@dataclass(frozen=True, slots=True)
class Touched:
    """What a committed change touched; `("*", 0)` stands for anything."""

    entry_id: int
    title: str
    records: frozenset[tables.Record]

    def touches(self, kind: str, record_id: int | None = None) -> bool:
        """Whether this kind of record, or this one record, may look different now."""
        if ("*", 0) in self.records:
            return True
        if record_id is not None:
            return (kind, record_id) in self.records
        return any(record == kind for record, _ in self.records)


class Library:
    """One project's originals, catalogue and exports, open for work.

    Methods may be called from any thread. Reads see a consistent snapshot; changes wait for each
    other, across processes too, and after a few seconds are refused with a sentence.
    """

    def __init__(self, path: Path, engine: Engine, editor: str, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.editor = editor
        self.originals = Originals(path)
        self.pictures = PictureStore(path / "derived" / "pictures.sqlite")
        self._engine = engine
        self._writing = threading.RLock()
        self._subscribers: list[Callable[[Touched], None]] = []
        with self.read() as connection:
            self._seen_entry = _last_entry(connection)
            rows = connection.execute(select(tables.settings.c.name, tables.settings.c.value))
            self._settings: dict[str, Any] = {name: json.loads(value) for name, value in rows}

    @property
    def title(self) -> str:
        """The library's name for people."""
        return str(self._settings.get("title", self.path.stem))

    @property
    def languages(self) -> tuple[str, ...]:
        """The report languages, the first of them the main one."""
        return tuple(self._settings.get("languages", ["en", "fr"]))

    @property
    def settings(self) -> dict[str, Any]:
        """Everything set for this library, as it was when last read."""
        return dict(self._settings)

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of every file; the library can be moved or opened elsewhere afterwards."""
        self.pictures.close()
        self._engine.dispose()

    # ------------------------------------------------------------ reading and changing

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A consistent view of the catalogue; nothing can be changed through it."""
        self._must_be_there()
        with as_sentences(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def change(
        self, title: str, *, kind: str = "edit", undoes: int | None = None, **args: Any
    ) -> Iterator[Changes]:
        """One change, one transaction, one entry in the journal.

        `title` is a template filled from `args` (``"tie {count} items to {target}"``); more can be
        put into `changes.args` on the way. An edit that changes nothing leaves no entry; custody
        entries are always written. Raises ConflictError when another writer holds on too long.
        """
        self.must_be_writable()
        with self._writing:
            with as_sentences(self.path), self._engine.connect() as connection:
                connection = connection.execution_options(writes=True)
                with connection.begin():
                    changes = Changes(connection, args=dict(args))
                    yield changes
                    entry = None
                    if changes.rows or kind == "custody":
                        search.refresh_after(connection, changes)
                        entry = journal.write(
                            changes, editor=self.editor, kind=kind, title=title, undoes=undoes
                        )
                if entry is None:
                    return
                if ("library", 0) in changes.touched:
                    with connection.begin():
                        self._reread_settings(connection)
            self._tell(Touched(entry, title, _records(changes.touched)), own=True)

    @contextmanager
    def derive(self) -> Iterator[Connection]:
        """Write derived tables only: nothing that needs an entry in the journal."""
        self.must_be_writable()
        with self._writing, as_sentences(self.path), self._engine.connect() as connection:
            connection = connection.execution_options(writes=True)
            with connection.begin():
                yield connection

    def must_be_writable(self) -> None:
        """Raise StorageError where the library can only be read, before anything is begun."""
        self._must_be_there()
        if self.read_only:
            raise StorageError(
                f"The library “{self.path.name}” can only be read here; copy it to a disk that you "
                "may write to, and open it there."
            )

    def _must_be_there(self) -> None:
        """Raise StorageError where the library's folder was moved while it is open.

        SQLite would go on with the files it has, and make new ones where they were.
        """
        if not os.path.isfile(self.path / CATALOGUE):  # noqa: PTH113  (a dying disk raises nothing)
            raise StorageError(
                f"The library “{self.path.name}” is not where it was opened: its folder was moved, "
                "renamed or removed, or its disk is gone. Open it where it is now."
            )

    def copy_catalogue(self, target: Path) -> None:
        """A consistent copy of the catalogue, whatever is written meanwhile."""
        with self._engine.connect() as connection:
            copy = sqlite3.connect(target)
            try:
                connection.connection.driver_connection.backup(copy)  # type: ignore[union-attr]
            except sqlite3.Error as error:
                raise StorageError(
                    f"The catalogue could not be copied to “{target.parent}” ({error}). "
                    "Make room there, or name another place."
                ) from error
            finally:
                copy.close()

    def _reread_settings(self, connection: Connection) -> None:
        rows = connection.execute(select(tables.settings.c.name, tables.settings.c.value))
        self._settings = {name: json.loads(value) for name, value in rows}

    # ------------------------------------------------------------ telling others

    def subscribe(self, callback: Callable[[Touched], None]) -> Callable[[], None]:
        """Be told after each commit, in the thread that committed; returns how to stop."""
        self._subscribers.append(callback)

        def stop() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return stop

    def poll(self) -> bool:
        """Notice what other processes committed since the last look, and tell subscribers."""
        with self.read() as connection:
            last = _last_entry(connection)
            if last <= self._seen_entry:
                return False
            records = tables.journal_records
            found = connection.execute(
                select(records.c.kind, records.c.record_id)
                .where(records.c.entry_id > self._seen_entry)
                .limit(_TOO_MANY + 1)
            )
            touched = {(kind, record_id) for kind, record_id in found}
            self._reread_settings(connection)
        self._tell(Touched(last, "", _records(touched)), own=False)
        return True

    def _tell(self, touched: Touched, *, own: bool) -> None:
        # Entries of other processes between ours and the last one seen must not be skipped.
        if not own or touched.entry_id == self._seen_entry + 1:
            self._seen_entry = max(self._seen_entry, touched.entry_id)
        for callback in list(self._subscribers):
            callback(touched)


def create(
    path: Path, title: str, languages: tuple[str, ...], editor: str | None = None
) -> Library:
    """Make a library in a new or empty folder; raises LibraryError if there is something in it."""
    try:
        if path.exists() and (not path.is_dir() or any(path.iterdir())):
            raise LibraryError(f"“{path}” is not empty; choose a new folder for the library.")
        path.mkdir(parents=True, exist_ok=True)
        for folder in ("originals", "derived", "exports"):
            (path / folder).mkdir()
    except OSError as error:
        raise LibraryError(f"The library cannot be made at “{path}”: {error.strerror}.") from error
    engine = engine_for(path / CATALOGUE)
    with as_sentences(path):
        from evidence_desk.catalogue import migrate

        migrate.make(engine)
    library = Library(path, engine, editor or _user())
    with library.change("create the library “{title}”", kind="custody") as changes:
        changes.args = {"title": title}
        changes.insert(
            tables.settings,
            [
                {"name": "title", "value": journal.to_json(title)},
                {"name": "languages", "value": journal.to_json(list(languages))},
            ],
        )
    return library


def open_(path: Path, editor: str | None = None) -> Library:
    """Open a library's folder (or the catalogue file in it); migrates an older one after a backup.

    Where nothing can be written, the library opens for reading.
    Raises LibraryError if there is none, it is damaged, or a newer program wrote it.
    """
    if path.name == CATALOGUE:
        path = path.parent
    catalogue = catalogue_in(path)
    locked = not (os.access(catalogue, os.W_OK) and os.access(path, os.W_OK))
    engine = engine_for(catalogue, locked)
    try:
        with as_sentences(path):
            from evidence_desk.catalogue import migrate

            migrate.bring_up_to_date(engine, catalogue)
        return Library(path.resolve(), engine, editor or _user(), read_only=locked)
    except BaseException:
        engine.dispose()
        raise


def catalogue_in(path: Path) -> Path:
    """The catalogue's file in a library's folder; raises LibraryError where there is none."""
    catalogue = path / CATALOGUE
    if not catalogue.is_file():
        if any(Originals(path).stored()):
            raise LibraryError(
                f"“{path}” holds originals, but {CATALOGUE} is not there any more. Put the one of "
                "the last backup there; or make a new library and import the folder “originals”."
            )
        raise LibraryError(
            f"“{path}” is not a library: there is no {CATALOGUE} in it. "
            "Choose the folder that holds one, or make a new library."
        )
    return catalogue


def check_sound(connection: Connection, path: Path) -> None:
    """Read a library's whole catalogue once; raises DamagedError where SQLite finds it damaged."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise damaged(path, str(found))


def damaged(path: Path, reason: str) -> DamagedError:
    """What is said where SQLite finds a library's catalogue damaged."""
    return DamagedError(
        f"The catalogue of “{path.name}” is damaged ({reason}). Nothing was changed; "
        "salvage it, or restore the last backup."
    )


def engine_for(catalogue: Path, locked: bool = False) -> Engine:
    """Connections to a catalogue as this program uses it; with `locked`, for reading only."""

    def connect() -> sqlite3.Connection:  # not by address: a folder's name may hold "?" or "%"
        if locked:
            return read_only(catalogue)
        return sqlite3.connect(catalogue, timeout=_BUSY_SECONDS, check_same_thread=False)

    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=8, max_overflow=32
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None  # transactions are begun below, by name
        if not locked:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA cache_size = -6000")  # of each of ten; the system caches too
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.create_function("metres_apart", 4, _metres_apart, deterministic=True)
        connection.create_function("plain_words", 1, plain_words, deterministic=True)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _metres_apart(*degrees: float | None) -> float | None:
    """For searches: as `metres_apart`, and unknown where a point is; SQL may ask in any order."""
    if None in degrees:
        return None
    return metres_apart(*degrees)  # type: ignore[arg-type]


@contextmanager
def as_sentences(path: Path) -> Iterator[None]:
    """Turn what the database's surroundings do to us into sentences; our own faults pass."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as error:
        reason = str(getattr(error, "orig", error))
        if "Could not decode" in reason:
            raise _spoilt(path, "it holds text that is none") from error
        raise _sentence(path, reason) or error from error
    except (DatabaseError, sqlite3.DatabaseError) as error:
        reason = str(getattr(error, "orig", error))
        if "malformed" in reason or "not a database" in reason:
            raise _spoilt(path, reason) from error
        raise
    except UnicodeDecodeError as error:  # SQLite's own words, with a piece of the damage in them
        reason = error.object.decode("utf-8", "replace")
        if "malformed" in reason:
            raise _spoilt(path, reason) from error
        raise


def _sentence(path: Path, reason: str) -> DeskError | None:
    if "locked" in reason or "busy" in reason:
        return ConflictError(
            f"Another window or command is writing to “{path.name}” at this moment; "
            "nothing was changed. Try again when it is done."
        )
    if "full" in reason:
        return StorageError(
            f"The disk that holds “{path.name}” is full; what was done before stands. "
            "Free some space and go on."
        )
    if "readonly" in reason or "unable to open" in reason or "disk I/O" in reason:
        return _out_of_reach(path, reason)
    return None


def _out_of_reach(path: Path, reason: str) -> StorageError:
    return StorageError(
        f"The library “{path.name}” cannot be written or read ({reason}). "
        "Check that its disk is there and that you may write to it."
    )


def _spoilt(path: Path, reason: str) -> DeskError:
    """Damage, unless its disk was pulled out: what is left in memory looks damaged to SQLite."""
    try:
        with (path / CATALOGUE).open("rb") as file:
            file.read(100)
    except OSError as error:
        return _out_of_reach(path, error.strerror or "unreadable")
    return damaged(path, reason)


def _records(touched: set[tables.Record]) -> frozenset[tables.Record]:
    return frozenset(touched) if len(touched) <= _TOO_MANY else frozenset({("*", 0)})


def _last_entry(connection: Connection) -> int:
    return int(connection.execute(select(func.max(tables.journal.c.id))).scalar() or 0)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "editor"
