"""What something is tied to, as chips with a cross; a button to tie more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
    QWidgetItem,
)

from evidence_desk.ui import theme
from evidence_desk.ui.language import tr

_AT_ONCE = 8  # chips shown at a time; hundreds would keep the window from answering


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next line, as words in a text."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._heights: dict[int, int] = {}  # Qt asks for the same width hundreds of times
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt adds."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one that stands there."""
        self.addChildWidget(widget)
        self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    def invalidate(self) -> None:
        """Something in it has another size."""
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        """How many."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """One of them."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take one out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """No wider than needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height at this width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place them."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """As little as possible."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The widest alone."""
        size = QSize()
        for item in (one for one in self._items if not one.isEmpty()):
            size = size.expandedTo(
                QSize(min(item.sizeHint().width(), 120), item.sizeHint().height())
            )
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in (one for one in self._items if not one.isEmpty()):
            hint = item.sizeHint()
            width = min(hint.width(), rect.width())
            if x + width > rect.right() + 1 and line:
                x, y, line = rect.x(), y + line + self._gap, 0
            if move:
                item.setGeometry(QRect(x, y, width, hint.height()))
            x += width + self._gap
            line = max(line, hint.height())
        return y + line - rect.y()


class _Words(QPushButton):
    """A chip's words: from the left, cut with an ellipsis where the room ends."""

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._hint: QSize | None = None
        self.setFlat(True)
        self.setProperty("role", "chip")
        self.setMinimumWidth(20)

    def say(self, words: str) -> None:
        """Show these."""
        self._words, self._hint = words, None
        self.setToolTip(words)
        self.setAccessibleName(words)
        self._cut()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the words, whatever of them is shown now."""
        if self._hint is None:
            height = super().sizeHint().height()
            self._hint = QSize(self.fontMetrics().horizontalAdvance(self._words) + 14, height)
        return self._hint

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need other room."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._hint = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        room = self.width() - 12
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


class _Chip(QFrame):
    """One tie: its words, and a cross that unties; used again for another."""

    opened = Signal(str)
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.target = ""
        self.setProperty("role", "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(0)
        self._name = _Words()
        self._name.clicked.connect(lambda: self.opened.emit(self.target))
        self._cross = QToolButton()
        self._cross.setAutoRaise(True)
        theme.mark(self._cross, "mdi6.close", "quiet")
        self._cross.clicked.connect(lambda: self.dropped.emit(self.target))
        row.addWidget(self._name)
        row.addWidget(self._cross)

    def holds_focus(self) -> bool:
        """Whether the keys go to this chip."""
        return self._name.hasFocus() or self._cross.hasFocus()

    def say(self, target: str, words: str) -> None:
        """Be the chip of this tie."""
        self.target = target
        self._name.say(words)
        self._cross.setToolTip(tr("Untie {target}", target=words))
        self._cross.setAccessibleName(tr("Untie {target}", target=words))


class TieChips(QWidget):
    """Chips of one kind of tie. `opened`, `dropped` and `more` say what was asked for."""

    opened = Signal(str)
    dropped = Signal(str)
    more = Signal()

    def __init__(
        self,
        add_words: str,
        parent: QWidget | None = None,
        drop_words: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__(parent)
        self._drop_words = drop_words or (lambda words: tr("Untie {target}", target=words))
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._ties: list[tuple[str, str]] = []
        self._chips: list[_Chip] = []
        self._shown = _AT_ONCE
        self._rest = QPushButton()
        self._rest.setFlat(True)
        self._rest.setProperty("role", "chip")
        self._rest.clicked.connect(lambda: self._show(self._shown + _AT_ONCE))
        self._rest.hide()
        self._add = QToolButton()
        self._add.setAutoRaise(True)
        theme.mark(self._add, "mdi6.plus")
        self._add.clicked.connect(self.more)
        for button in (self._rest, self._add):
            self._flow.addWidget(button)
        self.word(add_words)

    def word(self, add_words: str) -> None:
        """What the button that ties more says of itself."""
        self._add.setToolTip(add_words)
        self._add.setAccessibleName(add_words)

    def load(self, ties: Sequence[tuple[str, str]]) -> None:
        """Show these: what to write, and its words; of many the first, the others when asked."""
        if list(ties) != self._ties:
            self._ties = list(ties)
            self._show(_AT_ONCE)

    def _show(self, count: int) -> None:
        """Show so many; chips that are there are used again, for making them takes long."""
        self._shown, shown = count, self._ties[:count]
        while len(self._chips) < len(shown):
            chip = _Chip()
            chip.opened.connect(self.opened)
            chip.dropped.connect(self.dropped)
            self._flow.insert(len(self._chips), chip)
            self._chips.append(chip)
        for at, chip in enumerate(self._chips):
            target, words = shown[at] if at < len(shown) else ("", "")
            if chip.holds_focus() and target != chip.target:
                self._add.setFocus()  # the next key must not untie what came in its place
            if target:
                chip.say(target, words)
            chip.setVisible(bool(target))
        left = len(self._ties) - len(shown)
        self._rest.setText(tr("%n more", n=left) if left > 0 else "")
        self._rest.setVisible(left > 0)
        self.updateGeometry()
