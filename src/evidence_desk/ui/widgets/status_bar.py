"""The line at the bottom: long work, what was said last, the selection, and undo."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStatusBar, QToolButton, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.jobs import Job, Jobs
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Elided, Label
from evidence_desk.ui.wording import duration, number, rate

_SHOWN_MS = 8_000
_COMPLAINT_MS = 20_000
_GAP = 8  # pixels between parts of the line


class JobLine(QWidget):
    """One job: what it is doing, how far it has got, how long still, and a way to stop it."""

    def __init__(self, job: Job, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.job = job
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._text = Label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(110)
        self._bar.setMaximumHeight(10)
        self._bar.setAccessibleName(job.label)
        self._stop = QToolButton()
        self._stop.setAutoRaise(True)
        self._stop.setToolTip(tr("Stop: what is done stands"))
        self._stop.setAccessibleName(tr("Stop"))
        self._stop.clicked.connect(self._cancel)
        theme.mark(self._stop, "mdi6.close")
        row.addWidget(self._text)
        row.addWidget(self._bar)
        row.addWidget(self._stop)
        job.progressed.connect(self.show_progress)
        self.show_progress()

    def show_progress(self, *_: object) -> None:
        """Say how far the job has got now."""
        progress = self.job.progress
        parts = [self.job.label]
        if self.job.cancelled:
            parts = [tr("Stopping…")]
        elif progress.total > 0:
            parts[0] += " " + tr(
                "{done} of {total}", done=number(progress.done), total=number(progress.total)
            )
        if progress.bytes_done and not self.job.cancelled:
            parts.append(rate(self.job.bytes_per_second()))
        left = self.job.seconds_left()
        if left is not None and not self.job.cancelled:
            parts.append(tr("{time} left", time=duration(left)))
        self._text.setText(" · ".join(parts))
        self._text.setToolTip(sentence(progress.label))
        known = progress.bytes_total or progress.total
        self._bar.setRange(0, 1000 if known else 0)
        if known:
            done = progress.bytes_done if progress.bytes_total else progress.done
            self._bar.setValue(int(1000 * done / known))

    def _cancel(self) -> None:
        self.job.cancel()
        self._stop.setEnabled(False)
        self.show_progress()


class StatusBar(QStatusBar):
    """The window's status line; a click on the undo text undoes."""

    undo_wanted = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._lines: dict[Job, JobLine] = {}
        self.setSizeGripEnabled(False)
        self._message = Elided(least=24)
        self._message.setObjectName("status.message")
        self._message.setAccessibleName(tr("What happened last"))
        self._selection = Label(role="quiet")
        self._selection.setObjectName("status.selection")
        self._undo = QToolButton()
        self._undo.setAutoRaise(True)
        self._undo.setObjectName("status.undo")
        self._undo.setProperty("role", "quiet")  # that all is saved is read without undo, too
        self._undo.clicked.connect(self.undo_wanted)
        self._saved = ("", "")  # whole, and where there is little room
        self.addWidget(self._message, 1)
        self.addPermanentWidget(self._selection)
        self.addPermanentWidget(self._undo)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.timeout.connect(lambda: self._show("", ""))
        jobs.changed.connect(self._show_jobs)
        self.show_undo(None)

    def say(self, text: str) -> None:
        """Show a sentence for a while."""
        self._show(text, "")
        self._fade.start(_SHOWN_MS)

    def complain(self, text: str) -> None:
        """Show what went wrong, longer, and not by colour alone."""
        self._show("⚠ " + text, "bad")
        self._fade.start(_COMPLAINT_MS)

    def message(self) -> str:
        """What was said last, as long as it is shown."""
        return self._message.text()

    def complaint(self) -> str:
        """What went wrong, as long as it is shown."""
        return self._message.text() if self._message.property("role") == "bad" else ""

    def show_selection(self, count: int) -> None:
        """How many items are selected."""
        self._selection.setText(tr("%n item(s) selected", n=count) if count else "")
        self._fit()

    def show_undo(self, title: str | None, open_: bool = False) -> None:
        """What undo would take back; all edits are saved as they are made."""
        self._undo.setVisible(open_)
        self._undo.setEnabled(title is not None)
        saved = tr("Saved")
        words = tr("Undo: {what}", what=title) if title else ""
        shown = words if len(words) <= 48 else words[:47] + "…"
        self._saved = (f"{saved} · {shown}" if shown else saved, saved)
        self._undo.setToolTip(words)
        self._undo.setAccessibleName(words or saved)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room now, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What is said now comes before what undo would take back, which its button still tells."""
        whole, short = self._saved
        self._undo.setText(whole)
        others = [self._message, self._selection, *self._lines.values()]
        taken = sum(one.sizeHint().width() for one in (*others, self._undo))
        if taken + _GAP * (len(others) + 1) > self.width():
            self._undo.setText(short)

    def _show(self, text: str, role: str) -> None:
        self._message.setText(text)
        theme.restyle(self._message, role)
        self._fit()

    def _show_jobs(self) -> None:
        running = self._jobs.running()
        for job in [job for job in self._lines if job not in running]:
            line = self._lines.pop(job)
            self.removeWidget(line)
            line.deleteLater()
        for at, job in enumerate(running):
            if job not in self._lines:
                self._lines[job] = JobLine(job, self)
                self.insertWidget(at, self._lines[job])
        self._fit()
