"""The gallery's table: chosen columns, edited in place, a column of cells pasted as in a sheet."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import COLUMNS, ItemModel, heading

_WIDTHS = {"ref": 84, "title": 240, "captured": 190, "name": 200, "rank": 70, "place": 140}
_FIRST_HIDDEN = {"tags", "source", "bytes", "duration"}


class Table(QTableView):
    """A model's rows as a table; `activated_row` carries a row, `sort_wanted` a column's key."""

    activated_row = Signal(int)
    sort_wanted = Signal(str, bool)
    menu_wanted = Signal(object)

    def __init__(
        self, model: ItemModel, selection: QItemSelectionModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._items = model
        self.setModel(model)
        self.setSelectionModel(selection)
        self.setAccessibleName(tr("Items as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.EditKeyPressed)
        self.setDragEnabled(True)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._choose_columns)
        header.sectionClicked.connect(self._sort)
        for at, column in enumerate(model.columns):
            self.setColumnWidth(at, _WIDTHS.get(column, 100))
            self.setColumnHidden(at, column in _FIRST_HIDDEN)
        self.doubleClicked.connect(lambda index: self.activated_row.emit(index.row()))

    def show_sort(self, key: str, descending: bool) -> None:
        """Mark the column the rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for at, column in enumerate(self._items.columns):
            if COLUMNS[column] == key:
                self.horizontalHeader().setSortIndicator(at, order)
                return
        self.horizontalHeader().setSortIndicator(-1, order)

    def _sort(self, section: int) -> None:
        key = COLUMNS[self._items.columns[section]]
        if key:
            header = self.horizontalHeader()
            ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            same = header.sortIndicatorSection() == section
            self.sort_wanted.emit(key, same and not ascending)

    def _choose_columns(self, point: object) -> None:
        menu = QMenu(self)
        for at, column in enumerate(self._items.columns):
            action = QAction(heading(column), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(at))
            action.toggled.connect(lambda on, at=at: self.setColumnHidden(at, not on))
            menu.addAction(action)
        menu.popup(self.horizontalHeader().mapToGlobal(point))  # type: ignore[call-overload]

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the selection."""
        self.menu_wanted.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reviews, Ctrl+C copies cells, Ctrl+V pastes a column of them."""
        if self.state() != QAbstractItemView.State.EditingState:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.currentIndex().isValid():
                    self.activated_row.emit(self.currentIndex().row())
                return
            if event.matches(QKeySequence.StandardKey.Copy):
                self._copy()
                return
            if event.matches(QKeySequence.StandardKey.Paste):
                self._paste()
                return
            if len(event.text()) == 1 and event.text().isprintable():
                event.ignore()  # one-letter keys are the window's, not a search for a row
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters mean actions here."""

    def _copy(self) -> None:
        column = self.currentIndex().column()
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [str(self.model().index(row, column).data() or "") for row in rows]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _paste(self) -> None:
        """Each line into the row below the last; one line into every selected row."""
        current = self.currentIndex()
        lines = QGuiApplication.clipboard().text().rstrip("\n").split("\n")
        if not current.isValid() or not lines:
            return
        column = self._items.columns[current.column()]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if len(lines) == 1 and len(rows) > 1:
            self._items.say(rows, column, lines[0].split("\t")[0])
            return
        for at, line in enumerate(lines):
            row = current.row() + at
            if row < self._items.rowCount():
                self._items.say([row], column, line.split("\t")[0])

    def current_row(self) -> int:
        """The row in hand, or -1."""
        index: QModelIndex = self.currentIndex()
        return index.row() if index.isValid() else -1
