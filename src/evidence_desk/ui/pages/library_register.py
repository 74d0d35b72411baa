"""The library page's part on what went out: which exhibit, in which edition, to whom."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.handed_over import HandOver, handed_over, note_on
from evidence_desk.ui import wording
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.label import Label

_ONE = Qt.ItemDataRole.UserRole
_HASH = Qt.ItemDataRole.UserRole + 1


class RegisterPart(LibraryPart):
    """Every hand-over with its files and hashes; one exhibit's if its number is typed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._call: Call | None = None
        column = QVBoxLayout(self)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("An exhibit's number or reference: 12, V-003, E-000012"))
        self.line.setAccessibleName(tr("What held this exhibit"))
        self.line.setClearButtonEnabled(True)
        column.addWidget(self.line)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("What went out"))
        self.tree.setHeaderLabels(
            [tr("When"), tr("Edition"), tr("What"), tr("For"), tr("File"), tr("Exhibit")]
        )
        self.tree.setAlternatingRowColors(True)
        self.tree.itemActivated.connect(self._open)
        self.tree.currentItemChanged.connect(lambda *_: self._ready())
        column.addWidget(self.tree, 1)
        self.none = Label("", "quiet", wrap=True)
        column.addWidget(self.none)
        row = QHBoxLayout()
        self.note = QPushButton(tr("Add a note…"))
        self.note.clicked.connect(self._note)
        self.copy = QPushButton(tr("Copy the hash"))
        self.copy.clicked.connect(self._copy)
        for button in (self.note, self.copy):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(150)
        self._soon.timeout.connect(self.read)
        self.line.textChanged.connect(lambda _: self._soon.start())
        self._ready()

    def ask(self, exhibit: str) -> None:
        """Ask for one exhibit: its number in an edition, or its reference."""
        self.line.setText(exhibit)
        self._soon.stop()
        self.read()

    def read(self) -> None:
        """Read what went out, all of it or of one exhibit."""
        if self._call is not None:
            self._call.forget()
        wanted = self.line.text().strip()
        self._call = self._desk.run(
            "",
            handed_over,
            self._desk.library,
            wanted,
            done=lambda found: self._show(wanted, found),
        )

    def _show(self, wanted: str, found: list[HandOver]) -> None:
        self.tree.clear()
        for one in found:
            self._add(one, wanted)
        header = self.tree.header()
        for column in (0, 2, 5):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        for column in (1, 3, 4):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        if wanted:
            self.none.setText(tr("No edition that was handed over holds “{one}”.", one=wanted))
        else:
            self.none.setText(tr("Nothing has been handed over yet."))
        self.none.setVisible(not found)
        self._ready()

    def _add(self, one: HandOver, wanted: str) -> None:
        what = {
            "annex": tr("Annex"),
            "workbook": tr("Workbook"),
            "pack": tr("Pack"),
            "sheet": tr("Sheet"),
            "transcript": tr("Transcript"),
            "chronology": tr("Chronology"),
        }.get(one.what, one.what)
        draft = f" ({tr('draft')})" if one.state == "draft" else ""
        row = QTreeWidgetItem(
            self.tree,
            [wording.moment(one.at), one.edition + draft, what, one.recipient, one.file,
             ", ".join(one.numbers)],
        )  # fmt: skip
        row.setData(0, _ONE, one)
        row.setData(0, _HASH, one.sha256)
        for words in one.notes:
            self._under(row, tr("Note: {words}", words=words), "")
        if one.sha256:
            self._under(row, f"SHA-256 {one.sha256}", one.sha256)
        for volume in one.volumes:
            if volume.sha256:
                self._under(row, f"{volume.name} · SHA-256 {volume.sha256}", volume.sha256)
            told = f"{volume.name} · manifest-sha256.txt · SHA-256 {volume.manifest}"
            self._under(row, told, volume.manifest)
        for part in one.files:
            if not wanted or part.number in one.numbers:
                where = one.volumes[part.volume - 1].name if len(one.volumes) > 1 else ""
                said = (part.number, where, part.name, f"SHA-256 {part.sha256}")
                self._under(row, " · ".join(word for word in said if word), part.sha256)
        for number, why in one.left_out:
            if not wanted or number in one.numbers:
                self._under(row, tr("{number} was not in it: {why}", number=number, why=why), "")
        row.setExpanded(bool(wanted) or bool(one.notes))

    def _under(self, row: QTreeWidgetItem, words: str, digest: str) -> None:
        line = QTreeWidgetItem(row, [words])
        line.setFirstColumnSpanned(True)
        line.setToolTip(0, words)
        line.setData(0, _ONE, row.data(0, _ONE))
        line.setData(0, _HASH, digest)

    def _ready(self) -> None:
        item = self.tree.currentItem()
        self.note.setEnabled(item is not None)
        self.copy.setEnabled(item is not None and bool(item.data(0, _HASH)))

    def _open(self, item: QTreeWidgetItem) -> None:
        one: HandOver = item.data(0, _ONE)
        if one.edition:
            self._desk.go(Place.edition(one.edition))

    def _copy(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            QGuiApplication.clipboard().setText(item.data(0, _HASH))
            self._desk.say(tr("The hash is copied."))

    def _note(self) -> None:
        item = self.tree.currentItem()
        if item is None:
            return
        one: HandOver = item.data(0, _ONE)
        words, ok = QInputDialog.getText(
            self, tr("Add a note"), tr("How it was given, who received it, what was answered:")
        )
        if ok and words.strip():
            self._desk.change("", note_on, self._desk.library, one.entry, words)
