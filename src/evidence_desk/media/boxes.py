"""The boxes of ISO base media files (ISO/IEC 14496-12): where they end, how long a movie is, how
a picture is turned."""

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


_META_LIMIT = 4 << 20

#: Turns (anti-clockwise, quarters) and then a mirroring of left and right → orientation number.
_TURNED = {
    (0, False): 1,
    (0, True): 2,
    (2, False): 3,
    (2, True): 4,
    (3, True): 5,
    (3, False): 6,
    (1, True): 7,
    (1, False): 8,
}


def picture_orientation(file: BinaryIO, size: int) -> int | None:
    """The orientation number that a HEIF or AVIF file's own rules ask for; None if it has none.

    These are the rotation and mirroring properties of the primary picture (ISO/IEC 23008-12,
    6.5.10 and 6.5.12); an EXIF orientation beside them is a note, not an instruction.
    """
    for kind, start, end in top_boxes(file, size):
        if kind == b"meta":
            file.seek(start)
            data = file.read(min(end - start, _META_LIMIT))
            return _turn_of(_primary_properties(data))
    return None


def _turn_of(properties: list[tuple[bytes, bytes]]) -> int | None:
    quarters, mirrored, told = 0, False, False
    for kind, content in properties:
        if kind not in (b"irot", b"imir") or not content:
            continue
        told = True
        mirror = kind == b"imir"
        # To swap top and bottom is to turn by half, then to swap left and right.
        turns = (0 if content[0] & 1 else 2) if mirror else content[0] & 3
        quarters = (quarters + (-turns if mirrored else turns)) % 4
        mirrored ^= mirror
    return _TURNED[quarters, mirrored] if told else None


def _inner(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Type, offset of the content and end of each box within another."""
    while at + 8 <= end:
        length = int.from_bytes(data[at : at + 4], "big")
        if length < 8 or at + length > end:
            return
        yield data[at + 4 : at + 8], at + 8, at + length
        at += length


def _primary_properties(meta: bytes) -> list[tuple[bytes, bytes]]:
    """The properties of a meta box's primary item, in the order in which they apply."""
    primary = 0
    kept: list[tuple[bytes, bytes]] = []
    tied: dict[int, list[int]] = {}
    for kind, start, end in _inner(meta, 4, len(meta)):
        if kind == b"pitm":
            wide = 4 if meta[start] else 2
            primary = int.from_bytes(meta[start + 4 : start + 4 + wide], "big")
        elif kind == b"iprp":
            for inner, first, last in _inner(meta, start, end):
                if inner == b"ipco":
                    kept = [(name, meta[a:b]) for name, a, b in _inner(meta, first, last)]
                elif inner == b"ipma":
                    tied |= _associations(meta[first:last])
    return [kept[index - 1] for index in tied.get(primary, []) if 0 < index <= len(kept)]


def _associations(data: bytes) -> dict[int, list[int]]:
    """Item → the numbers of its properties (ISO/IEC 23008-12, 9.3.1)."""
    tied: dict[int, list[int]] = {}
    wide_items, wide_indices = data[:1] > b"\x00", bool(data[3:4] and data[3] & 1)
    item_bytes, index_bytes = (4 if wide_items else 2), (2 if wide_indices else 1)
    at = 8
    for _entry in range(int.from_bytes(data[4:8], "big")):
        item, at = int.from_bytes(data[at : at + item_bytes], "big"), at + item_bytes
        if at >= len(data):
            break
        count, at = data[at], at + 1
        mask = 0x7FFF if wide_indices else 0x7F
        tied[item] = [
            int.from_bytes(data[place : place + index_bytes], "big") & mask
            for place in range(at, min(at + count * index_bytes, len(data)), index_bytes)
        ]
        at += count * index_bytes
    return tied
