"""Take files in: hash, copy, look, remember; go on past a bad file; go on after an interruption."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, select, text

from evidence_desk.catalogue import journal, originals, tables
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.known import STAMPED
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import UnreadableError
from evidence_desk.catalogue.under_way import Left
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.intake_report import IntakeReport, KnownFile
from evidence_desk.desk.looking import pictures_of
from evidence_desk.desk.reading_in import Outcome, Read, ReadingIn, whence
from evidence_desk.desk.records import present, source_id
from evidence_desk.desk.walking import Found, PathReason, shown, walk
from evidence_desk.domain import dates
from evidence_desk.domain.errors import Cancelled, ConflictError, DeskError, UsageError
from evidence_desk.domain.items import Access, make_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress

if TYPE_CHECKING:  # a folder in which nothing is new is gone through without decoders
    from evidence_desk.media.facts import FileFacts

_BATCH_FILES = 2000
_BATCH_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Survey:
    """How much an intake would read."""

    files: int
    bytes: int
    skipped: int


def survey(paths: Iterable[Path], library: Library) -> Survey:
    """Count files and bytes below these paths, as an intake would see them."""
    files = size = skipped = 0
    for found in walk(paths, library.path):
        if isinstance(found, Found):
            files, size = files + 1, size + found.bytes
        else:
            skipped += 1
    return Survey(files, size, skipped)


def import_paths(
    library: Library,
    paths: Iterable[Path],
    *,
    in_place: bool = False,
    source: str | None = None,
    access: str | None = None,
    later: bool = False,
    report: Report = ignore_progress,
) -> IntakeReport:
    """Take in every file below `paths`; a second run goes on where the first one ended.

    With `in_place` originals stay where they are and are only hashed. `source` is a source's code,
    `access` who may see the new items. The sound of films is read later (`desk.looking`); with
    `later`, pictures of photos and documents are drawn then too. When `report` raises Cancelled,
    what is done stands and the report says so. Raises ConflictError if another intake is under way.
    """
    library.must_be_writable()
    if access is not None and access not in set(Access):
        raise UsageError(f"Access is open, restricted or confidential; not “{access}”.")
    started = time.monotonic()
    result = IntakeReport()
    with library.originals.intake_lock():
        settle(library, locked=True)
        run = _Intake(library, result, in_place, source, access, later, report)
        try:
            run.take(list(paths))
        except Cancelled:
            result.cancelled = True
        except (UnreadableError, UsageError, ConflictError):
            raise
        except DeskError as error:  # the disk is full or gone: what was done stands
            result.stopped = str(error)
        if run.begun and run.whole:
            library.originals.end_intake()
    result.seconds = round(time.monotonic() - started, 3)
    return result


class _Intake:
    """One run: remembers in order, in batches, what is read ahead."""

    def __init__(
        self,
        library: Library,
        result: IntakeReport,
        in_place: bool,
        source: str | None,
        access: str | None,
        later: bool,
        report: Report,
    ) -> None:
        self.library, self.result, self.in_place, self.report = library, result, in_place, report
        self.access = access or Access.RESTRICTED
        with library.read() as connection:
            self.source_id = source_id(connection, source) if source else None
            self.refs, self.stamps = _known(connection)
            self.next_number = _next_number(connection)
        self.reading = ReadingIn(
            library, self.refs, self.stamps, self._begin, in_place=in_place, later=later
        )
        self.wishes = {"access": str(self.access), "source_id": self.source_id}
        self.batch: list[tuple[int, str, Read]] = []  # number, stored path, what was read
        self.further: list[tuple[int, Read]] = []  # known bytes under a further name
        self.batch_started = time.monotonic()
        self.done = self.done_bytes = 0
        self.begun = False  # whether there is anything to read, which is written down first
        self.whole = False  # whether all that was copied is remembered

    def take(self, paths: list[Path]) -> None:
        self.report(Progress(0, 0, "Looking for files"))
        files: list[Found] = []
        for found in walk(paths, self.library.path):
            if isinstance(found, PathReason):
                self.result.leave(found)
            else:
                files.append(found)
        total_bytes = sum(found.bytes for found in files)
        try:
            for found, read in self.reading.read(files):
                self.done += 1
                self.done_bytes += found.bytes
                self._remember(found, read)
                if (
                    len(self.batch) + len(self.further) >= _BATCH_FILES
                    or time.monotonic() - self.batch_started > _BATCH_SECONDS
                ):
                    self._commit()
                self.report(
                    Progress(self.done, len(files), found.name, self.done_bytes, total_bytes)
                )
        finally:
            self._commit()
            self.whole = True

    def _begin(self) -> None:
        if not self.begun:
            self.library.originals.begin_intake(self.wishes)
            self.begun = True

    def _remember(self, found: Found, read: Outcome) -> None:
        origin = found.origin
        if isinstance(read, DeskError):
            self.result.failed.append(PathReason(origin, str(read)))
            return
        if isinstance(read, int):
            self.result.known.append(KnownFile(origin, make_ref("item", read)))
            return
        self.result.bytes += read.size
        number = self.refs.get(read.sha256)
        if number is not None:
            if read.incoming is not None:
                self.library.originals.discard(read.incoming)
            self.result.known.append(KnownFile(origin, make_ref("item", number)))
            self.further.append((number, read))
            return
        number, name = self.next_number, shown(found.name)
        stored = (
            self.library.originals.keep(read.incoming, number, name)
            if read.incoming is not None
            else found.place
        )
        self.next_number += 1
        self.refs[read.sha256] = number
        self.batch.append((number, stored, read))

    def _commit(self) -> None:
        batch, further = self.batch, self.further
        self.batch, self.further, self.batch_started = [], [], time.monotonic()
        if not batch and not further:
            return
        library = self.library
        library.pictures.put(
            [
                picture
                for _, _, read in batch
                if read.probed is not None
                for picture in pictures_of(read.sha256, read.probed.facts.kind, read.probed)
            ]
        )
        title = "take in {count} files" if batch else "note further names of {count} known files"
        with library.change(title, kind="custody", count=len(batch) or len(further)) as changes:
            changes.facts = {"mode": "in place" if self.in_place else "copy"}
            _insert(changes, [self._row(number, stored, read) for number, stored, read in batch])
            remember_derived(
                changes.connection, [(n, r.probed.facts) for n, _, r in batch if r.probed]
            )
            _note_copies(changes, further)
        self.result.added += [make_ref("item", number) for number, _, _ in batch]

    def _row(self, number: int, stored: str, read: Read) -> dict[str, Any]:
        assert read.probed is not None
        return {
            **item_values(read.probed.facts, read.modified_at),
            "id": number,
            **whence(read),
            **self.wishes,
            "path": stored,
            "in_place": int(self.in_place),
            "sha256": read.sha256,
            "bytes": read.size,
            "imported_at": journal.now(),
        }


_WHENCE = ("name", "folder", "origin", "modified_at", "stamp")


_FROM_FACTS = (
    "kind",
    "mime",
    "format",
    "width",
    "height",
    "stored_width",
    "stored_height",
    "orientation",
    "duration_s",
    "frame_rate",
    "pages",
    "lat",
    "lon",
    "make",
    "model",
    "serial",
    "problem",
)


#: FAT writes 1980-01-01 where it knows no time; nothing before that can be a file's time.
_FIRST_FILE_TIME = "1980-01-02"


def item_values(facts: FileFacts, modified_at: str | None = None) -> dict[str, Any]:
    """The columns of an item that come from its file.

    `modified_at` is the file's own time (UTC): the last resort where the content tells none.
    """
    values: dict[str, Any] = {name: getattr(facts, name) for name in _FROM_FACTS}
    values["kind"] = str(facts.kind)
    moment, offset, source = facts.captured, facts.captured_offset, facts.captured_from
    own = (modified_at or "").removesuffix("Z")  # with its Z, a whole second is after its parts
    if moment is None and _FIRST_FILE_TIME <= own <= journal.now().removesuffix("Z"):
        moment, offset, source = own, "+00:00", "file time, UTC"
    captured, earliest, latest = date_columns(moment)
    return {
        **values,
        "captured": captured,
        "captured_offset": offset,
        "captured_from": source,
        "captured_earliest": earliest,
        "captured_latest": latest,
        "file_captured": captured,
        "file_captured_offset": offset,
        "file_captured_from": source,
        "file_lat": facts.lat,
        "file_lon": facts.lon,
    }


def date_columns(text: str | None) -> tuple[str | None, str | None, str | None]:
    """A date as it is stored, with the earliest and latest moment it may mean."""
    if not text:
        return None, None, None
    try:
        date = dates.parse(text)
    except UsageError:
        return None, None, None
    return date.text, date.earliest, date.latest


def _insert(changes: Changes, rows: list[dict[str, Any]]) -> None:
    """Remember new items, their dates as the corrections of clocks want them."""
    from evidence_desk.desk.put_right import put_right, rules_of  # not where nothing is new

    rules = rules_of(changes.connection)
    if rules:
        rows = [{**row, **put_right(rules, row)} for row in rows]
    changes.insert(tables.items, rows)


def remember_derived(connection: Connection, facts: Iterable[tuple[int, FileFacts]]) -> None:
    """Keep what was read out of files for search and for the inspector."""
    facts = list(facts)
    fields = [
        {"item_id": number, "fields": journal.to_json(fact.metadata)}
        for number, fact in facts
        if fact.metadata
    ]
    bodies = [{"item_id": number, "body": fact.text} for number, fact in facts if fact.text]
    journal.insert_rows(connection, tables.file_metadata, fields)
    journal.insert_rows(connection, tables.bodies, bodies)


def _note_copies(changes: Changes, further: list[tuple[int, Read]]) -> None:
    """Further names of known bytes, each place once; the item's own place is not a further one."""
    items, copies = tables.items, tables.copies
    numbers = {number for number, _ in further}
    seen: set[tuple[int, str]] = set()
    for part in journal.chunks(numbers):
        for table, column in ((items, items.c.id), (copies, copies.c.item_id)):
            rows = changes.connection.execute(
                select(column, table.c.origin).where(column.in_(part))
            )
            seen.update((number, origin) for number, origin in rows)
    new = []
    for number, read in further:
        origin = read.found.origin
        if (number, origin) not in seen:
            seen.add((number, origin))
            new.append(
                {
                    "item_id": number,
                    "name": shown(read.found.name),
                    "folder": read.found.folder,
                    "origin": origin,
                    "stamp": read.stamp,
                    "seen_at": journal.now(),
                }
            )
    changes.insert(copies, new)


