"""The library's clocks: a device chosen, a correction typed, looked at, made, changed, removed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_desk.desk.clocks import list_clocks
from evidence_desk.desk.items import item
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.pages.library_clocks import ClocksPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.seen_clock import SeenClockDialog
from evidence_desk.ui.window import Window
from hands import Settled, review, type_text


def _part(window: Window, until: Settled) -> ClocksPart:
    assert window.desk is not None
    window.desk.go(Place.library("clocks"))
    until(lambda: isinstance(window.page, LibraryPage))
    assert isinstance(window.page, LibraryPage)
    part = window.page.clocks
    until(lambda: part.devices.topLevelItemCount() > 0)
    return part


def test_a_device_is_put_right_looked_at_before_and_given_back(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    part = _part(window, until)
    assert window.desk is not None
    library = window.desk.library
    [line] = part.devices.findItems("PENTAX K-7", Qt.MatchFlag.MatchExactly)
    part.devices.setCurrentItem(line)
    assert part.fields["make"].text() == "PENTAX"
    assert not part.save.isEnabled()
    part.fields["shift"].setFocus()
    type_text(qtbot, "+1:02")
    until(lambda: part.effects.rowCount() == 5)
    first = part.effects.index(0, 2)
    until(lambda: "49" in str(first.data()))
    assert list_clocks(library) == []
    qtbot.mouseClick(part.save, Qt.MouseButton.LeftButton)
    until(lambda: part.clocks.topLevelItemCount() == 1)
    assert item(library, 1).captured_from == "clock"
    part.fields["shift"].setFocus()
    part.fields["shift"].clear()
    type_text(qtbot, "soon")
    until(lambda: "soon" in part.said.text())
    assert not part.save.isEnabled()
    part.fields["shift"].clear()
    type_text(qtbot, "+2:02")
    until(lambda: part.effects.rowCount() == 5 and part.save.isEnabled())
    qtbot.mouseClick(part.save, Qt.MouseButton.LeftButton)
    until(lambda: list_clocks(library)[0].shift_s == 7320)
    until(part.remove.isEnabled)
    qtbot.mouseClick(part.remove, Qt.MouseButton.LeftButton)
    until(lambda: not list_clocks(library))
    until(lambda: part.clocks.topLevelItemCount() == 0)
    assert item(library, 1).captured_from != "clock"


def test_from_a_clock_that_is_seen_to_the_correction(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    review(window, until, window.desk.library.path, [1, 2])
    window.actions_.trigger("clock.from_item")

    def boxes() -> list[SeenClockDialog]:
        return [box for box in window.findChildren(SeenClockDialog) if box.isVisible()]

    until(lambda: len(boxes()) == 1)
    [box] = boxes()
    assert not box.go.isEnabled()
    box.shown.setFocus()
    until(box.shown.hasFocus)
    type_text(qtbot, "22:00:03")
    until(box.go.isEnabled)
    qtbot.mouseClick(box.go, Qt.MouseButton.LeftButton)
    until(lambda: isinstance(window.page, LibraryPage))
    assert isinstance(window.page, LibraryPage)
    part = window.page.clocks
    until(lambda: part.effects.rowCount() == 5)
    assert part.fields["evidence_item"].text() == "E-000001"
    assert "22:00:03" in part.fields["evidence"].text()
    qtbot.mouseClick(part.save, Qt.MouseButton.LeftButton)
    library = window.desk.library
    until(lambda: len(list_clocks(library)) == 1)
    assert str(item(library, 1).captured).endswith("T22:00:03")
