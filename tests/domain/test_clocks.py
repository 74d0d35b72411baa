"""Wrong clocks: said and read, applied and taken back, and which of several applies."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from evidence_desk.domain.clocks import (
    NONE,
    Correction,
    Device,
    Moment,
    Rule,
    applies,
    apply,
    best,
    read_shift,
    read_zone,
    say_basis,
    say_shift,
    shift_to,
)
from evidence_desk.domain.errors import UsageError

_ZONES = ["Europe/Athens", "Asia/Kathmandu", "America/St_Johns", "+02:00", "-09:30", "+00:00"]
_SHIFTS = st.integers(-400 * 86_400, 400 * 86_400)
_CORRECTIONS = st.builds(Correction, _SHIFTS, st.none() | st.sampled_from(_ZONES))
_TIMES = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1))
_TEXTS = st.one_of(
    _TIMES.map(lambda one: one.isoformat(timespec="seconds")),
    _TIMES.map(lambda one: one.isoformat(timespec="minutes")),
    _TIMES.map(lambda one: one.date().isoformat()),
)
_OFFSETS = st.sampled_from(["+00:00", "+03:00", "-05:00", "+05:45"])
_MOMENTS = st.builds(Moment, _TEXTS, st.none() | _OFFSETS)


def compose(first: Correction, then: Correction) -> Correction:
    """One correction that should do what two do, one after the other."""
    return Correction(first.shift_s + then.shift_s, then.zone or first.zone)


def invert(correction: Correction, offset: str | None) -> Correction:
    """The correction that should take one back, for times that had this offset before."""
    return Correction(-correction.shift_s, offset if correction.zone else None)


@given(_MOMENTS)
def test_no_correction_changes_nothing(moment: Moment) -> None:
    assert apply(NONE, moment) == moment


@given(_CORRECTIONS, _CORRECTIONS, _TIMES, _OFFSETS)
def test_composed_does_what_both_do_one_after_the_other(
    a: Correction, b: Correction, time: datetime, offset: str
) -> None:
    moment = Moment(time.isoformat(timespec="seconds"), offset)
    at_once, in_turn = apply(compose(a, b), moment), apply(b, apply(a, moment))
    assert _instant(at_once) == _instant(in_turn)
    # A shift alone keeps the offset of the day it came from; a zone knows that of each day.
    if b.zone is not None or a.zone is None or a.zone[0] in "+-":
        assert at_once == in_turn


@example(Correction(0, "Europe/Athens"), Correction(-5_353_201, None))
@given(_CORRECTIONS, _CORRECTIONS)
def test_over_a_change_of_summer_time_it_is_the_same_instant(a: Correction, b: Correction) -> None:
    moment = Moment("2000-01-01T00:00:00", "+00:00")
    assert _instant(apply(compose(a, b), moment)) == _instant(apply(b, apply(a, moment)))


def _instant(moment: Moment) -> datetime:
    return datetime.fromisoformat(f"{moment.text}{moment.offset}")


@given(_CORRECTIONS, _MOMENTS)
def test_applied_and_taken_back_is_the_files_own_time(c: Correction, moment: Moment) -> None:
    back = apply(invert(c, moment.offset), apply(c, moment))
    assert back.text == moment.text


@given(_CORRECTIONS, _TIMES, _OFFSETS)
def test_the_inverse_gives_back_a_time_whose_zone_is_known(
    c: Correction, time: datetime, offset: str
) -> None:
    moment = Moment(time.isoformat(timespec="seconds"), offset)
    assert apply(invert(c, offset), apply(c, moment)) == moment


@given(_TIMES, st.sampled_from(_ZONES), _OFFSETS)
def test_a_zone_there_and_back(time: datetime, zone: str, offset: str) -> None:
    moment = Moment(time.isoformat(timespec="seconds"), offset)
    there = apply(Correction(0, zone), moment)
    assert apply(Correction(0, offset), there) == moment


@given(_SHIFTS, st.sampled_from(["en", "fr"]))
def test_what_is_said_of_a_shift_is_read_again(shift: int, language: str) -> None:
    assert read_shift(say_shift(shift, language)) == shift


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("+1:02", 3720),
        ("1:02", 3720),
        ("-0:03:20", -200),
        ("−0:03:20", -200),
        ("+1 day", 86_400),
        ("+ 2 jours 0:30", 2 * 86_400 + 1800),
        ("-1d 1h 5 min", -(86_400 + 3900)),
        ("+20 s", 20),
        ("+26:00", 26 * 3600),
    ],
)
def test_shifts_as_people_type_them(typed: str, seconds: int) -> None:
    assert read_shift(typed) == seconds


@pytest.mark.parametrize("typed", ["", "+", "soon", "1:2", "1:75", "+1:02x", "+1", "99999999 days"])
def test_what_is_no_shift_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_shift(typed)


def test_zones_are_read() -> None:
    assert read_zone("europe/athens") == "Europe/Athens"
    assert read_zone("+2") == read_zone("UTC+2") == read_zone("+0200") == "+02:00"
    assert read_zone("utc") == "+00:00"
    assert read_zone(" ") is None
    for wrong in ("Europe", "../etc", "Atlantis/Town", "+25"):
        with pytest.raises(UsageError):
            read_zone(wrong)


def test_the_basis_of_a_corrected_date_is_said() -> None:
    fast, abroad = Correction(3720), Correction(0, "Europe/Athens")
    assert say_basis(fast) == "camera clock +1:02, corrected"
    assert say_basis(fast, "fr") == "horloge de l’appareil +1:02, corrigée"
    assert say_basis(abroad) == "camera clock in Europe/Athens time, corrected"
    assert "+1:02" in say_basis(Correction(3720, "+02:00"), "fr")


def test_precision_is_kept() -> None:
    hour = Correction(3720)
    assert apply(hour, Moment("2010-09-21T23:30:05")) == Moment("2010-09-22T00:32:05")
    assert apply(hour, Moment("2010-09-21T23:30")) == Moment("2010-09-22T00:32")
    assert apply(hour, Moment("2010-09-21")) == Moment("2010-09-21")
    assert apply(Correction(86_400), Moment("2010-09-30")) == Moment("2010-10-01")
    assert apply(hour, Moment("2010-09")) == Moment("2010-09")


def test_a_zone_tells_the_offset_and_turns_utc_into_local_time() -> None:
    athens = Correction(0, "Europe/Athens")
    assert apply(athens, Moment("2010-09-21T18:47:03", "+00:00")) == Moment(
        "2010-09-21T21:47:03", "+03:00"
    )
    assert apply(athens, Moment("2010-12-21T18:47:03")) == Moment("2010-12-21T18:47:03", "+02:00")


def test_out_of_the_calendar_is_a_sentence() -> None:
    with pytest.raises(UsageError, match="calendar"):
        apply(Correction(-10 * 86_400), Moment("0001-01-02T00:00:00"))


def test_the_shift_from_a_clock_that_is_seen() -> None:
    moment = Moment("2010-09-21T21:47:03")
    assert shift_to(moment, 17.4, "22:49:20") == 3720
    assert shift_to(moment, 17.4, "22:49") == 3700
    assert shift_to(Moment("2010-09-21T23:59:00"), 0, "00:01") == 120
    assert shift_to(moment, 0, "2010-09-22 21:47:03") == 86_400
    utc = Moment("2010-09-21T18:47:03", "+00:00")
    assert shift_to(utc, 0, "21:48:03", "Europe/Athens") == 60
    for wrong in ("", "noon", "25:00", "2010-13-01 10:00"):
        with pytest.raises(UsageError):
            shift_to(moment, 0, wrong)
    with pytest.raises(UsageError):
        shift_to(Moment("2010-09-21"), 0, "12:00")


@given(_TIMES, st.integers(-11 * 3600, 11 * 3600), st.integers(0, 500))
def test_the_shift_found_makes_the_time_right(time: datetime, off: int, at_s: int) -> None:
    moment = Moment(time.isoformat(timespec="seconds"))
    seen = datetime.fromisoformat(apply(Correction(off + at_s), moment).text)
    assert shift_to(moment, at_s, seen.strftime("%H:%M:%S")) == off


def _rule(number: int, since: str | None = None, until: str | None = None, **device: str) -> Rule:
    return Rule(number, Device(**device), since, until, Correction(number))


def test_the_most_specific_rule_applies_then_the_narrowest_period() -> None:
    camera = Device("Canon", "EOS", "77", "card/DCIM/100")
    wide = _rule(1, make="canon")
    model = _rule(2, make="Canon", model="EOS")
    folder = _rule(3, folder="card")
    deeper = _rule(4, folder="card/DCIM")
    serial = _rule(5, serial="77")
    month = _rule(6, "2010-09-01T00:00:00", "2010-09-30T23:59:59", serial="77")
    rules = [month, deeper, wide, serial, model, folder]
    for winner in (month, serial, deeper, folder, model, wide):
        assert best(rules, camera, "2010-09-21T10:00:00") == winner
        rules.remove(winner)
    assert best(rules, camera, "2010-09-21T10:00:00") is None


def test_a_rule_is_for_its_device_and_period_alone() -> None:
    card = _rule(1, "2010-09-01T00:00:00", "2010-09-30T23:59:59", folder="card")
    assert applies(card, Device(folder="card/a"), "2010-09-30")
    assert applies(card, Device(folder="card"), "2010-09-01T00:00")
    assert not applies(card, Device(folder="cards"), "2010-09-30")
    assert not applies(card, Device(folder="card"), "2010-10-01")
    assert not applies(_rule(2, make="Canon"), Device(), "2010-10-01")
