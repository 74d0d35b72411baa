"""The edition as a workbook, each exhibit with its picture.

The yardstick writes the same cells, wrapped, and the same pictures with xlsxwriter.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from benchmarks.annex import counts, pictures
from benchmarks.corpus import Corpus
from benchmarks.exhibits import dossier
from benchmarks.harness import Line, Pair, timed
from evidence_desk.domain.editions import Dossier
from evidence_desk.exports.workbook import write_workbook

_PIXELS, _SCALE = 224, 0.5


@contextmanager
def _workbook(corpus: Corpus) -> Iterator[Pair]:
    made = dossier(counts(corpus)[0], pictures(corpus))
    out, bare = corpus.scratch / "edition.xlsx", corpus.scratch / "bare.xlsx"
    write_workbook(made, out)
    cells = _cells(out)
    yield Pair(
        lambda: timed(lambda: write_workbook(made, out)),
        lambda: timed(lambda: _by_xlsxwriter(made, bare, cells)),
        [f"{sum(len(row) for sheet in cells for row in sheet):,} cells"],
    )


def _cells(path: Path) -> list[list[tuple[object, ...]]]:
    """Every row of every sheet."""
    book = load_workbook(path, read_only=True)
    try:
        return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    finally:
        book.close()


def _by_xlsxwriter(made: Dossier, path: Path, cells: list[list[tuple[object, ...]]]) -> None:
    from xlsxwriter import Workbook

    with Workbook(path, {"strings_to_urls": False, "remove_timezone": True}) as book:
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for at, rows in enumerate(cells):
            sheet = book.add_worksheet()
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if value is not None:
                        sheet.write(row, column, value, wrapped)
            if at == 1:  # the exhibits, below their heads
                for row, one in enumerate(made.exhibits, 1):
                    sheet.set_row(row, 66)
                    if (data := one.picture(_PIXELS)) is not None:
                        scale = {"x_scale": _SCALE, "y_scale": _SCALE}
                        sheet.insert_image(row, 1, "", {"image_data": BytesIO(data), **scale})


LINES = (
    Line(
        "workbook",
        "workbook of {n} exhibits with pictures",
        "xlsxwriter, the same cells and pictures",
        (),
        lambda corpus: f"{counts(corpus)[0]:,}",
        _workbook,
        reach=2.5,
    ),
)
