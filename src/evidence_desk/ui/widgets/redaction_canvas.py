"""A picture on which parts are drawn that nobody shall see: boxes, ellipses, polygons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from evidence_desk.domain.redaction import Form, Shape, shape
from evidence_desk.ui.language import tr

_PALE, _DARK = QColor("#ffffff"), QColor("#101010")
_VEIL = QColor(0, 0, 0, 120)
_LEAST = 6  # pixels of the screen: what is smaller is no drawing but a click
_STEP = 0.005  # of the picture's side, for an arrow; ten times that with Ctrl
_NEW = (0.4, 0.4, 0.2, 0.2)  # where a shape made by key begins


class RedactionCanvas(QWidget):
    """Draws with the mouse or the keys; `changed` whenever there are other shapes or another
    chosen one.

    Drag to draw; click a shape to choose it, drag it to move it, `Delete` takes it away. A polygon
    is clicked corner by corner and closed by Enter, a double click, or its first corner. By keys:
    Insert puts a shape in the middle, arrows move the chosen one, Shift and arrows resize it.

    `proposals` are dashed and cover nothing until they are confirmed, by Enter or a double click;
    they count after the shapes where one is chosen, and Delete turns one down.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("The photo and what is covered in it"))
        self.setMinimumSize(320, 200)
        self.form = Form.BOX
        self.shapes: list[Shape] = []
        self.proposals: list[Shape] = []
        self.chosen = -1
        self._image = QImage()
        self._shown: QImage | None = None  # the redacted picture, while it is looked at
        self._began: QPointF | None = None
        self._now = QPointF()
        self._moved: Shape | None = None  # the chosen shape as it was when the hand took it
        self._corners: list[QPointF] = []
        self._before: list[tuple[list[Shape], list[Shape]]] = []

    def sizeHint(self) -> QSize:
        """Room enough to draw in."""
        return QSize(760, 520)

    def show_image(self, image: QImage) -> None:
        """The photo to draw on."""
        self._image = image
        self.update()

    @property
    def image(self) -> QImage:
        """The photo that is drawn on."""
        return self._image

    def show_result(self, image: QImage | None) -> None:
        """The redacted picture in place of the drawing; None goes back to drawing."""
        self._shown = image
        self.setCursor(Qt.CursorShape.ArrowCursor if image else Qt.CursorShape.CrossCursor)
        self.update()

    def use(self, form: Form) -> None:
        """What is drawn next; a polygon half drawn is given up."""
        self.form = form
        self._corners.clear()
        self.update()

    def set_shapes(self, shapes: Sequence[Shape]) -> None:
        """Other shapes, as one step that can be taken back."""
        self._keep()
        self.shapes = list(shapes)
        self.choose(len(self.shapes) - 1)

    def choose(self, number: int) -> None:
        """Take one of the shapes in hand; -1 none."""
        there = len(self.shapes) + len(self.proposals)
        self.chosen = number if 0 <= number < there else -1
        self.update()
        self.changed.emit()

    def remove_chosen(self) -> None:
        """Take the chosen shape away, or turn the chosen proposal down."""
        if self.chosen < 0:
            return
        self._keep()
        if self.asked is None:
            del self.shapes[self.chosen]
        else:
            del self.proposals[self.asked]
        self.choose(min(self.chosen, len(self.shapes) + len(self.proposals) - 1))

    @property
    def asked(self) -> int | None:
        """Which of the proposals is chosen; None if a shape is, or nothing."""
        return self.chosen - len(self.shapes) if self.chosen >= len(self.shapes) else None

    def turn_to(self, shapes: Sequence[Shape], proposals: Sequence[Shape]) -> None:
        """Another picture's shapes and proposals; what was done before cannot be taken back."""
        self.shapes, self.proposals = list(shapes), list(proposals)
        self._before.clear()
        self._corners.clear()
        self.choose(-1 if not self.proposals else len(self.shapes))

    def propose(self, proposals: Sequence[Shape]) -> None:
        """Ask about these, beside what is asked about already; what is covered is not asked."""
        there = {*self.shapes, *self.proposals}
        new = [one for one in proposals if one not in there]
        if new:
            self._keep()
            self.proposals += new
        self.choose(len(self.shapes) if self.proposals else self.chosen)

    def confirm(self) -> None:
        """Cover what the chosen proposal asks about, and choose the next one."""
        at = self.asked
        if at is not None:
            self._keep()
            self.shapes.append(self.proposals.pop(at))
            left = at if at < len(self.proposals) else len(self.proposals) - 1
            self.choose(len(self.shapes) + left if left >= 0 else len(self.shapes) - 1)

    def confirm_all(self) -> None:
        """Cover what all proposals ask about."""
        if self.proposals:
            self._keep()
            self.shapes += self.proposals
            self.proposals = []
            self.choose(len(self.shapes) - 1)

    def turn_down_all(self) -> None:
        """Ask about nothing any more."""
        if self.proposals:
            self._keep()
            self.proposals = []
            self.choose(min(self.chosen, len(self.shapes) - 1))

    def undo(self) -> None:
        """Take the last step of drawing back."""
        if self._corners:
            self._corners.pop()
            self.update()
        elif self._before:
            self.shapes, self.proposals = self._before.pop()
            self.choose(min(self.chosen, len(self.shapes) + len(self.proposals) - 1))

    def _keep(self) -> None:
        self._before.append((list(self.shapes), list(self.proposals)))

    # ------------------------------------------------------------ places

    def picture_rect(self) -> QRectF:
        """Where the picture lies in the widget."""
        if self._image.isNull():
            return QRectF(self.rect())
        size = self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _part(self, where: QPointF) -> tuple[float, float]:
        rect = self.picture_rect()
        x = (where.x() - rect.left()) / max(1.0, rect.width())
        y = (where.y() - rect.top()) / max(1.0, rect.height())
        return min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0)

    def outline(self, one: Shape) -> QPolygonF:
        """The corners of a shape, or of the rectangle around it, on the screen."""
        rect = self.picture_rect()
        return QPolygonF(
            [
                QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
                for x, y in one.corners()
            ]
        )

    def _at(self, where: QPointF) -> int:
        every = [*self.shapes, *self.proposals]
        for number in range(len(every) - 1, -1, -1):
            if self.outline(every[number]).containsPoint(where, Qt.FillRule.OddEvenFill):
                return number
        return -1

    # ------------------------------------------------------------ the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to draw, set a corner, or take a shape in hand."""
        if event.button() != Qt.MouseButton.LeftButton or self._shown or self._image.isNull():
            return
        where = event.position()
        if self.form is Form.POLYGON and (self._corners or self._at(where) < 0):
            self._corner(where)
            return
        self._began = self._now = where
        number = self._at(where)
        self._moved = self.shapes[number] if 0 <= number < len(self.shapes) else None
        self.choose(number)

    def _corner(self, where: QPointF) -> None:
        first = self._corners[0] if self._corners else None
        if first is not None and (where - first).manhattanLength() <= _LEAST:
            self.close_polygon()
            return
        self._corners.append(where)
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw on, or move what is in hand."""
        self._now = event.position()
        if self._began is not None and self._moved is not None:
            way = self._now - self._began
            rect = self.picture_rect()
            moved = _shifted(self._moved, way.x() / rect.width(), way.y() / rect.height())
            self.shapes[self.chosen] = moved
        if self._began is not None or self._corners:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """What was drawn is a shape, unless it is too small to be meant."""
        began, moved = self._began, self._moved
        self._began = self._moved = None
        if began is None:
            return
        self._now = event.position()
        far = QRectF(began, self._now).normalized()
        if moved is not None:
            now = self.shapes[self.chosen]
            self.shapes[self.chosen] = moved
            if now != moved:
                self._keep()
                self.shapes[self.chosen] = now
            self.choose(self.chosen)
        elif far.width() >= _LEAST and far.height() >= _LEAST:
            (x1, y1), (x2, y2) = self._part(far.topLeft()), self._part(far.bottomRight())
            if x2 > x1 and y2 > y1:
                self._add(shape(self.form, (x1, y1, x2 - x1, y2 - y1)))
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Close the polygon, or confirm what is asked about there."""
        if self._corners:
            self.close_polygon()
        elif self._at(event.position()) >= len(self.shapes) and self.asked is not None:
            self.confirm()
        else:
            self.mousePressEvent(event)

    def close_polygon(self) -> None:
        """What was clicked becomes a shape, if it has three corners."""
        corners, self._corners = self._corners, []
        if len(corners) >= 3:
            self._add(shape("polygon", [part for one in corners for part in self._part(one)]))
        self.update()

    def _add(self, one: Shape) -> None:
        self._keep()
        self.shapes.append(one)
        self.choose(len(self.shapes) - 1)

    # ------------------------------------------------------------ the keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw without a mouse."""
        key, mods = event.key(), event.modifiers()
        way = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(key))
        if way is not None and 0 <= self.chosen < len(self.shapes):
            step = _STEP * (10 if mods & Qt.KeyboardModifier.ControlModifier else 1)
            resize = bool(mods & Qt.KeyboardModifier.ShiftModifier)
            self._step(way[0] * step, way[1] * step, resize=resize)
        elif key == Qt.Key.Key_Insert:
            if self.form is Form.POLYGON:
                self._add(shape("polygon", (0.5, 0.4, 0.6, 0.5, 0.5, 0.6, 0.4, 0.5)))
            else:
                self._add(shape(self.form, _NEW))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_chosen()
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) and (self.shapes or self.proposals):
            step_ = 1 if key == Qt.Key.Key_PageDown else -1
            self.choose((self.chosen + step_) % (len(self.shapes) + len(self.proposals)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._corners:
            self.close_polygon()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.asked is not None:
            self.confirm()
        elif key == Qt.Key.Key_Escape and self._corners:
            self._corners.clear()
            self.update()
        else:
            super().keyPressEvent(event)

    def _step(self, x: float, y: float, *, resize: bool) -> None:
        one = self.shapes[self.chosen]
        made = _resized(one, x, y) if resize else _shifted(one, x, y)
        if made != one:
            self._keep()
            self.shapes[self.chosen] = made
            self.choose(self.chosen)

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The photo, the shapes over it, and what is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        image = self._shown or self._image
        if image.isNull():
            return
        painter.drawImage(self.picture_rect(), image)
        if self._shown:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, one in enumerate(self.shapes):
            self._paint(painter, one.form, self.outline(one), thick=number == self.chosen)
            corner = self.outline(one).boundingRect().topLeft()
            painter.setPen(_PALE)
            painter.drawText(
                corner + QPointF(6, painter.fontMetrics().ascent() + 4), str(number + 1)
            )
        for number, one in enumerate(self.proposals, len(self.shapes)):
            self._ask(painter, one, thick=number == self.chosen)
        if self._began is not None and self._moved is None:
            far = QRectF(self._began, self._now).normalized()
            self._paint(painter, self.form, QPolygonF(far), thick=False)
        if self._corners:
            painter.setPen(QPen(_DARK, 3))
            painter.drawPolyline(QPolygonF([*self._corners, self._now]))
            painter.setPen(QPen(_PALE, 1, Qt.PenStyle.DashLine))
            painter.drawPolyline(QPolygonF([*self._corners, self._now]))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().highlight().color(), 2))
            painter.drawRect(self.picture_rect().adjusted(1, 1, -1, -1))

    def _ask(self, painter: QPainter, one: Shape, *, thick: bool) -> None:
        """A proposal: dashed, and what lies there can still be seen."""
        outline = self.outline(one)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (
            QPen(_DARK, 2 if thick else 1),
            QPen(_PALE, 2 if thick else 1, Qt.PenStyle.DashLine),
        ):
            painter.setPen(pen)
            if one.form is Form.ELLIPSE:
                painter.drawEllipse(outline.boundingRect())
            else:
                painter.drawPolygon(outline)

    def _paint(self, painter: QPainter, form: Form, outline: QPolygonF, *, thick: bool) -> None:
        for pen, brush in (
            (QPen(_DARK, 5 if thick else 3), _VEIL),
            (QPen(_PALE, 3 if thick else 1), Qt.BrushStyle.NoBrush),
        ):
            painter.setPen(pen)
            painter.setBrush(brush)
            if form is Form.ELLIPSE:
                painter.drawEllipse(outline.boundingRect())
            else:
                painter.drawPolygon(outline)


