"""What holds up every thread is done by a process aside, where a window in this one may wait."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fpdf import FPDF

from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.errors import Cancelled, UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.layouts import AnnexLayout
from evidence_desk.domain.progress import Progress, ignore_progress
from evidence_desk.exports import aside
from evidence_desk.exports.annex import write_annex
from evidence_desk.exports.aside import Helper
from evidence_desk.exports.binder import Loose, bind
from evidence_desk.exports.silence import Secret, refuse_what_tells
from exports.dossiers import at_pictures, dossier
from killing import asides, lives

in_proc = pytest.mark.skipif(
    not Path("/proc/self/task").exists(), reason="processes are found in /proc"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """Two photos, and between them a document whose pages follow."""
    paper = FPDF()
    paper.set_font("helvetica", size=14)
    for page in range(2):
        paper.add_page(format=(297, 210) if page else (210, 297))
        paper.text(20, 30, f"Page {page} of its own.")
    document = tmp_path_factory.mktemp("documents") / "1.pdf"
    document.write_bytes(bytes(paper.output()))
    edition = dossier(3, layout=AnnexLayout(stamped=True))
    first, second, third = edition.exhibits
    second = replace(second, kind=Kind.DOCUMENT, original=document, text=None)
    return replace(edition, exhibits=(first, second, third))


@pytest.fixture(scope="module")
def as_ever(made: Dossier, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The annex, made by one process alone."""
    out = tmp_path_factory.mktemp("alone") / "annex.pdf"
    write_annex(made, out)
    assert asides("helping") == []
    return out.read_bytes()


def _in_a_thread(
    made: Dossier, out: Path, report: Callable[[Progress], None] = ignore_progress
) -> bytes:
    """As a window has it written; nothing is left behind but the annex, and nobody."""
    with ThreadPoolExecutor(1) as some:
        try:
            some.submit(write_annex, made, out, report=report).result()
        finally:
            assert asides("helping") == []
            assert [one.name for one in out.parent.iterdir()] in ([], [out.name])
    return out.read_bytes()


@in_proc
def test_it_is_the_same_to_the_byte(made: Dossier, as_ever: bytes, tmp_path: Path) -> None:
    seen: list[int] = []
    watched = at_pictures(made, lambda: seen.extend(asides("helping")))
    assert _in_a_thread(watched, tmp_path / "annex.pdf") == as_ever
    assert seen, "nobody was there to bind it"


@in_proc
def test_its_death_costs_nothing_but_time(
    made: Dossier, as_ever: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Asked as a frozen program asks itself, which is its own worker.
    program = [sys.executable, "-P", "-m", "evidence_desk.frozen", "--helping-worker"]
    monkeypatch.setattr(aside, "program", lambda _name: program)
    killed: list[int] = []

    def kill() -> None:
        if not killed:
            killed.extend(asides("helping"))
            os.kill(killed[0], signal.SIGKILL)

    assert _in_a_thread(at_pictures(made, kill), tmp_path / "annex.pdf") == as_ever
    assert len(killed) == 1


@in_proc
def test_stopping_while_it_binds_ends_it(made: Dossier, tmp_path: Path) -> None:
    before: list[int] = []

    def stop_it() -> None:
        if not before:
            before.extend(asides("helping"))
            os.kill(before[0], signal.SIGSTOP)  # it would take for ever

    def stop(progress: Progress) -> None:
        if before and progress.done == progress.total:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        _in_a_thread(at_pictures(made, stop_it), tmp_path / "annex.pdf", stop)
    assert len(before) == 1
    assert list(tmp_path.iterdir()) == []


@in_proc
def test_a_full_disk_is_told_and_not_tried_again(tmp_path: Path) -> None:
    paper = FPDF()
    paper.add_page()
    (tmp_path / "paper.pdf").write_bytes(bytes(paper.output()))
    full = Path("/dev/full")

    def twice() -> int:
        with (
            (tmp_path / "paper.pdf").open("rb") as document,
            closing(Helper(lambda: None, full.parent, document)) as helper,
        ):
            with pytest.raises(OSError, match="No space left") as refused:
                helper.do(bind, document, Loose({}, {}), full)
            assert refused.value.errno == errno.ENOSPC
            helper.do(bind, document, Loose({}, {}), Path("/dev/null"))
            return len(asides("helping"))

    with ThreadPoolExecutor(1) as some:
        assert some.submit(twice).result() == 1, "it was done here"


@in_proc
def test_what_tells_a_secret_is_refused_in_the_same_sentence(tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    film.write_bytes(os.urandom(5_000) + b"Told by Vera Lindqvist." + os.urandom(5_000))
    secrets = [Secret(("Vera Lindqvist",), "the name of source S-001", anywhere=True)]
    seen: list[int] = []

    def refused() -> str:
        with pytest.raises(UsageError) as told:
            refuse_what_tells(film, secrets, lambda: seen.extend(asides("helping")))
        return str(told.value)

    here = refused()
    assert "the name of source S-001" in here
    assert not seen
    with ThreadPoolExecutor(1) as some:
        assert some.submit(refused).result() == here
    assert seen, "it was searched here"


_BINDS = """
from exports.dossiers import dossier
from evidence_desk.exports.annex import write_annex
made = dossier(1)
made = replace(made, exhibits=(replace(made.exhibits[0], picture=lambda _max_px: die("helping")),))
Thread(target=write_annex, args=(made, folder / "annex.pdf")).start()
"""
_SETS = """
from evidence_desk.exports.setting import Setting, Wanted
from exports.dossiers import dossier
made = dossier(1)
made = replace(made, exhibits=(replace(made.exhibits[0], picture=lambda _max_px: die("setting")),))
Setting(Wanted(made, {}, "annex.pdf", "annex.xlsx"), folder).pages(made, {}, int)
"""
_CLEANS = """
from evidence_desk.exports.cleaning import clean_copy
os.mkfifo(folder / "endless")  # whoever opens it waits for ever
(folder / "made").mkdir()
clean_copy(folder / "endless", folder / "made", lambda: die("cleaning."))
"""


@in_proc
@pytest.mark.parametrize("works", [_BINDS, _SETS, _CLEANS], ids=["binding", "setting", "cleaning"])
def test_nobody_outlives_whoever_is_killed(works: str, tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from dataclasses import replace; from pathlib import Path\n"
        "from threading import Thread\n"
        "from killing import asides\n"
        "folder = Path(sys.argv[1])\n"
        "def die(name):\n"
        "    print(*asides(name), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    said = subprocess.run(
        [sys.executable, "-B", "-c", script + works, str(tmp_path)],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    (pid,) = map(int, said.stdout.split())
    until = time.monotonic() + 60
    while lives(pid):
        assert time.monotonic() < until, "it works on for nobody"
        time.sleep(0.05)
    assert not list(tmp_path.glob("annex.*"))
