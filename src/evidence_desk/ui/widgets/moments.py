"""Clips and marks of an item as lines: go there, reword, remove."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evidence_desk.desk.describe import remove
from evidence_desk.desk.items import ClipRow, ItemDetail, MarkRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.lines import TwoLines, add_line
from evidence_desk.ui.widgets.moment_editor import MomentEditor, in_short


class Moments(QWidget):
    """The clips and marks of one item. `wanted` carries seconds, or a page as a negative number.

    The line that shows as chosen is the clip or mark that is meant (`Desk.subject`), and nothing
    else is: coming to the list by Tab chooses none, and F2 and Delete then touch nothing.
    """

    wanted = Signal(float)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._loading = False
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
        self.list.currentItemChanged.connect(self._moved)
        self.editor = MomentEditor(desk, actions, self)
        self.editor.left.connect(lambda: desk.set_subject(""))
        column.addWidget(self.editor)
        self._detail: ItemDetail | None = None
        self._words: Mapping[str, Mapping[str, str]] = {}
        desk.subject_changed.connect(self._show_subject)

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

    def load(self, detail: ItemDetail, words: Mapping[str, Mapping[str, str]]) -> None:
        """Show those of this item; `words` name by kind what they are tied to."""
        self._detail, self._words = detail, words
        self._loading = True
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
                where = tr("region") if mark.region else ""
            title = wording.in_language(mark.titles, self._desk.language)
            self._line(title or mark.note, where, "mdi6.map-marker-outline", mark)
        lines = self.list.count()
        self._none.setVisible(not lines)
        self.list.setVisible(bool(lines))
        if lines:
            height = self.list.sizeHintForRow(0) * min(lines, 8) + 8
            self.list.setFixedHeight(height)
        self._loading = False
        self._show_subject()

    def _moved(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        """Who moves in the list by keys means the line there."""
        if item is not None and self.list.hasFocus() and not self._loading:
            self._desk.set_subject(item.data(Qt.ItemDataRole.UserRole).ref)

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """While Qt moves in the list, and not the editor."""
        self._loading = True
        try:
            yield
        finally:
            self._loading = False

    def _show_subject(self, *_: object) -> None:
        """The editor of the clip or mark that is meant, if it is one of these."""
        detail, ref = self._detail, self._desk.subject
        records: tuple[ClipRow | MarkRow, ...] = ()
        if detail is not None:
            records = (*detail.clips, *detail.marks)
        found = next((one for one in records if one.ref == ref), None)
        self.editor.load(found, self._words)
        self.stand_on_chosen()
        if ref and found is None and detail is not None:
            self._desk.set_subject("")  # it was removed

    def _line(self, text: str, where: str, icon: str, record: ClipRow | MarkRow) -> None:
        under = " · ".join(part for part in (where, record.ref, in_short(record)) if part)
        item = add_line(self.list, text, under, theme.icon(icon, "quiet"))
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

    def stand_on_chosen(self) -> None:
        """Stand on the line of the clip or mark that is meant; on none if it is not of these."""
        refs = [
            self.list.item(line).data(Qt.ItemDataRole.UserRole).ref
            for line in range(self.list.count())
        ]
        ref = self._desk.subject
        row = refs.index(ref) if ref in refs else -1
        with self.at_rest():
            if row != self.list.currentRow():
                self.list.setCurrentRow(row)
            if row < 0:
                self.list.clearSelection()

    def reword(self) -> None:
        """Type other words for the line that was chosen."""
        if self._chosen():
            self.editor.reword()

    def _chosen(self) -> str:
        """Reference of the line that was chosen; "" if none was, and then that is said."""
        item, ref = self.list.currentItem(), self._desk.subject
        if item is not None and ref and item.data(Qt.ItemDataRole.UserRole).ref == ref:
            return ref
        self._desk.say(tr("Choose a clip or mark first, with the arrow keys or a click."))
        return ""

    @property
    def meant(self) -> bool:
        """Whether a clip or mark is meant, and not the item."""
        return bool(self._desk.subject)

    def give_back(self) -> None:
        """Mean the item again."""
        self._desk.set_subject("")

    def take_away(self) -> None:
        """Remove the line that was chosen; undo brings it back, and no other is meant."""
        if ref := self._chosen():
            self._desk.set_subject("")
            self._desk.change("", remove, self._desk.library, [ref])


class _List(QListWidget):
    def __init__(self, owner: Moments) -> None:
        super().__init__(owner)
        self._owner = owner
        own(self, "Delete", "F2", "Return", "Escape")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Coming here chooses nothing; Qt would take the first line in hand."""
        with self._owner.at_rest():
            super().focusInEvent(event)
        self._owner.stand_on_chosen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._owner.take_away()
        elif event.key() == Qt.Key.Key_F2:
            self._owner.reword()
        elif event.key() == Qt.Key.Key_Escape and self._owner.meant:
            self._owner.give_back()
        elif len(event.text()) == 1 and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)
