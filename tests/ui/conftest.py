"""The window on a small real library, driven by events."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from evidence_desk.desk import chronology, outline
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.ui.window import Window
from hands import Settled, close_window, inspected, open_window, waiting
from kept_reels import kept_reels
from small_media import card


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("window")
    with new_library(folder / "case", "The quay", editor="Mara") as library:
        import_paths(library, [card(folder / "phone")])
        outline.add_section(library, "1", {"en": "Violence", "fr": "Violences"})
        chronology.add_incident(library, "2010-09-21", {"en": "Raid on the quay"})
    return folder / "case"


@pytest.fixture(scope="session", autouse=True)
def _alone(display: None) -> Iterator[None]:
    """Focus goes to one window at a time; what decodes its films, to one after another."""
    with kept_reels():
        yield


@pytest.fixture
def bare(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    """The window on its start page, for tests that open a library of their own."""
    opened = open_window(qtbot, tmp_path)
    yield opened
    close_window(opened)


@pytest.fixture
def window(qtbot: QtBot, bare: Window, _template: Path, tmp_path: Path) -> Window:
    """The window with the quay's library open: nine items, one incident, one section."""
    shutil.copytree(_template, tmp_path / "case")
    bare.take(open_library(tmp_path / "case", "Mara"))
    qtbot.waitUntil(lambda: len(bare.page.view.ids()) == 9, timeout=10_000)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: inspected(bare), timeout=10_000)
    return bare


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """Wait for something to hold."""
    return waiting(qtbot, 10_000)
