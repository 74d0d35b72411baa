"""Fields that save when one leaves them, go back on Escape, and say when values differ."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label


def offer(line: QLineEdit, words: Sequence[str]) -> None:
    """Let a line complete from these values, by any of their letters."""
    completer = QCompleter(list(words), line)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    line.setCompleter(completer)


class LineField(QLineEdit):
    """One line of text; `said` carries the field and the new text once it is left changed."""

    said = Signal(str, str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._loaded = ""
        self._hint = ""
        self.setObjectName(f"field.{name}")
        self.setAccessibleName(label)
        self.editingFinished.connect(self.flush)

    def hint(self, text: str) -> None:
        """What stands there while it is empty."""
        self._hint = text
        self.setPlaceholderText(text)

    def offer(self, words: Sequence[str]) -> None:
        """Values to complete from."""
        offer(self, words)

    def load(self, text: str, mixed: bool = False) -> None:
        """Show what is known; nothing is told. While one types here, it stays as typed."""
        if self.hasFocus() and self.text() != self._loaded:
            return
        self._loaded = "" if mixed else text
        if self.text() != self._loaded:
            self.setText(self._loaded)
            self.setCursorPosition(0)
        self.setPlaceholderText(tr("several values") if mixed else self._hint)

    def reset(self, text: str) -> None:
        """What was typed was refused: show what is known, whatever stands here."""
        self._loaded = text
        self.setText(text)

    def flush(self) -> None:
        """Tell what was typed, if it is new."""
        if self.text() != self._loaded:
            self._loaded = self.text()
            self.said.emit(self.name, self.text())

    def event(self, event: QEvent) -> bool:
        """While there is something to take back, Escape is for that, not for the page."""
        return _claimed(event, self.text() != self._loaded) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            if self.text() != self._loaded:
                self.setText(self._loaded)
            else:
                event.ignore()
            return
        super().keyPressEvent(event)


class TextField(QPlainTextEdit):
    """Several lines of text, saved like a line."""

    said = Signal(str, str)

    def __init__(
        self,
        name: str,
        label: str,
        lines: int = 3,
        parent: QWidget | None = None,
        *,
        grows: bool = False,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._loaded = ""
        self._hint = ""
        self.setObjectName(f"field.{name}")
        self.setAccessibleName(label)
        self.setTabChangesFocus(True)
        own(self, "Ctrl+Return")
        height = self.fontMetrics().lineSpacing() * lines + 14
        if grows:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            self.setMinimumHeight(height)
        else:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setFixedHeight(height)

    def hint(self, text: str) -> None:
        """What stands there while it is empty."""
        self._hint = text
        self.setPlaceholderText(text)

    def load(self, text: str, mixed: bool = False) -> None:
        """Show what is known; nothing is told. While one types here, it stays as typed."""
        if self.hasFocus() and self.toPlainText() != self._loaded:
            return
        self._loaded = "" if mixed else text
        if self.toPlainText() != self._loaded:
            self.setPlainText(self._loaded)
        self.setPlaceholderText(tr("several values") if mixed else self._hint)

    def reset(self, text: str) -> None:
        """What was typed was refused: show what is known, whatever stands here."""
        self._loaded = text
        self.setPlainText(text)

    def flush(self) -> None:
        """Tell what was typed, if it is new."""
        if self.toPlainText() != self._loaded:
            self._loaded = self.toPlainText()
            self.said.emit(self.name, self._loaded)

    def event(self, event: QEvent) -> bool:
        """While there is something to take back, Escape is for that, not for the page."""
        return _claimed(event, self.toPlainText() != self._loaded) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.flush()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Escape takes back."""
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._loaded:
            self.setPlainText(self._loaded)
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.flush()
            return
        super().keyPressEvent(event)


def _claimed(event: QEvent, changed: bool) -> bool:
    """Take Escape, before it acts for the page, where something typed is not saved yet."""
    if (
        changed
        and event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and event.key() == Qt.Key.Key_Escape
    ):
        event.accept()
        return True
    return False


class ChoiceField(QComboBox):
    """One of a few values; what differs among many shows as such until one is chosen."""

    said = Signal(str, str)

    def __init__(
        self,
        name: str,
        label: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName(f"field.{name}")
        self.setAccessibleName(label)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setPlaceholderText(tr("several values"))
        for value, words in choices:
            self.addItem(words, value)
        self.activated.connect(lambda _: self.said.emit(self.name, str(self.currentData())))
        self.installEventFilter(self)

    def load(self, value: str, mixed: bool = False) -> None:
        """Show what is known; nothing is told."""
        self.setCurrentIndex(-1 if mixed else self.findData(value))

    def flush(self) -> None:
        """A choice is told when it is made."""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A wheel that scrolls the pane must not change a value it passes over."""
        if event.type() == QEvent.Type.Wheel and not self.hasFocus():
            event.ignore()
            return True
        return False


class TickField(QWidget):
    """Yes or no, with words that wrap where the room is narrow; `clicked` carries the answer."""

    clicked = Signal(bool)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self._box = QCheckBox()
        self._box.setAccessibleName(label)
        self._box.clicked.connect(self.clicked)
        words = _Clickable(label, wrap=True)
        words.setBuddy(self._box)
        words.pressed.connect(self._box.click)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._box, 0, top)
        row.addWidget(words, 1, top)
        self.setFocusProxy(self._box)

    def setChecked(self, on: bool) -> None:
        """Show the answer; nothing is told."""
        self._box.setChecked(on)

    def isChecked(self) -> bool:
        """The answer."""
        return self._box.isChecked()


class _Clickable(Label):
    """Words that answer for the box beside them."""

    pressed = Signal()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the words is one on the box."""
        if self.isEnabled():
            self.pressed.emit()
