"""An edited sheet taken over in the window: looked at, chosen from by keys, undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_desk.desk import describe
from evidence_desk.desk.history import undo
from evidence_desk.desk.items import items_json
from evidence_desk.desk.sheets import CellChange, export_sheet
from evidence_desk.ui import asking
from evidence_desk.ui.models.edited_cells import EditedCells
from evidence_desk.ui.widgets.sheet_export import SheetExport
from evidence_desk.ui.widgets.sheet_review import SheetReview
from evidence_desk.ui.window import Window
from hands import CTRL, Key, Settled


def _edit(path: Path, cells: dict[tuple[str, str], Any]) -> None:
    book = load_workbook(path)
    items = book["Items"]
    columns = {cell.value: cell.column for cell in items[1]}
    rows = {items.cell(row, 1).value: row for row in range(2, items.max_row + 1)}
    for (ref, name), value in cells.items():
        items.cell(rows[ref], columns[name]).value = value
    book.save(path)


def _of(window: Window, kind: type[Any]) -> Any:
    return next(iter(window.findChildren(kind)), None)


@pytest.fixture
def review(window: Window, tmp_path: Path, until: Settled) -> SheetReview:
    """A sheet with three changed cells, one of them changed here too, and one without sense."""
    assert window.desk is not None
    library = window.desk.library
    describe.describe(library, ["E-1"], {"title.en": "Before"})
    out = tmp_path / "edited.xlsx"
    export_sheet(library, out)
    _edit(
        out,
        {
            ("E-000001", "title.en"): "Theirs",
            ("E-000002", "place"): "Quay",
            ("E-000003", "rank"): 5,
            ("E-000004", "access"): "nobody",
        },
    )
    describe.describe(library, ["E-1"], {"title.en": "Ours"})
    asking.review_sheet(window, out)
    made: SheetReview = _of(window, SheetReview)
    until(lambda: made.cells.rowCount() == 3)
    return made


def test_what_is_chosen_by_keys_is_taken_over_and_undone(
    window: Window, review: SheetReview, qtbot: QtBot, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    assert review.cells.counts() == (3, 2, 1)
    assert [box.toPlainText() for box in review.whole] == ["Ours", "Before", "Theirs"]
    assert review.refused.model().rowCount() == 1
    assert "E-000004" in review.refused.model().index(0, 0).data()
    until(lambda: QApplication.focusWidget() is review.table)
    qtbot.keyClick(review.table, Key.Key_Right)
    assert review.cells.counts() == (3, 3, 0)
    qtbot.keyClick(review.table, Key.Key_Down)
    qtbot.keyClick(review.table, Key.Key_Left)
    assert review.cells.counts() == (3, 2, 0)
    left = review.cells.change(1).ref
    qtbot.mouseClick(review.apply, Qt.MouseButton.LeftButton)
    until(lambda: "2" in review.said.text() and review.cells.rowCount() == 0)
    now = {one["ref"]: one for one in items_json(library, "")}
    assert now["E-000001"]["titles"] == {"en": "Theirs"}
    assert (now["E-000002"]["place"] == "Quay") is (left != "E-000002")
    assert (now["E-000003"]["rank"] == 5) is (left != "E-000003")
    assert not review.apply.isEnabled()
    undo(library)
    now = {one["ref"]: one for one in items_json(library, "")}
    assert now["E-000001"]["titles"] == {"en": "Ours"}


def test_what_nobody_chose_stays_as_it_is(
    window: Window, review: SheetReview, qtbot: QtBot, until: Settled
) -> None:
    assert window.desk is not None
    qtbot.mouseClick(review.apply, Qt.MouseButton.LeftButton)
    until(lambda: review.cells.rowCount() == 0)
    now = {one["ref"]: one for one in items_json(window.desk.library, "")}
    assert now["E-000001"]["titles"] == {"en": "Ours"}
    assert (now["E-000002"]["place"], now["E-000003"]["rank"]) == ("Quay", 5)


def test_all_lines_are_chosen_at_once_and_filtered(review: SheetReview, qtbot: QtBot) -> None:
    review.filter.setCurrentIndex(2)
    assert review.cells.rowCount() == 1
    review.filter.setCurrentIndex(0)
    qtbot.keyClick(review.table, Key.Key_A, CTRL)
    qtbot.keyClick(review.table, Key.Key_Left)
    assert review.cells.counts() == (3, 0, 0)
    assert not review.apply.isEnabled()
    qtbot.keyClick(review.table, Key.Key_Space)
    assert review.cells.counts() == (3, 3, 0)


def test_what_is_no_sheet_is_said_and_nothing_offered(
    window: Window, tmp_path: Path, until: Settled
) -> None:
    path = tmp_path / "letter.xlsx"
    path.write_bytes(b"not a workbook")
    asking.review_sheet(window, path)
    shown: SheetReview = _of(window, SheetReview)
    until(lambda: "cannot be read" in shown.said.text())
    assert not shown.apply.isEnabled()


def test_the_selection_goes_out_from_the_menu(
    window: Window, tmp_path: Path, qtbot: QtBot, until: Settled
) -> None:
    assert window.desk is not None
    window.desk.set_selection([1, 2])
    window.actions_.trigger("file.sheet_out")
    shown: SheetExport = _of(window, SheetExport)
    assert shown.selected.isChecked()
    shown.file.setText(str(tmp_path / "two"))
    qtbot.mouseClick(shown.start, Qt.MouseButton.LeftButton)
    until(lambda: "two.xlsx" in shown.said.text())
    rows = list(load_workbook(tmp_path / "two.xlsx")["Items"].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == ["E-000001", "E-000002"]


def test_many_changes_are_lines_of_a_model_and_no_widgets() -> None:
    many = [
        CellChange(f"E-{n:06d}", "place", "", f"here {n}", contested=n % 100 == 0)
        for n in range(1, 20_001)
    ]
    cells = EditedCells(many)
    assert cells.rowCount() == 20_000
    assert cells.change(0).contested
    cells.show_only("contested")
    assert cells.rowCount() == 200
    cells.choose(range(200), "sheet")
    assert cells.counts() == (20_000, 20_000, 0)
    assert set(cells.choices().values()) == {"sheet"}
