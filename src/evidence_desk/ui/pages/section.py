"""A section of the report: its heading, the incidents it tells of, and its exhibits."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.chronology import IncidentRow, incidents
from evidence_desk.desk.exhibit_order import (
    SectionExhibit,
    exhibits_in,
    move_exhibit,
    order_by_date,
    order_exhibits,
    section_item_ids,
)
from evidence_desk.desk.outline import SectionDetail, change_section, section
from evidence_desk.desk.ties import take_from_section
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Access
from evidence_desk.ui import wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.facts_page import FactsPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.exhibit_list import ExhibitList
from evidence_desk.ui.widgets.fields import ChoiceField, LineField, TextField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.lines import TwoLines, add_line


@dataclass(frozen=True, slots=True)
class _Shown:
    detail: SectionDetail
    exhibits: list[SectionExhibit]
    ids: list[int]
    incidents: list[IncidentRow]


class SectionPage(FactsPage):
    """The page of one section."""

    id = "section"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        column, form = self.page_column(), self.form()
        for language in desk.library.languages:
            self.add(
                form, LineField(f"title.{language}", tr("Title {code}", code=language.upper()))
            )
        main = desk.library.languages[0]
        self.add(form, TextField(f"note.{main}", tr("Note"), 2))
        levels = [(str(one), wording.access(one)) for one in Access]
        self.add(form, ChoiceField("access", tr("Who may see it"), levels))
        column.addLayout(form)
        column.addWidget(self.items_beside(self._told(), 300), 1)
        actions.bind("section.untie", self._untie_selected, owner=self)
        actions.bind("section.up", lambda: self._move(-1), owner=self)
        actions.bind("section.down", lambda: self._move(1), owner=self)
        actions.bind("section.by_date", self._by_date, owner=self)

    def _told(self) -> QWidget:
        side = QWidget()
        lines = QVBoxLayout(side)
        lines.setContentsMargins(8, 0, 0, 8)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Exhibits in their order"), "quiet"), 1)
        for name in ("section.up", "section.down", "section.by_date"):
            button = QToolButton()
            button.setDefaultAction(self.actions_.qaction(name))
            button.setAutoRaise(True)
            head.addWidget(button)
        lines.addLayout(head)
        self.exhibits = ExhibitList()
        self.exhibits.opened.connect(self._open)
        self.exhibits.ordered.connect(self._order)
        lines.addWidget(self.exhibits, 3)
        self._nothing = Label(tr("No item supports this section itself yet."), "quiet", wrap=True)
        lines.addWidget(self._nothing)
        lines.addWidget(Label(tr("Incidents told here"), "quiet"))
        self.incidents = QListWidget()
        self.incidents.setAccessibleName(tr("Incidents told here"))
        self.incidents.setItemDelegate(TwoLines(self.incidents))
        self.incidents.itemActivated.connect(
            lambda item: self.desk.go(Place.incident(item.data(Qt.ItemDataRole.UserRole)))
        )
        self.incidents.itemClicked.connect(
            lambda item: self.desk.go(Place.incident(item.data(Qt.ItemDataRole.UserRole)))
        )
        lines.addWidget(self.incidents, 1)
        self._none = Label(
            tr("None yet: an incident's own page ties it to a section."), "quiet", wrap=True
        )
        lines.addWidget(self._none)
        return side

    def read(self) -> None:
        library, number = self.desk.library, self.target

        def read() -> _Shown:
            detail = section(library, number)
            ids = section_item_ids(library, number)
            told = set(detail.incident_ids)
            exhibits = exhibits_in(library, number)
            return _Shown(
                detail, exhibits, ids, [row for row in incidents(library) if row.id in told]
            )

        self.desk.read("", read, done=self._show, failed=self._gone)

    def _gone(self, error: DeskError) -> None:
        self.desk.complain(error)
        if self.isVisible():
            self.desk.go(Place.report())

    def _show(self, found: _Shown) -> None:
        row, language = found.detail.row, self.desk.language
        if row.number != self.target:
            return
        self.show_heading(row.number, wording.in_language(row.titles, language))
        if self.isVisible():
            self.desk.arrived.emit(self.place())  # the window's title says what it is called
        for editor in self.editors:
            field, _, code = editor.name.partition(".")
            texts = {"title": row.titles, "note": row.notes}.get(field)
            editor.load(texts.get(code, "") if texts is not None else row.access)
        self.view.show_ids(found.ids)
        self.exhibits.show_exhibits(found.exhibits, language)
        self.exhibits.setVisible(bool(found.exhibits))
        self._nothing.setVisible(not found.exhibits)
        below = len(found.ids) - row.items
        words = tr("%n item(s)", n=len(found.ids))
        more = tr("%n of them in sections below", n=below) if below > 0 else ""
        self.count.setText(" · ".join(part for part in (words, more) if part))
        self.incidents.clear()
        for one in found.incidents:
            when = say_date(one.date, language) if one.date else tr("no date yet")
            title = wording.in_language(one.titles, language)
            item = add_line(self.incidents, f"{one.ref}  {title}", when)
            item.setData(Qt.ItemDataRole.UserRole, one.ref)
        self.incidents.setVisible(bool(found.incidents))
        self._none.setVisible(not found.incidents)

    def save(self, name: str, text: str) -> None:
        field, _, code = name.partition(".")
        library, number = self.desk.library, self.target
        if field == "title":
            self.desk.change("", lambda: change_section(library, number, titles={code: text}))
        elif field == "note":
            self.desk.change("", lambda: change_section(library, number, notes={code: text}))
        else:
            self.desk.change("", lambda: change_section(library, number, access=text))

    def _open(self, item_id: int) -> None:
        if item_id in self.view.ids():
            self._review(item_id)

    def _move(self, steps: int) -> None:
        """Move the exhibit in hand in the list, or the item in hand in the grid."""
        ref = self.exhibits.current_ref() if self.exhibits.hasFocus() else ""
        if not ref and len(refs := self.desk.selected_refs()) == 1:
            ref = refs[0]
        ref = ref or self.exhibits.current_ref()
        if ref:
            self.desk.change("", move_exhibit, self.desk.library, self.target, ref, steps)
        else:
            self.desk.say(tr("Choose one exhibit to move."))

    def _order(self, refs: list[str]) -> None:
        library, number = self.desk.library, self.target
        again = self.read_soon  # also where nothing has changed: the list may look otherwise
        self.desk.change("", order_exhibits, library, number, refs, done=lambda _: again())

    def _by_date(self) -> None:
        self.desk.change("", order_by_date, self.desk.library, self.target)

    def _untie_selected(self) -> None:
        refs = self.desk.selected_refs()
        if refs:
            self.desk.change("", take_from_section, self.desk.library, refs, self.target)
