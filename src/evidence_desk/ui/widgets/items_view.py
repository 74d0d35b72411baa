"""Items as a grid or as a table over one model, one selection; used by every page that lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QObject,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QStackedWidget, QTableView, QVBoxLayout, QWidget

from evidence_desk.desk.items import Group
from evidence_desk.ui import wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import ItemModel, merged, selection_of, spans_of
from evidence_desk.ui.models.thumbnails import thumbnails_of
from evidence_desk.ui.widgets.grid import Grid
from evidence_desk.ui.widgets.grid_layout import Band
from evidence_desk.ui.widgets.table import Table

_MENU = (
    "tie.incident tie.section tie.tag tie.again | item.pick item.reject item.seen "
    "item.to_look_at | "
    "item.access.open item.access.restricted item.access.confidential | tie.copy tie.paste"
)


class ItemsView(QWidget):
    """A grid and a table of the same items; what is selected here is the desk's selection.

    `activated` carries the id to be reviewed.
    """

    activated = Signal(int)
    sort_wanted = Signal(str, bool)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self.model = ItemModel(desk, self)
        self.selection = QItemSelectionModel(self.model, self)
        self._loading = False  # rows change places: what is selected is told afterwards
        self.thumbnails = thumbnails_of(desk)
        self.grid = Grid(self.model, self.selection, self.thumbnails)
        self._table: Table | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.setFocusProxy(self.grid)
        self.selection.selectionChanged.connect(self._selected)
        self.selection.currentChanged.connect(self._selected)
        self.grid.activated.connect(self._activated)
        self.grid.menu_wanted.connect(self._menu)
        self.grid.installEventFilter(self)

    @property
    def table(self) -> Table:
        """The items as a table; made when it is first asked for, as most pages never are."""
        if self._table is None:
            self._table = Table(self.model, self.selection)
            self._stack.addWidget(self._table)
            self._table.activated_row.connect(self._activated)
            self._table.sort_wanted.connect(self.sort_wanted)
            self._table.menu_wanted.connect(self._menu)
            self._table.installEventFilter(self)
        return self._table

    # ------------------------------------------------------------ what is shown

    def show_ids(self, ids: Sequence[int], groups: Sequence[Group] = ()) -> None:
        """Show these items, in groups if there are any; what was selected stays so."""
        bands: list[Band] = []
        if groups:
            ordered: list[int] = []
            for group in groups:
                label = group.label or tr("None")
                words = _worded(group.key, label)
                bands.append(Band(words, len(ordered), len(group.ids), group.key))
                ordered += group.ids
            ids = ordered
        if list(ids) != self.model.ids():
            kept, current = self._desk.selection(), self.current_id()
            scroll = self.grid.verticalScrollBar().value()
            self._loading = True
            self.model.set_ids(ids)
            self.grid.set_bands(bands)
            self.select_ids([number for number in kept if self.model.place_of(number) >= 0])
            place = self.model.place_of(current) if current is not None else -1
            if place >= 0:
                flags = QItemSelectionModel.SelectionFlag
                self.selection.setCurrentIndex(self.model.index(place, 0), flags.NoUpdate)
                self.grid.verticalScrollBar().setValue(scroll)
                self.grid.scroll_to(place)
            self._loading = False
            self._selected()
        else:
            self.grid.set_bands(bands)
        self._take_in_hand()

    def _take_in_hand(self) -> None:
        """What was last reviewed is where one goes on here, also after paging in review.

        It may be one of several that are selected here: these are what keys are for again.
        """
        hand = self._desk.current
        if hand is None or self.model.place_of(hand) < 0 or len(self._desk.selection()) > 1:
            return
        chosen = self._chosen_ids()
        if len(chosen) > 1 and hand in chosen:
            place = self.model.index(self.model.place_of(hand), 0)
            self.selection.setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)
            self._selected()
        elif hand != self.current_id():
            self.go_to(hand)

    def ids(self) -> list[int]:
        """Ids in the order shown."""
        return self.model.ids()

    def set_mode(self, mode: str) -> None:
        """Show the "grid" or the "table"."""
        widget = self.table if mode == "table" else self.grid
        shown = self._stack.currentWidget()
        had_focus = self.hasFocus() or (shown is not None and shown.hasFocus())
        self._stack.setCurrentWidget(widget)
        self.setFocusProxy(widget)
        if had_focus:
            widget.setFocus()

    def mode(self) -> str:
        """ "grid" or "table"."""
        return "grid" if self._stack.currentWidget() is self.grid else "table"

    def set_cell_width(self, width: int) -> None:
        """How large the grid's pictures are."""
        self.grid.set_cell_width(width)

    # ------------------------------------------------------------ selecting

    def current_id(self) -> int | None:
        """The item in hand here."""
        index = self.selection.currentIndex()
        return self.model.id_at(index.row()) if index.isValid() else None

    def select_ids(self, ids: Sequence[int]) -> None:
        """Select these items where they are shown."""
        places = (self.model.place_of(number) for number in ids)
        spans = merged((place, place) for place in places if place >= 0)
        self.selection.select(
            selection_of(self.model, spans), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )

    def go_to(self, item_id: int) -> None:
        """Select an item and bring it into sight."""
        place = self.model.place_of(item_id)
        if place >= 0:
            self.grid.select(place)
            self.grid.scroll_to(place)
            if self._table is not None:
                self._table.scrollTo(self.model.index(place, 0))

    def _selected(self, *_: object) -> None:
        if self.isVisible() and not self._loading:
            self.tell()

    def tell(self) -> None:
        """Make what is selected here the desk's selection."""
        self._desk.set_selection(self._chosen_ids())
        self._desk.set_current(self.current_id())

    def _chosen_ids(self) -> list[int]:
        ids: list[int] = []
        for first, last in spans_of(self.selection.selection()):
            ids += self.model.ids_between(first, last)
        return ids

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter reviews only while it is one of the keys of that action."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            table = self._table
            editing = table is not None and table.state() == QTableView.State.EditingState
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and not editing and not self._actions.answers("gallery.review", event):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _activated(self, row: int) -> None:
        self.activated.emit(self.model.id_at(row))

    def _menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        for name in _MENU.split():
            if name == "|":
                menu.addSeparator()
            else:
                menu.addAction(self._actions.qaction(name))
        menu.popup(where)


def _worded(key: str, label: str) -> str:
    """A day as people write it; other labels as they are."""
    if len(key) == 10 and key[4] == key[7] == "-":
        return wording.day(key)
    return label
