"""A bag in the making (BagIt 1.0, RFC 8493), as a folder or as one zip file; hashed as written."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import IO, Protocol

from evidence_desk.domain.errors import StorageError
from evidence_desk.exports.atomic import sync_file, sync_folder

_BLOCK = 1 << 20
_ALGORITHMS = ("sha256", "sha512")
#: The earliest moment a zip file can hold: none of this machine's times goes into one.
_EPOCH = (1980, 1, 1, 0, 0, 0)

#: Told how many more bytes were read or written; may raise to stop.
Tick = Callable[[int], None]


class Shelf(Protocol):
    """Where the files of a bag are put, by names relative to the bag."""

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to write."""

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file of a closed shelf, to read it again."""

    def close(self) -> None:
        """Nothing more will come; the disk has everything."""


class Folder:
    """A bag as a folder."""

    def __init__(self, path: Path) -> None:
        self._path = path
        path.mkdir()

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to write."""
        path = self._path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("xb")

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file to read again."""
        return (self._path / name).open("rb")

    def close(self) -> None:
        """Have the disk keep every file and every name."""
        for path in (*self._path.rglob("*"), self._path):
            (sync_folder if path.is_dir() else sync_file)(path)


class Archive:
    """A bag as one zip file, written straight through (ZIP64), in order, without times.

    Films and photos are compressed already: storing them is as small, and they open at once.
    """

    def __init__(self, path: Path, bag_name: str) -> None:
        self._path, self._name = path, bag_name
        self._zip = zipfile.ZipFile(path, "x", zipfile.ZIP_STORED, allowZip64=True)

    def create(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A new file to write."""
        part = zipfile.ZipInfo(f"{self._name}/{name}", _EPOCH)
        part.external_attr = 0o644 << 16
        part.create_system = 3  # the same bytes on every system
        return self._zip.open(part, "w", force_zip64=True)

    def read(self, name: str) -> AbstractContextManager[IO[bytes]]:
        """A file to read again."""
        return self._zip.open(f"{self._name}/{name}")

    def close(self) -> None:
        """Write the directory, have the disk keep it, and open it again for reading."""
        self._zip.close()
        with self._path.open("rb+") as file:
            os.fsync(file.fileno())
        self._zip = zipfile.ZipFile(self._path)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_why: object) -> None:
        self._zip.close()


@dataclass(frozen=True, slots=True)
class Written:
    """One file of the bag: its digests by algorithm, in hexadecimal, and its size in bytes."""

    digests: Mapping[str, str]
    size: int


class Bag:
    """Takes files one by one, then writes the manifests and reads everything again."""

    def __init__(self, shelf: Shelf, tick: Tick) -> None:
        self._shelf, self._tick = shelf, tick
        self._payload: dict[str, Written] = {}
        self._tags: dict[str, Written] = {}

    def add(self, name: str, source: Path) -> Written:
        """Copy a file into the payload; the copy takes nothing but the bytes along."""
        with source.open("rb") as reading:
            written = self._payload[name] = self._write(f"data/{name}", reading)
        return written

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
        with self._shelf.create(name) as target:
            for block in _blocks(source):
                for running in hashes.values():
                    running.update(block)
                target.write(block)
                size += len(block)
                self._tick(len(block))
        return Written({one: running.hexdigest() for one, running in hashes.items()}, size)

    def _compare(self, written: Mapping[str, Written]) -> None:
        for name, one in written.items():
            running = hashlib.sha256()
            with self._shelf.read(name) as file:
                for block in _blocks(file):
                    running.update(block)
                    self._tick(len(block))
            if running.hexdigest() != one.digests["sha256"]:
                raise StorageError(
                    f"“{name}” reads back from the disk as something else than was written; "
                    "check the disk and export to another one."
                )


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
