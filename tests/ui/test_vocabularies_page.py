"""The library page's vocabularies: labels and notes in place, terms merged, tables in and out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident, tie_incident
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.ties import tie
from evidence_desk.desk.vocabularies import TermRow, vocabularies
from evidence_desk.ui.pages.chronology import ChronologyPage
from evidence_desk.ui.pages.library_vocabularies import VocabulariesPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, press, type_text


def term(window: Window, ref: str) -> TermRow | None:
    assert window.desk is not None
    found = vocabularies(window.desk.library)
    return next((one for row in found for one in row.terms if one.ref == ref), None)


@pytest.fixture
def part(window: Window, until: Settled) -> VocabulariesPart:
    """The vocabularies, with two items that bear one of two terms each."""
    assert window.desk is not None
    tie(window.desk.library, ["E-1"], (), (), ["abuse:blows"])
    tie(window.desk.library, ["E-1", "E-2"], (), (), ["abuse:baton"])
    window.go(Place.library("vocabularies"))
    found = window.findChild(VocabulariesPart)
    assert isinstance(found, VocabulariesPart)
    until(lambda: found.isVisible() and found.tree.topLevelItemCount() > 3)
    return found


def hold(part: VocabulariesPart, ref: str, column: int = 1) -> None:
    item = next(one for one in part._all() if one.data(0, 256)[1] == ref)
    part.tree.setCurrentItem(item, column)
    part.tree.setFocus()


def test_labels_and_notes_are_written_in_place(
    qtbot: QtBot, window: Window, part: VocabulariesPart, until: Settled
) -> None:
    hold(part, "abuse:blows")
    for column, words in ((2, "Coups de pied"), (3, "With hand or foot")):
        part.tree.setCurrentItem(part.tree.currentItem(), column)
        press(qtbot, Key.Key_F2)
        until(lambda: part.tree.state() == part.tree.State.EditingState)
        type_text(qtbot, words)
        press(qtbot, Key.Key_Return)
        qtbot.wait(200)
    until(lambda: getattr(term(window, "abuse:blows"), "scopes", {}).get("en") is not None)
    found = term(window, "abuse:blows")
    assert found is not None
    assert found.labels["fr"] == "Coups de pied"
    assert found.scopes["en"] == "With hand or foot"


def test_enter_shows_what_bears_a_term_and_those_below(
    qtbot: QtBot, window: Window, part: VocabulariesPart, until: Settled
) -> None:
    assert window.desk is not None
    hold(part, "abuse:physical-violence")
    item = part.tree.currentItem()
    until(lambda: part.tree.currentItem() is not None and part.tree.currentItem().text(4) == "2")
    assert item is not None
    press(qtbot, Key.Key_Return)
    until(lambda: window.page is not None and window.page.id == "gallery")
    until(lambda: sorted(window.page.view.ids()) == [1, 2])  # type: ignore[union-attr]


def test_a_term_is_merged_into_another_and_comes_back(
    qtbot: QtBot, window: Window, part: VocabulariesPart, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    hold(part, "abuse:baton")

    def choose() -> None:
        box = next(one for one in part.findChildren(QInputDialog) if one.isVisible())
        names = box.comboBoxItems()
        box.setTextValue(next(name for name in names if "(abuse:blows)" in name))
        box.accept()

    QTimer.singleShot(1000, choose)
    next(one for one in part._of_term if one.text() == "Merge into…").click()
    until(lambda: term(window, "abuse:baton") is None)
    assert item_ids(library, "tag:abuse:blows") == [1, 2]
    until(lambda: part.tree.currentItem().data(0, 256)[1] == "abuse:blows")  # type: ignore[union-attr]
    window.actions_.trigger("edit.undo")
    until(lambda: term(window, "abuse:baton") is not None)
    assert item_ids(library, "tag:abuse:blows") == [1]


def test_keys_are_those_of_the_registry_and_only_while_the_page_is_seen(
    qtbot: QtBot, window: Window, part: VocabulariesPart, until: Settled
) -> None:
    assert window.desk is not None
    actions = window.actions_
    hold(part, "abuse:insult")
    actions.change_keys(lambda keys: keys.give("vocabulary.remove", "Ctrl+Backspace", alone=True))
    until(lambda: part.tree.hasFocus())
    press(qtbot, Key.Key_Delete)
    qtbot.wait(200)
    assert term(window, "abuse:insult") is not None  # no longer its key
    press(qtbot, Key.Key_Backspace, CTRL)
    until(lambda: term(window, "abuse:insult") is None)
    assert actions.qaction("vocabulary.merge").isEnabled()
    window.go(Place.library("sources"))
    until(lambda: not actions.qaction("vocabulary.merge").isEnabled())
    window.go(Place.library("vocabularies"))
    until(lambda: actions.qaction("vocabulary.merge").isEnabled())


def test_the_incidents_with_a_term_are_shown(
    qtbot: QtBot, window: Window, part: VocabulariesPart, until: Settled
) -> None:
    assert window.desk is not None
    tie_incident(window.desk.library, "I-1", tags=["abuse:blows"])
    add_incident(window.desk.library, "2011", {"en": "Elsewhere"})
    hold(part, "abuse:blows")
    press(qtbot, Key.Key_Return, SHIFT)
    until(lambda: isinstance(window.page, ChronologyPage))
    shown = window.page
    assert isinstance(shown, ChronologyPage)
    until(lambda: [bar.ref for bar in shown.view.axis.bars] == ["I-001"])


def test_a_table_is_taken_in(
    window: Window, part: VocabulariesPart, until: Settled, tmp_path: Path
) -> None:
    table = tmp_path / "weather.csv"
    table.write_text("code;en;fr\nrain;Rain;Pluie\n", "utf-8")
    part.import_table("weather", table)
    until(lambda: term(window, "weather:rain") is not None)
    assert window.desk is not None
    until(lambda: any(one.text(0) == "weather" for one in part._all()))
