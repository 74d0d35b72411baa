"""The register of what went out answers which edition an exhibit was in and what was given."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier, issue
from evidence_desk.desk.handed_over import handed_over, note_on
from evidence_desk.desk.handover import export_annex, export_pack
from evidence_desk.desk.history import next_undo, verify_log
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError


@pytest.fixture
def given(library: Library, tmp_path: Path) -> Library:
    """Two photos tied; the second alone went to the public, both in full."""
    first, second = (str(one["ref"]) for one in items_json(library, "kind:photo")[:2])
    add_section(library, "1", {"en": "Violence"})
    tie(library, [first, second], sections=["1"])
    describe(library, [second], {"access": "open"})
    add_edition(library, "Full", audience="full", recipient="The Ombudsman")
    issue(library, "Full")
    add_edition(library, "Public", audience="public")
    issue(library, "Public")
    export_annex(library, "Full", tmp_path / "full.pdf")
    export_pack(library, "Full", tmp_path / "full")
    export_annex(library, "Public", tmp_path / "public.pdf")
    return library


def test_each_file_is_there_with_its_hash(given: Library, tmp_path: Path) -> None:
    public, pack, annex = handed_over(given)
    assert [one.what for one in (public, pack, annex)] == ["annex", "pack", "annex"]
    assert (annex.edition, annex.recipient, annex.audience) == ("Full", "The Ombudsman", "full")
    assert annex.sha256 == hashlib.sha256((tmp_path / "full.pdf").read_bytes()).hexdigest()
    for part in pack.files:
        data = (tmp_path / "full" / "data" / "exhibits" / part.name).read_bytes()
        assert (part.sha256, part.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    assert pack.bytes == sum(part.bytes for part in pack.files)


def test_where_an_exhibit_went(given: Library) -> None:
    numbers = {one.ref: one.number for one in dossier(given, "Full").exhibits}
    first, second = numbers
    assert {one.edition for one in handed_over(given, first)} == {"Full"}
    both = handed_over(given, second.lower())
    assert {one.edition for one in both} == {"Full", "Public"}
    (pack,) = (one for one in both if one.what == "pack")
    assert pack.numbers == (numbers[second],)
    assert handed_over(given, numbers[second])[0].numbers == (numbers[second],)
    assert handed_over(given, "99") == []
    assert handed_over(given, "E-999999") == []


def test_a_note_is_kept_with_it_and_is_not_undone(given: Library) -> None:
    entry = handed_over(given)[-1].entry
    before = next_undo(given)
    note_on(given, entry, "  Given by hand,\nreceipt 17 ")
    assert handed_over(given)[-1].notes == ("Given by hand, receipt 17",)
    assert next_undo(given) == before
    assert verify_log(given).problems == ()
    with pytest.raises(UsageError, match="nothing in this note"):
        note_on(given, entry, " ")
    with pytest.raises(UsageError, match="Nothing went out in entry 1 "):
        note_on(given, 1, "x")
