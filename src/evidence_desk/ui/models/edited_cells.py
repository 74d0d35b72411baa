"""The changed cells of an edited sheet as rows of a table, each with whose word is to hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont

from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr

if TYPE_CHECKING:
    from evidence_desk.desk.sheets import CellChange, Choices, Side

REF, FIELD, HERE, THERE, HOLDS = range(5)
_SHOWN = 300  # characters of a text in its line; the whole stands below the table
_Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole


def field_words(name: str) -> str:
    """What a column of the sheet is called in the window."""
    part, _, language = name.partition(".")
    words = {
        "title": tr("Title"),
        "description": tr("Description"),
        "account": tr("Account"),
        "captured": tr("Date"),
        "date": tr("Date"),
        "date_basis": tr("Basis of the date"),
        "place": tr("Place"),
        "lat": tr("Latitude"),
        "lon": tr("Longitude"),
        "source": tr("Source"),
        "access": tr("Who may see it"),
        "status": tr("Status"),
        "rank": tr("Rank"),
        "certainty": tr("How sure"),
        "incidents": tr("Incidents"),
        "sections": tr("Sections"),
        "tags": tr("Tags"),
        "start": tr("Start"),
        "end": tr("End"),
        "at": tr("Moment"),
        "page": tr("Page"),
        "note": tr("Note"),
    }
    return f"{words.get(part, part)} ({language.upper()})" if language else words.get(part, part)


class EditedCells(QAbstractTableModel):
    """Changed cells; the sheet's word holds in each, unless both sides changed it.

    Such a cell is undecided until somebody chooses; undecided, the library's word stays.
    """

    chosen = Signal()

    def __init__(self, changes: Sequence[CellChange] = ()) -> None:
        super().__init__()
        self._all: list[CellChange] = []
        self._sides: list[Side | None] = []
        self._rows: list[int] = []
        self._filter = "all"
        self.take(changes)

    def take(self, changes: Sequence[CellChange]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._all = sorted(changes, key=lambda one: not one.contested)
        self._sides = [None if one.contested else "sheet" for one in self._all]
        self._rows = self._found()
        self.endResetModel()
        self.chosen.emit()

    def show_only(self, which: str) -> None:
        """Show "all", those "contested", or those "undecided"."""
        self.beginResetModel()
        self._filter = which
        self._rows = self._found()
        self.endResetModel()

    def _found(self) -> list[int]:
        if self._filter == "contested":
            return [at for at, one in enumerate(self._all) if one.contested]
        if self._filter == "undecided":
            return [at for at, side in enumerate(self._sides) if side is None]
        return list(range(len(self._all)))

    # ------------------------------------------------------------ choosing

    def change(self, row: int) -> CellChange:
        """The change a line is about."""
        return self._all[self._rows[row]]

    def choose(self, rows: Iterable[int], side: Side | None) -> None:
        """Let the sheet's or the library's word hold in these lines; None turns each over."""
        for row in rows:
            at = self._rows[row]
            turned: Side = "library" if self._sides[at] == "sheet" else "sheet"
            self._sides[at] = side or turned
            first, last = self.index(row, 0), self.index(row, HOLDS)
            self.dataChanged.emit(first, last)
        self.chosen.emit()

    def choices(self) -> Choices:
        """Whose word holds in each cell; the library's where nobody chose."""
        return {
            (one.ref, one.field): side or "library"
            for one, side in zip(self._all, self._sides, strict=True)
        }

    def counts(self) -> tuple[int, int, int]:
        """Cells there are, to be taken from the sheet, and undecided."""
        return len(self._all), self._sides.count("sheet"), self._sides.count(None)

    def new_rows(self) -> int:
        """Rows without a reference of which something is to be taken from the sheet."""
        taken = zip(self._all, self._sides, strict=True)
        return len({one.ref for one, side in taken if one.new and side == "sheet"})

    # ------------------------------------------------------------ Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Lines shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """Reference, field, both words, and whose holds."""
        return 0 if parent.isValid() else HOLDS + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole
    ) -> Any:
        """The heads."""
        if orientation != Qt.Orientation.Horizontal or role != _ROLE.DisplayRole:
            return None
        return (
            tr("Reference"),
            tr("Field"),
            tr("In the library"),
            tr("In the sheet"),
            tr("What holds"),
        )[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Lines are chosen, and ticked where the sheet's word holds."""
        flags = super().flags(index)
        if index.column() == REF:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> Any:
        """What a cell shows."""
        if not index.isValid():
            return None
        at = self._rows[index.row()]
        change, side, column = self._all[at], self._sides[at], index.column()
        if role == _ROLE.DisplayRole:
            return _line(change, side, column)
        if role == _ROLE.CheckStateRole and column == REF:
            states = {"sheet": Qt.CheckState.Checked, "library": Qt.CheckState.Unchecked}
            return states.get(str(side), Qt.CheckState.PartiallyChecked)
        if role == _ROLE.AccessibleTextRole and column == REF:
            return ", ".join(_line(change, side, at) for at in range(HOLDS + 1))
        if role == _ROLE.FontRole and (column, side) in ((HERE, "library"), (THERE, "sheet")):
            font = QFont()
            font.setBold(True)
            return font
        if role == _ROLE.ForegroundRole:
            if column == HOLDS and side is None:
                return theme.colour("warn")
            if (column, side) in ((HERE, "sheet"), (THERE, "library")):
                return theme.colour("quiet")
        return None

    def setData(self, index: _Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        """A tick chooses the sheet's word, none the library's."""
        if role != _ROLE.CheckStateRole or index.column() != REF:
            return False
        ticked = Qt.CheckState(value) != Qt.CheckState.Unchecked
        self.choose([index.row()], "sheet" if ticked else "library")
        return True


def _line(change: CellChange, side: Side | None, column: int) -> str:
    if column == REF:
        number = change.ref.rpartition("-")[2]
        return tr("new incident {number}", number=number) if change.new else change.ref
    if column == FIELD:
        return field_words(change.field)
    if column == HOLDS:
        if side is None:
            return tr("both changed it: choose")
        return tr("the sheet") if side == "sheet" else tr("the library")
    text = change.before if column == HERE else change.after
    return _one_line(said(change.field, text)) or tr("(empty)")


def said(name: str, text: str) -> str:
    """What a cell holds as the window says it; words that are a choice in its language."""
    speak = {"access": wording.access, "status": wording.status, "certainty": wording.certainty}
    return speak[name](text) if text and name in speak else text


def _one_line(text: str) -> str:
    """A text in one line, its directions its own."""
    line = " ".join(text[:_SHOWN].split())
    return f"\u2068{line}…\u2069" if len(text) > _SHOWN else f"\u2068{line}\u2069" if line else ""
