"""Single frames of films: the one at a time, a poster past the black, a strip for scrubbing."""

from __future__ import annotations

import time
from collections.abc import Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

import av
import av.error
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.pictures import jpeg
from evidence_desk.media.video import (
    Stream,
    describe,
    film_of,
    image_of,
    opened,
    orientation_of,
    scaled,
)

#: Standard deviation of brightness (of 255) from which a frame is taken to show something.
_SPREAD = 12.0
#: What to look on for, for a moment, where the first frames are dim: a film may fade in.
_CLEAR = 30.0
_CLEAR_WITHIN_S = 0.7
#: How many looks in a row, five frames apart, bring nothing better in a film that has faded in.
_LOOKS_IN_VAIN = 6
#: Where a poster is looked for, in parts of the duration.
_TRIES = (0.1, 0.25, 0.5, 0.75, 0.0, 0.9)
_LONG_BEFORE_S = 10_000.0
_SCAN_FRAMES = 1500
_SCAN_SHORT_S = 30.0
#: Times handed out as microseconds or floats come back rounded by less than this.
GRACE_S = 2e-6
#: How much farther back to search, where the index leads past the place wanted.
FARTHER_BACK = (0.0, 2.0, 10.0, 60.0, float("inf"))
_BROKEN = (av.error.FFmpegError, ValueError, OverflowError, EOFError, MemoryError)


@dataclass(frozen=True, slots=True)
class Poster:
    """A frame that shows what a film is about, upright, and how the film is turned.

    `spread` is how much its brightness varies: next to nothing in a frame that is black.
    """

    image: Image.Image
    orientation: int | None
    spread: float


def poster(
    container: InputContainer, stream: Stream, max_px: int, deadline: float
) -> Poster | None:
    """The first of several frames with enough contrast to show something; None if none decodes.

    Key frames across the film are tried first; where all are dull (a film of one key frame that
    begins black), frames are read one by one until `deadline` (time.monotonic).
    """
    film = film_of(container)
    if film is None:
        return None
    film.codec_context.thread_count = 1  # others cost more than they do for single frames
    best = _Best(deadline)
    _choose(best, container, film, stream)
    if best.frame is None:
        return None
    orientation = orientation_of(best.frame)
    image = image_of(best.frame, stream, orientation, max_px)
    return Poster(image, orientation, best.spread)


@dataclass(slots=True)
class _Best:
    """The best frame so far, and until when to look for a better one."""

    deadline: float
    frame: VideoFrame | None = None
    spread: float = 0.0
    in_vain: int = 0  # looks since, that brought nothing better

    def consider(self, frame: VideoFrame) -> None:
        spread = _spread(frame)
        if self.frame is not None and spread <= self.spread * 1.2:
            self.in_vain += 1
            return
        self.frame, self.spread, self.in_vain = frame, spread, 0
        if spread >= _SPREAD:
            self.deadline = min(self.deadline, time.monotonic() + _CLEAR_WITHIN_S)

    def will_do(self, patience: int) -> bool:
        """Whether it is clear, or shows something and was looked past so often in vain."""
        if self.spread >= (_SPREAD if self.in_vain >= patience else _CLEAR):
            return True
        return time.monotonic() > self.deadline


def _choose(best: _Best, container: InputContainer, film: VideoStream, stream: Stream) -> None:
    """Show `best` frames from the likeliest places on, until one will do."""
    seen: set[int | None] = set()
    for number, part in enumerate(_TRIES if stream.duration_s else ()):
        frame = key_frame(container, film, stream, part * (stream.duration_s or 0.0), seen)
        if frame is not None and frame.pts not in seen:
            seen.add(frame.pts)
            best.consider(frame)
            if number >= 3 and best.spread >= _SPREAD:
                return
        if best.will_do(1 if number >= 2 else _SCAN_FRAMES):
            return
    best.in_vain = 0
    if seek(container, film, stream, 0.0) or not seen:
        for index, frame in enumerate(frames_from(container, film)):
            if index % 5 == 0 or index < 2:
                best.consider(frame)
            if index > _SCAN_FRAMES or best.will_do(_LOOKS_IN_VAIN):
                return


def seek(container: InputContainer, film: VideoStream, stream: Stream, at_s: float) -> bool:
    """Go to the last key frame at or before a time counted from the film's start.

    The start itself is asked for from long before it: where there is no index, FFmpeg finds the
    second key frame for the exact time of the first.
    """
    if film.time_base is None:
        return False
    places = [at_s + stream.start_s]
    if at_s <= 0:
        places.insert(0, -_LONG_BEFORE_S)
    for place in places:
        try:
            container.seek(int(place / film.time_base), stream=film)
        except _BROKEN:
            continue
        return True
    return False


def frames_from(container: InputContainer, film: VideoStream) -> Iterator[VideoFrame]:
    """Frames from here on; a damaged packet is passed over, the end of what is readable ends it."""
    failures = 0
    packets = container.demux(film)
    while failures < 64:
        try:
            packet = next(packets)
        except StopIteration:
            return
        except _BROKEN:
            return
        try:
            yield from packet.decode()
        except _BROKEN:
            failures += 1


def key_packet(container: InputContainer, film: VideoStream) -> Packet[VideoStream] | None:
    """The packet of a key frame that follows a search; None where there is none."""
    packet = _next_packet(container, film)
    return packet if packet is not None and packet.is_keyframe and packet.pts is not None else None


def _next_packet(container: InputContainer, film: VideoStream) -> Packet[VideoStream] | None:
    try:
        return next(container.demux(film), None)
    except _BROKEN:
        return None


