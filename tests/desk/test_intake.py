"""Taking in: everything once, nothing altered, whatever happens on the way."""

from __future__ import annotations

import csv
import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, item_ids, items_json, original
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.desk.pictures import thumbnail
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import Cancelled, UsageError
from evidence_desk.domain.progress import Progress
from small_media import film, photo


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_every_file_comes_in_once_with_the_bytes_it_had(library: Library, phone: Path) -> None:
    arrived = {path.name: _sha256(path) for path in phone.rglob("*") if path.is_file()}
    found = items_json(library)
    assert len(found) == 9
    named = {one["name"]: one["sha256"] for one in found}
    named |= {name: one["sha256"] for one in found for name in one["copies"]}
    assert named == arrived
    for number in item_ids(library):
        path = original(library, number)
        assert _sha256(path) == item(library, number).sha256
        assert not path.stat().st_mode & 0o222, "originals are read-only"


def test_known_bytes_keep_their_further_name(library: Library) -> None:
    copied = [one for one in items_json(library) if one["copies"]]
    assert [(one["name"], one["copies"]) for one in copied] in (
        [("IMGP0001.JPG", ["copy of IMGP0001.JPG"])],
        [("copy of IMGP0001.JPG", ["IMGP0001.JPG"])],
    )


_KILLED = """
import os, signal, sys
from pathlib import Path
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import open_library

def die(progress):
    if progress.done == 1:
        os.kill(os.getpid(), signal.SIGKILL)

import_paths(open_library(Path(sys.argv[1]), "Mara"), [Path(sys.argv[2])], report=die)
"""


def test_killed_before_it_is_remembered_an_original_keeps_the_first_of_its_names(
    tmp_path: Path,
) -> None:
    card, case = tmp_path / "card", tmp_path / "case"
    card.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (card / name).write_text("Seen by the gate.\n")
    new_library(case, "Case", editor="Mara").close()
    ended = subprocess.run([sys.executable, "-c", _KILLED, str(case), str(card)], check=False)
    assert ended.returncode == -signal.SIGKILL
    with open_library(case, "Mara") as library:
        assert [(one["name"], one["copies"]) for one in items_json(library)] == [("a.txt", [])]
        import_paths(library, [card])
        found = [(one["name"], sorted(one["copies"])) for one in items_json(library)]
        assert found == [("a.txt", ["b.txt", "c.txt"])]


def test_what_the_file_says_of_itself_is_kept(library: Library) -> None:
    found = items_json(library, "name:IMGP0000.JPG")[0]
    assert found["captured"] == "2010-09-21T20:47:03"
    assert found["make"] == "PENTAX"
    assert found["lat"] == pytest.approx(41.1, abs=1e-4)
    assert (found["width"], found["height"]) == (320, 240)
    film = items_json(library, "kind:video")[0]
    assert film["duration_s"] == pytest.approx(2.0, abs=0.15)


def test_every_item_has_a_picture(library: Library) -> None:
    for number in item_ids(library):
        picture = thumbnail(library, number)
        assert picture is not None, f"item {number}"
        assert picture[:3] == b"\xff\xd8\xff"


def test_a_second_run_adds_nothing(library: Library, phone: Path) -> None:
    again = import_paths(library, [phone])
    assert again.added == []
    assert len(again.known) == 10
    assert len(item_ids(library)) == 9


def test_a_changed_file_under_a_known_name_is_a_new_item(library: Library, tmp_path: Path) -> None:
    path = photo(tmp_path / "A.jpg", seed=50)
    first = import_paths(library, [path])
    photo(path, seed=51)
    second = import_paths(library, [path])
    assert len(first.added) == len(second.added) == 1
    assert first.added != second.added


def test_in_place_leaves_the_file_where_it_is(empty: Library, tmp_path: Path) -> None:
    path = photo(tmp_path / "there.jpg")
    before = path.stat()
    done = import_paths(empty, [path], in_place=True)
    assert original(empty, done.added[0]) == path
    assert path.stat().st_mtime_ns == before.st_mtime_ns
    assert not list((empty.path / "originals").rglob("*.jpg"))
    path.unlink()
    assert [bad.ref for bad in verify(empty).missing] == done.added


def test_hidden_and_system_files_are_skipped_with_a_reason(empty: Library, tmp_path: Path) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    photo(folder / "A.jpg")
    for name in (".DS_Store", "Thumbs.db", "._A.jpg"):
        (folder / name).write_bytes(b"x")
    done = import_paths(empty, [folder])
    assert len(done.added) == 1
    assert {Path(one.path).name for one in done.skipped} == {".DS_Store", "Thumbs.db", "._A.jpg"}
    assert all(one.reason for one in done.skipped)


