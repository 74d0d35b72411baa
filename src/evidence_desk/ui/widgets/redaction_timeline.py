"""When each shape covers something, its key frames, and what is taken out of the sound."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from evidence_desk.domain.film_draft import FilmDraft, Part
from evidence_desk.domain.film_redaction import Silence, Span
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr
from evidence_desk.ui.player.timeline.ruler import ticks
from evidence_desk.ui.player.timeline.scale import Scale

_MOST_LANES = 6  # that the widget grows for; more are drawn closer
_GRIP = 5.0


class RedactionTimeline(QWidget):
    """Painted from a draft; `sought` carries the moment clicked or dragged to, `chose` a shape."""

    sought = Signal(float)
    chose = Signal(int)

    def __init__(self, draft: FilmDraft, duration: float, frame_s: float | None) -> None:
        super().__init__()
        self._draft = draft
        self._scale = Scale(duration, 100.0, frame_s)
        self._head = 0.0
        self._chosen = 0
        self._span: tuple[float | None, float | None] = (None, None)
        self.setAccessibleName(tr("When what is covered"))
        self.setMouseTracking(False)

    # ------------------------------------------------------------ what is shown

    def show_head(self, seconds: float) -> None:
        """Where the film stands."""
        self._head = seconds
        if not self._scale.shows(seconds):
            self._scale = self._scale.turned_to(seconds, 0.1)
        self.update()

    def show_draft(self, chosen: int, span: tuple[float | None, float | None]) -> None:
        """The draft as it is now, the shape in hand, and the span begun with I and O."""
        self._chosen, self._span = chosen, span
        self.setAccessibleDescription("; ".join(self._told(one) for one in self._draft.parts))
        self.updateGeometry()
        self.update()

    def _told(self, one: Part) -> str:
        start, end = _ends(one.shape.span, self._scale.duration)
        return tr(
            "shape {number}, {start} to {end}, {count} key frames",
            number=one.number,
            start=timecode(start),
            end=timecode(end),
            count=len(one.shape.keys),
        )

    # ------------------------------------------------------------ sizes

    def _line(self) -> int:
        return self.fontMetrics().height()

    def sizeHint(self) -> QSize:
        """A ruler, the sound, and a lane for each shape."""
        lanes = min(_MOST_LANES, max(1, len(self._draft.parts)))
        return QSize(400, self._line() * (2 + lanes) + 8)

    def minimumSizeHint(self) -> QSize:
        """Two rows and two lanes at least."""
        return QSize(200, self._line() * 3 + 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As wide as there is room."""
        super().resizeEvent(event)
        self._scale = self._scale.widened(float(max(1, self.width())))

    def _lane(self, index: int) -> QRectF:
        top = 2.0 * self._line() + 4
        room = max(8.0, self.height() - top - 2)
        high = min(float(self._line()), room / max(1, len(self._draft.parts)))
        return QRectF(0, top + index * high, self.width(), high)

    # ------------------------------------------------------------ hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there; on a lane, take its shape in hand too."""
        for index, one in enumerate(self._draft.parts):
            if self._lane(index).contains(event.position()):
                self.chose.emit(one.number)
                x = event.position().x()
                keys = (key.at_s for key in one.shape.keys)
                near = [at for at in keys if abs(self._scale.x(at) - x) <= _GRIP]
                if near:
                    self.sought.emit(near[0])
                    return
        self.sought.emit(self._scale.seconds(event.position().x()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.sought.emit(self._scale.seconds(event.position().x()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Along; with Ctrl, closer or farther."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._scale = self._scale.zoomed(1.2 ** (turned / 120), event.position().x())
        else:
            self._scale = self._scale.scrolled(-turned / 2)
        self.update()
        event.accept()

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Ruler, sound, lanes, what is cut off, and the head."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().base())
        self._paint_ruler(painter)
        self._paint_sound(painter)
        for index, one in enumerate(self._draft.parts):
            self._paint_part(painter, self._lane(index), one)
        if not self._draft.parts:
            painter.setPen(theme.colour("quiet"))
            words = tr("What you draw over the frame shows here, with its key frames.")
            row, right = self._lane(0).adjusted(6, 0, 0, 0), Qt.TextElideMode.ElideRight
            fitting = painter.fontMetrics().elidedText(words, right, int(row.width()))
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, fitting)
        self._paint_clip(painter)
        x = self._scale.x(self._head)
        painter.setPen(QPen(theme.colour("bad"), 2))
        painter.drawLine(QPointF(x, 0), QPointF(x, self.height()))

    def _paint_ruler(self, painter: QPainter) -> None:
        high = self._line()
        label = painter.fontMetrics().horizontalAdvance(timecode(self._scale.duration)) + 14
        for tick in ticks(self._scale, float(label)):
            x = self._scale.x(tick.at)
            painter.setPen(theme.colour("edge"))
            painter.drawLine(QPointF(x, 0 if tick.label else high * 0.7), QPointF(x, high))
            if tick.label:
                painter.setPen(theme.colour("text"))
                painter.drawText(QPointF(x + 4, painter.fontMetrics().ascent()), tick.label)
        painter.setPen(theme.colour("line"))
        painter.drawLine(0, high, self.width(), high)
        painter.drawLine(0, 2 * high + 2, self.width(), 2 * high + 2)

    def _bar(self, span: Span, top: float, high: float) -> QRectF:
        start, end = _ends(span, self._scale.duration)
        left, right = self._scale.x(start), self._scale.x(end)
        return QRectF(left, top, max(3.0, right - left), high)

    def _paint_sound(self, painter: QPainter) -> None:
        top, high = self._line() + 2.0, self._line() - 2.0
        names = {Silence.MUTE: tr("muted"), Silence.MASK: tr("masked")}
        for one in self._draft.sound:
            bar = self._bar(one.span, top, high)
            fill = theme.colour("quiet" if one.how is Silence.MUTE else "edge")
            painter.fillRect(bar, fill)
            painter.setPen(self.palette().base().color())
            words = Qt.AlignmentFlag.AlignVCenter
            if bar.width() > painter.fontMetrics().horizontalAdvance(names[one.how]) + 8:
                painter.drawText(bar.adjusted(4, 0, 0, 0), words, names[one.how])
        start, end = self._span
        if start is not None or end is not None:
            bar = self._bar(Span(start, end), top, high)
            painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(bar.adjusted(1, 1, -1, -1))
        elif not self._draft.sound:
            painter.setPen(theme.colour("quiet"))
            row = QRectF(6, top, self.width() - 6, high)
            painter.drawText(row, Qt.AlignmentFlag.AlignVCenter, tr("Sound"))

    def _paint_part(self, painter: QPainter, lane: QRectF, one: Part) -> None:
        chosen = one.number == self._chosen
        bar = self._bar(one.shape.span, lane.top() + 1, lane.height() - 2)
        fill = QColor(theme.colour("accent"))
        fill.setAlpha(170 if chosen else 80)
        painter.fillRect(bar, fill)
        painter.setPen(theme.colour("text"))
        words = QRectF(max(2.0, bar.left() + 9), bar.top(), 60, bar.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(one.number))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = max(2.5, min(5.0, bar.height() / 2 - 1))
        for key in one.shape.keys:
            middle = QPointF(self._scale.x(key.at_s), bar.center().y())
            corners = [QPointF(0, -size), QPointF(size, 0), QPointF(0, size), QPointF(-size, 0)]
            proposed = key.at_s in one.proposed
            painter.setPen(QPen(theme.colour("text"), 1.2))
            painter.setBrush(self.palette().base() if proposed else theme.colour("text"))
            painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _paint_clip(self, painter: QPainter) -> None:
        start, end = _ends(self._draft.clip, self._scale.duration)
        shade = QColor(self.palette().window().color())
        shade.setAlpha(190)
        left, right = self._scale.x(start), self._scale.x(end)
        painter.fillRect(QRectF(0, 0, max(0.0, left), self.height()), shade)
        painter.fillRect(QRectF(right, 0, max(0.0, self.width() - right), self.height()), shade)


def _ends(span: Span, duration: float) -> tuple[float, float]:
    return span.from_s or 0.0, duration if span.to_s is None else min(span.to_s, duration)