def decoded_alone(film: VideoStream, *packets: Packet[VideoStream]) -> VideoFrame | None:
    """The first frame of some packets, without the further ones that a decoder would wait for.

    The decoder is left as after a search.
    """
    try:
        frames: list[object] = [frame for packet in packets for frame in packet.decode()]
        frames = frames or list(film.codec_context.decode(None))
        film.codec_context.flush_buffers()
    except _BROKEN:
        return None
    frame = frames[0] if frames else None
    if not isinstance(frame, VideoFrame):
        return None
    frame.time_base = film.time_base  # which only a packet's own frames are given
    return frame


def key_frame(
    container: InputContainer,
    film: VideoStream,
    stream: Stream,
    at_s: float,
    seen: Container[int | None] = (),
) -> VideoFrame | None:
    """The key frame before a moment; None where there is none, or where it was `seen` before.

    It is decoded alone: a decoder that was shown all packets would hold it back until two or
    three key frames more are decoded. It is left as after a search.
    """
    if not seek(container, film, stream, at_s):
        return None
    packet = key_packet(container, film)
    if packet is not None and packet.pts in seen:
        return None
    frame = decoded_alone(film, packet) if packet is not None else None
    if frame is not None and frame.interlaced_frame and packet is not None:
        # The packet may have been half of it, one field of two; the other one is in the next.
        following = _next_packet(container, film)
        if following is not None:
            frame = decoded_alone(film, packet, following)
    if frame is not None and not frame.is_corrupt:
        return frame
    if not seek(container, film, stream, at_s):
        return None
    film.codec_context.skip_frame = "NONKEY"
    frame = next(frames_from(container, film), None)
    film.codec_context.skip_frame = "DEFAULT"
    return frame


def _spread(frame: VideoFrame) -> float:
    grey = scaled(frame, 64, 36, "gray")
    return float(grey.to_ndarray().std())


def time_of(frame: VideoFrame, stream: Stream) -> float:
    """A frame's time from the film's start, in seconds, as a player shows it."""
    stamp = frame.pts if frame.pts is not None else frame.dts
    if stamp is None or frame.time_base is None:
        return 0.0
    return float(stamp * frame.time_base) - stream.start_s


def exact_frame(file: BinaryIO, form: Format, at_s: float, max_px: int) -> tuple[bytes, float]:
    """The frame on screen at `at_s` seconds as JPEG, and the time it came on.

    It is the last frame at or before that time; before the first frame, the first; after the
    end, the last. Raises MediaError where there is none.
    """
    with on_screen(file, form, at_s) as (frame, stream):
        image = image_of(frame, stream, orientation_of(frame), max_px)
        return jpeg(image, 90), max(0.0, time_of(frame, stream))


@contextmanager
def on_screen(file: BinaryIO, form: Format, at_s: float) -> Iterator[tuple[VideoFrame, Stream]]:
    """The frame on screen at a moment, as decoded, and what its film says; as `exact_frame`."""
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
        yield frame, stream


def _frame_at(
    container: InputContainer, film: VideoStream, stream: Stream, at_s: float
) -> VideoFrame | None:
    """Search from the key frame before; if the index led too far on, from ever earlier ones."""
    wanted = max(0.0, at_s) + GRACE_S
    limit = stream.duration_s if stream.duration_s else wanted
    fallback: VideoFrame | None = None
    for back in FARTHER_BACK:
        start = max(0.0, min(wanted, limit) - back)
        seek(container, film, stream, start)
        before: VideoFrame | None = None
        for frame in frames_from(container, film):
            if time_of(frame, stream) > wanted:
                fallback = fallback or frame
                break
            before = frame
        if before is not None:
            return before
        if start == 0.0:
            break
    return fallback


def strip(file: BinaryIO, form: Format, count: int, px: int, deadline: float) -> list[bytes]:
    """Up to `count` small JPEGs evenly through a film, in order, for scrubbing by hover.

    Short films are read through, so that each picture is its own; of long ones, the key frame
    before each place is taken. Fewer come back where the file is damaged or `deadline` passes.
    """
    with opened(file, form) as container:
        stream = describe(container, form)
        film = film_of(container)
        if film is None:
            raise MediaError("This recording has no pictures.")
        duration = stream.duration_s or 0.0
        places = [(index + 0.5) / count * duration for index in range(count)]
        pictures = (
            _strip_through(container, film, stream, places, deadline)
            if duration <= _SCAN_SHORT_S
            else _strip_keys(container, film, stream, places, deadline)
        )
        return [jpeg(image_of(frame, stream, orientation_of(frame), px), 75) for frame in pictures]


def _strip_through(
    container: InputContainer,
    film: VideoStream,
    stream: Stream,
    places: list[float],
    deadline: float,
) -> Iterator[VideoFrame]:
    film.thread_type = "AUTO"
    waiting = list(places)
    last: VideoFrame | None = None
    for frame in frames_from(container, film):
        while waiting and last is not None and time_of(frame, stream) > waiting[0]:
            waiting.pop(0)
            yield last
        last = frame
        if not waiting or time.monotonic() > deadline:
            return
    if last is not None:
        for _place in waiting:
            yield last


def _strip_keys(
    container: InputContainer,
    film: VideoStream,
    stream: Stream,
    places: list[float],
    deadline: float,
) -> Iterator[VideoFrame]:
    for place in places:
        if time.monotonic() > deadline:
            return
        frame = key_frame(container, film, stream, place)
        if frame is not None:
            yield frame
