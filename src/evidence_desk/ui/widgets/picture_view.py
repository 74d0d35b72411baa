"""A picture to look at closely: fitted or pixel by pixel, zoomed at the pointer, turned."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QGraphicsPixmapItem, QGraphicsScene, QGraphicsView, QWidget

from evidence_desk.ui.language import tr

#: Footage is judged on the same dark ground in both palettes, and while VLC plays.
_GROUND = "#000000"
_MARGIN = 12
_WIDEST_PAPER = 1100  # pixels: lines any wider are tiring to read


class PictureView(QGraphicsView):
    """Shows one picture; turning is for the eye only and is never saved.

    A `paper` is read from its top at full width, and the wheel scrolls it; any other picture is
    fitted whole on a dark ground, and the wheel zooms.
    """

    pressed = Signal()
    closer = Signal()

    def __init__(self, parent: QWidget | None = None, *, paper: bool = False) -> None:
        super().__init__(parent)
        self._paper = paper
        self.setAccessibleName(tr("Picture"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setRenderHints(
            QPainter.RenderHint.SmoothPixmapTransform | QPainter.RenderHint.Antialiasing
        )
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        if paper:
            self.setProperty("role", "paper")
        else:
            self.setBackgroundBrush(QColor(_GROUND))
        self._scene = QGraphicsScene(self)
        self._item = QGraphicsPixmapItem()
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self._scene.addItem(self._item)
        self.setScene(self._scene)
        self._fitted = True
        self._turned = 0
        self._scale_of_now = 1.0

    def clear(self) -> None:
        """Show nothing."""
        self._item.setPixmap(QPixmap())

    def show_image(self, image: QImage, *, same: bool = False) -> None:
        """Show a picture; with `same`, a sharper one of what is shown, without moving."""
        before = self._item.pixmap().width()
        self._item.setPixmap(QPixmap.fromImage(image))
        self._scene.setSceneRect(self._item.boundingRect())
        if same and before and not self._fitted:
            ratio = before / max(1, image.width())
            centre = self.mapToScene(self.viewport().rect().center())
            self.scale(ratio, ratio)
            self.centerOn(centre / ratio)
        else:
            if not same:
                self._turned = 0
            self.fit()

    def fit(self) -> None:
        """The whole picture, never larger than life."""
        self._fitted = True
        self.resetTransform()
        self.rotate(self._turned)
        rect = self._item.sceneBoundingRect()
        if rect.isEmpty():
            return
        area = self.viewport().size()
        wide, high = (
            (rect.height(), rect.width()) if self._turned % 180 else (rect.width(), rect.height())
        )
        if self._paper:
            factor = min((area.width() - 2 * _MARGIN) / wide, _WIDEST_PAPER / wide)
            self.scale(factor, factor)
            self.verticalScrollBar().setValue(self.verticalScrollBar().minimum())
            return
        factor = min(area.width() / wide, area.height() / high)
        if rect.width() > 1200:
            factor = min(factor, 1.0)
        self.scale(factor, factor)
        self.centerOn(rect.center())

    def life_size(self) -> None:
        """A pixel for a pixel; again fits."""
        if not self._fitted:
            self.fit()
            return
        self._fitted = False
        self.resetTransform()
        self.rotate(self._turned)
        ratio = 1 / self.devicePixelRatioF()
        self.scale(ratio, ratio)
        self.closer.emit()

    def zoom(self, factor: float) -> None:
        """Closer or farther."""
        self._fitted = False
        now = abs(self.transform().m11()) + abs(self.transform().m12())
        if 0.02 < now * factor < 40:
            self.scale(factor, factor)
        if factor > 1:
            self.closer.emit()

    def turn(self, degrees: int) -> None:
        """Turn for looking only."""
        self._turned = (self._turned + degrees) % 360
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was fitted stays so."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; paper scrolls, and zooms with Ctrl."""
        if self._paper and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self.zoom(1.0015 ** event.angleDelta().y())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit, or a pixel for a pixel."""
        self.life_size()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click may mean play."""
        super().mousePressEvent(event)
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the page's."""
        event.ignore()
