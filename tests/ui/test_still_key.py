"""A still taken in review by a key, seen in the gallery, and the way between it and its film."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from evidence_desk.desk.items import item, items_json
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.player import vlc
from evidence_desk.ui.widgets.made_here import MadeHere
from evidence_desk.ui.window import Window
from hands import Key, Settled, press


def _lines(window: Window) -> list[QPushButton]:
    found = window.findChildren(MadeHere)[-1]
    lines = found.findChildren(QPushButton)
    return [one for one in lines if one.isVisible() and one.height() >= one.sizeHint().height()]


def _press(qtbot: QtBot, window: Window, words: str) -> None:
    """Click the line that says so."""
    line = next(one for one in _lines(window) if words in one.text())
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)


@pytest.mark.vlc
@pytest.mark.skipif(vlc.instance() is None, reason="VLC is not installed")
def test_a_key_takes_the_still_while_the_film_goes_on(
    qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    library = window.desk.library
    film = items_json(library, "kind:video")[0]["ref"]
    window.go(Place.review([int(film[2:])]))
    page = window.page
    assert page is not None
    until(lambda: page._detail is not None)  # type: ignore[attr-defined]
    player = page.film.pane.player  # type: ignore[attr-defined]
    page.take_focus()
    until(lambda: QApplication.focusWidget() is page)
    press(qtbot, Key.Key_Space)
    until(lambda: player.playing and player.position > 0.3)
    heads: list[float] = []
    states: list[str] = []
    player.moved.connect(heads.append)
    player.state_changed.connect(states.append)
    press(qtbot, Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    until(lambda: bool(items_json(library, "is:derived")))
    assert states in ([], ["ended"])
    assert heads == sorted(heads)
    ref = items_json(library, "is:derived")[0]["ref"]
    until(lambda: ref in window.status._message.text())
    made = item(library, ref)
    assert made.recipe is not None
    assert 0.2 < made.recipe.at_s <= 2
    until(lambda: any(ref in one.text() for one in _lines(window)))
    _press(qtbot, window, ref)
    until(lambda: window.desk.current == made.row.id)  # type: ignore[union-attr]
    until(lambda: any(film in one.text() for one in _lines(window)))
    _press(qtbot, window, film)
    until(lambda: window.desk.current == int(film[2:]))  # type: ignore[union-attr]
    until(lambda: abs(player.position - made.recipe.at_s) < 0.001)


def test_of_a_photo_there_is_no_still(qtbot: QtBot, window: Window, until: Settled) -> None:
    assert window.desk is not None
    window.go(Place.review([1]))
    page = window.page
    assert page is not None
    until(lambda: page._detail is not None)  # type: ignore[attr-defined]
    page.take_focus()
    press(qtbot, Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    until(lambda: "Stills are taken from films" in window.status._message.text())
    assert not items_json(window.desk.library, "is:derived")