def _known_hashes(connection: Connection) -> dict[str, int]:
    rows = connection.execute(select(tables.items.c.sha256, tables.items.c.id))
    return dict(rows.all())


def _known(connection: Connection) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """Each item's number by its bytes' hash, and by the places and stamps they were seen with."""
    stamps: dict[tuple[str, str], int] = {}
    for statement in STAMPED:
        rows = connection.exec_driver_sql(statement).all()
        stamps.update({(origin, stamp): number for origin, stamp, number in rows})
    return _known_hashes(connection), stamps


def _next_number(connection: Connection) -> int:
    last = connection.execute(text("SELECT seq FROM sqlite_sequence WHERE name = 'items'")).scalar()
    return int(last or 0) + 1


# ---------------------------------------------------------------- after an interruption


def settle(library: Library, *, locked: bool = False, wait: float = 3) -> list[str]:
    """Finish what an interrupted intake left: clear half-made copies, adopt whole ones.

    An original without a row that the intake had written down was copied and named but not yet
    remembered; it is looked at and remembered now, as was asked of that intake. Any other file is
    a stranger's and left to `verify` to name. Returns the references adopted. Does nothing while
    an intake is under way, or where nothing can be written.
    """
    if library.read_only:
        return []
    if not locked:
        try:
            with library.originals.intake_lock(wait):
                return settle(library, locked=True)
        except ConflictError:
            return []
    library.originals.sweep()
    left = library.originals.left_behind()
    if left is None:
        return []
    adopted = [_adopt(library, one, left) for one in _orphans(library, left)]
    from evidence_desk.desk.derived import adopt_made  # which itself begins by settling

    adopted += adopt_made(library, left)
    library.originals.end_intake()
    return adopted


