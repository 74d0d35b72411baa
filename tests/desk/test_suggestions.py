"""What lies near an incident is suggested, with the reason; what was declined is not."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, update

from evidence_desk.catalogue import tables
from evidence_desk.desk.chronology import add_incident, remove_incident
from evidence_desk.desk.clocks import ClockWords, add_clock
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import history, undo, verify_log
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.suggestions import decline, declined, suggest, take_back
from evidence_desk.desk.ties import tie, untie
from evidence_desk.domain.errors import UsageError


@pytest.fixture
def incident(library: Library) -> str:
    """The dusk of 21 September 2010, near the quay."""
    return add_incident(
        library, date="2010-09-21T21:00", titles={"en": "The quay"}, lat=41.1, lon=22.5
    )


def _refs(library: Library, incident: str) -> list[str]:
    return [one.ref for one in suggest(library, incident)]


def test_what_lies_near_is_suggested_with_the_reason(library: Library, incident: str) -> None:
    describe(library, ["E-1"], {"captured": "2010-09-21T21:22", "lat": "41.1027", "lon": "22.5"})
    found = {one.ref: one for one in suggest(library, incident)}
    assert found["E-000001"].reason() == "21 min after, 300 m away"
    assert found["E-000001"].reason("fr") == "21 min après, à 300 m"
    tie(library, ["E-1"], [incident])
    assert "E-000001" not in _refs(library, incident)


def test_what_was_declined_is_not_suggested_again(library: Library, incident: str) -> None:
    all_of_them = _refs(library, incident)
    one, other = all_of_them[:2]
    entries = len(history(library))
    assert decline(library, incident, [one, other]) == 2
    assert len(history(library)) == entries + 1
    assert _refs(library, incident) == all_of_them[2:]
    assert {found.ref for found in declined(library, incident)} == {one, other}
    assert all(found.reason() for found in declined(library, incident))
    assert decline(library, incident, [one]) == 0
    assert len(history(library)) == entries + 1
    assert take_back(library, incident, [one]) == 1
    assert one in _refs(library, incident)
    assert take_back(library, incident) == 1
    assert _refs(library, incident) == all_of_them
    assert undo(library) is not None
    assert _refs(library, incident) == [ref for ref in all_of_them if ref != other]
    assert verify_log(library).ok


def test_only_for_this_incident(library: Library, incident: str) -> None:
    other = add_incident(library, date="2010-09-21T21:00", titles={"en": "The other"})
    ref = _refs(library, incident)[0]
    decline(library, incident, [ref])
    assert ref in _refs(library, other)
    assert declined(library, other) == []


def test_what_is_tied_cannot_be_declined_and_what_was_declined_can_be_tied(
    library: Library, incident: str
) -> None:
    one, other = _refs(library, incident)[:2]
    tie(library, [one], [incident])
    with pytest.raises(UsageError, match="untie"):
        decline(library, incident, [other, one])
    assert declined(library, incident) == []
    decline(library, incident, [other])
    tie(library, [other], [incident])
    assert declined(library, incident) == []
    untie(library, [other], [incident])
    assert [found.ref for found in declined(library, incident)] == [other]


def test_an_incident_with_declined_items_can_be_removed_and_brought_back(
    library: Library, incident: str
) -> None:
    ref = _refs(library, incident)[0]
    decline(library, incident, [ref])
    remove_incident(library, incident)
    assert undo(library) is not None
    assert [found.ref for found in declined(library, incident)] == [ref]


def test_further_dates_and_places_count(library: Library) -> None:
    ref = add_incident(library, date="2009-01-01", titles={"en": "Went on"})
    assert suggest(library, ref) == []
    number = int(ref[2:])
    with library.change("describe {target}", target=ref) as changes:
        changes.insert(
            tables.occasions,
            [
                {
                    "incident_id": number,
                    "date": "2010-09-21",
                    "date_earliest": "2010-09-21T00:00:00",
                    "date_latest": "2010-09-21T23:59:59",
                }
            ],
        )
    found = suggest(library, ref)
    assert found
    assert found[0].reason() == "at that time"
    with library.derive() as connection:  # the same day on the other side of the country
        connection.execute(update(tables.occasions).values(lat=60.0, lon=10.0))
    far = {one.ref for one in suggest(library, ref)}
    assert "E-000001" not in far  # it has a point of its own
    assert far < {one.ref for one in found}


def test_a_place_of_the_gazetteer_stands_for_a_point(library: Library) -> None:
    ref = add_incident(library, date="2010-09-25", titles={"en": "Later"}, lat=50.0, lon=10.0)
    assert suggest(library, ref) == []
    with library.derive() as connection:
        connection.execute(insert(tables.places).values(id=1, lat=50.001, lon=10.0, note=""))
        dated = update(tables.items).where(tables.items.c.id.in_([1, 5]))
        connection.execute(dated.values(place_id=1))
    [found] = suggest(library, ref)  # E-000001 has a point of its own, far away
    assert found.ref == "E-000005"
    assert found.metres == pytest.approx(111, abs=1)
    with library.derive() as connection:
        connection.execute(update(tables.places).values(lat=None, lon=None))
        connection.execute(update(tables.incidents).values(place_id=1))
    assert "at the same place" in [one.reason() for one in suggest(library, ref)][-1]


def test_corrected_clocks_count(library: Library, incident: str) -> None:
    before = {one.ref: one.minutes for one in suggest(library, incident)}
    add_clock(library, ClockWords(make="PENTAX", shift="+40 days"))
    after = {one.ref for one in suggest(library, incident)}
    assert before
    assert not any(ref in after for ref, minutes in before.items() if minutes is not None)
