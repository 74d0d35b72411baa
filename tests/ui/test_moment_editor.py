"""Clips and marks in the inspector: meant, titled, timed, tied and removed as items are."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import add_clip, add_mark
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import ItemDetail, item
from evidence_desk.desk.libraries import new_library
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.inspector import InspectorWidget
from evidence_desk.ui.widgets.moments import Moments
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, press, review, tie_box, tie_boxes_offer, type_text
from numbered_film import numbered_film


@pytest.fixture
def moments(qtbot: QtBot, window: Window, until: Settled, tmp_path: Path) -> Moments:
    """The list of a film with a clip, C-000001, and a mark, M-000001, under review."""
    (tmp_path / "in").mkdir()
    numbered_film(tmp_path / "in" / "1.mp4", 250)
    numbered_film(tmp_path / "in" / "2.mp4", 50)
    with new_library(tmp_path / "words", "Words", editor="Mara") as library:
        import_paths(library, [tmp_path / "in"])
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
        add_clip(library, "E-000001", 1.0, 3.0)
        add_mark(library, "E-000001", 4.0, "a light")
    review(window, until, tmp_path / "words", [1, 2])
    found = window.findChild(InspectorWidget).moments
    until(lambda: found.list.count() == 2)
    return found


def _film(window: Window) -> ItemDetail:
    assert window.desk is not None
    return item(window.desk.library, 1)


def _field(moments: Moments, name: str) -> QLineEdit:
    field = moments.editor.findChild(QLineEdit, f"moment.{name}")
    assert isinstance(field, QLineEdit)
    return field


def _click(moments: Moments, row: int) -> None:
    where = moments.list.visualItemRect(moments.list.item(row)).center()
    QTest.mouseClick(moments.list.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_what_is_chosen_is_tied_and_not_the_item(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 0)
    assert window.desk is not None
    assert window.desk.subject == "C-000001"
    until(moments.editor.isVisible)
    page = window.page
    assert isinstance(page, ReviewPage)
    assert page.film.pane.position == pytest.approx(1.0)
    page.take_focus()
    press(qtbot, Key.Key_I, SHIFT)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "quay")
    until(lambda: "I-001" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: _film(window).clips[0].incidents == ("I-001",))
    _click(moments, 1)
    page.take_focus()
    press(qtbot, Key.Key_R)  # the mark too, and nobody is sent to the next item
    until(lambda: _film(window).marks[0].incidents == ("I-001",))
    assert page.number == 1
    QTest.mouseClick(moments.editor.findChild(QPushButton, "moment.back"),
                     Qt.MouseButton.LeftButton)  # fmt: skip
    assert window.desk.subject == ""
    assert not moments.editor.isVisible()
    page.go_to(1)
    assert window.desk.refs_in_hand() == ["E-000002"]


def test_words_and_times_are_changed_in_place(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 0)
    moments.list.setFocus()
    press(qtbot, Key.Key_F2)
    type_text(qtbot, "The van stops")
    press(qtbot, Key.Key_Return)
    until(lambda: _film(window).clips[0].titles == {"en": "The van stops"})
    until(lambda: moments.list.item(0).text().startswith("The van stops"))
    begin = _field(moments, "start_s")
    assert begin.text() == "0:00:01.000"
    begin.setFocus()
    begin.selectAll()
    type_text(qtbot, "0:01.52")
    press(qtbot, Key.Key_Return)
    until(lambda: _film(window).clips[0].start_s == 1.52)
    begin.setFocus()
    begin.selectAll()
    type_text(qtbot, "0:09")  # after its end
    press(qtbot, Key.Key_Return)
    until(lambda: begin.text() == "0:00:01.520")
    assert _film(window).clips[0].start_s == 1.52
    moments.list.setFocus()
    press(qtbot, Key.Key_Down)
    assert window.desk is not None
    assert window.desk.subject == "M-000001"
    press(qtbot, Key.Key_F2)
    type_text(qtbot, "two lights")
    press(qtbot, Key.Key_Return)
    until(lambda: _film(window).marks[0].note == "two lights")


def test_removed_and_brought_back(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 1)
    moments.list.setFocus()
    press(qtbot, Key.Key_Delete)
    until(lambda: _film(window).marks == ())
    assert window.desk is not None
    until(lambda: window.desk is not None and window.desk.subject == "")
    assert isinstance(window.page, ReviewPage)
    window.page.take_focus()
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: len(_film(window).marks) == 1)
    until(lambda: moments.list.count() == 2)
    _click(moments, 0)
    moments.list.setFocus()
    press(qtbot, Key.Key_Escape)
    assert window.desk.subject == ""
