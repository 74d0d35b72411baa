"""What people do to a library's folder, and to the files it points at; and getting all back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from evidence_desk.desk.backup import backup
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import history, undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import items_json, show
from evidence_desk.desk.libraries import Library, new_library, open_library
from evidence_desk.desk.lost import find_lost, take_back
from evidence_desk.desk.pictures import thumbnail
from evidence_desk.desk.verify import look_for_missing, verify
from evidence_desk.domain.errors import ConflictError, LibraryError, StorageError, UsageError
from small_media import photo


@pytest.fixture
def linked(empty: Library, tmp_path: Path) -> Library:
    """Four photos used in place on a disk, and one copied in."""
    disk = tmp_path / "disk"
    (disk / "2010").mkdir(parents=True)
    for number in range(4):
        photo(disk / "2010" / f"P{number}.jpg", seed=number)
    import_paths(empty, [disk], in_place=True)
    import_paths(empty, [photo(tmp_path / "own.jpg", seed=9)])
    return empty


def test_a_library_that_is_moved_and_renamed_is_the_same_library(
    library: Library, tmp_path: Path
) -> None:
    before = items_json(library)
    picture = thumbnail(library, 1)
    library.close()
    (tmp_path / "elsewhere").mkdir()
    moved = library.path.rename(tmp_path / "elsewhere" / "Another name.evidence")
    with open_library(moved, "Mara") as again:
        assert items_json(again) == before
        assert thumbnail(again, 1) == picture
        assert verify(again).clean
        assert describe(again, ["E-1"], {"rank": 4}) == 1
        assert undo(again) is not None
        assert verify_log(again).ok


def test_a_library_that_is_renamed_while_it_is_open_is_said_and_nothing_made_in_its_place(
    library: Library, tmp_path: Path
) -> None:
    renamed = library.path.rename(tmp_path / "renamed")
    late = photo(tmp_path / "late.jpg", seed=70)
    for attempt in (
        lambda: items_json(library),
        lambda: describe(library, ["E-1"], {"rank": 4}),
        lambda: verify(library),
        lambda: import_paths(library, [late]),
        lambda: backup(library, tmp_path / "copy"),
        library.poll,
    ):
        with pytest.raises(StorageError, match=r"written|not where it was opened"):
            attempt()
    assert not library.path.exists()
    with open_library(renamed, "Mara") as again:
        assert len(items_json(again)) == 9
        assert verify(again).clean
        assert verify_log(again).ok
    renamed.rename(library.path)
    assert len(items_json(library)) == 9, "back in its place, it goes on"


def test_originals_moved_elsewhere_are_found_by_their_bytes_and_used_there(
    linked: Library, tmp_path: Path
) -> None:
    moved = tmp_path / "new disk" / "archive"
    moved.parent.mkdir()
    (tmp_path / "disk").rename(moved)
    (moved / "2010" / "P1.jpg").rename(moved / "renamed.jpg")
    (moved / "2010" / "P2.jpg").unlink()
    photo(moved / "2010" / "P2.jpg", seed=99)  # the name is there, the bytes are others
    assert look_for_missing(linked) == ["E-000001", "E-000002", "E-000003", "E-000004"]
    entries = len(history(linked))

    found = find_lost(linked, [moved])
    assert [one.ref for one in found.found] == ["E-000001", "E-000002", "E-000004"]
    assert found.lost == ("E-000003",)
    assert len(history(linked)) == entries, "looking changes nothing"
    assert take_back(linked, found.found) == 3

    assert verify(linked, only={1, 2, 4}).clean
    assert show(linked, "E-000002")["file_state"] == "ok"
    (entry,) = [one for one in history(linked) if one.kind == "edit"]
    assert entry.title == "find 3 originals where they lie now"
    assert str(moved / "renamed.jpg") in " ".join(entry.lines())
    told = history(linked, ("item", 2))
    assert any(one.id == entry.id for one in told)
    assert undo(linked) is not None, "all three in one step"
    assert look_for_missing(linked) == ["E-000001", "E-000002", "E-000003", "E-000004"]


def test_files_that_changed_names_among_each_other_are_told_apart(
    linked: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "disk" / "2010"
    (folder / "P0.jpg").rename(folder / "aside.jpg")
    (folder / "P1.jpg").rename(folder / "P0.jpg")
    (folder / "aside.jpg").rename(folder / "P1.jpg")
    assert [one.ref for one in verify(linked).changed] == ["E-000001", "E-000002"]
    take_back(linked, find_lost(linked, [folder]).found)
    assert verify(linked).clean


def test_emptied_originals_are_put_back_from_a_backup(library: Library, tmp_path: Path) -> None:
    backup(library, tmp_path / "backup")
    shutil.rmtree(library.path / "originals")
    assert len(verify(library).missing) == 9
    found = find_lost(library, [tmp_path / "backup"])
    assert (len(found.found), found.lost) == (9, ())
    assert take_back(library, found.found) == 9
    assert verify(library).clean
    lying = [path for path in (library.path / "originals").rglob("E-*") if path.is_file()]
    assert all(path.stat().st_mode & 0o222 == 0 for path in lying)
    assert any(one.title == "put back 9 originals" for one in history(library))
    assert verify_log(library).ok
    assert find_lost(library, [tmp_path / "backup"]).found == ()


def test_a_file_that_changed_after_it_was_found_is_not_used(
    linked: Library, tmp_path: Path
) -> None:
    moved = (tmp_path / "disk").rename(tmp_path / "moved")
    found = find_lost(linked, [moved])
    photo(moved / "2010" / "P3.jpg", seed=77)
    with pytest.raises(ConflictError, match="Search again"):
        take_back(linked, found.found)
    assert len(look_for_missing(linked)) == 4, "nothing was changed"


def test_a_folder_that_is_not_there_is_refused(library: Library, tmp_path: Path) -> None:
    next((library.path / "originals").rglob("E-000001*")).unlink()
    with pytest.raises(UsageError, match="not a folder"):
        find_lost(library, [tmp_path / "nowhere"])


def test_a_library_without_its_catalogue_says_what_can_be_done(
    library: Library, tmp_path: Path
) -> None:
    hashes = {one["sha256"] for one in items_json(library)}
    library.close()
    (library.path / "library.sqlite").unlink()
    with pytest.raises(LibraryError, match="last backup there; or make a new library"):
        open_library(library.path)
    with new_library(tmp_path / "again", "Again") as again:
        import_paths(again, [library.path / "originals"])
        assert {one["sha256"] for one in items_json(again)} == hashes
