"""A bag in the making (BagIt 1.0, RFC 8493), as a folder or as one zip file; hashed as written."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import IO, Protocol

from evidence_desk.domain.errors import StorageError
from evidence_desk.exports.atomic import sync_files, sync_folder

#: Of 2 MiB and more, Linux 6.18 puts a file on ext4 into huge pages, which cost it three times as
#: much of the processor to come by.
_BLOCK = 1 << 20
_PART = 1 << 26  # bytes of a file after which it is flushed as far as it has come
_ALGORITHMS = ("sha256", "sha512")
#: The earliest moment a zip file can hold: none of this machine's times goes into one.
_EPOCH = (1980, 1, 1, 0, 0, 0)

#: Told how many more bytes were read or written; may raise to stop.
Tick = Callable[[int], None]


class Shelf(Protocol):
    """Where the files of a bag are put, by names relative to the bag."""

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to write."""

    def lies_in(self, name: str) -> Path:
        """The file on the disk that holds a file of the bag."""

    def settle(self, name: str) -> list[int]:
        """What `restore` must be told of the file written last.

        From here on it is for the caller to have the disk keep the file that it `lies_in`.
        """

    def drop(self, name: str) -> None:
        """Take the file written last away again."""

    def restore(self, kept: Mapping[str, Sequence[int]]) -> bool:
        """Go on where a process that was killed had come to: these files stay, no other does.

        False where they are not all there; then nothing can be gone on from.
        """

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file of a closed shelf, to read it again."""

    def close(self) -> None:
        """Nothing more will come; the disk has all that was not settled."""

    def abandon(self) -> None:
        """Let go of every file, whatever state it is in."""


class Folder:
    """A bag as a folder."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._unsettled: set[Path] = set()
        path.mkdir(exist_ok=True)

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to write."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        self._unsettled.add(path)
        return path.open("xb")

    def lies_in(self, name: str) -> Path:
        """The file itself."""
        return self.path / name

    def settle(self, name: str) -> list[int]:
        """The file's size."""
        path = self.path / name
        self._unsettled.discard(path)
        return [path.stat().st_size]

    def drop(self, name: str) -> None:
        """Take a file away again."""
        path = self.path / name
        self._unsettled.discard(path)
        path.unlink()

    def restore(self, kept: Mapping[str, Sequence[int]]) -> bool:
        """Have these files there, of these sizes, and no other."""
        for path in self.path.rglob("*"):
            name = path.relative_to(self.path).as_posix()
            if not path.is_dir() and name not in kept:
                path.unlink()
        return all(
            (self.path / name).is_file() and (self.path / name).stat().st_size == size
            for name, (size,) in kept.items()
        )

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file to read again."""
        return (self.path / name).open("rb")

    def close(self) -> None:
        """Have the disk keep what was not settled, and every name."""
        sync_files(sorted(self._unsettled))
        for path in (*self.path.rglob("*"), self.path):
            if path.is_dir():
                sync_folder(path)

    def abandon(self) -> None:
        """No file is open."""


class Archive:
    """A bag as one zip file, written straight through (ZIP64), in order, without times.

    Its files are not compressed: what evidence is made of is so already; storing them is as
    small, and they open at once. So a file can be taken off its end, and one that was cut short
    can be gone on with: the zip's directory is written last.
    """

    def __init__(self, path: Path, bag_name: str) -> None:
        self.path, self._name = path, bag_name
        self._file = path.open("r+b" if path.exists() else "x+b")
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_STORED, allowZip64=True)

    def _go_on(self, at: int, before: Sequence[zipfile.ZipInfo]) -> None:
        """Cut the file off at a byte, and go on there behind these entries."""
        self.abandon()
        self._file = self.path.open("r+b")
        self._file.seek(at)
        self._file.truncate()
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_STORED, allowZip64=True)
        self._zip.infolist().extend(before)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        part = zipfile.ZipInfo(f"{self._name}/{name}", _EPOCH)
        part.external_attr = 0o644 << 16
        part.create_system = 3  # the same bytes on every system
        return part

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to write."""
        return self._zip.open(self._entry(name), "w", force_zip64=True)

    def lies_in(self, name: str) -> Path:
        """The zip file."""
        return self.path

    def settle(self, name: str) -> list[int]:
        """Where the file begins and ends, and what the directory says of it."""
        self._file.flush()
        last = self._zip.infolist()[-1]
        return [last.header_offset, self._file.tell(), last.CRC, last.file_size, *_versions(last)]

    def drop(self, name: str) -> None:
        """Take the last file off the end again."""
        *before, last = self._zip.infolist()
        self._go_on(last.header_offset, before)

    def restore(self, kept: Mapping[str, Sequence[int]]) -> bool:
        """Have these entries in the file, in this order, and cut off what follows them."""
        entries, end = [], 0
        for name, (at, until, crc, size, created, extracts) in kept.items():
            entry, end = self._entry(name), until
            entry.header_offset, entry.CRC = at, crc
            entry.file_size = entry.compress_size = size
            entry.create_version, entry.extract_version = created, extracts
            entries.append(entry)
        if self.path.stat().st_size < end:
            return False
        self._go_on(end, entries)
        return True

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file to read again."""
        return self._zip.open(f"{self._name}/{name}")

    def close(self) -> None:
        """Write the directory, have the disk keep it, and open it again for reading."""
        self._zip.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._zip = zipfile.ZipFile(self.path)

    def abandon(self) -> None:
        """Close the file, finished or not."""
        self._file.close()
        with suppress(ValueError):  # no directory can be written into a closed file
            self._zip.close()


def _versions(entry: zipfile.ZipInfo) -> tuple[int, int]:
    return entry.create_version, entry.extract_version


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the bag: its digests by algorithm, in hexadecimal, and its size in bytes."""

    digests: Mapping[str, str]
    size: int


