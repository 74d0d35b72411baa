"""A file appears whole under its name, or not at all."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from io import RawIOBase
from pathlib import Path
from secrets import token_hex
from typing import Any, BinaryIO, cast

from filelock import FileLock

from evidence_desk.domain.errors import StorageError

_ROOM, _LOCK = ".evidence-desk-", "lock"
_YOUNG_S = 10  # seconds in which a folder that was just made may have no lock yet
_AT_A_TIME = 4  # files that are flushed
_to_be: dict[Path, Path] = {}  # files in the making, and what they will be


@contextmanager
def written_whole(out: Path) -> Iterator[Path]:
    """A temporary path near `out`; renamed to it when the block ends well, removed otherwise.

    It lies in a folder of its own beside `out`, where all that is needed on the way can lie too:
    what a killed program left of it goes with the next file that is written there. Raises
    StorageError where the folder cannot be written or the disk is full.
    """
    try:
        with _room_for(out) as room, known_as(out, temporary := room / f".{token_hex(6)}.partial"):
            try:
                yield temporary
                sync_file(temporary)
                temporary.replace(out)
                sync_folder(out.parent)
            finally:
                with suppress(OSError):
                    temporary.unlink()
    except OSError as error:
        raise cannot_write(out, error) from error


@contextmanager
def _room_for(out: Path) -> Iterator[Path]:
    """A folder beside `out` that goes after the block, and is nobody else's to read or sweep up."""
    if out in _to_be:  # what is only on the way lies in such a folder already
        yield out.parent
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    _sweep(out.parent)
    room = out.parent / f"{_ROOM}{token_hex(6)}"
    room.mkdir(mode=0o700)
    lock = FileLock(room / _LOCK, timeout=0)
    try:
        with suppress(OSError, NotImplementedError):  # a file system that has no locks
            lock.acquire()
        yield room
    finally:
        lock.release()
        shutil.rmtree(room, ignore_errors=True)


def _sweep(folder: Path) -> None:
    """Clear what was in the making when its program was killed: nobody holds its lock."""
    for left in folder.glob(f"{_ROOM}*"):
        with suppress(OSError, NotImplementedError):  # held by another among it
            if time.time() - left.stat().st_mtime < _YOUNG_S or not left.is_dir():
                continue
            with FileLock(left / _LOCK, timeout=0):
                pass
            shutil.rmtree(left)


@contextmanager
def known_as(out: Path, temporary: Path) -> Iterator[None]:
    """Sentences about `temporary` tell of `out`, or what that will be, until the block ends."""
    before = _to_be.get(temporary)
    _to_be[temporary] = _to_be.get(out, out)
    try:
        yield
    finally:
        if before is None:
            del _to_be[temporary]
        else:
            _to_be[temporary] = before


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
