"""The page of an edition: what is typed and chosen there is what the draft says."""

from __future__ import annotations

import threading
from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QInputDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.desk.editions import EditionDetail, add_edition, edition, issue
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.export_dialog import ExportDialog
from evidence_desk.ui.widgets.fields import ChoiceField
from evidence_desk.ui.window import Window
from hands import Key, Settled, press


@pytest.fixture
def page(window: Window, until: Settled) -> EditionPage:
    """The page of a draft of one film."""
    assert window.desk is not None
    add_edition(window.desk.library, "First", query="kind:video")
    window.go(Place.edition("First"))
    until(lambda: isinstance(window.page, EditionPage) and _field(window.page).currentIndex() == 0)
    return cast(EditionPage, window.page)


def _field(page: QWidget) -> ChoiceField:
    found = page.findChild(ChoiceField, "field.transcripts")
    assert isinstance(found, ChoiceField)
    return found


def _draft(page: EditionPage) -> EditionDetail:
    return edition(page.desk.library, "First")


def test_transcripts_are_chosen_by_keys(qtbot: QtBot, page: EditionPage, until: Settled) -> None:
    field = _field(page)
    assert field.accessibleName() == "Transcripts"
    page.tabs.setCurrentWidget(page.layout_form)
    field.setFocus()
    until(field.hasFocus)
    press(qtbot, Key.Key_Down)
    until(lambda: _draft(page).contents.transcripts == "passages")
    press(qtbot, Key.Key_Down)
    until(lambda: _draft(page).contents.transcripts == "full")
    until(lambda: field.currentData() == "full")
    press(qtbot, Key.Key_Home)
    until(lambda: _draft(page).contents.transcripts == "none")


def test_who_issues_is_told_what_the_check_found(
    page: EditionPage, window: Window, until: Settled
) -> None:
    """It cannot be undone; the films were never looked at."""
    check = page.tabs.indexOf(page.findings)
    until(lambda: page.tabs.tabText(check).startswith("Check ("))
    found = page.tabs.tabText(check).removeprefix("Check (").removesuffix(")")
    told: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        told.append(box.informativeText())
        box.reject()

    QTimer.singleShot(200, answer)
    page.actions_.trigger("edition.issue")
    assert f"The check names {found} things to look at first." in told[0]
    assert _draft(page).row.issued_at is None


def test_enter_writes_what_is_handed_over(
    qtbot: QtBot, page: EditionPage, window: Window, until: Settled
) -> None:
    page.actions_.trigger("edition.export")
    until(lambda: bool(window.findChildren(ExportDialog)))
    [dialog] = window.findChildren(ExportDialog)
    until(dialog.isActiveWindow)
    dialog.folder.setText("/nowhere")
    qtbot.keyClick(dialog.annex, Key.Key_Return)
    assert dialog.said.text() == "There is no folder “/nowhere”."


def test_what_is_changed_while_a_new_name_is_stored_finds_the_edition(
    page: EditionPage, until: Settled
) -> None:
    may_store = threading.Event()
    page.desk.change("", may_store.wait, 30)
    page.title_form.said.emit({"new_name": "Renamed"})
    page.layout_form.said.emit({"transcripts": "full"})
    page.read_soon()
    may_store.set()
    until(lambda: page.place() == Place.edition("Renamed"))
    until(lambda: edition(page.desk.library, "Renamed").contents.transcripts == "full")
    until(lambda: _field(page).currentData() == "full")
    assert page.isVisible()


def test_a_wheel_that_passes_over_it_changes_nothing(page: EditionPage) -> None:
    field = _field(page)
    page.tabs.setCurrentWidget(page.layout_form)
    page.tabs.tabBar().setFocus()
    at = QPointF(field.rect().center())
    turned = QWheelEvent(
        at, field.mapToGlobal(at), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field, turned)
    assert field.currentData() == "none"
    assert _draft(page).contents.transcripts == "none"


