"""A folder gone through again without opening the library is told of as an intake would tell."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.intake_report import IntakeReport
from evidence_desk.desk.known_again import nothing_new
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.domain.errors import Cancelled
from evidence_desk.domain.progress import Progress

NAMES = ("a.txt", "b.txt", ".hidden.txt", "._b.txt", "Thumbs.db", "sub/c.txt", "sub/é.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of notes, two with the same words, and of what no intake takes."""
    folder = tmp_path_factory.mktemp("again") / "notes"
    (folder / "sub").mkdir(parents=True)
    for name in NAMES:
        (folder / name).write_text("the same" if "c" in name else f"words of {name}")
    if os.name == "posix":
        (folder / "link").symlink_to(folder / "a.txt")
        os.mkfifo(folder / "pipe")
        Path(os.fsdecode(os.fsencode(folder) + b"/no\xfftext.txt")).write_text("odd name")
        (folder / "d.txt").write_text("the same")
    return folder


@pytest.fixture(scope="module")
def changing(folder: Path) -> Path:
    """A folder beside it whose files change."""
    made = folder.parent / "changing"
    made.mkdir()
    for name in ("bytes.txt", "file.txt"):
        (made / name).write_text(f"words of {name}")
    return made


@pytest.fixture(scope="module")
def _taken(folder: Path, changing: Path) -> Path:
    with new_library(folder.parent / "case", "T") as library:
        import_paths(library, [folder, changing], later=True)
        return library.path


@pytest.fixture
def taken(_taken: Path, tmp_path: Path) -> Path:
    """The folder of a library that has taken the notes in."""
    return shutil.copytree(_taken, tmp_path / "case")


def _intake(path: Path, paths: list[Path]) -> IntakeReport:
    with open_library(path) as library:
        return import_paths(library, paths, later=True)


def test_what_is_told_is_what_an_intake_tells(taken: Path, folder: Path) -> None:
    asked = [folder, folder / "a.txt", folder / "nowhere.txt", taken]

    told = nothing_new(taken, asked)

    wanted = _intake(taken, asked)
    assert told is not None
    assert wanted.added == []
    assert replace(told, seconds=0.0) == replace(wanted, seconds=0.0)
    assert told.known
    assert {len(told.failed) > 0, len(told.skipped) > 4} == {True}
    assert nothing_new(taken / "library.sqlite", asked) is not None


def test_a_new_or_changed_file_is_left_to_the_intake(taken: Path, changing: Path) -> None:
    new, bytes_, file = (changing / name for name in ("new.txt", "bytes.txt", "file.txt"))
    before = file.stat()
    assert nothing_new(taken, [changing]) is not None

    new.write_text("new")
    bytes_.write_text("WORDS of bytes.txt")
    os.utime(bytes_, ns=(0, 0))
    new.with_name("other").write_text("WORDS of file.txt")
    new.with_name("other").replace(file)
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert [nothing_new(taken, [one]) for one in (new, bytes_, file)] == [None, None, None]


def _under_way(case: Path) -> None:
    (case / "originals" / ".incoming" / "under-way").write_text("{}\n")


def _half_a_copy(case: Path) -> None:
    (case / "originals" / ".incoming" / "0123456789").write_text("half")


def _of_another_age(case: Path) -> None:
    with closing(sqlite3.connect(case / "library.sqlite")) as catalogue, catalogue:
        catalogue.execute("UPDATE alembic_version SET version_num = '9999'")


def _no_catalogue(case: Path) -> None:
    (case / "library.sqlite").write_bytes(b"no database at all, but long enough" * 100)
    (case / "library.sqlite-wal").unlink(missing_ok=True)


@pytest.mark.parametrize("happens", [_under_way, _half_a_copy, _of_another_age, _no_catalogue])
def test_a_library_out_of_order_is_left_to_the_intake(
    taken: Path, folder: Path, happens: Callable[[Path], None]
) -> None:
    assert nothing_new(taken, [folder]) is not None
    happens(taken)
    assert nothing_new(taken, [folder]) is None


def test_nothing_is_written(taken: Path, folder: Path) -> None:
    def state() -> dict[str, tuple[int, int]]:
        files = [path for path in taken.rglob("*") if path.is_file()]
        return {str(one): (one.stat().st_size, one.stat().st_mtime_ns) for one in files}

    before = state()
    assert nothing_new(taken, [folder]) is not None
    assert state() == before


def test_it_can_be_stopped(taken: Path, folder: Path) -> None:
    def stop(_progress: Progress) -> None:
        raise Cancelled("")

    told = nothing_new(taken, [folder], stop)
    assert told is not None
    assert told.cancelled


def test_a_folder_that_is_no_library_is_left_to_who_opens_it(tmp_path: Path) -> None:
    assert nothing_new(tmp_path / "nowhere", [tmp_path]) is None
    assert nothing_new(tmp_path, [tmp_path]) is None
