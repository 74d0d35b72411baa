"""The gallery: everything a search finds, as a grid or a table, sorted and in groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.finding import SORTS, ExcludingChip, explain_empty, item_ids
from evidence_desk.desk.grouping import Group, groups
from evidence_desk.desk.pictures import view
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind
from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.asking import keep_search
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.widgets.label import Elided, Label
from evidence_desk.ui.widgets.search_bar import SearchBar

_STOOD_MS = 250  # who stands on an item so long may want to see it large
_NARROW = 520  # pixels, below which the line of tools keeps to what is needed
_STEPS_WIDE = 720  # pixels across which the first steps and their words are read
_TIGHT = 440  # and here the count stands beside the search
_COUNT_WIDE, _ANY_WIDTH = 130, 16_777_215  # pixels; the latter is Qt's own "as wide as it likes"


def _sort_words() -> dict[str, str]:
    return {
        "date": tr("Date"),
        "ref": tr("Reference"),
        "name": tr("File name"),
        "title": tr("Title"),
        "kind": tr("Kind"),
        "rank": tr("Rank"),
        "status": tr("Status"),
        "duration": tr("Duration"),
        "bytes": tr("Size"),
        "imported": tr("Taken in"),
        "place": tr("Place"),
        "source": tr("Source"),
        "camera": tr("Camera"),
        "folder": tr("Folder"),
        "access": tr("Access"),
    }


class GalleryPage(Page):
    """What a query finds."""

    id = "gallery"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._call: Call | None = None
        self._to_go = False
        self._query = ""
        self._memory = QSettings()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 0)
        column.setSpacing(6)
        self.search = SearchBar(desk, self)
        self._top = QHBoxLayout()
        self._top.addWidget(self.search, 1)
        column.addLayout(self._top)
        column.addLayout(self._tools())
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack, 1)
        self.view = ItemsView(desk, actions, self._stack)
        self._empty = _Empty(actions)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self.search.changed.connect(self._typed)
        self.search.left.connect(self._to_items)
        self.search.save_wanted.connect(self._save)
        self._empty.dropped.clicked.connect(self._drop_chip)
        self.view.activated.connect(self._review)
        self.view.sort_wanted.connect(self._sort_by)
        desk.touched.connect(self._touched)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(250)
        self._later.timeout.connect(self._find)
        self._stood = QTimer(self)
        self._stood.setSingleShot(True)
        self._stood.setInterval(_STOOD_MS)
        self._stood.timeout.connect(self._make_ready)
        desk.current_changed.connect(self._stands_elsewhere)
        for name, handler in (
            ("gallery.search", self.search.line.setFocus),
            ("gallery.grid", lambda: self._set_mode("grid")),
            ("gallery.table", lambda: self._set_mode("table")),
            ("gallery.larger", lambda: self._size.setValue(self._size.value() + 30)),
            ("gallery.smaller", lambda: self._size.setValue(self._size.value() - 30)),
            ("gallery.keep_search", lambda: self._save(self.search.text())),
            ("gallery.columns", self._choose_columns),
            ("gallery.copy_rows", lambda: self.view.table.copy_rows()),
            ("gallery.fold", self._fold),
            ("gallery.fold_all", self._fold_all),
            ("gallery.review", self._review_current),
        ):
            actions.bind(name, handler, owner=self)
        self._set_mode(str(self._memory.value("gallery/mode", "grid")))
        self.view.set_cell_width(self._size.value())

    def _tools(self) -> QHBoxLayout:
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        self._count = Elided("", "quiet", least=12)
        self._sort = QComboBox()
        self._sort.setAccessibleName(tr("Sort by"))
        words = _sort_words()
        for key in sorted(SORTS, key=list(words).index):
            self._sort.addItem(words[key], key)
        self._sort.setCurrentIndex(
            max(0, self._sort.findData(self._memory.value("gallery/sort", "date")))
        )
        self._order = QToolButton()
        self._order.setCheckable(True)
        self._order.setAutoRaise(True)
        self._order.setToolTip(tr("Turn the order round"))
        self._order.setAccessibleName(tr("Descending"))
        theme.mark(self._order, "mdi6.sort-ascending")
        self._group = QComboBox()
        self._group.setAccessibleName(tr("Group by"))
        for key, word in (
            ("", tr("No groups")),
            ("day", tr("By day")),
            ("incident", tr("By incident")),
            ("section", tr("By section")),
            ("source", tr("By source")),
            ("kind", tr("By kind")),
        ):
            self._group.addItem(word, key)
        self._group.setCurrentIndex(
            max(0, self._group.findData(self._memory.value("gallery/group", "")))
        )
        self._size = QSlider(Qt.Orientation.Horizontal)
        self._size.setRange(100, 420)
        self._size.setValue(int(str(self._memory.value("gallery/size", 190))))
        self._size.setMinimumWidth(72)
        self._size.setMaximumWidth(120)
        self._size.setAccessibleName(tr("Size of the pictures"))
        self._size.setToolTip(tr("Size of the pictures"))
        self._mode = QToolButton()
        self._mode.setAutoRaise(True)
        self._mode.clicked.connect(
            lambda: self._set_mode("table" if self.view.mode() == "grid" else "grid")
        )
        self._sort.setMinimumContentsLength(4)  # where the room is narrow, they give way
        self._group.setMinimumContentsLength(10)  # « Sans groupes »
        row.addWidget(self._count, 1)
        self._sort_label = Label(tr("Sort"), "quiet")
        row.addWidget(self._sort_label)
        row.addWidget(self._sort)
        row.addWidget(self._order)
        row.addWidget(self._group)
        row.addWidget(self._size)
        row.addWidget(self._mode)
        self._sort.currentIndexChanged.connect(self._find)
        self._order.toggled.connect(self._turned)
        self._group.currentIndexChanged.connect(self._find)
        self._size.valueChanged.connect(self._resize_cells)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In little room, the box says by its order that it sorts, and the count goes elsewhere."""
        super().resizeEvent(event)
        roomy = self.width() >= _NARROW
        self._sort_label.setVisible(roomy)
        tight = self.width() < _TIGHT
        if tight == (self._row.indexOf(self._count) >= 0):
            self._count.setMaximumWidth(_COUNT_WIDE if tight else _ANY_WIDTH)
            (self._row if tight else self._top).removeWidget(self._count)
            self._count.setMinimumHeight(self.search.line.sizeHint().height() if tight else 0)
            if tight:
                self._top.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._row.insertWidget(0, self._count, 1)
        self._row.setSpacing(8 if roomy else 3)

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show what a query finds."""
        self._query = place.target
        self.search.set_text(place.target)
        self._find()
        self.view.setFocus()

    def leave(self) -> None:
        """Remember how things were looked at."""
        for key, value in (
            ("mode", self.view.mode()),
            ("sort", self._sort.currentData()),
            ("group", self._group.currentData()),
            ("size", self._size.value()),
        ):
            self._memory.setValue(f"gallery/{key}", value)

    def place(self) -> Place:
        """The query as it was typed on."""
        return Place.gallery(self._query)

    def title(self) -> str:
        """The query, or that it is everything."""
        return self._query or tr("All items")

    def take_focus(self) -> None:
        """Keys go to the items."""
        self.view.setFocus()

    # ------------------------------------------------------------ finding

    def _typed(self, text: str) -> None:
        self._query = text
        self._find()

    def _touched(self, records: frozenset[tuple[str, int]]) -> None:
        if self.isVisible():
            self._later.start()

    def _find(self, *_: object) -> None:
        if self._call is not None:
            self._call.forget()
        library, query, language = self.desk.library, self._query, self.desk.language
        sort, turned = str(self._sort.currentData()), self._order.isChecked()
        by = str(self._group.currentData() or "")

        def find() -> tuple[str, list[int], list[Group], ExcludingChip | None]:
            ids = item_ids(library, query, sort, turned)
            parted = groups(library, ids, by, language) if by and ids else []
            reason = explain_empty(library, query) if not ids and query else None
            return query, ids, parted, reason

        self._call = self.desk.run(tr("Searching"), find, done=self._found, failed=self._refused)

    def _found(self, found: tuple[str, list[int], list[Group], ExcludingChip | None]) -> None:
        query, ids, parted, reason = found
        if query != self._query:
            return
        self.view.show_ids(ids, parted)
        self._show_sort()
        self._count.setText(tr("%n item(s)", n=len(ids)))
        if self.isVisible():
            self.desk.arrived.emit(self.place())
        if ids:
            self._stack.setCurrentWidget(self.view)
            where = QApplication.focusWidget()
            if self._to_go and (where is None or self.isAncestorOf(where)):
                self._to_items()
            self._to_go = False
        else:
            self._empty.explain(query, reason)
            self._stack.setCurrentWidget(self._empty)

    def _refused(self, error: DeskError) -> None:
        """A query half typed: keep what is shown, say what is missing."""
        self._count.setText(sentence(error))

    def _drop_chip(self) -> None:
        self.search.line.setText(self._empty.rest)
        self._typed(self._empty.rest)

    def _save(self, query: str) -> None:
        keep_search(self, self.desk, query)

    # ------------------------------------------------------------ looking

    def _to_items(self) -> None:
        """The keys go to what was found, at once or when it has been found."""
        self._to_go = self._call is not None and not self._call.returned
        self.view.setFocus()
        if self.view.current_id() is None and self.view.ids():
            self.view.go_to(self.view.ids()[0])

    def _set_mode(self, mode: str) -> None:
        self.view.set_mode(mode)
        grid = self.view.mode() == "grid"
        theme.mark(self._mode, "mdi6.table" if grid else "mdi6.view-grid-outline")
        words = tr("Show as a table") if grid else tr("Show as a grid")
        self._mode.setToolTip(words)
        self._mode.setAccessibleName(words)
        self._size.setEnabled(grid)
        self._show_sort()

    def _show_sort(self) -> None:
        if self.view.mode() == "table":
            self.view.table.show_sort(str(self._sort.currentData()), self._order.isChecked())

    def _resize_cells(self, width: int) -> None:
        self.view.set_cell_width(width)

    def _choose_columns(self) -> None:
        self._set_mode("table")
        self.view.table.choose_columns()

    def _fold(self) -> None:
        if self._has_groups():
            self.view.grid.fold_here()

    def _fold_all(self) -> None:
        if self._has_groups():
            self.view.grid.fold_all()

    def _has_groups(self) -> bool:
        """Whether there is something to fold; where not, it is said."""
        if self._group.currentData() and self.view.mode() == "grid":
            return True
        self.desk.say(tr("There are no groups here; choose some above the grid."))
        return False

    def _turned(self, down: bool) -> None:
        theme.mark(self._order, "mdi6.sort-descending" if down else "mdi6.sort-ascending")
        self._find()

    def _sort_by(self, key: str, descending: bool) -> None:
        self._sort.blockSignals(True)
        self._sort.setCurrentIndex(self._sort.findData(key))
        self._sort.blockSignals(False)
        if self._order.isChecked() == descending:
            self._find()
        else:
            self._order.setChecked(descending)

    def _stands_elsewhere(self, _item_id: int | None) -> None:
        if self.isVisible():
            self._stood.start()

    def _make_ready(self) -> None:
        """Whoever stands on a photo for a moment may want it large: it is decoded meanwhile."""
        from evidence_desk.ui.pages.review_photo import screen_pixels

        current = self.view.current_id()
        if current is None or not self.isVisible():
            return
        row = self.view.model.row(self.view.model.place_of(current))
        if row is not None and row.kind is Kind.PHOTO:
            self.desk.look(
                view, self.desk.library, current, screen_pixels(self), failed=lambda _: None
            )

    def _review_current(self) -> None:
        current = self.view.current_id()
        if current is not None:
            self._review(current)

    def _review(self, item_id: int) -> None:
        ids: Sequence[int] = self.view.ids()
        selected = self.desk.selection()
        if len(selected) > 1 and item_id in selected:
            ids = selected
        self.desk.go(Place.review(ids, list(ids).index(item_id), self._query))


class _Empty(QWidget):
    """An empty gallery teaches: what to do first, or which part of the search is in the way."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.rest = ""
        column = QVBoxLayout(self)
        column.addStretch(1)
        self._heading = Label("", "heading", wrap=True)
        self._words = Label("", "quiet", wrap=True)
        for label in (self._heading, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        self.dropped = QPushButton()
        buttons.addWidget(self.dropped)
        buttons.addStretch(1)
        column.addSpacing(10)
        column.addLayout(buttons)
        self._first_steps = _FirstSteps(actions)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._first_steps, 20)
        middle.addStretch(1)
        column.addLayout(middle)
        column.addStretch(2)

    def explain(self, query: str, reason: ExcludingChip | None) -> None:
        """Say why nothing is shown."""
        self._first_steps.setVisible(not query)
        self.dropped.setVisible(reason is not None)
        if not query:
            self._heading.setText(tr("Nothing has been taken in yet"))
            self._words.setText(tr("Three things one can do now, in any order:"))
        elif reason is not None:
            self.rest = reason.rest
            if not reason.rest:
                self._heading.setText(tr("Nothing was found"))
                self._words.setText(tr("No item fits “{chip}”.", chip=reason.text))
                self.dropped.setText(tr("Show all items"))
                return
            self._heading.setText(tr("Nothing fits all of this"))
            self._words.setText(
                tr(
                    "Without “{chip}” there are {count}.",
                    chip=reason.text,
                    count=tr("%n item(s)", n=reason.hits_without),
                )
            )
            self.dropped.setText(tr("Drop “{chip}”", chip=reason.text))
        else:
            self._heading.setText(tr("Nothing was found"))
            self._words.setText(tr("No single part of the search is to blame; try other words."))


