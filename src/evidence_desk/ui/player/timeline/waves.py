"""How loud a recording is at each column of pixels, from the finest peaks that are there."""

from __future__ import annotations

from evidence_desk.desk.pictures import FINEST_PER_S, PEAKS_PART_S, PEAKS_PER_S
from evidence_desk.ui.player.timeline.scale import Scale
from evidence_desk.ui.player.timeline.supplies import FINEST_PART_S, Supplies


def columns(scale: Scale, supplies: Supplies, per_px: int = 1) -> list[int]:
    """The loudest sample (0 to 255) of each column, `per_px` columns to a pixel."""
    if scale.px_per_s <= 0:
        return []
    wide = 1 / (scale.px_per_s * per_px)
    count = int(scale.width * per_px)
    whole = supplies.overview
    bins = len(whole) / scale.duration if scale.duration > 0 else 0.0
    coarse = bins >= 0.9 * scale.px_per_s
    fine = scale.px_per_s > PEAKS_PER_S
    found = []
    for column in range(count):
        start = scale.start + column * wide
        peak = None
        if fine:
            peak = _loudest(supplies, FINEST_PER_S, FINEST_PART_S, start, wide)
        if peak is None and not coarse:
            peak = _loudest(supplies, PEAKS_PER_S, PEAKS_PART_S, start, wide)
        if peak is None:
            first = int(start * bins)
            part = whole[first : max(first + 1, int((start + wide) * bins))]
            peak = max(part, default=0)
        found.append(peak)
    return found


def _loudest(
    supplies: Supplies, per_s: int, part_s: int, start: float, seconds: float
) -> int | None:
    """The loudest of a moment, None where its part is not there yet."""
    number = int(start // part_s)
    part = supplies.part(per_s, number)
    if part is None:
        return None
    first = int((start - number * part_s) * per_s)
    heard = part[first : max(first + 1, first + round(seconds * per_s))]
    return max(heard) if heard else None
