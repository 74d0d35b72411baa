"""Whether a file is all there, by the lengths its own container writes down."""

from __future__ import annotations

from typing import BinaryIO

from evidence_desk.media.formats import Format

_BOXES_LIMIT = 4096


def cut_short(file: BinaryIO, form: Format, size: int) -> str | None:
    """A sentence where the container announces more bytes than the file has; None if all is there.

    Read for ISO base media (ISO/IEC 14496-12, 4.2) and RIFF; other formats are judged by
    decoding them.
    """
    wanted: int | None = None
    if form.family in ("bmff", "heif", "cr3"):
        wanted = _boxes_end(file, size)
    elif form.family in ("avi", "wav", "webp"):
        wanted = _riff_end(file)
    if wanted is None or wanted <= size:
        return None
    return f"The file is cut short or damaged: it announces {wanted} bytes and has {size}."


def _boxes_end(file: BinaryIO, size: int) -> int | None:
    """Where the last of the top-level boxes that fit one after another ends."""
    at = 0
    for _box in range(_BOXES_LIMIT):
        if at + 8 > size:
            return at if at == size else None
        file.seek(at)
        head = file.read(16)
        length = int.from_bytes(head[:4], "big")
        if not head[4:8].isascii():
            return None
        if length == 1 and len(head) == 16:
            length = int.from_bytes(head[8:16], "big")
        if length == 0:  # to the end of the file
            return size
        if length < 8:
            return None
        at += length
        if at > size:
            return at if at < 1 << 48 else None
    return None


def _riff_end(file: BinaryIO) -> int | None:
    file.seek(0)
    head = file.read(8)
    if head[:4] != b"RIFF":
        return None
    length = int.from_bytes(head[4:8], "little")
    # Recorders that were switched off leave 0 or all ones; files over 4 GB cannot say.
    return None if length in (0, 0xFFFFFFFF) or length >= 0xFFFFFF00 else length + 8
