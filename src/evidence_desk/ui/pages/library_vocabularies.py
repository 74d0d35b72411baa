"""The library page's part on vocabularies: terms in each language, merged, out and in as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QHeaderView,
    QInputDialog,
    QMenu,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.merging import merge_terms
from evidence_desk.desk.term_tables import Imported, import_terms, write_terms
from evidence_desk.desk.vocabularies import (
    Bearers,
    TermRow,
    VocabularyRow,
    add_term,
    add_vocabulary,
    bearers,
    change_term,
    change_vocabulary,
    remove_term,
    remove_vocabulary,
)
from evidence_desk.domain.query import chip
from evidence_desk.ui import asking, theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import LANGUAGES, tr
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.action_bar import tell_keys
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.tie_chips import FlowLayout

_RECORD = Qt.ItemDataRole.UserRole
_FIRST = 1  # the column of the first language
_NOTE = _FIRST + len(LANGUAGES)
_ITEMS, _INCIDENTS = _NOTE + 1, _NOTE + 2
_Index = QModelIndex | QPersistentModelIndex


_ROOMY = 320  # a height, in pixels, from which there is room for every button
_IN_MENU = ("put", "show", "incidents")


class VocabulariesPart(LibraryPart):
    """Vocabularies with their terms: labels and notes edited in place."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._filling = False
        self._terms: dict[str, TermRow] = {}
        self._wanted = ""
        self._later: list[VocabularyRow] | None = None
        column = QVBoxLayout(self)
        self.tree = _Tree(actions)
        self.tree.setHeaderLabels(
            [tr("Tag"), *LANGUAGES.values(), tr("What it is for"), tr("Items"), tr("Incidents")]
        )
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NOTE, QHeaderView.ResizeMode.Stretch)
        self.tree.opened = self._see
        self.tree.told = self._see_incidents
        self.tree.itemChanged.connect(self._changed)
        self.tree.itemDelegate().closeEditor.connect(
            lambda *_: QTimer.singleShot(0, self._catch_up)
        )
        self.tree.currentItemChanged.connect(self._enable)
        column.addWidget(self.tree, 1)
        column.addWidget(self._buttons())
        hands = self._hands = Label("", "quiet", wrap=True)
        column.addWidget(hands)
        for name, handler in (
            ("rename", self._rename),
            ("show", self._see),
            ("incidents", self._see_incidents),
            ("add", self._add),
            ("merge", self._merge),
            ("put", self._put),
            ("remove", self._remove),
            ("new", self._add_vocabulary),
            ("import", self._ask_import),
            ("export", self._ask_export),
        ):
            actions.bind(f"vocabulary.{name}", partial(self._unless_typing, handler), owner=self)

        def say_keys() -> None:
            hands.setText(
                tr(
                    "{rename} changes a label or a note, {show} shows the items and {incidents} "
                    "the incidents, {remove} removes.",
                    rename=actions.key("vocabulary.rename"),
                    show=actions.key("vocabulary.show"),
                    incidents=actions.key("vocabulary.incidents"),
                    remove=actions.key("vocabulary.remove"),
                )
            )

        actions.say_keys(hands, say_keys)
        buttons = ((one, f"vocabulary.{name}") for name, one in self._buttons_by_name.items())
        tell_keys(actions, self, buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """What can be done with tags can be done now."""
        super().showEvent(event)
        self._actions.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """And now no longer."""
        super().hideEvent(event)
        self._actions.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the tags have it; the rest is in the menu, and has keys."""
        super().resizeEvent(event)
        roomy = self.height() > _ROOMY
        for widget in (self._hands, *map(self._buttons_by_name.__getitem__, _IN_MENU)):
            widget.setVisible(roomy)
        self._share_width()

    def _unless_typing(self, handler: Callable[[], None]) -> None:
        """A key that is pressed while a label is written belongs to the label."""
        if self.tree.state() != QTreeWidget.State.EditingState:
            handler()

    def _rename(self) -> None:
        """Write in the cell in hand, or in the first label."""
        if (item := self.tree.currentItem()) is not None:
            column = self.tree.currentColumn()
            self.tree.editItem(item, column if _FIRST <= column <= _NOTE else _FIRST)

    def _buttons(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, gap=6)
        self._of_term: list[QPushButton] = []
        self._buttons_by_name: dict[str, QPushButton] = {}
        for name, words, icon, handler, of_term in (
            ("add", tr("New tag below…"), "mdi6.tag-plus-outline", self._add, False),
            ("merge", tr("Merge into…"), "mdi6.call-merge", self._merge, True),
            ("put", tr("Put below…"), "mdi6.file-tree-outline", self._put, True),
            ("show", tr("Show the items"), "mdi6.magnify", self._see, True),
            ("incidents", tr("Show the incidents"), "mdi6.timeline-clock-outline",
             self._see_incidents, True),
            ("remove", tr("Remove"), "mdi6.tag-remove-outline", self._remove, False),
        ):  # fmt: skip
            button = QPushButton(words)
            theme.mark(button, icon)
            button.clicked.connect(handler)
            row.addWidget(button)
            self._buttons_by_name[name] = button
            if of_term:
                self._of_term.append(button)
        more = QPushButton(tr("Vocabulary"))
        menu = QMenu(more)
        menu.addAction(tr("New vocabulary…"), self._add_vocabulary)
        menu.addAction(tr("Import a table (CSV)…"), self._ask_import)
        menu.addAction(tr("Export a table (CSV)…"), self._ask_export)
        more.setMenu(menu)
        row.addWidget(more)
        return box

    # ------------------------------------------------------------ what is shown

    def load(self, rows: list[VocabularyRow]) -> None:
        """Show these; what was opened and in hand stays so."""
        if self.tree.state() == QTreeWidget.State.EditingState:
            self._later = rows  # what is being typed comes first
            return
        opened = {_record(item) for item in self._all() if item.isExpanded()}
        current = self.tree.currentItem()
        wanted = _record(current) if current is not None else None
        if self._wanted:
            vocabulary = self._wanted.partition(":")[0]
            wanted = (vocabulary, self._wanted if ":" in self._wanted else "")
        at = max(self.tree.currentColumn(), 0)
        self._wanted = ""
        self._filling = True
        self.tree.clear()
        self._terms = {term.ref: term for row in rows for term in row.terms}
        for row in rows:
            titles = [row.titles.get(code, "") for code in LANGUAGES]
            head = QTreeWidgetItem(self.tree, [row.code, *titles])
            head.setFlags(head.flags() | Qt.ItemFlag.ItemIsEditable)
            head.setData(0, _RECORD, (row.code, ""))
            items: dict[int, QTreeWidgetItem] = {}
            for term in _above_first(row.terms):
                item = QTreeWidgetItem(items.get(term.parent_id or 0, head))
                self._say(item, term)
                items[term.id] = item
        for item in self._all():
            item.setExpanded(_record(item) in opened)
            if _record(item) == wanted:
                self.tree.setCurrentItem(item, at)
        self._share_width()
        self._filling = False
        self._enable()
        self._desk.run("", bearers, self._desk.library, done=self._count)

    def _share_width(self) -> None:
        """Columns as wide as what they hold; where there is little room, a share of it each."""
        for column in (0, *range(_FIRST, _NOTE), _ITEMS, _INCIDENTS):
            self.tree.resizeColumnToContents(column)
        figures = self.tree.columnWidth(_ITEMS) + self.tree.columnWidth(_INCIDENTS)
        share = (self.tree.viewport().width() - figures) // (_NOTE + 1)
        for column in range(_NOTE):
            wanted = max(190 if column else 170, self.tree.columnWidth(column))
            self.tree.setColumnWidth(column, min(wanted, 260, max(share, 80)))

    def _catch_up(self) -> None:
        """Show what was read while something was typed."""
        if self._later is not None:
            rows, self._later = self._later, None
            self.load(rows)

    def _say(self, item: QTreeWidgetItem, term: TermRow) -> None:
        labels = [term.labels.get(code, "") for code in LANGUAGES]
        note = term.scopes.get(self._desk.language, "")
        other = wording.in_language(term.scopes, self._desk.language) or term.note
        item.setData(0, _RECORD, (term.vocabulary, term.ref))
        for column, text in enumerate([term.code, *labels, note]):
            item.setText(column, text)
        item.setToolTip(_NOTE, note or other)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        for column, count in ((_ITEMS, term.items), (_INCIDENTS, term.incidents)):
            item.setText(column, wording.number(count) if count else "–")
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)

    def _count(self, found: Bearers) -> None:
        """What bears a term or one below it, as the search behind it finds."""
        self._filling = True
        for item in self._all():  # also while a label is typed: only figures change
            term = self._terms.get(_record(item)[1])
            if term is not None:
                for column, counted in ((_ITEMS, found.items), (_INCIDENTS, found.incidents)):
                    count = counted.get(term.id, 0)
                    item.setText(column, wording.number(count) if count else "–")
        self._filling = False

    def _all(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop(0)
            if item is not None:
                yield item
                waiting[:0] = [item.child(at) for at in range(item.childCount())]

    def _enable(self, *_: object) -> None:
        term = self._in_hand()
        for button in self._of_term:
            button.setEnabled(term is not None)

    def _vocabulary(self) -> str:
        item = self.tree.currentItem()
        return str(_record(item)[0]) if item is not None else ""

    def _in_hand(self) -> TermRow | None:
        item = self.tree.currentItem()
        return self._terms.get(_record(item)[1]) if item is not None else None

    def _named(self, term: TermRow) -> str:
        return f"{wording.in_language(term.labels, self._desk.language)}  ({term.ref})"

    # ------------------------------------------------------------ what is done

    def _do(self, work: Callable[[], Any], then: str = "") -> None:
        """Change something; afterwards `then`, or the term it returns, is in hand."""

        def done(result: object) -> None:
            self._wanted = then or (result if isinstance(result, str) else "")

        self._desk.change("", work, done=done)

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        if self._filling or not _FIRST <= column <= _NOTE:
            return
        vocabulary, ref = _record(item)
        library, text = self._desk.library, item.text(column).strip()
        if column == _NOTE:
            words = {self._desk.language: text}
            if ref:
                self._do(lambda: change_term(library, ref, scopes=words))
            return
        words = {list(LANGUAGES)[column - _FIRST]: text}
        if ref:
            self._do(lambda: change_term(library, ref, labels=words))
        else:
            self._do(lambda: change_vocabulary(library, vocabulary, words))

    def _add(self) -> None:
        vocabulary, term = self._vocabulary(), self._in_hand()
        if not vocabulary:
            self._desk.say(tr("Choose a vocabulary first."))
            return
        label, ok = QInputDialog.getText(self, tr("New tag"), tr("Its label:"))
        if ok and label.strip():
            library, language = self._desk.library, self._desk.language
            parent = term.code if term is not None else None
            self._do(lambda: add_term(library, vocabulary, {language: label}, parent=parent))

    def _choose(self, title: str, question: str, among: list[TermRow], *first: str) -> int | None:
        """Ask for one of these terms; its place, counted after `first`, or None."""
        names = [*first, *(self._named(one) for one in among)]
        if not names:
            return None
        name, ok = QInputDialog.getItem(self, title, question, names, 0, False)
        return names.index(name) if ok else None

    def _merge(self) -> None:
        term = self._in_hand()
        if term is None:
            return
        others = [one for one in self._terms.values() if one.ref != term.ref]
        others.sort(key=lambda one: (one.vocabulary != term.vocabulary, self._named(one)))
        question = tr(
            "Whatever bears “{tag}” will bear this tag, and “{tag}” goes:", tag=self._named(term)
        )
        at = self._choose(tr("Merge into…"), question, others)
        if at is not None:
            library, into = self._desk.library, others[at].ref
            self._do(lambda: merge_terms(library, term.ref, into), into)

    def _put(self) -> None:
        term = self._in_hand()
        if term is None:
            return
        others = [
            one
            for one in self._terms.values()
            if one.vocabulary == term.vocabulary and one.ref != term.ref
        ]
        question = tr("The tag above “{tag}”:", tag=self._named(term))
        at = self._choose(tr("Put below…"), question, others, tr("none: at the top"))
        if at is not None:
            library, parent = self._desk.library, others[at - 1].ref if at else ""
            self._do(lambda: change_term(library, term.ref, parent=parent), term.ref)

    def _see(self) -> None:
        if (term := self._in_hand()) is not None:
            self._desk.go(Place.gallery(chip("tag", term.ref)))

    def _see_incidents(self) -> None:
        if (term := self._in_hand()) is not None:
            self._desk.go(Place.chronology("", chip("tag", term.ref)))

    def _remove(self) -> None:
        vocabulary, term, library = self._vocabulary(), self._in_hand(), self._desk.library
        if term is not None:
            if self._sure(self._named(term), term.items, term.incidents):
                self._do(lambda: remove_term(library, term.ref))
        elif vocabulary:
            own_terms = [one for one in self._terms.values() if one.vocabulary == vocabulary]
            used = sum(one.items for one in own_terms), sum(one.incidents for one in own_terms)
            words = tr("{name} with %n tag(s)", n=len(own_terms), name=vocabulary)
            if not own_terms or self._sure(words, *used):
                self._do(lambda: remove_vocabulary(library, vocabulary))

    def _sure(self, name: str, items: int, incidents: int) -> bool:
        """Ask before something goes that is used; what is not used goes at once."""
        if not items and not incidents:
            return True
        parts = []
        if items:
            parts.append(tr("%n item(s) will be untied, and kept in the library.", n=items))
        if incidents:
            parts.append(tr("%n incident(s) will be untied, and kept in the library.", n=incidents))
        parts.append(tr("Undo brings all of it back."))
        question = tr("Remove {name}?", name=name)
        return asking.agreed(self, question, tr("Remove"), " ".join(parts), losing=True)

    # ------------------------------------------------------------ vocabularies

    def _add_vocabulary(self) -> None:
        title, ok = QInputDialog.getText(self, tr("New vocabulary"), tr("Its title:"))
        if ok and title.strip():
            library, words = self._desk.library, {self._desk.language: title.strip()}
            self._do(lambda: add_vocabulary(library, title, words))

    def _ask_import(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, tr("Import a table (CSV)…"), "", tr("Tables") + " (*.csv *.txt)"
        )
        if not name:
            return
        codes = sorted({one.vocabulary for one in self._terms.values()} | {self._vocabulary()})
        codes = [Path(name).stem, *(code for code in codes if code and code != Path(name).stem)]
        at = codes.index(self._vocabulary()) if self._vocabulary() in codes else 0
        code, ok = QInputDialog.getItem(
            self, tr("Import a table (CSV)…"), tr("Into the vocabulary:"), codes, at, True
        )
        if ok and code.strip():
            self.import_table(code, Path(name))

    def import_table(self, code: str, table: Path) -> None:
        """Take a table into a vocabulary."""

        def done(found: Imported) -> None:
            words = tr("%n tag(s) added", n=found.added), tr("%n changed", n=found.changed)
            self._desk.say(", ".join(words))

        self._desk.change("", import_terms, self._desk.library, code, table, done=done)

    def _ask_export(self) -> None:
        if not (code := self._vocabulary()):
            self._desk.say(tr("Choose a vocabulary first."))
            return
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Export a table (CSV)…"), f"{code}.csv", tr("Tables") + " (*.csv)"
        )
        if name:
            said = tr("{name} is written.", name=Path(name).name)
            run = self._desk.run
            run("", write_terms, self._desk.library, code, Path(name),
                done=lambda _: self._desk.say(said))  # fmt: skip


def _record(item: QTreeWidgetItem) -> tuple[str, str]:
    """A row's vocabulary and, of a term, how it is written."""
    vocabulary, ref = item.data(0, _RECORD)
    return vocabulary, ref


def _above_first(terms: tuple[TermRow, ...]) -> Iterator[TermRow]:
    """Terms in their order, each after the one above it; none is lost, not even in a ring."""
    waiting, shown = list(terms), {0}
    while waiting:
        ready = [one for one in waiting if (one.parent_id or 0) in shown] or waiting[:1]
        for one in ready:
            shown.add(one.id)
            yield one
        waiting = [one for one in waiting if one not in ready]


class _Tree(QTreeWidget):
    """Labels and notes edited in place; Enter means what bears the term in hand."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self._actions = actions
        self.opened: Callable[[], None] = lambda: None
        self.told: Callable[[], None] = lambda: None
        self.setAccessibleName(tr("Vocabularies"))
        self.setEditTriggers(QTreeWidget.EditTrigger.DoubleClicked)
        self.setItemDelegate(_Cells(self))
        own(self, "Return", "Shift+Return", "Left", "Right")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the items, with Shift the incidents, as long as these are their keys."""
        if self.state() != QTreeWidget.State.EditingState:
            if self._actions.answers("vocabulary.show", event):
                self.opened()
                return
            if self._actions.answers("vocabulary.incidents", event):
                self.told()
                return
        super().keyPressEvent(event)


class _Cells(QStyledItemDelegate):
    """Only labels and notes are written here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Room for a line to type in."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 8))

    def createEditor(  # type: ignore[override]
        self, parent: QWidget, option: QStyleOptionViewItem, index: _Index
    ) -> QWidget | None:
        """A line in a cell that can be edited."""
        if not _FIRST <= index.column() <= _NOTE:
            return None
        return super().createEditor(parent, option, index)
