"""A frozen program is its own worker processes: it is asked here as it would ask itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from evidence_desk.exports.cleaning import asking
from evidence_desk.media import process, workers
from small_media import photo

PROGRAM = [sys.executable, "-P", "-m", "evidence_desk.frozen"]


def test_it_answers_as_a_media_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_command", lambda: [*PROGRAM, "--media-worker"])
    with workers.Workers(1) as pool:
        probed = pool.probe(photo(tmp_path / "a.jpg"), "a.jpg")
    assert (probed.facts.mime, probed.facts.problem) == ("image/jpeg", None)
    assert probed.picture


def test_it_answers_as_a_cleaning_worker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "_program", lambda: [*PROGRAM, "--clean-worker"])
    folder = tmp_path / "clean"
    folder.mkdir()
    made = asking.clean_copy(photo(tmp_path / "a.jpg"), folder)
    assert made.path.parent == folder


def test_without_such_a_wish_it_is_the_command_line() -> None:
    said = subprocess.run([*PROGRAM, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("Evidence Desk ")
    said = subprocess.run([*PROGRAM, "impor"], capture_output=True, text=True, check=False)
    assert said.returncode == 2
