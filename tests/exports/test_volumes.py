"""Packs in volumes, gone on with after a crash, read once, under names legal everywhere."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
import unicodedata
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.errors import ConflictError, StorageError, UsageError
from evidence_desk.domain.mediums import Medium, medium_named
from evidence_desk.domain.progress import Progress
from evidence_desk.exports import bag as bag_module
from evidence_desk.exports.names import Names
from evidence_desk.exports.pack import PackResult, write_pack
from evidence_desk.exports.unfinished import Unfinished
from exports.dossiers import dossier, with_originals

SMALL = Medium(1_700_000)


@pytest.fixture
def made(tmp_path: Path) -> Dossier:
    """Eight exhibits of a third of a megabyte."""
    return heavy(with_originals(dossier(8), tmp_path / "originals"))


def heavy(plain: Dossier, size: int = 330_000) -> Dossier:
    """The dossier with so many more bytes in each original."""
    entries = []
    for at, entry in enumerate(plain.exhibits):
        assert entry.original is not None
        data = entry.original.read_bytes() + random.Random(at).randbytes(size)
        entry.original.write_bytes(data)
        digest = hashlib.sha256(data).hexdigest()
        entries.append(replace(entry, sha256=digest, bytes=len(data)))
    return replace(plain, exhibits=tuple(entries))


def _bags(result: PackResult, folder: Path) -> list[Path]:
    """The volumes as folders; zips are unpacked into `folder`."""
    bags = []
    for volume in result.volumes:
        if volume.path.is_dir():
            bags.append(volume.path)
            continue
        with zipfile.ZipFile(volume.path) as packed:
            assert packed.testzip() is None
            packed.extractall(folder)
            bags.append(folder / packed.namelist()[0].split("/")[0])
    return bags


@pytest.mark.parametrize("packed", [False, True])
def test_each_volume_is_a_bag_within_its_size(made: Dossier, tmp_path: Path, packed: bool) -> None:
    result = write_pack(made, tmp_path / "pack", zip=packed, medium=SMALL)
    assert len(result.volumes) >= 3
    bags = _bags(result, tmp_path / "unpacked")
    infos = [_validated(bag) for bag in bags]
    count = len(bags)
    assert [info["Bag-Count"] for info in infos] == [f"{n} of {count}" for n in range(1, count + 1)]
    assert len({info["Bag-Group-Identifier"] for info in infos}) == 1
    assert infos[0]["Bag-Group-Identifier"].startswith(made.edition)
    for volume, bag in zip(result.volumes, bags, strict=True):
        assert volume.bytes <= SMALL.volume_bytes  # type: ignore[operator]
        assert volume.bytes == _size(volume.path)
        manifest = (bag / "manifest-sha256.txt").read_bytes()
        assert volume.manifest == hashlib.sha256(manifest).hexdigest()
        if packed:
            assert volume.sha256 == hashlib.sha256(volume.path.read_bytes()).hexdigest()
    for file, entry in zip(result.files, made.exhibits, strict=True):
        held = [bag for bag in bags if (bag / "data" / "exhibits" / file.name).is_file()]
        assert held == [bags[file.volume - 1]]
        assert entry.original is not None
        found = held[0] / "data" / "exhibits" / file.name
        assert found.read_bytes() == entry.original.read_bytes()
    assert [one.volume for one in result.files] == sorted(one.volume for one in result.files)


def _validated(bag: Path) -> Any:
    found = bagit.Bag(str(bag))
    assert found.validate()
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        command = ["sha256sum", "--strict", "--quiet", "-c", manifest]
        assert subprocess.run(command, cwd=bag, capture_output=True).returncode == 0
    return found.info


def _size(path: Path) -> int:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files)


def test_each_page_lists_all_opens_its_own_and_says_where_the_others_are(
    made: Dossier, tmp_path: Path
) -> None:
    result = write_pack(made, tmp_path / "pack", medium=SMALL)
    for at, volume in enumerate(result.volumes, 1):
        text = (volume.path / "index.html").read_text("utf-8")
        assert f"This is volume {at} of {len(result.volumes)}." in text
        cards = re.split(r'<li class="card"', text)[1:]
        assert len(cards) == len(made.exhibits)
        for card, file in zip(cards, result.files, strict=True):
            here = file.volume == at
            assert ("data-file=" in card) is here
            assert (f"The file is in volume {file.volume}." in card) is not here
            assert file.sha256 in card
        for where in re.findall(r'(?:href|src|data-file)="([^"#]+)"', text):
            assert (volume.path / unquote(where)).is_file(), where
        readme = (volume.path / "READ ME FIRST.txt").read_text("utf-8-sig")
        own = ", ".join(one.number for one in result.files if one.volume == at)
        assert f"in this one: {own}\n" in readme
        assert "several volumes" in (volume.path / "VERIFY.html").read_text("utf-8")
        _workbook_leads_only_to_what_is_there(volume.path)


def _workbook_leads_only_to_what_is_there(bag: Path) -> None:
    sheet = load_workbook(bag / "data" / "annex.xlsx")["Exhibits"]
    heads = [cell.value for cell in sheet[1]]
    assert "Volume" in heads
    links = [
        unquote(cell.hyperlink.target)
        for row in sheet
        for cell in row
        if cell.hyperlink is not None
    ]
    own = {f"exhibits/{path.name}" for path in (bag / "data" / "exhibits").iterdir()}
    assert set(links) == own


def test_what_fits_one_volume_is_a_plain_pack(made: Dossier, tmp_path: Path) -> None:
    result = write_pack(made, tmp_path / "pack", medium=Medium(50_000_000))
    assert [volume.path for volume in result.volumes] == [tmp_path / "pack"]
    info = bagit.Bag(str(result.path)).info
    assert "Bag-Count" not in info
    assert "volume" not in (result.path / "READ ME FIRST.txt").read_text("utf-8-sig").lower()


def test_a_file_too_large_for_the_medium_is_left_out_and_named(
    made: Dossier, tmp_path: Path
) -> None:
    result = write_pack(made, tmp_path / "pack", medium=Medium(None, 300_000))
    assert len(result.left_out) == 8
    assert re.fullmatch(r"its file \(.*\) is larger than .*", result.left_out[0].reason)
    small = heavy(with_originals(dossier(3), tmp_path / "others"), 1_000)
    one = replace(made.exhibits[0], number="9")
    result = write_pack(
        replace(small, exhibits=(*small.exhibits, one)), tmp_path / "other",
        medium=Medium(None, 300_000),
    )  # fmt: skip
    assert [left.number for left in result.left_out] == ["9"]
    assert _validated(result.path)


def test_each_original_is_read_once(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from exports.dossiers import dossier, with_originals\n"
        "from evidence_desk.exports.pack import write_pack\n"
        "place = Path(sys.argv[1]); made = with_originals(dossier(5), place / 'originals')\n"
        "opened = []\n"
        "sys.addaudithook(lambda name, args: name == 'open' and opened.append(str(args[0])))\n"
        "for packed in (False, True):\n"
        "    opened.clear()\n"
        "    write_pack(made, place / f'pack {packed}', zip=packed)\n"
        "    print([opened.count(str(one.original)) for one in made.exhibits])\n"
    )
    ended = subprocess.run(
        [sys.executable, "-B", "-c", script, str(tmp_path)],
        capture_output=True, text=True, env={"PYTHONPATH": ":".join(sys.path)},
    )  # fmt: skip
    assert ended.stdout == 2 * "[1, 1, 1, 1, 1]\n", ended.stderr


# ---------------------------------------------------------------- after a crash


def _dies(work: Callable[[], object]) -> None:
    """Do it in a process of its own, which is killed on the way."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)  # it came to its end
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status)
    assert os.WTERMSIG(status) == signal.SIGKILL


