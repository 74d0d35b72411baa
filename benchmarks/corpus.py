"""The files and catalogues that are measured on: made once, kept in a folder, the same each time.

Pictures, films and sounds are drawn and encoded a few times; every file is then one of these with
something of its own in it (an EXIF block, a box, a line), so that no two have the same bytes and
each costs as much to decode as if it had been taken alone.
"""

from __future__ import annotations

import io
import shutil
import struct
import wave
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import av
import numpy as np
from PIL import Image

from benchmarks import catalogue

#: With fewer photos than this nothing is to be measured: they are small, and soon made.
FEW = 20

_MADE = "made"  # a file that says the folder beside it is whole


@dataclass(frozen=True)
class Corpus:
    """The corpus at one scale: 1 is the size our goals are set at, 0.05 is ``--small``."""

    folder: Path
    scale: float = 1.0

    def count(self, full: int) -> int:
        """So many at full size, how many now."""
        return max(2, round(full * self.scale))

    @cached_property
    def scratch(self) -> Path:
        """A folder for what a run makes and throws away."""
        path = self.folder / "scratch"
        path.mkdir(parents=True, exist_ok=True)
        return path

    # ------------------------------------------------------------ files

    @property
    def photo_count(self) -> int:
        """How many photos there are."""
        return self.count(2000)

    @property
    def photos(self) -> Path:
        """Photos of 3 and of 12 megapixels in turn, with EXIF."""
        return self.made("photos", lambda folder: write_photos(folder, self.photo_count))

    @property
    def video_count(self) -> int:
        """How many short films there are."""
        return self.count(60)

    @property
    def videos(self) -> Path:
        """Films of thirty seconds, 720p, H.264 and AAC."""
        return self.made("videos", lambda folder: write_videos(folder, self.video_count))

    @property
    def small_count(self) -> int:
        """How many small files there are."""
        return self.count(20_000)

    @property
    def small(self) -> Path:
        """Small pictures, notes and recordings, a thousand to a folder."""
        return self.made("small", lambda folder: write_small(folder, self.small_count))

    # ------------------------------------------------------------ libraries

    @property
    def large_bytes(self) -> int:
        """How many bytes of originals the large library holds, about."""
        return max(12 << 20, round(4e9 * self.scale))

    @property
    def large(self) -> Path:
        """A library of photos and long films by copy; half of it is tied to section 1."""
        return self.made("large.evidence", lambda path: catalogue.write_large(self, path))

    @property
    def row_count(self) -> int:
        """How many items the catalogue without media has."""
        return self.count(100_000)

    @property
    def rows(self) -> Path:
        """A library of many items and no originals: names, titles, dates, ties, a journal."""
        return self.made("rows.evidence", lambda path: catalogue.write_rows(path, self.row_count))

    @property
    def million(self) -> Path:
        """The same with ten times as many items, and no journal of how they came in."""
        return self.made(
            "million.evidence", lambda path: catalogue.write_bulk(path, 10 * self.row_count)
        )

    def made(self, name: str, make: Callable[[Path], None]) -> Path:
        """A file or folder of the corpus, made the first time it is asked for."""
        path, mark = self.folder / name, self.folder / f"{name}.{_MADE}"
        if not (mark.exists() and path.exists()):
            shutil.rmtree(path, ignore_errors=True)
            self.folder.mkdir(parents=True, exist_ok=True)
            make(path)
            mark.touch()
        return path


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder, by name."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


# ---------------------------------------------------------------- photos


