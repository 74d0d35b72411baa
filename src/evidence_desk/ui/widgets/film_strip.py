"""The film strip: the neighbours of the item in hand."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import ItemModel
from evidence_desk.ui.models.thumbnails import thumbnails_of
from evidence_desk.ui.widgets.grid_cell import kind_icon

_Index = QModelIndex | QPersistentModelIndex


_ICON = 28  # pixels of what stands where there is no picture
_READY = 16  # pictures: more than a hand can press past before they are there


class FilmStrip(QListView):
    """The neighbours below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.items = ItemModel(desk, self)
        self.thumbnails = thumbnails_of(desk)
        self.setModel(self.items)
        self.setAccessibleName(tr("Neighbours"))
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self._low = False
        self.setFixedHeight(84)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Small(self))
        self.thumbnails.arrived.connect(self._picture_came)

    def _picture_came(self, _item_id: int) -> None:
        self.viewport().update()

    def show_ids(self, ids: list[int]) -> None:
        """Show these."""
        self.items.set_ids(ids)

    @property
    def cell(self) -> QSize:
        """The room of one picture, in pixels."""
        return QSize(60, 44) if self._low else QSize(108, 80)

    def be_low(self, low: bool) -> None:
        """Take little height, where there is little."""
        if low != self._low:
            self._low = low
            self.setFixedHeight(self.cell.height() + 4)
            self.scheduleDelayedItemsLayout()
            self.scrollTo(self.currentIndex(), QListView.ScrollHint.PositionAtCenter)

    def stand_on(self, index: int) -> None:
        """Mark the one in hand."""
        at = self.items.index(index, 0)
        self.setCurrentIndex(at)
        self.scrollTo(at, QListView.ScrollHint.PositionAtCenter)

    def make_ready(self, index: int, way: int) -> None:
        """Have the small pictures that leafing on this way (1 or -1) will need next."""
        for step in range(_READY, 0, -1):
            at = index + way * step
            if 0 <= at < self.items.rowCount():
                self.thumbnails.get(self.items.id_at(at))


class _Small(QStyledItemDelegate):
    """One picture of the strip."""

    def __init__(self, strip: FilmStrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All alike."""
        return self._strip.cell

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """The picture, framed when in hand."""
        row = index.row()
        rect: QRect = option.rect.adjusted(3, 3, -3, -3)
        painter.fillRect(rect, theme.colour("raised"))
        room = rect.size() * painter.device().devicePixelRatio()
        picture = self._strip.thumbnails.get(self._strip.items.id_at(row), room)
        if picture is not None:
            size = picture.size().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRect(QPoint(0, 0), size)
            place.moveCenter(rect.center())
            painter.drawPixmap(place, picture)
        elif self._strip.thumbnails.known(self._strip.items.id_at(row)):
            known = self._strip.items.row(row)
            place = QRect(0, 0, _ICON, _ICON)
            place.moveCenter(rect.center())
            kind_icon(known.kind if known is not None else "").paint(painter, place)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(theme.colour("accent"), 3))
            painter.drawRect(rect)
