"""Commands as processes: stopped, racing each other, and quick to start."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from small_media import photo

#: In one process: what they look at is made once.
pytestmark = pytest.mark.xdist_group("processes")

COMMAND = [sys.executable, "-m", "evidence_desk"]


def _desk(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, check=False, timeout=120
    )


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a hundred photos."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(100):
        photo(folder / f"{number:03d}.jpg", seed=number, size=(640, 480))
    return folder


def test_ctrl_c_keeps_what_is_done_and_the_next_run_goes_on(tmp_path: Path, many: Path) -> None:
    case = tmp_path / "case"
    assert _desk("new", case, "--title", "T").returncode == 0
    process = subprocess.Popen(
        [*COMMAND, "import", str(case), str(many), "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ,
    )
    deadline = time.monotonic() + 60
    while not list((case / "originals").rglob("E-*")) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert "Traceback" not in err
    first = len(json.loads(out)["added"])
    assert process.returncode == (1 if first < 100 else 0)
    again = json.loads(_desk("import", case, many, "--json").stdout)
    assert first + len(again["added"]) == 100
    verified = json.loads(_desk("verify", case, "--json").stdout)
    assert (verified["ok"], verified["unknown"]) == (100, [])


def test_a_second_writer_is_refused_with_a_sentence_and_readers_read(tmp_path: Path) -> None:
    case = tmp_path / "case"
    _desk("new", case, "--title", "T")
    _desk("import", case, photo(tmp_path / "a.jpg"))
    other = sqlite3.connect(case / "library.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        refused = _desk("describe", case, "E-1", "--set", "rank=3")
        assert refused.returncode == 2
        assert "writing" in refused.stderr
        assert len(json.loads(_desk("items", case, "--json").stdout)) == 1
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert _desk("describe", case, "E-1", "--set", "rank=3").returncode == 0


def test_no_command_but_the_window_loads_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from evidence_desk.cli.app import run; "
        f"run(['new', {str(tmp_path / 'case')!r}, '--title', 'T']); "
        "run(['items', sys.argv[1]]); sys.exit('PySide6' in sys.modules or 'av' in sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "case")], capture_output=True, check=False
    )
    assert ended.returncode == 0, ended.stderr


def test_asking_decoders_loads_none_of_what_they_load() -> None:
    code = "import sys, evidence_desk.desk.decoders; sys.exit('numpy' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.parametrize(("typed", "offered"), [("ex", ["export"]), ("edition is", ["issue"])])
def test_a_shell_is_told_what_may_come_next(typed: str, offered: list[str]) -> None:
    words = ["evidence-desk", *typed.split()]
    asked = {
        "_EVIDENCE_DESK_COMPLETE": "complete_bash",
        "COMP_WORDS": " ".join(words),
        "COMP_CWORD": str(len(words) - 1),
    }
    ended = subprocess.run(
        COMMAND, capture_output=True, text=True, check=False, env=os.environ | asked
    )
    assert (ended.stdout.split(), ended.returncode) == (offered, 0), ended.stderr


@pytest.fixture(scope="module")
def _long(tmp_path_factory: pytest.TempPathFactory, many: Path) -> Path:
    path = tmp_path_factory.mktemp("long") / "case"
    _desk("new", path, "--title", "T")
    assert _desk("import", path, many).returncode == 0
    return path


@pytest.fixture
def case(_long: Path, tmp_path: Path) -> Path:
    """A library whose list is longer than a pipe holds."""
    return shutil.copytree(_long, tmp_path / "case")


@pytest.mark.parametrize("output", [[], ["--json"], ["--csv"]])
def test_a_reader_that_has_seen_enough_is_no_failure(case: Path, output: list[str]) -> None:
    process = subprocess.Popen(
        [*COMMAND, "items", str(case), *output], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout is not None
    process.stdout.read(1)
    process.stdout.close()
    assert process.wait(timeout=60) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("arguments", [["items"], ["items", "--json"], ["show", "E-1"]])
def test_results_that_cannot_be_written_are_refused_with_a_sentence(
    case: Path, arguments: list[str]
) -> None:
    command, *more = arguments
    with Path("/dev/full").open("w") as full:
        ended = subprocess.run(
            [*COMMAND, command, str(case), *more], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ended.returncode == 2
    assert ended.stderr.decode() == "The results could not be written: No space left on device.\n"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a screen is always there")
def test_where_there_is_no_screen_the_window_is_refused_with_a_sentence() -> None:
    screen = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    ended = subprocess.run(
        COMMAND,
        capture_output=True,
        text=True,
        check=False,
        env={name: value for name, value in os.environ.items() if name not in screen},
    )
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("The window cannot be shown: there is no screen")
    assert ended.stderr.count("\n") == 1


def test_a_defect_is_written_down_without_a_word_of_evidence(case: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(case / "library.sqlite")) as catalogue:
        catalogue.execute("DROP TABLE texts")  # what no program of ours does
        catalogue.commit()
    told = subprocess.run(
        [*COMMAND, "describe", str(case), "E-1", "--set", "title.en=Canary by the pier"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env={**os.environ, "XDG_STATE_HOME": str(tmp_path / "state")},
    )
    assert told.returncode == 2
    assert len(told.stderr.strip().splitlines()) == 1
    (log,) = (tmp_path / "state").rglob("errors.log")
    written = log.read_text("utf-8")
    assert "OperationalError" in written
    assert "desk/texts.py:" in written
    for secret in ("Canary", "SELECT", "texts.value", str(case)):
        assert secret not in written + told.stderr
