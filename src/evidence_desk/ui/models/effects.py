"""What a correction of a clock would change: dates now and then, read as they come in sight."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evidence_desk.desk.clocks import Effect, Preview, effects
from evidence_desk.ui import wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr

_PAGE = 100
_Index = QModelIndex | QPersistentModelIndex


class EffectsModel(QAbstractTableModel):
    """The items of a preview; a page of rows is read when one of them is shown."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preview: Preview | None = None
        self._rows: dict[int, Effect] = {}
        self._asked: set[int] = set()

    def load(self, found: Preview | None) -> None:
        """Show another preview, or none."""
        self.beginResetModel()
        self._preview = found
        self._rows.clear()
        self._asked.clear()
        self.endResetModel()

    def item_at(self, row: int) -> int | None:
        """Id of the item in a row."""
        ids = self._preview.ids if self._preview else ()
        return ids[row] if 0 <= row < len(ids) else None

    def ids(self) -> tuple[int, ...]:
        """All items, in the order shown."""
        return self._preview.ids if self._preview else ()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many items would get another date."""
        return len(self.ids())

    def columnCount(self, parent: _Index | None = None) -> int:
        """The item, its date now and then, its name."""
        return 4

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """What the columns are."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (tr("Item"), tr("Now"), tr("Then"), tr("Name"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell; its page is asked for where it was not read yet."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self._rows.get(index.row())
        if row is None:
            self._ask(index.row() // _PAGE)
            return "…" if index.column() == 0 else ""
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return wording.said_of(row.ref, f"{row.before or '–'} → {row.after or '–'}")
        return (row.ref, row.before or "–", row.after or "–", row.name)[index.column()]

    def _ask(self, page: int) -> None:
        found = self._preview
        if found is None or page in self._asked:
            return
        self._asked.add(page)
        first = page * _PAGE
        ids = found.ids[first : first + _PAGE]

        def done(rows: list[Effect]) -> None:
            if self._preview is not found:
                return
            places = {number: first + at for at, number in enumerate(ids)}
            self._rows.update({places[row.id]: row for row in rows})
            self.dataChanged.emit(self.index(first, 0), self.index(first + len(ids) - 1, 3))

        self._desk.run("", effects, self._desk.library, found, ids, done=done)
