"""An incident: its facts on top, its items below, and the items that may belong to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QScrollArea,
    QSplitter,
    QWidget,
)

from evidence_desk.desk.chronology import (
    IncidentDetail,
    change_incident,
    incident,
    remove_incident,
    tie_incident,
    untie_incident,
)
from evidence_desk.desk.completion import complete
from evidence_desk.desk.ties import untie
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.incidents import Certainty
from evidence_desk.domain.items import Access
from evidence_desk.ui import asking, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.facts_page import FactsPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.fields import ChoiceField, LineField, TextField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.occasions import Occasions
from evidence_desk.ui.widgets.suggested import Near, Suggested, read_near
from evidence_desk.ui.widgets.tie_box import Target, TieBox
from evidence_desk.ui.widgets.tie_chips import TieChips

_ROOMY = 480  # a page's width, in pixels, from which its fields stand in two columns


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything the page shows, read at once."""

    detail: IncidentDetail
    near: Near
    words: dict[str, dict[str, str]]
    places: list[str]


class IncidentPage(FactsPage):
    """The page of one incident."""

    id = "incident"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._wide: bool | None = None  # whether the fields stand in two columns
        # From the outside in: what is put into another widget with all it holds is styled anew.
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        self.page_column().addWidget(splitter, 1)
        facts = QScrollArea(splitter)  # where letters are large, one scrolls: nothing is crushed
        facts.setWidgetResizable(True)
        facts.setFrameShape(QScrollArea.Shape.NoFrame)
        facts.setAccessibleName(tr("What is known of the incident"))
        box = QWidget(facts)
        facts.setWidget(box)
        self._facts(box)
        self.suggested = Suggested(desk, actions)
        self.suggested.wanted.connect(desk.go)
        splitter.addWidget(self.items_beside(self.suggested, 290))
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([280, 380])
        actions.bind("incident.untie", self._untie_selected, owner=self)
        actions.bind("incident.remove", self._ask_remove, owner=self)

    # ------------------------------------------------------------ building

    def _facts(self, box: QWidget) -> None:
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 8, 6)
        grid.setHorizontalSpacing(16)
        left, right = self.form(), self.form()
        for language in self.desk.library.languages:
            code = language.upper()
            self.add(left, LineField(f"title.{language}", tr("Title {code}", code=code)))
            self.add(
                left, TextField(f"account.{language}", tr("Account {code}", code=code), grows=True)
            )
        when = LineField("date", tr("Date"))
        when.hint(tr("21/9/2010, summer 2009, night of 21 to 22 …"))
        self.add(right, when)
        self._said = Label("", "quiet", wrap=True)
        right.addRow("", self._said)
        self._place = LineField("place", tr("Place"))
        self.add(right, self._place)
        point = LineField("point", tr("Point"))
        point.hint("41.3712, 22.9481")
        self.add(right, point)
        self.occasions = Occasions(self.desk)
        right.addRow(tr("Also"), self.occasions)
        certain = [("", "–"), *((one, wording.certainty(one)) for one in Certainty)]
        self.add(right, ChoiceField("certainty", tr("How sure"), [(str(a), b) for a, b in certain]))
        levels = [(str(one), wording.access(one)) for one in Access]
        self.add(right, ChoiceField("access", tr("Who may see it"), levels))
        self._chips: dict[str, TieChips] = {}
        for kind, words in (
            ("sections", tr("Sections")),
            ("tags", tr("Tags")),
            ("incidents", tr("Linked incidents")),
        ):
            chips = TieChips(tr("Add"))
            chips.more.connect(lambda kind=kind: self._ask_tie(kind))
            chips.dropped.connect(lambda target, kind=kind: self._untie(kind, target))
            chips.opened.connect(lambda target, kind=kind: self._open(kind, target))
            self._chips[kind] = chips
            right.addRow(words, chips)
        self._grid, self._left, self._right = grid, left, right
        self._lay_facts()

    def _lay_facts(self) -> None:
        """Two columns of fields, or one where there is no room for two."""
        wide = self.width() > _ROOMY
        if wide is self._wide:
            return
        self._wide = wide
        for form in (self._left, self._right):
            self._grid.removeItem(form)
        self._grid.addLayout(self._left, 0, 0)
        self._grid.addLayout(self._right, *((0, 1) if wide else (1, 0)))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2 if wide else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The fields have the room there is."""
        super().resizeEvent(event)
        self._lay_facts()

    # ------------------------------------------------------------ reading

    def read(self) -> None:
        library, ref, language = self.desk.library, self.target, self.desk.language

        def read() -> _Shown:
            words = {
                kind: {one.text: one.label for one in complete(library, field, "", 5000, language)}
                for kind, field in (
                    ("sections", "section"),
                    ("tags", "tag"),
                    ("incidents", "incident"),
                )
            }
            places = [one.text for one in complete(library, "place", "", 200, language)]
            return _Shown(incident(library, ref), read_near(library, ref, language), words, places)

        self.desk.read("", read, done=self._show, failed=self._gone)

    def _gone(self, error: DeskError) -> None:
        self.desk.complain(error)
        if self.isVisible():
            self.desk.go(Place.gallery())

    def _show(self, found: _Shown) -> None:
        row = found.detail.row
        if row.ref != self.target:
            return
        language = self.desk.language
        title = wording.in_language(row.titles, language)
        self.show_heading(row.ref, title, tr("without a title"))
        for editor in self.editors:
            editor.load(self._value(row, editor.name))
        self._said.setText(say_date(row.date, language) if row.date else "")
        self._said.setVisible(bool(row.date))
        for kind, targets in (
            ("sections", row.sections),
            ("tags", row.tags),
            ("incidents", found.detail.linked),
        ):
            words = found.words[kind]
            self._chips[kind].load([(one, words.get(one, one)) for one in targets])
        self._place.offer(found.places)
        self.occasions.show_of(row.ref, row.occasions)
        self.view.show_ids(found.detail.item_ids)
        self.count.setText(tr("%n item(s)", n=len(found.detail.item_ids)))
        self.suggested.load(row.ref, found.near)
        if self.isVisible():
            self.desk.arrived.emit(self.place())

    def _value(self, row: Any, name: str) -> str:
        field, _, language = name.partition(".")
        if language:
            texts = row.titles if field == "title" else row.accounts
            return str(texts.get(language, ""))
        if name == "point":
            return "" if row.lat is None else f"{row.lat:.5f}, {row.lon:.5f}"
        return str(getattr(row, name) or "")

    # ------------------------------------------------------------ saying

    def save(self, name: str, text: str) -> None:
        values: dict[str, object] = {name: text}
        if name == "point":
            latitude, _, longitude = text.replace(";", ",").partition(",")
            values = {"lat": latitude.strip() or None, "lon": longitude.strip() or None}
        self.desk.change(
            "", change_incident, self.desk.library, self.target, values, failed=self._refused
        )

    def _refused(self, error: DeskError) -> None:
        self.desk.complain(error)
        self.read()

    def _ask_tie(self, kind: str) -> None:
        box = TieBox(
            self.desk, {"sections": "section", "tags": "tag", "incidents": "incident"}[kind], self
        )
        library, ref = self.desk.library, self.target

        def chosen(target: Target) -> None:
            args: dict[str, Any] = {kind: [target.text]}
            self.desk.change("", lambda: tie_incident(library, ref, **args))

        box.chosen.connect(chosen)
        box.open()

    def _untie(self, kind: str, target: str) -> None:
        library, ref = self.desk.library, self.target
        args: dict[str, Any] = {kind: [target]}
        self.desk.change("", lambda: untie_incident(library, ref, **args))

    def _open(self, kind: str, target: str) -> None:
        places = {
            "sections": Place.section(target),
            "tags": Place.gallery(f"tag:{target}"),
            "incidents": Place.incident(target),
        }
        self.desk.go(places[kind])

    # ------------------------------------------------------------ items

    def _untie_selected(self) -> None:
        refs = self.desk.selected_refs()
        if refs:
            self.desk.change("", untie, self.desk.library, refs, [self.target])

    def _ask_remove(self) -> None:
        told = tr(
            "Its %n item(s) stay, untied from it. Undo brings everything back.",
            n=len(self.view.ids()),
        )
        question = tr("Remove {ref} “{title}”?", ref=self.target, title=self.heading)
        if asking.agreed(self, question, tr("Remove"), told, losing=True):
            self.desk.change(
                "",
                remove_incident,
                self.desk.library,
                self.target,
                done=lambda _: self.desk.go(Place.gallery()),
            )
