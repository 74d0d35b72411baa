"""Places found on a picture of a page: marked like with a pen, the one in hand framed as well."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

#: One place: left, top, width and height of each of its lines, in parts of the page.
Parts = list[tuple[float, float, float, float]]

_PEN = QColor(255, 200, 0, 95)  # pages are white in both palettes
_HAND = QColor(255, 140, 0, 120)
_FRAME = QColor("#1f3f6b")


class Found:
    """The places found, and the number of the one in hand (-1 for none)."""

    def __init__(self) -> None:
        self.places: list[Parts] = []
        self.hand = -1

    def part_in_hand(self) -> QRectF:
        """Where the one in hand is, in parts of the page; empty if there is none."""
        if not 0 <= self.hand < len(self.places) or not self.places[self.hand]:
            return QRectF()
        whole = QRectF()
        for part in self.places[self.hand]:
            whole = whole.united(QRectF(*part))
        return whole

    def paint(self, painter: QPainter, placed: QTransform) -> None:
        """Draw them over the page."""
        painter.save()
        for at, place in enumerate(self.places):
            hand = at == self.hand
            for part in place:
                rect = placed.mapRect(QRectF(*part)).adjusted(-2, -2, 2, 2)
                painter.fillRect(rect, _HAND if hand else _PEN)
                if hand:
                    painter.setPen(QPen(_FRAME, 2))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect)
        painter.restore()
