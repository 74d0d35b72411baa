"""The JPEG that a camera puts inside its raw photos, found by structure or by looking for it."""

from __future__ import annotations

import io
import mmap
from typing import BinaryIO

import exiv2
from PIL import Image

#: What Pillow raises for damaged files; its decoders are many and so are their exceptions.
DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    OverflowError,
    ArithmeticError,
    AttributeError,
    RuntimeError,
    AssertionError,
)

_RAW_SCAN_BYTES = 96 << 20


def mapped(file: BinaryIO) -> mmap.mmap | None:
    """An open file as memory, read as it is looked at; None for what cannot be mapped."""
    try:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None


def largest_preview(file: BinaryIO) -> Image.Image | None:
    """The largest embedded JPEG that can be shown; None where there is none."""
    data = mapped(file)
    if data is None:
        return None
    try:
        opened = exiv2.ImageFactory.open(data)
        opened.readMetadata()
        manager = exiv2.PreviewManager(opened)
        properties = sorted(
            manager.getPreviewProperties(), key=lambda one: one.width_ * one.height_, reverse=True
        )
        for one in properties:
            image = _jpeg_inside(bytes(manager.getPreviewImage(one).data()))
            if image is not None:
                return image
    except (exiv2.Exiv2Error, RuntimeError, ValueError):
        pass
    return _scan_for_jpeg(data)


def _scan_for_jpeg(data: mmap.mmap) -> Image.Image | None:
    """The largest JPEG between the bytes, for raw files whose structure exiv2 does not know."""
    best: Image.Image | None = None
    at = 0
    for _attempt in range(24):
        at = data.find(b"\xff\xd8\xff", at, _RAW_SCAN_BYTES)
        if at < 0:
            break
        end = data.find(b"\xff\xd8\xff", at + 3, _RAW_SCAN_BYTES)
        stop = min(len(data), at + _RAW_SCAN_BYTES // 3)
        image = _jpeg_inside(data[at:stop])
        if image is not None and (
            best is None or image.width * image.height > best.width * best.height
        ):
            best = image
        if end < 0:
            break
        at = end
    return best


def _jpeg_inside(data: bytes) -> Image.Image | None:
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG",))
    except DAMAGE:
        return None
    # A raw sensor plane may be lossless JPEG, which no viewer decodes.
    return image if image.mode in ("RGB", "L") and image.width > 32 else None
