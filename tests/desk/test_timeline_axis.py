"""What stands on the axis of time: bars of incidents, items, gaps, and what has no date."""

from __future__ import annotations

from evidence_desk.desk.chronology import add_incident, tie_incident
from evidence_desk.desk.describe import describe
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.occasions import add_occasion
from evidence_desk.desk.timeline_axis import Bar, read_axis, search_axis
from evidence_desk.domain.axis.moments import DAY, to_seconds


def _bars(library: Library, ref: str) -> list[Bar]:
    return [bar for bar in read_axis(library).bars if bar.ref == ref]


def test_each_date_of_an_incident_is_a_bar_of_its_span(library: Library) -> None:
    ref = add_incident(library, "2010-09-21", {"en": "The quay"})
    occasion = add_occasion(library, ref, {"date": "2010-10?"})
    own, again = _bars(library, ref)
    assert (own.first, own.last) == (
        to_seconds("2010-09-21T00:00:00"),
        to_seconds("2010-09-21T23:59:59"),
    )
    assert (own.again, own.titles, own.uncertain) == (None, {"en": "The quay"}, False)
    assert (again.again, again.uncertain, again.approximate) == (occasion, True, False)
    assert again.first == to_seconds("2010-10-01T00:00:00")


def test_doubt_and_open_ends_are_told(library: Library) -> None:
    about = add_incident(library, "2010-09~", {"en": "about"})
    both = add_incident(library, "2010-09-21%", {"en": "both"})
    since = add_incident(library, "2010-09-21/..", {"en": "since"})
    axis = read_axis(library)
    found = {bar.ref: bar for bar in axis.bars}
    assert (found[about].uncertain, found[about].approximate) == (False, True)
    assert (found[both].uncertain, found[both].approximate) == (True, True)
    assert (found[since].open_first, found[since].open_last) == (False, True)
    assert found[since].last == axis.last  # not the year 9999


def test_items_stand_in_order_of_time_and_the_undated_are_counted(library: Library) -> None:
    describe(library, ["E-1"], {"captured": "2010-09"})
    describe(library, ["E-2"], {"captured": "2010-09-02T10:00:00"})
    describe(library, ["E-3"], {"captured": "2012/.."})
    axis = read_axis(library)
    assert list(axis.item_at) == sorted(axis.item_at)
    at = {number: place for place, number in enumerate(axis.item_ids)}
    assert at[2] < at[1] < at[3]
    assert axis.item_first[at[1]] == to_seconds("2010-09-01T00:00:00")
    assert axis.item_last[at[3]] == to_seconds("2012-01-01T00:00:00")  # where it is known
    assert len(axis.item_ids) + axis.undated_items == 9
    assert list(axis.firsts) == sorted(axis.item_first)
    assert axis.first <= min(axis.item_first)
    assert axis.last >= max(axis.item_last)


def test_gaps_links_and_incidents_without_a_date(library: Library) -> None:
    for number in range(1, 10):
        describe(library, [f"E-{number}"], {"captured": f"2010-09-0{number}"})
    late = add_incident(library, "2011-09-01", {"en": "late"})
    never = add_incident(library, None, {"en": "never"})
    only_again = add_incident(library, None, {"en": "again"})
    add_occasion(library, only_again, {"date": "2011-09-02"})
    tie_incident(library, late, incidents=[never])
    axis = read_axis(library)
    (gap,) = axis.gaps.in_sight(axis.first, axis.last, 30 * DAY)
    assert gap == (to_seconds("2010-09-09T23:59:59"), to_seconds("2011-09-01T00:00:00"))
    assert [ref for ref, _ in axis.undated] == [never]
    assert axis.links == {1: (2,), 2: (1,)}


def test_a_library_without_anything_has_an_axis(library: Library) -> None:
    describe(library, [f"E-{number}" for number in range(1, 10)], {"captured": ""})
    axis = read_axis(library)
    assert axis.last > axis.first


def test_a_search_of_what_was_read_finds_what_a_fresh_one_does(library: Library) -> None:
    quay = add_incident(library, "2010-09-21", {"en": "The quay"})
    add_incident(library, "2010-09-22", {"en": "The mill"})
    whole, found = search_axis(library, "quay")
    assert [bar.ref for bar in found.bars] == [quay]
    assert search_axis(library, "quay", whole) == (whole, found)
    assert search_axis(library, "", whole) == (whole, whole)
