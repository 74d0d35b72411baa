"""Promises of safety kept on real disks, read-only ones among them, and after being killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from disks import fill, mounted, small_disk
from evidence_desk.desk import editions
from evidence_desk.desk.backup import backup
from evidence_desk.desk.describe import describe
from evidence_desk.desk.handover import export_annex
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.desk.pictures import thumbnail
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.sources import add_source
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import StorageError
from small_media import photo


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, small enough to be filled."""
    with small_disk(tmp_path / "disk") as path:
        yield path


@pytest.fixture
def noisy(tmp_path: Path) -> Path:
    """Forty photos that no disk compresses."""
    folder = tmp_path / "noisy"
    folder.mkdir()
    for number in range(40):
        path = photo(folder / f"{number:02d}.jpg", seed=number)
        path.write_bytes(path.read_bytes() + os.urandom(60_000))
    return folder


def test_pictures_that_cannot_be_kept_do_not_stand_in_the_way(
    disk: Path, noisy: Path, tmp_path: Path
) -> None:
    with new_library(disk / "case", "T") as library:
        import_paths(library, [noisy])
        editions.add_edition(library, "First")
        with library.read():
            fill(disk, 0)
        with pytest.raises(StorageError):  # the journal has no room; the pictures needed none
            export_annex(library, "First", tmp_path / "annex.pdf")
        assert list(tmp_path.glob("*.pdf")) == [], "what goes out is written down"


@pytest.fixture
def sealed(disk: Path, phone: Path) -> Iterator[Path]:
    """A library on a disk that can only be read."""
    with new_library(disk / "case", "T") as library:
        import_paths(library, [phone])
        editions.add_edition(library, "First")
    assert mounted("-o", "remount,ro", str(disk))
    yield disk / "case"
    mounted("-o", "remount,rw", str(disk))


def test_a_library_on_a_read_only_disk_can_be_read_verified_and_copied(
    sealed: Path, tmp_path: Path
) -> None:
    with open_library(sealed) as library:
        assert len(items_json(library)) == 9
        assert thumbnail(library, 1)
        assert verify(library).ok == 9
        assert backup(library, tmp_path / "copy").originals == 9
    with open_library(tmp_path / "copy") as library:
        assert describe(library, ["E-1"], {"title.en": "Here it can be written"}) == 1


def test_a_library_on_a_read_only_disk_refuses_every_change_with_a_sentence(
    sealed: Path, phone: Path, tmp_path: Path
) -> None:
    out = tmp_path / "annex.pdf"
    with open_library(sealed) as library:
        for attempt in (
            lambda: describe(library, ["E-1"], {"title.en": "x"}),
            lambda: import_paths(library, [phone]),
            lambda: rebuild(library),
            lambda: export_annex(library, "First", out),
        ):
            with pytest.raises(StorageError, match="only be read"):
                attempt()
    assert not out.exists(), "what leaves the house is written down, or does not leave it"


_KILLED = """
import os, signal, sys
from pathlib import Path
from evidence_desk.desk import intake
from evidence_desk.desk.libraries import open_library
intake._Intake._commit = lambda self: os.kill(os.getpid(), signal.SIGKILL)
wishes = {"source": "S-01", "access": "confidential"} if "asked" in sys.argv else {}
intake.import_paths(open_library(Path(sys.argv[1])), [Path(sys.argv[2])], **wishes)
"""


def _killed(path: Path, *arguments: object) -> list[Path]:
    """An intake killed before it remembered anything; the originals that it had named."""
    command = [sys.executable, "-c", _KILLED, path, *arguments]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    copied = list((path / "originals").rglob("E-*"))
    assert copied
    return copied


def test_what_was_copied_and_not_remembered_is_there_at_the_next_opening(
    empty: Library, noisy: Path
) -> None:
    path = empty.path
    empty.close()
    copied = _killed(path, noisy)
    with open_library(path) as library:
        assert len(items_json(library)) == len(copied)
        again = import_paths(library, [noisy])
        assert (len(again.added), len(again.known)) == (40 - len(copied), len(copied))


