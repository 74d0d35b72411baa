"""Further dates and places on an incident's page, by keyboard."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from evidence_desk.desk.chronology import incident
from evidence_desk.desk.places import add_place, places
from evidence_desk.ui.pages.incident import IncidentPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.occasions import OccasionDialog
from evidence_desk.ui.window import Window
from hands import Key, Settled


def _field(window: Window, until: Settled) -> IncidentPage:
    window.go(Place.incident("I-001"))
    until(lambda: isinstance(window.page, IncidentPage) and bool(window.page.heading))
    assert isinstance(window.page, IncidentPage)
    return window.page


def _box() -> OccasionDialog | None:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, OccasionDialog)]
    return next((one for one in found if one.isVisible()), None)


def test_an_occasion_is_added_changed_and_removed_by_keyboard(
    window: Window, until: Settled
) -> None:
    page = _field(window, until)
    add = page.occasions.findChildren(QToolButton)[-1]
    add.setFocus()
    QTest.keyClick(add, Key.Key_Space)
    until(lambda: _box() is not None)
    box = _box()
    assert box is not None
    QTest.keyClicks(box.note, "again")
    QTest.keyClick(box.note, Key.Key_Return)
    until(lambda: "a date or a place" in box.said.text())
    QTest.keyClicks(box.date, "night of 22 to 23 September 2010")
    QTest.keyClicks(box.place, "Mole")
    QTest.keyClick(box.place, Key.Key_Return)
    until(lambda: _box() is None)
    assert window.desk is not None
    library = window.desk.library
    (row,) = incident(library, "I-1").occasions
    assert (str(row.date_earliest)[:10], row.place, row.note) == ("2010-09-22", "Mole", "again")
    until(lambda: any("Mole" in one.toolTip() for one in page.findChildren(QPushButton)))
    chip = next(one for one in page.findChildren(QPushButton) if "Mole" in one.toolTip())
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    until(lambda: _box() is not None)
    box = _box()
    assert box is not None
    assert box.note.text() == "again"
    box.place.selectAll()
    QTest.keyClicks(box.place, "The mill")
    QTest.keyClick(box.place, Key.Key_Return)
    until(lambda: incident(library, "I-1").occasions[0].place == "The mill")
    until(lambda: any("mill" in one.toolTip() for one in page.occasions.findChildren(QToolButton)))
    cross = next(one for one in page.occasions.findChildren(QToolButton) if "mill" in one.toolTip())
    cross.setFocus()
    QTest.keyClick(cross, Key.Key_Space)
    until(lambda: incident(library, "I-1").occasions == ())
    window.undo()
    until(lambda: len(incident(library, "I-1").occasions) == 1)


def test_the_box_completes_places_of_the_gazetteer(window: Window, until: Settled) -> None:
    assert window.desk is not None
    library = window.desk.library
    add_place(library, {"en": "The old mill", "fr": "Le vieux moulin"})
    page = _field(window, until)
    add = page.occasions.findChildren(QToolButton)[-1]
    add.click()
    until(lambda: (box := _box()) is not None and box.place.completer() is not None)
    box = _box()
    assert box is not None
    until(box.isActiveWindow)  # what opens before would be closed when it becomes so
    box.place.setFocus()
    QTest.keyClicks(box.place, "mil")
    completer = box.place.completer()
    until(lambda: completer.popup().isVisible())
    assert completer.currentCompletion() == "The old mill"
    QTest.keyClick(completer.popup(), Key.Key_Down)
    until(lambda: completer.popup().currentIndex().isValid())
    QTest.keyClick(completer.popup(), Key.Key_Return)
    assert box.place.text() == "The old mill"
    QTest.keyClick(box.place, Key.Key_Return)
    until(lambda: [one.place for one in incident(library, "I-1").occasions] == ["The old mill"])
    assert places(library)[0].incidents == 1