def _shifted(one: Shape, x: float, y: float) -> Shape:
    """A shape moved, as far as its middle stays in the picture."""
    corners = one.corners()
    middle_x = sum(corner[0] for corner in corners) / len(corners)
    middle_y = sum(corner[1] for corner in corners) / len(corners)
    x = min(max(x, -middle_x), 1 - middle_x)
    y = min(max(y, -middle_y), 1 - middle_y)
    points = list(one.points)
    if one.form is Form.POLYGON:
        points[::2] = [part + x for part in points[::2]]
        points[1::2] = [part + y for part in points[1::2]]
    else:
        points[0] += x
        points[1] += y
    return shape(one.form, points)


def _resized(one: Shape, x: float, y: float) -> Shape:
    """A shape made wider by `x` and higher by `y`, from its upper left on."""
    if one.form is not Form.POLYGON:
        left, top, wide, high = one.points
        return shape(one.form, (left, top, max(0.01, wide + x), max(0.01, high + y)))
    xs, ys = one.points[::2], one.points[1::2]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    grow_x = max(0.01, wide + x) / wide if wide else 1.0
    grow_y = max(0.01, high + y) / high if high else 1.0
    points: list[float] = []
    for corner_x, corner_y in one.corners():
        points += [
            min(xs) + (corner_x - min(xs)) * grow_x,
            min(ys) + (corner_y - min(ys)) * grow_y,
        ]
    return shape(one.form, points)
