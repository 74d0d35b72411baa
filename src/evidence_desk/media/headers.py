"""Headers of files that are just as everyone writes them, read without a decoder.

Opening Pillow or FFmpeg takes longer than all else that is done with a small file. What is read
here is what they would tell; where a header is in any way unusual, nothing is, and they are asked.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from typing import BinaryIO

# JPEG (ITU-T T.81, B.1) ----------------------------------------------------------------------

_JPEG_HEAD = 1 << 17
_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
_SKIPPED = frozenset((0xC4, 0xDD, 0xFE, *range(0xE3, 0xED), 0xEF))


@dataclass(frozen=True, slots=True)
class JpegHeader:
    """The size of a JPEG's picture as stored, and whether it says more of itself (APP1)."""

    size: tuple[int, int]
    says_more: bool


def jpeg_header(file: BinaryIO) -> JpegHeader | None:
    """What stands before the first scan of a JPEG of one picture; None for anything unusual."""
    file.seek(0)
    head = file.read(_JPEG_HEAD)
    at, size, says_more = 2, None, False
    while at + 4 <= len(head) and head[at] == 0xFF:
        marker, length = head[at + 1], head[at + 2] << 8 | head[at + 3]
        start, at = at + 4, at + 2 + length
        if length < 2 or at > len(head):
            return None
        if marker == 0xDA:
            return JpegHeader(size, says_more) if size is not None else None
        if marker in _FRAMES:
            if size is not None or (size := _frame_size(head[start:at])) is None:
                return None
        elif marker == 0xE1:
            says_more = True
        elif marker not in _SKIPPED and not _is_usual(marker, head[start:at]):
            return None
    return None


def _frame_size(body: bytes) -> tuple[int, int] | None:
    if len(body) < 6 or body[0] != 8 or body[5] not in (1, 3, 4) or len(body) != 6 + 3 * body[5]:
        return None
    height, width = struct.unpack_from(">HH", body, 1)
    return (width, height) if width and height else None


def _is_usual(marker: int, body: bytes) -> bool:
    """Whether a segment that decoders look into holds what they expect."""
    if marker == 0xE0:
        return len(body) >= 12
    if marker == 0xE2:  # of several pictures in one file Pillow tells more
        return len(body) >= 14 and not body.startswith((b"MPF\0", b"FPXR\0"))
    if marker == 0xEE:
        return len(body) >= 12
    if marker == 0xDB:
        at = 0
        while at < len(body):
            at += 1 + (64 if body[at] < 16 else 128)
        return at == len(body)
    return False


# WAV (Microsoft's RIFF) ----------------------------------------------------------------------

_PCM = {
    8: "PCM unsigned 8-bit",
    16: "PCM signed 16-bit little-endian",
    24: "PCM signed 24-bit little-endian",
}
_WAV_HEADER = 44
#: As much of the samples as FFmpeg looks through for something else packed as samples.
_LOOKED_THROUGH = 1 << 18
_OTHER_STARTS = (
    b"\x0b\x77",
    b"\x77\x0b",
    b"\x12\x00",
    b"\x20\x00",
    b"\x4b\xbf",
    b"\x73\xbe",
    b"ipum",
)
#: Marks of DTS, TrueHD, Dirac, JPEG 2000, and of films.
_OTHER_MARKS = (
    b"\x7f\xfe\x80\x01", b"\xfe\x7f\x01\x80", b"\x1f\xff\xe8\x00", b"\xff\x1f\x00\xe8",
    b"\xf8\x72\x6f", b"BBCD", b"\xff\x4f\xff\x51",
)  # fmt: skip
_OF_FILMS = re.compile(rb"\x00\x00\x01[\x02-\xfd]")
#: Where these stand more often than chance brings them, AC-3 or AAC may be packed as samples.
_OFTEN = (b"\x0b\x77", b"\x77\x0b", b"\x56\xe0")
_CHANCE = 20


@dataclass(frozen=True, slots=True)
class WavHeader:
    """What a recording is made of, in words, and how long it is."""

    coding: str
    rate: int
    channels: int
    duration_s: float


def wav_header(file: BinaryIO, size: int) -> WavHeader | None:
    """Of a WAV that is nothing but a header and its samples; None for anything else."""
    file.seek(0)
    head = file.read(_WAV_HEADER + _LOOKED_THROUGH)
    if len(head) <= _WAV_HEADER or size % 2:
        return None
    riff, length, wave, fmt, sixteen, tag, channels, rate, each_s, each, bits, data, rest = (
        struct.unpack_from("<4sI4s4sIHHIIHH4sI", head)
    )
    if (riff, wave, fmt, data) != (b"RIFF", b"WAVE", b"fmt ", b"data"):
        return None
    if (length, sixteen, tag, rest) != (size - 8, 16, 1, size - _WAV_HEADER):
        return None
    if bits not in _PCM or channels not in (1, 2) or not 4000 <= rate <= 192_000:
        return None
    if each != channels * bits // 8 or each_s != each * rate or rest % each:
        return None
    if bits == 16 and _may_be_other(head[_WAV_HEADER:]):
        return None
    # In FFmpeg's clock, whose ticks are microseconds.
    ticks = (2_000_000 * (rest // each) + rate) // (2 * rate)
    return WavHeader(_PCM[bits], rate, channels, ticks / 1e6)


def _may_be_other(samples: bytes) -> bool:
    """Whether samples of 16 bits may be a stream of something else, which FFmpeg looks for."""
    sounding = samples.lstrip(b"\0")
    return (
        not sounding
        or samples.startswith(_OTHER_STARTS)
        or (0x10 <= samples[0] < 0x20 and samples[1:2] in (b"\x02", b"\x03", b"\xff"))
        or (sounding[0] in (0x56, 0xFF) and sounding[1:2] >= b"\xe0")
        or any(samples.count(mark) > _CHANCE for mark in _OFTEN)
        or any(mark in samples for mark in _OTHER_MARKS)
        or _OF_FILMS.search(samples) is not None
    )
