"""The catalogue as a workbook that people edit: written so that it can be read back.

Each sheet has a hidden one beside it with what its cells held when it was written, to tell who
changed what. Both are written and read row by row: a hundred thousand rows need no more memory
than a thousand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet.datavalidation import DataValidation

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.exports.atomic import written_whole
from evidence_desk.exports.gathering import gathered, save
from evidence_desk.exports.sheet_guide import guide

BASE = "_as_exported"  # how the name of a hidden sheet begins
GUIDE = "How to edit"

#: Stands at the end of a text that a cell cannot hold; such a cell is never read back.
CUT = "[… A cell holds no more; the whole text is in the library. Edit it there, not here.]"

_LONGEST = 32_767  # UTF-16 units that a cell may hold (Excel's own limit)
_CUT_AT = 32_000
_MOST_ROWS = 1_048_575  # below the heading, in any spreadsheet program
_TELL_EVERY = 250

_WIDTHS = {
    "ref": 11.0,
    "item": 11.0,
    "name": 28.0,
    "kind": 11.0,
    "captured": 21.0,
    "date": 21.0,
    "date_basis": 24.0,
    "place": 24.0,
    "lat": 11.0,
    "lon": 11.0,
    "source": 11.0,
    "access": 13.0,
    "certainty": 13.0,
    "status": 11.0,
    "rank": 7.0,
    "start": 14.0,
    "end": 14.0,
    "at": 14.0,
    "page": 7.0,
    "note": 40.0,
    "tags": 28.0,
}
_WRAPPED = ("title", "description", "account", "note")
_NUMBERS = frozenset(("lat", "lon", "rank", "page"))
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")
_FONT = "Calibri"
_LINE_POINTS, _MOST_LINES = 15.0, 6

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how workbooks write a character by its number
_BREAK = re.compile("(_x000D_)?\r?\n|_x000D_|\r")

# What XML 1.0 cannot hold, and the carriage returns that its readers would take for line feeds.
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Cells = dict[str, Any]  # column → value, "" where there is nothing


@dataclass(frozen=True)
class SheetColumns:
    """A sheet's columns in order.

    `fixed` ones say what a row is and are not read back; those of `choices` hold nothing else, and
    those of `offered` are helped with a list.
    """

    title: str
    names: tuple[str, ...]
    fixed: tuple[str, ...]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    offered: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @cached_property
    def base(self) -> str:
        """The name of the hidden sheet that keeps what each cell held."""
        return BASE if self.title == "Items" else f"{BASE} {self.title}"


def write_sheets(
    out: Path,
    sheets: Sequence[tuple[SheetColumns, Sequence[Cells]]],
    languages: Sequence[str] = ("en",),
    report: Report = ignore_progress,
) -> None:
    """Write each sheet's rows, hidden sheets with the same, and how to edit them, to `out`.

    Whole or not at all. Raises UsageError for more rows than any spreadsheet program opens.
    """
    for _columns, rows in sheets:
        if len(rows) > _MOST_ROWS:
            raise UsageError(
                f"A spreadsheet holds {_MOST_ROWS} rows, and there are {len(rows)}; "
                "write a part of them, with a search."
            )
    with written_whole(out) as path, gathered(path) as book:
        _write(book, sheets, languages, report)
        save(book, path)


def _write(
    book: Workbook,
    sheets: Sequence[tuple[SheetColumns, Sequence[Cells]]],
    languages: Sequence[str],
    report: Report,
) -> None:
    total = 2 * sum(len(rows) for _columns, rows in sheets)
    done = 0
    for columns, rows in sheets:
        for some in _written(book, columns, rows):
            done += some
            report(Progress(done, total, columns.title))
    _write_guide(book, languages)
    for columns, rows in sheets:
        hidden: WriteOnlyWorksheet = book.create_sheet(columns.base)
        hidden.sheet_state = "veryHidden"
        hidden.append(list(columns.names))
        for at, cells in enumerate(rows, 1):
            hidden.append(_bare(hidden, columns.names, cells))
            if at % _TELL_EVERY == 0:
                report(Progress(done + at, total, columns.title))
        done += len(rows)


def _written(book: Workbook, columns: SheetColumns, rows: Sequence[Cells]) -> Iterator[int]:
    """Write the sheet to be edited; yields how many rows more were written, now and then."""
    sheet: WriteOnlyWorksheet = book.create_sheet(columns.title)
    letters = [get_column_letter(at) for at in range(1, len(columns.names) + 1)]
    fixed = len(columns.fixed)
    sheet.freeze_panes = f"{letters[fixed]}2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{len(rows) + 1}"
    _set_page(sheet)
    for letter, name in zip(letters, columns.names, strict=True):
        dimension = sheet.column_dimensions[letter]
        dimension.width = _width(name)
        if name not in _NUMBERS:
            dimension.number_format = "@"  # what is typed stays what was typed: 2010-09, 1.10
    sheet.append([_head(sheet, name, name in columns.fixed) for name in columns.names])
    styles = {name: _Style(sheet, name, name in columns.fixed) for name in columns.names}
    for at, cells in enumerate(rows, 1):
        sheet.row_dimensions[at + 1].height = _height(cells)
        sheet.append(_dressed(styles, cells))
        if at % _TELL_EVERY == 0:
            yield _TELL_EVERY
    yield len(rows) % _TELL_EVERY
    _add_lists(book, sheet, columns, max(len(rows) + 1, 2))


class _Style:
    """The cells of one column: made once and filled again for each row, as openpyxl writes them.

    A cell filled again must have been written before: rows are handed over as generators.
    """

    def __init__(self, sheet: WriteOnlyWorksheet, name: str, fixed: bool) -> None:
        self.text, self.quoted = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
        for cell in (self.text, self.quoted):
            cell.alignment = Alignment(vertical="top", wrap_text=name.startswith(_WRAPPED))
            if fixed:
                cell.fill = PatternFill("solid", fgColor="E4E6EA")
                cell.font = Font(name=_FONT, color="404650")
            if name not in _NUMBERS:
                cell.number_format = "@"
        self.quoted.quotePrefix = True  # and what begins like a formula stays a text for ever

    def filled(self, value: Any) -> WriteOnlyCell:
        """The cell with a value; a text stays text, whatever it begins with."""
        if not isinstance(value, str):
            self.text.value = value
            return self.text
        text = cell_text(value)
        cell = self.quoted if text.startswith(_FORMULA_STARTS) else self.text
        cell.value = written_text(text)
        cell.data_type = "s"
        return cell


def _dressed(styles: Mapping[str, _Style], cells: Cells) -> Iterator[WriteOnlyCell | None]:
    for name, style in styles.items():
        value = cells[name]
        yield None if value is None or value == "" else style.filled(value)


def _bare(sheet: WriteOnlyWorksheet, names: Sequence[str], cells: Cells) -> Iterator[Any]:
    for name in names:
        value = cells[name]
        if isinstance(value, str) and value:
            value = written_text(cell_text(value))
            if value[0] in "=#":  # openpyxl would take it for a formula or an error
                cell = WriteOnlyCell(sheet, value)
                cell.data_type = "s"
                value = cell
        yield None if value == "" else value


def cell_text(text: str) -> str:
    """The text as a cell holds it: without what no workbook may hold, cut where it is too long."""
    text = _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > _LONGEST // 2 and _units(text) > _LONGEST:
        units = text.encode("utf-16-le")[: 2 * _CUT_AT]
        text = units.decode("utf-16-le", "ignore") + "\n" + CUT
    return text


def written_text(text: str) -> str:
    """The text of a cell as the file has it: what looks like an escape is one of itself."""
    return _ESCAPED.sub(r"_x005F_x\1_", text) if "_x" in text else text


def read_text(text: str) -> str:
    """A cell's text as it is read back, whatever program saved it: plain line ends, no margins."""
    if "_x" in text or "x005F_" in text:
        text = text.replace("x005F_", "")
    return _BREAK.sub("\n", text).strip()


