"""A passage cut from a recording: copied from the key frame before it, or encoded exactly."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.filter import Graph
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from evidence_desk.exports.cleaning import films
from evidence_desk.exports.cleaning.copies import Made, NotCleaned, Passage

#: Containers may bring sound this much later than the picture it belongs to.
_LATE_SOUND_S = 2.0
_RATE = 48_000  # samples a second, which every player knows
#: Quality by which no eye tells the copy from the original (x264's scale, lower is better).
_QUALITY = "17"
#: How a picture stored lying is stood up, by its display matrix's turn in degrees.
_TURNS = {90: ("transpose=cclock",), -90: ("transpose=clock",), 180: ("hflip", "vflip")}


def clean_film(original: Path, folder: Path) -> Made:
    """Copy picture and sound, packet by packet, into a new container; drop all else.

    What no container takes as it is (old phones' sound), or what carries a clock in its coding
    (DV), is encoded again.
    """
    try:
        with films.opened(original) as source:
            out, _begins = films.remux(source, folder, films.Span())
        films.prove(out)
    except (NotCleaned, av.FFmpegError):
        for path in folder.iterdir():
            path.unlink()
    else:
        return Made(out)
    with films.opened(original) as source:
        return Made(_encoded(source, folder, films.Span()), encoded=True)


def cut(original: Path, folder: Path, passage: Passage) -> Made:
    """Cut a passage; the copy says nothing of maker, time or place. Raises NotCleaned."""
    with films.opened(original) as source:
        clock = (source.start_time or 0) / av.time_base
        span = films.Span(clock + passage.start_s, clock + passage.end_s)
        if passage.exact and any(one.type == "video" for one in films.streams_of(source)):
            return Made(_encoded(source, folder, span), passage.start_s, encoded=True)
        out, begins = films.remux(source, folder, span)
    films.prove(out)
    return Made(out, max(0.0, round(begins - clock, 3)))


def _encoded(source: InputContainer, folder: Path, span: films.Span) -> Path:
    """Encode a span, then take out what the encoder says of itself."""
    first = folder / "encoded.mp4"
    _encode(source, first, span)
    with films.opened(first) as encoded:
        out, _begins = films.remux(encoded, folder, films.Span())
    films.prove(out)
    first.unlink()
    return out


def _encode(source: InputContainer, out: Path, span: films.Span) -> None:
    streams = films.streams_of(source)
    video = next((one for one in streams if isinstance(one, VideoStream)), None)
    sound = next((one for one in streams if isinstance(one, AudioStream)), None)
    if span.start_s > 0:
        source.seek(int(span.start_s * av.time_base), backward=True)
    else:
        span = films.Span((source.start_time or 0) / av.time_base, span.end_s)
    with av.open(str(out), "w", format="mp4", options={"fflags": "+bitexact"}) as target:
        pictures = _Pictures(target, video, span) if video is not None else None
        sounds = _Sounds(target, span) if sound is not None else None
        early: list[AudioFrame] = []  # the file's head is written with its first picture
        for frame in source.decode(*(one for one in (video, sound) if one is not None)):
            if isinstance(frame, VideoFrame) and pictures is not None:
                pictures.add(frame)
            elif isinstance(frame, AudioFrame) and sounds is not None:
                early.append(frame)
                if pictures is None or pictures.begun:
                    sounds.add_all(early)
            if _past(frame, span):
                break
        if pictures is not None:
            pictures.finish()
        if sounds is not None:
            sounds.add_all(early)
            sounds.finish()


def _past(frame: object, span: films.Span) -> bool:
    when = getattr(frame, "time", None)
    return when is not None and when >= span.end_s + _LATE_SOUND_S


class _Pictures:
    """Encodes the pictures of a span, stood upright, on a clock that starts with it."""

    def __init__(self, target: OutputContainer, source: VideoStream, span: films.Span) -> None:
        self._target, self._source, self._span = target, source, span
        rate = source.average_rate or Fraction(25)
        self._stream = target.add_stream("libx264", rate=rate, options={"crf": _QUALITY})
        self._upright: Graph | None = None
        self._last = -1

    def add(self, frame: VideoFrame) -> None:
        """Take a picture in, unless it lies outside."""
        if frame.time is None or not self._span.start_s <= frame.time < self._span.end_s:
            return
        upright = self._stand_up(frame)
        codec = self._stream.codec_context
        if self._last < 0:
            codec.width, codec.height = upright.width & ~1, upright.height & ~1
            codec.pix_fmt = "yuv420p"
            codec.time_base = Fraction(1, 90_000)
            if not self._upright and self._source.sample_aspect_ratio:
                codec.sample_aspect_ratio = self._source.sample_aspect_ratio
        kept = upright.reformat(codec.width, codec.height, "yuv420p")
        kept.pts = max(self._last + 1, round((frame.time - self._span.start_s) * 90_000))
        kept.time_base = Fraction(1, 90_000)
        self._last = kept.pts
        self._target.mux(self._stream.encode(kept))

    def _stand_up(self, frame: VideoFrame) -> VideoFrame:
        steps = _TURNS.get(round(frame.rotation))
        if steps is None:
            return frame
        if self._upright is None:
            graph = Graph()
            nodes = [graph.add_buffer(template=self._source)]
            nodes += [graph.add(*step.split("=")) for step in steps]
            nodes.append(graph.add("buffersink"))
            graph.link_nodes(*nodes).configure()
            self._upright = graph
        self._upright.push(frame)
        turned = self._upright.pull()
        assert isinstance(turned, VideoFrame)
        return turned

    @property
    def begun(self) -> bool:
        """Whether there was any picture yet."""
        return self._last >= 0

    def finish(self) -> None:
        """Write what the encoder still holds; raises NotCleaned if it was given nothing."""
        if not self.begun:
            raise NotCleaned("there is nothing in that passage")
        self._target.mux(self._stream.encode(None))


class _Sounds:
    """Encodes the sound of a span on the same clock."""

    def __init__(self, target: OutputContainer, span: films.Span) -> None:
        self._target, self._span = target, span
        self._stream = target.add_stream("aac", rate=_RATE)
        self._stream.codec_context.layout = "stereo"
        self._even = AudioResampler(format="fltp", layout="stereo", rate=_RATE)
        self._next: int | None = None

    def add_all(self, frames: list[AudioFrame]) -> None:
        """Take stretches of sound in, and out of the list."""
        for frame in frames:
            self._add(frame)
        frames.clear()

    def _add(self, frame: AudioFrame) -> None:
        """Take a stretch of sound in, unless it does not lie wholly inside."""
        if frame.time is None or frame.time < self._span.start_s:
            return
        if frame.time + frame.samples / frame.sample_rate > self._span.end_s:
            return
        if self._next is None:
            self._next = round((frame.time - self._span.start_s) * _RATE)
        for even in self._even.resample(frame):
            even.pts, even.time_base = self._next, Fraction(1, _RATE)
            self._next += even.samples
            self._target.mux(self._stream.encode(even))

    def finish(self) -> None:
        """Write what the encoder still holds."""
        if self._next is not None:
            self._target.mux(self._stream.encode(None))
