"""The gallery's grid: pictures in rows under group headings, drawn only where they are seen."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import ItemModel, items_mime, merged, selection_of, spans_of
from evidence_desk.ui.models.thumbnails import Thumbnails
from evidence_desk.ui.widgets.grid_cell import Cells, Look, Shown
from evidence_desk.ui.widgets.grid_layout import GAP, HEAD, Band, GridLayout, RowSpan

_FOLD_ROOM = 22  # at the left of a heading: a click there folds
_EDGE = 24  # so near to an edge a selection drawn by hand scrolls on
_SCREENS = 3  # full of cells, whose looks and pictures are kept
_LEAST_BYTES = 12 << 20
_REST_MS = 40  # so long a hand that leaps has to stay before what is there is asked for


class Grid(QAbstractScrollArea):
    """Shows a model's rows; `selection` is shared with the table.

    `activated` carries a row; `menu_wanted` a global position.
    """

    activated = Signal(int)
    menu_wanted = Signal(QPoint)

    def __init__(
        self,
        model: ItemModel,
        selection: QItemSelectionModel,
        thumbnails: Thumbnails,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cells, self._room = Cells(), QSize()
        self.setAccessibleName(tr("Items"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model, self._selection, self._thumbnails = model, selection, thumbnails
        self._width = 190
        self._bands: list[Band] = []
        self._folded: set[str] = set()
        self._places = GridLayout([], (), 1, (self._width, self._width))
        self._anchor = -1
        self._spans: list[RowSpan] | None = None  # the rows selected; None: to be read anew
        self._pressed: QPoint | None = None
        self._pressed_row = -1
        self._hover: tuple[int, float] | None = None
        self._pointer: QPoint | None = None
        self._rubber: _Rubber | None = None
        self._edge = QTimer(self)
        self._edge.setInterval(16)
        self._edge.timeout.connect(self._scroll_at_edge)
        self._drawn_at = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.viewport().update)
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(self._rows_came)
        selection.selectionChanged.connect(self._selection_changed)
        selection.currentChanged.connect(self._current_changed)
        thumbnails.arrived.connect(self._picture_came)

    # ------------------------------------------------------------ what is shown

    def set_bands(self, bands: list[Band]) -> None:
        """Show these groups; none means one without a heading. What was folded stays so."""
        self._bands = bands
        self._lay_out()

    def fold(self, at: int, folded: bool) -> None:
        """Show a group's heading alone, or its items too."""
        (self._folded.add if folded else self._folded.discard)(self._places.bands[at].key)
        self._lay_out()

    def fold_here(self) -> None:
        """Fold the group in hand, or show its items again."""
        row = self._selection.currentIndex().row()
        at = self._places.band_of(row) if row >= 0 else self._places.band_at(self._offset())
        if at < len(self._places.bands) and self._places.bands[at].label:
            folded = not self._places.is_folded(at)
            self.fold(at, folded)
            if folded and row >= 0:
                self._move_to(self._places.bands[at].first)

    def fold_all(self) -> None:
        """Fold every group; or, where all are folded, show everything again."""
        keys = {band.key for band in self._places.bands if band.label}
        self._folded = set() if keys <= self._folded else self._folded | keys
        self._lay_out()
        self.scroll_to(self._selection.currentIndex().row())

    def set_cell_width(self, width: int) -> None:
        """How wide a picture's cell is, in pixels; the current item stays in sight."""
        self._width = max(90, min(480, width))
        self._lay_out()
        self.scroll_to(self._selection.currentIndex().row())

    def _picture_came(self, item_id: int) -> None:
        # Looked for in sight alone: to know every item's place takes 40 ms of 100,000.
        for low, high in self._in_sight():
            ids = self._model.ids_between(low, high)
            if item_id in ids:
                self.viewport().update(self.cell(low + ids.index(item_id)))

    def _rows_came(self, first: QModelIndex, last: QModelIndex) -> None:
        if any(low <= last.row() and high >= first.row() for low, high in self._in_sight()):
            self.viewport().update()

    def _in_sight(self) -> list[RowSpan]:
        """The first and last of the rows of which a part is seen, group by group."""
        return self._places.rows_in(QRect(QPoint(0, self._offset()), self.viewport().size()))

    def _reset(self) -> None:
        self._anchor = -1
        self._hover = None
        self._rubber = None
        self._spans = None
        self._bands = []
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def _columns(self) -> int:
        return max(1, round((self.viewport().width() - GAP) / (self._width + GAP)))

    def _lay_out(self) -> None:
        columns = self._columns()
        # As near to the width chosen as fills the line.
        width = max(90, (self.viewport().width() - GAP) // columns - GAP)
        height = int(width * 0.68) + 2 * self.fontMetrics().height() + 16
        bands = self._bands or [Band("", 0, self._model.rowCount())]
        self._places = GridLayout(bands, self._folded, columns, (width, height))
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(20, self._places.line_height // 4))
        bar.setRange(0, max(0, self._places.height - self.viewport().height()))
        self.viewport().update()

    def _offset(self) -> int:
        return self.verticalScrollBar().value()

    def _inside(self, point: QPoint) -> QPoint:
        """A place of the viewport, from the top of everything."""
        return point + QPoint(0, self._offset())

    def cell(self, row: int) -> QRect:
        """Where a row's cell lies, in viewport coordinates."""
        return self._places.cell(row).translated(0, -self._offset())

    def row_at(self, point: QPoint) -> int:
        """The row at a place of the viewport, or -1."""
        if self._sticky_rect().contains(point):
            return -1
        return self._places.row_at(self._inside(point))

    def head_at(self, point: QPoint) -> int:
        """The group whose heading is at a place of the viewport, or -1."""
        if self._sticky_rect().contains(point):
            return self._sticky()
        return self._places.head_at(self._inside(point))

    def _sticky(self) -> int:
        """The group whose heading is kept in sight at the top, or -1."""
        at = self._places.band_at(self._offset())
        bands = self._places.bands
        if at < len(bands) and bands[at].label and self._places.tops[at] < self._offset():
            return at
        return -1

    def _sticky_rect(self) -> QRect:
        at = self._sticky()
        if at < 0:
            return QRect()
        y = 0
        if at + 1 < len(self._places.tops):  # the next heading pushes it up
            y = min(0, self._places.tops[at + 1] - self._offset() - HEAD)
        return QRect(0, y, self.viewport().width(), HEAD)

    def scroll_to(self, row: int) -> None:
        """Bring a row into sight."""
        if not 0 <= row < self._model.rowCount():
            return
        cell, bar = self.cell(row), self.verticalScrollBar()
        at = self._places.band_of(row)
        head = self._places.head_height(at)
        top = 0 if self._places.is_folded(at) else head
        if cell.top() < top:
            first_line = row - self._places.bands[at].first < self._places.columns
            room = head + GAP // 2 if first_line or not top else top + GAP // 2
            bar.setValue(bar.value() + cell.top() - room)
        elif cell.bottom() > self.viewport().height():
            bar.setValue(bar.value() + cell.bottom() - self.viewport().height() + GAP)

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells and headings in sight."""
        places, offset, area = self._places, self._offset(), event.rect()
        self._use_look()
        asks = not self._passes_by(offset)
        painter = QPainter(self.viewport())
        painter.fillRect(area, theme.colour("window"))
        current = self._selection.currentIndex().row() if self.hasFocus() else -1
        sight = area.translated(0, offset)
        for first, last in places.rows_in(sight):
            for row in range(first, last + 1):
                self._draw_cell(painter, row, current, asks)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if places.bands:
            for at in range(places.band_at(sight.top()), places.band_at(sight.bottom()) + 1):
                if places.bands[at].label:
                    self._draw_heading(painter, at, places.tops[at] - offset)
        if (sticky := self._sticky()) >= 0:
            place = self._sticky_rect()
            painter.fillRect(place, theme.colour("window"))
            self._draw_heading(painter, sticky, place.top())
            painter.setPen(theme.colour("line"))
            painter.drawLine(place.bottomLeft(), place.bottomRight())
        if self._rubber is not None:
            self._draw_rubber(painter, self._rubber)
        if self._model.rowCount() == 0:
            painter.setPen(theme.colour("quiet"))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("Nothing here.")
            )

    def _passes_by(self, offset: int) -> bool:
        """Whether a hand on the bar leaps from screen to screen: then only what is known is drawn.

        The first leap is asked for at once, further ones where the hand comes to rest: read and
        decoded, what it passed by would be there too late to be seen, and keep what is waited for.
        """
        leaps = abs(offset - self._drawn_at) > self.viewport().height()
        self._drawn_at = offset
        passes = self._rest.isActive()
        if leaps:
            self._rest.start()
        return passes

    def _use_look(self) -> None:
        """Have cells drawn as this size, screen, font, language and palette want it."""
        size, ratio = self.viewport().size(), self.devicePixelRatioF()
        look = Look(
            QSize(self._places.cell_width, self._places.cell_height),
            ratio,
            self.font(),
            self._model.desk.language,
            theme.is_dark(),
        )
        most = int(_SCREENS * 4 * size.width() * size.height() * ratio**2)
        self._cells.use(look, max(_LEAST_BYTES, most))
        self._thumbnails.keep(most)
        self._room = self._cells.room()

    def _draw_heading(self, painter: QPainter, at: int, y: int) -> None:
        painter.save()
        band, folded = self._places.bands[at], self._places.is_folded(at)
        chosen = self._selected_in(band)
        strong, weak = "text", "quiet"
        place = QRect(GAP, y + 3, self.viewport().width() - 2 * GAP, HEAD - 6)
        if folded and chosen == band.count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(place, 6, 6)
            strong = weak = "on_accent"
        row = self._selection.currentIndex().row()
        if folded and self.hasFocus() and row >= 0 and self._places.band_of(row) == at:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 6, 6)
        icon = "mdi6.chevron-right" if folded else "mdi6.chevron-down"
        painter.drawPixmap(QRect(GAP + 2, y + HEAD // 2 - 9, 18, 18), self._cells.icon(icon, weak))
        place.setLeft(GAP + _FOLD_ROOM)
        said = wording.number(band.count)
        if chosen > 0 and not (folded and chosen == band.count):
            said += " · " + tr("%n selected", n=chosen)
        font = self.font()
        font.setBold(True)
        room = place.width() - self.fontMetrics().horizontalAdvance(said) - 14
        label = QFontMetrics(font).elidedText(band.label, Qt.TextElideMode.ElideRight, room)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(font)
        painter.setPen(theme.colour(strong))
        painter.drawText(place, align, label)
        place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(label) + 14)
        painter.setFont(self.font())
        painter.setPen(theme.colour(weak))
        painter.drawText(place, align, said)
        painter.restore()

    def _draw_rubber(self, painter: QPainter, rubber: _Rubber) -> None:
        """The frame drawn by hand, and how many it would take."""
        area = rubber.area().translated(0, -self._offset())
        tint = QColor(theme.colour("accent"))
        tint.setAlpha(40)
        painter.setBrush(tint)
        painter.setPen(QPen(theme.colour("accent"), 1))
        painter.drawRect(area)
        said = wording.number(rubber.count())
        ground = QRect(0, 0, self.fontMetrics().horizontalAdvance(said) + 12, 20)
        ground.moveTopLeft(rubber.to + QPoint(14, 10 - self._offset()))
        if ground.right() > self.viewport().width():
            ground.moveRight(rubber.to.x() - 6)
        if ground.bottom() > self.viewport().height():
            ground.moveBottom(self.viewport().height() - 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        painter.drawRoundedRect(ground, 4, 4)
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(ground, Qt.AlignmentFlag.AlignCenter, said)

    def _draw_cell(self, painter: QPainter, row: int, current: int, asks: bool) -> None:
        item_id, known = self._model.id_at(row), self._model.row(row, asks)
        picture, leafed = self._thumbnails.get(item_id, self._room, asks), None
        if self._hover is not None and self._hover[0] == row and known and known.kind == "video":
            leafed = self._hover[1]
            frames = self._thumbnails.strip(item_id)
            if frames:
                picture = frames[min(len(frames) - 1, int(leafed * len(frames)))]
        shown = Shown(
            row=known,
            picture=picture,
            known=known is not None and self._thumbnails.known(item_id),
            selected=self._is_shown_selected(row),
            current=current == row,
            leafed=leafed,
        )
        self._cells.draw(painter, self.cell(row).topLeft(), item_id, shown)

    # ------------------------------------------------------------ hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font needs taller cells; other words and colours, to be drawn anew."""
        super().changeEvent(event)
        self._cells.forget()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; Ctrl adds, Shift extends. Between the items begins a frame drawn by hand."""
        point = event.position().toPoint()
        row, head = self.row_at(point), self.head_at(point)
        self._pressed, self._pressed_row = point, row
        keys = event.modifiers()
        if event.button() == Qt.MouseButton.RightButton:
            if row >= 0 and not self._is_selected(row):
                self.select(row)
            return
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if head >= 0:
            self._press_heading(head, point, keys)
        elif row < 0:
            adds = keys & (Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier)
            self._rubber = _Rubber(self._inside(point), bool(adds))
            self._hover_at(None)
        elif keys & Qt.KeyboardModifier.ShiftModifier:
            self.select(row, extend=True)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._toggle(row)
        elif not self._is_selected(row):
            self.select(row)
        else:
            self._make_current(row)

    def _press_heading(self, at: int, point: QPoint, keys: Qt.KeyboardModifier) -> None:
        """A click on the arrow folds, elsewhere it selects the group; Ctrl adds it."""
        band = self._places.bands[at]
        if point.x() < GAP + _FOLD_ROOM:
            self._pressed = None
            self._fold_at(at)
            return
        self._pressed_row = band.first
        whole = self._selected_in(band) == band.count
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self._select_spans([self._to_anchor(band.first), (band.first, band.last)])
        elif keys & Qt.KeyboardModifier.ControlModifier:
            own = (band.first, band.last)
            rest = _without(self._selected(), own) if whole else [*self._selected(), own]
            self._anchor = band.first
            self._select_spans(rest)
        elif not whole:
            self._anchor = band.first
            self._select_spans([(band.first, band.last)])
        self._make_current(band.first)

    def _fold_at(self, at: int) -> None:
        """Fold or unfold a group; its heading stays under the pointer."""
        sticky = self._sticky() == at
        self.fold(at, not self._places.is_folded(at))
        if sticky:
            self.verticalScrollBar().setValue(self._places.tops[at])

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of many selected takes it alone; a frame drawn by hand is taken."""
        if self._rubber is not None:
            self._take_rubber(self._rubber)
            self._pressed = None
            return
        point = event.position().toPoint()
        row, head = self.row_at(point), self.head_at(point)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if self._pressed is not None and plain and left:
            if row >= 0 and row == self._pressed_row:
                self.select(row)
            elif head >= 0 and self._places.bands[head].first == self._pressed_row:
                band = self._places.bands[head]
                self._select_spans([(band.first, band.last)])
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, draw a frame, or leaf through the video under the pointer."""
        point = event.position().toPoint()
        if self._rubber is not None:
            self._stretch(point)
            return
        if (
            self._pressed is not None
            and event.buttons() & Qt.MouseButton.LeftButton
            and self._pressed_row >= 0
            and (point - self._pressed).manhattanLength() > QApplication.startDragDistance()
        ):
            self._pressed = None
            self._hover_at(None)
            self._drag()
            return
        self._hover_at(point)

    # ------------------------------------------------------------ leafing through videos

    def _hover_at(self, point: QPoint | None) -> None:
        """Leaf through the video at a place of the viewport; None: the pointer is elsewhere."""
        self._pointer = point
        row = self.row_at(point) if point is not None else -1
        before = self._hover
        if point is not None and row >= 0:
            cell = self.cell(row)
            part = (point.x() - cell.left()) / max(1, cell.width())
            self._hover = (row, min(0.999, max(0.0, part)))
        else:
            self._hover = None
        for one in {place[0] for place in (before, self._hover) if place is not None}:
            self.viewport().update(self.cell(one))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Another item may be under the pointer now."""
        super().scrollContentsBy(dx, dy)
        self.viewport().update()
        if self._pointer is not None:
            self._hover_at(self._pointer)

    def viewportEvent(self, event: QEvent) -> bool:
        """Posters again where the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._hover_at(None)
        return super().viewportEvent(event)

    # ------------------------------------------------------------ a frame drawn by hand

    def _stretch(self, point: QPoint) -> None:
        rubber = self._rubber
        if rubber is None:
            return
        rubber.reach(self._inside(point), self._places)
        height = self.viewport().height()
        near = point.y() < _EDGE or point.y() > height - _EDGE
        if near and not self._edge.isActive():
            self._edge.start()
        elif not near:
            self._edge.stop()
        self._pointer = point
        self.viewport().update()

    def _scroll_at_edge(self) -> None:
        """The nearer to the edge and beyond, the faster."""
        point, height = self._pointer, self.viewport().height()
        if self._rubber is None or point is None:
            self._edge.stop()
            return
        over = point.y() - (height - _EDGE) if point.y() > height // 2 else point.y() - _EDGE
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + max(-400, min(400, over)))
        self._rubber.reach(self._inside(point), self._places)
        self.viewport().update()

    def _take_rubber(self, rubber: _Rubber) -> None:
        self._drop_rubber()
        if rubber.adds and not rubber.spans:
            return
        spans = [*self._selected(), *rubber.spans] if rubber.adds else rubber.spans
        if rubber.spans:
            self._anchor = rubber.spans[0][0]
            self._make_current(self._anchor)
        self._select_spans(spans)

    def _drop_rubber(self) -> None:
        self._rubber = None
        self._edge.stop()
        self.viewport().update()

    def _drag(self) -> None:
        rows = [row for first, last in self._selected() for row in range(first, last + 1)]
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(items_mime([self._model.id_at(row) for row in rows]))
        picture = self._thumbnails.get(self._model.id_at(rows[0]), self._room)
        if picture is not None:
            drag.setPixmap(picture.scaled(96, 96, Qt.AspectRatioMode.KeepAspectRatio))
        drag.exec(Qt.DropAction.LinkAction | Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Review; on a heading: fold or unfold its group."""
        point = event.position().toPoint()
        row, head = self.row_at(point), self.head_at(point)
        if row >= 0:
            self.activated.emit(row)
        elif head >= 0:
            self._fold_at(head)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, pages; Shift extends, Ctrl goes without selecting; Enter reviews."""
        key, count = event.key(), self._model.rowCount()
        row = self._selection.currentIndex().row()
        keys = event.modifiers()
        control = bool(keys & Qt.KeyboardModifier.ControlModifier)
        if key == Qt.Key.Key_Escape and self._rubber is not None:
            self._drop_rubber()
            return
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.activated.emit(row)
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        if key == Qt.Key.Key_Space and control and row >= 0:
            self._toggle(row)
            return
        target = self._target(key, row) if count else None
        if target is None or keys & Qt.KeyboardModifier.AltModifier:
            event.ignore()
            return
        if control and not keys & Qt.KeyboardModifier.ShiftModifier:
            self._make_current(target)
        else:
            self._move_to(target, extend=bool(keys & Qt.KeyboardModifier.ShiftModifier))
        self.scroll_to(target)

    def _target(self, key: int, row: int) -> int | None:
        """Where a key leads from a row; a folded group is one step."""
        keys, places = Qt.Key, self._places
        moves = (
            keys.Key_Left,
            keys.Key_Right,
            keys.Key_Up,
            keys.Key_Down,
            keys.Key_Home,
            keys.Key_End,
        )
        if row < 0 and key in moves[:5]:
            return 0
        lines = max(1, self.viewport().height() // places.line_height)
        match key:
            case keys.Key_Left:
                return places.beside(row, -1)
            case keys.Key_Right:
                return places.beside(row, 1)
            case keys.Key_Home:
                return 0
            case keys.Key_End:
                return places.last_row()
            case keys.Key_Up:
                return places.below(row, -1)
            case keys.Key_Down:
                return places.below(row, 1)
            case keys.Key_PageUp:
                return places.below(max(0, row), -lines)
            case keys.Key_PageDown:
                return places.below(max(0, row), lines)
        return None

    # ------------------------------------------------------------ selecting

    def select(self, row: int, extend: bool = False) -> None:
        """Select a row alone, or all from the anchor to it; a folded group opens for it."""
        at = self._places.band_of(row)
        if at < len(self._places.bands) and self._places.is_folded(at):
            self.fold(at, False)
        self._move_to(row, extend)

    def _move_to(self, row: int, extend: bool = False) -> None:
        """Select what stands at a row (all of a folded group), or all from the anchor to it."""
        if not extend:
            self._anchor = row
        low, high = self._to_anchor(row)
        for end in (low, high):
            at = self._places.band_of(end)
            if at < len(self._places.bands) and self._places.is_folded(at):
                band = self._places.bands[at]
                low, high = min(low, band.first), max(high, band.last)
        self._make_current(row)
        self._select_spans([(low, high)])

    def _to_anchor(self, row: int) -> RowSpan:
        """From where selecting began to a row."""
        if self._anchor < 0:
            current = self._selection.currentIndex().row()
            self._anchor = current if current >= 0 else row
        return min(self._anchor, row), max(self._anchor, row)

    def select_all(self) -> None:
        """Every row."""
        if rows := self._model.rowCount():
            self._select_spans([(0, rows - 1)])

    def _select_spans(self, spans: list[RowSpan]) -> None:
        self._selection.select(
            selection_of(self._model, merged(spans)),
            QItemSelectionModel.SelectionFlag.ClearAndSelect,
        )

    def _selection_changed(self, *_: object) -> None:
        self._spans = None
        self.viewport().update()

    def _selected(self) -> list[RowSpan]:
        """The rows selected, in order."""
        if self._spans is None:
            self._spans = spans_of(self._selection.selection())
        return self._spans

    def _is_selected(self, row: int) -> bool:
        return _holds(self._selected(), row)

    def _is_shown_selected(self, row: int) -> bool:
        """As it would be, were the frame drawn by hand taken now."""
        rubber = self._rubber
        if rubber is None:
            return self._is_selected(row)
        return _holds(rubber.spans, row) or (rubber.adds and self._is_selected(row))

    def _selected_in(self, band: Band) -> int:
        """How many of a group are selected."""
        spans = self._selected()
        at = max(0, bisect_right(spans, (band.first, band.last)) - 1)
        count = 0
        while at < len(spans) and spans[at][0] <= band.last:
            low, high = max(spans[at][0], band.first), min(spans[at][1], band.last)
            count += max(0, high - low + 1)
            at += 1
        return count

    def _toggle(self, row: int) -> None:
        self._anchor = row
        at = self._places.band_of(row)
        own = (row, row)
        if self._places.is_folded(at):
            own = (self._places.bands[at].first, self._places.bands[at].last)
        chosen = self._is_selected(row)
        self._select_spans(_without(self._selected(), own) if chosen else [*self._selected(), own])
        self._make_current(row)

    def _make_current(self, row: int) -> None:
        self._selection.setCurrentIndex(
            self._model.index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def _current_changed(self, *_: object) -> None:
        self.viewport().update()
        known = (
            self._model.row(self._selection.currentIndex().row())
            if self._selection.currentIndex().isValid()
            else None
        )
        if known is not None:
            title = wording.in_language(known.titles, self._model.desk.language) or known.name
            self.setAccessibleDescription(f"{known.ref}, {wording.kind_word(known.kind)}, {title}")


class _Rubber:
    """A frame drawn by hand, from the top of everything, and the rows it touches."""

    def __init__(self, start: QPoint, adds: bool) -> None:
        self.start = self.to = start
        self.adds = adds
        self.spans: list[RowSpan] = []

    def area(self) -> QRect:
        """The rectangle between where it began and where it is."""
        return QRect(self.start, self.to).normalized()

    def reach(self, point: QPoint, places: GridLayout) -> None:
        """Draw it as far as a point."""
        self.to = point
        self.spans = places.rows_in(self.area())

    def count(self) -> int:
        """How many rows it touches."""
        return sum(last - first + 1 for first, last in self.spans)


def _holds(spans: list[RowSpan], row: int) -> bool:
    at = bisect_right(spans, (row, 1 << 60)) - 1
    return at >= 0 and spans[at][0] <= row <= spans[at][1]


def _without(spans: list[RowSpan], own: RowSpan) -> list[RowSpan]:
    """Spans of rows, those of one span taken out."""
    found = []
    for first, last in spans:
        found += [(first, min(last, own[0] - 1)), (max(first, own[1] + 1), last)]
    return [(first, last) for first, last in found if first <= last]
