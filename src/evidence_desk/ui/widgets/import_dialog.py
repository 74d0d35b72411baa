"""What to take in, and how; then how it went."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.intake import Survey, import_paths, survey
from evidence_desk.desk.intake_report import IntakeReport
from evidence_desk.desk.looking import look_on, waiting
from evidence_desk.desk.sources import add_source, sources
from evidence_desk.desk.walking import PathReason
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.items import Access
from evidence_desk.domain.progress import Report
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.room import give_room


class ImportDialog(QDialog):
    """Asks for files, counts them, and starts to take them in as a job."""

    def __init__(self, desk: Desk, paths: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._paths = list(paths)
        self._call: Call | None = None
        self.setWindowTitle(tr("Import files"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        give_room(self, 620, 470)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("Files and folders"))
        self._list.setWordWrap(True)
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        folder, files = QPushButton(tr("Add a folder…")), QPushButton(tr("Add files…"))
        folder.clicked.connect(self._add_folder)
        files.clicked.connect(self._add_files)
        self._count = Label("", "quiet")
        row.addWidget(folder)
        row.addWidget(files)
        row.addWidget(self._count, 1)
        column.addLayout(row)
        self.copy = QRadioButton(tr("Copy the files into the library (safest)"))
        self.in_place = QRadioButton(tr("Leave them where they are, and index them there"))
        self.copy.setChecked(True)
        column.addWidget(self.copy)
        column.addWidget(self.in_place)
        column.addWidget(
            Label(
                tr(
                    "Either way each file is hashed and none is changed. Files left in place must "
                    "stay there: the library only remembers where they lie."
                ),
                "quiet",
                wrap=True,
            )
        )
        form = QFormLayout()
        self.source = QComboBox()
        self.source.setEditable(True)
        self.source.setAccessibleName(tr("Source"))
        self.source.addItem("")
        line = self.source.lineEdit()
        if isinstance(line, QLineEdit):
            line.setPlaceholderText(tr("a code such as S-03, never a name"))
        form.addRow(tr("Source"), self.source)
        self.access = QComboBox()
        self.access.setAccessibleName(tr("Who may see it"))
        for one in (Access.RESTRICTED, Access.OPEN, Access.CONFIDENTIAL):
            self.access.addItem(wording.access(one), str(one))
        form.addRow(tr("Who may see it"), self.access)
        column.addLayout(form)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.start = buttons.addButton(tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.start.setProperty("role", "main")
        self.start.setObjectName("import.start")
        buttons.accepted.connect(self._begin)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        desk.run("", sources, desk.library, done=self._offer)
        self._show()

    def _offer(self, rows: list[object]) -> None:
        self.source.addItems([getattr(row, "code", "") for row in rows])

    def _add_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Add a folder"))
        if name:
            self.add([Path(name)])

    def _add_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Add files"))
        self.add([Path(name) for name in names])

    def add(self, paths: Sequence[Path]) -> None:
        """Take these in too."""
        self._paths += [path for path in paths if path not in self._paths]
        self._show()

    def _show(self) -> None:
        self._list.clear()
        self._list.addItems([str(path) for path in self._paths])
        self.start.setEnabled(bool(self._paths))
        if not self._paths:
            hint = QListWidgetItem(
                tr("A card, a phone's folder, a disk of two years: what lies below comes in too.")
            )
            hint.setFlags(Qt.ItemFlag.NoItemFlags)
            hint.setForeground(theme.colour("quiet"))
            self._list.addItem(hint)
            self._count.setText(tr("Choose what to take in."))
            return
        self._count.setText(tr("Counting…"))
        if self._call is not None:
            self._call.forget()
        paths, library = list(self._paths), self._desk.library
        self._call = self._desk.run("", lambda: survey(paths, library), done=self._counted)

    def _counted(self, found: Survey) -> None:
        words = tr("%n file(s)", n=found.files)
        self._count.setText(f"{words}, {wording.amount(found.bytes)}")
        self.start.setEnabled(found.files > 0)

    def _begin(self) -> None:
        start_import(
            self._desk,
            self._paths,
            in_place=self.in_place.isChecked(),
            source=self.source.currentText().strip(),
            access=str(self.access.currentData()),
            parent=self.parentWidget(),
        )
        self.accept()


def start_import(
    desk: Desk,
    paths: Sequence[Path],
    *,
    in_place: bool,
    source: str,
    access: str,
    parent: QWidget | None,
) -> None:
    """Take files in as a job; its report is shown when it is done."""
    library, wanted = desk.library, list(paths)

    def work(report: Report) -> IntakeReport:
        if source and source not in {one.code for one in sources(library)}:
            add_source(library, source)
        return import_paths(
            library,
            wanted,
            in_place=in_place,
            source=source or None,
            access=access,
            later=True,
            report=report,
        )

    def done(found: IntakeReport) -> None:
        desk.run("", waiting, library, done=partial(draw_what_waits, desk))
        words = tr("%n item(s) taken in", n=len(found.added))
        desk.say(words)
        if found.failed or found.skipped or found.known or found.stopped or found.cancelled:
            ImportReport(desk, found, parent).show()
        elif found.added:
            desk.go(Place.gallery())

    def failed(error: DeskError) -> None:
        if not isinstance(error, Cancelled):
            desk.complain(error)

    name = wanted[0].name if len(wanted) == 1 else tr("%n folder(s) and files", n=len(wanted))
    desk.jobs.start(tr("Importing {name}", name=name), work, done=done, failed=failed)


def draw_what_waits(desk: Desk, waiting: Sequence[int]) -> None:
    """Make the pictures that are still to be made as a job; one file at a time, beside the rest."""
    if not waiting:
        return
    library, name = desk.library, tr("Drawing pictures")
    if any(job.label == name for job in desk.jobs.running()):
        return

    def failed(error: DeskError) -> None:
        if not isinstance(error, Cancelled):
            desk.complain(error)

    desk.jobs.start(
        name, lambda report: look_on(library, report, at_once=1), failed=failed, spare=True
    )


class ImportReport(QDialog):
    """How an import went: what came in, what was known, what failed and why."""

    def __init__(self, desk: Desk, report: IntakeReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Import finished"))
        give_room(self, 680, 420)
        column = QVBoxLayout(self)
        head = tr("%n item(s) taken in", n=len(report.added))
        column.addWidget(Label(head, "heading"))
        parts = [
            tr("%n known already", n=len(report.known)),
            tr("%n failed", n=len(report.failed)),
            tr("%n skipped", n=len(report.skipped)),
            wording.amount(report.bytes),
            wording.duration(report.seconds),
        ]
        column.addWidget(Label(" · ".join(parts), "quiet"))
        if report.cancelled or report.stopped:
            said = sentence(report.stopped or "") or tr(
                "Stopped. What came in stands; the same import goes on."
            )
            column.addWidget(Label(said, "bad", wrap=True))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What happened to each file"))
        self.text.setPlainText(told(report))
        column.addWidget(self.text, 1)
        row = QHBoxLayout()
        copy, save, close = (
            QPushButton(tr("Copy")),
            QPushButton(tr("Save…")),
            QPushButton(tr("Close")),
        )
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        save.clicked.connect(self._save)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row.addWidget(copy)
        row.addWidget(save)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)

    def _save(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the report"), "import.txt")
        if name:
            Path(name).write_text(self.text.toPlainText(), "utf-8")


def _of(what: str, one: PathReason) -> str:
    return wording.said_of(what, wording.said_of(one.path, sentence(one.reason)))


def told(report: IntakeReport) -> str:
    """The report as text: the gravest first."""
    lines = [_of(tr("Failed"), one) for one in report.failed]
    lines += [
        wording.said_of(tr("Known already"), f"{one.path} = {one.ref}") for one in report.known
    ]
    lines += [_of(tr("Skipped"), one) for one in report.skipped]
    return "\n".join(lines) or tr("Nothing failed and nothing was left out.")
