"""A film held open near one place, so that each frame around it comes at once.

Decoders go forwards only, and only from a key frame. So the frames around the place in hand are
kept as decoded, in order and without a gap; what is likely to be asked next is decoded while
nobody asks (`look_ahead`): a few frames on, and, by a second decoder, the stretch before the first
one kept. It is ready long before whoever steps back arrives there, also where key frames stand
ten seconds apart.

Whoever drags along the film sees key frames, each decoded alone and kept for the way back; inside
one group of pictures, whatever frames are reached meanwhile.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import (
    FARTHER_BACK,
    GRACE_S,
    decoded_alone,
    frames_from,
    key_packet,
    seek,
    time_of,
)
from evidence_desk.media.video import describe, film_of, image_of, opened, orientation_of, scaled

#: What the frames kept may take, and the stretch before them; the decoders' own come on top.
_KEPT_BYTES = 288 << 20
_EARLIER_BYTES = 192 << 20
#: Frames this much larger than what is asked for are kept smaller, so that more of them are.
_LARGER = 1.1
#: The long side above which no frame is kept: a screen shows no more of it while looking.
_KEPT_PX = 1920
#: A place this far on is reached by decoding on; one farther, by a search.
_ON_S = 1.5
#: A place this little before the frames kept is reached by decoding what lies between.
_BACK_S = 0.5
_AHEAD = 8
_GLIMPSES = 48  # key frames kept of those seen while dragging
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
    size: int  # bytes


class _Run:
    """Frames in order, and what they take."""

    def __init__(self) -> None:
        self.frames: deque[_Kept] = deque()
        self.size = 0

    def append(self, one: _Kept) -> None:
        self.frames.append(one)
        self.size += one.size

    def drop_first(self) -> None:
        self.size -= self.frames.popleft().size

    def drop_last(self) -> None:
        self.size -= self.frames.pop().size

    def put_before(self, other: _Run) -> None:
        """Put another run, which ends where this one begins, before it."""
        self.frames.extendleft(reversed(other.frames))
        self.size += other.size

    @property
    def first_s(self) -> float:
        return self.frames[0].at_s

    @property
    def last_s(self) -> float:
        return self.frames[-1].at_s

    def __len__(self) -> int:
        return len(self.frames)


class _Decoder:
    """A container open for frames from any place on."""

    def __init__(self, file: BinaryIO, form: Format) -> None:
        self._open = ExitStack()
        self._container = self._open.enter_context(opened(file, form))
        self.stream = describe(self._container, form)
        film = film_of(self._container)
        if film is None:
            self.close()
            raise MediaError("This recording has no pictures.")
        film.thread_type = "AUTO"
        film.codec_context.thread_count = 2
        self._film = film

    def close(self) -> None:
        self._open.close()

    def frames_before(
        self, start: float, limit: float
    ) -> tuple[VideoFrame, Iterator[VideoFrame]] | None:
        """A frame no later than `limit` and those that follow, from a key frame near `start`.

        The index of some containers leads past the place asked for; then from ever farther back.
        """
        for back in FARTHER_BACK:
            at = max(0.0, start - back)
            if not seek(self._container, self._film, self.stream, at):
                raise MediaError("No place in this film can be found.")
            source = frames_from(self._container, self._film)
            first = next(source, None)
            if first is not None and time_of(first, self.stream) <= limit:
                return first, source
            if at == 0.0:
                break
        return None

    def key_time(self, at_s: float) -> float | None:
        """When the key frame before a moment is decoded, going by the index, if there is one."""
        entries, base = self._film.index_entries, self._film.time_base
        if base is None or not len(entries):
            return None
        found = entries.search_timestamp(int((at_s + self.stream.start_s) / base))
        return float(entries[found].timestamp * base) - self.stream.start_s if found >= 0 else None

    def key_packet(self, at_s: float) -> Packet[VideoStream] | None:
        """Search, and read the packet of the key frame before a moment."""
        if not seek(self._container, self._film, self.stream, at_s):
            return None
        return key_packet(self._container, self._film)

    def decoded_alone(self, packet: Packet[VideoStream]) -> VideoFrame | None:
        """Its frame."""
        return decoded_alone(self._film, packet)


class Reel:
    """One film; raises MediaError where it holds no pictures. Close it after use.

    `again` opens its file a second time, for what lies before. All times are seconds from the
    film's start, as a player shows them.
    """

    def __init__(self, file: BinaryIO, form: Format, again: Callable[[], BinaryIO]) -> None:
        self._form = form
        self._again = again
        self._onward = _Decoder(file, form)
        self._stream = self._onward.stream
        self._backward: tuple[BinaryIO, _Decoder] | None = None
        self._glimpses: dict[int, _Kept] = {}  # key frames seen while dragging, by time stamp
        self._on_until = 0.0  # up to there no key frame follows: decoding on is the only way
        self._glimpsed = -1.0  # when the key frame shown last came on
        self._in_haste = False  # what is on screen is not what was asked for
        self._orientation: int | None = _UNASKED
        self._px = 0  # the long side that frames are kept at
        self._kept = _Run()
        self._following: Iterator[VideoFrame] | None = None  # what follows the last one kept
        self._earlier: _Run | None = None  # what goes before the first one kept
        self._earlier_source: Iterator[VideoFrame] | None = None  # None: all of it is there
        self._reach_s = 0.0  # from which moment before the first one kept there is room
        self._passed: VideoFrame | None = None  # the last one for which there was none
        self._first = False  # the first one kept is the film's first
        self._place = 0.0
        self._back = False  # the last move led back

    def close(self) -> None:
        """Let go of the file."""
        self._onward.close()
        if self._backward is not None:
            file, decoder = self._backward
            decoder.close()
            file.close()
            self._backward = None

    def at(self, at_s: float, max_px: int, within_s: float | None = None) -> Shown:
        """The frame on screen at a moment; with `within_s`, the nearest one reached by then.

        Before the first frame it is the first, after the end the last.
        """
        deadline = None if within_s is None else time.monotonic() + within_s
        self._keep_for(max_px)
        wanted = max(0.0, at_s) + GRACE_S
        glimpse = None if deadline is None else self._glimpse(wanted)
        self._in_haste = True
        if glimpse is not None:
            return self._shown(glimpse, max_px, exact=False)
        index, exact = self._find(wanted, deadline)
        self._in_haste = not exact
        return self._show(index, max_px, exact)

    def reach(self, at_s: float, max_px: int, within_s: float) -> bool:
        """Decode on towards the frame of a moment for so long; whether it is there."""
        self._keep_for(max_px)
        return self._find(max(0.0, at_s) + GRACE_S, time.monotonic() + within_s)[1]

    def step(self, at_s: float, count: int, max_px: int) -> Shown:
        """The frame so many after (or, below nought, before) the one at a moment."""
        self._keep_for(max_px)
        self._in_haste = False
        index, _exact = self._find(max(0.0, at_s) + GRACE_S, None)
        wanted = index + count
        while wanted < 0 and not self._first:
            anchor = self._kept.first_s
            self._fill_earlier()
            wanted += self._index_of(anchor)
        while wanted >= len(self._kept) and (dropped := self._decode_on()) is not None:
            wanted -= dropped
        return self._show(max(0, min(wanted, len(self._kept) - 1)), max_px, exact=True)

    def look_ahead(self) -> bool:
        """Decode one frame that may be asked for next; False where there is none to decode."""
        if not self._kept or self._in_haste:
            return False
        here = self._index_of(self._place)
        if self._following is not None and len(self._kept) - here <= _AHEAD:
            return self._decode_on() is not None
        if self._first:
            return False
        if self._earlier is None:
            if not self._back and here >= len(self._kept) // 3:
                return False
            self._begin_earlier()
        elif self._earlier_source is not None:
            self._decode_earlier()
        elif here < len(self._kept) // 4 or self._fits(here):
            self._join()
        else:
            return False
        return True

    # ------------------------------------------------------------ finding

    def _keep_for(self, max_px: int) -> None:
        """Whoever looks from now on in a larger window sees as much as there is."""
        if max_px > self._px and self._px < _KEPT_PX:
            self._px = min(max_px, _KEPT_PX)
            self._forget_earlier()
            self._kept, self._following, self._first = _Run(), None, False
            self._glimpses.clear()

    def _glimpse(self, wanted: float) -> _Kept | None:
        """The key frame before a place that is far off, unless it is seen or passed already."""
        if self._kept and self._kept.last_s <= wanted and self._following is not None:
            key_s = self._onward.key_time(wanted)
            if key_s is not None and key_s <= self._kept.last_s:
                self._on_until = wanted
        if not (self._far_from(wanted) or self._broken_off_before(wanted)):
            return None
        packet = self._onward.key_packet(min(wanted, self._stream.duration_s or wanted))
        self._following = None
        if packet is None or packet.pts is None:
            return None
        glimpse = self._glimpses.pop(packet.pts, None)
        if glimpse is None:
            frame = self._onward.decoded_alone(packet)
            if frame is None:
                return None
            glimpse = self._keep(frame)
        self._glimpses[packet.pts] = glimpse
        if len(self._glimpses) > _GLIMPSES:
            del self._glimpses[next(iter(self._glimpses))]
        if glimpse.at_s > wanted:
            return None
        if glimpse.at_s == self._glimpsed:
            self._search(wanted)  # a hand that moves little: it sees what comes after, too
            return None
        self._glimpsed = glimpse.at_s
        return glimpse

    def _show(self, index: int, max_px: int, exact: bool) -> Shown:
        kept = self._kept.frames[index]
        if kept.at_s != self._place:
            self._back = kept.at_s < self._place
        self._place = kept.at_s
        return self._shown(kept, max_px, exact=exact)

    def _shown(self, one: _Kept, max_px: int, *, exact: bool) -> Shown:
        image = image_of(one.frame, self._stream, self._orientation, max_px)
        return Shown(image, max(0.0, one.at_s), exact)

    def _index_of(self, at_s: float) -> int:
        frames = self._kept.frames
        return max(0, bisect_right(frames, at_s + GRACE_S, key=lambda one: one.at_s) - 1)

    def _find(self, wanted: float, deadline: float | None) -> tuple[int, bool]:
        """Where the frame of a moment is among those kept, decoding as needed."""
        if self._kept and not self._first and wanted < self._kept.first_s:
            near = self._kept.first_s - wanted <= _BACK_S
            before = self._earlier
            held = before is not None and bool(before) and before.first_s <= wanted
            # Whoever has no time for the whole stretch before takes it only where it is there.
            if (near or held) if deadline is None else (held and self._earlier_source is None):
                self._fill_earlier()
        hurried = deadline is not None and self._broken_off_before(wanted)
        if hurried or self._far_from(wanted):
            self._search(wanted)
        while self._kept and self._kept.last_s <= wanted:
            if self._decode_on() is None:
                break
            late = deadline is not None and time.monotonic() > deadline
            if late and self._kept.last_s <= wanted:
                return len(self._kept) - 1, False
        if not self._kept:
            raise MediaError("No frame of this film can be decoded there.")
        return self._index_of(wanted - GRACE_S), True

    def _far_from(self, wanted: float) -> bool:
        if not self._kept:
            return True
        before = wanted < self._kept.first_s and not self._first
        on_s = 0.0 if self._following is None else self._on_until
        return before or wanted > max(self._kept.last_s + _ON_S, on_s)

    def _broken_off_before(self, wanted: float) -> bool:
        """Whether what follows must be searched first, which can take a group of pictures."""
        return self._following is None and bool(self._kept) and self._kept.last_s <= wanted

    def _search(self, wanted: float) -> None:
        """Begin anew from the key frame before a moment, or else from the film's first frame."""
        self._forget_earlier()
        self._kept, self._first, self._on_until = _Run(), False, wanted
        start = min(wanted, self._stream.duration_s or wanted)
        found = self._onward.frames_before(start, wanted)
        if found is None:
            found = self._onward.frames_before(0.0, float("inf"))
            self._first = True
        if found is not None:
            first, self._following = found
            self._kept.append(self._keep(first))

    # ------------------------------------------------------------ going on, and back

    def _decode_on(self) -> int | None:
        """Keep one more frame; how many were dropped at the front for it, or None at the end."""
        if self._following is None:
            last = self._kept.last_s
            found = self._onward.frames_before(last, last + GRACE_S)
            self._following = found[1] if found else iter(())
        frame = next(self._following, None)
        while frame is not None and self._time(frame) <= self._kept.last_s + GRACE_S:
            frame = next(self._following, None)  # known, or a time stamp that goes back
        if frame is None:
            self._following = iter(())
            return None
        self._kept.append(self._keep(frame))
        dropped = 0
        while len(self._kept) > 2 and self._kept.size > _KEPT_BYTES:
            self._kept.drop_first()
            self._first = False
            self._forget_earlier()  # there would be a gap
            dropped += 1
        return dropped

    def _fill_earlier(self) -> None:
        """Have all that lies between the key frame before and the first frame kept."""
        if self._earlier is None:
            self._begin_earlier()
        while self._earlier_source is not None:
            self._decode_earlier()
        if self._earlier is not None:
            self._join()

    def _begin_earlier(self) -> None:
        if self._backward is None:
            file = self._again()
            self._backward = file, _Decoder(file, self._form)
        first = self._kept.first_s
        found = self._backward[1].frames_before(max(0.0, first - 2 * GRACE_S), first - GRACE_S)
        if found is None:
            self._first = True
            return
        self._earlier, self._earlier_source = _Run(), chain([found[0]], found[1])
        self._reach_s = self._held_s(_EARLIER_BYTES) * 1.25

    def _decode_earlier(self) -> None:
        assert self._earlier is not None
        assert self._earlier_source is not None
        frame = next(self._earlier_source, None)
        if frame is None or self._time(frame) >= self._kept.first_s - GRACE_S:
            if not self._earlier and self._passed is not None:
                self._earlier.append(self._keep(self._passed))
            self._earlier_source, self._passed = None, None
            return
        if not self._earlier and self._kept.first_s - self._time(frame) > self._reach_s:
            self._passed = frame  # there is no room for it: only what it leads to is kept
            return
        self._earlier.append(self._keep(frame))
        while len(self._earlier) > 2 and self._earlier.size > _EARLIER_BYTES:
            self._earlier.drop_first()

    def _held_s(self, size: int) -> float:
        """How long a stretch so many bytes hold, going by the frames kept."""
        if len(self._kept) < 2:
            return float("inf")
        apart = (self._kept.last_s - self._kept.first_s) / (len(self._kept) - 1)
        return apart * size * len(self._kept) / self._kept.size

    def _fits(self, here: int) -> bool:
        """Whether the stretch before can join without the place in hand being dropped for it."""
        assert self._earlier is not None
        share = (here + 1 + _AHEAD) / len(self._kept)
        return self._earlier.size + share * self._kept.size <= _KEPT_BYTES

    def _join(self) -> None:
        """Put the stretch before in front of the frames kept; what lies far on is dropped."""
        assert self._earlier is not None
        self._kept.put_before(self._earlier)
        self._forget_earlier()
        while len(self._kept) > 2 and self._kept.size > _KEPT_BYTES:
            self._kept.drop_last()
            self._following = None  # what follows the last one must be searched

    def _forget_earlier(self) -> None:
        self._earlier, self._earlier_source, self._passed = None, None, None

    # ------------------------------------------------------------ one frame

    def _time(self, frame: VideoFrame) -> float:
        return time_of(frame, self._stream)

    def _keep(self, frame: VideoFrame) -> _Kept:
        if self._orientation == _UNASKED:
            # Asked once: asking ties a frame and its side data to each other, and it stays.
            self._orientation = orientation_of(frame)
        at_s, long = self._time(frame), max(frame.width, frame.height)
        if long > self._px * _LARGER:
            scale = self._px / long
            width, height = (
                max(2, round(side * scale / 2) * 2) for side in (frame.width, frame.height)
            )
            frame = scaled(frame, width, height, "yuv420p")
        return _Kept(at_s, frame, sum(plane.buffer_size for plane in frame.planes))
