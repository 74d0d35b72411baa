"""The incidents of the axis as a list: the way to them without a pointer."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from evidence_desk.desk.timeline_axis import Axis
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.items import parse_ref
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.lines import OneLine

_DETAIL = Qt.ItemDataRole.UserRole + 2  # as `lines` reads it
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: list[tuple[str, str, str]] = []  # reference, words, date
        self._language = "en"

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        ref, words, date = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{ref}  {words}"
        when = say_date(date, self._language) if date else tr("no date")  # of rows in sight only
        if role == _DETAIL:
            return when
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{ref} {words} – {when}"
        return None

    def fill(self, rows: list[tuple[str, str, str]], language: str) -> None:
        self.beginResetModel()
        self.rows, self._language = rows, language
        self.endResetModel()


class IncidentList(QListView):
    """All incidents by their first date, those without one last. `chosen` carries a reference."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _Model()
        self._quiet = False
        self.setModel(self._model)
        self.setItemDelegate(OneLine(self))
        self.setUniformItemSizes(True)
        self.setObjectName("axis.incidents")
        self.setAccessibleName(tr("Incidents by date"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._tell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters and Enter stay the page's."""
        letters = len(event.text()) == 1 and event.text().isprintable()
        if letters or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)

    def show_axis(self, axis: Axis, language: str) -> None:
        """List the incidents of an axis; the one in hand stays so."""
        kept = self.current_ref()
        rows: dict[str, tuple[str, str, str]] = {}
        for bar in axis.bars:
            if bar.ref not in rows:
                title = wording.in_language(bar.titles, language) or tr("without a title")
                rows[bar.ref] = (bar.ref, title, bar.date)
        for ref, titles in axis.undated:
            title = wording.in_language(titles, language) or tr("without a title")
            rows[ref] = (ref, title, "")
        self._quiet = True
        self._model.fill(list(rows.values()), language)
        self.select_ref(kept)
        self._quiet = False

    def current_ref(self) -> str:
        """The incident in hand; "" if none is."""
        row = self.currentIndex().row()
        return self._model.rows[row][0] if 0 <= row < len(self._model.rows) else ""

    def select_ref(self, ref: str) -> None:
        """Take an incident in hand without telling."""
        row = next((at for at, one in enumerate(self._model.rows) if one[0] == ref), -1)
        before, self._quiet = self._quiet, True
        self.setCurrentIndex(self._model.index(row) if row >= 0 else QModelIndex())
        self._quiet = before

    def step(self, way: int) -> None:
        """Take the next incident in hand, or the one before."""
        count = len(self._model.rows)
        if count:
            row = self.currentIndex().row()
            start = row + way if row >= 0 else (0 if way > 0 else count - 1)
            self.setCurrentIndex(self._model.index(max(0, min(count - 1, start))))

    def select_undated(self) -> None:
        """Take the first incident without a date in hand."""
        row = next((at for at, one in enumerate(self._model.rows) if not one[2]), -1)
        if row >= 0:
            self.setCurrentIndex(self._model.index(row))

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._quiet and current.isValid():
            self.chosen.emit(self.current_ref())


def incident_number(ref: str) -> int | None:
    """The number of an incident's reference; None for ""."""
    return parse_ref(ref)[1] if ref else None
