"""Sources on the command line: who one is stands nowhere but where it is asked for."""

from __future__ import annotations

from pathlib import Path

from commands import Desk


def test_a_source_is_added_changed_shown_and_removed(desk: Desk, case: Path) -> None:
    made = desk(
        "source", "add", case, "S-01", "--note", "by the quay", "--consent", "to the ombudsman",
        "--until", "2030-06-30", "--name", "Ana R.", "--contact", "ana@example.org",
    )  # fmt: skip
    assert (made.status, made.out.strip()) == (0, "S-01")
    listed = desk("source", "list", case, "--json")
    assert "Ana" not in listed.out + desk("source", "list", case).out
    facts = {
        "code": "S-01", "note": "by the quay", "consent": "to the ombudsman",
        "consent_until": "2030-06-30", "items": 0,
    }  # fmt: skip
    assert {name: listed.json[0][name] for name in facts} == facts
    for shown in (
        desk("source", "show", case, "S-01"),
        desk("source", "show", case, "S-01", "--json"),
    ):
        assert "to the ombudsman" in shown.out
        assert "ana@" not in shown.out
    whole = desk("source", "show", case, "s-01", "--identity", "--json").json
    assert (whole["name"], whole["contact"]) == ("Ana R.", "ana@example.org")
    changed = desk("source", "change", case, "S-01", "--code", "S-02", "--until", "")
    assert (changed.status, changed.out.strip()) == (0, "S-02")
    assert desk("source", "show", case, "S-02", "--json").json["consent_until"] is None
    assert desk("source", "remove", case, "S-02").status == 0
    assert desk("source", "list", case, "--json").json == []


def test_nonsense_is_refused_in_a_sentence(desk: Desk, case: Path) -> None:
    desk("source", "add", case, "S-01")
    desk("describe", case, "E-1", "--set", "source=S-01")
    for words in (
        ("add", case, "S-01"), ("add", case, "two words"), ("add", case, "S-2", "--until", "soon"),
        ("change", case, "S-01", "--until", "2030"), ("change", case, "S-9", "--note", "x"),
        ("show", case, "S-9"), ("remove", case, "S-01"),
    ):  # fmt: skip
        refused = desk("source", *words)
        assert (refused.status, refused.out) == (2, ""), words
        assert refused.err.count("\n") == 1


def test_an_edition_resting_on_an_ended_consent_is_stopped(desk: Desk, case: Path) -> None:
    desk("source", "add", case, "S-01", "--until", "2020-06-30")
    desk("describe", case, "E-1", "--set", "source=S-01")
    desk("edition", "add", case, "First", "--query", "ref:E-1")
    found = desk("edition", "check", case, "First", "--json")
    assert found.status == 1
    assert ("stop", "consent_ended", "S-01") in {
        (one["severity"], one["code"], one["ref"]) for one in found.json
    }
    refused = desk("edition", "issue", case, "First")
    assert refused.status == 2
    assert "consent of S-01 has ended" in refused.err
