"""The map itself: panned, zoomed, pointed at and chosen from, by mouse and by keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from evidence_desk.desk.mapping import MapContents, Outlines, clusters, some, spread, within
from evidence_desk.domain.points import Area
from evidence_desk.domain.projection import View
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets import map_paint
from evidence_desk.ui.widgets.map_marks import Mark, ids_of, label_of, marks, seen_from, words_of

_STEP = 80  # pixels an arrow key pans
_BOX_STEP = 24  # pixels an arrow key moves or sizes the box
_FACTOR = 1.6  # by which + and - zoom
_MARGIN = 220  # pixels gathered and drawn beyond each edge, so that panning has little to do
_NAMED = 40  # marks up to which incidents have their names beside them
_MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QWidget):
    """What a query puts on the map.

    `chosen` carries ids of items chosen by hand; `opened` a mark that was entered and does not
    open into smaller ones; `picked` a point; `moved` that another part is seen.
    """

    chosen = Signal(list)
    opened = Signal(object)
    picked = Signal(float, float)
    moved = Signal()

    def __init__(self, language: str, *, picks: bool = False, parent: QWidget | None = None):
        super().__init__(parent)
        self._language, self._picks = language, picks
        self.view = View()
        self.contents: MapContents | None = None
        self.outlines: Outlines | None = None
        self.marks: list[Mark] = []
        self.current: Mark | None = None
        self.box: QRectF | None = None  # being drawn, in pixels
        self.area: Area | None = None  # chosen last
        self._selected: set[int] = set()
        self._ringed: set[tuple[int, int]] | None = None  # cells that hold them
        self._fitted = False
        self._stale = True
        self._wide: View | None = None  # what is gathered and drawn: the view and a margin
        self._wide_marks: list[Mark] | None = None
        self._press: QPointF | None = None
        self._dragged = False
        self._ground: QPixmap | None = None
        self.setAccessibleName(tr("Map"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, 160)
        own(self, "Left", "Right", "Up", "Down", "Shift+Left", "Shift+Right", "Shift+Up",
            "Shift+Down", "Space", "Home")  # fmt: skip

    # ------------------------------------------------------------ what is shown

    def show_contents(self, contents: MapContents) -> None:
        """Show these; the view moves only where nothing of them is seen in it.

        Who stands on a mark goes on standing there, as long as something of its kind is.
        """
        self.contents = contents
        self._stale, self._wide_marks = True, None
        self._keep_current()
        nothing = not any(one.kind != "place" for one in self._marks())
        if not self._fitted or (nothing and not self._picks):
            self.fit()
        self.update()

    def show_outlines(self, outlines: Outlines) -> None:
        """Draw these coasts and borders from now on."""
        self.outlines = outlines
        self._ground = None
        self.update()

    def show_selection(self, ids: list[int]) -> None:
        """Ring the marks that hold selected items."""
        self._selected, self._ringed = set(ids), None
        self.update()

    def fit(self) -> None:
        """See everything there is; places alone where there is nothing else."""
        found = self.contents
        if found is None:
            return
        xs = [float(x) for points in (found.items, found.incidents) for x in points.x]
        ys = [float(y) for points in (found.items, found.incidents) for y in points.y]
        if not xs:
            xs, ys = [one.x for one in found.places], [one.y for one in found.places]
        if xs:
            self._fitted = True
            self.look(self.view.fitting(min(xs), min(ys), max(xs), max(ys)))

    def look(self, view: View) -> None:
        """See another part."""
        if view != self.view:
            self.view = view
            self._stale = True
            self._keep_current()
            self.update()
            self.moved.emit()

    def stay(self, view: View) -> None:
        """See this part, whatever there is elsewhere."""
        self._fitted = True
        self.look(view)

    def zoom(self, factor: float) -> None:
        """Nearer or farther, at the mark in hand or the middle."""
        at = self.current.at if self.current is not None else None
        self.look(self.view.zoomed(factor, at.x() if at else None, at.y() if at else None))

    def nearer(self) -> None:
        """A step nearer."""
        self.zoom(_FACTOR)

    def farther(self) -> None:
        """A step farther."""
        self.zoom(1 / _FACTOR)

    def seen_area(self) -> Area:
        """The part seen, as a rectangle in degrees."""
        return self._area_of(QRectF(0, 0, self.view.width, self.view.height))

    def _area_of(self, box: QRectF) -> Area:
        north, west = self.view.at(box.left(), box.top())
        south, east = self.view.at(box.right(), box.bottom())
        return Area(south, west, north, east)

    def _marks(self) -> list[Mark]:
        if self._stale and self.contents is not None:
            left, top = self._offset()
            if self._wide_marks is None:
                self._wide_marks, self._ringed = marks(self.contents, self._wide_view()), None
            self.marks = seen_from(self._wide_marks, left, top, self.view)
            self._stale = False
        return self.marks

    def _wide_view(self) -> View:
        """The view with a margin: of now, or of before as long as it still holds what is seen."""
        wide, view = self._wide, self.view
        if wide is not None and wide.scale == view.scale:
            left, top = wide.to_screen(*view.to_world(0, 0))
            right, bottom = left + view.width, top + view.height
            if min(left, top) >= 0 and right <= wide.width and bottom <= wide.height:
                return wide
        self._wide = view.resized(view.width + 2 * _MARGIN, view.height + 2 * _MARGIN)
        self._wide_marks, self._ground = None, None
        return self._wide

    def _offset(self) -> tuple[float, float]:
        """Where the view's left top lies in what is gathered and drawn."""
        return self._wide_view().to_screen(*self.view.to_world(0, 0))

    def _keep_current(self) -> None:
        """After another view: the mark in hand is the one that stands where it stood, if any."""
        if self.current is None:
            return
        one = self.current
        x, y = (one.cluster or one.place).x, (one.cluster or one.place).y  # type: ignore[union-attr]
        there = self.view.to_screen(x, y)
        found = [
            mark
            for mark in self._marks()
            if mark.kind == one.kind
            and abs(mark.at.x() - there[0]) < 46
            and abs(mark.at.y() - there[1]) < 66
        ]
        self._stand_on(found[0] if found else None)

    # ------------------------------------------------------------ choosing

    def begin_box(self) -> None:
        """A rectangle to be moved and sized by the arrow keys, and taken with Enter."""
        wide, high = self.view.width / 3, self.view.height / 3
        self.box = QRectF(wide, high, wide, high)
        self.setFocus()
        self.update()

    def take_box(self) -> None:
        """Choose what lies in the rectangle."""
        if self.box is None or self.contents is None:
            return
        box, self.box = self.box.normalized(), None
        self.area = self._area_of(box)
        left, top = self.view.to_world(box.left(), box.top())
        right, bottom = self.view.to_world(box.right(), box.bottom())
        self.chosen.emit(within(self.contents.items, left, top, right, bottom))
        self.update()

    def take_mark(self, mark: Mark) -> None:
        """Choose the items of a mark."""
        self._stand_on(mark)
        if self.contents is not None and mark.kind == "item":
            self.area = self.area_of(mark)
            self.chosen.emit(ids_of(mark, self.contents.items))

    def area_of(self, mark: Mark) -> Area | None:
        """The rectangle in which a cluster's items lie, a little wider."""
        if self.contents is None or mark.cluster is None:
            return None
        left, top, right, bottom = spread(self.contents.items, mark.cluster.members())
        north, west = self.view.at(*self.view.to_screen(left, top))
        south, east = self.view.at(*self.view.to_screen(right, bottom))
        little = 2e-6  # degrees; more than what is lost where it is written
        return Area(south - little, west - little, north + little, east + little)

    def enter_mark(self, mark: Mark) -> None:
        """A cluster opens into smaller ones; what is one thing, or cannot be parted, is opened."""
        contents = self.contents
        self._stand_on(mark)
        if contents is not None and mark.cluster is not None and mark.count > 1:
            points = contents.items if mark.kind == "item" else contents.incidents
            left, top, right, bottom = spread(points, mark.cluster.members())
            nearer = self.view.fitting(left, top, right, bottom)
            if max(right - left, bottom - top) * nearer.scale > 60:
                self.current = None
                self.look(nearer)
                return
        self.opened.emit(mark)

    def _stand_on(self, mark: Mark | None) -> None:
        self.current = mark
        words = ""
        if mark is not None and self.contents is not None:
            words = words_of(mark, self.contents, self._language)
        self.setAccessibleDescription(words)
        changed = QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        QAccessible.updateAccessibility(changed)
        self.update()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from mark to mark, and on to the next control after the last."""
        found = self._marks()
        if self.box is not None or not found or self._picks:
            return super().focusNextPrevChild(forward)
        at = found.index(self.current) if self.current in found else -1 if forward else len(found)
        at += 1 if forward else -1
        if 0 <= at < len(found):
            self._stand_on(found[at])
            return True
        self._stand_on(None)
        return super().focusNextPrevChild(forward)

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        """Enter and Escape are the map's own while it has something to do with them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            leaves = event.key() == Qt.Key.Key_Escape and (
                self.box is not None or self.current is not None
            )
            if (enters and not self._picks) or leaves:
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            words = words_of(mark, self.contents, self._language) if mark and self.contents else ""
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows pan, or move and size the box; Enter, Space and Escape act on what is in hand."""
        key = Qt.Key(event.key())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _MOVES:
            self._arrow(*_MOVES[key], sizes=shift)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._picks:
            if self.box is not None:
                self.take_box()
            elif self.current is not None:
                self.enter_mark(self.current)
        elif key == Qt.Key.Key_Space and self.current is not None:
            self.take_mark(self.current)
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif self._picks and event.text() in ("+", "=", "-"):  # in a box no action has these keys
            self.zoom(1 / _FACTOR if event.text() == "-" else _FACTOR)
        elif key == Qt.Key.Key_Escape and (self.box is not None or self.current is not None):
            self.box = None
            self._stand_on(None)
        else:
            super().keyPressEvent(event)

    def _arrow(self, dx: int, dy: int, *, sizes: bool) -> None:
        if self.box is None:
            step = 3 * _STEP if sizes else _STEP
            self.look(self.view.panned(dx * step, dy * step))
            return
        if sizes:
            width = max(_BOX_STEP, self.box.width() + dx * _BOX_STEP)
            height = max(_BOX_STEP, self.box.height() + dy * _BOX_STEP)
            self.box = QRectF(self.box.x(), self.box.y(), width, height)
        else:
            self.box = self.box.translated(dx * _BOX_STEP, dy * _BOX_STEP)
        self.update()

    # ------------------------------------------------------------ mouse

    def _mark_at(self, where: QPointF) -> Mark | None:
        found = [mark for mark in self._marks() if mark.holds(where)]
        order = {"incident": 0, "item": 1, "place": 2}
        return min(found, key=lambda mark: order[mark.kind], default=None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the map, or begin a rectangle."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self._press, self._dragged = event.position(), False
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and not self._picks:
            self.box = QRectF(self._press, self._press)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or draw the rectangle."""
        if self._press is None:
            over = self._mark_at(event.position()) is not None
            self.setCursor(
                Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
            )
            return
        if self.box is not None:
            self.box = QRectF(self._press, event.position())
            self.update()
            return
        moved = self._press - event.position()
        if self._dragged or moved.manhattanLength() > 4:
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.look(self.view.panned(moved.x(), moved.y()))
            self._press = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose what was clicked, or what lies in the rectangle."""
        if self._press is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._press = None
        self.setCursor(Qt.CursorShape.ArrowCursor)
        if self.box is not None:
            self.take_box()
        elif not self._dragged:
            mark = self._mark_at(event.position())
            if self._picks:
                where = event.position()
                self.look(self.view.panned(where.x() - self.view.width / 2,
                                           where.y() - self.view.height / 2))  # fmt: skip
            elif mark is not None:
                self.take_mark(mark)
            else:
                self._stand_on(None)
                self.area = None
                self.chosen.emit([])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Enter what was clicked; where there is nothing, go nearer."""
        mark = None if self._picks else self._mark_at(event.position())
        if mark is not None:
            self.enter_mark(mark)
        else:
            self.look(self.view.zoomed(2, event.position().x(), event.position().y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Nearer or farther at the pointer."""
        turned = event.angleDelta().y() or event.pixelDelta().y() * 8
        at = event.position()
        self.look(self.view.zoomed(2 ** (turned / 240), at.x(), at.y()))
        event.accept()

    # ------------------------------------------------------------ drawing

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same middle in another size."""
        first = not self._fitted
        self.view = self.view.resized(self.width(), self.height())
        self._stale, self._wide = True, None
        if first:
            self.fit()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Other colours."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._ground = None
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground as it was drawn for this view, and what stands on it."""
        painter = QPainter(self)
        left, top = self._offset()
        painter.drawPixmap(QPoint(round(-left), round(-top)), self._drawn_ground())
        map_paint.draw_grid(painter, self.view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        contents, found = self.contents, self._marks()
        if contents is not None:
            for place in contents.places:
                map_paint.draw_radius(painter, self.view, place)
            for mark in found:
                if mark.kind == "incident":
                    map_paint.draw_stem(painter, mark)
            order = {"place": 0, "item": 1, "incident": 2}
            for mark in sorted(found, key=lambda one: order[one.kind]):
                current = mark == self.current and self.hasFocus()
                map_paint.draw_mark(painter, mark, chosen=self._holds(mark), current=current)
            map_paint.draw_names(painter, self.view, self._named(contents, found), found)
        if self.box is not None:
            map_paint.draw_box(painter, self.box.normalized())
        if self._picks:
            map_paint.draw_cross(painter, self.view)
        map_paint.draw_scale(painter, self.view)
        if not self._picks:
            map_paint.draw_legend(painter, self.view)

    def _drawn_ground(self) -> QPixmap:
        wide = self._wide_view()
        if self._ground is None:
            ratio = self.devicePixelRatioF()
            pixmap = QPixmap(int(wide.width * ratio), int(wide.height * ratio))
            pixmap.setDevicePixelRatio(ratio)
            painter = QPainter(pixmap)
            map_paint.draw_ground(painter, wide, self.outlines)
            painter.end()
            self._ground = pixmap
        return self._ground

    def _holds(self, mark: Mark) -> bool:
        if mark.kind != "item" or not self._selected or self.contents is None:
            return False
        if self._ringed is None:
            chosen = some(self.contents.items, self._selected)
            parts = clusters(chosen, "item", self._wide_view())
            self._ringed = {cell for one in parts for cell in one.cells}
        return mark.cluster is not None and not self._ringed.isdisjoint(mark.cluster.cells)

    def _named(self, contents: MapContents, found: list[Mark]) -> list[tuple[Mark, str]]:
        named = [one for one in found if one is self.current]
        named += [one for one in found if one.kind == "place" and one is not self.current]
        incidents = [one for one in found if one.kind == "incident" and one.count == 1]
        if len(incidents) <= _NAMED:
            named += [one for one in incidents if one is not self.current]
        return [(one, label_of(one, contents, self._language)) for one in named]

    def hideEvent(self, event: QHideEvent) -> None:
        """What was being drawn is given up."""
        self.box, self._press = None, None
