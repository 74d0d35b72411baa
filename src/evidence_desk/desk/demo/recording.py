"""Films and recordings of the story as files: H.264 and AAC, with what devices write into them."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image

from evidence_desk.desk.demo.sounding import RATE, Samples

FRAMES = 15  # in a second


def film(
    path: Path,
    pictures: Iterable[Image.Image],
    sound: Samples,
    *,
    taken: str,
    place: tuple[float, float] | None,
    camera: tuple[str, str],
    upright: bool = False,
) -> None:
    """Write a film; `taken` is UTC (``2021-06-14T19:40:00Z``), `upright` one turned by 90°."""
    metadata = {"creation_time": taken, "make": camera[0], "model": camera[1]}
    if place is not None:
        metadata["location"] = f"{place[0]:+08.4f}{place[1]:+09.4f}/"
    with av.open(str(path), "w", format="mp4", options={"movflags": "use_metadata_tags"}) as out:
        out.metadata.update(metadata)
        video = None
        audio = out.add_stream("aac", rate=RATE, layout="mono", options={"b": "48000"})
        for at, picture in enumerate(pictures):
            if video is None:
                video = out.add_stream("libx264", rate=FRAMES)
                video.width, video.height = picture.size
                video.pix_fmt = "yuv420p"
                video.time_base = Fraction(1, FRAMES)
                video.options = {"crf": "29", "preset": "veryfast", "threads": "1"}
            frame = av.VideoFrame.from_ndarray(np.asarray(picture), format="rgb24")
            frame.pts = at
            out.mux(video.encode(frame))
        if video is not None:
            out.mux(video.encode())
        _encode(out, audio, sound)
    if upright:
        _turn(path)


def recording(path: Path, sound: Samples, codec: str, *, tags: dict[str, str]) -> None:
    """Write a recording; the ending of `path` names the container."""
    with av.open(str(path), "w") as out:
        out.metadata.update(tags)
        audio = out.add_stream(codec, rate=RATE, layout="mono")
        assert isinstance(audio, av.AudioStream)
        _encode(out, audio, sound)


def _encode(out: av.container.OutputContainer, audio: av.AudioStream, sound: Samples) -> None:
    audio.codec_context.open(strict=False)
    form = audio.codec_context.format
    resampler = av.AudioResampler(format=form, layout="mono", rate=RATE)
    queue = av.AudioFifo()
    frame = av.AudioFrame.from_ndarray(sound[None, :], format="fltp", layout="mono")
    frame.sample_rate, frame.pts = RATE, 0
    for ready in resampler.resample(frame):
        queue.write(ready)
    size = audio.codec_context.frame_size or 1024
    while (part := queue.read(size)) is not None:
        out.mux(audio.encode(part))
    if (rest := queue.read(0, partial=True)) is not None:
        out.mux(audio.encode(rest))
    out.mux(audio.encode())


_QUARTER_TURN = struct.pack(">9i", 0, 1 << 16, 0, -(1 << 16), 0, 0, 0, 0, 1 << 30)


def _turn(path: Path) -> None:
    """Write into the film's track how a phone held upright says so (ISO/IEC 14496-12, 8.3.2)."""
    data = bytearray(path.read_bytes())
    at = data.find(b"tkhd")
    data[at + 44 : at + 80] = _QUARTER_TURN
    path.write_bytes(data)
