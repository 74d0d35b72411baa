"""Redacted films: nothing under a moving cover and nothing of a muted span has left a trace."""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.desk.decoders import workers
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.film_redaction import (
    FilmRedaction,
    KeyFrame,
    Silence,
    SoundSpan,
    Span,
    film_redacted,
    film_redaction,
    moving_shape,
)
from evidence_desk.domain.redaction import Cover
from evidence_desk.media.errors import MediaError
from numbered_film import drawn, number_of, numbered_film

RATE = 25
WIDE, HIGH = 320, 180


def _made(path: Path, what: FilmRedaction, out: Path) -> Path:
    with out.open("wb") as file:

        def write(at: int, data: bytes) -> None:
            file.seek(at)
            file.write(data)

        workers().redact_film(path, what, write, lambda _at: None)
    return out


def _frames(path: Path) -> list[tuple[float, numpy.ndarray]]:  # type: ignore[type-arg]
    """When each frame comes on, and its pixels as stored."""
    with av.open(str(path)) as film:
        return [(float(one.time or 0), one.to_ndarray(format="rgb24"))
                for one in film.decode(video=0)]  # fmt: skip


def _sound(path: Path) -> tuple[numpy.ndarray, int]:  # type: ignore[type-arg]
    """All samples, channels by samples, from the moment nought on."""
    with av.open(str(path)) as film:
        parts = list(film.decode(audio=0))
    assert abs(parts[0].time or 0) < 1e-6
    return numpy.concatenate([one.to_ndarray() for one in parts], axis=1), parts[0].sample_rate


MOVING = [(0.2, (0.05, 0.05, 0.2, 0.25)), (0.8, (0.7, 0.6, 0.2, 0.25)), (1.2, (0.3, 0.1, 0.3, 0.2))]


def _moving(form: str, start: float | None, end: float | None) -> Any:
    keys = [
        KeyFrame(at, points if form != "polygon" else _diamond(points)) for at, points in MOVING
    ]
    return moving_shape(form, keys, Span(start, end))


def _diamond(box: Sequence[float]) -> tuple[float, ...]:
    x, y, wide, high = box
    return (x + wide / 2, y, x + wide, y + high / 2, x + wide / 2, y + high, x, y + high / 2)


def _inside(form: str, moment: float) -> numpy.ndarray:  # type: ignore[type-arg]
    """Which pixels lie under the cover at a moment: geometry of our own, not a drawing."""
    times = [at for at, _points in MOVING]
    x0, y0, wide, high = (
        numpy.interp(moment, times, [points[n] for _at, points in MOVING]) for n in range(4)
    )
    y, x = (numpy.mgrid[0:HIGH, 0:WIDE] + 0.5) / numpy.array([HIGH, WIDE])[:, None, None]
    across, down = (x - x0 - wide / 2) / (wide / 2), (y - y0 - high / 2) / (high / 2)
    if form == "box":
        return (abs(across) <= 1) & (abs(down) <= 1)  # type: ignore[no-any-return]
    if form == "ellipse":
        return across**2 + down**2 <= 1  # type: ignore[no-any-return]
    return abs(across) + abs(down) <= 1  # type: ignore[no-any-return]


