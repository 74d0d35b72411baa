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
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from lxml.etree import SerialisationError
from openpyxl import Workbook
from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter


class _OnDisk(WorksheetWriter):  # type: ignore[misc]
    """Rows gathered in a file of ours."""

    def cleanup(self) -> None:
        Path(self.out).unlink()


class _Sheet(WriteOnlyWorksheet):  # type: ignore[misc]
    _writer: _OnDisk | None

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _OnDisk(self, str(self.parent.folder / token_hex(6)))
            self._writer.write_top()


class _Gathered(Workbook):  # type: ignore[misc]
    """A workbook written row by row; its rows lie in a folder of ours."""

    def __init__(self, folder: Path) -> None:
        super().__init__(write_only=True)
        self.folder = folder

    def create_sheet(self, title: str) -> WriteOnlyWorksheet:
        sheet = _Sheet(self, title)
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
                with suppress(Exception):  # it was written already, or its disk is full
                    sheet.close()


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
