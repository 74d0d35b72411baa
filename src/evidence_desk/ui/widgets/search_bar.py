"""The search bar: the query language as it is typed, with completion and its parts as chips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.completion import Completion, complete, complete_fields
from evidence_desk.domain.query import Chip, chip, chips
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.lines import OneLine, add_line

_WAIT_MS = 120
_VALUE = Qt.ItemDataRole.UserRole


class SearchBar(QWidget):
    """A line to type a query into; `changed` carries its text while typing, a moment later.

    Below it each finished part stands as a chip with a cross to drop it. With `keeps` a search can
    be kept in the navigator.
    """

    changed = Signal(str)
    left = Signal()
    save_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, keeps: bool = True) -> None:
        super().__init__(parent)
        self._desk, self._keeps = desk, keeps
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(4)
        self.line = _Line()
        self.line.setPlaceholderText(
            tr("Search words, or kind:video  incident:I-014  date:2010-09  -has:incident …")
        )
        self.line.setAccessibleName(tr("Search"))
        self.line.setClearButtonEnabled(True)
        self.line.addAction(
            theme.icon("mdi6.magnify", "quiet"), QLineEdit.ActionPosition.LeadingPosition
        )
        self._save = QToolButton()
        self._save.setAutoRaise(True)
        theme.mark(self._save, "mdi6.bookmark-plus-outline")
        self._save.setToolTip(tr("Keep this search in the navigator"))
        self._save.setAccessibleName(tr("Keep this search"))
        self._save.clicked.connect(lambda: self.save_wanted.emit(self.text()))
        row.addWidget(self.line, 1)
        row.addWidget(self._save)
        column.addLayout(row)
        self._chips = QWidget()
        self._chip_row = QHBoxLayout(self._chips)
        self._chip_row.setContentsMargins(0, 0, 0, 0)
        self._chip_row.setSpacing(4)
        column.addWidget(self._chips)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT_MS)
        self._timer.timeout.connect(self._tell)
        self._told = ""
        self._completing = _Completing(desk, self.line)
        self.offers = self._completing.list
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.textChanged.connect(self._redraw)
        self.line.escaped.connect(self._escape)
        self.line.returnPressed.connect(self._finish)
        self._redraw()

    def text(self) -> str:
        """The query as it stands."""
        return self.line.text().strip()

    def set_text(self, text: str) -> None:
        """Show a query without telling anybody."""
        if text.strip() != self.text():
            self.line.setText(text)
        self._told = text.strip()
        self._timer.stop()

    def _tell(self) -> None:
        if self.text() != self._told:
            self._told = self.text()
            self.changed.emit(self._told)

    def _finish(self) -> None:
        self._completing.hide()
        self._timer.stop()
        self._tell()
        self.left.emit()

    def _escape(self) -> None:
        if self.text():
            self.line.clear()
            self._tell()
        else:
            self.left.emit()

    def _redraw(self) -> None:
        while (item := self._chip_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        found = [one for one in chips(self.line.text()) if one.field and one.value]
        for one in found:
            self._chip_row.addWidget(self._button(one))
        self._chip_row.addStretch(1)
        self._chips.setVisible(bool(found))
        self._save.setVisible(self._keeps and bool(self.text()))

    def _button(self, one: Chip) -> QPushButton:
        button = QPushButton(one.text.replace("&", "&&"))
        button.setObjectName("chip")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme.mark(button, "mdi6.close", "bad" if one.fault else "quiet")
        button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        button.setToolTip(sentence(one.fault) or tr("Drop “{chip}” from the search", chip=one.text))
        button.setAccessibleName(tr("Drop “{chip}” from the search", chip=one.text))
        button.clicked.connect(lambda: self._drop(one))
        return button

    def _drop(self, one: Chip) -> None:
        text = self.line.text()
        self.line.setText(" ".join(f"{text[: one.start]} {text[one.end :]}".split()))
        self._tell()


class _Line(QLineEdit):
    """The line itself; the list of offers below it gets the keys that move in it."""

    escaped = Signal()
    deserted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key_wanted: Callable[[int], bool] = lambda key: False

    def event(self, event: QEvent) -> bool:
        # Tab takes an offer; Qt would move the focus before keyPressEvent is asked.
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.key_wanted(event.key())
        ):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_wanted(event.key()):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.deserted.emit()


class _Completing(QObject):
    """Offers fields, and then their values, for the part the cursor stands in.

    The list is a part of the window and no popup: the keys stay with the line all the time.
    """

    def __init__(self, desk: Desk, line: _Line) -> None:
        super().__init__(line)
        self._desk, self._line = desk, line
        self._call: Call | None = None
        self._part: tuple[int, int, str, bool] | None = None
        self._offered = ""
        self.list = QListWidget(line)
        self.list.setObjectName("search.offers")
        self.list.setAccessibleName(tr("What may be meant"))
        self.list.setItemDelegate(OneLine(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda item: self._take(item.data(_VALUE)))
        self.list.hide()
        line.key_wanted = self._key
        line.deserted.connect(self._leave)
        line.textEdited.connect(lambda _: self._offer())

    def hide(self) -> None:
        """Offer nothing any more; what is still being looked up comes too late."""
        self._offered = ""
        self.list.hide()
        if self._call is not None:
            self._call.forget()

    def _leave(self) -> None:
        if not self.list.underMouse():
            self.hide()

    def _key(self, key: int) -> bool:
        """Whether a key was for the list: it moves there, takes an offer, or closes it.

        Enter means what was typed, until one has gone down into the list.
        """
        if not self.list.isVisible():
            return False
        keys = Qt.Key
        fits = self._offered == self._line.text()  # else it is for the letters before
        row, count = self.list.currentRow(), self.list.count()
        if key in (keys.Key_Down, keys.Key_Up):
            step = 1 if key == keys.Key_Down else -1
            self.list.setCurrentRow((row + 1 + step) % (count + 1) - 1)
            return True
        if key == keys.Key_Escape:
            self.hide()
            return True
        entered = key in (keys.Key_Return, keys.Key_Enter) and row >= 0
        if fits and (entered or key == keys.Key_Tab):
            self._take(self.list.item(max(0, row)).data(_VALUE))
            return True
        return False

    def _offer(self) -> None:
        text, at = self._line.text(), self._line.cursorPosition()
        start = at
        quoted = text[:at].count('"') % 2 == 1
        stop = '"' if quoted else " ("
        while start > 0 and text[start - 1] not in stop:
            start -= 1
        if quoted:  # back to the field before the quote
            start = max(text.rfind(" ", 0, max(0, start - 1)) + 1, 0)
        word = text[start:at]
        negated = word.startswith("-")
        word = word.removeprefix("-")
        field, colon, value = word.partition(":")
        if self._call is not None:
            self._call.forget()
        if colon:
            value = value.rpartition(",")[2].strip('"')
            self._part = (start, at, field, negated)
            library, language = self._desk.library, self._desk.language

            def look() -> tuple[str, list[Completion]]:
                return text, complete(library, field, value, 12, language)

            self._call = self._desk.run("", look, done=self._show)
        elif len(word) >= 2:
            self._part = (start, at, "", negated)
            offers = [replace(one, detail=sentence(one.detail)) for one in complete_fields(word)]
            self._show((text, offers))
        else:
            self.hide()

    def _show(self, found: tuple[str, list[Completion]]) -> None:
        text, offers = found
        if text != self._line.text() or not self._line.hasFocus():
            return
        self.list.clear()
        self._offered = text
        for offer in offers:
            add_line(self.list, offer.label, offer.detail).setData(_VALUE, offer.text)
        self.list.setCurrentRow(-1)
        if offers:
            self._place()
        self.list.setVisible(bool(offers))

    def _place(self) -> None:
        """Below the line, over whatever lies there."""
        window = self._line.window()
        if self.list.parentWidget() is not window:
            self.list.setParent(window)
        corner = self._line.mapTo(window, QPoint(0, self._line.height()))
        height = self.list.count() * self.list.sizeHintForRow(0) + 2 * self.list.frameWidth()
        room = window.height() - corner.y() - 8
        self.list.setGeometry(corner.x(), corner.y(), self._line.width(), min(height, room))
        self.list.raise_()

    def _take(self, value: str) -> None:
        if self._part is None:
            return
        self.hide()
        start, at, field, negated = self._part
        text = self._line.text()
        written = chip(field, value) + " " if field else value
        written = f"-{written}" if negated else written
        self._line.setText(text[:start] + written + text[at:].removeprefix('"').lstrip())
        self._line.setCursorPosition(start + len(written))
        self._line.setFocus()
        self._line.textEdited.emit(self._line.text())