def _kills_at(moment: int) -> Callable[[Progress], None]:
    left = moment

    def report(_progress: Progress) -> None:
        nonlocal left
        left -= 1
        if left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)

    return report


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("medium", [Medium(), SMALL], ids=["whole", "volumes"])
def test_killed_at_any_moment_the_same_call_finishes_the_same_pack(
    made: Dossier, tmp_path: Path, packed: bool, medium: Medium, request: pytest.FixtureRequest
) -> None:
    moments = 0

    def count(_progress: Progress) -> None:
        nonlocal moments
        moments += 1

    whole = tmp_path / "whole"
    whole.mkdir()
    expected = _contents(write_pack(made, whole / "pack", packed, count, (), medium).path)
    place = tmp_path / "place"
    place.mkdir()
    drawn = random.Random(f"{packed}{medium}{request.config.getoption('seed')}")
    kills = -(-request.config.getoption("moments") // 20)
    for moment in sorted(drawn.sample(range(1, moments), kills)):
        _dies(lambda at=moment: write_pack(made, place / "pack", packed, _kills_at(at), (), medium))
        # And once more, a little further on.
        _dies(lambda: write_pack(made, place / "pack", packed, _kills_at(8), (), medium))
        result = write_pack(made, place / "pack", packed, medium=medium)
        assert [path.name for path in place.iterdir()] == [result.path.name]
        assert _contents(result.path) == expected
        for bag in _bags(result, tmp_path / f"unpacked {moment}"):
            assert bagit.Bag(str(bag)).validate()
        subprocess.run(["rm", "-r", str(result.path)], check=True)


def _contents(path: Path) -> dict[str, str]:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return {
        one.relative_to(path).as_posix(): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in files
    }


def _dies_at(place: Path, done: int) -> Callable[[Progress], None]:
    """Killed when so many exhibits are written, and the record of the pack says so."""

    def report(progress: Progress) -> None:
        if progress.done == done:
            until = time.monotonic() + 60
            while time.monotonic() < until:  # a thread of its own has the disk keep them
                (record,) = place.glob(".pack-*/record")
                if record.read_bytes().count(b"\n") == 1 + done:
                    os.kill(os.getpid(), signal.SIGKILL)
                time.sleep(0.002)

    return report


@pytest.mark.parametrize("packed", [False, True])
def test_what_was_done_before_is_not_done_again(
    made: Dossier, tmp_path: Path, packed: bool
) -> None:
    _dies(lambda: write_pack(made, tmp_path / "pack", packed, report=_dies_at(tmp_path, 5)))
    read: Counter[int] = Counter()
    last = 0

    def counting(progress: Progress) -> None:
        nonlocal last
        if not progress.label.startswith("annex"):
            read[progress.done] += progress.bytes_done - last
        last = progress.bytes_done

    result = write_pack(made, tmp_path / "pack", packed, report=counting)
    assert all(bagit.Bag(str(bag)).validate() for bag in _bags(result, tmp_path / "unpacked"))
    assert [read[at] for at in range(5)] == [0] * 5
    assert read[5] == made.exhibits[5].bytes


def test_a_damaged_part_of_an_unfinished_pack_does_not_get_a_name(
    made: Dossier, tmp_path: Path
) -> None:
    _dies(lambda: write_pack(made, tmp_path / "pack", report=_dies_at(tmp_path, 4)))
    (victim,) = tmp_path.rglob(".pack-*/volume 1/data/exhibits/0002*")
    data = bytearray(victim.read_bytes())
    data[9] ^= 1
    victim.write_bytes(data)
    with pytest.raises(Exception, match="reads back from the disk"):
        write_pack(made, tmp_path / "pack")
    assert not (tmp_path / "pack").exists()
    assert bagit.Bag(str(write_pack(made, tmp_path / "pack").path)).validate()


def test_another_wish_begins_anew(made: Dossier, tmp_path: Path) -> None:
    def dies(progress: Progress) -> None:
        if progress.done == 4:
            os.kill(os.getpid(), signal.SIGKILL)

    _dies(lambda: write_pack(made, tmp_path / "pack", report=dies))
    fewer = replace(made, exhibits=made.exhibits[2:4])
    result = write_pack(fewer, tmp_path / "pack")
    assert [one.number for one in result.files] == ["3", "4"]
    assert bagit.Bag(str(result.path)).validate()


def test_killed_before_it_was_noted_it_has_no_name_until_it_is(
    made: Dossier, tmp_path: Path
) -> None:
    def dies(_result: PackResult) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    _dies(lambda: write_pack(made, tmp_path / "pack", noted=dies))
    assert not (tmp_path / "pack").exists()
    (begun,) = tmp_path.glob(".pack-*/volume 1")
    before = _contents(begun)
    told: list[PackResult] = []
    result = write_pack(made, tmp_path / "pack", noted=told.append)
    assert told == [result]
    assert [one.number for one in result.files] == [one.number for one in made.exhibits]
    assert _contents(tmp_path / "pack") == before
    with pytest.raises(UsageError, match="is there already"):
        write_pack(made, tmp_path / "pack", noted=told.append)
    assert len(told) == 1


def test_two_at_once_do_not_write_the_same_pack(made: Dossier, tmp_path: Path) -> None:
    other = Unfinished(tmp_path / "pack", "something")
    other.open()
    with pytest.raises(ConflictError, match="another export"):
        write_pack(made, tmp_path / "pack")
    assert other.path.is_dir(), "what another process is at is not taken away"
    other.remove()
    assert write_pack(made, tmp_path / "pack").path.is_dir()


# ---------------------------------------------------------------- media and names


@pytest.mark.parametrize(
    ("words", "volume", "file"),
    [
        ("", None, None),
        ("dvd", 4_690_000_000, None),
        ("Blu", None, None),
        ("FAT32", None, 2**32 - 1),
        ("fat32 32 GB", 32_000_000_000, 2**32 - 1),
        ("700MB", 700_000_000, None),
        ("4,7 Go", 4_700_000_000, None),
        ("8GiB", 8 * 2**30, None),
    ],
)
def test_media_by_name(words: str, volume: int | None, file: int | None) -> None:
    if words == "Blu":
        with pytest.raises(UsageError, match="no medium"):
            medium_named(words)
        return
    found = medium_named(words)
    assert (found.volume_bytes, found.file_bytes) == (volume, file)


def test_a_zip_is_one_file_to_its_medium() -> None:
    assert medium_named("fat32").for_one_file().volume_bytes == 2**32 - 1
    with pytest.raises(UsageError, match="too small"):
        medium_named("3 kB")


_AWKWARD = st.one_of(
    st.text(max_size=260),
    st.sampled_from(
        ["CON", "nul.txt", "COM¹.log", "aux .jpg", "a.", "a ", " a", "...", "é.jpg", "e\u0301.jpg",
         "É.JPG", "ß.jpg", "SS.jpg", "ﬁn.jpg", "fin.jpg", "LPT9", "a:b", "x" * 300, "İ.jpg"]
    ),
)  # fmt: skip
_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    f"{port}{digit}" for port in ("COM", "LPT") for digit in "0123456789¹²³"
}


