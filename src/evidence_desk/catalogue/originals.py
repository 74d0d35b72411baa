"""The only code that writes or reads originals.

Order of a copy (the promise in docs/library-format.md): read once, hashing and writing together,
into `originals/.incoming/`; compare length; fsync; make read-only; rename; fsync the folder. Only
then may its row be committed. What is made here from an original is kept with the same care, in a
folder of its own, so that nobody takes it for one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import secrets
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from evidence_desk.catalogue.under_way import Left, UnderWay
from evidence_desk.domain.errors import ConflictError, StorageError
from evidence_desk.domain.items import make_ref

if TYPE_CHECKING:  # whoever only reads needs no locks
    from filelock import FileLock

_LOCK, _UNDER_WAY = "lock", "under-way"  # in `.incoming`, beside copies in the making
_MADE = "made"  # the folder of items made here; no original's path begins so
_BLOCK = 1 << 20
_MAX_NAME_BYTES = 180  # leaves room for the reference; every file system in use takes 255
_STORED = re.compile(r"(E-\d{6,}) ")


class UnreadableError(StorageError):
    """A source file that could not be read to its end, or would not hold still."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file copied and hashed, not yet given its name."""

    path: Path
    sha256: str
    bytes: int


class Unfinished:
    """A file in the making; nobody takes it for an item's yet."""

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path, self._file = path, file

    def write(self, at: int, data: bytes) -> None:
        """Put bytes at a place; raises StorageError where the disk does not take them."""
        try:
            self._file.seek(at)
            self._file.write(data)
        except OSError as error:
            raise _unwritten(self._path.parent, error) from error

    def done(self) -> Incoming:
        """All is written; on disk when this returns."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
        except OSError as error:
            raise _unwritten(self._path.parent, error) from error
        sha256, length, _steady = hash_file(self._path)
        return Incoming(self._path, sha256, length)


def _unwritten(folder: Path, error: OSError) -> StorageError:
    return StorageError(f"Nothing can be written to “{folder}”: {error.strerror}.")


def _lock(path: Path, wait: float = 0) -> FileLock:
    from filelock import FileLock

    return FileLock(path, timeout=wait)


def _sweep_made(folder: Path) -> None:
    """Clear what was in the making when its program was killed: nobody holds its lock."""
    for path in folder.iterdir():
        if path.suffix == ".lock":
            continue
        lock = _lock(path.with_suffix(".lock"))
        with suppress(OSError):  # held by another among it
            with lock:
                path.unlink()
            path.with_suffix(".lock").unlink(missing_ok=True)


class Originals:
    """The folder of originals of one library."""

    def __init__(self, library: Path) -> None:
        self.folder = library / "originals"
        self.made = library / _MADE
        self.incoming = self.folder / ".incoming"
        self._under_way = UnderWay(self.incoming / _UNDER_WAY)

    @property
    def interrupted(self) -> bool:
        """Whether an intake began and has not said that it ended whole; it may be under way."""
        return self._under_way.path.exists()

    @property
    def at_rest(self) -> bool:
        """Whether no intake began that has not ended, and none left anything in the making."""
        try:
            return {path.name for path in self.incoming.iterdir()} <= {_LOCK}
        except OSError:
            return False

    def begin_intake(self, wishes: Mapping[str, Any]) -> None:
        """Leave a mark of what is asked for, which stays behind if this program is killed."""
        with self._writing():
            self._under_way.begin(wishes)
            sync_folder(self.incoming)

    def note_copied(self, incoming: Incoming, facts: Mapping[str, Any]) -> None:
        """Write down where a copy came from, so that it is still known if this is killed."""
        try:
            with self._writing():
                self._under_way.note(incoming.sha256, facts)
        except BaseException:
            self.discard(incoming)
            raise

    def end_intake(self) -> None:
        """Everything copied is remembered: the next opening need not look."""
        with self._writing():
            self._under_way.end()

    def left_behind(self) -> Left | None:
        """What an intake that was cut short had in hand; None if none was."""
        return self._under_way.left()

    def _make(self, folder: Path) -> None:
        """Make a folder of the library's; not the library's own, which may have been moved."""
        if not self.folder.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        folder.mkdir(parents=True, exist_ok=True)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        from filelock import Timeout

        try:
            yield
        except Timeout:  # another intake has the lock: not the disk's fault
            raise
        except OSError as error:
            raise StorageError(
                f"Nothing can be written to “{self.folder}”: {error.strerror}."
            ) from error

    @contextmanager
    def intake_lock(self, wait: float = 3) -> Iterator[None]:
        """Only one intake at a time hands out references; the second waits briefly."""
        from filelock import Timeout

        lock = _lock(self.incoming / _LOCK, wait)
        try:
            with self._writing():
                self._make(self.incoming)
                lock.acquire()
        except Timeout as error:
            raise ConflictError(
                "Another intake into this library is under way; nothing was taken in. "
                "Start again when it is done."
            ) from error
        try:
            yield
        finally:
            lock.release()

    def copy_in(self, source: Path, on_bytes: Callable[[int], None] = lambda _n: None) -> Incoming:
        """Copy a source into `.incoming`, hashing in the same read; the source is opened read-only.

        Raises UnreadableError if it cannot be read to its end or changes meanwhile (tried twice),
        StorageError if this library's disk cannot take it.
        """
        for _attempt in range(2):
            copied = self._copy_once(source, on_bytes)
            if copied is not None:
                return copied
        raise UnreadableError(
            f"“{source.name}” changed while it was read, twice; take it in again when "
            "nothing writes to it any more."
        )

    def _copy_once(self, source: Path, on_bytes: Callable[[int], None]) -> Incoming | None:
        target = self.incoming / secrets.token_hex(12)
        try:
            with target.open("xb") as out:
                try:
                    digest, length, steady = hash_file(source, out.write, on_bytes)
                except UnreadableError:
                    raise
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            target.unlink(missing_ok=True)
            raise StorageError(
                f"“{source.name}” could not be copied into the library: {error.strerror}."
            ) from error
        except BaseException:
            target.unlink(missing_ok=True)
            raise
        if not steady or target.stat().st_size != length:
            target.unlink()
            return None
        return Incoming(target, digest, length)

    def write_in(self, data: bytes, name: str) -> Incoming:
        """Write what was made here into `.incoming`; on disk when this returns."""
        target = self.incoming / secrets.token_hex(12)
        try:
            with target.open("xb") as out:
                out.write(data)
                out.flush()
                os.fsync(out.fileno())
        except OSError as error:
            target.unlink(missing_ok=True)
            raise StorageError(
                f"“{name}” could not be written into the library: {error.strerror}."
            ) from error
        return Incoming(target, hashlib.sha256(data).hexdigest(), len(data))

    @contextmanager
    def making(self) -> Iterator[Unfinished]:
        """A file for what takes long to be made here, beside the originals' folder.

        It is gone after the block unless `take_made` took it; what a crash left of others goes.
        """
        folder = self.made / ".incoming"
        target = folder / secrets.token_hex(12)
        lock = _lock(target.with_suffix(".lock"))
        try:
            self._make(folder)
            _sweep_made(folder)
            lock.acquire()
            file = target.open("xb")
        except OSError as error:
            raise _unwritten(folder, error) from error
        try:
            yield Unfinished(target, file)
        finally:
            with suppress(OSError):  # a full disk takes not even what waits to be written
                file.close()
            target.unlink(missing_ok=True)
            lock.release()
            target.with_suffix(".lock").unlink(missing_ok=True)

    def take_made(self, made: Incoming) -> Incoming:
        """Put what was made into `.incoming`, where `keep` takes it from."""
        target = self.incoming / made.path.name
        try:
            made.path.rename(target)
        except OSError as error:
            raise _unwritten(self.incoming, error) from error
        return Incoming(target, made.sha256, made.bytes)

    def keep(self, incoming: Incoming, number: int, name: str, *, made: bool = False) -> str:
        """Give a copied file its lasting name; returns its path as its row is to have it.

        After this returns the file is on disk under that name, read-only, whatever happens next.
        With `made` it goes beside the originals, not among them.
        """
        relative = f"{_MADE}/{stored_path(number, name)}" if made else stored_path(number, name)
        self.put(incoming, relative, name)
        return relative

    def put(self, incoming: Incoming, relative: str, name: str) -> None:
        """As `keep`, where the path is known: a made item whose file is gone."""
        target = self.path_of(relative, in_place=False)
        try:
            fresh_folder = not target.parent.is_dir()
            self._make(target.parent)
            incoming.path.chmod(stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH)
            if target.exists():
                raise StorageError(
                    f"There is a file called “{target.name}” among the originals that is no "
                    "item’s; move it elsewhere and start again."
                )
            incoming.path.rename(target)
            sync_folder(target.parent)
            if fresh_folder:
                sync_folder(target.parent.parent)
                sync_folder(target.parent.parent.parent)
        except OSError as error:
            raise StorageError(
                f"“{name}” could not be put among the originals: {error.strerror}."
            ) from error

    def discard(self, incoming: Incoming) -> None:
        """Drop a copy whose bytes the library holds already."""
        incoming.path.unlink(missing_ok=True)

    def path_of(self, path: str, *, in_place: bool) -> Path:
        """Where an item's original, or what was made here, lies, from its row."""
        if in_place:
            return Path(path)
        return (self.folder.parent if path.startswith(f"{_MADE}/") else self.folder) / path

    def sweep(self) -> None:
        """Clear half-made copies that a crash left in `.incoming`.

        What lies there was never given a name: its source is untouched and will be read again.
        """
        if not self.incoming.is_dir():
            return
        for path in self.incoming.iterdir():
            if path.name not in (_LOCK, _UNDER_WAY):
                with suppress(OSError):
                    path.unlink()

    def stored(self) -> Iterator[str]:
        """The paths of all files below the originals' folder, without `.incoming`."""
        yield from _below(self.folder, self.folder)

    def stored_made(self) -> Iterator[str]:
        """The paths of all files of items made here, as their rows have them."""
        yield from _below(self.made, self.folder.parent)


