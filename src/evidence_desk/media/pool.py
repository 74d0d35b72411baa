"""A few worker processes, shared by all who ask: started as needed, replaced when one is lost."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from evidence_desk.confine import Fence
from evidence_desk.domain.errors import StorageError
from evidence_desk.media.errors import MediaError
from evidence_desk.media.facts import FileFacts
from evidence_desk.media.process import LostError, Process
from evidence_desk.media.replies import Reply, Request, letters

#: How long a worker that does long work may say nothing: a frame of 4K takes a second on an old
#: machine, and the way to a clip in a film without an index longer.
SILENCE_S = 120.0

#: Tasks that may take longer than others, by how much: they look at each pixel many times.
_PATIENCE = {"faces": 6}


class Pool:
    """A few worker processes, started as needed; every method may be called from any thread.

    `processes` defaults to the number of processors. A task that takes longer than `timeout_s`
    or asks for more than `memory_bytes` fails alone. Use as a context manager, or call close().
    """

    def __init__(
        self,
        processes: int | None = None,
        timeout_s: float = 10.0,
        memory_bytes: int = 1 << 30,
    ) -> None:
        self._most = max(1, processes or os.cpu_count() or 1)
        self._timeout_s = timeout_s
        self._memory_bytes = memory_bytes
        self._free: list[Process] = []
        self._busy: set[Process] = set()
        self._starting = 0
        self._closed = False
        self._changed = threading.Condition()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers, at once; tasks under way fail as if their worker had crashed."""
        with self._changed:
            self._closed = True
            processes = [*self._free, *self._busy]
            self._free.clear()
            self._changed.notify_all()
        for process in processes:
            process.end()

    def pids(self) -> list[int]:
        """The process ids of the workers alive now."""
        with self._changed:
            return sorted(process.pid for process in (*self._free, *self._busy))

    def fences(self) -> set[Fence]:
        """What holds a worker back on this machine; starts one if none is there.

        Raises MediaError where no worker starts.
        """
        try:
            with self._worker() as process:
                return process.fences
        except LostError as lost:
            raise MediaError(str(lost)) from lost

    def _asked(self, task: str, path: Path, **wanted: Any) -> tuple[Reply, list[bytes]]:
        try:
            return self._ask(task, path, path.name, [], **wanted)
        except LostError as lost:
            raise MediaError(str(lost)) from lost

    def _ask(
        self,
        task: str,
        path: str | Path,
        name: str,
        known: list[FileFacts],
        *,
        again: bool = True,
        **wanted: Any,
    ) -> tuple[Reply, list[bytes]]:
        """Have a task done; `wanted` are further fields of its `Request`.

        A worker that ended by chance cost nothing but time: another one is asked, once (`again`).
        """
        seconds = self._timeout_s * _PATIENCE.get(task, 1)
        request = request_for(task, seconds, path, name, **wanted)
        try:
            with self._worker() as process:
                return must_be_good(*process.ask(request, seconds, known))
        except LostError as lost:
            if not (again and lost.by_chance):
                raise
        known.clear()
        with self._worker() as process:
            return must_be_good(*process.ask(request, seconds, known))

    def _ask_each(
        self, files: Sequence[tuple[str | Path, str]], depth: str, told: list[bytes]
    ) -> Iterator[tuple[Reply, list[bytes]]]:
        """Have one worker probe files one after another; see `Process.ask_each`."""
        request = Request(
            task="probe_each",
            seconds=self._timeout_s,
            files=[(letters(path), letters(name)) for path, name in files],
            depth=depth,
        )
        with self._worker() as process:
            yield from process.ask_each(request, self._timeout_s, told)

    @contextmanager
    def _apart(self) -> Iterator[Process]:
        """A process for one long task, which keeps none of the others waiting."""
        try:
            process = Process(self._memory_bytes)
            with self._changed:
                self._busy.add(process)
            try:
                if self._closed:
                    raise LostError("The program is closing.")
                yield process
            finally:
                process.end()
                with self._changed:
                    self._busy.discard(process)
        except LostError as lost:
            raise MediaError(str(lost)) from lost

    @contextmanager
    def _worker(self) -> Iterator[Process]:
        """A living worker for one task; it goes back to the others only if it is still alive."""
        process = self._take()
        try:
            yield process
        except BaseException:
            process.end()
            raise
        finally:
            with self._changed:
                self._busy.discard(process)
                if process.alive() and not self._closed:
                    self._free.append(process)
                self._changed.notify()
            if self._closed:
                process.end()

    def _take(self) -> Process:
        with self._changed:
            while True:
                if self._closed:
                    raise LostError("The program is closing.")
                while self._free:
                    process = self._free.pop()
                    if process.alive():
                        self._busy.add(process)
                        return process
                    process.end()
                if len(self._busy) + self._starting < self._most:
                    self._starting += 1
                    break
                self._changed.wait()
        started: Process | None = None
        try:
            started = Process(self._memory_bytes)
        finally:
            with self._changed:
                self._starting -= 1
                if started is not None:
                    self._busy.add(started)
                self._changed.notify()
        return started


def request_for(task: str, seconds: float, path: str | Path, name: str, **wanted: Any) -> Request:
    return Request(
        task=task,
        seconds=seconds,
        path=letters(path),
        name=letters(name),
        **wanted,
    )


def must_be_good(reply: Reply, blobs: list[bytes]) -> tuple[Reply, list[bytes]]:
    """An answer, unless it says why there is none; raises StorageError or MediaError then."""
    if reply.error is not None:
        raise StorageError(reply.error) if reply.storage else MediaError(reply.error)
    return reply, blobs
