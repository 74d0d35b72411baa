"""On a computer without VLC everything works but playing, and the page says what to install."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from evidence_desk.desk.items import items_json
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.player import vlc
from evidence_desk.ui.window import Window
from hands import Key, Settled, press


@pytest.fixture
def without_vlc(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Importing the binding fails, as where nothing is installed."""
    monkeypatch.setitem(sys.modules, "vlc", None)
    vlc.forget()
    yield
    vlc.forget()


def test_frames_are_seen_and_the_page_says_what_to_install(
    without_vlc: None, qtbot: QtBot, window: Window, until: Settled
) -> None:
    assert window.desk is not None
    film = items_json(window.desk.library, "kind:video")[0]["ref"]
    window.go(Place.review([int(film[2:])]))
    page = window.page
    assert page is not None
    until(lambda: "VLC" in page.film._notice.text())  # type: ignore[attr-defined]
    until(lambda: page.film.pane.still.image.width() > 0)  # type: ignore[attr-defined]
    page.take_focus()
    press(qtbot, Key.Key_Space)
    assert not page.film.pane.player.playing  # type: ignore[attr-defined]
    first = page.film.pane.still.image  # type: ignore[attr-defined]
    page.film.pane.seek(1.5)  # type: ignore[attr-defined]
    until(lambda: page.film.pane.still.image != first)  # type: ignore[attr-defined]
    assert not window.status.complaint()
