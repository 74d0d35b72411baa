"""Four hundred items at once: selected, seen in the inspector, tied, and taken back, by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.ties import tie
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.widgets.inspector import InspectorWidget
from evidence_desk.ui.widgets.tie_chips import TieChips
from evidence_desk.ui.window import Window
from hands import CTRL, SHIFT, Key, Settled, inspected, press, tie_box, tie_boxes_offer, type_text

_MANY = 400


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Four hundred notes, tied here and there to thirty incidents and twenty sections."""
    notes = tmp_path / "notes"
    notes.mkdir()
    for number in range(_MANY):
        (notes / f"{number:03}.txt").write_text(f"Note {number}", encoding="utf-8")
    with new_library(tmp_path / "many", "Many", editor="Mara") as made:
        import_paths(made, [notes])
        refs = [str(one["ref"]) for one in items_json(made)]
        for number in range(1, 31):
            add_incident(made, f"2010-09-{number:02}", {"en": f"Raid {number} on the quay"})
        for number in range(1, 21):
            add_section(made, str(number), {"en": f"Heading {number}"})
        for number in range(30):
            sections = [str(number % 20 + 1)]
            tie(made, refs[number::9], incidents=[f"I-{number + 1}"], sections=sections)
        return made.path


def _crosses(chips: TieChips) -> list[str]:
    return [
        one.toolTip()
        for one in chips.findChildren(QToolButton)
        if one.isVisible() and one.toolTip().startswith("Untie")
    ]


def test_four_hundred_are_tied_and_taken_back(
    qtbot: QtBot, window: Window, until: Settled, library: Path
) -> None:
    window.take(open_library(library, "Mara"))
    desk = window.desk
    assert desk is not None
    page = window.page
    assert isinstance(page, GalleryPage)
    until(lambda: len(page.view.ids()) == _MANY)
    page.take_focus()
    press(qtbot, Key.Key_Home)
    press(qtbot, Key.Key_A, CTRL)
    until(lambda: len(desk.selection()) == _MANY)
    until(lambda: inspected(window))
    inspector = window.findChild(InspectorWidget)
    until(lambda: bool(inspector.findChildren(TieChips)))
    incidents = inspector.findChildren(TieChips)[0]
    until(lambda: any("/400)" in one for one in _crosses(incidents)))
    seen = _crosses(incidents)
    assert len(seen) < 30, "of many ties the first are shown, the others when asked"
    press(qtbot, Key.Key_I)
    until(lambda: tie_box(window) is not None)
    type_text(qtbot, "I-007")
    until(lambda: "I-007" in tie_boxes_offer(window))
    press(qtbot, Key.Key_Return)
    until(lambda: len(items_json(desk.library, "incident:I-007")) == _MANY)
    until(lambda: _crosses(incidents)[:1] == ["Untie I-007 Raid 7 on the quay"])
    press(qtbot, Key.Key_Home, SHIFT)
    press(qtbot, Key.Key_Home)
    until(lambda: len(desk.selection()) == 1)
    until(lambda: "Untie I-007 Raid 7 on the quay" in _crosses(incidents))
    press(qtbot, Key.Key_Z, CTRL)
    until(lambda: len(items_json(desk.library, "incident:I-007")) < _MANY)
    until(lambda: not any("I-007" in one for one in _crosses(incidents)))
