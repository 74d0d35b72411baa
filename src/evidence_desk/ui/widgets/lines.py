"""How lines of lists are drawn: what it is, quietly what else is known, keys on the right."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from evidence_desk.ui import theme

_DETAIL = Qt.ItemDataRole.UserRole + 2
_KEYS = Qt.ItemDataRole.UserRole + 3
_PICTURE = Qt.ItemDataRole.UserRole + 4
_ICON_ROOM = 24
_PICTURE_WIDE, _PICTURE_HIGH = 64, 44
_Index = QModelIndex | QPersistentModelIndex


def add_line(
    target: QListWidget, text: str, detail: str = "", icon: QIcon | None = None, keys: str = ""
) -> QListWidgetItem:
    """A line at the end of a list drawn by `OneLine` or `TwoLines`."""
    item = QListWidgetItem(text)
    if icon is not None:
        item.setIcon(icon)
    item.setData(_DETAIL, detail)
    item.setData(_KEYS, keys)
    whole = f"{text} – {detail}" if detail else text
    item.setToolTip(whole)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, whole)
    target.addItem(item)
    return item


class OneLine(QStyledItemDelegate):
    """Words, what else is known behind them, keys at the right edge."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """A line with room to breathe."""
        return QSize(120, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a line; its words never run into each other."""
        self.initStyleOption(option, index)
        rect, strong, weak = _ground(painter, option)
        if index.flags() == Qt.ItemFlag.NoItemFlags:
            strong = weak  # not something that cannot be chosen now, but a word to be read
        metrics, cut = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        middle = Qt.AlignmentFlag.AlignVCenter
        keys, detail = index.data(_KEYS) or "", index.data(_DETAIL) or ""
        painter.save()
        if keys:
            painter.setPen(theme.colour(weak))
            painter.drawText(rect, middle | Qt.AlignmentFlag.AlignRight, keys)
            rect.setRight(rect.right() - metrics.horizontalAdvance(keys) - 16)
        # The detail may take what the words leave, and two fifths of the line at least: a date is
        # read with its year. Letters end between pixels, so that they need one more than measured.
        wanted = metrics.horizontalAdvance(detail) + 17 if detail else 0
        room = max(rect.width() - min(wanted, rect.width() * 2 // 5), 40)
        words = metrics.elidedText(index.data(), cut, room)
        painter.setPen(theme.colour(strong))
        painter.drawText(rect, middle, words)
        rect.setLeft(rect.left() + metrics.horizontalAdvance(words) + 16)
        painter.setPen(theme.colour(weak))
        painter.drawText(rect, middle, metrics.elidedText(detail, cut, max(0, rect.width())))
        painter.restore()


class TwoLines(QStyledItemDelegate):
    """Words, and below them what else is known."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines with room to breathe."""
        return QSize(120, 2 * option.fontMetrics.height() + 12)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw both lines, cut to the room there is."""
        self.initStyleOption(option, index)
        rect, strong, weak = _ground(painter, option)
        rect.adjust(0, 5, 0, -5)
        metrics, cut = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        painter.save()
        for words, colour, edge in (
            (index.data(), strong, Qt.AlignmentFlag.AlignTop),
            (index.data(_DETAIL) or "", weak, Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setPen(theme.colour(colour))
            painter.drawText(rect, edge, metrics.elidedText(words, cut, rect.width()))
        painter.restore()


class PictureLines(QStyledItemDelegate):
    """A small picture, and beside it a line of words and two of what else is known."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As high as the picture, or as three lines where letters are large."""
        return QSize(120, max(3 * option.fontMetrics.height(), _PICTURE_HIGH) + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the picture whole, and the lines cut to the room there is."""
        self.initStyleOption(option, index)
        rect, strong, weak = _ground(painter, option)
        metrics, cut = painter.fontMetrics(), Qt.TextElideMode.ElideRight
        painter.save()
        place = QRect(rect.left() - 4, rect.top() + 4, _PICTURE_WIDE, rect.height() - 8)
        picture = index.data(_PICTURE)
        if isinstance(picture, QPixmap) and not picture.isNull():
            size = picture.size().scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
            fit = QRect(0, 0, size.width(), size.height())
            fit.moveCenter(place.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(fit, picture)
        rect.setLeft(place.right() + 8)
        said = _in_two(index.data(_DETAIL) or "", metrics, rect.width())
        high = metrics.height()
        top = rect.center().y() - high * (1 + len(said)) // 2
        cut_words = metrics.elidedText(index.data(), cut, rect.width())
        for at, (words, colour) in enumerate(((cut_words, strong), *((one, weak) for one in said))):
            line = QRect(rect.left(), top + at * high, rect.width(), high)
            painter.setPen(theme.colour(colour))
            painter.drawText(line, 0, words)
        painter.restore()


def _in_two(text: str, metrics: QFontMetrics, width: int) -> list[str]:
    """A text on one line, or parted between words into two, the second cut to its room."""
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    first, words = "", text.split(" ")
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= width:
        first = f"{first} {words.pop(0)}".strip()
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, width)
    return [first, rest] if first else [rest]


def show_picture(line: QListWidgetItem, picture: QPixmap | None) -> None:
    """Give a line drawn by `PictureLines` its picture, once there is one."""
    if picture is not None:
        line.setData(_PICTURE, picture)


def _ground(painter: QPainter, option: Any) -> tuple[QRect, str, str]:
    """Draw ground, selection and icon as the style does; the room left for words, and the
    colours of strong and weak ones."""
    option.text = ""
    style = option.widget.style() if option.widget else QApplication.style()
    style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
    rect = QRect(option.rect).adjusted(8, 0, -8, 0)
    if not option.icon.isNull():
        rect.setLeft(rect.left() + _ICON_ROOM)
    painter.setFont(option.font)
    if option.state & QStyle.StateFlag.State_Selected:
        return rect, "on_accent", "on_accent"
    enabled = option.state & QStyle.StateFlag.State_Enabled
    return rect, "text" if enabled else "disabled", "quiet"
