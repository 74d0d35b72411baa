"""An edited sheet before it is taken over: each changed cell, and whose word is to hold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelection, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.progress import Report
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.models.edited_cells import (
    FIELD,
    HERE,
    HOLDS,
    REF,
    THERE,
    EditedCells,
    field_words,
)
from evidence_desk.ui.widgets.label import Elided, Label
from evidence_desk.ui.widgets.room import give_room
from evidence_desk.ui.widgets.work_bar import WorkBar

if TYPE_CHECKING:  # what reads workbooks is loaded where it works: a third of a second
    from evidence_desk.desk.sheets import EditedSheets, RefusedRow, SheetReport, Side

_ROOMY = 900  # a width, in pixels, from which columns can be generous
_SIDES: dict[int, Side] = {Qt.Key.Key_Left: "library", Qt.Key.Key_Right: "sheet"}


class SheetReview(QDialog):
    """Reads an edited sheet, shows each changed cell, and takes over what was chosen."""

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._path = desk, path
        self._edited: EditedSheets | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Take over “{file}”", file=path.name))
        give_room(self, 1100, 640)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        self.said = Label(tr("Reading the sheet…"), wrap=True)
        column.addWidget(self.said)
        self.notes = Label("", "quiet", wrap=True)
        self.notes.hide()
        column.addWidget(self.notes)
        self._tabs = QTabWidget()
        self._tabs.addTab(self._changes_part(), tr("Changes"))
        self.refused = QListView()
        self.refused.setWordWrap(True)
        self.refused.setSpacing(2)
        self.refused.setAccessibleName(tr("Left alone"))
        self.refused.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._tabs.addTab(self.refused, tr("Left alone"))
        column.addWidget(self._tabs, 1)
        buttons = self._buttons_part()
        self._bar = WorkBar(desk.jobs, self.stop)
        column.addWidget(self._bar)
        column.addWidget(buttons)
        self.cells.chosen.connect(self._count)
        self._start(tr("Reading “{file}”", file=path.name), self._read, self._show)

    # ------------------------------------------------------------ parts

    def _changes_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        row = QHBoxLayout()
        self.filter = QComboBox()
        self.filter.setMinimumContentsLength(8)
        self.filter.setAccessibleName(tr("Cells shown"))
        for words, which in (
            (tr("All changed cells"), "all"),
            (tr("Cells both sides changed"), "contested"),
            (tr("Cells still to choose"), "undecided"),
        ):
            self.filter.addItem(words, which)
        self.filter.currentIndexChanged.connect(self._filter)
        row.addWidget(self.filter)
        row.addWidget(
            Elided(
                tr("Left: the library’s word holds. Right: the sheet’s. Ctrl+A chooses all lines."),
                "quiet",
            ),
            1,
        )
        for words, side in ((tr("Library’s"), "library"), (tr("Sheet’s"), "sheet")):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.setToolTip(tr("For the lines chosen in the table"))
            button.clicked.connect(lambda _=False, side=side: self.choose(side))
            row.addWidget(button)
        column.addLayout(row)
        self.cells = EditedCells()
        self.table = QTableView()
        self.table.setModel(self.cells)
        self.table.setAccessibleName(tr("Changed cells"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setMinimumHeight(3 * self.fontMetrics().height())
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.table.horizontalHeader()
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(HERE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(THERE, QHeaderView.ResizeMode.Stretch)
        self.table.installEventFilter(self)
        self.table.selectionModel().selectionChanged.connect(self._tell)
        self.table.selectionModel().currentRowChanged.connect(self._tell)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.table)
        split.addWidget(self._whole_part())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 1)
        column.addWidget(split, 1)
        return part

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, what is changed has as much of it as can be."""
        super().resizeEvent(event)
        widths = (140, 150, 190) if self.width() > _ROOMY else (105, 100, 170)
        for at, width in zip((REF, FIELD, HOLDS), widths, strict=True):
            self.table.horizontalHeader().resizeSection(at, width)

    def _whole_part(self) -> QWidget:
        """Both words in full, side by side, and what went out where both sides changed it."""
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 4, 0, 0)
        self.whole: list[QPlainTextEdit] = []
        self._heads: list[Label] = []
        for words in (tr("In the library"), tr("When it went out"), tr("In the sheet")):
            column = QVBoxLayout()
            head = Label(words, "quiet")
            text = QPlainTextEdit()
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setMinimumHeight(2 * self.fontMetrics().height() + 12)
            text.setAccessibleName(words)
            column.addWidget(head)
            column.addWidget(text)
            row.addLayout(column, 1)
            self.whole.append(text)
            self._heads.append(head)
        return part

    def _buttons_part(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.apply = buttons.addButton(tr("Take over"), QDialogButtonBox.ButtonRole.ActionRole)
        self.apply.setProperty("role", "main")
        self.apply.setObjectName("sheet.apply")
        self.apply.setEnabled(False)
        self.apply.clicked.connect(self.take_over)
        self.stop = buttons.addButton(tr("Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        for button in buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        return buttons

    # ------------------------------------------------------------ work beside the window

    def _read(self, report: Report) -> EditedSheets:
        from evidence_desk.desk.sheets import review_sheet

        return review_sheet(self._desk.library, self._path, report)

    def _start(
        self, label: str, work: Callable[[Report], Any], done: Callable[[Any], None]
    ) -> None:
        self._bar.begin(label, work, done, self._failed)
        self.apply.setEnabled(False)

    def _failed(self, error: DeskError) -> None:
        stopped = isinstance(error, Cancelled)
        self.said.setText(tr("Stopped; nothing was changed.") if stopped else sentence(error))
        theme.restyle(self.said, "bad")
        self.apply.setEnabled(self._edited is not None and self.cells.counts()[1] > 0)

    def done(self, result: int) -> None:
        """Closing stops what still reads or writes; what was not finished has changed nothing."""
        self._bar.cancel()
        super().done(result)

    # ------------------------------------------------------------ looking and choosing

    def _show(self, edited: EditedSheets) -> None:
        self._edited = edited
        self.cells.take(edited.changes)
        self._list_refused(edited.refused)
        passed = [
            tr("The column “{name}” is not known and was passed over.", name=name)
            for name in edited.unknown_columns
        ]
        self._note([*passed, *(sentence(note) for note in edited.notes)])
        if edited.changes:
            self.table.selectRow(0)
            self.table.setFocus()
        elif edited.refused:
            self._tabs.setCurrentIndex(1)
        self._count()

    def _note(self, lines: Sequence[str]) -> None:
        self.notes.setText("\n".join(lines[:6]))
        self.notes.setVisible(bool(lines))

    def _list_refused(self, refused: Sequence[RefusedRow]) -> None:
        lines = [_refusal(one) for one in refused]
        self.refused.setModel(QStringListModel(lines, self))
        self._tabs.setTabText(1, tr("Left alone ({count})", count=wording.number(len(lines))))
        self._tabs.setTabEnabled(1, bool(lines))

    def _filter(self) -> None:
        self.cells.show_only(self.filter.currentData())
        if self.cells.rowCount():
            self.table.selectRow(0)
        self._tell()

    def _rows(self) -> list[int]:
        return [index.row() for index in self.table.selectionModel().selectedRows()]

    def choose(self, side: Side | None) -> None:
        """Let one side's word hold in the chosen lines; None turns each over."""
        self.cells.choose(self._rows(), side)

    def _count(self) -> None:
        if self._edited is None:
            return
        total, taken, undecided = self.cells.counts()
        theme.restyle(self.said, "")
        if not total:
            self.said.setText(tr("Nothing in this sheet differs from the library."))
        else:
            lines = [
                tr("%n cell(s) changed.", n=total),
                tr("%n will be taken from the sheet.", n=taken),
            ]
            if new := self.cells.new_rows():
                lines.append(tr("%n new incident(s) will be made.", n=new))
            if undecided:
                lines.append(
                    tr("Still to choose: %n cell(s) that both sides changed.", n=undecided)
                )
            self.said.setText(" ".join(lines))
        self.apply.setEnabled(taken > 0 and not self._bar.working)

    def _tell(self, *_: QItemSelection) -> None:
        """The line in hand, in full."""
        row = self.table.currentIndex().row()
        change = self.cells.change(row) if 0 <= row < self.cells.rowCount() else None
        texts = (change.before, change.exported, change.after) if change else ("", "", "")
        for box, text in zip(self.whole, texts, strict=True):
            box.setPlainText(text)
        contested = change is not None and change.contested
        self.whole[1].setVisible(contested)
        self._heads[1].setVisible(contested)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right choose, Space turns over, all for every chosen line."""
        if watched is self.table and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in _SIDES:
                self.choose(_SIDES[event.key()])
                return True
            if event.key() == Qt.Key.Key_Space:
                self.choose(None)
                return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ taking over

    def take_over(self) -> None:
        """Write what was chosen, as one step that can be undone."""
        edited, choices = self._edited, self.cells.choices()
        if edited is None or self._bar.working:
            return

        def work(report: Report) -> SheetReport:
            from evidence_desk.desk.sheets import take_over

            return take_over(self._desk.library, edited, choices, report=report)

        self._start(tr("Taking over “{file}”", file=self._path.name), work, self._taken)

    def _taken(self, report: SheetReport) -> None:
        self._edited = None
        self.cells.take([])
        self._tell()
        said = [tr("%n cell(s) taken over; one undo takes all of it back.", n=len(report.changes))]
        if report.made:
            said.append(tr("%n incident(s) made.", n=len(report.made)))
        self.said.setText(" ".join(said))
        theme.restyle(self.said, "good")
        self._note([])
        self._list_refused(report.refused)
        if report.refused:
            self._tabs.setCurrentIndex(1)
        self._desk.say(self.said.text())


def _refusal(one: RefusedRow) -> str:
    """A refused row or cell: what it is, why, and what both sides say."""
    reason = sentence(one.reason.removeprefix(f"{one.ref}: "))
    parts = [one.ref, field_words(one.field) if one.field else ""]
    where = ", ".join(part for part in parts if part and not reason.startswith(part))
    return f"{where} – {reason}" if where else reason
