"""What the public is told of dates and places: by rule coarser than they are known, never finer."""

from __future__ import annotations

import math
import re
from enum import StrEnum

from evidence_desk.domain.dates.edtf_date import EdtfDate, Precision, parse
from evidence_desk.domain.errors import UsageError


class Dates(StrEnum):
    """How much of a date is told."""

    EXACT = "exact"
    DAY = "day"  # no time of day
    MONTH = "month"
    YEAR = "year"


class Places(StrEnum):
    """How much of a place is told; besides these, ``grid:10``, a square of 10 km."""

    NAMED = "named"  # of an incident, as it is named; of an exhibit, nothing
    WITHIN = "within"  # the place of the gazetteer that it lies in
    TOP = "top"  # the outermost one
    NONE = "none"


_GRID = re.compile(r"(?:grid[: ]?)?\s*(\d{1,3})\s*(?:km)?", re.IGNORECASE)
_KM_TO_A_DEGREE = 111.195  # mean radius of the earth, IUGG
_MOST_KM = 500
_FINE_KM = 5  # below it, hundredths of a degree are too few to tell squares apart
_FIGURES = {Dates.DAY: 10, Dates.MONTH: 7, Dates.YEAR: 4}


def checked_dates(text: str) -> str:
    """The rule as it is kept, "" for none of its own; raises UsageError."""
    if text and text not in set(Dates):
        raise UsageError(f"Dates are told: {', '.join(Dates)}; not “{text}”.")
    return str(text)


def checked_places(text: str) -> str:
    """The rule as it is kept, "" for none of its own; raises UsageError."""
    said = text.strip().lower()
    if not said or said in set(Places):
        return said
    grid = _GRID.fullmatch(said)
    if grid is None or not 1 <= int(grid[1]) <= _MOST_KM:
        raise UsageError(
            f"Places are told: {', '.join(Places)}, or grid:10 for squares of 10 km; not “{text}”."
        )
    return f"grid:{int(grid[1])}"


def grid_km(rule: str) -> int | None:
    """The side of the squares that places are told by; None for another rule."""
    kind, _, side = rule.partition(":")
    return int(side) if kind == "grid" else None


def coarser(edtf: str | None, rule: str) -> str | None:
    """A date as the rule lets it be told, EDTF: all of what it was lies in what it becomes.

    Doubts are told; what is coarser already stays. What is no date is not told at all.
    """
    if not edtf or not rule or rule == Dates.EXACT:
        return edtf
    try:
        when = parse(edtf)
    except UsageError:
        return None
    if when.precision is not Precision.INTERVAL:
        return _single(when, rule)
    start = _single(when.start, rule) if when.start else ".."
    end = _single(when.end, rule) if when.end else ".."
    # A season's end may begin before what a month became; one date says as much as two alike.
    return start if start == end else f"{start}/{end}"


def _single(when: EdtfDate, rule: str) -> str:
    text = when.text.rstrip("?~%")
    doubt = when.text[len(text) :]
    if when.precision is Precision.SEASON and rule == Dates.YEAR:
        first, last = when.earliest[:4], when.latest[:4]
        return f"{first}{doubt}" if first == last else f"{first}{doubt}/{last}{doubt}"
    return text[: _FIGURES[Dates(rule)]].removesuffix("-XX").removesuffix("-XX") + doubt


def square(lat: float, lon: float, km: int) -> tuple[float, float]:
    """The middle of the square that a point lies in: the same for every point of it."""
    middle = _middle(lat, 180.0, km / _KM_TO_A_DEGREE)
    across = km / _KM_TO_A_DEGREE / max(math.cos(math.radians(middle)), 1e-6)
    return middle, _middle(lon, 360.0, across)


def say_square(lat: float, lon: float, km: int, language: str) -> str:
    """The square that a point lies in, for readers: never the point itself."""
    middle = square(lat, lon, km)
    figures = 2 if km >= _FINE_KM else 3
    sides = (("N", "S"), ("E", "O" if language == "fr" else "W"))
    parts = []
    for value, (plus, minus) in zip(middle, sides, strict=True):
        number = f"{abs(value):.{figures}f}"
        if language == "fr":
            number = number.replace(".", ",")
        parts.append(f"{number}°\u00a0{plus if value >= 0 else minus}")
    if language == "fr":
        return f"carré de {km}\u00a0km autour de {parts[0]} {parts[1]}"
    return f"square of {km}\u00a0km around {parts[0]} {parts[1]}"


def _middle(value: float, whole: float, step: float) -> float:
    """The middle of the part a value lies in, where the whole is cut into even parts of a step."""
    count = max(1, math.floor(whole / step))
    at = min(max(math.floor((value + whole / 2) / whole * count), 0), count - 1)
    return (at + 0.5) * whole / count - whole / 2
