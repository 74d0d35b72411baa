"""Hostile files taken in through the real command line: nothing crashes, leads away or swells.

What the worker processes ask of the system is watched with strace: the proof does not rest on
what the program says of itself.
"""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from evidence_desk.media.workers import Workers
from hostile_media import crowded, traps
from small_media import film, photo, raw_photo, sound

pytestmark = pytest.mark.xdist_group("hostile")

_CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus" / "hostile"
_DESK = [sys.executable, "-m", "evidence_desk"]
#: Fine files, if odd ones: a page whose contents nest deeply, one of a hundred thousand streams,
#: a playlist under its own name.
_PLAIN = {"nested arrays.pdf", "list.m3u8", "streams.pdf"}


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that hostile ones point to and that nobody named."""
    path = tmp_path_factory.mktemp("outside") / "secret.txt"
    path.write_text("nobody may read this")
    return path


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory, outside: Path) -> list[Path]:
    """Every hostile file there is: made here, and those of the corpus where it is at hand."""
    folder = tmp_path_factory.mktemp("hostile")
    found = traps(folder / "traps", outside) + crowded(folder / "crowded")
    if _CORPUS.is_dir():
        found += [path for path in sorted(_CORPUS.rglob("*")) if path.is_file()]
    return found


# One by one: time, memory, no crash -------------------------------------------------------------


def _peak(pid: int) -> int:
    """The most memory a process ever held, in bytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    match = re.search(r"VmHWM:\s+(\d+) kB", status)
    assert match is not None
    return int(match[1]) * 1024


@pytest.mark.skipif(not Path("/proc/self/status").is_file(), reason="reads /proc")
def test_each_is_looked_at_in_time_and_in_little_memory_by_a_worker_that_lives_on(
    material: list[Path],
) -> None:
    with Workers(1) as pool:
        pool.probe(material[0], material[0].name)
        first = pool.pids()
        for path in material:
            began = time.monotonic()
            facts = pool.probe(path, path.name).facts
            assert time.monotonic() - began < 10, path.name
            assert facts.problem or path.name in _PLAIN, path.name
            assert pool.pids() == first, f"{path.name} cost a worker its life"
            assert _peak(first[0]) <= 1 << 30, path.name


def test_what_swells_or_leads_away_says_so(material: list[Path]) -> None:
    told = {
        "bomb.docx": "unpacks to 200 MB",
        "laughs.docx": "entities",
        "laughs.odt": "entities",
        "elsewhere.docx": "entities",
        "elsewhere.odt": "entities",
        "gigapixels.tif": "31623 × 31623",
        "gigapixels.png": "40000 × 40000",
        "nested pages.pdf": "damaged",
        "ten hours.mp4": "No picture",
        "list called.mov": "its content is text",
    }
    by_name = {path.name: path for path in material}
    with Workers(1) as pool:
        for name, words in told.items():
            assert words in (pool.probe(by_name[name], name).facts.problem or ""), name


def test_damaged_copies_of_anything_are_survived(tmp_path: Path) -> None:
    whole = [
        photo(tmp_path / "a.jpg", gps=(41.1, 22.5)),
        film(tmp_path / "a.mp4"),
        sound(tmp_path / "a.wav"),
        *(raw_photo(tmp_path / f"a.{kind}", kind) for kind in ("dng", "cr3", "raf")),
    ]
    for ending in ("png", "tif", "gif", "webp", "bmp"):
        Image.open(whole[0]).save(tmp_path / f"a.{ending}")
        whole.append(tmp_path / f"a.{ending}")
    chance = random.Random(20100921)
    with Workers(1) as pool:
        pool.probe(whole[0], "a.jpg")
        first = pool.pids()
        for number in range(180):
            source = chance.choice(whole)
            data = bytearray(source.read_bytes())
            if number % 3 == 0:
                del data[chance.randrange(1, len(data)) :]
            else:
                reach = min(len(data), chance.choice((64, 1024, 1 << 30)))
                for _flip in range(chance.choice((1, 4, 20, 200))):
                    data[chance.randrange(reach)] = chance.choice((0, 127, 255))
            path = tmp_path / "damaged"
            path.write_bytes(data)
            began = time.monotonic()
            facts = pool.probe(path, source.name).facts
            assert time.monotonic() - began < 10, (number, source.name)
            assert pool.pids() == first, (number, source.name, facts.problem)


def test_a_worker_that_hangs_or_dies_costs_one_file(tmp_path: Path) -> None:
    good = tmp_path / "a.txt"
    good.write_text("They came before dawn.")
    film = tmp_path / "long.txt"
    film.write_bytes(b"word " * (3 << 20))
    with Workers(1, timeout_s=0.01) as hasty:
        slow = hasty.probe(film, "long.txt").facts
        assert "longer than 0.01 seconds" in (slow.problem or "")
    with Workers(1) as pool:
        pool.probe(good, "a.txt")
        os.kill(pool.pids()[0], 9)
        os.waitid(os.P_PID, pool.pids()[0], os.WEXITED | os.WNOWAIT)
        assert pool.probe(good, "a.txt").facts.problem is None