def _film(
    path: Path,
    hidden: Callable[[float], numpy.ndarray | None],  # type: ignore[type-arg]
    seed: int,
    stand: Callable[[int], int],
    codec: str,
    turned: bool,
) -> Path:
    """A film without loss, with noise of its own wherever `hidden` says so at a frame's moment."""
    noise = numpy.random.default_rng(seed)
    with av.open(str(path), "w") as out:
        film = out.add_stream(codec, rate=RATE)
        film.width, film.height = (HIGH, WIDE) if turned else (WIDE, HIGH)
        film.pix_fmt = "yuv420p" if codec == "libx264" else "bgr0"
        film.codec_context.time_base = Fraction(1, RATE)
        film.options = {"qp": "0", "preset": "ultrafast"} if codec == "libx264" else {}
        at = 0
        for number in range(32):
            pixels = drawn(number, WIDE, HIGH)
            where = hidden(at / RATE)
            if where is not None:
                fresh = noise.integers(0, 256, pixels.shape, dtype=numpy.uint8)
                pixels[where] = fresh[where]
            if turned:  # stored lying: players turn it by a quarter to the right
                pixels = numpy.ascontiguousarray(numpy.rot90(pixels, 1))
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, RATE)
            out.mux(film.encode(frame))
            at += stand(number)
        out.mux(film.encode())
    if turned:
        data = bytearray(path.read_bytes())
        matrix = (0, 1 << 16, 0, -1 << 16, 0, 0, 0, 0, 1 << 30)
        struct.pack_into(">9i", data, data.index(b"tkhd") + 44, *matrix)
        path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("form", "cover"),
    [("box", Cover.SOLID), ("ellipse", Cover.PIXELATE), ("polygon", Cover.BLUR)],
)
@pytest.mark.parametrize(
    ("codec", "ending", "turned", "uneven"),
    [
        ("ffv1", "mkv", False, True),  # every colour at full size, frames of uneven length
        ("libx264", "mp4", True, True),  # stored lying
        ("libx264", "mp4", False, False),
    ],
)
def test_two_films_that_differ_only_under_the_moving_cover_become_one(
    tmp_path: Path, cover: Cover, form: str, codec: str, ending: str, turned: bool, uneven: bool
) -> None:
    what = film_redacted([_moving(form, 0.2, 1.0)], cover)

    def stand(number: int) -> int:
        return 1 + number % 3 if uneven else 1

    def hidden(moment: float) -> Any:
        return _inside(form, moment) if 0.2 <= moment < 1.0 else None

    pair = [_film(tmp_path / f"{n}.{ending}", hidden, n, stand, codec, turned) for n in (1, 2)]
    assert pair[0].read_bytes() != pair[1].read_bytes()
    made = [_made(one, what, tmp_path / f"made {one.stem}.mp4") for one in pair]
    assert made[0].read_bytes() == made[1].read_bytes()
    again = _made(pair[0], what, tmp_path / "again.mp4")
    assert again.read_bytes() == made[0].read_bytes()
    frames = _frames(made[0])
    assert [at for at, _ in frames] == pytest.approx([at for at, _ in _frames(pair[0])], abs=1e-5)
    assert frames[0][1].shape == (HIGH, WIDE, 3)


@pytest.mark.parametrize(("start", "end"), [(5, 9), (0, 1), (31, 40), (13, 14)])
def test_the_first_and_the_last_covered_frame_are_exact(
    tmp_path: Path, start: int, end: int
) -> None:
    film = numbered_film(tmp_path / "a.mp4", 32, stand=lambda n: 1 + n % 2)
    times = [at for at, _ in _frames(film)] + [999.0]
    over = moving_shape("box", [KeyFrame(0, (0, 0, 1, 1))],
                        Span(times[start], times[min(end, 32)]))  # fmt: skip
    made = _frames(_made(film, film_redacted([over], "solid"), tmp_path / "b.mp4"))
    black = [number for number, (_at, pixels) in enumerate(made) if pixels.max() < 12]
    assert black == list(range(start, min(end, 32)))


def test_a_span_inside_one_frame_covers_that_frame(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "a.mp4", 20)
    over = moving_shape("box", [KeyFrame(0, (0, 0, 1, 1))], Span(0.41, 0.42))
    made = _frames(_made(film, film_redacted([over], "solid"), tmp_path / "b.mp4"))
    assert [n for n, (_at, pixels) in enumerate(made) if pixels.max() < 12] == [10]


def test_what_is_not_covered_stays_as_it_was(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "a.mp4", 60, b_frames=2, stand=lambda n: 1 + n % 3, sound=True)
    over = moving_shape("box", [KeyFrame(0, (0.3, 0.8, 0.2, 0.1))])
    made = _made(film, film_redacted([over], "blur"), tmp_path / "b.mp4")
    before, after = _frames(film), _frames(made)
    assert [at for at, _ in after] == pytest.approx([at for at, _ in before], abs=1e-5)
    assert [number_of(pixels.tobytes(), WIDE, HIGH) for _at, pixels in after] == list(range(60))
    far = numpy.abs(after[30][1][:90].astype(int) - before[30][1][:90]).mean()
    assert far < 3


def test_a_film_stored_lying_comes_out_standing(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "a.mp4", 10, turned=True)
    over = moving_shape("box", [KeyFrame(0, (0, 0.85, 1, 0.15))])
    made = _made(film, film_redacted([over], "solid"), tmp_path / "b.mp4")
    with av.open(str(made)) as copy:
        assert (copy.streams.video[0].width, copy.streams.video[0].height) == (HIGH, WIDE)
        first = next(copy.decode(video=0))
        assert not list(first.side_data)
        assert first.to_ndarray(format="gray")[-20:].max() < 12


