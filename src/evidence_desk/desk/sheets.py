"""The catalogue as a workbook meant to be edited, and its way back in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import hash_file
from evidence_desk.desk.describe import apply_values
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.records import resolve_all
from evidence_desk.desk.rows import ItemRow, item_rows
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.errors import DeskError, StorageError, UsageError
from evidence_desk.domain.items import Access, Status

_BASE = "_as_exported"  # a hidden sheet: what each cell held, to tell who changed what
_FIXED = ("ref", "name", "kind")
_TIED = ("incidents", "sections", "tags")
_WIDTHS = {
    "ref": 11,
    "name": 28,
    "kind": 11,
    "captured": 21,
    "date_basis": 24,
    "place": 24,
    "access": 13,
    "status": 11,
    "rank": 7,
}


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs from the catalogue."""

    ref: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row left alone, and why; `here` is what the catalogue holds in a contested cell."""

    ref: str
    reason: str
    field: str = ""
    here: str = ""
    there: str = ""


@dataclass(slots=True)
class SheetReport:
    """What an import of a sheet changes, or would change."""

    changes: list[CellChange] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    applied: bool = False


def _columns(library: Library) -> list[str]:
    texts = [f"{part}.{lang}" for part in ("title", "description") for lang in library.languages]
    return [
        *_FIXED,
        *texts,
        "captured",
        "date_basis",
        "place",
        "lat",
        "lon",
        "source",
        "access",
        "status",
        "rank",
        *_TIED,
    ]


def export_sheet(library: Library, out: Path, query: str = "") -> int:
    """Write the items a query finds as a workbook to be edited; returns how many.

    Grey columns say what an item is and are not read back; a hidden sheet keeps what each cell
    held, so that the import can tell which side changed what.
    """
    out = Path(out).expanduser().absolute()
    if out.suffix.lower() != ".xlsx":
        out = out.with_name(out.name + ".xlsx")
    rows = list(_cells(library, item_ids(library, query, "ref")))
    columns = _columns(library)
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "Items"
    base: Worksheet = book.create_sheet(_BASE)
    base.sheet_state = "veryHidden"
    for target in (sheet, base):
        target.append(columns)
    for cells in rows:
        for target in (sheet, base):
            _append(target, [cells[name] for name in columns])
    _dress(sheet, columns, len(rows))
    unfinished = out.with_name(f".{out.name}.unfinished")
    try:
        book.save(unfinished)
        unfinished.replace(out)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise StorageError(f"“{out}” could not be written: {error.strerror}.") from error
    sha256, size, _steady = hash_file(out)
    with library.change(
        "hand over a sheet of {count} items", kind="custody", count=len(rows)
    ) as changes:
        changes.facts = {"file": out.name, "sha256": sha256, "bytes": size}
    return len(rows)


def _append(sheet: Worksheet, values: Sequence[Any]) -> None:
    """Add a row in which every text stays text, whatever it begins with."""
    row = sheet.max_row + 1
    for column, value in enumerate(values, 1):
        if value is None or value == "":
            continue
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = _printable(value)
            cell.data_type = "s"
            cell.quotePrefix = True
        else:
            cell.value = value


def _printable(text: str) -> str:
    """Without the control characters that no workbook may hold."""
    return "".join(c if c in "\n\t" or ord(c) >= 32 else "�" for c in text)


def _dress(sheet: Worksheet, columns: Sequence[str], count: int) -> None:
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    grey = PatternFill("solid", fgColor="EEEEEE")
    for number, name in enumerate(columns, 1):
        letter = get_column_letter(number)
        head = sheet[f"{letter}1"]
        head.font = Font(bold=True)
        sheet.column_dimensions[letter].width = _WIDTHS.get(
            name, 40 if name.startswith(("title", "description")) else 16
        )
        for row in range(2, count + 2):
            cell = sheet.cell(row, number)
            cell.alignment = Alignment(vertical="top", wrap_text=name.startswith("description"))
            if name in _FIXED:
                cell.fill = grey
                cell.protection = Protection(locked=True)
    for name, allowed in (("access", Access), ("status", Status)):
        letter = get_column_letter(columns.index(name) + 1)
        rule = DataValidation("list", formula1=f'"{",".join(allowed)}"', allow_blank=False)
        rule.add(f"{letter}2:{letter}{max(count + 1, 2)}")
        sheet.add_data_validation(rule)


def _cells(library: Library, ids: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Each item as the sheet has it: field → value, "" where there is nothing."""
    with library.read() as connection:
        descriptions = texts_of(connection, "item", ids, "description")
    bases = _date_bases(library, ids)
    for row in item_rows(library, ids):
        yield _row_cells(library, row, descriptions.get(row.id, {}), bases.get(row.id))


