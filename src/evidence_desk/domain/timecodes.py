"""Moments of recordings as people read and cite them."""

from __future__ import annotations


def timecode(seconds: float) -> str:
    """Seconds from the start as ``h:mm:ss.mmm``; what is below a millisecond is rounded."""
    whole, thousandths = divmod(round(max(seconds, 0.0) * 1000), 1000)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}.{thousandths:03d}"


def span(start_s: float, end_s: float) -> str:
    """A passage from one moment to another: ``0:00:12.000–0:00:15.480``."""
    return f"{timecode(start_s)}–{timecode(end_s)}"
