"""The library page's part on vocabularies: terms in each language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.vocabularies import (
    VocabularyRow,
    add_term,
    change_term,
    remove_term,
)
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import LANGUAGES, tr
from evidence_desk.ui.widgets.label import Label

_RECORD = Qt.ItemDataRole.UserRole


class VocabulariesPart(QWidget):
    """Terms with their labels in both languages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._filling = False
        column = QVBoxLayout(self)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Tag"), *LANGUAGES.values(), tr("Items")])
        self.tree.setAccessibleName(tr("Vocabularies"))
        self.tree.setEditTriggers(
            QTreeWidget.EditTrigger.EditKeyPressed | QTreeWidget.EditTrigger.DoubleClicked
        )
        self.tree.itemChanged.connect(self._renamed)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        for words, handler in (
            (tr("New tag below…"), self._add),
            (tr("Remove"), self._remove),
        ):
            button = QPushButton(words)
            button.clicked.connect(handler)
            row.addWidget(button)
        row.addWidget(Label(tr("F2 changes a label."), "quiet"), 1)
        column.addLayout(row)

    def load(self, rows: list[VocabularyRow]) -> None:
        """Show these."""
        opened = {
            self.tree.topLevelItem(at).text(0)  # type: ignore[union-attr]
            for at in range(self.tree.topLevelItemCount())
            if self.tree.topLevelItem(at).isExpanded()  # type: ignore[union-attr]
        }
        self._filling = True
        self.tree.clear()
        for vocabulary in rows:
            titles = [vocabulary.titles.get(code, "") for code in LANGUAGES]
            head = QTreeWidgetItem(self.tree, [vocabulary.code, *titles, ""])
            head.setData(0, _RECORD, (vocabulary.code, ""))
            items: dict[int, QTreeWidgetItem] = {}
            for term in vocabulary.terms:
                parent = items.get(term.parent_id or 0, head)
                labels = [term.labels.get(code, "") for code in LANGUAGES]
                item = QTreeWidgetItem(parent, [term.code, *labels, str(term.items or "")])
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
                item.setData(0, _RECORD, (vocabulary.code, term.ref))
                items[term.id] = item
            head.setExpanded(vocabulary.code in opened)
        for column in range(3):
            self.tree.resizeColumnToContents(column)
        self.tree.setColumnWidth(0, max(180, self.tree.columnWidth(0)))
        self._filling = False

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        record = item.data(0, _RECORD)
        if self._filling or not 1 <= column <= len(LANGUAGES) or not record[1]:
            return
        library, language = self._desk.library, list(LANGUAGES)[column - 1]
        labels = {language: item.text(column).strip()}
        self._desk.run("", lambda: change_term(library, record[1], labels=labels))

    def _add(self) -> None:
        item = self.tree.currentItem()
        if item is None:
            return
        vocabulary, ref = item.data(0, _RECORD)
        label, ok = QInputDialog.getText(self, tr("New tag"), tr("Its label:"))
        if ok and label.strip():
            library, language = self._desk.library, self._desk.language
            parent = ref.partition(":")[2] or None
            self._desk.run(
                "", lambda: add_term(library, vocabulary, {language: label}, parent=parent)
            )

    def _remove(self) -> None:
        item = self.tree.currentItem()
        if item is not None and item.data(0, _RECORD)[1]:
            self._desk.run("", remove_term, self._desk.library, item.data(0, _RECORD)[1])
