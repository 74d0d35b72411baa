"""The report's outline as a tree that is edited like an outliner."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QDropEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from evidence_desk.desk.coverage import CoverageRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import LANGUAGES, tr
from evidence_desk.ui.pages.page import Place

_NUMBER = Qt.ItemDataRole.UserRole  # in column 0: the heading's number, "" of one being written
_TITLE = Qt.ItemDataRole.UserRole + 1  # in each column of titles: the title as it is kept
_NARROW = 480  # pixels for titles in more than one language
_Index = QModelIndex | QPersistentModelIndex
_Hint = QAbstractItemDelegate.EndEditHint
_Drop = QTreeWidget.DropIndicatorPosition


class Editing(Protocol):
    """The page that does what the hands in the tree ask for."""

    desk: Desk

    def write_after(self, number: str, language: str, title: str) -> None:
        """Add a heading beside this one."""

    def go_on_writing(self) -> None:
        """Begin another heading once the last one is there."""

    def rename(self, number: str, language: str, title: str) -> None:
        """Give a heading another title."""

    def shift(self, direction: str) -> None:
        """Move the heading in hand with all below it."""

    def put(self, number: str, parent: str | None, place: int | None) -> None:
        """Move a heading with all below it to another place."""


class OutlineTree(QTreeWidget):
    """Headings with their titles in each language, and how much supports them."""

    def __init__(self, page: Editing) -> None:
        super().__init__()
        self._page = page
        library = page.desk.library
        first = page.desk.language if page.desk.language in library.languages else ""
        self._languages = sorted(library.languages, key=lambda code: code != first)
        self._fresh: QTreeWidgetItem | None = None
        self._written = False
        self.setAccessibleName(tr("Outline of the report"))
        others = [LANGUAGES.get(code, code.upper()) for code in self._languages[1:]]
        self.setHeaderLabels([tr("Section"), *others, tr("Items"), tr("Incidents"), ""])
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(len(self._languages)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column in range(len(self._languages), len(self._languages) + 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        triggers = QTreeWidget.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.SelectedClicked)
        self.setItemDelegate(_Titles(self))
        self.setDragDropMode(QTreeWidget.DragDropMode.InternalMove)
        own(self, *["Return", "Shift+Return", "Tab", "Shift+Tab", "Alt+Left", "Alt+Right", "F2"])
        self.itemDoubleClicked.connect(lambda item, _: self._open(item))

    # ------------------------------------------------------------ what is shown

    def fill(self, rows: tuple[CoverageRow, ...]) -> None:
        """Show the outline anew; what was folded stays folded."""
        folded = {str(item.data(0, _NUMBER)) for item in self._all() if not item.isExpanded()}
        self.clear()
        self._fresh = None
        above: list[QTreeWidgetItem] = []
        for row in rows:
            del above[row.depth :]
            item = QTreeWidgetItem(above[-1] if above else self.invisibleRootItem())
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self._say(item, row)
            above.append(item)
        for item in self._all():
            item.setExpanded(str(item.data(0, _NUMBER)) not in folded or not item.childCount())

    def _say(self, item: QTreeWidgetItem, row: CoverageRow) -> None:
        item.setData(0, _NUMBER, row.number)
        for column, code in enumerate(self._languages):
            item.setData(column, _TITLE, row.titles.get(code, ""))
            item.setText(column, row.titles.get(code, ""))
        shown = row.titles.get(self._languages[0], "")
        item.setText(0, f"{row.number}  {shown or wording.in_language(row.titles, '')}")
        if not shown:
            font = QFont(self.font())
            font.setItalic(True)
            item.setFont(0, font)
            item.setToolTip(0, tr("There is no title in this language yet."))
        last = len(self._languages)
        for column, count in ((last, row.whole.items), (last + 1, row.whole.incidents)):
            item.setText(column, wording.number(count) if count else "–")
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        if row.whole.state:
            item.setText(last + 2, tr("thin") if row.whole.items else tr("no evidence"))
            item.setForeground(last + 2, theme.colour("warn"))
            item.setToolTip(last + 2, tr("Fewer than two items support this section."))

    def _all(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting[:0] = [item.child(at) for at in range(item.childCount())]

    def current_number(self) -> str:
        """The number of the heading in hand; "" of none."""
        item = self.currentItem()
        return str(item.data(0, _NUMBER)) if item is not None else ""

    def select(self, number: str) -> None:
        """Stand on a heading, or on the first."""
        first = None
        for item in self._all():
            first = first or item
            if item.data(0, _NUMBER) == number:
                first = item
                break
        if first is not None:
            self.setCurrentItem(first)
            self.scrollToItem(first)

    def editing(self) -> bool:
        """Whether a title is being typed."""
        return self.state() == QTreeWidget.State.EditingState

    # ------------------------------------------------------------ typing titles

    def write_beside(self) -> None:
        """Begin a heading after the one in hand, in place."""
        if self.editing():
            return
        item = self.currentItem()
        fresh = QTreeWidgetItem()
        fresh.setFlags(fresh.flags() | Qt.ItemFlag.ItemIsEditable)
        fresh.setData(0, _NUMBER, "")
        parent = (item.parent() if item is not None else None) or self.invisibleRootItem()
        place = parent.indexOfChild(item) + 1 if item is not None else parent.childCount()
        parent.insertChild(place, fresh)
        fresh.setData(0, _TITLE, "")
        self._fresh, self._written = fresh, False
        self._after = self.current_number()
        self.setCurrentItem(fresh)
        self.editItem(fresh, 0)

    def edits(self, column: int) -> bool:
        """Whether a column holds titles."""
        if self._fresh is not None:
            return column == 0
        return column < len(self._languages)

    def said(self, index: _Index, title: str) -> None:
        """A title was typed."""
        title = " ".join(title.split())
        if self._fresh is not None:
            if title:
                self._written = True
                self._page.write_after(self._after, self._languages[0], title)
            return
        number = index.sibling(index.row(), 0).data(_NUMBER)
        language = self._languages[index.column()]
        others = any(
            index.sibling(index.row(), at).data(_TITLE)
            for at in range(len(self._languages))
            if at != index.column()
        )
        if title != index.data(_TITLE) and (title or others):
            self._page.rename(str(number), language, title)

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Enter ends it, and after a new heading begins another; Tab goes to the next language."""
        index = self.currentIndex()
        super().closeEditor(editor, _Hint.NoHint)
        if self._fresh is not None:
            fresh, self._fresh = self._fresh, None
            if not self._written:
                (fresh.parent() or self.invisibleRootItem()).removeChild(fresh)
                self.select(self._after)
            elif hint == _Hint.SubmitModelCache:
                self._page.go_on_writing()
            return
        step = {_Hint.EditNextItem: 1, _Hint.EditPreviousItem: -1}.get(hint, 0)
        to = index.column() + step
        if step and 0 <= to < len(self._languages) and not self.isColumnHidden(to):
            self.setCurrentIndex(index.siblingAtColumn(to))
            self.edit(self.currentIndex())

    def rename_current(self) -> None:
        """Type another title for the heading in hand."""
        index = self.currentIndex()
        if index.isValid() and not self.editing():
            self.edit(index if self.edits(index.column()) else index.siblingAtColumn(0))

    # ------------------------------------------------------------ keys and hands

    def event(self, event: QEvent) -> bool:
        """A letter begins a title here, and Tab moves a heading, whatever they mean elsewhere."""
        if not isinstance(event, QKeyEvent):
            return super().event(event)
        if event.type() == QEvent.Type.ShortcutOverride and self.currentItem() is not None:
            plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.ShiftModifier,
            )
            if plain and event.text().isalnum():
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress and event.key() in (
            Qt.Key.Key_Tab,
            Qt.Key.Key_Backtab,
        ):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the other languages wait: a title that cannot be read is none."""
        super().resizeEvent(event)
        for column in range(1, len(self._languages)):
            self.setColumnHidden(column, self.width() < _NARROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An outliner's keys."""
        item = self.currentItem()
        if self.editing():
            super().keyPressEvent(event)
            return
        keys, modifier = Qt.Key, Qt.KeyboardModifier
        alt = event.modifiers() & modifier.AltModifier
        enter = event.key() in (keys.Key_Return, keys.Key_Enter)
        if event.key() == keys.Key_Escape:
            self.focusNextChild()  # Tab moves headings here, and one must get out by keys
        elif enter and event.modifiers() & modifier.ShiftModifier:
            if item is not None:
                self._open(item)
        elif enter:
            self.write_beside()
        elif event.key() == keys.Key_F2:
            self.rename_current()
        elif event.key() == keys.Key_Tab or (alt and event.key() == keys.Key_Right):
            self._page.shift("in")
        elif event.key() == keys.Key_Backtab or (alt and event.key() == keys.Key_Left):
            self._page.shift("out")
        else:
            if event.text().isalnum() and not self.edits(self.currentIndex().column()):
                self.setCurrentIndex(self.currentIndex().siblingAtColumn(0))
            super().keyPressEvent(event)

    def _open(self, item: QTreeWidgetItem) -> None:
        self._page.desk.go(Place.section(str(item.data(0, _NUMBER))))

    def dropEvent(self, event: QDropEvent) -> None:
        """A heading let go on another stands below it; between two, there."""
        source = self.currentItem()
        target = self.itemAt(event.position().toPoint())
        where = self.dropIndicatorPosition()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the numbers say what is where, not Qt
        event.accept()
        if source is None or event.source() is not self or source is target:
            return
        number = str(source.data(0, _NUMBER))
        if target is None:
            self._page.put(number, None, None)
        elif where == _Drop.OnItem:
            self._page.put(number, str(target.data(0, _NUMBER)), None)
        else:
            parent = target.parent() or self.invisibleRootItem()
            beside = [parent.child(at) for at in range(parent.childCount())]
            place = beside.index(target) + (where == _Drop.BelowItem)
            if source in beside and beside.index(source) < place:
                place -= 1
            above = target.parent()
            top = str(above.data(0, _NUMBER)) if above is not None else None
            self._page.put(number, top, place)


class _Titles(QStyledItemDelegate):
    """Edits titles without their numbers; what was typed goes to the tree and not to its rows."""

    def __init__(self, tree: OutlineTree) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for a line to type in."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 10))

    def createEditor(  # type: ignore[override]
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget | None:
        """A line, where there is a title."""
        if not self._tree.edits(index.column()):
            return None
        line = QLineEdit(parent)
        line.setAccessibleName(tr("Title of the section"))
        return line

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """The title alone."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(_TITLE) or ""))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """What was typed."""
        if isinstance(editor, QLineEdit):
            self._tree.said(index, editor.text())
