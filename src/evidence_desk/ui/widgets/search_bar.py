"""The search bar: the query language as it is typed, with completion and its parts as chips."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.completion import Completion, complete, complete_fields
from evidence_desk.domain.query import Chip, chip, chips
from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr

_WAIT_MS = 120
_VALUE = Qt.ItemDataRole.UserRole


class SearchBar(QWidget):
    """A line to type a query into; `changed` carries its text while typing, a moment later.

    Below it each finished part stands as a chip with a cross to drop it.
    """

    changed = Signal(str)
    left = Signal()
    save_wanted = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
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
        if not self._completing.open:
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
        self._save.setVisible(bool(self.text()))

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
    """The line itself. The list of offers hands it every key first: Enter and Tab take one."""

    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.take_offer: Callable[[bool], bool] = lambda first: False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tab = event.key() == Qt.Key.Key_Tab
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if (tab or enter) and self.take_offer(tab):
            event.accept()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.TabFocusReason):
            self.selectAll()


class _Completing:
    """Offers fields, and then their values, for the part the cursor stands in."""

    def __init__(self, desk: Desk, line: _Line) -> None:
        self._desk, self._line = desk, line
        self._model = QStandardItemModel(line)
        self._completer = QCompleter(self._model, line)
        self._completer.setWidget(line)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        if (popup := self._completer.popup()) is not None:
            popup.clicked.connect(lambda index: self._take(str(index.data(_VALUE))))
        self._part: tuple[int, int, str, bool] | None = None
        self._offered = ""
        line.take_offer = self._take_chosen
        line.textEdited.connect(lambda _: self._offer())

    @property
    def open(self) -> bool:
        """Whether the list of offers is shown and one is chosen in it."""
        popup = self._completer.popup()
        shown = popup is not None and popup.isVisible() and popup.currentIndex().isValid()
        return shown and self._offered == self._line.text()

    def _hide(self) -> None:
        popup = self._completer.popup()
        if popup is not None:
            popup.hide()

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
        if colon:
            value = value.rpartition(",")[2].strip('"')
            self._part = (start, at, field, negated)
            library, language = self._desk.library, self._desk.language

            def look() -> tuple[str, list[Completion]]:
                return text, complete(library, field, value, 12, language)

            self._desk.run("", look, done=self._show)
        elif len(word) >= 2:
            self._part = (start, at, "", negated)
            offers = [replace(one, detail=sentence(one.detail)) for one in complete_fields(word)]
            self._show((text, offers))
        else:
            self._hide()

    def _show(self, found: tuple[str, list[Completion]]) -> None:
        text, offers = found
        if text != self._line.text() or not self._line.hasFocus():
            return
        self._model.clear()
        self._offered = text
        for offer in offers:
            label = f"{offer.label}    {offer.detail}" if offer.detail else offer.label
            item = QStandardItem(label)
            item.setData(offer.text, _VALUE)
            self._model.appendRow(item)
        if not offers:
            self._hide()
            return
        self._completer.complete()

    def _take_chosen(self, first: bool) -> bool:
        """Take the offer one stands on, or the first of those shown; False if there is none."""
        popup = self._completer.popup()
        if popup is None or not popup.isVisible() or self._offered != self._line.text():
            return False  # what is shown was offered for the letters before
        index = popup.currentIndex()
        if index.isValid():
            self._take(str(index.data(_VALUE)))
            return True
        if first and self._model.rowCount():
            self._take(str(self._model.item(0).data(_VALUE)))
            return True
        return False

    def _take(self, value: str) -> None:
        if self._part is None:
            return
        self._hide()
        start, at, field, negated = self._part
        text = self._line.text()
        written = chip(field, value) + " " if field else value
        written = f"-{written}" if negated else written
        self._line.setText(text[:start] + written + text[at:].removeprefix('"').lstrip())
        self._line.setCursorPosition(start + len(written))
        self._line.textEdited.emit(self._line.text())