def test_a_clip_holds_its_frames_and_none_beside(tmp_path: Path) -> None:
    film = numbered_film(tmp_path / "a.mp4", 250, gop=100, b_frames=2, sound=True)
    what = film_redacted([], "solid", clip=Span(4.02, 6.0))
    made = _made(film, what, tmp_path / "b.mp4")
    frames = _frames(made)
    numbers = [number_of(pixels.tobytes(), WIDE, HIGH) for _at, pixels in frames]
    assert numbers == list(range(100, 150))  # the one on screen at 4.02, and not the one at 6
    assert [at for at, _ in frames[:3]] == pytest.approx([0, 0.02, 0.06], abs=1e-4)
    samples, rate = _sound(made)
    assert samples.shape[1] / rate == pytest.approx(1.98, abs=0.03)
    with pytest.raises(MediaError, match="nothing in that clip"):
        _made(film, film_redacted([], "solid", clip=Span(90, 95)), tmp_path / "c.mp4")


@pytest.mark.parametrize("ending", ["mp4", "mkv", "mov"])
def test_a_muted_span_is_digital_silence_to_the_last_sample(tmp_path: Path, ending: str) -> None:
    film = numbered_film(tmp_path / f"a.{ending}", 100, sound=True)
    spans = [SoundSpan(Span(1.0, 1.5)), SoundSpan(Span(3.111, 3.2))]
    made = _made(film, film_redacted([], "solid", spans), tmp_path / "b.mp4")
    samples, rate = _sound(made)
    for start, end in ((1.0, 1.5), (3.111, 3.2)):
        assert not samples[:, int(start * rate) : int(end * rate) + 1].any()
    for start, end in ((0.1, 0.9), (1.6, 3.0), (3.3, 3.9)):  # and what is beside sounds
        assert abs(samples[0, int(start * rate) : int(end * rate)]).max() > 0.2


def test_two_recordings_that_differ_only_in_a_muted_span_become_one(tmp_path: Path) -> None:
    made = []
    for seed in (1, 2):
        path = tmp_path / f"{seed}.wav"
        _recording(path, seed)
        what = film_redacted([], "solid", [SoundSpan(Span(1.0, 2.0))])
        made.append(_made(path, what, tmp_path / f"made {seed}.m4a").read_bytes())
    assert made[0] == made[1]


def test_sound_alone_is_trimmed(tmp_path: Path) -> None:
    _recording(tmp_path / "a.wav", 1)
    made = _made(
        tmp_path / "a.wav", film_redacted([], "solid", clip=Span(1, 2)), tmp_path / "b.m4a"
    )
    samples, rate = _sound(made)
    assert samples.shape[1] / rate == pytest.approx(1.0, abs=0.03)
    shape = moving_shape("box", [KeyFrame(0, (0, 0, 1, 1))])
    with pytest.raises(MediaError, match="no pictures"):
        _made(tmp_path / "a.wav", film_redacted([shape], "solid"), tmp_path / "c.m4a")


def _recording(path: Path, seed: int, rate: int = 16_000, seconds: int = 3) -> None:
    """A tone, and noise of its own in its second second."""
    wave = numpy.sin(numpy.arange(rate * seconds) / 9) * 9000
    wave[rate : 2 * rate] = numpy.random.default_rng(seed).normal(0, 5000, rate)
    _write(path, wave, rate)


def _write(path: Path, wave: numpy.ndarray, rate: int) -> None:  # type: ignore[type-arg]
    with av.open(str(path), "w") as out:
        stream = out.add_stream("pcm_s16le", rate=rate, layout="mono")
        frame = av.AudioFrame.from_ndarray(wave.astype("int16")[None, :], "s16", "mono")
        frame.sample_rate = rate
        out.mux(stream.encode(frame))
        out.mux(stream.encode())


