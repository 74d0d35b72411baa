"""Redacted films and recordings: items of their own, made again if lost, swept if stopped."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier, issue
from evidence_desk.desk.film_redacting import preview_of_film, redact_film
from evidence_desk.desk.following import follow
from evidence_desk.desk.history import history, next_undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item, items_json, original, show
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.rebuilding import rebuild
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify
from evidence_desk.domain.derived import FilmRedactionRecipe, read_recipe
from evidence_desk.domain.errors import Cancelled, UsageError
from evidence_desk.domain.film_redaction import film_redaction
from evidence_desk.domain.progress import Progress
from evidence_desk.domain.redaction import shape
from numbered_film import numbered_film

WHAT = film_redaction(
    {
        "shapes": [
            {
                "form": "box",
                "keys": [
                    {"at": 0.4, "points": [0, 0, 0.5, 1]},
                    {"at": "0:01.6", "points": [0.5, 0, 0.5, 1]},
                ],
                "from": 0.4,
                "to": 1.8,
            }
        ],
        "sound": [{"from": 0.5, "to": 1}],
        "clip": {"from": 0.2, "to": 2},
    }
)


@pytest.fixture
def film(library: Library, tmp_path: Path) -> str:
    made = numbered_film(tmp_path / "quay.mp4", 75, sound=True)
    ref = str(import_paths(library, [made]).added[0])
    describe(library, [ref], {"captured": "2010-09-21T22:10:05", "place": "the quay"})
    return ref


def test_a_copy_is_an_item_that_says_what_was_taken_out(library: Library, film: str) -> None:
    before = next_undo(library)
    heard: list[Progress] = []
    ref = redact_film(library, film, WHAT, heard.append)
    made = item(library, ref)
    assert made.row.parent == film
    assert isinstance(made.recipe, FilmRedactionRecipe)
    assert made.recipe.redaction == WHAT
    assert made.recipe.parent_sha256 == show(library, film)["sha256"]
    assert made.row.duration_s == pytest.approx(1.8, abs=0.1)
    assert made.row.captured == "2010-09-21T22:10:05"  # moved on by whole seconds only
    assert made.row.place == "the quay"
    assert made.row.access == item(library, film).row.access
    assert made.titles["fr"] == f"Copie occultée de {film}"
    assert original(library, ref).name == f"{ref} {film} redacted.mp4"
    assert [one.ref for one in item(library, film).made] == [ref]
    assert heard[0].done == 0
    assert heard[-1].done == heard[-1].total == 18
    assert redact_film(library, film, WHAT) == ref  # the same again is the same item
    assert next_undo(library) == before  # custody: a file is not taken back
    assert history(library, limit=1)[0].title_in("fr").startswith(f"créer {ref}, copie occultée")
    assert verify_log(library).problems == ()
    assert not verify(library).unknown
    stored = show(library, ref)["recipe"]
    assert read_recipe(json.dumps(stored)) == made.recipe


def test_a_clip_s_date_is_moved_on(library: Library, film: str) -> None:
    ref = redact_film(library, film, film_redaction({"clip": {"from": 1.5, "to": None}}))
    assert item(library, ref).row.captured == "2010-09-21T22:10:06"


def test_a_lost_copy_is_made_again(library: Library, film: str) -> None:
    ref = redact_film(library, film, WHAT)
    path = original(library, ref)
    data = path.read_bytes()
    path.unlink()
    assert verify(library).missing
    rebuild(library)
    assert path.read_bytes() == data
    assert not verify(library).missing


def test_what_is_stopped_leaves_nothing_behind(library: Library, film: str) -> None:
    def stop(progress: Progress) -> None:
        if progress.done or _in_the_making(library):
            raise Cancelled("Stopped.")

    count = len(items_json(library))
    with pytest.raises(Cancelled):
        redact_film(library, film, WHAT, stop)
    assert len(items_json(library)) == count
    assert not _in_the_making(library)
    assert not verify(library).unknown


def test_what_a_crash_left_is_swept_when_the_next_is_made(library: Library, film: str) -> None:
    folder = library.originals.made / ".incoming"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "left").write_bytes(b"half a film")
    with library.originals.making() as other:  # what is in the making elsewhere is let be
        other.write(0, b"going on")
        redact_film(library, film, WHAT)
        assert not (folder / "left").exists()
        assert other.done().path.read_bytes() == b"going on"
    assert not _in_the_making(library)


def _in_the_making(library: Library) -> list[str]:
    folder = library.originals.made / ".incoming"
    return sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []


def test_sound_alone_is_muted_and_trimmed(library: Library) -> None:
    ref = str(items_json(library, "kind:audio")[0]["ref"])
    what = film_redaction({"sound": [{"from": 0.1, "to": 0.3, "how": "mask"}], "clip": {"to": 0.5}})
    made = item(library, redact_film(library, ref, what))
    assert made.row.kind == "audio"
    assert made.row.name.endswith(".m4a")
    assert made.row.duration_s == pytest.approx(0.5, abs=0.06)
    with pytest.raises(UsageError, match="no pictures"):
        redact_film(library, ref, WHAT)


def test_what_is_no_recording_or_beyond_the_end_is_refused(library: Library, film: str) -> None:
    photo = str(items_json(library, "kind:photo")[0]["ref"])
    with pytest.raises(UsageError, match="neither a film nor a recording"):
        redact_film(library, photo, WHAT)
    with pytest.raises(UsageError, match="only"):
        redact_film(library, film, film_redaction({"sound": [{"from": 90}]}))


def test_looking_first_keeps_nothing(library: Library, film: str) -> None:
    count = len(items_json(library))
    assert preview_of_film(library, film, WHAT, 0.6).startswith(b"\xff\xd8")
    assert len(items_json(library)) == count


def test_a_shape_follows_from_where_it_was_drawn(library: Library, film: str) -> None:
    drawn = shape("box", (0.0, 0.74, 0.1, 0.2))  # the patch that moves through the lower quarter
    moving = follow(library, film, drawn, 0.0, 0.8)
    assert moving.keys[-1].at_s == pytest.approx(0.76)
    assert moving.at(0.76).points[0] == pytest.approx(19 * 7 / 320, abs=0.02)
    with pytest.raises(UsageError, match="not a film"):
        follow(library, str(items_json(library, "kind:photo")[0]["ref"]), drawn, 0.0)


def test_the_public_reads_that_it_is_a_copy(library: Library, film: str) -> None:
    ref = redact_film(library, film, WHAT)
    add_section(library, "1", {"en": "Violence"})
    tie(library, [ref], sections=["1"])
    describe(library, [ref], {"access": "open"})
    add_edition(library, "Public", audience="public")
    issue(library, "Public")
    (entry,) = dossier(library, "Public").exhibits
    assert entry.redacted
    assert entry.title == "Redacted recording"
