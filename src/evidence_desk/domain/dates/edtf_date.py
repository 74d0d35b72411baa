"""EDTF text to the span of time it may mean.

Years, months and days, with digits unknown or not, are read here, for lists say a date for every
line in sight; the `edtf` package is asked about what is left. What it does not read is done here as
well: times of day (it drops them), times in intervals, open ends, ``%``, and winter, which ends in
the next year.
"""

from __future__ import annotations

import re
from calendar import monthrange
from contextlib import suppress
from dataclasses import dataclass
from datetime import date as calendar_date
from datetime import datetime
from enum import StrEnum

from evidence_desk.domain.errors import UsageError

#: Where an open end lies, for comparing.
FIRST, LAST = "0001-01-01T00:00:00", "9999-12-31T23:59:59"


class Precision(StrEnum):
    """How much of a date is known."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with the first and the last moment it may mean, local time, ``2010-09-21T21:47:00``.

    `start` and `end` are the two dates of an interval, None where it is open or no interval.
    """

    text: str
    earliest: str
    latest: str
    precision: Precision
    uncertain: bool = False
    approximate: bool = False
    start: EdtfDate | None = None
    end: EdtfDate | None = None

    @property
    def sort_key(self) -> tuple[str, str]:
        """Sorts dates by their beginning, then by how soon they end."""
        return self.earliest, self.latest

    @property
    def is_day(self) -> bool:
        """Whether it is one known day, or a moment of it."""
        return self.precision in (Precision.DAY, Precision.MINUTE, Precision.SECOND)


def parse(text: str) -> EdtfDate:
    """Read a date in EDTF; raises UsageError with one sentence if it is none."""
    said = text.strip()
    if _TO_THE_SECOND.fullmatch(said):  # as cameras tell it, in very many files
        with suppress(ValueError):
            datetime.fromisoformat(said)
            return EdtfDate(said, said, said, Precision.SECOND)
    if "/" in said:
        return _interval(said)
    return _single(said)


def _interval(said: str) -> EdtfDate:
    first, _, last = said.partition("/")
    if "/" in last:
        raise _refusal(said)
    start = None if first in ("", "..") else _single(first)
    end = None if last in ("", "..") else _single(last)
    if start is None and end is None:
        raise _refusal(said)
    if start is not None and end is not None and end.latest < start.earliest:
        raise UsageError(f"“{said}” ends before it begins.")
    parts = [one for one in (start, end) if one is not None]
    return EdtfDate(
        text=f"{start.text if start else '..'}/{end.text if end else '..'}",
        earliest=start.earliest if start else FIRST,
        latest=end.latest if end else LAST,
        precision=Precision.INTERVAL,
        uncertain=any(one.uncertain for one in parts),
        approximate=any(one.approximate for one in parts),
        start=start,
        end=end,
    )


_TO_THE_SECOND = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}")
_PARTS = re.compile(
    r"""(?P<date>[0-9X]{4}(?:-[0-9X]{2}){0,2})
        (?:T(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d{1,9})?)?
           (?P<offset>Z|[+-]\d\d:?\d\d)?)?
        (?P<doubt>[?~%])?""",
    re.VERBOSE,
)
_UNSPECIFIED = re.compile(r"\d{4}-\d\d-XX|\d{4}-XX(?:-XX)?|\d{3}X|\d\dXX")


def _single(said: str) -> EdtfDate:
    match = _PARTS.fullmatch(said)
    if match is None:
        raise _refusal(said)
    date = match["date"]
    first, last, precision = _span(date, said)
    if match["hour"] is not None:
        if precision is not Precision.DAY:
            raise _refusal(said)
        first, last, precision = _moment(date, match, said)
    return EdtfDate(
        text=said,
        earliest=first,
        latest=last,
        precision=precision,
        uncertain=match["doubt"] in ("?", "%"),
        approximate=match["doubt"] in ("~", "%"),
    )


def _moment(date: str, match: re.Match[str], said: str) -> tuple[str, str, Precision]:
    second = match["second"]
    clock = f"{match['hour']}:{match['minute']}:{second or '00'}"
    try:
        datetime.fromisoformat(f"{date}T{clock}")
    except ValueError as error:
        raise UsageError(f"“{said}” names a time of day that there is not.") from error
    if second is not None:
        return f"{date}T{clock}", f"{date}T{clock}", Precision.SECOND
    return f"{date}T{clock}", f"{date}T{clock[:-2]}59", Precision.MINUTE


_SEASONS = {"21": ("03", "05"), "22": ("06", "08"), "23": ("09", "11"), "24": ("12", "02")}


def _span(date: str, said: str) -> tuple[str, str, Precision]:
    year, month = date[:4], date[5:7]
    if month in _SEASONS and len(date) == 7 and year.isdigit():
        opens, closes = _SEASONS[month]
        ends = str(int(year) + 1).zfill(4) if opens > closes else year
        if ends > "9999":
            raise _refusal(said)
        return (
            f"{year}-{opens}-01T00:00:00",
            f"{_last_day(ends, closes)}T23:59:59",
            Precision.SEASON,
        )
    if "X" in date and not _UNSPECIFIED.fullmatch(date):
        raise _refusal(said)
    with suppress(ValueError):
        first, last = _days(date)
        return f"{first}T00:00:00", f"{last}T23:59:59", _precision(date)
    import edtf  # its grammar takes a fifth of a second to build, and milliseconds a date

    try:
        parsed = edtf.parse_edtf(date)
        low, high = parsed.lower_strict(), parsed.upper_strict()
    except Exception as error:  # the package raises what its parser happens to
        raise _refusal(said) from error
    if low.tm_year < 1 or high.tm_year > 9999:
        raise _refusal(said)
    return (
        f"{low.tm_year:04d}-{low.tm_mon:02d}-{low.tm_mday:02d}T00:00:00",
        f"{high.tm_year:04d}-{high.tm_mon:02d}-{high.tm_mday:02d}T23:59:59",
        _precision(date),
    )


def _days(date: str) -> tuple[calendar_date, calendar_date]:
    """The first and the last day of a year, month or day; raises ValueError if there is none."""
    known = date.replace("-XX", "")
    year, month, day = known[:4], known[5:7], known[8:10]
    low, high = (int(year.replace("X", digit)) for digit in "09")
    first = calendar_date(low, int(month or 1), int(day or 1))
    end = int(month or 12)
    last = calendar_date(high, end, int(day or monthrange(high, end)[1]))
    return first, last


def _precision(date: str) -> Precision:
    if date.endswith("XX") and len(date) == 4:
        return Precision.CENTURY
    if date.endswith("X") and len(date) == 4:
        return Precision.DECADE
    known = date.replace("-XX", "")
    return {4: Precision.YEAR, 7: Precision.MONTH}.get(len(known), Precision.DAY)


def _last_day(year: str, month: str) -> str:
    return f"{year}-{month}-{monthrange(int(year), int(month))[1]:02d}"


def _refusal(said: str) -> UsageError:
    return UsageError(
        f"“{said}” is not a date; write 2010, 2010-09, 2010-09-21, 2010-09-21T21:47, 2010-22 for "
        "summer, 2010-09-21/2010-09-23 for a span, with ? if uncertain and ~ if approximate."
    )