def adopt_lost(library: Library) -> list[str]:
    """Take in each numbered original that has no row: the entry that told of it is lost.

    Returns their references. Nothing is known of them but their bytes and the name they lie under.
    """
    with library.originals.intake_lock(0):
        nothing = Left({}, {})
        title = "adopt {ref}, of which the journal tells no more"
        return [_adopt(library, one, nothing, title) for one in _orphans(library, None)]


@dataclass(frozen=True, slots=True)
class _Orphan:
    """An original that has a number and no row."""

    number: int
    stored: str
    sha256: str
    bytes: int


def _orphans(library: Library, left: Left | None) -> Iterator[_Orphan]:
    """Of those that an interrupted intake left; with None, all."""
    with library.read() as connection:
        rows = connection.execute(select(tables.items.c.path).where(tables.items.c.in_place == 0))
        remembered = {row[0] for row in rows}
        hashes = _known_hashes(connection)
    numbers = set(hashes.values())
    for stored in library.originals.stored():
        number = originals.number_of(stored)
        if stored in remembered or number is None or number in numbers:
            continue
        sha256, size, _steady = originals.hash_file(library.originals.folder / stored)
        if (left is None or sha256 in left.files) and sha256 not in hashes:
            hashes[sha256] = number
            numbers.add(number)
            yield _Orphan(number, stored, sha256, size)


_LEFT = "adopt {ref}, which an interrupted intake left"


def _adopt(library: Library, orphan: _Orphan, left: Left, title: str = _LEFT) -> str:
    path = library.originals.folder / orphan.stored
    whence = {name: left.files.get(orphan.sha256, {}).get(name) for name in _WHENCE}
    name = whence["name"] or path.name.split(" ", 1)[1]
    probed = workers().probe(path, name)
    library.pictures.put(list(pictures_of(orphan.sha256, probed.facts.kind, probed)))
    ref = make_ref("item", orphan.number)
    with library.change(title, kind="custody", ref=ref) as changes:
        row = {
            **item_values(probed.facts, whence["modified_at"]),
            **whence,
            **_asked(changes.connection, left),
            "id": orphan.number,
            "name": name,
            "folder": whence["folder"] or "",
            "origin": whence["origin"] or shown(str(path)),
            "path": orphan.stored,
            "sha256": orphan.sha256,
            "bytes": orphan.bytes,
            "imported_at": journal.now(),
        }
        _insert(changes, [row])
        remember_derived(changes.connection, [(orphan.number, probed.facts)])
    return ref


def _asked(connection: Connection, left: Left) -> dict[str, Any]:
    """Who may see what an intake left, and who gave it; what is not known is kept closest."""
    access, source = left.wishes.get("access"), left.wishes.get("source_id")
    there = source is not None and present(connection, tables.sources, [source])
    return {
        "access": access if access in set(Access) else str(Access.CONFIDENTIAL),
        "source_id": source if there else None,
    }
