"""Further dates and places of an incident: said, changed, removed, and gone with it."""

from __future__ import annotations

import pytest
from sqlalchemy import func, select

from evidence_desk.catalogue import tables
from evidence_desk.desk.chronology import (
    add_incident,
    incident,
    incident_json,
    incidents,
    remove_incident,
)
from evidence_desk.desk.completion import complete
from evidence_desk.desk.history import history, undo
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.occasions import add_occasion, change_occasion, remove_occasion
from evidence_desk.domain.errors import UsageError


@pytest.fixture
def ref(library: Library) -> str:
    return add_incident(library, "2010-09-21", {"en": "The quay"})


def test_an_incident_has_further_dates_and_places_in_their_order(
    library: Library, ref: str
) -> None:
    later = add_occasion(
        library, ref, {"date": "night of 23 to 24 September 2010", "place": "Mole", "note": "again"}
    )
    earlier = add_occasion(library, ref, {"date": "2010-09-22", "lat": 41.5, "lon": "23,5"})
    undated = add_occasion(library, ref, {"place": "The old mill"})
    found = incident(library, ref).occasions
    assert [one.number for one in found] == [earlier, later, undated]
    assert (found[0].lat, found[0].lon) == (41.5, 23.5)
    assert str(found[1].date_earliest)[:10] == "2010-09-23"
    assert (found[1].place, found[1].note) == ("Mole", "again")
    (listed,) = incidents(library)
    assert listed.occasions == found
    assert incident_json(library, ref)["occasions"][2] == {
        "number": undated,
        "date": None,
        "place": "The old mill",
        "lat": None,
        "lon": None,
        "note": "",
    }


def test_an_occasion_is_changed_and_removed_in_one_step_each(library: Library, ref: str) -> None:
    number = add_occasion(library, ref, {"date": "2010-09-22", "place": "Mole"})
    change_occasion(library, ref, number, {"date": "", "note": "no longer dated"})
    (one,) = incident(library, ref).occasions
    assert (one.date, one.date_earliest, one.place) == (None, None, "Mole")
    remove_occasion(library, ref, number)
    assert incident(library, ref).occasions == ()
    assert undo(library) is not None
    assert incident(library, ref).occasions == (one,)
    told = history(library, ("incident", 1))
    assert ref in told[0].title_in("fr")
    assert "occurrence" in " ".join(entry.title_in("fr") for entry in told)


def test_what_cannot_be_an_occasion_is_refused_in_a_sentence(library: Library, ref: str) -> None:
    with pytest.raises(UsageError, match="a date or a place"):
        add_occasion(library, ref, {"note": "sometime"})
    with pytest.raises(UsageError, match="both latitude and longitude"):
        add_occasion(library, ref, {"place": "Mole", "lat": 41.5})
    with pytest.raises(UsageError, match="no field"):
        add_occasion(library, ref, {"place": "Mole", "certainty": "confirmed"})
    with pytest.raises(UsageError, match="is not a date"):
        add_occasion(library, ref, {"date": "never"})
    number = add_occasion(library, ref, {"place": "Mole"})
    with pytest.raises(UsageError, match="a date or a place"):
        change_occasion(library, ref, number, {"place": ""})
    other = add_incident(library, "2010", {"en": "Another"})
    with pytest.raises(UsageError, match="has no occasion"):
        remove_occasion(library, other, number)
    assert len(incident(library, ref).occasions) == 1


def test_an_incident_takes_its_occasions_with_it_and_what_was_declined(
    library: Library, ref: str
) -> None:
    add_occasion(library, ref, {"date": "2010-09-22"})
    with library.change("decline {target}", target=ref) as changes:
        changes.insert(tables.declined, [{"incident_id": 1, "item_id": 1}])
    remove_incident(library, ref)
    with library.read() as connection:
        for table in (tables.occasions, tables.declined):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0
    assert undo(library) is not None
    assert len(incident(library, ref).occasions) == 1


def test_an_incident_is_found_by_its_further_dates_and_places(library: Library, ref: str) -> None:
    add_incident(library, "2011-03-01", {"en": "Another"})
    add_occasion(library, ref, {"date": "2011-06", "place": "The old mill"})
    for typed in ("2011-06-14", "june 2011", "old mill"):
        assert [one.text for one in complete(library, "incident", typed)] == [ref]
