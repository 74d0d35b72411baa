"""The table by keys: cells edited, a column pasted, rows copied, columns chosen and kept."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from evidence_desk.desk.history import next_undo
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.ties import tie
from evidence_desk.ui.widgets.columns_dialog import ColumnsDialog
from evidence_desk.ui.widgets.table import Table, as_cells, cells_of
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, press, type_text


def _table(qtbot: QtBot, window: Window, until: Settled) -> Table:
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_T, CTRL)
    table = window.page.view.table  # type: ignore[union-attr]
    assert isinstance(table, Table)
    until(table.hasFocus)
    until(lambda: table._items.row(0) is not None)
    return table


def _stand(table: Table, row: int, column: str) -> None:
    """Select a row, its cell in hand."""
    at = table._items.columns.index(column)
    table.setColumnHidden(at, False)
    table.setCurrentIndex(table._items.index(row, at))
    table.selectRow(row)
    table.setCurrentIndex(table._items.index(row, at))


def _titles(window: Window, language: str = "en") -> list[str]:
    assert window.desk is not None
    library = window.desk.library
    ids = window.page.view.ids()  # type: ignore[union-attr]
    return [item(library, number).titles.get(language, "") for number in ids]


def test_a_column_is_pasted_downwards_as_one_step(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    table = _table(qtbot, window, until)
    _stand(table, 2, "title.fr")
    QGuiApplication.clipboard().setText("Le quai\nLa barque\n\nLe phare\n")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: _titles(window, "fr")[2:6] == ["Le quai", "La barque", "", "Le phare"])
    assert _titles(window) == [""] * 9
    assert str(next_undo(window.desk.library)) == "describe 4 items"
    until(lambda: "4 rows pasted." in window.status._message.text())
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: _titles(window, "fr") == [""] * 9)


def test_more_cells_than_rows_are_said(qtbot: QtBot, window: Window, until: Settled) -> None:
    table = _table(qtbot, window, until)
    _stand(table, 7, "title.en")
    QGuiApplication.clipboard().setText("One\r\nTwo\r\nThree\r\nFour\r\n")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: _titles(window)[7:] == ["One", "Two"])
    until(lambda: window.status._message.text() == "2 rows pasted. 2 more found no item here.")


def test_a_wrong_value_is_refused_by_its_row_and_nothing_is_changed(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    table = _table(qtbot, window, until)
    _stand(table, 0, "captured")
    before = [one["captured"] for one in items_json(window.desk.library)]
    QGuiApplication.clipboard().setText("2011-02-03\n3 February 2011\nsome day\n")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: "Row 3 of what was pasted" in window.status.complaint())
    ref = f"E-{window.page.view.model.id_at(2):06d}"  # type: ignore[union-attr]
    assert ref in window.status.complaint()
    assert "some day" in window.status.complaint()
    assert [one["captured"] for one in items_json(window.desk.library)] == before


def test_words_of_the_window_are_pasted_and_a_column_that_is_not_typed_into_is_refused(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    table = _table(qtbot, window, until)
    ids = window.page.view.ids()  # type: ignore[union-attr]
    _stand(table, 0, "status")
    QGuiApplication.clipboard().setText("picked\nTo look at\nrejected")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: item(library, ids[2]).row.status == "rejected")
    assert item(library, ids[0]).row.status == "picked"
    _stand(table, 0, "kind")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: "cannot be typed into" in window.status.complaint())


def test_one_cell_goes_into_every_selected_row(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    table = _table(qtbot, window, until)
    _stand(table, 1, "place")
    press(qtbot, Key.Key_Down, SHIFT)
    press(qtbot, Key.Key_Down, SHIFT)
    until(lambda: len(window.desk.selection()) == 3)  # type: ignore[union-attr]
    QGuiApplication.clipboard().setText("Harbour")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: len(items_json(window.desk.library, "place:Harbour")) == 3)  # type: ignore[union-attr]


def test_a_cell_is_edited_in_place_and_a_word_chosen_from_a_list(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    table = _table(qtbot, window, until)
    number = table._items.id_at(0)
    _stand(table, 0, "title.en")
    press(qtbot, Key.Key_F2)
    until(lambda: QApplication.focusWidget() is not table)
    type_text(qtbot, "The quay at dusk")
    press(qtbot, Key.Key_Return)
    until(lambda: item(library, number).titles.get("en") == "The quay at dusk")
    _stand(table, 0, "access")
    table.setFocus()
    press(qtbot, Key.Key_F2)
    until(lambda: isinstance(QApplication.focusWidget(), QComboBox))
    chooser = QApplication.focusWidget()
    assert isinstance(chooser, QComboBox)
    chooser.setCurrentText("confidential")
    chooser.activated.emit(chooser.currentIndex())
    until(lambda: item(library, number).row.access == "confidential")


def test_cells_and_rows_are_copied_out(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    table = _table(qtbot, window, until)
    table.set_columns([("ref", True), ("rank", True), ("name", True), *[
        (column, False) for column, _ in table.columns() if column not in ("ref", "rank", "name")
    ]])  # fmt: skip
    _stand(table, 0, "name")
    press(qtbot, Key.Key_Down, SHIFT)
    until(lambda: len(window.desk.selection()) == 2)  # type: ignore[union-attr]
    names = [table._items.row(row).name for row in (0, 1)]  # type: ignore[union-attr]
    press(qtbot, Key.Key_C, CTRL)
    until(lambda: QGuiApplication.clipboard().text() == "\n".join(names))
    press(qtbot, Key.Key_C, CTRL | Qt.KeyboardModifier.AltModifier)
    until(lambda: QGuiApplication.clipboard().text().startswith("Reference\tRank\tFile name\n"))
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[1:] for line in lines[1:]] == [["0", name] for name in names]


def test_columns_are_chosen_by_keys_and_kept(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    table = _table(qtbot, window, until)
    press(qtbot, Key.Key_T, SHIFT)
    until(lambda: bool(window.findChildren(ColumnsDialog)))
    dialog = window.findChildren(ColumnsDialog)[0]
    until(dialog.isVisible)
    dialog.list.setFocus()
    keys = [dialog.list.item(at).data(Qt.ItemDataRole.UserRole) for at in range(4)]
    dialog.list.setCurrentRow(3)
    qtbot.keyClick(dialog.list, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(dialog.list, Key.Key_Space)
    qtbot.keyClick(dialog.list, Key.Key_Return)
    dialog._take()
    wanted = [keys[0], keys[1], keys[3], keys[2]]
    assert [column for column, _ in table.columns()][:4] == wanted
    assert keys[3] not in table.shown_columns()
    table.setColumnWidth(0, 133)
    table.keep_columns()
    path = window.desk.library.path
    window.close_library()
    window.open(path)
    until(lambda: window.desk is not None and len(window.page.view.ids()) == 9)  # type: ignore[union-attr]
    again = window.page.view.table  # type: ignore[union-attr]
    assert again is not table
    assert [column for column, _ in again.columns()][:4] == wanted
    assert keys[3] not in again.shown_columns()
    assert again.columnWidth(0) == 133


def test_ties_are_copied_from_one_item_and_given_to_others_in_the_table(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    table = _table(qtbot, window, until)
    ids = window.page.view.ids()  # type: ignore[union-attr]
    tie(library, [f"E-{ids[0]}"], incidents=["I-1"], sections=["1"])
    both = CTRL | SHIFT
    _stand(table, 1, "ref")
    press(qtbot, Key.Key_V, both)
    until(lambda: window.status._message.text() == "No ties were copied yet.")
    _stand(table, 0, "ref")
    press(qtbot, Key.Key_C, both)
    _stand(table, 1, "ref")
    press(qtbot, Key.Key_Down, SHIFT)
    until(lambda: len(window.desk.selection()) == 2)  # type: ignore[union-attr]
    press(qtbot, Key.Key_V, both)
    until(lambda: len(items_json(library, "incident:I-001 section:1")) == 3)
    said = f"Gave 4 ties of E-{ids[0]:06d} to 2 items."
    until(lambda: window.status._message.text() == said)


def test_cells_are_read_as_spreadsheets_write_them() -> None:
    assert cells_of("one\r\ntwo\r\n") == [["one"], ["two"]]
    assert cells_of("one\ttwo\n\tthree") == [["one", "two"], ["", "three"]]
    assert cells_of('"two\nlines"\tx\n') == [["two\nlines", "x"]]
    assert cells_of('A 12" gun\nthe rest') == [['A 12" gun'], ["the rest"]]
    assert cells_of("") == []
    assert cells_of(as_cells([["two\nlines", "x"], ["", "y"]])) == [["two\nlines", "x"], ["", "y"]]
