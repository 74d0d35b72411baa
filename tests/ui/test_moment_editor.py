"""Clips and marks in the inspector: meant, titled, timed, tied and removed as items are."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import add_clip, add_mark
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import ItemDetail, item
from evidence_desk.desk.libraries import new_library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.ties import tie, tie_counts
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.inspector import InspectorWidget
from evidence_desk.ui.widgets.moments import Moments
from evidence_desk.ui.window import Window
from hands import (
    CTRL,
    PLAIN,
    SHIFT,
    Key,
    Settled,
    press,
    review,
    tie_box,
    tie_boxes_offer,
    type_text,
)
from numbered_film import numbered_film


@pytest.fixture(scope="module")
def _words(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("moments")
    (folder / "in").mkdir()
    numbered_film(folder / "in" / "1.mp4", 250)
    numbered_film(folder / "in" / "2.mp4", 50)
    with new_library(folder / "words", "Words", editor="Mara") as library:
        import_paths(library, [folder / "in"])
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
        add_section(library, "1", {"en": "Violence", "fr": "Violences"})
        add_clip(library, "E-000001", 1.0, 3.0)
        add_mark(library, "E-000001", 4.0, "a light")
    return folder / "words"


@pytest.fixture
def window(bare: Window) -> Window:
    """The window; these tests open a library of their own."""
    return bare


@pytest.fixture
def moments(window: Window, until: Settled, tmp_path: Path, _words: Path) -> Moments:
    """The list of a film with a clip, C-000001, and a mark, M-000001, under review."""
    shutil.copytree(_words, tmp_path / "words")
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


@pytest.mark.parametrize("key", [Key.Key_Delete, Key.Key_F2])
def test_a_list_that_was_only_reached_by_tab_means_no_line(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments, key: Key
) -> None:
    assert window.desk is not None
    moments.list.setFocus(Qt.FocusReason.TabFocusReason)
    until(moments.list.hasFocus)
    assert window.desk.subject == ""
    assert moments.list.selectedItems() == []
    press(qtbot, key)
    until(lambda: "arrow keys" in window.status.message())
    press(qtbot, Key.Key_Return)
    qtbot.wait(200)
    assert not moments.editor.isVisible()
    assert (len(_film(window).clips), len(_film(window).marks)) == (1, 1)
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    assert window.desk.subject == "M-000001"
    assert [one.text() for one in moments.list.selectedItems()] == ["a light"]


def test_after_a_line_is_removed_none_is_meant(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 0)
    moments.list.setFocus()
    press(qtbot, Key.Key_Delete)
    press(qtbot, Key.Key_Delete)  # an impatient hand takes nothing more
    until(lambda: _film(window).clips == ())
    until(lambda: moments.list.count() == 1)
    press(qtbot, Key.Key_Delete)
    until(lambda: "arrow keys" in window.status.message())
    assert len(_film(window).marks) == 1


def test_back_at_the_item_delete_takes_no_line(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 1)
    moments.list.setFocus()
    press(qtbot, Key.Key_Escape)
    assert window.desk is not None
    assert window.desk.subject == ""
    assert moments.list.selectedItems() == []
    press(qtbot, Key.Key_Delete)
    until(lambda: "arrow keys" in window.status.message())
    assert len(_film(window).marks) == 1


def _tie(qtbot: QtBot, window: Window, until: Settled, key: Key, text: str) -> str:
    """Tie by a box from the page; the heading of the box."""
    assert window.page is not None
    window.page.take_focus()
    press(qtbot, key, SHIFT if key == Key.Key_I else PLAIN)
    until(lambda: tie_box(window) is not None)
    box = tie_box(window)
    assert box is not None
    until(lambda: " · " in box.heading)
    said = box.heading
    type_text(qtbot, text)
    until(lambda: text.casefold() in tie_boxes_offer(window).casefold())
    press(qtbot, Key.Key_Return)
    return said


def test_sections_and_tags_are_tied_to_what_is_meant(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 0)
    said = _tie(qtbot, window, until, Key.Key_S, "Violence")
    assert "C-000001 · 0:00:01.000–0:00:03.000" in said
    until(lambda: _film(window).clips[0].sections == ("1",))
    _tie(qtbot, window, until, Key.Key_T, "injury")
    until(lambda: len(_film(window).clips[0].tags) == 1)
    _click(moments, 1)
    said = _tie(qtbot, window, until, Key.Key_S, "Violence")
    assert "M-000001 · 0:00:04.000" in said
    until(lambda: _film(window).marks[0].sections == ("1",))
    _tie(qtbot, window, until, Key.Key_T, "injury")
    until(lambda: len(_film(window).marks[0].tags) == 1)
    until(lambda: window.status.message().startswith("Tied M-000001 to "))
    assert window.desk is not None
    own = tie_counts(window.desk.library, ["E-1"])
    assert not any(own.values()), "the item has none of its own"


def test_ties_are_copied_from_a_clip_and_given_to_a_mark(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    assert window.desk is not None
    assert window.page is not None
    tie(window.desk.library, ["C-1"], incidents=["I-1"], sections=["1"])
    until(lambda: "I-001" in moments.list.item(0).toolTip())
    _click(moments, 0)
    window.page.take_focus()
    press(qtbot, Key.Key_C, CTRL | SHIFT)
    until(lambda: "C-000001" in window.status.message())
    _click(moments, 1)
    window.page.take_focus()
    press(qtbot, Key.Key_V, CTRL | SHIFT)
    until(lambda: _film(window).marks[0].incidents == ("I-001",))
    assert _film(window).marks[0].sections == ("1",)
    until(lambda: window.status.message() == "Gave 2 ties of C-000001 to M-000001.")
    press(qtbot, Key.Key_V, CTRL | SHIFT)
    until(lambda: window.status.message() == "M-000001 has the ties of C-000001 already.")
    assert not any(tie_counts(window.desk.library, ["E-1"]).values())


def test_a_chip_of_a_clip_unties_the_clip_alone(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    assert window.desk is not None
    tie(window.desk.library, ["C-1", "M-1", "E-1"], incidents=["I-1"], sections=["1"])
    until(lambda: "I-001" in moments.list.item(0).toolTip())
    _click(moments, 0)

    def crosses() -> list[QToolButton]:
        return [
            one for one in moments.editor.findChildren(QToolButton)
            if one.accessibleName() == "Untie I-001 The quay" and one.isVisible()
        ]  # fmt: skip

    until(lambda: len(crosses()) == 1)
    QTest.mouseClick(crosses()[0], Qt.MouseButton.LeftButton)
    until(lambda: _film(window).clips[0].incidents == ())
    assert _film(window).clips[0].sections == ("1",)
    assert _film(window).marks[0].incidents == ("I-001",)
    assert tie_counts(window.desk.library, ["E-1"])["incidents"] == {"I-001": 1}


def _put(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    type_text(qtbot, text)
    press(qtbot, Key.Key_Return)


def test_a_clips_end_and_a_marks_time_are_moved(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    _click(moments, 0)
    end = _field(moments, "end_s")
    assert end.text() == "0:00:03.000"
    _put(qtbot, end, "0:02.4")
    until(lambda: _film(window).clips[0].end_s == 2.4)
    until(lambda: end.text() == "0:00:02.400")
    _put(qtbot, end, "0:00.5")  # before its beginning
    until(lambda: end.text() == "0:00:02.400")
    _click(moments, 1)
    at = _field(moments, "at_s")
    assert at.text() == "0:00:04.000"
    _put(qtbot, at, "5.5")
    until(lambda: _film(window).marks[0].at_s == 5.5)
    _put(qtbot, at, "1:00:00")  # long after the film's end
    until(lambda: at.text() == "0:00:05.500")
    assert _film(window).marks[0].at_s == 5.5
    assert _film(window).clips[0].end_s == 2.4


def test_a_moment_is_described_in_both_languages(
    qtbot: QtBot, window: Window, until: Settled, moments: Moments
) -> None:
    for row, read in ((0, lambda: _film(window).clips[0]), (1, lambda: _film(window).marks[0])):
        _click(moments, row)
        for code, words in (("en", "A van stops."), ("fr", "Un fourgon.")):
            field = moments.editor.findChild(QPlainTextEdit, f"moment.description.{code}")
            assert field.isVisible()
            field.setFocus()
            type_text(qtbot, words)
            press(qtbot, Key.Key_Tab)
            until(lambda code=code, words=words, read=read: read().descriptions.get(code) == words)
        assert read().descriptions == {"en": "A van stops.", "fr": "Un fourgon."}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_fields_of_a_moment_are_no_wider_than_the_inspector(
    window: Window, until: Settled, moments: Moments, language: str
) -> None:
    window.choose_language(language)
    until(lambda: len(window.findChildren(InspectorWidget)) == 1)  # the old one is gone
    inspector = window.findChild(InspectorWidget)
    until(lambda: inspector.moments.list.count() == 2)
    _click(inspector.moments, 0)
    until(inspector.moments.editor.isVisible)
    assert inspector.widget().minimumSizeHint().width() <= 320  # pixels: as wide as it begins


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
