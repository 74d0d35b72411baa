"""Spreadsheet cells that hold what they are given: text as text, dates as dates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from typing import Generic, TypeVar
from urllib.parse import quote

from openpyxl.cell.cell import Cell
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
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


def put(cell: Cell, value: Value) -> None:
    """Write a value; a text that begins like a formula stays a text for ever (OWASP)."""
    cell.alignment = _TOP
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, timedelta):
            cell.number_format = "[h]:mm:ss.000"
        elif isinstance(value, datetime):
            cell.number_format = "yyyy-mm-dd hh:mm"
        elif isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
        return
    text = visible(value, paragraphs=True)
    if len(text) > _LONGEST:
        text = text[: _LONGEST - 1] + "…"
    if text:
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS)


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


def fill(sheet: Worksheet, fields: Sequence[Field[Record]], records: Sequence[Record]) -> None:
    """A sheet of records: head, one row each, frozen head, filter, widths, print set-up."""
    for at, field in enumerate(fields, 1):
        cell = sheet.cell(1, at)
        put(cell, field.head)
        cell.font, cell.fill, cell.border = _HEAD, _SHADE, _RULE
        sheet.column_dimensions[get_column_letter(at)].width = field.width
    heads: list[tuple[Value, float]] = [(field.head, field.width * 0.8) for field in fields]
    sheet.row_dimensions[1].height = row_height(heads)  # bold words are wider
    for row, record in enumerate(records, 2):
        for at, field in enumerate(fields, 1):
            cell = sheet.cell(row, at)
            put(cell, field.of(record))
            target = field.link(record) if field.link else None
            if target:
                cell.hyperlink = quote(target)
                cell.font = _LINK
        told = [(sheet.cell(row, at).value, field.width) for at, field in enumerate(fields, 1)]
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
