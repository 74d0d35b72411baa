"""Films frame by frame: each frame once, in order, forwards and back, whatever the container."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.media import reel as reels
from evidence_desk.media.errors import MediaError
from evidence_desk.media.held_reel import Frame, HeldReel
from evidence_desk.media.reel import Reel
from evidence_desk.media.sniff import sniff
from evidence_desk.media.workers import Workers
from numbered_film import number_of, numbered_film
from small_media import sound

#: In one process: what they look at is made once.
pytestmark = pytest.mark.xdist_group("reel")


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(processes=1) as made:
        yield made


@pytest.fixture(scope="module")
def reel(workers: Workers) -> Iterator[HeldReel]:
    held = workers.reel()
    yield held
    held.close()


def _number(frame: Frame) -> int:
    return number_of(frame.pixels, frame.width, frame.height)


@pytest.fixture(scope="module")
def even(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """120 frames, 25 a second, one key frame in 50 and frames that lean on later ones."""
    return numbered_film(tmp_path_factory.mktemp("even") / "even.mp4", 120, gop=50, b_frames=3)


@pytest.fixture(scope="module")
def uneven(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """90 frames that stand 1, 2 or 3 twenty-fifths of a second."""
    return numbered_film(
        tmp_path_factory.mktemp("uneven") / "uneven.mkv", 90, gop=20, stand=lambda n: 1 + n % 3
    )


def test_times_are_those_of_the_frames_also_where_they_stand_unevenly(
    workers: Workers, even: Path, uneven: Path
) -> None:
    assert list(workers.frame_times(even)) == [n * 40_000 for n in range(120)]
    times = list(workers.frame_times(uneven))
    assert len(times) == 90
    assert [b - a for a, b in pairwise(times)] == [(1 + n % 3) * 40_000 for n in range(89)]


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("film.mp4", "mpeg4"),
        ("film.mov", "mjpeg"),
        ("film.avi", "mpeg4"),
        ("film.webm", "libvpx"),
        ("film.webm", "libvpx-vp9"),
        ("film.ts", "mpeg2video"),
        ("film.mpg", "mpeg2video"),
        ("film.wmv", "wmv2"),
        ("film.mkv", "libx264"),
    ],
)
def test_every_frame_of_every_container_once_forwards_and_back(
    workers: Workers, reel: HeldReel, tmp_path: Path, name: str, codec: str
) -> None:
    path = numbered_film(tmp_path / name, 40, codec=codec, gop=15)
    times = workers.frame_times(path)
    assert len(times) == 40
    frame = reel.frame(path, 0.0, 320)
    seen = [_number(frame)]
    for at in range(1, 40):
        frame = reel.frame(path, frame.at_s, 320, step=1)
        assert frame.at_s == pytest.approx(times[at] / 1e6, abs=2e-6)
        seen.append(_number(frame))
    assert seen == list(range(40))
    assert _number(reel.frame(path, frame.at_s, 320, step=1)) == 39  # the end stays the end
    for _ in range(39):
        frame = reel.frame(path, frame.at_s, 320, step=-1)
        seen.append(_number(frame))
    assert seen[40:] == list(range(38, -1, -1))
    assert _number(reel.frame(path, frame.at_s, 320, step=-1)) == 0


@settings(max_examples=60, deadline=None)
@given(moves=st.lists(st.tuples(st.integers(0, 119), st.integers(-60, 60)), max_size=6))
def test_from_any_place_any_number_of_steps_leads_where_counting_leads(
    reel: HeldReel, even: Path, moves: list[tuple[int, int]]
) -> None:
    for start, step in moves:
        at = reel.frame(even, start / 25, 320)
        assert (_number(at), at.exact) == (start, True)
        there = reel.frame(even, at.at_s, 320, step=step)
        assert _number(there) == max(0, min(119, start + step))


@pytest.fixture
def short_of_room(even: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reel]:
    """A film held open where there is room for few frames: twelve, and eight before them."""
    size = 320 * 180 * 3 // 2
    monkeypatch.setattr(reels, "_KEPT_BYTES", 12 * size)
    monkeypatch.setattr(reels, "_EARLIER_BYTES", 8 * size)
    with even.open("rb") as file:
        held = Reel(file, sniff(file, even.name), lambda: even.open("rb"))
        yield held
        held.close()


_MOVES = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.integers(-30, 30)),
        st.tuples(st.just("one by one"), st.integers(-25, 25)),
        st.tuples(st.just("to"), st.integers(0, 119)),
        st.tuples(st.just("ready"), st.integers(0, 60)),
    ),
    max_size=12,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(moves=_MOVES)
def test_what_is_made_ready_and_dropped_meanwhile_loses_no_frame(
    short_of_room: Reel, moves: list[tuple[str, int]]
) -> None:
    """However long one stands between two moves, and whichever way one turns."""
    shown = short_of_room.at(0.0, 320)
    number = 0
    for move, by in moves:
        if move == "ready":
            for _ in range(by):
                short_of_room.look_ahead()
        elif move == "to":
            shown, number = short_of_room.at(by / 25, 320), by
        elif move == "step":
            number = max(0, min(119, number + by))
            shown = short_of_room.step(shown.at_s, by, 320)
        else:
            way = 1 if by > 0 else -1
            for _ in range(abs(by)):
                number = max(0, min(119, number + way))
                shown = short_of_room.step(shown.at_s, way, 320)
                short_of_room.look_ahead()
        assert number_of(shown.image.tobytes(), *shown.image.size) == number
        assert shown.at_s == pytest.approx(number / 25, abs=2e-6)


def test_in_a_window_made_larger_the_frames_are_larger_too(reel: HeldReel, even: Path) -> None:
    small = reel.frame(even, 2.0, 160)
    assert (small.width, _number(reel.frame(even, 2.0, 320))) == (160, 50)
    large = reel.frame(even, small.at_s, 320, step=-1)
    assert (large.width, _number(large)) == (320, 49)


def test_the_frame_of_a_moment_is_the_one_on_screen_then(reel: HeldReel, uneven: Path) -> None:
    assert _number(reel.frame(uneven, 0.039, 320)) == 0
    assert _number(reel.frame(uneven, 0.041, 320)) == 1
    assert _number(reel.frame(uneven, 0.119, 320)) == 1
    assert _number(reel.frame(uneven, 0.121, 320)) == 2
    assert _number(reel.frame(uneven, 999.0, 320)) == 89


def test_in_haste_a_frame_nearby_comes_and_says_so(workers: Workers, even: Path) -> None:
    with closing(workers.reel()) as reel:  # one that has nothing decoded yet
        reel.frame(even, 0.0, 320)
        near = reel.frame(even, 3.9, 320, within_s=0.0)
        assert not near.exact
        assert 50 <= _number(near) < 97
        after = reel.frame(even, 3.9, 320)
        assert (_number(after), after.exact) == (97, True)


def test_frames_are_upright_and_square_as_they_are_everywhere_else(
    workers: Workers, reel: HeldReel, tmp_path: Path
) -> None:
    path = numbered_film(tmp_path / "turned.mp4", 5, size=(320, 180), turned=True)
    frame = reel.frame(path, 0.0, 320)
    assert (frame.width, frame.height) == (180, 320)
    assert workers.probe(path, path.name).facts.width == 180


def test_a_recording_has_no_frames_and_a_broken_film_says_so(
    workers: Workers, reel: HeldReel, tmp_path: Path
) -> None:
    with pytest.raises(MediaError, match="no pictures"):
        reel.frame(sound(tmp_path / "voice.wav"), 0.0, 320)
    whole = numbered_film(tmp_path / "whole.mp4", 20)
    broken = tmp_path / "broken.mp4"
    broken.write_bytes(whole.read_bytes()[:400])
    with pytest.raises(MediaError):
        reel.frame(broken, 0.0, 320)
    assert _number(reel.frame(whole, 0.0, 320)) == 0  # the next one is not touched by that


def test_stepping_for_long_keeps_within_a_worker_s_memory(tmp_path: Path) -> None:
    # All its frames are more than the worker may hold beside what it holds anyway.
    path = numbered_film(tmp_path / "large.mp4", 160, size=(1920, 1080), gop=160)
    with Workers(memory_bytes=700 << 20) as workers:
        reel = workers.reel()
        frame = reel.frame(path, 6.0, 1920)
        for _ in range(120):
            frame = reel.frame(path, frame.at_s, 1920, step=-1)
        assert _number(frame) == 30
        reel.close()


def test_a_hand_that_drags_sees_key_frames_and_then_the_very_frame(
    workers: Workers, tmp_path: Path
) -> None:
    path = numbered_film(tmp_path / "long.mp4", 400, gop=100)
    with closing(workers.reel()) as reel:
        reel.frame(path, 0.0, 320)
        seen = [reel.frame(path, at, 320, within_s=0.0) for at in (6.0, 14.0, 7.0, 14.9)]
        assert [_number(one) for one in seen[:3]] == [100, 300, 100]
        assert [one.at_s for one in seen[:3]] == pytest.approx([4.0, 12.0, 4.0])
        assert not any(one.exact for one in seen)
        slices = 0
        while not reel.reach(path, 14.9, 320, 0.0):
            slices += 1
            assert slices < 80
        assert slices > 5  # no more than a frame or two each, so that another wish is soon heard
        assert _number(reel.frame(path, 14.9, 320)) == 372
        inside = reel.frame(path, 15.9, 320, within_s=5.0)  # no key frame between: decoded on
        assert (_number(inside), inside.exact) == (397, True)
        back = reel.frame(path, 2.5, 320, within_s=0.0)
        assert (_number(back), back.exact) == (0, False)
        assert _number(reel.frame(path, 2.5, 320)) == 62
        assert _number(reel.frame(path, 2.5, 320, step=-1)) == 61
