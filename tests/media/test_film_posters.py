"""The poster of a film that begins black, however its frames are coded."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import numpy
import pytest
from PIL import Image

from evidence_desk.media.facts import Depth
from evidence_desk.media.workers import Workers
from tests.numbered_film import turn

_RATE = 10
_SECONDS = 8
_SIZE = (192, 108)


def _night_then_day(at: int) -> float:
    return 0.0 if at < 4 * _RATE else 1.0


def _fading_in(at: int) -> float:
    """Dull at a quarter, dim in the middle, clear at three quarters."""
    return max(0.0, 1.4 * at / (_RATE * _SECONDS) - 0.35)


def _film(
    path: Path,
    codec: str,
    gop: int,
    b_frames: int,
    *,
    x264: str = "",
    light: Callable[[int], float] = _night_then_day,
) -> Path:
    """A bright scene in the `light` of each frame, 0 of which leaves the noise of a dark night.

    The noise takes room: what is to be seen lies far from the file's beginning.
    """
    chance = numpy.random.default_rng(7)
    with av.open(str(path), "w") as out:
        film = out.add_stream(codec, rate=_RATE)
        film.width, film.height = _SIZE
        film.pix_fmt = "yuv420p"
        film.gop_size = gop
        film.codec_context.max_b_frames = b_frames
        if codec == "libx264":
            film.options = {"preset": "ultrafast", "qp": "12", "bf": str(b_frames)}
            film.options |= {"x264-params": x264} if x264 else {}
        else:
            film.bit_rate = 4_000_000
        for at in range(_RATE * _SECONDS):
            scene = numpy.zeros((_SIZE[1], _SIZE[0], 3))
            scene[:] = (60, 90, 40)
            scene[20:80, at : at + 60] = (240, 220, 200)
            noise = chance.integers(0, 6, scene.shape)
            pixels = (scene * min(1.0, light(at)) + noise).astype(numpy.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, _RATE)
            out.mux(film.encode(frame))
        out.mux(film.encode())
    return path


@pytest.mark.parametrize(
    ("name", "codec", "gop", "b_frames", "x264", "turned"),
    [
        ("sparse.mp4", "libx264", 1000, 0, "", False),
        ("sparse-b.mp4", "libx264", 1000, 3, "", True),
        ("dense.mp4", "libx264", 5, 0, "", True),
        ("dense-b.mp4", "libx264", 12, 3, "", False),
        ("open.mp4", "libx264", 12, 3, "open-gop=1", False),
        ("fields.mp4", "libx264", 12, 2, "interlaced=1", False),
        ("sparse.avi", "mpeg4", 600, 0, "", False),
        ("dense.mpg", "mpeg2video", 12, 2, "", False),
        ("sparse.ts", "libx264", 1000, 2, "", False),
    ],
)
def test_a_film_that_begins_black_has_a_poster_of_what_comes_then(
    workers: Workers,
    tmp_path: Path,
    name: str,
    codec: str,
    gop: int,
    b_frames: int,
    x264: str,
    turned: bool,
) -> None:
    path = _film(tmp_path / name, codec, gop, b_frames, x264=x264)
    if turned:
        turn(path)
    probed = workers.probe(path, name, Depth.SEEN)
    assert probed.facts.problem is None
    assert probed.picture is not None
    shown = Image.open(io.BytesIO(probed.picture))
    assert shown.size == (_SIZE[::-1] if turned else _SIZE)
    grey = numpy.asarray(shown.convert("L"), dtype=float)
    assert grey.std() > 30
    assert grey.min() > 40  # nothing dark is left in it, as where half a frame is decoded


def test_a_film_that_fades_in_has_a_poster_from_after_that(
    workers: Workers, tmp_path: Path
) -> None:
    path = _film(tmp_path / "a.mp4", "libx264", 5, 0, light=_fading_in)
    probed = workers.probe(path, path.name, Depth.SEEN)
    assert probed.picture is not None
    assert numpy.asarray(Image.open(io.BytesIO(probed.picture)).convert("L")).max() > 150
