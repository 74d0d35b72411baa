"""Annex, workbook and pages of a pack, set by another process while its exhibits are copied."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.errors import Cancelled
from evidence_desk.domain.progress import Progress
from evidence_desk.exports import aside
from evidence_desk.exports.pack import write_pack
from exports.dossiers import at_pictures, dossier, with_originals
from killing import asides

ALWAYS, NEVER = 0, 1 << 60  # bytes from which another process is worth it

in_proc = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="processes are found in /proc"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    return with_originals(dossier(3), tmp_path_factory.mktemp("originals"))


@pytest.fixture(scope="module")
def as_ever(made: Dossier, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The pack, made by one process alone."""
    return _packed(made, tmp_path_factory.mktemp("alone"), NEVER)


def _packed(
    made: Dossier,
    place: Path,
    worth: int = ALWAYS,
    report: Callable[[Progress], None] = lambda _progress: None,
) -> bytes:
    path = write_pack(made, place / "pack.zip", zip=True, worth=worth, report=report).path
    assert [one.name for one in place.iterdir()] == ["pack.zip"]
    assert asides("setting") == []
    return path.read_bytes()


def test_the_pack_is_the_same_to_the_byte(made: Dossier, as_ever: bytes, tmp_path: Path) -> None:
    asking: set[str] = set()
    watched = at_pictures(made, lambda: asking.add(threading.current_thread().name))
    assert _packed(watched, tmp_path) == as_ever
    assert asking == {"setting"}, "pictures were taken by whoever copies"


def test_what_came_otherwise_than_foreseen_is_told_as_it_came(
    made: Dossier, tmp_path: Path
) -> None:
    """A file that is not what it was is left out, and annex and workbook must say so."""
    first, *rest = made.exhibits
    changed = replace(made, exhibits=(replace(first, sha256="0" * 64), *rest))
    (tmp_path / "alone").mkdir()
    (tmp_path / "two").mkdir()
    alone = _packed(changed, tmp_path / "alone", NEVER)
    assert _packed(changed, tmp_path / "two") == alone


@in_proc
def test_its_death_costs_nothing_but_time(
    made: Dossier, as_ever: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Asked as a frozen program asks itself, which is its own worker.
    program = [sys.executable, "-P", "-m", "evidence_desk.frozen", "--setting-worker"]
    monkeypatch.setattr(aside, "program", lambda _name: program)
    killed: list[int] = []

    def kill() -> None:
        if not killed:
            killed.extend(asides("setting"))
            os.kill(killed[0], signal.SIGKILL)

    assert _packed(at_pictures(made, kill), tmp_path) == as_ever
    assert len(killed) == 1


@in_proc
def test_stopping_ends_it_too(made: Dossier, tmp_path: Path) -> None:
    before: list[int] = []

    def stop(progress: Progress) -> None:
        before.extend(asides("setting"))
        if progress.done == 2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        _packed(made, tmp_path, report=stop)
    assert before
    assert asides("setting") == []
    assert list(tmp_path.iterdir()) == []
