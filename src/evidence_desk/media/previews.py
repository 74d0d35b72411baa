"""The JPEG that a camera puts inside its raw photos, found by structure or by looking for it."""

from __future__ import annotations

import io
import mmap
import os
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

#: From this size on a preview is one to look at; a smaller one may not be all there is.
_LARGE_PX = 1000
_SCAN_BYTES = 256 << 20
_SCAN_MARKERS = 20_000
_PREVIEW_BYTES = 32 << 20
_SMALL = 1 << 18


def mapped(file: BinaryIO) -> mmap.mmap | bytes | None:
    """An open file as memory, read as it is looked at; None for what cannot be mapped."""
    try:
        if os.fstat(file.fileno()).st_size <= _SMALL:  # to map it takes longer than to read it
            file.seek(0)
            return file.read()
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None


def largest_preview(file: BinaryIO) -> Image.Image | None:
    """The largest embedded JPEG that can be shown; None where there is none."""
    data = mapped(file)
    if data is None:
        return None
    known = _known_preview(data)
    if known is not None and max(known.size) >= _LARGE_PX:
        return known
    found = _found_preview(data)
    if known is None or found is None:
        return known or found
    return max(known, found, key=lambda image: image.width * image.height)


def _known_preview(data: mmap.mmap | bytes) -> Image.Image | None:
    """The largest preview of those whose place exiv2 knows for this camera."""
    try:
        opened = exiv2.ImageFactory.open(data)
        opened.readMetadata()
        manager = exiv2.PreviewManager(opened)
        properties = sorted(
            manager.getPreviewProperties(), key=lambda one: one.width_ * one.height_, reverse=True
        )
        for one in properties:
            image = _opened(bytes(manager.getPreviewImage(one).data()))
            if image is not None:
                return image
    except (exiv2.Exiv2Error, RuntimeError, ValueError):
        pass
    return None


def _found_preview(data: mmap.mmap | bytes) -> Image.Image | None:
    """The largest JPEG between the bytes, for cameras that exiv2 knows too little of."""
    best, place, at = 0, 0, -1
    for _attempt in range(_SCAN_MARKERS):
        at = data.find(b"\xff\xd8\xff", at + 1, _SCAN_BYTES)
        if at < 0:
            break
        area = _viewable_area(data, at)
        if area > best:
            best, place = area, at
    return _opened(data[place : place + _PREVIEW_BYTES]) if best else None


def _viewable_area(data: mmap.mmap | bytes, at: int) -> int:
    """Pixels of the JPEG that begins at `at` (ITU-T T.81, B.2.2); 0 where a viewer shows none.

    A sensor's own values may be lossless JPEG (frames other than SOF0 to SOF2), which none does.
    """
    at += 2
    for _segment in range(64):
        head = data[at : at + 10]
        if len(head) < 10 or head[0] != 0xFF:
            return 0
        marker, length = head[1], int.from_bytes(head[2:4], "big")
        if marker in (0xC0, 0xC1, 0xC2):
            height, width = int.from_bytes(head[5:7], "big"), int.from_bytes(head[7:9], "big")
            return width * height if head[4] == 8 and head[9] in (1, 3) else 0
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return 0
        at += 2 + length
    return 0


def _opened(data: bytes) -> Image.Image | None:
    if not _viewable(data):
        return None
    try:
        return Image.open(io.BytesIO(data), formats=("JPEG",))
    except DAMAGE:
        return None


def _viewable(data: bytes) -> bool:
    return data.startswith(b"\xff\xd8") and _viewable_area(data, 0) > 32 * 32