def _date_bases(library: Library, ids: Sequence[int]) -> dict[int, str | None]:
    from sqlalchemy import select

    from evidence_desk.catalogue import tables
    from evidence_desk.catalogue.journal import chunks

    items, found = tables.items, {}
    with library.read() as connection:
        for part in chunks(ids):
            rows = connection.execute(
                select(items.c.id, items.c.date_basis).where(items.c.id.in_(part))
            )
            found.update(dict(rows.all()))
    return found


def _row_cells(
    library: Library, row: ItemRow, descriptions: dict[str, str], basis: str | None
) -> dict[str, Any]:
    cells: dict[str, Any] = {"ref": row.ref, "name": row.name, "kind": str(row.kind)}
    for language in library.languages:
        cells[f"title.{language}"] = row.titles.get(language, "")
        cells[f"description.{language}"] = descriptions.get(language, "")
    cells |= {
        "captured": row.captured or "",
        "date_basis": basis or "",
        "place": row.place or "",
        "lat": "" if row.lat is None else row.lat,
        "lon": "" if row.lon is None else row.lon,
        "source": row.source or "",
        "access": str(row.access),
        "status": str(row.status),
        "rank": row.rank,
        "incidents": "; ".join(row.incidents),
        "sections": "; ".join(row.sections),
        "tags": "; ".join(row.tags),
    }
    return cells


# ---------------------------------------------------------------- the way back


def import_sheet(library: Library, path: Path, dry_run: bool = False) -> SheetReport:
    """Take over what was edited in an exported workbook; one undo step.

    Rows are known by their reference. A row both sides changed in the same cell is refused and
    named; with `dry_run` nothing changes. Raises UsageError if it is not a sheet of ours.
    """
    edited, base, report = _read(library, path)
    ids = _known(library, list(edited), report)
    here = {cells["ref"]: cells for cells in _cells(library, ids)}
    wanted: dict[str, dict[str, Any]] = {}
    for ref, cells in edited.items():
        if ref not in here:
            continue
        changes, conflict = _compare(ref, cells, base.get(ref, {}), here[ref])
        if conflict is not None:
            report.refused.append(conflict)
        elif changes:
            wanted[ref] = {change.field: cells[change.field] for change in changes}
            report.changes += changes
    if wanted:
        _check_or_apply(library, path, wanted, report, dry_run)
    return report


def _read(
    library: Library, path: Path
) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]], SheetReport]:
    path = Path(path).expanduser()
    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.")
    try:
        book = load_workbook(path, read_only=False, data_only=True)
    except (InvalidFileException, KeyError, ValueError, OSError, EOFError) as error:
        raise UsageError(f"“{path.name}” is not a workbook that can be read ({error}).") from error
    except Exception as error:  # a damaged zip or XML fails in many ways inside the reader
        raise UsageError(f"“{path.name}” is damaged and cannot be read as a workbook.") from error
    sheet = next((book[name] for name in book.sheetnames if name != _BASE), None)
    if sheet is None or sheet.max_row < 1:
        raise UsageError(f"“{path.name}” has no sheet with items.")
    report = SheetReport()
    known = set(_columns(library))
    edited = _table(sheet, known, report)
    base = _table(book[_BASE], known, SheetReport()) if _BASE in book.sheetnames else {}
    return edited, base, report


def _table(sheet: Worksheet, known: set[str], report: SheetReport) -> dict[str, dict[str, Any]]:
    rows = sheet.iter_rows(values_only=True)
    header = [str(value).strip() if value is not None else "" for value in next(rows, ())]
    if "ref" not in header:
        raise UsageError(
            "The first row of the sheet must name its columns, and one of them must be “ref”."
        )
    report.unknown_columns = [name for name in header if name and name not in known]
    found: dict[str, dict[str, Any]] = {}
    for values in rows:
        cells = {
            name: _plain(value)
            for name, value in zip(header, values, strict=False)
            if name in known
        }
        ref = str(cells.get("ref", "")).strip().upper()
        if not ref:
            if any(value not in ("", None) for value in cells.values()):
                report.refused.append(RefusedRow("", "A row without a reference was left out."))
            continue
        if ref in found:
            report.refused.append(RefusedRow(ref, f"{ref} is in the sheet twice."))
            continue
        found[ref] = cells
    return found