def test_what_was_asked_of_a_killed_intake_and_where_files_came_from_is_kept(
    empty: Library, tmp_path: Path
) -> None:
    add_source(empty, "S-01")
    path = empty.path
    empty.close()
    name = f"witness: {'n' * 200}?.jpg"  # changed on disk: too long, and not legal everywhere
    card = tmp_path / "card" / "DCIM"
    card.mkdir(parents=True)
    photo(card / name)
    os.utime(card / name, (1_284_000_000, 1_284_000_000))
    _killed(path, tmp_path / "card", "asked")
    with open_library(path) as library:
        (adopted,) = items_json(library)
        assert adopted["access"] == "confidential"
        assert (adopted["source"], adopted["folder"]) == ("S-01", "card/DCIM")
        assert (adopted["name"], adopted["origin"]) == (name, str(card / name))
        assert adopted["modified_at"] == "2010-09-09T02:40:00Z"
        assert import_paths(library, [card]).bytes == 0, "it is known and need not be read again"
        assert verify(library).clean


def test_of_a_killed_intake_whose_wishes_are_lost_all_is_confidential(
    empty: Library, noisy: Path
) -> None:
    path = empty.path
    empty.close()
    _killed(path, noisy)
    mark = path / "originals" / ".incoming" / "under-way"
    mark.write_text(mark.read_text().partition("\n")[2] + '{"sha256": "half a l')
    with open_library(path) as library:
        assert {one["access"] for one in items_json(library)} == {"confidential"}


@pytest.mark.parametrize("killed", [False, True])
def test_a_strangers_file_among_the_originals_becomes_no_item(
    empty: Library, noisy: Path, killed: bool
) -> None:
    path = empty.path
    empty.close()
    copied = _killed(path, noisy) if killed else []
    stray = path / "originals" / "0000" / "E-000099 x.txt"
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("not of our making")
    with open_library(path) as library:
        assert len(items_json(library)) == len(copied)
        import_paths(library, [noisy])
        assert len(items_json(library)) == 40
        assert verify(library).unknown == ["0000/E-000099 x.txt"]
        assert stray.read_text() == "not of our making"


@pytest.mark.parametrize("name", ["50% sure?", "a#b", "ምስክር é", "file:x?mode=memory"])
def test_a_library_may_have_any_name(tmp_path: Path, name: str) -> None:
    with new_library(tmp_path / name, "T") as library:
        assert import_paths(library, [photo(tmp_path / "a.jpg")]).added == ["E-000001"]
    with open_library(tmp_path / name) as library:
        assert len(items_json(library)) == 1
    assert {path.name for path in tmp_path.iterdir()} == {name, "a.jpg"}


def test_rebuilding_keeps_the_pictures_of_originals_that_are_away(
    empty: Library, tmp_path: Path
) -> None:
    away = photo(tmp_path / "away.jpg")
    import_paths(empty, [away], in_place=True)
    before = thumbnail(empty, 1)
    away.unlink()
    made = rebuild(empty)
    assert (made.items, made.missing) == (0, ("E-000001",))
    assert thumbnail(empty, 1) == before


def test_a_backup_saves_all_that_can_be_saved_and_names_the_rest(
    library: Library, tmp_path: Path
) -> None:
    first, second = sorted((library.path / "originals").rglob("E-00000[12]*"))
    first.chmod(0o644)
    first.write_bytes(b"something else")
    second.unlink()
    made = backup(library, tmp_path / "copy")
    assert (made.originals, made.changed, made.missing) == (8, ("E-000001",), ("E-000002",))
    with open_library(tmp_path / "copy") as copy:
        found = verify(copy)
        assert (found.ok, len(found.changed), len(found.missing)) == (7, 1, 1)
