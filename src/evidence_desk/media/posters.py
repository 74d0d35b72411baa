"""Small pictures of a film at many moments, for the strip under a player."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import (
    FARTHER_BACK,
    GRACE_S,
    frames_from,
    key_frame,
    seek,
    time_of,
)
from evidence_desk.media.pictures import jpeg
from evidence_desk.media.video import Stream, describe, film_of, image_of, opened, orientation_of

#: Reading on to a moment so near is quicker than a new start at a key frame.
_NEAR_S = 1.0
#: From this tolerance on, frames that no other needs may be left out while reading on.
_COARSE_S = 0.2


def posters(
    file: BinaryIO,
    form: Format,
    moments: Sequence[float],
    within_s: float,
    px: int,
    deadline: float,
) -> list[bytes]:
    """A JPEG, long side at most `px`, of what is on screen at each of the `moments`, in order.

    Moments are seconds from the film's start, rising. A key frame that is no more than `within_s`
    earlier does as well. Where nothing decodes, the JPEG is empty; the list ends early when
    `deadline` (time.monotonic) passes, but never before the first. Raises MediaError where there
    are no pictures.
    """
    with opened(file, form) as container:
        stream = describe(container, form)
        film = film_of(container)
        if film is None:
            raise MediaError("This recording has no pictures.")
        seeker = _Seeker(container, film, stream, within_s)
        made: list[bytes] = []
        for moment in moments:
            if made and time.monotonic() > deadline:
                break
            frame = seeker.frame(moment)
            if frame is None:
                made.append(b"")
            else:
                image = image_of(frame, stream, orientation_of(frame), px)
                made.append(jpeg(image, 72))
        return made


class _Seeker:
    """Finds frames at rising moments with as little decoding as the tolerance allows."""

    def __init__(
        self, container: InputContainer, film: VideoStream, stream: Stream, within_s: float
    ) -> None:
        self._container = container
        self._film = film
        self._stream = stream
        self._within = within_s
        self._reading: Iterator[VideoFrame] | None = None
        self._last: VideoFrame | None = None
        self._next: VideoFrame | None = None

    def frame(self, moment: float) -> VideoFrame | None:
        """What is on screen at a moment; before the first frame the first, after the last that."""
        wanted = max(0.0, moment) + GRACE_S
        if self._last is not None and 0 <= wanted - self._time(self._last) < _NEAR_S:
            return self._read_on(wanted)
        key = self._key_before(wanted)
        if key is not None and 0 <= wanted - self._time(key) <= self._within:
            return key
        for back in FARTHER_BACK:
            found = self._from_key(max(0.0, wanted - back), wanted)
            if found is not None or wanted <= back:
                return found
        return key

    def _time(self, frame: VideoFrame) -> float:
        return time_of(frame, self._stream)

    def _key_before(self, wanted: float) -> VideoFrame | None:
        self._reading = self._last = self._next = None
        return key_frame(self._container, self._film, self._stream, wanted)

    def _from_key(self, start: float, wanted: float) -> VideoFrame | None:
        """Decode from the key frame before `start`; None where that one is too late already."""
        coarse = self._within >= _COARSE_S
        self._film.codec_context.skip_frame = "NONREF" if coarse else "DEFAULT"
        self._last = self._next = None
        seek(self._container, self._film, self._stream, start)
        self._reading = frames_from(self._container, self._film)
        first = next(self._reading, None)
        if first is None or (self._time(first) > wanted and start > 0):
            return None
        self._last = first
        return self._read_on(wanted)

    def _read_on(self, wanted: float) -> VideoFrame | None:
        assert self._reading is not None
        if self._next is not None and self._time(self._next) <= wanted:
            self._last, self._next = self._next, None
        if self._next is None:
            for frame in self._reading:
                if self._time(frame) > wanted:
                    self._next = frame
                    break
                self._last = frame
        return self._last
