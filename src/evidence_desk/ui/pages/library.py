"""The library's own page: what is in it, proof, sources, vocabularies, history, settings."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.backup import BackupReport, backup
from evidence_desk.desk.decoders import fences
from evidence_desk.desk.history import Entry, LogReport, headings, lines_of, verify_log
from evidence_desk.desk.libraries import Overview, overview, settings
from evidence_desk.desk.lost import Search, find_lost, take_back
from evidence_desk.desk.places import PlaceOffer, PlaceRow, place_offers, places
from evidence_desk.desk.rebuilding import RebuildReport, rebuild
from evidence_desk.desk.sources import sources
from evidence_desk.desk.verifications import Run, runs
from evidence_desk.desk.verify import VerifyReport, verify
from evidence_desk.desk.vocabularies import vocabularies
from evidence_desk.ui import asking, theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.library_clocks import ClocksPart, read_clocks
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.pages.library_places import PlacesPart
from evidence_desk.ui.pages.library_public import PublicPart, read_public
from evidence_desk.ui.pages.library_register import RegisterPart
from evidence_desk.ui.pages.library_settings import SettingsPart
from evidence_desk.ui.pages.library_sources import SourcesPart
from evidence_desk.ui.pages.library_vocabularies import VocabulariesPart
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.rooms import Rooms
from evidence_desk.ui.widgets.tie_chips import FlowLayout
from evidence_desk.ui.widgets.verifications import Verifications

if TYPE_CHECKING:
    from evidence_desk.desk.libraries import Library


_TABS = (
    "overview",
    "history",
    "sources",
    "places",
    "clocks",
    "vocabularies",
    "register",
    "public",
    "settings",
)
_RECORD = Qt.ItemDataRole.UserRole

#: What a hostile file could do where a fence is missing; where calls are filtered, that holds too.
_OPEN_TO: dict[str, Callable[[], str]] = {
    "network": lambda: tr("see the network"),
    "files": lambda: tr("write files"),
    "calls": lambda: tr("start programs and connect"),
    "limits": lambda: tr("use all memory"),
    "python": lambda: tr("act from Python"),
}


def _read_places(library: Library) -> tuple[list[PlaceRow], list[PlaceOffer]]:
    return places(library), place_offers(library)


_Part = TypeVar("_Part", bound=LibraryPart)


class LibraryPage(Page):
    """Everything about the library as a whole."""

    id = "library"
    inspects = False
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.addWidget(Label(desk.library.title, "heading"))
        self.tabs = Rooms(
            self,
            (
                tr("Overview"),
                tr("History"),
                tr("Sources"),
                tr("Places"),
                tr("Clocks"),
                tr("Vocabularies"),
                tr("What went out"),
                tr("The public"),
                tr("Settings"),
            ),
        )
        column.addWidget(self.tabs, 1)
        self._made: list[LibraryPart] = []
        self._make_overview(self.tabs.column(0))
        self._make_history(self.tabs.column(1))
        self._reading: dict[str, Callable[[], object]] = {
            "overview": self._reader(
                lambda of: (overview(of), runs(of, 200)), lambda found: self._show_overview(*found)
            ),
            "history": self._reader(lambda of: headings(of, limit=1000), self._show_history),
            "sources": self._reader(sources, lambda found: self.sources.load(found)),
            "places": self._reader(_read_places, lambda found: self._places.load(*found)),
            "clocks": self._reader(read_clocks, lambda found: self.clocks.load(found)),
            "vocabularies": self._reader(vocabularies, lambda found: self._terms.load(found)),
            "register": lambda: self.register.read(),
            "public": self._reader(read_public, lambda found: self.public.load(*found)),
            "settings": self._reader(settings, lambda found: self._settings.load(found)),
        }
        parts: dict[str, Callable[[], LibraryPart]] = {
            "sources": lambda: self.sources,
            "places": lambda: self._places,
            "clocks": lambda: self.clocks,
            "vocabularies": lambda: self._terms,
            "register": lambda: self.register,
            "public": lambda: self.public,
            "settings": lambda: self._settings,
        }
        self.tabs.promise({_TABS.index(tab): make for tab, make in parts.items()})
        self.tabs.currentChanged.connect(lambda _: self._read())
        self.follow(self._read, 200)

    def _make_overview(self, column: QVBoxLayout) -> None:
        column.setContentsMargins(8, 8, 8, 8)
        self._facts = QFormLayout()
        self._facts.setVerticalSpacing(6)
        column.addLayout(self._facts)
        column.addSpacing(8)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=6)
        for words, handler, icon in (
            (tr("Verify the originals"), self.verify, "mdi6.shield-check-outline"),
            (tr("Verify the journal"), self.verify_log, "mdi6.link-lock"),
            (tr("Find missing originals…"), self.ask_relink, "mdi6.file-search-outline"),
            (tr("Back up…"), self.ask_backup, "mdi6.content-save-all-outline"),
        ):
            button = QPushButton(words)
            theme.mark(button, icon)
            button.clicked.connect(handler)
            row.addWidget(button)
        column.addWidget(buttons)
        self.said = Label("", wrap=True, selectable=True)
        column.addWidget(self.said)
        self.runs = Verifications()
        self.runs.hide()
        column.addWidget(self.runs, 1)
        column.addStretch(0)

    def _make_history(self, column: QVBoxLayout) -> None:
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
        self.log.itemExpanded.connect(self._tell_of)
        column.addWidget(self._filter)
        column.addWidget(self.log, 1)

    # ------------------------------------------------------------ parts, made when wanted

    @cached_property
    def sources(self) -> SourcesPart:
        """Who gave what, sealed."""
        return self._put("sources", partial(SourcesPart, self.desk, self.actions_))

    @cached_property
    def _places(self) -> PlacesPart:
        return self._put("places", partial(PlacesPart, self.desk))

    @cached_property
    def clocks(self) -> ClocksPart:
        """Devices whose clock was wrong."""
        return self._put("clocks", partial(ClocksPart, self.desk))

    @cached_property
    def _terms(self) -> VocabulariesPart:
        return self._put("vocabularies", partial(VocabulariesPart, self.desk, self.actions_))

    @cached_property
    def register(self) -> RegisterPart:
        """What left the house."""
        return self._put("register", partial(RegisterPart, self.desk))

    @cached_property
    def public(self) -> PublicPart:
        """What the public may not see."""
        return self._put("public", partial(PublicPart, self.desk, self.actions_))

    @cached_property
    def _settings(self) -> SettingsPart:
        return self._put("settings", partial(SettingsPart, self.desk, self.actions_))

    def _put(self, tab: str, make: Callable[[QWidget], _Part]) -> _Part:
        part = self.tabs.furnish(_TABS.index(tab), make)
        self._made.append(part)
        return part

    def make_for(self, place: Place) -> None:
        """Its parts are made when they are turned to."""

    def make_next(self) -> bool:
        """Make another part."""
        return self.tabs.make_next()

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show one of the parts."""
        tab, _, wanted = place.target.partition("/")
        if tab in _TABS:
            self.tabs.setCurrentIndex(_TABS.index(tab))
        if wanted and tab == "register":
            self.register.ask(wanted)
        elif wanted:
            self.sources.choose(wanted)
        self._read()

    def leave(self) -> None:
        """Save what is being typed."""
        for part in self._made:
            part.flush()

    def place(self) -> Place:
        """The part shown."""
        return Place.library(_TABS[self.tabs.currentIndex()])

    def title(self) -> str:
        """The library."""
        return tr("The library")

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        """Read what the part in sight shows, and no more: some look at every item there is."""
        self._reading[_TABS[self.tabs.currentIndex()]]()

    def _reader(
        self, read: Callable[[Library], Any], show: Callable[[Any], None]
    ) -> Callable[[], object]:
        return lambda: self.desk.read("", read, self.desk.library, done=show)

    def _show_overview(self, at: Overview, verifications: list[Run]) -> None:
        self.runs.load(verifications)
        while self._facts.rowCount():
            self._facts.removeRow(0)
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
        if at.verify_due:
            due = wording.day(at.verify_due)
            said = tr("since {day}: it is overdue", day=due) if at.verify_overdue else due
            role = "bad" if at.verify_overdue else ""
            self._facts.addRow(Label(tr("Verify again"), "quiet"), Label(said, role, wrap=True))
        self._fences = Label("", wrap=True)
        self._facts.addRow(Label(tr("Hostile files"), "quiet"), self._fences)
        self.desk.look(fences, done=self._show_fences)

    def _show_fences(self, standing: dict[str, bool]) -> None:
        if standing["calls"]:
            standing = {**standing, "network": True}  # it has no sockets to see it with
        open_to = [_OPEN_TO[fence]() for fence, stands in standing.items() if not stands]
        if open_to:
            words = tr("A decoder that such a file has taken over could, on this computer: {what}.",
                       what=", ".join(open_to))  # fmt: skip
        else:
            words = tr("Decoders can write nothing, connect to nobody and start no program.")
        self._fences.setText(words)

    def _show_history(self, entries: list[Entry]) -> None:
        self.log.clear()
        for entry in entries:
            what = entry.title_in(self.desk.language)
            row = QTreeWidgetItem(
                self.log, [str(entry.id), wording.moment(entry.at), entry.editor, what]
            )
            row.setToolTip(3, f"{what}\nSHA-256 {entry.hash}")
            row.setData(0, _RECORD, entry.id)
            if entry.changed:
                row.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        header = self.log.header()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self._narrow(self._filter.text())

    def _tell_of(self, row: QTreeWidgetItem) -> None:
        """Below an entry that is opened, what it changed."""
        number = row.data(0, _RECORD)

        def show(lines: list[str]) -> None:
            for line in lines if shiboken6.isValid(row) and not row.childCount() else ():
                QTreeWidgetItem(row, ["", "", "", line]).setToolTip(3, line)

        if number is not None and not row.childCount():
            self.desk.run("", lines_of, self.desk.library, number, self.desk.language, done=show)

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
            wording.said_of(f"{one.ref} {one.path}", sentence(one.reason))
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
        bad = (*found.missing, *found.changed)
        if bad:
            words += "\n" + tr("Not as they came in: {refs}.", refs=", ".join(bad[:20]))
        self._tell(words, "bad" if bad else "good")

    def ask_relink(self) -> None:
        """Ask for a folder and look below it for originals that are not where they belong."""
        name = QFileDialog.getExistingDirectory(
            self.window(), tr("Where missing originals may be: a folder, a card, a backup")
        )
        if name:
            self.relink(Path(name))

    def relink(self, folder: Path) -> None:
        """Look below a folder, as a job; what is found is offered."""
        library = self.desk.library
        self.desk.jobs.start(
            tr("Looking for missing originals"),
            lambda report: find_lost(library, [folder], report),
            done=self._offer_found,
            failed=self.desk.complain,
        )

    def _offer_found(self, search: Search) -> None:
        if not search.found:
            none = tr("No original is missing.")
            if search.lost:
                none = tr("None of the missing originals is there.")
            self._tell(none, "bad" if search.lost else "good")
            return
        shown = [f"{one.ref}  {one.was} → {one.path}" for one in search.found[:12]]
        if len(search.found) > len(shown):
            shown.append(tr("and %n more", n=len(search.found) - len(shown)))
        if search.lost:
            shown.append(tr("%n original(s) not found.", n=len(search.lost)))
        shown.append(
            tr("Those used in place are used from there, which can be undone; others are copied "
               "back.")
        )  # fmt: skip
        question = tr("%n missing original(s) found. Use them?", n=len(search.found))
        if not asking.agreed(self.window(), question, tr("Use them"), "\n".join(shown)):
            return
        library = self.desk.library
        self.desk.jobs.start(
            tr("Taking originals back"),
            lambda report: take_back(library, search.found, report),
            done=lambda count: self._tell(tr("%n original(s) in use again.", n=count), "good"),
            failed=self.desk.complain,
        )

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
        said = tr("%n item(s) made again.", n=found.items)
        if found.noted:
            said += " " + tr("Otherwise than was known: {items}.", items=", ".join(found.noted))
        self._tell(said, "bad" if found.missing else "good")
