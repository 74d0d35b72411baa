"""The library page's part on sources: codes, and behind a button the sealed names."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.sources import (
    SourceRow,
    add_source,
    change_source,
    source_identity,
)
from evidence_desk.domain.query import chip
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.label import Label


class SourcesPart(QWidget):
    """Codes, and behind a button the names that no export ever sees."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        column = QVBoxLayout(self)
        column.addWidget(
            Label(
                tr(
                    "Items carry a source's code. Names and contacts are kept apart: no export, "
                    "search or history shows them."
                ),
                "quiet",
                wrap=True,
            )
        )
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Code"), tr("Note"), tr("Items")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAccessibleName(tr("Sources"))
        self.tree.itemActivated.connect(
            lambda item: desk.go(Place.gallery(chip("by", item.text(0))))
        )
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        for words, handler in (
            (tr("New source…"), self._add),
            (tr("Note…"), self._note),
            (tr("Name and contact…"), self._identity),
        ):
            button = QPushButton(words)
            button.clicked.connect(handler)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)

    def load(self, rows: list[SourceRow]) -> None:
        """Show these."""
        self.tree.clear()
        for one in rows:
            QTreeWidgetItem(self.tree, [one.code, one.note, str(one.items)])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _current(self) -> str:
        item = self.tree.currentItem()
        return item.text(0) if item is not None else ""

    def _add(self) -> None:
        code, ok = QInputDialog.getText(self, tr("New source"), tr("A code, such as S-03:"))
        if ok and code.strip():
            self._desk.run("", add_source, self._desk.library, code)

    def _note(self) -> None:
        item = self.tree.currentItem()
        if item is None:
            return
        text, ok = QInputDialog.getText(
            self, item.text(0), tr("Note, without names:"), text=item.text(1)
        )
        if ok:
            library, code = self._desk.library, item.text(0)
            self._desk.run("", lambda: change_source(library, code, note=text))

    def _identity(self) -> None:
        code, library = self._current(), self._desk.library
        if not code:
            return
        known = source_identity(library, code)
        name, ok = QInputDialog.getText(self, code, tr("Name (never exported):"), text=known.name)
        if not ok:
            return
        contact, ok = QInputDialog.getText(
            self, code, tr("Contact (never exported):"), text=known.contact
        )
        if ok:
            self._desk.run("", lambda: change_source(library, code, name=name, contact=contact))
