"""What follows a shape, measured on films whose truth is known."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy
import pytest
from PIL import Image

from evidence_desk.desk.decoders import workers
from evidence_desk.domain.film_redaction import Place, along, moving_shape
from evidence_desk.domain.redaction import shape

WIDE, HIGH, RATE = 480, 270, 25


def _texture(wide: int, high: int, seed: int, grain: int) -> Image.Image:
    """Something uneven, as a face or a street is: noise made smooth."""
    rough = numpy.random.default_rng(seed).integers(20, 236, (high // grain, wide // grain, 3))
    small = Image.fromarray(rough.astype(numpy.uint8))
    return small.resize((wide, high), Image.Resampling.BICUBIC)


def truth(number: int, *, growing: bool) -> tuple[float, float, float]:
    """Left, top and side in pixels of what moves, at a frame."""
    t = number / RATE
    side = 50 * (1 + 0.25 * t if growing else 1)
    x = 60 + 90 * t + 20 * numpy.sin(3 * t)
    y = 90 + 40 * numpy.sin(2 * t)
    return float(x), float(y), float(side)


def moving_film(path: Path, count: int, *, growing: bool, hidden: range = range(0)) -> Path:
    """A patch that moves over a ground which moves a little too; behind a post in `hidden`."""
    ground = _texture(WIDE + 80, HIGH + 80, 1, 10)
    patch = _texture(100, 100, 2, 10)
    with av.open(str(path), "w") as out:
        film = out.add_stream("libx264", rate=RATE)
        film.width, film.height, film.pix_fmt = WIDE, HIGH, "yuv420p"
        film.options = {"crf": "24", "preset": "veryfast"}
        for number in range(count):
            shift = 20 + 15 * numpy.sin(number / 9)
            picture = ground.transform(
                (WIDE, HIGH), Image.Transform.EXTENT, (shift, 20, shift + WIDE, 20 + HIGH)
            )
            x, y, side = truth(number, growing=growing)
            if number not in hidden:
                picture.paste(patch.resize((round(side), round(side))), (round(x), round(y)))
            noise = numpy.random.default_rng(number).normal(0, 6, (HIGH, WIDE, 1))
            pixels = numpy.clip(numpy.asarray(picture) + noise, 0, 255).astype(numpy.uint8)
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = number, Fraction(1, RATE)
            out.mux(film.encode(frame))
        out.mux(film.encode())
    return path


def _drawn(number: int, *, growing: bool) -> tuple[float, ...]:
    x, y, side = truth(number, growing=growing)
    return x / WIDE, y / HIGH, side / WIDE, side / HIGH


def _overlap(one: tuple[float, ...], two: tuple[float, ...]) -> float:
    """How much of what either box covers both do."""
    across = min(one[0] + one[2], two[0] + two[2]) - max(one[0], two[0])
    down = min(one[1] + one[3], two[1] + two[3]) - max(one[1], two[1])
    both = max(0.0, across) * max(0.0, down)
    return both / (one[2] * one[3] + two[2] * two[3] - both)


@pytest.mark.parametrize("growing", [False, True])
def test_what_moves_is_followed(tmp_path: Path, growing: bool) -> None:
    film = moving_film(tmp_path / "a.mp4", 75, growing=growing)
    drawn = shape("box", _drawn(0, growing=growing))
    found = [Place(*one) for one in workers().follow(film, drawn, 0.0, None, lambda _at: None)]
    assert [round(one.at_s * RATE) for one in found] == list(range(75))
    keys = along(drawn, found)
    assert len(keys) < 40
    moving = moving_shape("box", keys)
    overlaps = [_overlap(moving.at(n / RATE).points, _drawn(n, growing=growing)) for n in range(75)]
    print(f"overlap: mean {numpy.mean(overlaps):.3f}, least {min(overlaps):.3f}")
    assert numpy.mean(overlaps) > 0.8
    assert min(overlaps) > 0.6


def test_it_is_followed_back_too(tmp_path: Path) -> None:
    film = moving_film(tmp_path / "a.mp4", 75, growing=False)
    drawn = shape("ellipse", _drawn(60, growing=False))
    found = workers().follow(film, drawn, 60 / RATE, 0.8, lambda _at: None)
    assert [round(one[0] * RATE) for one in found] == list(range(60, 19, -1))
    _at, x, y, _size, _likeness = found[-1]
    left, top, side = truth(20, growing=False)
    assert x * WIDE == pytest.approx(left + side / 2, abs=4)
    assert y * HIGH == pytest.approx(top + side / 2, abs=4)


def test_what_is_hidden_is_lost_and_nothing_is_made_up(tmp_path: Path) -> None:
    film = moving_film(tmp_path / "a.mp4", 60, growing=False, hidden=range(30, 60))
    drawn = shape("box", _drawn(0, growing=False))
    found = workers().follow(film, drawn, 0.0, None, lambda _at: None)
    assert round(found[-1][0] * RATE) == 29


def test_key_frames_left_out_are_not_missed() -> None:
    drawn = shape("box", (0.1, 0.1, 0.2, 0.2))
    places = [Place(n / 10, 0.2 + n * 0.01, 0.2, 1.0) for n in range(20)]
    assert [key.at_s for key in along(drawn, places)] == [0.0, 1.9]
    bent = [*places, *(Place(2 + n / 10, 0.39, 0.2 + n * 0.01, 1.0) for n in range(20))]
    moving = moving_shape("box", along(drawn, bent))
    assert len(moving.keys) <= 5
    for place in bent:
        left, top, wide, high = moving.at(place.at_s).points
        assert (left + wide / 2, top + high / 2) == pytest.approx((place.x, place.y), abs=0.006)
