"""A file appears whole under its name, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from evidence_desk.domain.errors import StorageError


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """A temporary path beside `out`; renamed to it when the block ends well, removed otherwise.

    Raises StorageError where the folder cannot be written or the disk is full.
    """
    temporary = out.with_name(f".{token_hex(6)}.partial")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        sync_file(temporary)
        temporary.replace(out)
        sync_folder(out.parent)
    except OSError as error:
        raise cannot_write(out, error) from error
    finally:
        with suppress(OSError):
            temporary.unlink()


def cannot_write(out: Path, error: OSError) -> StorageError:
    """The sentence for an export that the disk refused."""
    why = error.strerror or str(error)
    return StorageError(
        f"“{out.name}” could not be written ({why}). Choose another place, or make room, and "
        "export again."
    )


def sync_file(path: Path) -> None:
    """Have the disk keep a file's bytes before its name is relied on."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the disk keep a folder's names, where the system can be asked to."""
    if os.name != "posix":  # Windows has no handle for this and keeps names by its journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
