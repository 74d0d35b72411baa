"""Which columns a table shows, and in which order: by mouse or by keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label

_KEY = Qt.ItemDataRole.UserRole
_FIXED = "ref"


class ColumnsDialog(QDialog):
    """A list of columns to tick and to move; `chosen` carries (key, shown) in order."""

    chosen = Signal(list)

    def __init__(
        self, columns: Sequence[tuple[str, str, bool]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Columns"))
        column = QVBoxLayout(self)
        column.addWidget(
            Label(
                tr("Space shows or hides a column, Alt+Up and Alt+Down move it."),
                "quiet",
                wrap=True,
            )
        )
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Columns"))
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        for key, words, shown in columns:
            item = QListWidgetItem(words)
            item.setData(_KEY, key)
            flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
            flags |= Qt.ItemFlag.ItemIsDragEnabled
            if key != _FIXED:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
                item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            item.setFlags(flags)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        moves = QHBoxLayout()
        for words, step in ((tr("Up"), -1), (tr("Down"), 1)):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, step=step: self.move_current(step))
            moves.addWidget(button)
        moves.addStretch(1)
        column.addLayout(moves)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(360, min(480, self.screen().availableSize().height() - 60))

    def move_current(self, step: int) -> None:
        """Move the column in hand up (-1) or down (1)."""
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentRow(row + step)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self.move_current(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return super().eventFilter(watched, event)

    def _take(self) -> None:
        found = []
        for row in range(self.list.count()):
            item = self.list.item(row)
            key = item.data(_KEY)
            found.append((key, key == _FIXED or item.checkState() == Qt.CheckState.Checked))
        self.chosen.emit(found)
        self.accept()
