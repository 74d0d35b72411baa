"""Files flushed to the disk while others are made: whoever writes them need not wait for each."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evidence_desk.exports.atomic import sync_file, sync_files, sync_folder

_MOST = 1 << 30  # bytes that may be on their way: what is begun again after a crash
_TOGETHER = 1 << 27  # bytes flushed before they are told of
_PATIENCE_S = 0.1  # how long nobody is asked whether to stop


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A file to be kept; `line` is said of it then, where there is something to say."""

    path: Path
    size: int
    line: Mapping[str, Any] | None


class Keeper:
    """Has the disk keep files and their names, in order, on a thread of its own.

    `noted` is called there with what is to be said of files that the disk has, in the order asked
    for. What goes wrong is raised by whichever call comes next. `tick` is called while waiting, and
    may raise to stop.
    """

    def __init__(
        self, noted: Callable[[Sequence[Mapping[str, Any]]], None], tick: Callable[[], None]
    ) -> None:
        self._noted, self._tick = noted, tick
        self._changed = threading.Condition()
        self._wanted: deque[_Wanted] = deque()
        self._on_the_way = 0  # bytes
        self._busy = self._ended = False
        self._failed: BaseException | None = None
        self._thread: threading.Thread | None = None

    def keep(self, path: Path, size: int, line: Mapping[str, Any]) -> None:
        """Have a file of so many bytes kept, then `line` noted; waits while too much is ahead."""
        self._wait(lambda: self._on_the_way <= _MOST)
        self._put(_Wanted(path, size, line))

    def begin(self, path: Path) -> None:
        """Have flushed what is written so far of a file that grows; nothing is said of it."""
        self._put(_Wanted(path, 0, None))

    def finish(self) -> None:
        """Wait until the disk has everything and all of it is noted."""
        self._wait(lambda: not self._wanted and not self._busy)
        self._end()

    def abandon(self) -> None:
        """Forget what is not flushed yet; returns once nothing is being written any more."""
        with self._changed:
            self._wanted.clear()
        self._end()

    # ------------------------------------------------------------ whoever writes

    def _put(self, wanted: _Wanted) -> None:
        with self._changed:
            self._raise_failed()
            self._wanted.append(wanted)
            self._on_the_way += wanted.size
            self._changed.notify_all()
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keep", daemon=True)
            self._thread.start()

    def _wait(self, enough: Callable[[], bool]) -> None:
        while True:
            with self._changed:
                if self._failed is not None or self._changed.wait_for(enough, _PATIENCE_S):
                    break
            self._tick()
        self._raise_failed()

    def _raise_failed(self) -> None:
        if self._failed is not None:
            raise self._failed

    def _end(self) -> None:
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    # ------------------------------------------------------------ the thread

    def _run(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: bool(self._wanted) or self._ended)
                if not self._wanted:
                    return
                some = self._some()
                self._busy = True
            try:
                self._flush(some)
            except BaseException as error:  # raised where somebody waits for it
                self._failed = error
            with self._changed:
                self._busy = False
                self._on_the_way -= sum(one.size for one in some)
                if self._failed is not None:
                    self._wanted.clear()
                self._changed.notify_all()

    def _some(self) -> list[_Wanted]:
        some, size = [], 0
        while self._wanted and size < _TOGETHER:
            some.append(self._wanted.popleft())
            size += some[-1].size
        return some

    def _flush(self, some: Sequence[_Wanted]) -> None:
        done = [one for one in some if one.line is not None]
        for path in {one.path: None for one in some if one.line is None}:
            with suppress(FileNotFoundError):  # it was not what it should be, and taken away
                sync_file(path)
        sync_files({one.path: None for one in done})
        for folder in {one.path.parent: None for one in done}:
            sync_folder(folder)
        if done:
            self._noted([one.line for one in done if one.line is not None])
