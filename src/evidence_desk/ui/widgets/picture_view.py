"""A picture to look at closely: fitted or pixel by pixel, zoomed at the pointer, turned."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.adjust import NEUTRAL, adjusted
from evidence_desk.ui.widgets.found import Found, Parts
from evidence_desk.ui.widgets.regions import Box, Region, Regions

#: Footage is judged on the same dark ground in both palettes, and while VLC plays.
_GROUND = QColor("#000000")
_MARGIN = 12
_WIDEST_PAPER = 1100  # pixels: lines any wider are tiring to read
_SMALL = 1200  # pixels: a smaller picture is enlarged to the room there is
_CLOSEST = 40.0  # pixels of the screen for one of the picture
_SQUARES_FROM = 3.0  # from here on pixels are shown as the squares they are
_CLICK = 4  # pixels: a hand that moved no further has clicked

_Way = dict[int, tuple[int, int]]
_ARROWS: _Way = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PictureView(QAbstractScrollArea):
    """Shows one picture; turning and light are for the eye only and are never saved.

    A `paper` is read from its top at full width, and the wheel scrolls it; any other picture is
    fitted whole on a dark ground, and the wheel zooms.

    `closer` asks for more pixels than are shown. `view_changed` carries the middle of what is
    seen, in parts of the upright picture, and the scale, 1 being the fitted picture: what
    `set_view` of another view takes, so that two of them look at the same place. `region_drawn`
    carries a box in parts of the upright picture, `region_moved` a mark's reference and its new
    box, `region_clicked` a reference; `drawing_ended` says that keys are the page's again.
    """

    pressed = Signal()
    closer = Signal()
    view_changed = Signal(float, float, float)
    region_drawn = Signal(object)
    region_moved = Signal(str, object)
    region_clicked = Signal(str)
    drawing_ended = Signal()

    def __init__(self, parent: QWidget | None = None, *, paper: bool = False) -> None:
        super().__init__(parent)
        self._paper = paper
        self.setAccessibleName(tr("Picture"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.viewport().setMouseTracking(True)
        always, never = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(always if paper else never)
        self.setHorizontalScrollBarPolicy(never)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        if paper:
            self.setProperty("role", "paper")
        self._image = QImage()
        self._pixels = QImage()  # every pixel there is, once somebody looked closer
        self._full = QSize()
        self._centre = QPointF(0.5, 0.5)
        self._scale = 1.0  # pixels of the screen (logical) for one of the picture
        self._fitted = True
        self._true_size = False
        self._turned = 0
        self._light = (NEUTRAL, NEUTRAL)
        self._outdated = False
        self._regions = Regions()
        self._found = Found()
        self._hand: QPointF | None = None
        self._panned = False
        self._bar_stood = 0

    # ------------------------------------------------------------ the picture

    @property
    def image(self) -> QImage:
        """The picture shown, in the size it was given; null where there is none."""
        return self._image if self._pixels.isNull() else self._pixels

    def clear(self) -> None:
        """Show nothing."""
        self._image = self._pixels = QImage()
        self._full = QSize()
        self._found.places = []
        self._regions.give_up()
        self._regions.shown = []
        self.viewport().update()

    def show_image(
        self, image: QImage, *, same: bool = False, full: tuple[int, int] | None = None
    ) -> None:
        """Show a picture; with `same`, another one of what is shown, without moving.

        `full` is the size of the whole picture where `image` is a smaller one of it.
        """
        before = self._full.width()
        self._image, self._pixels = image, QImage()
        self._full = QSize(*full) if full and all(full) else image.size()
        if same and before and not self._fitted:
            self._scale *= before / max(1, self._full.width())
        elif not before:
            self._fitted = True
        if not same:
            self._turned, self._centre = 0, QPointF(0.5, 0.0 if self._paper else 0.5)
            self._fitted = True
            self._regions.give_up()
        self._settle(told=False)

    @property
    def outdated(self) -> bool:
        """Whether it says that another picture is meant than the one shown."""
        return self._outdated

    def set_outdated(self, outdated: bool) -> None:
        """Say that another picture is meant, which is not there yet: nobody may take this for it.

        The picture is dimmed, whatever its light, and its regions, which are of the one meant,
        are not drawn on it.
        """
        if outdated != self._outdated:
            self._outdated = outdated
            self.viewport().update()

    def add_pixels(self, image: QImage) -> None:
        """Have the picture's own pixels too: what is looked at closely is drawn from them."""
        if image.isNull() or self._image.isNull():
            return
        before = self._full.width()
        self._pixels, self._full = image, image.size()
        if not self._fitted:
            own = 1 / self.devicePixelRatioF()
            self._scale = own if self._true_size else self._scale * before / image.width()
        self._settle(told=False)

    # ------------------------------------------------------------ how it is seen

    def fit(self) -> None:
        """The whole picture, never larger than life."""
        self._fitted, self._true_size = True, False
        self._settle()

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is seen (of a paper, its whole width)."""
        return self._fitted

    def life_size(self, at: QPointF | None = None) -> None:
        """A pixel of the screen for each of the picture's; again fits."""
        if not self._fitted:
            self.fit()
            return
        self._zoom_to(1 / self.devicePixelRatioF(), at)
        self._true_size = True

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Closer or farther; the point of the screen `at` (else the middle) stays where it is."""
        self._zoom_to(self._scale * factor, at)

    @property
    def turned(self) -> int:
        """By how many degrees it is turned to the right, for looking only: 0, 90, 180 or 270."""
        return self._turned

    def turn(self, degrees: int) -> None:
        """Turn for looking only."""
        self._turned = (self._turned + degrees) % 360
        self.fit()

    def pan(self, dx: float, dy: float) -> bool:
        """Look further right and down by pixels of the screen; False at the picture's edge."""
        before = QPointF(self._centre)
        middle = self.viewport().rect().toRectF().center()
        self._centre = self._part_at(middle + QPointF(dx, dy))
        self._settle()
        return (before - self._centre).manhattanLength() > 1e-6

    def pan_step(self, x: int, y: int) -> bool:
        """Look a step further (-1, 0 or 1 each way); False where there is no more to see."""
        area = self.viewport().size()
        return self.pan(x * area.width() / 6, y * area.height() / 6)

    def set_view(self, centre_x: float, centre_y: float, scale: float) -> None:
        """Look where another view looks; says nothing in return."""
        self._centre = QPointF(centre_x, centre_y)
        self._fitted, self._true_size = scale == 1, False
        self._scale = self._fit_scale() * scale
        self._settle(told=False)
        self._want_pixels()

    @property
    def view(self) -> tuple[float, float, float]:
        """What `view_changed` says: the middle, in parts of the picture, and the scale."""
        fit = self._fit_scale()
        return self._centre.x(), self._centre.y(), self._scale / fit if fit else 1.0

    def where(self, x: float, y: float) -> QPointF:
        """Where a part of the upright picture is in the viewport now."""
        return self._placed().map(QPointF(x, y))

    def set_adjust(self, brightness: float, contrast: float) -> None:
        """Look in other light: both from 0 to 2, 1 being as it is."""
        self._light = (min(max(brightness, 0.0), 2.0), min(max(contrast, 0.0), 2.0))
        self.setAccessibleDescription(self._light_said())
        self.viewport().update()

    @property
    def adjust(self) -> tuple[float, float]:
        """Brightness and contrast of now."""
        return self._light

    def _zoom_to(self, scale: float, at: QPointF | None) -> None:
        if self._image.isNull():
            return
        at = at or self.viewport().rect().toRectF().center()
        held = self._part_at(at)
        fit = self._fit_scale()
        farthest = min(fit, 1 / self.devicePixelRatioF()) / (4 if self._paper else 1)
        self._scale = min(max(scale, farthest), max(_CLOSEST, fit))
        self._fitted = math.isclose(self._scale, fit, rel_tol=1e-6)
        self._true_size = False
        self._centre = self._centre + (held - self._part_at(at))
        self._settle()
        self._want_pixels()

    def _want_pixels(self) -> None:
        have = self.image.width() / max(1, self._full.width())
        if self._scale * self.devicePixelRatioF() > have * 1.01:
            self.closer.emit()

    def _fit_scale(self) -> float:
        """The scale at which the picture is fitted."""
        wide, high = self._full.width(), self._full.height()
        if self._turned % 180:
            wide, high = high, wide
        area = self.viewport().size()
        if not wide or not high or area.isEmpty():
            return 1.0
        if self._paper:
            return max(1.0, min(area.width() - 2 * _MARGIN, _WIDEST_PAPER)) / wide
        fit = min(area.width() / wide, area.height() / high)
        return min(fit, 1 / self.devicePixelRatioF()) if self._full.width() > _SMALL else fit

    def _settle(self, *, told: bool = True) -> None:
        """Keep the picture within its room, draw it anew, and tell who looks along."""
        if self._fitted:
            self._scale = self._fit_scale()
        self._centre = self._within(self._centre)
        self._regions.placed = self._placed()
        self._set_bar()
        self.viewport().update()
        if told and not self._image.isNull():
            self.view_changed.emit(*self.view)

    def _placed(self) -> QTransform:
        """From parts of the upright picture to the viewport, on whole pixels of the screen."""
        area, ratio = self.viewport().rect(), self.devicePixelRatioF()
        wide, high = self._full.width() * self._scale, self._full.height() * self._scale
        made = QTransform()
        made.translate(area.width() / 2, area.height() / 2)
        made.rotate(self._turned)
        made.scale(wide, high)
        made.translate(-self._centre.x(), -self._centre.y())
        corner = made.mapRect(QRectF(0, 0, 1, 1)).topLeft()
        dx, dy = (round(value * ratio) / ratio - value for value in (corner.x(), corner.y()))
        return made * QTransform.fromTranslate(dx, dy)

    def _part_at(self, where: QPointF) -> QPointF:
        """The part of the upright picture under a point of the viewport, exactly."""
        wide, high = self._full.width() * self._scale, self._full.height() * self._scale
        if not wide or not high:
            return QPointF(0.5, 0.5)
        area = self.viewport().rect().toRectF()
        back = QTransform().rotate(-self._turned).map(where - area.center())
        return self._centre + QPointF(back.x() / wide, back.y() / high)

    def _within(self, centre: QPointF) -> QPointF:
        """The nearest middle at which no more ground than needed is seen."""
        area = self.viewport().size()
        if self._turned % 180:
            area = area.transposed()
        margin = _MARGIN if self._paper else 0

        def kept(value: float, size: float, room: int) -> float:
            half = (room / 2 - margin) / size if size else 0.5
            return 0.5 if half >= 0.5 else min(max(value, half), 1 - half)

        return QPointF(
            kept(centre.x(), self._full.width() * self._scale, area.width()),
            kept(centre.y(), self._full.height() * self._scale, area.height()),
        )

    def _set_bar(self) -> None:
        """A paper's bar says how far one has read."""
        if not self._paper:
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        whole = self._placed().mapRect(QRectF(0, 0, 1, 1))
        most = max(0, round(whole.height()) + 2 * _MARGIN - room)
        bar.blockSignals(True)
        bar.setPageStep(room)
        bar.setSingleStep(40)
        bar.setRange(0, most)
        bar.setValue(min(max(0, round(_MARGIN - whole.top())), most))
        bar.blockSignals(False)
        self._bar_stood = bar.value()

    def _scrolled(self, value: int) -> None:
        self.pan(0, value - self._bar_stood)

    # ------------------------------------------------------------ words found

    @property
    def found(self) -> Found:
        """What is marked as found."""
        return self._found

    def set_found(self, places: Sequence[Parts], hand: int) -> None:
        """Mark places found on a page; the one in hand (-1 for none) comes in sight."""
        self._found.places, self._found.hand = list(places), hand
        part = self._found.part_in_hand()
        seen = self.viewport().rect().toRectF()
        if not part.isEmpty() and not seen.contains(self._placed().mapRect(part)):
            self._centre = part.center()
            self._settle()
        self.viewport().update()

    # ------------------------------------------------------------ regions

    def set_regions(self, regions: Sequence[Region], selected: str = "") -> None:
        """Show these regions; what is being drawn or dragged just now stays as it is."""
        if not self._regions.busy:
            self._regions.shown = list(regions)
        if selected or self._regions.selected not in {one.ref for one in regions}:
            self._regions.selected = selected
        self.viewport().update()

    @property
    def regions(self) -> list[Region]:
        """The regions shown."""
        return list(self._regions.shown)

    def select_region(self, ref: str) -> None:
        """Mark one of them, which can then be moved and resized; "" for none."""
        self._regions.selected = ref
        self.viewport().update()

    @property
    def selected_region(self) -> str:
        """The reference of the region that is marked, or ""."""
        return self._regions.selected

    def draw_region(self, ref: str = "") -> None:
        """Begin to draw one, by mouse or keys; ends in `region_drawn` or with nothing.

        With the reference of one that is shown, that one is drawn anew; it ends in `region_moved`.
        """
        if self._image.isNull():
            self.drawing_ended.emit()
            return
        seen = self._placed().mapRect(QRectF(0, 0, 1, 1)) & self.viewport().rect().toRectF()
        self._regions.placed = self._placed()
        self._regions.begin(seen, ref)
        self.setFocus()
        self.viewport().setCursor(Qt.CursorShape.CrossCursor)
        self.viewport().update()

    @property
    def drawing(self) -> bool:
        """Whether a region is being drawn."""
        return self._regions.drawing

    @property
    def draft(self) -> Box | None:
        """The region being drawn, in parts of the upright picture."""
        return self._regions.draft

    def end_drawing(self, *, take: bool) -> None:
        """Take the region as it stands, or give it up."""
        if not self._regions.drawing:
            return
        box, ref = self._regions.take()
        self.viewport().unsetCursor()
        self.viewport().update()
        self.drawing_ended.emit()
        if not take or box is None or not box[2] or not box[3]:
            return
        if ref:
            self.region_moved.emit(ref, box)
        else:
            self.region_drawn.emit(box)

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, its regions, and that it is seen in other light."""
        painter = QPainter(self.viewport())
        if not self._paper:
            painter.fillRect(self.viewport().rect(), _GROUND)
        if not self._image.isNull():
            if self._light == (NEUTRAL, NEUTRAL):
                self._draw(painter, QPointF(0, 0))
            else:
                self._draw_in_other_light(painter)
            if self._outdated:
                painter.fillRect(self.viewport().rect(), QColor(0, 0, 0, 170))
            else:
                self._found.paint(painter, self._placed())
                self._regions.paint(painter)
        said = tr("Reading this frame…") if self._outdated else self._light_said()
        if said:
            self._draw_notice(painter, said)
        painter.end()

    def _draw(self, painter: QPainter, origin: QPointF) -> None:
        ratio = self.devicePixelRatioF()
        needed = self._full.width() * self._scale * ratio
        image = self._image
        if not self._pixels.isNull() and needed > image.width():
            image = self._pixels
        smooth = needed < _SQUARES_FROM * image.width() or image.width() < self._full.width()
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, smooth and round(needed) != image.width()
        )
        placed = self._placed() * QTransform.fromTranslate(-origin.x(), -origin.y())
        painter.setWorldTransform(placed)
        painter.drawImage(QRectF(0, 0, 1, 1), image)
        painter.resetTransform()

    def _draw_in_other_light(self, painter: QPainter) -> None:
        """Only what is seen is worked out, in the size it is seen in."""
        whole = self._placed().mapRect(QRectF(0, 0, 1, 1)).toAlignedRect()
        seen = whole & self.viewport().rect()
        if seen.isEmpty():
            return
        ratio = self.devicePixelRatioF()
        drawn = QImage(seen.size() * ratio, QImage.Format.Format_RGB32)
        drawn.setDevicePixelRatio(ratio)
        drawn.fill(self.palette().base().color() if self._paper else _GROUND)
        inner = QPainter(drawn)
        self._draw(inner, QPointF(seen.topLeft()))
        inner.end()
        lit = adjusted(drawn, *self._light)
        lit.setDevicePixelRatio(ratio)
        painter.drawImage(seen.topLeft(), lit)

    def _light_said(self) -> str:
        if self._light == (NEUTRAL, NEUTRAL):
            return ""
        return tr(
            "For viewing only: brightness {brightness} %, contrast {contrast} %",
            brightness=round(100 * self._light[0]),
            contrast=round(100 * self._light[1]),
        )

    def _draw_notice(self, painter: QPainter, said: str) -> None:
        room = painter.fontMetrics().boundingRect(said).adjusted(-8, -4, 8, 4)
        room.moveBottomLeft(QPoint(10, self.viewport().height() - 10))
        painter.fillRect(room, QColor(0, 0, 0, 200))
        painter.setPen(QColor("#ffffff"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was fitted stays so."""
        super().resizeEvent(event)
        self._settle()

    # ------------------------------------------------------------ hands

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; paper scrolls, and zooms with Ctrl."""
        turned = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta()
        if self._paper and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.pan(-turned.x(), -turned.y())
        else:
            self.zoom(1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a region, or of the picture."""
        if event.button() is not Qt.MouseButton.LeftButton:
            event.ignore()
            return
        self._hand, self._panned = event.position(), False
        self._regions.placed = self._placed()
        if not self._image.isNull():
            self._regions.grasp(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw, move or resize a region, or move the picture."""
        where = event.position()
        if self._hand is None:
            shape = self._regions.cursor(where)
            if shape is None and self._can_pan():
                shape = Qt.CursorShape.OpenHandCursor
            self.viewport().setCursor(shape or Qt.CursorShape.ArrowCursor)
            self._tell_note(where)
        elif self._regions.busy:
            self._regions.drag(where)
            self.viewport().update()
        else:
            way = self._hand - where
            if self._panned or way.manhattanLength() > _CLICK:
                self._panned = True
                self._hand = where
                self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
                self.pan(way.x(), way.y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What the hand did is done; a click on a region marks it, any other may mean play."""
        if event.button() is not Qt.MouseButton.LeftButton or self._hand is None:
            event.ignore()
            return
        self._hand = None
        if self._regions.busy:
            ref, box = self._regions.let_go()
            if not ref:
                if box is not None:
                    self.end_drawing(take=True)
            elif box is None:
                self._click_region(ref)
            else:
                self._regions.selected = ref
                self.region_moved.emit(ref, box)
        elif not self._panned:
            ref = self._regions.at(event.position())
            self._click_region(ref)
            if not ref:
                self.pressed.emit()
        self.viewport().update()

    def _click_region(self, ref: str) -> None:
        self._regions.selected = ref
        if ref:
            self.region_clicked.emit(ref)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Fit, or a pixel for a pixel."""
        if not self._regions.drawing and not self._regions.at(event.position()):
            self.life_size(event.position())

    def _can_pan(self) -> bool:
        whole = self._placed().mapRect(QRectF(0, 0, 1, 1))
        area = self.viewport().size()
        return whole.width() > area.width() + 1 or whole.height() > area.height() + 1

    def _tell_note(self, where: QPointF) -> None:
        ref = self._regions.at(where)
        note = next((one.note for one in self._regions.shown if one.ref == ref), "")
        said = f"<qt>{html.escape(note)}</qt>" if note else ""  # Qt guesses at markup else
        if self.viewport().toolTip() != said:
            self.viewport().setToolTip(said)

    def event(self, event: QEvent) -> bool:
        """While a region is drawn, its keys are keys of the picture, not of the page."""
        if event.type() == QEvent.Type.ShortcutOverride and self._regions.drawing:
            key = event.key()  # type: ignore[attr-defined]
            if key in _ARROWS or key in _TAKE or key == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw a region by keys; all others are the page's."""
        key = event.key()
        if not self._regions.drawing:
            event.ignore()
        elif key in _TAKE:
            self.end_drawing(take=True)
        elif key == Qt.Key.Key_Escape:
            self.end_drawing(take=False)
        elif key in _ARROWS:
            x, y = _ARROWS[key]
            held = event.modifiers()
            step = 1 if held & Qt.KeyboardModifier.ControlModifier else 12
            resize = bool(held & Qt.KeyboardModifier.ShiftModifier)
            self._regions.push(x * step, y * step, resize=resize)
            self.viewport().update()
        else:
            event.ignore()
