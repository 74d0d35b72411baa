"""Redaction of films and sound: covers that follow over time, sound taken out, the part kept.

A cover has key frames and stands between two of them on the straight line from one to the other;
before its first and after its last it keeps still. Spans are half open: a frame is covered if any
moment at which it is on screen lies in the span, the end not included.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Any

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.redaction import Cover, Form, Shape, shape
from evidence_desk.domain.timecodes import read_seconds

_MOST_SHAPES = 200
_MOST_KEYS = 20_000
_MOST_SPANS = 1000
#: Moments handed out in microseconds come back rounded by less than this.
GRACE_S = 2e-6


class Silence(StrEnum):
    """What becomes of a span of sound: nothing is heard, or words by no voice of anybody's."""

    MUTE = "mute"
    MASK = "mask"


@dataclass(frozen=True, slots=True)
class Span:
    """From one moment to another, in seconds from the start; None: the start, or the end."""

    from_s: float | None = None
    to_s: float | None = None

    def holds(self, came_on: float, goes: float) -> bool:
        """Whether what is there from `came_on` until `goes` is there at any moment of it."""
        start = -math.inf if self.from_s is None else self.from_s
        end = math.inf if self.to_s is None else self.to_s
        return came_on < end - GRACE_S and goes > start + GRACE_S


_ALL = Span()


@dataclass(frozen=True, slots=True)
class KeyFrame:
    """Where a cover lies at a moment: points as a `Shape` has them."""

    at_s: float
    points: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class MovingShape:
    """A cover over time: its key frames, rising, and the span in which it covers anything."""

    form: Form
    keys: tuple[KeyFrame, ...]
    span: Span = _ALL

    def at(self, moment: float) -> Shape:
        """Where it lies at a moment, whether it covers anything then or not."""
        after = bisect_right(self.keys, moment + GRACE_S, key=lambda key: key.at_s)
        if after == 0 or after == len(self.keys):
            return Shape(self.form, self.keys[max(0, after - 1)].points)
        one, two = self.keys[after - 1], self.keys[after]
        part = min(max((moment - one.at_s) / (two.at_s - one.at_s), 0.0), 1.0)
        points = (a + (b - a) * part for a, b in zip(one.points, two.points, strict=True))
        return Shape(self.form, tuple(points))

    def to_values(self) -> dict[str, Any]:
        """As it stands in a recipe."""
        keys = [{"at": key.at_s, "points": list(key.points)} for key in self.keys]
        return {"form": str(self.form), "keys": keys, **_ends(self.span)}


@dataclass(frozen=True, slots=True)
class SoundSpan:
    """A span of the sound, and what becomes of it."""

    span: Span
    how: Silence = Silence.MUTE


@dataclass(frozen=True, slots=True)
class FilmRedaction:
    """All that is taken out of a film or recording; `clip` is the part that is kept of it."""

    shapes: tuple[MovingShape, ...] = ()
    cover: Cover = Cover.SOLID
    sound: tuple[SoundSpan, ...] = ()
    clip: Span = _ALL

    def covers(self, came_on: float, goes: float) -> list[Shape]:
        """What is covered in the frame on screen from one moment until another."""
        return [one.at(came_on) for one in self.shapes if one.span.holds(came_on, goes)]

    def to_values(self) -> dict[str, Any]:
        """As it is stored, given to scripts, and read from a recipe file."""
        return {
            "shapes": [one.to_values() for one in self.shapes],
            "cover": str(self.cover),
            "sound": [{**_ends(one.span), "how": str(one.how)} for one in self.sound],
            "clip": _ends(self.clip),
        }


def _ends(span: Span) -> dict[str, float | None]:
    return {"from": span.from_s, "to": span.to_s}


def film_redaction(values: Mapping[str, Any]) -> FilmRedaction:
    """A redaction from stored values or a recipe file, whose moments may be written 0:01:02.5.

    Raises UsageError where they make none, or take nothing out.
    """
    try:
        shapes = [_moving(one) for one in values.get("shapes") or ()]
        sound = [
            SoundSpan(_span(one), _how(str(one.get("how", Silence.MUTE))))
            for one in values.get("sound") or ()
        ]
        clip = _span(values.get("clip") or {})
        return film_redacted(shapes, str(values.get("cover", Cover.SOLID)), sound, clip)
    except (KeyError, TypeError, AttributeError) as error:
        raise UsageError("This is not a redaction of a film or recording.") from error


def film_redacted(
    shapes: Iterable[MovingShape], cover: str, sound: Iterable[SoundSpan] = (), clip: Span = _ALL
) -> FilmRedaction:
    """A redaction; raises UsageError where nothing is taken out, or there is no such cover."""
    all_shapes, spans = tuple(shapes), tuple(sound)
    if not all_shapes and not spans and clip == _ALL:
        raise UsageError("Nothing is to be taken out: give a shape, a span of sound, or a clip.")
    if len(all_shapes) > _MOST_SHAPES or len(spans) > _MOST_SPANS:
        raise UsageError(f"More than {_MOST_SHAPES} covers or {_MOST_SPANS} spans of sound.")
    if cover not in set(Cover):
        raise UsageError(f"Covers are {', '.join(Cover)}; not “{cover}”.")
    return FilmRedaction(all_shapes, Cover(cover), spans, clip)


