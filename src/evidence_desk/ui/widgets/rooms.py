"""Tabs whose contents are made when they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar, cast

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

_Part = TypeVar("_Part", bound=QWidget)


class Rooms(QTabWidget):
    """A room below each tab, empty at first.

    What is made in its place is styled once; what is put there later, with all it holds, anew.
    """

    def __init__(self, parent: QWidget, names: Sequence[str]) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self._rooms = [QWidget(self) for _ in names]
        for room, name in zip(self._rooms, names, strict=True):
            QVBoxLayout(room).setContentsMargins(0, 0, 0, 0)
            self.addTab(room, name)
        self._promised: dict[int, Callable[[], object]] = {}
        self.currentChanged.connect(lambda _: self._make(self.room()))

    def promise(self, parts: dict[int, Callable[[], object]]) -> None:
        """What makes the parts of these rooms: called where one is turned to, or by `make_next`."""
        self._promised.update(parts)

    def make_next(self) -> bool:
        """Make another part that was promised; False once none is left."""
        self._make(next(iter(self._promised), -1))
        return bool(self._promised)

    def _make(self, number: int) -> None:
        if (make := self._promised.pop(number, None)) is not None:
            make()

    def column(self, number: int) -> QVBoxLayout:
        """A room's contents, from top to bottom; rooms are counted from 0, as they were named."""
        return cast(QVBoxLayout, self._rooms[number].layout())

    def furnish(self, number: int, make: Callable[[QWidget], _Part]) -> _Part:
        """Make what fills a room."""
        part = make(self._rooms[number])
        self.column(number).addWidget(part)
        return part

    def room(self) -> int:
        """The number of the room turned to; -1 where it is none of them."""
        shown = self.currentWidget()
        return self._rooms.index(shown) if shown in self._rooms else -1

    def indexOf(self, part: QWidget) -> int:
        """The tab of what fills a room, too."""
        at = super().indexOf(part)
        room = part.parentWidget()
        return super().indexOf(room) if at < 0 and room in self._rooms else at

    def setCurrentWidget(self, part: QWidget) -> None:
        """Turn to what fills a room, too."""
        self.setCurrentIndex(self.indexOf(part))
