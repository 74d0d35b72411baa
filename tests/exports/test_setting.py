"""Documents set by another process: where a window may wait, and while a pack is copied."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from fpdf import FPDF

from disks import fill, small_disk
from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.errors import Cancelled, StorageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.layouts import AnnexLayout, Spot
from evidence_desk.domain.progress import Progress, ignore_progress
from evidence_desk.exports import aside
from evidence_desk.exports.pack import write_pack
from evidence_desk.exports.setting import Setter
from exports.dossiers import at_pictures, dossier, with_originals
from killing import asides

ALWAYS, NEVER = 0, 1 << 60  # bytes from which another process is worth it

in_proc = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="processes are found in /proc"
)


@pytest.fixture(scope="module")
def stamped(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """A photo, a document whose pages follow, and one whose pages cannot be had."""
    paper = FPDF()
    paper.set_font("helvetica", size=14)
    for page in range(2):
        paper.add_page(format=(297, 210) if page else (210, 297))
        paper.text(20, 30, f"Page {page} of its own.")
    document = tmp_path_factory.mktemp("documents") / "1.pdf"
    document.write_bytes(bytes(paper.output()))
    broken = document.with_name("2.pdf")
    broken.write_bytes(b"%PDF-1.7\nnothing more")
    edition = dossier(3, layout=AnnexLayout(stamped=True))
    first, second, third = edition.exhibits
    second = replace(second, kind=Kind.DOCUMENT, original=document, text=None)
    third = replace(third, kind=Kind.DOCUMENT, original=broken, text=None)
    return replace(edition, exhibits=(first, second, third))


Documents = tuple[bytes, bytes, list[Spot]]


def _set(
    made: Dossier, place: Path, report: Callable[[Progress], None] = ignore_progress
) -> Documents:
    """Annex and workbook, one after the other; nothing is left behind but these, and nobody."""
    annex, workbook = place / "annex.pdf", place / "annex.xlsx"
    setter = Setter(place)
    try:
        spots = setter.annex(made, annex, report=report)
        setter.workbook(made, workbook, report)
    finally:
        setter.close()
        assert asides("helping") == []
        assert {one.name for one in place.iterdir()} <= {annex.name, workbook.name, "ballast"}
    return annex.read_bytes(), workbook.read_bytes(), spots


def _in_a_thread(
    made: Dossier, place: Path, report: Callable[[Progress], None] = ignore_progress
) -> Documents:
    """As a window has it done."""
    with ThreadPoolExecutor(1) as some:
        return some.submit(_set, made, place, report).result()


@pytest.fixture(scope="module")
def set_here(stamped: Dossier, tmp_path_factory: pytest.TempPathFactory) -> Documents:
    """As a command has it done: by one process alone."""
    seen: list[int] = []
    watched = at_pictures(stamped, lambda: seen.extend(asides("helping")))
    found = _set(watched, tmp_path_factory.mktemp("here"))
    assert not seen
    return found


@pytest.fixture
def killed() -> list[int]:
    """Whoever `kill_it` has killed."""
    return []


@pytest.fixture
def kill_it(monkeypatch: pytest.MonkeyPatch, killed: list[int]) -> Callable[[], None]:
    """Kills the process that sets, once; it is asked as a frozen program asks itself."""
    program = [sys.executable, "-P", "-m", "evidence_desk.frozen", "--helping-worker"]
    monkeypatch.setattr(aside, "program", lambda: program)

    def kill() -> None:
        if not killed:
            killed.extend(asides("helping"))
            os.kill(killed[0], signal.SIGKILL)

    return kill


@in_proc
def test_documents_are_the_same_to_the_byte(
    stamped: Dossier, set_here: Documents, tmp_path: Path
) -> None:
    by: set[int] = set()
    told: list[Progress] = []
    watched = at_pictures(stamped, lambda: by.update(asides("helping")))
    assert _in_a_thread(watched, tmp_path, told.append) == set_here
    assert len(by) == 1, "one process sets both"
    assert told[-1].done == told[-1].total > 0


@in_proc
def test_a_setters_death_costs_nothing_but_time(
    stamped: Dossier,
    set_here: Documents,
    tmp_path: Path,
    killed: list[int],
    kill_it: Callable[[], None],
) -> None:
    assert _in_a_thread(at_pictures(stamped, kill_it), tmp_path) == set_here
    assert len(killed) == 1


@in_proc
def test_what_is_not_wanted_any_more_is_not_set(stamped: Dossier, tmp_path: Path) -> None:
    held: list[int] = []

    def hold() -> None:
        held.extend(asides("helping"))
        os.kill(held[0], signal.SIGSTOP)  # it would take for ever

    def stop(_progress: Progress) -> None:
        if held:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        _in_a_thread(at_pictures(stamped, hold), tmp_path, stop)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_there_is_told_by_the_documents_name(
    stamped: Dossier, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "small") as disk:
        ballast = fill(disk, leave=1 << 16)
        with pytest.raises(
            StorageError, match=r"“annex\.pdf” could not be written \(No space left"
        ):
            _in_a_thread(stamped, disk)
        assert [one.name for one in disk.iterdir()] == [ballast.name]


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
    assert asides("helping") == []
    return path.read_bytes()


def test_a_pack_is_the_same_to_the_byte(made: Dossier, as_ever: bytes, tmp_path: Path) -> None:
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
def test_their_death_costs_a_pack_nothing_but_time(
    made: Dossier, as_ever: bytes, tmp_path: Path, killed: list[int], kill_it: Callable[[], None]
) -> None:
    assert _packed(at_pictures(made, kill_it), tmp_path) == as_ever
    assert len(killed) == 1


@in_proc
def test_stopping_a_pack_ends_it_too(made: Dossier, tmp_path: Path) -> None:
    before: list[int] = []

    def stop(progress: Progress) -> None:
        before.extend(asides("helping"))
        if progress.done == 2:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        _packed(made, tmp_path, report=stop)
    assert before
    assert asides("helping") == []
    assert list(tmp_path.iterdir()) == []
