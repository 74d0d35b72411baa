"""One worker process: started, asked over two pipes, ended when it takes too long."""

from __future__ import annotations

import contextlib
import math
import os
import site
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from evidence_desk import wire
from evidence_desk.confine import Fence
from evidence_desk.media.deadlines import Deadlines
from evidence_desk.media.facts import FileFacts
from evidence_desk.media.replies import Reply, Request
from evidence_desk.schemas import ValidationError

#: How long a worker may take to import its decoders on a busy machine; not part of a task's time.
_START_S = 60.0

#: All that a worker gets of our environment.
_KEPT_VARIABLES = ("SYSTEMROOT", "WINDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONHOME")

#: What is said of an answer that is none.
NONSENSE = "The decoder gave an answer that makes no sense."

_DEADLINES = Deadlines()


class LostError(Exception):
    """A worker ended before it had answered; says how, for a sentence.

    It may have been `by_chance`: somebody killed it, or the system did for want of memory.
    """

    def __init__(self, said: str, *, by_chance: bool = False) -> None:
        super().__init__(said)
        self.by_chance = by_chance


class Process:
    """One worker process: a pipe to it, a pipe from it, one task at a time."""

    def __init__(self, memory_bytes: int) -> None:
        self._popen = subprocess.Popen(
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=os.path.abspath(os.sep),  # noqa: PTH100  (no folder of the editor's)
            bufsize=0,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        assert self._popen.stdin is not None
        assert self._popen.stdout is not None
        self._to = self._popen.stdin.fileno()
        self._from = wire.Reader(self._popen.stdout.fileno())
        with self._limited(_START_S) as (expired, _again_within):
            try:
                wire.send(self._to, memory_bytes.to_bytes(8, "big"))
                ready, _ = self._from.receive()
            except (OSError, wire.WireError) as error:
                self.end()
                why = "in time" if expired.is_set() else "at all"
                said = f"The decoder process does not start {why}."
                raise LostError(said, by_chance=not expired.is_set()) from error
        # No file has been looked into yet, so its word is still our own.
        self.fences = {fence for fence in Fence if fence in ready.decode().split()}

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._popen.poll() is None

    def end(self) -> None:
        """Kill the process and wait until it is gone; harmless if it is already."""
        with contextlib.suppress(OSError):
            self._popen.kill()
        self._popen.wait()

    def ask(
        self, request: Request, seconds: float, known: list[FileFacts]
    ) -> tuple[Reply, list[bytes]]:
        """Send a task and read its answer; facts told on the way are added to `known`.

        Raises LostError if the worker dies, is killed for taking too long, or breaks the schema;
        it is dead then.
        """
        with self._talking(seconds):
            wire.send(self._to, request.model_dump_json(exclude_defaults=True).encode())
            while True:
                reply, blobs = self._received()
                if reply.final:
                    return reply, blobs
                if reply.facts is not None:
                    known.append(reply.facts)

    def attend(
        self, request: Request, silence_s: float, hear: Callable[[Reply, list[bytes]], None]
    ) -> tuple[Reply, list[bytes]]:
        """As `ask`, of a task that says more than once how far it is, and may take hours.

        It fails when nothing has come from it for so long.
        """
        with self._talking(silence_s):
            wire.send(self._to, request.model_dump_json(exclude_defaults=True).encode())
        while True:
            with self._talking(silence_s):
                reply, blobs = self._received()
            if reply.final:
                return reply, blobs
            hear(reply, blobs)

    def ask_each(
        self, request: Request, seconds: float, told: list[bytes]
    ) -> Iterator[tuple[Reply, list[bytes]]]:
        """As `ask`, of `probe_each`: an answer for each file, which has its time for itself.

        `told` holds what was said on the way of the file in hand, unread. A whole answer has its
        two blobs, empty or not; those on the way have none.
        """
        with self._talking(seconds) as again_within:
            wire.send(self._to, request.model_dump_json(exclude_defaults=True).encode())
            for _one in request.files:
                again_within(seconds)
                told.clear()
                header, blobs = self._from.receive()
                while not blobs:
                    told[:] = [header]
                    header, blobs = self._from.receive()
                reply = Reply.model_validate_json(header)
                again_within(math.inf)  # while nobody waits for it
                yield reply, blobs

    def _received(self) -> tuple[Reply, list[bytes]]:
        header, blobs = self._from.receive()
        return Reply.model_validate_json(header), blobs

    @contextmanager
    def _talking(self, seconds: float) -> Iterator[Callable[[float], None]]:
        """As `_limited`; whatever goes wrong ends the process and is a LostError.

        Gives what sets its time anew.
        """
        with self._limited(seconds) as (expired, again_within):
            try:
                yield again_within
            except (OSError, wire.WireError) as error:
                self.end()
                if expired.is_set():
                    raise LostError(
                        f"Reading it took longer than {seconds:g} seconds and was stopped."
                    ) from error
                raise LostError("Reading it made the decoder crash.", by_chance=True) from error
            except ValidationError as error:
                self.end()
                raise LostError(NONSENSE) from error

    @contextmanager
    def _limited(self, seconds: float) -> Iterator[tuple[threading.Event, Callable[[float], None]]]:
        """Kill the process if the block takes longer; its end of the pipe then closes."""
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            with contextlib.suppress(OSError):
                self._popen.kill()

        deadline = _DEADLINES.set(seconds, expire)
        try:
            yield expired, partial(_DEADLINES.move, deadline)
        finally:
            _DEADLINES.take_back(deadline)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, "--media-worker"]
    # -P: no module is ever taken from the folder the program happens to be started in.
    return [sys.executable, "-P", "-m", "evidence_desk.media.worker"]


def _environment() -> dict[str, str]:
    """What a worker needs to find Python and us, threads and caches kept small, nothing more."""
    here = str(Path(__file__).resolve().parents[2])
    paths = [here, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(os.path.abspath(path) for path in paths)),  # noqa: PTH100
        # Told, not looked up: without a home Python asks the system's user database for one.
        "HOME": os.path.abspath(os.sep),  # noqa: PTH100
        "PYTHONUSERBASE": site.getuserbase(),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "LC_ALL": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
