"""Verifying, being reminded of it, and finding lost originals again, in the window."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from evidence_desk.desk.libraries import change_settings
from evidence_desk.desk.verifications import Due
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window
from hands import Settled


def _page(window: Window) -> LibraryPage:
    assert isinstance(window.page, LibraryPage)
    return window.page


def test_a_lost_original_is_found_again_and_each_verification_is_listed(
    window: Window, until: Settled, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.desk is not None
    library = window.desk.library
    gone = next((library.path / "originals").rglob("E-000002*"))
    shutil.copy(gone, tmp_path / "under another name.bin")
    gone.unlink()
    window.go(Place.library("overview"))
    page = _page(window)
    assert not page.runs.isVisible(), "none was made yet"
    page.verify()
    until(lambda: page.runs.topLevelItemCount() == 1)
    line = page.runs.topLevelItem(0)
    assert line is not None
    assert (line.text(1), line.text(2)) == ("Mara", "9")
    assert line.text(3) == "1 missing, 0 changed, 0 unknown"
    assert line.child(0).text(3) == "missing: E-000002"

    asked: list[str] = []

    def agree() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            asked.append(f"{box.text()} {box.informativeText()}")
            next(one for one in box.buttons() if one.text() == "Use them").click()

    timer = QTimer(window)
    timer.timeout.connect(agree)
    timer.start(50)
    page.relink(tmp_path)
    until(gone.is_file)

    until(lambda: page.said.text() == "1 original in use again.")
    assert "1 missing original found" in asked[0]
    assert "under another name.bin" in asked[0]
    page.relink(tmp_path)
    until(lambda: page.said.text() == "No original is missing.")


def test_what_is_overdue_is_said(window: Window, until: Settled) -> None:
    assert window.desk is not None
    change_settings(window.desk.library, verify_every=30)
    window._remind(Due(30, None, overdue=False))
    assert window.status.complaint() == ""
    window.go(Place.library("settings"))
    until(lambda: _page(window)._settings._fields[-1].text() == "30")
