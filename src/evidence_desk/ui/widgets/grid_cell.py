"""How a cell of the gallery's grid looks: drawn once, kept until it looks otherwise."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from unicodedata import category

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen, QPixmap

from evidence_desk.desk.items import ItemRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr

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


def kind_icon(kind: str) -> QIcon:
    """What stands for an item of which there is no picture."""
    return theme.icon(_KINDS.get(kind, "mdi6.file"), "quiet")


@dataclass(slots=True)
class Shown:
    """What a cell shows; `known` is whether there being no picture means that there is none.

    `leafed` is how far a film is leafed through, from 0 to 1, and None where it is not.
    """

    row: ItemRow | None
    picture: QPixmap | None
    known: bool
    selected: bool
    current: bool
    leafed: float | None = None

    def same(self, other: Shown) -> bool:
        """Whether both look alike. Rows and pictures are never changed, but replaced."""
        return (
            self.row is other.row
            and self.picture is other.picture
            and self.selected is other.selected
            and self.current is other.current
            and self.known is other.known
        )


@dataclass(frozen=True, slots=True)
class Look:
    """What all cells have in common: their size, the screen's, and what words are drawn with."""

    size: QSize
    ratio: float
    font: QFont
    language: str
    dark: bool


class Cells:
    """Draws cells, and keeps the looks of the last `most` bytes' worth of them."""

    def __init__(self) -> None:
        self._look: Look | None = None
        self._kept: OrderedDict[object, tuple[Shown, QPixmap]] = OrderedDict()
        self._icons: dict[tuple[str, str], QPixmap] = {}
        self._colours: dict[str, QColor] = {}
        self._most = 1

    def use(self, look: Look, most: int) -> None:
        """Draw like this from now on; what was drawn otherwise is forgotten."""
        if look != self._look:
            self._look = look
            self._metrics = QFontMetrics(look.font)
            self._height = self._metrics.height()
            self.forget()
        each = 4 * look.size.width() * look.size.height() * look.ratio**2
        self._most = max(1, int(most / max(1.0, each)))

    def forget(self) -> None:
        """Draw every cell anew."""
        self._kept.clear()
        self._icons.clear()
        self._colours.clear()

    def room(self) -> QSize:
        """The room of a picture, in pixels of the screen."""
        look = self._look
        return self._frame(QRect(QPoint(0, 0), look.size)).size() * look.ratio if look else QSize()

    def draw(self, painter: QPainter, place: QPoint, number: int, shown: Shown) -> None:
        """Draw an item's cell with its upper left corner at a place."""
        look = self._look
        if look is None:
            return
        if shown.leafed is not None:
            self._paint(painter, QRect(place, look.size), shown)
            return
        blank = shown.row is None and shown.picture is None
        key = (shown.selected, shown.current) if blank else number  # what is awaited looks alike
        kept = self._kept.get(key)
        if kept is not None and kept[0].same(shown):
            self._kept.move_to_end(key)
            pixmap = kept[1]
        else:
            pixmap = self._drawn(look, shown)
            self._kept[key] = shown, pixmap
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        painter.drawPixmap(QPointF(place), pixmap)

    def _drawn(self, look: Look, shown: Shown) -> QPixmap:
        ratio = look.ratio
        pixmap = QPixmap(
            -int(-look.size.width() * ratio // 1), -int(-look.size.height() * ratio // 1)
        )
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self.colour("window"))  # nothing shines through: to show it is to copy it
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font)
        self._paint(painter, QRect(QPoint(0, 0), look.size), shown)
        painter.end()
        return pixmap

    def colour(self, name: str) -> QColor:
        """A colour of now by what it is for."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = theme.colour(name)
        return found

    def icon(self, name: str, role: str) -> QPixmap:
        """A small icon in a colour of now."""
        key = name, role
        if key not in self._icons:
            self._icons[key] = theme.icon(name, role).pixmap(32, 32)
        return self._icons[key]

    # ------------------------------------------------------------ one cell

    def _lines(self) -> int:
        return 2 * self._height + 10

    def _frame(self, cell: QRect) -> QRect:
        return cell.adjusted(5, 5, -5, -self._lines() - 2)

    def _paint(self, painter: QPainter, cell: QRect, shown: Shown) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("accent" if shown.selected else "base"))
        painter.drawRoundedRect(cell, 6, 6)
        if shown.current:
            painter.setPen(QPen(self.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell.adjusted(1, 1, -1, -1), 6, 6)
        frame = self._frame(cell)
        painter.fillRect(frame, self.colour("raised"))
        self._paint_picture(painter, frame, shown)
        if shown.row is not None:
            self._paint_badges(painter, shown.row, frame)
            self._paint_words(painter, shown.row, cell, shown.selected)

    def _paint_picture(self, painter: QPainter, frame: QRect, shown: Shown) -> None:
        row, picture = shown.row, shown.picture
        if picture is None:
            if row is not None and shown.known:
                icon = kind_icon(row.kind)
                side = min(48, frame.height() - 8)
                icon.paint(
                    painter,
                    QRect(
                        frame.center() - QPoint(side // 2, side // 2),
                        frame.center() + QPoint(side // 2, side // 2),
                    ),
                )
            return
        painter.setOpacity(0.35 if row is not None and row.status == "rejected" else 1)
        painter.drawPixmap(self._place_of(picture, frame), picture, QRectF(picture.rect()))
        painter.setOpacity(1)
        if shown.leafed is not None:
            bar = QRect(frame.left(), frame.bottom() - 3, frame.width(), 4)
            painter.fillRect(bar, self.colour("line"))
            bar.setWidth(int(shown.leafed * frame.width()))
            painter.fillRect(bar, self.colour("on_accent" if shown.selected else "accent"))

    def _place_of(self, picture: QPixmap, frame: QRect) -> QRectF:
        """In the middle, as large as fits; a picture made for this room keeps each pixel."""
        ratio = self._look.ratio if self._look else 1.0
        room, size = frame.size() * ratio, picture.size()
        if size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio) == size:
            left = round(frame.left() * ratio) + (room.width() - size.width()) // 2
            top = round(frame.top() * ratio) + (room.height() - size.height()) // 2
            return QRectF(left / ratio, top / ratio, size.width() / ratio, size.height() / ratio)
        place = QRect(QPoint(0, 0), size.scaled(frame.size(), Qt.AspectRatioMode.KeepAspectRatio))
        place.moveCenter(frame.center())
        return QRectF(place)

    def _paint_badges(self, painter: QPainter, row: ItemRow, frame: QRect) -> None:
        left = _KINDS.get(row.kind, "mdi6.file")
        length = wording.clock(row.duration_s) if row.duration_s else ""
        self._badge(painter, frame.left() + 3, frame.bottom() - 21, left, length)
        if row.parent is not None:
            self._paint_made_here(painter, frame)
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
            painter.setBrush(self.colour("base"))
            painter.drawRoundedRect(ground, 4, 4)
            painter.drawPixmap(ground.adjusted(2, 2, -2, -2), self.icon(name, role))
        ties = len(row.incidents) + len(row.sections)
        if ties:
            self._badge(painter, frame.left() + 3, frame.top() + 3, "mdi6.link-variant", str(ties))

    def _paint_made_here(self, painter: QPainter, frame: QRect) -> None:
        """At the bottom on the right: it did not come in, it was made from another item."""
        words = tr("made here")
        if 19 + self._metrics.horizontalAdvance(words) + 6 > frame.width() - 34:
            words = ""
        wide = 19 + (self._metrics.horizontalAdvance(words) + 6 if words else 0)
        self._badge(
            painter, frame.right() - wide - 2, frame.bottom() - 21, "mdi6.filmstrip-box", words
        )

    def _badge(self, painter: QPainter, x: int, y: int, icon: str, text: str) -> None:
        width = 19 + (self._metrics.horizontalAdvance(text) + 6 if text else 0)
        ground = QRect(x, y, width, 19)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("base"))
        painter.drawRoundedRect(ground, 4, 4)
        painter.drawPixmap(QRect(x + 2, y + 2, 15, 15), self.icon(icon, "text"))
        if text:
            painter.setPen(self.colour("text"))
            painter.drawText(ground.adjusted(19, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_words(self, painter: QPainter, row: ItemRow, cell: QRect, selected: bool) -> None:
        assert self._look is not None
        metrics, height = self._metrics, self._height
        place = QRect(cell.left() + 7, cell.bottom() - self._lines() + 2, cell.width() - 14, height)
        title = wording.in_language(row.titles, self._look.language) or row.name
        elide = (
            Qt.TextElideMode.ElideRight
            if any(row.titles.values())
            else Qt.TextElideMode.ElideMiddle
        )
        painter.setPen(self.colour("on_accent" if selected else "text"))
        painter.drawText(place, 0, metrics.elidedText(_plain(title), elide, place.width()))
        place.translate(0, height + 2)
        painter.setPen(self.colour("on_accent" if selected else "quiet"))
        room = place.width() - 6
        if row.rank:
            rank = "★" * row.rank
            painter.drawText(place, Qt.AlignmentFlag.AlignRight, rank)
            room -= metrics.horizontalAdvance(rank)
        second = f"{row.ref} · {row.day}" if row.day else row.ref
        if row.day and metrics.horizontalAdvance(second) > room:
            second = row.day  # the reference stands in the inspector, the day is read here
        painter.drawText(place, 0, metrics.elidedText(second, Qt.TextElideMode.ElideRight, room))


def _plain(text: str) -> str:
    """One line, with what would turn the direction of letters made visible."""
    if text.isprintable():
        return text
    return "".join(
        sign if sign.isprintable() or category(sign) == "Zs" else "\ufffd" for sign in text
    )
