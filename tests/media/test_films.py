"""Films and recordings in every container a phone or camcorder writes, and what they tell."""

from __future__ import annotations

import io
import struct
from fractions import Fraction
from pathlib import Path

import av
import numpy
import pytest
from PIL import Image

from evidence_desk.domain.items import Kind
from evidence_desk.media.probing import Probed
from evidence_desk.media.workers import Workers

_COLOUR = (40, 160, 60)


def _film(
    path: Path,
    container: str,
    video: str = "mpeg4",
    audio: str | None = "aac",
    *,
    tags: dict[str, str] | None = None,
    options: dict[str, str] | None = None,
    dark_s: float = 0.0,
) -> Path:
    """Two seconds, 25 pictures each, green with a bright square; black for the first `dark_s`."""
    with av.open(str(path), "w", format=container, options=options or {}) as out:
        out.metadata.update(tags or {})
        pictures = out.add_stream(video, rate=25)
        pictures.width, pictures.height = 176, 144
        pictures.pix_fmt = "yuvj420p" if video == "mjpeg" else "yuv420p"
        pictures.gop_size = 250
        rate = 48000 if container in ("mpegts", "vob", "dv") else 44100
        sound = out.add_stream(audio, rate=rate, layout="mono") if audio else None
        if sound is not None:
            sound.bit_rate = 64000
        for at in range(50):
            pixels = numpy.zeros((144, 176, 3), dtype=numpy.uint8)
            if at / 25 >= dark_s:
                pixels[:] = _COLOUR
                pixels[50:90, 60:120] = 250
            frame = av.VideoFrame.from_ndarray(pixels, format="rgb24")
            frame.pts, frame.time_base = at, Fraction(1, 25)
            out.mux(pictures.encode(frame))
        out.mux(pictures.encode())
        if sound is not None:
            size = sound.codec_context.frame_size or 1024
            wave = (numpy.sin(numpy.arange(2 * rate) / 20) * 0.4 * 32767).astype("int16")
            resampler = av.AudioResampler(sound.format.name, "mono", rate, frame_size=size)
            whole = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
            whole.sample_rate, whole.pts = rate, 0
            for part in (*resampler.resample(whole), *resampler.resample(None)):
                out.mux(sound.encode(part))
            out.mux(sound.encode())
    return path


def _poster(probed: Probed) -> Image.Image:
    assert probed.picture is not None, probed.facts.problem
    return Image.open(io.BytesIO(probed.picture)).convert("RGB")


@pytest.mark.parametrize(
    ("ending", "container", "video", "audio", "options", "mime"),
    [
        ("mp4", "mp4", "mpeg4", "aac", {}, "video/mp4"),
        ("mov", "mov", "mpeg4", "pcm_s16le", {}, "video/quicktime"),
        ("3gp", "3gp", "h263", "aac", {}, "video/3gpp"),
        ("mkv", "matroska", "mpeg4", "flac", {}, "video/x-matroska"),
        ("avi", "avi", "mjpeg", "pcm_s16le", {}, "video/x-msvideo"),
        ("wmv", "asf", "wmv2", "wmav2", {}, "video/x-ms-wmv"),
        ("ts", "mpegts", "mpeg2video", "ac3", {}, "video/mp2t"),
        ("mts", "mpegts", "mpeg2video", "ac3", {"mpegts_m2ts_mode": "1"}, "video/mp2t"),
        ("mpg", "vob", "mpeg2video", "mp2", {}, "video/mpeg"),
        ("flv", "flv", "flv", "aac", {}, "video/x-flv"),
    ],
)
def test_every_container_is_known_by_its_content(
    workers: Workers,
    tmp_path: Path,
    ending: str,
    container: str,
    video: str,
    audio: str,
    options: dict[str, str],
    mime: str,
) -> None:
    path = _film(tmp_path / f"a.{ending}", container, video, audio, options=options)
    for name in (path.name, "no ending"):
        probed = workers.probe(path, name)
        facts = probed.facts
        assert facts.problem is None
        assert (facts.kind, facts.mime) == (Kind.VIDEO, mime)
        assert (facts.stored_width, facts.stored_height) == (176, 144)
        # H.263 is made for pixels of 12 : 11, and is seen as they are meant.
        assert (facts.width, facts.height) == ((192 if video == "h263" else 176), 144)
        assert facts.duration_s == pytest.approx(2.0, abs=0.1)
        found = _poster(probed).getpixel((10, 10))
        assert isinstance(found, tuple)
        assert all(abs(a - b) < 25 for a, b in zip(found, _COLOUR, strict=True)), found
        assert probed.waveform is not None
        assert max(probed.waveform) > 60
    lying = workers.probe(path, "a.jpg").facts
    assert (lying.kind, lying.mime) == (Kind.VIDEO, mime)
    assert lying.problem is not None
    assert lying.problem.startswith("Named .jpg")


