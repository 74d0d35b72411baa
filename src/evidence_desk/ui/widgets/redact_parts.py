"""What the rooms for covering photos, pages and films share beside the drawing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.domain.redaction import Cover
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr


class CoverChoice(QComboBox):
    """What is seen in place of what is covered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Cover them with"))
        for cover, name in (
            (Cover.SOLID, tr("black")),
            (Cover.PIXELATE, tr("coarse squares")),
            (Cover.BLUR, tr("a soft passage")),
        ):
            self.addItem(name, cover)


def side_column(inner: QWidget, width: int) -> tuple[QWidget, QVBoxLayout]:
    """Tools and lists beside the picture, scrolled where the window is low.

    With them comes the column in which, below them, what ends the work is always in sight.
    """
    side = QWidget()
    side.setFixedWidth(width)
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    pane = QScrollArea(side)
    pane.setWidgetResizable(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setWidget(inner)
    column.addWidget(pane, 1)
    return side, column


def add_key(room: QDialog, keys: str, act: Callable[[], object]) -> None:
    """Let a key do something wherever in the room the focus is."""
    shortcut = QAction(room)
    shortcut.setShortcut(QKeySequence(keys))
    shortcut.triggered.connect(lambda _=False: act())
    room.addAction(shortcut)


class KeyButtons(QGridLayout):
    """Buttons in columns, each with a key of the room that does the same while it is enabled."""

    def __init__(self, room: QDialog, columns: int) -> None:
        super().__init__()
        self._room, self._columns = room, columns
        self.setSpacing(4)

    def add(self, words: str, keys: str, act: Callable[[], object]) -> QPushButton:
        """The next button; Delete is left to the canvas, which knows it itself."""
        button = QPushButton(words)
        button.setAutoDefault(False)
        key = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({key})")
        button.clicked.connect(lambda _=False: act())
        if keys != "Del":
            add_key(self._room, keys, lambda: act() if button.isEnabled() else None)
        self.addWidget(button, *divmod(self.count(), self._columns))
        return button


def end_buttons(
    room: QDialog, look: Callable[[bool], None], make: str, keep: Callable[[], None]
) -> tuple[QPushButton, QPushButton, QPushButton]:
    """The buttons that show the result, make the copy (in the words of `make`), and cancel."""
    preview = QPushButton(tr("&Look at the result"))
    preview.setCheckable(True)
    preview.setToolTip(QKeySequence("Ctrl+P").toString())
    preview.toggled.connect(look)
    made = QPushButton(make)
    made.setToolTip(QKeySequence("Ctrl+Return").toString())
    made.clicked.connect(keep)
    theme.mark(made, "mdi6.marker")
    cancel = QPushButton(tr("Cancel"))
    cancel.clicked.connect(room.reject)
    for button in (preview, made, cancel):
        button.setAutoDefault(False)
    return preview, made, cancel
