"""A workbook that was edited elsewhere, read back: what stands in it, and what stood there before.

Spreadsheet programs move columns, sort rows, make dates of what looks like one, and leave errors
where a formula failed. What they did is told apart here; what it means is for the desk to say.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.datetime import from_excel

from evidence_desk.domain.errors import Cancelled, UsageError
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.exports.sheet import GUIDE, Cells, SheetColumns
from evidence_desk.exports.sheet_cells import read_text

_HEADING_WITHIN = 10  # rows: somebody may have put a title above the headings
_LARGEST = 2 << 30  # bytes unpacked; a workbook of a hundred thousand rows has a tenth of it
_TELL_EVERY = 250
_SERIALS = range(10_000, 2_958_466)  # days since 1900 that are no year
_DATES = frozenset(("captured", "date"))


class _NoValue:
    """Stands for a cell that holds no value of its own."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __str__(self) -> str:
        return self._words


NO_RESULT = _NoValue("a formula")  # whose result no program has stored
FAILED = _NoValue("an error")  # such as #REF!


@dataclass(slots=True)
class EditedSheet:
    """One sheet read back: rows in order, what each held when it was written, unknown columns."""

    rows: list[Cells] = field(default_factory=list)
    base: dict[str, Cells] = field(default_factory=dict)
    has_base: bool = False
    columns: tuple[str, ...] = ()
    unknown_columns: list[str] = field(default_factory=list)


@dataclass(slots=True)
class EditedBook:
    """The sheets of ours by title, and the names of those that are not."""

    sheets: dict[str, EditedSheet] = field(default_factory=dict)
    unknown_sheets: list[str] = field(default_factory=list)


