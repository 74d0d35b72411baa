"""An edited workbook held against the catalogue: cell by cell, who changed what."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import present
from evidence_desk.desk.sheet_new import NewRow, blank, new_rows, says_something
from evidence_desk.desk.sheet_reading import Names, kept, same, spoken
from evidence_desk.desk.sheet_rows import (
    INCIDENTS,
    ITEMS,
    MOMENTS,
    Row,
    columns,
    incident_cells,
    item_cells,
    moment_cells,
)
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref, parse_ref
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.exports.sheet import Cells
from evidence_desk.exports.sheet_back import EditedBook, EditedSheet

Side = Literal["sheet", "library"]
Choices = Mapping[tuple[str, str], Side]  # reference and field → whose word holds

_KINDS = {ITEMS: ("item",), INCIDENTS: ("incident",), MOMENTS: ("clip", "mark")}
_TABLES = {
    "item": tables.items,
    "incident": tables.incidents,
    "clip": tables.clips,
    "mark": tables.marks,
}
_TELL_EVERY = 250


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs from the catalogue; `contested` where both sides changed it.

    `exported` is what the cell held when the sheet was written, `value` what is to be stored. A
    `new` one is of a row that is to become an incident; until then its `ref` is "new-1", "new-2".
    """

    ref: str
    field: str
    before: str
    after: str
    contested: bool = False
    exported: str = ""
    value: Any = None
    new: bool = False


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row or a cell left alone, and why; `here` is what the catalogue holds in that cell."""

    ref: str
    reason: str
    field: str = ""
    here: str = ""
    there: str = ""


@dataclass(slots=True)
class Findings:
    """Everything that differs, before anybody chose; `rows` are the records it is about.

    `prints` tell the new rows again, by what they are called.
    """

    changes: list[CellChange] = dataclasses.field(default_factory=list)
    refused: list[RefusedRow] = dataclasses.field(default_factory=list)
    unknown_columns: list[str] = dataclasses.field(default_factory=list)
    notes: list[str] = dataclasses.field(default_factory=list)
    rows: dict[str, Row] = dataclasses.field(default_factory=dict)
    prints: dict[str, str] = dataclasses.field(default_factory=dict)


def compare(
    library: Library,
    connection: Connection,
    book: EditedBook,
    names: Names,
    report: Report = ignore_progress,
) -> Findings:
    """Hold each cell against what was exported and what the catalogue holds now."""
    found = Findings()
    _note_the_unknown(book, found)
    total = sum(len(sheet.rows) for sheet in book.sheets.values())
    done = 0
    fixed_of = {one.title: one.fixed for one in columns(library)}
    for title, sheet in book.sheets.items():
        edited = _by_ref(title, sheet, found)
        new = new_rows(library, connection, _unnamed(title, sheet, found), edited)
        known = {one.ref: one.cells for one in new if one.ref is not None and not one.made}
        here = _here(library, connection, [*edited, *known], found)
        fixed = fixed_of[title]
        for ref, cells in edited.items():
            if ref in here:
                _compare_row(names, here[ref], cells, sheet.base.get(ref), fixed, found)
            done += 1
            if done % _TELL_EVERY == 0:
                report(Progress(done, total, title))
        for ref, cells in known.items():
            _compare_row(names, here[ref], cells, None, fixed, found)
        _take_new(names, new, fixed, found)
        _note_what_is_gone(title, sheet, edited, found)
    return found


def _note_the_unknown(book: EditedBook, found: Findings) -> None:
    for name in book.unknown_sheets:
        found.notes.append(f"The sheet “{name}” is not one of ours and was passed over.")
    for title, sheet in book.sheets.items():
        for name in sheet.unknown_columns:
            if name not in found.unknown_columns:
                found.unknown_columns.append(name)
        if not sheet.has_base:
            found.notes.append(
                f"The hidden sheet that says what “{title}” held when it was written is gone: "
                "what was changed here since cannot be told apart, and empty cells clear nothing."
            )


def _note_what_is_gone(
    title: str, sheet: EditedSheet, edited: Iterable[str], found: Findings
) -> None:
    named = set(edited) | {one.ref for one in found.refused}
    gone = len(sheet.base.keys() - named - {""})
    if gone:
        found.notes.append(
            f"{gone} rows of “{title}” are no longer in the sheet; nothing was removed for that."
        )


def _by_ref(title: str, sheet: EditedSheet, found: Findings) -> dict[str, Cells]:
    """The rows by reference; one that is there twice holds only if both say the same."""
    rows: dict[str, Cells] = {}
    double: set[str] = set()
    for cells in sheet.rows:
        typed = str(cells.get("ref", "")).strip()
        if not typed:
            continue
        try:
            kind, number = parse_ref(typed)
        except UsageError as error:
            found.refused.append(RefusedRow(typed, str(error)))
            continue
        ref = make_ref(kind, number)
        if kind not in _KINDS[title]:
            found.refused.append(RefusedRow(ref, f"{ref} does not belong in “{title}”."))
        elif ref in rows and any(
            not same(name, value, rows[ref][name]) for name, value in cells.items() if name != "ref"
        ):
            double.add(ref)
        else:
            rows.setdefault(ref, cells)
    for ref in sorted(double):
        found.refused.append(
            RefusedRow(ref, f"{ref} is in the sheet twice, and the rows differ; leave one of them.")
        )
        del rows[ref]
    return rows


def _unnamed(title: str, sheet: EditedSheet, found: Findings) -> list[tuple[int, Cells]]:
    """The rows without a reference that may be new incidents, by their place among such rows."""
    rows = [
        cells
        for cells in sheet.rows
        if not str(cells.get("ref", "")).strip()
        and any(value not in ("", None) for value in cells.values())
    ]
    if title != INCIDENTS:
        found.refused += [RefusedRow("", "A row without a reference was left out.")] * len(rows)
        return []
    named = [(place, cells) for place, cells in enumerate(rows, 1) if says_something(cells)]
    found.refused += [
        RefusedRow("", "A row without a reference, date, title and account was left out.")
    ] * (len(rows) - len(named))
    return named


def _take_new(
    names: Names, rows: Sequence[NewRow], fixed: tuple[str, ...], found: Findings
) -> None:
    """The cells of rows that are to become incidents; one that cannot be read refuses its row."""
    known = sum(row.made for row in rows)
    if known:
        found.notes.append(
            f"{known} new rows of “{INCIDENTS}” were made incidents before and were passed over."
        )
    for row in rows:
        if row.ref is not None:
            continue
        own = Findings()
        _compare_row(names, blank(row), row.cells, None, fixed, own)
        if own.refused:
            found.refused += own.refused
            continue
        found.changes += [dataclasses.replace(one, new=True) for one in own.changes]
        found.rows |= own.rows
        found.prints[row.name] = row.fingerprint


def _here(
    library: Library, connection: Connection, refs: Iterable[str], found: Findings
) -> dict[str, Row]:
    """What the catalogue holds of these; references to nothing are refused."""
    ids: dict[str, list[int]] = {kind: [] for kind in _TABLES}
    for ref in refs:
        kind, number = parse_ref(ref)
        ids[kind].append(number)
    for kind, numbers in ids.items():
        there = present(connection, _TABLES[kind], numbers)
        for number in numbers:
            if number not in there:
                ref = make_ref(kind, number)
                found.refused.append(RefusedRow(ref, f"There is no {kind} {ref} in this library."))
        ids[kind] = [number for number in numbers if number in there]
    rows = item_cells(library, connection, ids["item"]) if ids["item"] else []
    if ids["incident"]:
        rows += incident_cells(library, connection, ids["incident"])
    if ids["clip"] or ids["mark"]:
        rows += moment_cells(library, connection, ids["clip"], ids["mark"])
    return {row.ref: row for row in rows}


def _compare_row(
    names: Names,
    row: Row,
    cells: Cells,
    base: Cells | None,
    fixed: tuple[str, ...],
    found: Findings,
) -> None:
    for name, value in cells.items():
        if name in fixed:
            continue
        here = row.cells[name]
        known = base is not None and name in base
        was = base[name] if base is not None and known else here
        if same(name, value, was) or same(name, value, here):
            continue  # not touched in the sheet, or here already
        if not known and value == "":
            continue  # whether it was ever filled is not known
        found.rows[row.ref] = row
        said = spoken(row.cells, name)
        try:
            wanted = kept(names, row, name, value)
        except UsageError as error:
            reason = f"{row.ref}: {error}"
            found.refused.append(RefusedRow(row.ref, reason, name, said, str(value)))
            continue
        if same(name, wanted, here):
            continue
        contested = known and not same(name, was, here)
        exported = str(was) if contested else said
        # What is empty goes back to the file's own word, and stays the file's.
        to_store = "" if value == "" and name in ("captured", "lat", "lon") else wanted
        found.changes.append(
            CellChange(row.ref, name, said, str(wanted), contested, exported, to_store)
        )


def chosen(
    found: Findings, choices: Choices, prefer: Side | None
) -> tuple[list[CellChange], list[RefusedRow]]:
    """The cells to take, and the rows refused because nobody chose between two words."""
    refused: list[RefusedRow] = []
    taken: list[CellChange] = []
    undecided: set[str] = set()
    for change in found.changes:
        side = choices.get((change.ref, change.field))
        if side is None:
            side = prefer if change.contested else "sheet"
        if side == "sheet":
            taken.append(change)
        elif side is None:
            undecided.add(change.ref)
            refused.append(
                RefusedRow(
                    change.ref,
                    f"{change.ref} was changed on both sides ({change.field}); "
                    "say which one holds.",
                    change.field,
                    change.before,
                    change.after,
                )
            )
    return [change for change in taken if change.ref not in undecided], refused
