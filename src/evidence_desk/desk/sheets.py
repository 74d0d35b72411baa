"""The catalogue as a workbook meant to be edited, and its way back in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import hash_file
from evidence_desk.desk.destinations import file_to_write
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.records import resolve_all
from evidence_desk.desk.sheet_new import TITLE, make
from evidence_desk.desk.sheet_reading import Names
from evidence_desk.desk.sheet_review import (
    CellChange,
    Choices,
    Findings,
    RefusedRow,
    Side,
    chosen,
    compare,
)
from evidence_desk.desk.sheet_rows import (
    columns,
    incident_cells,
    item_cells,
    moment_cells,
    related,
    source_codes,
)
from evidence_desk.desk.sheet_taking import settle, store
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.progress import Report, ignore_progress
from evidence_desk.exports.atomic import written_whole
from evidence_desk.exports.sheet import write_sheets
from evidence_desk.exports.sheet_back import EditedBook, read_sheets

__all__ = [
    "CellChange",
    "Choices",
    "EditedSheets",
    "RefusedRow",
    "SheetReport",
    "Side",
    "export_sheet",
    "import_sheet",
    "read_choices",
    "report_json",
    "review_sheet",
    "take_over",
]


@dataclass(slots=True)
class SheetReport:
    """What an import of a sheet changes, or would change; `made` are the incidents it made."""

    changes: list[CellChange] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    applied: bool = False
    made: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class EditedSheets:
    """An edited workbook, read and held against the catalogue, for somebody to choose from."""

    path: Path
    changes: list[CellChange]
    refused: list[RefusedRow]
    notes: list[str]
    unknown_columns: list[str]
    book: EditedBook = field(repr=False)


def export_sheet(
    library: Library,
    out: Path,
    query: str = "",
    refs: Sequence[str] | None = None,
    report: Report = ignore_progress,
) -> int:
    """Write items as a workbook to be edited; returns how many.

    They are those a query finds, or those named. With them go their incidents (all, where all
    items go), clips and marks, each on a sheet of its own. Grey columns say what a row is and are
    not read back; hidden sheets keep what each cell held, so that the import can tell which side
    changed what.
    """
    out = file_to_write(library, out, ".xlsx")
    ids = item_ids(library, query, "ref") if refs is None else None
    with library.read() as connection:
        if refs is not None:
            ids = sorted(record.id for record in resolve_all(connection, refs, "item"))
        assert ids is not None
        everything = refs is None and not query.strip()
        incidents, clips, marks = related(connection, ids, everything)
        found = (
            item_cells(library, connection, ids),
            incident_cells(library, connection, incidents),
            moment_cells(library, connection, clips, marks),
        )
        sheets = columns(library, source_codes(connection))
    rows = [[row.cells for row in some] for some in found]
    with written_whole(out) as path:
        write_sheets(path, list(zip(sheets, rows, strict=True)), library.languages, report)
        sha256, size, _steady = hash_file(path)
        with library.change(
            "hand over a sheet of {count} items", kind="custody", count=len(ids)
        ) as changes:
            changes.facts = {"file": out.name, "sha256": sha256, "bytes": size}
    return len(ids)


# ---------------------------------------------------------------- the way back


def review_sheet(library: Library, path: Path, report: Report = ignore_progress) -> EditedSheets:
    """Read an edited workbook and say what it would change; nothing is changed.

    Raises UsageError if it is not a workbook of ours.
    """
    path = Path(path).expanduser()
    book = read_sheets(path, columns(library), report)
    with library.read() as connection:
        names = Names(connection)
        found = compare(library, connection, book, names, report)
        _writes, senseless = settle(Changes(connection), names, found.rows, found.changes)
    left = {(one.ref, one.field) for one in senseless}
    return EditedSheets(
        path,
        [one for one in found.changes if (one.ref, one.field) not in left],
        [*found.refused, *senseless],
        found.notes,
        found.unknown_columns,
        book,
    )


def take_over(
    library: Library,
    edited: EditedSheets,
    choices: Choices | None = None,
    prefer: Side | None = None,
    dry_run: bool = False,
    report: Report = ignore_progress,
) -> SheetReport:
    """Take over what was edited; one undo step.

    The workbook is held against the catalogue once more, as it is now. `choices` say whose word
    holds in a cell, `prefer` in those both sides changed; a row with such a cell of which neither
    speaks is refused and named. With `dry_run` nothing changes.
    """
    done = SheetReport(unknown_columns=list(edited.unknown_columns))
    try:
        with library.change(TITLE) as changes:
            names = Names(changes.connection)
            found = compare(library, changes.connection, edited.book, names, report)
            done.notes = found.notes
            refs = _take(changes, names, found, choices or {}, prefer, done, report)
            if not dry_run:
                done.changes = [
                    replace(one, ref=refs.get(one.ref, one.ref)) for one in done.changes
                ]
            changes.args = {"count": len(done.changes), "target": edited.path.name}
            if dry_run:
                raise _OnlyLookingError
    except _OnlyLookingError:
        done.made = []
        return done
    done.applied = bool(done.changes)
    return done


class _OnlyLookingError(Exception):
    """Takes back what a dry run tried."""


def _take(
    changes: Changes,
    names: Names,
    found: Findings,
    choices: Choices,
    prefer: Side | None,
    done: SheetReport,
    report: Report,
) -> dict[str, str]:
    """Write what is wanted; returns the references of rows that had none."""
    wanted, undecided = chosen(found, choices, prefer)
    rows = {change.ref for change in undecided}
    done.refused = [one for one in found.refused if one.ref not in rows or not one.field]
    done.refused += undecided
    made = make(changes, found.rows, {one.ref for one in wanted}, found.prints)
    done.made = [row.ref for row in made.values()]
    writes, senseless = settle(changes, names, found.rows | made, wanted)
    left = {(one.ref, one.field) for one in senseless}
    done.changes = [one for one in wanted if (one.ref, one.field) not in left]
    done.refused += senseless
    store(changes, writes, report)
    return {name: row.ref for name, row in made.items()}


def import_sheet(
    library: Library,
    path: Path,
    dry_run: bool = False,
    prefer: Side | None = None,
    choices: Choices | None = None,
    report: Report = ignore_progress,
) -> SheetReport:
    """Take over what was edited in an exported workbook; one undo step.

    Rows are known by their reference. A row both sides changed in the same cell is refused and
    named, unless `choices` or `prefer` say whose word holds; with `dry_run` nothing changes.
    Raises UsageError if it is not a sheet of ours.
    """
    path = Path(path).expanduser()
    book = read_sheets(path, columns(library), report)
    unknown = list(
        dict.fromkeys(name for sheet in book.sheets.values() for name in sheet.unknown_columns)
    )
    edited = EditedSheets(path, [], [], [], unknown, book)
    return take_over(library, edited, choices, prefer, dry_run, report)


def read_choices(stored: Any) -> dict[tuple[str, str], Side]:
    """Choices as scripts write them: ``{"E-000001": {"title.en": "sheet"}}``; raises UsageError."""
    found: dict[tuple[str, str], Side] = {}
    for ref, fields in stored.items() if isinstance(stored, dict) else [(None, None)]:
        if not isinstance(fields, Mapping) or any(
            side not in ("sheet", "library") for side in fields.values()
        ):
            raise UsageError(
                "Choices are a JSON object: for each reference an object of fields, and for each "
                "field “sheet” or “library”."
            )
        found.update({(str(ref), str(name)): side for name, side in fields.items()})
    return found


def report_json(report: SheetReport) -> dict[str, Any]:
    """A report for scripts."""
    return {
        "changes": [
            {
                "ref": c.ref,
                "field": c.field,
                "before": c.before,
                "after": c.after,
                "contested": c.contested,
                "new": c.new,
            }
            for c in report.changes
        ],
        "refused": [
            {"ref": r.ref, "reason": r.reason, "field": r.field, "here": r.here, "there": r.there}
            for r in report.refused
        ],
        "unknown_columns": report.unknown_columns,
        "notes": report.notes,
        "applied": report.applied,
        "made": report.made,
    }
