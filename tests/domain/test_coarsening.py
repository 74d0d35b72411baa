"""Dates and places as the public is told them: coarser, never finer, and never somewhere else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.domain.coarsening import (
    Dates,
    checked_dates,
    checked_places,
    coarser,
    grid_km,
    say_square,
    square,
)
from evidence_desk.domain.dates.edtf_date import parse
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.incidents import metres_apart

RULES = st.sampled_from([Dates.DAY, Dates.MONTH, Dates.YEAR])
_DAYS = st.dates().map(lambda day: f"{day.year:04d}-{day.month:02d}-{day.day:02d}")
_SINGLE = st.one_of(
    _DAYS,
    _DAYS.map(lambda day: f"{day}T21:47"),
    _DAYS.map(lambda day: f"{day}T21:47:05+02:00"),
    _DAYS.map(lambda day: day[:7]),
    _DAYS.map(lambda day: f"{day[:7]}-XX"),
    _DAYS.map(lambda day: f"{day[:4]}-XX-XX"),
    _DAYS.map(lambda day: day[:4]),
    _DAYS.map(lambda day: f"{day[:3]}X"),
    st.tuples(st.integers(1900, 2100), st.integers(21, 24)).map(lambda one: f"{one[0]}-{one[1]}"),
)
_DOUBTED = st.tuples(_SINGLE, st.sampled_from(["", "?", "~", "%"])).map("".join)
_EDTF = st.one_of(
    _DOUBTED,
    st.tuples(_DOUBTED, _DOUBTED).map("/".join),
    _DOUBTED.map(lambda one: f"{one}/.."),
    _DOUBTED.map(lambda one: f"../{one}"),
)


@settings(deadline=None)  # the first date loads a grammar
@given(_EDTF, RULES)
def test_what_it_was_lies_in_what_is_told(edtf: str, rule: str) -> None:
    try:
        known = parse(edtf)
    except UsageError:  # ends before it begins
        return
    told = parse(coarser(edtf, rule) or "")
    assert told.earliest <= known.earliest
    assert known.latest <= told.latest
    assert coarser(told.text, rule) == told.text
    assert "T" not in told.text
    assert told.uncertain >= known.uncertain
    assert told.approximate >= known.approximate


@pytest.mark.parametrize(
    ("edtf", "rule", "told"),
    [
        ("2010-09-21T21:47", "exact", "2010-09-21T21:47"),
        ("2010-09-21T21:47", "day", "2010-09-21"),
        ("2010-09-21/2010-09-22", "day", "2010-09-21/2010-09-22"),
        ("2010-09-21/2010-09-22", "month", "2010-09"),
        ("2010-09-21?/2010-10-02", "month", "2010-09?/2010-10"),
        ("2010-09-21~", "year", "2010~"),
        ("2010-21", "month", "2010-21"),
        ("2010-24", "year", "2010/2011"),
        ("2010-XX", "month", "2010"),
        ("201X", "year", "201X"),
        ("../2011-03-04", "month", "../2011-03"),
        ("when the vans came", "day", None),
        (None, "year", None),
    ],
)
def test_a_date_as_the_rule_lets_it_be_told(edtf: str, rule: str, told: str) -> None:
    assert coarser(edtf, rule) == told


@settings(deadline=None)
@given(st.floats(-85, 85), st.floats(-180, 180, exclude_max=True), st.integers(1, 100))
def test_a_square_is_near_and_the_same_for_all_that_lies_in_it(
    lat: float, lon: float, km: int
) -> None:
    middle = square(lat, lon, km)
    assert metres_apart(lat, lon, *middle) <= 1000 * km * 1.1
    again = square(*middle, km)
    assert metres_apart(*middle, *again) < 1


def test_a_square_is_said_without_its_point() -> None:
    assert say_square(41.3712, 26.5834, 10, "en") == say_square(41.3702, 26.5840, 10, "en")
    assert say_square(41.3712, 26.5834, 10, "fr") == (
        "carré de 10\u00a0km autour de 41,38°\u00a0N 26,61°\u00a0E"
    )
    assert "°\u00a0O" in say_square(41, -5, 10, "fr")


def test_rules_are_read_as_people_write_them() -> None:
    assert [checked_places(one) for one in ("", "within", "10", "grid 5", "GRID:20km")] == [
        "", "within", "grid:10", "grid:5", "grid:20",
    ]  # fmt: skip
    assert grid_km("grid:20") == 20
    assert grid_km("within") is None
    for wrong in ("grid:0", "grid:501", "near"):
        with pytest.raises(UsageError, match="Places are told"):
            checked_places(wrong)
    with pytest.raises(UsageError, match="Dates are told"):
        checked_dates("week")
