"""What an intake left for later: pictures drawn, sound read through, damage noted on the way.

What is still to be looked at is nowhere written down: it is what has no picture, or as a film no
waveform, and was not looked at in vain (the store of pictures keeps a mark of that). So nothing
that is lost on the way, the whole store included, leaves a file without its look.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.desk.decoders import workers
from evidence_desk.domain.errors import StorageError
from evidence_desk.domain.items import Kind, make_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress

if TYPE_CHECKING:
    from evidence_desk.catalogue.library import Library
    from evidence_desk.media.facts import FileFacts
    from evidence_desk.media.probing import Probed

    #: Keeps what is written in files, by the numbers of their items.
    Keep = Callable[[Sequence[tuple[int, FileFacts]]], None]

#: The mark of a file that was looked at and shows, or sounds like, nothing.
_LOOKED = "looked"

#: What a deeper look may find otherwise than what is written at the beginning of a file.
_MAY_DIFFER = (
    "width",
    "height",
    "stored_width",
    "stored_height",
    "orientation",
    "duration_s",
    "problem",
)

_BATCH_FILES = 100
_BATCH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class LookReport:
    """What was looked at: how many files, those of which something new was noted, those gone."""

    looked: int
    noted: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An item to look at."""

    id: int
    sha256: str
    path: Path
    name: str


def pictures_of(sha256: str, kind: str, probed: Probed) -> Iterator[tuple[str, str, bytes]]:
    """What the store of pictures keeps of one look into a file."""
    if probed.picture:
        yield sha256, "thumbnail", probed.picture
    if probed.waveform:
        yield sha256, "waveform", probed.waveform
    wanting = not probed.picture or (kind == Kind.VIDEO and not probed.waveform)
    if wanting and not probed.later:
        yield sha256, _LOOKED, b""


def waiting(library: Library) -> list[int]:
    """The items that are still to be looked at, in the order they came in."""
    items = tables.items
    store = library.pictures
    seen, heard, done = (store.hashes(role) for role in ("thumbnail", "waveform", _LOOKED))
    with library.read() as connection:
        rows = connection.execute(select(items.c.id, items.c.sha256, items.c.kind).order_by("id"))
        return [  # one after the other: of a large library all rows at once take much memory
            number
            for number, sha256, kind in rows
            if sha256 not in done
            and (sha256 not in seen or (kind == Kind.VIDEO and sha256 not in heard))
        ]


def look_on(
    library: Library, report: Report = ignore_progress, *, at_once: int | None = None
) -> LookReport:
    """Look at all that is waiting, `at_once` files at a time (as many as there are processors).

    When `report` raises Cancelled, what was looked at until then is kept.
    """
    return _look_at(library, waiting(library), report, at_once or (os.cpu_count() or 2) + 1)


def look_again(
    library: Library, ids: Sequence[int], keep: Keep, report: Report = ignore_progress
) -> LookReport:
    """Look at items as if for the first time: what was made of each gives way to what is found.

    What is written in the files is handed to `keep`, some hundred files at a time. Where a file
    is not there, what was made of it stays.
    """

    def anew(batch: Sequence[tuple[_Waiting, Probed]]) -> None:
        for one, _probed in batch:
            library.pictures.forget(one.sha256)
        keep([(one.id, probed.facts) for one, probed in batch])

    return _look_at(library, ids, report, (os.cpu_count() or 2) + 1, anew)


def look_at(library: Library, item_id: int) -> dict[str, bytes]:
    """Look at one item now, because somebody wants to see or hear it; its file may be gone.

    What was made of it by the role it plays: it may be that nothing can be kept on this disk.
    """
    found: dict[str, bytes] = {}
    for one in _rows(library, [item_id]):
        probed = _probe(one) if one.path.is_file() else None  # a disk that is not plugged in
        if probed is not None:
            made = pictures_of(one.sha256, probed.facts.kind, probed)
            found = {role: data for _sha256, role, data in made if data}
            _keep(library, [(one, probed)])
    return found


