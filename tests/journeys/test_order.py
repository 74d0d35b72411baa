"""Ordering: from a card of files to a chronology, an outline and a draft that cites it, by hand."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, TypeVar

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdfium2 import PdfDocument
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QPushButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from evidence_desk.desk import chronology, outline
from evidence_desk.desk.chronology import incident, incidents
from evidence_desk.desk.clocks import list_clocks
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, edition, issue
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.places import places
from evidence_desk.desk.sources import source, source_identity, sources
from evidence_desk.desk.suggestions import declined, suggest
from evidence_desk.desk.ties import tie
from evidence_desk.desk.vocabularies import vocabularies
from evidence_desk.domain.items import make_ref
from evidence_desk.ui.models.items import items_mime
from evidence_desk.ui.pages.chronology import ChronologyPage
from evidence_desk.ui.pages.draft import DraftPage
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.incident import IncidentPage
from evidence_desk.ui.pages.library_clocks import ClocksPart
from evidence_desk.ui.pages.library_places import PlacesPart
from evidence_desk.ui.pages.library_sources import SourcesPart
from evidence_desk.ui.pages.library_vocabularies import VocabulariesPart
from evidence_desk.ui.pages.map import MapPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.report import ReportPage
from evidence_desk.ui.widgets.chronology_dialog import ChronologyDialog
from evidence_desk.ui.widgets.occasions import OccasionDialog
from evidence_desk.ui.widgets.renumber_dialog import RenumberDialog
from evidence_desk.ui.widgets.sheet_export import SheetExport
from evidence_desk.ui.widgets.sheet_review import SheetReview
from evidence_desk.ui.window import Window
from hands import CTRL, PLAIN, SHIFT, Key, Settled, does, press, type_text
from small_media import card

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
Kind = TypeVar("Kind", bound=QWidget)


@pytest.fixture(scope="module")
def _taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A phone's card taken in: nine items of two nights of September 2010, two with a point."""
    folder = tmp_path_factory.mktemp("order")
    with new_library(folder / "case", "The quay", editor="Mara") as library:
        import_paths(library, [card(folder / "phone")])
        outline.add_section(library, "1", {"en": "Violence", "fr": "Violences"})
        chronology.add_incident(library, "2010-09-21", {"en": "Raid on the quay"})
    return folder / "case"


@pytest.fixture
def library(window: Window, until: Settled, _taken_in: Path, tmp_path: Path) -> Library:
    """That library, open in the window."""
    path = tmp_path / "case"
    shutil.copytree(_taken_in, path)
    does(window.open, path)
    until(lambda: window.desk is not None and window.desk.library.path == path)
    until(lambda: isinstance(window.page, GalleryPage) and len(window.page.view.ids()) == 9)
    assert window.desk is not None
    return window.desk.library


def _page(window: Window, until: Settled, kind: type[Kind]) -> Kind:
    until(lambda: isinstance(window.page, kind))
    assert isinstance(window.page, kind)
    return window.page


def _part(window: Window, until: Settled, tab: str, kind: type[Kind]) -> Kind:
    """A part of the library's page, as its key and tab show it."""
    does(window.go, Place.library(tab))
    until(lambda: any(one.isVisible() for one in window.findChildren(kind)))
    return next(one for one in window.findChildren(kind) if one.isVisible())


def _box(kind: type[Kind]) -> Kind | None:
    shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
    return next((one for one in shown if one.isVisible()), None)


def _type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    qtbot.waitUntil(field.hasFocus, timeout=10_000)
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, text)
    press(qtbot, Key.Key_Tab)


def _click(qtbot: QtBot, within: QWidget, words: str) -> None:
    button = next(one for one in within.findChildren(QPushButton) if one.text() == words)
    does(qtbot.mouseClick, button, LEFT)


