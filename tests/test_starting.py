"""What a start loads: a command only what it does, the window only what is seen first."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from evidence_desk.cli.app import MODULES, every_command
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import new_library
from evidence_desk.ui.pages import PAGES

#: What no plain command needs.
_NEVER = {"PySide6", "PIL", "av", "numpy", "pydantic", "babel", "alembic", "sqlalchemy.orm"}
_NEVER |= {"evidence_desk.media.workers", "fpdf", "openpyxl", "pikepdf", "pathvalidate"}

_COMMANDS = """
import json, sys
from evidence_desk.cli.app import run
loaded = {}
for line in json.loads(sys.argv[1]):
    status = run(line)
    loaded[line[0]] = [status, *sys.modules]
json.dump(loaded, open(sys.argv[2], "w"))
"""

_WINDOW = """
import json, sys, time
from pathlib import Path
import evidence_desk.cli
from evidence_desk.ui import begin
opening = begin(Path(sys.argv[1]))
from evidence_desk.ui import app
made = app.make_window
seen = {}
def watched(*arguments):
    from PySide6.QtCore import QEvent, QTimer, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication
    window = made(*arguments)
    def at_work():
        key = (QEvent.Type.KeyRelease, Qt.Key.Key_F35, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window.windowHandle(), QKeyEvent(*key))
    def look():
        if window.page is not None and "first" not in seen:
            seen["first"] = list(sys.modules)
        if "evidence_desk.ui.widgets.inspector" in sys.modules:
            seen.setdefault("since", time.monotonic())
        if "while a hand works" not in seen:
            at_work()
            if "since" in seen and time.monotonic() - seen["since"] > 1:
                seen["while a hand works"] = list(sys.modules)
        elif "evidence_desk.ui.pages.review" in sys.modules:
            seen["after"] = list(sys.modules)
            json.dump(seen, open(sys.argv[2], "w"))
            timer.stop()
            window.close()
    timer = QTimer(window)
    timer.timeout.connect(look)
    timer.start(1)
    return window
app.make_window = watched
sys.exit(app.run(Path(sys.argv[1]), opening))
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty library."""
    path = tmp_path_factory.mktemp("starting") / "case.evidence"
    new_library(path, "A start").close()
    return path


def _loaded(program: str, *arguments: str, folder: Path) -> object:
    told = folder / "loaded.json"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(folder)}
    environment |= {"XDG_CONFIG_HOME": str(folder), "HOME": str(folder)}
    subprocess.run(
        [sys.executable, "-c", program, *arguments, str(told)],
        check=True,
        timeout=120,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    return json.loads(told.read_text())


def test_a_command_loads_only_what_it_does(library: Path, tmp_path: Path) -> None:
    lines = [["log", str(library), "--json", "--limit", "3"], ["undo", str(library), "--help"]]
    lines += [["tag", "list", str(library), "--json"]]

    loaded = _loaded(_COMMANDS, json.dumps(lines), folder=tmp_path)

    assert isinstance(loaded, dict)
    for name, (status, *modules) in loaded.items():
        assert status == 0, name
        assert not _NEVER & set(modules), name
        assert "evidence_desk.cli.keeping" in modules, name
    assert "evidence_desk.cli.ordering" not in loaded["log"]


def test_a_folder_of_which_all_is_known_is_gone_through_without_opening_the_library(
    tmp_path: Path,
) -> None:
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "a.txt").write_text("words")
    with new_library(tmp_path / "case", "T") as case:
        import_paths(case, [tmp_path / "notes"], later=True)
    line = ["import", str(case.path), str(tmp_path / "notes"), "--json"]

    loaded = _loaded(_COMMANDS, json.dumps([line]), folder=tmp_path)

    assert isinstance(loaded, dict)
    status, *modules = loaded["import"]
    assert status == 0
    assert not {"sqlalchemy", "filelock", "asyncio", *_NEVER} & set(modules)


@pytest.fixture(scope="module")
def seen(library: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What a window has loaded at its first sight, a second into a hand's work, and after that."""
    loaded = _loaded(_WINDOW, str(library), folder=tmp_path_factory.mktemp("window"))
    assert isinstance(loaded, dict)
    return {when: set(modules) for when, modules in loaded.items() if when != "since"}


_LATER = {f"evidence_desk.ui.pages.{name}" for name in PAGES} - {"evidence_desk.ui.pages.gallery"}


def test_the_window_loads_only_what_is_seen_first(seen: dict[str, set[str]]) -> None:
    found = seen["first"]
    assert "evidence_desk.ui.pages.gallery" in found
    assert not found & _LATER
    assert not found & {"evidence_desk.desk.put_right", "evidence_desk.domain.derived"}
    assert not found & {"typer", "evidence_desk.cli.app"}
    assert not found & {"qtpy", "qtawesome", "pydantic", "alembic", "vlc", "PySide6.QtOpenGL"}
    assert not any(name.startswith("evidence_desk.ui.player.") for name in found)
    assert "evidence_desk.ui.widgets.inspector" not in found


def test_pages_are_loaded_once_the_hand_rests(seen: dict[str, set[str]]) -> None:
    assert not seen["while a hand works"] & _LATER
    assert "evidence_desk.ui.pages.review" in seen["after"]


def test_pages_load_nothing_of_workers_and_boxes_nothing_of_workbooks() -> None:
    """They come while somebody works: what takes longest is loaded beside the window."""
    program = (
        "import sys\nfrom evidence_desk.ui import begin, pages\nbegin(None)\n"
        "for name in pages.PAGES: pages.load(name)\n"
        "from evidence_desk.ui.widgets import sheet_export, sheet_review\n"
        "sys.exit(bool({'pydantic', 'openpyxl'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], timeout=120).returncode == 0


def test_each_command_is_found_where_it_is_looked_for() -> None:
    whole = every_command()
    registered = [one.name for one in (*whole.registered_commands, *whole.registered_groups)]

    listed = " ".join(MODULES.values()).split()
    assert sorted(listed) == sorted(name for name in registered if name)


def test_what_hinders_the_window_is_said_in_a_sentence() -> None:
    """Even where nothing of commands was loaded."""
    program = (
        "import sys\nfrom evidence_desk import cli, ui\n"
        "from evidence_desk.domain.errors import StorageError\n"
        "def begin(path): raise StorageError('The disk took nothing more.')\n"
        "ui.begin, sys.argv = begin, ['evidence-desk', '/some/case']\n"
        "cli.main()"
    )
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    ended = subprocess.run(
        [sys.executable, "-c", program],
        timeout=120,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stderr) == (2, "The disk took nothing more.\n")
