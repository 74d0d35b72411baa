"""The sheet that is edited elsewhere: written, and read back and compared.

The yardstick writes and reads as many cells with openpyxl alone, which both sides are made of: it
asks no catalogue, styles nothing, and compares nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openpyxl import Workbook, load_workbook

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair, timed
from evidence_desk.desk.libraries import open_library
from evidence_desk.desk.sheets import export_sheet, review_sheet

_MOST = 10_000


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
)
