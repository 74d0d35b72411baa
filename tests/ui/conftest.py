"""The window on a small real library, driven by events."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from pytestqt.qtbot import QtBot

os.environ.setdefault("EVIDENCE_DESK_VLC_OPTIONS", "--vout=xcb_x11 --aout=dummy")

from evidence_desk.desk import chronology, outline
from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.language import Language
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.window import Window
from small_media import card

Settled = Callable[[Callable[[], bool]], None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Windows share one display and its focus: one after another, in one process."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("window"))


@pytest.fixture(scope="session", autouse=True)
def _workers() -> Iterator[None]:
    QStandardPaths.setTestModeEnabled(True)
    yield
    close_workers()


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("window")
    with new_library(folder / "case", "The quay", editor="Mara") as library:
        import_paths(library, [card(folder / "phone")])
        outline.add_section(library, "1", {"en": "Violence", "fr": "Violences"})
        chronology.add_incident(library, "2010-09-21", {"en": "Raid on the quay"})
    return folder / "case"


@pytest.fixture
def window(qtbot: QtBot, _template: Path, tmp_path: Path) -> Iterator[Window]:
    """The window with the quay's library open: nine items, one incident, one section."""
    shutil.copytree(_template, tmp_path / "case")
    app = application()
    look = theme.start(app)
    look.choose("light")
    language = Language(app)
    language.use("en")
    settings = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    opened = Window(Memory(settings), language, look)
    opened.resize(1200, 700)
    opened.show()
    qtbot.waitActive(opened)
    opened.take(open_library(tmp_path / "case", "Mara"))
    qtbot.waitUntil(lambda: len(opened.page.view.ids()) == 9, timeout=10_000)  # type: ignore[union-attr]
    yield opened
    opened.jobs.stop_all()
    opened.close_library()
    opened.close()
    opened.deleteLater()


@pytest.fixture
def until(qtbot: QtBot) -> Settled:
    """Wait for something to hold."""

    def wait(holds: Callable[[], bool]) -> None:
        qtbot.waitUntil(holds, timeout=10_000)

    return wait
