"""A part's records in a list, with buttons below it for a new one and for the one in hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTreeWidget, QVBoxLayout, QWidget

#: Where a line keeps what its record is known by.
KEY = Qt.ItemDataRole.UserRole


class RecordList(QWidget):
    """The list (`tree`) and its buttons; `chosen` carries the KEY of the line taken in hand."""

    chosen = Signal(object)

    def __init__(self, headings: Sequence[str], name: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(list(headings))
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setAccessibleName(name)
        self.tree.currentItemChanged.connect(
            lambda item, _: self.chosen.emit(item.data(0, KEY)) if item is not None else None
        )
        column.addWidget(self.tree, 1)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)

    def add_button(self, words: str, act: Callable[[], object], name: str = "") -> QPushButton:
        """One more button, at the right of those there are; `name` where its words are too few."""
        button = QPushButton(words)
        if name:
            button.setAccessibleName(name)
        button.clicked.connect(lambda: act())
        self._buttons.insertWidget(self._buttons.count() - 1, button)
        return button