class _FirstSteps(QWidget):
    """What one can do with a library that holds nothing yet."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setMaximumWidth(_STEPS_WIDE)
        self._grid = QGridLayout(self)
        self._grid.setHorizontalSpacing(14)
        self._words: list[Label] = []
        for row, (action, words, why) in enumerate(_first_steps()):
            button = QPushButton(words)
            button.setObjectName(f"first.{action}")
            if not row:
                button.setProperty("role", "main")
            button.clicked.connect(lambda _=False, action=action: actions.trigger(action))
            self._grid.addWidget(button, 2 * row, 0)
            self._words.append(Label(why, "quiet", wrap=True))
        self._lay(beside=True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the words stand below their button."""
        super().resizeEvent(event)
        self._lay(beside=self.width() >= _TIGHT)

    def _lay(self, *, beside: bool) -> None:
        for row, label in enumerate(self._words):
            self._grid.removeWidget(label)
            self._grid.addWidget(label, 2 * row + (not beside), int(beside))
            label.setContentsMargins(0, 0, 0, 0 if beside else 10)
        self._grid.setVerticalSpacing(10 if beside else 4)
        self._grid.setColumnStretch(0, 0 if beside else 1)
        self._grid.setColumnStretch(1, 1 if beside else 0)


def _first_steps() -> Sequence[tuple[str, str, str]]:
    """Actions, what their buttons say, and what each is for."""
    return (
        (
            "file.import",
            tr("Import files…"),
            tr("A card, a phone's folder, a disk; dropping them on the window does it too."),
        ),
        (
            "tie.new_incident",
            tr("Write an incident…"),
            tr("What happened, when and where: the chronology is made of these."),
        ),
        (
            "report.add",
            tr("Write a section…"),
            tr("A heading of the report that items will support."),
        ),
    )
