"""The boxes of ISO base media files (ISO/IEC 14496-12): where they end, how long the movie is."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO

_BOXES_LIMIT = 4096


def top_boxes(file: BinaryIO, size: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, offset of the content, and end of each top-level box, as far as they follow on.

    The last may end beyond the file: then the file is cut short.
    """
    at = 0
    for _box in range(_BOXES_LIMIT):
        if at + 8 > size:
            return
        file.seek(at)
        head = file.read(16)
        length, kind, start = int.from_bytes(head[:4], "big"), head[4:8], at + 8
        if length == 1 and len(head) == 16:
            length, start = int.from_bytes(head[8:16], "big"), at + 16
        if length == 0:  # it goes to the end of the file
            length = size - at
        if length < 8 or not kind.isascii():
            return
        yield kind, start, at + length
        at += length


def movie_duration(file: BinaryIO, size: int) -> float | None:
    """The movie header's duration in seconds (8.2.2): that of its longest track, edits counted."""
    for kind, start, _end in top_boxes(file, size):
        if kind == b"moov":
            file.seek(start)
            head = file.read(48)
            if head[4:8] != b"mvhd":
                return None
            layout = ">16xIQ" if head[8:9] == b"\x01" else ">8xII"
            scale, duration = struct.unpack_from(layout, head.ljust(48, b"\0"), 12)
            unknown = duration in (0, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF)
            return None if unknown or not scale else float(duration / scale)
    return None
