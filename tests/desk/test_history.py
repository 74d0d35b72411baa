"""The history as editors read it."""

from __future__ import annotations

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import history
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.sources import add_source
from evidence_desk.desk.ties import tie


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


def test_who_a_source_is_stands_in_no_history(library: Library) -> None:
    add_source(
        library, "S-09", note="filmed from a window", name="Ana R.", contact="ana@example.org"
    )
    told = " ".join(line for entry in history(library) for line in entry.lines("en"))
    assert "S-09" in told
    assert "Ana" not in told
    assert "example" not in told
