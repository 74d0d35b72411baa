"""A voice made nobody's: its words stay, its pitch and its own sound do not.

Fifty times a second, over 40 ms, only the loudness in eleven wide bands is taken, to the nearest
3 dB; noise is given those loudnesses (a noise vocoder: Shannon et al., Science 270, 1995). Pitch,
harmonics, phases and whatever lies finer than that are never read into the result, so they cannot
be taken out of it again. What stays is how fast and in what rhythm somebody speaks, the words, and
roughly which vowels: enough for somebody who knows the speaker to guess. Muting is what hides a
person.
"""

from __future__ import annotations

from itertools import pairwise

import numpy
from numpy.typing import NDArray

Samples = NDArray[numpy.float32]

#: Edges of the bands in Hz. None is narrower than a high voice's pitch, so that no harmonic is
#: told from the next.
_EDGES = (60, 420, 780, 1140, 1500, 1900, 2400, 3000, 3800, 4800, 6000, 8000)
_STEP_DB = 3.0
_FLOOR_DB = -72.0
_SMOOTH_S = 0.04  # loudness follows no faster than this: a voice's pitch beats faster


class VoiceMask:
    """One masked span, fed bit by bit; the result lags behind by a window. Mono."""

    def __init__(self, rate: int, seed: int) -> None:
        self._hop = round(rate * _SMOOTH_S / 2)
        self._size = 2 * self._hop
        self._window = numpy.hanning(self._size + 1)[:-1]
        bins = numpy.fft.rfftfreq(self._size, 1 / rate)
        self._bands = [(bins >= low) & (bins < high)
                       for low, high in pairwise(_EDGES)]  # fmt: skip
        self._noise = numpy.random.default_rng(seed)
        self._in = numpy.zeros(self._hop)  # half a window of silence before the first sample
        self._out = numpy.zeros(self._size)
        self._fed = self._given = 0
        self._skip = self._hop  # what lies before the first sample is not given out

    def feed(self, samples: Samples) -> Samples:
        """Take samples (channels by samples) in; returns what is ready, one channel."""
        self._fed += samples.shape[1]
        self._in = numpy.concatenate([self._in, samples.mean(axis=0, dtype=float)])
        ready = []
        while len(self._in) >= self._size:
            ready.append(self._step(self._in[: self._size]))
            self._in = self._in[self._hop :]
        return self._given_out(numpy.concatenate(ready) if ready else numpy.zeros(0))

    def end(self) -> Samples:
        """The rest, so that as many samples came out as went in."""
        parts: list[NDArray[numpy.float64]] = []
        owed = self._fed - self._given
        while sum(len(part) for part in parts) < owed + self._skip:
            chunk = self._in[: self._size]
            self._in = self._in[self._hop :]
            parts.append(self._step(numpy.pad(chunk, (0, self._size - len(chunk)))))
        return self._given_out(numpy.concatenate(parts) if parts else numpy.zeros(0))[:, :owed]

    def _given_out(self, ready: NDArray[numpy.float64]) -> Samples:
        dropped = min(self._skip, len(ready))
        self._skip -= dropped
        ready = ready[dropped:]
        self._given += len(ready)
        return ready[None, :].astype(numpy.float32)

    def _step(self, heard: NDArray[numpy.float64]) -> NDArray[numpy.float64]:
        """One window in; half a window of noise as loud as it in each band comes out."""
        power = numpy.abs(numpy.fft.rfft(heard * self._window)) ** 2
        spectrum = numpy.fft.rfft(self._noise.standard_normal(self._size) * self._window)
        shaped = numpy.zeros_like(spectrum)
        for band in self._bands:
            shaped[band] = spectrum[band] * _gain(power[band], numpy.abs(spectrum[band]) ** 2)
        self._out += numpy.fft.irfft(shaped, self._size)
        given, self._out = self._out[: self._hop], self._out[self._hop :]
        self._out = numpy.concatenate([self._out, numpy.zeros(self._hop)])
        return numpy.clip(given, -1.0, 1.0)


def _gain(wanted: NDArray[numpy.float64], has: NDArray[numpy.float64]) -> float:
    """By how much noise is to be louder, the wanted loudness taken in coarse steps."""
    level = 10 * numpy.log10(max(float(wanted.mean()), 1e-12))
    if level < _FLOOR_DB:
        return 0.0
    level = round(level / _STEP_DB) * _STEP_DB
    return float(numpy.sqrt(10 ** (level / 10) / max(float(has.mean()), 1e-12)))
