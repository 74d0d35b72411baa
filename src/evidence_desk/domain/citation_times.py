"""Times cited with an exhibit: "at 1:10–1:25", « à 00:01:10 », "from 0:10 to 0:20 of"."""

from __future__ import annotations

import re

#: Seconds from the start, and the end of a passage (None: a moment).
Moment = tuple[float, float | None]

_COLONS = r"\d{1,3}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?(?![\d:])"
_UNITS = (
    r"(?:\d{1,2} ?h ?)?\d{1,3} ?(?:minutes?|mins?|mn)\b\.?"
    r"(?: ?(?:and |et )?\d{1,2}(?:[.,]\d{1,3})?(?: ?(?:secondes?|seconds?|secs?|s)\b)?)?"
    r"|\d{1,3}m ?\d{1,2}s\b"
    r"|\d{1,3} ?['′’] ?\d{1,2}(?: ?(?:\"|″|”|''|’’))?(?!\w)"
    r"|\d{1,5}(?:[.,]\d{1,3})? ?(?:secondes?|seconds?|secs?|s)\b"
)
_TIME = rf"(?:{_COLONS}|{_UNITS})"
_WORD = (
    r"(?:at about|at around|at|à partir de|à la minute|à|a|@|vers|around|about|from|de|dès|depuis"
    r"|between|entre|time ?codes?|tc|min\.)"
)
_TO = r"(?: ?[-–—] ?| (?:to|à|until|jusqu['’]à) )"
#: A time after a number stands behind a comma, a bracket or a word, one in units behind a word.
_AFTER = re.compile(
    rf"(?:(?: ?[,;(\[]|(?= )) ?{_WORD} ?(?P<worded>{_TIME})| ?[,(\[] ?(?P<bare>{_COLONS}))",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"(?:{_TO}|(?P<and> (?:and|et) )){_WORD}? ?(?P<time>{_TIME})", re.IGNORECASE)
_FURTHER = re.compile(
    rf" ?(?:[,;]|and|et|&|or|ou)(?: (?:and|et))? {_WORD}? ?(?P<time>{_TIME})", re.IGNORECASE
)
_BEFORE = re.compile(
    rf"(?<![\w:.,])(?P<start>{_COLONS})(?:{_TO}(?P<end>{_COLONS}))?"
    r" (?:of|in|into|on|de la|dans la|sur la|de l['’]|de|du)(?: the| l['’])? $",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"(?:between|entre) ?$", re.IGNORECASE)
_MOST = 20
_REACH = 80


def moments_after(text: str, at: int) -> tuple[tuple[Moment, ...], int]:
    """The times that stand behind a number ending at `at`, and where they end (else `at`)."""
    first = _AFTER.match(text, at)
    if first is None:
        return (), at
    name = "worded" if first["worded"] is not None else "bare"
    between = _BETWEEN.search(text[first.start() : first.start(name)]) is not None
    time = seconds(first[name])
    if time is None:
        return (), at
    found: list[Moment] = []
    at = first.end()
    while len(found) < _MOST:
        end = _RANGE.match(text, at)
        stop = seconds(end["time"]) if end is not None else None
        if end is not None and stop is not None and (end["and"] is None or between):
            found.append((time, stop))
            at = end.end()
        else:
            found.append((time, None))
        between = False
        more = _FURTHER.match(text, at)
        following = seconds(more["time"]) if more is not None else None
        if more is None or following is None:
            break
        time, at = following, more.end()
    return tuple(found), at


def moments_before(text: str, at: int) -> tuple[Moment, ...]:
    """The time that stands before a reference beginning at `at`: "At 1:10 of Exhibit 12"."""
    near = _BEFORE.search(text[max(0, at - _REACH) : at])
    if near is None:
        return ()
    start = seconds(near["start"])
    end = seconds(near["end"]) if near["end"] else None
    return ((start, end),) if start is not None else ()


def seconds(time: str) -> float | None:
    """A time in seconds; None where minutes or seconds are sixty or more."""
    if ":" in time:
        parts = time.replace(",", ".").split(":")
        if any(float(part) >= 60 for part in parts[1:]):
            return None
        total = 0.0
        for part in parts:
            total = total * 60 + float(part)
        return total
    return _of_units(time)


_HOURS = re.compile(r"(\d+) ?h", re.IGNORECASE)
_MINUTES = re.compile(r"(\d+) ?(?:m|['′’](?!['’]))", re.IGNORECASE)
_LEFT = re.compile(r"(\d+(?:[.,]\d+)?)(?=[^\d.,]*$)")


def _of_units(time: str) -> float | None:
    hours, minutes = _HOURS.search(time), _MINUTES.search(time)
    rest = time[minutes.end() :] if minutes is not None else time
    left = _LEFT.search(rest)
    last = float(left[1].replace(",", ".")) if left is not None else 0.0
    if minutes is not None and last >= 60:
        return None
    return (
        (int(hours[1]) * 3600 if hours is not None else 0)
        + (int(minutes[1]) * 60 if minutes is not None else 0)
        + last
    )
