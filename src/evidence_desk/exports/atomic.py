"""A file appears whole under its name, or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from io import RawIOBase
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO, cast

from evidence_desk.domain.errors import StorageError

_AT_A_TIME = 4  # files that are flushed
_to_be: dict[Path, Path] = {}  # files in the making, and what they will be


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """A temporary path beside `out`; renamed to it when the block ends well, removed otherwise.

    Raises StorageError where the folder cannot be written or the disk is full.
    """
    temporary = out.with_name(f".{token_hex(6)}.partial")
    with known_as(out, temporary):  # what is written in steps is told by its last name
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


@contextmanager
def known_as(out: Path, temporary: Path) -> Iterator[None]:
    """Sentences about `temporary` tell of `out`, or what that will be, until the block ends."""
    _to_be[temporary] = _to_be.get(out, out)
    try:
        yield
    finally:
        del _to_be[temporary]


class _Outlet(RawIOBase):
    """A file that takes all it is given; what the disk said against it is kept for later."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self.refusal: OSError | None = None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        if self.refusal is None:
            try:
                self._file.write(data)
            except OSError as error:
                self.refusal = error
        return memoryview(data).nbytes

    def close(self) -> None:
        try:
            self._file.close()
        except OSError as error:
            self.refusal = self.refusal or error
        super().close()


@contextmanager
def refused_at_the_end(path: Path) -> Iterator[BinaryIO]:
    """A file for a writer that must not meet an error: a full disk is told after the block.

    qpdf, which pikepdf writes with, finishes what it writes in destructors; an error there ends the
    whole program, and not in a sentence.
    """
    outlet = _Outlet(path)
    try:
        yield cast(BinaryIO, outlet)
    finally:
        outlet.close()
    if outlet.refusal is not None:
        raise outlet.refusal


def cannot_write(out: Path, error: OSError) -> StorageError:
    """The sentence for an export that the disk refused."""
    why, name = error.strerror or str(error), _to_be.get(out, out).name
    return StorageError(
        f"“{name}” could not be written ({why}). Choose another place, or make room, and "
        "export again."
    )


def sync_file(path: Path) -> None:
    """Have the disk keep a file's bytes before its name is relied on."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_files(paths: Iterable[Path]) -> None:
    """Have the disk keep some files, a few at a time: what it writes of one serves the others."""
    with ThreadPoolExecutor(_AT_A_TIME, thread_name_prefix="flush") as some:
        for _done in some.map(sync_file, paths):
            pass


def sync_folder(folder: Path) -> None:
    """Have the disk keep a folder's names, where the system can be asked to."""
    if os.name != "posix":  # Windows has no handle for this and keeps names by its journal
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
