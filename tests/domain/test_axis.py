"""The axis of time: its laws of scale, lanes, buckets and gaps, and its labels."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.axis.buckets import bucket_step, bucketed
from evidence_desk.domain.axis.gaps import Gaps, gaps_between
from evidence_desk.domain.axis.lanes import pack
from evidence_desk.domain.axis.moments import (
    DAY,
    HOUR,
    OPEN_FIRST,
    OPEN_LAST,
    YEAR,
    length_in_words,
    to_datetime,
    to_seconds,
)
from evidence_desk.domain.axis.scale import SHORTEST, Scale
from evidence_desk.domain.axis.ticks import heads, ticks
from evidence_desk.domain.dates.edtf_date import FIRST, LAST

_MOMENT = st.floats(-2e9, 4e9).map(lambda moment: round(moment, 3))
_SPANS = st.lists(
    st.tuples(st.floats(0, 1e4), st.floats(0, 500)).map(lambda one: (one[0], one[0] + one[1]))
)


def _at(text: str) -> float:
    return to_seconds(text)


def _sight(start: str, end: str, width: float = 1000) -> Scale:
    first, last = _at(start), _at(end)
    return Scale(first - 10 * YEAR, last + 10 * YEAR, width, first, last - first)


# ---------------------------------------------------------------- scale


@given(_MOMENT, st.floats(30 * DAY, 50 * YEAR), st.floats(1, 64), st.floats(0, 1))
def test_zooming_in_and_out_at_a_point_gives_the_same_scale(
    first: float, length: float, factor: float, part: float
) -> None:
    scale = Scale(first, first + length, 900.0, first + length / 4, length / 3)
    x = part * scale.width
    closer = scale.zoomed(factor, x)
    if scale.span / factor < SHORTEST:
        assert closer.span == SHORTEST
        return
    again = closer.zoomed(1 / factor, x)
    assert again.span == pytest.approx(scale.span)
    assert again.start == pytest.approx(scale.start, abs=max(1.0, scale.span * 1e-6))
    assert closer.seconds(x) == pytest.approx(scale.seconds(x), abs=max(1.0, scale.span * 1e-6))


@given(_MOMENT, st.floats(0, 100 * YEAR), st.floats(-1e6, 1e6), st.floats(0.01, 100))
def test_a_scale_never_leaves_what_there_is(
    first: float, length: float, px: float, factor: float
) -> None:
    scale = Scale(first, first + length, 700.0, first)
    for one in (scale.scrolled(px), scale.zoomed(factor, px), scale.showing(first, first + px)):
        assert one.first <= one.start
        assert one.end <= one.last + 1e-3
        assert one.span >= SHORTEST


def test_what_is_turned_to_is_in_sight_and_what_was_in_sight_stays() -> None:
    scale = Scale(0.0, 100 * DAY, 1000.0, 0.0, 10 * DAY)
    assert scale.turned_to(2 * DAY, 3 * DAY) is scale
    turned = scale.turned_to(50 * DAY, 51 * DAY)
    assert turned.start < 50 * DAY < 51 * DAY < turned.end
    assert turned.span == scale.span
    long = scale.turned_to(50 * DAY, 90 * DAY)
    assert long.start <= 50 * DAY <= long.end


# ---------------------------------------------------------------- lanes, buckets, gaps


@given(_SPANS)
def test_no_two_bars_of_a_lane_overlap_and_there_is_no_lane_too_many(
    spans: list[tuple[float, float]],
) -> None:
    found = pack(spans)
    assert found is not None
    assert len(found) == len(spans)
    for lane in set(found):
        here = sorted(span for span, at in zip(spans, found, strict=True) if at == lane)
        for one, other in itertools.pairwise(here):
            assert one[1] <= other[0]
    deepest = max((sum(a <= x < b for a, b in spans) for x, _ in spans), default=0)
    assert len(set(found)) <= max(deepest, bool(spans) * 1) + sum(a == b for a, b in spans)
    assert pack(spans, most=len(set(found))) == found
    if found:
        assert pack(spans, most=len(set(found)) - 1) is None


@given(st.lists(_MOMENT), _MOMENT, st.floats(1, 1e8), st.floats(1e-6, 1.0))
def test_every_moment_is_in_exactly_one_bucket(
    moments: list[float], start: float, length: float, px_per_s: float
) -> None:
    moments.sort()
    step = max(bucket_step(px_per_s, 2), bucket_step(1.0, length / 1000))
    found = bucketed(moments, start, start + length, step)
    low, high = found.edge(0), found.edge(len(found.counts))
    assert low <= start
    assert high > start + length
    assert sum(found.counts) == bisect_left(moments, high) - bisect_left(moments, low)
    for moment in moments:
        if low <= moment < high:
            inside = [
                number
                for number in range(len(found.counts))
                if found.edge(number) <= moment < found.edge(number + 1)
            ]
            assert len(inside) == 1
            assert found.counts[inside[0]] > 0
    assert sum(total for *_, total in found.clusters()) == sum(found.counts)


@given(st.floats(1e-9, 10), st.floats(1, 20))
def test_a_bucket_is_as_wide_as_asked_and_less_than_twice(px_per_s: float, px: float) -> None:
    assert px * 0.999 <= bucket_step(px_per_s, px) * px_per_s < px * 2.001


@given(_SPANS, st.floats(1, 300))
def test_gaps_hold_nothing_and_are_all_there_are(
    spans: list[tuple[float, float]], least: float
) -> None:
    found = gaps_between(spans, least)
    for start, end in found:
        assert end - start >= least
        assert all(b <= start or a >= end for a, b in spans)
    gaps = Gaps(found)
    for low, high, wanted in ((0.0, 2e4, least), (1000.0, 3000.0, least * 2), (0.0, 2e4, 1e9)):
        plain = [g for g in found if g[1] > low and g[0] < high and g[1] - g[0] >= wanted]
        assert gaps.in_sight(low, high, wanted) == plain


# ---------------------------------------------------------------- labels


@pytest.mark.parametrize(
    ("start", "end", "language", "labels", "above"),
    [
        ("2008-06-01T00:00:00", "2012-06-01T00:00:00", "en",
         ["Jul", "Jan", "Jul", "Jan"], ["2008", "2009", "2010", "2011", "2012"]),
        ("2006-06-01T00:00:00", "2013-06-01T00:00:00", "en",
         ["2007", "2008", "2009", "2010"], []),
        ("2010-06-15T00:00:00", "2011-02-15T00:00:00", "en",
         ["Jul", "Aug", "Sept", "Oct", "Nov", "Dec", "Jan", "Feb"], ["2010", "2011"]),
        ("2010-06-15T00:00:00", "2011-02-15T00:00:00", "fr",
         ["juil.", "août", "sept.", "oct.", "nov.", "déc.", "janv.", "févr."], ["2010", "2011"]),
        ("2010-09-20T06:00:00", "2010-09-27T06:00:00", "en",
         ["Tue 21", "Wed 22", "Thu 23", "Fri 24"], ["September 2010"]),
        ("2010-09-21T18:30:00", "2010-09-22T00:30:00", "fr",
         ["19 h", "20 h", "21 h", "22 h", "23 h", "0 h"],
         ["mardi 21 septembre 2010", "mercredi 22 septembre 2010"]),
        ("2010-09-30T18:30:00", "2010-10-01T00:30:00", "fr",
         ["19 h", "20 h"], ["jeudi 30 septembre 2010", "vendredi 1er octobre 2010"]),
        ("2010-09-28T06:00:00", "2010-10-05T06:00:00", "fr",
         ["mer. 29", "jeu. 30", "ven. 1er"], ["septembre 2010", "octobre 2010"]),
        ("2010-09-21T21:45:00", "2010-09-21T22:00:00", "en",
         ["21:46", "21:48", "21:50"], ["Tuesday 21 September 2010"]),
    ],
)  # fmt: skip
def test_ticks_are_named_as_people_of_the_language_do(
    start: str, end: str, language: str, labels: list[str], above: list[str]
) -> None:
    scale = _sight(start, end)
    found = [one.label.replace("\u00a0", " ") for one in ticks(scale, 100, language)]
    assert found[: len(labels)] == labels
    assert [one.label for one in heads(scale, 100, language)] == above


@given(_MOMENT, st.floats(SHORTEST, 400 * YEAR), st.sampled_from(["en", "fr"]))
def test_ticks_rise_are_in_sight_and_leave_their_labels_room(
    start: float, span: float, language: str
) -> None:
    scale = Scale(start - YEAR, start + span + YEAR, 900.0, start, span)
    found = ticks(scale, 70, language)
    assert all(scale.start - 1 <= one.at <= scale.end + 1 for one in found)
    steps = [b.at - a.at for a, b in itertools.pairwise(found)]
    assert all(step * scale.px_per_s >= 55 for step in steps)  # February is short
    over = heads(scale, 70, language)
    assert all(a.last == b.first for a, b in itertools.pairwise(over))
    if over:
        assert over[0].first <= scale.start + 1
        assert over[-1].last >= scale.end - 1


def test_ends_of_time_are_where_dates_have_them() -> None:
    assert (to_seconds(FIRST), to_seconds(LAST)) == (OPEN_FIRST, OPEN_LAST)
    assert to_datetime(1e18).year == 9999
    assert to_datetime(_at("2010-09-21T21:47:00")) == datetime(2010, 9, 21, 21, 47)
    assert heads(Scale(OPEN_FIRST, OPEN_LAST, 900.0, OPEN_LAST - YEAR, YEAR), 70, "en")
    assert ticks(Scale(OPEN_FIRST, OPEN_LAST, 900.0, OPEN_FIRST), 70, "en")


@pytest.mark.parametrize(
    ("seconds", "english", "french"),
    [
        (20, "1 min", "1 min"),
        (5 * HOUR, "5 h", "5 h"),
        (4 * DAY, "4 days", "4 jours"),
        (213 * DAY, "7 months", "7 mois"),
        (2.9 * YEAR, "3 years", "3 ans"),
    ],
)
def test_lengths_are_said_roughly(seconds: float, english: str, french: str) -> None:
    assert length_in_words(seconds, "en") == english
    assert length_in_words(seconds, "fr") == french