def write_photos(folder: Path, count: int) -> None:
    """Photos of 3 and 12 megapixels in turn, each with its own EXIF."""
    folder.mkdir(parents=True)
    few = count < FEW
    sizes = ((320, 240), (640, 480)) if few else ((2048, 1536), (4000, 3000))
    variants = 1 if few else 6
    bank = [[jpeg(size, seed) for seed in range(variants)] for size in sizes]
    for number in range(count):
        data = bank[number % 2][number // 2 % variants]
        (folder / f"IMG_{number:04d}.JPG").write_bytes(with_exif(data, number))


def jpeg(size: tuple[int, int], seed: int, quality: int = 88, grain: float = 5.0) -> bytes:
    """A drawn photo, as a camera would pack it."""
    out = io.BytesIO()
    drawn(size, seed, grain).save(out, "JPEG", quality=quality)
    return out.getvalue()


def drawn(size: tuple[int, int], seed: int, grain: float) -> Image.Image:
    """A picture that compresses like a photo: soft shapes of all sizes, and grain."""
    chance = np.random.default_rng(seed)
    width, height = size
    total = np.zeros((height, width, 3), np.float32)
    for cells, weight in ((4, 1.0), (16, 0.5), (64, 0.25), (256, 0.12)):
        coarse = chance.integers(0, 256, (max(2, cells * height // width), cells, 3), np.uint8)
        soft = Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC)
        total += weight * np.asarray(soft, np.float32)
    total = total / 1.87 + chance.normal(0, grain, (height, width, 1)).astype(np.float32)
    return Image.fromarray(np.clip(total, 0, 255).astype(np.uint8))


def with_exif(jpeg: bytes, number: int) -> bytes:
    """A JPEG with the EXIF of a camera put in after its first marker."""
    exif = Image.Exif()
    taken = datetime(2009, 6, 1, 6) + timedelta(minutes=7 * number)
    exif[0x010F], exif[0x0110] = "Bench", f"Camera {number % 7}"
    exif[0x0112] = 6 if number % 3 == 0 else 1
    exif.get_ifd(0x8769).update(
        {
            0x9003: taken.strftime("%Y:%m:%d %H:%M:%S"),
            0xA431: f"{number:08d}",
            0x829A: 1 / 125,
            0x829D: 2.8,
            0x8827: 400,
        }
    )
    if number % 4 == 0:
        exif.get_ifd(0x8825).update(
            {
                1: "N",
                2: (50.0, 57.0, float(number % 60)),
                3: "E",
                4: (1.0, 51.0, float(number % 59)),
            }
        )
    block = exif.tobytes()
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:]


# ---------------------------------------------------------------- films and sound


def write_videos(folder: Path, count: int, seconds: float = 30.0) -> None:
    """Films of 720p with sound, each with a box of its own at the end."""
    folder.mkdir(parents=True)
    few = count < 3
    bank = [short_film()] if few else [film(seconds, seed) for seed in range(4)]
    for number in range(count):
        data = bank[number % len(bank)] + free_box(f"{number:08d}".encode())
        (folder / f"MOV_{number:04d}.mp4").write_bytes(data)


def short_film() -> bytes:
    """A second of a small film, for trying the benchmarks out."""
    return film(1.0, 7, (320, 180))


def free_box(payload: bytes) -> bytes:
    """A box that every player passes over (ISO/IEC 14496-12, 8.1.2)."""
    return struct.pack(">I4s", 8 + len(payload), b"free") + payload


def film(seconds: float, seed: int, size: tuple[int, int] = (1280, 720), rate: int = 25) -> bytes:
    """A film of a slow pan over a drawn picture, H.264 and AAC."""
    width, height = size
    wide = np.asarray(drawn((width * 2, height), seed, 4.0))
    target = io.BytesIO()
    with av.open(target, "w", format="mp4") as out:
        out.metadata.update({"creation_time": f"2010-09-2{seed % 10}T20:14:05Z"})
        video = out.add_stream("libx264", rate=rate)
        video.width, video.height, video.pix_fmt = width, height, "yuv420p"
        video.time_base = Fraction(1, rate)
        video.options = {"preset": "veryfast", "b": "3000000"}
        audio = out.add_stream("aac", rate=44_100, layout="mono")
        frames = max(1, round(seconds * rate))
        for at in range(frames):
            left = at * 3 % width
            frame = av.VideoFrame.from_ndarray(
                np.ascontiguousarray(wide[:, left : left + width]), format="rgb24"
            )
            frame.pts = at
            out.mux(video.encode(frame))
            if at % rate == 0:
                for sound in _sound(at // rate, seed):
                    out.mux(audio.encode(sound))
        out.mux(video.encode())
        out.mux(audio.encode())
    return target.getvalue()


def long_film(path: Path, small: bytes, seconds: float) -> None:
    """A small film over and over until it is so long, not encoded anew."""
    with av.open(io.BytesIO(small)) as source, av.open(str(path), "w", format="mp4") as out:
        assert isinstance(source, av.container.InputContainer)
        streams = {one.index: out.add_stream_from_template(one) for one in source.streams}
        packets = [
            (one.stream.index, bytes(one), one.pts or 0, one.dts, one.duration or 0,
             Fraction(one.time_base), one.is_keyframe)
            for one in source.demux()
            if one.dts is not None
        ]  # fmt: skip
        round_s = max((pts + lasting) * base for _, _, pts, _, lasting, base, _ in packets)
        for number in range(max(1, round(seconds / round_s))):
            for index, data, pts, dts, lasting, base, key in packets:
                shift = round(number * round_s / base)
                packet = av.Packet(data)
                packet.stream, packet.time_base = streams[index], base
                packet.pts, packet.dts, packet.duration = pts + shift, dts + shift, lasting
                packet.is_keyframe = key
                out.mux(packet)


def _sound(second: int, seed: int, rate: int = 44_100) -> Iterator[av.AudioFrame]:
    """One second of a tone in noise, in the pieces AAC wants."""
    chance = np.random.default_rng([seed, second])
    time = np.arange(rate) / rate
    wave_ = 0.3 * np.sin(2 * np.pi * (220 + 40 * second % 400) * time)
    samples = (wave_ + chance.normal(0, 0.05, rate)).astype(np.float32)
    for start in range(0, rate - rate % 1024, 1024):
        frame = av.AudioFrame.from_ndarray(
            samples[None, start : start + 1024], format="fltp", layout="mono"
        )
        frame.sample_rate, frame.pts = rate, second * (rate - rate % 1024) + start
        frame.time_base = Fraction(1, rate)
        yield frame


def wav(seconds: float, seed: int, rate: int = 8000) -> bytes:
    """A recording as small devices make it."""
    chance = np.random.default_rng(seed)
    time = np.arange(round(seconds * rate)) / rate
    heard = 8000 * np.sin(2 * np.pi * 440 * time) + chance.normal(0, 600, len(time))
    out = io.BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(heard.astype("<i2").tobytes())
    return out.getvalue()


# ---------------------------------------------------------------- small files


def write_small(folder: Path, count: int) -> None:
    """Of five files three are small pictures, one is a note and one a short recording."""
    pictures = [jpeg((640, 480), seed, 75, 3.0) for seed in range(2 if count < FEW else 8)]
    for number in range(count):
        place = folder / f"{number // 1000:03d}"
        if number % 1000 == 0:
            place.mkdir(parents=True)
        if number % 5 == 3:
            lines = [f"Note {number}, line {line}: nothing to see here." for line in range(60)]
            (place / f"note {number:05d}.txt").write_text("\n".join(lines), encoding="utf-8")
        elif number % 5 == 4:
            (place / f"REC_{number:05d}.WAV").write_bytes(wav(1.0, number))
        else:
            data = with_exif(pictures[number % len(pictures)], number)
            (place / f"PIC_{number:05d}.JPG").write_bytes(data)
