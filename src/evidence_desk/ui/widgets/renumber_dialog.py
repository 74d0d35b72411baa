"""New numbers put into a copy of a draft: whose it has, where the copy goes, what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.draft_copies import Renumbered, apply_numbers
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import asking, theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.draft_findings import place_words
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.room import give_room

_LIST = "\x00list"
_CHECKED = "\x00checked"


class RenumberDialog(QDialog):
    """Writes the copy; `checked` asks to have it read against the edition."""

    checked = Signal(Path)

    def __init__(
        self,
        desk: Desk,
        edition: str,
        editions: Sequence[str],
        draft: Path,
        numbers: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._edition, self._draft = desk, edition, draft
        self._numbers = dict(numbers)
        self._done: Renumbered | None = None
        self._agreed: Path | None = None  # what the system has asked about already
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Apply new numbers to a copy"))
        give_room(self, 720, 520)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(
            Label(
                tr(
                    "The copy of “{draft}” will cite the numbers of “{edition}”. The draft itself "
                    "is not written.",
                    draft=draft.name,
                    edition=edition,
                ),
                wrap=True,
            )
        )
        column.addLayout(self._form(editions))
        self.changes = QTreeWidget()
        self.changes.setHeaderLabels([tr("Where"), tr("Before"), tr("After"), tr("Sentence")])
        self.changes.setRootIsDecorated(False)
        self.changes.setAccessibleName(tr("Changes in the copy"))
        header = self.changes.header()
        for at in range(3):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        column.addWidget(self.changes, 1)
        self.said = Label("", wrap=True, selectable=True)
        column.addWidget(self.said)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.start = buttons.addButton(tr("Write the copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.start.setProperty("role", "main")
        self.start.setDefault(True)
        self.start.clicked.connect(self.write)
        self._check = buttons.addButton(
            tr("Check the copy"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self._check.clicked.connect(self._check_copy)
        self._check.hide()
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.old.setFocus()

    def _form(self, editions: Sequence[str]) -> QFormLayout:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.old = QComboBox()
        self.old.setAccessibleName(tr("The draft has the numbers of"))
        for name in editions:
            if name != self._edition:
                self.old.addItem(tr("“{edition}”", edition=name), name)
        if self._numbers:
            self.old.addItem(tr("this edition, as it was when the draft was read"), _CHECKED)
        self.old.addItem(tr("a list (CSV or JSON)…"), _LIST)
        self.old.activated.connect(self._chosen)
        form.addRow(tr("The draft has the numbers of"), self.old)
        row = QHBoxLayout()
        copy = self._draft.with_name(
            f"{self._draft.stem} – {tr('new numbers')}{self._draft.suffix}"
        )
        self.out = QLineEdit(str(copy))
        self.out.setAccessibleName(tr("The copy"))
        choose = QPushButton(tr("Choose…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row.addWidget(self.out, 1)
        row.addWidget(choose)
        form.addRow(tr("The copy"), row)
        return form

    def _chosen(self, _: int) -> None:
        if self.old.currentData() != _LIST:
            return
        name, _kind = QFileDialog.getOpenFileName(
            self, tr("A list of numbers"), str(self._draft.parent), "CSV, JSON (*.csv *.json)"
        )
        if name:
            self.old.insertItem(0, Path(name).name, name)
        self.old.setCurrentIndex(0)

    def _choose(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(self, tr("The copy"), self.out.text())
        if name:
            self.out.setText(name)
            self._agreed = Path(name)

    def _may_replace(self, out: Path) -> bool:
        """Whether nothing is lost by it: an existing file is replaced if the editor says so."""
        if out in (self._agreed, self._done.out if self._done is not None else None):
            return True
        if not out.is_file() or out == self._draft:
            return True  # the desk itself refuses the draft
        question = tr("“{name}” is there already. Replace it?", name=out.name)
        return asking.agreed(self, question, tr("Replace it"))

    def write(self) -> None:
        """Write the copy beside the window."""
        old = self.old.currentData()
        if old == _LIST:
            self.said.setText(tr("Choose the list first."))
            return
        numbers = self._numbers if old == _CHECKED else old
        library, edition, draft = self._desk.library, self._edition, self._draft
        out = Path(self.out.text().strip())
        if not self._may_replace(out):
            return
        self.start.setEnabled(False)
        self.said.setText(tr("Writing the copy…"))
        self._desk.run(
            "",
            lambda: apply_numbers(library, edition, draft, out, numbers),
            done=self._show,
            failed=self._failed,
        )

    def _failed(self, error: DeskError) -> None:
        self.start.setEnabled(True)
        theme.restyle(self.said, "bad")
        self.said.setText(sentence(error))

    def _show(self, done: Renumbered) -> None:
        self._done = done
        self.start.setEnabled(True)
        self._check.show()
        self.changes.clear()
        for change in done.changes:
            row = [place_words(change.place), change.old, change.new, change.sentence]
            QTreeWidgetItem(self.changes, row).setToolTip(3, change.sentence)
        why = {"gone": tr("has no number any more"), "unknown": tr("stood for nothing")}
        for left in done.left:
            row = [place_words(left.place), left.number, why[left.why], left.sentence]
            item = QTreeWidgetItem(self.changes, row)
            item.setIcon(2, theme.icon("mdi6.alert-outline", "warn"))
            item.setToolTip(3, left.sentence)
        parts = [tr("%n change(s)", n=len(done.changes))]
        if done.left:
            parts.append(tr("%n left as it was", n=len(done.left)))
        theme.restyle(self.said, "")
        self.said.setText(tr("Written: {name}", name=done.out.name) + " · " + " · ".join(parts))

    def _check_copy(self) -> None:
        if self._done is not None:
            self.checked.emit(self._done.out)
            self.accept()