@given(st.lists(_AWKWARD, max_size=12))
def test_names_are_legal_on_every_system_and_apart(wanted: list[str]) -> None:
    names = Names()
    given_ = [names.unused(name) for name in wanted]
    for name in given_:
        assert name
        assert name == name.strip(" ")
        assert not name.endswith(".")
        assert not set(name) & set('<>:"/\\|?*%')
        assert all(unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") for sign in name)
        assert name.split(".")[0].rstrip().upper() not in _RESERVED
        assert name == unicodedata.normalize("NFC", name)
        assert len(name.encode("utf-8")) <= 150
        name.encode("utf-16-le")
    for folded in (
        lambda name: unicodedata.normalize("NFD", name).casefold(),  # APFS, HFS+
        lambda name: name.upper(),  # NTFS, exFAT
        lambda name: name.lower(),
    ):
        assert len({folded(name) for name in given_}) == len(given_)


# ---------------------------------------------------------------- flushed beside


@pytest.mark.skipif(os.name != "posix", reason="inodes tell what was flushed")
@pytest.mark.parametrize("packed", [False, True])
def test_what_the_record_names_and_what_gets_its_name_is_on_the_disk(
    made: Dossier, tmp_path: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bag_module, "_BLOCK", 1 << 16)
    monkeypatch.setattr(bag_module, "_PART", 1 << 17)  # as a film of gigabytes is
    flushed: dict[int, int] = {}  # by inode, how large it was then
    recorded = 0
    fsync = os.fsync

    def watched(handle: int) -> None:
        nonlocal recorded
        about = os.fstat(handle)
        found = list(tmp_path.glob(".pack-*/record"))
        if found and about.st_ino == found[0].stat().st_ino:
            for line in found[0].read_bytes().splitlines():
                told = json.loads(line)
                if "put" in told:
                    _is_flushed(found[0].parent, told, packed, flushed)
                    recorded += 1
        fsync(handle)
        flushed[about.st_ino] = about.st_size

    monkeypatch.setattr(os, "fsync", watched)

    def noted(_result: PackResult) -> None:
        (work,) = tmp_path.glob(".pack-*")
        for path in work.rglob("volume 1/**/*" if not packed else "volume 1"):
            if path.is_file():
                assert flushed.get(path.stat().st_ino) == path.stat().st_size, path.name
            else:
                assert path.stat().st_ino in flushed

    assert write_pack(made, tmp_path / "pack", packed, noted=noted).files
    assert recorded >= len(made.exhibits)


def _is_flushed(work: Path, told: Any, packed: bool, flushed: dict[int, int]) -> None:
    volume = work / f"volume {told['file']['volume']}"
    if packed:
        assert flushed[volume.stat().st_ino] >= told["put"]["kept"][1]
        return
    path = volume / "data" / "exhibits" / told["file"]["name"]
    assert flushed[path.stat().st_ino] == told["file"]["bytes"] == path.stat().st_size
    assert path.parent.stat().st_ino in flushed


def test_a_disk_that_will_not_keep_an_exhibit_is_told_and_nothing_stays(
    made: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def refuses(handle: int) -> None:
        if os.fstat(handle).st_size == made.exhibits[3].bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        fsync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuses)
        with pytest.raises(StorageError, match="could not be written"):
            write_pack(made, tmp_path / "pack")
    assert [path.name for path in tmp_path.iterdir()] == ["originals"]
    assert write_pack(made, tmp_path / "pack").path.is_dir()


def test_stopped_while_the_disk_is_still_at_it_nothing_stays(
    made: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped, fsync = threading.Event(), os.fsync

    def slow(handle: int) -> None:
        if threading.current_thread() is not threading.main_thread():
            stopped.wait(60)
        fsync(handle)

    class StopError(Exception):
        pass

    def stops(progress: Progress) -> None:
        if progress.done == 8 and not stopped.is_set():
            stopped.set()
            raise StopError

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(StopError):
        write_pack(made, tmp_path / "pack", report=stops)
    assert [path.name for path in tmp_path.iterdir()] == ["originals"]


def test_a_large_original_that_was_changed_is_taken_away_while_it_is_flushed(
    made: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bag_module, "_BLOCK", 1 << 14)
    monkeypatch.setattr(bag_module, "_PART", 1 << 14)
    for entry in made.exhibits[::2]:
        assert entry.original is not None
        entry.original.write_bytes(entry.original.read_bytes() + b"changed")
    result = write_pack(made, tmp_path / "pack")
    assert [one.number for one in result.left_out] == ["1", "3", "5", "7"]
    assert len(list((result.path / "data" / "exhibits").iterdir())) == 4
    assert _validated(result.path)
