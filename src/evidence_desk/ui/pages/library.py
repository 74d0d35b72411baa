"""The library's own page: what is in it, proof, sources, vocabularies, history, settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.backup import BackupReport, RebuildReport, backup, rebuild
from evidence_desk.desk.history import Entry, LogReport, history, verify_log
from evidence_desk.desk.libraries import Overview, Settings, change_settings, overview, settings
from evidence_desk.desk.sources import (
    SourceRow,
    add_source,
    change_source,
    source_identity,
    sources,
)
from evidence_desk.desk.verify import VerifyReport, verify
from evidence_desk.desk.vocabularies import (
    VocabularyRow,
    add_term,
    change_term,
    remove_term,
    vocabularies,
)
from evidence_desk.domain.query import chip
from evidence_desk.ui import asking, theme, wording
from evidence_desk.ui.actions import Actions, action, declare
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import LANGUAGES, sentence, tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.fields import LineField
from evidence_desk.ui.widgets.label import Label


def _on_page(name: str) -> Callable[[Any], None]:
    """Go to this page and do something there."""

    def act(window: Any) -> None:
        window.go(Place.library("overview"))
        getattr(window.page, name)()

    return act


declare("library.verify", text="&Verify the originals", menu="Library",
        icon="mdi6.shield-check-outline", run=_on_page("verify"),
        hint="Reads every original again and compares it with its hash")  # fmt: skip
declare("library.verify_log", text="Verify the &journal", menu="Library", icon="mdi6.link-lock",
        run=_on_page("verify_log"))  # fmt: skip
declare("library.backup", text="&Back up…", menu="Library", icon="mdi6.content-save-all-outline",
        run=_on_page("ask_backup"), group=1)  # fmt: skip
declare("library.rebuild", text="&Make derived pictures again", menu="Library",
        run=_on_page("rebuild"), group=1)  # fmt: skip

_TABS = ("overview", "history", "sources", "vocabularies", "settings")
_RECORD = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Shown:
    overview: Overview
    settings: Settings
    sources: list[SourceRow]
    vocabularies: list[VocabularyRow]
    history: list[Entry]


class LibraryPage(Page):
    """Everything about the library as a whole."""

    id = "library"
    inspects = False

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.addWidget(Label(desk.library.title, "heading"))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._sources = _Sources(desk)
        self._terms = _Vocabularies(desk)
        self._settings = _SettingsPart(desk)
        for widget, words in (
            (self._overview_part(), tr("Overview")),
            (self._history_part(), tr("History")),
            (self._sources, tr("Sources")),
            (self._terms, tr("Vocabularies")),
            (self._settings, tr("Settings")),
        ):
            self.tabs.addTab(widget, words)
        column.addWidget(self.tabs, 1)
        self.follow(self._read, 200)

    def _overview_part(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        self._facts = QFormLayout()
        self._facts.setVerticalSpacing(6)
        column.addLayout(self._facts)
        column.addSpacing(8)
        row = QHBoxLayout()
        for words, handler, icon in (
            (tr("Verify the originals"), self.verify, "mdi6.shield-check-outline"),
            (tr("Verify the journal"), self.verify_log, "mdi6.link-lock"),
            (tr("Back up…"), self.ask_backup, "mdi6.content-save-all-outline"),
        ):
            button = QPushButton(words)
            theme.mark(button, icon)
            button.clicked.connect(handler)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.said = Label("", wrap=True, selectable=True)
        column.addWidget(self.said)
        column.addStretch(1)
        return box

    def _history_part(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 6, 0, 0)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Search the history"))
        self._filter.setAccessibleName(tr("Search the history"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(self._narrow)
        self.log = QTreeWidget()
        self.log.setHeaderLabels([tr("No."), tr("When"), tr("Editor"), tr("What")])
        self.log.setAccessibleName(tr("History"))
        self.log.setUniformRowHeights(True)
        self.log.setAlternatingRowColors(True)
        column.addWidget(self._filter)
        column.addWidget(self.log, 1)
        return box

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show one of the parts."""
        if place.target in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(place.target))
        self._read()

    def leave(self) -> None:
        """Save what is being typed."""
        self._settings.flush()

    def place(self) -> Place:
        """The part shown."""
        return Place.library(_TABS[self.tabs.currentIndex()])

    def title(self) -> str:
        """The library."""
        return tr("The library")

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        library = self.desk.library

        def read() -> _Shown:
            return _Shown(
                overview(library),
                settings(library),
                sources(library),
                vocabularies(library),
                history(library, limit=1000),
            )

        self.desk.run("", read, done=self._show)

    def _show(self, found: _Shown) -> None:
        while self._facts.rowCount():
            self._facts.removeRow(0)
        at = found.overview
        kinds = ", ".join(wording.kind(kind, count) for kind, count in at.by_kind.items() if count)
        span = (
            f"{wording.day(at.first_date)} – {wording.day(at.last_date)}" if at.first_date else "–"
        )
        verified = wording.moment(at.verified_at) if at.verified_at else tr("never")
        for words, value in (
            (tr("Folder"), str(self.desk.library.path)),
            (tr("Items"), f"{wording.number(at.items)}  ({wording.amount(at.bytes)})"),
            ("", kinds),
            (tr("Taken between"), span),
            (tr("Incidents"), wording.number(at.incidents)),
            (tr("Sections"), wording.number(at.sections)),
            (tr("Editions"), wording.number(at.editions)),
            (tr("Damaged files"), wording.number(at.problems)),
            (tr("Missing files"), wording.number(at.missing)),
            (tr("Last verified"), verified),
        ):
            if value:
                self._facts.addRow(Label(words, "quiet"), Label(value, wrap=True, selectable=True))
        self._show_history(found.history)
        self._sources.load(found.sources)
        self._terms.load(found.vocabularies)
        self._settings.load(found.settings)

    def _show_history(self, entries: list[Entry]) -> None:
        self.log.clear()
        for entry in entries:
            what = entry.title_in(self.desk.language)
            row = QTreeWidgetItem(
                self.log, [str(entry.id), wording.moment(entry.at), entry.editor, what]
            )
            row.setToolTip(3, f"{what}\nSHA-256 {entry.hash}")
            for line in entry.lines(self.desk.language)[:50]:
                QTreeWidgetItem(row, ["", "", "", line]).setToolTip(3, line)
        header = self.log.header()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._narrow(self._filter.text())

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for at in range(self.log.topLevelItemCount()):
            row = self.log.topLevelItem(at)
            if row is not None:
                said = " ".join(row.text(column) for column in range(4)).casefold()
                row.setHidden(bool(wanted) and wanted not in said)

    # ------------------------------------------------------------ proof

    def verify(self) -> None:
        """Read every original again, as a job."""
        library = self.desk.library
        self.desk.jobs.start(
            tr("Verifying the originals"),
            lambda report: verify(library, report=report),
            done=self._verified,
            failed=self.desk.complain,
        )

    def _verified(self, found: VerifyReport) -> None:
        bad = len(found.missing) + len(found.changed)
        lines = [
            tr("%n original(s) read again:", n=found.checked)
            + " "
            + tr("{ok} as they came in, {missing} missing, {changed} changed, {unknown} unknown.",
                 ok=found.ok, missing=len(found.missing), changed=len(found.changed),
                 unknown=len(found.unknown))
        ]  # fmt: skip
        lines += [
            f"{one.ref} {one.path}: {sentence(one.reason)}"
            for one in (*found.missing, *found.changed)
        ]
        lines += [tr("unknown: {path}", path=path) for path in found.unknown]
        self._tell("\n".join(lines[:200]), "bad" if bad else "good")

    def verify_log(self) -> None:
        """Check the journal's chain against the catalogue, as a job."""
        library = self.desk.library
        self.desk.jobs.start(
            tr("Verifying the journal"),
            lambda _report: verify_log(library),
            done=self._log_verified,
            failed=self.desk.complain,
        )

    def _log_verified(self, found: LogReport) -> None:
        if found.ok:
            words = tr(
                "The journal is whole: {count} entries, last hash {hash}.",
                count=found.entries,
                hash=found.last_hash,
            )
        else:
            words = "\n".join([tr("The journal does not hold:"), *map(sentence, found.problems)])
        self._tell(words, "good" if found.ok else "bad")

    def _tell(self, text: str, role: str) -> None:
        self.said.setText(text)
        theme.restyle(self.said, role)
        self.desk.say(text.splitlines()[0])

    def ask_backup(self) -> None:
        """Ask for a folder and copy the library there, as a job."""
        path = asking.backup_folder(self.window(), self.desk.library)
        if path is None:
            return
        library = self.desk.library
        self.desk.jobs.start(
            tr("Backing up"),
            lambda report: backup(library, path, report),
            done=self._backed_up,
            failed=self.desk.complain,
        )

    def _backed_up(self, found: BackupReport) -> None:
        words = tr("Backed up to “{path}”: %n original(s).", n=found.originals, path=found.path)
        self._tell(words, "bad" if found.missing else "good")

    def rebuild(self) -> None:
        """Make pictures and index again, as a job."""
        library = self.desk.library
        self.desk.jobs.start(
            tr("Making derived pictures again"),
            lambda report: rebuild(library, report),
            done=self._rebuilt,
            failed=self.desk.complain,
        )

    def _rebuilt(self, found: RebuildReport) -> None:
        self._tell(tr("%n item(s) made again.", n=found.items), "bad" if found.missing else "good")


