"""What the rooms for covering photos, pages and films share beside the drawing itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QDialog, QFrame, QPushButton, QScrollArea, QWidget

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


def side_pane(inner: QWidget) -> QScrollArea:
    """Tools and lists beside the picture; scrolled where the window is low."""
    pane = QScrollArea()
    pane.setWidgetResizable(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    pane.setWidget(inner)
    return pane


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
