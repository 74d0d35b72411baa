"""Verifying, being reminded of it, and finding lost originals again, in the window."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from evidence_desk.catalogue import journal
from evidence_desk.desk.describe import describe
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import change_settings, new_library
from evidence_desk.desk.verifications import due
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


def test_what_is_overdue_is_said_on_opening(
    window: Window, until: Settled, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Seen by the gate.")
    with monkeypatch.context() as long_ago:
        long_ago.setattr(journal, "now", lambda: "2020-01-02T12:00:00.000000Z")
        with new_library(tmp_path / "old", "Long ago", editor="Mara") as old:
            import_paths(old, [note])
            change_settings(old, verify_every=30)
    assert window.status.complaint() == "", "the first library came in today"
    window.open(tmp_path / "old")
    until(lambda: "verified again by" in window.status.complaint())
    assert "by 1\xa0February\xa02020:" in window.status.complaint()
    window.go(Place.library("overview"))
    page = _page(window)
    until(lambda: "it is overdue" in _words(page))
    page.verify()
    until(lambda: page.runs.topLevelItemCount() == 1)
    until(lambda: "it is overdue" not in _words(page))
    assert window.desk is not None
    assert not due(window.desk.library).overdue
    window.go(Place.library("settings"))
    until(lambda: _page(window)._settings._fields[-1].text() == "30")


def test_what_becomes_overdue_while_the_window_is_open_is_said_once_a_day(
    window: Window, until: Settled, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    note = tmp_path / "note.txt"
    note.write_text("Seen by the gate.")
    with monkeypatch.context() as long_ago:
        long_ago.setattr(journal, "now", lambda: "2020-01-02T12:00:00.000000Z")
        with new_library(tmp_path / "old", "Long ago", editor="Mara") as old:
            import_paths(old, [note])
            change_settings(old, verify_every=0)
    window.open(tmp_path / "old")
    until(lambda: window.desk is not None and window.desk.library.path.name == "old")
    assert window.desk is not None
    hourly = window.findChild(QTimer, "verification")
    assert hourly is not None
    assert hourly.isActive()
    hourly.setInterval(20)
    qtbot.wait(200)
    assert window.status.complaint() == "", "nobody wished to be reminded"
    change_settings(window.desk.library, verify_every=30)
    until(lambda: "verified again by" in window.status.complaint())
    window.status.complain("Something else.")
    qtbot.wait(200)
    assert window.status.complaint().endswith("Something else.")


def _words(page: LibraryPage) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel)).lower()


def test_an_entry_of_the_history_says_what_it_changed_once_it_is_opened(
    window: Window, until: Settled
) -> None:
    assert window.desk is not None
    describe(window.desk.library, ["E-1", "E-2"], {"rank": 3})
    window.go(Place.library("history"))
    log = _page(window).log
    until(lambda: log.topLevelItemCount() > 1)
    entry = log.topLevelItem(0)
    assert entry is not None
    assert entry.childCount() == 0
    entry.setExpanded(True)
    until(lambda: entry.childCount() == 2)
    assert entry.child(0).text(3).startswith("E-000001: ")
    assert "rank 0 → 3" in entry.child(0).text(3)
    entry.setExpanded(False)
    entry.setExpanded(True)
    QApplication.processEvents()
    assert entry.childCount() == 2
