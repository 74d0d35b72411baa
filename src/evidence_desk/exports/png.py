"""PNG files taken apart into their chunks, without decoding a pixel.

Source: W3C Portable Network Graphics (Third Edition), sections 5 and 11.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from collections.abc import Iterator

from evidence_desk.exports.colour import bare_profile

_HEAD = b"\x89PNG\r\n\x1a\n"
#: Pixels, animation, and how to show them; the rest are words, times and private data.
_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"),
        *(b"bKGD", b"pHYs", b"acTL", b"fcTL", b"fdAT", b"cICP"),
    )
)
_MOST_PROFILE = 4 << 20

#: The bytes of a file, in memory or mapped.
Data = bytes | mmap.mmap


def said(data: Data) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a PNG that may hold words, by their names; none of what is no PNG."""
    at = len(_HEAD)
    while data[: len(_HEAD)] == _HEAD and at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        if name not in _KEPT:
            yield name, data[at + 8 : at + 8 + length]
        at += 12 + length


class NotPng(ValueError):  # noqa: N818  (read as a statement about the bytes)
    """The bytes are not a whole PNG picture."""


def without_metadata(data: bytes) -> bytes:
    """The same picture, pixel for pixel, with nothing but what showing it needs; raises NotPng."""
    if not data.startswith(_HEAD):
        raise NotPng("does not begin as a PNG")
    out, at = bytearray(_HEAD), len(_HEAD)
    while at + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data):
            break
        body = data[at + 8 : at + 8 + length]
        if name == b"iCCP":
            body = _bare(body)
        if name in _KEPT or (name == b"iCCP" and body):
            out += struct.pack(">I", len(body)) + name + body
            out += struct.pack(">I", zlib.crc32(name + body))
        if name == b"IEND":
            return bytes(out)
        at = end
    raise NotPng("ends before its picture does")


def _bare(body: bytes) -> bytes:
    """A colour profile's chunk without its words; empty where nothing of use is left."""
    packed = body.partition(b"\x00")[2][1:]
    try:
        profile = zlib.decompressobj().decompress(packed, _MOST_PROFILE)
    except zlib.error:
        return b""
    bare = bare_profile(profile)
    return b"-\x00\x00" + zlib.compress(bare, 9) if bare else b""
