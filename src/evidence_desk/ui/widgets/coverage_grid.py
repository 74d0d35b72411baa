"""Sections by kinds of evidence or by the terms of a vocabulary: what is thin, what is missing."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.coverage import BY_KIND, Coverage, CoverageCell
from evidence_desk.desk.vocabularies import VocabularyRow
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.action_bar import tell_keys
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.tie_chips import FlowLayout

_CELL = Qt.ItemDataRole.UserRole
_SIGNS = {"gap": "! ", "thin": "~ "}


class CoverageGrid(QWidget):
    """The grid and the choice of its columns.

    `by_changed` tells that another choice was made; `wanted` carries the search that finds the
    items of a cell, `told` the one that finds its incidents.
    """

    by_changed = Signal()
    wanted = Signal(str)
    told = Signal(str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        top = QWidget()
        head = FlowLayout(top, gap=8)
        label = Label(tr("Sections by"))
        self._by = QComboBox()
        self._by.setAccessibleName(tr("Sections by"))
        self._by.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._by.addItem(tr("kind of evidence"), BY_KIND)
        self._by.activated.connect(lambda _: self.by_changed.emit())
        choice = QWidget()
        beside = QHBoxLayout(choice)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(label)
        beside.addWidget(self._by)
        head.addWidget(choice)
        legend = tr(
            "Items, and in brackets incidents told, of a section and those below. "
            "~ a single item, ! told without such an item, – nothing."
        )
        self.items, self.incidents = QPushButton(), QPushButton()
        for button, name, handler, icon in (
            (self.items, "report.show_items", self._show_items, "mdi6.view-grid-outline"),
            (self.incidents, "report.show_incidents", self._show_incidents,
             "mdi6.timeline-clock-outline"),
        ):  # fmt: skip
            theme.mark(button, icon)
            button.clicked.connect(handler)
            head.addWidget(button)
            actions.bind(name, handler, owner=self)
        pairs = ((self.items, "report.show_items"), (self.incidents, "report.show_incidents"))
        tell_keys(actions, self, pairs)
        column.addWidget(top)
        self.table = _Table(actions)
        self.table.items_wanted.connect(self._show_items)
        self.table.incidents_wanted.connect(self._show_incidents)
        self.table.currentItemChanged.connect(lambda *_: self._say())
        column.addWidget(self.table, 1)
        self._none = Label(tr("The outline has no sections yet."), "quiet", wrap=True)
        column.addWidget(self._none)
        column.addWidget(Label(legend, "quiet", wrap=True))
        self.setFocusProxy(self.table)
        self._say()

    def _say(self) -> None:
        """Say on the buttons what the cell in hand counts."""
        cell = self._cell()
        items, incidents = (cell.items, cell.incidents) if cell is not None else (0, 0)
        self.items.setText(tr("Show %n item(s)", n=items))
        self.items.setEnabled(items > 0)
        self.incidents.setText(tr("Show %n incident(s)", n=incidents))
        self.incidents.setEnabled(incidents > 0)

    def by(self) -> str:
        """What is counted by: "kind", or a vocabulary's code."""
        return str(self._by.currentData() or BY_KIND)

    def offer(self, vocabularies: list[VocabularyRow], language: str) -> None:
        """The vocabularies one can count by."""
        chosen = self.by()
        self._by.clear()
        self._by.addItem(tr("kind of evidence"), BY_KIND)
        for one in vocabularies:
            self._by.addItem(wording.in_language(one.titles, language) or one.code, one.code)
        self._by.setCurrentIndex(max(self._by.findData(chosen), 0))

    def show_grid(self, grid: Coverage, language: str) -> None:
        """Show these figures."""
        table = self.table
        row_at, column_at = table.currentRow(), table.currentColumn()
        names = [tr("All")]
        for one in grid.columns:
            label = wording.in_language(one.labels, language)
            names.append(("› " * one.depth + label) if label else _kind(one.key))
        table.clear()
        table.setRowCount(len(grid.rows))
        table.setColumnCount(len(names))
        for at, name in enumerate(names):
            head = QTableWidgetItem(name)
            head.setToolTip(name)
            table.setHorizontalHeaderItem(at, head)
        for at, row in enumerate(grid.rows):
            title = wording.in_language(row.titles, language)
            head = QTableWidgetItem(f"{'   ' * row.depth}{row.number}  {title}")
            head.setToolTip(f"{row.number}  {title}")
            table.setVerticalHeaderItem(at, head)
            for place, cell in enumerate((row.whole, *row.cells)):
                section = f"{row.number} {title}"
                table.setItem(at, place, _item(cell, section, names[place]))
        table.resizeColumnsToContents()
        for at in range(table.columnCount()):
            table.setColumnWidth(at, max(table.columnWidth(at), 76))
        if grid.rows:
            table.setCurrentCell(
                min(max(row_at, 0), len(grid.rows) - 1), min(max(column_at, 0), len(names) - 1)
            )
        table.setVisible(bool(grid.rows))
        self._none.setVisible(not grid.rows)

        self._say()

    def _cell(self) -> CoverageCell | None:
        item = self.table.currentItem()
        found = item.data(_CELL) if item is not None else None
        return found if isinstance(found, CoverageCell) else None

    def _show_items(self) -> None:
        if (cell := self._cell()) is not None:
            self.wanted.emit(cell.query)

    def _show_incidents(self) -> None:
        if (cell := self._cell()) is not None:
            self.told.emit(cell.told)


def _kind(key: str) -> str:
    return {
        "video": tr("Videos"),
        "photo": tr("Photos"),
        "audio": tr("Recordings"),
        "document": tr("Documents"),
    }.get(key, key)


def _item(cell: CoverageCell, section: str, column: str) -> QTableWidgetItem:
    told = f" ({wording.number(cell.incidents)})" if cell.incidents else ""
    figure = f"{_SIGNS.get(cell.state, '')}{wording.number(cell.items)}{told}"
    item = QTableWidgetItem("–" if cell.state == "none" else figure)
    item.setData(_CELL, cell)
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    words = [
        f"{section} · {column}",
        tr("%n item(s)", n=cell.items),
        tr("%n incident(s)", n=cell.incidents),
    ]
    if cell.state == "gap":
        words.append(tr("An incident is told here, but no such item is tied to the section."))
    if cell.state == "thin":
        words.append(tr("It stands on a single item."))
    item.setToolTip("\n".join(words))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(words))
    if cell.state:
        item.setForeground(theme.colour("quiet" if cell.state == "none" else "warn"))
    return item


class _Table(QTableWidget):
    """Cells that open with keys or a double click."""

    items_wanted = Signal()
    incidents_wanted = Signal()

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.setAccessibleName(tr("Evidence by section"))
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setMaximumWidth(300)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.cellDoubleClicked.connect(lambda *_: self.items_wanted.emit())
        own(self, "Return", "Shift+Return", "Left", "Right")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Titles never take more than two fifths: the figures are what one looks at."""
        super().resizeEvent(event)
        self.verticalHeader().setMaximumWidth(max(min(300, self.width() * 2 // 5), 90))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the search behind the items of a cell, with Shift that of its incidents."""
        if self._actions.answers("report.show_items", event):
            self.items_wanted.emit()
        elif self._actions.answers("report.show_incidents", event):
            self.incidents_wanted.emit()
        else:
            super().keyPressEvent(event)
