"""Small pictures of items, decoded beside the window and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from evidence_desk.desk.libraries import Library
from evidence_desk.desk.pictures import strip, thumbnail, thumbnails_at_hand
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.context import Desk

_LEAST_BYTES = 16 << 20  # kept in any case, of pictures at the size shown
_WHOLE = QSize(512, 512)
_PART = 24
_AT_ONCE = 2
_WAITING = 200
_JPEG = b"\xff\xd8"


def thumbnails_of(desk: Desk) -> Thumbnails:
    """The small pictures of a library: one store for all that shows some of them."""
    found = desk.findChild(Thumbnails, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Thumbnails) else Thumbnails(desk, desk)


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture, the room that it was fitted into, and whether no larger one would show more."""

    pixmap: QPixmap | None
    room: QSize
    whole: bool

    def fits(self, room: QSize) -> bool:
        return self.whole or _holds(self.room, room)

    @property
    def bytes(self) -> int:
        return self.pixmap.width() * self.pixmap.height() * 4 if self.pixmap is not None else 64


class Thumbnails(QObject):
    """`get(id)` gives what is there and asks for the rest; `arrived` says that there is more."""

    arrived = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[int, _Kept] = OrderedDict()
        self._bytes, self._most = 0, _LEAST_BYTES
        self._wanted: OrderedDict[int, QSize] = OrderedDict()
        self._busy: dict[int, QSize] = {}
        self._reading = 0  # parts
        self._strips: OrderedDict[int, list[QPixmap]] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch)

    def get(self, item_id: int, room: QSize = _WHOLE, asks: bool = True) -> QPixmap | None:
        """The item's picture, or None where there is none, or not yet.

        It fills `room`, in pixels of the screen; a smaller one, if there is one, until then. What
        is not there is asked for, unless one only passes by.
        """
        kept = self._kept.get(item_id)
        if kept is not None:
            self._kept.move_to_end(item_id)
            if kept.fits(room):
                return kept.pixmap
        busy = self._busy.get(item_id)
        if asks and (busy is None or not _holds(busy, room)):
            wanted = self._wanted.get(item_id)
            self._wanted[item_id] = room if wanted is None else room.expandedTo(wanted)
            self._wanted.move_to_end(item_id)
            if not self._timer.isActive():
                self._timer.start()
        return kept.pixmap if kept is not None else None

    def keep(self, size: int) -> None:
        """Keep at least so many bytes of pictures: whoever shows some knows how many fit."""
        self._most = max(self._most, size)

    def known(self, item_id: int) -> bool:
        """Whether the picture, or that there is none, is known."""
        return item_id in self._kept

    def strip(self, item_id: int) -> list[QPixmap]:
        """Frames of a video to leaf through; empty until they have been made."""
        if item_id not in self._strips:
            self._strips[item_id] = []
            library = self._desk.library

            def read() -> tuple[int, list[QImage]]:
                frames = strip(library, item_id, 10)
                return item_id, [image for image in map(_image, frames) if image is not None]

            self._desk.look(read, done=self._strip_arrived, failed=_quietly)
            while len(self._strips) > 30:
                self._strips.popitem(last=False)
        return self._strips[item_id]

    def _strip_arrived(self, found: tuple[int, list[QImage]]) -> None:
        item_id, images = found
        self._strips[item_id] = [QPixmap.fromImage(image) for image in images]
        self.arrived.emit(item_id)

    def _fetch(self) -> None:
        """Decode what was asked for last; what scrolled out of sight long ago is dropped."""
        while self._wanted and self._reading < _AT_ONCE:
            part = dict(self._wanted.popitem() for _ in range(min(_PART, len(self._wanted))))
            self._busy.update(part)
            self._reading += 1
            self._read(part)
        while len(self._wanted) > _WAITING:
            self._wanted.popitem(last=False)

    def _read(self, part: dict[int, QSize]) -> None:
        library = self._desk.library

        def read() -> list[tuple[int, _Fitted, bool]]:
            return [
                (number, _fitted(data, part[number]), to_draw)
                for number, data, to_draw in thumbnails_at_hand(library, list(part))
            ]

        def failed(error: DeskError) -> None:
            self._reading -= 1
            for number in part:
                self._busy.pop(number, None)
            self._desk.complain(error)

        self._desk.run("", read, done=self._fetched, failed=failed)

    def _fetched(self, found: list[tuple[int, _Fitted, bool]]) -> None:
        """Show what is there; what was never drawn is drawn now, for it is in sight."""
        self._reading -= 1
        self._fetch()
        self._arrived([(number, fitted) for number, fitted, to_draw in found if not to_draw])
        library = self._desk.library
        for number, (_image, room, _whole), to_draw in found:
            if to_draw:
                self._desk.look(_drawn, library, number, room, done=self._arrived, failed=_quietly)

    def _arrived(self, found: list[tuple[int, _Fitted]]) -> None:
        for number, (image, room, whole) in found:
            self._busy.pop(number, None)
            before = self._kept.pop(number, None)
            if before is not None:
                self._bytes -= before.bytes
            pixmap = QPixmap.fromImage(image) if image is not None else None
            kept = self._kept[number] = _Kept(pixmap, room, whole)
            self._bytes += kept.bytes
            self.arrived.emit(number)
        while self._bytes > self._most and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.bytes


#: A picture, the room it was fitted into, and whether a larger room would show no more.
_Fitted = tuple[QImage | None, QSize, bool]


def _drawn(library: Library, number: int, room: QSize) -> list[tuple[int, _Fitted]]:
    return [(number, _fitted(thumbnail(library, number), room))]


def _fitted(data: bytes | None, room: QSize) -> _Fitted:
    """Decode no larger than the room, and than what is kept of any item.

    By a reader, which lets the window go on meanwhile: `QImage.fromData` holds Python's lock.
    """
    if not data:
        return None, room, True
    buffer = QBuffer()
    buffer.setData(data)
    # Told what it is, the reader does not try one plugin after the other, Python's lock in hand.
    reader = QImageReader(buffer, b"jpeg") if data[:2] == _JPEG else QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        most = size.boundedTo(size.scaled(_WHOLE, Qt.AspectRatioMode.KeepAspectRatio))
        fitted = most.scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
        whole = _holds(fitted, most)
        if not _holds(fitted, size):
            reader.setScaledSize(most if whole else fitted)
        image = reader.read()
        return (None, room, True) if image.isNull() else (image, room, whole)
    return None, room, True


def _image(data: bytes) -> QImage | None:
    return _fitted(data, _WHOLE)[0]


def _holds(outer: QSize, inner: QSize) -> bool:
    return outer.width() >= inner.width() and outer.height() >= inner.height()


def _quietly(_error: object) -> None:
    """A video that cannot be leafed through shows its poster; its problem is said elsewhere."""
