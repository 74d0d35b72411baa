"""What a part of a picture is covered with, made of what lies around it and of nothing under it.

The colours of a soft or coarse cover are those of places around the part that stay in sight,
blended by their distance (Shepard's method, 1968).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from evidence_desk.domain.redaction import Cover, Form, Shape

#: Pixels that a cover reaches further over a lossy original, whose hidden pixels shape others:
#: a block of 16 and the spreading of its colours; a coding unit of 64 and the filters at its edge.
BLOCK_REACH = 24
UNIT_REACH = 72

Box = tuple[int, int, int, int]
Array = NDArray[numpy.float64]
_CELLS = 8  # of a pixelated part, along its longer side
_SOFT = 24  # the same of a blurred one
_AROUND = 128  # places around a part that its cover is made of


def mask_of(size: tuple[int, int], one: Shape, reach: int) -> Image.Image:
    """Where a part lies in a picture of this size, and `reach` pixels around it."""
    wide, high = size
    mask = Image.new("1", size)
    pen = ImageDraw.Draw(mask)
    corners = [(x * wide, y * high) for x, y in one.corners()]
    if one.form is Form.POLYGON:
        pen.polygon(corners, fill=1, outline=1)
        if reach:
            pen.line([*corners, *corners[:2]], fill=1, width=2 * reach + 1)
        for x, y in corners:
            pen.ellipse((x - reach, y - reach, x + reach, y + reach), fill=1)
        return mask
    (left, top), (right, bottom) = corners[0], corners[2]
    grown = (int(left) - reach, int(top) - reach, int(right) + reach + 1, int(bottom) + reach + 1)
    (pen.rectangle if one.form is Form.BOX else pen.ellipse)(grown, fill=1)
    return mask


def all_of(size: tuple[int, int], masks: Sequence[Image.Image]) -> Image.Image:
    """Where any of several parts lies."""
    hidden = Image.new("1", size)
    for mask in masks:
        hidden.paste(1, mask=mask)
    return hidden


def box_of(mask: Image.Image) -> Box:
    """The rectangle around a part: left, top, and the first column and row beyond it."""
    return mask.getbbox() or (0, 0, 1, 1)


def spots_around(hidden: Image.Image, box: Box) -> list[tuple[int, int]]:
    """Places just outside a rectangle that stay in sight; none where nothing does."""
    wide, high = hidden.size
    left, top, right, bottom = box[0] - 2, box[1] - 2, box[2] + 1, box[3] + 1
    edge = numpy.linspace(0, 1, _AROUND // 4, endpoint=False)
    xs, ys = left + edge * (right - left), top + edge * (bottom - top)
    spots = [(x, top) for x in xs] + [(right, y) for y in ys]
    spots += [(x, bottom) for x in xs] + [(left, y) for y in ys]
    return [
        (x, y)
        for one_x, one_y in spots
        if 0 <= (x := int(one_x)) < wide and 0 <= (y := int(one_y)) < high
        and not hidden.getpixel((x, y))
    ]  # fmt: skip


def grid_of(box: Box, cover: Cover, spots: Sequence[tuple[int, int]], colours: Array) -> Array:
    """Colours for the cells of a cover, row by row, from those of the `spots`.

    Without spots the one colour given fills it.
    """
    size = (box[2] - box[0], box[3] - box[1])
    step = max(size) / (_CELLS if cover is Cover.PIXELATE else _SOFT)
    columns, rows = (max(1, round(side / step)) for side in size)
    if not spots:
        return numpy.full((rows, columns, colours.shape[1]), colours[0], numpy.float64)
    places = numpy.array(spots, float)
    x = box[0] + (numpy.arange(columns) + 0.5) * size[0] / columns
    y = box[1] + (numpy.arange(rows) + 0.5) * size[1] / rows
    grid = numpy.stack(numpy.meshgrid(x, y), axis=-1)
    far = ((grid[:, :, None, :] - places[None, None, :, :]) ** 2).sum(axis=-1)
    weight = 1.0 / (far + 1.0)
    total = (weight[..., None] * colours).sum(axis=2) / weight.sum(axis=2)[..., None]
    return numpy.asarray(total, numpy.float64)


def unevenness(grid: Array) -> Array:
    """What makes coarse squares uneven, as a face would be: a fixed pattern, not what was there."""
    across, down = numpy.meshgrid(numpy.arange(grid.shape[1]), numpy.arange(grid.shape[0]))
    return numpy.asarray(((across * 7 + down * 13) % 5 - 2) * 7.0, numpy.float64)


def resized(small: Image.Image, size: tuple[int, int], cover: Cover) -> Image.Image:
    """A cover's cells as large as the part: with edges if it is coarse, without if it is soft."""
    way = Image.Resampling.NEAREST if cover is Cover.PIXELATE else Image.Resampling.BICUBIC
    return small.resize(size, way)
