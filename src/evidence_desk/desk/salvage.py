"""What an editor can do about a damaged catalogue: be told, and have it written anew."""

from __future__ import annotations

from pathlib import Path

from evidence_desk.catalogue import salvage as catalogue
from evidence_desk.catalogue.library import Library, check_sound
from evidence_desk.catalogue.salvage import Salvaged

__all__ = ["Salvaged", "must_be_sound", "salvage"]


def must_be_sound(library: Library) -> None:
    """Read the whole catalogue once; raises DamagedError if SQLite finds anything wrong with it."""
    with library.read() as connection:
        check_sound(connection, library.path)


def salvage(path: Path, editor: str | None = None) -> tuple[Library, Salvaged]:
    """Write a damaged catalogue anew and open it; originals that no entry tells of become items.

    The damaged files stay beside it under another name. Such an item is confidential until
    somebody has looked, for what its intake was told is lost. Raises LibraryError, ConflictError
    or StorageError, and the catalogue is as it was then.
    """
    library, told = catalogue.salvage(Path(path).expanduser().absolute(), editor)
    if not told.lossy:
        return library, told
    from evidence_desk.desk.intake import adopt_lost

    told.adopted = adopt_lost(library)
    return library, told
