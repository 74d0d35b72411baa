"""Packs: bags that others can verify, whole or not there at all, and silent for the public."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import av
import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.editions import Audience, Dossier, ExhibitState
from evidence_desk.domain.errors import Cancelled, StorageError, UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.progress import Progress
from evidence_desk.exports.names import pack_name
from evidence_desk.exports.pack import PackResult, write_pack
from exports.dossiers import dossier, exhibit, with_originals
from small_media import film, photo, sound

SECRET = "PhotographerOfRecord"


@pytest.fixture
def made(tmp_path: Path) -> Dossier:
    return with_originals(dossier(5), tmp_path / "originals")


def test_a_bag_program_and_sha256sum_find_it_whole(made: Dossier, tmp_path: Path) -> None:
    result = write_pack(made, tmp_path / "pack")
    assert [file.number for file in result.files] == ["1", "2", "3", "4", "5"]
    bag = bagit.Bag(str(result.path))
    assert bag.validate()
    assert bag.info["Payload-Oxum"].endswith(".7")  # five exhibits, annex, workbook
    assert bag.info["External-Identifier"] == "Ombudsman 2011"
    assert bag.info["Bag-Size"].endswith((" kB", " MB"))
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        checked = subprocess.run(
            ["sha256sum", "--strict", "-c", manifest], cwd=result.path, capture_output=True
        )
        assert checked.returncode == 0, checked.stderr
    for entry in made.exhibits:
        packed = result.path / "data" / "exhibits" / str(entry.pack_name)
        assert entry.original is not None
        assert packed.read_bytes() == entry.original.read_bytes()


def test_one_changed_byte_is_found(made: Dossier, tmp_path: Path) -> None:
    result = write_pack(made, tmp_path / "pack")
    victim = result.path / "data" / "exhibits" / result.files[2].name
    data = bytearray(victim.read_bytes())
    data[100] ^= 1
    victim.write_bytes(data)
    with pytest.raises(bagit.BagValidationError):
        bagit.Bag(str(result.path)).validate()


def test_the_zip_holds_the_same_bag_and_is_the_same_twice(made: Dossier, tmp_path: Path) -> None:
    first = write_pack(made, tmp_path / "pack.zip", zip=True)
    folder = write_pack(made, tmp_path / "pack")
    with zipfile.ZipFile(first.path) as packed:
        names = packed.namelist()
        packed.extractall(tmp_path / "out")
    assert all(name.startswith("pack/") and ".." not in name for name in names)
    assert bagit.Bag(str(tmp_path / "out" / "pack")).validate()
    assert _manifest(tmp_path / "out" / "pack") == _manifest(folder.path)
    (tmp_path / "elsewhere").mkdir()
    second = write_pack(made, tmp_path / "elsewhere" / "pack.zip", zip=True)
    assert first.path.read_bytes() == second.path.read_bytes()


def _manifest(bag: Path) -> str:
    return (bag / "manifest-sha256.txt").read_text("utf-8")


@pytest.mark.parametrize("zip_", [False, True])
def test_stopping_leaves_nothing(made: Dossier, tmp_path: Path, zip_: bool) -> None:
    asked = 0

    def count(_progress: Progress) -> None:
        nonlocal asked
        asked += 1

    write_pack(made, tmp_path / "counted", zip=zip_, report=count)
    place = tmp_path / "place"
    place.mkdir()
    for stop_at in (1, asked // 3, asked // 2, asked - 1):
        left = stop_at

        def stop(_progress: Progress) -> None:
            nonlocal left
            left -= 1
            if left <= 0:
                raise Cancelled("Stopped.")

        with pytest.raises(Cancelled):
            write_pack(made, place / "pack.zip", zip=zip_, report=stop)
        assert list(place.iterdir()) == []


def test_what_is_there_is_not_overwritten(made: Dossier, tmp_path: Path) -> None:
    (tmp_path / "pack").mkdir()
    with pytest.raises(UsageError, match="is there already"):
        write_pack(made, tmp_path / "pack")
    with pytest.raises(UsageError, match="There is no folder"):
        write_pack(made, tmp_path / "nowhere" / "pack")


def test_a_disk_that_takes_no_more_leaves_nothing(tmp_path: Path) -> None:
    """A limit on file sizes refuses a write as a full disk does."""
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from evidence_desk.exports.pack import write_pack\n"
        "from evidence_desk.domain.errors import StorageError\n"
        "from exports.dossiers import dossier, with_originals\n"
        "place = Path(sys.argv[1])\n"
        "made = with_originals(dossier(3), place / 'originals')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try: write_pack(made, place / 'pack')\n"
        "except StorageError as error: print(error)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", script, str(tmp_path)],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert "could not be written" in ended.stdout, ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["originals"]


def test_missing_changed_and_withheld_originals_are_left_out_and_named(
    made: Dossier, tmp_path: Path
) -> None:
    entries = list(made.exhibits)
    assert entries[1].original is not None
    entries[0] = replace(entries[0], original=tmp_path / "gone.jpg")
    entries[1].original.write_bytes(b"something else")
    entries[2] = replace(entries[2], state=ExhibitState.WITHHELD)
    result = write_pack(replace(made, exhibits=tuple(entries)), tmp_path / "pack")
    assert [(one.number, one.reason) for one in result.left_out] == [
        ("1", "the original is missing from the library"),
        ("2", "the original has changed since it came in"),
    ]
    assert [file.number for file in result.files] == ["4", "5"]
    readme = (result.path / "READ ME FIRST.txt").read_bytes().decode("utf-8-sig")
    assert "Exhibit 1: the original is missing from the library" in readme
    assert bagit.Bag(str(result.path)).validate()


def test_hostile_names_stay_inside_and_apart(made: Dossier, tmp_path: Path) -> None:
    names = ["../../evil.jpg", "CON.jpg", "a%0Ab.jpg", "A%0AB.JPG", "x\u202egpj.exe"]
    entries = tuple(
        replace(entry, pack_name=name, kind=Kind.PHOTO)
        for entry, name in zip(made.exhibits, names, strict=True)
    )
    result = write_pack(replace(made, exhibits=entries), tmp_path / "place")
    exhibits = result.path / "data" / "exhibits"
    packed = [path.name for path in exhibits.iterdir()]
    assert len({name.casefold() for name in packed}) == 5
    assert not any(set(name) & set('/\\:*?"<>|%\u202e') for name in packed)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["originals", "place"]
    assert bagit.Bag(str(result.path)).validate()


@given(
    number=st.sampled_from(["1", "12", "1.2-03", "V-001", "12.1"]),
    title=st.text(max_size=300),
    ending=st.text(max_size=12),
)
def test_a_name_is_legal_everywhere_and_never_long(number: str, title: str, ending: str) -> None:
    name = pack_name(number, title, ending, Kind.PHOTO)
    assert len(name.encode("utf-8")) <= 140
    assert not any(ord(sign) < 32 or sign in '/\\:*?"<>|%' for sign in name)
    assert name == name.strip()
    assert not name.endswith(".")
    assert number.lstrip("0") in name


def test_numbers_sort_as_names_do() -> None:
    names = [pack_name(str(n), "x", "jpg", Kind.PHOTO) for n in (1, 2, 10, 300)]
    assert names == sorted(names)


# ---------------------------------------------------------------- passages and the public


def _passage(tmp_path: Path, audience: Audience) -> PackResult:
    original = film(tmp_path / "film.mp4", seconds=4)
    data = original.read_bytes()
    entry = exhibit(
        "1.1",
        0,
        kind=Kind.VIDEO,
        original=original,
        sha256=hashlib.sha256(data).hexdigest() if audience is Audience.FULL else None,
        clip_start_s=1.5,
        clip_end_s=2.5,
        pack_name="0001.1 - passage.mp4",
        bytes=None,
    )
    made = replace(dossier(0), exhibits=(entry,), audience=audience)
    return write_pack(made, tmp_path / str(audience))


def test_a_passage_is_copied_from_the_picture_before_it(tmp_path: Path) -> None:
    result = _passage(tmp_path, Audience.FULL)
    (packed,) = result.files
    assert "copied without encoding it again" in packed.note
    with av.open(str(result.path / "data" / "exhibits" / packed.name)) as copy:
        assert copy.duration is not None
        assert 1.0 <= copy.duration / av.time_base <= 2.7
        assert copy.streams.video[0].codec_context.name == "mpeg4"
    assert packed.note in (result.path / "READ ME FIRST.txt").read_text("utf-8-sig")


def test_the_public_sees_a_passage_and_nothing_before_or_after(tmp_path: Path) -> None:
    result = _passage(tmp_path, Audience.PUBLIC)
    (packed,) = result.files
    assert "encoded again" in packed.note
    with av.open(str(result.path / "data" / "exhibits" / packed.name)) as copy:
        frames = list(copy.decode(video=0))
    assert len(frames) == 12
    bright = [_brightest_column(frame) for frame in (frames[0], frames[-1])]
    # The light crosses the picture in four seconds: it is seen in its second quarter to third.
    assert 0.3 < bright[0] < bright[1] < 0.7


def _brightest_column(frame: av.VideoFrame) -> float:
    columns = frame.to_ndarray(format="gray")[40:70].sum(axis=0)
    return float(columns.argmax()) / len(columns)


def test_the_public_pack_says_nothing_of_the_maker(tmp_path: Path) -> None:
    files = [
        photo(tmp_path / "p.jpg", camera=SECRET, gps=(12.3456, 65.4321)),
        _named(film(tmp_path / "f.mp4"), tmp_path / "named.mp4"),
        sound(tmp_path / "s.wav"),
    ]
    entries = tuple(
        exhibit(
            str(at),
            at,
            original=file,
            sha256=None,
            bytes=file.stat().st_size,
            name="",
            pack_name=f"{at:04d} - x{file.suffix}",
        )
        for at, file in enumerate(files, 1)
    )
    assert any(SECRET.encode() in file.read_bytes() for file in files[:2])
    made = replace(dossier(0), exhibits=entries, audience=Audience.PUBLIC)
    result = write_pack(made, tmp_path / "pack")
    assert [file.number for file in result.files] == ["1", "2", "3"]
    for path in result.path.rglob("*"):
        if path.is_file():
            assert SECRET.encode() not in path.read_bytes()
            assert hashlib.sha256(path.read_bytes()).hexdigest() not in {
                hashlib.sha256(file.read_bytes()).hexdigest() for file in files[:2]
            }
    assert bagit.Bag(str(result.path)).validate()


def _named(source: Path, out: Path) -> Path:
    """The film again, with its maker's name and place."""
    with av.open(str(source)) as reading, av.open(str(out), "w") as writing:
        writing.metadata.update({"artist": SECRET, "location": "+12.3456+065.4321/"})
        streams = {one.index: writing.add_stream_from_template(one) for one in reading.streams}
        for packet in reading.demux():
            if packet.dts is not None:
                packet.stream = streams[packet.stream.index]
                writing.mux(packet)
    return out


