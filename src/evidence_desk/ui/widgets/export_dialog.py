"""Write what is handed over: annex, workbook, pack; what was left out is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pathvalidate import sanitize_filename
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.handover import (
    export_annex,
    export_pack,
    export_workbook,
    place_for_pack,
)
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.progress import Report
from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.medium_box import MediumBox
from evidence_desk.ui.widgets.work_bar import WorkBar
from evidence_desk.ui.wording import said_of


class ExportDialog(QDialog):
    """Chooses what to write and where, writes it, and says what was written."""

    def __init__(
        self,
        desk: Desk,
        edition: str,
        left_out: int = 0,
        parent: QWidget | None = None,
        medium: str = "",
    ) -> None:
        super().__init__(parent)
        self._desk, self._edition = desk, edition
        self._memory = QSettings()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Hand over “{edition}”", edition=edition))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        self.annex = QCheckBox(tr("Annex (PDF)"))
        self.workbook = QCheckBox(tr("Workbook (Excel)"))
        self.pack = QCheckBox(tr("Pack: the exhibits under their numbers, with annex and workbook"))
        self.annex.setChecked(True)
        self.layout_ = QComboBox()
        self.layout_.setAccessibleName(tr("Layout of the annex"))
        for words, value in (
            (tr("complete"), ""),
            (tr("list of exhibits"), "list"),
            (tr("contact sheets"), "sheets"),
            (tr("chronology"), "chronology"),
        ):
            self.layout_.addItem(words, value)
        self.zip = QCheckBox(tr("as one zip file"))
        self.medium = MediumBox()
        self.medium.set_words(medium)
        for box, beside in (
            (self.annex, self.layout_),
            (self.workbook, None),
            (self.pack, self.zip),
        ):
            row = QHBoxLayout()
            row.addWidget(box)
            row.addStretch(1)
            if beside is not None:
                row.addWidget(beside)
            column.addLayout(row)
            box.toggled.connect(self._ready)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(Label(tr("The pack goes out on")))
        row.addWidget(self.medium)
        column.addLayout(row)
        row = QHBoxLayout()
        folder = str(self._memory.value("export/folder", "")) or str(desk.library.path / "exports")
        self.folder = QLineEdit(folder)
        self.folder.setAccessibleName(tr("Folder"))
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose)
        row.addWidget(Label(tr("Into the folder")))
        row.addWidget(self.folder, 1)
        row.addWidget(choose)
        column.addLayout(row)
        if left_out:
            column.addWidget(
                Label(
                    tr("%n item(s) are withheld from this audience.", n=left_out),
                    "quiet",
                    wrap=True,
                )
            )
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.start = self._buttons.addButton(tr("Write"), QDialogButtonBox.ButtonRole.ActionRole)
        stop = self._buttons.addButton(tr("Stop"), QDialogButtonBox.ButtonRole.ActionRole)
        self._bar = WorkBar(desk.jobs, stop)
        column.addWidget(self._bar)
        self.said = Label("", wrap=True, selectable=True)
        column.addWidget(self.said)
        self._open = QPushButton(tr("Show in the folder"))
        theme.mark(self._open, "mdi6.folder-open-outline")
        self._open.clicked.connect(self._show_folder)
        self._open.hide()
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.start.setProperty("role", "main")
        self.start.setObjectName("export.start")
        self.start.clicked.connect(self._begin)
        self._buttons.rejected.connect(self.reject)
        column.addWidget(self._buttons)
        self.start.setDefault(True)  # once it is in the dialog: Enter writes, and asks for nothing
        self._ready()

    def _ready(self, *_: object) -> None:
        some = any(box.isChecked() for box in (self.annex, self.workbook, self.pack))
        self.start.setEnabled(some and not self._bar.working)
        self.layout_.setEnabled(self.annex.isChecked())
        self.zip.setEnabled(self.pack.isChecked())
        self.medium.setEnabled(self.pack.isChecked())

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(self, tr("Into the folder"), self.folder.text())
        if name:
            self.folder.setText(name)

    def _begin(self) -> None:
        folder = Path(self.folder.text()).expanduser()
        if not folder.is_dir():
            self._say(tr("There is no folder “{folder}”.", folder=folder), "bad")
            return
        self._memory.setValue("export/folder", str(folder))
        stem = sanitize_filename(self._edition, replacement_text=" ", platform="universal").strip()
        library, edition = self._desk.library, self._edition
        layout, layout_words = self.layout_.currentData() or None, self.layout_.currentText()
        medium = self.medium.words()
        annex, workbook, pack, packed = (
            self.annex.isChecked(),
            self.workbook.isChecked(),
            self.pack.isChecked(),
            self.zip.isChecked(),
        )

        def work(report: Report) -> dict[str, Any]:
            found: dict[str, Any] = {"files": [], "left_out": []}
            if annex:
                name = f"{stem} - {layout_words}.pdf" if layout else f"{stem}.pdf"
                found["files"].append(export_annex(library, edition, folder / name, layout, report))
            if workbook:
                found["files"].append(
                    export_workbook(library, edition, folder / f"{stem}.xlsx", report)
                )
            if pack:
                made = export_pack(
                    library,
                    edition,
                    place_for_pack(folder, f"{stem} - {tr('pack')}", packed),
                    packed,
                    report,
                    medium,
                )
                found["files"] += [volume.path for volume in made.volumes]
                found["left_out"] = made.left_out
            return found

        label = tr("Writing “{edition}”", edition=edition)
        self._bar.begin(label, work, self._done, self._failed)
        self._say(tr("Writing…"), "quiet")
        self._ready()

    def _done(self, found: dict[str, Any]) -> None:
        self._ready()
        lines = [tr("Written: {file}", file=path) for path in found["files"]]
        if found["left_out"]:
            lines.append(tr("%n file(s) could not go into the pack:", n=len(found["left_out"])))
            lines += [said_of(one.number, sentence(one.reason)) for one in found["left_out"][:20]]
        self._say("\n".join(lines), "")
        self._open.show()

    def _failed(self, error: DeskError) -> None:
        self._ready()
        stopped = isinstance(error, Cancelled)
        self._say(
            tr("Stopped; nothing half-written was left.") if stopped else sentence(error), "bad"
        )

    def _say(self, text: str, role: str) -> None:
        self.said.setText(text)
        theme.restyle(self.said, role)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self.folder.text()))
