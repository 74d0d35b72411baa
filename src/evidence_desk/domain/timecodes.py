"""Moments of recordings as people read and cite them."""

from __future__ import annotations

from typing import Any

from evidence_desk.domain.errors import UsageError


def timecode(seconds: float, places: int = 3) -> str:
    """Seconds from the start as ``h:mm:ss.mmm``, rounded to so many places behind the point."""
    unit = 10**places
    whole, part = divmod(round(max(seconds, 0.0) * unit), unit)
    clock = f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{clock}.{part:0{places}d}" if places else clock


def span(start_s: float, end_s: float) -> str:
    """A passage from one moment to another: ``0:00:12.000–0:00:15.480``."""
    return f"{timecode(start_s)}–{timecode(end_s)}"


def read_seconds(value: Any) -> float:
    """A position as editors type it: seconds, or [h:]mm:ss[.mmm]; raises UsageError."""
    if isinstance(value, int | float):
        seconds = float(value)
    else:
        parts = str(value).strip().replace(",", ".").split(":")
        try:
            numbers = [float(part) for part in parts]
        except ValueError:
            numbers = [-1.0]
        if (
            len(numbers) > 3
            or any(not n >= 0 for n in numbers)
            or any(n >= 60 for n in numbers[1:])
        ):
            raise UsageError(f"“{value}” is not a time; write 00:01:02.5 or seconds.")
        seconds = 0.0
        for number in numbers:
            seconds = seconds * 60 + number
    if not 0 <= seconds < 1e7:
        raise UsageError(f"“{value}” is not a time within a recording.")
    return round(seconds, 6)
