"""A disk that fills up at any moment of any work: one sentence, nothing lost, and it goes on later.

Each work is done on a disk of its own with so much room as chance leaves it, between none and what
the work needs, and again when there is room. ``--moments`` and ``--seed`` choose how often and
where, as in `test_killed.py`.
"""

from __future__ import annotations

import random
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from disks import fill, small_disk
from evidence_desk.desk.backup import backup
from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.chronology_paper import export_chronology
from evidence_desk.desk.derived import redact, take_still
from evidence_desk.desk.describe import describe
from evidence_desk.desk.draft_copies import apply_numbers
from evidence_desk.desk.editions import add_edition, issue
from evidence_desk.desk.film_redacting import redact_film
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.redacted_pages import redact_pages
from evidence_desk.desk.salvage import salvage
from evidence_desk.desk.sheets import export_sheet, import_sheet
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import DeskError, StorageError
from evidence_desk.domain.film_redaction import film_redaction
from evidence_desk.domain.page_redaction import covered_pages
from evidence_desk.domain.redaction import covered, shape
from killing import state
from pdfs_made import line, saved, with_text
from small_media import film, photo

_RELEASED = Path(__file__).parents[1] / "released"
_BOX = shape("box", (0, 0, 0.5, 1))
_FILM = film_redaction(
    {"shapes": [{"form": "box", "keys": [{"at": 0, "points": [0, 0, 0.5, 1]}], "from": 0, "to": 1}]}
)


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with small_disk(tmp_path_factory.mktemp("full") / "disk") as path:
        yield path


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library and all that the works need, on a disk with room."""
    folder = tmp_path_factory.mktemp("room") / "start"
    card = folder / "card"
    card.mkdir(parents=True)
    dice = random.Random(7)
    for number in range(6):
        path = photo(card / f"P{number}.jpg", seed=number, size=(160, 120))
        path.write_bytes(path.read_bytes() + dice.randbytes(30_000))
    film(card / "film.mp4", seconds=1.0)
    saved(with_text(line("Seen by the gate.", 72, 700)), card / "paper.pdf")
    (folder / "draft.txt").write_text("As exhibit 1 shows, and exhibit 2.\n")
    (folder / "tmp").mkdir()
    with new_library(folder / "case", "Full", editor="Mara") as library:
        import_paths(library, [card])
        refs = [str(one["ref"]) for one in items_json(library)]
        add_incident(library, date="2010-09-21", titles={"en": "The quay"})
        add_section(library, "1", titles={"en": "Facts"})
        tie(library, refs, sections=["1"], incidents=["I-001"])
        add_edition(library, "First", language="en", audience="full", sections=["1"])
        describe(library, [*refs, "I-1"], {"access": "open"})
        add_edition(library, "Public", language="en", audience="public", sections=["1"])
        export_sheet(library, folder / "sheet.xlsx")
    book = openpyxl.load_workbook(folder / "sheet.xlsx")
    page = book["Items"]
    title = next(cell.column for cell in page[1] if cell.value == "title.en")
    for row in range(2, page.max_row + 1):
        page.cell(row, title).value = f"Told anew, {row}" * 200
    book.save(folder / "sheet.xlsx")
    fresh = folder / "fresh"
    fresh.mkdir()
    for number in range(12):
        path = photo(fresh / f"F{number}.jpg", seed=number, size=(96, 72))
        path.write_bytes(path.read_bytes() + dice.randbytes(30_000))
    return folder


@dataclass(frozen=True, slots=True)
class Work:
    """Something done in a library that lies in a folder; `writes` is what it makes beside it."""

    name: str
    do: Callable[[Library, Path], object]
    writes: str | None = None
    atomic: bool = True
    often: bool = False  # tried in every run of the tests; the others where ``--moments`` asks


def _kind(library: Library, kind: str) -> str:
    return str(items_json(library, f"kind:{kind}")[0]["ref"])


def _taken(library: Library, at: Path) -> None:
    stopped = import_paths(library, [at / "fresh"]).stopped
    if stopped is not None:
        raise StorageError(stopped)


def _described(library: Library, _at: Path) -> None:
    refs = [str(one["ref"]) for one in items_json(library)]
    describe(library, refs, {"description.en": "Told at length. " * 2000})


def _brought_back(library: Library, at: Path) -> None:
    assert import_sheet(library, at / "sheet.xlsx").refused == []


def _for_all(library: Library, at: Path) -> None:
    made = export_pack(library, "Public", at / "out")
    assert (len(made.files), made.left_out) == (8, ()), "a file is not left out for want of room"


_WORKS = [
    Work("intake", _taken, atomic=False, often=True),
    Work("edit", _described),
    Work("sheet out", lambda it, at: export_sheet(it, at / "out.xlsx"), "out.xlsx"),
    Work("sheet back", _brought_back),
    Work("issue", lambda it, _at: issue(it, "First")),
    Work(
        "annex",
        lambda it, at: export_annex(it, "First", at / "out.pdf"),
        "out.pdf",
        often=True,
    ),
    Work("workbook", lambda it, at: export_workbook(it, "First", at / "out.xlsx"), "out.xlsx"),
    Work("pack", lambda it, at: export_pack(it, "First", at / "out"), "out"),
    Work("public", _for_all, "out"),
    Work("zip", lambda it, at: export_pack(it, "First", at / "out.zip", zip=True), "out.zip"),
    Work("chronology", lambda it, at: export_chronology(it, at / "out.pdf"), "out.pdf"),
    Work(
        "draft",
        lambda it, at: apply_numbers(
            it, "First", at / "draft.txt", at / "out.txt", {"1": "E-000002", "2": "E-000001"}
        ),
        "out.txt",
    ),
    Work("backup", lambda it, at: backup(it, at / "out"), "out"),
    Work("still", lambda it, _at: take_still(it, _kind(it, "video"), 0.5)),
    Work("photo", lambda it, _at: redact(it, _kind(it, "photo"), covered([_BOX], "solid"))),
    Work(
        "pages",
        lambda it, _at: redact_pages(it, _kind(it, "document"), covered_pages({1: [_BOX]})),
    ),
    Work("film", lambda it, _at: redact_film(it, _kind(it, "video"), _FILM)),
]


def _fresh(filled: Path, disk: Path) -> Path:
    at = disk / "at"
    for path in disk.iterdir():
        path.unlink() if path.is_file() else shutil.rmtree(path)
    shutil.copytree(filled, at)
    return at


def _told(error: DeskError) -> None:
    """A sentence for people: one line that ends."""
    said = str(error)
    assert said.endswith("."), said
    assert "\n" not in said, said
    assert not re.search(r"Errno|\.partial|IO_", said), said


_MATERIAL = {"case", "card", "fresh", "tmp", "sheet.xlsx", "draft.txt"}


def _left(at: Path, done: bool) -> list[str]:
    """What lies beside the library and was not there before; begun packs and backups may wait."""
    left = sorted(set(map(str, _below(at))) - set(map(str, _below(at, _MATERIAL))))
    assert not any((at / "tmp").iterdir()), "what is gathered on the way lies where we say"
    if done:
        return left
    return [name for name in left if not re.match(r"out\.unfinished|\.pack-", name)]


def _below(at: Path, only: set[str] | None = None) -> list[Path]:
    return [
        path.relative_to(at)
        for path in at.rglob("*")
        if only is None or path.relative_to(at).parts[0] in only
    ]


@pytest.mark.parametrize("work", _WORKS, ids=lambda work: work.name)
def test_when_the_disk_fills_up_nothing_is_lost_and_it_goes_on_later(
    work: Work,
    filled: Path,
    disk: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    moments = request.config.getoption("moments")
    if not work.often and moments == 1:
        pytest.skip("it is tried where --moments asks for more than one")
    monkeypatch.setattr(tempfile, "tempdir", str(disk / "at" / "tmp"))
    at = _fresh(filled, disk)
    before = state(at / "case")
    with open_library(at / "case", "Mara") as library:
        free = shutil.disk_usage(disk).free
        work.do(library, at)
        needed = free - shutil.disk_usage(disk).free
    after, written = state(at / "case"), _left(at, done=True)
    dice = random.Random(f"{work.name} {request.config.getoption('seed')}")
    refused = 0
    for moment in range(moments):
        at = _fresh(filled, disk)
        with open_library(at / "case", "Mara") as library:
            # Hardly anything, a part, or nearly all of what it takes.
            leave = (
                dice.randrange(16_384),
                dice.randrange(needed),
                max(0, needed - dice.randrange(65_536)),
            )[moment % 3]
            ballast = fill(disk, leave)
            try:
                work.do(library, at)
            except StorageError as error:
                _told(error)
                refused += 1
                done = False
            else:
                done = True
            assert items_json(library), "what is there can be read"
        with suppress(StorageError):
            open_library(at / "case", "Mara").close()  # somebody tries, there being no room
        ballast.unlink()
        found = state(at / "case")
        assert found == after if done else found in (before, after) or not work.atomic
        assert _left(at, done) == (written if done else [])
        if not done:
            with open_library(at / "case", "Mara") as library:
                work.do(library, at)
            assert (state(at / "case"), _left(at, done=True)) == (after, written)
    assert refused, "it needed no room"


def test_a_catalogue_that_cannot_be_written_anew_is_as_it_was(filled: Path, disk: Path) -> None:
    case = _fresh(filled, disk) / "case"
    size = (case / "library.sqlite").stat().st_size
    with (case / "library.sqlite").open("r+b") as file:
        file.seek(size // 2)
        file.write(bytes(4096))
    before = (case / "library.sqlite").read_bytes()
    for leave in (0, size // 2, size * 3 // 2, size * 5 // 2):
        ballast = fill(disk, leave)
        with pytest.raises(StorageError) as refused:
            salvage(case, "Mara")
        _told(refused.value)
        ballast.unlink()
        assert (case / "library.sqlite").read_bytes() == before
        assert not list(case.glob("library damaged*"))
    library, _told_of = salvage(case, "Mara")
    with library:
        assert verify(library).ok == 8


def test_an_older_library_that_finds_no_room_stays_as_it_was(disk: Path) -> None:
    for path in disk.iterdir():
        path.unlink() if path.is_file() else shutil.rmtree(path)
    shutil.unpack_archive(_RELEASED / "0001.tar.gz", disk)
    case = disk / "0001"
    before = (case / "library.sqlite").read_bytes()
    for leave in (40_000, 200_000, len(before) + 60_000):
        ballast = fill(disk, leave)
        with pytest.raises(StorageError) as refused:
            open_library(case, "Mara")
        _told(refused.value)
        ballast.unlink()
        assert (case / "library.sqlite").read_bytes() == before
        half = [path.name for path in case.glob("library before*") if path.stat().st_size == 0]
        assert half == []
    with open_library(case, "Mara") as library:
        assert verify(library).ok == 4
