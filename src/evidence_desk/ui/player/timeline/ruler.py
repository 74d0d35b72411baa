"""The ruler above a recording: which times get a tick, and which of them a label."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui.player.timeline.scale import Scale

#: Distances between labelled ticks, in seconds, each with the parts that small ticks make of it.
_STEPS: tuple[tuple[float, int], ...] = (
    (0.001, 5), (0.002, 4), (0.005, 5), (0.01, 5), (0.02, 4), (0.05, 5),
    (0.1, 5), (0.2, 4), (0.5, 5), (1, 5), (2, 4), (5, 5), (10, 5), (15, 3), (30, 6),
    (60, 6), (120, 4), (300, 5), (600, 5), (900, 3), (1800, 6), (3600, 6), (7200, 4),
    (18000, 5), (36000, 5), (86400, 4),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tick:
    """One line on the ruler; `label` is empty for a small one."""

    at: float
    label: str


def ticks(scale: Scale, label_px: float) -> Iterator[Tick]:
    """The ticks in sight; two labels are at least `label_px` apart."""
    if scale.span <= 0 or scale.px_per_s <= 0:
        return
    step, parts = next(
        (one for one in _STEPS if one[0] * scale.px_per_s >= label_px),
        (math.ceil(label_px / scale.px_per_s / 86400) * 86400.0, 4),
    )
    places = 0 if step >= 1 else min(3, max(1, math.ceil(-math.log10(step) - 1e-9)))
    first = math.floor(scale.start / step * parts)
    last = math.ceil(scale.end / step * parts)
    for number in range(first, last + 1):
        at = number * step / parts
        if 0 <= at <= scale.duration:
            yield Tick(at, timecode(at, places) if number % parts == 0 else "")
