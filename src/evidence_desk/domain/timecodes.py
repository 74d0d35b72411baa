"""Moments of recordings as people read and cite them."""

from __future__ import annotations


def timecode(seconds: float, places: int = 3) -> str:
    """Seconds from the start as ``h:mm:ss.mmm``, rounded to so many places behind the point."""
    unit = 10**places
    whole, part = divmod(round(max(seconds, 0.0) * unit), unit)
    clock = f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}"
    return f"{clock}.{part:0{places}d}" if places else clock


def span(start_s: float, end_s: float) -> str:
    """A passage from one moment to another: ``0:00:12.000–0:00:15.480``."""
    return f"{timecode(start_s)}–{timecode(end_s)}"
