"""A still is an item made from a film: exact, once, looked after like an original, and none."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import av
import pytest
from openpyxl import load_workbook
from PIL import Image, ImageChops, ImageStat
from pypdfium2 import PdfDocument

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.originals import Originals
from evidence_desk.desk.backup import backup
from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.derived import take_still
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier, issue
from evidence_desk.desk.handover import export_annex, export_workbook
from evidence_desk.desk.history import history, next_undo, undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, item_ids, items_json, original, show
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.pictures import thumbnail
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.reels import frame_times
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify
from evidence_desk.domain.errors import ConflictError, StorageError, UsageError
from small_media import film


def _film(library: Library) -> str:
    return str(items_json(library, "kind:video")[0]["ref"])


def _frames(path: Path) -> list[tuple[float, Image.Image]]:
    """Every frame of a film as FFmpeg has it, with its time."""
    with av.open(str(path)) as container:
        return [(float(f.time or 0), f.to_image()) for f in container.decode(video=0)]


def _apart(one: Image.Image, other: Image.Image) -> float:
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other)).mean)


def test_a_still_is_the_frame_itself_whole_and_lossless(library: Library) -> None:
    parent = _film(library)
    frames = _frames(original(library, parent))
    ref = take_still(library, parent, 0.5)
    made = item(library, ref)
    assert (made.row.kind, made.row.mime, made.row.parent) == ("photo", "image/png", parent)
    at_s, frame = next(one for one in reversed(frames) if one[0] <= 0.5)
    assert made.recipe is not None
    assert made.recipe.at_s == pytest.approx(at_s)
    picture = Image.open(original(library, ref))
    apart = [_apart(picture, one) for _, one in frames]
    assert min(range(len(apart)), key=apart.__getitem__) == frames.index((at_s, frame))
    assert min(apart) < 1.0
    assert thumbnail(library, made.row.id) is not None
    assert made.row.problem is None


def test_it_carries_on_what_is_known_of_its_film(library: Library) -> None:
    parent = _film(library)
    describe(
        library,
        [parent],
        {"captured": "2010-09-21T21:59:59", "place": "the quay", "lat": 41.1, "lon": 22.5,
         "access": "confidential"},
    )  # fmt: skip
    ref = take_still(library, parent, "0:01.5")
    made = item(library, ref)
    assert made.row.captured == "2010-09-21T22:00:00"
    assert (made.row.place, made.row.lat, made.row.lon) == ("the quay", 41.1, 22.5)
    assert made.row.access == "confidential"
    assert made.titles == {
        "en": f"Still from {parent} at 0:00:01.500",
        "fr": f"Image tirée de {parent} à 0:00:01.500",
    }
    assert [(one.ref, one.at_s) for one in item(library, parent).made] == [(ref, 1.5)]
    describe(library, [parent], {"captured": "2010-09"})
    later = take_still(library, parent, 0.25)
    assert item(library, later).row.captured == "2010-09"
    describe(library, [ref], {"captured": "2011"})
    describe(library, [ref], {"captured": ""})
    assert item(library, ref).row.captured == "2010-09-21T22:00:00"


def test_the_same_frame_is_the_same_item(library: Library) -> None:
    parent = _film(library)
    first = take_still(library, parent, 0.5)
    assert take_still(library, parent, 0.55) == first
    assert take_still(library, parent, 0.6) != first
    assert len(items_json(library, "is:derived")) == 2


def test_it_is_found_and_shown(library: Library) -> None:
    parent = _film(library)
    assert len(frame_times(library, int(parent[2:]))) == 24  # so that its number is known
    ref = take_still(library, parent, 1.0)
    number = int(ref[2:])
    assert item_ids(library, "is:derived") == [number]
    assert item_ids(library, f"from:{parent}") == [number]
    assert [int(parent[2:])] == item_ids(library, "has:derived")
    assert number not in item_ids(library, "-is:derived")
    told = show(library, ref)
    assert told["parent"] == parent
    assert told["recipe"] == {
        "made": "still",
        "at_s": 1.0,
        "pts": told["recipe"]["pts"],
        "frame": 12,
        "parent_sha256": show(library, parent)["sha256"],
        "program": history(library)[0].program,
    }
    assert show(library, parent)["parent"] is None


def test_it_lies_apart_from_originals_read_only_and_is_looked_after_like_them(
    library: Library, tmp_path: Path
) -> None:
    ref = take_still(library, _film(library), 1.0)
    path = original(library, ref)
    assert path.relative_to(library.path).parts[0] == "made"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert verify(library).clean
    done = backup(library, tmp_path / "copy")
    assert (done.missing, done.changed) == ((), ())
    with open_library(tmp_path / "copy") as copy:
        assert original(copy, ref).read_bytes() == path.read_bytes()
        assert verify(copy).clean
    (path.parent / "stranger.png").write_bytes(b"x")
    path.chmod(0o644)
    path.write_bytes(b"another picture")
    found = verify(library)
    assert [one.ref for one in found.changed] == [ref]
    assert found.unknown == ["made/0000/stranger.png"]


def test_nothing_takes_it_back_in_silence(library: Library) -> None:
    parent = _film(library)
    describe(library, [parent], {"rank": 3})
    ref = take_still(library, parent, 1.0)
    assert (
        history(library, ("item", int(parent[2:])))[0].title == f"make {ref}, a still from {parent}"
    )
    assert history(library)[0].title_in("fr") == f"créer {ref}, image tirée de {parent}"
    assert next_undo(library) == f"describe {parent}"
    undo(library)
    assert original(library, ref).is_file()
    assert verify_log(library).ok


def test_a_lost_still_is_made_again_to_the_byte(library: Library) -> None:
    ref = take_still(library, _film(library), 1.0)
    path = original(library, ref)
    before = path.read_bytes()
    path.unlink()
    assert [one.ref for one in verify(library).missing] == [ref]
    done = rebuild(library)
    assert (done.made_again, done.missing) == ((ref,), ())
    assert path.read_bytes() == before
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert verify(library).clean
    assert verify_log(library).ok


def test_without_its_film_a_lost_still_stays_lost(library: Library) -> None:
    parent = _film(library)
    ref = take_still(library, parent, 1.0)
    original(library, ref).unlink()
    original(library, parent).unlink()
    assert set(rebuild(library).missing) == {ref, parent}


def test_what_is_no_film_or_not_as_it_came_gives_none(library: Library) -> None:
    photo = items_json(library, "kind:photo")[0]["ref"]
    with pytest.raises(UsageError, match="is not a video"):
        take_still(library, photo, 0)
    parent = _film(library)
    with pytest.raises(UsageError, match="seconds long"):
        take_still(library, parent, 9)
    path = original(library, parent)
    path.chmod(0o644)
    with path.open("ab") as file:
        file.write(b"more")
    with pytest.raises(StorageError, match="not as it came in"):
        take_still(library, parent, 0)
    assert items_json(library, "is:derived") == []


def test_during_an_intake_it_waits_for_another_time(library: Library) -> None:
    other = Originals(library.path)
    with other.intake_lock(), pytest.raises(ConflictError, match="being taken in"):
        take_still(library, _film(library), 0)


@pytest.mark.parametrize("when", ["named", "remembered"])
def test_being_killed_on_the_way_loses_nothing(
    library: Library, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = _film(library)

    class Killed(BaseException):
        pass

    def kill(*_: object, **__: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if when == "named":
            patch.setattr(Library, "change", kill)
        else:
            patch.setattr(Originals, "end_intake", kill)
        with pytest.raises(Killed):
            take_still(library, parent, 1.0)
    path = library.path
    library.close()
    with open_library(path, "Mara") as again:
        found = items_json(again, "is:derived")
        assert [one["parent"] for one in found] == [parent]
        assert found[0]["titles"]["en"] == f"Still from {parent} at 0:00:01.000"
        assert verify(again).clean
        assert verify_log(again).ok
        assert take_still(again, parent, 1.0) == found[0]["ref"]


def test_an_intake_after_it_goes_on_with_the_next_number(library: Library, tmp_path: Path) -> None:
    ref = take_still(library, _film(library), 1.0)
    done = import_paths(library, [film(tmp_path / "more.mp4", seconds=1)])
    assert done.added == [f"E-{int(ref[2:]) + 1:06d}"]
    with library.read() as connection:
        rows = connection.execute(tables.items.select().where(tables.items.c.recipe.is_not(None)))
        assert [json.loads(row.recipe)["made"] for row in rows] == ["still"]


# ---------------------------------------------------------------- in editions


def _tied(library: Library, *refs: str) -> str:
    incident = add_incident(library, "2010-09-21", {"en": "Smoke at the quay"})
    tie(library, list(refs), (incident,), (), ())
    return incident


def _annex(library: Library, name: str, folder: Path) -> str:
    export_annex(library, name, folder / f"{name}.pdf")
    with PdfDocument(folder / f"{name}.pdf") as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return " ".join(" ".join(pages).split(" ")).replace("\r\n", " ").replace("\u00a0", " ")


def _workbook(library: Library, path: Path) -> Path:
    export_workbook(library, "Full", path)
    return path


def test_an_annex_says_what_a_still_was_made_from(library: Library, tmp_path: Path) -> None:
    parent = _film(library)
    ref = take_still(library, parent, 1.0)
    _tied(library, parent, ref)
    for name, language in (("Full", "en"), ("Entier", "fr")):
        add_edition(library, name, language, "full")
    made = {one.ref: one for one in dossier(library, "Full").exhibits}
    number = made[parent].number
    assert (made[ref].made_from, made[ref].made_at_s) == (number, 1.0)
    assert made[parent].made_at_s is None
    said = _annex(library, "Full", tmp_path)
    assert f"Still made from exhibit {number} at 0:00:01.000" in said
    assert "Still from E-000006 at 0:00:01.000" in said
    assert f"Image tirée de la pièce n° {number} à 0:00:01.000" in _annex(
        library, "Entier", tmp_path
    )
    sheet = load_workbook(_workbook(library, tmp_path / "full.xlsx"))["Exhibits"]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert f"Still made from exhibit {number} at 0:00:01.000" in cells


def test_without_its_film_the_full_edition_names_the_reference(library: Library) -> None:
    parent = _film(library)
    ref = take_still(library, parent, 1.0)
    _tied(library, ref)
    add_edition(library, "Full", "en", "full")
    made = {one.ref: one for one in dossier(library, "Full").exhibits}
    assert (made[ref].made_from, made[ref].made_from_ref) == (None, parent)


def test_the_public_reads_of_a_film_only_where_it_gets_it(library: Library, tmp_path: Path) -> None:
    parent = _film(library)
    ref = take_still(library, parent, 1.0)
    incident = _tied(library, parent, ref)
    describe(library, [ref, incident], {"access": "open"})
    add_edition(library, "Public", "en", "public")
    made = {one.ref: one for one in dossier(library, "Public").exhibits}
    assert made[ref].title == "Still from a film"
    assert (made[ref].made_from, made[ref].made_from_ref, made[ref].made_at_s) == (None,) * 3
    assert parent not in _annex(library, "Public", tmp_path)
    describe(library, [parent], {"access": "open"})
    made = {one.ref: one for one in dossier(library, "Public").exhibits}
    assert made[ref].made_from == made[parent].number


def test_what_closes_a_film_closes_its_stills(library: Library) -> None:
    parent = _film(library)
    ref = take_still(library, parent, 1.0)
    closed = _tied(library, parent)
    opened = _tied(library, ref)
    describe(library, [parent, ref], {"access": "open"})
    describe(library, [opened], {"access": "open"})
    add_edition(library, "Public", "en", "public")
    states = {one.ref: one.state for one in dossier(library, "Public").exhibits}
    assert "in" not in states.values()
    describe(library, [closed], {"access": "open"})
    states = {one.ref: one.state for one in dossier(library, "Public").exhibits}
    assert states[ref] == "in"


def test_what_was_issued_says_the_same_ever_after(library: Library) -> None:
    parent = _film(library)
    ref = take_still(library, parent, 1.0)
    _tied(library, parent, ref)
    add_edition(library, "Full", "en", "full")
    before = {one.ref: one for one in dossier(library, "Full").exhibits}
    issue(library, "Full")
    after = {one.ref: one for one in dossier(library, "Full").exhibits}
    assert (after[ref].made_from, after[ref].made_at_s) == (before[parent].number, 1.0)
