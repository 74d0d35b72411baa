"""Killing the real program in the midst of its work, and looking at what it leaves behind.

A `Work` is a command line on a prepared library. `Killer` runs it, ends it with SIGKILL, its
workers too, after a random time, or so long after it began to change anything, or at a random one
of its calls that write to the disk; then opens the library as the next day would, checks all that
must hold, and gives the same command again, which must end as if nothing had happened.
"""

from __future__ import annotations

import contextlib
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any

from evidence_desk.desk.editions import dossier, editions
from evidence_desk.desk.history import verify_log
from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import open_library
from evidence_desk.desk.verify import verify

#: Calls that change what is on the disk: a program killed at one leaves things as they are there.
_WRITING = (
    "fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat,link,linkat,pwrite64,chmod,fchmod,"
    "write,sendfile,copy_file_range,ftruncate,mkdir,mkdirat"
)


class Far(Enum):
    """How far a killed work had come."""

    NOTHING = "nothing done yet"
    PART = "a part"
    ALL = "all done"


@dataclass(frozen=True, slots=True)
class Work:
    """One command on a library: `prepare` makes ``case`` in a folder, `command` works on it there.

    An `atomic` one is done or not done; any other may have done a part. `writes` looks at what it
    writes as ``out…`` beside the library, which is there complete or not at all. `far` tells how
    far it has come in a folder; without, that is seen by what the library says.
    """

    name: str
    prepare: Callable[[Path], None]
    command: Callable[[Path], list[str]]
    atomic: bool = True
    writes: Callable[[Path], None] | None = None
    far: Callable[[Path], Far] | None = None


def desk(*words: str) -> list[str]:
    """The command line for these words."""
    return [sys.executable, "-m", "evidence_desk", "--editor", "Mara", *words]


@dataclass(slots=True)
class Tally:
    """What was seen: how often killed, how far it had come, and by what it was killed."""

    moments: int = 0
    far: Counter[str] = field(default_factory=Counter)
    calls: Counter[str] = field(default_factory=Counter)  # at which call, or by the clock


