"""A photo written anew with parts of it covered, and nothing of them left in it.

The pixels under a cover are never read for it (`covers`). In a lossy original the values of a
hidden pixel also shape its neighbours (a JPEG codes blocks of up to 16 by 16 pixels together,
ITU-T T.81, and spreads colours one block's edge further), so that there the cover reaches further
than asked.
"""

from __future__ import annotations

import io
from typing import BinaryIO

import numpy
from PIL import Image

from evidence_desk.domain.items import Kind
from evidence_desk.domain.redaction import Cover, Redaction
from evidence_desk.media.covers import (
    BLOCK_REACH,
    UNIT_REACH,
    Box,
    all_of,
    box_of,
    grid_of,
    mask_of,
    resized,
    spots_around,
    unevenness,
)
from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.photos import open_photo
from evidence_desk.media.pictures import jpeg

_EXACT = frozenset({"image/png", "image/bmp", "image/tiff", "image/x-portable-pixmap"})
_EDGE = 2  # pixels beyond the outline asked for, so that none under it is missed
_GREY = (128.0, 128.0, 128.0)


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
    reach = _EDGE if exact else BLOCK_REACH if form.mime == "image/jpeg" else UNIT_REACH
    masks = [mask_of(image.size, one, reach) for one in what.shapes]
    hidden = all_of(image.size, masks)
    covers = [_cover(image, hidden, mask, what.cover) for mask in masks]
    for (box, cover), mask in zip(covers, masks, strict=True):
        image.paste(cover, box, mask.crop(box))
    if not exact:
        return jpeg(image, 95, every_colour=True)
    out = io.BytesIO()
    image.save(out, "PNG", compress_level=4)
    return out.getvalue()


def _cover(
    image: Image.Image, hidden: Image.Image, mask: Image.Image, cover: Cover
) -> tuple[Box, Image.Image]:
    """What is put over one part, and the rectangle it fills."""
    box = box_of(mask)
    size = (box[2] - box[0], box[3] - box[1])
    if cover is Cover.SOLID:
        return box, Image.new("RGB", size)
    spots = spots_around(hidden, box)
    colours = numpy.array([image.getpixel(one) for one in spots] if spots else [_GREY], float)
    blend = grid_of(box, cover, spots, colours)
    if cover is Cover.PIXELATE:
        blend = blend + unevenness(blend)[:, :, None]
    small = Image.fromarray(numpy.clip(blend, 0, 255).astype(numpy.uint8))
    return box, resized(small, size, cover)
