"""The chronology page: zoomed, walked through by keys, and items tied by letting them fall."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget

from evidence_desk.catalogue import tables
from evidence_desk.desk.chronology import add_incident, incident, tie_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import history
from evidence_desk.desk.occasions import add_occasion
from evidence_desk.domain.axis.moments import DAY, to_seconds
from evidence_desk.ui.models.items import items_mime
from evidence_desk.ui.pages.chronology import ChronologyPage
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.incident import IncidentPage
from evidence_desk.ui.widgets.axis.view import AxisView
from evidence_desk.ui.widgets.chronology_dialog import ChronologyDialog
from evidence_desk.ui.widgets.tie_box import TieBox
from evidence_desk.ui.window import Window
from hands import CTRL, PLAIN, Key, Settled

_DAYS = to_seconds("2010-09-20T00:00:00"), to_seconds("2010-09-30T00:00:00")


@pytest.fixture
def page(window: Window, until: Settled) -> ChronologyPage:
    """The page on three dated incidents, one without a date, and nine items."""
    assert window.desk is not None
    library = window.desk.library
    for number in range(1, 9):
        describe(library, [f"E-{number}"], {"captured": f"2010-09-{20 + number}T10:00:00"})
    with library.change("forget a date") as changes:
        gone = dict.fromkeys(("captured", "captured_earliest", "captured_latest"))
        changes.update(tables.items, {9: gone})
    add_incident(library, "2010-10?", {"en": "Second", "fr": "Deuxième"})
    add_incident(library, "2011-06-01/..", {"en": "Third"})
    add_incident(library, None, {"en": "Undated"})
    add_occasion(library, "I-1", {"date": "2010-12-24"})
    tie_incident(library, "I-1", incidents=["I-3"])
    window.actions_.trigger("go.chronology")
    until(lambda: isinstance(window.page, ChronologyPage))
    shown = window.page
    assert isinstance(shown, ChronologyPage)
    until(lambda: len(shown.view.axis.bars) == 4)
    until(lambda: QApplication.focusWidget() is shown.view)
    return shown


def _turn(view: AxisView, x: float, turn: int) -> None:
    where = QPointF(x, 60)
    event = QWheelEvent(
        where,
        view.viewport().mapToGlobal(where),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        PLAIN,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_the_wheel_zooms_at_the_pointer_and_keys_show_all_again(page: ChronologyPage) -> None:
    view = page.view
    assert view.scale.whole
    x = view.scale.x(to_seconds("2010-09-25T00:00:00"))
    _turn(view, x, 1200)
    assert not view.scale.whole
    assert abs(view.scale.x(to_seconds("2010-09-25T00:00:00")) - x) < 2
    before = view.scale
    QTest.keyClick(view, Key.Key_Right)
    assert view.scale.start > before.start
    assert view.scale.span == before.span
    QTest.keyClick(view, Key.Key_Home)
    assert view.scale.start == view.axis.first
    QTest.keyClick(view, Key.Key_End)
    assert abs(view.scale.end - view.axis.last) < 1
    QTest.keyClick(view, Key.Key_Minus)
    assert view.scale.span > before.span
    QTest.keyClick(view, Key.Key_Plus)
    assert view.scale.span == pytest.approx(before.span)
    QTest.keyClick(view, Key.Key_0, CTRL)
    assert view.scale.whole


def test_a_bar_below_shows_where_one_is_and_leads_there(page: ChronologyPage) -> None:
    view = page.view
    bar = view.horizontalScrollBar()
    assert bar.isVisible()
    assert bar.maximum() == 0  # all is in sight
    view.look(view.scale.showing(*_DAYS))
    whole = view.scale.last - view.scale.first
    assert bar.pageStep() / (bar.maximum() + bar.pageStep()) == pytest.approx(
        view.scale.span / whole, rel=1e-6
    )
    before = view.scale
    bar.setValue(bar.maximum())
    assert view.scale.end == pytest.approx(view.scale.last, abs=2)
    assert view.scale.span == pytest.approx(before.span)
    QTest.keyClick(view, Key.Key_Home)
    assert bar.value() == 0


def test_keys_go_from_incident_to_incident_and_open_one(
    page: ChronologyPage, window: Window, until: Settled
) -> None:
    QTest.keyClick(page.view, Key.Key_PageDown)
    assert page.list.current_ref() == "I-001"
    until(lambda: "Raid" in page.card.heading.text())
    assert "24 December 2010" in page.card.more.text().replace("\u00a0", " ")
    QTest.keyClick(page.view, Key.Key_PageDown)
    assert page.list.current_ref() == "I-002"
    QTest.keyClick(page.view, Key.Key_PageUp)
    assert page.list.current_ref() == "I-001"
    QTest.keyClick(page.view, Key.Key_Tab)
    assert QApplication.focusWidget() is page.list
    QTest.keyClick(page.list, Key.Key_Down)
    assert page.list.current_ref() == "I-002"
    QTest.keyClick(page.list, Key.Key_Return)
    until(lambda: isinstance(window.page, IncidentPage) and window.page.target == "I-002")
    window.back()
    until(lambda: window.page is page)
    assert page.list.current_ref() == "I-002"


def test_an_incident_out_of_sight_is_brought_into_sight(page: ChronologyPage) -> None:
    view = page.view
    view.look(view.scale.showing(*_DAYS))
    for _ in range(3):
        QTest.keyClick(view, Key.Key_PageDown)
    assert page.list.current_ref() == "I-003"
    third = next(bar for bar in view.axis.bars if bar.ref == "I-003")
    assert view.scale.start < third.first < view.scale.end


def test_what_has_no_date_is_counted_and_leads_there(
    page: ChronologyPage, window: Window, until: Settled
) -> None:
    assert page.undated_items.text().startswith("1 ")
    page.undated_incidents.click()
    assert page.list.current_ref() == "I-004"
    page.undated_items.click()
    until(lambda: isinstance(window.page, GalleryPage))
    until(lambda: len(window.page.view.ids()) == 1)  # type: ignore[union-attr]


def _bar_point(page: ChronologyPage, ref: str) -> QPointF:
    sight = page.view.sight()
    place = next(at for at, bar in enumerate(sight.axis.bars) if bar.ref == ref)
    return sight.bar_rect(place).center()


def test_items_let_fall_on_an_incident_are_tied_in_one_step(
    page: ChronologyPage, window: Window, until: Settled
) -> None:
    view = page.view
    point = _bar_point(page, "I-002")
    mime = items_mime([1, 2])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    over = QDragMoveEvent(point.toPoint(), copy, mime, left, PLAIN)
    view.dragMoveEvent(over)
    assert over.isAccepted()
    beside = QDragMoveEvent(QPoint(10, int(view.height() * 0.55)), copy, mime, left, PLAIN)
    view.dragMoveEvent(beside)
    assert not beside.isAccepted()
    view.dropEvent(QDropEvent(point, copy, mime, left, PLAIN))
    assert window.desk is not None
    library = window.desk.library
    until(lambda: incident(library, "I-2").item_ids == (1, 2))
    window.undo()
    until(lambda: incident(library, "I-2").item_ids == ())


def test_items_are_selected_by_hand_and_key_and_tied_by_key(
    page: ChronologyPage, window: Window, until: Settled
) -> None:
    view = page.view
    assert window.desk is not None
    low, high = to_seconds("2010-09-20T00:00:00"), to_seconds("2010-09-30T00:00:00")
    view.look(view.scale.showing(low, high))
    x = view.scale.x(to_seconds("2010-09-22T10:00:00"))
    where = QPoint(int(x), int(view.sight().dot_y()))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, where)
    assert window.desk.selection() == [2]
    QTest.keyClick(view, Key.Key_Right, CTRL)
    assert window.desk.selection() == [3]
    QTest.keyClick(view, Key.Key_Right, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.desk.selection() == [3, 4]
    QTest.keyClick(view, Key.Key_I)
    until(
        lambda: any(
            isinstance(one, TieBox) and one.isVisible() for one in window.findChildren(TieBox)
        )
    )
    box = next(one for one in window.findChildren(TieBox) if one.isVisible())
    QTest.keyClicks(QApplication.focusWidget(), "Third")
    hits = box.findChild(QListWidget)
    assert hits is not None
    until(lambda: hits.count() > 0 and "Third" in hits.item(0).text())
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)
    library = window.desk.library
    until(lambda: incident(library, "I-3").item_ids == (3, 4))


def test_a_column_of_the_density_selects_all_its_items(
    page: ChronologyPage, window: Window
) -> None:
    view = page.view
    assert window.desk is not None
    wide = view.scale.showing(view.axis.first, view.axis.last)
    view.look(wide)
    sight = view.sight()
    buckets = sight.buckets()
    first, _after, _count = next(buckets.clusters())
    x = view.scale.x(buckets.edge(first)) + 1
    point = QPoint(int(x), int(sight.rows.density.bottom() - 12))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, PLAIN, point)
    assert len(window.desk.selection()) == buckets.counts[first]


def test_a_change_elsewhere_shows_and_leaves_the_stretch_in_sight(
    page: ChronologyPage, window: Window, until: Settled
) -> None:
    view = page.view
    view.look(view.scale.showing(*_DAYS))
    start, span = view.scale.start, view.scale.span
    assert window.desk is not None
    add_incident(window.desk.library, "2015", {"en": "Much later"})
    until(lambda: len(view.axis.bars) == 5)
    assert (view.scale.start, view.scale.span) == (start, span)
    assert view.axis.last > to_seconds("2015-12-01T00:00:00") + DAY


def test_the_words_are_those_of_the_language(
    page: ChronologyPage, window: Window, until: Settled
) -> None:
    window.choose_language("fr")
    until(lambda: isinstance(window.page, ChronologyPage) and len(window.page.view.axis.bars) == 4)
    shown = window.page
    assert isinstance(shown, ChronologyPage)
    assert any("Deuxième" in label for label in shown.view.sight().labels)
    assert "sans date" in shown.undated_items.text()


def test_the_chronology_is_written_from_its_page(
    page: ChronologyPage, window: Window, until: Settled, tmp_path: Path
) -> None:
    QTest.keyClick(page.view, Key.Key_P, CTRL)
    until(lambda: any(one.isVisible() for one in page.findChildren(ChronologyDialog)))
    (box,) = page.findChildren(ChronologyDialog)
    box.show_it.setChecked(False)
    box.audience.setCurrentIndex(1)
    box.write(tmp_path / "c.pdf")
    until(lambda: box.written is not None)
    assert (tmp_path / "c.pdf").read_bytes().startswith(b"%PDF")
    assert window.desk is not None
    entry = history(window.desk.library)[0]
    assert (entry.facts["audience"], entry.facts["language"]) == ("public", "en")
    box.write(tmp_path / "nowhere" / "c.pdf")
    until(lambda: "nowhere" in box.said.text() and box.start.isEnabled())
    box.close()
