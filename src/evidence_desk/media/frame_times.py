"""When each frame of a film comes on: read from its packets, without decoding them."""

from __future__ import annotations

import time
from bisect import bisect_left
from typing import Any, BinaryIO

import av.error
from av.container import InputContainer
from av.packet import Packet
from av.video.stream import VideoStream

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import frames_from, seek, time_of
from evidence_desk.media.video import Stream, describe, film_of, opened

#: How many decoded frames must come on when their packets say so, for the others to be believed.
_COMPARED = 40
#: A film this short is decoded whole where its packets do not tell.
_SHORT_S = 120.0


def frame_times(
    file: BinaryIO, form: Format, from_s: float, deadline: float
) -> tuple[list[int], float | None]:
    """Microseconds from the film's start at which frames come on, in order, from `from_s` on.

    Reads until `deadline` (time.monotonic); the second value is where to go on, or None at the
    end. A film whose packets are not its frames (fields apart, frames never shown) and which is
    too long to decode gives no times at all. Raises MediaError where there are no pictures.
    """
    with opened(file, form) as container:
        stream = describe(container, form)
        film = film_of(container)
        if film is None:
            raise MediaError("This recording has no pictures.")
        film.thread_type = "AUTO"
        if from_s == 0.0:
            decoded = _decoded(container, film, stream, _COMPARED, deadline)
            seek(container, film, stream, 0.0)
            told, resume = _told(container, film, stream, deadline)
            if decoded == told[: len(decoded)]:
                return told, resume
            if (stream.duration_s or 0.0) > _SHORT_S:
                return [], None
            seek(container, film, stream, 0.0)
            return _decoded(container, film, stream, None, deadline), None
        if not seek(container, film, stream, from_s):
            return [], None
        return _told(container, film, stream, deadline)


def _decoded(
    container: InputContainer,
    film: VideoStream,
    stream: Stream,
    most: int | None,
    deadline: float,
) -> list[int]:
    times: list[int] = []
    for frame in frames_from(container, film):
        at = _microseconds(time_of(frame, stream))
        if not times or at > times[-1]:
            times.append(at)
        if len(times) == most or time.monotonic() > deadline:
            break
    return times


def _told(
    container: InputContainer, film: VideoStream, stream: Stream, deadline: float
) -> tuple[list[int], float | None]:
    """Times by packets, and the key frame to go on from if time ran out.

    Packets come in the order of decoding, so that only what lies before the last key frame read
    is known to be complete.
    """
    times: set[int] = set()
    last_key: int | None = None
    packets = container.demux(film)
    while True:
        try:
            packet = next(packets)
        except (StopIteration, EOFError, ValueError, OverflowError, av.error.FFmpegError):
            return sorted(times), None
        stamp = packet.pts if packet.pts is not None else packet.dts
        if stamp is None or packet.time_base is None or not packet.size or _hidden(packet, film):
            continue
        at = _microseconds(float(stamp * packet.time_base) - stream.start_s)
        times.add(at)
        if packet.is_keyframe:
            if last_key is not None and at > last_key and time.monotonic() > deadline:
                ordered = sorted(times)
                return ordered[: bisect_left(ordered, at)], at / 1e6
            last_key = at


def _hidden(packet: Packet[Any], film: VideoStream) -> bool:
    """Whether a packet shows nothing: left out by an edit list, or VP8's frame for reference."""
    if packet.is_discard:
        return True
    return film.codec_context.name == "vp8" and not bytes(packet)[0] & 0x10


def _microseconds(seconds: float) -> int:
    return max(0, round(seconds * 1e6))