def was_looked_at(library: Library, sha256: str) -> bool:
    """Whether what is not in the store of pictures is not to be had."""
    return library.pictures.get(sha256, _LOOKED) is not None


def _look_at(
    library: Library,
    ids: Sequence[int],
    report: Report,
    at_once: int,
    before: Callable[[Sequence[tuple[_Waiting, Probed]]], None] = lambda _batch: None,
) -> LookReport:
    noted: list[str] = []
    missing: list[str] = []
    looked = 0
    batch: list[tuple[_Waiting, Probed]] = []
    began = time.monotonic()

    def keep(batch: Sequence[tuple[_Waiting, Probed]]) -> list[str]:
        before(batch)
        return _keep(library, batch)

    try:
        for done, (one, probed) in enumerate(_probed(_rows(library, ids), at_once), 1):
            if probed is None:
                missing.append(make_ref("item", one.id))
            else:
                looked += 1
                batch.append((one, probed))
            if len(batch) >= _BATCH_FILES or time.monotonic() - began > _BATCH_SECONDS:
                noted += keep(batch)
                batch, began = [], time.monotonic()
            report(Progress(done, len(ids), one.name))
    finally:
        noted += keep(batch)
    return LookReport(looked, tuple(noted), tuple(missing))


def _rows(library: Library, ids: Iterable[int]) -> Iterator[_Waiting]:
    items = tables.items
    columns = (items.c.id, items.c.sha256, items.c.path, items.c.in_place, items.c.name)
    for part in chunks(ids):
        with library.read() as connection:
            rows = connection.execute(
                select(*columns).where(items.c.id.in_(part)).order_by(items.c.id)
            ).all()
        for row in rows:
            path = library.originals.path_of(row.path, in_place=bool(row.in_place))
            yield _Waiting(row.id, row.sha256, path, row.name)


def _probed(rows: Iterator[_Waiting], at_once: int) -> Iterator[tuple[_Waiting, Probed | None]]:
    """Each with what was found, in order; None where the file is not there or cannot be read."""
    ahead: deque[tuple[_Waiting, Future[Probed | None] | None]] = deque()  # None: not there
    with ThreadPoolExecutor(at_once, thread_name_prefix="look") as pool:
        try:
            for one in rows:
                ahead.append((one, pool.submit(_probe, one) if one.path.is_file() else None))
                if len(ahead) > 2 * at_once:
                    first, future = ahead.popleft()
                    yield first, future.result() if future else None
            while ahead:
                first, future = ahead.popleft()
                yield first, future.result() if future else None
        finally:
            for _one, future in ahead:
                if future:
                    future.cancel()


def _probe(one: _Waiting) -> Probed | None:
    try:
        return workers().probe(one.path, one.name)
    except StorageError:
        return None


def _keep(library: Library, batch: Sequence[tuple[_Waiting, Probed]]) -> list[str]:
    """Keep pictures and sound, and note what is otherwise than it was said to be."""
    if not batch:
        return []
    library.pictures.put(
        [
            picture
            for one, probed in batch
            for picture in pictures_of(one.sha256, probed.facts.kind, probed)
        ]
    )
    if library.read_only:
        return []
    differing = _differing(library, batch)
    if not differing:
        return []
    with library.change(
        "note what {count} files are on a closer look", kind="custody", count=len(differing)
    ) as changes:
        changes.update(tables.items, differing)
    return [make_ref("item", number) for number in differing]


def _differing(
    library: Library, batch: Sequence[tuple[_Waiting, Probed]]
) -> dict[int, dict[str, Any]]:
    items = tables.items
    found = {one.id: probed.facts for one, probed in batch}
    differing: dict[int, dict[str, Any]] = {}
    columns = [items.c[name] for name in _MAY_DIFFER]
    with library.read() as connection:
        for part in chunks(found):
            rows = connection.execute(select(items.c.id, *columns).where(items.c.id.in_(part)))
            for row in rows.mappings():
                facts = found[row["id"]]
                values = {name: getattr(facts, name) for name in _MAY_DIFFER}
                if any(row[name] != value for name, value in values.items()):
                    differing[row["id"]] = values
    return differing
