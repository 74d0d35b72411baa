"""JPEG files taken apart into their segments, without decoding a pixel.

Source: ITU-T T.81, annex B. Everything a segment can say about who made the picture, when, where
and with what is left behind; the compressed picture itself is copied byte for byte.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from evidence_desk.exports.colour import bare_profile

_SOI, _EOI, _SOS, _APP0, _APP1, _APP2, _APP14 = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE
_COMMENT = 0xFE
_NO_LENGTH = {0x01, *range(0xD0, 0xD8)}
_FRAMES = {0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_PROFILE_PIECE = 65_000
_PLAIN_JFIF = b"JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"


class NotJpeg(ValueError):  # noqa: N818  (read as a statement about the bytes)
    """The bytes are not a whole JPEG picture."""


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Each marker of the first picture with its payload, from start (0xD8) to end (0xD9).

    A scan's payload is its header with the compressed data that follows; what lies behind the
    end of the first picture (further pictures, a hidden film) is not reported.
    """
    if data[:2] != b"\xff\xd8":
        raise NotJpeg("does not begin as a JPEG")
    yield _SOI, b""
    at = 2
    while True:
        while at < len(data) and data[at] != 0xFF:  # stray bytes between segments
            at += 1
        while at < len(data) and data[at] == 0xFF:
            at += 1
        if at >= len(data):
            raise NotJpeg("ends before its picture does")
        marker = data[at]
        at += 1
        if marker == _EOI:
            yield _EOI, b""
            return
        if marker in _NO_LENGTH or marker == 0:
            continue
        if at + 2 > len(data):
            raise NotJpeg("ends within a segment")
        (length,) = struct.unpack_from(">H", data, at)
        end = at + length
        if length < 2 or end > len(data):
            raise NotJpeg("has a segment longer than the file")
        if marker == _SOS:
            end = _scan_end(data, end)
        yield marker, data[at + 2 : end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where compressed data ends: at the next marker that is neither stuffing nor a restart."""
    found = _NEXT.search(data, at)
    if found is None:
        raise NotJpeg("ends before its picture does")
    return found.start()


def size(data: bytes) -> tuple[int, int]:
    """Stored width and height in pixels, from the frame header; raises NotJpeg."""
    for marker, payload in segments(data):
        if marker in _FRAMES and len(payload) >= 5:
            height, width = struct.unpack_from(">HH", payload, 1)
            if width and height:
                return width, height
    raise NotJpeg("has no frame")


def components(data: bytes) -> int:
    """How many numbers each pixel has: 1 (grey), 3 (colour) or 4 (inks); raises NotJpeg."""
    for marker, payload in segments(data):
        if marker in _FRAMES and len(payload) >= 6 and payload[5] in (1, 3, 4):
            return payload[5]
    raise NotJpeg("has no frame")


def without_metadata(data: bytes) -> bytes:
    """The same picture, pixel for pixel, with nothing but what decoding it right needs.

    Kept: tables, frames, scans, what colours need of the colour profile, Adobe's colour
    transform, and a camera's orientation (as an Exif block of that one field). Raises NotJpeg.
    """
    out, parts = bytearray(), list(segments(data))
    turned = _orientation(parts)
    for marker, payload in parts:
        kept = _kept(marker, payload)
        if kept is None:
            continue
        out += bytes((0xFF, marker))
        if marker == _SOI:
            if turned != 1:
                out += _orientation_segment(turned)
            out += _profile_segments(parts)
        elif marker != _EOI:
            header = _scan_header_length(kept) if marker == _SOS else len(kept)
            out += struct.pack(">H", header + 2) + kept
    return bytes(out)


def _scan_header_length(payload: bytes) -> int:
    return 1 + 2 * payload[0] + 3


def _kept(marker: int, payload: bytes) -> bytes | None:
    if marker == _COMMENT or (_APP1 <= marker <= 0xEF and marker != _APP14):
        return None
    if marker == _APP0:
        if payload.startswith(b"AVI1"):  # field order of a film's frames
            return payload
        return _PLAIN_JFIF if payload.startswith(b"JFIF\x00") else None
    if marker == _APP14:
        return payload[:12] if payload.startswith(b"Adobe") and len(payload) >= 12 else None
    return payload


def _profile_segments(found: Iterable[tuple[int, bytes]]) -> bytes:
    """The colour profile, bare, in as many segments as it takes (ICC.1:2022, annex B.4)."""
    parts = {
        payload[12]: payload[14:]
        for marker, payload in found
        if marker == _APP2 and payload.startswith(b"ICC_PROFILE\x00") and len(payload) > 14
    }
    bare = bare_profile(b"".join(parts[number] for number in sorted(parts))) if parts else None
    if bare is None:
        return b""
    pieces = [bare[at : at + _PROFILE_PIECE] for at in range(0, len(bare), _PROFILE_PIECE)]
    return b"".join(
        b"\xff\xe2"
        + struct.pack(">H", len(piece) + 16)
        + b"ICC_PROFILE\x00"
        + bytes((number, len(pieces)))
        + piece
        for number, piece in enumerate(pieces, 1)
    )


def orientation(data: bytes) -> int:
    """The Exif orientation, 1 to 8; 1 where there is none or it makes no sense."""
    return _orientation(segments(data))


def _orientation(found: Iterable[tuple[int, bytes]]) -> int:
    for marker, payload in found:
        if marker == _APP1 and payload.startswith(b"Exif\x00\x00"):
            return _orientation_of_tiff(payload[6:])
    return 1


def _orientation_of_tiff(tiff: bytes) -> int:
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None or len(tiff) < 8:
        return 1
    (at,) = struct.unpack_from(order + "I", tiff, 4)
    if at + 2 > len(tiff):
        return 1
    (count,) = struct.unpack_from(order + "H", tiff, at)
    for entry in range(at + 2, min(at + 2 + 12 * count, len(tiff) - 11), 12):
        tag, kind, length, value = struct.unpack_from(order + "HHIH", tiff, entry)
        if tag == 0x0112 and kind == 3 and length == 1:
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _orientation_segment(turned: int) -> bytes:
    tiff = b"MM\x00*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, turned, 0, 0)
    payload = b"Exif\x00\x00" + tiff
    return b"\xff\xe1" + struct.pack(">H", len(payload) + 2) + payload
