"""The page of an edition: what is typed and chosen there is what the draft says."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.desk.editions import EditionDetail, add_edition, edition, issue
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.page import Place
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
    field.setFocus()
    until(field.hasFocus)
    press(qtbot, Key.Key_Down)
    until(lambda: _draft(page).contents.transcripts == "passages")
    press(qtbot, Key.Key_Down)
    until(lambda: _draft(page).contents.transcripts == "full")
    until(lambda: field.currentData() == "full")
    press(qtbot, Key.Key_Home)
    until(lambda: _draft(page).contents.transcripts == "none")


def test_a_wheel_that_passes_over_it_changes_nothing(page: EditionPage) -> None:
    field = _field(page)
    page.take_focus()
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
