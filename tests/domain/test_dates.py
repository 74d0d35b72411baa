"""Dates: what EDTF means, what people type, and how it is said."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.domain.dates import Precision, describe, parse, read
from evidence_desk.domain.errors import UsageError


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2010", "2010-01-01T00:00:00", "2010-12-31T23:59:59"),
        ("2012-02", "2012-02-01T00:00:00", "2012-02-29T23:59:59"),
        ("2010-09-21", "2010-09-21T00:00:00", "2010-09-21T23:59:59"),
        ("2010-09-21T21:47", "2010-09-21T21:47:00", "2010-09-21T21:47:59"),
        ("2010-09-21T21:47:03", "2010-09-21T21:47:03", "2010-09-21T21:47:03"),
        ("2010-21", "2010-03-01T00:00:00", "2010-05-31T23:59:59"),
        ("2010-24", "2010-12-01T00:00:00", "2011-02-28T23:59:59"),
        ("201X", "2010-01-01T00:00:00", "2019-12-31T23:59:59"),
        ("2010-XX", "2010-01-01T00:00:00", "2010-12-31T23:59:59"),
        ("2009-06/2011-06", "2009-06-01T00:00:00", "2011-06-30T23:59:59"),
        ("2010-09-21T22:00/2010-09-22T05:00", "2010-09-21T22:00:00", "2010-09-22T05:00:59"),
        ("../2010", "0001-01-01T00:00:00", "2010-12-31T23:59:59"),
        ("2010-09/..", "2010-09-01T00:00:00", "9999-12-31T23:59:59"),
    ],
)
def test_a_date_spans_all_it_may_mean(edtf: str, earliest: str, latest: str) -> None:
    date = parse(edtf)
    assert (date.earliest, date.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("edtf", "uncertain", "approximate"),
    [("2010?", True, False), ("2010~", False, True), ("2010%", True, True), ("2010", False, False)],
)
def test_doubts_are_kept(edtf: str, uncertain: bool, approximate: bool) -> None:
    date = parse(edtf)
    assert (date.uncertain, date.approximate) == (uncertain, approximate)


@pytest.mark.parametrize(
    "text",
    ["", "x", "2010-13", "2010-02-30", "2010-09-21T25:00", "2010/2009", "../..", "2010//", "0000"],
)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UsageError, match=r"\w+.*\."):
        parse(text)


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    for function in (parse, lambda said: read(said, "fr"), lambda said: read(said, "en")):
        try:
            date = function(text)
        except UsageError:
            continue
        assert date.earliest <= date.latest


_DAYS = st.dates(min_value=__import__("datetime").date(1850, 1, 1))
_EDTF = st.one_of(
    _DAYS.map(str),
    _DAYS.map(lambda day: str(day)[:7]),
    _DAYS.map(lambda day: f"{str(day)[:4]}-2{1 + day.day % 4}").filter(lambda t: t < "9999-24"),
    st.datetimes(min_value=__import__("datetime").datetime(1850, 1, 1)).map(
        lambda moment: moment.isoformat(timespec="minutes")
    ),
)


@settings(deadline=None)  # the first date of all reads the names of months from disk
@given(_EDTF, st.sampled_from(["", "?", "~"]), st.sampled_from(["en", "fr"]))
def test_what_is_said_reads_back_as_the_same_date(edtf: str, doubt: str, language: str) -> None:
    said = describe(edtf + doubt, language)
    assert read(said, language).text == edtf + doubt


@given(_DAYS, st.integers(1, 40))
def test_a_date_within_another_sorts_within_it(day: object, later: int) -> None:
    whole, month = parse(str(day)[:4]), parse(str(day)[:7])
    assert whole.earliest <= month.earliest <= parse(str(day)).earliest
    assert parse(str(day)).latest <= month.latest <= whole.latest


def _known_less(day: date, form: str) -> str:
    year, month, number = day.isoformat().split("-")
    return form.format(year=year, month=month, day=number, ten=year[:3], hundred=year[:2])


_FORMS = ("{year}", "{year}-{month}", "{year}-{month}-{day}", "{year}-XX", "{year}-XX-XX",
          "{year}-{month}-XX", "{ten}X", "{hundred}XX")  # fmt: skip


@given(st.dates(min_value=date(100, 1, 1)), st.sampled_from(_FORMS))
@settings(max_examples=40, deadline=None)
def test_a_date_without_hours_is_read_as_the_package_reads_it(day: date, form: str) -> None:
    text = _known_less(day, form)
    there, read_here = parse_edtf(text), parse(text)
    for said, meant in (
        (read_here.earliest, there.lower_strict()),
        (read_here.latest, there.upper_strict()),
    ):
        assert said[:10] == f"{meant.tm_year:04d}-{meant.tm_mon:02d}-{meant.tm_mday:02d}"


@pytest.mark.parametrize(
    ("edtf", "english", "french"),
    [
        ("2010-09-21T20:00/2010-09-22T06:00", "night of 21 to 22 September 2010",
         "nuit du 21 au 22 septembre 2010"),
        ("2010-08-31T20:00/2010-09-01T06:00", "night of 31 August to 1 September 2010",
         "nuit du 31 août au 1er septembre 2010"),
        ("2009-22", "summer 2009", "été 2009"),
        ("2009-22~", "about summer 2009", "vers l’été 2009"),
        ("2010-09?", "September 2010 (uncertain)", "septembre 2010 (incertain)"),
        ("2010-08/2010-10", "August 2010 to October 2010", "d’août 2010 à octobre 2010"),
        ("2010-09-21/2010-09-23", "21 to 23 September 2010", "du 21 au 23 septembre 2010"),
        ("../2010-05-03", "until 3 May 2010", "jusqu’au 3 mai 2010"),
        ("2010-01-01T09:05", "1 January 2010, 09:05", "1er janvier 2010 à 9 h 05"),
    ],
)  # fmt: skip
def test_dates_are_said_as_people_say_them(edtf: str, english: str, french: str) -> None:
    assert describe(edtf, "en").replace("\u00a0", " ") == english
    assert describe(edtf, "fr").replace("\u00a0", " ") == french


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        ("21/9/2010", "2010-09-21"),
        ("21.09.2010", "2010-09-21"),
        ("Sept 2010", "2010-09"),
        ("September 21, 2010", "2010-09-21"),
        ("21 sept. 2010 à 21h47", "2010-09-21T21:47"),
        ("21 September 2010 at 9:47 pm", "2010-09-21T21:47"),
        ("été 2009", "2009-22"),
        ("circa 2010", "2010~"),
        ("peut-être mai 2010", "2010-05?"),
        ("nuit du 31 décembre 2009 au 1er janvier 2010", "2009-12-31T20:00/2010-01-01T06:00"),
        ("du 21 au 23 septembre 2010", "2010-09-21/2010-09-23"),
        ("since June 2009", "2009-06/.."),
        ("avant le 3 mai 2010", "../2010-05-03"),
        ("the 1990s", "199X"),
        ("dans la nuit du 21 au 22 septembre 2010", "2010-09-21T20:00/2010-09-22T06:00"),
        ("Dans la nuit du 21 septembre 2010", "2010-09-21T20:00/2010-09-22T06:00"),
        ("la nuit du 21 au 22 septembre 2010", "2010-09-21T20:00/2010-09-22T06:00"),
        ("during the night of 21 to 22 September 2010", "2010-09-21T20:00/2010-09-22T06:00"),
        ("in the night of 21 to 22 September 2010", "2010-09-21T20:00/2010-09-22T06:00"),
        ("on the night of the 21st of September 2010", "2010-09-21T20:00/2010-09-22T06:00"),
        ("le 21 septembre 2010", "2010-09-21"),
        ("on 21 September 2010", "2010-09-21"),
        ("on the 21st of September 2010 at 9:47 pm", "2010-09-21T21:47"),
        ("en septembre 2010", "2010-09"),
        ("in September of 2010", "2010-09"),
        ("au mois d’août 2010", "2010-08"),
        ("au cours de l’été 2009", "2009-22"),
        ("during the summer of 2009", "2009-22"),
        ("à l’automne de 2009", "2009-23"),
        ("courant 2010", "2010"),
        ("in about 2010", "2010~"),
        ("dans les années 1990", "199X"),
    ],
)
def test_dates_are_read_as_people_type_them(typed: str, edtf: str) -> None:
    assert read(typed, "en").text == read(typed, "fr").text == edtf


def test_a_day_that_there_is_not_is_refused() -> None:
    with pytest.raises(UsageError):
        read("31/2/2010", "en")


def test_precision_is_known() -> None:
    assert parse("2010-09-21T21:47").precision is Precision.MINUTE
    assert parse("2010-09-21").is_day
    assert not parse("2010-09").is_day
