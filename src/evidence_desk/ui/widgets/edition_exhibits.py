"""The exhibits of an edition with their numbers, put in another order by keys or by dragging."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from evidence_desk.desk.editions import EditionDetail
from evidence_desk.domain.editions import ExhibitState
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr

_REF = Qt.ItemDataRole.UserRole
_ITEM = Qt.ItemDataRole.UserRole + 1
_STATE = Qt.ItemDataRole.UserRole + 2
_TITLE = 1


class EditionExhibits(QTreeWidget):
    """A row each; `moved` carries references and the one they were put after ("" is first)."""

    moved = Signal(list, str)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels([tr("Number"), tr("Title"), tr("Kind"), tr("Reference")])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setAccessibleName(tr("Exhibits"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDropIndicatorShown(True)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        header = self.header()
        header.setStretchLastSection(False)
        for column in range(4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(40)

    def show_exhibits(self, detail: EditionDetail, *, movable: bool) -> None:
        """Show these; what was in hand and chosen stays so."""
        current, chosen = self.current_ref(), set(self.chosen_refs())
        scroll = self.verticalScrollBar().value()
        self.setDragDropMode(
            QAbstractItemView.DragDropMode.InternalMove
            if movable
            else QAbstractItemView.DragDropMode.NoDragDrop
        )
        self.blockSignals(True)
        self.clear()
        states = {
            ExhibitState.IN: "",
            ExhibitState.WITHHELD: tr("withheld"),
            ExhibitState.WITHDRAWN: tr("withdrawn"),
        }
        items = []
        for one in detail.exhibits:
            kind = wording.kind_word(one.kind)
            title = " – ".join(part for part in (states[one.state], one.reason, one.title) if part)
            item = QTreeWidgetItem([one.number, title, kind, one.ref])
            item.setData(0, _REF, one.ref)
            item.setData(0, _ITEM, one.item_id)
            item.setData(0, _STATE, str(one.state))
            item.setToolTip(_TITLE, title)
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
            if one.state is not ExhibitState.IN:
                for column in range(4):
                    item.setForeground(column, theme.colour("quiet"))
            items.append(item)
        self.addTopLevelItems(items)
        for item in items:
            if item.data(0, _REF) in chosen:
                item.setSelected(True)
            if item.data(0, _REF) == current:
                self.setCurrentItem(item, 0, self.selectionModel().SelectionFlag.NoUpdate)
        self.blockSignals(False)
        for column in (0, 2, 3):
            self.resizeColumnToContents(column)
            self.setColumnWidth(column, min(self.columnWidth(column) + 6, 130))
        self.verticalScrollBar().setValue(scroll)

    def refs(self) -> list[str]:
        """The references in the order shown."""
        return [str(self.topLevelItem(at).data(0, _REF)) for at in range(self.topLevelItemCount())]  # type: ignore[union-attr]

    def item_ids(self) -> list[int]:
        """The items behind the exhibits, each once, in the order shown."""
        rows = range(self.topLevelItemCount())
        return list(dict.fromkeys(int(self.topLevelItem(at).data(0, _ITEM)) for at in rows))  # type: ignore[union-attr]

    def current_ref(self) -> str:
        """The exhibit in hand; "" is none."""
        item = self.currentItem()
        return str(item.data(0, _REF)) if item is not None else ""

    def current_item_id(self) -> int | None:
        """The item behind the exhibit in hand."""
        item = self.currentItem()
        return int(item.data(0, _ITEM)) if item is not None else None

    def chosen_refs(self) -> list[str]:
        """The chosen exhibits in the order shown; the one in hand where none is chosen."""
        rows = sorted(self.indexOfTopLevelItem(item) for item in self.selectedItems())
        found = [str(self.topLevelItem(at).data(0, _REF)) for at in rows]  # type: ignore[union-attr]
        return found or ([self.current_ref()] if self.current_ref() else [])

    def chosen_states(self) -> set[str]:
        """In, withheld, withdrawn: what the chosen exhibits are."""
        return {str(item.data(0, _STATE)) for item in self.selectedItems()}

    def take_in_hand(self, ref: str) -> bool:
        """Choose the row of a reference; False where there is none."""
        for at in range(self.topLevelItemCount()):
            item = self.topLevelItem(at)
            if item is not None and item.data(0, _REF) == ref:
                self.setCurrentItem(item)
                self.scrollToItem(item)
                return True
        return False

    def step(self, by: int) -> None:
        """Ask for the chosen exhibits to stand one row further up (-1) or down (1)."""
        refs, chosen = self.refs(), self.chosen_refs()
        rows = [refs.index(ref) for ref in chosen]
        if not rows or (rows[0] == 0 if by < 0 else rows[-1] == len(refs) - 1):
            return
        rest = [ref for ref in refs if ref not in chosen]
        before = sum(ref not in chosen for ref in refs[: rows[0] if by < 0 else rows[-1]])
        at = before + by  # how many of the rest stand before them then
        self.moved.emit(chosen, rest[at - 1] if at > 0 else "")

    def dropEvent(self, event: QDropEvent) -> None:
        """Where they were let go is asked for; the rows themselves move once it is said."""
        if event.source() is not self:
            event.ignore()
            return
        place = event.position().toPoint()
        index: QModelIndex = self.indexAt(place)
        refs, chosen = self.refs(), self.chosen_refs()
        row = len(refs)
        if index.isValid():
            lower = place.y() > self.visualRect(index).center().y()
            row = index.row() + (1 if lower else 0)
        before = [ref for ref in refs[:row] if ref not in chosen]
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt would remove the rows itself
        event.accept()
        self.moved.emit(chosen, before[-1] if before else "")
