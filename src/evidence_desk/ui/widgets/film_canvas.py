"""A frame of a film with the shapes that cover something in it; proposals are dashed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from evidence_desk.domain.redaction import Form
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas

_PALE, _DARK, _UNSURE = QColor("#ffffff"), QColor("#101010"), QColor("#ffd75e")
_VEIL = QColor(0, 0, 0, 110)


class FilmCanvas(RedactionCanvas):
    """Draws as over a photo; `labels` are the shapes' numbers, `unsure` those that are proposed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels: list[int] = []
        self.unsure: set[int] = set()
        self.setAccessibleName(tr("The frame and what is covered in it"))
        self.setMinimumSize(240, 130)

    @property
    def in_hand(self) -> bool:
        """Whether something is being drawn or moved at this moment."""
        return self._began is not None or bool(self._corners)

    @property
    def result_shown(self) -> bool:
        """Whether the covered frame is looked at."""
        return self._shown is not None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The frame, the shapes over it with their numbers, and what is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._shown or self.image
        if image.isNull():
            return
        painter.drawImage(self.picture_rect(), image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._shown is None:
            painter.setClipRect(self.picture_rect().adjusted(-4, -4, 4, 4))
            for index, one in enumerate(self.shapes):
                self._outlined(painter, index, one.form, self.outline(one))
            if self._began is not None and self._moved is None:
                far = QRectF(self._began, self._now).normalized()
                self._outlined(painter, -1, self.form, QPolygonF(far))
            if self._corners:
                for pen in (QPen(_DARK, 3), QPen(_PALE, 1, Qt.PenStyle.DashLine)):
                    painter.setPen(pen)
                    painter.drawPolyline(QPolygonF([*self._corners, self._now]))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.picture_rect().adjusted(1, 1, -1, -1))

    def _outlined(self, painter: QPainter, index: int, form: Form, outline: QPolygonF) -> None:
        chosen = index >= 0 and index == self.chosen
        number = self.labels[index] if 0 <= index < len(self.labels) else 0
        unsure = number in self.unsure
        line = QPen(_UNSURE if unsure else _PALE, 3 if chosen else 1.4)
        if unsure:
            line.setStyle(Qt.PenStyle.DashLine)
        for pen, brush in (
            (QPen(_DARK, 5 if chosen else 3), _VEIL), (line, Qt.BrushStyle.NoBrush),
        ):  # fmt: skip
            painter.setPen(pen)
            painter.setBrush(brush)
            if form is Form.ELLIPSE:
                painter.drawEllipse(outline.boundingRect())
            else:
                painter.drawPolygon(outline)
        if number:
            corner = outline.boundingRect().topLeft()
            corner = QPointF(max(0.0, corner.x()), max(0.0, corner.y()))
            words = f"{number}?" if unsure else str(number)
            painter.setPen(_PALE)
            painter.drawText(corner + QPointF(6, painter.fontMetrics().ascent() + 4), words)
