"""Fields that save when one leaves them, go back on Escape, and say when values differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QTextCursor
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


class _Typed:
    """What a field of text knows of what is stored; the text itself is the widget's."""

    name: str
    said: SignalInstance
    _loaded = ""
    _hint = ""
    _unread = False
    _left = False  # while it was unread

    if TYPE_CHECKING:  # the widget's

        def hasFocus(self, /) -> bool: ...
        def setPlaceholderText(self, text: str, /) -> None: ...

    def written(self) -> str:
        """What stands in it."""
        raise NotImplementedError

    def write(self, text: str) -> None:
        """Let this stand in it, seen from its beginning."""
        raise NotImplementedError

    def to_the_end(self) -> None:
        """Go on writing behind what stands in it."""
        raise NotImplementedError

    @property
    def changed(self) -> bool:
        """Whether something stands here that is not saved yet."""
        return self.written() != self._loaded

    def hint(self, text: str) -> None:
        """What stands there while it is empty."""
        self._hint = text
        self.setPlaceholderText(text)

    def forget(self) -> None:
        """Another record is meant of which nothing is known yet: show nothing of the last one."""
        self._unread, self._left = True, False
        self.reset("")
        self.setPlaceholderText("…")

    def load(self, text: str, mixed: bool = False) -> None:
        """Show what is known; nothing is told. While one types here, it stays as typed.

        What was typed before anything was known stands behind it: nothing unseen is replaced.
        """
        unread, self._unread = self._unread, False
        if self.hasFocus() and self.changed and not unread:
            return
        typed = self.written() if unread and self.changed else ""
        self._loaded = "" if mixed else text
        shown = f"{self._loaded} {typed}".strip() if typed else self._loaded
        if self.written() != shown:
            self.write(shown)
            if typed:
                self.to_the_end()
        self.setPlaceholderText(tr("several values") if mixed else self._hint)
        if typed and self._left:
            self.flush()

    def reset(self, text: str) -> None:
        """What was typed was refused: show what is known, whatever stands here."""
        self._loaded = text
        self.write(text)

    def flush(self) -> None:
        """Tell what was typed, if it is new."""
        if self.changed:
            self._loaded = self.written()
            self.said.emit(self.name, self._loaded)

    def left(self) -> None:
        """One is done typing: tell it, once it is known what it stands beside."""
        self._left = True
        if not self._unread:
            self.flush()


class LineField(_Typed, QLineEdit):
    """One line of text; `said` carries the field and the new text once it is left changed."""

    said = Signal(str, str)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.setObjectName(f"field.{name}")
        self.setAccessibleName(label)
        self.editingFinished.connect(self.left)

    def offer(self, words: Sequence[str]) -> None:
        """Values to complete from."""
        offer(self, words)

    def written(self) -> str:
        """Its text."""
        return self.text()

    def write(self, text: str) -> None:
        """Another text."""
        self.setText(text)
        self.setCursorPosition(0)

    def to_the_end(self) -> None:
        """Behind its text."""
        self.end(False)

    def event(self, event: QEvent) -> bool:
        """While there is something to take back, Escape is for that, not for the page."""
        return _claimed(event, self.changed) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape takes back what was typed."""
        if event.key() == Qt.Key.Key_Escape:
            if self.changed:
                self.setText(self._loaded)
            else:
                event.ignore()
            return
        super().keyPressEvent(event)


class TextField(_Typed, QPlainTextEdit):
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

    def written(self) -> str:
        """Its text."""
        return self.toPlainText()

    def write(self, text: str) -> None:
        """Another text."""
        self.setPlainText(text)

    def to_the_end(self) -> None:
        """Behind its text."""
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        """While there is something to take back, Escape is for that, not for the page."""
        return _claimed(event, self.changed) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving saves."""
        super().focusOutEvent(event)
        self.left()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter saves, Escape takes back."""
        if event.key() == Qt.Key.Key_Escape and self.changed:
            self.setPlainText(self._loaded)
            return
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left()
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
        self._unread = False
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

    def forget(self) -> None:
        """Another record is meant of which nothing is known yet: there is nothing to choose."""
        self._unread = True
        self.setPlaceholderText("…")
        self.setCurrentIndex(-1)

    def load(self, value: str, mixed: bool = False) -> None:
        """Show what is known; nothing is told."""
        self._unread = False
        self.setPlaceholderText(tr("several values"))
        self.setCurrentIndex(-1 if mixed else self.findData(value))

    def flush(self) -> None:
        """A choice is told when it is made."""

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """A wheel that scrolls the pane must not change a value it passes over."""
        if event.type() == QEvent.Type.Wheel and (self._unread or not self.hasFocus()):
            event.ignore()
            return True
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing is chosen before one can see what there is."""
        if self._unread:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Nothing is chosen before one can see what there is."""
        if self._unread:
            event.ignore()
        else:
            super().mousePressEvent(event)


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
