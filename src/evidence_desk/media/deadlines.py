"""What takes too long is ended: by one thread for all, since a thread for each task costs more than
many a task.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable


class Deadlines:
    """Calls a function when its time comes, unless it was taken back before."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: dict[object, tuple[float, Callable[[], None]]] = {}
        self._wakes = float("inf")  # when the thread looks next
        self._thread: threading.Thread | None = None

    def set(self, seconds: float, expire: Callable[[], None]) -> object:
        """Have `expire` called in so many seconds, in another thread; it must not take long."""
        key, at = object(), time.monotonic() + seconds
        with self._changed:
            self._due[key] = (at, expire)
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="deadlines", daemon=True)
                self._thread.start()
            elif at < self._wakes:
                self._changed.notify()
        return key

    def move(self, key: object, seconds: float) -> None:
        """Let it be due in so many seconds from now, if it has not come; for ever may be `inf`."""
        with self._changed:
            if key in self._due:
                at = time.monotonic() + seconds
                self._due[key] = (at, self._due[key][1])
                if at < self._wakes:
                    self._changed.notify()

    def take_back(self, key: object) -> None:
        """It was done in time; harmless if it was not."""
        with self._changed:
            self._due.pop(key, None)

    def _watch(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for key in [key for key, (at, _) in self._due.items() if at <= now]:
                    self._due.pop(key)[1]()
                # Those taken back are not waited for anew: it looks once more and finds nothing.
                self._wakes = min((at for at, _ in self._due.values()), default=float("inf"))
                self._changed.wait(None if self._wakes == float("inf") else self._wakes - now)
