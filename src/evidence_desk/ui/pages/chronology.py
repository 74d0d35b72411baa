"""The chronology: incidents and items on one axis of time, from years to minutes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.chronology import IncidentDetail, incident
from evidence_desk.desk.ties import tie
from evidence_desk.desk.timeline_axis import Axis, search_axis
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.models.thumbnails import thumbnails_of
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.action_bar import add_buttons
from evidence_desk.ui.widgets.axis.card import IncidentCard
from evidence_desk.ui.widgets.axis.incident_list import IncidentList, incident_number
from evidence_desk.ui.widgets.axis.sight import THUMB
from evidence_desk.ui.widgets.axis.view import AxisView
from evidence_desk.ui.widgets.chronology_dialog import ChronologyDialog
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.search_bar import SearchBar

_BUTTONS = (
    "chronology.previous", "chronology.next", "", "chronology.wider", "chronology.closer",
    "chronology.whole", "", "chronology.export",
)  # fmt: skip


_ROOMY = 560  # a page's width, in pixels, from which its heading leaves room for the search


class ChronologyPage(Page):
    """The axis on top; below it the incidents by date, and the facts of the one in hand."""

    id = "chronology"
    wants_room = True
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._ref = ""
        self._query = ""
        self._call: Call | None = None
        self._whole: Axis | None = None  # as read; a search leaves some of it
        self.search = SearchBar(desk, keeps=False)
        self.search.line.setPlaceholderText(tr("Incidents: words, section:1.2, tag:blows …"))
        self.search.line.setAccessibleName(tr("Search incidents"))
        self.search.changed.connect(self._typed)
        self.search.left.connect(self.take_focus)
        self.thumbnails = thumbnails_of(desk)
        self.view = AxisView(self._small_picture, desk.language)
        self.list = IncidentList()
        self.card = IncidentCard()
        self._build()
        self.thumbnails.arrived.connect(self._picture_came)
        self.view.chosen.connect(self._choose)
        self.view.activated.connect(lambda ref: desk.go(Place.incident(ref)))
        self.view.selected.connect(self._select)
        self.view.reviewed.connect(self._review)
        self.view.dropped.connect(self._drop)
        self.list.chosen.connect(self._choose)
        self.list.doubleClicked.connect(lambda _: self._open())
        desk.selection_changed.connect(self._selected)
        self.follow(self.read, 250)
        for name, do in (
            ("search", self.search.line.setFocus),
            ("closer", self.view.closer),
            ("wider", self.view.wider),
            ("whole", self.view.whole),
            ("next", lambda: self.list.step(1)),
            ("previous", lambda: self.list.step(-1)),
            ("open", self._open),
            ("export", lambda: ChronologyDialog(desk, self).open()),
        ):
            actions.bind(f"chronology.{name}", do, owner=self)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(14, 0, 10, 0)
        self._heading = Label(tr("Chronology"), "heading")
        head.addWidget(self._heading)
        head.addSpacing(10)
        self.undated_items, self.undated_incidents = QPushButton(), QPushButton()
        for button, name in (
            (self.undated_items, "axis.undated_items"),
            (self.undated_incidents, "axis.undated_incidents"),
        ):
            button.setObjectName(name)
            button.setFlat(True)
            button.hide()
            head.addWidget(button)
        self.undated_items.clicked.connect(lambda: self.desk.go(Place.gallery("-has:date")))
        self.undated_incidents.clicked.connect(self._first_undated)
        self.found = Label("", "quiet")
        head.addSpacing(6)
        head.addWidget(self.search, 1)
        head.addWidget(self.found)
        head.addSpacing(6)
        add_buttons(head, self.actions_, _BUTTONS)
        column.addLayout(head)
        # From the outside in: what is put into another widget with all it holds is styled anew.
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        column.addWidget(splitter, 1)
        self._stack = QStackedWidget(splitter)
        self._empty = Label("", "quiet", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(24)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        below = self._below = QSplitter(Qt.Orientation.Horizontal, splitter)
        below.setChildrenCollapsible(False)
        below.addWidget(self.list)
        below.addWidget(self.card)
        below.setSizes([390, 330])
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([430, 170])
        self.setTabOrder(self.view, self.list)
        for widget in (self.view, self.list):
            widget.installEventFilter(self)

    def _small_picture(self, item_id: int) -> QPixmap | None:
        return self.thumbnails.get(item_id, QSize(THUMB, THUMB) * self.devicePixelRatioF())

    def _picture_came(self, _item_id: int) -> None:
        self.view.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the window's title says where one is."""
        super().resizeEvent(event)
        self._heading.setVisible(self.width() > _ROOMY)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter opens the incident in hand, as long as it is the key of that action."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.actions_.answers("chronology.open", event)
        ):
            self._open()
            return True
        return super().eventFilter(watched, event)

    # ------------------------------------------------------------ places

    def title(self) -> str:
        """What the window's title says."""
        return tr("Chronology")

    def enter(self, place: Place) -> None:
        """Show the axis as it was left, or the incident that is asked for."""
        ref, _, query = place.target.partition("\n")
        if place.target:
            self._ref = ref
        self._query = query
        self.search.set_text(query)
        self.view.pick(self.desk.selection())
        self.read()
        self.take_focus()

    def place(self) -> Place:
        """Here, with the incident in hand and what is searched for."""
        return Place.chronology(self._ref, self._query)

    def take_focus(self) -> None:
        """Keys go to the axis."""
        self.view.setFocus()

    # ------------------------------------------------------------ reading

    def read(self) -> None:
        """Read everything that has a time, and the facts of the incident in hand."""
        self._whole = None
        self._find()
        self._read_card()

    def _typed(self, query: str) -> None:
        self._query = query
        self._find()

    def _find(self) -> None:
        if self._call is not None:
            self._call.forget()
        self._call = self.desk.run(
            "",
            search_axis,
            self.desk.library,
            self._query,
            self._whole,
            done=self._found,
            failed=self._refused,
        )

    def _found(self, axes: tuple[Axis, Axis]) -> None:
        self._whole, shown = axes
        self._show(shown)

    def _refused(self, error: DeskError) -> None:
        """A search half typed: what is shown stays, and it is said what is missing."""
        self.found.setText(tr("not understood"))
        self.found.setToolTip(sentence(error))

    def _show(self, axis: Axis) -> None:
        count = len({bar.incident for bar in axis.bars}) + len(axis.undated)
        self.found.setText(tr("%n found", n=count) if self._query else "")
        self.found.setToolTip("")
        self.view.show_axis(axis)
        self.list.show_axis(axis, self.desk.language)
        self.list.select_ref(self._ref)
        self.view.choose(incident_number(self._ref), follow=bool(self._ref))
        self._teach(self._whole or axis)
        self.undated_items.setText(tr("%n item(s) without a date", n=axis.undated_items))
        self.undated_items.setVisible(axis.undated_items > 0)
        count = len(axis.undated)
        self.undated_incidents.setText(tr("%n incident(s) without a date", n=count))
        self.undated_incidents.setVisible(count > 0)

    def _teach(self, whole: Axis) -> None:
        """Where the library has nothing to show on an axis, say what would come there."""
        nothing = not len(whole.bars) and not len(whole.item_ids)
        if nothing:
            self._empty.setText(
                tr(
                    "Nothing here has a date yet. Take in files, or write an incident with {key}: "
                    "all that has a date stands here.",
                    key=self.actions_.key("tie.new_incident"),
                )
            )
        self._stack.setCurrentWidget(self._empty if nothing else self.view)
        self._below.setVisible(bool(len(whole.bars) or len(whole.undated)))

    def _read_card(self) -> None:
        if not self._ref:
            self.card.load(None, self.desk.language)
            return
        self.desk.run(
            "", incident, self.desk.library, self._ref, done=self._show_card, failed=self._gone
        )

    def _show_card(self, detail: IncidentDetail) -> None:
        if detail.row.ref == self._ref:
            self.card.load(detail, self.desk.language)

    def _gone(self, _error: DeskError) -> None:
        self._ref = ""
        self.card.load(None, self.desk.language)

    # ------------------------------------------------------------ hands

    def _choose(self, ref: str) -> None:
        if ref == self._ref:
            return
        self._ref = ref
        if self.sender() is self.list:
            self.view.choose(incident_number(ref))
        else:
            self.list.select_ref(ref)
        self._read_card()

    def _first_undated(self) -> None:
        self.list.setFocus()
        self.list.select_undated()

    def _open(self) -> None:
        if self._ref:
            self.desk.go(Place.incident(self._ref))
        else:
            key = self.actions_.key("chronology.next")
            self.desk.say(tr("Choose an incident first ({key}, or in the list).", key=key))

    def _select(self, ids: list[int]) -> None:
        self.desk.set_selection(ids)
        self.desk.set_current(ids[-1] if ids else None)

    def _selected(self, ids: list[int]) -> None:
        if self.isVisible():
            self.view.pick(ids)

    def _review(self, item_id: int) -> None:
        ids = self.desk.selection()
        if item_id not in ids or len(ids) < 2:
            ids = list(self.view.axis.item_ids)
        self.desk.go(Place.review(ids, ids.index(item_id)))

    def _drop(self, refs: list[str], ref: str) -> None:
        said = tr("Tied %n item(s) to {target}", n=len(refs), target=ref)
        self.desk.change(
            "", tie, self.desk.library, refs, [ref], done=lambda _: self.desk.say(said)
        )
