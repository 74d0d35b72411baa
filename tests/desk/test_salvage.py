"""A damaged catalogue is said to be damaged, and written anew from its journal and its tables."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from evidence_desk.desk.chronology import add_incident, incidents, remove_incident
from evidence_desk.desk.editions import dossier, editions
from evidence_desk.desk.history import history, verify_log
from evidence_desk.desk.items import item_ids, items_json
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.salvage import Salvaged, must_be_sound, salvage
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import ConflictError, DamagedError, LibraryError


@pytest.fixture
def case(demo: Path, tmp_path: Path) -> Path:
    """A library's folder that may be damaged; all of it lies in the one file."""
    copy = Path(shutil.copytree(demo, tmp_path / "case"))
    with closing(sqlite3.connect(copy / "library.sqlite")) as found:
        found.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy


def _said(library: Library) -> dict[str, Any]:
    """What a library remembers."""
    volatile = ("file_state",)
    return {
        "items": [
            {name: value for name, value in one.items() if name not in volatile}
            for one in items_json(library)
        ],
        "incidents": incidents(library),
        "editions": [_exhibits(library, one.name) for one in editions(library)],
        "found": item_ids(library, "van"),
    }


def _exhibits(library: Library, edition: str) -> object:
    try:
        return [replace(one, picture=None) for one in dossier(library, edition).exhibits]
    except LibraryError as lost:  # the entry that issued it
        return str(lost)


def _spoil(path: Path, number: int, seed: int) -> None:
    """Write noise over so many stretches of the catalogue."""
    dice = random.Random(seed)
    data = bytearray((path / "library.sqlite").read_bytes())
    for _ in range(number):
        at, length = dice.randrange(len(data)), dice.choice((1, 8, 200, 4096))
        data[at : at + length] = dice.randbytes(len(data[at : at + length]))
    (path / "library.sqlite").write_bytes(data)


def _salvaged(path: Path) -> tuple[dict[str, Any], Salvaged]:
    """Salvage; what must hold whatever the damage was."""
    before = (path / "library.sqlite").read_bytes()
    library, told = salvage(path, "Mara")
    with library:
        assert (path / told.aside).read_bytes() == before, "the damaged file is kept"
        must_be_sound(library)
        checked = verify(library)
        assert (checked.missing, checked.changed) == ([], [])
        assert [one for one in checked.unknown if not one.startswith("made/")] == []
        log = verify_log(library)
        assert log.ok, log.problems
        add_incident(library, date="2022-01-01")
        assert not list(path.glob(".salvage-*"))
        return _said(library), told


def test_a_whole_catalogue_comes_out_as_it_was(case: Path) -> None:
    with open_library(case, "Mara") as library:
        before, entries = _said(library), len(history(library))
        must_be_sound(library)
    library, told = salvage(case, "Mara")
    with library:
        assert told.whole
        assert _said(library) == before
        assert len(history(library)) == entries + 1, "what was done is written down, too"
        assert verify_log(library).ok


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM texts",
        "UPDATE items SET rank = 0, access = 'open', sha256 = 'gone' || id",
        "DROP TABLE exhibits",
        "DELETE FROM sections",
        "UPDATE editions SET state = 'draft'",
    ],
)
def test_tables_are_made_again_from_the_journal(case: Path, statement: str) -> None:
    with open_library(case, "Mara") as library:
        before = _said(library)
    with closing(sqlite3.connect(case / "library.sqlite")) as found, found:
        found.execute(statement)
    library, told = salvage(case, "Mara")
    with library:
        assert told.whole
        assert _said(library) == before


def test_the_head_of_the_file_may_be_gone(case: Path) -> None:
    with open_library(case, "Mara") as library:
        before = _said(library)
    with (case / "library.sqlite").open("r+b") as file:
        file.write(b"\0" * 24)
    with pytest.raises(DamagedError, match="salvage"):
        open_library(case, "Mara")
    library, told = salvage(case, "Mara")
    with library:
        assert told.whole
        assert _said(library) == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET kind = CAST(x'63ff' AS TEXT) WHERE id = 3",
        "UPDATE sqlite_master SET name = CAST(x'63ff' AS TEXT), sql = '' WHERE name = 'marks'",
    ],
)
def test_text_that_is_none_is_said_to_be_damage(case: Path, statement: str) -> None:
    with open_library(case, "Mara") as library:
        before = {one["ref"] for one in items_json(library)}
    with closing(sqlite3.connect(case / "library.sqlite")) as found, found:
        found.execute("PRAGMA writable_schema = ON")
        found.execute(statement)
    with pytest.raises(DamagedError, match="salvage"), open_library(case, "Mara") as library:
        history(library)
    said, told = _salvaged(case)
    assert {one["ref"] for one in said["items"]} == before
    assert told.proved > 0, "one spoilt table costs no other"