def test_a_hidden_photo_is_material_all_the_same(empty: Library, tmp_path: Path) -> None:
    folder = tmp_path / "phone"
    (folder / ".thumbnails").mkdir(parents=True)
    photo(folder / "A.jpg")
    (folder / ".thumbnails" / "1.jpg").write_bytes((folder / "A.jpg").read_bytes())
    photo(tmp_path / "B.jpg", seed=3).rename(folder / ".trashed-1612345678-B.jpg")
    done = import_paths(empty, [folder])
    names = {one["name"] for one in items_json(empty)}
    assert names == {"A.jpg", ".trashed-1612345678-B.jpg"}
    assert [Path(one.path).name for one in done.skipped] == [".thumbnails"]


def test_a_time_rests_on_content_then_name_then_the_file_itself(
    empty: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "card"
    folder.mkdir()
    photo(folder / "IMG_20110102_030405.jpg", seed=1, taken="2010:09:21 20:47:03")
    photo(folder / "IMG_20110102_030406.jpg", seed=2, taken=None)
    photo(folder / "C.jpg", seed=3, taken="0000:00:00 00:00:00")
    photo(folder / "D.jpg", seed=4, taken=None)
    for path in folder.iterdir():
        os.utime(path, (1_300_000_000, 1_300_000_000))
    os.utime(folder / "D.jpg", (0, 0))
    import_paths(empty, [folder])
    found = {
        one["name"]: (one["captured"], one["captured_offset"], one["captured_from"])
        for one in items_json(empty)
    }
    assert found == {
        "IMG_20110102_030405.jpg": ("2010-09-21T20:47:03", None, "EXIF DateTimeOriginal"),
        "IMG_20110102_030406.jpg": ("2011-01-02T03:04:06", None, "file name"),
        "C.jpg": ("2011-03-13T07:06:40", "+00:00", "file time, UTC"),
        "D.jpg": (None, None, None),  # no clock writes 1970
    }


def test_a_file_of_this_very_second_has_its_time(empty: Library, tmp_path: Path) -> None:
    for number in range(3):
        made = film(tmp_path / f"{number}.mp4", seconds=0.1 + number / 10)
        os.utime(made, (int(time.time()),) * 2)
        import_paths(empty, [made])
    assert {one["captured_from"] for one in items_json(empty)} == {"file time, UTC"}


def test_what_cannot_be_read_fails_with_its_reason_and_the_rest_comes_in(
    empty: Library, tmp_path: Path
) -> None:
    good = photo(tmp_path / "good.jpg")
    done = import_paths(empty, [tmp_path / "nowhere.jpg", good])
    assert len(done.added) == 1
    assert len(done.failed) == 1
    assert "nowhere.jpg" in str(done.failed[0].path)


def test_damaged_evidence_is_added_with_its_problem(empty: Library, tmp_path: Path) -> None:
    whole = photo(tmp_path / "whole.jpg", size=(900, 700))
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    done = import_paths(empty, [cut])
    assert len(done.added) == 1
    assert items_json(empty)[0]["problem"]


def test_the_library_refuses_to_take_itself_in(library: Library) -> None:
    done = import_paths(library, [library.path])
    assert done.added == []
    assert done.failed or done.skipped


def test_an_unknown_source_is_refused_before_anything_is_read(empty: Library, phone: Path) -> None:
    with pytest.raises(UsageError, match="S-99"):
        import_paths(empty, [phone], source="S-99")
    assert item_ids(empty) == []


def test_cancel_keeps_what_is_done_and_the_next_run_goes_on(empty: Library, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(30):
        photo(folder / f"{number:02d}.jpg", seed=number)

    def stop(progress: Progress) -> None:
        if progress.done >= 12:
            raise Cancelled("")

    first = import_paths(empty, [folder], report=stop)
    assert first.cancelled
    assert 0 < len(first.added) < 30
    assert len(item_ids(empty)) == len(first.added)
    second = import_paths(empty, [folder])
    assert len(first.added) + len(second.added) == 30
    assert verify(empty).ok == 30


@pytest.mark.corpus
def test_the_corpus_comes_in_whole(empty: Library, corpus: Path) -> None:
    with (corpus / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    done = import_paths(empty, [corpus])
    assert done.failed == []
    found = {one["sha256"]: one["bytes"] for one in items_json(empty)}
    for row in rows:
        assert found.get(row["sha256"]) == int(row["bytes"]), row
    assert verify(empty).ok == len(found)
