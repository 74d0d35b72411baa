"""The history as editors read it."""

from __future__ import annotations

from dataclasses import replace

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import headings, history, lines_of, next_redo, undo
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.sources import add_source
from evidence_desk.desk.ties import tie
from evidence_desk.desk.verify import verify


def test_changes_are_told_in_the_editors_words(library: Library) -> None:
    describe(library, ["E-1"], {"rank": 3, "captured": "2010-09"})
    assert history(library)[0].lines("en")[0].startswith("E-000001: ")
    assert "rank 0 → 3" in history(library)[0].lines("en")[0]
    assert "étoiles 0 → 3" in history(library)[0].lines("fr")[0]
    assert "captured_earliest" not in " ".join(history(library)[0].lines("en"))
    incident = add_incident(library, "2010-09", {"en": "Raid"})
    tie(library, ["E-1"], [incident])
    assert history(library)[0].lines("en") == [f"tie: E-000001, {incident}"]
    assert history(library)[0].lines("fr") == [f"rattachement: E-000001, {incident}"]


def test_headings_say_all_but_what_was_changed(library: Library) -> None:
    describe(library, ["E-1", "E-2"], {"rank": 3})
    undo(library)
    verify(library)
    for record in (None, ("item", 1)):
        whole, heads = history(library, record), headings(library, record)
        assert [replace(one, rows=()) for one in whole] == heads
        assert [one.changed for one in heads] == [bool(one.rows) for one in whole]
    assert {one.changed for one in headings(library)} == {True, False}, "some change nothing"
    for one in history(library):
        assert lines_of(library, one.id, "fr", 1) == one.lines("fr", 1)
    assert next_redo(library) == next(one.title for one in history(library) if one.kind == "edit")


def test_who_a_source_is_stands_in_no_history(library: Library) -> None:
    add_source(
        library, "S-09", note="filmed from a window", name="Ana R.", contact="ana@example.org"
    )
    told = " ".join(line for entry in history(library) for line in entry.lines("en"))
    assert "S-09" in told
    assert "Ana" not in told
    assert "example" not in told
