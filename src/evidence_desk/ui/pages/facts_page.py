"""What the pages of an incident and of a section share: facts on top, their items below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from evidence_desk.domain.query import chip
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.fields import ChoiceField, LineField, TextField
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.widgets.label import Label


class FactsPage(Page):
    """A page that describes one thing, named by `target`, in fields saved as one leaves them.

    A subclass builds its fields with `form` and `add`, its items with `items_beside`, and says how
    they are read (`read`) and saved (`save`).
    """

    wants_room = True
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self.target = ""
        self.heading = ""
        self.editors: list[LineField | TextField | ChoiceField] = []
        self.count = Label("", "quiet")
        self.view = ItemsView(desk, actions)
        self.view.set_cell_width(150)
        self.view.activated.connect(self._review)
        self._name = Label("", "ref", selectable=True)
        self._heading = Label("", "heading", wrap=True)
        self.follow(self.read)
        actions.bind("gallery.review", self._review_current, owner=self)

    # ------------------------------------------------------------ building

    def page_column(self) -> QVBoxLayout:
        """The page from top to bottom, its heading in place."""
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._name)
        head.addWidget(self._heading, 1)
        column.addLayout(head)
        return column

    def form(self) -> QFormLayout:
        """Fields below each other."""
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setVerticalSpacing(5)
        form.setHorizontalSpacing(10)
        return form

    def add(self, form: QFormLayout, editor: LineField | TextField | ChoiceField) -> None:
        """A field with its name before it; what is typed goes to `save`."""
        self.editors.append(editor)
        editor.said.connect(self.save)
        form.addRow(editor.accessibleName(), editor)

    def items_beside(self, side: QWidget, width: int) -> QSplitter:
        """The items, counted, and something beside them."""
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        box = QWidget()
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.count)
        rows.addWidget(self.view, 1)
        splitter.addWidget(box)
        splitter.addWidget(side)
        splitter.setSizes([640, width])
        splitter.setStretchFactor(0, 1)
        return splitter

    def show_heading(self, name: str, heading: str, without: str = "") -> None:
        """What is described; `without` stands where it has no title yet."""
        self.heading = heading
        self._name.setText(name)
        self._heading.setText(heading or without)

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show another thing, or the same again."""
        self.flush()
        if place.target != self.target:
            self.target = place.target
            for editor in self.editors:
                editor.forget()
            self.desk.set_selection([])
            self.desk.set_current(None)
        self.read()
        self.take_focus()

    def leave(self) -> None:
        """Save what is being typed."""
        self.flush()

    def place(self) -> Place:
        """Here."""
        return Place(self.id, self.target)

    def title(self) -> str:
        """Its name and title."""
        return f"{self.target} {self.heading}".strip()

    def take_focus(self) -> None:
        """Keys go to the items."""
        self.view.setFocus()

    def flush(self) -> None:
        """Save what is being typed."""
        for editor in self.editors:
            editor.flush()

    def read(self) -> None:
        """Read everything the page shows."""

    def save(self, name: str, text: str) -> None:
        """A field was left with other words."""

    # ------------------------------------------------------------ items

    def _review_current(self) -> None:
        current = self.view.current_id()
        if current is not None:
            self._review(current)

    def _review(self, item_id: int) -> None:
        ids = self.view.ids()
        self.desk.go(Place.review(ids, ids.index(item_id), chip(self.id, self.target)))
