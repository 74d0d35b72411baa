"""The store of derived pictures: one SQLite file that may be deleted at any time."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS pictures (
    sha256 TEXT NOT NULL,
    role TEXT NOT NULL,      -- thumbnail, waveform, strip-3, view-2560 …
    data BLOB NOT NULL,
    PRIMARY KEY (sha256, role)
) WITHOUT ROWID
"""


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
        """Keep pictures, each (sha256, role, data); the last one given for a role stays."""
        connection = self._connection()
        with connection:
            connection.executemany("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?)", pictures)

    def hashes(self, role: str) -> set[str]:
        """The originals that have a picture in this role."""
        rows = self._connection().execute("SELECT sha256 FROM pictures WHERE role = ?", (role,))
        return {row[0] for row in rows}

    def clear(self) -> None:
        """Forget every picture."""
        with self._connection() as connection:
            connection.execute("DELETE FROM pictures")

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
        self._path.parent.mkdir(exist_ok=True)
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=5, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")  # nothing here is worth a wait
        connection.execute(_SCHEMA)
        return connection