def test_from_a_loose_item_to_a_chronology_on_paper(
    qtbot: QtBot, window: Window, library: Library, until: Settled, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Zoomed in by the wheel's keys, an item dragged onto an incident, taken back, written."""
    chronology.add_incident(library, "2010-10?", {"en": "Second night"})
    press(qtbot, Key.Key_6, CTRL)
    page = _page(window, until, ChronologyPage)
    view = page.view
    until(lambda: len(view.axis.bars) == 2 and view.hasFocus())
    press(qtbot, Key.Key_PageDown)
    whole = view.scale.span
    for _ in range(3):
        press(qtbot, Key.Key_Plus)
    assert view.scale.span < whole / 3
    assert view.horizontalScrollBar().pageStep() < view.horizontalScrollBar().maximum()
    press(qtbot, Key.Key_0, CTRL)
    assert view.scale.span == pytest.approx(whole)

    sight = view.sight()
    bar = next(at for at, one in enumerate(sight.axis.bars) if one.ref == "I-001")
    mime, where = items_mime([1]), sight.bar_rect(bar).center()
    entered = QDragEnterEvent(where.toPoint(), Qt.DropAction.CopyAction, mime, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), entered)
    dropped = QDropEvent(where, Qt.DropAction.CopyAction, mime, LEFT, PLAIN)
    QApplication.sendEvent(view.viewport(), dropped)
    until(lambda: incident(library, "I-1").item_ids == (1,))
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: incident(library, "I-1").item_ids == ())
    press(qtbot, Key.Key_Z, CTRL | SHIFT)
    until(lambda: incident(library, "I-1").item_ids == (1,))

    out = tmp_path / "chronology.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(out), ""))
    press(qtbot, Key.Key_P, CTRL)
    until(lambda: _box(ChronologyDialog) is not None)
    box = _box(ChronologyDialog)
    assert box is not None
    box.show_it.setChecked(False)
    does(qtbot.mouseClick, box.start, LEFT)
    until(lambda: box.written == out)
    does(box.close)
    with PdfDocument(out) as document:
        words = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "Raid on the quay" in words
    assert "E-000001" in words
    assert "October 2010" in words.replace("\u00a0", " ")


def test_what_may_belong_to_an_incident_is_accepted_or_never_asked_again(
    qtbot: QtBot, window: Window, library: Library, until: Settled
) -> None:
    """A further night widens what is suggested; some are taken, one is declined for good."""
    chronology.add_incident(library, "2010-09-21", {"en": "Arrest"})
    press(qtbot, Key.Key_6, CTRL)
    times = _page(window, until, ChronologyPage)
    until(lambda: len(times.view.axis.bars) == 2 and times.view.hasFocus())
    for _ in range(2):
        press(qtbot, Key.Key_PageDown)
    press(qtbot, Key.Key_Return)
    page = _page(window, until, IncidentPage)
    part = page.suggested
    until(lambda: part.list.count() == len(suggest(library, page.target)) > 2)
    before = part.list.count()
    does(qtbot.mouseClick, page.occasions.findChildren(QToolButton)[-1], LEFT)
    until(lambda: _box(OccasionDialog) is not None)
    box = _box(OccasionDialog)
    assert box is not None
    _type_into(qtbot, box.date, "22/9/2010")
    box.place.setFocus()
    press(qtbot, Key.Key_Return)
    until(lambda: len(incident(library, page.target).occasions) == 1)
    until(lambda: part.list.count() == len(suggest(library, page.target)) >= before)

    press(qtbot, Key.Key_A)  # the first press goes to the list
    until(part.list.hasFocus)
    press(qtbot, Key.Key_Down, SHIFT)
    taken = {one.id for one in part.chosen()}
    assert len(taken) == 2
    assert all(one.reason("en") for one in part.chosen())
    press(qtbot, Key.Key_A)
    until(lambda: set(incident(library, page.target).item_ids) == taken)
    until(lambda: part.list.hasFocus() and len(part.chosen()) == 1)
    no = part.chosen()[0].ref
    press(qtbot, Key.Key_D)
    until(lambda: [one.ref for one in declined(library, page.target)] == [no])
    describe(library, [no], {"title.en": "Looked at again"})
    assert no not in {one.ref for one in suggest(library, page.target)}
    does(window.back)
    _page(window, until, ChronologyPage)
    window.forward()
    until(lambda: window.page is page and part.list.count() == len(suggest(library, page.target)))
    shown = [part.list.item(row).text() for row in range(part.list.count())]
    assert not any(words.startswith(no) for words in shown)


def test_a_wrong_clock_is_put_right_for_a_whole_card(
    qtbot: QtBot, window: Window, library: Library, until: Settled
) -> None:
    part = _part(window, until, "clocks", ClocksPart)
    until(lambda: part.devices.topLevelItemCount() > 0)
    [line] = part.devices.findItems("PENTAX K-7", Qt.MatchFlag.MatchExactly)
    part.devices.setCurrentItem(line)
    own = {number: item(library, number).captured for number in range(1, 10)}
    part.fields["shift"].setFocus()
    type_text(qtbot, "+1:02")
    until(lambda: part.effects.rowCount() == 5)
    assert item(library, 1).captured == own[1]  # looked at, and nothing changed yet
    part.fields["evidence"].setFocus()
    type_text(qtbot, "church clock")
    until(part.save.isEnabled)
    does(qtbot.mouseClick, part.save, LEFT)
    until(lambda: len(list_clocks(library)) == 1)
    changed = [n for n in own if item(library, n).captured != own[n]]
    assert len(changed) == 5
    part.devices.setFocus()
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: not list_clocks(library))
    assert {n: item(library, n).captured for n in own} == own
    press(qtbot, Key.Key_Z, CTRL | SHIFT)
    until(lambda: len([n for n in own if item(library, n).captured != own[n]]) == 5)


