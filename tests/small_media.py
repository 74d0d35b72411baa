"""Small real files for tests, made by code: photos with EXIF, sound, a moving picture, papers."""

from __future__ import annotations

import io
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


def _jpeg(size: tuple[int, int], colour: tuple[int, int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", quality=90)
    return out.getvalue()


#: What a camera's raw photo begins with, and the maker its first directory names.
RAW_KINDS: dict[str, tuple[bytes, str]] = {
    "dng": (b"II*\x00", "Leica"),
    "cr2": (b"II*\x00", "Canon"),
    "nef": (b"MM\x00*", "NIKON CORPORATION"),
    "arw": (b"II*\x00", "SONY"),
    "pef": (b"MM\x00*", "PENTAX"),
    "srw": (b"II*\x00", "SAMSUNG"),
    "orf": (b"IIRO", "OLYMPUS CORPORATION"),
    "rw2": (b"IIU\x00", "Panasonic"),
    "3fr": (b"MM\x00*", "Hasselblad"),
}
RAW_COLOUR = (200, 60, 30)
_RAW_TAKEN = "2011:06:05 04:03:02"


def _box(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + name + content


def raw_photo(path: Path, kind: str, *, orientation: int = 1) -> Path:
    """A raw photo as far as anyone but a raw developer can tell: fields, a thumbnail, a preview.

    The preview is 1280 × 960 and `RAW_COLOUR` all over, the thumbnail 160 × 120 and green; where
    the sensor's values would be there is noise that calls itself lossless JPEG. RAF and CR3 have
    containers of their own.
    """
    preview, thumb = _jpeg((1280, 960), RAW_COLOUR), _jpeg((160, 120), (0, 200, 0))
    # The sensor's values: lossless JPEG (SOF3) of a size no viewer must fall for, then noise.
    noise = bytes.fromhex("ffd8ffc3000b080fa01770030111000000") + numpy.random.default_rng(7).bytes(
        4096
    )
    if kind == "raf":  # an offset and a length; fields are those of the preview
        exif = Image.Exif()
        exif[271], exif[272], exif[274] = "FUJIFILM", "Model raf", orientation
        exif.get_ifd(0x8769)[36867] = _RAW_TAKEN
        out = io.BytesIO()
        Image.new("RGB", (1280, 960), RAW_COLOUR).save(out, "JPEG", quality=90, exif=exif)
        head = b"FUJIFILMCCD-RAW 0201FF383501" + b"X-T1".ljust(32, b"\0") + b"0100" + bytes(20)
        place = struct.pack(">II", 148, len(out.getvalue()))
        path.write_bytes(head + place + bytes(56) + out.getvalue() + noise)
    elif kind == "cr3":  # boxes, with two directories and the preview in Canon's own
        order = "<"
        tiff = b"II*\x00\x08\x00\x00\x00"
        first = [
            (0x010F, 2, b"Canon\0"),
            (0x0110, 2, b"Model cr3\0"),
            (0x0112, 3, struct.pack("<H", orientation)),
        ]
        second = [(0x9003, 2, _RAW_TAKEN.encode() + b"\0")]
        fields = b"".join(
            _box(name, tiff + _directory(order, 8, entries, 0, 0)[0])
            for name, entries in ((b"CMT1", first), (b"CMT2", second))
        )
        canon = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
        path.write_bytes(
            _box(b"ftyp", b"crx \0\0\0\1crx isom")
            + _box(b"moov", _box(b"uuid", canon + fields + _box(b"THMB", bytes(16) + thumb)))
            + _box(b"uuid", bytes(24) + _box(b"PRVW", bytes(16) + preview))
            + _box(b"mdat", noise)
        )
    else:
        magic, make = RAW_KINDS[kind]
        path.write_bytes(_raw_tiff(kind, magic, make, orientation, thumb, preview, noise))
    return path


def _raw_tiff(
    kind: str, magic: bytes, make: str, orientation: int, thumb: bytes, preview: bytes, noise: bytes
) -> bytes:
    order = "<" if magic[:1] == b"I" else ">"
    start = 16 if kind == "cr2" else 8
    second, third = 600, 1000  # places of the EXIF directory and of the one with the thumbnail
    small = 1400
    large = small + len(thumb)
    first = [
        (0x010F, 2, make.encode() + b"\0"),
        (0x0110, 2, b"Model " + kind.encode() + b"\0"),
        (0x0112, 3, struct.pack(f"{order}H", orientation)),
        (0x8769, 4, struct.pack(f"{order}I", second)),
    ]
    if kind == "rw2":
        first.append((0x002E, 7, preview))
    else:
        first += [
            (0x0111, 4, struct.pack(f"{order}I", large)),
            (0x0117, 4, struct.pack(f"{order}I", len(preview))),
            (0x0103, 3, struct.pack(f"{order}H", 6)),
            (0x0100, 4, struct.pack(f"{order}I", 1280)),
            (0x0101, 4, struct.pack(f"{order}I", 960)),
            (0x00FE, 4, struct.pack(f"{order}I", 1)),
        ]
    if kind == "dng":
        first.append((0xC612, 1, bytes((1, 4, 0, 0))))
    if kind == "3fr":
        first.append((0x0106, 3, struct.pack(f"{order}H", 32803)))
    exif = [(0x9003, 2, _RAW_TAKEN.encode() + b"\0")]
    thumbs = [
        (0x0201, 4, struct.pack(f"{order}I", small)),
        (0x0202, 4, struct.pack(f"{order}I", len(thumb))),
    ]
    data = bytearray(large)
    data[0:4], data[4:8] = magic, struct.pack(f"{order}I", start)
    if kind == "cr2":
        data[8:16] = b"CR\x02\x00" + bytes(4)
    data[small:large] = thumb
    tail = preview + noise
    for at, entries, following in ((start, first, third), (second, exif, 0), (third, thumbs, 0)):
        block, far = _directory(order, at, sorted(entries), following, large)
        data[at : at + len(block)] = block
        tail = far or tail
    return bytes(data) + tail


def _directory(
    order: str, at: int, entries: list[tuple[int, int, bytes]], following: int, far_at: int
) -> tuple[bytes, bytes]:
    """A TIFF directory with its values behind it; a value too large for that comes back apart."""
    lines, values, far = b"", b"", b""
    behind = at + 2 + 12 * len(entries) + 4
    for tag, kind, value in entries:
        count = len(value) // {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}[kind]
        if len(value) <= 4:
            place = value.ljust(4, b"\0")
        elif len(value) > 100:
            place, far = struct.pack(f"{order}I", far_at), value
        else:
            place = struct.pack(f"{order}I", behind + len(values))
            values += value + b"\0" * (len(value) % 2)
        lines += struct.pack(f"{order}HHI", tag, kind, count) + place
    head = struct.pack(f"{order}H", len(entries))
    return head + lines + struct.pack(f"{order}I", following) + values, far
