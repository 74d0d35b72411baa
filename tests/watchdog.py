"""How long the window did not answer, at the longest, and where: measured, never asserted.

Counted is what a key holds up, and each turn of the event loop while a test waits for the window;
not what the test does itself. All of it is measured in the window's own thread: to look into it
from another one crashes Python 3.11.2 now and then, where a thread of C has just begun.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from PySide6.QtCore import QTimer

_TESTS = Path(__file__).parent


class Watchdog:
    """Watches the hands of a test (`hands.py`) from now on, until `stop`."""

    def __init__(self) -> None:
        global _watching
        self.longest_s = 0.0
        self.where = ""
        self._since: float | None = None  # the last turn of the loop, while it is waited for
        self._heart = QTimer()
        self._heart.timeout.connect(self._beat)
        self._heart.start(1)
        _watching = self

    def stop(self) -> None:
        """Watch no longer."""
        global _watching
        self._heart.stop()
        _watching = None

    def _beat(self) -> None:
        if self._since is not None:
            now = time.perf_counter()
            self._took(now - self._since)
            self._since = now

    def _took(self, seconds: float) -> None:
        if seconds > self.longest_s:
            self.longest_s, self.where = seconds, _step()

    @contextmanager
    def key(self) -> Iterator[None]:
        """A key goes down and up: what it does at once holds up the window."""
        began = time.perf_counter()
        yield
        self._took(time.perf_counter() - began)

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """The test waits for the window."""
        self._since = time.perf_counter()
        try:
            yield
        finally:
            self._since = None

    def aside(self, holds: Callable[[], bool]) -> Callable[[], bool]:
        """The test's own question, whose time is not the window's."""

        def asked() -> bool:
            now = time.perf_counter()
            if self._since is not None:
                self._took(now - self._since)
            found = holds()
            if self._since is not None:
                self._since = time.perf_counter()
            return found

        return asked


_watching: Watchdog | None = None


def _step() -> str:
    """The line of the test that is under way."""
    frame = sys._getframe()
    at = ""
    while frame is not None and frame.f_back is not None:
        path = Path(frame.f_code.co_filename)
        if _TESTS in path.parents and path.name.startswith("test_"):
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
