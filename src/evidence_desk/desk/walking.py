"""Which files an intake would take, and why the others are left alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from evidence_desk.media.formats import format_named

_ASKS_ANEW = os.name == "nt"

_SYSTEM_NAMES = {
    "thumbs.db",
    "ehthumbs.db",
    "desktop.ini",
    "iconcache.db",
    "$recycle.bin",
    "system volume information",
    "lost+found",
    "__macosx",
    "autorun.inf",
}


class Found(NamedTuple):
    """A file to take in: where it lies, the folder it is shown under, its size in bytes.

    `stamp` is made of size, time, inode and device: while it is the same, so are the bytes.
    `origin` is its path as it can be stored and shown. (A tuple, since it is made the fastest, and
    a second intake makes very many and does little else.)
    """

    place: str
    folder: str
    bytes: int
    stamp: str
    origin: str

    @property
    def path(self) -> Path:
        """Where it lies. Made when it is asked for: of most files nothing but the stamp is."""
        return Path(self.place)

    @property
    def name(self) -> str:
        """The file's own name."""
        return self.place.rpartition(os.sep)[2]


@dataclass(frozen=True, slots=True)
class PathReason:
    """A path that was not taken, and one sentence why."""

    path: str
    reason: str


def shown(text: str) -> str:
    """A name or path as it can be stored and shown: bytes that are no UTF-8 become \\xNN."""
    if text.isascii():  # nearly all names
        return text
    return os.fsencode(text).decode("utf-8", "backslashreplace")


def stamp_of(status: os.stat_result) -> str:
    """By what a file is known again without being read."""
    return f"{status.st_size}:{status.st_mtime_ns}:{status.st_ino}:{status.st_dev}"


def walk(paths: Iterable[Path], library: Path) -> Iterator[Found | PathReason]:
    """Every file below the given paths, in the order of their names.

    Folders keep their own name in `Found.folder`. Hidden and system files, links, pipes and the
    library's own folder are told with a reason; nothing is opened.
    """
    for path in paths:
        path = path.expanduser().absolute()
        try:
            mode = path.lstat().st_mode
        except OSError as error:
            yield PathReason(shown(str(path)), f"It cannot be read: {error.strerror}.")
            continue
        if stat.S_ISDIR(mode) or (stat.S_ISLNK(mode) and path.is_dir()):
            yield from _walk_folder(path, path.name, library)
        else:
            # A path named by hand is meant, hidden or not; a link to a file is followed.
            yield _one(str(path), "", path)


def _walk_folder(folder: Path, shown_as: str, library: Path) -> Iterator[Found | PathReason]:
    if folder == library or (folder / "library.sqlite").is_file():
        yield PathReason(shown(str(folder)), "It is a library of Evidence Desk, not material.")
        return
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield PathReason(shown(str(folder)), f"The folder cannot be read: {error.strerror}.")
        return
    shown_here = shown(shown_as)
    for entry in entries:
        folder_here = entry.is_dir(follow_symlinks=False)
        if reason := _left_alone(entry.name, folder=folder_here):
            yield PathReason(shown(entry.path), reason)
        elif folder_here:
            yield from _walk_folder(Path(entry.path), f"{shown_as}/{entry.name}", library)
        else:
            yield _one(entry.path, shown_here, entry)


def _status_of(where: Path | os.DirEntry[str]) -> os.stat_result:
    """A file's status; what Windows puts into a folder's list knows no inode."""
    if isinstance(where, Path):
        return where.stat()
    return os.lstat(where.path) if _ASKS_ANEW else where.stat(follow_symlinks=False)


def _left_alone(name: str, *, folder: bool) -> str | None:
    if name.lower() in _SYSTEM_NAMES:
        return "A system's file, not material."
    if not name.startswith("."):  # nearly all names
        return None
    if name.startswith("._"):
        return "A system's file, not material."
    if folder or not _may_be_material(name):
        return "Hidden (its name starts with a dot)."
    return None


def _may_be_material(name: str) -> bool:
    """Whether a hidden file is named like evidence: phones hide what was deleted like that."""
    claimed = format_named(name)
    return claimed is not None and claimed.family != "text"


def _one(place: str, folder: str, where: Path | os.DirEntry[str]) -> Found | PathReason:
    origin = shown(place)
    try:
        status = _status_of(where)
    except OSError as error:
        return PathReason(origin, f"It cannot be read: {error.strerror}.")
    if stat.S_ISREG(status.st_mode):
        return Found(place, folder, status.st_size, stamp_of(status), origin)
    if stat.S_ISLNK(status.st_mode):
        return PathReason(origin, "A link; take in what it points to instead.")
    return PathReason(origin, "Not a plain file (a pipe, socket or device).")
