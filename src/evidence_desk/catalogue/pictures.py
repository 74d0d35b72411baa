"""The store of derived pictures: one SQLite file that may be deleted at any time."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pictures (
    sha256 TEXT NOT NULL,
    role TEXT NOT NULL,      -- thumbnail, waveform, strip-3, view-2560 …
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, role)
) WITHOUT ROWID
"""


def read_only(path: Path) -> sqlite3.Connection:
    """A database that lies where nothing can be written (a DVD, a locked folder).

    SQLite wants files beside a database in WAL mode even to read it, unless told that nobody
    changes it; which holds where nobody left a log of changes behind.
    """
    log = path.with_name(path.name + "-wal")
    still = not log.is_file() or log.stat().st_size == 0
    address = f"{path.absolute().as_uri()}?mode=ro{'&immutable=1' if still else ''}"
    return sqlite3.connect(address, uri=True, timeout=5, check_same_thread=False)


class PictureStore:
    """Pictures by the hash of the original they were made from, and the role they play.

    A damaged or vanished store is begun anew: everything in it can be made again.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()

    def get(self, sha256: str, role: str) -> bytes | None:
        """The picture, or None if it was not made yet."""
        try:
            row = (
                self._connection()
                .execute("SELECT data FROM pictures WHERE sha256 = ? AND role = ?", (sha256, role))
                .fetchone()
            )
        except sqlite3.Error:
            return None
        return bytes(row[0]) if row else None

    def put(self, pictures: list[tuple[str, str, bytes]]) -> None:
        """Keep pictures, each (sha256, role, data); the last one given for a role stays.

        On a full or read-only disk none is kept: it is made again whenever it is wanted.
        """
        with suppress(sqlite3.Error), self._connection() as connection:
            connection.executemany("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", pictures)

    def hashes(self, role: str) -> set[str]:
        """The originals that have a picture in this role."""
        try:
            rows = self._connection().execute("SELECT sha256 FROM pictures WHERE role = ?", (role,))
            return {row[0] for row in rows}
        except sqlite3.Error:
            return set()

    def forget(self, sha256: str) -> None:
        """Forget every picture of one original."""
        with suppress(sqlite3.Error), self._connection() as connection:
            connection.execute("DELETE FROM pictures WHERE sha256 = ?", (sha256,))

    def forget_others(self, known: Collection[str]) -> None:
        """Forget the pictures of originals that are not among these."""
        try:
            rows = self._connection().execute("SELECT DISTINCT sha256 FROM pictures")
            strangers = {row[0] for row in rows} - set(known)
        except sqlite3.Error:
            return
        for sha256 in strangers:
            self.forget(sha256)

    def close(self) -> None:
        """Close every thread's connection."""
        with self._guard:
            for connection in self._all:
                connection.close()
            self._all.clear()
            self._local = threading.local()

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if found is None:
            found = self._open()
            self._local.connection = found
            with self._guard:
                self._all.append(found)
        return found

    def _open(self) -> sqlite3.Connection:
        try:
            self._path.parent.mkdir(exist_ok=True)
            return self._connect()
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error
        except sqlite3.OperationalError:  # full, busy or read-only: nothing is wrong with it
            if self._path.is_file() and not os.access(self._path, os.W_OK):
                return read_only(self._path)
            raise
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # nothing here is worth a wait
        connection.execute(_SCHEMA)
        return connection
