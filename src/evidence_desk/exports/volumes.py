"""The volumes of a pack: each a bag by itself, filled one after the other up to its size."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.domain.mediums import Medium
from evidence_desk.exports.bag import Archive, Bag, Folder, Tick, Written

#: What a file takes on a medium beside its bytes: the rest of its last sector, its name, its
#: lines in four manifests or a zip's directories.
_BESIDE = 4096


@dataclass(frozen=True, slots=True)
class Put:
    """Where a file was put: the number of its volume, from 1, and what was written.

    `path` is what the disk must have before `kept` is relied on.
    """

    volume: int
    written: Written
    path: Path
    kept: Sequence[int]


class Volume:
    """One bag in the making. `path` is where it lies until the whole pack gets its name."""

    def __init__(
        self,
        number: int,
        path: Path,
        bag_name: str,
        packed: bool,
        tick: Tick,
        grown: Callable[[Path], None],
    ) -> None:
        self.number, self.path, self.name = number, path, bag_name
        self.shelf = Archive(path, bag_name) if packed else Folder(path)
        self.bag = Bag(self.shelf, tick, grown)
        self.taken = 0

    def take(self, size: int) -> None:
        """Count a file of this size in."""
        self.taken += occupied(size)


class Volumes:
    """Takes files in order; a file that finds no room begins the next volume.

    `reserve` is what each volume holds beside the exhibits, in bytes; `grown` is told of what large
    files are written into.
    """

    def __init__(
        self,
        folder: Path,
        stem: str,
        packed: bool,
        medium: Medium,
        reserve: int,
        tick: Tick,
        grown: Callable[[Path], None],
    ) -> None:
        self._folder, self._stem, self._packed = folder, stem, packed
        self._tick, self._grown = tick, grown
        self._medium, self._reserve = medium, reserve
        self.all: list[Volume] = []
        self._next()

    def __iter__(self) -> Iterator[Volume]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    @property
    def largest(self) -> int | None:
        """How large a file may be, in bytes, to find room at all; None: as large as it likes."""
        return largest_file(self._medium, self._reserve)

    def add(self, name: str, source: Path, size: int, sha256: str | None) -> Put | None:
        """Put a file into the volume that has room for it; None if it is not what it should be."""
        room = self._medium.volume_bytes
        volume = self.all[-1]
        if (
            room is not None
            and not volume.bag.is_empty
            and volume.taken + occupied(size) + self._reserve > room
        ):
            volume = self._next()
        written = volume.bag.add(name, source, sha256)
        if written is None:
            return None
        volume.take(written.size)
        return Put(volume.number, written, *volume.bag.settle(name))

    def restore(self, held: Mapping[int, Mapping[str, tuple[Written, Sequence[int]]]]) -> bool:
        """Go on behind what each volume is known to hold; False where it is not there."""
        while len(self.all) < max(held, default=1):
            self._next()
        for volume in self.all:
            files = held.get(volume.number, {})
            if not volume.bag.restore(files):
                return False
            for written, _where in files.values():
                volume.take(written.size)
        return True

    def end(self) -> None:
        """No more exhibits come; a volume begun for a file that was not taken goes away."""
        while len(self.all) > 1 and self.all[-1].bag.is_empty:
            last = self.all.pop()
            last.shelf.abandon()
            if last.path.is_dir():
                for folder in sorted(last.path.rglob("*"), reverse=True):
                    folder.rmdir()
                last.path.rmdir()
            else:
                last.path.unlink()

    def abandon(self) -> None:
        """Let go of every file."""
        for volume in self.all:
            volume.shelf.abandon()

    def _next(self) -> Volume:
        number = len(self.all) + 1
        name = f"{self._stem} - volume {number}" if self._medium.parted else self._stem
        path = self._folder / f"volume {number}"
        volume = Volume(number, path, name, self._packed, self._tick, self._grown)
        self.all.append(volume)
        return volume


def occupied(size: int) -> int:
    """What a file of so many bytes takes on a medium."""
    return size + _BESIDE


def largest_file(medium: Medium, reserve: int = 0) -> int | None:
    """How large a file a medium takes, in bytes, beside what each volume holds; None: any."""
    limits = [] if medium.file_bytes is None else [medium.file_bytes]
    if medium.volume_bytes is not None:
        limits.append(max(0, medium.volume_bytes - reserve - _BESIDE))
    return min(limits, default=None)
