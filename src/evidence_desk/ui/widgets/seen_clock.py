"""Asks what a clock in the picture shows, and says at once how far the device's clock was off."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.clocks import Seen, device_name
from evidence_desk.domain.clocks import zone_names
from evidence_desk.domain.errors import UsageError
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label


class SeenClockDialog(QDialog):
    """What the file says of this moment, and what the clock that is seen shows."""

    found = Signal(object)  # the ClockWords of a correction

    def __init__(self, seen: Seen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seen = seen
        self.setWindowTitle(tr("A clock that is seen"))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        form = QFormLayout()
        form.addRow(tr("Item"), Label(seen.ref))
        form.addRow(tr("Device"), Label(device_name(seen.device) or "–", wrap=True))
        form.addRow(tr("The file says"), Label(seen.time))
        self.shown = QLineEdit()
        self.shown.setAccessibleName(tr("The clock shows"))
        self.shown.setPlaceholderText(tr("12:03, 12:03:20 or 2010-09-21 12:03"))
        form.addRow(tr("The clock shows"), self.shown)
        self.zone = QLineEdit()
        self.zone.setAccessibleName(tr("Time zone"))
        self.zone.setPlaceholderText("Europe/Athens   +02:00")
        zones = QCompleter(sorted(zone_names().values()), self)
        zones.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        zones.setFilterMode(Qt.MatchFlag.MatchContains)
        self.zone.setCompleter(zones)
        form.addRow(tr("Time zone"), self.zone)
        column.addLayout(form)
        if seen.moment.offset is not None:
            hint = tr(
                "The file gives this time with its distance from UTC ({offset}): say in which zone "
                "the clock stood.",
                offset=seen.moment.offset,
            )
            column.addWidget(Label(hint, "quiet", wrap=True))
        self.said = Label(" ", wrap=True)
        column.addWidget(self.said)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = self.buttons.addButton(
            tr("See what this changes"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for field in (self.shown, self.zone):
            field.textChanged.connect(self._show)
        self._show()

    def _show(self, *_: object) -> None:
        self.go.setEnabled(False)
        if not self.shown.text().strip():
            self.said.setText(tr("The date is only needed where it was wrong too."))
            return
        try:
            words = self._seen.words(self.shown.text(), self.zone.text())
        except UsageError as error:
            self.said.setText(sentence(error))
            return
        self.said.setText(tr("Added to the file's time: {shift}", shift=words.shift))
        self.go.setEnabled(True)

    def _accept(self) -> None:
        words = self._seen.words(self.shown.text(), self.zone.text())
        self.accept()
        self.found.emit(words)
