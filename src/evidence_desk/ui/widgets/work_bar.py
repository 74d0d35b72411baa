"""The bar of a dialog's one piece of long work, with the button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QProgressBar, QPushButton

from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.progress import Progress, Report
from evidence_desk.ui.jobs import Job, Jobs
from evidence_desk.ui.language import tr


class WorkBar(QProgressBar):
    """Shown, with `stop`, while the work goes on; one at a time."""

    def __init__(self, jobs: Jobs, stop: QPushButton) -> None:
        super().__init__()
        self._jobs, self._stop = jobs, stop
        self._job: Job | None = None
        self._done: Callable[[Any], None] = lambda _: None
        self._failed: Callable[[DeskError], None] = lambda _: None
        self.setAccessibleName(tr("Progress"))
        self.hide()
        stop.hide()
        stop.clicked.connect(self.cancel)

    @property
    def working(self) -> bool:
        """Whether something goes on."""
        return self._job is not None

    def begin(
        self,
        label: str,
        work: Callable[[Report], Any],
        done: Callable[[Any], None],
        failed: Callable[[DeskError], None],
    ) -> None:
        """Do it beside the window; `done` or `failed` is told once nothing goes on any more."""
        self._done, self._failed = done, failed
        # Methods of this widget: a dialog that is closed meanwhile is told nothing any more.
        self._job = self._jobs.start(label, work, done=self._ended, failed=self._refused)
        self._job.progressed.connect(self._progress)
        self.setRange(0, 0)
        self.show()
        self._stop.show()

    def cancel(self) -> None:
        """Stop what goes on."""
        if self._job is not None:
            self._job.cancel()

    def _ended(self, result: Any) -> None:
        self._over()
        self._done(result)

    def _refused(self, error: DeskError) -> None:
        self._over()
        self._failed(error)

    def _over(self) -> None:
        self._job = None
        self.hide()
        self._stop.hide()

    def _progress(self, progress: Progress) -> None:
        self.setRange(0, max(1, progress.total))
        self.setValue(progress.done)
