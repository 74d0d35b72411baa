"""What went out, asked for in the window: two steps from a number to what the recipient got."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from evidence_desk.desk.editions import add_edition, issue
from evidence_desk.desk.handed_over import handed_over
from evidence_desk.desk.handover import export_annex
from evidence_desk.desk.items import items_json
from evidence_desk.desk.ties import tie
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.window import Window
from hands import Settled


def test_a_number_leads_to_what_was_given(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.desk is not None
    library = window.desk.library
    window.actions_.trigger("library.register")
    page = window.page
    assert isinstance(page, LibraryPage)
    part = page.register
    until(lambda: part.none.isVisible() and "Nothing" in part.none.text())
    photo = str(items_json(library, "kind:photo")[0]["ref"])
    tie(library, [photo], sections=["1"])
    add_edition(library, "Full", audience="full", recipient="The Ombudsman")
    issue(library, "Full")
    export_annex(library, "Full", tmp_path / "annex.pdf")
    until(lambda: part.tree.topLevelItemCount() == 1)
    part.line.setFocus()
    qtbot.keyClicks(part.line, "2")
    until(lambda: part.tree.topLevelItemCount() == 0)
    assert "holds “2”" in part.none.text()
    part.line.clear()
    qtbot.keyClicks(part.line, "1")
    until(lambda: part.tree.topLevelItemCount() == 1)
    row = part.tree.topLevelItem(0)
    assert row is not None
    assert [row.text(at) for at in (1, 2, 3, 4, 5)] == [
        "Full", "Annex", "The Ombudsman", "annex.pdf", "1",
    ]  # fmt: skip
    part.tree.setCurrentItem(row)
    part.copy.click()
    assert QGuiApplication.clipboard().text() == handed_over(library)[0].sha256
    monkeypatch.setattr(QInputDialog, "getText", lambda *_: ("by hand", True))
    part.note.click()
    until(lambda: handed_over(library)[0].notes == ("by hand",))
    until(lambda: "by hand" in part.tree.topLevelItem(0).child(0).text(0))  # type: ignore[union-attr]
    part.tree.itemActivated.emit(part.tree.topLevelItem(0), 0)
    until(lambda: window.page.id == "edition")  # type: ignore[union-attr]
