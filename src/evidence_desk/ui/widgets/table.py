"""The gallery's table: chosen columns, edited in place, a column of cells pasted as in a sheet."""

from __future__ import annotations

import csv
import io
import json
from functools import partial

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSettings,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from evidence_desk.domain.items import MAX_RANK, Access, Status
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import ItemModel, heading, is_edited, sort_key, spans_of
from evidence_desk.ui.widgets.columns_dialog import ColumnsDialog

_WIDTHS = {"ref": 84, "title": 220, "captured": 190, "name": 200, "rank": 70, "place": 140}
_FIRST_HIDDEN = {"tags", "source", "bytes", "duration"}
_KEPT = "table/columns"
_Index = QModelIndex | QPersistentModelIndex


class Table(QTableView):
    """A model's rows as a table; `activated_row` carries a row, `sort_wanted` a column's key.

    Which columns are shown, where and how wide, is remembered for this user.
    """

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
        self.setItemDelegate(_Cells(model, self))
        self.setAccessibleName(tr("Items as a table"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
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
        header.customContextMenuRequested.connect(self._header_menu)
        header.sectionClicked.connect(self._sort)
        self._memory = QSettings()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(300)
        self._later.timeout.connect(self.keep_columns)
        self._restore()
        header.sectionMoved.connect(lambda *_: self._later.start())
        header.sectionResized.connect(lambda *_: self._later.start())
        self.doubleClicked.connect(lambda index: self.activated_row.emit(index.row()))

    # ------------------------------------------------------------ columns

    def shown_columns(self) -> list[str]:
        """The columns in sight, as they stand from left to right."""
        return [column for column, shown in self.columns() if shown]

    def columns(self) -> list[tuple[str, bool]]:
        """Every column and whether it is shown, as they stand."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(at) for at in range(header.count())]
        return [(self._items.columns[at], not self.isColumnHidden(at)) for at in order]

    def set_columns(self, wanted: list[tuple[str, bool]]) -> None:
        """Show these columns in this order; the reference is always shown."""
        header = self.horizontalHeader()
        for place, (column, shown) in enumerate(wanted):
            at = self._items.columns.index(column)
            header.moveSection(header.visualIndex(at), place)
            self.setColumnHidden(at, not shown and column != "ref")
        self._later.start()

    def choose_columns(self) -> None:
        """Ask which columns to show and in which order."""
        dialog = ColumnsDialog([(key, heading(key), on) for key, on in self.columns()], self)
        dialog.chosen.connect(self.set_columns)
        dialog.open()

    def keep_columns(self) -> None:
        """Remember columns, order and widths; also of columns another library has."""
        now = [[column, shown, self._width(column)] for column, shown in self.columns()]
        known = {column for column, _ in self.columns()}
        others = [one for one in self._remembered() if one[0] not in known]
        self._memory.setValue(_KEPT, json.dumps([*now, *others]))

    def _width(self, column: str) -> int:
        at = self._items.columns.index(column)
        if not self.isColumnHidden(at):
            return self.columnWidth(at)
        before = next((one[2] for one in self._remembered() if one[0] == column), 0)
        return before or _WIDTHS.get(column.partition(".")[0], 100)

    def _remembered(self) -> list[tuple[str, bool, int]]:
        try:
            found = json.loads(str(self._memory.value(_KEPT, "[]")))
            return [(str(column), bool(shown), int(width)) for column, shown, width in found]
        except (ValueError, TypeError):
            return []

    def _restore(self) -> None:
        remembered = {column: (shown, width) for column, shown, width in self._remembered()}
        order = [column for column in remembered if column in self._items.columns]
        order += [column for column in self._items.columns if column not in remembered]
        for at, column in enumerate(self._items.columns):
            shown, width = remembered.get(column, (column not in _FIRST_HIDDEN, 0))
            width = width or _WIDTHS.get(column.partition(".")[0], 100)
            self.setColumnWidth(at, max(30, width))
            self.setColumnHidden(at, not shown and column != "ref")
        if remembered:
            header = self.horizontalHeader()
            for place, column in enumerate(order):
                header.moveSection(header.visualIndex(self._items.columns.index(column)), place)

    def show_sort(self, key: str, descending: bool) -> None:
        """Mark the column the rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        for at, column in enumerate(self._items.columns):
            if sort_key(column) == key:
                self.horizontalHeader().setSortIndicator(at, order)
                return
        self.horizontalHeader().setSortIndicator(-1, order)

    def _sort(self, section: int) -> None:
        key = sort_key(self._items.columns[section])
        if key:
            header = self.horizontalHeader()
            ascending = header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
            same = header.sortIndicatorSection() == section
            self.sort_wanted.emit(key, same and not ascending)

    def _header_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        for column, shown in self.columns():
            action = QAction(heading(column), menu)
            action.setCheckable(True)
            action.setChecked(shown)
            action.setEnabled(column != "ref")
            action.toggled.connect(partial(self._show_column, column))
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(tr("Columns…"), self.choose_columns)
        menu.popup(self.horizontalHeader().mapToGlobal(point))

    def _show_column(self, column: str, shown: bool) -> None:
        self.setColumnHidden(self._items.columns.index(column), not shown)
        self._later.start()

    # ------------------------------------------------------------ hands

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
            if event.matches(QKeySequence.StandardKey.SelectAll):
                self.selectAll()
                return
            if len(event.text()) == 1 and event.text().isprintable():
                event.ignore()  # one-letter keys are the window's, not a search for a row
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters mean actions here."""

    # ------------------------------------------------------------ the clipboard

    def _rows(self) -> list[int]:
        spans = spans_of(self.selectionModel().selection())
        return [row for first, last in spans for row in range(first, last + 1)]

    def _copy(self) -> None:
        """The cells of the column in hand, of every selected row, to be pasted elsewhere."""
        if self.currentIndex().isValid():
            column = self._items.columns[self.currentIndex().column()]
            self._to_clipboard([column], [])

    def copy_rows(self) -> None:
        """The selected rows as they are shown, with the names of the columns above them."""
        columns = self.shown_columns()
        self._to_clipboard(columns, [[heading(column) for column in columns]])

    def _to_clipboard(self, columns: list[str], above: list[list[str]]) -> None:
        if not (rows := self._rows()):
            return

        def done(lines: list[list[str]]) -> None:
            QGuiApplication.clipboard().setText(as_cells([*above, *lines]))
            self._items.desk.say(tr("%n row(s) copied.", n=len(lines)))

        self._items.read_texts(rows, columns, done)

    def _paste(self) -> None:
        """Each line into the row below the last; one cell into every selected row."""
        current = self.currentIndex()
        lines = cells_of(QGuiApplication.clipboard().text())
        if not current.isValid() or not lines:
            return
        shown = self.shown_columns()
        here = self._items.columns[current.column()]
        if here not in shown:
            return
        wide = max(len(line) for line in lines)
        columns = shown[shown.index(here) :][:wide]
        fixed = [column for column in columns if not is_edited(column)]
        if fixed:
            words = tr("“{column}” cannot be typed into.", column=heading(fixed[0]))
            self._items.desk.complained.emit(words)
        elif wide > len(columns):
            self._items.desk.complained.emit(tr("There are more cells side by side than columns."))
        elif len(lines) == 1 and wide == 1 and len(rows := self._rows()) > 1:
            self._items.say(rows, here, lines[0][0])
        else:
            self._items.paste(current.row(), columns, lines)

    def current_row(self) -> int:
        """The row in hand, or -1."""
        index: QModelIndex = self.currentIndex()
        return index.row() if index.isValid() else -1


class _Cells(QStyledItemDelegate):
    """What one types into: a line, or a list where there are few words."""

    def __init__(self, model: ItemModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._items = model

    def _choices(self, index: _Index) -> list[str]:
        column = self._items.columns[index.column()]
        return {
            "status": [wording.status(one) for one in Status],
            "access": [wording.access(one) for one in Access],
            "rank": [str(rank) for rank in range(MAX_RANK + 1)],
        }.get(column, [])

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """A line to type in, or a list to choose from."""
        choices = self._choices(index)
        if not choices:
            editor = super().createEditor(parent, option, index)
        else:
            editor = QComboBox(parent)
            editor.addItems(choices)
            editor.activated.connect(partial(self._chosen, editor))
        editor.setAccessibleName(heading(self._items.columns[index.column()]))
        return editor

    def _chosen(self, editor: QComboBox, _: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Begin with what stands there."""
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole) or ""))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: object, index: _Index) -> None:
        """Say it, if it is something else."""
        if isinstance(editor, QComboBox):
            text = editor.currentText()
        else:
            text = str(editor.property("text") or "")
        if text != str(index.data(Qt.ItemDataRole.EditRole) or ""):
            self._items.setData(index, text)


def cells_of(text: str) -> list[list[str]]:
    """The cells of what a spreadsheet puts on the clipboard: lines, parted by tabs."""
    text = text.replace("\r\n", "\n").removesuffix("\n")
    if not text:
        return []
    if '"' in text and text.count('"') % 2 == 0 and ("\t" in text or "\n" in text):
        return [line or [""] for line in csv.reader(io.StringIO(text), delimiter="\t")]
    return [line.split("\t") for line in text.split("\n")]


def as_cells(lines: list[list[str]]) -> str:
    """Lines of cells as spreadsheets take them from the clipboard."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(lines)
    return out.getvalue().removesuffix("\n")