def _below(top: Path, base: Path) -> Iterator[str]:
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if name != ".incoming")
        for name in sorted(names):
            yield (Path(folder) / name).relative_to(base).as_posix()


def stored_path(number: int, name: str) -> str:
    """The readable name of an original on disk: ``0000/E-000001 IMG_0042.JPG``."""
    return f"{number // 1000:04d}/{make_ref('item', number)} {safe_name(name)}"


def number_of(path: str) -> int | None:
    """The item's number from a stored path, or None if it is not one of ours."""
    match = _STORED.match(path.rpartition("/")[2])
    return int(match[1][2:]) if match else None


def safe_name(name: str) -> str:
    """A file name legal on every system, near to the one given; never empty."""
    from pathvalidate import sanitize_filename

    text = name.encode("utf-8", "replace").decode("utf-8")
    text = "".join("_" if _invisible(letter) else letter for letter in text)
    text = sanitize_filename(text, replacement_text="_", platform="universal").strip(" .")
    stem, dot, ending = text.rpartition(".")
    if not dot:
        stem, ending = text, ""
    room = _MAX_NAME_BYTES - len((dot + ending).encode())
    while len(stem.encode()) > max(room, 8):
        stem = stem[:-1]
    return (stem + dot + ending) or "file"


def _invisible(letter: str) -> bool:
    """Control and bidi-override characters, which make a name lie about itself."""
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co"}


