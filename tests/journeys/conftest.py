"""Journeys play whole jobs in the real window, one after another on one display."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from evidence_desk.ui.window import Window
from hands import Settled, close_window, open_window, waiting
from kept_reels import kept_reels
from watchdog import Watchdog


@pytest.fixture(scope="session", autouse=True)
def _alone(display: None) -> Iterator[None]:
    """Focus goes to one window at a time; what decodes its films, to one after another."""
    with kept_reels():
        yield


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, record_property: Callable[[str, object], None]
) -> Iterator[Window]:
    """The window as it opens the first time: on its start page.

    How long it did not answer, at the longest, is noted, and told at the end of the run.
    """
    opened = open_window(qtbot, tmp_path)
    watchdog = Watchdog()
    yield opened
    watchdog.stop()
    record_property("longest_unanswered_ms", round(1000 * watchdog.longest_s))
    record_property("longest_unanswered_at", watchdog.where)
    record_property("busiest_ms", round(1000 * watchdog.busiest_s))
    record_property("busiest_at", watchdog.busiest_where)
    close_window(opened)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()  # a program begins with no other window's cycles to be searched for


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """Wait for something to hold, as long as intake of a card may take."""
    return waiting(qtbot, 40_000)
