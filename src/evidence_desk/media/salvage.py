"""What can still be got out of damaged photos: their EXIF block, and the parts that decode."""

from __future__ import annotations

import io
import struct
from typing import BinaryIO

import av
import av.error
from av.packet import Packet
from av.video.codeccontext import VideoCodecContext
from PIL import Image

from evidence_desk.media.pictures import check_size

_HEAD_BYTES = 256 << 10
_BLOCK_BYTES = 65_536
_PHOTO_LIMIT = 64 << 20


def exif_block(file: BinaryIO) -> bytes | None:
    """A JPEG's EXIF block as a TIFF whose magic number is put right; None where there is none.

    Readers refuse a block over one wrong byte in its header; the fields behind it may be whole.
    """
    file.seek(0)
    head = file.read(_HEAD_BYTES)
    at = head.find(b"Exif\x00\x00")
    if not head.startswith(b"\xff\xd8") or at < 4:
        return None
    length = int.from_bytes(head[at - 2 : at], "big")
    block = head[at + 6 : at + min(length, _BLOCK_BYTES)]
    if block[:2] not in (b"II", b"MM") or len(block) < 16:
        return None
    magic = b"*\x00" if block[:2] == b"II" else b"\x00*"
    return block[:2] + magic + block[4:]


def concealed_jpeg(file: BinaryIO) -> Image.Image | None:
    """A damaged JPEG as FFmpeg conceals it, which gets further than a still decoder's refusal."""
    file.seek(0)
    data = file.read(_PHOTO_LIMIT)
    try:
        decoder = av.CodecContext.create("mjpeg", "r")
        assert isinstance(decoder, VideoCodecContext)
        decoder.thread_count = 1
        frames = [*decoder.decode(Packet(data)), *decoder.decode(None)]
        if not frames:
            return None
        check_size(frames[0].width, frames[0].height)
        return Image.fromarray(frames[0].to_ndarray(format="rgb24"))
    except (av.error.FFmpegError, ValueError, EOFError, MemoryError):
        return None


def clamped_tiff(file: BinaryIO) -> BinaryIO | None:
    """A TIFF of one strip whose length reaches past the end of the file, put right; else None."""
    file.seek(0)
    data = bytearray(file.read(_PHOTO_LIMIT))
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(bytes(data[:4]))
    if order is None or len(data) < 8:
        return None
    (directory,) = struct.unpack_from(f"{order}I", data, 4)
    if directory + 2 > len(data):
        return None
    (entries,) = struct.unpack_from(f"{order}H", data, directory)
    places: dict[int, tuple[int, int]] = {}
    for at in range(directory + 2, min(directory + 2 + 12 * entries, len(data) - 11), 12):
        tag, kind, count, value = struct.unpack_from(f"{order}HHII", data, at)
        if kind == 4 and count == 1:
            places.setdefault(tag, (at + 8, value))
    if 273 not in places or 279 not in places:  # StripOffsets, StripByteCounts (TIFF 6.0)
        return None
    start, (at, length) = places[273][1], places[279]
    if not start < len(data) < start + length:
        return None
    struct.pack_into(f"{order}I", data, at, len(data) - start)
    return io.BytesIO(data)
