"""A wrong clock put right: many items at once, taken back, at intake, by stills, in documents."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import insert

from evidence_desk.catalogue import tables
from evidence_desk.desk.clocks import (
    ClockWords,
    add_clock,
    change_clock,
    devices,
    effects,
    list_clocks,
    preview,
    remove_clock,
    seen_in,
)
from evidence_desk.desk.derived import redact, take_still
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier, issue
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import history, redo, undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json, show
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import ConflictError, UsageError
from evidence_desk.domain.redaction import covered, shape
from small_media import photo

_PENTAX = ClockWords(make="Pentax", shift="+1:02", evidence="church clock", evidence_item="E-1")


def _photos(library: Library) -> list[str]:
    return [str(one["ref"]) for one in items_json(library, "kind:photo")]


def test_every_item_of_a_device_is_put_right_in_one_step(library: Library) -> None:
    before = {ref: item(library, ref) for ref in _photos(library)}
    entries = len(history(library))
    done = add_clock(library, _PENTAX)
    assert done.changed == len(before) == 5
    assert len(history(library)) == entries + 1
    for ref, was in before.items():
        now = item(library, ref)
        assert now.captured_from == "clock"
        assert now.file_captured == was.file_captured == was.captured
        assert str(now.captured)[14:16] == "49"
        assert now.clock is not None
        assert now.clock.evidence == "church clock"
    [row] = list_clocks(library)
    assert (row.items, row.shift_s, row.evidence_item) == (5, 3720, "E-000001")
    assert item(library, 1).captured == "2010-09-21T21:49:03"
    assert undo(library) is not None
    assert {ref: item(library, ref) for ref in before} == before
    assert redo(library) is not None
    assert verify_log(library).ok
    rebuild(library)
    assert item(library, 1).captured == "2010-09-21T21:49:03"
    assert verify_log(library).ok


def test_removing_it_gives_the_files_time_back(library: Library) -> None:
    before = show(library, "E-1")
    done = add_clock(library, _PENTAX)
    assert show(library, "E-1")["clock"]["basis"] == "camera clock +1:02, corrected"
    assert remove_clock(library, done.id).changed == 5
    assert show(library, "E-1") == before
    assert list_clocks(library) == []
    with pytest.raises(UsageError):
        remove_clock(library, done.id)


def test_what_an_editor_dated_stays_until_the_editor_takes_it_away(library: Library) -> None:
    describe(library, ["E-1"], {"captured": "2010-09-23"})
    found = preview(library, _PENTAX)
    assert (len(found.ids), found.by_editor) == (4, 1)
    add_clock(library, _PENTAX)
    assert item(library, 1).captured == "2010-09-23"
    describe(library, ["E-1"], {"captured": ""})
    assert item(library, 1).captured == "2010-09-21T21:49:03"
    assert item(library, 1).clock is not None
    entries = len(history(library))
    describe(library, ["E-1"], {"captured": ""})  # says nothing new
    assert len(history(library)) == entries
    describe(library, ["E-1"], {"captured": "2010"})
    assert item(library, 1).clock is None


def test_a_preview_tells_what_will_be(library: Library) -> None:
    found = preview(library, _PENTAX)
    shown = {one.ref: one.after for one in effects(library, found, found.ids)}
    assert shown["E-000001"] == "2010-09-21 21:49:03"
    assert len(list_clocks(library)) == 0
    add_clock(library, _PENTAX)
    for ref, after in shown.items():
        assert str(item(library, ref).captured).replace("T", " ") == after
    again = preview(library, ClockWords(make="PENTAX", shift="+2:00"), clock=1)
    assert len(again.ids) == 5
    assert preview(library, ClockWords(make="Canon", shift="+2:00")).ids == ()


def test_the_more_specific_and_the_narrower_correction_wins(library: Library) -> None:
    add_clock(library, _PENTAX)
    day = ClockWords(make="Pentax", shift="-1 day", since="2010-09-22", until="2010-09-22")
    found = preview(library, day)
    add_clock(library, day)
    dated = item_ids(library, "date:2010-09-21 kind:photo")
    assert len(dated) == 5
    assert set(found.ids) <= set(dated)
    wide = preview(library, ClockWords(folder="phone/DCIM", shift="+5:00"))
    add_clock(library, ClockWords(folder="phone/DCIM", shift="+5:00"))
    assert len(wide.ids) == 6  # a folder says more than a make; and the film has no make
    remove_clock(library, 3)
    assert len(item_ids(library, "date:2010-09-21 kind:photo")) == 5


def test_a_changed_correction_lets_go_of_what_it_is_not_for_any_more(library: Library) -> None:
    add_clock(library, _PENTAX)
    words = ClockWords(make="Pentax", shift="+1:02", until="2010-09-21")
    found = preview(library, words, clock=1)
    change_clock(library, 1, words)
    assert [item(library, n).captured_from == "clock" for n in found.ids] == [False] * len(
        found.ids
    )
    assert list_clocks(library)[0].items == 5 - len(found.ids)
    assert list_clocks(library)[0].words().until == "2010-09-21"


def test_what_comes_in_later_is_corrected_as_it_comes(library: Library, tmp_path: Path) -> None:
    add_clock(library, ClockWords(make="Pentax", zone="Europe/Athens"))
    photo(tmp_path / "late.jpg", seed=99, taken="2010:12:24 18:00:00")
    [ref] = import_paths(library, [tmp_path / "late.jpg"]).added
    made = item(library, ref)
    assert (made.captured, made.captured_offset) == ("2010-12-24T18:00:00", "+02:00")
    assert made.file_captured_offset is None
    assert made.captured_from == "clock"
    remove_clock(library, 1)
    assert item(library, ref).captured_offset is None
    assert verify_log(library).ok


def test_making_it_is_not_undone_under_what_came_in_since(library: Library, tmp_path: Path) -> None:
    add_clock(library, _PENTAX)
    photo(tmp_path / "late.jpg", seed=99, taken="2010:12:24 18:00:00")
    [ref] = import_paths(library, [tmp_path / "late.jpg"]).added
    with pytest.raises(ConflictError):
        undo(library)
    assert item(library, 1).captured_from == item(library, ref).captured_from == "clock"
    assert verify_log(library).ok
    remove_clock(library, 1)
    assert item(library, 1).captured_from != "clock"
    assert undo(library) is not None
    assert item(library, ref).captured_from == "clock"


def test_stills_follow_their_film(library: Library) -> None:
    [film] = items_json(library, "kind:video")
    ref = str(film["ref"])
    early = take_still(library, ref, 0.0)
    was = item(library, early)
    add_clock(library, ClockWords(folder="phone/DCIM", shift="+1 day"))
    late = take_still(library, ref, 1.5)
    moved = item(library, ref).captured
    assert item(library, early).captured == moved != was.captured
    assert item(library, late).captured != item(library, late).file_captured
    remove_clock(library, 1)
    assert item(library, early) == was
    assert item(library, late).captured == item(library, late).file_captured
    assert item(library, late).clock is None


def test_what_was_made_from_what_was_made_follows_too(library: Library) -> None:
    [film] = items_json(library, "kind:video")
    still = take_still(library, str(film["ref"]), 0.5)
    copy = redact(library, still, covered([shape("box", (0, 0, 0.5, 1))], "solid"))
    before = [item(library, ref) for ref in (still, copy)]
    add_clock(library, ClockWords(folder="phone/DCIM", shift="+1 day"))
    moved = [item(library, ref).captured for ref in (still, copy)]
    assert moved[0] == moved[1] != before[0].captured
    assert item(library, copy).clock is not None
    assert list_clocks(library)[0].items >= 3
    remove_clock(library, 1)
    assert [item(library, ref) for ref in (still, copy)] == before
    assert verify_log(library).ok


def test_the_full_edition_says_it_and_keeps_it_and_the_public_does_not(library: Library) -> None:
    add_section(library, "1", {"en": "The quay", "fr": "Le quai"})
    tie(library, ["E-1"], sections=["1"])
    describe(library, ["E-1"], {"access": "open", "title.en": "Dusk", "title.fr": "Soir"})
    add_clock(library, _PENTAX)
    for name, language, audience in (
        ("full", "en", "full"),
        ("complet", "fr", "full"),
        ("public", "en", "public"),
    ):
        add_edition(library, name, language=language, audience=audience)
    assert dossier(library, "full").exhibits[0].date_basis == "camera clock +1:02, corrected"
    assert dossier(library, "complet").exhibits[0].date_basis == (
        "horloge de l’appareil +1:02, corrigée"
    )
    assert dossier(library, "public").exhibits[0].date_basis is None
    describe(library, ["E-1"], {"date_basis": "the watch log"})
    issue(library, "full")
    remove_clock(library, 1)
    frozen = dossier(library, "full").exhibits[0]
    assert frozen.date_basis == "the watch log; camera clock +1:02, corrected"
    assert frozen.date == "2010-09-21T21:49:03"


def test_devices_are_found_with_their_times(library: Library) -> None:
    add_clock(library, ClockWords(make="Pentax", shift="+1:02", until="2010-09-21"))
    found = devices(library)
    camera = next(one for one in found if one.make == "PENTAX")
    assert (camera.items, camera.device) == (5, "PENTAX K-7")
    assert (camera.first, camera.last) == ("2010-09-21T20:47:03", "2010-09-22T23:47:03")
    assert 0 < camera.corrected < 5
    assert {one.folder for one in found if one.make is None} == {"phone", "phone/DCIM"}


def test_a_clock_that_is_seen_gives_the_correction(library: Library) -> None:
    seen = seen_in(library, 1)
    words = seen.words("22:00:03")
    assert (words.make, words.model, words.folder) == ("PENTAX", "K-7", "")
    assert words.evidence_item == "E-000001"
    assert "22:00:03" in words.evidence
    add_clock(library, words)
    assert str(item(library, 1).captured).endswith("T22:00:03")
    [film] = item_ids(library, "kind:video")
    at = seen_in(library, film, 1.5)
    assert at.device.folder == "phone/DCIM"
    assert at.moment.text < at.time.replace(" ", "T")
    assert "0:00:01.500" in at.words("2020-01-01 10:00").evidence


@pytest.mark.parametrize(
    "words",
    [
        ClockWords(shift="+1:02"),
        ClockWords(make="Pentax"),
        ClockWords(make="Pentax", shift="later"),
        ClockWords(make="Pentax", shift="+1:02", since="2011", until="2010"),
        ClockWords(make="Pentax", shift="+1:02", evidence_item="E-99"),
        ClockWords(make="Pentax", zone="Atlantis/Town"),
    ],
)
def test_what_is_no_correction_is_refused_and_changes_nothing(
    library: Library, words: ClockWords
) -> None:
    entries = len(history(library))
    with pytest.raises(UsageError):
        add_clock(library, words)
    with pytest.raises(UsageError):
        preview(library, words)
    assert len(history(library)) == entries


def test_twelve_thousand_items_in_one_change(library: Library) -> None:
    rows = [
        {
            "kind": "photo", "name": f"{n}.jpg", "origin": f"/card/{n}.jpg", "path": f"{n}.jpg",
            "sha256": f"{n:064x}", "bytes": 1, "mime": "image/jpeg", "make": "Canon",
            "folder": "card", "captured": "2010-09-21T10:00:00", "captured_from": "EXIF",
            "captured_earliest": "2010-09-21T10:00:00", "captured_latest": "2010-09-21T10:00:00",
            "file_captured": "2010-09-21T10:00:00", "file_captured_from": "EXIF",
            "status": "new", "access": "open", "imported_at": "2026-01-01T00:00:00Z",
        }
        for n in range(12_000)
    ]  # fmt: skip
    with library.derive() as connection:
        connection.execute(insert(tables.items), rows)
    words = ClockWords(make="Canon", shift="-1:00")
    assert len(preview(library, words).ids) == 12_000
    assert add_clock(library, words).changed == 12_000
    assert len(item_ids(library, "date:2010-09-21T09:00")) >= 12_000
    assert undo(library) is not None
    assert list_clocks(library) == []