@pytest.mark.parametrize("pitch", [90, 140, 230])
def test_a_masked_voice_keeps_its_rhythm_and_no_pitch(tmp_path: Path, pitch: int) -> None:
    """Something like a voice: harmonics of a pitch, four syllables a second."""
    rate, seconds = 16_000, 3
    t = numpy.arange(rate * seconds) / rate
    voice = sum(numpy.sin(2 * numpy.pi * pitch * n * t) / n for n in range(1, 20))
    rhythm = (numpy.sin(2 * numpy.pi * 4 * t) > 0).astype(float)
    _write(tmp_path / "a.wav", numpy.asarray(voice * rhythm * 5000), rate)
    what = film_redacted([], "solid", [SoundSpan(Span(None, None), Silence.MASK)])
    made, fine = _sound(_made(tmp_path / "a.wav", what, tmp_path / "b.m4a"))
    heard = made[0][:: max(1, fine // rate)][: len(t)]
    loud = numpy.convolve(heard**2, numpy.ones(800) / 800, "same")
    assert numpy.corrcoef(loud, rhythm[: len(loud)])[0, 1] > 0.6
    assert _periodic(voice * rhythm, rate // pitch) > 0.5  # so the measure can tell
    assert _periodic(heard, rate // pitch) < 0.2


def _periodic(wave: Any, lag: int) -> float:
    """How alike a wave is to itself one period later, from 0 to 1, the best of nearby lags."""
    return max(
        float(numpy.dot(wave[:-n], wave[n:]) / numpy.dot(wave, wave))
        for n in range(max(20, lag - 3), lag + 4)
    )


def test_nothing_but_picture_and_sound_is_in_the_copy(tmp_path: Path) -> None:
    plain = numbered_film(tmp_path / "a.mp4", 20, sound=True)
    told = tmp_path / "b.mkv"
    with av.open(str(plain)) as source, av.open(str(told), "w") as out:
        out.metadata["title"] = "PhoneOfMara"
        streams = {one.index: out.add_stream_from_template(one) for one in source.streams}
        streams[0].metadata["comment"] = "PhoneOfMara"
        out.set_chapters([{"id": 1, "start": 0, "end": 500, "time_base": Fraction(1, 1000),
                           "metadata": {"title": "PhoneOfMara"}}])  # fmt: skip
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                out.mux(packet)
    assert b"PhoneOfMara" in told.read_bytes()
    made = _made(told, film_redacted([], "solid", [SoundSpan(Span(0, 0.2))]), tmp_path / "c.mp4")
    data = made.read_bytes()
    for word in (b"PhoneOfMara", b"x264", b"Lavf", b"Lavc"):
        assert word not in data
    with av.open(str(made)) as copy:
        assert sorted(one.type for one in copy.streams) == ["audio", "video"]
        assert not copy.chapters()


def test_the_frame_looked_at_is_the_frame_that_is_made(tmp_path: Path) -> None:
    import io

    from PIL import Image

    film = numbered_film(tmp_path / "a.mp4", 30, turned=True)
    what = film_redacted([_moving("ellipse", 0.2, 1.0)], "pixelate")
    made = _frames(_made(film, what, tmp_path / "b.mp4"))[15][1]
    with Image.open(io.BytesIO(workers().redacted_frame(film, what, 0.6, 0.64, 4000))) as seen:
        assert seen.size == (HIGH, WIDE)
        far = numpy.abs(numpy.asarray(seen).astype(int) - made)
    assert far.mean() < 6


_part = st.floats(-0.5, 1.2).map(lambda x: round(x, 4))
_moments = st.lists(st.integers(0, 10_000), min_size=1, max_size=6, unique=True)


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(_moments, st.data())
def test_a_recipe_is_read_as_it_was_stored(moments: list[int], data: st.DataObject) -> None:
    box = st.tuples(_part, _part, st.floats(0.01, 1), st.floats(0.01, 1))
    keys = [KeyFrame(at / 100, data.draw(box)) for at in moments]
    one = moving_shape("ellipse", keys, Span(1.5, 3.25))
    what = film_redacted([one], "blur", [SoundSpan(Span(None, 2), Silence.MASK)], Span(0.5, None))
    assert film_redaction(what.to_values()) == what
    for key in one.keys:
        assert one.at(key.at_s).points == pytest.approx(key.points, abs=1e-9)


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"shapes": [{"form": "box"}]},
        {"shapes": [{"form": "box", "keys": [{"at": 0, "points": [0, 0, 1]}]}]},
        {"shapes": [{"form": "box", "points": [0, 0, 1, 1], "from": 3, "to": 3}]},
        {"shapes": [{"form": "box", "keys": [{"at": "x", "points": [0, 0, 1, 1]}]}]},
        {"shapes": 3},
        {"shapes": [{"form": "box", "points": [0, 0, 1, 1]}], "cover": "paint"},
        {"sound": [{"from": 1, "how": "sing"}]},
        {"sound": ["all"]},
        {
            "shapes": [
                {
                    "form": "polygon",
                    "keys": [
                        {"at": 0, "points": [0, 0, 1, 0, 1, 1]},
                        {"at": 1, "points": [0, 0, 1, 0, 1, 1, 0, 1]},
                    ],
                }
            ]
        },
    ],
)
def test_what_is_no_recipe_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        film_redaction(values)
