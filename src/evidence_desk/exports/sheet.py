"""The catalogue as a workbook that people edit: written so that it can be read back."""

from __future__ import annotations

import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from evidence_desk.domain.errors import UsageError
from evidence_desk.exports.atomic import written_whole

_BASE = "_as_exported"  # a hidden sheet: what each cell held, to tell who changed what
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

Cells = dict[str, Any]  # column → value, "" where there is nothing


class _NoResult:
    """Stands for a cell with a formula whose result no program has stored."""

    def __str__(self) -> str:
        return "a formula"


NO_RESULT = _NoResult()


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns in order; `fixed` ones say what a row is, `choices` may hold nothing else."""

    names: tuple[str, ...]
    fixed: tuple[str, ...]
    choices: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class EditedSheet:
    """A sheet read back: rows in order, what each held when it was written, unknown columns."""

    rows: tuple[Cells, ...]
    base: dict[str, Cells]
    unknown_columns: tuple[str, ...]


def write_sheet(out: Path, columns: SheetColumns, rows: Sequence[Cells]) -> None:
    """Write the rows, and a hidden sheet with the same, to `out`; whole or not at all."""
    book = Workbook()
    sheet: Worksheet = book.active
    sheet.title = "Items"
    base: Worksheet = book.create_sheet(_BASE)
    base.sheet_state = "veryHidden"
    for target in (sheet, base):
        target.append(list(columns.names))
        for at, cells in enumerate(rows, 2):
            _fill(target, at, [cells[name] for name in columns.names])
    _dress(sheet, columns, len(rows))
    with written_whole(out) as path:
        book.save(path)


def _fill(sheet: Worksheet, row: int, values: Sequence[Any]) -> None:
    """Write a row in which every text stays text, whatever it begins with."""
    for column, value in enumerate(values, 1):
        if value is None or value == "":
            continue
        cell = sheet.cell(row, column)
        if isinstance(value, str):
            cell.value = printable(value)
            cell.data_type = "s"
            cell.quotePrefix = True
        else:
            cell.value = value


def printable(text: str) -> str:
    """Without the control characters that no workbook may hold."""
    return "".join(c if c in "\n\t" or ord(c) >= 32 else "\ufffd" for c in text)


def _dress(sheet: Worksheet, columns: SheetColumns, count: int) -> None:
    sheet.freeze_panes = "D2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns.names))}{count + 1}"
    grey = PatternFill("solid", fgColor="EEEEEE")
    for number, name in enumerate(columns.names, 1):
        letter = get_column_letter(number)
        sheet[f"{letter}1"].font = Font(bold=True)
        wide = 40 if name.startswith(("title", "description")) else 16
        sheet.column_dimensions[letter].width = _WIDTHS.get(name, wide)
        for row in range(2, count + 2):
            cell = sheet.cell(row, number)
            cell.alignment = Alignment(vertical="top", wrap_text=name.startswith("description"))
            if name in columns.fixed:
                cell.fill = grey
                cell.protection = Protection(locked=True)
    for name, allowed in columns.choices.items():
        letter = get_column_letter(columns.names.index(name) + 1)
        rule = DataValidation("list", formula1=f'"{",".join(allowed)}"', allow_blank=False)
        rule.add(f"{letter}2:{letter}{max(count + 1, 2)}")
        sheet.add_data_validation(rule)


def read_sheet(path: Path, known: Sequence[str]) -> EditedSheet:
    """Read a sheet back; raises UsageError with the reason if it is none of ours."""
    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.")
    try:
        book = load_workbook(path, data_only=True)
    except Exception as error:  # a damaged zip or XML fails in many ways inside the reader
        raise UsageError(
            f"“{path.name}” cannot be read as an Excel workbook ({type(error).__name__})."
        ) from error
    sheet = next((book[name] for name in book.sheetnames if name != _BASE), None)
    if not isinstance(sheet, Worksheet) or sheet.max_row < 1:
        raise UsageError(f"“{path.name}” has no sheet with items.")
    rows, unknown = _table(sheet, set(known), _formulas(path, sheet.title))
    base: dict[str, Cells] = {}
    if _BASE in book.sheetnames:
        held, _ = _table(book[_BASE], set(known))
        base = {str(cells["ref"]): cells for cells in held if cells.get("ref")}
    return EditedSheet(tuple(rows), base, tuple(unknown))


def _formulas(path: Path, title: str) -> set[tuple[int, int]]:
    """Row and column of each formula; a sheet without any is not read a second time."""
    with zipfile.ZipFile(path) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        if not any(b"<f>" in (data := parts.read(name)) or b"<f " in data for name in sheets):
            return set()
    rows = load_workbook(path)[title].iter_rows()
    return {(cell.row, cell.column) for row in rows for cell in row if cell.data_type == "f"}


def _table(
    sheet: Worksheet, known: set[str], formulas: Collection[tuple[int, int]] = ()
) -> tuple[list[Cells], list[str]]:
    lines = sheet.iter_rows(values_only=True)
    header = [str(value).strip() if value is not None else "" for value in next(lines, ())]
    if "ref" not in header:
        raise UsageError(
            "The first row of the sheet must name its columns, and one of them must be “ref”."
        )
    rows = [
        {
            name: NO_RESULT if value is None and (row, column) in formulas else _plain(value)
            for column, (name, value) in enumerate(zip(header, values, strict=False), 1)
            if name in known
        }
        for row, values in enumerate(lines, 2)
    ]
    return rows, [name for name in header if name and name not in known]


def _plain(value: Any) -> Any:
    """A cell's value as the sheet was written: text, or a number where it is one."""
    if value is None:
        return ""
    if hasattr(value, "isoformat"):  # a spreadsheet program took a typed date for a date
        return str(value.isoformat()).removesuffix("T00:00:00")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value.strip() if isinstance(value, str) else value
