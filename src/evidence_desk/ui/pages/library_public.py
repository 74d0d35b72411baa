"""The library page's part on what the public is told: coarser dates and places, codes."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.libraries import Library, Settings, change_settings, settings
from evidence_desk.desk.people import (
    PersonRow,
    Role,
    add_person,
    change_person,
    people,
    remove_person,
)
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.widgets.fields import ChoiceField, TextField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.person_dialog import PersonDialog
from evidence_desk.ui.widgets.public_rules import DatesRule, PlacesRule
from evidence_desk.ui.widgets.record_list import KEY, RecordList


def read_public(library: Library) -> tuple[Settings, list[PersonRow]]:
    """What this part shows."""
    return settings(library), people(library)


class PublicPart(LibraryPart):
    """Rules of every public edition, and people by the codes they go under in it."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[str, PersonRow] = {}
        self._code = ""
        column = QVBoxLayout(self)
        column.addWidget(
            Label(
                tr(
                    "Public editions follow these rules, unless one has its own. What they take "
                    "away is searched for before anything leaves."
                ),
                "quiet",
                wrap=True,
            )
        )
        rules = QFormLayout()
        rules.setVerticalSpacing(6)
        self._dates, self._places = DatesRule(), PlacesRule()
        for field in (self._dates, self._places):
            field.said.connect(self._save_rule)
            rules.addRow(field.accessibleName(), field)
        column.addLayout(rules)
        column.addSpacing(6)
        column.addWidget(
            Label(
                tr(
                    "Names given here are replaced by codes in titles, accounts and quotes. They "
                    "are kept apart: no export, search or history shows them."
                ),
                "quiet",
                wrap=True,
            )
        )
        row = QHBoxLayout()
        row.addWidget(self._list(actions), 1)
        row.addWidget(self._form(), 1)
        column.addLayout(row, 1)
        self._fill(anew=True)

    def _list(self, actions: Actions) -> QWidget:
        box = RecordList([tr("Code"), tr("Role")], tr("People under codes"))
        self.tree = box.tree
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        box.chosen.connect(self._show)
        box.add_button(tr("New person…"), lambda: actions.trigger("person.new"))
        self._remove = box.add_button(tr("Remove"), self._take_away, tr("Remove this person"))
        return box

    def _form(self) -> QWidget:
        box = QWidget()
        self._lines = QFormLayout(box)
        self._lines.setContentsMargins(12, 0, 4, 4)
        self._lines.setVerticalSpacing(8)
        self._lines.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._empty = Label(
            tr("Nobody goes under a code yet. A name that is not given here is not replaced."),
            "quiet",
            wrap=True,
        )
        self._lines.addRow(self._empty)
        self._role = ChoiceField(
            "role", tr("Role"), [(str(one), wording.person_role(one)) for one in Role]
        )
        self._role.said.connect(lambda _name, role: self._change(role=role))
        self._lines.addRow(tr("Role"), self._role)
        self.who = QPushButton(tr("Show who it is"))
        self.who.setCheckable(True)
        theme.mark(self.who, "mdi6.eye-outline")
        self.who.toggled.connect(self._show_who)
        beginning = QHBoxLayout()
        beginning.addWidget(self.who)
        beginning.addStretch(1)
        self._lines.addRow("", beginning)
        self._button_row = self._lines.rowCount() - 1
        self.names = TextField("names", tr("Names"), 4)
        self.names.hint(tr("one a line: whole name, surname, other spellings"))
        self.names.said.connect(lambda _name, text: self._change(names=text.splitlines()))
        self._lines.addRow(tr("Names"), self.names)
        return box

    # ------------------------------------------------------------ showing

    def load(self, found: Settings, rows: list[PersonRow]) -> None:
        """Show these; the one in hand stays so."""
        self._dates.load(found.dates)
        self._places.load(found.places)
        self._rows = {one.code: one for one in rows}
        anew = self._code not in self._rows
        if anew:
            self.hide_who()
            self._code = next(iter(self._rows), "")
        self.tree.blockSignals(True)
        self.tree.clear()
        for one in rows:
            item = QTreeWidgetItem(self.tree, [one.code, wording.person_role(one.role)])
            item.setData(0, KEY, one.code)
            if one.code == self._code:
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._fill(anew)

    def _show(self, code: str) -> None:
        if code != self._code:
            self.flush()
            self.hide_who()
        self._code = code
        self._fill(anew=True)

    def _fill(self, anew: bool = False) -> None:
        row = self._rows.get(self._code)
        self._lines.setRowVisible(self._empty, row is None)
        self._lines.setRowVisible(self._role, row is not None)
        self._lines.setRowVisible(self._button_row, row is not None)
        self._remove.setEnabled(row is not None)
        shown = row is not None and self.who.isChecked()
        self._lines.setRowVisible(self.names, shown)
        if row is not None:
            self._role.load(row.role)
            (self.names.reset if anew else self.names.load)("\n".join(row.names) if shown else "")

    def _show_who(self, on: bool) -> None:
        if not on:
            self.names.flush()
        self.who.setText(tr("Hide who it is") if on else tr("Show who it is"))
        self._fill(anew=True)

    def hide_who(self) -> None:
        """Show no more who the person is; what was typed is saved."""
        self.who.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever looks at this page next sees no name."""
        self.flush()
        self.hide_who()
        super().hideEvent(event)

    # ------------------------------------------------------------ changing

    def flush(self) -> None:
        """Save what is being typed."""
        self.names.flush()

    def ask_new(self) -> None:
        """Ask for a person, and give them a code."""
        dialog = PersonDialog(self)
        dialog.accepted.connect(lambda: self._add(*dialog.given()))
        dialog.open()

    def _add(self, names: list[str], role: str, code: str) -> None:
        library = self._desk.library
        self._desk.change(
            "",
            lambda: add_person(library, names, role, code),
            done=self._added,
            failed=self._refused,
        )

    def _added(self, code: str) -> None:
        self._code = code

    def _save_rule(self, name: str, rule: str) -> None:
        library = self._desk.library
        self._desk.change("", lambda: change_settings(library, **{name: rule}))

    def _change(self, **values: Any) -> None:
        library, code = self._desk.library, self._code
        if code:
            self._desk.change(
                "", lambda: change_person(library, code, **values), failed=self._refused
            )

    def _refused(self, error: DeskError) -> None:
        self._desk.complain(error)
        self._fill(anew=True)

    def _take_away(self) -> None:
        if self._code:
            self._desk.change("", remove_person, self._desk.library, self._code)
