"""Sound as a picture: the peaks of a recording over time, and a drawing of them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

import av.error
import av.stream
import numpy as np
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.video import Stream, describe, opened

#: How many peaks a waveform has; each is the loudest sample (0–255, linear) of its part.
BINS = 1000

#: Peaks are gathered over this many samples at most, then put into bins.
_GRAIN = 64
#: Longer sound, or sound in a larger film, is sampled at so many places instead of read through.
_READ_THROUGH_S = 1800.0
_READ_THROUGH_BYTES = 96 << 20
_PLACES = 250
#: How far before a part of the sound decoding begins: a decoder hears rightly only after a while.
_RUN_UP_S = 0.3
_FAILURES_LIMIT = 1000
_BROKEN = (av.error.FFmpegError, ValueError, OverflowError, EOFError, MemoryError)


@dataclass(frozen=True, slots=True)
class Waveform:
    """Peaks over the whole duration, one uint8 a bin; and how far the sound could be read.

    `read_s` is the end of the last decoded sample where the sound was read through, else None;
    `damaged` tells that parts could not be decoded.
    """

    peaks: bytes
    read_s: float | None
    damaged: bool = False


def waveform(file: BinaryIO, form: Format, size: int, deadline: float) -> Waveform | None:
    """The waveform of a film's or recording's first sound; None where none decodes."""
    try:
        with opened(file, form) as container:
            stream = describe(container, form)
            sounds = [one for one in container.streams.audio if one.codec_context is not None]
            if not sounds:
                return None
            return _read(container, sounds[0], stream, size, deadline)
    except MediaError:
        return None


def peaks(
    file: BinaryIO, form: Format, start_s: float, count: int, per_s: int, deadline: float
) -> bytes | None:
    """`count` peaks of a part of the first sound, `per_s` of them a second, from `start_s` on.

    Each is the loudest sample (0 to 255, linear) of its moment; where there is no sound, nought.
    Fewer come back where `deadline` (time.monotonic) passes first; None where none decodes.
    """
    with opened(file, form) as container:
        stream = describe(container, form)
        sounds = [one for one in container.streams.audio if one.codec_context is not None]
        if not sounds:
            return None
        for other in container.streams:
            if other is not sounds[0]:
                with suppress(AttributeError):  # films are passed over unread where that is known
                    other.discard = av.stream.Discard.all
        return _part(container, sounds[0], stream, start_s, count, per_s, deadline)


def _part(
    container: InputContainer,
    sound: AudioStream,
    stream: Stream,
    start_s: float,
    count: int,
    per_s: int,
    deadline: float,
) -> bytes | None:
    clock = 0.0
    if start_s > _RUN_UP_S and sound.time_base is not None:
        clock = start_s - _RUN_UP_S
        try:
            container.seek(int((clock + stream.start_s) / sound.time_base), stream=sound)
        except _BROKEN:
            clock = 0.0
    # Several grains to a peak, so that each falls to the right one and none is left empty.
    grain = max(1, min(_GRAIN, (sound.codec_context.sample_rate or 48000) // (8 * per_s)))
    found = np.zeros(count, dtype=np.float32)
    heard = 0
    failures: list[Exception] = []
    for start, end, loud in _pieces(container, sound, stream, failures, clock, grain):
        heard += 1
        rate = sound.codec_context.sample_rate or 48000  # some say it only once they decode
        places = start + (np.arange(len(loud)) + 0.5) * (grain / rate)
        index = np.floor((places - start_s) * per_s).astype(np.int64)
        inside = (index >= 0) & (index < count)
        np.maximum.at(found, index[inside], loud[inside])
        if end >= start_s + count / per_s:
            break
        if time.monotonic() > deadline:
            found = found[: max(0, int((end - start_s) * per_s))]
            break
    if not heard:
        return None if failures else bytes(count)
    return (found * 255).round().astype(np.uint8).tobytes()


def _read(
    container: InputContainer, sound: AudioStream, stream: Stream, size: int, deadline: float
) -> Waveform | None:
    duration = stream.duration_s or 0.0
    through = duration <= _READ_THROUGH_S and (stream.size is None or size <= _READ_THROUGH_BYTES)
    pieces: list[tuple[float, float, NDArray[np.float32]]] = []
    complete = False
    failures: list[Exception] = []
    if through:
        complete = True
        for piece in _pieces(container, sound, stream, failures):
            pieces.append(piece)
            if time.monotonic() > deadline:
                complete = False
                break
    if not complete and duration > 0:
        done = pieces[-1][1] if pieces else 0.0
        pieces.extend(_sampled(container, sound, stream, duration, done, deadline + 1.5))
    if not pieces:
        return None
    end = max(piece[1] for piece in pieces)
    peaks = _binned(pieces, max(duration, end))
    if not complete:
        peaks = _joined(peaks)
    heights = (peaks * 255).round().astype(np.uint8).tobytes()
    return Waveform(heights, end if complete else None, bool(failures))


def _pieces(
    container: InputContainer,
    sound: AudioStream,
    stream: Stream,
    failures: list[Exception],
    clock: float = 0.0,
    grain: int = _GRAIN,
) -> Iterator[tuple[float, float, NDArray[np.float32]]]:
    """Start and end in seconds, and peaks, of each decoded frame; damage goes to `failures`.

    `clock` is where it begins, for sound that does not say itself when it sounds; each peak is
    that of `grain` samples.
    """
    packets = container.demux(sound)
    while len(failures) < _FAILURES_LIMIT:
        try:
            packet = next(packets)
        except (StopIteration, *_BROKEN):
            return
        try:
            frames = packet.decode()
        except _BROKEN as error:
            failures.append(error)
            continue
        for frame in frames:
            if not frame.sample_rate or not frame.samples:
                continue
            start = frame.time - stream.start_s if frame.time is not None else clock
            clock = start + frame.samples / frame.sample_rate
            yield start, clock, _peaks(frame, grain)


def _peaks(frame: AudioFrame, grain: int) -> NDArray[np.float32]:
    """The loudest of every few samples over all channels, as parts of full scale."""
    samples = frame.to_ndarray()
    values = samples.astype(np.float32)
    if samples.dtype == np.uint8:
        values = (values - 128.0) / 128.0
    elif samples.dtype.kind == "i":
        values /= float(2 ** (8 * samples.dtype.itemsize - 1))
    if not frame.format.is_planar:
        grain *= max(1, frame.layout.nb_channels)
    loud = np.abs(values).max(axis=0)
    short = -len(loud) % grain
    if short:
        loud = np.pad(loud, (0, short))
    loudest: NDArray[np.float32] = np.nan_to_num(loud.reshape(-1, grain).max(axis=1))
    return np.clip(loudest, 0.0, 1.0)


def _sampled(
    container: InputContainer,
    sound: AudioStream,
    stream: Stream,
    duration: float,
    done: float,
    deadline: float,
) -> Iterator[tuple[float, float, NDArray[np.float32]]]:
    """A few frames at each of many places beyond `done`, for sound too long to read through."""
    if sound.time_base is None:
        return
    for index in range(_PLACES):
        place = (index + 0.5) / _PLACES * duration
        if place < done:
            continue
        if time.monotonic() > deadline:
            return
        try:
            container.seek(int((place + stream.start_s) / sound.time_base), stream=sound)
        except _BROKEN:
            continue
        for taken, (_start, _end, peaks) in enumerate(_pieces(container, sound, stream, [])):
            # Filed under the place asked for: a seek lands a little before it.
            yield place, place + 1e-3, peaks
            if taken == 3:
                break


def _binned(
    pieces: list[tuple[float, float, NDArray[np.float32]]], duration: float
) -> NDArray[np.float32]:
    bins = np.zeros(BINS, dtype=np.float32)
    for start, end, peaks in pieces:
        places = start + (np.arange(len(peaks)) + 0.5) * ((end - start) / max(1, len(peaks)))
        index = np.clip((places / duration * BINS).astype(np.int64), 0, BINS - 1)
        np.maximum.at(bins, index, peaks)
    return _joined(bins) if len(pieces) and _sparse(pieces, duration) else bins


def _sparse(pieces: list[tuple[float, float, NDArray[np.float32]]], duration: float) -> bool:
    """Whether so little sound was read that single bins hold none (recordings under 1½ s)."""
    return sum(len(piece[2]) for piece in pieces) < BINS


def _joined(bins: NDArray[np.float32]) -> NDArray[np.float32]:
    """Fill empty bins between sampled ones with the nearest before, so no comb appears."""
    filled = np.flatnonzero(bins)
    if len(filled) == 0:
        return bins
    nearest = np.maximum.accumulate(np.where(bins > 0, np.arange(len(bins)), filled[0]))
    gap = np.arange(len(bins)) - nearest
    joined: NDArray[np.float32] = np.where(gap <= len(bins) // _PLACES + 4, bins[nearest], bins)
    return joined


_PAPER = (243, 247, 248)
_INK = (38, 118, 128)
_PALE = (148, 190, 196)
_BARS = 128


def drawing(peaks: bytes, width: int = 512, height: int = 288) -> Image.Image:
    """A waveform as a picture: one hue, mirrored bars, loudest part nearly to the edges."""
    values = np.frombuffer(peaks, dtype=np.uint8).astype(np.float32) / 255.0
    edges = np.linspace(0, len(values), _BARS + 1).astype(np.int64)
    bars = np.maximum.reduceat(values, edges[:-1])
    loudest = float(bars.max(initial=0.0))
    # Quiet recordings are drawn taller, but silence stays a line.
    bars = bars / max(loudest, 0.05) * 0.86
    scale = 2
    image = Image.new("RGB", (width * scale, height * scale), _PAPER)
    draw = ImageDraw.Draw(image)
    middle = height * scale / 2
    step = width * scale / _BARS
    draw.line((0, middle, width * scale, middle), fill=_PALE, width=scale)
    for index, bar in enumerate(bars):
        tall = max(scale, float(bar) * middle)
        left = index * step + step * 0.18
        right = index * step + step * 0.82
        draw.rounded_rectangle(
            (left, middle - tall, right, middle + tall), radius=step * 0.3, fill=_INK
        )
    return image.reduce(scale)  # a whole factor: as smooth as a filter, in a tenth of its time
