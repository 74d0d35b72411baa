"""What preflight found, as lines that lead to their places and are mended from where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.mending import mend, mending_of
from evidence_desk.desk.preflight import Finding, said_together
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import parse_ref
from evidence_desk.domain.progress import Report
from evidence_desk.ui import theme
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.label import Label

_FOUND = Qt.ItemDataRole.UserRole
_FEW = 3  # so many lines of one kind stand by themselves
#: Where on the edition's page a line leads that speaks of no record.
_FIELDS = {
    "empty": "sections",
    "everything": "sections",
    "no_organisation": "organisation",
    "no_recipient": "recipient",
}
_ICONS = {
    "stop": ("mdi6.alert-octagon-outline", "bad"),
    "warn": ("mdi6.alert-outline", "warn"),
    "note": ("mdi6.information-outline", "quiet"),
}


class PreflightList(QWidget):
    """Findings by their gravity, those of one kind together. Says `field` to be led to a field."""

    field = Signal(str)
    mended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._edition, self._issued = desk, "", False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 6, 6)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(1)
        self.tree.setWordWrap(True)
        self.tree.setAccessibleName(tr("What to look at before it goes out"))
        self.tree.itemActivated.connect(self.go)
        self.tree.currentItemChanged.connect(lambda *_: self._ready())
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        self.there = QPushButton(tr("Go there"))
        theme.mark(self.there, "mdi6.arrow-right")
        self.there.clicked.connect(self.go)
        self.mend = QPushButton("")
        self.mend.setProperty("role", "main")
        self.mend.clicked.connect(self.mend_now)
        row.addWidget(self.there)
        row.addWidget(self.mend)
        row.addStretch(1)
        column.addLayout(row)
        self.hint = Label(tr("Choose a line to go to its place, or to mend it here."), "quiet")
        column.addWidget(self.hint)
        self._ready()

    def show_findings(self, edition: str, issued: bool, findings: Sequence[Finding]) -> None:
        """Show what was found in an edition; one stays on the line of the kind one was at."""
        self._edition, self._issued = edition, issued
        at = self._chosen()
        self.tree.clear()
        again: QTreeWidgetItem | None = None
        for together in _alike(findings):
            above: QTreeWidget | QTreeWidgetItem = self.tree
            if len(together) > _FEW:
                words = said_together(together, self._desk.language)
                above = self._line(self.tree, words, together)
            for one in together:
                line = self._line(above, one.sentence(self._desk.language), [one])
                if at and again is None and one.code == at[0].code:
                    again = line
        if not findings:
            item = QTreeWidgetItem(self.tree, [tr("Nothing is missing.")])
            item.setIcon(0, theme.icon("mdi6.check", "good"))
        if again is not None:
            self.tree.setCurrentItem(again.parent() or again)
        self._ready()

    def _line(
        self, above: QTreeWidget | QTreeWidgetItem, words: str, found: list[Finding]
    ) -> QTreeWidgetItem:
        line = QTreeWidgetItem(above, [words])
        line.setIcon(0, theme.icon(*_ICONS[found[0].severity]))
        line.setData(0, _FOUND, found)
        line.setToolTip(0, words)
        return line

    def _chosen(self) -> list[Finding]:
        item = self.tree.currentItem()
        return list(item.data(0, _FOUND) or ()) if item is not None else []

    def _ready(self) -> None:
        found = self._chosen()
        way = mending_of(found[0], issued=self._issued) if found else None
        self.there.setEnabled(bool(found) and self._place(found) is not None)
        self.mend.setVisible(way is not None)
        if way is not None:
            words = way.said(self._desk.language) + ("…" if way.asks else "")
            self.mend.setText(f"{words} ({len(found)})" if len(found) > 1 else words)
        self.hint.setVisible(not found)

    # ------------------------------------------------------------ leading there

    def _place(self, found: list[Finding]) -> Place | str | None:
        """Where lines lead: a place, or the name of a field of this page."""
        first = found[0]
        if first.code in _FIELDS:
            return _FIELDS[first.code]
        if first.code.startswith("withheld"):
            return Place.gallery("-access:open")
        if first.leads_to_source and first.ref:
            return Place.source(first.ref)
        items = [one.item or one.ref for one in found]
        refs = list(dict.fromkeys(ref for ref in items if ref and ref.startswith("E-")))
        if refs:
            return Place.review([parse_ref(ref)[1] for ref in refs])
        if first.ref and first.ref.startswith("I-"):
            return Place.incident(first.ref)
        return Place.section(first.ref) if first.ref else None

    def go(self, *_: object) -> None:
        """Go to the place of the line one is on; of several items, to all of them in review."""
        found = self._chosen()
        where = self._place(found) if found else None
        if isinstance(where, Place):
            self._desk.go(where)
        elif where is not None:
            self.field.emit(where)

    # ------------------------------------------------------------ mending

    def mend_now(self) -> None:
        """Mend the line one is on, asking for the words it takes."""
        found = self._chosen()
        way = mending_of(found[0], issued=self._issued) if found else None
        if way is None:
            return
        words, said = "", way.said(self._desk.language)
        if way.asks:
            told = said_together(found, self._desk.language)
            words, agreed = QInputDialog.getText(self, said, told)
            if not agreed or not words.strip():
                return
        library, name = self._desk.library, self._edition

        def work(report: Report) -> None:
            mend(library, name, found, words, report)

        self._desk.jobs.start(said, work, done=self._done, failed=self._failed)

    def _done(self, _made: object) -> None:
        self.mended.emit()

    def _failed(self, error: DeskError) -> None:
        self._desk.complain(error)
        self.mended.emit()


def _alike(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Findings of the same kind together, in the order of the first of each."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.code, []).append(one)
    return list(found.values())
