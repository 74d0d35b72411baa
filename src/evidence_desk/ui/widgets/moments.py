"""Clips and marks of an item as lines: go there, reword, remove."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QInputDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evidence_desk.desk.describe import change_mark, describe, remove
from evidence_desk.desk.items import ClipRow, ItemDetail, MarkRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.lines import TwoLines, add_line


class Moments(QWidget):
    """The clips and marks of one item. `wanted` carries seconds, or a page as a negative number."""

    wanted = Signal(float)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._none = Label("", "quiet", wrap=True)
        actions.say_keys(self._none, self._say_none)
        self.list = _List(self)
        self.list.setAccessibleName(tr("Clips and marks"))
        self.list.setItemDelegate(TwoLines(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._none)
        column.addWidget(self.list)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        desk.mark_chosen.connect(self.choose)

    def _say_none(self) -> None:
        begin, end, mark = (
            self._actions.key(f"review.{name}") or "–" for name in ("clip_in", "clip_out", "mark")
        )
        self._none.setText(
            tr(
                "None yet: {begin} and {end} cut a clip in review, {mark} sets a mark.",
                begin=begin,
                end=end,
                mark=mark,
            )
        )

    def load(self, detail: ItemDetail) -> None:
        """Show those of this item."""
        current = self.list.currentRow()
        self.list.clear()
        for clip in detail.clips:
            title = wording.in_language(clip.titles, self._desk.language)
            span = f"{wording.clock(clip.start_s)}–{wording.clock(clip.end_s)}"
            self._line(title or tr("clip"), span, "mdi6.content-cut", clip)
        for mark in detail.marks:
            if mark.at_s is not None:
                where = wording.clock(mark.at_s)
            elif mark.page is not None:
                where = tr("page {number}", number=mark.page)
            else:
                where = ""
            title = wording.in_language(mark.titles, self._desk.language)
            self._line(title or mark.note, where, "mdi6.map-marker-outline", mark)
        lines = self.list.count()
        self._none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        if lines:
            height = self.list.sizeHintForRow(0) * min(lines, 8) + 8
            self.list.setFixedHeight(height)
            self.list.setCurrentRow(min(current, lines - 1))

    def _line(self, text: str, where: str, icon: str, record: ClipRow | MarkRow) -> None:
        item = add_line(self.list, text, f"{where} · {record.ref}", theme.icon(icon, "quiet"))
        item.setData(Qt.ItemDataRole.UserRole, record)

    def _go(self, item: QListWidgetItem) -> None:
        record = item.data(Qt.ItemDataRole.UserRole)
        self._desk.mark_chosen.emit(record.ref)
        if isinstance(record, ClipRow):
            self.wanted.emit(record.start_s)
        elif record.at_s is not None:
            self.wanted.emit(record.at_s)
        elif record.page is not None:
            self.wanted.emit(-float(record.page))

    def choose(self, ref: str) -> None:
        """Stand on the line of a clip or mark, if it is one of these."""
        for line in range(self.list.count()):
            if self.list.item(line).data(Qt.ItemDataRole.UserRole).ref == ref:
                self.list.setCurrentRow(line)

    def reword(self) -> None:
        """Ask for other words for the line in hand."""
        item = self.list.currentItem()
        if item is None:
            return
        record = item.data(Qt.ItemDataRole.UserRole)
        is_clip = isinstance(record, ClipRow)
        language = self._desk.language
        before = record.titles.get(language, "") if is_clip else record.note
        label = tr("Title of the clip:") if is_clip else tr("What is seen or heard:")
        text, wanted = QInputDialog.getText(self, record.ref, label, text=before)
        if not wanted or text == before:
            return
        if is_clip:
            values = {f"title.{language}": text}
            self._desk.run("", describe, self._desk.library, [record.ref], values)
        else:
            library = self._desk.library
            self._desk.run("", lambda: change_mark(library, record.ref, note=text))

    def take_away(self) -> None:
        """Remove the line in hand; undo brings it back."""
        item = self.list.currentItem()
        if item is not None:
            record = item.data(Qt.ItemDataRole.UserRole)
            self._desk.run("", remove, self._desk.library, [record.ref])


class _List(QListWidget):
    def __init__(self, owner: Moments) -> None:
        super().__init__(owner)
        self._owner = owner
        own(self, "Delete", "F2", "Return")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._owner.take_away()
        elif event.key() == Qt.Key.Key_F2:
            self._owner.reword()
        elif len(event.text()) == 1 and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
