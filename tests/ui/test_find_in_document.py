"""Words found in the document under review: on the pages of a PDF, and in a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pikepdf
import pytest
from fpdf import FPDF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, close_window, open_window, press, type_text
from small_media import photo

_TEXT = "The order came at six.\nAn ORDER, they said \U0001f701\nin order\nto clear the quay.\n"


def _pdf(path: Path) -> None:
    """Three pages; "order" twice on the first, low down, and once on the third, which is turned."""
    made = FPDF(unit="pt", format=(400, 800))
    made.set_font("helvetica", size=20)
    for page in ("first", "second", "third"):
        made.add_page()
        made.text(20, 40, f"The {page} page")
        if page == "first":
            made.text(20, 700, "An order, and")
            made.text(20, 740, "the ORDER again")
        if page == "third":
            made.text(20, 400, "One more order")
    made.output(str(path))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[2].rotate(90, relative=False)
        pdf.save(path)


@pytest.fixture
def reading(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window on a library of a PDF, a DOCX, a plain text and a photo."""
    (tmp_path / "in").mkdir()
    _pdf(tmp_path / "in" / "order.pdf")
    paper = docx.Document()
    for line in _TEXT.splitlines():
        paper.add_paragraph(line)
    paper.save(str(tmp_path / "in" / "order.docx"))
    (tmp_path / "in" / "order.txt").write_text(_TEXT, encoding="utf-8")
    photo(tmp_path / "in" / "IMG.JPG", seed=1, size=(400, 300))
    with new_library(tmp_path / "case", "The quay", editor="Mara") as library:
        import_paths(library, [tmp_path / "in"])
    window = open_window(qtbot, tmp_path)
    window.take(open_library(tmp_path / "case", "Mara"))
    yield window
    close_window(window)


def _open(window: Window, until: Settled, query: str) -> ReviewPage:
    assert window.desk is not None
    refs = [str(one["ref"]) for one in items_json(window.desk.library, query)]
    window.go(Place.review([int(ref[2:]) for ref in refs]))
    page = window.page
    assert isinstance(page, ReviewPage)
    until(lambda: page.title().startswith(refs[0]))
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    return page


def _find(qtbot: QtBot, page: ReviewPage, until: Settled, words: str, said: str) -> None:
    press(qtbot, Key.Key_F, CTRL)
    bar = page.document.finding.bar
    until(bar.line.hasFocus)
    type_text(qtbot, words)
    until(lambda: bar.count.text() == said)


def test_words_are_found_on_the_pages_of_a_pdf(
    qtbot: QtBot, reading: Window, until: Settled
) -> None:
    page = _open(reading, until, "format:pdf")
    document, picture = page.document, page.document.picture
    until(lambda: not picture.image.isNull())
    _find(qtbot, page, until, "order", "1 of 3")
    until(lambda: len(picture.found.places) == 2)
    part = picture.found.part_in_hand()
    assert part.y() == pytest.approx(700 / 800, abs=0.04)
    middle = picture.where(part.center().x(), part.center().y()).toPoint()
    assert picture.viewport().rect().contains(middle), "it was scrolled into sight"
    press(qtbot, Key.Key_Return)
    until(lambda: picture.found.hand == 1)
    assert document.finding.bar.count.text() == "2 of 3"
    press(qtbot, Key.Key_Return)
    until(lambda: document.page == 3)
    until(lambda: len(picture.found.places) == 1)
    part = picture.found.part_in_hand()
    assert part.height() > part.width(), "the page is turned, and so are its words"
    assert part.x() == pytest.approx(0.5, abs=0.05)
    press(qtbot, Key.Key_Return)  # round again
    until(lambda: document.page == 1 and picture.found.hand == 0)
    press(qtbot, Key.Key_Return, SHIFT)
    until(lambda: document.page == 3 and picture.found.hand == 0)
    press(qtbot, Key.Key_Escape)
    until(lambda: QApplication.focusWidget() is page)
    assert not document.finding.bar.isVisible()
    assert picture.found.places == []
    assert reading.page is page, "the first Escape only ends the search"
    press(qtbot, Key.Key_Left)
    until(lambda: document.page == 2)
    qtbot.wait(200)
    assert picture.found.places == []


@pytest.mark.parametrize("query", ["name:order.txt", "name:order.docx"])
def test_words_are_found_in_a_text(
    qtbot: QtBot, reading: Window, until: Settled, query: str
) -> None:
    page = _open(reading, until, query)
    text = page.document.text
    _find(qtbot, page, until, "Order", "1 of 3")
    for row in ("The order came", "An ORDER, they", "in order"):
        selections = text.extraSelections()
        words = [one.cursor.selectedText().lower() for one in selections]  # type: ignore[attr-defined]
        assert words == ["order"] * 3
        assert row in text.textCursor().block().text()
        press(qtbot, Key.Key_Return)
        qtbot.wait(50)
    assert page.document.finding.bar.count.text() == "1 of 3"
    type_text(qtbot, "x")
    until(lambda: page.document.finding.bar.count.text() == "not found")
    assert text.extraSelections() == []
    press(qtbot, Key.Key_Escape)
    press(qtbot, Key.Key_F, CTRL)
    until(page.document.finding.bar.line.hasFocus)
    type_text(qtbot, "clear the")  # what was typed before is typed over
    until(lambda: page.document.finding.bar.count.text() == "1 of 1")


def test_where_there_is_no_document_items_are_sought(
    qtbot: QtBot, reading: Window, until: Settled
) -> None:
    _open(reading, until, "kind:photo")
    press(qtbot, Key.Key_F, CTRL)
    until(lambda: isinstance(reading.page, GalleryPage))
    page = reading.page
    assert isinstance(page, GalleryPage)
    until(page.search.line.hasFocus)


def test_what_is_looked_for_has_room_where_the_page_is_narrow(
    qtbot: QtBot, reading: Window, until: Settled
) -> None:
    page = _open(reading, until, "format:pdf")
    reading.resize(960, 516)
    until(lambda: page.width() < 480)
    _find(qtbot, page, until, "order", "1 of 3")
    bar = page.document.finding.bar
    until(lambda: bar.line.width() >= 150 and bar.count.width() >= bar.count.sizeHint().width())
    reading.resize(1280, 696)
    until(lambda: page.width() > 480)
    until(lambda: bar.line.width() >= 150)
    assert bar.line.text() == "order"