def test_what_cannot_be_cleaned_stays_out_of_a_public_pack(tmp_path: Path) -> None:
    strange = tmp_path / "strange.bin"
    strange.write_bytes(b"\x00\x01" + SECRET.encode() * 9)
    entry = exhibit("1", 1, original=strange, sha256=None, pack_name="0001 - x.bin")
    made = replace(dossier(0), exhibits=(entry,), audience=Audience.PUBLIC)
    result = write_pack(made, tmp_path / "pack")
    assert result.files == ()
    assert result.left_out[0].reason.startswith("no copy free of metadata could be made")
    assert SECRET.encode() not in b"".join(
        path.read_bytes() for path in result.path.rglob("*") if path.is_file()
    )


def test_a_disk_that_lies_is_found_out(made: Dossier, tmp_path: Path) -> None:
    """A file altered between writing and reading back stops the pack."""
    first = made.exhibits[0].pack_name
    place = tmp_path / "place"
    place.mkdir()

    def meddle(progress: Progress) -> None:
        if progress.label == "annex.xlsx":
            for path in place.rglob(str(first)):
                path.write_bytes(b"something else")

    with pytest.raises(StorageError, match="reads back from the disk"):
        write_pack(made, place / "pack", report=meddle)
    assert list(place.iterdir()) == []
