"""Films whose frames carry their number as a row of black and white squares, to be read back."""

from __future__ import annotations

import struct
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy
from av.audio.stream import AudioStream
from av.container import OutputContainer

_BITS = 12
_ROUGH = {"libx264": {"preset": "ultrafast", "crf": "30"}}


def numbered_film(
    path: Path,
    count: int,
    *,
    size: tuple[int, int] = (320, 180),
    codec: str = "libx264",
    rate: int = 25,
    gop: int = 25,
    b_frames: int = 0,
    stand: Callable[[int], int] = lambda _number: 1,
    turned: bool = False,
    sound: bool = False,
) -> Path:
    """`count` frames; the n-th stands `stand(n)` frames' time and shows n (below 4096)."""
    with av.open(str(path), "w") as out:
        film = out.add_stream(codec, rate=rate)
        film.width, film.height = size
        film.pix_fmt = "yuvj420p" if codec == "mjpeg" else "yuv420p"
        film.gop_size = gop
        film.codec_context.time_base = Fraction(1, rate)
        options = dict(_ROUGH.get(codec, {}))
        if b_frames and codec == "libx264":
            options |= {"preset": "veryfast", "bf": str(b_frames)}
        film.options = options
        voice = out.add_stream("aac", rate=44100, layout="mono") if sound else None
        at = 0
        for number in range(count):
            frame = av.VideoFrame.from_ndarray(drawn(number, *size), format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, rate)
            out.mux(film.encode(frame))
            at += stand(number)
        out.mux(film.encode())
        if voice is not None:
            _hum(out, voice, at / rate)
    if turned:
        turn(path)
    return path


def turn(path: Path) -> None:
    """Ask an MP4's players to turn it by a quarter, in the matrix of its track header."""
    data = bytearray(path.read_bytes())
    matrix = (0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
    struct.pack_into(">9i", data, data.index(b"tkhd") + 44, *matrix)
    path.write_bytes(data)


def _hum(out: OutputContainer, voice: AudioStream, seconds: float) -> None:
    wave = numpy.sin(numpy.arange(round(44100 * seconds)) / 20) * 0.3 * 32767
    whole = av.AudioFrame.from_ndarray(wave.astype("int16")[None, :], format="s16", layout="mono")
    whole.sample_rate, whole.pts = 44100, 0
    size = voice.codec_context.frame_size or 1024
    resampler = av.AudioResampler(voice.format.name, "mono", 44100, frame_size=size)
    for part in (*resampler.resample(whole), *resampler.resample(None)):
        out.mux(voice.encode(part))
    out.mux(voice.encode())


def drawn(number: int, width: int, height: int) -> numpy.ndarray:
    """The picture of a number: its bits from left to right in the upper half, on moving grey."""
    pixels = numpy.full((height, width, 3), 90, dtype=numpy.uint8)
    x = number * 7 % max(1, width - 20)
    pixels[height * 3 // 4 :, x : x + 20] = (200, 120, 60)
    for bit in range(_BITS):
        left, right = bit * width // _BITS, (bit + 1) * width // _BITS
        pixels[: height // 2, left:right] = 255 if number >> bit & 1 else 0
    return pixels


def number_of(rgb: bytes, width: int, height: int) -> int:
    """The number a picture shows; the pixels are red, green, blue, row by row."""
    pixels = numpy.frombuffer(rgb, dtype=numpy.uint8).reshape(height, width, 3)
    row = pixels[height // 8 : height * 3 // 8].mean(axis=(0, 2))
    centres = [int((bit + 0.5) * width / _BITS) for bit in range(_BITS)]
    return sum(1 << bit for bit, x in enumerate(centres) if row[x] > 128)
