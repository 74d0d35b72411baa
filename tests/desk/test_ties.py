"""Ties as the inspector shows them for many items at once."""

from __future__ import annotations

import pytest

from evidence_desk.desk.chronology import add_incident, tie_incident
from evidence_desk.desk.describe import add_clip
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import undo
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import add_section, remove_section, section, sections
from evidence_desk.desk.ties import take_from_section, tie, tie_counts
from evidence_desk.domain.errors import UsageError
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


def _outline(library: Library) -> None:
    for number in ("1", "1.1", "1.1.1", "1.2", "10", "2"):
        add_section(library, number, {"en": f"Heading {number}", "fr": f"Titre {number}"})


def test_what_a_sections_page_shows_can_be_taken_off_it(library: Library) -> None:
    _outline(library)
    film = make_ref("item", item_ids(library, "kind:video")[0])
    clip = add_clip(library, film, 0, 1)
    tie(library, ["E-1"], (), ["1.1.1", "10"])
    tie(library, ["E-2"], (), ["1", "1.2", "2"])
    tie(library, [clip], (), ["1.1"])
    shown = item_ids(library, "section:1")
    assert len(shown) == 3
    refs = [make_ref("item", number) for number in shown]
    assert take_from_section(library, refs, "1").changed == 4
    assert item_ids(library, "section:1") == []
    assert item_ids(library, "section:10") == [1]
    assert item_ids(library, "section:2") == [2]
    assert undo(library) is not None
    assert item_ids(library, "section:1") == shown
    with pytest.raises(UsageError):
        take_from_section(library, refs, "7")


def test_a_section_goes_with_all_below_it_and_comes_back_with_everything(library: Library) -> None:
    _outline(library)
    incident = add_incident(library, "2010-09-21", {"en": "Raid"})
    tie(library, ["E-1", "E-2"], (), ["1", "1.1.1", "10"])
    tie_incident(library, incident, ["1.1", "2"])
    before = sections(library), section(library, "1.1.1"), section(library, "1.1")
    assert remove_section(library, "1") == 4
    assert [row.number for row in sections(library)] == ["1", "2"]  # 2 and 10 close up
    assert item_ids(library, "has:section") == [1, 2]
    assert undo(library) is not None
    assert (sections(library), section(library, "1.1.1"), section(library, "1.1")) == before
    assert remove_section(library, "10") == 1
    with pytest.raises(UsageError):
        remove_section(library, "10")
