"""Make a new library: what it is called, where it lies, which languages its report has."""

from __future__ import annotations

from pathlib import Path

from pathvalidate import sanitize_filename
from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.jobs import Jobs
from evidence_desk.ui.language import LANGUAGES, sentence, tr
from evidence_desk.ui.widgets.label import Label

SUFFIX = ".evidence"


class NewLibraryDialog(QDialog):
    """Asks for little, shows what will be made, and makes it beside the window.

    `made` carries the library, open. Who closes the dialog meanwhile wants no other library before
    them: it is made to the end and closed, and `left` carries its folder; or `failed` the error.
    """

    made = Signal(object)
    left = Signal(object)
    failed = Signal(object)

    def __init__(self, jobs: Jobs, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._making = False
        self._gone = False
        self._stood: QWidget | None = None  # where one typed before it rested
        self.setWindowTitle(tr("New library"))
        self.setMinimumWidth(560)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addWidget(
            Label(
                tr(
                    "A library is one folder that holds one case: the originals, the catalogue of "
                    "what they show, and what goes out. It can be copied and moved like any folder."
                ),
                "quiet",
                wrap=True,
            )
        )
        form = QFormLayout()
        self.title_field = QLineEdit()
        self.title_field.setAccessibleName(tr("Title"))
        self.title_field.setPlaceholderText(tr("What the case is called"))
        self.title_field.textChanged.connect(self._show)
        form.addRow(tr("Title"), self.title_field)
        self.folder_field = QLineEdit(str(folder))
        self.folder_field.setAccessibleName(tr("Folder"))
        self.folder_field.textChanged.connect(self._show)
        choose = QPushButton(tr("Choose…"))
        choose.clicked.connect(self._choose)
        where = QHBoxLayout()
        where.addWidget(self.folder_field, 1)
        where.addWidget(choose)
        form.addRow(tr("Inside the folder"), where)
        self.languages = {code: QCheckBox(name) for code, name in LANGUAGES.items()}
        row = QHBoxLayout()
        for box in self.languages.values():
            box.setChecked(True)
            box.toggled.connect(self._show)
            row.addWidget(box)
        row.addStretch(1)
        form.addRow(tr("Languages of the report"), row)
        column.addLayout(form)
        self._asked = (self.title_field, self.folder_field, choose, *self.languages.values())
        self._result = Label("", "quiet", wrap=True)
        self._problem = Label("", "bad", wrap=True)
        column.addWidget(self._result)
        column.addWidget(self._problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.make_button = self.buttons.addButton(
            tr("Make the library"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.make_button.setProperty("role", "main")
        self.buttons.accepted.connect(self._make)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self._show()

    def path(self) -> Path:
        """The folder that will be made."""
        name = sanitize_filename(self.title_field.text().strip(), platform="universal")
        return Path(self.folder_field.text()).expanduser() / f"{name}{SUFFIX}"

    def problem(self) -> str:
        """Why it could not be made, or cannot be; "" if it can."""
        return self._problem.text()

    def _show(self, *_: object) -> None:
        titled = bool(self.title_field.text().strip())
        spoken = any(box.isChecked() for box in self.languages.values())
        self._result.setText(tr("Will be made: {path}", path=self.path()) if titled else " ")
        self._problem.setText("" if spoken else tr("Choose at least one language."))
        self.make_button.setEnabled(titled and spoken)

    def _choose(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, tr("Inside which folder?"), self.folder_field.text()
        )
        if name:
            self.folder_field.setText(name)

    def _make(self) -> None:
        if self._making or not self.make_button.isEnabled():
            return
        path, title = self.path(), self.title_field.text().strip()
        chosen = [code for code, box in self.languages.items() if box.isChecked()]
        self._rest(True)
        self._result.setText(tr("Being made: {path}", path=path))
        self._problem.setText("")
        job = self._jobs.start(
            tr("Making “{name}”", name=title),
            lambda _report: new_library(path, title, chosen),
            done=self._made,
            failed=self._refused,
        )
        job.broke.connect(self._broke)

    def _rest(self, making: bool) -> None:
        """While it is being made nothing is asked; what was typed stands."""
        self._making = making
        if making:
            self._stood = self.focusWidget()
            self.setFocus()  # not on to the button that cancels: Enter may be pressed twice
        for field in (*self._asked, self.make_button):
            field.setEnabled(not making)
        if not making and self._stood is not None:
            self._stood.setFocus()

    def _made(self, library: Library) -> None:
        self._making = False
        if self._gone:
            library.close()
            self.left.emit(library.path)
            self.deleteLater()
        else:
            self.accept()
            self.made.emit(library)

    def _refused(self, error: DeskError) -> None:
        self._rest(False)
        if self._gone:
            self.failed.emit(error)
            self.deleteLater()
        else:
            self._show()
            self._problem.setText(sentence(error))

    def _broke(self, _: object) -> None:
        """A mistake of ours: what it says is said where all are; here one can try again."""
        self._rest(False)
        self._show()

    def done(self, result: int) -> None:
        """Closed: gone, once nothing is being made any more."""
        self._gone = True
        super().done(result)
        if not self._making:
            self.deleteLater()
