"""What the window relies on in its toolkit, where a release of it was found wanting."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from evidence_desk.ui.context import Desk
from evidence_desk.ui.window import Window


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_actions_do_not_use_up_none(qtbot: QtBot) -> None:
    """PySide 6.12.0 dropped a reference to None at each such call: the window died of it."""
    action = QAction("one")
    before = sys.getrefcount(None)
    for _ in range(1000):
        action.setEnabled(True)
        action.setText("another")
    assert sys.getrefcount(None) > before - 100


def test_what_comes_too_late_for_a_closed_box_is_not_told(qtbot: QtBot, window: Window) -> None:
    """Exceptions in slots fail a test by themselves."""
    from evidence_desk.ui.widgets.tie_box import TieBox

    assert isinstance(window.desk, Desk)
    for _ in range(5):
        box = TieBox(window.desk, "incident", window)
        box.open()
        box.dismiss()
        qtbot.wait(30)
    qtbot.wait(300)
    assert not window.status.complaint()
