"""What is read out of headers alone is what the decoders would have told."""

from __future__ import annotations

import io
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from evidence_desk.media.facts import Depth, FileFacts
from evidence_desk.media.headers import jpeg_header, wav_header
from evidence_desk.media.photos import read_metadata
from evidence_desk.media.previews import DAMAGE
from evidence_desk.media.probe import probe
from small_media import photo


def _wav(body: bytes, rate: int, channels: int, bits: int, more: bytes = b"") -> bytes:
    each = channels * bits // 8
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * each, each, bits)
    chunks = b"fmt " + struct.pack("<I", 16) + form + more
    chunks += b"data" + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks


def _facts(path: Path, depth: Depth) -> FileFacts:
    with path.open("rb") as file:
        return probe(file, path.name, 10, lambda _facts: None, depth).facts


@settings(max_examples=25)
@given(
    loud=st.sampled_from([0, 1, 3, 300, 20_000]),
    start=st.binary(max_size=4),
    frames=st.integers(1, 3000),
    rate=st.sampled_from([7919, 8000, 11_025, 44_100, 48_000]),
    channels=st.sampled_from([1, 2]),
    bits=st.sampled_from([8, 16, 16, 16, 24]),
    more=st.sampled_from([b"", b"", b"LIST\x04\x00\x00\x00INFO"]),
)
def test_a_recording_is_told_by_its_header_as_by_ffmpeg(
    tmp_path_factory: pytest.TempPathFactory,
    loud: int,
    start: bytes,
    frames: int,
    rate: int,
    channels: int,
    bits: int,
    more: bytes,
) -> None:
    length = frames * channels * bits // 8
    waves = struct.pack("<3000h", *((at * 7919) % (2 * loud + 1) - loud for at in range(3000)))
    body = (start + waves * 7)[:length]
    path = tmp_path_factory.getbasetemp() / "recording.wav"
    path.write_bytes(_wav(body, rate, channels, bits, more))
    written, heard = _facts(path, Depth.FACTS), _facts(path, Depth.WHOLE)
    same = ("kind", "mime", "format", "duration_s", "metadata")
    assert [getattr(written, one) for one in same] == [getattr(heard, one) for one in same]


def test_an_ordinary_recording_needs_no_ffmpeg_and_an_unusual_one_does() -> None:
    sound = struct.pack("<800h", *((at * 7919) % 4001 - 2000 for at in range(800)))

    def told(data: bytes) -> bool:
        return wav_header(io.BytesIO(data), len(data)) is not None

    assert told(_wav(sound, 8000, 1, 16))
    assert not told(_wav(sound, 8000, 1, 16, b"LIST\x04\x00\x00\x00INFO"))
    assert not told(_wav(sound, 8000, 1, 16)[:-2]), "cut short"
    dts = b"\x7f\xfe\x80\x01" + bytes(60)
    assert not told(_wav(sound + dts * 4, 8000, 1, 16)), "something else packed as samples"


@settings(max_examples=150)
@given(
    changes=st.lists(st.tuples(st.integers(2, 700), st.integers(0, 255)), max_size=3),
    length=st.integers(100, 5000),
)
def test_what_a_photo_s_header_tells_pillow_says_too(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[int, int]], length: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "header.jpg"
    if not path.exists():
        photo(path)
    data = bytearray(path.read_bytes()[:length])
    for at, byte in changes:
        if at < len(data):
            data[at] = byte
    header = jpeg_header(io.BytesIO(data))
    if header is None:
        return
    try:
        image = Image.open(io.BytesIO(data), formats=("JPEG",))
    except DAMAGE as error:
        raise AssertionError("the header of a photo that nobody can open") from error
    assert image.size == header.size


def test_a_small_photo_s_facts_are_the_same_without_its_picture(tmp_path: Path) -> None:
    path = photo(tmp_path / "a.jpg")
    with path.open("rb") as file:
        assert jpeg_header(file) is not None, "it is an ordinary one"
        assert read_metadata(file).raw
    assert _facts(path, Depth.FACTS) == _facts(path, Depth.SEEN)
