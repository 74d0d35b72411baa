"""The report's page: the outline typed and moved, its coverage, and a section's exhibits."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from evidence_desk.desk import outline
from evidence_desk.desk.chronology import add_incident, tie_incident
from evidence_desk.desk.describe import add_clip
from evidence_desk.desk.editions import add_edition, issue
from evidence_desk.desk.exhibit_order import exhibits_in
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import undo
from evidence_desk.desk.outline import sections
from evidence_desk.desk.ties import tie
from evidence_desk.domain.items import make_ref
from evidence_desk.ui.pages.chronology import ChronologyPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.report import ReportPage
from evidence_desk.ui.pages.section import SectionPage
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, press, type_text

ALT = Qt.KeyboardModifier.AltModifier


def said(window: Window, language: str = "en") -> dict[str, str]:
    assert window.desk is not None
    return {row.number: row.titles.get(language, "") for row in sections(window.desk.library)}


@pytest.fixture
def page(window: Window, until: Settled) -> ReportPage:
    """The report's page, the keys in its outline of one heading."""
    window.go(Place.report())
    until(lambda: isinstance(window.page, ReportPage) and window.page.tree.current_number() == "1")
    assert isinstance(window.page, ReportPage)
    window.page.take_focus()
    until(window.page.tree.hasFocus)
    return window.page


def hold(page: ReportPage, until: Settled, number: str) -> None:
    """Stand on a heading once it is shown."""
    until(lambda: number in {str(one.data(0, 256)) for one in page.tree._all()})
    page.tree.select(number)
    page.tree.setFocus()


def test_headings_are_typed_one_after_another(
    qtbot: QtBot, window: Window, page: ReportPage, until: Settled
) -> None:
    press(qtbot, Key.Key_Return)
    until(page.tree.editing)
    type_text(qtbot, "Detention")
    press(qtbot, Key.Key_Return)
    until(lambda: said(window) == {"1": "Violence", "2": "Detention"})
    until(page.tree.editing)  # the next one is begun
    type_text(qtbot, "Law")
    press(qtbot, Key.Key_Return)
    until(lambda: said(window).get("3") == "Law")
    until(page.tree.editing)
    press(qtbot, Key.Key_Escape)
    until(lambda: not page.tree.editing())
    assert page.tree.current_number() == "3"
    until(page.tree.hasFocus)
    press(qtbot, Key.Key_Tab)
    until(lambda: said(window).get("2.1") == "Law")
    until(lambda: page.tree.current_number() == "2.1")
    press(qtbot, Key.Key_Backtab, SHIFT)
    until(lambda: said(window).get("3") == "Law")
    until(lambda: page.tree.current_number() == "3")
    press(qtbot, Key.Key_Up, ALT)
    until(lambda: said(window).get("2") == "Law")
    until(lambda: page.tree.current_number() == "2")
    press(qtbot, Key.Key_Right, ALT)
    until(lambda: said(window).get("1.1") == "Law")
    assert window.desk is not None
    for _ in range(6):
        assert undo(window.desk.library) is not None
    assert said(window) == {"1": "Violence"}


def test_a_letter_begins_a_title_and_tab_reaches_the_other_language(
    qtbot: QtBot, window: Window, page: ReportPage, until: Settled
) -> None:
    type_text(qtbot, "B")
    until(page.tree.editing)
    type_text(qtbot, "lows")
    press(qtbot, Key.Key_Tab)
    until(lambda: said(window) == {"1": "Blows"})
    until(page.tree.editing)
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, "Coups")
    press(qtbot, Key.Key_Return)
    until(lambda: said(window, "fr") == {"1": "Coups"})


def test_a_list_is_pasted_and_copied(
    qtbot: QtBot, window: Window, page: ReportPage, until: Settled
) -> None:
    QApplication.clipboard().setText("- Detention\n    - At night\n- Law")
    press(qtbot, Key.Key_V, CTRL)
    until(lambda: list(said(window)) == ["1", "2", "2.1", "3"])
    until(lambda: page.tree.current_number() == "2")
    press(qtbot, Key.Key_C, CTRL)
    until(lambda: QApplication.clipboard().text() == "2. Detention\n  2.1. At night\n")
    press(qtbot, Key.Key_C, CTRL | SHIFT)
    until(lambda: QApplication.clipboard().text() == "# 2. Detention\n## 2.1. At night\n")
    window.actions_.trigger("edit.undo")
    until(lambda: list(said(window)) == ["1"])
    QApplication.clipboard().setText("x" * 400)
    press(qtbot, Key.Key_V, CTRL)
    qtbot.wait(300)
    assert list(said(window)) == ["1"]


