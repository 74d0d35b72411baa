"""Moments as dates are stored, as seconds on the axis, and how long is said in words."""

from __future__ import annotations

from datetime import datetime, timedelta

_EPOCH = datetime(1970, 1, 1)
MINUTE, HOUR, DAY, YEAR = 60.0, 3600.0, 86_400.0, 31_556_952.0
MONTH = YEAR / 12

#: Where an open end of a date lies, as `domain.dates` has it, in seconds.
OPEN_FIRST, OPEN_LAST = -62_135_596_800.0, 253_402_300_799.0

_WORDS = {
    "en": {
        "years": ("{n} year", "{n} years"),
        "months": ("{n} month", "{n} months"),
        "days": ("{n} day", "{n} days"),
        "hours": ("{n} h", "{n} h"),
        "minutes": ("{n} min", "{n} min"),
    },
    "fr": {
        "years": ("{n} an", "{n} ans"),
        "months": ("{n} mois", "{n} mois"),
        "days": ("{n} jour", "{n} jours"),
        "hours": ("{n} h", "{n} h"),
        "minutes": ("{n} min", "{n} min"),
    },
}


def to_seconds(moment: str) -> float:
    """A moment as dates are stored ("2010-09-21T21:47:00") on the axis."""
    return (datetime.fromisoformat(moment[:19]) - _EPOCH).total_seconds()


def to_datetime(seconds: float) -> datetime:
    """A moment of the axis; what lies beyond the years 1 to 9999 is their end."""
    return _EPOCH + timedelta(seconds=max(OPEN_FIRST, min(OPEN_LAST, seconds)))


def length_in_words(seconds: float, language: str) -> str:
    """About how long: "7 months", "3 days", "2 h"."""
    words = _WORDS["fr" if language == "fr" else "en"]
    sizes = (("years", YEAR), ("months", MONTH), ("days", DAY), ("hours", HOUR))
    unit, size = next((one for one in sizes if seconds >= 2 * one[1]), ("minutes", MINUTE))
    count = max(1, round(seconds / size))
    return words[unit][0 if count == 1 else 1].format(n=count)
