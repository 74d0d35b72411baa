"""Small real files for tests, made by code: photos with EXIF, sound, a moving picture, papers."""

from __future__ import annotations

import math
import struct
import wave
from fractions import Fraction
from pathlib import Path

import av
import numpy
from PIL import Image, ImageDraw


def photo(
    path: Path,
    *,
    seed: int = 0,
    size: tuple[int, int] = (320, 240),
    taken: str | None = "2010:09:21 21:47:03",
    camera: str | None = "PENTAX",
    gps: tuple[float, float] | None = None,
) -> Path:
    """A JPEG of a dusk over water, with what a camera writes into it."""
    picture = Image.new("RGB", size, (30 + seed * 7 % 90, 40, 90))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, size[1] // 2, *size), fill=(20, 30 + seed * 13 % 60, 50))
    draw.ellipse((40 + seed * 11 % 200, 30, 80 + seed * 11 % 200, 70), fill=(240, 200, 120))
    exif = Image.Exif()
    if camera:
        exif[271], exif[272] = camera, "K-7"
    if taken:
        exif.get_ifd(0x8769)[36867] = taken
    if gps:
        place = exif.get_ifd(0x8825)
        for tag, value, signs in ((1, gps[0], "NS"), (3, gps[1], "EW")):
            place[tag] = signs[0] if value >= 0 else signs[1]
            degrees, rest = divmod(abs(value), 1)
            minutes, rest = divmod(rest * 60, 1)
            place[tag + 1] = (degrees, minutes, round(rest * 60, 4))
    picture.save(path, exif=exif, quality=80)
    return path


def sound(path: Path, *, seconds: float = 1.0) -> Path:
    """A WAV of a low voice-like hum."""
    rate = 8000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(
            b"".join(
                struct.pack("<h", int(9000 * math.sin(n / 9) * math.sin(n / 701)))
                for n in range(int(seconds * rate))
            )
        )
    return path


def film(path: Path, *, seconds: float = 2.0, size: tuple[int, int] = (160, 120)) -> Path:
    """An MPEG-4 file in which a light crosses the picture, with sound."""
    with av.open(str(path), "w") as container:
        video = container.add_stream("mpeg4", rate=12)
        video.width, video.height = size
        video.pix_fmt = "yuv420p"
        video.time_base = Fraction(1, 12)
        audio = container.add_stream("aac", rate=16000, layout="mono")
        frames = int(seconds * 12)
        for at in range(frames):
            pixels = numpy.full((size[1], size[0], 3), 40, dtype=numpy.uint8)
            left = int((size[0] - 20) * at / max(1, frames - 1))
            pixels[40:70, left : left + 20] = (240, 220, 150)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts = at
            container.mux(video.encode(frame))
        container.mux(video.encode())
        wave_ = (numpy.sin(numpy.arange(int(seconds * 16000)) / 20) * 0.2).astype("float32")
        for start in range(0, len(wave_) - 1023, 1024):
            samples = av.AudioFrame.from_ndarray(
                wave_[None, start : start + 1024], format="fltp", layout="mono"
            )
            samples.rate, samples.pts = 16000, start
            container.mux(audio.encode(samples))
        container.mux(audio.encode())
    return path


def papers(folder: Path) -> list[Path]:
    """A statement as plain text, and a note in Markdown."""
    statement = folder / "statement S-01.txt"
    statement.write_text("They came to the quay before dawn.\nNous avons vu la fumée.\n", "utf-8")
    note = folder / "notes.md"
    note.write_text("# Night watch\n\nTwo vans, one without plates.\n", "utf-8")
    return [statement, note]


def card(folder: Path) -> Path:
    """A folder as it comes from a phone: ten files of all kinds, one of them there twice."""
    (folder / "DCIM").mkdir(parents=True)
    for number in range(5):
        photo(
            folder / "DCIM" / f"IMGP{number:04d}.JPG",
            seed=number,
            taken=f"2010:09:{21 + number % 2} 2{number % 4}:47:03",
            gps=(41.1 + number / 1000, 22.5) if number < 2 else None,
        )
    (folder / "DCIM" / "copy of IMGP0001.JPG").write_bytes(
        (folder / "DCIM" / "IMGP0001.JPG").read_bytes()
    )
    film(folder / "DCIM" / "MOV_0001.mp4")
    sound(folder / "voice memo.wav")
    papers(folder)
    return folder
