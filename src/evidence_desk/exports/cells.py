"""Spreadsheet cells that hold what they are given: text as text, dates as dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Generic, TypeVar
from urllib.parse import quote

from openpyxl.cell.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from evidence_desk.exports import jpeg
from evidence_desk.exports.plaintext import visible

Record = TypeVar("Record")
Value = str | int | float | date | datetime | timedelta | None

_LINE_POINTS, _TALLEST_ROW = 15.0, 210.0
_DENSITY = 0.95  # of a column's width in figures that running text fills, words kept whole
_LONGEST = 32_767  # characters that a cell may hold (ECMA-376; Excel's own limit)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_PAGE_WIDTH = 220  # characters side by side on A4 across that can still be read
_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?)?(Z|[+-]\d\d:\d\d)?")
_HEAD = Font(name="Calibri", bold=True, color="1B2D4E")
_LINK = Font(name="Calibri", color="1B4F9C", underline="single")
_SHADE = PatternFill("solid", fgColor="E9ECF1")
_RULE = Border(bottom=Side(style="thin", color="8A93A3"))
_TOP = Alignment(vertical="top", wrap_text=True)
#: Dates begin where words do, and figures keep a space from the words beside them.
_DATE = Alignment(horizontal="left", vertical="top")
_FIGURE = Alignment(horizontal="right", vertical="top", indent=1)


@dataclass(frozen=True, slots=True)
class Field(Generic[Record]):
    """A column: its head, its width in characters, and what it says of a record."""

    head: str
    width: float
    of: Callable[[Record], Value]
    link: Callable[[Record], str | None] | None = None


def excel_date(edtf: str | None) -> date | datetime | None:
    """The date as a spreadsheet can hold it; None unless it is one whole day or moment.

    Times stay local as written. Spreadsheets know no date before 1900.
    """
    if not edtf or _FULL_DAY.fullmatch(edtf) is None:
        return None
    try:
        moment = datetime.fromisoformat(edtf)
    except ValueError:
        return None
    if moment.year < 1900:
        return None
    return moment.replace(tzinfo=None) if "T" in edtf else moment.date()


class Dress:
    """How the cells of one workbook look: each look is put together once, then worn by many."""

    def __init__(self) -> None:
        self._worn: dict[tuple[str | None, bool, bool, bool], StyleArray] = {}

    def put(self, cell: Cell, value: Value, link: bool = False) -> None:
        """Write a value; a text that begins like a formula stays a text for ever (OWASP)."""
        quoted, number_format = False, None
        if isinstance(value, str):
            text = visible(value, paragraphs=True)
            if len(text) > _LONGEST:
                text = text[: _LONGEST - 1] + "…"
            if text:
                cell.value = text
                cell.data_type = "s"
                quoted = value.startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS)
        else:
            cell.value = value  # openpyxl chooses a format for dates
            number_format = _format_of(value)
        figure = isinstance(value, int | float)
        look = (number_format, quoted, link, figure)
        if (worn := self._worn.get(look)) is not None:
            cell._style = copy(worn)
            return
        cell.alignment = _FIGURE if figure else _TOP if number_format is None else _DATE
        if number_format is not None:
            cell.number_format = number_format
        if quoted:
            cell.quotePrefix = True
        if link:
            cell.font = _LINK
        self._worn[look] = copy(cell._style)


def _format_of(value: Value) -> str | None:
    if isinstance(value, timedelta):
        return "[h]:mm:ss.000"
    if isinstance(value, datetime):
        return "yyyy-mm-dd hh:mm"
    return "yyyy-mm-dd" if isinstance(value, date) else None


def row_height(cells: Iterable[tuple[Value, float]]) -> float:
    """The height in points of a row of values in columns so many characters wide.

    Spreadsheet programs differ in whether they measure wrapped text on opening; too low a row
    would hide it. No row is taller than a screen.
    """
    most = 1
    for value, width in cells:
        if isinstance(value, str):
            lines = sum(1 + int(len(line) / (width * _DENSITY)) for line in value.split("\n"))
            most = max(most, lines)
    return min(_LINE_POINTS * most + 1.0, _TALLEST_ROW)


def fill(
    sheet: Worksheet, fields: Sequence[Field[Record]], records: Sequence[Record], dress: Dress
) -> None:
    """A sheet of records: head, one row each, frozen head, filter, widths, print set-up."""
    for at, field in enumerate(fields, 1):
        cell = sheet.cell(1, at)
        dress.put(cell, field.head)
        cell.font, cell.fill, cell.border = _HEAD, _SHADE, _RULE
        sheet.column_dimensions[get_column_letter(at)].width = field.width
    heads: list[tuple[Value, float]] = [(field.head, field.width * 0.8) for field in fields]
    sheet.row_dimensions[1].height = row_height(heads)  # bold words are wider
    for row, record in enumerate(records, 2):
        told: list[tuple[Value, float]] = []
        for at, field in enumerate(fields, 1):
            cell = sheet.cell(row, at)
            target = field.link(record) if field.link else None
            dress.put(cell, field.of(record), link=bool(target))
            if target:
                cell.hyperlink = quote(target)
            told.append((cell.value, field.width))
        sheet.row_dimensions[row].height = row_height(told)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(fields))}{len(records) + 1}"
    sheet.print_title_rows = "1:1"
    sheet.print_title_cols = "A:A"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    across = sum(field.width for field in fields)
    sheet.page_setup.fitToWidth = -(-int(across) // _PAGE_WIDTH)
    sheet.page_setup.pageOrder = "overThenDown"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"


class Picture(Image):  # type: ignore[misc]  # openpyxl ships no types
    """A JPEG in a sheet, taken as it is: nothing decodes it here."""

    def __init__(self, data: bytes, box: tuple[int, int]) -> None:
        wide, high = jpeg.size(data)
        scale = min(box[0] / wide, box[1] / high, 1.0)
        self.ref = BytesIO(data)
        self.width, self.height = max(1, round(wide * scale)), max(1, round(high * scale))
        self.format = "jpeg"

    def _data(self) -> bytes:
        return self.ref.getvalue()


def picture(data: bytes | None, box: tuple[int, int]) -> Picture | None:
    """A picture no larger than `box` pixels on the sheet; None where there is none."""
    if data is None:
        return None
    try:
        return Picture(jpeg.without_metadata(data), box)
    except jpeg.NotJpeg:
        return None
