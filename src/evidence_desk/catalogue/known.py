"""Which files a catalogue knows again by place and stamp, read by sqlite3 alone.

Loading SQLAlchemy takes longer than going through twenty thousand files of which none is new.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from evidence_desk.catalogue.form import SCHEMA_VERSION

#: Place, stamp and item's number of each file seen; a further name's comes after the item's own.
STAMPED = (
    "SELECT origin, stamp, id FROM items WHERE stamp IS NOT NULL",
    "SELECT origin, stamp, item_id FROM copies WHERE stamp IS NOT NULL",
)


def known_files(catalogue: Path) -> dict[tuple[str, str], int] | None:
    """Each item's number by the places and stamps its file was seen with.

    None where the catalogue is not of this program's age, or cannot be read just now: whoever
    opens the library is told why.
    """
    found: dict[tuple[str, str], int] = {}
    try:
        with closing(sqlite3.connect(catalogue, timeout=0)) as connection:
            connection.execute("BEGIN")  # both tables as of one moment
            version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            if version != (SCHEMA_VERSION,):
                return None
            for statement in STAMPED:
                rows = connection.execute(statement).fetchall()
                found.update({(origin, stamp): number for origin, stamp, number in rows})
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return found
