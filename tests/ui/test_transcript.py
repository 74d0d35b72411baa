"""A transcript typed beside the film: lines begun at the play head, kept at pauses, undone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_desk.desk.history import undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.transcripts import add_line, replace_all, transcript
from evidence_desk.domain.transcripts import line
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, press, review, type_text
from numbered_film import numbered_film

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def _films(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("transcript")
    (folder / "in").mkdir()
    numbered_film(folder / "in" / "1.mp4", 500)
    numbered_film(folder / "in" / "2.mp4", 100)
    with new_library(folder / "words", "Words", editor="Mara") as library:
        import_paths(library, [folder / "in"])
    return folder / "words"


@pytest.fixture
def window(bare: Window) -> Window:
    """The window; these tests open a library of their own."""
    return bare


@pytest.fixture
def page(window: Window, until: Settled, tmp_path: Path, _films: Path) -> ReviewPage:
    """A film of twenty seconds and a second one, the first under review."""
    shutil.copytree(_films, tmp_path / "words")
    found = review(window, until, tmp_path / "words", [1, 2], query="harbour")
    until(lambda: found.film.pane.frame_number == 0)
    return found


def _library(window: Window) -> Library:
    assert window.desk is not None
    return window.desk.library


def _said(window: Window, language: str = "en") -> list[tuple[float, str]]:
    return [(one.start_s, one.words) for one in transcript(_library(window), 1, language)]


def test_lines_begin_where_the_play_head_is(
    qtbot: QtBot, window: Window, until: Settled, page: ReviewPage
) -> None:
    press(qtbot, Key.Key_W)
    until(page.transcript.edit.hasFocus)
    type_text(qtbot, "They come down to the harbour, m and n")  # letters that are keys elsewhere
    page.film.pane.seek(4.0)
    press(qtbot, Key.Key_Return)
    type_text(qtbot, "and stop")
    press(qtbot, Key.Key_Return, SHIFT)
    type_text(qtbot, "at the gate")
    until(lambda: len(_said(window)) == 2)
    assert _said(window) == [
        (0.0, "They come down to the harbour, m and n"),
        (4.0, "and stop\nat the gate"),
    ]
    assert [one["ref"] for one in items_json(_library(window), "text:gate")] == ["E-000001"]
    page.film.pane.seek(2.0)  # back: what is heard there goes between the two
    press(qtbot, Key.Key_Return)
    type_text(qtbot, "a dog")
    press(qtbot, Key.Key_Escape)
    until(lambda: len(_said(window)) == 3)
    assert [at for at, _ in _said(window)] == [0.0, 2.0, 4.0]
    assert page.hasFocus()
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: len(_said(window)) == 2)
    until(lambda: "a dog" not in page.transcript.edit.toPlainText())
    assert verify_log(_library(window)).ok


def test_the_player_is_led_from_the_text(
    qtbot: QtBot, window: Window, until: Settled, page: ReviewPage
) -> None:
    replace_all(_library(window), "E-000001", "en", [line(n, None, f"line {n}") for n in range(15)])
    press(qtbot, Key.Key_W)
    until(lambda: "line 14" in page.transcript.edit.toPlainText())
    press(qtbot, Key.Key_Home, CTRL)
    press(qtbot, Key.Key_Down, ALT)
    press(qtbot, Key.Key_Down, ALT)
    assert page.film.pane.position == pytest.approx(2.0)
    press(qtbot, Key.Key_Period, CTRL)
    assert page.film.pane.position == pytest.approx(5.0)
    press(qtbot, Key.Key_Comma, CTRL)
    assert page.film.pane.position == pytest.approx(2.0)
    page.film.pane.seek(2.4)
    press(qtbot, Key.Key_T, CTRL)
    until(lambda: (2.4, "line 2") in _said(window))
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_Backspace)
    until(lambda: (1.0, "line 1 line 2") in _said(window))
    assert len(_said(window)) == 14
    undo(_library(window))
    until(lambda: "line 1 line 2" not in page.transcript.edit.toPlainText())


def test_a_line_put_before_the_first_leaves_every_other_its_time(
    qtbot: QtBot, window: Window, until: Settled, page: ReviewPage
) -> None:
    press(qtbot, Key.Key_W)
    until(page.transcript.edit.hasFocus)
    for at, words in ((6.0, "third"), (4.0, "second"), (2.0, "first")):
        page.film.pane.seek(at)
        if at < 6:
            press(qtbot, Key.Key_Return)
        type_text(qtbot, words)
    press(qtbot, Key.Key_Escape)
    until(lambda: len(_said(window)) == 3)
    assert _said(window) == [(2.0, "first"), (4.0, "second"), (6.0, "third")]


def test_what_was_typed_is_kept_for_the_item_it_was_typed_for(
    qtbot: QtBot, window: Window, until: Settled, page: ReviewPage
) -> None:
    press(qtbot, Key.Key_W)
    until(page.transcript.edit.hasFocus)
    type_text(qtbot, "first film")
    page.go_to(1)
    until(lambda: page.number == 2 and page.detail is not None)
    until(lambda: _said(window) == [(0.0, "first film")])
    assert page.transcript.edit.toPlainText() == ""
    page.transcript.edit.setFocus()
    type_text(qtbot, "second film")
    page.transcript.choose("ar")
    until(lambda: page.transcript.languages.currentData() == "ar")
    for sign in "السلام":  # the hands of tests type Latin letters only
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(page.transcript.edit, key)
    press(qtbot, Key.Key_Escape)
    until(lambda: len(transcript(_library(window), 2, "ar")) == 1)
    assert transcript(_library(window), 2, "en")[0].words == "second film"


def test_others_lines_come_in_and_a_file_is_taken(
    qtbot: QtBot, window: Window, until: Settled, page: ReviewPage, tmp_path: Path
) -> None:
    press(qtbot, Key.Key_W)
    add_line(_library(window), "E-000001", "en", 3, "somebody else")
    until(lambda: page.transcript.edit.toPlainText() == "somebody else")
    (tmp_path / "film.srt").write_text("1\n00:00:01,000 --> 00:00:02,500\nfrom a file\n", "utf-8")
    page.transcript.take(tmp_path / "film.srt")
    until(lambda: page.transcript.edit.toPlainText() == "from a file")
    assert transcript(_library(window), 1, "en")[0].end_s == 2.5