def _plain(value: Any) -> Any:
    """A cell's value as the sheet was written: text, or a number where it is one."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):  # a spreadsheet program took a typed date for a date
        text = value.isoformat()
        return text.removesuffix("T00:00:00")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.strip() if isinstance(value, str) else value


def _known(library: Library, refs: list[str], report: SheetReport) -> list[int]:
    ids = []
    with library.read() as connection:
        for ref in refs:
            try:
                ids.append(resolve_all(connection, [ref], "item")[0].id)
            except UsageError as error:
                report.refused.append(RefusedRow(ref, str(error)))
    return ids


def _compare(
    ref: str, cells: dict[str, Any], base: dict[str, Any], here: dict[str, Any]
) -> tuple[list[CellChange], RefusedRow | None]:
    changes = []
    for name, value in cells.items():
        if name in _FIXED or _same(name, value, here.get(name, "")):
            continue
        was = base.get(name, here.get(name, ""))
        if _same(name, value, was):
            continue  # not touched in the sheet; the catalogue has moved on
        if base and not _same(name, was, here.get(name, "")):
            return [], RefusedRow(
                ref,
                f"{ref} was changed on both sides ({name}); say which one holds.",
                name,
                str(here.get(name, "")),
                str(value),
            )
        changes.append(CellChange(ref, name, str(here.get(name, "")), str(value)))
    return changes, None


def _same(name: str, one: Any, other: Any) -> bool:
    if name in _TIED:
        return set(_parts(one)) == set(_parts(other))
    if name in ("lat", "lon") and one not in ("", None) and other not in ("", None):
        try:
            return abs(float(one) - float(other)) < 1e-9
        except (TypeError, ValueError):
            return False
    return _printable(str(one if one is not None else "")) == _printable(
        str(other if other is not None else "")
    )


def _parts(value: Any) -> list[str]:
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


def _check_or_apply(
    library: Library,
    path: Path,
    wanted: dict[str, dict[str, Any]],
    report: SheetReport,
    dry_run: bool,
) -> None:
    """Apply row by row within one change; a bad row is refused, the others stand."""
    with library.change("take over {count} changes from “{target}”") as changes:
        for ref, values in wanted.items():
            point = changes.connection.begin_nested()
            mark = (len(changes.rows), set(changes.touched), set(changes.reindex))
            try:
                _apply_row(library, changes, ref, values)
                point.commit()
            except DeskError as error:
                point.rollback()
                del changes.rows[mark[0] :]
                changes.touched, changes.reindex = mark[1], mark[2]
                report.refused.append(RefusedRow(ref, f"{ref}: {error}"))
                report.changes = [one for one in report.changes if one.ref != ref]
        changes.args = {"count": len(report.changes), "target": path.name}
        if dry_run:
            changes.rows.clear()
            changes.reindex.clear()
            changes.connection.rollback()
    report.applied = not dry_run and bool(report.changes)


def _apply_row(library: Library, changes: Any, ref: str, values: dict[str, Any]) -> None:
    number = resolve_all(changes.connection, [ref], "item")[0].id
    plain = {name: value for name, value in values.items() if name not in _TIED}
    if plain:
        apply_values(library, changes, "item", [number], plain)
    for name in _TIED:
        if name in values:
            set_ties(changes, number, name, _parts(values[name]))


def set_ties(changes: Any, item_id: int, kind: str, targets: Sequence[str]) -> None:
    """Make an item's own ties of one kind exactly these; ties of its clips are left alone."""
    from sqlalchemy import select

    from evidence_desk.catalogue import tables
    from evidence_desk.desk.records import resolve, section_id, term_id

    connection = changes.connection
    column, find = {
        "incidents": ("incident_id", lambda text: resolve(connection, text, "incident").id),
        "sections": ("section_id", lambda text: section_id(connection, text)),
        "tags": ("term_id", lambda text: term_id(connection, text)),
    }[kind]
    ties = tables.ties
    wanted = {find(target) for target in targets}
    rows = connection.execute(
        select(ties.c.id, ties.c[column]).where(
            ties.c.item_id == item_id, ties.c.clip_id.is_(None), ties.c[column].is_not(None)
        )
    ).all()
    changes.delete(ties, [tie_id for tie_id, target in rows if target not in wanted])
    there = {target for _, target in rows}
    changes.insert(
        ties, [{"item_id": item_id, column: target} for target in sorted(wanted - there)]
    )


def report_json(report: SheetReport) -> dict[str, Any]:
    """A report for scripts."""
    return {
        "changes": [
            {"ref": c.ref, "field": c.field, "before": c.before, "after": c.after}
            for c in report.changes
        ],
        "refused": [
            {"ref": r.ref, "reason": r.reason, "field": r.field, "here": r.here, "there": r.there}
            for r in report.refused
        ],
        "unknown_columns": report.unknown_columns,
        "applied": report.applied,
    }


def as_text(report: SheetReport) -> str:
    """A report as JSON text."""
    return json.dumps(report_json(report), ensure_ascii=False, indent=2)