class Bag:
    """Takes files one by one, then writes the manifests and reads everything again.

    `grown` is told of a large file while it is written, that the disk may have it the sooner.
    """

    def __init__(
        self, shelf: Shelf, tick: Tick, grown: Callable[[Path], None] = lambda _path: None
    ) -> None:
        self._shelf, self._tick, self._grown = shelf, tick, grown
        self._payload: dict[str, Written] = {}
        self._tags: dict[str, Written] = {}
        self._beside = ThreadPoolExecutor(len(_ALGORITHMS), thread_name_prefix="hash")

    def add(self, name: str, source: Path, sha256: str | None = None) -> Written | None:
        """Copy a file into the payload; the copy takes nothing but the bytes along.

        Read once: hashed while it is copied. With `sha256`, a file of any other is not taken, and
        None returned.
        """
        with source.open("rb") as reading:
            written = self._write(f"data/{name}", reading)
        if sha256 is not None and written.digests["sha256"] != sha256:
            self._shelf.drop(f"data/{name}")
            return None
        self._payload[name] = written
        return written

    def settle(self, name: str) -> tuple[Path, list[int]]:
        """What the disk must have of a file just added to go on behind it, and what is told then.

        `restore` takes the latter, once the disk has the former.
        """
        return self._shelf.lies_in(f"data/{name}"), self._shelf.settle(f"data/{name}")

    def restore(self, kept: Mapping[str, tuple[Written, Sequence[int]]]) -> bool:
        """Go on with a bag whose making was cut short behind these files of its payload.

        They are read like all others when the bag is finished. False where they are not there.
        """
        self._payload = {name: written for name, (written, _) in kept.items()}
        return self._shelf.restore({f"data/{name}": where for name, (_, where) in kept.items()})

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in its payload."""
        return not self._payload

    @property
    def payload(self) -> Mapping[str, Written]:
        """What is in its payload, by names within that."""
        return self._payload

    @property
    def manifest(self) -> Written:
        """The list of the payload's hashes, once it is written; it stands for the whole."""
        return self._tags["manifest-sha256.txt"]

    def add_tag(self, name: str, told: str | bytes) -> None:
        """Write a file that describes the bag; not part of the payload."""
        data = told.encode("utf-8") if isinstance(told, str) else told
        self._tags[name] = self._write(name, BytesIO(data))

    def finish(self, about: Mapping[str, str]) -> None:
        """Write bag-info and the manifests; then every byte is read back and compared.

        Raises StorageError where the disk gives back something else than was written.
        """
        size = sum(one.size for one in self._payload.values())
        info = {
            **about,
            "Bag-Size": _size(size),
            "Payload-Oxum": f"{size}.{len(self._payload)}",
        }
        self.add_tag("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
        self.add_tag(
            "bag-info.txt",
            "".join(f"{key}: {' '.join(value.split())}\n" for key, value in info.items() if value),
        )
        payload = {f"data/{name}": one for name, one in sorted(self._payload.items())}
        for algorithm in _ALGORITHMS:
            self.add_tag(f"manifest-{algorithm}.txt", _manifest(payload, algorithm))
        tags = dict(sorted(self._tags.items()))
        for algorithm in _ALGORITHMS:
            self.add_tag(f"tagmanifest-{algorithm}.txt", _manifest(tags, algorithm))
        self._shelf.close()
        self._compare({**payload, **self._tags})

    def _write(self, name: str, source: IO[bytes]) -> Written:
        hashes, size = {one: hashlib.new(one) for one in _ALGORITHMS}, 0
        beside: list[Future[None]] = []
        with self._shelf.create(name) as target:
            for block in _blocks(source):  # read while the one before is summed up
                for one in beside:
                    one.result()
                # Each sum on a core of its own: hashing a block lets go of the interpreter.
                beside = [self._beside.submit(one.update, block) for one in hashes.values()]
                target.write(block)
                size += len(block)
                if size % _PART == 0:
                    self._grown(self._shelf.lies_in(name))
                self._tick(len(block))
        for one in beside:
            one.result()
        return Written({one: running.hexdigest() for one, running in hashes.items()}, size)

    def _compare(self, written: Mapping[str, Written]) -> None:
        telling = Lock()

        def compare(name: str, one: Written) -> None:
            running = hashlib.sha256()
            with self._shelf.read(name) as file:
                for block in _blocks(file):
                    running.update(block)
                    with telling:
                        self._tick(len(block))
            if running.hexdigest() != one.digests["sha256"]:
                raise StorageError(
                    f"“{name}” reads back from the disk as something else than was written; "
                    "check the disk and export to another one."
                )

        comparing = [self._beside.submit(compare, name, one) for name, one in written.items()]
        try:
            for one in comparing:
                one.result()
        finally:
            for one in comparing:
                one.cancel()
            self._beside.shutdown()


def _blocks(file: IO[bytes]) -> Iterator[bytes]:
    while block := file.read(_BLOCK):
        yield block


def _size(count: int) -> str:
    """A size for people, as RFC 8493 (2.2.2) shows it: ``42.6 MB``."""
    value, unit = float(count), "bytes"
    for larger in ("kB", "MB", "GB", "TB"):
        if value < 999.5:
            break
        value, unit = value / 1000, larger
    return f"{value:.0f} {unit}" if unit == "bytes" else f"{value:.1f} {unit}"


def _manifest(files: Mapping[str, Written], algorithm: str) -> str:
    return "".join(f"{one.digests[algorithm]}  {name}\n" for name, one in files.items())


def sha256_of(path: Path, tick: Tick) -> str:
    """A file's SHA-256, in hexadecimal."""
    running = hashlib.sha256()
    with path.open("rb") as file:
        for block in _blocks(file):
            running.update(block)
            tick(len(block))
    return running.hexdigest()
