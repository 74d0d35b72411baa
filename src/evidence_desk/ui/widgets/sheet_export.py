"""Write items as a sheet that somebody edits elsewhere: which ones, and where to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.progress import Report
from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.work_bar import WorkBar


class SheetExport(QDialog):
    """Chooses what goes out, writes it, and says what was written."""

    def __init__(self, desk: Desk, query: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._query = desk, query.strip()
        self._refs = desk.selected_refs()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Export a sheet to edit"))
        self.setMinimumWidth(600)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(
            Label(
                tr(
                    "An Excel workbook of items, their incidents, clips and marks. Somebody edits "
                    "it elsewhere; what they changed is shown cell by cell before it is taken over."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.selected = QRadioButton(tr("The %n selected item(s)", n=len(self._refs)))
        self.found = QRadioButton(tr("What the search finds: {query}", query=self._query))
        self.everything = QRadioButton(tr("All items and incidents"))
        for button, there in (
            (self.selected, len(self._refs) > 1),
            (self.found, bool(self._query)),
            (self.everything, True),
        ):
            button.setVisible(there)
            column.addWidget(button)
        first = self.selected if len(self._refs) > 1 else self.found
        (first if self._query or len(self._refs) > 1 else self.everything).setChecked(True)
        column.addLayout(self._file_part())
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.start = buttons.addButton(tr("Write"), QDialogButtonBox.ButtonRole.ActionRole)
        stop = buttons.addButton(tr("Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        self._bar = WorkBar(desk.jobs, stop)
        column.addWidget(self._bar)
        self.said = Label("", wrap=True, selectable=True)
        column.addWidget(self.said)
        column.addStretch(1)
        self.start.setProperty("role", "main")
        self.start.setObjectName("sheet.write")
        self.start.setDefault(True)
        self.start.clicked.connect(self._begin)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _file_part(self) -> QHBoxLayout:
        row = QHBoxLayout()
        folder = str(QSettings().value("export/folder", ""))
        folder = folder or str(self._desk.library.path / "exports")
        self.file = QLineEdit(str(Path(folder) / f"{tr('sheet')}.xlsx"))
        self.file.setAccessibleName(tr("File"))
        choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        label = Label(tr("Into the file"))
        label.setBuddy(self.file)
        row.addWidget(label)
        row.addWidget(self.file, 1)
        row.addWidget(choose)
        return row

    def _choose(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Into the file"), self.file.text(), tr("Excel workbook (*.xlsx)")
        )
        if name:
            self.file.setText(name)

    def _begin(self) -> None:
        if self._bar.working:
            return
        out = Path(self.file.text().strip()).expanduser()
        QSettings().setValue("export/folder", str(out.parent))
        refs = self._refs if self.selected.isChecked() else None
        query = self._query if self.found.isChecked() else ""
        library = self._desk.library

        def work(report: Report) -> int:
            from evidence_desk.desk.sheets import export_sheet  # beside the window: it takes long

            return export_sheet(library, out, query, refs, report)

        label = tr("Writing “{edition}”", edition=out.name)
        self._bar.begin(label, work, self._done, self._failed)
        self.start.setEnabled(False)
        self._say(tr("Writing…"), "quiet")

    def _done(self, count: int) -> None:
        self.start.setEnabled(True)
        name = self.file.text().strip()
        name = name if name.lower().endswith(".xlsx") else f"{name}.xlsx"
        said = tr("%n item(s) written to {file}", n=count, file=name)
        self._say(said, "good")
        self._desk.say(said)

    def _failed(self, error: DeskError) -> None:
        self.start.setEnabled(True)
        stopped = isinstance(error, Cancelled)
        self._say(
            tr("Stopped; nothing half-written was left.") if stopped else sentence(error), "bad"
        )

    def _say(self, text: str, role: str) -> None:
        self.said.setText(text)
        theme.restyle(self.said, role)
