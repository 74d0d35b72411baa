"""A damaged library in the window: said, and salvaged when the editor wants it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.history import verify_log
from evidence_desk.desk.libraries import new_library
from evidence_desk.ui.window import Window
from hands import Settled, close_window, open_window


def _answer(window: Window, button: str, said: list[str]) -> None:
    """Press a button of each question that comes up while the window is there; what they asked."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            said.append(box.text())
            found = [one for one in box.buttons() if one.text().replace("&", "") in (button, "OK")]
            if found:
                found[0].click()

    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(50)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    with new_library(tmp_path / "case", "Damaged", editor="Mara") as library:
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
    with (tmp_path / "case" / "library.sqlite").open("r+b") as file:
        file.write(b"noise" * 4)
    return tmp_path / "case"


def test_a_damaged_library_is_salvaged_when_asked(
    qtbot: QtBot, until: Settled, case: Path, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    said: list[str] = []
    _answer(window, "Salvage it", said)
    window.open(case)
    until(lambda: window.desk is not None)
    until(lambda: any("proved by the journal" in one for one in said))
    assert "is damaged" in said[0]
    assert window.desk is not None
    assert verify_log(window.desk.library).ok
    assert len(list(case.glob("library damaged*.sqlite"))) == 1
    close_window(window)


def test_a_damaged_library_is_left_alone_when_not(
    qtbot: QtBot, until: Settled, case: Path, tmp_path: Path
) -> None:
    before = (case / "library.sqlite").read_bytes()
    window = open_window(qtbot, tmp_path)
    said: list[str] = []
    _answer(window, "Cancel", said)
    window.open(case)
    until(lambda: bool(said))
    qtbot.wait(200)
    assert window.desk is None
    assert (case / "library.sqlite").read_bytes() == before
    assert not list(case.glob("library damaged*"))
    close_window(window)
