"""The search bar: what is offered while one types, taken by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from conftest import Settled
from evidence_desk.ui.window import Window


def test_an_offer_is_taken_by_arrow_and_enter(qtbot: QtBot, window: Window, until: Settled) -> None:
    page = window.page
    assert page is not None
    line = page.search.line  # type: ignore[attr-defined]
    line.setFocus()
    qtbot.keyClicks(line, "camera:pen")

    def popup() -> bool:
        return QApplication.activePopupWidget() is not None

    def offers() -> list[str]:
        shown = QApplication.activePopupWidget()
        if not isinstance(shown, QAbstractItemView):
            return []
        model = shown.model()
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    until(lambda: any("PENTAX" in offer for offer in offers()))
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Down)
    qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Return)
    until(lambda: line.text().startswith('camera:"PENTAX'))
    until(lambda: not popup())
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(lambda: page.view.grid.hasFocus())  # type: ignore[attr-defined]
