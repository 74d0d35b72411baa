"""Bitmaps whose colours lie in unusual bits, which Pillow does not read."""

from __future__ import annotations

import struct
from typing import BinaryIO

import numpy as np
from PIL import Image

from evidence_desk.media.pictures import check_size

_BITFIELDS = (3, 6)  # the two ways to say that masks follow; 6 includes one for alpha


def read_bitfields(file: BinaryIO) -> Image.Image | None:
    """A BMP of 16 or 32 bits a pixel by its colour masks; None if it is not of that kind.

    Raises MediaError for absurd sizes, ValueError where pixels are missing.
    """
    file.seek(0)
    head = file.read(14 + 124)
    if len(head) < 14 + 52:
        return None
    (offset,), (header,) = struct.unpack_from("<I", head, 10), struct.unpack_from("<I", head, 14)
    width, height, _planes, bits, compression = struct.unpack_from("<iiHHI", head, 18)
    if header < 40 or bits not in (16, 32) or compression not in _BITFIELDS:
        return None
    if width < 1 or height == 0:
        return None
    check_size(width, abs(height))
    masks = list(struct.unpack_from("<3I", head, 54))
    if header >= 56 or compression == 6:
        masks += struct.unpack_from("<I", head, 66)
    row = (width * bits // 8 + 3) // 4 * 4
    file.seek(offset)
    data = file.read(row * abs(height))
    if len(data) < row * abs(height):
        raise ValueError("pixels are missing")
    pixels = np.frombuffer(data, dtype=f"<u{bits // 8}").reshape(abs(height), -1)[:, :width]
    if height > 0:  # the last row comes first
        pixels = pixels[::-1]
    shown = [_channel(pixels, mask) for mask in masks if mask or len(masks) == 3]
    if len(shown) < 3:
        return None
    return Image.fromarray(np.stack(shown, axis=-1))


def _channel(
    pixels: np.ndarray[tuple[int, ...], np.dtype[np.uint32]], mask: int
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The values under one mask, stretched to a byte."""
    if mask == 0:
        return np.zeros(pixels.shape, dtype=np.uint8)
    shift = (mask & -mask).bit_length() - 1
    values = (pixels & mask) >> shift
    return np.asarray(values.astype(np.float32) * (255.0 / (mask >> shift)) + 0.5, dtype=np.uint8)
