"""How long the window did not answer, at the longest, and where: measured, never asserted.

Counted is each turn of the event loop: while a test waits for the window, and while a key goes down
and up, where what the key itself does is a turn, and what it leaves to be done another one; not
what the test does itself. Besides the time that passed, the processor's time is told: on a
busy machine only that is the window's own. All of it is measured in the window's own thread: to
look into it from another one crashes Python 3.11.2 now and then, where a thread of C has just
begun.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal

_TESTS = str(Path(__file__).parent)


#: The time of day and the processor's time in this thread, in seconds.
_Clocks = tuple[float, float]


def _clocks() -> _Clocks:
    return time.perf_counter(), time.thread_time()


class _Posted(QObject):
    """Stands in the line of what the event loop does next."""

    reached = Signal()


class Watchdog:
    """Watches the hands of a test (`hands.py`) from now on, until `stop`."""

    def __init__(self) -> None:
        global _watching
        self.longest_s = 0.0
        self.where = ""
        self.busiest_s = 0.0  # the longest by processor time, which may be another one
        self.busiest_where = ""
        self._since: _Clocks | None = None  # the last turn of the loop, while it is waited for
        self._heart = QTimer()
        self._heart.timeout.connect(self._beat)
        self._heart.start(1)
        self._posted = _Posted()
        self._posted.reached.connect(self._beat, Qt.ConnectionType.QueuedConnection)
        _watching = self

    def stop(self) -> None:
        """Watch no longer."""
        global _watching
        self._heart.stop()
        _watching = None

    def _beat(self) -> None:
        if self._since is not None:
            self._took(self._since, _clocks())
            self._since = _clocks()

    def _took(self, began: _Clocks, ended: _Clocks) -> None:
        passed, worked = (after - before for before, after in zip(began, ended, strict=True))
        if passed > self.longest_s:
            self.longest_s, self.where = passed, _step()
        if worked > self.busiest_s:
            self.busiest_s, self.busiest_where = worked, _step()

    @contextmanager
    def key(self) -> Iterator[None]:
        """A key goes down, or up: what it does at once is one turn, and what it posts another.

        Where it opens a box that waits for an answer, that box's turns are counted one by one.
        """
        outer = self._since
        self._posted.reached.emit()  # before whatever the key posts
        self._since = _clocks()
        try:
            yield
        finally:
            self._took(self._since, _clocks())
            self._since = outer and _clocks()

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """The test waits for the window."""
        self._since = _clocks()
        try:
            yield
        finally:
            self._since = None

    def aside(self, holds: Callable[[], bool]) -> Callable[[], bool]:
        """The test's own question, whose time is not the window's."""

        def asked() -> bool:
            if self._since is not None:
                self._took(self._since, _clocks())
            found = holds()
            if self._since is not None:
                self._since = _clocks()
            return found

        return asked


_watching: Watchdog | None = None


def _step() -> str:
    """The line of the test that is under way."""
    frame = sys._getframe()
    at = ""
    while frame is not None and frame.f_back is not None:
        folder, name = os.path.split(frame.f_code.co_filename)
        if folder.startswith(_TESTS) and name.startswith("test_"):
            at = at or f"line {frame.f_lineno}"
        frame = frame.f_back
    return at


@contextmanager
def key() -> Iterator[None]:
    """A key is pressed, under whoever watches."""
    with _watching.key() if _watching is not None else nullcontext():
        yield


@contextmanager
def waits(holds: Callable[[], bool]) -> Iterator[Callable[[], bool]]:
    """The test waits for something to hold, under whoever watches; yields what to ask."""
    if _watching is None:
        yield holds
        return
    with _watching.waiting():
        yield _watching.aside(holds)
