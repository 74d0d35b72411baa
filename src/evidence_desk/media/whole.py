"""Whether a file is all there, by the lengths its own container writes down."""

from __future__ import annotations

from typing import BinaryIO

from evidence_desk.media.boxes import top_boxes
from evidence_desk.media.formats import Format

#: No disk holds a file of this size: a longer announcement is damage, not a missing rest.
_ABSURD = 1 << 48


def cut_short(file: BinaryIO, form: Format, size: int) -> str | None:
    """A sentence where the container announces more bytes than the file has; None if all is there.

    Read for ISO base media and RIFF; other formats are judged by decoding them.
    """
    wanted: int | None = None
    if form.family in ("bmff", "heif", "cr3"):
        wanted = max((end for _kind, _start, end in top_boxes(file, size)), default=None)
    elif form.family in ("avi", "wav", "webp"):
        wanted = _riff_end(file)
    if wanted is None or wanted <= size:
        return None
    if wanted > _ABSURD:
        return "The file is damaged: it announces an impossible length."
    return f"The file is cut short or damaged: it announces {wanted:,} bytes and has {size:,}."


def _riff_end(file: BinaryIO) -> int | None:
    file.seek(0)
    head = file.read(8)
    if head[:4] != b"RIFF":
        return None
    length = int.from_bytes(head[4:8], "little")
    # Recorders that were switched off leave 0 or all ones; files over 4 GB cannot say.
    return None if length == 0 or length >= 0xFFFFFF00 else length + 8
