"""One frame of a film, whole: full size, upright, and not a bit of it lost."""

from __future__ import annotations

import io
from typing import BinaryIO

from evidence_desk.media.formats import Format
from evidence_desk.media.frames import on_screen, time_of
from evidence_desk.media.pictures import PIXEL_LIMIT
from evidence_desk.media.video import image_of, orientation_of

#: Fast enough for 4K within a task's time; it must stay, for the same frame gives the same bytes.
_COMPRESSION = 4


def still(file: BinaryIO, form: Format, at_s: float) -> tuple[bytes, float, int]:
    """The frame on screen at `at_s` seconds as PNG, the time it came on, and its `pts`.

    The same frame gives the same bytes, whatever moment of it was asked for. Raises MediaError
    where none decodes.
    """
    with on_screen(file, form, at_s) as (frame, stream):
        image = image_of(frame, stream, orientation_of(frame), PIXEL_LIMIT)
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=_COMPRESSION)
        return out.getvalue(), max(0.0, time_of(frame, stream)), int(frame.pts or 0)
