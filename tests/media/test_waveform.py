"""The sound in parts, and pictures at many moments, as the timeline asks for them."""

from __future__ import annotations

import io
import wave
from pathlib import Path

import av
import numpy
import pytest
from PIL import Image

from evidence_desk.desk import pictures
from evidence_desk.desk.decoders import close_workers
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import new_library
from evidence_desk.media.errors import MediaError
from evidence_desk.media.workers import Workers
from numbered_film import number_of, numbered_film
from small_media import photo

_RATE = 8000


def _clicks(path: Path, seconds: float, *moments: float) -> Path:
    """A silent WAV with a loud click of 2 ms at each moment."""
    samples = numpy.zeros(int(seconds * _RATE), dtype="<i2")
    for moment in moments:
        at = int(moment * _RATE)
        samples[at : at + 16] = 30000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(samples.tobytes())
    return path


def _counting_film(path: Path, frames: int) -> Path:
    """Ten pictures a second, each with its number in it."""
    return numbered_film(path, frames, codec="mpeg4", rate=10, gop=20)


def _number(jpeg: bytes | None) -> int:
    """Which picture of the film it is."""
    assert jpeg is not None
    image = Image.open(io.BytesIO(jpeg)).convert("RGB")
    return number_of(image.tobytes(), *image.size)


def _loud(peaks: bytes) -> list[int]:
    return [index for index, peak in enumerate(peaks) if peak > 100]


def test_a_click_is_at_its_hundredth_in_any_part(workers: Workers, tmp_path: Path) -> None:
    path = _clicks(tmp_path / "a.wav", 130.0, 0.505, 59.955, 60.005, 125.005)
    first = workers.peaks(path, 0.0, 6000, 100)
    second = workers.peaks(path, 60.0, 6000, 100)
    third = workers.peaks(path, 120.0, 6000, 100)
    assert len(first) == len(second) == len(third) == 6000
    assert _loud(first) == [50, 5995]
    assert _loud(second) == [0]
    assert _loud(third) == [500]
    assert not any(third[1001:]), "there is no sound beyond the end"
    assert not any(workers.peaks(path, 600.0, 6000, 100))


def test_the_finest_look_tells_half_a_thousandth(workers: Workers, tmp_path: Path) -> None:
    path = _clicks(tmp_path / "a.wav", 20.0, 12.3455)
    loud = _loud(workers.peaks(path, 12.0, 2000, 2000))
    assert loud[0] == 691
    assert loud[-1] - loud[0] <= 4


@pytest.mark.parametrize(("ending", "codec"), [("mp4", "aac"), ("flac", "flac"), ("mp3", "mp3")])
def test_a_click_is_found_after_a_seek_in_packed_sound(
    workers: Workers, tmp_path: Path, ending: str, codec: str
) -> None:
    path = tmp_path / f"a.{ending}"
    samples = numpy.zeros(44100 * 90, dtype="int16")
    samples[int(44100 * 70.25) :][:2000] = 30000
    with av.open(str(path), "w") as container:
        sound = container.add_stream(codec, rate=44100, layout="mono")
        size = sound.codec_context.frame_size or 4096
        resampler = av.AudioResampler(sound.format.name, "mono", 44100, frame_size=size)
        whole = av.AudioFrame.from_ndarray(samples[None, :], format="s16", layout="mono")
        whole.sample_rate, whole.pts = 44100, 0
        for part in (*resampler.resample(whole), *resampler.resample(None)):
            container.mux(sound.encode(part))
        container.mux(sound.encode())
    loud = _loud(workers.peaks(path, 60.0, 6000, 100))
    assert loud
    assert abs(loud[0] - 1025) <= 8
    assert loud[-1] - loud[0] <= 16


def test_what_has_no_sound_says_so(workers: Workers, tmp_path: Path) -> None:
    for path in (photo(tmp_path / "a.jpg"), _counting_film(tmp_path / "a.mp4", 5)):
        with pytest.raises(MediaError):
            workers.peaks(path, 0.0, 100, 100)


def test_each_poster_is_what_is_on_screen_then(workers: Workers, tmp_path: Path) -> None:
    path = _counting_film(tmp_path / "a.mp4", 100)
    moments = [0.0, 0.1, 0.15, 0.75, 3.0, 3.1, 3.2, 7.99, 9.9, 60.0]
    made: list[bytes | None] = []
    while len(made) < len(moments):
        made += workers.posters(path, moments[len(made) :], 0.0, 192)
    assert [_number(one) for one in made] == [0, 1, 1, 7, 30, 31, 32, 79, 99, 99]


def test_a_tolerant_poster_is_no_earlier_than_allowed(workers: Workers, tmp_path: Path) -> None:
    path = _counting_film(tmp_path / "a.mp4", 100)
    moments = [float(at) for at in range(10)]
    for within in (2.0, 0.5, 0.15):
        made: list[bytes | None] = []
        while len(made) < len(moments):
            made += workers.posters(path, moments[len(made) :], within, 192)
        for moment, one in zip(moments, made, strict=True):
            assert -within - 0.05 <= _number(one) / 10 - moment <= 0.05


def test_the_first_poster_of_a_film_without_an_index_is_its_first_frame(
    workers: Workers, tmp_path: Path
) -> None:
    path = numbered_film(tmp_path / "stream.ts", 40, codec="mpeg2video", gop=15)
    for within in (0.0, 0.3):
        [made] = workers.posters(path, [0.0], within, 192)
        assert _number(made) == 0


def test_posters_of_a_recording_are_refused(workers: Workers, tmp_path: Path) -> None:
    with pytest.raises(MediaError):
        workers.posters(_clicks(tmp_path / "a.wav", 1.0), [0.0], 0.0, 192)


def test_parts_and_far_posters_are_kept_in_the_library(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    _counting_film(tmp_path / "in" / "a.mp4", 60)
    _clicks(tmp_path / "in" / "b.wav", 3.0, 1.0)
    with new_library(tmp_path / "case", "Case", editor="Mara") as library:
        import_paths(library, [tmp_path / "in"])
        assert _loud(pictures.peaks_part(library, 2, 0)) == [100]
        assert _loud(pictures.finest_peaks(library, 2, 0.9, 0.2))[0] == 200
        two = pictures.posters(library, 1, 2.0, [0, 1, 2])
        assert [at for at, _one in two] == [0, 1, 2]
        assert all(0 <= at * 20 - _number(one) <= 10 for at, one in two)
        pictures.posters(library, 1, 0.5, [0, 1])
        assert [at for at, _one in pictures.posters_at(library, 1, [0.1, 0.2])] == [0.1, 0.2]
        close_workers()
        for original in (tmp_path / "case" / "originals").rglob("*.[mw][pa][4v]"):
            original.chmod(0o600)
            original.write_bytes(b"")
        assert _loud(pictures.peaks_part(library, 2, 0)) == [100]
        assert len(pictures.posters(library, 1, 2.0, [0, 1, 2])) == 3
        with pytest.raises(MediaError):
            pictures.posters(library, 1, 0.5, [0])
    close_workers()
