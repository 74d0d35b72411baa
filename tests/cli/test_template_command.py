"""An edition's look by script: exhibits by hand, layout, numbers, templates."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from commands import Desk


@pytest.fixture
def refs(desk: Desk, case: Path) -> list[str]:
    """The exhibits of a draft of everything."""
    desk("edition", "add", case, "June")
    return [one["ref"] for one in desk("edition", "show", case, "June", "--json").json["exhibits"]]


def test_exhibits_are_added_dropped_withheld_and_moved(
    desk: Desk, case: Path, refs: list[str]
) -> None:
    def exhibits(*options: object) -> list[dict[str, str]]:
        done = desk("edition", "exhibits", case, "June", *options, "--json")
        assert done.status == 0, done.err
        return list(done.json)

    assert [one["ref"] for one in exhibits("--move", refs[2])][:2] == [refs[2], refs[0]]
    assert [one["ref"] for one in exhibits("--move", refs[2], "--after", refs[0])][1] == refs[2]
    assert [one["ref"] for one in exhibits("--usual-order")] == refs
    assert refs[1] not in [one["ref"] for one in exhibits("--drop", refs[1])]
    assert [one["ref"] for one in exhibits("--add", refs[1])] == refs
    withheld = exhibits("--withhold", f"{refs[0]},{refs[1]}", "--reason", "a child")
    assert [(one["state"], one["reason"]) for one in withheld[:3]] == [
        ("withheld", "a child"), ("withheld", "a child"), ("in", ""),
    ]  # fmt: skip
    assert [one["state"] for one in exhibits("--give", refs[0])][:2] == ["in", "withheld"]
    for options in (
        ("--reason", "x"), ("--after", refs[0]), ("--add", "E-999999"),
        ("--add", refs[0], "--drop", refs[1]), ("--move", refs[0], "--after", refs[0]),
    ):  # fmt: skip
        refused = desk("edition", "exhibits", case, "June", *options)
        assert (refused.status, refused.out) == (2, ""), options
        assert refused.err.count("\n") == 1


def test_layout_and_numbers_are_chosen(
    desk: Desk, case: Path, refs: list[str], tmp_path: Path
) -> None:
    mark = tmp_path / "mark.png"
    Image.new("RGB", (60, 20), "red").save(mark)
    done = desk(
        "edition", "layout", case, "June", "--page", "Letter", "--columns", "date,kind",
        "--sheets", "12", "--no-chronology", "--stamped", "--qr", "--title", "Evidence",
        "--subtitle", "Two parts", "--dated", "Athens", "--no-signature", "--signatory", "M.",
        "--logo", mark, "--json",
    )  # fmt: skip
    assert done.status == 0, done.err
    logo = done.json.pop("logo")
    assert logo.startswith("mark ")
    assert desk("edition", "layout", case, "June", "--json").json == {
        "page": "Letter", "columns": ["date", "kind"], "sheets": 12, "chronology": False,
        "stamped": True, "qr": True, "title": "Evidence", "subtitle": "Two parts",
        "dated": "Athens", "signature": False, "signatory": "M.", "logo": logo,
    }  # fmt: skip
    style = desk(
        "edition", "numbers", case, "June", "--prefix", "a", "--start", "7", "--digits", "3",
        "--clips", "own", "--json",
    ).json  # fmt: skip
    assert style == {
        "numbering": "plain", "prefix": "A", "start": 7, "digits": 3, "later": "next",
        "clips": "own",
    }  # fmt: skip
    shown = desk("edition", "show", case, "June", "--json").json
    assert [one["number"] for one in shown["exhibits"]][:2] == ["A-007", "A-008"]
    for words in (
        ("layout", "--sheets", "3"), ("layout", "--columns", "smell"), ("layout", "--page", "A3"),
        ("layout", "--logo", tmp_path / "no.png"), ("numbers", "--later", "bis"),
        ("numbers", "--numbering", "kind", "--prefix", "A"), ("numbers", "--start", "0"),
    ):  # fmt: skip
        refused = desk("edition", words[0], case, "June", *words[1:])
        assert (refused.status, refused.out) == (2, ""), words
    assert desk("edition", "show", case, "June", "--json").json == shown
    desk("edition", "numbers", case, "June", "--numbering", "kind")  # the prefix goes with it
    assert desk("edition", "numbers", case, "June", "--json").json["prefix"] == ""


def test_a_template_is_saved_used_and_carried_away(
    desk: Desk, case: Path, refs: list[str], tmp_path: Path
) -> None:
    desk("edition", "layout", case, "June", "--sheets", "2", "--title", "Evidence")
    assert desk("template", "save", case, "House", "June").out == "House\n"
    assert desk("template", "default", case, "House").status == 0
    desk("edition", "add", case, "July", "--query", "kind:photo", "--numbering", "kind")
    july = desk("edition", "show", case, "July", "--json").json
    assert (july["layout"]["sheets"], july["numbering"], july["query"]) == (2, "kind", "kind:photo")
    desk("edition", "add", case, "Bare", "--template", "")
    assert desk("edition", "layout", case, "Bare", "--json").json["sheets"] == 6
    assert desk("template", "use", case, "House", "Bare").status == 0
    assert desk("edition", "layout", case, "Bare", "--json").json["sheets"] == 2
    out = tmp_path / "house.json"
    assert desk("template", "export", case, "House", out).out.strip() == str(out)
    assert desk("template", "import", case, out, "--name", "Copy").out == "Copy\n"
    desk("template", "rename", case, "Copy", "Other")
    listed = desk("template", "list", case, "--json").json
    assert [(one["name"], one["default"]) for one in listed] == [("House", True), ("Other", False)]
    assert desk("template", "show", case, "Other", "--json").json["layout"]["title"] == "Evidence"
    assert desk("template", "remove", case, "Other").status == 0
    assert desk("template", "default", case).out == "none\n"
    for words in (
        ("show", "Other"), ("use", "Other", "June"), ("use", "House", "No"), ("default", "Other"),
        ("import", tmp_path / "none.json"), ("rename", "House", " "),
    ):  # fmt: skip
        refused = desk("template", words[0], case, *words[1:])
        assert (refused.status, refused.out) == (2, ""), words
