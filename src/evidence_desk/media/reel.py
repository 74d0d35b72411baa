"""A film held open near one place, so that each frame around it comes at once.

Decoders go forwards only, and only from a key frame. So the frames around the place in hand are
kept as decoded, in order and without a gap; what is likely to be asked next is decoded while
nobody asks (`look_ahead`): a few frames on, and the stretch before the first one kept.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import BinaryIO

from av.video.frame import VideoFrame
from PIL import Image

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import FARTHER_BACK, GRACE_S, frames_from, seek, time_of
from evidence_desk.media.video import describe, film_of, image_of, opened, orientation_of, scaled

#: What the frames kept may take; a decoder's own frames come on top of it.
_KEPT_BYTES = 320 << 20
#: Frames whose long side is longer are kept smaller: a screen shows no more of them while looking.
_KEPT_PX = 1920
#: A place this far on is reached by decoding on; one farther, by a search.
_ON_S = 1.5
#: A place this little before the frames kept is reached by decoding what lies between.
_BACK_S = 0.5
_AHEAD = 8
_UNASKED = -1


@dataclass(frozen=True, slots=True)
class Shown:
    """A frame as it is meant to be seen, when it came on, and whether it is the one asked for."""

    image: Image.Image
    at_s: float
    exact: bool


@dataclass(frozen=True, slots=True)
class _Kept:
    at_s: float
    frame: VideoFrame


class Reel:
    """One film; raises MediaError where it holds no pictures. Close it after use.

    All times are seconds from the film's start, as a player shows them.
    """

    def __init__(self, file: BinaryIO, form: Format) -> None:
        self._open = ExitStack()
        self._container = self._open.enter_context(opened(file, form))
        self._stream = describe(self._container, form)
        film = film_of(self._container)
        if film is None:
            self.close()
            raise MediaError("This recording has no pictures.")
        film.thread_type = "AUTO"
        film.codec_context.thread_count = 2
        self._film = film
        self._orientation: int | None = _UNASKED
        self._kept: list[_Kept] = []
        self._decoder: Iterator[VideoFrame] | None = None  # what follows the last one kept
        self._earlier: list[_Kept] | None = None  # being decoded, to go before the first one kept
        self._earlier_source: Iterator[VideoFrame] | None = None
        self._first = False  # the first one kept is the film's first
        self._place = 0.0

    def close(self) -> None:
        """Let go of the file."""
        self._open.close()

    def at(self, at_s: float, max_px: int, within_s: float | None = None) -> Shown:
        """The frame on screen at a moment; with `within_s`, the nearest one reached by then.

        Before the first frame it is the first, after the end the last.
        """
        deadline = None if within_s is None else time.monotonic() + within_s
        index, exact = self._find(max(0.0, at_s) + GRACE_S, deadline)
        return self._show(index, max_px, exact)

    def step(self, at_s: float, count: int, max_px: int) -> Shown:
        """The frame so many after (or, below nought, before) the one at a moment."""
        index, _exact = self._find(max(0.0, at_s) + GRACE_S, None)
        wanted = index + count
        while wanted < 0 and not self._first:
            anchor = self._kept[0].at_s
            self._fill_earlier()
            wanted += self._index_of(anchor)
        while wanted >= len(self._kept) and (dropped := self._decode_on()) is not None:
            wanted -= dropped
        return self._show(max(0, min(wanted, len(self._kept) - 1)), max_px, exact=True)

    def look_ahead(self) -> bool:
        """Decode one frame that may be asked for next; False where there is none to decode."""
        if not self._kept:
            return False
        here = self._index_of(self._place)
        if self._decoder is not None and len(self._kept) - here <= _AHEAD:
            return self._decode_on() is not None
        if not self._first and self._earlier is None and here < len(self._kept) // 3:
            self._begin_earlier()
        if self._earlier is not None:
            self._decode_earlier()
            return True
        return False

    # ------------------------------------------------------------ finding

    def _show(self, index: int, max_px: int, exact: bool) -> Shown:
        kept = self._kept[index]
        self._place = kept.at_s
        return Shown(
            image_of(kept.frame, self._stream, self._orientation, max_px),
            max(0.0, kept.at_s),
            exact,
        )

    def _index_of(self, at_s: float) -> int:
        return max(0, bisect_right(self._kept, at_s + GRACE_S, key=lambda one: one.at_s) - 1)

    def _find(self, wanted: float, deadline: float | None) -> tuple[int, bool]:
        """Where the frame of a moment is among those kept, decoding as needed."""
        if self._kept and not self._first and 0 < self._kept[0].at_s - wanted <= _BACK_S:
            self._fill_earlier()
        if self._far_from(wanted):
            self._search(wanted)
        while self._kept and self._kept[-1].at_s <= wanted:
            if deadline is not None and time.monotonic() > deadline:
                return len(self._kept) - 1, False
            if self._decode_on() is None:
                break
        if not self._kept:
            raise MediaError("No frame of this film can be decoded there.")
        return self._index_of(wanted - GRACE_S), True

    def _far_from(self, wanted: float) -> bool:
        if not self._kept:
            return True
        before = wanted < self._kept[0].at_s and not self._first
        return before or wanted > self._kept[-1].at_s + _ON_S

    def _search(self, wanted: float) -> None:
        """Begin anew from the key frame before a moment, or else from the film's first frame."""
        self._forget_earlier()
        self._kept, self._first = [], False
        found = self._frames_before(min(wanted, self._stream.duration_s or wanted), wanted)
        if found is None:
            found = self._frames_before(0.0, float("inf"))
            self._first = True
        if found is not None:
            first, self._decoder = found
            self._kept = [self._keep(first)]

    def _frames_before(
        self, start: float, limit: float
    ) -> tuple[VideoFrame, Iterator[VideoFrame]] | None:
        """A frame no later than `limit` and those that follow, from a key frame near `start`.

        The index of some containers leads past the place asked for; then from ever farther back.
        """
        for back in FARTHER_BACK:
            at = max(0.0, start - back)
            if not seek(self._container, self._film, self._stream, at):
                raise MediaError("No place in this film can be found.")
            source = frames_from(self._container, self._film)
            first = next(source, None)
            if first is not None and self._time(first) <= limit:
                return first, source
            if at == 0.0:
                break
        return None

    # ------------------------------------------------------------ going on, and back

    def _decode_on(self) -> int | None:
        """Keep one more frame; how many were dropped at the front for it, or None at the end."""
        if self._earlier is not None:
            self._forget_earlier()
        if self._decoder is None:
            last = self._kept[-1].at_s
            found = self._frames_before(last, last + GRACE_S)
            self._decoder = found[1] if found else iter(())
        frame = next(self._decoder, None)
        while frame is not None and self._time(frame) <= self._kept[-1].at_s + GRACE_S:
            frame = next(self._decoder, None)  # known, or a time stamp that goes back
        if frame is None:
            self._decoder = iter(())
            return None
        self._kept.append(self._keep(frame))
        dropped = 0
        while len(self._kept) > 2 and self._size() > _KEPT_BYTES:
            self._kept.pop(0)
            self._first = False
            dropped += 1
        return dropped

    def _fill_earlier(self) -> None:
        """Decode all that lies between the key frame before and the first frame kept."""
        if self._earlier is None:
            self._begin_earlier()
        while self._earlier is not None:
            self._decode_earlier()

    def _begin_earlier(self) -> None:
        first = self._kept[0].at_s
        self._decoder = None
        found = self._frames_before(max(0.0, first - 2 * GRACE_S), first - GRACE_S)
        if found is None:
            self._first = True
            return
        self._earlier, self._earlier_source = [self._keep(found[0])], found[1]

    def _decode_earlier(self) -> None:
        assert self._earlier is not None
        assert self._earlier_source is not None
        frame = next(self._earlier_source, None)
        if frame is not None and self._time(frame) < self._kept[0].at_s - GRACE_S:
            self._earlier.append(self._keep(frame))
            while len(self._earlier) > 2 and self._size(self._earlier) > 2 * _KEPT_BYTES // 3:
                self._earlier.pop(0)
            return
        self._kept = self._earlier + self._kept
        self._forget_earlier()
        while len(self._kept) > 2 and self._size() > _KEPT_BYTES:
            self._kept.pop()

    def _forget_earlier(self) -> None:
        """The decoder stands elsewhere then: what follows the last one kept must be searched."""
        if self._earlier is not None or self._earlier_source is not None:
            self._earlier, self._earlier_source, self._decoder = None, None, None

    # ------------------------------------------------------------ one frame

    def _time(self, frame: VideoFrame) -> float:
        return time_of(frame, self._stream)

    def _keep(self, frame: VideoFrame) -> _Kept:
        if self._orientation == _UNASKED:
            # Asked once: asking ties a frame and its side data to each other, and it stays.
            self._orientation = orientation_of(frame)
        long = max(frame.width, frame.height)
        at_s = self._time(frame)
        if long > _KEPT_PX * 1.25:
            scale = _KEPT_PX / long
            width, height = (
                max(2, round(side * scale / 2) * 2) for side in (frame.width, frame.height)
            )
            frame = scaled(frame, width, height, "yuv420p")
        return _Kept(at_s, frame)

    def _size(self, kept: list[_Kept] | None = None) -> int:
        some = self._kept if kept is None else kept
        # A little more than 4:2:0 takes in 8 bits, and what it takes in 10.
        return sum(
            one.frame.width * one.frame.height * (3 if "10" in one.frame.format.name else 2)
            for one in some
        )
