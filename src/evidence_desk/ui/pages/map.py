"""The map: where what a search finds was taken, where incidents happened, and places by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from evidence_desk.desk.mapping import MapContents, map_contents
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.points import Area
from evidence_desk.domain.query import chip
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.asking import keep_search
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.label import Elided, Label
from evidence_desk.ui.widgets.map_ground import outlines
from evidence_desk.ui.widgets.map_marks import Mark, ids_of
from evidence_desk.ui.widgets.map_view import MapView
from evidence_desk.ui.widgets.search_bar import SearchBar

_ROOMY = 440  # pixels of width from which the tools say in words what they do


class MapPage(Page):
    """Everything a query finds that has a place on the earth."""

    id = "map"
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._query = ""
        self._call: Call | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 6)
        column.setSpacing(6)
        self.search = SearchBar(desk)
        column.addWidget(self.search)
        column.addLayout(self._tools())
        self.map = MapView(desk.language)
        column.addWidget(self.map, 1)
        self._empty = Label("", wrap=True, parent=self.map)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setContentsMargins(16, 12, 16, 12)
        theme.restyle(self._empty, "notice")
        self._empty.setAutoFillBackground(True)
        self._empty.hide()
        self.search.changed.connect(self._typed)
        self.search.left.connect(self.take_focus)
        self.search.save_wanted.connect(lambda query: keep_search(self, desk, query))
        self.map.chosen.connect(self._choose)
        self.map.opened.connect(self._open)
        desk.selection_changed.connect(self.map.show_selection)
        for name, handler in self._handlers().items():
            actions.bind(name, handler, owner=self)
        self.follow(self._read, 250)
        desk.look(outlines, done=self.map.show_outlines)

    def _handlers(self) -> dict[str, Callable[[], Any]]:
        return {
            "map.search": self.search.line.setFocus,
            "map.nearer": self.map.nearer,
            "map.farther": self.map.farther,
            "map.whole": self.map.fit,
            "map.box": self._begin_box,
            "map.gallery": self._to_gallery,
        }

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._count = Elided("", "quiet")
        row.addWidget(self._count, 1)
        for name in ("map.box", "map.farther", "map.nearer", "map.whole"):
            button = QToolButton()
            button.setDefaultAction(self.actions_.qaction(name))
            button.setAutoRaise(True)
            row.addWidget(button)
        show = QPushButton(tr("Show in the gallery"))
        theme.mark(show, "mdi6.view-grid-outline")
        show.clicked.connect(self._to_gallery)
        show.setAccessibleName(show.text())
        show.setToolTip(show.text())
        self._show_words, self._to_show = show.text(), show
        row.addWidget(show)
        return row

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show what a query finds."""
        self._query = place.target
        self.search.set_text(place.target)
        self.map.area = None
        self._read()
        self.map.show_selection(self.desk.selection())
        self.map.setFocus()

    def place(self) -> Place:
        """The query as it was typed on."""
        return Place.map(self._query)

    def title(self) -> str:
        """The query, or that it is everything."""
        return tr("Map: {query}", query=self._query) if self._query else tr("Map")

    def take_focus(self) -> None:
        """Keys go to the map."""
        self.map.setFocus()

    # ------------------------------------------------------------ reading

    def _typed(self, text: str) -> None:
        self._query = text
        self.map.area = None
        self._read()

    def _read(self) -> None:
        if self._call is not None:
            self._call.forget()
        self._call = self.desk.run(
            tr("Searching"), map_contents, self.desk.library, self._query,
            done=self._show, failed=self._refused,
        )  # fmt: skip

    def _show(self, found: MapContents) -> None:
        self.map.show_contents(found)
        on_map = tr("%n item(s) on the map", n=len(found.items))
        without = tr("%n without a point", n=found.unplaced)
        self._count.setText(f"{on_map} · {without}" if found.unplaced else on_map)
        nothing = not len(found.items) and not len(found.incidents)
        self._empty.setVisible(nothing)
        if nothing:
            self._empty.setText(self._why_empty(found))
            self._lay_empty()
        if self.isVisible():
            self.desk.arrived.emit(self.place())

    def _why_empty(self, found: MapContents) -> str:
        if self._query and not found.found:
            return tr("Nothing was found; try other words.")
        teach = tr(
            "Phones and many cameras write where they were into their files. For the rest, type a "
            "point in the inspector, or give a place of the gazetteer (Library, Places)."
        )
        if self._query:
            return tr("%n item(s) found, none with a point.", n=found.found) + "\n\n" + teach
        return tr("Nothing in this library has a point on the map yet.") + "\n\n" + teach

    def _lay_empty(self) -> None:
        width = min(440, self.map.width() - 40)
        height = self._empty.heightForWidth(width) + 36
        left, top = (self.map.width() - width) // 2, (self.map.height() - height) // 2
        self._empty.setGeometry(left, max(0, top), width, height)

    def resizeEvent(self, event: Any) -> None:
        """What the empty map says stays in its middle; in little room, an icon says enough."""
        super().resizeEvent(event)
        self._to_show.setText(self._show_words if self.width() >= _ROOMY else "")
        self._lay_empty()

    def _refused(self, error: DeskError) -> None:
        """A query half typed: keep what is shown, say what is missing."""
        self._count.setText(sentence(error))

    # ------------------------------------------------------------ doing

    def _choose(self, ids: list[int]) -> None:
        self.desk.set_selection(ids)
        self.desk.set_current(ids[0] if ids else None)
        if len(ids) > 1:
            self.desk.say(tr("%n item(s) chosen on the map", n=len(ids)))

    def _begin_box(self) -> None:
        self.map.begin_box()
        self.desk.say(tr("Arrows move the rectangle, Shift with arrows sizes it, Enter chooses."))

    def _to_gallery(self) -> None:
        self._show_area(self.map.area or self.map.seen_area())

    def _show_area(self, area: Area) -> None:
        self.desk.go(Place.gallery(f"{self._query} {area.query()}".strip()))

    def _open(self, mark: Mark) -> None:
        contents = self.map.contents
        if contents is None:
            return
        if mark.place is not None:
            name = wording.in_language(mark.place.names, self.desk.language)
            self.desk.go(Place.gallery(chip("place", name)))
        elif mark.kind == "incident":
            numbers = ids_of(mark, contents.incidents)
            if len(numbers) == 1:
                self.desk.go(Place.incident(make_ref("incident", numbers[0])))
            else:
                refs = [make_ref("incident", number) for number in numbers]
                self.desk.go(Place.gallery(chip("incident", *refs)))
        elif mark.count == 1:
            ids = ids_of(mark, contents.items)
            self.desk.go(Place.review(ids, 0, self._query))
        elif (area := self.map.area_of(mark)) is not None:
            self._show_area(area)
