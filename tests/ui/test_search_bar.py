"""The search bar: what is offered while one types, taken by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_desk.ui.window import Window
from hands import Settled


def test_an_offer_is_taken_by_arrow_and_enter(qtbot: QtBot, window: Window, until: Settled) -> None:
    page = window.page
    assert page is not None
    line = page.search.line  # type: ignore[attr-defined]
    line.setFocus()
    qtbot.keyClicks(line, "camera:pen")

    offers = page.search.offers  # type: ignore[attr-defined]
    until(lambda: offers.isVisible() and "PENTAX" in offers.item(0).text())
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(lambda: line.text().startswith('camera:"PENTAX'))
    assert not offers.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(lambda: page.view.grid.hasFocus())  # type: ignore[attr-defined]


def test_tab_takes_the_first_offer_and_escape_closes_the_list_first(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    page = window.page
    assert page is not None
    line, offers = page.search.line, page.search.offers  # type: ignore[attr-defined]
    line.setFocus()
    qtbot.keyClicks(line, "-ki")
    until(offers.isVisible)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "-kind:"
    until(lambda: offers.isVisible() and offers.item(0).text() == "video")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not offers.isVisible()
    assert line.text() == "-kind:"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_enter_means_what_was_typed_and_goes_to_what_is_found(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    """Also before the search has ended, and though “name” could become a field."""
    page = window.page
    assert page is not None
    line = page.search.line  # type: ignore[attr-defined]
    line.setFocus()
    qtbot.keyClicks(line, "zzz")
    until(lambda: page._empty.isVisible())  # type: ignore[attr-defined]
    line.clear()
    qtbot.keyClicks(line, "kind:photo imgp")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(lambda: page.view.grid.hasFocus())  # type: ignore[attr-defined]
    assert line.text() == "kind:photo imgp"
    until(lambda: page.view.current_id() is not None)  # type: ignore[attr-defined]
