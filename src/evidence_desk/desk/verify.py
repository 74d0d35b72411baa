"""Read every original again and say whether it is what came in."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, select

from evidence_desk.catalogue import originals, tables
from evidence_desk.catalogue.journal import chunks, now
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.intake import settle
from evidence_desk.desk.verifications import PARTLY, WHOLE
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import FileState, make_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress

_BLOCK = 64


@dataclass(frozen=True, slots=True)
class Bad:
    """An original that is missing or not as it came in."""

    ref: str
    path: str
    reason: str


@dataclass(slots=True)
class VerifyReport:
    """What a verification found. `unknown` are files among the originals that no item has."""

    checked: int = 0
    ok: int = 0
    missing: list[Bad] = field(default_factory=list)
    changed: list[Bad] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    bytes: int = 0
    seconds: float = 0.0

    @property
    def clean(self) -> bool:
        """Whether everything is there and as it came in."""
        return not (self.missing or self.changed or self.unknown)


@dataclass(frozen=True, slots=True)
class _Check:
    id: int
    path: Path
    shown: str
    sha256: str
    bytes: int


def verify(
    library: Library, report: Report = ignore_progress, only: Collection[int] | None = None
) -> VerifyReport:
    """Hash every original again, on all cores; the result is kept and written into the journal,
    unless the library lies where nothing can be written. With `only`, those of some items, by id,
    and no strangers are looked for.

    Stopping it (Cancelled from `report`) keeps nothing of the run.
    """
    started = time.monotonic()
    settle(library)
    all_of_them = _checks(library)
    checks = [one for one in all_of_them if only is None or one.id in only]
    result = VerifyReport()
    states: dict[int, FileState] = {}
    total_bytes = sum(check.bytes for check in checks)
    with ThreadPoolExecutor(os.cpu_count() or 2, thread_name_prefix="verify") as pool:
        todo = iter(checks)
        while part := list(islice(todo, _BLOCK)):  # in blocks, so that stopping takes effect soon
            for check, (state, reason) in zip(part, pool.map(_look, part), strict=True):
                states[check.id] = state
                result.checked += 1
                result.bytes += check.bytes
                _count(result, check, state, reason)
                report(
                    Progress(
                        result.checked, len(checks), check.path.name, result.bytes, total_bytes
                    )
                )
    known = {check.path for check in checks}
    kept = library.originals
    result.unknown = [
        stored
        for stored in (() if only is not None else (*kept.stored(), *kept.stored_made()))
        if kept.path_of(stored, in_place=False) not in known
    ]
    result.seconds = round(time.monotonic() - started, 3)
    if not library.read_only:
        total = None if only is None else len(all_of_them)
        _keep(library, states, result, total)
    return result


def _checks(library: Library) -> list[_Check]:
    items = tables.items
    with library.read() as connection:
        rows = connection.execute(
            select(
                items.c.id, items.c.path, items.c.in_place, items.c.sha256, items.c.bytes
            ).order_by(items.c.id)
        )
        return [
            _Check(
                row.id,
                library.originals.path_of(row.path, in_place=bool(row.in_place)),
                row.path,
                row.sha256,
                row.bytes,
            )
            for row in rows
        ]


def _look(check: _Check) -> tuple[FileState, str]:
    if not check.path.is_file():
        return FileState.MISSING, "The file is not there."
    try:
        sha256, size, _steady = originals.hash_file(check.path)
    except DeskError as error:
        return FileState.CHANGED, str(error)
    if sha256 == check.sha256:
        return FileState.OK, ""
    if size != check.bytes:
        return FileState.CHANGED, f"It is {size:,} bytes long and was {check.bytes:,}."
    return FileState.CHANGED, "Its content is not what came in."


def _count(result: VerifyReport, check: _Check, state: FileState, reason: str) -> None:
    if state is FileState.OK:
        result.ok += 1
        return
    bad = Bad(make_ref("item", check.id), check.shown, reason)
    (result.missing if state is FileState.MISSING else result.changed).append(bad)


def _keep(
    library: Library, states: dict[int, FileState], result: VerifyReport, total: int | None
) -> None:
    """Of a verification of some items, `total` is how many there are."""
    moment = now()
    table = tables.file_checks
    title = WHOLE if total is None else PARTLY
    args = {} if total is None else {"total": total}
    with library.change(title, kind="custody", count=result.checked, **args) as changes:
        changes.facts = {
            "ok": result.ok,
            "missing": [bad.ref for bad in result.missing],
            "changed": [bad.ref for bad in result.changed],
            "unknown": result.unknown,
            "bytes": result.bytes,
            "seconds": result.seconds,
        }
        changes.touched.add(("library", 0))
        changes.touched.update(("item", number) for number in _news(changes.connection, states))
        for part in chunks(states):
            changes.connection.execute(delete(table).where(table.c.item_id.in_(part)))
            changes.connection.execute(
                insert(table),
                [
                    {"item_id": number, "state": str(states[number]), "checked_at": moment}
                    for number in part
                ],
            )


def _news(connection: Any, states: dict[int, FileState]) -> Iterator[int]:
    """Items whose state is not what it was."""
    table = tables.file_checks
    rows = connection.execute(select(table.c.item_id, table.c.state))
    before = dict(rows.all())
    for number, state in states.items():
        if before.get(number, FileState.UNCHECKED) != state and not (
            state is FileState.OK and number not in before
        ):
            yield number


def look_for_missing(library: Library) -> list[str]:
    """Note which originals are not there now, without reading any; returns their references."""
    table = tables.file_checks
    gone = {check.id for check in _checks(library) if not check.path.is_file()}
    with library.read() as connection:
        rows = connection.execute(select(table.c.item_id).where(table.c.state == "missing"))
        noted = {row[0] for row in rows}
    if gone != noted and not library.read_only:
        moment = now()
        with library.derive() as connection:
            for part in chunks(noted ^ gone):
                connection.execute(delete(table).where(table.c.item_id.in_(part)))
            for part in chunks(gone - noted):
                connection.execute(
                    insert(table),
                    [{"item_id": n, "state": "missing", "checked_at": moment} for n in part],
                )
    return [make_ref("item", number) for number in sorted(gone)]