def test_a_place_is_named_given_a_point_and_what_lies_there_is_tied_from_the_map(
    qtbot: QtBot, window: Window, library: Library, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = _part(window, until, "places", PlacesPart)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("The pier", True))
    _click(qtbot, part, "New place…")
    until(lambda: part.tree.topLevelItemCount() == 1 and part.form.isEnabled())
    for name, text in (("name.fr", "La jetee"), ("point", "41.1, 22.5"), ("radius", "2km")):
        _type_into(qtbot, part.editors[name], text)
    until(lambda: places(library)[0].radius_m == 2000)
    until(lambda: part._accept.isVisible() and part._accept.isEnabled())
    does(qtbot.mouseClick, part._accept, LEFT)
    until(lambda: item_ids(library, 'place:"La jetee"') == [1, 2])

    press(qtbot, Key.Key_7, CTRL)
    page = _page(window, until, MapPage)
    view = page.map
    until(lambda: view.contents is not None and view.outlines is not None and view.hasFocus())
    view.grab()
    marks = [one.at.toPoint() for one in view.marks if one.kind == "item"]
    assert marks
    corner = QPoint(min(one.x() for one in marks), min(one.y() for one in marks))
    other = QPoint(max(one.x() for one in marks), max(one.y() for one in marks))
    margin = QPoint(40, 40)
    does(qtbot.mousePress, view, LEFT, SHIFT, corner - margin)
    does(qtbot.mouseMove, view, corner)
    does(qtbot.mouseMove, view, other + margin)
    does(qtbot.mouseRelease, view, LEFT, SHIFT, other + margin)
    assert window.desk is not None
    until(lambda: sorted(window.desk.selection()) == [1, 2])  # type: ignore[union-attr]
    press(qtbot, Key.Key_G)
    gallery = _page(window, until, GalleryPage)
    until(lambda: sorted(gallery.view.ids()) == [1, 2])


def _said(library: Library) -> dict[str, str]:
    return {row.number: row.titles.get("en", "") for row in outline.sections(library)}


def test_an_outline_is_typed_moved_pasted_and_shows_what_is_thin(
    qtbot: QtBot, window: Window, library: Library, until: Settled
) -> None:
    press(qtbot, Key.Key_4, CTRL)
    page = _page(window, until, ReportPage)
    until(lambda: page.tree.current_number() == "1" and page.tree.hasFocus())
    press(qtbot, Key.Key_Return)
    until(page.tree.editing)
    type_text(qtbot, "At night")
    press(qtbot, Key.Key_Return)
    until(lambda: _said(library).get("2") == "At night")
    until(page.tree.editing)
    press(qtbot, Key.Key_Escape)
    until(lambda: not page.tree.editing() and page.tree.hasFocus())
    press(qtbot, Key.Key_Tab)
    until(lambda: _said(library) == {"1": "Violence", "1.1": "At night"})
    until(lambda: page.tree.current_number() == "1.1")
    press(qtbot, Key.Key_Backtab, SHIFT)
    until(lambda: list(_said(library)) == ["1", "2"])
    until(lambda: page.tree.current_number() == "2")
    press(qtbot, Key.Key_Up, ALT)
    until(lambda: _said(library) == {"1": "At night", "2": "Violence"})
    until(lambda: page.tree.current_number() == "1")
    press(qtbot, Key.Key_Down, ALT)
    until(lambda: _said(library) == {"1": "Violence", "2": "At night"})
    until(lambda: page.tree.current_number() == "2")

    QApplication.clipboard().setText("Detention\n    Without a judge\n    Without a lawyer\n")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: list(_said(library)) == ["1", "2", "3", "3.1", "3.2"])
    until(lambda: page.tree.current_number() == "3")
    QApplication.clipboard().setText("# The law\n\n## Of the land\n\nNot a heading.\n")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: _said(library).get("4.1") == "Of the land")
    assert _said(library)["4"] == "The law"
    does(window.actions_.trigger, "edit.undo")
    until(lambda: list(_said(library)) == ["1", "2", "3", "3.1", "3.2"])

    photos = [make_ref("item", one) for one in item_ids(library, "kind:photo")[:2]]
    tie(library, photos, ["I-1"], ["3.2"])
    chronology.tie_incident(library, "I-1", sections=["3.1"])
    press(qtbot, Key.Key_G, CTRL)
    table = page.grid.table
    until(lambda: table.rowCount() == 5 and table.item(2, 2).text() == "2 (1)")
    until(table.hasFocus)
    table.setCurrentCell(2, 2)
    press(qtbot, Key.Key_Return)
    gallery = _page(window, until, GalleryPage)
    until(lambda: sorted(gallery.view.ids()) == sorted(item_ids(library, "section:3 kind:photo")))
    assert len(gallery.view.ids()) == 2
    press(qtbot, Key.Key_Left, ALT)
    until(lambda: window.page is page)
    table.setFocus()
    press(qtbot, Key.Key_Return, SHIFT)
    times = _page(window, until, ChronologyPage)
    until(lambda: [bar.ref for bar in times.view.axis.bars] == ["I-001"])
    assert times.search.text() == "section:3 kind:photo"


