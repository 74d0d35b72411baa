"""The program killed at random moments: nothing lost, nothing twice, and the next run goes on.

``./check tests/test_killed.py --moments 240`` kills it so often, over all works and the window;
without, a few times each. ``--seed`` chooses other moments. What was seen is printed at the end.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import bagit
import openpyxl
import pikepdf
import pytest

from evidence_desk.catalogue.library import CATALOGUE
from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import new_library, open_library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.sheets import export_sheet
from evidence_desk.desk.ties import tie
from killing import Far, Killer, Work, children_of, desk, state
from small_media import film, photo

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX's")

_RELEASED = Path(__file__).parent / "released"


# ---------------------------------------------------------------- what it is at


def _material(folder: Path) -> Path:
    """Photos, a film, sound and papers, some of them twice."""
    made = folder / "card"
    made.mkdir()
    for number in range(24):
        photo(made / f"P{number:02d}.jpg", seed=number, size=(320, 240))
    film(made / "film.mp4", seconds=1.0)
    (made / "again").mkdir()
    shutil.copy(made / "P03.jpg", made / "again" / "same.jpg")
    for number in range(20):
        (made / f"note {number}.txt").write_text(f"Seen by the gate, {number}.\n")
    return made


def _before_intake(folder: Path) -> None:
    _material(folder)
    new_library(folder / "case", "Killed", editor="Mara").close()


def _fill(folder: Path) -> None:
    """A library with items, an incident, a section and an edition."""
    folder.mkdir()
    with new_library(folder / "case", "Killed", editor="Mara") as library:
        import_paths(library, [_material(folder)])
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
        add_section(library, "1", titles={"en": "Facts"})
        tie(library, _REFS[:30], sections=["1"], incidents=["I-001"])
        describe(library, _REFS, {"access": "open"})
        add_edition(library, "First", language="en", audience="full", sections=["1"])


_made: list[Path] = []


@pytest.fixture(scope="module", autouse=True)
def _made_once(once: Callable[[str, Callable[[Path], object]], Path]) -> None:
    """Most works are at the same library."""
    _made[:] = [once("killed", _fill)]


def _filled(folder: Path) -> None:
    shutil.copytree(_made[0], folder, dirs_exist_ok=True)


def _with_sheet(folder: Path) -> None:
    _filled(folder)
    with open_library(folder / "case") as library:
        export_sheet(library, folder / "sheet.xlsx")
    book = openpyxl.load_workbook(folder / "sheet.xlsx")
    page = book["Items"]
    title = next(cell.column for cell in page[1] if cell.value == "title.en")
    for row in range(2, page.max_row + 1):
        page.cell(row, title).value = f"Told anew, {row}"
    book.save(folder / "sheet.xlsx")


def _of_old(folder: Path) -> None:
    shutil.unpack_archive(_RELEASED / "0001.tar.gz", folder)
    (folder / "0001").rename(folder / "case")


def _migrated(folder: Path) -> Far:
    """A migration begins by setting a copy aside; it has ended where the schema is the newest."""
    if not any((folder / "case").glob("library before migration*")):
        return Far.NOTHING
    catalogue = f"{(folder / 'case' / CATALOGUE).as_uri()}?mode=ro"
    with contextlib.closing(sqlite3.connect(catalogue, timeout=0, uri=True)) as database:
        try:
            (version,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
        except sqlite3.OperationalError:  # it is at it
            return Far.PART
    return Far.PART if version == "0001" else Far.ALL


# ---------------------------------------------------------------- what it writes


def _pdf(path: Path) -> None:
    with pikepdf.open(path) as document:
        assert len(document.pages) > 1


def _bag(path: Path) -> None:
    bagit.Bag(str(path)).validate()


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        archive.extractall(path.with_name("unpacked"))
    (inside,) = path.with_name("unpacked").iterdir()
    _bag(inside)
    shutil.rmtree(path.with_name("unpacked"))


def _workbook(path: Path) -> None:
    assert len(openpyxl.load_workbook(path).worksheets) > 2


def _copy(path: Path) -> None:
    assert len(state(path)["items"]) == 45


def _to(*words: str) -> Callable[[Path], list[str]]:
    """A command with the folder's own paths in it."""
    return lambda at: desk(*(word.replace("@", f"{at}/") for word in words))


_REFS = [f"E-{number:06d}" for number in range(1, 46)]
_FIRST = ("@case", "First")
_WORKS = [
    Work("intake", _before_intake, _to("import", "@case", "@card"), atomic=False),
    Work("in place", _before_intake, _to("import", "@case", "@card", "--in-place"), atomic=False),
    Work("edit", _filled, _to("describe", "@case", *_REFS, "--set", "rank=3")),
    Work("sheet", _with_sheet, _to("sheet", "import", "@case", "@sheet.xlsx")),
    Work("issue", _filled, _to("edition", "issue", "@case", "First")),
    Work("annex", _filled, _to("export", "annex", *_FIRST, "@out.pdf"), writes=_pdf),
    Work("workbook", _filled, _to("export", "workbook", *_FIRST, "@out.xlsx"), writes=_workbook),
    Work("pack", _filled, _to("export", "pack", *_FIRST, "@out"), writes=_bag),
    Work("zip", _filled, _to("export", "pack", *_FIRST, "@out.zip", "--zip"), writes=_zip),
    Work("backup", _filled, _to("backup", "@case", "@out"), writes=_copy),
    Work("migration", _of_old, _to("status", "@case"), far=_migrated),
    Work(
        "window",
        _before_intake,
        lambda at: [sys.executable, str(Path(__file__).with_name("window_at_work.py")), str(at)],
        atomic=False,
    ),
]


@pytest.mark.parametrize("work", _WORKS, ids=lambda work: work.name)
def test_killed_at_any_moment_it_goes_on_and_nothing_is_lost(
    work: Work,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    for name in ("XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    moments = -(-request.config.getoption("moments") // len(_WORKS))
    killer = Killer(work, tmp_path / "at", request.config.getoption("seed"))
    for _ in range(4 * moments):
        if killer.tally.moments < moments:
            killer.kill_once()
    far, calls = (
        ", ".join(f"{what} {count}" for what, count in counts.most_common())
        for counts in (killer.tally.far, killer.tally.calls)
    )
    record_property("killed", f"{work.name}, {killer.tally.moments} moments: {far} ({calls})")
    assert killer.tally.moments == moments, "the work was always done before its moment came"


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="workers are found in /proc")
def test_workers_that_are_killed_cost_nothing_but_time(
    tmp_path: Path, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    wanted = max(3, request.config.getoption("moments") // len(_WORKS))
    dice = random.Random(f"workers {request.config.getoption('seed')}")
    _before_intake(tmp_path)
    moments = 0
    while moments < wanted:
        case = tmp_path / f"case {moments}"
        shutil.copytree(tmp_path / "case", case)
        process = subprocess.Popen(
            desk("import", str(case), f"{tmp_path}/card"), stdout=subprocess.DEVNULL
        )
        killed = 0
        while process.poll() is None and moments + killed < wanted:
            time.sleep(dice.uniform(0.05, 0.6))
            if workers := children_of(process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(dice.choice(workers), signal.SIGKILL)
                    killed += 1
        assert process.wait() == 0
        assert killed
        assert len(state(case)["items"]) == 45
        with open_library(case, "Mara") as library:
            lost = [one["name"] for one in items_json(library) if one["problem"]]
        assert 2 * len(lost) <= killed, "a file is given up when two workers were killed over it"
        moments += killed
    record_property("killed", f"workers: {moments} of them, under an intake that lives")