class _Sources(QWidget):
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


class _Vocabularies(QWidget):
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


class _SettingsPart(QWidget):
    """What stands on every document, and who works here."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._fields: list[LineField] = []
        form = QFormLayout(self)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, words in (
            ("title", tr("Title of the library")),
            ("organisation", tr("Submitted by")),
            ("author", tr("Prepared by")),
            ("recipient", tr("For")),
            ("reference", tr("Reference")),
        ):
            field = LineField(name, words)
            field.said.connect(self._save)
            form.addRow(words, field)
            self._fields.append(field)
        self._editor = LineField("editor", tr("Your name, for the journal"))
        self._editor.said.connect(self._rename)
        form.addRow(self._editor.accessibleName(), self._editor)
        form.addRow(
            Label(
                tr("The journal signs each step with this name. Undo takes back your own steps."),
                "quiet",
                wrap=True,
            )
        )

    def load(self, found: Settings) -> None:
        """Show these."""
        for field in self._fields:
            field.load(str(getattr(found, field.name)))
        self._editor.load(self._desk.library.editor)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (*self._fields, self._editor):
            field.flush()

    def _save(self, name: str, text: str) -> None:
        library = self._desk.library
        self._desk.run("", lambda: change_settings(library, **{name: text.strip()}))

    def _rename(self, _: str, text: str) -> None:
        if text.strip():
            self._desk.library.editor = text.strip()
            memory = getattr(self.window(), "memory", None)
            if memory is not None:
                memory.keep("editor", text.strip())


@action("library.settings", text="&Settings", menu="Library", icon="mdi6.cog-outline", group=2)
def open_settings(window: object) -> None:
    desk: Desk | None = getattr(window, "desk", None)
    if desk is not None:
        desk.go(Place.library("settings"))
