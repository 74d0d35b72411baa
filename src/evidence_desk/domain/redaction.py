"""Redaction: which parts of a picture nobody may see, and what is put in their place.

Whatever covers a part is made of what lies around it, never of what lay under it: two pictures that
differ only under the covers give the same redacted picture, so that there is nothing to reverse.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from evidence_desk.domain.errors import UsageError

_MOST_SHAPES = 500
_MOST_POINTS = 200
_FAR = 10.0  # as many times the picture's side as a shape may reach beyond it


class Form(StrEnum):
    """The outline of a redacted part."""

    BOX = "box"
    ELLIPSE = "ellipse"
    POLYGON = "polygon"


class Cover(StrEnum):
    """What is seen in its place: black, coarse squares, or a soft passage of the colours around."""

    SOLID = "solid"
    PIXELATE = "pixelate"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Shape:
    """A part of an upright picture, in parts of its width and height from 0 to 1.

    Of a box or an ellipse `points` are left, top, width and height; of a polygon x and y of each
    corner in turn.
    """

    form: Form
    points: tuple[float, ...]

    def corners(self) -> tuple[tuple[float, float], ...]:
        """The corners of a polygon, or of the rectangle around a box or ellipse."""
        if self.form is Form.POLYGON:
            return tuple(zip(self.points[::2], self.points[1::2], strict=True))
        x, y, wide, high = self.points
        return ((x, y), (x + wide, y), (x + wide, y + high), (x, y + high))

    def to_values(self) -> dict[str, Any]:
        """As it is stored and given to scripts."""
        return {"form": str(self.form), "points": list(self.points)}


@dataclass(frozen=True, slots=True)
class Redaction:
    """All that is covered in one picture, and how."""

    shapes: tuple[Shape, ...]
    cover: Cover = Cover.SOLID

    def to_values(self) -> dict[str, Any]:
        """As it is stored and given to scripts."""
        return {"shapes": [one.to_values() for one in self.shapes], "cover": str(self.cover)}


def redaction(values: Mapping[str, Any]) -> Redaction:
    """A redaction from stored values; raises UsageError where they make none."""
    try:
        made = [shape(str(one["form"]), one["points"]) for one in values["shapes"]]
        return covered(made, str(values["cover"]))
    except (KeyError, TypeError) as error:
        raise UsageError("This is not a redaction.") from error


def covered(shapes: Iterable[Shape], cover: str) -> Redaction:
    """A redaction of some parts; raises UsageError where there are none, or no such cover."""
    all_shapes = tuple(shapes)
    if not all_shapes:
        raise UsageError("Nothing is to be covered; draw at least one box.")
    if len(all_shapes) > _MOST_SHAPES:
        raise UsageError(f"More than {_MOST_SHAPES} parts in one picture; cover larger ones.")
    if cover not in set(Cover):
        raise UsageError(f"Covers are {', '.join(Cover)}; not “{cover}”.")
    return Redaction(all_shapes, Cover(cover))


def shape(form: str, points: Sequence[float | str], *, anywhere: bool = False) -> Shape:
    """A part of a picture, checked; raises UsageError where it covers nothing of it.

    With `anywhere` it may lie outside: what is followed through a film may leave its picture.
    """
    if form not in set(Form):
        raise UsageError(f"Shapes are {', '.join(Form)}; not “{form}”.")
    try:
        numbers = tuple(round(float(one), 5) for one in points)
    except (TypeError, ValueError) as error:
        raise UsageError(_BAD) from error
    if not all(math.isfinite(one) and abs(one) <= _FAR for one in numbers):
        raise UsageError(_BAD)
    if form == Form.POLYGON:
        if len(numbers) < 6 or len(numbers) % 2 or len(numbers) > 2 * _MOST_POINTS:
            raise UsageError(f"A polygon has 3 to {_MOST_POINTS} corners, each with x and y.")
        xs, ys = numbers[::2], numbers[1::2]
    else:
        if len(numbers) != 4 or numbers[2] <= 0 or numbers[3] <= 0:
            raise UsageError(_BAD)
        xs, ys = (numbers[0], numbers[0] + numbers[2]), (numbers[1], numbers[1] + numbers[3])
    if not anywhere and (max(xs) <= 0 or min(xs) >= 1 or max(ys) <= 0 or min(ys) >= 1):
        raise UsageError("A part to be covered lies outside the picture.")
    return Shape(Form(form), numbers)


_BAD = "A box is left, top, width and height, in parts of the picture from 0 to 1."
