"""What may belong to an incident is accepted and declined by keys, and brought back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident, change_incident, incident
from evidence_desk.desk.history import undo
from evidence_desk.desk.suggestions import declined, suggest
from evidence_desk.ui.pages.incident import IncidentPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window
from hands import SHIFT, Key, Settled, press


def _page(window: Window, until: Settled, ref: str = "I-001") -> IncidentPage:
    assert window.desk is not None
    window.desk.go(Place.incident(ref))
    until(lambda: isinstance(window.page, IncidentPage) and bool(window.page.heading))
    assert isinstance(window.page, IncidentPage)
    return window.page


def _shown(page: IncidentPage) -> list[str]:
    lines = (page.suggested.list.item(row) for row in range(page.suggested.list.count()))
    return [line.data(Qt.ItemDataRole.UserRole).ref for line in lines]


def test_keys_accept_decline_and_bring_back(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    change_incident(window.desk.library, "I-001", {"date": "2010-09-21/2010-09-22"})
    page = _page(window, until)
    library, part = window.desk.library, page.suggested
    until(lambda: len(_shown(page)) > 3)
    first, second, third, *_rest = before = _shown(page)
    assert before == [one.ref for one in suggest(library, "I-001")]
    assert all(part.list.item(row).text().startswith("E-") for row in range(part.list.count()))
    press(qtbot, Key.Key_D)  # the first press only goes there
    until(part.list.hasFocus)
    assert declined(library, "I-001") == []
    press(qtbot, Key.Key_Down, SHIFT)
    assert [one.ref for one in part.chosen()] == [first, second]
    press(qtbot, Key.Key_D)
    until(lambda: _shown(page) == before[2:])
    assert {one.ref for one in declined(library, "I-001")} == {first, second}
    assert "2" in part.switch.text()
    press(qtbot, Key.Key_A)
    until(lambda: third not in _shown(page))
    assert incident(library, "I-001").item_ids == (int(third[2:]),)
    press(qtbot, Key.Key_D, SHIFT)
    until(lambda: set(_shown(page)) == {first, second})
    press(qtbot, Key.Key_A, SHIFT)
    until(lambda: not part.switch.isVisible())
    assert declined(library, "I-001") == []
    until(lambda: _shown(page)[:2] == [first, second])
    assert undo(library) is not None
    until(lambda: _shown(page)[:2] != [first, second])
    press(qtbot, Key.Key_A, SHIFT)
    until(lambda: not _shown(page))
    assert not part.list.isVisible()


def test_an_incident_of_which_nothing_is_known_says_so(window: Window, until: Settled) -> None:
    assert window.desk is not None
    ref = add_incident(window.desk.library, None, {"en": "Some night"})
    page = _page(window, until, ref)
    until(lambda: "no date" in page.suggested._none.text())
    assert window.page is page
