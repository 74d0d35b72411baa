"""Sheets taken back by a script: what both sides changed is chosen by rule or cell by cell."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from commands import Desk


@pytest.fixture
def contested(desk: Desk, case: Path, tmp_path: Path) -> Path:
    """A sheet whose first row was changed in it, and one of its cells in the library too."""
    out = tmp_path / "sheet.xlsx"
    assert desk("sheet", "export", case, out).status == 0
    book = load_workbook(out)
    items = book["Items"]
    columns = {cell.value: cell.column for cell in items[1]}
    items.cell(2, columns["place"]).value = "Theirs"
    items.cell(2, columns["rank"]).value = 4
    book.save(out)
    assert desk("describe", case, "E-1", "--set", "place=Ours").status == 0
    return out


def test_a_contested_row_is_refused_until_a_side_is_preferred(
    desk: Desk, case: Path, contested: Path
) -> None:
    refused = desk("sheet", "import", case, contested, "--json")
    assert refused.status == 1
    assert (refused.json["changes"], refused.json["applied"]) == ([], False)
    assert refused.json["refused"][0]["there"] == "Theirs"
    tried = desk("sheet", "import", case, contested, "--prefer", "sheet", "--dry-run", "--json")
    assert [one["field"] for one in tried.json["changes"]] == ["place", "rank"]
    done = desk("sheet", "import", case, contested, "--prefer", "library", "--json")
    assert done.status == 0
    assert [one["field"] for one in done.json["changes"]] == ["rank"]
    assert desk("show", case, "E-1", "--json").json["place"] == "Ours"


def test_choices_are_read_from_a_file(
    desk: Desk, case: Path, contested: Path, tmp_path: Path
) -> None:
    choices = tmp_path / "choices.json"
    choices.write_text(json.dumps({"E-000001": {"place": "sheet", "rank": "library"}}), "utf-8")
    done = desk("sheet", "import", case, contested, "--choose", choices, "--json")
    assert (done.status, [one["field"] for one in done.json["changes"]]) == (0, ["place"])


@pytest.mark.parametrize(
    "options",
    [["--prefer", "mine"], ["--choose", "nothing.json"], ["--choose", "{wrong}"]],
)
def test_a_wrong_choice_changes_nothing(
    desk: Desk, case: Path, contested: Path, tmp_path: Path, options: list[str]
) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text('{"E-000001": "sheet"}', "utf-8")
    ended = desk("sheet", "import", case, contested, *(o.format(wrong=wrong) for o in options))
    assert ended.status == 2
    assert "Traceback" not in ended.err
    assert desk("show", case, "E-1", "--json").json["place"] == "Ours"
