"""The report's outline as a tree edited by keyboard, and what is thin in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.coverage import BY_KIND, Coverage, coverage
from evidence_desk.desk.outline import change_section, move_section, remove_section
from evidence_desk.desk.outlining import (
    add_beside,
    add_list,
    hanging_on,
    numbers_are_out,
    outline_text,
    put_section,
)
from evidence_desk.desk.vocabularies import VocabularyRow, vocabularies
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import asking, theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.coverage_grid import CoverageGrid
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.outline_tree import OutlineTree
from evidence_desk.ui.widgets.rooms import Rooms

_ROOMY = 420  # a page's height, in pixels, from which words on keys cost nothing


@dataclass(frozen=True, slots=True)
class _Shown:
    outline: Coverage
    grid: Coverage
    vocabularies: list[VocabularyRow]
    issued: list[str]


class ReportPage(Page):
    """The outline."""

    id = "report"
    inspects = False
    wants_room = True
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._wanted = ""
        self._write_on = False
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(Label(tr("The report"), "heading"), 1)
        check = QPushButton(tr("Check a draft…"))
        theme.mark(check, "mdi6.text-search")
        check.clicked.connect(lambda: actions.trigger("report.draft"))
        add = QPushButton(tr("New section"))
        theme.mark(add, "mdi6.playlist-plus")
        add.clicked.connect(self._new)
        for widget in (add, check):
            head.addWidget(widget)
        column.addLayout(head)
        self.tabs = Rooms(self, (tr("Outline"), tr("Coverage")))
        column.addWidget(self.tabs, 3)
        self._make_outline(self.tabs.column(0))
        self.grid = self.tabs.furnish(1, partial(CoverageGrid, actions))
        self.grid.by_changed.connect(self._read)
        self.grid.wanted.connect(lambda query: desk.go(Place.gallery(query)))
        self.grid.told.connect(lambda query: desk.go(Place.chronology("", query)))
        self.follow(self._read, 100)
        actions.bind("report.add", self._new)
        for way in ("up", "down", "in", "out"):
            actions.bind(f"report.{way}", partial(self.shift, way), owner=self)
        actions.bind("report.remove", self._ask_remove, owner=self)
        actions.bind("report.copy", partial(self._copy, False), owner=self)
        actions.bind("report.copy_markdown", partial(self._copy, True), owner=self)
        actions.bind("report.paste", self._paste, owner=self)
        actions.bind("report.coverage", self._turn, owner=self)

    def _make_outline(self, lines: QVBoxLayout) -> None:
        lines.setContentsMargins(0, 6, 0, 0)
        self._out = Label("", "quiet", wrap=True)
        lines.addWidget(self._out)
        self._out.hide()
        self._empty = Label(
            tr(
                "The outline is empty. “New section” writes the first heading; or paste a list of "
                "headings that you have already."
            ),
            "quiet",
            wrap=True,
        )
        lines.addWidget(self._empty)
        self.tree = OutlineTree(self)
        lines.addWidget(self.tree, 1)
        hands = self._hands = Label("", "quiet", wrap=True)
        lines.addWidget(hands)

        actions = self.actions_

        def say_keys() -> None:
            hands.setText(
                tr(
                    "Enter adds a section, typing changes its title, Tab and Shift+Tab move it in "
                    "and out, Escape leaves the list."
                )
                + " "
                + tr(
                    "{up} and {down} move it, {paste} pastes a list.",
                    up=actions.key("report.up"),
                    down=actions.key("report.down"),
                    paste=actions.key("report.paste"),
                )
            )

        self.actions_.say_keys(hands, say_keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the outline has it; the keys are in the menu, too."""
        super().resizeEvent(event)
        self._hands.setVisible(self.height() > _ROOMY)

    def enter(self, place: Place) -> None:
        """Show the outline."""
        self._read()
        self.take_focus()

    def place(self) -> Place:
        """Here."""
        return Place.report()

    def title(self) -> str:
        """The report."""
        return tr("The report")

    def take_focus(self) -> None:
        """Keys go to the outline, or to the grid where that is seen."""
        (self.tree if self.tabs.currentIndex() == 0 else self.grid).setFocus()

    def _turn(self) -> None:
        self.tabs.setCurrentIndex(1 - self.tabs.currentIndex())
        self.take_focus()

    def _read(self) -> None:
        library, by = self.desk.library, self.grid.by()

        def read() -> _Shown:
            outline = coverage(library)
            grid = outline if by == BY_KIND else coverage(library, by)
            return _Shown(outline, grid, vocabularies(library), numbers_are_out(library))

        self.desk.run("", read, done=self._show, failed=self._without_that)

    def _without_that(self, error: DeskError) -> None:
        """The vocabulary counted by is gone: by kind, then."""
        self.desk.complain(error)
        if self.grid.by() != BY_KIND:
            self.grid.offer([], self.desk.language)
            self.read_soon()

    def _show(self, found: _Shown) -> None:
        if self.tree.editing():  # what is being typed comes first
            self.read_soon()
            return
        current = self._wanted or self.tree.current_number()
        self._wanted = ""
        self.tree.fill(found.outline.rows)
        self.tree.select(current)
        self._empty.setVisible(not found.outline.rows)
        self._out.setVisible(bool(found.issued))
        self._out.setText(
            tr(
                "What is moved here has its new number in drafts; issued editions keep theirs "
                "({editions}).",
                editions=", ".join(found.issued),
            )
        )
        self.grid.offer(found.vocabularies, self.desk.language)
        self.grid.show_grid(found.grid, self.desk.language)
        if self._write_on:
            self._write_on = False
            self.tree.write_beside()

    # ------------------------------------------------------------ the outline

    def change(self, work: Callable[[], Any], then: str = "") -> None:
        """Do something to the outline, then stand on the heading `then`, or on what it returns."""

        def done(result: object) -> None:
            self._wanted = then or (result if isinstance(result, str) else "")
            self.read_soon()

        def failed(error: DeskError) -> None:
            self._write_on = False
            self.desk.complain(error)
            self.read_soon()

        self.desk.change("", work, done=done, failed=failed)

    def _new(self) -> None:
        self.tabs.setCurrentIndex(0)
        if self.isVisible():
            self.tree.setFocus()
            self.tree.write_beside()
        else:
            self._write_on = True  # as soon as the outline is read
            self.desk.go(Place.report())

    def write_after(self, number: str, language: str, title: str) -> None:
        """Add a heading beside this one."""
        library = self.desk.library
        self.change(lambda: add_beside(library, number or None, {language: title}))

    def go_on_writing(self) -> None:
        """Begin another heading once the last one is there."""
        self._write_on = True

    def rename(self, number: str, language: str, title: str) -> None:
        """Give a heading another title in one language."""
        library = self.desk.library
        self.change(lambda: change_section(library, number, titles={language: title}), number)

    def shift(self, direction: str) -> None:
        """Move the heading in hand with all below it."""
        number, library = self._in_hand(), self.desk.library
        if number:
            self.change(lambda: move_section(library, number, direction))

    def put(self, number: str, parent: str | None, place: int | None) -> None:
        """Move a heading with all below it to another place."""
        library = self.desk.library
        self.change(lambda: put_section(library, number, parent, place))

    def _in_hand(self) -> str:
        """The heading that keys mean; "" while a title is typed or the grid is seen."""
        if self.tree.editing() or not self.tree.isVisible():
            return ""
        return self.tree.current_number()

    def _copy(self, markdown: bool) -> None:
        number, library, language = self._in_hand(), self.desk.library, self.desk.language

        def copied(text: str) -> None:
            QApplication.clipboard().setText(text)
            self.desk.say(tr("Section {number} is copied with all below it.", number=number))

        if number:
            work = partial(outline_text, library, language, number, markdown=markdown)
            self.desk.run("", work, done=copied)

    def _paste(self) -> None:
        if self.tree.editing() or not self.tree.isVisible():
            return
        text, after = QApplication.clipboard().text(), self._in_hand() or None
        library, language = self.desk.library, self.desk.language
        if language not in library.languages:
            language = library.languages[0]

        def pasted(new: list[str]) -> None:
            self._wanted = new[0]
            self.desk.say(tr("%n section(s) added", n=len(new)))
            self.read_soon()

        self.desk.change("", lambda: add_list(library, text, language, after=after), done=pasted)

    def _ask_remove(self) -> None:
        number, library = self._in_hand(), self.desk.library
        if number:
            self.desk.run(
                "",
                lambda: hanging_on(library, number),
                done=lambda found: self.ask_remove(number, *found),
            )

    def ask_remove(self, number: str, below: int, items: int, incidents: int) -> None:
        """Ask, then remove a heading and all below it."""
        parts = []
        if below:
            parts.append(tr("With it go %n section(s) below it.", n=below))
        if items:
            parts.append(tr("%n item(s) will be untied, and kept in the library.", n=items))
        if incidents:
            parts.append(tr("%n incident(s) will be untied, and kept in the library.", n=incidents))
        parts.append(tr("Sections after it close up. Undo brings all of it back."))
        question = tr("Remove section {number}?", number=number)
        if asking.agreed(self, question, tr("Remove"), " ".join(parts), losing=True):
            library = self.desk.library
            self.change(lambda: remove_section(library, number))
