"""Time to pixels and back, how far one looks in, and what times snap to; no painting here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

#: How wide a single frame may become, in pixels, and a second of what has none.
_FRAME_PX = 180.0
_SOUND_PX_PER_S = 2000.0


@dataclass(frozen=True, slots=True)
class Scale:
    """The part of a recording in sight: `start` and `span` in seconds, over `width` pixels.

    `frame_s` is the length of one frame in seconds, None for sound alone. A scale is always
    within the recording, and never closer than a frame or so.
    """

    duration: float = 0.0
    width: float = 1.0
    frame_s: float | None = None
    start: float = 0.0
    span: float = 0.0

    def __post_init__(self) -> None:
        span = max(self.shortest, min(self.span or self.duration, self.duration))
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "start", max(0.0, min(self.start, self.duration - span)))

    @property
    def shortest(self) -> float:
        """The shortest span that can be looked at, in seconds."""
        most = _FRAME_PX / self.frame_s if self.frame_s else _SOUND_PX_PER_S
        return min(self.duration, max(self.width, 1.0) / most)

    @property
    def end(self) -> float:
        """The right edge, in seconds."""
        return self.start + self.span

    @property
    def px_per_s(self) -> float:
        """How wide a second is."""
        return self.width / self.span if self.span > 0 else 0.0

    @property
    def whole(self) -> bool:
        """Whether all of it is in sight."""
        return self.span >= self.duration * (1 - 1e-9)

    def x(self, seconds: float) -> float:
        """Where a time is, in pixels from the left edge."""
        return (seconds - self.start) * self.px_per_s

    def seconds(self, x: float) -> float:
        """The time at a pixel, within the recording."""
        if self.px_per_s <= 0:
            return 0.0
        return max(0.0, min(self.duration, self.start + x / self.px_per_s))

    def shows(self, seconds: float) -> bool:
        """Whether a time is in sight."""
        return self.start <= seconds <= self.end

    def widened(self, width: float) -> Scale:
        """The same part in another width."""
        return replace(self, width=max(1.0, width))

    def zoomed(self, factor: float, x: float) -> Scale:
        """`factor` times closer; the time at `x` stays there, unless an end is in the way."""
        fixed = self.start + x / self.px_per_s if self.px_per_s > 0 else 0.0
        span = max(self.shortest, min(self.duration, self.span / factor))
        return replace(self, span=span, start=fixed - x / self.width * span)

    def scrolled(self, px: float) -> Scale:
        """Moved on by so many pixels."""
        return replace(self, start=self.start + px / self.px_per_s) if self.px_per_s else self

    def beginning(self, start: float) -> Scale:
        """The same span from another time on."""
        return replace(self, start=start)

    def all(self) -> Scale:
        """The whole recording."""
        return replace(self, start=0.0, span=self.duration)

    def showing(self, start: float, end: float) -> Scale:
        """From `start` to `end`, with a little air at both sides."""
        span = max((end - start) * 1.2, self.shortest)
        return replace(self, span=span, start=(start + end - span) / 2)

    def turned_to(self, seconds: float, before: float) -> Scale:
        """Leafed on so that a time that left the sight is in it; `before` is where it was."""
        if self.whole or self.shows(seconds):
            return self
        if self.shows(before) and abs(seconds - before) < self.span:  # it runs: leave it room
            part = 0.05 if seconds > before else 0.95
        else:
            part = 0.5
        return self.beginning(seconds - part * self.span)


def lanes(spans: Iterable[tuple[float, float]]) -> list[int]:
    """A lane for each span, in their order, so that no two overlap in one; as few as can be."""
    numbered = sorted(enumerate(spans), key=lambda one: one[1])
    found = [0] * len(numbered)
    ends: list[float] = []
    for index, (start, end) in numbered:
        lane = next((lane for lane, taken in enumerate(ends) if taken <= start), len(ends))
        if lane == len(ends):
            ends.append(end)
        else:
            ends[lane] = end
        found[index] = lane
    return found


def nearest(times: Sequence[float], wanted: float, low: float, high: float) -> float | None:
    """The one of the rising `times` nearest to `wanted`, from `low` to `high`; None without any."""
    first, last = bisect_left(times, low), bisect_right(times, high)
    if first >= last:
        return None
    at = bisect_left(times, wanted, first, last)
    around = [times[index] for index in (at - 1, at) if first <= index < last]
    return min(around, key=lambda time: abs(time - wanted))


@dataclass(frozen=True, slots=True)
class Snap:
    """What a time dragged by hand falls to: nearby things first, then the frames.

    `frames` are rising times of frames, none where they are not known; `magnets` are moments
    that draw what comes within `reach` seconds.
    """

    frames: Sequence[float] = ()
    magnets: Sequence[float] = ()
    reach: float = 0.0

    def to(self, wanted: float, low: float, high: float) -> tuple[float, bool]:
        """The time to take, from `low` to `high`, and whether a magnet drew it."""
        magnet = nearest(self.magnets, wanted, low, high)
        if magnet is not None and abs(magnet - wanted) <= self.reach:
            return magnet, True
        frame = nearest(self.frames, wanted, low, high)
        return (max(low, min(high, wanted)) if frame is None else frame), False


def tile_step(px_per_s: float, px: float) -> float:
    """How far apart pictures of about `px` are, in seconds: a power of two, so that others fit in.

    A tile is then from 0.7 to 1.42 times as wide as `px`.
    """
    step = 1.0
    while step * px_per_s < px * 0.7072:
        step *= 2
    while step * px_per_s >= px * 1.4143:
        step /= 2
    return step


def by_nearness(numbers: Iterable[int], middle: float) -> list[int]:
    """Numbers in the order of their distance from `middle`."""
    return sorted(numbers, key=lambda number: abs(number - middle))
