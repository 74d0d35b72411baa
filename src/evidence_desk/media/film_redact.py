"""A film or recording written anew: parts covered frame by frame, sound taken out, trimmed.

Every frame is decoded, stood upright, covered and encoded again as H.264, the sound as AAC, into an
MP4 without metadata, chapters, subtitles or other streams. Each frame comes on when it did. The
same file and redaction give the same bytes on one machine: the encoders' threads are a fixed number
(x264's choices depend on it), and the container tells neither date nor program.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, BinaryIO, Protocol

import av
import av.error
import numpy
from av.audio.frame import AudioFrame
from av.bitstream import BitStreamFilterContext
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from evidence_desk.domain.film_redaction import GRACE_S, FilmRedaction
from evidence_desk.media.errors import MediaError
from evidence_desk.media.film_covers import Planes, covered, planes_of, upright
from evidence_desk.media.formats import Format
from evidence_desk.media.frames import frames_from, on_screen, seek, time_of
from evidence_desk.media.pictures import fitted, jpeg, swaps_sides
from evidence_desk.media.sound_redact import Sound
from evidence_desk.media.video import Stream, describe, film_of, opened, orientation_of, scaled

_CLOCK = 90_000  # ticks a second: whole for every usual frame rate
#: So good that no eye tells it from the original; no frame waits for a later one, so that every
#: player shows it when it is to come on.
_ENCODER = {
    "crf": "18",
    "preset": "fast",
    "bf": "0",
    "g": "60",
    "rc-lookahead": "20",
    "threads": "2",
}
#: How far before a clip reading begins: containers may keep sound before its picture.
_RUN_UP_S = 2.0
#: How much later than its picture a container may bring the sound that belongs to it.
_LATE_S = 2.0
_TELL_S = 0.2
_BUFFER = 1 << 20
_FAILURES = 10_000
_BROKEN = (av.error.FFmpegError, ValueError, OverflowError, EOFError, MemoryError)


class Target(Protocol):
    """What the new file is written to: somewhere that can be gone back in."""

    def write(self, data: bytes) -> int: ...

    def seek(self, offset: int, whence: int = 0) -> int: ...

    def tell(self) -> int: ...


@dataclass(frozen=True, slots=True)
class _First:
    """What the first frame says of all."""

    orientation: int | None
    size: tuple[int, int]


def redact_film(
    file: BinaryIO,
    form: Format,
    what: FilmRedaction,
    target: Target,
    tell: Callable[[float], None],
) -> None:
    """Write the redacted copy; `tell` is given the seconds of the original read so far.

    Raises MediaError where nothing decodes, or nothing lies in the clip.
    """
    first = _first_frame(file, form)
    if first is None and what.shapes:
        raise MediaError("There are no pictures in it that shapes could cover.")
    with (
        opened(file, form) as source,
        closing(_opened_for(target)) as out,
    ):
        stream = describe(source, form)
        film = film_of(source) if first is not None else None
        sounds = [one for one in source.streams.audio if one.codec_context is not None]
        pictures = _Pictures(out, film, stream, first, what) if film and first else None
        sound = Sound(out, what, sounds[0]) if sounds else None
        out.start_encoding()  # the streams say all of themselves before their packets are filtered
        wanted: list[Any] = [one for one in (film, *sounds[:1]) if one is not None]
        if film is not None:
            film.thread_type = "AUTO"
            film.codec_context.thread_count = 2
        begin_before(source, wanted[0], film, stream, (what.clip.from_s or 0.0) - _RUN_UP_S)
        told = time.monotonic()
        for frame in _decoded(source, wanted):
            at_s = 0.0
            if isinstance(frame, VideoFrame) and pictures is not None:
                at_s = time_of(frame, stream)
                pictures.add(frame, at_s)
            elif isinstance(frame, AudioFrame) and sound is not None:
                at_s = sound.add(frame, stream.start_s)
            if time.monotonic() - told > _TELL_S:
                told = time.monotonic()
                tell(max(0.0, at_s))
            if what.clip.to_s is not None and at_s > what.clip.to_s + _LATE_S:
                break
        if pictures is not None:
            pictures.finish()
        if sound is not None:
            sound.finish()
        if not (pictures is not None and pictures.begun) and not (
            sound is not None and sound.begun
        ):
            raise MediaError("There is nothing in that clip.")


def _opened_for(target: Target) -> OutputContainer:
    return av.open(target, "w", format="mp4", buffer_size=_BUFFER, options={"fflags": "+bitexact"})


def _first_frame(file: BinaryIO, form: Format) -> _First | None:
    with opened(file, form) as source:
        film = film_of(source)
        if film is None:
            return None
        describe(source, form)  # refuses what is too large
        frame = next(frames_from(source, film), None)
        if frame is None:
            raise MediaError("No frame of this film can be decoded.")
        return _First(orientation_of(frame), (frame.width, frame.height))


def begin_before(
    source: InputContainer, any_stream: Any, film: VideoStream | None, stream: Stream, at_s: float
) -> None:
    """Begin a little before a moment; where the index leads past it, at the very beginning."""
    if at_s <= 0:
        return
    try:
        if film is not None:
            for back in (0.0, 10.0, 60.0):
                if not seek(source, film, stream, at_s - back):
                    break
                frame = next(frames_from(source, film), None)
                if frame is not None and time_of(frame, stream) <= at_s:
                    seek(source, film, stream, at_s - back)
                    return
            seek(source, film, stream, 0.0)
        else:
            source.seek(int((at_s + stream.start_s) / any_stream.time_base), stream=any_stream)
    except _BROKEN as error:
        raise MediaError("No place in this recording can be found.") from error


def _decoded(source: InputContainer, streams: list[Any]) -> Iterator[VideoFrame | AudioFrame]:
    """Frames of picture and sound as they come; a damaged packet is passed over."""
    failures = 0
    packets = source.demux(*streams)
    while failures < _FAILURES:
        try:
            packet = next(packets)
        except (StopIteration, *_BROKEN):
            return
        try:
            yield from packet.decode()
        except _BROKEN:
            failures += 1


def redacted_frame(
    file: BinaryIO,
    form: Format,
    what: FilmRedaction,
    at_s: float,
    until_s: float | None,
    max_px: int,
) -> bytes:
    """The frame on screen at a moment, as the redacted copy will show it, as JPEG.

    `until_s` is when it goes, if that is known. Raises MediaError where none decodes.
    """
    with on_screen(file, form, at_s) as (frame, stream):
        came = max(0.0, time_of(frame, stream))
        even = scaled(frame, frame.width, frame.height, "yuv420p")
        orientation = orientation_of(frame)
        shapes = what.covers(came, max(came + 2 * GRACE_S, until_s or 0.0))
        made = covered(upright(planes_of(even), orientation), shapes, what.cover, stream.coding)
        high, wide = made[0].shape
        if swaps_sides(orientation):
            high = max(1, round(high * stream.stretch))
        else:
            wide = max(1, round(wide * stream.stretch))
        size = fitted(wide, high, max_px)
        return jpeg(Image.fromarray(scaled(_frame_of(made), *size, "rgb24").to_ndarray()), 90)


class _Pictures:
    """Covers and encodes frames; one is held back until it is known when it goes."""

    def __init__(
        self,
        out: OutputContainer,
        film: VideoStream,
        stream: Stream,
        first: _First,
        what: FilmRedaction,
    ) -> None:
        self._out, self._film, self._first, self._what = out, film, first, what
        self._coding = stream.coding
        wide, high = (side & ~1 for side in first.size)
        if swaps_sides(first.orientation):
            wide, high = high, wide
        if not wide or not high:
            raise MediaError("The film’s picture is too small.")
        self._stream: Any = out.add_stream("libx264", rate=25, options=dict(_ENCODER))
        codec = self._stream.codec_context
        codec.width, codec.height, codec.pix_fmt = wide, high, "yuv420p"
        codec.time_base = Fraction(1, _CLOCK)
        codec.color_range = 1  # as broadcast: 16 to 235
        _keep_colours(codec, film)
        ratio = film.sample_aspect_ratio
        if stream.stretch != 1.0 and ratio:
            codec.sample_aspect_ratio = 1 / ratio if swaps_sides(first.orientation) else ratio
        self._bare: BitStreamFilterContext | None = None
        self._held: tuple[VideoFrame, float] | None = None
        self._last = -1
        self._over = False

    @property
    def begun(self) -> bool:
        """Whether any frame was kept."""
        return self._last >= 0

    def add(self, frame: VideoFrame, at_s: float) -> None:
        """Take a frame in; time stamps that go back are left out, as when one looks at it."""
        if self._over:
            return
        if self._held is not None:
            if at_s <= self._held[1] + GRACE_S:
                return
            self._keep(*self._held, goes=at_s)
        self._held = (frame, at_s)
        self._over = self._what.clip.to_s is not None and at_s >= self._what.clip.to_s

    def finish(self) -> None:
        """Keep the last frame, and write what the encoder still holds."""
        if self._held is not None and not self._over:
            frame, at_s = self._held
            lasts = float((frame.duration or 0) * (frame.time_base or 0)) or 0.04
            self._keep(frame, at_s, goes=at_s + min(lasts, 60.0), last=True)
        self._held = None
        if self.begun:
            self._write(self._stream.encode(None))

    def _keep(self, frame: VideoFrame, came: float, goes: float, *, last: bool = False) -> None:
        clip = self._what.clip
        if goes <= GRACE_S or not clip.holds(came, goes):
            return
        start = max(0.0, clip.from_s or 0.0)
        until = float("inf") if last else goes
        shown = upright(planes_of(_even(frame, self._first.size)), self._first.orientation)
        shapes = self._what.covers(came, until)
        made = covered(shown, shapes, self._what.cover, self._coding)
        fresh = _frame_of(made)
        fresh.pts = max(self._last + 1, round((max(came, start) - start) * _CLOCK))
        end = goes if clip.to_s is None else min(goes, clip.to_s)
        fresh.time_base = Fraction(1, _CLOCK)
        fresh.duration = max(1, round((end - start) * _CLOCK) - fresh.pts)
        self._last = fresh.pts
        self._write(self._stream.encode(fresh))

    def _write(self, packets: list[Packet[Any]]) -> None:
        """Without the message in which the encoder tells of itself."""
        if self._bare is None and packets:
            self._bare = BitStreamFilterContext(
                "filter_units=remove_types=6", self._stream, self._stream
            )
        for packet in packets:
            for kept in self._bare.filter(packet) if self._bare else ():
                kept.stream = self._stream
                self._out.mux(kept)


def _keep_colours(codec: Any, film: VideoStream) -> None:
    """Say of the copy's colours what the original says of its own, where it keeps them so."""
    source: Any = film.codec_context
    if source.format is None or source.format.is_rgb:
        return
    for name in ("colorspace", "color_primaries", "color_trc"):
        value = getattr(source, name, 2)
        if isinstance(value, int) and value not in (0, 2):
            setattr(codec, name, value)


def _even(frame: VideoFrame, size: tuple[int, int]) -> VideoFrame:
    """In the one layout that is worked in; films that change size within keep their first."""
    return scaled(frame, *size, "yuv420p")


def _frame_of(planes: Planes) -> VideoFrame:
    flat = numpy.concatenate([plane.reshape(-1) for plane in planes])
    high, wide = planes[0].shape
    return VideoFrame.from_ndarray(flat.reshape(high * 3 // 2, wide), format="yuv420p")
