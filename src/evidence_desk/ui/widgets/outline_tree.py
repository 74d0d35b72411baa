"""The report's outline as a tree that is edited like an outliner."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QTreeWidget,
    QTreeWidgetItem,
)

from evidence_desk.desk.outline import (
    SectionRow,
)
from evidence_desk.domain.items import Kind
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place

_NUMBER = Qt.ItemDataRole.UserRole
_THIN = 2  # fewer items than this, and a section has little behind it


class Editing(Protocol):
    """The page that does what the keys of the tree ask for."""

    desk: Desk

    def add_after(self, number: str, numbers: list[str]) -> None:
        """Ask for a heading beside this one."""

    def rename(self, number: str, title: str) -> None:
        """Give a heading another title."""

    def shift(self, number: str, direction: str) -> None:
        """Move a heading with all below it."""

    def ask_remove(self, number: str, below: int, items: int) -> None:
        """Ask, then remove a heading and all below it."""


class OutlineTree(QTreeWidget):
    """Headings with their counts by kind of evidence; what is thin is marked."""

    def __init__(self, page: Editing) -> None:
        super().__init__()
        self._page = page
        self._filling = False
        self.setAccessibleName(tr("Outline of the report"))
        self.setHeaderLabels(
            [
                tr("Section"),
                tr("Videos"),
                tr("Photos"),
                tr("Recordings"),
                tr("Documents"),
                tr("Incidents"),
                "",
            ]
        )
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, 7):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QTreeWidget.EditTrigger.NoEditTriggers)
        own(
            self, "Return", "Shift+Return", "Tab", "Shift+Tab", "Alt+Up", "Alt+Down", "F2", "Delete"
        )
        self.itemChanged.connect(self._renamed)
        self.itemDoubleClicked.connect(lambda item, _: self._open(item))

    def fill(
        self, rows: list[SectionRow], by_kind: dict[str, dict[str, int]], language: str
    ) -> None:
        """Show the outline anew."""
        self._filling = True
        self.clear()
        above: dict[int, QTreeWidgetItem] = {}
        for row in rows:
            parent: Any = above.get(row.depth - 1, self.invisibleRootItem())
            numbers = [by_kind[str(kind)].get(row.number, 0) for kind in Kind]
            title = wording.in_language(row.titles, language)
            shown = [str(count or "–") for count in numbers]
            thin = sum(numbers) < _THIN
            item = QTreeWidgetItem(
                parent,
                [
                    f"{row.number}  {title}",
                    *shown,
                    str(row.incidents or "–"),
                    tr("thin") if thin else "",
                ],
            )
            item.setData(0, _NUMBER, (row.number, title, sum(numbers)))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            for column in range(1, 6):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
            if thin:
                item.setForeground(6, theme.colour("warn"))
                item.setToolTip(6, tr("Fewer than two items support this section."))
            above[row.depth] = item
            item.setExpanded(True)
        self.expandAll()
        self._filling = False

    def numbers(self) -> list[str]:
        """All numbers, in order."""
        found: list[str] = []
        queue = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while queue:
            item = queue.pop(0)
            if item is not None:
                found.append(item.data(0, _NUMBER)[0])
                queue[:0] = [item.child(at) for at in range(item.childCount())]
        return found

    def current_number(self) -> str:
        """The number of the heading in hand."""
        item = self.currentItem()
        return str(item.data(0, _NUMBER)[0]) if item is not None else ""

    def select(self, number: str) -> None:
        """Stand on a heading, or on the first."""
        queue = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        first = queue[0] if queue else None
        while queue:
            item = queue.pop(0)
            if item is None:
                continue
            if item.data(0, _NUMBER)[0] == number:
                self.setCurrentItem(item)
                return
            queue += [item.child(at) for at in range(item.childCount())]
        if first is not None:
            self.setCurrentItem(first)

    def _open(self, item: QTreeWidgetItem) -> None:
        self._page.desk.go(Place.section(item.data(0, _NUMBER)[0]))

    def _rename(self, item: QTreeWidgetItem) -> None:
        self._filling = True
        item.setText(0, item.data(0, _NUMBER)[1])
        self._filling = False
        self.editItem(item, 0)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or column != 0:
            return
        number, before, _ = item.data(0, _NUMBER)
        title = item.text(0).strip()
        if title and title != before:
            self._page.rename(number, title)
        else:
            self._filling = True
            item.setText(0, f"{number}  {before}")
            self._filling = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An outliner's keys."""
        item = self.currentItem()
        editing = self.state() == QTreeWidget.State.EditingState
        if event.key() == Qt.Key.Key_Escape and not editing:
            self.focusNextChild()  # Tab moves headings here, and one must get out by keys
            return
        if item is None or editing:
            super().keyPressEvent(event)
            return
        number, _, items = item.data(0, _NUMBER)
        keys, alt = Qt.Key, event.modifiers() & Qt.KeyboardModifier.AltModifier
        match event.key():
            case keys.Key_F2:
                self._rename(item)
            case keys.Key_Return | keys.Key_Enter if (
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self._open(item)
            case keys.Key_Return | keys.Key_Enter:
                self._page.add_after(number, self.numbers())
            case keys.Key_Tab:
                self._page.shift(number, "in")
            case keys.Key_Backtab:
                self._page.shift(number, "out")
            case keys.Key_Up if alt:
                self._page.shift(number, "up")
            case keys.Key_Down if alt:
                self._page.shift(number, "down")
            case keys.Key_Delete:
                below = sum(one.startswith(f"{number}.") for one in self.numbers())
                self._page.ask_remove(number, below, items)
            case _:
                super().keyPressEvent(event)
