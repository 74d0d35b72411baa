"""The check on an edition's page: lines that lead to their places, and are mended by a key."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from evidence_desk.desk.editions import add_edition, edition, issue
from evidence_desk.desk.handover import export_annex
from evidence_desk.desk.items import items_json
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window
from hands import CTRL, Key, Settled, press


@pytest.fixture
def page(window: Window, until: Settled) -> EditionPage:
    """The page of a draft of five photos that nobody has verified or looked at."""
    assert window.desk is not None
    add_edition(window.desk.library, "First", query="kind:photo")
    window.go(Place.edition("First"))
    until(lambda: isinstance(window.page, EditionPage) and bool(_lines(window.page)))
    return cast(EditionPage, window.page)


def _lines(page: EditionPage) -> dict[str, QTreeWidgetItem]:
    tree = page.findings.tree
    items = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    return {item.text(0): item for item in items if item is not None}


def _choose(page: EditionPage, words: str) -> QTreeWidgetItem:
    (found,) = (item for text, item in _lines(page).items() if words in text)
    page.tabs.setCurrentWidget(page.findings)
    page.findings.tree.setFocus()
    page.findings.tree.setCurrentItem(found)
    return found


def test_all_of_one_kind_are_verified_by_one_key(
    qtbot: QtBot, page: EditionPage, until: Settled
) -> None:
    _choose(page, "not verified")
    until(lambda: page.findings.mend.isVisible())
    assert page.findings.mend.text() == "Verify now (5)"
    press(qtbot, Key.Key_M, CTRL)
    until(lambda: not any("not verified" in text for text in _lines(page)))


def test_words_are_asked_for_and_said_of_all(
    qtbot: QtBot, page: EditionPage, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    _choose(page, "no title")
    assert page.findings.mend.text() == "Give the title… (5)"
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("The quay", True))
    page.findings.mend.click()
    until(lambda: not any("no title" in text for text in _lines(page)))
    titles = [one.title for one in edition(page.desk.library, "First").exhibits]
    assert titles == ["The quay"] * 5


def test_a_line_leads_to_its_items_or_its_field(
    qtbot: QtBot, window: Window, page: EditionPage, until: Settled
) -> None:
    _choose(page, "recipient")
    page.findings.there.click()
    until(lambda: page.focusWidget() is not None)
    until(lambda: page.focusWidget().objectName() == "field.recipient")  # type: ignore[union-attr]
    _choose(page, "looked at")
    press(qtbot, Key.Key_Return)
    until(lambda: window.page.id == "review")  # type: ignore[union-attr]
    assert len(window.page.place().ids) == 5  # type: ignore[union-attr]


def test_from_an_exhibit_to_what_its_recipient_got_in_two_steps(
    window: Window, page: EditionPage, until: Settled, tmp_path: Path
) -> None:
    library = page.desk.library
    issue(library, "First")
    export_annex(library, "First", tmp_path / "annex.pdf")
    ref = str(items_json(library, "kind:photo")[1]["ref"])
    page.desk.set_selection([int(ref[2:])])  # the first: it is chosen
    page.desk.set_current(int(ref[2:]))
    window.actions_.trigger("item.went_out")  # the second: asked where it went
    until(lambda: isinstance(window.page, LibraryPage))
    part = cast(LibraryPage, window.page).register
    until(lambda: part.tree.topLevelItemCount() == 1)
    assert part.line.text() == ref
    row = part.tree.topLevelItem(0)
    assert row is not None
    assert (row.text(1), row.text(2), row.text(4)) == ("First", "Annex", "annex.pdf")
    assert row.isExpanded()


def test_a_medium_is_chosen_or_typed(qtbot: QtBot, page: EditionPage, until: Settled) -> None:
    box = page.contents.medium
    page.tabs.setCurrentWidget(page.contents)
    line = box.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "700 MB")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(lambda: edition(page.desk.library, "First").contents.medium == "700 MB")
    line.selectAll()
    qtbot.keyClicks(line, "a floppy")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    until(lambda: "no medium" in box.toolTip())
    assert edition(page.desk.library, "First").contents.medium == "700 MB"
    box.setCurrentIndex(1)
    box.activated.emit(1)
    until(lambda: edition(page.desk.library, "First").contents.medium == "dvd")
