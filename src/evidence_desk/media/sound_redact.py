"""Sound taken out of a recording in spans, and the rest put on a clock that cannot drift.

A muted span is nought sample by sample before the encoder sees it. AAC codes windows of 2048
samples, so that what sounds beside the span reaches into it; therefore the silence begins and ends
earlier and later by that much, and what was asked for is silent to the last sample.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import av.error
import numpy
from av.audio.frame import AudioFrame
from av.audio.resampler import AudioResampler
from av.audio.stream import AudioStream
from av.container import OutputContainer
from numpy.typing import NDArray

from evidence_desk.domain.film_redaction import FilmRedaction, Silence
from evidence_desk.media.voice_mask import VoiceMask

Samples = NDArray[numpy.float32]  # channels by samples, from -1 to 1

_FRAME = 1024
_WINDOW = 2 * _FRAME
#: What containers say of when sound is heard may be off by so much; less is no gap.
_LOOSE_S = 0.025
_BROKEN = (av.error.FFmpegError, ValueError, OverflowError)


class Sound:
    """Encodes a recording's sound as AAC with spans muted or masked."""

    def __init__(self, out: OutputContainer, what: FilmRedaction, source: AudioStream) -> None:
        self._out, self._what = out, what
        codec = source.codec_context
        self._rate = 44_100 if (codec.sample_rate or 0) in (11_025, 22_050, 44_100) else 48_000
        self._channels = 1 if codec.layout.nb_channels == 1 else 2
        self._layout = "mono" if self._channels == 1 else "stereo"
        self._stream: Any = out.add_stream("aac", rate=self._rate, options={"flags": "+bitexact"})
        self._stream.codec_context.layout = self._layout
        self._stream.bit_rate = 96_000 * self._channels
        self._even: AudioResampler | None = None
        self._form: tuple[str, str, int] | None = None
        self._clock = 0.0  # for sound that does not say when it is heard
        self._heard = 0  # samples on the copy's clock that came in so far
        self._written = 0
        self._waiting: Samples = numpy.zeros((self._channels, 0), numpy.float32)
        self._masking: VoiceMask | None = None
        self._start = max(0.0, what.clip.from_s or 0.0)
        end = what.clip.to_s
        self._end = None if end is None else round((end - self._start) * self._rate)
        self._edges = self._spans()

    @property
    def begun(self) -> bool:
        """Whether any sound was kept."""
        return self._heard > 0

    def _spans(self) -> list[tuple[int, int, Silence]]:
        """What is taken out, in samples of the copy, with what the encoder spreads."""
        spread = _WINDOW / self._rate + _LOOSE_S
        found = []
        for one in self._what.sound:
            from_s = -math.inf if one.span.from_s is None else one.span.from_s
            to_s = math.inf if one.span.to_s is None else one.span.to_s
            first = max(from_s - spread - self._start, 0.0)
            last = min(to_s + spread - self._start, 1e7)
            if last > 0:
                found.append(
                    (math.floor(first * self._rate), math.ceil(last * self._rate), one.how)
                )
        return found

    def add(self, frame: AudioFrame, start_s: float) -> float:
        """Take a stretch of sound in; returns the second of the original it reaches to."""
        at_s = frame.time - start_s if frame.time is not None else self._clock
        self._clock = at_s + frame.samples / (frame.sample_rate or self._rate)
        form = (frame.format.name, frame.layout.name, frame.sample_rate)
        if form != self._form:
            self._even = AudioResampler(format="fltp", layout=self._layout, rate=self._rate)
            self._form = form
        assert self._even is not None
        frame.pts = None  # where it belongs is our affair
        try:
            even = self._even.resample(frame)
        except _BROKEN:
            return self._clock
        place = round((at_s - self._start) * self._rate)
        for part in even:
            self._place(self._samples(part), place)
            place += part.samples
        return self._clock

    def _samples(self, part: AudioFrame) -> Samples:
        return part.to_ndarray().reshape(self._channels, -1).astype(numpy.float32)

    def _place(self, samples: Samples, place: int) -> None:
        """Put samples where they belong on the copy's clock: gaps are filled, doubles dropped."""
        loose = round(_LOOSE_S * self._rate)
        if place > self._heard + loose:
            while place > self._heard:  # piece by piece: a gap may be hours
                self._hear(numpy.zeros((self._channels, min(place - self._heard, 48_000)), "f4"))
                if self._end is not None and self._heard >= self._end:
                    return
        elif place < self._heard - loose or place < 0:
            samples = samples[:, self._heard - place :]
        self._hear(samples)

    def _hear(self, samples: Samples) -> None:
        """Take the next samples in, as they may be heard."""
        if self._end is not None:
            samples = samples[:, : max(0, self._end - self._heard)]
        while samples.shape[1]:
            how, until = self._how(self._heard)
            part, samples = samples[:, : until - self._heard], samples[:, until - self._heard :]
            self._heard += part.shape[1]
            if how is Silence.MASK:
                if self._masking is None:
                    self._masking = VoiceMask(self._rate, self._heard)
                self._keep(self._masking.feed(part))
                if self._heard == until:
                    self._end_mask()
            else:
                self._end_mask()
                self._keep(numpy.zeros_like(part) if how is Silence.MUTE else part)

    def _end_mask(self) -> None:
        masking, self._masking = self._masking, None
        if masking is not None:
            self._keep(masking.end())

    def _how(self, place: int) -> tuple[Silence | None, int]:
        """What becomes of the sample at a place, and until where that is so."""
        how: Silence | None = None
        until = place + (1 << 30)
        for first, last, silence in self._edges:
            if first <= place < last:
                how = Silence.MUTE if Silence.MUTE in (how, silence) else silence
            for edge in (first, last):
                if edge > place:
                    until = min(until, edge)
        return how, until

    def _keep(self, samples: Samples) -> None:
        """Encode samples in frames of the encoder's size."""
        if samples.shape[0] != self._channels:
            samples = numpy.repeat(samples, self._channels, axis=0)
        self._waiting = numpy.concatenate([self._waiting, samples], axis=1)
        while self._waiting.shape[1] >= _FRAME:
            self._encode(self._waiting[:, :_FRAME])
            self._waiting = self._waiting[:, _FRAME:]

    def _encode(self, samples: Samples) -> None:
        whole = numpy.ascontiguousarray(samples, dtype=numpy.float32)
        frame = AudioFrame.from_ndarray(whole, format="fltp", layout=self._layout)
        frame.sample_rate, frame.pts = self._rate, self._written
        frame.time_base = Fraction(1, self._rate)
        self._written += samples.shape[1]
        self._out.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Write what is still held."""
        if self._even is not None and self._form is not None:
            for part in self._even.resample(None):
                self._hear(self._samples(part))
        self._end_mask()
        if self._waiting.shape[1]:
            self._encode(self._waiting)
        if self._written:
            self._out.mux(self._stream.encode(None))
