"""A photo under review: there with the key, then sharp, then pixel by pixel when looked into."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.desk.items import ItemDetail, ItemRow
from evidence_desk.desk.pictures import KEPT_VIEW, view
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.ahead import Ahead, Key
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.regions import regions_of

_SCREEN = 1600  # pixels: enough for a window on a screen of 1920
_MOST_PIXELS = 60_000_000  # what is held in memory at once: 240 MB


def screen_pixels(widget: QWidget) -> int:
    """The size photos are decoded at: one for ordinary screens, one for large ones."""
    screen = widget.screen()
    area = screen.size() * screen.devicePixelRatio()
    return _SCREEN if max(area.width(), area.height()) <= 1.25 * _SCREEN else KEPT_VIEW


class PhotoReview(QWidget):
    """Photos, one after another; the neighbours are decoded before they are asked for.

    `sharpened` says that a photo is there as sharp as the screen is.
    """

    sharpened = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._full: tuple[int, int] | None = None
        self._call: Call | None = None
        self._sharp = False
        self._small: Callable[[int], QPixmap | None] = lambda _: None
        library = desk.library

        def read(key: Key) -> bytes:
            return view(library, key[0], key[1])

        self._ahead = Ahead(desk, read, self)
        self._ahead.arrived.connect(self._arrived)
        self._ahead.failed.connect(self._refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.picture = PictureView(self)
        self.picture.closer.connect(self._closer)
        column.addWidget(self.picture, 1)
        self._notice = Label("", "bad", wrap=True)
        self._notice.hide()
        column.addWidget(self._notice)

    def use_small_pictures(self, small: Callable[[int], QPixmap | None]) -> None:
        """Where to get what can be shown at once: the film strip's picture of an item."""
        self._small = small

    def small_arrived(self, number: int) -> None:
        """A small picture has come; it is shown where there is nothing better yet."""
        if number == self._number and not self._sharp:
            self._show_small()

    def stand_before(self, row: ItemRow, neighbours: Sequence[int] = ()) -> None:
        """Show a photo, and make these ones ready; nothing is waited for."""
        pixels = screen_pixels(self)
        if row.id != self._number:
            self._number, self._sharp = row.id, False
            self._full = (row.width, row.height) if row.width and row.height else None
            self._notice.hide()
            if self._call is not None:
                self._call.forget()
                self._call = None
            ready = self._ahead.get((row.id, pixels))
            if ready is not None:
                self.picture.show_image(ready, full=self._full)
                self.picture.set_regions([])
                self._sharp = True
                self.sharpened.emit()
            else:
                self.picture.clear()
                self._show_small()
        self._ahead.want([(number, pixels) for number in (row.id, *neighbours)])

    def load(self, detail: ItemDetail) -> None:
        """Show a photo, with the regions marked on it."""
        if detail.row.id != self._number:
            self.stand_before(detail.row)
        self.picture.set_regions(regions_of(detail.marks))

    def ready(self) -> int:
        """How many photos are decoded, the one in hand among them."""
        return self._ahead.ready

    def _show_small(self) -> None:
        small = self._small(self._number)
        if small is not None:
            shown = not self.picture.image.isNull()  # it comes once for each place it is drawn for
            self.picture.show_image(small.toImage(), same=shown, full=self._full)

    def _arrived(self, key: Key, image: QImage) -> None:
        if key[0] != self._number or self._sharp or image.isNull():
            return
        self._sharp = True
        shown = not self.picture.image.isNull()
        self.picture.show_image(image, same=shown, full=self._full)
        self.sharpened.emit()

    def _closer(self) -> None:
        """Every pixel there is, once someone looks closer."""
        if self._call is not None or not self._number:
            return
        library, number = self._desk.library, self._number
        wide, high = self._full or (8000, 6000)
        share = min(1.0, math.sqrt(_MOST_PIXELS / (wide * high)))
        pixels = math.ceil(max(wide, high) * share)

        def look() -> tuple[int, QImage, float]:
            return number, QImage.fromData(view(library, number, pixels)), share

        def refused(error: DeskError) -> None:
            self._refused((number, pixels), error)

        self._call = self._desk.look(look, done=self._show_pixels, failed=refused)

    def _show_pixels(self, found: tuple[int, QImage, float]) -> None:
        number, image, share = found
        if number != self._number or image.isNull():
            return
        self.picture.add_pixels(image)
        if share < 1:
            self._desk.say(
                tr(
                    "This picture is very large; it is shown at {share} % of its size.",
                    share=round(100 * share),
                )
            )

    def _refused(self, key: Key, error: DeskError) -> None:
        if key[0] == self._number:
            self._notice.setText(sentence(error))
            self._notice.show()