def test_an_issued_edition_shows_what_it_quotes_and_takes_nothing(
    qtbot: QtBot, page: EditionPage, until: Settled
) -> None:
    issue(page.desk.library, "First")
    until(lambda: not _field(page).isEnabled())
    qtbot.keyClick(_field(page), Key.Key_Down)
    assert _draft(page).contents.transcripts == "none"


@pytest.fixture
def all_page(window: Window, until: Settled) -> EditionPage:
    """The page of a draft of everything, its pages set."""
    assert window.desk is not None
    add_edition(window.desk.library, "All", query="kind:photo OR kind:video OR kind:audio")
    window.go(Place.edition("All"))
    until(lambda: isinstance(window.page, EditionPage) and window.page.exhibits.refs() != [])
    page = cast(EditionPage, window.page)
    until(lambda: page.preview.view.preview is not None and not page.preview.busy)
    return page


def _refs(page: EditionPage) -> list[str]:
    return [one.ref for one in edition(page.desk.library, "All").exhibits]


def test_exhibits_are_moved_withheld_and_dropped_by_keys(
    qtbot: QtBot, all_page: EditionPage, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, library = all_page, all_page.desk.library
    before = _refs(page)
    page.exhibits.setFocus()
    page.exhibits.take_in_hand(before[0])
    press(qtbot, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    until(lambda: _refs(page)[:2] == [before[1], before[0]])
    until(lambda: page.exhibits.refs()[:2] == [before[1], before[0]])
    assert page.exhibits.current_ref() == before[0]
    press(qtbot, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    until(lambda: page.exhibits.refs() == before)
    monkeypatch.setattr(
        "evidence_desk.ui.pages.edition.QInputDialog.getText", lambda *_a, **_k: ("a child", True)
    )
    press(qtbot, Key.Key_W)
    until(lambda: str(edition(library, "All").exhibits[0].state) == "withheld")
    assert edition(library, "All").exhibits[0].reason == "a child"
    until(lambda: page.exhibits.chosen_states() == {"withheld"})
    press(qtbot, Key.Key_W)
    until(lambda: str(edition(library, "All").exhibits[0].state) == "in")
    press(qtbot, Key.Key_Delete)
    until(lambda: before[0] not in _refs(page))
    until(lambda: page.exhibits.refs() == before[1:])
    page.actions_.trigger("edit.undo")
    until(lambda: page.exhibits.refs() == before)


def test_rows_are_dragged_where_they_are_wanted(all_page: EditionPage, until: Settled) -> None:
    page = all_page
    before = _refs(page)
    page.exhibits.take_in_hand(before[-1])
    page.exhibits.moved.emit([before[-1]], before[0])
    until(lambda: page.exhibits.refs() == [before[0], before[-1], *before[1:-1]])


def test_pages_follow_the_list_and_the_list_the_pages(
    qtbot: QtBot, all_page: EditionPage, until: Settled
) -> None:
    page, view = all_page, all_page.preview.view
    preview = view.preview
    assert preview is not None
    assert preview.whole
    assert preview.pages >= 3
    until(lambda: view.drawn() >= 1)
    last = _refs(page)[-1]
    page.exhibits.setFocus()
    page.exhibits.take_in_hand(last)
    number = next(number for number, ref in preview.refs.items() if ref == last)
    until(lambda: view.place_of(number) is not None)
    first = _refs(page)[0]
    number = next(number for number, ref in preview.refs.items() if ref == first)
    view.go_to_exhibit(number)
    place = view.place_of(number)
    assert place is not None
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place.toPoint())
    until(lambda: page.exhibits.current_ref() == first)
    assert view.exhibit_at(QPointF(1, 1)) == ""


def test_pages_are_turned_and_made_larger_by_keys(
    qtbot: QtBot, all_page: EditionPage, until: Settled
) -> None:
    view = all_page.preview.view
    view.setFocus()
    until(view.hasFocus)
    press(qtbot, Key.Key_Home)
    assert view.page == 1
    press(qtbot, Key.Key_PageDown)
    assert view.page == 2
    press(qtbot, Key.Key_PageUp)
    assert view.page == 1
    press(qtbot, Key.Key_End)
    assert view.preview is not None
    assert view.page == view.preview.pages
    press(qtbot, Key.Key_Plus)
    assert view.zoom > 1
    assert view.page >= view.preview.pages - 1
    press(qtbot, Key.Key_0)
    assert view.zoom == 1
    until(lambda: view.drawn() >= 1)


def test_a_choice_shows_on_the_pages_and_the_old_ones_stay_meanwhile(
    all_page: EditionPage, until: Settled
) -> None:
    page, view = all_page, all_page.preview.view
    before = view.preview
    assert before is not None
    with_sheets = before.pages
    page.tabs.setCurrentWidget(page.layout_form)
    field = page.findChild(ChoiceField, "field.sheets")
    assert isinstance(field, ChoiceField)
    field.setCurrentIndex(field.findData("0"))
    field.activated.emit(field.currentIndex())
    until(lambda: page.preview.busy)
    assert view.preview is not None  # what was there stays
    until(lambda: view.preview is not before and not page.preview.busy)
    assert view.preview is not None
    assert view.preview.pages < with_sheets
    assert not before.path.exists()
    assert view.preview.path.exists()


def test_columns_are_ticked_and_moved_by_keys(
    qtbot: QtBot, all_page: EditionPage, until: Settled
) -> None:
    page, columns = all_page, all_page.layout_form.columns
    page.tabs.setCurrentWidget(page.layout_form)
    columns.setFocus()
    columns.setCurrentRow(0)
    press(qtbot, Key.Key_Space)
    library = page.desk.library
    until(lambda: "picture" not in edition(library, "All").contents.layout.columns)
    columns.setCurrentRow(4)  # whichever stands there goes up one
    before = columns.names()
    press(qtbot, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    until(lambda: edition(library, "All").contents.layout.columns != before)
    assert set(columns.names()) == set(before)


def test_an_empty_draft_says_what_to_do(window: Window, until: Settled) -> None:
    assert window.desk is not None
    add_edition(window.desk.library, "Empty", query="kind:audio kind:photo")
    window.go(Place.edition("Empty"))
    until(lambda: isinstance(window.page, EditionPage) and window.page.title() == "Empty")
    page = cast(EditionPage, window.page)
    until(lambda: "Nothing is in it yet" in page._nothing.text() and page._nothing.isVisible())
    until(lambda: page.preview.view.preview is not None)  # a title page can be looked at


def test_what_is_selected_goes_into_a_draft_that_one_chooses(
    window: Window, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Drafts are looked up beside the window; an issued edition is not offered."""
    assert window.desk is not None
    desk, offered = window.desk, list[list[str]]()

    def choose(_parent: QWidget, _title: str, _label: str, names: list[str], *_: object) -> object:
        offered.append(list(names))
        return names[-1], True

    monkeypatch.setattr(QInputDialog, "getItem", choose)
    desk.set_selection([1])
    window.actions_.trigger("edition.take")
    until(lambda: window.status.message() == "There is no draft of an edition yet.")
    assert not offered
    for name in ("Gone out", "First", "Second"):
        add_edition(desk.library, name, query="kind:video")
    issue(desk.library, "Gone out")
    film = [one.ref for one in edition(desk.library, "Second").exhibits]
    other = next(one for one in (1, 2) if f"E-{one:06d}" not in film)
    desk.set_selection([other])
    window.actions_.trigger("edition.take")
    desk.set_selection([])  # what was selected when it was asked for is meant
    until(lambda: len(edition(desk.library, "Second").exhibits) == len(film) + 1)
    assert offered == [["First", "Second"]]
    assert f"E-{other:06d}" in [one.ref for one in edition(desk.library, "Second").exhibits]
