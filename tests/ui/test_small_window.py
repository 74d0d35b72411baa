"""A window as small as a laptop's screen at 200 %: what must be seen is seen, nothing is cut."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QPushButton, QSlider
from pytestqt.qtbot import QtBot

from evidence_desk.desk.items import items_json
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


_PAGES = [
    *(Place.library(tab) for tab in ("sources", "places", "clocks", "vocabularies")),
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
    for place in _PAGES:
        small.go(place)
        until(lambda: small.page is not None and small.page.isVisible())
        page = small.page
        assert page is not None
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