def read_sheets(
    path: Path, known: Sequence[SheetColumns], report: Report = ignore_progress
) -> EditedBook:
    """Read a workbook back; raises UsageError with the reason if it is none of ours."""
    _refuse_other_files(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # a damaged zip or XML fails in many ways inside the reader
        raise _unreadable(path, error) from error
    try:
        return _read(book, path, known, report)
    except (UsageError, Cancelled):
        raise
    except Exception as error:  # sheets are parsed as they are read
        raise _unreadable(path, error) from error
    finally:
        book.close()


def _unreadable(path: Path, error: Exception) -> UsageError:
    return UsageError(
        f"“{path.name}” cannot be read as an Excel workbook ({type(error).__name__})."
    )


def _refuse_other_files(path: Path) -> None:
    """Raise UsageError for what is no workbook of ours, by its bytes and not by its name."""
    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.")
    try:
        with zipfile.ZipFile(path) as parts:
            names = set(parts.namelist())
            if "mimetype" in names and b"opendocument" in parts.read("mimetype"):
                raise UsageError(
                    f"“{path.name}” is an OpenDocument sheet; open it, save it as Excel "
                    "workbook (.xlsx), and take that over."
                )
            if sum(part.file_size for part in parts.infolist()) > _LARGEST:
                raise UsageError(f"“{path.name}” unpacks to more than 2 GB and was not read.")
    except (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        with path.open("rb") as file:
            if file.read(8) == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
                raise UsageError(
                    f"“{path.name}” is an old Excel workbook, or one with a password; save it as "
                    ".xlsx without one, and take that over."
                ) from error
        raise _unreadable(path, error) from error


def _read(book: Any, path: Path, known: Sequence[SheetColumns], report: Report) -> EditedBook:
    found = EditedBook()
    by_title = {columns.title.casefold(): columns for columns in known}
    shown = [name for name in book.sheetnames if not name.startswith("_")]
    ours = {name: by_title[name.casefold()] for name in shown if name.casefold() in by_title}
    if not ours:  # somebody named the sheet after themselves
        first = next((name for name in shown if name != GUIDE), None)
        if first is None:
            raise UsageError(f"“{path.name}” has no sheet with items.")
        ours = {first: known[0]}
    with zipfile.ZipFile(path) as parts:
        formulas = _has_formulas(parts)
    for name, columns in ours.items():
        sheet = EditedSheet()
        without = _formula_cells(path, name) if formulas else frozenset()
        lines = _lines(book[name], name, columns, sheet, without, book.epoch)
        for at, cells in enumerate(lines, 1):
            sheet.rows.append(cells)
            if at % _TELL_EVERY == 0:
                report(Progress(at, 0, name))
        found.sheets[columns.title] = sheet
        if columns.base in book.sheetnames:
            sheet.has_base = True
            held = _lines(book[columns.base], name, columns, EditedSheet(), frozenset(), book.epoch)
            for at, cells in enumerate(held, 1):
                sheet.base[str(cells.get("ref", ""))] = cells
                if at % _TELL_EVERY == 0:
                    report(Progress(at, 0, name))
    found.unknown_sheets = [name for name in shown if name not in ours and name != GUIDE]
    return found


def _has_formulas(parts: zipfile.ZipFile) -> bool:
    """Whether any sheet holds a formula; one without is not read a second time."""
    for name in parts.namelist():
        if not name.startswith("xl/worksheets/") or not name.endswith(".xml"):
            continue
        last = b""
        with parts.open(name) as sheet:
            while block := sheet.read(1 << 20):
                if b"<f>" in (both := last + block) or b"<f " in both or b"<f/" in both:
                    return True
                last = block[-2:]
    return False


def _formula_cells(path: Path, title: str) -> frozenset[tuple[int, int]]:
    """Row and column of each formula of a sheet."""
    book = load_workbook(path, read_only=True)
    try:
        sheet = book[title]
        sheet.reset_dimensions()
        return frozenset(
            (cell.row, cell.column)
            for row in sheet.iter_rows()
            for cell in row
            if cell.data_type == "f"
        )
    finally:
        book.close()


def _lines(
    source: Any,
    title: str,
    columns: SheetColumns,
    sheet: EditedSheet,
    formulas: frozenset[tuple[int, int]],
    epoch: datetime,
) -> Iterator[Cells]:
    """The rows below the heading, columns by name; `sheet` learns which columns there are."""
    source.reset_dimensions()  # what a program says of a sheet's size is not always so
    lines = enumerate(source.iter_rows(), 1)
    names: dict[int, str] = {}
    for row, cells in lines:
        heads = {at: str(cell.value or "").strip() for at, cell in enumerate(cells)}
        if "ref" in (head.casefold() for head in heads.values()):
            names = _headings(heads, title, columns, sheet)
            break
        if row == _HEADING_WITHIN:
            break
    if not names:
        raise UsageError(
            "The first row of the sheet must name its columns, and one of them must be “ref”."
        )
    for row, cells in lines:
        found: Cells = dict.fromkeys(names.values(), "")
        for at, cell in enumerate(cells):
            if at in names:
                found[names[at]] = _plain(cell, names[at], (row, at + 1) in formulas, epoch)
        yield found


def _headings(
    heads: Mapping[int, str], title: str, columns: SheetColumns, sheet: EditedSheet
) -> dict[int, str]:
    """Which column is which; raises UsageError where one is there twice."""
    known = {name.casefold(): name for name in columns.names}
    names = {at: known[head.casefold()] for at, head in heads.items() if head.casefold() in known}
    for name in names.values():
        if list(names.values()).count(name) > 1:
            raise UsageError(
                f"The column “{name}” is twice in the sheet “{title}”; leave one of them."
            )
    sheet.columns = tuple(names.values())
    sheet.unknown_columns = [
        head for head in heads.values() if head and head.casefold() not in known
    ]
    return names


# ---------------------------------------------------------------- one cell


def _plain(cell: Any, name: str, formula: bool, epoch: datetime) -> Any:
    """A cell's value as the sheet was written: text, or a number where it is one."""
    value = cell.value
    if value is None:
        return NO_RESULT if formula else ""
    if cell.data_type == "e":
        return FAILED
    if isinstance(value, str):
        return read_text(value)
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return _number(value, name, epoch)
    return _moment(value, cell.number_format)


def _number(value: float, name: str, epoch: datetime) -> Any:
    """A number; where a date is meant, one that can only be a count of days since 1900 is one."""
    if name in _DATES and int(value) in _SERIALS:
        return _moment(from_excel(value, epoch), "yyyy-mm-dd")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _moment(value: Any, number_format: str) -> Any:
    """What a program took for a date, no more precise than it shows it: “Sept 10” has no day."""
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, datetime):
        value = (value + timedelta(microseconds=500_000)).replace(microsecond=0)
    shows = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", number_format).lower()
    if isinstance(value, date) and "y" in shows and "d" not in shows:
        return f"{value:%Y-%m}" if "m" in shows else f"{value:%Y}"
    return str(value.isoformat()).removesuffix("T00:00:00")
