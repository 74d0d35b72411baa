"""The library's part on what the public is told: rules, and names shown only while asked for."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.desk.editions import add_edition, edition
from evidence_desk.desk.libraries import settings
from evidence_desk.desk.people import people
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.fields import ChoiceField
from evidence_desk.ui.widgets.person_dialog import PersonDialog
from evidence_desk.ui.window import Window
from hands import Key, Settled, press, type_text


@pytest.fixture
def page(window: Window, until: Settled) -> LibraryPage:
    window.go(Place.library("public"))
    until(lambda: isinstance(window.page, LibraryPage))
    return cast(LibraryPage, window.page)


def _chosen(qtbot: QtBot, part: QWidget, name: str, steps: int) -> None:
    field = part.findChild(ChoiceField, f"field.{name}")
    assert isinstance(field, ChoiceField)
    qtbot.waitUntil(lambda: field.currentIndex() == 0, timeout=10_000)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    for _ in range(steps):
        press(qtbot, Key.Key_Down)


def test_rules_are_chosen_by_keys(qtbot: QtBot, page: LibraryPage, until: Settled) -> None:
    library = page.desk.library
    _chosen(qtbot, page.public, "dates", 2)
    until(lambda: settings(library).dates == "month")
    _chosen(qtbot, page.public, "places", 1)
    until(lambda: settings(library).places == "within")


def test_a_person_gets_a_code_and_a_name_that_is_seen_while_one_asks(
    qtbot: QtBot, window: Window, page: LibraryPage, until: Settled
) -> None:
    library = page.desk.library
    window.actions_.trigger("person.new")
    until(lambda: isinstance(QApplication.activeWindow(), PersonDialog))
    type_text(qtbot, "Ana Ruiz")
    press(qtbot, Key.Key_Return)
    until(lambda: [one.names for one in people(library)] == [("Ana Ruiz",)])
    until(lambda: page.public.tree.topLevelItemCount() == 1)
    assert "Ana" not in page.public.names.toPlainText()
    page.public.who.setFocus()
    press(qtbot, Key.Key_Space)
    until(lambda: page.public.names.toPlainText() == "Ana Ruiz")
    page.public.names.setFocus()
    press(qtbot, Key.Key_End)
    press(qtbot, Key.Key_Return)
    type_text(qtbot, "Anita")
    press(qtbot, Key.Key_Tab)
    until(lambda: [one.names for one in people(library)] == [("Ana Ruiz", "Anita")])
    window.go(Place.library("settings"))
    until(lambda: not page.public.isVisible())
    window.go(Place.library("public"))
    until(page.public.isVisible)
    assert "Ana" not in page.public.names.toPlainText()


def test_an_edition_may_have_rules_of_its_own(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    add_edition(library, "Open", audience="public", query="kind:photo")
    window.go(Place.edition("Open"))
    until(lambda: isinstance(window.page, EditionPage))
    page = cast(EditionPage, window.page)
    page.tabs.setCurrentWidget(page.contents)
    _chosen(qtbot, page.contents, "dates", 3)
    until(lambda: edition(library, "Open").contents.dates == "month")
