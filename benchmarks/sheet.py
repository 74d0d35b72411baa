"""The sheet that is edited elsewhere: written, and read back and compared.

The yardstick writes and reads as many cells with openpyxl alone, which both sides are made of: it
asks no catalogue, styles nothing, and compares nothing. Taking over a sheet in which every row was
edited is held against half a minute, the longest that an editor is to wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, timed
from evidence_desk.desk.history import undo
from evidence_desk.desk.libraries import open_library
from evidence_desk.desk.sheet_rows import ITEMS
from evidence_desk.desk.sheets import export_sheet, review_sheet, take_over

_MOST = 10_000
_PATIENCE = 30.0  # seconds


def _refs(corpus: Corpus) -> list[str]:
    return [f"E-{number}" for number in range(1, min(_MOST, corpus.row_count) + 1)]


@contextmanager
def _writing(corpus: Corpus) -> Iterator[Pair]:
    refs = _refs(corpus)
    out = corpus.scratch / "sheet.xlsx"
    with open_library(corpus.rows) as library:
        export_sheet(library, out, refs=refs)
        cells = _cells(out)
        yield Pair(
            lambda: timed(lambda: export_sheet(library, out, refs=refs)),
            lambda: timed(lambda: _write(corpus.scratch / "bare.xlsx", cells)),
            [f"{sum(map(len, cells)):,} cells"],
        )


@contextmanager
def _reading(corpus: Corpus) -> Iterator[Pair]:
    refs = _refs(corpus)
    out = corpus.scratch / "sheet.xlsx"
    with open_library(corpus.rows) as library:
        export_sheet(library, out, refs=refs)
        yield Pair(
            lambda: timed(lambda: review_sheet(library, out)),
            lambda: timed(lambda: _cells(out)),
        )


@contextmanager
def _taking(corpus: Corpus) -> Iterator[Pair]:
    refs = _refs(corpus)
    out = corpus.scratch / "sheet.xlsx"
    edited = corpus.scratch / "edited.xlsx"
    with open_library(corpus.rows) as library:
        export_sheet(library, out, refs=refs)
        _edit_each_row(out, edited)

        notes: list[str] = []

        def preview_and_take() -> None:
            taken = take_over(library, review_sheet(library, edited))
            notes.append(f"{len(taken.changes):,} cells taken over")

        def ours() -> float:
            seconds = timed(preview_and_take)
            undo(library)
            return seconds

        yield Pair(ours, lambda: _PATIENCE, notes)


def _edit_each_row(path: Path, edited: Path) -> None:
    """Another title in each row of items, as somebody who describes them would leave it."""
    book = load_workbook(path)
    sheet = book[ITEMS]
    title = next(cell.column for cell in sheet[1] if cell.value == "title.en")
    for row in range(2, sheet.max_row + 1):
        sheet.cell(row, title).value = f"Seen again, row {row}"
    book.save(edited)


def _cells(path: Path) -> list[list[object]]:
    """Every cell of every sheet that holds something."""
    book = load_workbook(path, read_only=True, data_only=True)
    try:
        return [
            [value for value in row if value is not None]
            for sheet in book.worksheets
            for row in sheet.iter_rows(values_only=True)
        ]
    finally:
        book.close()


def _write(path: Path, rows: list[list[object]]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in rows:
        sheet.append(row)
    book.save(path)


LINES = (
    Line(
        "sheet-out",
        "a sheet of {n} items to edit is written",
        "openpyxl write_only, as many cells",
        (),
        lambda corpus: f"{min(_MOST, corpus.row_count):,}",
        _writing,
        reach=3,
    ),
    Line(
        "sheet-in",
        "the same read back and compared, cell by cell",
        "openpyxl read_only, as many cells",
        (),
        lambda corpus: f"{min(_MOST, corpus.row_count):,}",
        _reading,
        reach=2,
    ),
    Line(
        "sheet-taken",
        "a sheet with each of its {n} rows edited is previewed and taken over",
        "half a minute",
        (),
        lambda corpus: f"{min(_MOST, corpus.row_count):,}",
        _taking,
        reach=1,
    ),
)
