"""Journeys play whole jobs in the real window, one after another on one display."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidence_desk.ui.window import Window
from hands import Settled, close_window, open_window, waiting


@pytest.fixture(scope="session", autouse=True)
def _alone(display: None) -> None:
    """Focus goes to one window at a time."""


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window as it opens the first time: on its start page."""
    opened = open_window(qtbot, tmp_path)
    yield opened
    close_window(opened)


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """Wait for something to hold, as long as intake of a card may take."""
    return waiting(qtbot, 40_000)