@pytest.mark.parametrize(
    ("ending", "container", "audio", "mime"),
    [
        ("m4a", "ipod", "aac", "audio/mp4"),
        ("mp3", "mp3", "mp3", "audio/mpeg"),
        ("wav", "wav", "pcm_s16le", "audio/x-wav"),
        ("flac", "flac", "flac", "audio/flac"),
        ("aac", "adts", "aac", "audio/aac"),
        ("aiff", "aiff", "pcm_s16be", "audio/x-aiff"),
        ("opus", "ogg", "libopus", "audio/ogg"),
        ("wma", "asf", "wmav2", "audio/x-ms-wma"),
        ("caf", "caf", "pcm_s16be", "audio/x-caf"),
    ],
)
def test_every_recording_is_heard_and_drawn(
    workers: Workers, tmp_path: Path, ending: str, container: str, audio: str, mime: str
) -> None:
    path = tmp_path / f"a.{ending}"
    with av.open(str(path), "w", format=container) as out:
        sound = out.add_stream(audio, rate=48000, layout="mono")
        sound.bit_rate = 64000
        wave = (numpy.sin(numpy.arange(96000) / 20) * 0.4 * 32767).astype("int16")
        wave[:48000] //= 40  # quiet first, loud then
        resampler = av.AudioResampler(
            sound.format.name, "mono", 48000, frame_size=sound.codec_context.frame_size or 1024
        )
        whole = av.AudioFrame.from_ndarray(wave[None, :], format="s16", layout="mono")
        whole.sample_rate, whole.pts = 48000, 0
        for part in (*resampler.resample(whole), *resampler.resample(None)):
            out.mux(sound.encode(part))
        out.mux(sound.encode())
    probed = workers.probe(path, "no ending")
    facts = probed.facts
    assert facts.problem is None
    assert (facts.kind, facts.mime) == (Kind.AUDIO, mime)
    assert facts.duration_s == pytest.approx(2.0, abs=0.1)
    assert probed.waveform is not None
    assert max(probed.waveform[50:450]) * 10 < max(probed.waveform[550:950])
    drawn = numpy.asarray(_poster(probed).convert("L"), dtype=float)
    assert drawn[:, : drawn.shape[1] // 3].mean() > drawn[:, -drawn.shape[1] // 3 :].mean() + 20


def test_a_phones_film_tells_its_local_time_its_place_and_itself(
    workers: Workers, tmp_path: Path
) -> None:
    path = _film(
        tmp_path / "IMG_0042.MOV",
        "mov",
        tags={
            "creation_time": "2019-07-24T08:25:57Z",
            "com.apple.quicktime.creationdate": "2019-07-24T11:25:40+0300",
            "com.apple.quicktime.location.ISO6709": "-33.8568+151.2153+020.000/",
            "com.apple.quicktime.make": "Apple",
            "com.apple.quicktime.model": "iPhone 6",
        },
        options={"movflags": "use_metadata_tags"},
    )
    facts = workers.probe(path, "IMG_20100921_204703.MOV").facts
    assert (facts.captured, facts.captured_offset) == ("2019-07-24T11:25:40", "+03:00")
    assert facts.captured_from == "QuickTime creation date"
    assert facts.lat == pytest.approx(-33.8568, abs=1e-4)
    assert facts.lon == pytest.approx(151.2153, abs=1e-4)
    assert (facts.make, facts.model) == ("Apple", "iPhone 6")


def test_a_movie_headers_time_is_utc_and_says_so(workers: Workers, tmp_path: Path) -> None:
    path = _film(tmp_path / "a.mp4", "mp4", tags={"creation_time": "2011-03-04T05:06:07Z"})
    facts = workers.probe(path, "a.mp4").facts
    assert (facts.captured, facts.captured_offset) == ("2011-03-04T05:06:07", "+00:00")
    assert "UTC" in (facts.captured_from or "")


@pytest.mark.parametrize("written", [b"Tue Sep 21 21:47:10 2010\n\0", b"2010/09/21/ 21:47:10\0"])
def test_a_camcorders_avi_tells_local_time(
    workers: Workers, tmp_path: Path, written: bytes
) -> None:
    path = _film(tmp_path / "a.avi", "avi", "mjpeg", "pcm_s16le")
    data = path.read_bytes()
    at = data.find(b"movi") - 8
    chunk = b"IDIT" + struct.pack("<I", len(written)) + written + b"\0" * (len(written) % 2)
    (size,) = struct.unpack_from("<I", data, 4)
    path.write_bytes(
        b"RIFF" + struct.pack("<I", size + len(chunk)) + data[8:at] + chunk + data[at:]
    )
    facts = workers.probe(path, "a.avi").facts
    assert (facts.captured, facts.captured_offset) == ("2010-09-21T21:47:10", None)
    assert facts.captured_from == "RIFF date"


@pytest.mark.parametrize("audio", ["aac", None])
def test_a_clock_never_set_is_no_time(workers: Workers, tmp_path: Path, audio: str | None) -> None:
    path = _film(tmp_path / "a.mp4", "mp4", audio=audio)  # the header's time stays 1904
    facts = workers.probe(path, "a.mp4").facts
    assert (facts.captured, facts.captured_from) == (None, None)
    named = workers.probe(path, "VID-20110102-WA0001.mp4").facts
    assert (named.captured, named.captured_from) == ("2011-01-02", "file name")


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("+48.8577+002.295/", (48.8577, 2.295)),
        ("-2215.5+02030.25/", (-22.25833, 20.50417)),  # degrees and minutes
        ("+404536.0-0735903.5+010/", (40.76, -73.98431)),  # and seconds
        ("+00.0000+000.0000/", None),
        ("somewhere", None),
    ],
)
def test_places_in_every_form_of_iso_6709(
    workers: Workers, tmp_path: Path, written: str, place: tuple[float, float] | None
) -> None:
    path = _film(tmp_path / "a.mov", "mov", audio=None, tags={"location": written})
    facts = workers.probe(path, "a.mov").facts
    if place is None:
        assert (facts.lat, facts.lon) == (None, None)
    else:
        assert facts.lat == pytest.approx(place[0], abs=1e-4)
        assert facts.lon == pytest.approx(place[1], abs=1e-4)


@pytest.mark.parametrize("dark_s", [0.5, 1.5])
def test_a_poster_is_looked_for_past_the_black(
    workers: Workers, tmp_path: Path, dark_s: float
) -> None:
    probed = workers.probe(_film(tmp_path / "a.mp4", "mp4", dark_s=dark_s), "a.mp4")
    assert numpy.asarray(_poster(probed).convert("L")).std() > 12


def test_a_black_film_is_shown_black_without_a_complaint(workers: Workers, tmp_path: Path) -> None:
    probed = workers.probe(_film(tmp_path / "a.mp4", "mp4", dark_s=9), "a.mp4")
    assert probed.facts.problem is None
    assert numpy.asarray(_poster(probed)).max() < 20
