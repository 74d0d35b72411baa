"""Copies of a library made while it is worked in, restored by copying; derived data made again."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest

from evidence_desk.desk.backup import backup
from evidence_desk.desk.chronology import add_incident, incidents
from evidence_desk.desk.counting import counts
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import history, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.pictures import thumbnail, waveform
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import Cancelled, StorageError
from evidence_desk.domain.progress import Progress
from small_media import photo


def test_a_backup_is_one_moment_of_a_library_that_is_worked_in(
    library: Library, tmp_path: Path
) -> None:
    late = photo(tmp_path / "late.jpg", seed=70)

    def work(progress: Progress) -> None:
        if progress.done == 2:  # another process of another editor
            with open_library(library.path, "Jonas") as other:
                import_paths(other, [late])
                describe(other, ["E-1"], {"title.en": "Said meanwhile"})

    before = items_json(library)
    made = backup(library, tmp_path / "copy", work)
    assert (made.originals, made.missing, made.changed) == (9, (), ())
    assert len(items_json(library)) == 10
    with open_library(tmp_path / "copy") as copy:
        assert items_json(copy) == before
        found = verify(copy)
        assert (found.ok, found.clean) == (9, True)
        assert verify_log(copy).ok
    assert verify_log(library).ok


def test_a_backup_that_was_stopped_goes_on_and_is_restored_by_copying(
    library: Library, tmp_path: Path
) -> None:
    def stop(progress: Progress) -> None:
        if progress.done == 5:
            raise Cancelled("enough")

    with pytest.raises(Cancelled):
        backup(library, tmp_path / "copy", stop)
    assert not (tmp_path / "copy").exists(), "half a backup looks like none"
    there = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("copy.unfinished/**/E-*")}
    assert len(there) == 4
    before = items_json(library)
    backup(library, tmp_path / "copy")
    again = {
        path: (tmp_path / "copy" / path.relative_to(tmp_path / "copy.unfinished")).stat()
        for path in there
    }
    assert {path: status.st_mtime_ns for path, status in again.items()} == there
    restored = shutil.copytree(tmp_path / "copy", tmp_path / "restored")
    with open_library(restored, "Mara") as opened:
        assert items_json(opened) == before
        assert verify(opened).clean
        assert verify_log(opened).ok
        assert describe(opened, ["E-1"], {"rank": 2}) == 1


@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="only there the disk itself is asked")
def test_a_disk_that_gives_back_other_bytes_is_found_out(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lie(descriptor: int, *_: int) -> None:
        os.pwrite(descriptor, b"\0\0\0\0", 100)

    monkeypatch.setattr(os, "posix_fadvise", lie)
    with pytest.raises(StorageError, match="cannot be trusted"):
        backup(library, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def _answers(library: Library) -> bytes:
    """All that the catalogue answers, to the byte."""
    ids = item_ids(library)
    words = ("dawn", "quay", "said", "IMGP", "voice", "tear", "kind:photo", "has:place")
    told = {
        "items": items_json(library),
        "details": [asdict(item(library, number)) for number in ids],
        "counts": {query: asdict(counts(library, query)) for query in ("", "kind:photo", "said")},
        "found": {query: item_ids(library, query) for query in words},
        "sorted": {key: item_ids(library, sort=key) for key in ("date", "name", "bytes")},
        "incidents": [asdict(one) for one in incidents(library)],
        "exhibits": [
            (one.number, one.ref, one.sha256) for one in dossier(library, "First").exhibits
        ],
        "told": [[entry.id for entry in history(library, ("item", one))] for one in ids],
        "pictures": [(thumbnail(library, one) or b"").hex() for one in ids],
        "sound": [(waveform(library, one) or b"").hex() for one in ids],
    }
    return json.dumps(told, sort_keys=True, default=str).encode()


def test_rebuilding_gives_the_very_same_answers(library: Library) -> None:
    add_incident(library, date="2010-09-21", titles={"en": "The quay"})
    describe(library, ["E-1", "E-2"], {"title.en": "Said at the quay", "place": "Harbour"})
    tie(library, ["E-1", "E-3"], incidents=["I-001"])
    add_edition(library, "First", language="en", audience="full", query="kind:photo")
    verify(library)
    before = _answers(library)
    library.pictures.close()
    shutil.rmtree(library.path / "derived")
    with closing(sqlite3.connect(library.path / "library.sqlite")) as database, database:
        for table in ("words", "bodies", "file_metadata", "journal_records"):
            assert database.execute(f"DELETE FROM {table}").rowcount > 0
    with open_library(library.path, "Mara") as damaged:
        assert _answers(damaged) != before
        made = rebuild(damaged)
        assert (made.items, made.missing) == (9, ())
        assert _answers(damaged) == before
