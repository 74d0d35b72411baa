"""Long work beside the window: how far, how fast, how long still, and a way to stop it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.progress import Progress, Report

_TELL_EVERY_S = 0.1
_PATIENCE_S = 2.0  # from one step to the next, however busy others are


class Job(QObject):
    """One piece of long work: `function(report)` in a thread of its own.

    `progressed` carries a Progress at most ten times a second; exactly one of `finished` (with
    the result), `failed` (with a DeskError, Cancelled among them) and `broke` (with any other
    exception: a defect of ours) follows, in the window's thread. What is
    `spare` nobody asked for: it goes on another time by itself, and waits while `first` says that
    others go first, but never for long.
    """

    progressed = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    broke = Signal(object)
    _ended = Signal(object, object)

    def __init__(
        self,
        label: str,
        function: Callable[[Report], Any],
        parent: QObject,
        *,
        spare: bool = False,
        first: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(parent)
        self.label = label
        self._first = first
        self.spare = spare
        self.progress = Progress(0, 0)
        self.cancelled = False
        self._function = function
        self._started = time.monotonic()
        self._told = 0.0
        self._ended.connect(self._end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next step; what was done stands."""
        self.cancelled = True

    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self._started

    def seconds_left(self) -> float | None:
        """How long it will still take at the rate so far; None while that is a guess."""
        progress, spent = self.progress, self.seconds()
        share = 0.0
        if progress.bytes_total > 0:
            share = progress.bytes_done / progress.bytes_total
        elif progress.total > 0:
            share = progress.done / progress.total
        if spent < 1 or share < 0.02:
            return None
        return spent * max(0.0, 1 - share) / share

    def bytes_per_second(self) -> float:
        """The rate so far; 0 where bytes are not counted."""
        return self.progress.bytes_done / max(self.seconds(), 0.1)

    def work(self) -> None:
        """Run in a pool thread."""
        try:
            result = self._function(self._report)
        except BaseException as error:
            self._post(None, error)
        else:
            self._post(result, None)

    def _report(self, progress: Progress) -> None:
        if self.cancelled:
            raise Cancelled("Stopped; what was done stands.")
        self.progress = progress
        now = time.monotonic()
        if self.spare:
            while self._first() and not self.cancelled and time.monotonic() - now < _PATIENCE_S:
                time.sleep(_TELL_EVERY_S / 2)
        if now - self._told >= _TELL_EVERY_S or progress.done == progress.total:
            self._told = now
            if shiboken6.isValid(self):
                self.progressed.emit(progress)

    def _post(self, result: object, error: BaseException | None) -> None:
        if shiboken6.isValid(self):
            self._ended.emit(result, error)

    def _end(self, result: object, error: BaseException | None) -> None:
        if error is None:
            self.finished.emit(result)
        elif isinstance(error, DeskError):
            self.failed.emit(error)
        else:
            self.broke.emit(error)


class _Runnable(QRunnable):
    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job

    def run(self) -> None:
        self._job.work()


class Jobs(QObject):
    """The long work going on in one window."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._running: list[Job] = []
        #: Whether somebody is at work, whom spare jobs must not hold up; asked in their threads.
        self.first: Callable[[], bool] = lambda: False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(4)

    def start(
        self,
        label: str,
        function: Callable[[Report], Any],
        *,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
        spare: bool = False,
    ) -> Job:
        """Start `function(report)`; `done` and `failed` are called in the window's thread."""
        job = Job(label, function, self, spare=spare, first=lambda: self.first())
        self._running.append(job)
        for ending in (job.finished, job.failed, job.broke):
            ending.connect(lambda _, j=job: self._over(j))
        if done is not None:
            job.finished.connect(done)
        if failed is not None:
            job.failed.connect(failed)
        job.broke.connect(_raise)
        job.progressed.connect(lambda _: self.changed.emit())
        self._pool.start(_Runnable(job))
        self.changed.emit()
        return job

    def running(self) -> list[Job]:
        """Jobs that have not ended, the oldest first."""
        return list(self._running)

    def stop_all(self, wait_ms: int = 15_000) -> bool:
        """Ask every job to stop and wait for it; False if one did not in time."""
        for job in self._running:
            job.cancel()
        return self._pool.waitForDone(wait_ms)

    def _over(self, job: Job) -> None:
        if job in self._running:
            self._running.remove(job)
            job.deleteLater()
            self.changed.emit()


def _raise(error: BaseException) -> None:
    """A defect of ours in a job ends where all defects end: the exception hook."""
    raise error
