"""The navigator's numbers are those that a search for the same thing finds."""

from __future__ import annotations

import pytest

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.counting import counts
from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import item_ids
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section, sections
from evidence_desk.desk.ties import tie
from evidence_desk.desk.vocabularies import add_term, add_vocabulary, vocabularies
from evidence_desk.domain.items import make_ref


@pytest.mark.parametrize("query", ["", "img", "kind:photo", "-has:incident", "nothing at all"])
def test_each_count_is_what_a_search_finds(library: Library, query: str) -> None:
    refs = [make_ref("item", number) for number in item_ids(library)]
    for number in ("1", "1.1", "1.1.2", "1.2", "2", "3.1"):
        add_section(library, number, {"en": number})
    incident = add_incident(library, "2010-09-21", {"en": "Raid"})
    add_vocabulary(library, "shape", {"en": "Shape"})
    add_term(library, "shape", {"en": "Round"}, code="round")
    add_term(library, "shape", {"en": "Ring"}, code="ring", parent="round")
    add_term(library, "shape", {"en": "Coil"}, code="coil", parent="ring")
    tie(library, refs[:4], [incident], ["1.1"], ["shape:coil"])
    tie(library, refs[2:6], (), ["1.1.2", "1.2"], ["shape:ring"])
    tie(library, refs[5:7], (), ["1", "2"], ["shape:round"])
    tie(library, refs[7:8], (), ["3.1"])
    describe(library, refs[:2], {"status": "picked", "rank": "3"})

    def hits(chip: str) -> int:
        return len(item_ids(library, f"{query} {chip}".strip()))

    found = counts(library, query)
    assert found.total == hits("")
    assert found.no_incident == hits("-has:incident")
    assert found.no_section == hits("-has:section")
    assert found.undated == hits("-has:date")
    assert found.to_look_at == hits("status:new")
    assert found.by_kind == {k: n for k in ("video", "photo", "audio", "document")
                             if (n := hits(f"kind:{k}"))}  # fmt: skip
    assert found.incidents == ({1: hits("incident:I-001")} if hits("incident:I-001") else {})
    assert found.sections == {
        one.id: n for one in sections(library) if (n := hits(f"section:{one.number}"))
    }
    assert found.terms == {
        term.id: n
        for vocabulary in vocabularies(library)
        for term in vocabulary.terms
        if (n := hits(f"tag:{term.ref}"))
    }
