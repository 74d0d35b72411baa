"""Pictures made ready before they are asked for, beside the window, while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.context import Desk

#: What a picture is asked for by: an item and, of a document, its page.
Key = tuple[int, int]

_Made = tuple[Key, QImage]

_MOST_BYTES = 128 << 20
_AT_ONCE = 2  # the window's threads do more than this


class Ahead(QObject):
    """Decoded pictures by key. `want` says which ones, the most urgent first.

    A wish that has not begun when the next `want` comes is dropped: whoever leafs fast waits for
    nothing that was passed by. `arrived` carries a key and its picture, `failed` a key and why.
    """

    arrived = Signal(object, object)
    failed = Signal(object, object)

    def __init__(
        self, desk: Desk, read: Callable[[Key], bytes], parent: QObject | None = None
    ) -> None:
        """`read` gives the JPEG of a key, and is called beside the window's thread."""
        super().__init__(parent)
        self._desk = desk
        self._read = read
        self._kept: OrderedDict[Key, QImage] = OrderedDict()
        self._bytes = 0
        self._wanted: list[Key] = []
        self._under_way: set[Key] = set()
        self._hopeless: dict[Key, DeskError] = {}

    def get(self, key: Key) -> QImage | None:
        """The picture, if it is ready."""
        image = self._kept.get(key)
        if image is not None:
            self._kept.move_to_end(key)
        return image

    @property
    def ready(self) -> int:
        """How many pictures are ready."""
        return len(self._kept)

    def want(self, keys: Sequence[Key]) -> None:
        """Make these ready, the first of them first; earlier wishes that have not begun lapse."""
        for key in reversed(keys):
            if key in self._kept:
                self._kept.move_to_end(key)
        self._wanted = [key for key in keys if key not in self._kept and key not in self._hopeless]
        if keys and keys[0] in self._hopeless:
            self.failed.emit(keys[0], self._hopeless[keys[0]])
        self._begin()

    def forget(self) -> None:
        """Keep nothing."""
        self._kept.clear()
        self._hopeless.clear()
        self._bytes, self._wanted = 0, []

    def _begin(self) -> None:
        while self._wanted and len(self._under_way) < _AT_ONCE:
            key = self._wanted.pop(0)
            if key in self._under_way:
                continue
            self._under_way.add(key)

            def make(key: Key = key, read: Callable[[Key], bytes] = self._read) -> _Made:
                return key, QImage.fromData(read(key))

            def refused(error: DeskError, key: Key = key) -> None:
                self._refused(key, error)

            self._desk.look(make, done=self._keep, failed=refused)

    def _keep(self, found: _Made) -> None:
        key, image = found
        self._under_way.discard(key)
        if key not in self._kept:
            self._bytes += image.sizeInBytes()
        self._kept[key] = image
        while self._bytes > _MOST_BYTES and len(self._kept) > 1:
            _, dropped = self._kept.popitem(last=False)
            self._bytes -= dropped.sizeInBytes()
        self.arrived.emit(key, image)
        self._begin()

    def _refused(self, key: Key, error: DeskError) -> None:
        self._under_way.discard(key)
        self._hopeless[key] = error
        self.failed.emit(key, error)
        self._begin()
