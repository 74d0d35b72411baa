"""The outlines of the map, read once for all windows."""

from __future__ import annotations

from functools import cache

from evidence_desk.desk.mapping import Outlines


@cache
def outlines() -> Outlines:
    """Coasts and borders; a tenth of a second the first time, so ask beside the window."""
    return Outlines()