# The whole way in, watched ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Watched:
    """An import that ran under strace."""

    folder: Path
    status: int
    said: dict[str, Any]
    errors: str
    seconds: float
    items: list[dict[str, Any]]
    calls: dict[int, list[str]]  # by thread
    workers: set[int]  # threads of worker processes


def _strace_trouble() -> str | None:
    if shutil.which("strace") is None:
        return "strace is not installed"
    done = subprocess.run(
        ["strace", "-f", "-e", "trace=none", "true"], capture_output=True, text=True, check=False
    )
    return None if done.returncode == 0 else f"ptrace is not permitted here: {done.stderr[-200:]}"


@pytest.fixture(scope="module")
def watched(material: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Watched:
    trouble = _strace_trouble()
    if trouble is not None:
        pytest.skip(trouble)
    folder = tmp_path_factory.mktemp("watched")
    case, trace = folder / "case", folder / "trace"
    subprocess.run([*_DESK, "new", str(case), "--title", "Hostile"], check=True, stdout=-3)
    began = time.monotonic()
    tracing = ["strace", "-f", "-ff", "-qq", "-s", "4096", "-o", str(trace)]
    done = subprocess.run(
        [*tracing, "-e", f"trace={_WATCHED}", *_DESK, "import", str(case), "--json", *material],
        capture_output=True,
        text=True,
        check=False,
    )
    seconds = time.monotonic() - began
    listed = subprocess.run(
        [*_DESK, "items", str(case), "--json"], capture_output=True, text=True, check=True
    )
    calls = {
        int(path.suffix[1:]): path.read_text(errors="replace").splitlines()
        for path in folder.glob("trace.*")
    }
    return Watched(
        case,
        done.returncode,
        json.loads(done.stdout),
        done.stderr,
        seconds,
        json.loads(listed.stdout),
        calls,
        _worker_threads(calls),
    )


_WATCHED = "%network,open,openat,openat2,execve,execveat,clone,clone3,fork,vfork"


def _worker_threads(calls: dict[int, list[str]]) -> set[int]:
    """Threads that began as a worker, and those they started."""
    found = {
        thread
        for thread, lines in calls.items()
        if any(
            line.startswith("execve(") and "evidence_desk.media.worker" in line for line in lines
        )
    }
    waiting = list(found)
    while waiting:
        for line in calls.get(waiting.pop(), []):
            match = re.match(r"(?:clone3?|fork|vfork)\(.*\) = (\d+)$", line)
            if match is not None and int(match[1]) not in found:
                found.add(int(match[1]))
                waiting.append(int(match[1]))
    return found


def test_all_of_them_come_in_and_none_is_lost(watched: Watched, material: list[Path]) -> None:
    assert watched.status == 0, watched.errors
    assert "Traceback" not in watched.errors
    said = watched.said
    assert (said["failed"], said["skipped"]) == ([], [])
    assert len(said["added"]) + len(said["known"]) == len(material)
    assert said["seconds"] < 10 * len(material)
    names = {name for one in watched.items for name in (one["name"], *one["copies"])}
    assert names == {path.name for path in material}
    for one in watched.items:
        assert one["problem"] or one["name"] in _PLAIN, one["name"]


def test_not_one_connection_is_tried_by_anyone(watched: Watched) -> None:
    assert watched.workers
    for thread, lines in watched.calls.items():
        for line in lines:
            if line.startswith(("socket(", "connect(", "bind(", "sendto(", "sendmsg(")):
                # The program asks who the editor is, over a socket of this machine's own.
                assert "AF_UNIX" in line, line
                assert thread not in watched.workers, line


def test_workers_start_no_program(watched: Watched) -> None:
    for thread in watched.workers:
        programs = [line for line in watched.calls.get(thread, []) if line.startswith("execve")]
        assert len(programs) <= 1, programs
        assert all("evidence_desk.media.worker" in line for line in programs)


def test_workers_read_the_file_they_are_given_and_no_other(watched: Watched, outside: Path) -> None:
    given = f"{watched.folder}/originals/.incoming/"
    # Python, its libraries and ours; what the system tells any process of itself.
    system = tuple(
        str(path)
        for path in {
            *(Path(entry) for entry in (sys.prefix, sys.base_prefix)),
            Path(__file__).resolve().parents[2] / "src",
            Path(__file__).resolve().parents[2] / "resources",
            *map(Path, ("/usr", "/lib", "/etc/ld.so", "/etc/localtime", "/proc", "/sys", "/dev")),
        }
    )
    opened = 0
    for thread in watched.workers:
        for line in watched.calls.get(thread, []):
            match = re.match(r'open(?:at2?)?\((?:\w+, )?"(.*?)", ', line)
            if match is None:
                continue
            path = match[1]
            if path == "/" and "O_PATH" in line:
                continue  # named as where reading is allowed; nothing can be read through it
            if path.startswith(given):
                opened += 1
                assert "O_RDONLY" in line, line
                assert "O_CREAT" not in line, line
            else:
                assert path.startswith(system), line
                assert not re.search(r"O_(WRONLY|CREAT|TRUNC)", line), line
                assert "O_RDWR" not in line or path == "/dev/null", line
    assert opened >= len(watched.items) / 2, "the trace saw the workers at work"
    everything = "\n".join(line for lines in watched.calls.values() for line in lines)
    assert str(outside) not in everything, "not even the program itself goes where a file points"
