"""The catalogue as a workbook that people edit: written so that it can be read back.

Each sheet has a hidden one beside it with what its cells held when it was written, to tell who
changed what. Both are written and read row by row: a hundred thousand rows need no more memory
than a thousand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.exports.atomic import written_whole
from evidence_desk.exports.gathering import GatheredSheet, gathered, save
from evidence_desk.exports.sheet_cells import written
from evidence_desk.exports.sheet_guide import guide

BASE = "_as_exported"  # how the name of a hidden sheet begins
GUIDE = "How to edit"

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
_FONT = "Calibri"
_LINE_POINTS, _MOST_LINES = 15.0, 6

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
    total = sum(len(rows) for _columns, rows in sheets)
    edited = [_laid_out(book, columns, len(rows)) for columns, rows in sheets]
    _write_guide(book, languages)
    done = 0
    for sheet, (columns, rows) in zip(edited, sheets, strict=True):
        hidden: GatheredSheet = book.create_sheet(columns.base)
        hidden.sheet_state = "veryHidden"
        hidden.append(list(columns.names))
        looks = [
            _Look(sheet, letter, name, name in columns.fixed)
            for letter, name in zip(_letters(columns), columns.names, strict=True)
        ]
        for start in range(0, len(rows), _TELL_EVERY):
            part = rows[start : start + _TELL_EVERY]
            pairs = [_both(looks, cells, row) for row, cells in enumerate(part, start + 2)]
            sheet.put("".join(dressed for dressed, _bare in pairs))
            hidden.put("".join(bare for _dressed, bare in pairs))
            done += len(part)
            report(Progress(done, total, columns.title))


def _letters(columns: SheetColumns) -> list[str]:
    return [get_column_letter(at) for at in range(1, len(columns.names) + 1)]


def _laid_out(book: Workbook, columns: SheetColumns, count: int) -> GatheredSheet:
    """The sheet to be edited, of which only the rows are wanting."""
    sheet: GatheredSheet = book.create_sheet(columns.title)
    letters = _letters(columns)
    fixed = len(columns.fixed)
    sheet.freeze_panes = f"{letters[fixed]}2"
    sheet.auto_filter.ref = f"A1:{letters[-1]}{count + 1}"
    _set_page(sheet)
    for letter, name in zip(letters, columns.names, strict=True):
        dimension = sheet.column_dimensions[letter]
        dimension.width = _width(name)
        if name not in _NUMBERS:
            dimension.number_format = "@"  # what is typed stays what was typed: 2010-09, 1.10
    sheet.append([_head(sheet, name, name in columns.fixed) for name in columns.names])
    _add_lists(book, sheet, columns, max(count + 1, 2))
    return sheet


class _Look:
    """How the cells of one column look, put together once, as its cells' XML names it."""

    def __init__(self, sheet: GatheredSheet, letter: str, name: str, fixed: bool) -> None:
        self.letter, self.name = letter, name
        plain, quoted = WriteOnlyCell(sheet), WriteOnlyCell(sheet)
        for cell in (plain, quoted):
            cell.alignment = Alignment(vertical="top", wrap_text=name.startswith(_WRAPPED))
            if fixed:
                cell.fill = PatternFill("solid", fgColor="E4E6EA")
                cell.font = Font(name=_FONT, color="404650")
            if name not in _NUMBERS:
                cell.number_format = "@"
        quoted.quotePrefix = True  # and what begins like a formula stays a text for ever
        self.plain, self.quoted = f' s="{plain.style_id}"', f' s="{quoted.style_id}"'


def _both(looks: Sequence[_Look], cells: Cells, row: int) -> tuple[str, str]:
    """A row of the sheet to be edited, and the same of its hidden one."""
    dressed, bare = [], []
    for look in looks:
        value = cells[look.name]
        if value is None or value == "":
            continue
        held, quoted = written(value)
        place = f'<c r="{look.letter}{row}"'
        dressed.append(f"{place}{look.quoted if quoted else look.plain}{held}")
        bare.append(place + held)
    return (
        f'<row r="{row}" ht="{_height(cells):g}" customHeight="1">{"".join(dressed)}</row>',
        f'<row r="{row}">{"".join(bare)}</row>',
    )


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


def _set_page(sheet: GatheredSheet) -> None:
    """On paper: lying, as wide as a page, with the headings on each."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _head(sheet: GatheredSheet, name: str, fixed: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(name=_FONT, bold=True, color="404650" if fixed else "1B2D4E")
    cell.fill = PatternFill("solid", fgColor="D3D7DE" if fixed else "DCE6F5")
    cell.border = Border(bottom=Side(style="thin", color="8A93A3"))
    cell.alignment = Alignment(vertical="top")
    cell.number_format = "@"
    return cell


def _add_lists(book: Workbook, sheet: GatheredSheet, columns: SheetColumns, last_row: int) -> None:
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
            values.put(
                "".join(
                    f'<row r="{row}"><c r="A{row}"{written(value)[0]}</row>'
                    for row, value in enumerate(known, 1)
                )
            )
        rule = DataValidation("list", formula1=f"'{title}'!$A$1:$A${len(known)}")
        rule.showErrorMessage = False
        _put_rule(sheet, columns, name, rule, last_row)


def _put_rule(
    sheet: GatheredSheet,
    columns: SheetColumns,
    name: str,
    rule: DataValidation,
    last_row: int,
) -> None:
    letter = get_column_letter(columns.names.index(name) + 1)
    rule.add(f"{letter}2:{letter}{last_row}")
    sheet.data_validations.append(rule)


def _write_guide(book: Workbook, languages: Sequence[str]) -> None:
    sheet: GatheredSheet = book.create_sheet(GUIDE)
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
