"""Originals that are not where they belong, found again by their hash in a folder pointed to."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import delete, insert, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks, now
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import UnreadableError, hash_file
from evidence_desk.desk.intake import settle
from evidence_desk.desk.walking import shown
from evidence_desk.domain.errors import ConflictError, UsageError
from evidence_desk.domain.items import make_ref, parse_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress


@dataclass(frozen=True, slots=True)
class FoundAgain:
    """An original that was lost: where it belongs, and the same bytes somewhere else.

    Of one used `in_place` the catalogue will say the new path; any other is copied back.
    """

    ref: str
    name: str
    was: str
    path: str
    in_place: bool
    stamp: tuple[int, int]  # size and time of the file when it was read


@dataclass(frozen=True, slots=True)
class Search:
    """What a search for lost originals found, and which are lost still."""

    found: tuple[FoundAgain, ...]
    lost: tuple[str, ...]  # references
    read: int  # files that had the length of a lost one, and were read
    unread: tuple[str, ...] = ()  # of these, paths that could not be read


@dataclass(frozen=True, slots=True)
class _Lost:
    id: int
    name: str
    path: str
    in_place: bool
    sha256: str
    bytes: int


def find_lost(
    library: Library, folders: Iterable[Path], report: Report = ignore_progress
) -> Search:
    """Look below folders for originals that are not where they belong; changes nothing.

    Only files as long as a lost one are read. A backup of the library, a card or the folder that
    in-place originals were moved to will do. Where several files have the same bytes, one of the
    same name is preferred. Raises UsageError if a folder is not there.
    """
    wanted = {one.sha256: one for one in _lost(library)}
    lengths = {one.bytes for one in wanted.values()}
    candidates = list(_files_of(folders, lengths)) if wanted else []
    total = sum((_stamp(path) or (0,))[0] for path in candidates)
    found: dict[str, tuple[Path, tuple[int, int]]] = {}
    unread: list[str] = []
    count = done = 0
    with ThreadPoolExecutor(os.cpu_count() or 2, thread_name_prefix="lost") as pool:
        for part in chunks(candidates, 64):  # in blocks, so that stopping takes effect soon
            for path, digest, stamp in pool.map(_read, part):
                count, done = count + 1, done + stamp[0]
                report(Progress(count, len(candidates), path.name, done, total))
                if not digest:
                    unread.append(str(path))
                elif (one := wanted.get(digest)) is not None and _better(one, path, found):
                    found[digest] = (path, stamp)
    again = tuple(
        FoundAgain(
            make_ref("item", one.id),
            one.name,
            one.path,
            str(found[digest][0]),
            one.in_place,
            found[digest][1],
        )
        for digest, one in wanted.items()
        if digest in found
    )
    lost = tuple(make_ref("item", one.id) for one in wanted.values() if one.sha256 not in found)
    return Search(again, lost, len(candidates), tuple(unread))


def take_back(
    library: Library, found: Sequence[FoundAgain], report: Report = ignore_progress
) -> int:
    """Use originals where they were found; returns how many.

    Those used in place are from now on where they lie, in one undo step; the others are copied
    back under their own names, compared on the way. Raises ConflictError where a file is not the
    one that was found any more; what was put back before stands.
    """
    library.must_be_writable()
    for one in found:
        if _stamp(Path(one.path)) != one.stamp:
            raise ConflictError(
                f"“{one.path}” is not as it was when it was found; nothing was changed. "
                "Search again."
            )
    here = [one for one in found if one.in_place]
    back = _put_back(library, [one for one in found if not one.in_place], report)
    if here:
        paths = {_id(one): {"path": one.path} for one in here}
        _note(library, list(paths))
        title = "find {count} originals where they lie now"
        with library.change(title, count=len(here)) as changes:
            changes.update(tables.items, paths)
    return len(here) + back


def _put_back(library: Library, found: Sequence[FoundAgain], report: Report) -> int:
    """Copy originals back to where they belong; one entry tells of all that were."""
    if not found:
        return 0
    kept, copied = library.originals, 0
    done: dict[int, FoundAgain] = {}
    total = sum(one.stamp[0] for one in found)
    with kept.intake_lock():
        settle(library, locked=True)
        try:
            for one in found:
                report(Progress(len(done), len(found), one.name, copied, total))
                copied += one.stamp[0]
                row = next(iter(_lost(library, _id(one))), None)
                if row is None:  # it is there again
                    continue
                incoming = kept.copy_in(Path(one.path))
                if incoming.sha256 != row.sha256:
                    kept.discard(incoming)
                    raise ConflictError(f"“{one.path}” is not what it was when it was found.")
                kept.put(incoming, row.path, one.name)
                done[row.id] = one
        finally:
            if done:
                _note(library, list(done))
                with library.change(
                    "put back {count} originals", kind="custody", count=len(done)
                ) as changes:
                    changes.facts = {"from": {one.ref: one.path for one in done.values()}}
                    changes.touched.update(("item", number) for number in done)
    return len(done)


def _lost(library: Library, number: int | None = None) -> list[_Lost]:
    """Items whose file is not there; of those used in place also where another one is there."""
    items, checks = tables.items, tables.file_checks
    query = (
        select(
            items.c.id,
            items.c.name,
            items.c.path,
            items.c.in_place,
            items.c.sha256,
            items.c.bytes,
            checks.c.state,
        )
        .outerjoin(checks, checks.c.item_id == items.c.id)
        .order_by(items.c.id)
    )
    if number is not None:
        query = query.where(items.c.id == number)
    with library.read() as connection:
        rows = connection.execute(query).all()
    return [
        _Lost(row.id, row.name, row.path, bool(row.in_place), row.sha256, row.bytes)
        for row in rows
        if (row.in_place and row.state == "changed")
        or not library.originals.path_of(row.path, in_place=bool(row.in_place)).is_file()
    ]


def _files_of(folders: Iterable[Path], lengths: set[int]) -> Iterator[Path]:
    """Plain files of one of these lengths below folders, by name; links are not followed."""
    seen: set[Path] = set()
    for top in folders:
        top = top.expanduser().absolute()
        if not top.is_dir():
            raise UsageError(f"“{top}” is not a folder; name one to search in.")
        for folder, below, names in os.walk(top):
            below[:] = sorted(name for name in below if name != ".incoming")
            for name in sorted(names):
                path = Path(folder) / name
                stamp = _stamp(path)
                usable = stamp is not None and stamp[0] in lengths and shown(str(path)) == str(path)
                if usable and path not in seen:
                    seen.add(path)
                    yield path


def _stamp(path: Path) -> tuple[int, int] | None:
    """Size and time of a plain file; None of anything else."""
    try:
        status = path.lstat()
    except OSError:
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return status.st_size, status.st_mtime_ns


def _read(path: Path) -> tuple[Path, str, tuple[int, int]]:
    """A file's hash, empty where it cannot be read or would not hold still."""
    stamp = _stamp(path)
    try:
        digest, _length, steady = hash_file(path)
    except UnreadableError:
        return path, "", stamp or (0, 0)
    return path, digest if steady and stamp is not None else "", stamp or (0, 0)


def _better(one: _Lost, path: Path, found: dict[str, tuple[Path, tuple[int, int]]]) -> bool:
    """Whether this file is rather to be used than the one found before."""
    if one.sha256 not in found:
        return True
    return path.name == one.name and found[one.sha256][0].name != one.name


def _id(one: FoundAgain) -> int:
    return parse_ref(one.ref)[1]


def _note(library: Library, numbers: Sequence[int]) -> None:
    """Their bytes were read and are what came in."""
    table, moment = tables.file_checks, now()
    with library.derive() as connection:
        for part in chunks(numbers):
            connection.execute(delete(table).where(table.c.item_id.in_(part)))
            connection.execute(
                insert(table),
                [{"item_id": number, "state": "ok", "checked_at": moment} for number in part],
            )