class Killer:
    """One work, killed again and again; `folder` is a place to work in, empty and ours."""

    def __init__(self, work: Work, folder: Path, seed: int) -> None:
        self._work = work
        self._folder = folder
        self._dice = random.Random(f"{work.name} {seed}")
        self._start = folder / "start"
        self._start.mkdir(parents=True)
        work.prepare(self._start)
        self._before = state(self._fresh("before") / "case")
        done = self._fresh("whole")
        self._calls = Counter[str]()  # how many of each writing kind the whole work makes, if seen
        self._seconds, self._at_work = self._timed(done)
        self._after = state(done / "case")
        self._looked_at(done)
        self.tally = Tally()

    def kill_once(self) -> None:
        """Kill the work at a random moment, then check; raises AssertionError for what is wrong."""
        at = self._fresh("killed")
        killed_by = self._kill(at)
        if killed_by is None:
            return  # it was faster than the clock: no moment of it
        self.tally.moments += 1
        self.tally.calls[killed_by] += 1
        seen = self._far(at)
        found = state(at / "case")
        half = found not in (self._before, self._after)
        if seen is None:
            seen = Far.PART if half else Far.NOTHING if found == self._before else Far.ALL
        self.tally.far[seen.value] += 1
        assert not (half and self._work.atomic), f"{self._work.name} is half done: {killed_by}"
        if self._work.writes is not None and self._has_written(at):
            for room in at.glob(".evidence-desk-*"):
                _remove(room)  # it had done all but that, and the next one does it
            self._looked_at(at)
        elif found != self._after or not self._work.atomic or self._work.writes is not None:
            for room in at.glob(".evidence-desk-*"):
                os.utime(room, (0, 0))  # the next day, what lies there is swept up
            self._run(at)
            again = state(at / "case")
            assert again == self._after, f"{self._work.name} does not go on: {killed_by}"
            self._looked_at(at)

    def _has_written(self, at: Path) -> bool:
        """Whether what is written has its name, and nothing is left to go on from.

        Until then it may have another name; and a pack that has its own may still lie beside what
        it was made from, which the same command takes away.
        """
        begun = any(at.glob(".pack-*/record"))
        return not begun and any(not path.name.endswith(".unfinished") for path in at.glob("out*"))

    def _looked_at(self, at: Path) -> None:
        """All is done: what was to be written is there, and nothing that was needed on the way."""
        left = self._new_names(at)
        # Of what a pack was made from, a folder may stay that says nothing any more.
        left -= {path.name for path in at.glob(".pack-*") if not (path / "record").exists()}
        written = sorted(left - {"settings.ini"})
        assert len(written) == (self._work.writes is not None), written
        if self._work.writes is not None:
            self._work.writes(at / written[0])

    def _new_names(self, at: Path) -> set[str]:
        return {path.name for path in at.iterdir()} - {path.name for path in self._start.iterdir()}

    def _far(self, at: Path) -> Far | None:
        """How far it has come, by what lies there; None where only the library can tell."""
        if self._work.far is not None:
            return self._work.far(at)
        if self._work.writes is None:
            return None
        if not self._new_names(at):
            return Far.NOTHING
        return Far.ALL if self._has_written(at) else Far.PART

    def _fresh(self, name: str) -> Path:
        path = self._folder / name
        _remove(path)
        shutil.copytree(self._start, path, symlinks=True)
        return path

    def _run(self, at: Path) -> None:
        ran = subprocess.run(self._work.command(at), capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr

    def _timed(self, at: Path) -> tuple[float, float]:
        """The whole work once: the seconds it takes, and those since it began to change things."""
        trace, command = self._folder / "trace", self._work.command(at)
        seen = shutil.which("strace") is not None
        with (self._folder / "said").open("w+", encoding="utf-8") as said:
            began = time.monotonic()
            changing: float | None = None
            process = subprocess.Popen(
                _traced(trace, command) if seen else command,
                stdout=subprocess.DEVNULL,
                stderr=said,
            )
            while process.poll() is None:
                if changing is None and self._far(at) not in (None, Far.NOTHING):
                    changing = time.monotonic()
                time.sleep(0.002)
            ended = time.monotonic()
            said.seek(0)
            assert process.returncode == 0, said.read()
        self._calls = _Calls(trace).now()
        return ended - began, ended - (changing or ended)

    def _kill(self, at: Path) -> str | None:
        """By a clock or at a call, as the dice fall; what killed it, None if nothing did."""
        command = self._work.command(at)
        if self._far(at) is not None and self._dice.random() < 0.5:
            return self._kill_at_work(command, at, self._at_work * self._dice.random())
        if self._dice.random() < 0.6 and self._calls:
            kind = self._dice.choice(sorted(self._calls))  # rare ones matter as much as common ones
            return self._kill_at_call(command, kind, self._dice.randint(1, self._calls[kind]))
        # The first part of the time is the interpreter's, where there is nothing to lose.
        moment = self._seconds * self._dice.uniform(0.25, 1.0)
        return "the clock" if _killed(_started(command), moment) else None

    def _kill_at_work(self, command: list[str], at: Path, moment: float) -> str | None:
        """Kill so many seconds after the first thing was changed."""
        process = _started(command)
        self._wait(process, lambda: self._far(at) is not Far.NOTHING, "its work")
        return "at work" if _killed(process, moment) else None

    def _kill_at_call(self, command: list[str], kind: str, number: int) -> str | None:
        """Kill when so many calls of a kind have ended; a little after, before what comes next."""
        trace = self._folder / "trace"
        trace.unlink(missing_ok=True)
        process, seen = _started(_traced(trace, command)), _Calls(trace)
        self._wait(process, lambda: seen.now()[kind] >= number, f"{kind} {number}")
        running = process.poll() is None
        _end_all(process)
        return kind if running else None

    def _wait(self, process: subprocess.Popen[Any], come: Callable[[], bool], what: str) -> None:
        """Wait until something has come, or the program has ended; it may not stand still."""
        still = time.monotonic() + 60 + 20 * self._seconds
        while process.poll() is None and not come():
            if time.monotonic() > still:
                _end_all(process)
                raise AssertionError(f"{self._work.name} stands still before {what}")
            time.sleep(0.0005)


def _traced(trace: Path, command: list[str]) -> list[str]:
    # The kernel passes by all other calls: without seccomp-bpf, the program stops at each of them.
    how = ["-f", "--seccomp-bpf", "-qq", "-o", str(trace), "-e", f"trace={_WRITING}"]
    return ["strace", *how, *command]


class _Calls:
    """The calls in a trace that is being written, by name."""

    def __init__(self, trace: Path) -> None:
        self._trace, self._read, self._seen = trace, 0, Counter[str]()

    def now(self) -> Counter[str]:
        """Those that are in it by now; of a line that is not whole yet, nothing."""
        with contextlib.suppress(FileNotFoundError), self._trace.open("rb") as file:
            file.seek(self._read)
            fresh = file.read()
            whole = fresh[: fresh.rfind(b"\n") + 1]
            self._read += len(whole)
            self._seen.update(name.decode() for name in re.findall(rb"^\d+ +(\w+)\(", whole, re.M))
        return self._seen


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    """The program in a session of its own, so that it can be ended with all that it starts."""
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, start_new_session=True)