def test_two_terms_that_mean_the_same_become_one(
    qtbot: QtBot, window: Window, library: Library, until: Settled
) -> None:
    tie(library, ["E-1"], (), (), ["abuse:blows"])
    tie(library, ["E-1", "E-2"], (), (), ["abuse:baton"])
    chronology.tie_incident(library, "I-1", tags=["abuse:baton"])
    part = _part(window, until, "vocabularies", VocabulariesPart)
    until(lambda: part.tree.topLevelItemCount() > 3)
    line = next(one for one in part._all() if one.data(0, 256)[1] == "abuse:baton")
    part.tree.setCurrentItem(line, 1)
    part.tree.setFocus()

    def choose() -> None:
        box = next(one for one in part.findChildren(QInputDialog) if one.isVisible())
        box.setTextValue(next(one for one in box.comboBoxItems() if "(abuse:blows)" in one))
        does(box.accept)

    def terms() -> set[str]:
        return {one.ref for row in vocabularies(library) for one in row.terms}

    QTimer.singleShot(1500, choose)
    press(qtbot, Key.Key_M, CTRL)
    until(lambda: "abuse:baton" not in terms())
    assert item_ids(library, "tag:abuse:blows") == [1, 2]
    assert incident(library, "I-1").row.tags == ("abuse:blows",)
    until(lambda: part.tree.currentItem().data(0, 256)[1] == "abuse:blows")
    part.tree.setFocus()
    press(qtbot, Key.Key_Return)
    gallery = _page(window, until, GalleryPage)
    until(lambda: sorted(gallery.view.ids()) == [1, 2])
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: "abuse:baton" in terms())
    assert item_ids(library, "tag:abuse:blows") == [1]


def test_a_source_is_known_by_a_code_and_its_name_stays_sealed(
    qtbot: QtBot, window: Window, library: Library, until: Settled, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = _part(window, until, "sources", SourcesPart)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_, **__: ("S-07", True))
    does(window.actions_.trigger, "source.new")
    until(lambda: [one.code for one in sources(library)] == ["S-07"])
    until(lambda: part.tree.topLevelItemCount() == 1)

    def field(name: str) -> QWidget:
        found = part.findChild(QWidget, f"field.{name}")
        assert isinstance(found, QWidget)
        return found

    until(field("note").isEnabled)
    _type_into(qtbot, field("note"), "filmed from a window")
    until(lambda: source(library, "S-07").note == "filmed from a window")
    _type_into(qtbot, field("consent_until"), "3 June 2031")
    until(lambda: source(library, "S-07").consent_until == "2031-06-03")
    assert not field("name").isVisible()
    does(qtbot.mouseClick, part.who, LEFT)
    until(field("name").isVisible)
    _type_into(qtbot, field("name"), "Ana R.")
    until(lambda: source_identity(library, "S-07").name == "Ana R.")
    press(qtbot, Key.Key_1, CTRL)
    _page(window, until, GalleryPage)
    part = _part(window, until, "sources", SourcesPart)
    until(lambda: not field("name").isVisible())  # hidden again when one leaves


