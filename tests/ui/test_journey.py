"""What an editor does, by keys and clicks, in the real window."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident, incidents
from evidence_desk.desk.describe import add_mark, describe
from evidence_desk.desk.editions import add_edition, edition
from evidence_desk.desk.history import next_undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import new_library
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.player import vlc
from evidence_desk.ui.widgets.import_dialog import ImportDialog
from evidence_desk.ui.widgets.moments import Moments
from evidence_desk.ui.window import Window
from hands import Key, Settled, drop_files, inspected, press, tie_box, tie_boxes_offer, type_text
from small_media import photo


def test_all_items_are_tied_to_a_new_incident_and_a_section_and_it_is_undone(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(window.desk.selection()) == 9)  # type: ignore[union-attr]
    press(qtbot, Key.Key_I)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "22/9/2010 Smoke at dawn")
    until(lambda: "Smoke at dawn" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: any(row.items == 9 for row in incidents(library)))
    made = next(row for row in incidents(library) if row.items == 9)
    assert made.date == "2010-09-22"
    assert made.titles == {"en": "Smoke at dawn"}
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_S)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "viol")
    until(lambda: "Violence" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: len(items_json(library, "section:1")) == 9)
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(items_json(library, "section:1")) == 0)
    assert "I-002" in str(next_undo(library))


def test_results_while_typing_and_which_chip_is_in_the_way(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    page = window.page
    assert page is not None
    page.search.line.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClicks(page.search.line, "kind:video")  # type: ignore[attr-defined]
    until(lambda: len(page.view.ids()) == 1)  # type: ignore[attr-defined]
    qtbot.keyClicks(page.search.line, " rank:5")  # type: ignore[attr-defined]
    until(lambda: page._empty.isVisible())  # type: ignore[attr-defined]
    assert page._empty.rest == "kind:video" or page._empty.rest == "rank:5"  # type: ignore[attr-defined]


def test_rank_and_status_by_key(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    view = window.page.view  # type: ignore[union-attr]
    view.grid.select(0)
    view.grid.setFocus()
    number = view.current_id()
    press(qtbot, Key.Key_4)
    until(lambda: item(library, number).rank == 4)
    press(qtbot, Key.Key_X)
    until(lambda: item(library, number).status == "rejected")


def test_the_inspector_says_the_same_of_many_and_never_of_the_wrong_ones(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    view = window.page.view  # type: ignore[union-attr]
    view.grid.select(0)
    view.grid.select(2, extend=True)
    field = window.findChild(QLineEdit, "field.title.en")
    assert field is not None
    until(lambda: field.isVisible())
    qtbot.wait(200)
    first = view.model.ids()[:3]
    field.setFocus()
    qtbot.keyClicks(field, "Three of a kind")
    view.grid.select(5)  # without Enter: what was typed belongs to the three
    until(lambda: all(item(library, n).titles.get("en") == "Three of a kind" for n in first))
    assert item(library, view.model.id_at(5)).titles == {}


@pytest.mark.vlc
@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_a_film_plays_and_a_mark_and_a_clip_are_set_by_keys(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    film = items_json(library, "kind:video")[0]["ref"]
    window.go(Place.review([int(film[2:])]))
    page = window.page
    assert page is not None
    until(lambda: page._detail is not None)  # type: ignore[attr-defined]
    player = page.film.pane.player  # type: ignore[attr-defined]
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    press(qtbot, Key.Key_I)
    press(qtbot, Key.Key_Space)
    until(lambda: player.position > 0.3)
    press(qtbot, Key.Key_Space)
    until(lambda: not player.playing)
    stood = player.position
    assert 0.3 < stood < 2.1
    press(qtbot, Key.Key_O)
    type_text(qtbot, "A light crosses")
    press(qtbot, Key.Key_Return)
    until(lambda: len(item(library, film).clips) == 1)
    press(qtbot, Key.Key_M)
    type_text(qtbot, "here")
    press(qtbot, Key.Key_Return)
    until(lambda: len(item(library, film).marks) == 1)
    assert item(library, film).marks[0].at_s == pytest.approx(stood, abs=0.2)
    until(lambda: page.film.pane.still.image.width() > 0)  # type: ignore[attr-defined]


def test_every_kind_is_shown_in_review(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    ids = window.page.view.ids()  # type: ignore[union-attr]
    window.go(Place.review(ids))
    page = window.page
    assert page is not None
    for at in range(len(ids)):
        until(lambda: page._detail is not None and page._detail.row.id == ids[at])  # type: ignore[attr-defined] # noqa: B023
        page.take_focus()
        if at + 1 < len(ids):
            press(qtbot, Key.Key_PageDown)


def test_items_dropped_on_an_incident_are_tied(window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    from evidence_desk.ui.widgets.navigator import NavigatorWidget

    navigator = window.findChild(NavigatorWidget)
    assert navigator is not None
    how = Qt.MatchFlag.MatchStartsWith | Qt.MatchFlag.MatchRecursive
    until(lambda: bool(navigator.tree.findItems("I-001", how)))
    row = navigator.tree.findItems("I-001", how)[0]
    from evidence_desk.ui.models.items import items_mime

    mime = items_mime([1, 2])
    place = navigator.tree.visualItemRect(row).center()
    event = QDropEvent(
        place.toPointF(),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    navigator.tree.dropEvent(event)
    until(lambda: incidents(library)[0].items == 2)


def test_files_dropped_on_the_window_are_taken_in(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    assert window.desk is not None
    library = window.desk.library
    drop_files(window, photo(tmp_path / "new.jpg", seed=99))
    until(lambda: bool(window.findChildren(ImportDialog)))
    dialog = window.findChildren(ImportDialog)[0]
    until(lambda: dialog.start.isEnabled())
    dialog.start.click()
    until(lambda: len(items_json(library)) == 10)


def test_every_page_opens_and_speaks_french(window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    add_edition(library, "First")
    for code in ("fr", "en"):
        window.choose_language(code)
        for place in (
            Place.gallery(),
            Place.incident("I-001"),
            Place.section("1"),
            Place.report(),
            Place.draft("First"),
            Place.edition("First"),
            Place.library("history"),
        ):
            window.go(place)
            assert window.page is not None
            until(lambda: bool(window.page.title()))  # type: ignore[union-attr]


def test_after_another_language_the_window_still_listens_with_its_new_panes_alone(
    window: Window, until: Settled
) -> None:
    """What was thrown away with the old words must not answer any more."""
    window.page.view.grid.select(0)  # type: ignore[union-attr]
    window.choose_language("fr")
    until(lambda: len(window.page.view.ids()) == 9)  # type: ignore[union-attr]
    window.page.view.grid.select(3)  # type: ignore[union-attr]
    fields = lambda: window.findChildren(QLineEdit, "field.title.en")  # noqa: E731
    until(lambda: len(fields()) == 1 and fields()[0].isVisible())
    assert not window.status.complaint()


def test_after_review_the_list_stands_on_the_item_last_seen(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    view = window.page.view  # type: ignore[union-attr]
    view.grid.select(1)
    view.grid.setFocus()
    press(qtbot, Key.Key_Return)
    until(lambda: window.page is not None and window.page.id == "review")
    for at in (2, 3, 4):
        window.actions_.trigger("review.next")
        until(lambda at=at: window.desk.current == view.model.id_at(at))  # type: ignore[misc,union-attr]
    window.actions_.trigger("review.back")
    until(lambda: view.isVisible() and view.current_id() == view.model.id_at(4))
    assert window.desk is not None
    assert window.desk.selection() == [view.model.id_at(4)]


def test_letters_that_fit_an_incident_mean_it_and_another_key_creates(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library

    def tie_to(letters: str, modifier: Qt.KeyboardModifier) -> None:
        window.page.view.grid.select(0)  # type: ignore[union-attr]
        window.page.take_focus()  # type: ignore[union-attr]
        press(qtbot, Key.Key_I)
        until(lambda: tie_box(window) is not None)
        type_text(qtbot, letters)
        press(qtbot, Key.Key_Return, modifier)
        until(lambda: tie_box(window) is None)

    tie_to("raid", Qt.KeyboardModifier.NoModifier)
    until(lambda: incidents(library)[0].items == 1)
    assert len(incidents(library)) == 1
    tie_to("raid", Qt.KeyboardModifier.ControlModifier)
    until(lambda: len(incidents(library)) == 2)
    assert {row.titles["en"] for row in incidents(library)} == {"Raid on the quay", "raid"}


def test_who_stands_before_an_item_has_seen_it_and_undo_means_the_last_edit(
    window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    describe(library, ["E-1"], {"rank": 3})
    window.go(Place.review([2]))
    until(lambda: item(library, 2).status == "seen")
    assert str(next_undo(library)) == "describe E-000001"
    window.undo()
    until(lambda: item(library, 1).rank == 0)
    assert item(library, 2).status == "seen"


@pytest.mark.vlc
@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_a_mark_in_the_inspector_leads_to_its_moment(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    film = items_json(library, "kind:video")[0]["ref"]
    add_mark(library, film, 1.25, "a light")  # when a frame of it comes on
    view = window.page.view  # type: ignore[union-attr]
    view.go_to(int(film[2:]))
    until(lambda: inspected(window))
    moments = window.findChild(Moments)
    assert moments is not None
    until(lambda: moments.list.count() == 1)
    moments.list.itemClicked.emit(moments.list.item(0))
    until(lambda: window.page is not None and window.page.id == "review")
    player = window.page.film.pane.player  # type: ignore[union-attr]
    until(lambda: player.position == pytest.approx(1.25))
    player.seek(0.2)
    moments.list.itemClicked.emit(moments.list.item(0))
    until(lambda: player.position == pytest.approx(1.25))


def test_r_repeats_the_last_tie_of_this_library_alone(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    assert window.desk is not None
    library = window.desk.library
    view = window.page.view  # type: ignore[union-attr]
    view.grid.select(0)
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_I)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "raid")
    press(qtbot, Key.Key_Return)
    until(lambda: incidents(library)[0].items == 1)
    view.grid.select(3)
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_R)
    until(lambda: incidents(library)[0].items == 2)
    other = new_library(tmp_path / "other", "Another case", editor="Mara")
    import_paths(other, [photo(tmp_path / "other.jpg", seed=7)])
    add_incident(other, "2011", {"en": "Something else"})
    window.take(other)
    until(lambda: window.page is not None and len(window.page.view.ids()) == 1)  # type: ignore[attr-defined]
    window.page.view.grid.select(0)  # type: ignore[union-attr]
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_R)
    qtbot.wait(300)
    assert incidents(other)[0].items == 0


def test_items_can_be_searched_from_anywhere(qtbot: QtBot, window: Window, until: Settled) -> None:
    window.go(Place.report())
    window.page.take_focus()  # type: ignore[union-attr]
    press(qtbot, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    until(lambda: window.page is not None and window.page.id == "gallery")
    until(lambda: window.page.search.line.hasFocus())  # type: ignore[union-attr]


def test_enter_in_a_field_saves_it_and_stays_on_the_page(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    window.page.view.grid.select(0)  # type: ignore[union-attr]
    number = window.page.view.current_id()  # type: ignore[union-attr]
    field = window.findChild(QLineEdit, "field.title.en")
    assert field is not None
    until(lambda: field.isVisible())
    field.setFocus()
    qtbot.keyClicks(field, "The quay")
    press(qtbot, Key.Key_Return)
    until(lambda: item(library, number).titles.get("en") == "The quay")
    assert window.page is not None
    assert window.page.id == "gallery"


def test_a_note_half_typed_is_kept_when_one_goes_on(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    ids = window.page.view.ids()  # type: ignore[union-attr]
    window.go(Place.review(ids))
    page = window.page
    assert page is not None
    until(lambda: page._detail is not None)  # type: ignore[attr-defined]
    page.take_focus()
    press(qtbot, Key.Key_M)
    type_text(qtbot, "a lamp at the gate")
    window.actions_.trigger("review.next")
    until(lambda: len(item(library, ids[0]).marks) == 1)
    assert item(library, ids[0]).marks[0].note == "a lamp at the gate"
    assert not item(library, ids[1]).marks


def test_the_editors_name_is_remembered_for_the_next_library(
    window: Window, until: Settled
) -> None:
    assert window.desk is not None
    path = window.desk.library.path
    window.go(Place.library("settings"))
    field = window.findChild(QLineEdit, "field.editor")
    assert field is not None
    until(lambda: field.text() == "Mara")
    field.setText("Mara Lind")
    field.editingFinished.emit()
    window.close_library()
    window.open(path)
    until(lambda: window.desk is not None and window.desk.library.editor == "Mara Lind")


def test_while_work_goes_on_no_other_library_takes_the_place_of_this_one(
    window: Window, until: Settled, tmp_path: Path
) -> None:
    new_library(tmp_path / "other", "Another", editor="Mara").close()
    assert window.desk is not None
    library, go_on, asked = window.desk.library, threading.Event(), []
    job = window.jobs.start("Reading cards", lambda _report: go_on.wait(10))

    def let_it_go_on() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(box.text())
            box.reject()

    timer = QTimer()
    timer.timeout.connect(let_it_go_on)
    timer.start(20)
    window.open(tmp_path / "other")
    until(lambda: bool(asked) and QApplication.activeModalWidget() is None)
    timer.stop()
    assert "Reading cards" in asked[0]
    assert window.desk.library is library
    assert job in window.jobs.running()
    assert items_json(library), "it is still open"
    assert "Another" not in window.windowTitle()
    until(lambda: "“other” was not opened" in window.status.message())
    go_on.set()
    until(lambda: not window.jobs.running())


def test_an_edition_is_issued_from_its_page(window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    add_edition(library, "First", query="kind:photo")
    window.go(Place.edition("First"))
    page = window.page
    assert page is not None
    until(lambda: page.exhibits.topLevelItemCount() == 5)  # type: ignore[attr-defined]
    page.issue()  # type: ignore[attr-defined]
    until(lambda: edition(library, "First").row.issued_at is not None)


def test_the_palette_lists_every_action_and_the_key_help_opens(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    window.actions_.trigger("go.palette")
    until(lambda: window.palette_.isVisible())
    window.palette_.hide()
    window.actions_.trigger("help.keys")
    until(lambda: window.key_help.isVisible())
