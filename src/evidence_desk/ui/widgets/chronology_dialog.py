"""Write the chronology as a PDF, of the library or of an edition, and open it to be printed."""

from __future__ import annotations

from pathlib import Path

from pathvalidate import sanitize_filename
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.chronology_paper import export_chronology
from evidence_desk.desk.editions import EditionRow, editions
from evidence_desk.domain.editions import Audience
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.progress import Report
from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label


class ChronologyDialog(QDialog):
    """Asks of what, in which language and for whom; `written` is the file, once there is one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._memory = QSettings()
        self.written: Path | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Print or export the chronology"))
        self.setMinimumWidth(460)
        self.edition, self.language, self.audience = QComboBox(), QComboBox(), QComboBox()
        self.edition.addItem(tr("the whole library, items by reference"), None)
        for code, words in (("en", tr("English")), ("fr", tr("French"))):
            self.language.addItem(words, code)
        self.language.setCurrentIndex(max(0, self.language.findData(desk.language)))
        self.audience.addItem(tr("in full, for the authority"), str(Audience.FULL))
        self.audience.addItem(tr("for the public: only what is open"), str(Audience.PUBLIC))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for words, box in (
            (tr("Of"), self.edition),
            (tr("Language"), self.language),
            (tr("For whom"), self.audience),
        ):
            box.setAccessibleName(words)
            form.addRow(words, box)
        self.show_it = QCheckBox(tr("Open it afterwards, to be printed"))
        self.show_it.setChecked(True)
        self.said = Label("", wrap=True, selectable=True)
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.start = self._buttons.addButton(
            tr("Write the PDF…"), QDialogButtonBox.ButtonRole.ActionRole
        )
        theme.restyle(self.start, "main")
        self.start.setDefault(True)
        self.start.clicked.connect(self._ask)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.show_it)
        column.addWidget(self.said)
        column.addWidget(self._buttons)
        self.edition.currentIndexChanged.connect(self._fit)
        desk.run("", editions, desk.library, done=self._fill)

    def _fill(self, found: list[EditionRow]) -> None:
        for one in found:
            words = tr("the edition “{name}”, exhibits by number", name=one.name)
            self.edition.addItem(words, one)

    def _fit(self, *_: object) -> None:
        """An edition has its language and its readers."""
        one = self.edition.currentData()
        self.language.setEnabled(one is None)
        self.audience.setEnabled(one is None)
        if one is not None:
            self.language.setCurrentIndex(self.language.findData(one.language))
            self.audience.setCurrentIndex(self.audience.findData(str(one.audience)))

    def _ask(self) -> None:
        one = self.edition.currentData()
        parts = (tr("Chronology"), one.name if one else "", self.language.currentData())
        stem = " - ".join(part for part in parts if part)
        folder = str(self._memory.value("export/folder", "")) or str(
            self._desk.library.path / "exports"
        )
        name = sanitize_filename(stem, replacement_text=" ", platform="universal")
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Write the PDF"), str(Path(folder) / f"{name}.pdf"), "PDF (*.pdf)"
        )
        if path:
            self._memory.setValue("export/folder", str(Path(path).parent))
            self.write(Path(path))

    def write(self, path: Path) -> None:
        """Write it to `path`, beside the window."""
        library, one = self._desk.library, self.edition.currentData()
        language, audience = self.language.currentData(), self.audience.currentData()

        def work(report: Report) -> Path:
            if one is not None:
                return export_chronology(library, path, edition=one.name, report=report)
            return export_chronology(library, path, language, audience, report=report)

        self.start.setEnabled(False)
        self._say(tr("Writing…"), "quiet")
        self._desk.jobs.start(
            tr("Writing the chronology"), work, done=self._done, failed=self._failed
        )

    def _done(self, path: Path) -> None:
        self.start.setEnabled(True)
        self.written = path
        self._say(tr("Written: {file}", file=path), "")
        if self.show_it.isChecked():
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _failed(self, error: DeskError) -> None:
        self.start.setEnabled(True)
        self._say(sentence(error), "bad")

    def _say(self, text: str, role: str) -> None:
        self.said.setText(text)
        theme.restyle(self.said, role)
