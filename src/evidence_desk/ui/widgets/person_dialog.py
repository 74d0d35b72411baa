"""Ask for a person who is to go under a code: name, role, and a code of one's own if wanted."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from evidence_desk.desk.people import Role
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.fields import ChoiceField
from evidence_desk.ui.widgets.label import Label


class PersonDialog(QDialog):
    """What is given of a new person."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("New person"))
        self.setMinimumWidth(420)
        form = QFormLayout(self)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._name, self._code = QLineEdit(), QLineEdit()
        self._name.setAccessibleName(tr("Name"))
        self._name.setPlaceholderText(tr("as texts call them; it stays in the library"))
        self._code.setAccessibleName(tr("Code"))
        self._code.setPlaceholderText(tr("the next one of the role: or T-4"))
        self._role = ChoiceField(
            "role", tr("Role"), [(str(one), wording.person_role(one)) for one in Role]
        )
        self._role.load(str(next(iter(Role))))
        form.addRow(tr("Name"), self._name)
        form.addRow(tr("Role"), self._role)
        form.addRow(tr("Code"), self._code)
        form.addRow(Label(tr("A code is given once, and never to anybody else."), "quiet"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(False)
        self._name.textChanged.connect(lambda text: ok.setEnabled(bool(text.strip())))
        form.addRow(buttons)

    def given(self) -> tuple[list[str], str, str]:
        """Names, role and code, "" for the next one."""
        return [self._name.text()], str(self._role.currentData()), self._code.text()
