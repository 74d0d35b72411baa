"""The further dates and places of an incident: a chip for each, and the box that edits one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.completion import Completion, complete
from evidence_desk.desk.occasions import (
    OccasionRow,
    add_occasion,
    change_occasion,
    remove_occasion,
)
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.fields import offer
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.tie_chips import TieChips

_MOST = 500  # places to complete from


class Occasions(TieChips):
    """The occasions of one incident; each change is one step that can be undone."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Add a further date or place…"),
            parent,
            drop_words=lambda words: tr("Remove {what}", what=words),
        )
        self._desk = desk
        self._ref = ""
        self._rows: dict[str, OccasionRow] = {}
        self.setObjectName("occasions")
        self.more.connect(lambda: self._ask(None))
        self.opened.connect(lambda number: self._ask(self._rows.get(number)))
        self.dropped.connect(self._remove)

    def show_of(self, ref: str, rows: Sequence[OccasionRow]) -> None:
        """Show the occasions of an incident."""
        self._ref = ref
        self._rows = {str(row.number): row for row in rows}
        self.load([(str(row.number), _said(row, self._desk.language)) for row in rows])

    def _ask(self, row: OccasionRow | None) -> None:
        OccasionDialog(self._desk, self._ref, row, self).open()

    def _remove(self, number: str) -> None:
        self._desk.change("", remove_occasion, self._desk.library, self._ref, int(number))


class OccasionDialog(QDialog):
    """One occasion: when, where, and a note for the editors. Refusals are said in the box."""

    def __init__(
        self, desk: Desk, ref: str, row: OccasionRow | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._ref, self._row = desk, ref, row
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Further date or place of {ref}", ref=ref))
        self.setMinimumWidth(420)
        column = QVBoxLayout(self)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.date, self.place, self.point, self.note = (QLineEdit() for _ in range(4))
        for field, words, hint in (
            (self.date, tr("Date"), tr("21/9/2010, summer 2009, night of 21 to 22 …")),
            (self.place, tr("Place"), ""),
            (self.point, tr("Point"), "41.3712, 22.9481"),
            (self.note, tr("Note"), tr("For the editors; it does not go out")),
        ):
            field.setAccessibleName(words)
            field.setPlaceholderText(hint)
            form.addRow(words, field)
        if row is not None:
            self.date.setText(row.date or "")
            self.place.setText(row.place or "")
            self.point.setText(_point(row))
            self.note.setText(row.note)
        column.addLayout(form)
        self.said = Label("", "bad", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        theme.restyle(buttons.button(standard.Ok), "main")
        buttons.button(standard.Ok).setText(tr("Keep"))
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.date.setFocus()
        library, language = desk.library, desk.language
        desk.run("", complete, library, "place", "", _MOST, language, done=self._offer)

    def _offer(self, found: list[Completion]) -> None:
        offer(self.place, [one.text for one in found])

    def _keep(self) -> None:
        latitude, _, longitude = self.point.text().replace(";", ",").partition(",")
        values: dict[str, object] = {
            "date": self.date.text(),
            "place": self.place.text(),
            "lat": latitude.strip() or None,
            "lon": longitude.strip() or None,
            "note": self.note.text(),
        }
        library, ref, row = self._desk.library, self._ref, self._row
        if row is not None and self.point.text() == _point(row):
            del values["lat"], values["lon"]  # not typed: kept to all their figures

        def keep() -> None:
            if row is None:
                add_occasion(library, ref, values)
            else:
                change_occasion(library, ref, row.number, values)

        self._desk.change("", keep, done=lambda _: self.accept(), failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.said.setText(sentence(error))
        self.said.show()
        self.date.setFocus()


def _said(row: OccasionRow, language: str) -> str:
    """An occasion in a line: its date in words and its place."""
    when = say_date(row.date, language) if row.date else ""
    return " · ".join(part for part in (when, row.place or _point(row)) if part)


def _point(row: OccasionRow) -> str:
    return "" if row.lat is None else f"{row.lat:.5f}, {row.lon:.5f}"
