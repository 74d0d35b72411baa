"""Journeys play whole jobs in the real window, one after another on one display."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from pytestqt.qtbot import QtBot

from evidence_desk.desk.decoders import close_workers
from evidence_desk.ui.window import Window
from hands import Settled, close_window, open_window


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows share one display and its focus, those of tests/ui too."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("window"))


@pytest.fixture(scope="session", autouse=True)
def _workers() -> Iterator[None]:
    QStandardPaths.setTestModeEnabled(True)
    yield
    close_workers()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window as it opens the first time: on its start page."""
    opened = open_window(qtbot, tmp_path)
    yield opened
    close_window(opened)


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """Wait for something to hold, as long as intake of a card may take."""

    def wait(holds: Callable[[], bool]) -> None:
        qtbot.waitUntil(holds, timeout=40_000)

    return wait
