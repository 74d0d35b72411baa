"""A photo written anew with parts of it covered, and nothing of them left in it.

The pixels under a cover are never read for it: what is drawn there is made of the pixels around,
blended by their distance (Shepard's method, 1968). In a lossy original the values of a hidden
pixel also shape its neighbours (a JPEG codes blocks of up to 16 by 16 pixels together, ITU-T T.81,
and spreads colours one block's edge further), so that there the cover reaches further than asked.
"""

from __future__ import annotations

import io
from typing import BinaryIO

import numpy
from PIL import Image, ImageDraw

from evidence_desk.domain.items import Kind
from evidence_desk.domain.redaction import Cover, Form, Redaction, Shape
from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.photos import open_photo
from evidence_desk.media.pictures import jpeg

_EXACT = frozenset({"image/png", "image/bmp", "image/tiff", "image/x-portable-pixmap"})
_EDGE = 2  # pixels beyond the outline asked for, so that none under it is missed
_JPEG_REACH = 24  # pixels: a block of 16 and the spreading of its colours
_LOSSY_REACH = 72  # a coding unit of 64 and the filters over its edge
_CELLS = 8  # of a pixelated part, along its longer side
_SOFT = 24  # the same of a blurred one
_AROUND = 128  # places around a part that its cover is made of
_GREY = (128.0, 128.0, 128.0)
_Array = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.float64]]


def redacted(file: BinaryIO, form: Format, what: Redaction) -> bytes:
    """The photo upright with its parts covered: as JPEG if it was lossy, else as PNG.

    The same photo and redaction give the same bytes. Raises MediaError where it does not decode.
    """
    if form.kind is not Kind.PHOTO:
        raise MediaError(f"A {form.label} cannot be redacted as a photo.")
    decoded = open_photo(file, form).whole()
    image = Image.new("RGB", decoded.size)  # knows nothing but the pixels it is given
    image.paste(decoded)
    exact = form.mime in _EXACT
    reach = _EDGE if exact else _JPEG_REACH if form.mime == "image/jpeg" else _LOSSY_REACH
    masks = [mask_of(image.size, one, reach) for one in what.shapes]
    hidden = Image.new("1", image.size)
    for mask in masks:
        hidden.paste(1, mask=mask)
    covers = [_cover(image, hidden, mask, what.cover) for mask in masks]
    for (box, cover), mask in zip(covers, masks, strict=True):
        image.paste(cover, box, mask.crop(box))
    if not exact:
        return jpeg(image, 95, every_colour=True)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def mask_of(size: tuple[int, int], one: Shape, reach: int) -> Image.Image:
    """Where a part of a picture of this size lies, and `reach` pixels around it."""
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


_Box = tuple[int, int, int, int]


def _cover(
    image: Image.Image, hidden: Image.Image, mask: Image.Image, cover: Cover
) -> tuple[_Box, Image.Image]:
    """What is put over one part, and the rectangle it fills."""
    box = mask.getbbox() or (0, 0, 1, 1)
    size = (box[2] - box[0], box[3] - box[1])
    if cover is Cover.SOLID:
        return box, Image.new("RGB", size)
    cells = _CELLS if cover is Cover.PIXELATE else _SOFT
    step = max(size) / cells
    columns, rows = (max(1, round(side / step)) for side in size)
    blend = _blend(image, hidden, box, columns, rows)
    if cover is Cover.PIXELATE:  # uneven, as a face would be: a fixed pattern, not what was there
        across, down = numpy.meshgrid(numpy.arange(columns), numpy.arange(rows))
        blend = blend + (((across * 7 + down * 13) % 5 - 2) * 7.0)[:, :, None]
    small = Image.fromarray(numpy.clip(blend, 0, 255).astype(numpy.uint8))
    way = Image.Resampling.NEAREST if cover is Cover.PIXELATE else Image.Resampling.BICUBIC
    return box, small.resize(size, way)


def _blend(image: Image.Image, hidden: Image.Image, box: _Box, columns: int, rows: int) -> _Array:
    """Colours for a grid over a rectangle, from what is to be seen along its edge."""
    spots, colours = _seen_around(image, hidden, box)
    x = box[0] + (numpy.arange(columns) + 0.5) * (box[2] - box[0]) / columns
    y = box[1] + (numpy.arange(rows) + 0.5) * (box[3] - box[1]) / rows
    grid = numpy.stack(numpy.meshgrid(x, y), axis=-1)
    far = ((grid[:, :, None, :] - spots[None, None, :, :]) ** 2).sum(axis=-1)
    weight = 1.0 / (far + 1.0)
    total: _Array = (weight[..., None] * colours).sum(axis=2) / weight.sum(axis=2)[..., None]
    return total


def _seen_around(image: Image.Image, hidden: Image.Image, box: _Box) -> tuple[_Array, _Array]:
    """Places just outside a rectangle that stay in sight, and their colours."""
    wide, high = image.size
    left, top, right, bottom = box[0] - 2, box[1] - 2, box[2] + 1, box[3] + 1
    edge = numpy.linspace(0, 1, _AROUND // 4, endpoint=False)
    xs, ys = left + edge * (right - left), top + edge * (bottom - top)
    spots = [(x, top) for x in xs] + [(right, y) for y in ys]
    spots += [(x, bottom) for x in xs] + [(left, y) for y in ys]
    found = [
        (x, y)
        for one_x, one_y in spots
        if 0 <= (x := int(one_x)) < wide and 0 <= (y := int(one_y)) < high
        and not hidden.getpixel((x, y))
    ]  # fmt: skip
    if not found:
        middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
        return numpy.array([middle]), numpy.array([_GREY])
    return numpy.array(found, float), numpy.array([image.getpixel(one) for one in found], float)
