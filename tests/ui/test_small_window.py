"""A window as small as a laptop's screen at 200 %: what must be seen is seen, nothing is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QToolButton,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import new_library
from evidence_desk.desk.places import add_place
from evidence_desk.ui.pages.chronology import ChronologyPage
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.room import give_room
from evidence_desk.ui.window import Window
from hands import Key, Settled, press


@pytest.fixture
def small(qtbot: QtBot, window: Window, until: Settled) -> Window:
    """The window at 640 by 340."""
    window.setMinimumSize(620, 320)  # as it is where the whole screen has 640 by 360
    window.resize(640, 340)
    until(lambda: window.width() == 640)
    return window


def _review(window: Window, until: Settled, query: str) -> ReviewPage:
    assert window.desk is not None
    refs = [str(one["ref"]) for one in items_json(window.desk.library, query)]
    window.go(Place.review([int(ref[2:]) for ref in refs]))
    page = window.page
    assert isinstance(page, ReviewPage)
    until(lambda: page.title().startswith(refs[0]))
    return page


def test_the_size_of_pictures_can_be_set(small: Window) -> None:
    page = small.page
    assert isinstance(page, GalleryPage)
    [slider] = page.findChildren(QSlider)
    assert slider.width() >= 70
    assert page.width() >= slider.geometry().right()


def _labels(window: Window, words: str) -> list[QLabel]:
    page = window.page
    found = page.findChildren(QLabel) if page is not None else []
    return [one for one in found if one.text() == words and one.isVisible()]


def test_how_many_were_found_stands_beside_the_search(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    """A screen of 1920 by 1080 at 200 %, in the longer language."""
    window.choose_language("fr")
    window.resize(960, 516)
    until(lambda: window.width() == 960)
    until(lambda: bool(_labels(window, "9 éléments")))
    [count] = _labels(window, "9 éléments")
    page = window.page
    assert isinstance(page, GalleryPage)
    until(lambda: count.width() >= count.sizeHint().width())
    assert count.mapTo(page, count.rect().topRight()).x() <= page.width()
    window.resize(1280, 696)
    until(lambda: count.mapTo(page, count.rect().topLeft()).x() < 20)
    assert count.width() >= count.sizeHint().width()


def test_an_empty_library_teaches_in_whole_words(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    window.choose_language("fr")
    window.resize(960, 516)
    window.take(new_library(tmp_path / "bare", "Nu", editor="Mara"))

    def first() -> list[QPushButton]:
        found = window.findChildren(QPushButton, "first.file.import")
        return [one for one in found if one.isVisible()]

    until(lambda: bool(first()))
    until(lambda: first()[0].width() >= first()[0].minimumSizeHint().width())

    def taught() -> list[QLabel]:
        found = window.page.findChildren(QLabel) if window.page is not None else []
        return [one for one in found if one.isVisible() and one.wordWrap()]

    until(lambda: len(taught()) >= 4)
    print(window.size(), window.page.size(), window.page.parentWidget().size())
    print(
        [
            (
                one.text(),
                one.height(),
                one.heightForWidth(one.width()),
                one.width(),
                one.parentWidget().size(),
                one.parentWidget().parentWidget().size(),
            )
            for one in taught()
        ]
    )
    until(lambda: all(one.height() >= one.heightForWidth(one.width()) for one in taught()))
    window.go(Place.chronology())
    until(lambda: isinstance(window.page, ChronologyPage) and not window.page.view.isVisible())
    chronology = window.page
    assert chronology is not None
    assert any("Ctrl+Maj+N" in one.text() for one in chronology.findChildren(QLabel))
    assert window.desk is not None
    add_incident(window.desk.library, "2010-09-21", {"fr": "Premier"})
    until(lambda: isinstance(window.page, ChronologyPage) and window.page.view.isVisible())


def test_what_is_said_keeps_what_can_be_undone_inside_the_window(window: Window) -> None:
    window.resize(900, 516)
    undo = "écrire la transcription de l’élément E-000021 en arabe"
    window.status.show_undo(undo, open_=True)
    button = window.status.findChild(QToolButton, "status.undo")
    assert button is not None
    assert undo[:20] in button.text()
    said = "Tirez sur l’image ; ou les flèches déplacent, Maj et flèches agrandissent. " * 2
    window.status.say(said)
    assert window.status.message() == said
    assert undo[:20] not in button.text()
    assert undo in button.toolTip(), "it still tells whoever asks"
    window.status.say("")
    assert undo[:20] in button.text()


_PAGES = [
    *(Place.library(tab) for tab in ("overview", "sources", "places", "clocks", "vocabularies")),
    Place.report(),
    Place.map(),
    Place.draft(),
    Place.chronology(),
    Place.section("1"),
    Place.incident("I-001"),
]


def test_the_pages_that_put_things_in_order_keep_their_words_whole(
    qtbot: QtBot, small: Window, until: Settled
) -> None:
    """In the longer language: each button holds its words, each field a line of text."""
    small.choose_language("fr")
    desk = small.desk
    assert desk is not None
    for place in _PAGES:
        small.go(place)
        until(lambda: small.page is not None and small.page.isVisible())
        page = small.page
        assert page is not None
        until(lambda: not desk.reading())  # what is suggested is seen only then
        qtbot.wait(30)  # layouts settle
        assert not small.navigator_pane.isVisible(), f"{place.page} has the room to itself"
        for button in page.findChildren(QPushButton):
            if button.isVisible() and button.property("role") != "chip":
                assert button.width() >= button.minimumSizeHint().width(), button.text()
                assert button.height() >= button.minimumSizeHint().height(), button.text()
        for field in page.findChildren(QLineEdit):
            if field.isVisible():
                assert field.height() >= field.fontMetrics().height(), field.accessibleName()


def test_a_dialog_is_no_larger_than_the_screen(small: Window) -> None:
    dialog = QDialog(small)
    give_room(dialog, 9000, 300)
    assert (dialog.width() < small.screen().size().width(), dialog.height()) == (True, 300)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("query", ["kind:video", "kind:photo"])
def test_review_says_which_of_how_many(
    small: Window, until: Settled, query: str, language: str
) -> None:
    small.choose_language(language)
    page = _review(small, until, query)
    [where] = [one for one in page.findChildren(QLabel) if one.text().startswith("1 / ")]
    until(lambda: where.width() >= where.sizeHint().width())
    right = where.mapTo(page, where.rect().topRight()).x()
    assert right < page.width()
    assert page.picture().height() >= 90, "what is looked at has room"


def test_the_buttons_of_review_leave_room_for_what_is_in_hand(
    window: Window, until: Settled
) -> None:
    """At 960 pixels, with both panes open, there is room for half of them."""
    window.resize(960, 515)
    window.inspector_pane.show()
    page = _review(window, until, "")
    (where,) = [one for one in page.findChildren(QLabel) if one.text() == "1 / 9"]
    until(lambda: where.width() >= where.sizeHint().width())
    bar = where.parentWidget()
    assert bar is not None
    shown = [one for one in bar.findChildren(QToolButton) if one.isVisible()]
    assert 3 <= len(shown) < 17
    assert all(one.width() >= one.sizeHint().width() for one in shown)
    window.resize(1500, 515)
    until(lambda: all(one.isVisible() for one in bar.findChildren(QToolButton)))


def test_the_navigator_gives_way_to_review_until_it_is_asked_for(
    qtbot: QtBot, small: Window, until: Settled
) -> None:
    assert small.navigator_pane.isVisible()
    page = _review(small, until, "kind:photo")
    assert not small.navigator_pane.isVisible()
    page.take_focus()
    press(qtbot, Key.Key_F9)
    assert small.navigator_pane.isVisible()
    press(qtbot, Key.Key_F9)
    assert not small.navigator_pane.isVisible()
    press(qtbot, Key.Key_F10)
    assert small.inspector_pane.isVisible()
    press(qtbot, Key.Key_F10)
    press(qtbot, Key.Key_F9)
    press(qtbot, Key.Key_Escape)
    until(lambda: isinstance(small.page, GalleryPage))
    assert small.navigator_pane.isVisible()


def test_a_place_is_read_by_its_name_in_the_language_of_the_window(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    """In little room the other names are left to the form, unless one would be left without."""
    assert window.desk is not None
    library = window.desk.library
    add_place(library, {"en": "The quay", "fr": "Le quai"})
    window.choose_language("fr")
    window.resize(960, 516)
    window.go(Place.library("places"))

    def lists() -> list[QTreeWidget]:
        page = window.page
        found = page.findChildren(QTreeWidget) if page is not None else []
        return [one for one in found if one.isVisible() and one.topLevelItemCount()]

    until(lambda: bool(lists()))
    [tree] = lists()
    until(lambda: not tree.isColumnHidden(0) and tree.isColumnHidden(1))
    assert tree.topLevelItem(0).text(0) == "Le quai"  # type: ignore[union-attr]
    add_place(library, {"en": "Unnamed in French"})
    until(lambda: tree.topLevelItemCount() == 2 and not tree.isColumnHidden(1))
