"""Small pictures of items, decoded beside the window and kept while there is room."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPixmap

from evidence_desk.desk.libraries import Library
from evidence_desk.desk.pictures import strip, thumbnail, thumbnail_at_hand
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.context import Desk

_MOST_BYTES = 160 << 20
_PART = 24
_AT_ONCE = 2
_WAITING = 200


def thumbnails_of(desk: Desk) -> Thumbnails:
    """The small pictures of a library: one store for all that shows some of them."""
    found = desk.findChild(Thumbnails, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found if isinstance(found, Thumbnails) else Thumbnails(desk, desk)


class Thumbnails(QObject):
    """`get(id)` gives what is there and asks for the rest; `arrived` says that there is more."""

    arrived = Signal(int)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._bytes = 0
        self._wanted: OrderedDict[int, None] = OrderedDict()
        self._busy: set[int] = set()
        self._reading = 0  # parts
        self._strips: OrderedDict[int, list[QPixmap]] = OrderedDict()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch)

    def get(self, item_id: int) -> QPixmap | None:
        """The item's picture, or None where there is none, or not yet."""
        if item_id in self._kept:
            self._kept.move_to_end(item_id)
            return self._kept[item_id]
        if item_id not in self._busy:
            self._wanted[item_id] = None
            self._wanted.move_to_end(item_id)
            self._timer.start()
        return None

    def known(self, item_id: int) -> bool:
        """Whether the picture, or that there is none, is known."""
        return item_id in self._kept

    def strip(self, item_id: int) -> list[QPixmap]:
        """Frames of a video to leaf through; empty until they have been made."""
        if item_id not in self._strips:
            self._strips[item_id] = []
            library = self._desk.library

            def read() -> tuple[int, list[QImage]]:
                return item_id, [QImage.fromData(data) for data in strip(library, item_id, 10)]

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
            part = [self._wanted.popitem()[0] for _ in range(min(_PART, len(self._wanted)))]
            self._busy.update(part)
            self._reading += 1
            self._read(part)
        while len(self._wanted) > _WAITING:
            self._wanted.popitem(last=False)

    def _read(self, part: list[int]) -> None:
        library = self._desk.library

        def read() -> list[tuple[int, QImage | None, bool]]:
            found = []
            for number in part:
                data, to_draw = thumbnail_at_hand(library, number)
                found.append((number, _image(data), to_draw))
            return found

        def failed(error: DeskError) -> None:
            self._reading -= 1
            self._busy.difference_update(part)
            self._desk.complain(error)

        self._desk.run("", read, done=self._fetched, failed=failed)

    def _fetched(self, found: list[tuple[int, QImage | None, bool]]) -> None:
        """Show what is there; what was never drawn is drawn now, for it is in sight."""
        self._reading -= 1
        self._fetch()
        self._arrived([(number, image) for number, image, to_draw in found if not to_draw])
        library = self._desk.library
        for number in [number for number, _image, to_draw in found if to_draw]:
            self._desk.look(_drawn, library, number, done=self._arrived, failed=_quietly)

    def _arrived(self, found: list[tuple[int, QImage | None]]) -> None:
        for number, image in found:
            self._busy.discard(number)
            pixmap = QPixmap.fromImage(image) if image is not None else None
            self._kept[number] = pixmap
            self._bytes += _size(pixmap)
            self.arrived.emit(number)
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= _size(dropped)


def _drawn(library: Library, number: int) -> list[tuple[int, QImage | None]]:
    return [(number, _image(thumbnail(library, number)))]


def _image(data: bytes | None) -> QImage | None:
    image = QImage.fromData(data) if data else None
    if image is not None and max(image.width(), image.height()) > 512:
        return image.scaled(512, 512, Qt.AspectRatioMode.KeepAspectRatio)
    return image


def _size(pixmap: QPixmap | None) -> int:
    return pixmap.width() * pixmap.height() * 4 if pixmap is not None else 64


def _quietly(_error: object) -> None:
    """A video that cannot be leafed through shows its poster; its problem is said elsewhere."""
