"""Disks that fail, sources that change, clocks set back, several hands, and newer programs."""

from __future__ import annotations

import fcntl
import json
import shutil
import sqlite3
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from disks import mounted
from evidence_desk.catalogue import journal
from evidence_desk.catalogue.originals import Originals, UnreadableError
from evidence_desk.desk.backup import backup
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition
from evidence_desk.desk.handover import export_annex
from evidence_desk.desk.history import history, undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json, show
from evidence_desk.desk.libraries import Library, new_library, open_library, overview
from evidence_desk.desk.verifications import due
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import (
    ConflictError,
    DamagedError,
    DeskError,
    LibraryError,
    StorageError,
)
from small_media import photo

# ---------------------------------------------------------------- sources


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace makes the disk fail")
def test_a_source_that_cannot_be_read_to_its_end_is_named_with_the_byte(
    empty: Library, tmp_path: Path
) -> None:
    card = tmp_path / "card"
    card.mkdir()
    bad, good = card / "bad.bin", photo(card / "good.jpg")
    bad.write_bytes(bytes(3 << 20))
    desk = [sys.executable, "-m", "evidence_desk", "import", str(empty.path), str(card), "--json"]
    fault = ["-e", "trace=read", "-e", "inject=read:error=EIO:when=3", "-P", str(bad)]
    done = subprocess.run(
        ["strace", "-f", "-qq", "-o", "/dev/null", *fault, *desk],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not done.stdout:
        pytest.skip(f"ptrace is not permitted here: {done.stderr[-200:]}")
    told = json.loads(done.stdout)
    assert (done.returncode, len(told["added"])) == (1, 1)
    assert "cannot be read past byte 2,097,152: Input/output error." in str(told["failed"])
    assert [one["name"] for one in items_json(empty)] == [good.name]
    assert {path.name for path in (empty.path / "originals" / ".incoming").iterdir()} <= {"lock"}
    assert len(import_paths(empty, [card]).added) == 1, "read again, it comes in"
    assert verify(empty).clean


def test_a_source_that_changes_while_it_is_read_is_taken_again_once(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "case")
    originals.incoming.mkdir(parents=True)
    source = tmp_path / "growing.log"

    left, last = 0, 0

    def somebody_writes(read: int) -> None:
        nonlocal left, last
        if left and read <= last:  # it is read from the beginning
            left -= 1
            with source.open("ab") as file:
                file.write(b"one more line\n")
        last = read

    for left, taken in ((1, True), (2, False)):  # noqa: B007
        last = 1 << 20
        source.write_bytes(b"a line\n")
        if taken:
            made = originals.copy_in(source, somebody_writes)
            assert made.path.read_bytes() == source.read_bytes()
            originals.discard(made)
        else:
            with pytest.raises(UnreadableError, match="changed while it was read, twice"):
                originals.copy_in(source, somebody_writes)
    assert list(originals.incoming.iterdir()) == []


# ---------------------------------------------------------------- the library's disk


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A disk with a file system that can be pulled out from under whoever uses it."""
    if shutil.which("mkfs.ext4") is None:
        pytest.skip("mkfs.ext4 is not installed")
    image, path = tmp_path / "image", tmp_path / "stick"
    path.mkdir()
    with image.open("wb") as file:
        file.truncate(24 << 20)
    subprocess.run(["mkfs.ext4", "-q", str(image)], check=True)
    if not mounted("-o", "loop", str(image), str(path)):
        pytest.skip("a disk can be mounted by root alone, and not in every container")
    yield path
    subprocess.run(["umount", "--lazy", str(path)], capture_output=True, check=False)


def _pull_out(stick: Path) -> None:
    """From now on nothing can be read from it or written to it."""
    with stick.open("rb") if stick.is_file() else (stick / "case" / "README.txt").open("rb") as one:
        fcntl.ioctl(one, 0x8004587D, struct.pack("I", 2))  # EXT4_IOC_SHUTDOWN, without a last word


def test_a_disk_that_is_pulled_out_is_told_and_costs_what_was_not_done(
    stick: Path, tmp_path: Path
) -> None:
    library = new_library(stick / "case", "On a stick", editor="Mara")
    import_paths(library, [photo(tmp_path / "a.jpg")])
    add_edition(library, "First")
    describe(library, ["E-1"], {"title.en": "Kept"})
    subprocess.run(["sync", "-f", str(stick)], check=True)
    try:
        _pull_out(stick)
    except OSError as error:
        pytest.skip(f"this kernel pulls no disk out: {error}")
    for attempt in (
        lambda: describe(library, ["E-1"], {"title.en": "Lost"}),
        lambda: import_paths(library, [photo(tmp_path / "b.jpg", seed=2)]),
        lambda: export_annex(library, "First", tmp_path / "annex.pdf"),
        lambda: backup(library, tmp_path / "copy"),
        lambda: open_library(stick / "case"),
    ):
        with pytest.raises((StorageError, LibraryError)) as told:
            attempt()
        assert str(told.value).endswith(".")
        assert not isinstance(told.value, DamagedError), "nothing needs to be salvaged"
    assert not (tmp_path / "annex.pdf").exists()
    with suppress(DeskError):
        library.close()
    subprocess.run(["umount", str(stick)], check=True)
    assert mounted("-o", "loop", str(tmp_path / "image"), str(stick))
    with open_library(stick / "case", "Mara") as again:
        assert show(again, "E-1")["titles"]["en"] == "Kept"
        assert verify_log(again).ok
        assert verify(again).clean
        assert len(import_paths(again, [tmp_path / "b.jpg"]).added) == 1


# ---------------------------------------------------------------- clocks, hands, programs


def test_with_the_clock_set_back_what_was_done_last_is_still_the_last(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    early = "2001-01-01T00:00:00.000000Z"
    late = (datetime.now(UTC) + timedelta(days=4000)).isoformat().replace("+00:00", "Z")
    for clock, title in ((late, "Set too late"), (early, "Set back")):
        monkeypatch.setattr(journal, "now", lambda clock=clock: clock)
        describe(library, ["E-1"], {"title.en": title})
        verify(library)
    entries = history(library, limit=4)
    assert [one.id for one in entries] == sorted((one.id for one in entries), reverse=True)
    assert [one.at.year > 2001 for one in entries] == [False, False, True, True]
    assert overview(library).verified_at == early, "the last time it was verified, by its own clock"
    assert due(library).overdue, "by a clock set back, nobody knows how long ago that was"
    assert undo(library) is not None
    assert show(library, "E-1")["titles"]["en"] == "Set too late"
    assert verify_log(library).ok
    assert verify(library).clean


def test_two_windows_and_a_command_line_on_one_library(library: Library) -> None:
    heard: list[int] = []
    with open_library(library.path, "Jonas") as other:
        other.subscribe(lambda touched: heard.append(touched.entry_id))
        desk = [sys.executable, "-m", "evidence_desk", "--editor", "Ann", "describe"]
        command = subprocess.Popen(
            [*desk, str(library.path), "E-3", "--set", "title.en=By script"],
            stdout=subprocess.DEVNULL,
        )
        refused: list[DeskError] = []

        def write(one: Library, ref: str) -> None:
            for number in range(12):
                try:
                    describe(one, [ref], {"title.en": f"Number {number}"})
                except ConflictError as error:  # a sentence, and nothing done
                    refused.append(error)

        hands = [
            threading.Thread(target=write, args=args) for args in ((library, "E-1"), (other, "E-2"))
        ]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join()
        assert command.wait() == 0
        assert other.poll() or heard
        titles = [show(other, f"E-{number}")["titles"]["en"] for number in (1, 2, 3)]
        assert titles == ["Number 11", "Number 11", "By script"] or refused
        describe(other, ["E-1"], {"title.en": "By the other window"})
        with pytest.raises(ConflictError):
            undo(library)
        assert {one.editor for one in history(library, limit=40)} >= {"Mara", "Jonas", "Ann"}
        assert verify_log(library).ok


def test_a_library_from_a_newer_program_is_refused_and_untouched(library: Library) -> None:
    path = library.path
    library.close()
    with closing(sqlite3.connect(path / "library.sqlite")) as found, found:
        found.execute("UPDATE alembic_version SET version_num = '9999'")
        found.execute("CREATE TABLE of_tomorrow (id INTEGER)")
    before = {one: one.read_bytes() for one in path.rglob("*") if one.is_file()}
    with pytest.raises(LibraryError, match="newer program"):
        open_library(path)
    after = {one: one.read_bytes() for one in path.rglob("*") if one.is_file()}
    assert {one: after.get(one) for one in before} == before
    assert {one.name for one in set(after) - set(before)} <= {
        "library.sqlite-wal",
        "library.sqlite-shm",
    }
