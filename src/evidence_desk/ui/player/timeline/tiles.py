"""Which pictures a strip of posters shows at a zoom, and when each is on screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from evidence_desk.ui.player.timeline.scale import Scale, tile_step


@dataclass(frozen=True, slots=True)
class Tile:
    """One place of the strip, from `at` to `until` seconds, with the picture of its beginning.

    It is number `number` of those `step` seconds apart; a `step` of 0 means a single frame, and
    then `number` is its time in millionths of a second.
    """

    step: float
    number: int
    at: float
    until: float


def tiles(scale: Scale, px: float, frames: Sequence[float]) -> list[Tile]:
    """The tiles in sight, for pictures `px` wide; single frames where there is room for them.

    `frames` are the rising times of all frames, none where they are not known.
    """
    if scale.px_per_s <= 0 or px < 4:
        return []
    step = tile_step(scale.px_per_s, px)
    if scale.frame_s and step < scale.frame_s * 1.4143:
        return _single(scale, frames) if frames else _evenly(scale, scale.frame_s)
    first, last = int(scale.start / step), int(scale.end / step)
    return [
        Tile(step, number, number * step, min((number + 1) * step, scale.duration))
        for number in range(first, last + 1)
        if number * step < scale.duration
    ]


def _single(scale: Scale, frames: Sequence[float]) -> list[Tile]:
    first = max(0, bisect_right(frames, scale.start) - 1)
    last = bisect_right(frames, scale.end)
    return [
        _frame(at, frames[index + 1] if index + 1 < len(frames) else scale.duration)
        for index, at in enumerate(frames[first:last], first)
    ]


def _evenly(scale: Scale, frame_s: float) -> list[Tile]:
    """Frames whose times nobody told: as if they were evenly apart."""
    first, last = int(scale.start / frame_s), int(scale.end / frame_s)
    # A moment within the frame: what is on screen then is the same, whatever the rounding.
    return [
        _frame((number + 0.01) * frame_s, min((number + 1) * frame_s, scale.duration))
        for number in range(first, last + 1)
        if number * frame_s < scale.duration
    ]


def _frame(at: float, until: float) -> Tile:
    return Tile(0.0, round(at * 1e6), at, until)
