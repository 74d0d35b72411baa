"""The document redacted by hand and eye: names proposed, confirmed, drawn over, kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, original
from evidence_desk.desk.libraries import Library
from evidence_desk.domain.derived import PagesRecipe
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.redact_dialog import RedactDialog
from evidence_desk.ui.widgets.redact_pages_dialog import RedactPagesDialog
from evidence_desk.ui.window import Window
from faces_made import scene
from hands import CTRL, SHIFT, Key, Settled, press, waiting
from hands import review as open_review
from pdfs_made import holds, line, saved, text_of, with_text

NAME = "Zygmuntowicz"


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """Wait for something to hold: pages are drawn by processes that may have to start first."""
    return waiting(qtbot, 40_000)


def _library(window: Window) -> Library:
    assert window.desk is not None
    return window.desk.library


@pytest.fixture
def statement(window: Window, tmp_path: Path) -> int:
    """A statement of three pages in the library; the second without text."""
    pdf = with_text(
        line(f"Statement of {NAME}, and of {NAME} again.", 72, 700),
        "0 g 50 50 300 300 re f",
        line(f"Signed: {NAME.upper()}.", 72, 700) + line("At night.", 72, 600),
    )
    (ref,) = import_paths(_library(window), [saved(pdf, tmp_path / "statement.pdf")]).added
    return int(ref[2:])


def _opened(qtbot: QtBot, window: Window, until: Settled, number: int) -> ReviewPage:
    page = open_review(window, until, _library(window).path, [number])
    page.take_focus()
    until(page.hasFocus)
    press(qtbot, Key.Key_X, SHIFT)
    return page


def _dialog(qtbot: QtBot, window: Window, until: Settled, number: int) -> RedactPagesDialog:
    _opened(qtbot, window, until, number)
    until(lambda: bool(window.findChildren(RedactPagesDialog)))
    dialog = window.findChildren(RedactPagesDialog)[0]
    until(lambda: dialog.canvas.hasFocus() and not dialog.canvas.image.isNull())
    return dialog


def test_a_name_is_proposed_confirmed_and_gone(
    qtbot: QtBot, window: Window, until: Settled, statement: int
) -> None:
    dialog = _dialog(qtbot, window, until, statement)
    canvas = dialog.canvas
    assert not dialog.make.isEnabled()
    qtbot.keyClick(dialog, Key.Key_F, CTRL)
    until(dialog.words.hasFocus)
    qtbot.keyClicks(dialog.words, "zygmuntowicz")
    qtbot.keyClick(dialog.words, Key.Key_Return)
    until(lambda: len(canvas.proposals) == 2)
    assert "3 places" in dialog.found.text()
    assert ": 2." in dialog.found.text()
    assert not dialog.make.isEnabled()  # what is proposed covers nothing
    until(canvas.hasFocus)
    qtbot.keyClick(canvas, Key.Key_Return)
    assert (len(canvas.shapes), len(canvas.proposals)) == (1, 1)
    qtbot.keyClick(canvas, Key.Key_Delete)
    assert (len(canvas.shapes), len(canvas.proposals)) == (1, 0)
    qtbot.keyClick(dialog, Key.Key_Z, CTRL)
    assert (len(canvas.shapes), len(canvas.proposals)) == (1, 1)
    assert "1 covered" in dialog.pages.item(0).text()
    assert "1 proposed" in dialog.pages.item(2).text()
    dialog.everywhere.click()
    assert [len(dialog.what().on(page)) for page in (1, 2, 3)] == [2, 0, 1]
    assert dialog.make.isEnabled()
    qtbot.keyClick(dialog, Key.Key_Return, CTRL)
    assert window.desk is not None
    library = window.desk.library
    until(lambda: bool(item(library, statement).made))
    (made,) = item(library, statement).made
    until(lambda: isinstance(window.page, ReviewPage) and window.page.title().startswith(made.ref))
    data = original(library, made.ref).read_bytes()
    assert not holds(data, NAME)
    assert "At night." in text_of(data)
    recipe = item(library, made.ref).recipe
    assert isinstance(recipe, PagesRecipe)
    assert recipe.redaction.count() == 3


def test_each_page_keeps_what_is_drawn_on_it(
    qtbot: QtBot, window: Window, until: Settled, statement: int
) -> None:
    dialog = _dialog(qtbot, window, until, statement)
    canvas = dialog.canvas
    qtbot.keyClick(canvas, Key.Key_Insert)
    first = list(canvas.shapes)
    qtbot.keyClick(dialog, Key.Key_PageDown, CTRL)
    assert (dialog.number, canvas.shapes) == (2, [])
    until(lambda: not canvas.image.isNull())
    rect = canvas.picture_rect()
    corner = QPoint(round(rect.left()) + 20, round(rect.top()) + 20)
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=corner)
    qtbot.mouseMove(canvas, corner + QPoint(30, 30))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=corner + QPoint(80, 60))
    assert len(canvas.shapes) == 1
    qtbot.keyClick(dialog, Key.Key_P, CTRL)
    until(lambda: canvas._shown is not None)
    dialog.pages.setCurrentRow(0)
    assert (dialog.number, canvas.shapes) == (1, first)
    assert canvas._shown is None
    for _ in range(3):
        qtbot.keyClick(dialog, Key.Key_PageDown, CTRL)
    assert dialog.number == 3
    qtbot.keyClick(canvas, Key.Key_Escape)
    until(lambda: not dialog.isVisible())
    assert window.desk is not None
    assert not item(window.desk.library, statement).made


def test_everything_in_it_has_a_name(
    qtbot: QtBot, window: Window, until: Settled, statement: int
) -> None:
    dialog = _dialog(qtbot, window, until, statement)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            name = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert name, f"{type(widget).__name__} has no name"


def test_another_kind_of_document_says_what_to_do(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    (tmp_path / "note.txt").write_text("He came at night.")
    (ref,) = import_paths(_library(window), [tmp_path / "note.txt"]).added
    page = open_review(window, until, _library(window).path, [int(ref[2:])])
    said: list[str] = []
    assert window.desk is not None
    window.desk.said.connect(said.append)
    page.take_focus()
    until(page.hasFocus)
    press(qtbot, Key.Key_X, SHIFT)
    until(lambda: any("save it as PDF" in one for one in said))
    assert not window.findChildren(RedactPagesDialog)


def test_faces_are_proposed_over_a_photo_and_confirmed(
    qtbot: QtBot, window: Window, until: Settled, tmp_path: Path
) -> None:
    scene(640, 480, [(60, 60, 200), (400, 90, 100)]).save(tmp_path / "faces.png")
    (ref,) = import_paths(_library(window), [tmp_path / "faces.png"]).added
    _opened(qtbot, window, until, int(ref[2:]))
    until(lambda: bool(window.findChildren(RedactDialog)))
    dialog = window.findChildren(RedactDialog)[0]
    until(lambda: not dialog.canvas.image.isNull())
    dialog.faces.click()
    until(lambda: len(dialog.canvas.proposals) == 2)
    assert "2 faces proposed" in dialog.found.text()
    assert not dialog.make.isEnabled()
    rect = dialog.canvas.picture_rect()
    middle = QPoint(
        round(rect.left() + 160 / 640 * rect.width()), round(rect.top() + 160 / 480 * rect.height())
    )
    qtbot.mouseClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=middle)
    qtbot.mouseDClick(dialog.canvas, Qt.MouseButton.LeftButton, pos=middle)
    assert (len(dialog.canvas.shapes), len(dialog.canvas.proposals)) == (1, 1)
    dialog.covers.confirm_all.click()
    assert (len(dialog.canvas.shapes), len(dialog.canvas.proposals)) == (2, 0)
    assert dialog.make.isEnabled()
    dialog.faces.click()
    until(lambda: dialog.faces.isEnabled())
    assert not dialog.canvas.proposals  # what is covered is not asked about again
    dialog.reject()
