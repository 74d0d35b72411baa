"""What to do where there is little room: on a small screen, or where all is twice as large."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_FRAME = QSize(10, 40)  # what the frame around a window takes


def give_room(dialog: QWidget, width: int, height: int) -> None:
    """Make a dialog this large, or as large as its screen allows; in pixels of the window's."""
    asked = dialog.parentWidget() or dialog
    dialog.resize(QSize(width, height).boundedTo(asked.screen().availableSize() - _FRAME))


class _Scrolled(QScrollArea):
    def minimumSizeHint(self) -> QSize:
        """Never narrower than what is inside, which is scrolled in one direction only."""
        least, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return least
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(inside.minimumSizeHint().width() + bar, least.height())


def scrolled(inside: QWidget, name: str) -> QScrollArea:
    """A pane that scrolls up and down where what is inside is higher than its room."""
    pane = _Scrolled()
    pane.setWidgetResizable(True)
    pane.setFrameShape(QFrame.Shape.NoFrame)
    pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    pane.setAccessibleName(name)
    pane.setWidget(inside)
    return pane
