"""The outline, coverage, the order of exhibits and vocabularies on the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from commands import Desk


def numbers(desk: Desk, case: Path) -> list[str]:
    return [one["number"] for one in desk("section", "list", case, "--json").json]


def test_an_outline_goes_in_is_moved_and_comes_out(desk: Desk, case: Path, tmp_path: Path) -> None:
    draft = tmp_path / "draft.md"
    draft.write_text("# Violence\n\nWords.\n\n## At night\n\n# Law\n", "utf-8")
    done = desk("section", "import", case, draft, "--language", "en", "--json")
    assert (done.status, done.json) == (0, {"numbers": ["1", "1.1", "2"]})
    assert desk("section", "add", case, "--after", "1", "--title.en", "Arrests").out == "2\n"
    assert desk("section", "move", case, "3", "--below", "top", "--place", "1", "--json").json == {
        "number": "1",
        "was": "3",
    }
    assert desk("section", "rename", case, "1", "--title.fr", "Le droit").status == 0
    out = tmp_path / "out.md"
    assert desk("section", "export", case, "--to", out).status == 0
    assert out.read_text("utf-8") == "# 1. Law\n# 2. Violence\n## 2.1. At night\n# 3. Arrests\n"
    assert desk("section", "export", case, "2").out == "2. Violence\n  2.1. At night\n"
    removed = desk("section", "remove", case, "2", "--json").json
    assert removed == {"removed": 2, "items": 0, "incidents": 0}
    assert numbers(desk, case) == ["1", "2"]
    assert desk("undo", case).status == 0
    assert numbers(desk, case) == ["1", "2", "2.1", "3"]


def test_what_cannot_be_done_is_refused(desk: Desk, case: Path, tmp_path: Path) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    picture = tmp_path / "x.md"
    picture.write_bytes(b"\xff\xd8\xff\xe0")
    for command in (
        ("section", "import", case, tmp_path / "none.md"),
        ("section", "import", case, picture),
        ("section", "move", case, "1"),
        ("section", "move", case, "1", "--below", "1"),
        ("section", "rename", case, "1"),
        ("section", "add", case, "2", "--after", "1", "--title.en", "x"),
        ("section", "order", case, "1", "E-1"),
        ("section", "order", case, "1"),
        ("report", "coverage", case, "--by", "weather"),
        ("vocabulary", "export", case, "weather"),
        ("vocabulary", "term", "merge", case, "abuse:blows", "abuse:blows"),
    ):
        ended = desk(*command)
        assert ended.status == 2, command
        assert ended.err.count("\n") == 1


def test_issued_editions_are_named_when_numbers_change(desk: Desk, case: Path) -> None:
    for number in ("1", "2"):
        desk("section", "add", case, number, "--title.en", number)
    desk("tie", case, "E-1", "--section", "2")
    assert desk("section", "move", case, "2", "up").err == ""
    desk("edition", "add", case, "June", "--language", "en", "--audience", "full")
    assert desk("edition", "issue", case, "June").status == 0
    moved = desk("section", "move", case, "1", "down")
    assert (moved.out, "June" in moved.err) == ("2\n", True)


def test_exhibits_are_ordered(desk: Desk, case: Path) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    desk("tie", case, "E-1", "E-2", "E-3", "--section", "1")
    by_date = [one["ref"] for one in desk("section", "exhibits", case, "1", "--json").json]
    turned = list(reversed(by_date))
    done = desk("section", "order", case, "1", *turned, "--json")
    assert done.json == {"number": "1", "exhibits": turned}
    assert desk("section", "order", case, "1", "--up", turned[1]).out.split() == [
        turned[1],
        turned[0],
        turned[2],
    ]
    assert desk("section", "order", case, "1", "--by-date").out.split() == by_date


def test_each_count_of_incidents_is_what_its_search_lists(desk: Desk, case: Path) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    desk("incident", "add", case, "--date", "2010", "--section", "1", "--tag", "abuse:blows")
    desk("tie", case, "E-1", "--incident", "I-1")
    for by in ("kind", "abuse"):
        found = desk("report", "coverage", case, "--by", by, "--json").json
        cells = [cell for row in found["rows"] for cell in (row["whole"], *row["cells"])]
        assert any(cell["incidents"] for cell in cells)
        for told, count in {cell["told"]: cell["incidents"] for cell in cells}.items():
            assert len(desk("incident", "list", case, told, "--json").json) == count


def test_coverage_is_told_in_three_ways(desk: Desk, case: Path) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    desk("tie", case, "E-1", "E-2", "--section", "1", "--tag", "abuse:blows")
    found = desk("report", "coverage", case, "--by", "abuse", "--json").json
    (row,) = found["rows"]
    keys = [one["key"] for one in found["columns"]]
    cell = row["cells"][keys.index("abuse:blows")]
    assert (cell["items"], cell["query"]) == (2, "section:1 about:abuse:blows")
    assert len(desk("items", case, cell["query"], "--json").json) == 2
    table = list(csv.DictReader(io.StringIO(desk("report", "coverage", case, "--csv").out)))
    assert (table[0]["number"], table[0]["all"]) == ("1", "2")
    assert "Violence" in desk("report", "coverage", case).out


def test_a_vocabulary_is_kept(desk: Desk, case: Path, tmp_path: Path) -> None:
    assert desk("vocabulary", "add", case, "Weather", "--title.fr", "Temps").out == "weather\n"
    for term in ("rain", "drizzle"):
        added = desk("vocabulary", "term", "add", case, f"weather:{term}", "--note.en", term)
        assert added.out == f"weather:{term}\n"
    desk("vocabulary", "term", "change", case, "weather:drizzle", "--parent", "rain")
    desk("tie", case, "E-1", "--tag", "weather:drizzle")
    merged = desk("vocabulary", "term", "merge", case, "weather:drizzle", "weather:rain", "--json")
    assert merged.json == {"into": "weather:rain", "ties": 1}
    table = tmp_path / "weather.csv"
    assert desk("vocabulary", "export", case, "weather", "--to", table).status == 0
    table.write_text(table.read_text("utf-8-sig") + "snow,,Snow,Neige\n", "utf-8")
    done = desk("vocabulary", "import", case, "weather", table, "--json").json
    assert done == {"vocabulary": "weather", "added": 1, "changed": 0}
    listed = {one["code"]: one for one in desk("vocabulary", "list", case, "--json").json}
    assert [term["code"] for term in listed["weather"]["terms"]] == ["rain", "snow"]
    assert listed["weather"]["terms"][0]["items"] == 1
    assert desk("vocabulary", "change", case, "weather", "--title.en", "Weather").status == 0
    assert desk("vocabulary", "term", "remove", case, "weather:snow").status == 0
    assert desk("vocabulary", "remove", case, "weather").out == "weather removed\n"
