"""The line that finds words in what is being read: the next, the one before, and how many."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from evidence_desk.ui import theme
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label

_WAIT_MS = 150  # between a letter and the search


class FindBar(QWidget):
    """Asks for words. `sought` carries them as they are typed, `stepped` 1 or -1.

    Enter goes to the next place, Shift+Enter to the one before, Escape leaves.
    """

    sought = Signal(str)
    stepped = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.line = _Line(self)
        self.line.setObjectName("find.line")
        self.line.setAccessibleName(tr("Find in this document"))
        self.line.setPlaceholderText(tr("Find in this document"))
        self.line.setClearButtonEnabled(True)
        self.count = Label("", "quiet")
        self.count.setObjectName("find.count")
        row.addWidget(self.line, 1)
        row.addWidget(self.count)
        for icon, words, does in (
            ("mdi6.chevron-up", tr("The place before (Shift+Enter)"), lambda: self.step(-1)),
            ("mdi6.chevron-down", tr("The next place (Enter)"), lambda: self.step(1)),
            ("mdi6.close", tr("Find no longer (Escape)"), self.leave),
        ):
            button = QToolButton()
            button.setAutoRaise(True)
            theme.mark(button, icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.clicked.connect(does)
            row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._seek)
        self._sought = ""
        self.line.textChanged.connect(lambda _: self._timer.start())
        self.hide()

    def ask(self) -> None:
        """Show it, ready to type; what was sought last is sought again."""
        self.show()
        self.line.setFocus()
        self.line.selectAll()
        self._sought = ""
        self._timer.start(0)

    def leave(self) -> None:
        """Find no longer."""
        self._timer.stop()
        self._sought = ""
        self.hide()
        self.left.emit()

    def step(self, way: int) -> None:
        """To the next place (1) or the one before (-1); what was typed just now is sought first."""
        if self._timer.isActive():
            self._timer.stop()
        if self.line.text() != self._sought:
            self._seek()
        else:
            self.stepped.emit(way)

    def tell(self, at: int, of: int) -> None:
        """Say which place this is (from 1) and how many there are."""
        if not self.line.text().strip():
            self.count.setText("")
        elif of:
            self.count.setText(tr("{at} of {count}", at=at, count=of))
        else:
            self.count.setText(tr("not found"))

    def _seek(self) -> None:
        self._timer.setInterval(_WAIT_MS)
        if self.line.text() != self._sought:
            self._sought = self.line.text()
            self.sought.emit(self._sought)


class _Line(QLineEdit):
    """The line itself: its keys are not the page's."""

    def __init__(self, bar: FindBar) -> None:
        super().__init__()
        self._bar = bar
        own(self, "Return", "Enter", "Shift+Return", "Shift+Enter", "Escape", "F3", "Shift+F3")

    def event(self, event: QEvent) -> bool:
        """Escape is for this line, not for the page."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter, Escape; all else is typing."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self._bar.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._bar.leave()
        else:
            super().keyPressEvent(event)