@pytest.mark.parametrize("stretches", [1, 3, 10, 40])
def test_of_a_file_with_noise_in_it_all_originals_come_out(
    case: Path, tmp_path: Path, stretches: int, request: pytest.FixtureRequest
) -> None:
    with open_library(case, "Mara") as library:
        originals = {one["sha256"] for one in items_json(library) if one["parent"] is None}
    for seed in range(1 + request.config.getoption("moments") // 80):
        spoilt = shutil.copytree(case, tmp_path / f"spoilt {seed}")
        _spoil(spoilt, stretches, seed * stretches)
        said, told = _salvaged(spoilt)
        assert {one["sha256"] for one in said["items"]} >= originals
        assert told.proved + told.unproved or told.cut, "what can be read of the journal is used"


def test_a_lost_entry_leaves_what_the_tables_have(case: Path) -> None:
    with open_library(case, "Mara") as library:
        before = _said(library)
    with closing(sqlite3.connect(case / "library.sqlite")) as found, found:
        found.execute("UPDATE journal SET changes = 'noise' WHERE id = 3")
    library, told = salvage(case, "Mara")
    with library:
        assert (told.proved, told.lost) == (2, 1)
        assert told.unproved
        assert not told.whole
        found = _said(library)
        issued, _draft = found.pop("editions"), before.pop("editions")
        assert "is lost" in str(issued[0]), "no proved entry tells of its issue any more"
        assert found == before
        assert verify_log(library).ok
        assert "1 lost" in history(library, limit=1)[0].title_in("en")


def test_a_row_that_says_what_no_row_may_say_is_dropped_and_its_original_kept(case: Path) -> None:
    with open_library(case, "Mara") as library:
        originals = {one["sha256"] for one in items_json(library) if one["parent"] is None}
    with closing(sqlite3.connect(case / "library.sqlite")) as found, found:
        found.execute("PRAGMA ignore_check_constraints=ON")
        found.execute("UPDATE journal SET changes = 'noise' WHERE id = 3")
        found.execute("UPDATE items SET access = 'nobody' WHERE id = 2")
        found.execute("UPDATE items SET status = '' WHERE id = 5")
    said, told = _salvaged(case)
    assert {one["sha256"] for one in said["items"]} >= originals
    assert told.dropped >= 2
    assert told.adopted


def test_where_the_list_of_tables_is_spoilt_nothing_is_asked_again_and_again(case: Path) -> None:
    with open_library(case, "Mara") as library:
        originals = {one["sha256"] for one in items_json(library) if one["parent"] is None}
    data = (case / "library.sqlite").read_bytes()
    at = data.index(b"CREATE TABLE journal ")
    (case / "library.sqlite").write_bytes(data[:at] + b"\0abcd" + data[at + 5 :])
    said, told = _salvaged(case)
    assert (told.cut, told.proved) == (True, 0)
    assert {one["sha256"] for one in said["items"]} == originals


def test_of_nothing_but_noise_the_originals_become_items_again(case: Path) -> None:
    (case / "library.sqlite").write_bytes(random.Random(1).randbytes(100_000))
    said, told = _salvaged(case)
    assert told.proved == 0
    assert len(told.adopted) == len(said["items"])
    assert {one["access"] for one in said["items"]} == {"confidential"}


def test_a_number_taken_back_goes_to_nobody_else(case: Path) -> None:
    with open_library(case, "Mara") as library:
        last = add_incident(library, date="2022-01-01")
        remove_incident(library, last)
    library, _told = salvage(case, "Mara")
    with library:
        assert add_incident(library, date="2022-01-02") > last


def test_a_catalogue_in_use_is_left_alone(case: Path) -> None:
    with closing(sqlite3.connect(case / "library.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ConflictError, match="close it first"):
            salvage(case)
    assert not list(case.glob("library damaged*"))


def test_where_there_is_no_library_there_is_nothing_to_salvage(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="not a library"):
        salvage(tmp_path)


def test_cut_short_while_it_is_put_in_place_the_next_one_finds_all(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_library(case, "Mara") as library:
        before = _said(library)

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", cut)
        with pytest.raises(KeyboardInterrupt):
            salvage(case, "Mara")
    library, told = salvage(case, "Mara")
    with library:
        assert told.whole
        assert _said(library) == before
    assert len(list(case.glob("library damaged*"))) == 1


def test_a_library_that_can_only_be_read_is_not_taken_for_damaged(case: Path) -> None:
    """Where its log cannot be made, SQLite opens it only if told that nobody writes."""
    for path in (case / "library.sqlite", case):
        path.chmod(0o500 if path.is_dir() else 0o400)
    if os.access(case, os.W_OK):
        subprocess.run(["mount", "--bind", case, case], check=False, capture_output=True)
        bound = ["mount", "-o", "remount,bind,ro", str(case)]
        if subprocess.run(bound, check=False, capture_output=True).returncode:
            pytest.skip("nothing here can be made read-only for this user")
    try:
        with open_library(case, "Mara") as library:
            assert library.read_only
            must_be_sound(library)
    finally:
        subprocess.run(["umount", str(case)], check=False, capture_output=True)
        case.chmod(0o700)
