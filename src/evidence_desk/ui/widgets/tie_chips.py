"""What something is tied to, as chips with a cross; a button to tie more."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
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
)

from evidence_desk.ui import theme
from evidence_desk.ui.language import tr

_AT_ONCE = 12  # chips made at a time; hundreds would keep the window from answering


class FlowLayout(QLayout):
    """Puts widgets side by side and goes on in the next line, as words in a text."""

    def __init__(self, parent: QWidget | None = None, gap: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt adds."""
        self._items.append(item)

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
        return self._place(QRect(0, 0, width, 0), move=False)

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
        for item in self._items:
            size = size.expandedTo(
                QSize(min(item.sizeHint().width(), 120), item.sizeHint().height())
            )
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
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

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self.setFlat(True)
        self.setProperty("role", "chip")
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setMinimumWidth(20)

    def sizeHint(self) -> QSize:
        """As wide as the words, whatever of them is shown now."""
        hint = super().sizeHint()
        return QSize(self.fontMetrics().horizontalAdvance(self._words) + 14, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words to the room there is."""
        super().resizeEvent(event)
        room = self.width() - 12
        words = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(words.replace("&", "&&"))


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
        self._add_words = add_words
        self._ties: list[tuple[str, str]] = []
        self._add: QToolButton | None = None
        self.load([])

    def word(self, add_words: str) -> None:
        """What the button that ties more says of itself."""
        self._add_words = add_words
        if self._add is not None:
            self._add.setToolTip(add_words)
            self._add.setAccessibleName(add_words)

    def load(self, ties: Sequence[tuple[str, str]]) -> None:
        """Show these: what to write, and its words; of many the first, the others when asked."""
        if list(ties) != self._ties or self._add is None:
            self._ties = list(ties)
            self._show(_AT_ONCE)

    def _show(self, count: int) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for target, words in self._ties[:count]:
            self._flow.addWidget(self._chip(target, words))
        if (left := len(self._ties) - count) > 0:
            rest = QPushButton(tr("%n more", n=left))
            rest.setFlat(True)
            rest.setProperty("role", "chip")
            rest.clicked.connect(lambda: self._show(count + _AT_ONCE))
            self._flow.addWidget(rest)
        add = QToolButton()
        add.setAutoRaise(True)
        theme.mark(add, "mdi6.plus")
        add.setToolTip(self._add_words)
        add.setAccessibleName(self._add_words)
        add.clicked.connect(self.more)
        self._flow.addWidget(add)
        self._add = add
        self.updateGeometry()

    def _chip(self, target: str, words: str) -> QWidget:
        frame = QFrame()
        frame.setProperty("role", "notice")
        row = QHBoxLayout(frame)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(0)
        name = _Words(words)
        name.clicked.connect(lambda: self.opened.emit(target))
        cross = QToolButton()
        cross.setAutoRaise(True)
        theme.mark(cross, "mdi6.close", "quiet")
        cross.setToolTip(self._drop_words(words))
        cross.setAccessibleName(self._drop_words(words))
        cross.clicked.connect(lambda: self.dropped.emit(target))
        row.addWidget(name)
        row.addWidget(cross)
        return frame
