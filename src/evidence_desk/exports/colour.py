"""Colour profiles cut down to what colours need: no calibration date, serial number or owner.

Source: ICC.1:2022, sections 7 (layout) and 10 (tag types).
"""

from __future__ import annotations

import struct

_HEADER = 128
_MOST_TAGS = 200
#: The tags that turn numbers into colours; all others only describe.
_KEPT = frozenset(
    (
        *(b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt"),
        *(b"chad", b"cicp", b"lumi", b"gamt", b"A2B0", b"A2B1", b"A2B2", b"B2A0", b"B2A1"),
        *(b"B2A2", b"B2D0", b"B2D1", b"B2D2", b"D2B0", b"D2B1", b"D2B2"),
    )
)
#: In the header: when and by which program it was made, for which device; its checksum.
_BLANKED = ((4, 8), (24, 36), (40, 44), (48, 64), (80, 100))


def bare_profile(profile: bytes) -> bytes | None:
    """The same profile with no word in it; None where it is none, or damaged."""
    if len(profile) < _HEADER + 4 or profile[36:40] != b"acsp":
        return None
    (count,) = struct.unpack_from(">I", profile, _HEADER)
    if not 0 < count <= _MOST_TAGS or len(profile) < _HEADER + 4 + 12 * count:
        return None
    tags: list[tuple[bytes, bytes]] = []
    for at in range(_HEADER + 4, _HEADER + 4 + 12 * count, 12):
        name, start, size = struct.unpack_from(">4sII", profile, at)
        if name not in _KEPT:
            continue
        if start + size > len(profile):
            return None
        tags.append((name, profile[start : start + size]))
    if not tags:
        return None
    words = _words(profile[8])
    return _assembled(profile[:_HEADER], [(b"desc", words), (b"cprt", _text(profile[8])), *tags])


def _words(version: int) -> bytes:
    """The description every profile must have, in the form of its version."""
    if version >= 4:
        return _text(version)
    return b"desc" + bytes(4) + struct.pack(">I", 2) + b"-\x00" + bytes(8 + 3 + 67)


def _text(version: int) -> bytes:
    if version >= 4:
        record = struct.pack(">II4sII", 1, 12, b"enUS", 2, 28)
        return b"mluc" + bytes(4) + record + "-".encode("utf-16-be")
    return b"text" + bytes(4) + b"-\x00"


def _assembled(header: bytes, tags: list[tuple[bytes, bytes]]) -> bytes:
    at = _HEADER + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    places: dict[bytes, int] = {}
    for name, data in tags:
        if data not in places:  # three equal curves are stored once, as they were
            places[data] = at + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sII", name, places[data], len(data))
    made = bytearray(header + table + body)
    for start, end in _BLANKED:
        made[start:end] = bytes(end - start)
    struct.pack_into(">I", made, 0, len(made))
    struct.pack_into(">6H", made, 24, 2000, 1, 1, 0, 0, 0)
    return bytes(made)
