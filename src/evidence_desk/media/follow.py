"""Where what lies under a shape goes from frame to frame: proposals, to be looked at and corrected.

The patch in the shape is searched for around where it was going, by normalised cross-correlation
(J. P. Lewis, Fast Normalized Cross-Correlation, 1995), at three sizes, in a picture made so small
that the patch is some 36 pixels wide. What is searched for is the patch as it was first and as it
was of late, in equal parts nearly: the one keeps it from drifting, the other lets it turn.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import BinaryIO

import numpy
from av.video.frame import VideoFrame
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray
from PIL import Image

from evidence_desk.domain.film_redaction import GRACE_S
from evidence_desk.domain.redaction import Shape
from evidence_desk.media.errors import MediaError
from evidence_desk.media.film_redact import begin_before
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import frames_from, time_of
from evidence_desk.media.pictures import swaps_sides, upright
from evidence_desk.media.video import describe, film_of, opened, orientation_of, scaled

Grey = NDArray[numpy.float32]

_PATCH = 36  # pixels of the patch's longer side
_LONGEST = (160, 1280)  # the least and the most of the small picture's longer side
_AROUND = 20  # pixels around the expected place that are searched
_SIZES = (0.96, 1.0, 1.04)
_NOT_THE_SAME = 0.01  # so much better must another size fit
_LOST = 0.5  # a likeness below which it is not the same thing any more
_SURE = 0.75  # one from which the patch is learned anew
_LEARN = 0.15
#: Frames looked at in one go, at most; backwards they are all held, small as they are.
_MOST = 3000
_MOST_BACK = 250


@dataclass(frozen=True, slots=True)
class Found:
    """Where the middle of a shape went, in parts of the upright picture; its size, 1 as drawn."""

    at_s: float
    x: float
    y: float
    size: float
    likeness: float


def follow(
    file: BinaryIO,
    form: Format,
    drawn: Shape,
    at_s: float,
    end_s: float | None,
    tell: Callable[[float], None],
) -> list[Found]:
    """From the frame on screen at a moment on, as far as `end_s`; if that lies before, backwards.

    The list ends where it was lost. Raises MediaError where no frame decodes.
    """
    with opened(file, form) as source:
        stream = describe(source, form)
        film = film_of(source)
        if film is None:
            raise MediaError("This recording has no pictures.")
        film.thread_type = "AUTO"
        film.codec_context.thread_count = 2
        back = end_s is not None and end_s < at_s
        first = end_s if back and end_s is not None else at_s
        begin_before(source, film, film, stream, first)
        frames = _on_screen(
            ((time_of(one, stream), one) for one in frames_from(source, film)), first
        )
        small = _small(frames, drawn, stream.stretch)
        if back:
            held = deque(takewhile(lambda one: one[0] <= at_s + GRACE_S, small), _MOST_BACK)
            steps: Iterator[_Small] = reversed(held)
        else:
            end = float("inf") if end_s is None else end_s
            steps = islice(takewhile(lambda one: one[0] < end, small), _MOST)
        return _followed(steps, drawn, tell)


_Timed = tuple[float, VideoFrame]
_Small = tuple[float, NDArray[numpy.uint8]]


def _on_screen(frames: Iterator[_Timed], first_s: float) -> Iterator[_Timed]:
    """Frames from the one on screen at a moment on."""
    before: _Timed | None = None
    for one in frames:
        if one[0] > first_s + GRACE_S and before is not None:
            yield before
            before = None
        if one[0] > first_s + GRACE_S:
            yield one
        else:
            before = one
    if before is not None:
        yield before


def _small(frames: Iterator[_Timed], drawn: Shape, stretch: float) -> Iterator[_Small]:
    """Frames upright and grey, so small that the patch is of the size that is searched for."""
    orientation: int | None = None
    size: tuple[int, int] | None = None
    for at_s, frame in frames:
        if size is None:
            orientation = orientation_of(frame)
            size = _size_for(frame, drawn, stretch, orientation)
        grey = Image.fromarray(scaled(frame, *size, "gray").to_ndarray())
        yield max(0.0, at_s), numpy.asarray(upright(grey, orientation))


def _size_for(
    frame: VideoFrame, drawn: Shape, stretch: float, orientation: int | None
) -> tuple[int, int]:
    wide, high = frame.width * stretch, float(frame.height)
    seen = (high, wide) if swaps_sides(orientation) else (wide, high)
    _x, _y, across, down = _around(drawn)
    long = max(wide, high)
    factor = _PATCH / max(1.0, across * seen[0], down * seen[1])
    factor = min(max(factor, _LONGEST[0] / long), _LONGEST[1] / long, 1.0)
    return max(16, round(wide * factor)), max(16, round(high * factor))


def _around(drawn: Shape) -> tuple[float, float, float, float]:
    """The middle, width and height of a shape."""
    xs, ys = zip(*drawn.corners(), strict=True)
    return (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2, max(xs) - min(xs), max(ys) - min(ys)


def _followed(frames: Iterator[_Small], drawn: Shape, tell: Callable[[float], None]) -> list[Found]:
    x, y, across, down = _around(drawn)
    found: list[Found] = []
    search: _Search | None = None
    for at_s, picture in frames:
        grey = picture.astype(numpy.float32)
        high, wide = grey.shape
        if search is None:
            half = (max(4, round(across * wide / 2)), max(4, round(down * high / 2)))
            search = _Search(grey, (x * wide, y * high), half)
            found.append(Found(at_s, x, y, 1.0, 1.0))
            continue
        likeness = search.step(grey)
        if likeness < _LOST:
            break
        middle = (search.x / wide, search.y / high)
        if not (0 <= middle[0] <= 1 and 0 <= middle[1] <= 1):
            break
        found.append(Found(at_s, *middle, search.size, likeness))
        tell(at_s)
    return found


class _Search:
    """One patch, searched for frame by frame."""

    def __init__(self, grey: Grey, middle: tuple[float, float], half: tuple[int, int]) -> None:
        self.x, self.y = middle
        self.size = 1.0
        self._half = half
        self._speed = (0.0, 0.0)
        self._first = _even(self._cut(grey, self.x, self.y, 1.0, 0))
        self._late = self._first

    def _cut(self, grey: Grey, x: float, y: float, size: float, beyond: int) -> Grey:
        """What lies around a place, as large as the patch and `beyond` pixels on each side."""
        across, down = self._half[0] + beyond, self._half[1] + beyond
        box = (x - across * size, y - down * size, x + across * size, y + down * size)
        cut = Image.fromarray(grey).transform(
            (2 * across, 2 * down),
            Image.Transform.EXTENT,
            (box[0], box[1], box[2], box[3]),
            Image.Resampling.BILINEAR,
        )
        return numpy.asarray(cut, numpy.float32)

    def step(self, grey: Grey) -> float:
        """Find it in the next frame; returns how alike it is, from -1 to 1."""
        expected = self.x + self._speed[0], self.y + self._speed[1]
        wanted = _even(0.45 * self._first + 0.55 * self._late)
        best: tuple[float, float, float, float] | None = None
        for factor in _SIZES:
            size = min(max(self.size * factor, 0.3), 4.0)
            area = self._cut(grey, *expected, size, _AROUND)
            score, right, down = _best(area, wanted)
            if factor != 1.0:
                score -= _NOT_THE_SAME
            if best is None or score > best[0]:
                best = (score, right * size, down * size, size)
        assert best is not None
        likeness, right, down, size = best
        if likeness < _LOST:
            return likeness
        x, y = expected[0] + right, expected[1] + down
        self._speed = (0.6 * (x - self.x) + 0.4 * self._speed[0],
                       0.6 * (y - self.y) + 0.4 * self._speed[1])  # fmt: skip
        self.x, self.y, self.size = x, y, size
        if likeness > _SURE:
            fresh = _even(self._cut(grey, x, y, size, 0))
            self._late = (1 - _LEARN) * self._late + _LEARN * fresh
        return likeness


def _even(patch: Grey) -> Grey:
    """A patch without its mean, as long as one."""
    flat = patch - patch.mean()
    length = float(numpy.sqrt((flat**2).sum()))
    return numpy.asarray(flat / max(length, 1e-6), numpy.float32)


def _best(area: Grey, patch: Grey) -> tuple[float, float, float]:
    """How alike the likest place in an area is, and how far right and down of its middle."""
    windows = sliding_window_view(area, patch.shape)
    rows, columns = windows.shape[:2]
    flat = windows.reshape(rows * columns, -1)
    along = flat @ patch.reshape(-1)
    count = patch.size
    spread = (flat**2).sum(axis=1) - flat.sum(axis=1) ** 2 / count
    alike = (along / numpy.sqrt(numpy.maximum(spread, count * 4.0))).reshape(rows, columns)
    row, column = divmod(int(alike.argmax()), columns)
    right = column + _between(alike[row, max(0, column - 1) : column + 2], column > 0)
    down = row + _between(alike[max(0, row - 1) : row + 2, column], row > 0)
    return float(alike[row, column]), right - (columns - 1) / 2, down - (rows - 1) / 2


def _between(three: Grey, whole: bool) -> float:
    """Where between pixels a peak lies, from the two beside it."""
    if len(three) != 3 or not whole:
        return 0.0
    left, middle, right = (float(one) for one in three)
    bend = left - 2 * middle + right
    return 0.0 if bend >= 0 else max(-0.5, min(0.5, (left - right) / (2 * bend)))
