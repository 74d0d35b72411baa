"""The line below a film or recording: its sound, its clips and marks, and the play head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from evidence_desk.desk.items import ClipRow, MarkRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr


class Timeline(QWidget):
    """Click or drag to seek; `sought` carries seconds."""

    sought = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Timeline"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMouseTracking(True)
        self._duration = 0.0
        self._peaks = b""
        self._clips: Sequence[ClipRow] = ()
        self._marks: Sequence[MarkRow] = ()
        self._at = 0.0
        self._in: float | None = None
        self._out: float | None = None

    def load(self, duration: float, clips: Sequence[ClipRow], marks: Sequence[MarkRow]) -> None:
        """Show another recording, or the same with other clips and marks."""
        self._duration, self._clips, self._marks = duration, clips, marks
        self.update()

    def set_peaks(self, peaks: bytes) -> None:
        """The sound, a byte for each part of it."""
        self._peaks = peaks
        self.update()

    def set_position(self, seconds: float) -> None:
        """Move the head."""
        self._at = seconds
        self.update()

    def set_span(self, start: float | None, end: float | None) -> None:
        """The clip being cut."""
        self._in, self._out = start, end
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the sound to be seen."""
        return QSize(400, 72)

    def minimumSizeHint(self) -> QSize:
        """Never without it."""
        return QSize(200, 56)

    def _x(self, seconds: float) -> float:
        return seconds / self._duration * self.width() if self._duration > 0 else 0.0

    def _seconds(self, x: float) -> float:
        return max(0.0, min(1.0, x / max(1, self.width()))) * self._duration

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it all."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("raised"))
        height = self.height()
        wave_top, wave_height = 16, height - 24
        if self._peaks:
            painter.setPen(QPen(theme.colour("quiet"), 1))
            count, middle = len(self._peaks), wave_top + wave_height / 2
            for column in range(self.width()):
                peak = self._peaks[min(count - 1, column * count // max(1, self.width()))]
                half = max(0.5, peak / 255 * wave_height / 2)
                painter.drawLine(QPointF(column, middle - half), QPointF(column, middle + half))
        for clip in self._clips:
            left, right = self._x(clip.start_s), self._x(clip.end_s)
            colour = theme.colour("accent")
            painter.fillRect(QRectF(left, height - 8, max(3.0, right - left), 7), colour)
            colour.setAlpha(40)
            painter.fillRect(QRectF(left, wave_top, max(3.0, right - left), wave_height), colour)
        if self._in is not None:
            end = self._out if self._out is not None else max(self._at, self._in)
            colour = theme.colour("good")
            colour.setAlpha(70)
            painter.fillRect(
                QRectF(
                    self._x(self._in),
                    wave_top,
                    max(2.0, self._x(end) - self._x(self._in)),
                    wave_height,
                ),
                colour,
            )
        painter.setPen(Qt.PenStyle.NoPen)
        for mark in self._marks:
            if mark.at_s is not None:
                x = self._x(mark.at_s)
                painter.setBrush(theme.colour("warn"))
                painter.drawPolygon(
                    QPolygonF([QPointF(x - 5, 2), QPointF(x + 5, 2), QPointF(x, 14)])
                )
        x = self._x(self._at)
        painter.setPen(QPen(theme.colour("bad"), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, height))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Seek."""
        self.sought.emit(self._seconds(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Seek while dragging; say what lies under the pointer."""
        seconds = self._seconds(event.position().x())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(seconds)
        near = 6 / max(1, self.width()) * self._duration
        said = [wording.clock(seconds)]
        said += [
            one.note
            for one in self._marks
            if one.at_s is not None and abs(one.at_s - seconds) < near
        ]
        said += [
            " ".join(one.titles.values())
            for one in self._clips
            if one.start_s <= seconds <= one.end_s
        ]
        QToolTip.showText(event.globalPosition().toPoint(), "\n".join(said), self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the page's."""
        event.ignore()
