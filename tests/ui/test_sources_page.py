"""The library's part on sources: consent typed there, and who it is only while one asks for it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition
from evidence_desk.desk.sources import add_source, source, source_identity, sources
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window
from hands import Key, Settled, press, type_text

_ENDED = (date.today() - timedelta(days=1)).isoformat()


@pytest.fixture
def page(window: Window, until: Settled) -> LibraryPage:
    """The part on sources, with two of them."""
    assert window.desk is not None
    library = window.desk.library
    add_source(library, "S-01", "by the quay", "Ana R.", "ana@example.org")
    add_source(library, "S-02", "nights", "Ben T.", consent_until=_ENDED)
    describe(library, ["E-1", "E-2"], {"source": "S-02"})
    window.go(Place.library("sources"))
    until(lambda: isinstance(window.page, LibraryPage))
    made = cast(LibraryPage, window.page)
    until(lambda: made.sources.tree.topLevelItemCount() == 2)
    return made


def _field(page: LibraryPage, name: str) -> QWidget:
    found = page.sources.findChild(QWidget, f"field.{name}")
    assert isinstance(found, QWidget)
    return found


def _typed(qtbot: QtBot, page: LibraryPage, name: str, text: str) -> None:
    field = _field(page, name)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    press(qtbot, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(qtbot, text)
    press(qtbot, Key.Key_Tab)


def _names_seen(page: LibraryPage) -> str:
    """All that can be read in the fields for who it is."""
    return "".join(str(_field(page, name).property("text")) for name in ("name", "contact"))


def test_consent_is_typed_and_kept(qtbot: QtBot, page: LibraryPage, until: Settled) -> None:
    library = page.desk.library
    _typed(qtbot, page, "consent", "to the ombudsman")
    until(lambda: source(library, "S-01").consent == "to the ombudsman")
    _typed(qtbot, page, "consent_until", "3 June 2030")
    until(lambda: source(library, "S-01").consent_until == "2030-06-03")
    until(lambda: _field(page, "consent_until").property("text") == "2030-06-03")
    said: list[str] = []
    page.desk.complained.connect(said.append)
    _typed(qtbot, page, "consent_until", "some day")
    until(lambda: bool(said))
    assert "last day of a consent" in said[0]
    until(lambda: _field(page, "consent_until").property("text") == "2030-06-03")
    _typed(qtbot, page, "new_code", "S-09")
    until(lambda: "S-09" in {one.code for one in sources(library)})
    assert source(library, "S-09").consent == "to the ombudsman"
    _typed(qtbot, page, "note", "mornings")
    until(lambda: source(library, "S-09").note == "mornings")


def test_who_it_is_shows_only_while_asked_for(
    qtbot: QtBot, window: Window, page: LibraryPage, until: Settled
) -> None:
    who = page.sources.who
    assert not _field(page, "name").isVisible()
    assert _names_seen(page) == ""
    who.setFocus()
    press(qtbot, Key.Key_Space)
    until(lambda: _field(page, "name").isVisible())
    assert _names_seen(page) == "Ana R.ana@example.org"
    _typed(qtbot, page, "contact", "by letter")
    until(lambda: source_identity(page.desk.library, "S-01").contact == "by letter")
    page.sources.tree.setFocus()
    press(qtbot, Key.Key_Down)  # another source: nobody asked who that is
    until(lambda: not _field(page, "name").isVisible())
    assert _names_seen(page) == ""
    who.setFocus()
    press(qtbot, Key.Key_Space)
    until(lambda: _names_seen(page) == "Ben T.")
    window.go(Place.gallery())
    until(lambda: window.page is not page)
    assert _names_seen(page) == ""
    window.go(Place.source("S-02"))
    until(lambda: window.page is page)
    assert not who.isChecked()
    assert not _field(page, "name").isVisible()
    assert source_identity(page.desk.library, "S-02").name == "Ben T."


def test_the_number_of_items_leads_to_them(
    qtbot: QtBot, window: Window, page: LibraryPage, until: Settled
) -> None:
    page.sources.choose("S-02")
    button = next(one for one in page.sources.findChildren(QPushButton) if one.text() == "2 items")
    button.setFocus()
    press(qtbot, Key.Key_Space)
    until(lambda: window.page is not page)
    assert window.page is not None
    until(lambda: window.page.view.ids() == [1, 2])  # type: ignore[union-attr]


def test_the_check_leads_to_the_source_whose_consent_has_ended(
    qtbot: QtBot, window: Window, page: LibraryPage, until: Settled
) -> None:
    add_edition(page.desk.library, "First", query="ref:E-1")
    page.sources.choose("S-01")
    window.go(Place.edition("First"))
    until(lambda: isinstance(window.page, EditionPage))
    edition = cast(EditionPage, window.page)
    edition.tabs.setCurrentWidget(edition.findings)
    tree = edition.findings.tree
    until(lambda: tree.topLevelItemCount() > 1 and "consent" in tree.topLevelItem(0).text(0))
    tree.setFocus()
    tree.setCurrentItem(tree.topLevelItem(0))
    press(qtbot, Key.Key_Return)
    until(lambda: window.page is page)
    until(lambda: _field(page, "new_code").property("text") == "S-02")
    assert QApplication.activeModalWidget() is None
