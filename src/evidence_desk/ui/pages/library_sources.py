"""The library page's part on sources: codes, what each agreed to, and apart from it who it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.sources import (
    Identity,
    SourceRow,
    add_source,
    change_source,
    remove_source,
    source_identity,
)
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.query import chip
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.fields import LineField, TextField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.record_list import KEY, RecordList
from evidence_desk.ui.widgets.room import scrolled

_SOON = 30  # days before a consent's end from which on the page speaks of it


class SourcesPart(LibraryPart):
    """Codes with their consent, and behind a button the names that no export ever sees."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0  # of the source shown: its code may be changed while one types
        self._wanted = ""  # a code to take in hand once it is read
        self._rows: dict[int, SourceRow] = {}
        self._fields: list[LineField | TextField] = []
        column = QVBoxLayout(self)
        words = tr(
            "Items carry a source's code. Names and contacts are kept apart: no export, search or "
            "history shows them."
        )
        column.addWidget(Label(words, "quiet", wrap=True))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        column.addWidget(splitter, 1)  # empty: what is put elsewhere is styled anew with all in it
        splitter.addWidget(self._list(actions))
        splitter.addWidget(scrolled(self._form(), tr("The source")))
        splitter.setSizes([460, 480])
        self._show(0)

    def _list(self, actions: Actions) -> QWidget:
        headings = [tr("Code"), tr("Note"), tr("Consent until"), tr("Items")]
        box = RecordList(headings, tr("Sources"))
        self.tree = box.tree
        self.tree.itemActivated.connect(lambda item: self._show_items(item.data(0, KEY)))
        header = self.tree.header()
        header.setStretchLastSection(False)
        for at in (0, 2, 3):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        box.chosen.connect(self._show)
        box.add_button(tr("New source…"), lambda: actions.trigger("source.new"))
        self._remove = box.add_button(tr("Remove"), self._take_away, tr("Remove this source"))
        return box

    def _form(self) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(12, 0, 4, 4)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._empty = Label(
            tr(
                "No source yet. A source is who gave or made items: give each a code, such as S-03."
            ),
            "quiet",
            wrap=True,
        )
        form.addRow(self._empty)
        for field, hint in (
            (LineField("new_code", tr("Code")), ""),
            (LineField("note", tr("Note")), tr("without names")),
            (TextField("consent", tr("Consent"), 3), tr("what they have agreed to")),
            (LineField("consent_until", tr("Consent until")), tr("no end is known")),
        ):
            self._add(form, field, hint)
        self._state = Label("", wrap=True)
        form.addRow("", self._state)
        self._items = QPushButton()
        self._items.clicked.connect(lambda: self._show_items(self._number))
        form.addRow(tr("Items"), self._beginning(self._items))
        self.who = QPushButton(tr("Show who it is"))
        self.who.setCheckable(True)
        theme.mark(self.who, "mdi6.eye-outline")
        self.who.toggled.connect(self._show_who)
        form.addRow("", self._beginning(self.who))
        self._sealed = [LineField("name", tr("Name")), LineField("contact", tr("Contact"))]
        for field in self._sealed:
            self._add(form, field, tr("never exported"))
        self._form_layout = form
        return box

    @staticmethod
    def _beginning(button: QPushButton) -> QWidget:
        """The button as wide as its words."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(button)
        row.addStretch(1)
        return box

    def _add(self, form: QFormLayout, field: LineField | TextField, hint: str) -> None:
        field.hint(hint)
        field.said.connect(self._save)
        form.addRow(field.accessibleName(), field)
        self._fields.append(field)

    # ------------------------------------------------------------ showing

    def load(self, rows: list[SourceRow]) -> None:
        """Show these; the one in hand stays so."""
        self._rows = {one.id: one for one in rows}
        wanted = next((one.id for one in rows if one.code == self._wanted), 0)
        if wanted:
            self._wanted = ""
        chosen = wanted or (self._number if self._number in self._rows else 0)
        chosen = chosen or next(iter(self._rows), 0)
        anew = chosen != self._number
        if anew:
            self.hide_who()
            self._number = chosen
        self.tree.blockSignals(True)
        self.tree.clear()
        for one in rows:
            until = wording.day(one.consent_until)
            if _days(one) is not None and (_days(one) or 0) < 0:
                until = tr("{day} – ended", day=until)
            item = QTreeWidgetItem(self.tree, [one.code, one.note, until, str(one.items)])
            item.setData(0, KEY, one.id)
            item.setToolTip(1, one.note)
            if one.id == self._number:
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._fill(anew)

    def choose(self, code: str) -> None:
        """Take this source in hand."""
        for at in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(at)
            if item is not None and item.text(0) == code:
                self.tree.setCurrentItem(item)
                return
        self._wanted = code  # it is not read yet

    def _show(self, number: int) -> None:
        if number != self._number:
            self.hide_who()
            self.flush()
        self._number = number
        self._fill(anew=True)

    def _fill(self, anew: bool = False) -> None:
        row = self._rows.get(self._number)
        form, there = self._form_layout, row is not None
        for at in range(form.rowCount()):
            form.setRowVisible(at, there)
        form.setRowVisible(self._empty, not there)
        self._remove.setEnabled(there)
        for field in self._sealed:
            form.setRowVisible(field, there and self.who.isChecked())
        if row is None:
            return
        values = {
            "new_code": row.code,
            "note": row.note,
            "consent": row.consent,
            "consent_until": row.consent_until or "",
        }
        for one in self._fields:
            if one.name in values:
                (one.reset if anew else one.load)(values[one.name])
        self._items.setText(tr("%n item(s)", n=row.items))
        self._items.setToolTip(tr("Show what this source gave"))
        words, role = _standing(row)
        self._state.setText(words)
        theme.restyle(self._state, role)
        form.setRowVisible(self._state, bool(words))

    # ------------------------------------------------------------ who it is

    def _show_who(self, on: bool) -> None:
        for field in self._sealed:
            if not on:
                field.flush()
                field.reset("")
            self._form_layout.setRowVisible(field, False)
        self.who.setText(tr("Hide who it is") if on else tr("Show who it is"))
        row = self._rows.get(self._number)
        if on and row is not None:
            self._desk.run(
                "",
                source_identity,
                self._desk.library,
                row.id,
                done=lambda found: self._identified(row.id, found),
            )

    def _identified(self, number: int, found: Identity) -> None:
        if number != self._number or not self.who.isChecked() or not self.isVisible():
            return
        for field in self._sealed:
            field.reset(str(getattr(found, field.name)))
            self._form_layout.setRowVisible(field, True)

    def hide_who(self) -> None:
        """Show no more who the source is; what was typed is saved."""
        self.who.setChecked(False)

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever looks at this page next sees no name."""
        self.flush()
        self.hide_who()
        super().hideEvent(event)

    # ------------------------------------------------------------ changing

    def flush(self) -> None:
        """Save what is being typed."""
        for field in self._fields:
            field.flush()

    def ask_new(self) -> None:
        """Ask for a code, and add a source under it."""
        code, ok = QInputDialog.getText(self, tr("New source"), tr("A code, such as S-03:"))
        if ok and code.strip():
            self._desk.change(
                "", add_source, self._desk.library, code, done=self._added, failed=self._refused
            )

    def _added(self, code: str) -> None:
        self._wanted = code
        self._fields[1].setFocus()

    def _save(self, name: str, text: str) -> None:
        library, number = self._desk.library, self._number
        if number:
            self._desk.change(
                "", lambda: change_source(library, number, **{name: text}), failed=self._refused
            )

    def _refused(self, error: DeskError) -> None:
        self._desk.complain(error)
        self._fill(anew=True)

    def _take_away(self) -> None:
        row = self._rows.get(self._number)
        if row is not None:
            self._desk.change("", remove_source, self._desk.library, row.code, failed=self._refused)

    def _show_items(self, number: int) -> None:
        row = self._rows.get(number)
        if row is not None:
            self._desk.go(Place.gallery(chip("by", row.code)))


def _days(row: SourceRow) -> int | None:
    """How many days the consent still holds after today; None where no end is known."""
    if row.consent_until is None:
        return None
    return (date.fromisoformat(row.consent_until) - date.today()).days


def _standing(row: SourceRow) -> tuple[str, str]:
    """What is to be said of the consent, and the role it is said in."""
    days = _days(row)
    if days is None or days > _SOON:
        return "", ""
    if days < 0:
        return tr("This consent has ended: editions with these items can’t be issued."), "bad"
    if days == 0:
        return tr("This consent ends today."), "warn"
    return tr("This consent ends in %n day(s).", n=days), "warn"
