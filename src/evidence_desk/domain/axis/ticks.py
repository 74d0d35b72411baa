"""Which moments of an axis get a tick and a label, and what stands above them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from evidence_desk.domain.axis.moments import (
    DAY,
    HOUR,
    MINUTE,
    MONTH,
    YEAR,
    to_datetime,
    to_seconds,
)
from evidence_desk.domain.axis.scale import Scale

#: Distances between ticks: a unit, how many of it, and about how long that is.
_STEPS: tuple[tuple[str, int, float], ...] = (
    *(("minute", n, n * MINUTE) for n in (1, 2, 5, 10, 15, 30)),
    *(("hour", n, n * HOUR) for n in (1, 2, 3, 6, 12)),
    *(("day", n, n * DAY) for n in (1, 5, 10)),
    *(("month", n, n * MONTH) for n in (1, 3, 6)),
    *(("year", n, n * YEAR) for n in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)),
)
_PATTERNS = {
    "minute": {"en": "HH:mm", "fr": "H'\u00a0h\u00a0'mm"},
    "hour": {"en": "HH:mm", "fr": "H'\u00a0h'"},
    "day": {"en": "EEE d", "fr": "EEE d"},
    "month": {"en": "MMM", "fr": "MMM"},
    "year": {"en": "y", "fr": "y"},
}
#: What stands above: the day above hours, the month above days, the year above months.
_ABOVE = {"minute": "day", "hour": "day", "day": "month", "month": "year"}
_HEADS = {"day": "EEEE d MMMM y", "month": "MMMM y", "year": "y"}


@dataclass(frozen=True, slots=True)
class Tick:
    """One line across the axis and its label."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above ticks, from where to where it holds: a year above its months."""

    first: float
    last: float
    label: str


def step_of(scale: Scale, label_px: float) -> tuple[str, int]:
    """How far apart ticks are, so that each label has `label_px`: a unit and how many of it."""
    for unit, count, seconds in _STEPS:
        if seconds * scale.px_per_s >= label_px:
            return unit, count
    return _STEPS[-1][:2]


def ticks(scale: Scale, label_px: float, language: str) -> list[Tick]:
    """The ticks in sight, with labels in English or French."""
    unit, count = step_of(scale, label_px)
    pattern = _PATTERNS[unit]["fr" if language == "fr" else "en"]
    return [
        Tick(to_seconds(at.isoformat()), _said(at, pattern, language))
        for at in _moments(unit, count, scale)
    ]


def heads(scale: Scale, label_px: float, language: str) -> list[Head]:
    """What stands above the ticks in sight; none above years."""
    unit, _count = step_of(scale, label_px)
    above = _ABOVE.get(unit)
    if above is None:
        return []
    edges = [to_seconds(at.isoformat()) for at in _moments(above, 1, scale, around=True)]
    return [
        Head(first, last, _said(to_datetime(first), _HEADS[above], language))
        for first, last in itertools.pairwise(edges)
        if last > scale.start and first < scale.end
    ]


def learn(language: str) -> None:
    """Load the names of days and months, which takes a twentieth of a second the first time."""
    for pattern in _HEADS.values():
        _said(datetime(2000, 1, 1), pattern, language)


@lru_cache(maxsize=4096)
def _said(at: datetime, pattern: str, language: str) -> str:
    from babel.dates import format_datetime

    if language == "fr" and at.day == 1:
        pattern = pattern.replace(" d", " d'er'")
    return str(format_datetime(at, pattern, locale="fr_FR" if language == "fr" else "en_GB"))


def _moments(unit: str, count: int, scale: Scale, *, around: bool = False) -> Iterator[datetime]:
    """The moments of a step in sight; `around`, also the one before and the one after."""
    first, last = to_datetime(scale.start), to_datetime(scale.end)
    at = _floor(first, unit, count)
    try:
        while True:
            if around or at >= first:
                yield at
            if at > last or (not around and at == last):
                return
            at = _next(at, unit, count)
            if at > last and not around:
                return
    except (OverflowError, ValueError):  # the year 9999 has no next
        return


def _floor(at: datetime, unit: str, count: int) -> datetime:
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    if unit == "minute":
        minutes = at.hour * 60 + at.minute
        return day + timedelta(minutes=minutes - minutes % count)
    if unit == "hour":
        return day.replace(hour=at.hour - at.hour % count)
    if unit == "day":
        return day.replace(day=_day_of(at.day, count))
    if unit == "month":
        return day.replace(day=1, month=(at.month - 1) // count * count + 1)
    return day.replace(day=1, month=1, year=max(1, at.year - at.year % count))


def _day_of(day: int, count: int) -> int:
    """The last of 1, 6, 11 … 26 at or before a day; what would crowd the next month is left out."""
    last = 1 + (30 // count - 1) * count if count > 1 else 31
    return min(last, 1 + (day - 1) // count * count)


def _next(at: datetime, unit: str, count: int) -> datetime:
    if unit == "minute":
        return at + timedelta(minutes=count)
    if unit == "hour":
        return at + timedelta(hours=count)
    if unit == "day":
        after = at + timedelta(days=count)
        if after.month != at.month or _day_of(after.day, count) != after.day:
            return _next(at.replace(day=1), "month", 1)
        return after
    if unit == "month":
        months = at.year * 12 + at.month - 1 + count
        return at.replace(year=months // 12, month=months % 12 + 1)
    return at.replace(year=at.year - at.year % count + count)