def _killed(process: subprocess.Popen[Any], seconds: float) -> bool:
    """Kill it after so many seconds; whether it had not ended before."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    _end_all(process)
    return process.returncode == -signal.SIGKILL


def _end_all(process: subprocess.Popen[Any]) -> None:
    """SIGKILL to the program and all that it started, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _remove(path: Path) -> None:
    if path.exists():
        subprocess.run(["chmod", "-R", "u+w", str(path)], check=True)
        shutil.rmtree(path)


def state(case: Path) -> dict[str, Any]:
    """What a library says, once all that must always hold has been checked.

    Nothing lost or altered, no item twice, no file that nobody knows, the chain whole, the
    database sound, no half edition. What differs between two runs of the same work, such as
    times and the order of numbers, is left out.
    """
    with open_library(case, "Mara") as library:
        checked = verify(library)
        assert (checked.missing, checked.changed, checked.unknown) == ([], [], [])
        log = verify_log(library)
        assert log.ok, log.problems
        items = items_json(library)
        hashes = Counter(one["sha256"] for one in items)
        assert max(hashes.values(), default=1) == 1, "an item is there twice"
        issued = {one.name: dossier(library, one.name) for one in editions(library)}
    left = {path.name for path in (case / "originals" / ".incoming").glob("*")}
    assert left <= {"lock"}, f"leftovers were not swept up: {left}"
    with contextlib.closing(sqlite3.connect(case / "library.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = ("name", "folder", "sha256", "access", "titles", "rank", "tags", "incidents", "sections")
    return {
        "items": sorted(
            (json.dumps({name: one.get(name) for name in kept}) for one in items),
        ),
        "editions": {
            name: [found.is_draft, *(one.number + (one.sha256 or "") for one in found.exhibits)]
            for name, found in issued.items()
        },
    }


def children_of(pid: int) -> list[int]:
    """Processes that a process started, whichever thread did; workers among them."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found += [int(one) for one in path.read_text().split()]
    return found


def asides(name: str) -> list[int]:
    """Our own processes aside of this name, as /proc tells them; there may be others."""
    of_ours = re.compile(rf"{name}[_-]?worker".encode())  # as a module, or as a frozen program's
    commands = ((pid, Path(f"/proc/{pid}/cmdline")) for pid in children_of(os.getpid()))
    return [pid for pid, path in commands if of_ours.search(path.read_bytes())]


def lives(pid: int) -> bool:
    """Whether a process still runs."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
