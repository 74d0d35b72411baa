"""Every file and every column of the corpus of real media, against a truth that is not ours.

Where the two differ, docs/corpus.md says why ours is the better answer, and is held to it here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy
import pytest
from PIL import Image

from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.intake_report import IntakeReport
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.pictures import thumbnail, waveform

pytestmark = [pytest.mark.corpus, pytest.mark.xdist_group("corpus")]

_PAGE = Path(__file__).resolve().parents[2] / "docs" / "corpus.md"
_COLUMNS = (
    "sha256",
    "bytes",
    "kind",
    "mime",
    "width",
    "height",
    "duration_s",
    "captured",
    "captured_offset",
    "lat",
    "lon",
    "make",
    "model",
    "orientation",
)
_WITHIN = {"duration_s": 0.1, "lat": 1e-4, "lon": 1e-4}

Difference = tuple[str, str]  # file and column


@dataclass(frozen=True, slots=True)
class Taken:
    """The corpus as it came in."""

    library: Library
    report: IntakeReport
    rows: list[dict[str, str]]  # of expected.csv
    items: dict[str, dict[str, Any]]  # by sha256

    def item(self, file: str) -> dict[str, Any]:
        return self.items[next(row["sha256"] for row in self.rows if row["file"] == file)]

    def picture(self, file: str) -> Image.Image | None:
        data = thumbnail(self.library, int(self.item(file)["ref"][2:]))
        return None if data is None else Image.open(io.BytesIO(data)).convert("RGB")


@pytest.fixture(scope="module")
def taken(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Taken]:
    with (corpus / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    path = tmp_path_factory.mktemp("corpus") / "case"
    with new_library(path, "Corpus", editor="Mara") as library:
        report = import_paths(library, [corpus])
        items = {one["sha256"]: one for one in items_json(library)}
        yield Taken(library, report, rows, items)
    close_workers()


def _table(title: str) -> list[list[str]]:
    """The cells of the table under a heading of docs/corpus.md, without its head."""
    section = _PAGE.read_text(encoding="utf-8").split(f"## {title}\n", 1)[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def _ours(item: dict[str, Any], column: str) -> str:
    """A column of expected.csv as we would have written it."""
    if column in ("captured", "captured_offset") and item["captured_from"] == "file time, UTC":
        return ""
    if column in ("width", "height") and (item["orientation"] or 1) >= 5:
        column = {"width": "height", "height": "width"}[column]
    value = item[column]
    return "" if value is None else str(value)


def _same(column: str, expected: str, ours: str) -> bool:
    if column in _WITHIN and expected and ours:
        return abs(float(expected) - float(ours)) <= _WITHIN[column]
    if column == "captured":
        return expected[:19] == ours[:19]
    return expected.strip() == ours


def _differences(taken: Taken) -> dict[Difference, tuple[str, str]]:
    found: dict[Difference, tuple[str, str]] = {}
    for row in taken.rows:
        item = taken.items[row["sha256"]]
        for column in _COLUMNS:
            silent = not row["kind"] or (column == "mime" and row["kind"] == "document")
            expected, ours = row[column], _ours(item, column)
            if (expected or not silent) and not _same(column, expected, ours):
                found[row["file"], column] = (expected, ours)
    return found


def test_every_file_came_in_with_its_bytes(taken: Taken) -> None:
    assert len(taken.rows) == 198
    assert taken.report.failed == []
    assert taken.report.stopped is None
    for row in taken.rows:
        assert taken.items[row["sha256"]]["bytes"] == int(row["bytes"]), row["file"]


def test_what_differs_from_the_truth_is_what_the_page_explains(taken: Taken) -> None:
    explained = {(file, column): (a, b) for file, column, a, b, _why in _table("Differences")}
    found = _differences(taken)
    assert sorted(set(found) - set(explained)) == [], "differences that docs/corpus.md lacks"
    assert sorted(set(explained) - set(found)) == [], "docs/corpus.md lists what differs no more"
    for place, (expected, ours) in explained.items():
        column = place[1]
        assert ("" if expected == "—" else expected) == found[place][0], place
        assert _same(column, "" if ours == "—" else ours, found[place][1]), place


def test_each_explanation_gives_evidence() -> None:
    for file, column, *_values, why in _table("Differences"):
        assert len(why) > 40 or why.startswith("As above"), (file, column)


def test_a_file_the_truth_calls_damaged_or_lying_says_so_itself(taken: Taken) -> None:
    silent = [row["file"] for row in taken.rows if not row["kind"]]
    assert len(silent) > 60
    assert [file for file in silent if not taken.item(file)["problem"]] == []


def test_identical_bytes_are_one_item_with_both_names(taken: Taken) -> None:
    item = taken.item("doubles/same bytes, other name.jpg")
    assert {item["name"], *item["copies"]} >= {"same bytes, other name.jpg"}
    hashes = [row["sha256"] for row in taken.rows]
    doubles = len(hashes) - len(set(hashes))
    assert len([one for one in taken.report.known if "corpus" in one.path]) >= doubles > 0


# Pictures ------------------------------------------------------------------------------------


def test_every_sound_file_has_a_picture(taken: Taken) -> None:
    explained = {file for file, _why in _table("Without a picture")}
    without = {
        row["file"] for row in taken.rows if row["kind"] and taken.picture(row["file"]) is None
    }
    assert without == explained
    assert all(taken.item(file)["problem"] for file in without)


def test_pictures_have_the_shape_the_item_says(taken: Taken) -> None:
    for row in taken.rows:
        item, picture = taken.item(row["file"]), taken.picture(row["file"])
        if picture is None or not item["width"]:
            continue
        scale = max(item["width"], item["height"]) / max(picture.size)
        assert picture.width * scale == pytest.approx(item["width"], abs=scale), row["file"]
        assert picture.height * scale == pytest.approx(item["height"], abs=scale), row["file"]
        assert max(picture.size) == min(512, max(item["width"], item["height"])), row["file"]


def test_turned_pictures_all_stand_upright(taken: Taken) -> None:
    upright = taken.picture("orientation/Landscape_1.jpg")
    assert upright is not None
    # The middle of each is numbered; the rest is the same view.
    wanted = numpy.asarray(upright, dtype=float)[:130]
    for number in (0, 2, 3, 4, 5, 6, 7, 8):
        picture = taken.picture(f"orientation/Landscape_{number}.jpg")
        assert picture is not None
        assert picture.size == upright.size
        assert abs(numpy.asarray(picture, dtype=float)[:130] - wanted).mean() < 6, number


def test_posters_show_something(taken: Taken) -> None:
    films = [row["file"] for row in taken.rows if row["kind"] == "video"]
    assert len(films) > 10
    for file in films:
        poster = taken.picture(file)
        assert poster is not None, file
        assert numpy.asarray(poster.convert("L"), dtype=float).std() > 12, file


def test_films_and_recordings_with_sound_have_a_waveform(taken: Taken) -> None:
    for row in taken.rows:
        if row["kind"] not in ("audio", "video") or row["file"] in _SILENT:
            continue
        peaks = waveform(taken.library, int(taken.item(row["file"])["ref"][2:]))
        assert peaks is not None, row["file"]
        assert len(peaks) == 1000
        assert len(set(peaks)) > 2, row["file"]  # it rises and falls, however quiet


#: Films without a sound stream, by ffprobe.
_SILENT = {"video/no-audio.mp4", "video/variable-frame-rate.mp4"}
