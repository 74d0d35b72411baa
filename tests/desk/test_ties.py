"""Ties as the inspector shows them for many items at once."""

from __future__ import annotations

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.items import item_ids
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.ties import tie, tie_counts
from evidence_desk.domain.items import make_ref


def test_each_tie_is_counted_over_the_items(library: Library) -> None:
    refs = [make_ref("item", number) for number in item_ids(library)]
    incident = add_incident(library, "2010-09-21", {"en": "Raid"})
    add_section(library, "1", {"en": "Violence"})
    tie(library, refs, [incident])
    tie(library, refs[:3], (), ["1"])
    tie(library, refs[:1], (), (), ["force:police"])
    assert tie_counts(library, refs) == {
        "incidents": {incident: len(refs)},
        "sections": {"1": 3},
        "tags": {"force:police": 1},
    }
    assert tie_counts(library, refs[3:]) == {
        "incidents": {incident: len(refs) - 3},
        "sections": {},
        "tags": {},
    }
