"""The navigator's tree: lines with a count on the right, which take drops of items."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from evidence_desk.ui import theme
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import refs_of
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.navigator_lines import Line

_LINE = Qt.ItemDataRole.UserRole
_A_TURN_S = 0.015  # so long lines are written before the window has a turn


@dataclass(slots=True, eq=False)
class _Node:
    item: QTreeWidgetItem
    line: Line  # as it is written, with all below it; while that is being done, as it was
    below: list[_Node] = field(default_factory=list)


class NavigatorTree(QTreeWidget):
    """Shows lines, and writes only what is another one than before, a little in each turn.

    `gone` carries the line one goes by, `dropped` the references of items and the line they were
    dropped on, `menu_wanted` a line and the point of the screen where a menu is asked for.
    """

    gone = Signal(object)
    dropped = Signal(list, object)
    menu_wanted = Signal(object, QPoint)

    def __init__(self, key: Callable[[Place], str]) -> None:
        super().__init__()
        self._key = key  # what a line's place and the place one is at have in common
        self._here = ""
        self._marked: QTreeWidgetItem | None = None
        self._nodes: list[_Node] = []
        self._lines: tuple[Line, ...] = ()
        self._places: dict[str, QTreeWidgetItem] = {}
        self._opened: dict[str, bool] = {}
        self._writing: Iterator[None] = iter(())
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._write_on)
        self.setAccessibleName(tr("Navigator"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.itemClicked.connect(lambda item, _: self._go(item))
        self.itemExpanded.connect(lambda item: self._remember(item, True))
        self.itemCollapsed.connect(lambda item: self._remember(item, False))

    # ------------------------------------------------------------ contents

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these; what was open stays open, and what stays stays where it is."""
        self._next.stop()
        self._lines = tuple(lines)
        self._places.clear()  # some of these items may go
        self._writing = self._bring(self.invisibleRootItem(), self._nodes, self._lines)
        self._write_on()

    def write_anew(self) -> None:
        """Write all of it again: in other colours."""
        self.clear()
        self._nodes.clear()
        self._marked = None
        self.fill(self._lines)

    def mark(self, key: str) -> None:
        """Highlight the line of the place one is at; said again, it moves nothing."""
        if key != self._here:
            self._here = key
            self._mark()

    def _mark(self) -> None:
        item = self._marked = self._places.get(self._here)
        self.blockSignals(True)
        self.clearSelection()
        if item is not None:
            item.setSelected(True)
            self.setCurrentItem(item)
        self.blockSignals(False)

    def _write_on(self) -> None:
        until = time.perf_counter() + _A_TURN_S
        self.blockSignals(True)
        self.setUpdatesEnabled(False)
        try:
            for _line_written in self._writing:
                if time.perf_counter() > until:
                    self._next.start()
                    return
        finally:
            self.setUpdatesEnabled(True)
            self.blockSignals(False)
        self._learn_places(self._nodes)
        if self._places.get(self._here) is not self._marked:  # else somebody may walk in it
            self._mark()

    def _bring(
        self, above: QTreeWidgetItem, nodes: list[_Node], lines: Sequence[Line]
    ) -> Iterator[None]:
        """Make what is below an item say these lines, pausing after each that is written."""
        wanted = {line.key for line in lines}
        for at in reversed(range(len(nodes))):
            if nodes[at].line.key not in wanted:
                above.removeChild(nodes.pop(at).item)
                yield
        for at, line in enumerate(lines):
            if at == len(nodes) or nodes[at].line.key != line.key:
                self._put(above, nodes, at, line.key)
            node = nodes[at]
            if node.line != line:
                self._write(node.item, line)
                yield
                yield from self._bring(node.item, node.below, line.below)
                node.line = line

    def _put(self, above: QTreeWidgetItem, nodes: list[_Node], at: int, key: str) -> None:
        """Have what is called so stand here: from further below, or made."""
        for later in range(at + 1, len(nodes)):
            if nodes[later].line.key == key:
                node = nodes.pop(later)
                above.removeChild(node.item)
                break
        else:
            node = _Node(QTreeWidgetItem(), Line(key, ""))
            node.item.setForeground(1, theme.colour("quiet"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            node.item.setTextAlignment(1, right)
        above.insertChild(at, node.item)
        nodes.insert(at, node)
        self._open_again(node)

    def _write(self, item: QTreeWidgetItem, line: Line) -> None:
        was = item.data(0, _LINE)
        new = not isinstance(was, Line)
        item.setText(0, line.words)
        item.setText(1, line.count)
        if new or was.tip != line.tip:
            item.setToolTip(0, line.tip)
        if (was.icon if not new else "") != line.icon:
            item.setIcon(0, theme.icon(line.icon, "quiet") if line.icon else QIcon())
        if new and line.head:
            font = self.font()
            font.setBold(True)
            item.setFont(0, font)
            item.setForeground(0, theme.colour("quiet"))
        item.setData(0, _LINE, replace(line, below=()))
        if new or was.kept != line.kept:
            self._open(item, line)

    def _open(self, item: QTreeWidgetItem, line: Line) -> None:
        item.setExpanded(self._opened.get(line.kept, line.open))

    def _open_again(self, node: _Node) -> None:
        """What was moved is closed by Qt."""
        line = node.item.data(0, _LINE)
        if isinstance(line, Line):
            self._open(node.item, line)
        for one in node.below:
            self._open_again(one)

    def _learn_places(self, nodes: Sequence[_Node]) -> None:
        for node in nodes:
            if node.line.place is not None:
                self._places.setdefault(self._key(node.line.place), node.item)
            self._learn_places(node.below)

    def _remember(self, item: QTreeWidgetItem, shown: bool) -> None:
        line = _line(item)
        if line is not None and line.kept:
            self._opened[line.kept] = shown

    # ------------------------------------------------------------ hands

    def _go(self, item: QTreeWidgetItem) -> None:
        line = _line(item)
        if line is not None and (line.place is not None or line.action):
            self.gone.emit(line)
        else:
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes; letters stay the window's."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._go(item)
            return
        if item is not None and event.key() == Qt.Key.Key_Menu:
            self._want_menu(item, self.visualItemRect(item).bottomLeft())
            return
        if len(event.text()) == 1 and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _ask_menu(self, point: QPoint) -> None:
        item = self.itemAt(point)
        if item is not None:
            self._want_menu(item, point)

    def _want_menu(self, item: QTreeWidgetItem, point: QPoint) -> None:
        line = _line(item)
        if line is not None:
            self.menu_wanted.emit(line, self.viewport().mapToGlobal(point))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Items are welcome."""
        if refs_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on what one can tie to."""
        item = self.itemAt(event.position().toPoint())
        line = _line(item)
        ties = line is not None and line.drop is not None
        if item is not None and ties and refs_of(event.mimeData()):
            self.setCurrentItem(item)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tie what was dropped; one undo step."""
        line = _line(self.itemAt(event.position().toPoint()))
        refs = refs_of(event.mimeData())
        if line is not None and line.drop is not None and refs:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(refs, line)


def _line(item: QTreeWidgetItem | None) -> Line | None:
    line = item.data(0, _LINE) if item is not None else None
    return line if isinstance(line, Line) else None