def too_long(text: str) -> bool:
    """Whether a cell cannot hold the text."""
    return len(text) > _LONGEST // 2 and _units(text) > _LONGEST


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# ---------------------------------------------------------------- looks


def _width(name: str) -> float:
    return _WIDTHS.get(name, 40.0 if name.startswith(_WRAPPED) else 16.0)


def _height(cells: Cells) -> float:
    """So high that a few lines are seen: programs differ in whether they measure on opening."""
    most = 1
    for name, value in cells.items():
        if name.startswith(_WRAPPED) and isinstance(value, str) and value:
            head = value[:400]
            lines = head.count("\n") + 1 + int(len(head) / (_width(name) * 0.95))
            most = max(most, lines)
    return _LINE_POINTS * min(most, _MOST_LINES) + 1.0


def _set_page(sheet: WriteOnlyWorksheet) -> None:
    """On paper: lying, as wide as a page, with the headings on each."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _head(sheet: WriteOnlyWorksheet, name: str, fixed: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(name=_FONT, bold=True, color="404650" if fixed else "1B2D4E")
    cell.fill = PatternFill("solid", fgColor="D3D7DE" if fixed else "DCE6F5")
    cell.border = Border(bottom=Side(style="thin", color="8A93A3"))
    cell.alignment = Alignment(vertical="top")
    cell.number_format = "@"
    return cell


def _add_lists(
    book: Workbook, sheet: WriteOnlyWorksheet, columns: SheetColumns, last_row: int
) -> None:
    """Lists to choose from: closed where nothing else is understood, offered elsewhere."""
    for name, allowed in columns.choices.items():
        rule = DataValidation("list", formula1=f'"{",".join(allowed)}"', allow_blank=True)
        rule.error = f"{name}: {', '.join(allowed)}"
        _put_rule(sheet, columns, name, rule, last_row)
    if "rank" in columns.names:
        rule = DataValidation("whole", operator="between", formula1="0", formula2="5")
        rule.error = "rank: 0–5"
        _put_rule(sheet, columns, "rank", rule, last_row)
    for name, known in columns.offered.items():
        if not known:
            continue
        title = f"_{name}"
        if title not in book.sheetnames:
            values = book.create_sheet(title)
            values.sheet_state = "veryHidden"
            for value in known:
                values.append(_bare(values, [name], {name: value}))
        rule = DataValidation("list", formula1=f"'{title}'!$A$1:$A${len(known)}")
        rule.showErrorMessage = False
        _put_rule(sheet, columns, name, rule, last_row)


def _put_rule(
    sheet: WriteOnlyWorksheet,
    columns: SheetColumns,
    name: str,
    rule: DataValidation,
    last_row: int,
) -> None:
    letter = get_column_letter(columns.names.index(name) + 1)
    rule.add(f"{letter}2:{letter}{last_row}")
    sheet.data_validations.append(rule)


def _write_guide(book: Workbook, languages: Sequence[str]) -> None:
    sheet: WriteOnlyWorksheet = book.create_sheet(GUIDE)
    sheet.column_dimensions["A"].width = 28
    sheet.column_dimensions["B"].width = 100
    _set_page(sheet)
    for row, (name, text) in enumerate(guide(languages), 1):
        sheet.row_dimensions[row].height = 24 if not name else 17 * (1 + len(text) // 90)
        first, second = WriteOnlyCell(sheet, name or None), WriteOnlyCell(sheet, text)
        for cell in (first, second):
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cell.data_type = "s"
        first.font = Font(name=_FONT, bold=True)
        if not name:
            first.value = None
            second.font = Font(name=_FONT, bold=True, size=13)
        sheet.append([first, second])
