"""Clocks put right, and what lies near accepted or declined, on the command line."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


def test_a_clock_put_right_changed_and_given_back(desk: Desk, case: Path) -> None:
    found = desk("clock", "list", case, "--devices", "--json").json
    assert {"make", "model", "serial", "folder", "items", "first", "last"} <= set(found[0])
    assert ("PENTAX", 5) in [(one["make"], one["items"]) for one in found]
    words = ["--make", "Pentax", "--shift", "+1:02"]
    seen = desk("clock", "preview", case, *words, "--json").json
    assert seen["count"] == 5
    shown = desk("clock", "preview", case, *words, "--limit", "1")
    assert "5 items would get another date" in shown.out
    added = desk("clock", "add", case, *words, "--evidence", "church clock",
                 "--evidence-item", "E-1", "--json").json  # fmt: skip
    assert added == {"id": 1, "changed": 5}
    for one in seen["items"]:
        now = desk("show", case, one["ref"], "--json").json
        assert now["captured"].replace("T", " ") == one["after"]
        assert now["captured_from"] == "clock"
        assert now["clock"]["basis"] == "camera clock +1:02, corrected"
    [row] = desk("clock", "list", case, "--json").json
    assert (row["shift"], row["shift_s"], row["evidence_item"]) == ("+1:02", 3720, "E-000001")
    changed = desk("clock", "change", case, "1", "--shift", "+0:30", "--until", "2010-09-21")
    assert changed.status == 0
    assert "evidence" in desk("clock", "list", case).out
    assert desk("clock", "list", case, "--json").json[0]["evidence"] == "church clock"
    assert desk("clock", "preview", case, "--clock", "1", "--shift", "+0:30").status == 0
    assert desk("clock", "remove", case, "1").status == 0
    assert desk("show", case, "E-1", "--json").json["captured_from"] != "clock"
    assert desk("log", case, "--verify").status == 0


def test_what_is_no_correction_is_refused(desk: Desk, case: Path) -> None:
    for wrong in (
        ["add", case, "--shift", "+1:02"],
        ["add", case, "--make", "Pentax"],
        ["preview", case, "--make", "Pentax", "--zone", "Nowhere/At all"],
        ["change", case, "7", "--shift", "+1:02"],
        ["remove", case, "7"],
    ):
        refused = desk("clock", *wrong)
        assert refused.status == 2
        assert refused.err.count("\n") == 1


def test_suggestions_are_accepted_declined_and_restored(desk: Desk, case: Path) -> None:
    desk("incident", "add", case, "--date", "2010-09-21T21:00")

    def near(*options: str) -> list[str]:
        return [one["ref"] for one in desk("suggest", case, "I-1", *options, "--json").json]

    first, second, *rest = near()
    assert desk("suggest", case, "I-1", "--decline", first).status == 0
    assert near("--declined") == [first]
    assert near() == [second, *rest]
    assert desk("suggest", case, "I-1", "--restore", first).status == 0
    assert near() == [first, second, *rest]
    assert "1 item tied" in desk("suggest", case, "I-1", "--accept", second).out
    assert near() == [first, *rest]
    assert desk("suggest", case, "I-1", "--accept-all", "--decline", first).status == 2
    assert desk("suggest", case, "I-1", "--accept-all").status == 0
    assert near() == []
    assert desk("suggest", case, "I-1", "--accept-all").status == 0