def moving_shape(form: str, keys: Iterable[KeyFrame], span: Span = _ALL) -> MovingShape:
    """A cover over time, checked; raises UsageError where it is none."""
    ordered = tuple(sorted(keys, key=lambda key: key.at_s))
    if not ordered:
        raise UsageError("A cover needs a key frame: a moment, and where it lies then.")
    if len(ordered) > _MOST_KEYS:
        raise UsageError(f"More than {_MOST_KEYS} key frames in one cover.")
    checked = [shape(form, key.points, anywhere=True) for key in ordered]
    if len({len(one.points) for one in checked}) > 1:
        raise UsageError("A polygon keeps its number of corners from key frame to key frame.")
    if any(two.at_s - one.at_s <= GRACE_S for one, two in pairwise(ordered)):
        raise UsageError("A cover has two key frames at the same moment.")
    points = (
        KeyFrame(round(key.at_s, 6), one.points) for key, one in zip(ordered, checked, strict=True)
    )
    return MovingShape(Form(form), tuple(points), span)


def span_between(from_s: Any, to_s: Any) -> Span:
    """A span from two moments, numbers or 0:01:02.5; raises UsageError where it is none."""
    start = None if from_s is None else read_seconds(from_s)
    end = None if to_s is None else read_seconds(to_s)
    if end is not None and end <= (start or 0.0):
        raise UsageError(f"A span from {start or 0:g} to {end:g} seconds is none.")
    return Span(start, end)


def _moving(values: Mapping[str, Any]) -> MovingShape:
    form = str(values["form"])
    keys: Sequence[Mapping[str, Any]] = values.get("keys") or ()
    if not keys and "points" in values:  # one that keeps still needs no moments
        keys = [{"at": values.get("from") or 0, "points": values["points"]}]
    made = [KeyFrame(read_seconds(one["at"]), shape(form, one["points"], anywhere=True).points)
            for one in keys]  # fmt: skip
    return moving_shape(form, made, _span(values))


def _span(values: Mapping[str, Any]) -> Span:
    return span_between(values.get("from"), values.get("to"))


def _how(name: str) -> Silence:
    if name not in set(Silence):
        raise UsageError(f"Sound is taken out by {', '.join(Silence)}; not “{name}”.")
    return Silence(name)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the middle of a shape is at a moment, in parts of the picture; its size, 1 as drawn.

    `likeness`, up to 1, is how much what is there looks like what it was.
    """

    at_s: float
    x: float
    y: float
    size: float
    likeness: float = 1.0


#: Parts of the picture by which a key frame may be missed that is left out.
_LOOSE = 0.004


def along(drawn: Shape, places: Sequence[Place]) -> list[KeyFrame]:
    """As few key frames as let a shape pass through places (rising in time) closely enough.

    Between two that are kept, the one farthest off the straight line is kept too, until none is
    far off (Ramer, 1972).
    """
    if not places:
        return []
    kept = {0, len(places) - 1}
    spans = [(0, len(places) - 1)]
    side = max(_sides(drawn))
    while spans:
        first, last = spans.pop()
        far = [(_off(places[first], places[last], places[n], side), n)
               for n in range(first + 1, last)]  # fmt: skip
        if far and max(far)[0] > _LOOSE:
            middle = max(far)[1]
            kept.add(middle)
            spans += [(first, middle), (middle, last)]
    return [KeyFrame(round(places[n].at_s, 6), _placed(drawn, places[n])) for n in sorted(kept)]


def _off(one: Place, two: Place, between: Place, side: float) -> float:
    part = (between.at_s - one.at_s) / max(1e-9, two.at_s - one.at_s)
    x, y = one.x + (two.x - one.x) * part, one.y + (two.y - one.y) * part
    size = one.size + (two.size - one.size) * part
    return max(abs(between.x - x), abs(between.y - y), abs(between.size - size) * side / 2)


def _sides(drawn: Shape) -> tuple[float, float]:
    xs, ys = zip(*drawn.corners(), strict=True)
    return max(xs) - min(xs), max(ys) - min(ys)


def _placed(drawn: Shape, place: Place) -> tuple[float, ...]:
    """The points of a shape with its middle moved to a place, and of that size."""
    xs, ys = zip(*drawn.corners(), strict=True)
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    if drawn.form is not Form.POLYGON:
        wide, high = (side * place.size for side in _sides(drawn))
        points = (place.x - wide / 2, place.y - high / 2, wide, high)
        return tuple(round(one, 5) for one in points)
    moved = [((x - middle_x) * place.size + place.x, (y - middle_y) * place.size + place.y)
             for x, y in drawn.corners()]  # fmt: skip
    return tuple(round(one, 5) for corner in moved for one in corner)