def test_removing_asks_and_says_what_hangs_on_it(
    qtbot: QtBot, window: Window, page: ReportPage, until: Settled
) -> None:
    assert window.desk is not None
    outline.add_section(window.desk.library, "1.1", {"en": "Night"})
    tie(window.desk.library, ["E-1", "E-2"], (), ["1.1"])
    hold(page, until, "1.1")
    asked: list[str] = []

    def answer(which: str) -> None:
        box = next(b for b in page.findChildren(QMessageBox) if b.isVisible())
        asked.append(box.informativeText())
        next(b for b in box.findChildren(QPushButton) if b.text() == which).click()

    page.tree.select("1")
    for which in ("Cancel", "Remove"):
        QTimer.singleShot(1500, lambda which=which: answer(which))
        press(qtbot, Key.Key_Delete)
        until(lambda: len(asked) == (1 if which == "Cancel" else 2))  # noqa: B023
        if which == "Cancel":
            assert list(said(window)) == ["1", "1.1"]
    until(lambda: said(window) == {})
    assert "With it go 1 section below it." in asked[0]
    assert "2 items will be untied" in asked[0]
    assert len(item_ids(window.desk.library)) == 9


def test_what_was_issued_is_said_before_anything_is_moved(
    window: Window, page: ReportPage, until: Settled
) -> None:
    assert window.desk is not None
    assert not page._out.isVisible()
    tie(window.desk.library, ["E-1"], (), ["1"])
    add_edition(window.desk.library, "First")
    issue(window.desk.library, "First")
    until(page._out.isVisible)
    assert "First" in page._out.text()


def test_a_cell_of_the_grid_opens_the_items_it_counts(
    qtbot: QtBot, window: Window, page: ReportPage, until: Settled
) -> None:
    assert window.desk is not None
    photos = item_ids(window.desk.library, "kind:photo")[:2]
    tie(window.desk.library, [make_ref("item", one) for one in photos], (), ["1"])
    window.actions_.trigger("report.coverage")
    table = page.grid.table
    until(lambda: table.item(0, 2) is not None and table.item(0, 2).text() == "2")
    until(table.hasFocus)
    assert table.item(0, 1).text() == "–"
    table.setCurrentCell(0, 1)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Return)
    until(lambda: window.page is not None and window.page.id == "gallery")
    gallery: Any = window.page
    until(lambda: sorted(gallery.view.ids()) == sorted(photos))


def test_a_count_of_incidents_opens_the_incidents_it_counts(
    qtbot: QtBot, window: Window, page: ReportPage, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    tie_incident(library, "I-1", sections=["1"])
    other = add_incident(library, "2011", {"en": "Elsewhere"})
    window.actions_.trigger("report.coverage")
    table = page.grid.table
    until(lambda: table.item(0, 0) is not None and "(1)" in table.item(0, 0).text())
    until(table.hasFocus)
    table.setCurrentCell(0, 0)
    assert page.grid.incidents.isEnabled()
    press(qtbot, Key.Key_Return, SHIFT)
    until(lambda: isinstance(window.page, ChronologyPage))
    chronology: Any = window.page
    until(lambda: {bar.ref for bar in chronology.view.axis.bars} == {"I-001"})
    assert chronology.search.text() == "section:1"
    assert chronology.found.text().startswith("1 ")
    chronology.search.line.setFocus()
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, "elsewh")
    until(lambda: {bar.ref for bar in chronology.view.axis.bars} == {other})
    press(qtbot, Key.Key_A, CTRL)
    type_text(qtbot, "ref:")
    until(lambda: chronology.found.toolTip() != "")
    press(qtbot, Key.Key_Escape)
    until(lambda: len(chronology.view.axis.bars) == 2 and not chronology.found.text())
    window.back()
    until(lambda: window.page is page)


def test_coverage_by_a_vocabulary_marks_what_is_thin(
    window: Window, page: ReportPage, until: Settled
) -> None:
    assert window.desk is not None
    tie(window.desk.library, ["E-1"], (), ["1"], ["abuse:blows"])
    page.tabs.setCurrentIndex(1)
    choice = page.grid._by
    until(lambda: choice.findData("abuse") > 0)
    choice.setCurrentIndex(choice.findData("abuse"))
    choice.activated.emit(choice.currentIndex())
    table = page.grid.table
    until(lambda: table.item(0, 1) is not None and table.item(0, 1).text() == "~ 1")
    assert page.grid.by() == "abuse"


def test_exhibits_of_a_section_are_put_in_order_by_keys(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    film = make_ref("item", item_ids(library, "kind:video")[0])
    add_clip(library, film, 0, 0.5)
    tie(library, ["E-1", "E-2", film, "C-1"], (), ["1"])

    def order() -> list[str]:
        return [one.ref for one in exhibits_in(library, "1")]

    window.go(Place.section("1"))
    until(lambda: isinstance(window.page, SectionPage) and window.page.exhibits.count() == 4)
    page = window.page
    assert isinstance(page, SectionPage)
    before = order()
    items = [ref for ref in before if ref.startswith("E")]
    page.exhibits.setFocus()
    page.exhibits.setCurrentRow(0)
    press(qtbot, Key.Key_Down, ALT)
    wanted = [items[1], items[0], items[2]]
    until(lambda: [ref for ref in order() if ref.startswith("E")] == wanted)
    until(lambda: [make_ref("item", one) for one in page.view.ids()] == wanted)
    until(lambda: page.exhibits.current_ref() == items[0])
    window.actions_.trigger("section.by_date")
    until(lambda: order() == before)
    page.exhibits.ordered.emit(list(reversed(items)))
    until(lambda: [ref for ref in order() if ref.startswith("E")] == list(reversed(items)))
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: order() == before)
