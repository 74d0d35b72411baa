"""How near in time what was taken lies to what happened, and the words for it."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

_DAY = 86_400
_FAR = 31 * _DAY  # what lies further off says nothing
_WIDE = 62 * _DAY  # nor does lying within dates as vague as these

_WORDS = {
    "en": {
        "during": "taken at that time",
        "same day": "taken the same day",
        "within": "taken within these dates",
        "next day": "taken the day after",
        "eve": "taken the day before",
        "after": "taken {time} after",
        "before": "taken {time} before",
        "minutes": "{n} min",
        "hours": "{n} h",
        "days": "{n} days",
    },
    "fr": {
        "during": "pris à ce moment",
        "same day": "pris le même jour",
        "within": "pris entre ces dates",
        "next day": "pris le lendemain",
        "eve": "pris la veille",
        "after": "pris {time} après",
        "before": "pris {time} avant",
        "minutes": "{n} min",
        "hours": "{n} h",
        "days": "{n} jours",
    },
}


@dataclass(frozen=True, slots=True)
class Span:
    """From the earliest to the latest moment a date may mean, on the clock of the place."""

    first: datetime
    last: datetime

    @property
    def width(self) -> float:
        """Its length in seconds."""
        return (self.last - self.first).total_seconds()

    @property
    def middle(self) -> datetime:
        """The moment in its middle."""
        return self.first + (self.last - self.first) / 2


@dataclass(frozen=True, slots=True)
class Nearness:
    """Where an item lies from an event: how far, in seconds to rank by, and in which words.

    `relation` is a key of the words; `count` goes with `unit`, "minutes" or "days".
    """

    seconds: float
    relation: str
    count: int = 0
    unit: str = ""

    def said(self, language: str) -> str:
        """In words: "taken 22 min after"."""
        words = _WORDS.get(language, _WORDS["en"])
        if not self.unit:
            return words[self.relation]
        hours, minutes = divmod(self.count, 60)
        if self.unit == "days":
            time = words["days"].format(n=self.count)
        elif not hours:
            time = words["minutes"].format(n=minutes)
        else:
            time = words["hours"].format(n=hours) + (f" {minutes:02d}" if minutes else "")
        return words[self.relation].format(time=time)


def span(earliest: str | None, latest: str | None) -> Span | None:
    """The span between two moments as they are stored; None where one of them is missing."""
    if not earliest or not latest:
        return None
    try:
        return Span(_moment(earliest), _moment(latest))
    except ValueError:
        return None


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=None)


class Taken:
    """The moments of the items in hand, to be asked for the one nearest to an event."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(set(spans), key=lambda one: one.middle)
        self._middles = [one.middle for one in self._spans]

    def near(self, event: Span | None) -> Nearness | None:
        """How the nearest of them lies to an event; None where all are far, or no date is known."""
        if event is None or not self._spans:
            return None
        at = bisect(self._middles, event.middle)
        around = self._spans[max(0, at - 2) : at + 2]
        found = [one for taken in around if (one := nearness(taken, event)) is not None]
        return min(found, key=lambda one: one.seconds, default=None)


def nearness(taken: Span, event: Span) -> Nearness | None:
    """How what was taken lies to an event; None where it is too far off to mean anything."""
    after = (taken.first - event.last).total_seconds()
    before = (event.first - taken.last).total_seconds()
    gap = max(after, before)
    wide = max(taken.width, event.width)
    if gap <= 0:
        if wide > _WIDE:
            return None
        same_day = taken.first.date() == event.last.date() == event.first.date()
        if wide < _DAY / 2:
            relation = "during"
        else:
            relation = "same day" if same_day and wide < _DAY else "within"
        return Nearness(wide / 2, relation)
    seconds = gap + wide / 2
    if seconds > _FAR:
        return None
    relation = "after" if after > 0 else "before"
    if wide < _DAY / 2 and gap < _DAY:
        if wide < 60:  # two times of day: people count from one to the other
            gap = abs((taken.first - event.first).total_seconds())
        return Nearness(seconds, relation, max(1, round(gap / 60)), "minutes")
    ends = (event.last, taken.first) if after > 0 else (taken.last, event.first)
    days = (ends[1].date() - ends[0].date()).days
    if days <= 0:
        return Nearness(seconds, "same day")
    if days == 1:
        return Nearness(seconds, "next day" if after > 0 else "eve")
    return Nearness(seconds, relation, days, "days")
