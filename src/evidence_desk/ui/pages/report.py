"""The report's outline as a tree edited by keyboard, and what is thin in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.counting import counts
from evidence_desk.desk.outline import (
    SectionRow,
    add_section,
    change_section,
    move_section,
    remove_section,
    sections,
)
from evidence_desk.domain.items import Kind
from evidence_desk.domain.outline import next_child, parent_of
from evidence_desk.domain.query import chip
from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions, declare
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.outline_tree import OutlineTree

declare("report.add", text="&New section", keys=["Ctrl+Return"], menu="Edit",
        icon="mdi6.playlist-plus", group=2)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shown:
    sections: list[SectionRow]
    by_kind: dict[str, dict[str, int]]


class ReportPage(Page):
    """The outline."""

    id = "report"
    inspects = False

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._wanted = ""
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
        self.tree = OutlineTree(self)
        column.addWidget(self.tree, 3)
        self._empty = Label(
            tr(
                "The outline is empty. “New section” writes the first heading; then Enter adds one "
                "below, Tab and Shift+Tab move it in and out, F2 renames, Escape leaves the list."
            ),
            "quiet",
            wrap=True,
        )
        column.addWidget(self._empty)
        self.follow(self._read, 100)
        actions.bind("report.add", self._new)

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
        """Keys go to the outline."""
        self.tree.setFocus()

    def _read(self) -> None:
        library = self.desk.library

        def read() -> _Shown:
            rows = sections(library)
            by_kind = {}
            for kind in Kind:
                found = counts(library, chip("kind", kind)).sections if rows else {}
                by_kind[str(kind)] = {row.number: found.get(row.id, 0) for row in rows}
            return _Shown(rows, by_kind)

        self.desk.run("", read, done=self._show)

    def _show(self, found: _Shown) -> None:
        current = self._wanted or self.tree.current_number()
        self._wanted = ""
        self.tree.fill(found.sections, found.by_kind, self.desk.language)
        self.tree.select(current)
        self.tree.setVisible(bool(found.sections))
        self._empty.setVisible(not found.sections)

    # ------------------------------------------------------------ the outline

    def change(self, label: str, work: Callable[[], Any], then: str = "") -> None:
        """Do something to the outline, then stand on the heading `then`, or on what it returns."""

        def done(result: object) -> None:
            self._wanted = then or (result if isinstance(result, str) else "")
            self.read_soon()

        self.desk.run(label, work, done=done)

    def _new(self) -> None:
        self.add_after(self.tree.current_number() if self.isVisible() else "", self.tree.numbers())

    def add_after(self, number: str, numbers: list[str]) -> None:
        """Ask for a heading and add it beside this one."""
        wanted = next_child(numbers, parent_of(number) if number else None)
        text, ok = QInputDialog.getText(
            self.window(), tr("New section"), tr("Number and title:"), text=f"{wanted} "
        )
        number, _, title = text.strip().partition(" ")
        if ok and title.strip():
            library, language = self.desk.library, self.desk.language
            self.change("", lambda: add_section(library, number, {language: title}), number)

    def rename(self, number: str, title: str) -> None:
        """Give a heading another title in the window's language."""
        library, language = self.desk.library, self.desk.language
        self.change("", lambda: change_section(library, number, titles={language: title}), number)

    def shift(self, number: str, direction: str) -> None:
        """Move a heading with all below it."""
        library = self.desk.library
        self.change("", lambda: move_section(library, number, direction))

    def ask_remove(self, number: str, below: int, items: int) -> None:
        """Ask, then remove a heading and all below it."""
        box = QMessageBox(self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setIcon(QMessageBox.Icon.Question)
        box.setText(tr("Remove section {number}?", number=number))
        parts = []
        if below:
            parts.append(tr("%n section(s) below it go too.", n=below))
        parts.append(tr("%n item(s) lose this tie; they stay. Undo brings it back.", n=items))
        box.setInformativeText(" ".join(parts))
        remove = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is remove:
            library = self.desk.library
            self.change("", lambda: remove_section(library, number))
