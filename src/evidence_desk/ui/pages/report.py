"""The report's outline as a tree edited by keyboard, what is thin in it, and the draft's check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.counting import counts
from evidence_desk.desk.editions import editions
from evidence_desk.desk.outline import (
    SectionRow,
    add_section,
    change_section,
    move_section,
    remove_section,
    sections,
)
from evidence_desk.desk.references import DraftReport, check_draft
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
declare("report.draft", text="Check a &draft…", keys=["Ctrl+D"], page="report", menu="Edit",
        icon="mdi6.text-search", group=5,
        hint="Every exhibit a DOCX, ODT, PDF or text cites, against an edition")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Shown:
    sections: list[SectionRow]
    by_kind: dict[str, dict[str, int]]
    editions: list[str]


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
        self._edition = QComboBox()
        self._edition.setAccessibleName(tr("Edition to check a draft against"))
        self._edition.setToolTip(tr("Edition to check a draft against"))
        self._edition.setMinimumContentsLength(18)
        self._edition.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        check = QPushButton(tr("Check a draft…"))
        theme.mark(check, "mdi6.text-search")
        check.clicked.connect(self._ask_draft)
        add = QPushButton(tr("New section"))
        theme.mark(add, "mdi6.playlist-plus")
        add.clicked.connect(self._new)
        for widget in (add, self._edition, check):
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
        self._said = Label("", wrap=True)
        self.found = QTreeWidget()
        self.found.setHeaderLabels([tr("Exhibit"), tr("State"), tr("Where"), tr("Sentence")])
        self.found.setRootIsDecorated(False)
        self.found.setAccessibleName(tr("References in the draft"))
        column.addWidget(self._said)
        column.addWidget(self.found, 2)
        self._said.hide()
        self.found.hide()
        self.follow(self._read, 100)
        actions.bind("report.add", self._new)
        actions.bind("report.draft", self._ask_draft, owner=self)

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
            return _Shown(rows, by_kind, [one.name for one in editions(library)])

        self.desk.run("", read, done=self._show)

    def _show(self, found: _Shown) -> None:
        current = self._wanted or self.tree.current_number()
        self._wanted = ""
        self.tree.fill(found.sections, found.by_kind, self.desk.language)
        self.tree.select(current)
        self.tree.setVisible(bool(found.sections))
        self._empty.setVisible(not found.sections)
        chosen = self._edition.currentText()
        self._edition.clear()
        self._edition.addItems(found.editions)
        self._edition.setCurrentText(chosen)
        self._edition.setEnabled(bool(found.editions))

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

    # ------------------------------------------------------------ the draft

    def _ask_draft(self) -> None:
        if not self._edition.currentText():
            self.desk.say(tr("There is no edition yet to check a draft against."))
            return
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("Check a draft"),
            "",
            tr("Documents") + " (*.docx *.odt *.pdf *.md *.txt);;" + tr("All files") + " (*)",
        )
        if name:
            self.check(Path(name))

    def check(self, draft: Path) -> None:
        """Read a draft against the chosen edition."""
        self.desk.run(
            tr("Reading the draft"),
            check_draft,
            self.desk.library,
            self._edition.currentText(),
            draft,
            done=self._show_draft,
        )

    def _show_draft(self, report: DraftReport) -> None:
        self.found.clear()
        words = {
            "right": (tr("right"), "mdi6.check", "good"),
            "unknown": (tr("unknown"), "mdi6.help-circle-outline", "bad"),
            "withheld": (tr("withheld"), "mdi6.lock-outline", "warn"),
            "withdrawn": (tr("withdrawn"), "mdi6.cancel", "warn"),
        }
        for one in report.found:
            said, icon, role = words[one.state]
            item = QTreeWidgetItem(self.found, [one.number, said, _place(one.place), one.sentence])
            item.setIcon(1, theme.icon(icon, role))
            item.setToolTip(3, one.sentence)
        for column in range(3):
            self.found.resizeColumnToContents(column)
        wrong = sum(one.state != "right" for one in report.found)
        parts = [tr("%n reference(s) found", n=len(report.found)), tr("%n not right", n=wrong)]
        if report.uncited:
            parts.append(tr("never cited: {numbers}", numbers=", ".join(report.uncited)))
        self._said.setText(" · ".join(parts))
        self._said.show()
        self.found.show()


def _place(place: str) -> str:
    kind, _, count = place.partition(" ")
    if kind == "page":
        return tr("page {number}", number=count)
    return tr("paragraph {number}", number=count)