def hash_file(
    source: str | Path,
    write: Callable[[bytes], object] = lambda _block: None,
    on_bytes: Callable[[int], None] = lambda _n: None,
) -> tuple[str, int, bool]:
    """Read a file once: its SHA-256, its length, and whether it held still meanwhile.

    `write` gets every block, `on_bytes` the bytes read so far. Raises UnreadableError naming the
    byte at which reading failed. Only plain files are opened: a pipe would never end.
    """
    digest, length = hashlib.sha256(), 0
    name = os.path.basename(source)  # noqa: PTH119  (no Path for each of very many)
    try:
        descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0) | _NO_WAIT)
    except OSError as error:
        raise UnreadableError(f"“{name}” cannot be opened: {error.strerror}.") from error
    try:
        before = os.fstat(descriptor)
        if not stat.S_ISREG(before.st_mode):
            raise UnreadableError(f"“{name}” is not a plain file.")
        while True:
            try:
                # No more room than there is to read: most files are small.
                block = os.read(descriptor, min(_BLOCK, max(0, before.st_size - length) + 1))
            except OSError as error:
                raise UnreadableError(
                    f"“{name}” cannot be read past byte {length:,}: {error.strerror}."
                ) from error
            if not block:
                break
            digest.update(block)
            length += len(block)
            write(block)
            on_bytes(length)
        after = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    steady = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return digest.hexdigest(), length, steady and length == after.st_size


_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a FIFO must not hang the intake before we can look


def sync_folder(folder: Path) -> None:
    """Have the disk keep a folder's names."""
    if os.name != "posix":  # other systems keep their folders in order themselves
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
