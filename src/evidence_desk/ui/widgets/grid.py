"""The gallery's grid: pictures in rows under group headings, drawn only where they are seen."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from evidence_desk.desk.items import ItemRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import ItemModel, items_mime
from evidence_desk.ui.models.thumbnails import Thumbnails

_GAP = 10
_HEAD = 34
_KINDS = {
    "video": "mdi6.video",
    "photo": "mdi6.image",
    "audio": "mdi6.waveform",
    "document": "mdi6.file-document-outline",
}
_STATUS = {
    "new": ("mdi6.eye-outline", "quiet"),
    "picked": ("mdi6.flag", "good"),
    "rejected": ("mdi6.close-circle-outline", "bad"),
}
_ACCESS = {"restricted": "mdi6.lock-outline", "confidential": "mdi6.lock"}


@dataclass(frozen=True, slots=True)
class Band:
    """One group: its heading, and the rows of the model it holds."""

    label: str
    first: int
    count: int


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
        self.setAccessibleName(tr("Items"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._model, self._selection, self._thumbnails = model, selection, thumbnails
        self._width = 190
        self._bands: list[Band] = []
        self._tops: list[int] = []
        self._height = 0
        self._anchor = -1
        self._pressed: QPoint | None = None
        self._pressed_row = -1
        self._hover: tuple[int, float] | None = None
        self._pictures: dict[tuple[str, str, bool], QPixmap] = {}
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(lambda *_: self.viewport().update())
        selection.selectionChanged.connect(lambda *_: self.viewport().update())
        selection.currentChanged.connect(self._current_changed)
        thumbnails.arrived.connect(lambda _: self.viewport().update())

    # ------------------------------------------------------------ what is shown

    def set_bands(self, bands: list[Band]) -> None:
        """Show these groups; none means one without a heading."""
        self._bands = bands
        self._lay_out()

    def set_cell_width(self, width: int) -> None:
        """How wide a picture's cell is, in pixels; the current item stays in sight."""
        self._width = max(90, min(480, width))
        self._lay_out()
        self.scroll_to(self._selection.currentIndex().row())

    def _reset(self) -> None:
        self._anchor = -1
        self._hover = None
        self._bands = []
        self.verticalScrollBar().setValue(0)
        self._lay_out()

    def _columns(self) -> int:
        return max(1, round((self.viewport().width() - _GAP) / (self._width + _GAP)))

    def _cell_width(self) -> int:
        """As near to the width chosen as fills the line."""
        return max(90, (self.viewport().width() - _GAP) // self._columns() - _GAP)

    def _cell_height(self) -> int:
        return int(self._cell_width() * 0.68) + 2 * self.fontMetrics().height() + 16

    def _lay_out(self) -> None:
        bands = self._bands or [Band("", 0, self._model.rowCount())]
        columns, height = self._columns(), self._cell_height() + _GAP
        self._tops, y = [], _GAP // 2
        for band in bands:
            self._tops.append(y)
            y += (_HEAD if band.label else 0) + -(-band.count // columns) * height
        self._height = y + _GAP
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(max(20, height // 4))
        bar.setRange(0, max(0, self._height - self.viewport().height()))
        self.viewport().update()

    def _all_bands(self) -> list[Band]:
        return self._bands or [Band("", 0, self._model.rowCount())]

    def _band_of(self, row: int) -> int:
        return max(0, bisect_right([band.first for band in self._all_bands()], row) - 1)

    def cell(self, row: int) -> QRect:
        """Where a row's cell lies, in viewport coordinates."""
        at = self._band_of(row)
        band = self._all_bands()[at]
        columns = self._columns()
        line, column = divmod(row - band.first, columns)
        y = self._tops[at] + (_HEAD if band.label else 0) + line * (self._cell_height() + _GAP)
        width = self._cell_width()
        x = _GAP + column * (width + _GAP)
        return QRect(x, y - self.verticalScrollBar().value(), width, self._cell_height())

    def row_at(self, point: QPoint) -> int:
        """The row at a place of the viewport, or -1."""
        y = point.y() + self.verticalScrollBar().value()
        at = max(0, bisect_right(self._tops, y) - 1)
        bands = self._all_bands()
        if at >= len(bands):
            return -1
        band = bands[at]
        inside = y - self._tops[at] - (_HEAD if band.label else 0)
        width = self._cell_width()
        column, x = divmod(point.x() - _GAP, width + _GAP)
        line = inside // (self._cell_height() + _GAP)
        if inside < 0 or x > width or not 0 <= column < self._columns():
            return -1
        row = int(line * self._columns() + column)
        return band.first + row if row < band.count else -1

    def scroll_to(self, row: int) -> None:
        """Bring a row into sight."""
        if not 0 <= row < self._model.rowCount():
            return
        cell, bar = self.cell(row), self.verticalScrollBar()
        if cell.top() < 0:
            bar.setValue(bar.value() + cell.top() - _GAP - _HEAD)
        elif cell.bottom() > self.viewport().height():
            bar.setValue(bar.value() + cell.bottom() - self.viewport().height() + _GAP)

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells and headings in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), theme.colour("window"))
        top, bottom = self.verticalScrollBar().value(), self.viewport().height()
        columns, height = self._columns(), self._cell_height() + _GAP
        for at, band in enumerate(self._all_bands()):
            y = self._tops[at] - top if at < len(self._tops) else 0
            head = _HEAD if band.label else 0
            lines = -(-band.count // columns)
            if y > bottom or y + head + lines * height < 0:
                continue
            if head:
                self._draw_heading(painter, band, y)
            first = max(0, (-y - head) // height)
            last = min(lines, (bottom - y - head) // height + 1)
            for row in range(int(first) * columns, min(band.count, int(last) * columns)):
                self._draw_cell(painter, band.first + row)
        if self._model.rowCount() == 0:
            painter.setPen(theme.colour("quiet"))
            painter.drawText(
                self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, tr("Nothing here.")
            )

    def _draw_heading(self, painter: QPainter, band: Band, y: int) -> None:
        painter.save()
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        place = QRect(_GAP, y, self.viewport().width() - 2 * _GAP, _HEAD - 6)
        label = QFontMetrics(font).elidedText(
            f"{band.label}   ", Qt.TextElideMode.ElideRight, place.width() - 60
        )
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, align, label)
        painter.setFont(self.font())
        painter.setPen(theme.colour("quiet"))
        place.setLeft(place.left() + QFontMetrics(font).horizontalAdvance(label) + 6)
        painter.drawText(place, align, wording.number(band.count))
        painter.restore()

    def _draw_cell(self, painter: QPainter, row: int) -> None:
        cell = self.cell(row)
        selected = self._selection.isRowSelected(row)
        current = self._selection.currentIndex().row() == row
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent") if selected else theme.colour("base"))
        painter.drawRoundedRect(cell, 6, 6)
        if current and self.hasFocus():
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 6, 6)
        known = self._model.row(row)
        lines = 2 * self.fontMetrics().height() + 10
        frame = cell.adjusted(5, 5, -5, -lines - 2)
        painter.fillRect(frame, theme.colour("raised"))
        self._draw_picture(painter, row, known, frame)
        if known is not None:
            self._draw_badges(painter, known, frame)
            self._draw_words(painter, known, cell, lines, selected)

    def _draw_picture(
        self, painter: QPainter, row: int, known: ItemRow | None, frame: QRect
    ) -> None:
        item_id = self._model.id_at(row)
        pixmap = self._thumbnails.get(item_id)
        if self._hover is not None and self._hover[0] == row and known and known.kind == "video":
            frames = self._thumbnails.strip(item_id)
            if frames:
                pixmap = frames[min(len(frames) - 1, int(self._hover[1] * len(frames)))]
        if pixmap is None:
            if known is not None and self._thumbnails.known(item_id):
                icon = theme.icon(_KINDS.get(known.kind, "mdi6.file"), "quiet")
                side = min(48, frame.height() - 8)
                icon.paint(
                    painter,
                    QRect(
                        frame.center() - QPoint(side // 2, side // 2),
                        frame.center() + QPoint(side // 2, side // 2),
                    ),
                )
            return
        size = pixmap.size().scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(0, 0), size)
        place.moveCenter(frame.center())
        painter.setOpacity(0.35 if known is not None and known.status == "rejected" else 1)
        painter.drawPixmap(place, pixmap)
        painter.setOpacity(1)
        if self._hover is not None and self._hover[0] == row and known and known.kind == "video":
            x = frame.left() + int(self._hover[1] * frame.width())
            painter.setPen(QPen(theme.colour("on_accent"), 1))
            painter.drawLine(x, frame.bottom() - 4, x, frame.bottom())

    def _draw_badges(self, painter: QPainter, row: ItemRow, frame: QRect) -> None:
        left = [_KINDS.get(row.kind, "mdi6.file")]
        self._badge(painter, frame.left() + 3, frame.bottom() - 21, left, self._length(row))
        right: list[tuple[str, str]] = []
        if row.problem:
            right.append(("mdi6.alert", "warn"))
        if row.file_state in ("missing", "changed"):
            right.append(("mdi6.file-alert-outline", "bad"))
        if row.access in _ACCESS:
            right.append((_ACCESS[row.access], "text"))
        if row.status in _STATUS:
            right.append(_STATUS[row.status])
        x = frame.right() - 3
        for name, role in right:
            x -= 20
            ground = QRect(x, frame.top() + 3, 19, 19)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("base"))
            painter.drawRoundedRect(ground, 4, 4)
            painter.drawPixmap(ground.adjusted(2, 2, -2, -2), self._icon(name, role))
        ties = len(row.incidents) + len(row.sections)
        if ties:
            self._badge(
                painter, frame.left() + 3, frame.top() + 3, ["mdi6.link-variant"], str(ties)
            )

    def _length(self, row: ItemRow) -> str:
        return wording.clock(row.duration_s) if row.duration_s else ""

    def _badge(self, painter: QPainter, x: int, y: int, icons: list[str], text: str) -> None:
        width = 19 * len(icons) + (self.fontMetrics().horizontalAdvance(text) + 6 if text else 0)
        ground = QRect(x, y, width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("base"))
        painter.drawRoundedRect(ground, 4, 4)
        for at, name in enumerate(icons):
            painter.drawPixmap(QRect(x + 2 + 19 * at, y + 2, 15, 15), self._icon(name, "text"))
        if text:
            painter.setPen(theme.colour("text"))
            painter.drawText(
                ground.adjusted(19 * len(icons), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text
            )

    def _icon(self, name: str, role: str) -> QPixmap:
        key = (name, role, theme.is_dark())
        if key not in self._pictures:
            self._pictures[key] = theme.icon(name, role).pixmap(32, 32)
        return self._pictures[key]

    def _draw_words(
        self, painter: QPainter, row: ItemRow, cell: QRect, lines: int, selected: bool
    ) -> None:
        metrics, height = self.fontMetrics(), self.fontMetrics().height()
        place = QRect(cell.left() + 7, cell.bottom() - lines + 2, cell.width() - 14, height)
        title = wording.in_language(row.titles, self._model.desk.language) or row.name
        elide = (
            Qt.TextElideMode.ElideRight
            if any(row.titles.values())
            else Qt.TextElideMode.ElideMiddle
        )
        painter.setPen(theme.colour("on_accent" if selected else "text"))
        painter.drawText(place, 0, metrics.elidedText(_plain(title), elide, place.width()))
        place.translate(0, height + 2)
        painter.setPen(theme.colour("on_accent" if selected else "quiet"))
        rank = "★" * row.rank
        painter.drawText(place, Qt.AlignmentFlag.AlignRight, rank)
        room = place.width() - metrics.horizontalAdvance(rank) - 6
        second = f"{row.ref} · {row.day}" if row.day else row.ref
        if row.day and metrics.horizontalAdvance(second) > room:
            second = row.day  # the reference stands in the inspector, the day is read here
        painter.drawText(place, 0, metrics.elidedText(second, Qt.TextElideMode.ElideRight, room))

    # ------------------------------------------------------------ hands

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Columns follow the width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """A larger font needs taller cells."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select; Ctrl adds, Shift extends."""
        point = event.position().toPoint()
        row = self.row_at(point)
        self._pressed, self._pressed_row = point, row
        if event.button() == Qt.MouseButton.RightButton:
            if row >= 0 and not self._selection.isRowSelected(row):
                self.select(row)
            return
        if row < 0:
            self._selection.clearSelection()
            return
        keys = event.modifiers()
        if keys & Qt.KeyboardModifier.ShiftModifier:
            self.select(row, extend=True)
        elif keys & Qt.KeyboardModifier.ControlModifier:
            self._toggle(row)
        elif not self._selection.isRowSelected(row):
            self.select(row)
        else:
            self._make_current(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of many selected takes it alone."""
        row = self.row_at(event.position().toPoint())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        left = event.button() == Qt.MouseButton.LeftButton
        if self._pressed is not None and row >= 0 and row == self._pressed_row and plain and left:
            self.select(row)
        self._pressed = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Begin a drag, or leaf through the video under the pointer."""
        point = event.position().toPoint()
        if (
            self._pressed is not None
            and event.buttons() & Qt.MouseButton.LeftButton
            and self._pressed_row >= 0
            and (point - self._pressed).manhattanLength() > QApplication.startDragDistance()
        ):
            self._pressed = None
            self._drag()
            return
        row = self.row_at(point)
        if row >= 0:
            cell = self.cell(row)
            part = (point.x() - cell.left()) / max(1, cell.width())
            self._hover = (row, min(0.999, max(0.0, part)))
        else:
            self._hover = None
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        """Posters again."""
        self._hover = None
        self.viewport().update()
        super().leaveEvent(event)

    def _drag(self) -> None:
        rows = sorted(index.row() for index in self._selection.selectedRows())
        if not rows:
            return
        drag = QDrag(self)
        drag.setMimeData(items_mime([self._model.id_at(row) for row in rows]))
        picture = self._thumbnails.get(self._model.id_at(rows[0]))
        if picture is not None:
            drag.setPixmap(picture.scaled(96, 96, Qt.AspectRatioMode.KeepAspectRatio))
        drag.exec(Qt.DropAction.LinkAction | Qt.DropAction.CopyAction)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Review."""
        row = self.row_at(event.position().toPoint())
        if row >= 0:
            self.activated.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home, End, pages; Shift extends; Enter reviews."""
        key, count = event.key(), self._model.rowCount()
        row = self._selection.currentIndex().row()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and row >= 0:
            self.activated.emit(row)
            return
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select_all()
            return
        target = self._target(key, row)
        if target is None or not count:
            event.ignore()
            return
        target = max(0, min(count - 1, target))
        self.select(target, extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        self.scroll_to(target)

    def _target(self, key: int, row: int) -> int | None:
        """Where a key leads from a row; lines of other groups count as lines."""
        keys = Qt.Key
        if row < 0:
            return (
                0
                if key in (keys.Key_Left, keys.Key_Right, keys.Key_Up, keys.Key_Down, keys.Key_Home)
                else None
            )
        lines = max(1, self.viewport().height() // (self._cell_height() + _GAP))
        match key:
            case keys.Key_Left:
                return row - 1
            case keys.Key_Right:
                return row + 1
            case keys.Key_Home:
                return 0
            case keys.Key_End:
                return self._model.rowCount() - 1
            case keys.Key_Up:
                return self._vertical(row, -1)
            case keys.Key_Down:
                return self._vertical(row, 1)
            case keys.Key_PageUp:
                return self._vertical(row, -lines)
            case keys.Key_PageDown:
                return self._vertical(row, lines)
        return None

    def _vertical(self, row: int, lines: int) -> int:
        columns, step = self._columns(), 1 if lines > 0 else -1
        for _ in range(abs(lines)):
            at = self._band_of(row)
            bands = self._all_bands()
            band, column = bands[at], (row - bands[at].first) % columns
            target = row + step * columns
            if band.first <= target < band.first + band.count:
                row = target
                continue
            line, last = (row - band.first) // columns, (band.count - 1) // columns
            if step > 0 and line < last:
                row = band.first + band.count - 1
            elif step > 0 and at + 1 < len(bands):
                row = bands[at + 1].first + min(column, bands[at + 1].count - 1)
            elif step < 0 and at > 0:
                above = bands[at - 1]
                start = (above.count - 1) // columns * columns
                row = above.first + min(start + column, above.count - 1)
        return row

    # ------------------------------------------------------------ selecting

    def select(self, row: int, extend: bool = False) -> None:
        """Select a row alone, or all from the anchor to it."""
        flags = QItemSelectionModel.SelectionFlag
        if extend and self._anchor >= 0:
            low, high = sorted((self._anchor, row))
        else:
            low = high = self._anchor = row
        last = self._model.columnCount() - 1
        chosen = QItemSelection(self._model.index(low, 0), self._model.index(high, last))
        self._make_current(row)
        self._selection.select(chosen, flags.ClearAndSelect)

    def select_all(self) -> None:
        """Every row."""
        rows = self._model.rowCount()
        if rows:
            last = self._model.index(rows - 1, self._model.columnCount() - 1)
            self._selection.select(
                QItemSelection(self._model.index(0, 0), last),
                QItemSelectionModel.SelectionFlag.ClearAndSelect,
            )

    def _toggle(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._anchor = row
        self._selection.select(self._model.index(row, 0), flags.Toggle | flags.Rows)
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


def _plain(text: str) -> str:
    """One line, with what would turn the direction of letters made visible."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)
