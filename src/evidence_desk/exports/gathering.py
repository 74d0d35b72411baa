"""Workbooks written out: what openpyxl gathers on the way lies where we say, and goes with it.

Left alone, openpyxl gathers sheets in the system's folder for temporary files: on another disk than
the one asked for, readable there after a crash, and a full one is told in words of libxml2.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class _OnDisk(WorksheetWriter):  # type: ignore[misc]
    """Rows gathered in a file of ours."""

    def __init__(self, sheet: WriteOnlyWorksheet, path: Path) -> None:
        self._file = path.open("wb")
        super().__init__(sheet, self._file)
        self.out = path  # what the workbook takes in

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        """As openpyxl writes a row, or rows that are XML already, as they are."""
        if isinstance(row, _Ready):
            xf.flush()
            self._file.write(row)
        else:
            super().write_row(xf, row, row_idx)

    def close(self) -> None:
        super().close()
        self._file.close()

    def let_go(self) -> None:
        """Close the file whatever became of it: one that is open cannot be deleted everywhere."""
        with suppress(Exception):  # written already, or its disk is full
            super().close()
        with suppress(OSError):
            self._file.close()

    def cleanup(self) -> None:
        Path(self.out).unlink()


class _Ready(bytes):
    """Rows of a sheet as its file has them."""


class GatheredSheet(WriteOnlyWorksheet):  # type: ignore[misc]
    """A sheet written row by row into a file of ours."""

    _writer: _OnDisk | None

    def put(self, rows: str) -> None:
        """Write rows that are put together already: XML that names row and column of each cell."""
        # openpyxl takes lists and the like only, and hands on what a row is made of.
        self.append([_Ready(rows.encode("ascii", "xmlcharrefreplace"))])

    def _values_to_row(self, values: Any, row_idx: int) -> Any:
        first = values[0] if isinstance(values, list) and values else None
        return first if isinstance(first, _Ready) else super()._values_to_row(values, row_idx)

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _OnDisk(self, self.parent.folder / token_hex(6))
            self._writer.write_top()

    def let_go(self) -> None:
        """Leave off, whatever was written of it."""
        with suppress(Exception):  # it was written already, or its disk is full
            self.close()
        if self._writer is not None:
            self._writer.let_go()


class _Gathered(Workbook):  # type: ignore[misc]
    """A workbook written row by row; its rows lie in a folder of ours."""

    def __init__(self, folder: Path) -> None:
        super().__init__(write_only=True)
        self.folder = folder

    def create_sheet(self, title: str) -> GatheredSheet:
        sheet = GatheredSheet(self, title)
        self._add_sheet(sheet)
        return sheet


@contextmanager
def gathered(out: Path) -> Iterator[Workbook]:
    """A write-only workbook gathered beside `out`; OSError where the disk takes no more."""
    with TemporaryDirectory(dir=out.parent, prefix=".sheets-") as folder:
        book = _Gathered(Path(folder))
        try:
            with _disk_errors():
                yield book
        finally:
            for sheet in book.worksheets:
                sheet.let_go()


def save(book: Workbook, out: Path | IO[bytes], how: int = ZIP_DEFLATED) -> None:
    """Save a workbook; one that was not gathered on disk is put together in memory."""
    book.properties.modified = datetime.now(UTC).replace(tzinfo=None)
    with _disk_errors(), ZipFile(out, "w", how) as archive:
        (ExcelWriter if book.write_only else _InMemory)(book, archive).save()


class _InMemory(ExcelWriter):  # type: ignore[misc]
    """As openpyxl writes a workbook, without files in between."""

    def write_worksheet(self, ws: object) -> None:
        ws._drawing = SpreadsheetDrawing()  # type: ignore[attr-defined]
        ws._drawing.charts = ws._charts  # type: ignore[attr-defined]
        ws._drawing.images = ws._images  # type: ignore[attr-defined]
        rows = BytesIO()
        writer = WorksheetWriter(ws, rows)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._archive.writestr(ws.path[1:], rows.getvalue())  # type: ignore[attr-defined]
        self.manifest.append(ws)


@contextmanager
def _disk_errors() -> Iterator[None]:
    """What libxml2 says of a disk, as everything else says it."""
    try:
        yield
    except SerialisationError as error:
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number)) from error
