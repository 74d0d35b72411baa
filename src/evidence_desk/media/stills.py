"""One frame of a film, whole: full size, upright, and not a bit of it lost."""

from __future__ import annotations

import io
from typing import BinaryIO

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import _frame_at
from evidence_desk.media.pictures import PIXEL_LIMIT
from evidence_desk.media.video import describe, film_of, image_of, opened, orientation_of

#: Fast enough for 4K within a task's time; it must stay, for the same frame gives the same bytes.
_COMPRESSION = 4


def still(file: BinaryIO, form: Format, at_s: float) -> tuple[bytes, float, int]:
    """The frame on screen at `at_s` seconds as PNG, the time it came on, and its `pts`.

    The same frame gives the same bytes, whatever moment of it was asked for. Raises MediaError
    where none decodes.
    """
    with opened(file, form) as container:
        stream = describe(container, form)
        film = film_of(container)
        if film is None:
            raise MediaError("This recording has no pictures.")
        film.thread_type = "AUTO"
        film.codec_context.thread_count = 2
        frame = _frame_at(container, film, stream, at_s)
        if frame is None:
            raise MediaError("No frame of this film can be decoded there.")
        came_on = max(0.0, (frame.time or 0.0) - stream.start_s)
        image = image_of(frame, stream, orientation_of(frame), PIXEL_LIMIT)
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=_COMPRESSION)
        return out.getvalue(), came_on, int(frame.pts or 0)
