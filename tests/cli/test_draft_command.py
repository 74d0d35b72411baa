"""`references` and `settings` as scripts use them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from commands import Desk


def test_references_tells_verdicts_and_writes_a_copy(
    desk: Desk, case: Path, tmp_path: Path
) -> None:
    desk("section", "add", case, "1", "--title.en", "Violence")
    desk("tie", case, "E-1", "E-2", "--section", "1")
    desk("edition", "add", case, "First")
    desk("edition", "issue", case, "First")
    desk("edition", "add", case, "Kinds", "--numbering", "kind")
    draft = tmp_path / "draft.md"
    draft.write_text("# 1 Violence\n\nSee exhibits 1 and 2. So (Annex 9).\n", "utf-8")
    read = desk("references", case, "First", draft, "--json")
    assert (read.status, [one["verdict"] for one in read.json["found"]]) == (0, ["right"] * 2)
    assert read.json["found"][0]["section"] == "1"
    assert read.json["found"][0]["line"] == 3
    rows = list(csv.DictReader(desk("references", case, "First", draft, "--csv").out.splitlines()))
    assert [row["number"] for row in rows] == ["1", "2"]
    new = {
        one["ref"]: one["number"]
        for one in desk("edition", "show", case, "Kinds", "--json").json["exhibits"]
    }
    old = {
        one["number"]: one["ref"]
        for one in desk("edition", "show", case, "First", "--json").json["exhibits"]
    }
    done = desk("references", case, "Kinds", draft, "--apply", tmp_path / "copy.md",
                "--from", "First", "--json")  # fmt: skip
    assert (done.status, done.json["left"]) == (0, [])
    assert [one["new"] for one in done.json["changes"]] == [new[old["1"]], new[old["2"]]]
    said = f"# 1 Violence\n\nSee exhibits {new[old['1']]} and {new[old['2']]}. So (Annex 9).\n"
    assert (tmp_path / "copy.md").read_text("utf-8") == said
    kept = tmp_path / "first.json"
    kept.write_text(json.dumps(desk("edition", "show", case, "First", "--json").json), "utf-8")
    again = desk("references", case, "Kinds", draft, "--apply", tmp_path / "b.md", "--from", kept)
    assert (again.status, (tmp_path / "b.md").read_text("utf-8")) == (0, said)
    for wrong in (
        ("--apply", tmp_path / "c.md"),
        ("--from", "First"),
        ("--apply", draft, "--from", "First"),
        ("--apply", tmp_path / "c.md", "--from", "Nothing"),
    ):
        refused = desk("references", case, "Kinds", draft, *wrong)
        assert (refused.status, refused.out, refused.err.count("\n")) == (2, "", 1), wrong


def test_settings_are_shown_and_set(desk: Desk, case: Path, tmp_path: Path) -> None:
    done = desk("settings", case, "--set", "author=M. L.", "--set",
                "citations=Annex {number}; Tab {number}", "--json")  # fmt: skip
    assert done.json["author"] == "M. L."
    assert done.json["citations"] == ["Annex {number}", "Tab {number}"]
    assert "Annex {number}; Tab {number}" in desk("settings", case).out
    desk("edition", "add", case, "One")
    draft = tmp_path / "draft.txt"
    draft.write_text("See Annex 1.\n", "utf-8")
    assert [
        one["number"] for one in desk("references", case, "One", draft, "--json").json["found"]
    ] == ["1"]
    for wrong in ("citations=Annex", "languages=de", "nothing", "colour=red"):
        assert desk("settings", case, "--set", wrong).status == 2