def test_a_draft_is_checked_and_a_copy_gets_the_new_numbers(
    qtbot: QtBot, window: Window, library: Library, until: Settled, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    tie(library, ["E-1", "E-2"], [], ["1"])
    add_edition(library, "First")
    issue(library, "First")
    add_edition(library, "By kind", numbering="kind")
    written = tmp_path / "report.docx"
    draft = Document()
    draft.add_heading("1 Violence", 1)
    draft.add_paragraph("The vans came (Exhibit 1); see also exhibit 99 of the exhibition.")
    draft.save(str(written))
    before = written.read_bytes()
    new = {one.ref: one.number for one in edition(library, "By kind").exhibits}
    old = {one.number: one.ref for one in edition(library, "First").exhibits}
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(written), ""))
    does(window.go, Place.edition("By kind"))
    press(qtbot, Key.Key_D, CTRL)
    page = _page(window, until, DraftPage)
    until(page._choose.hasFocus)
    press(qtbot, Key.Key_Space)
    until(lambda: page._read is not None)
    page.edition.setCurrentText("First")
    page.edition.activated.emit(page.edition.currentIndex())
    until(lambda: page._read is not None and "First" in page.edition.currentText())
    until(lambda: "mend" in page._said.text())
    tree = page.findings.tree

    def groups() -> dict[str, int]:
        shown = (tree.topLevelItem(at) for at in range(tree.topLevelItemCount()))
        return {one.text(0).partition(" (")[0]: one.childCount() for one in shown if one}

    until(lambda: groups().get("unknown number") == 1)
    assert groups().get("never cited") == 1
    page.edition.setCurrentText("By kind")
    page.edition.activated.emit(page.edition.currentIndex())
    until(lambda: groups().get("unknown number") == 2)
    does(window.actions_.trigger, "draft.apply")
    until(lambda: bool(page.findChildren(RenumberDialog)))
    box = page.findChildren(RenumberDialog)[0]
    box.old.setCurrentIndex(box.old.findData("First"))
    out = tmp_path / "report new.docx"
    box.out.setText(str(out))
    does(qtbot.mouseClick, box.start, LEFT)
    until(lambda: out.is_file() and box.changes.topLevelItemCount() > 0)
    does(box.reject)
    words = " ".join(one.text for one in Document(str(out)).paragraphs)
    assert f"Exhibit {new[old['1']]}" in words
    assert "exhibit 99 of the exhibition" in words
    assert written.read_bytes() == before


def test_a_sheet_goes_out_is_edited_and_comes_back_after_a_look(
    qtbot: QtBot, window: Window, library: Library, until: Settled, tmp_path: Path
) -> None:
    out = tmp_path / "for Ben.xlsx"
    does(window.actions_.trigger, "file.sheet_out")
    until(lambda: bool(window.findChildren(SheetExport)))
    export = window.findChildren(SheetExport)[0]
    export.file.setText(str(out))
    does(qtbot.mouseClick, export.start, LEFT)
    until(lambda: out.is_file() and "9" in export.said.text())
    does(export.reject)
    book = load_workbook(out)
    sheet = book["Items"]
    columns: dict[Any, int] = {cell.value: cell.column for cell in sheet[1]}
    rows: dict[Any, int] = {sheet.cell(row, 1).value: row for row in range(2, sheet.max_row + 1)}
    sheet.cell(rows["E-000001"], columns["title.en"]).value = "A van"
    sheet.cell(rows["E-000002"], columns["place"]).value = "By the crane"
    book.save(out)
    describe(library, ["E-1"], {"title.en": "A lorry"})  # meanwhile, here

    does(window.actions_.trigger, "file.sheet_in")
    until(lambda: any(one.isVisible() for one in window.findChildren(QFileDialog)))
    chooser = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    chooser.selectFile(str(out))
    does(chooser.accept)
    until(lambda: bool(window.findChildren(SheetReview)))
    review = window.findChildren(SheetReview)[0]
    until(lambda: review.cells.rowCount() == 2)
    assert items_json(library, "E-2")[0]["place"] is None  # only looked at so far
    until(review.table.hasFocus)
    for row in range(2):
        if review.cells.change(row).ref == "E-000001":
            review.table.setCurrentIndex(review.cells.index(row, 0))
    press(qtbot, Key.Key_Right)
    does(qtbot.mouseClick, review.apply, LEFT)
    until(lambda: items_json(library, "E-2")[0]["place"] == "By the crane")
    assert items_json(library, "E-1")[0]["titles"]["en"] == "A van"
    does(review.reject)
    until(window.isActiveWindow)
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: items_json(library, "E-2")[0]["place"] is None)
    assert items_json(library, "E-1")[0]["titles"]["en"] == "A lorry"
    assert len(item_ids(library)) == 9
    assert len(incidents(library)) == 1
