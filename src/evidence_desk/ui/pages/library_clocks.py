"""The library page's part on clocks: devices, corrections, and what one would change."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QGridLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.clocks import (
    ClockChange,
    ClockRow,
    ClockWords,
    DeviceRow,
    Preview,
    add_clock,
    change_clock,
    devices,
    list_clocks,
    preview,
    remove_clock,
)
from evidence_desk.desk.libraries import Library
from evidence_desk.domain.clocks import say_shift, zone_names
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.models.effects import EffectsModel
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.room import scrolled
from evidence_desk.ui.widgets.tie_chips import FlowLayout

_ROW = Qt.ItemDataRole.UserRole
_ROOMY_WIDE, _ROOMY_HIGH = 800, 320  # from which, in pixels, there is room for everything
_FIELDS = (
    "make", "model", "serial", "folder", "since", "until", "shift", "zone", "evidence",
    "evidence_item",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clocks:
    """What the part shows, read at once."""

    devices: list[DeviceRow]
    clocks: list[ClockRow]
    zones: list[str]


def read_clocks(library: Library) -> Clocks:
    """Read it, beside the window."""
    return Clocks(devices(library), list_clocks(library), sorted(zone_names().values()))


class ClocksPart(LibraryPart):
    """Choose a device or a correction, say how far its clock is off, see what that changes."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._clock: int | None = None  # the correction in hand; None is a new one
        self._call: Call | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        self._teach = Label(
            tr(
                "Where a device's clock was wrong, say by how much and how you know. Its items "
                "get the right date; what their files say is kept beside it."
            ),
            "quiet",
            wrap=True,
        )
        column.addWidget(self._teach)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        column.addWidget(splitter, 1)  # empty: what is put elsewhere is styled anew with all in it
        splitter.addWidget(self._lists())
        splitter.addWidget(scrolled(self._editor(), tr("The correction")))
        splitter.setSizes([380, 600])
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(250)
        self._timer.timeout.connect(self._look)
        self.begin(ClockWords())

    # ------------------------------------------------------------ building

    def _lists(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(Label(tr("Devices"), "quiet"))
        self.devices = _tree([tr("Device"), tr("Items"), tr("By its own clock")], tr("Devices"))
        self.devices.currentItemChanged.connect(lambda item: self._device_chosen(item))
        column.addWidget(self.devices, 3)
        column.addWidget(Label(tr("Corrections"), "quiet"))
        self.clocks = _tree([tr("Device"), tr("Items"), tr("Correction")], tr("Corrections"))
        self.clocks.currentItemChanged.connect(lambda item: self._clock_chosen(item))
        column.addWidget(self.clocks, 2)
        return box

    def _editor(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 0, 4, 4)
        self.heading = Label("", "quiet")
        column.addWidget(self.heading)
        column.addLayout(self._form())
        self.said = Label("", wrap=True)
        column.addWidget(self.said)
        self.effects = EffectsModel(self._desk, self)
        self.table = QTableView()
        self.table.setModel(self.effects)
        self.table.setAccessibleName(tr("What would change"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setMinimumHeight(6 * self.fontMetrics().height())
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.table.setWordWrap(False)
        header = self.table.horizontalHeader()
        letter = self.fontMetrics().averageCharWidth()
        for at, letters in enumerate((12, 31, 31)):
            header.resizeSection(at, letter * letters)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.activated.connect(lambda index: self._open(index.row()))
        column.addWidget(self.table, 1)
        below = QWidget()
        row = FlowLayout(below, gap=6)
        self.save = QPushButton()
        theme.mark(self.save, "mdi6.clock-check-outline")
        self.remove = QPushButton(tr("Remove"))
        self.new = QPushButton(tr("New correction"))
        for button, handler in (
            (self.save, self._save),
            (self.remove, self._remove),
            (self.new, lambda: self.begin(ClockWords())),
        ):
            button.clicked.connect(handler)
            row.addWidget(button)
        column.addWidget(below)
        return box

    def _form(self) -> QGridLayout:
        names = {
            "make": (tr("Make"), ""),
            "model": (tr("Model"), ""),
            "serial": (tr("Serial number"), ""),
            "folder": (tr("From folder"), ""),
            "since": (tr("From"), tr("by the wrong clock")),
            "until": (tr("Until"), tr("by the wrong clock")),
            "shift": (tr("Add"), tr("+1:02   −0:03:20   +1 day")),
            "zone": (tr("Time zone"), "Europe/Athens   +02:00"),
            "evidence": (tr("How one knows"), tr("church clock in frame 212")),
            "evidence_item": (tr("Seen in"), "E-000012"),
        }
        grid = self._grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        self.fields: dict[str, QLineEdit] = {}
        self._labels: dict[str, Label] = {}
        for name in _FIELDS:
            words, hint = names[name]
            field = QLineEdit()
            field.setObjectName(f"clock.{name}")
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
            field.textEdited.connect(lambda _: self._timer.start())
            label = Label(words)
            label.setBuddy(field)
            self.fields[name], self._labels[name] = field, label
        self._beside = 0
        self._lay(2)
        self._zones = QStringListModel(self)
        zones = QCompleter(self._zones, self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        zones.activated.connect(lambda _: self._timer.start())
        self.fields["zone"].setCompleter(zones)
        return grid

    def _lay(self, beside: int) -> None:
        """Put so many fields side by side."""
        if beside == self._beside:
            return
        self._beside = beside
        for at, name in enumerate(_FIELDS):
            row, left = at // beside, at % beside * 2
            self._grid.addWidget(self._labels[name], row, left)
            self._grid.addWidget(self.fields[name], row, left + 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(3, beside - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, fields stand below each other and the rest is scrolled."""
        super().resizeEvent(event)
        self._teach.setVisible(self.height() > _ROOMY_HIGH)
        self._lay(2 if self.width() > _ROOMY_WIDE else 1)

    # ------------------------------------------------------------ showing

    def load(self, found: Clocks) -> None:
        """Show these, and what the correction in hand would change now."""
        if self._zones.stringList() != found.zones:
            self._zones.setStringList(found.zones)
        for tree in (self.devices, self.clocks):
            tree.blockSignals(True)
            tree.clear()
        for one in found.devices:
            days = [(moment or "")[:10] for moment in (one.first, one.last)]
            span = " – ".join(dict.fromkeys(day for day in days if day)) or "–"
            name = one.device or tr("files that name no device")
            line = QTreeWidgetItem(self.devices, [name, wording.number(one.items), span])
            line.setData(0, _ROW, one)
            if one.corrected:
                count = tr("%n of them corrected", n=one.corrected)
                line.setToolTip(0, f"{name}\n{count}")
                line.setIcon(0, theme.icon("mdi6.clock-check-outline", "quiet"))
        for row in found.clocks:
            line = QTreeWidgetItem(
                self.clocks, [row.device, wording.number(row.items), self._told(row)]
            )
            line.setData(0, _ROW, row)
            line.setToolTip(2, "\n".join(part for part in (self._told(row), row.evidence) if part))
            if row.id == self._clock:
                self.clocks.setCurrentItem(line)
        for tree in (self.devices, self.clocks):
            tree.blockSignals(False)
        if self._clock is not None and self._clock not in {row.id for row in found.clocks}:
            self.begin(ClockWords())  # it was taken away elsewhere
        self._look()

    def _told(self, row: ClockRow) -> str:
        parts = [say_shift(row.shift_s, self._desk.language) if row.shift_s else "", row.zone or ""]
        words = row.words()
        if words.since or words.until:
            parts.append(f"{words.since or '…'} – {words.until or '…'}")
        return "  ".join(part for part in parts if part)

    def begin(self, words: ClockWords, clock: int | None = None) -> None:
        """Take a correction in hand: a new one, or one there is."""
        self._clock = clock
        for name, field in self.fields.items():
            field.setText(getattr(words, name))
            field.setCursorPosition(0)
        if clock is None:
            self.clocks.blockSignals(True)
            self.clocks.setCurrentItem(None)  # type: ignore[call-overload]
            self.clocks.blockSignals(False)
        self.heading.setText(
            tr("A new correction") if clock is None else tr("Correction {number}", number=clock)
        )
        self.save.setText(tr("Put these items right") if clock is None else tr("Save"))
        self.remove.setEnabled(clock is not None)
        self._look()

    def propose(self, words: ClockWords) -> None:
        """A correction that was found elsewhere, to be looked at and made."""
        self.begin(words)
        self.save.setFocus()

    def words(self) -> ClockWords:
        """The correction as it is typed now."""
        return ClockWords(**{name: field.text() for name, field in self.fields.items()})

    def _device_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        one: DeviceRow = item.data(0, _ROW)
        typed = self.words()
        self.begin(
            ClockWords(
                one.make or "",
                one.model or "",
                one.serial or "",
                one.folder or "",
                shift=typed.shift if self._clock is None else "",
                zone=typed.zone if self._clock is None else "",
            )
        )

    def _clock_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            row: ClockRow = item.data(0, _ROW)
            self.begin(row.words(), row.id)

    # ------------------------------------------------------------ looking before

    def _look(self) -> None:
        """Ask what the correction in hand would change."""
        self._timer.stop()
        if self._call is not None:
            self._call.forget()
        words, clock, library = self.words(), self._clock, self._desk.library
        asked = any((words.make, words.model, words.serial, words.folder))
        if not asked or not (words.shift.strip() or words.zone.strip()):
            self._refused(None)
            return
        self._call = self._desk.run(
            "", preview, library, words, clock, done=self._looked, failed=self._refused
        )

    def _refused(self, error: DeskError | None) -> None:
        self.effects.load(None)
        self.save.setEnabled(False)
        self.said.setText(
            sentence(error)
            if error is not None
            else tr("Choose a device, and say how far its clock is off or in which zone it stood.")
        )
        theme.restyle(self.said, "bad" if error is not None else "quiet")

    def _looked(self, found: Preview) -> None:
        self.effects.load(found)
        self.save.setEnabled(True)
        said = tr("%n item(s) would get another date.", n=len(found.ids))
        passed = [
            words
            for count, words in (
                (found.by_editor, tr("{count} dated by an editor", count=found.by_editor)),
                (found.by_other, tr("{count} by a better correction", count=found.by_other)),
                (found.undated, tr("{count} without a day", count=found.undated)),
                (found.same, tr("{count} right already", count=found.same)),
            )
            if count
        ]
        if self._clock is not None and not found.ids and found.same:
            said = tr("Nothing would change; put right by it: %n item(s).", n=found.same)
        elif passed:
            said += " " + tr("Passed over: {why}.", why=", ".join(passed))
        self.said.setText(said)
        theme.restyle(self.said, "")

    def _open(self, row: int) -> None:
        """Look at the item of a row, and at the others after it."""
        if self.effects.item_at(row) is not None:
            ids = self.effects.ids()
            first = max(0, row - 500)
            self._desk.go(Place.review(ids[first : row + 500], row - first))

    # ------------------------------------------------------------ doing

    def _save(self) -> None:
        words, clock, library = self.words(), self._clock, self._desk.library
        self.save.setEnabled(False)

        def act() -> ClockChange:
            if clock is None:
                return add_clock(library, words)
            return change_clock(library, clock, words)

        self._desk.change("", act, done=self._saved, failed=self._not_saved)

    def _saved(self, done: ClockChange) -> None:
        self._clock = done.id
        self._desk.say(tr("Put right: %n item(s).", n=done.changed))
        self.begin(self.words(), done.id)

    def _not_saved(self, error: DeskError) -> None:
        self._desk.complain(error)
        self._refused(error)

    def _remove(self) -> None:
        if self._clock is not None:
            library, clock = self._desk.library, self._clock
            self._desk.change("", remove_clock, library, clock, done=self._removed)

    def _removed(self, done: ClockChange) -> None:
        self._desk.say(tr("The files' own times are back: %n item(s).", n=done.changed))
        self.begin(ClockWords())


def _tree(headings: list[str], name: str) -> QTreeWidget:
    tree = QTreeWidget()
    tree.setHeaderLabels(headings)
    tree.setRootIsDecorated(False)
    tree.setUniformRowHeights(True)
    tree.setAccessibleName(name)
    header = tree.header()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
    header.resizeSection(0, 130)
    header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return tree
