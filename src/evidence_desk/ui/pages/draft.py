"""A draft of the report read against an edition: every reference, what is wrong with it, mended."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QSettings, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.draft_copies import save_findings
from evidence_desk.desk.editions import EditionRow, editions
from evidence_desk.desk.references import DraftReport, check_draft
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import parse_ref
from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.draft_findings import DraftFindings
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.renumber_dialog import RenumberDialog

#: The drafts that can be read.
ENDINGS = (".docx", ".odt", ".pdf", ".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class _Read:
    edition: str
    draft: Path
    report: DraftReport


class DraftPage(Page):
    """The page of a draft under check; its place is the edition's name and the draft's path."""

    id = "draft"
    inspects = False
    wants_room = True
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._draft: Path | None = None
        self._read: _Read | None = None
        self._call: Call | None = None
        self._wanted = ""
        self._watch = QFileSystemWatcher(self)
        self._watch.fileChanged.connect(self._on_disk)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(8)
        self._heading = Label(tr("Check a draft"), "heading", wrap=True)
        column.addWidget(self._heading)
        column.addLayout(self._head())
        self._changed = Label(
            tr("The draft has changed on disk since it was read."), "bad", wrap=True
        )
        self._changed.hide()
        column.addWidget(self._changed)
        self._said = Label("", "quiet", wrap=True)
        column.addWidget(self._said)
        self.findings = DraftFindings(self)
        self.findings.opened.connect(self._open)
        column.addWidget(self.findings, 1)
        self._empty = Label(
            tr(
                "Choose the draft of your report (DOCX, ODT, PDF, Markdown or text), or drop it "
                "here. Every exhibit it cites is read against the edition: whether the number is "
                "there, whether its readers get it, whether a time lies within the recording, and "
                "whether the exhibit is tied to the section that cites it. The draft itself is "
                "never written."
            ),
            "quiet",
            wrap=True,
        )
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._empty, 1)
        column.addLayout(self._foot())
        self.follow(self._read_editions, 400)
        actions.bind("draft.again", self.read_again, owner=self)
        actions.bind("draft.csv", self._ask_csv, owner=self)
        actions.bind("draft.apply", self._ask_apply, owner=self)
        self._ready()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.edition = QComboBox()
        self.edition.setAccessibleName(tr("Edition to check a draft against"))
        self.edition.setToolTip(tr("Edition to check a draft against"))
        self.edition.setMaximumWidth(360)
        self.edition.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.edition.activated.connect(lambda _: self.read_again())
        self._choose = QPushButton(tr("Choose a draft…"))
        theme.mark(self._choose, "mdi6.text-search")
        self._choose.clicked.connect(self.ask_draft)
        against = Label(tr("Against"), "quiet")
        against.setBuddy(self.edition)
        row.addWidget(self._choose)
        row.addWidget(against)
        row.addWidget(self.edition)
        row.addStretch(1)
        self._reread = QPushButton(tr("Read again"))
        theme.mark(self._reread, "mdi6.refresh")
        self._reread.clicked.connect(self.read_again)
        self.actions_.say_keys(
            self._reread,
            lambda: self._reread.setToolTip(
                f"{tr('Read again')} ({self.actions_.keys('draft.again')})"
            ),
        )
        row.addWidget(self._reread)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._csv = QPushButton(tr("Save as CSV…"))
        theme.mark(self._csv, "mdi6.table-arrow-down")
        self._csv.clicked.connect(self._ask_csv)
        self._apply = QPushButton(tr("Apply new numbers to a copy…"))
        theme.mark(self._apply, "mdi6.file-replace-outline")
        self._apply.clicked.connect(self._ask_apply)
        row.addStretch(1)
        row.addWidget(self._csv)
        row.addWidget(self._apply)
        return row

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show the check of this draft against this edition; without a draft, ask for one."""
        name, _, path = place.target.partition("\n")
        draft = Path(path) if path else self._draft
        self._wanted = name or self._wanted
        if draft is not None and (draft != self._draft or self._read is None):
            self._use(draft)
        self._read_editions()
        self.take_focus()

    def place(self) -> Place:
        """Here, with this draft and this edition."""
        return Place.draft(self._name(), str(self._draft or ""))

    def title(self) -> str:
        """The draft's name."""
        return self._draft.name if self._draft is not None else tr("Check a draft")

    def take_focus(self) -> None:
        """Keys go to the findings, or to the choice of a draft."""
        (self.findings.tree if self._read is not None else self._choose).setFocus()

    # ------------------------------------------------------------ reading

    def _name(self) -> str:
        return self.edition.currentText()

    def _read_editions(self) -> None:
        self.desk.run("", editions, self.desk.library, done=self._show_editions)

    def _show_editions(self, found: list[EditionRow]) -> None:
        chosen = self._wanted or self._name()
        names = [one.name for one in found]
        if names != [self.edition.itemText(at) for at in range(self.edition.count())]:
            self.edition.clear()
            self.edition.addItems(names)
        if chosen in names:
            self.edition.setCurrentText(chosen)
        self._wanted = ""
        self.edition.setEnabled(bool(names))
        read = self._read
        if self._draft is not None and (
            read is None or (read.edition, read.draft) != (self._name(), self._draft)
        ):
            self.read_again()
        self._ready()

    def _use(self, draft: Path) -> None:
        if watched := self._watch.files():
            self._watch.removePaths(watched)
        self._draft = draft
        self._watch.addPath(str(draft))
        self._heading.setText(draft.name)
        self._heading.setToolTip(str(draft))

    def check(self, draft: Path, edition: str = "") -> None:
        """Read a draft against an edition, or the one chosen."""
        self._use(draft)
        self._wanted = edition or self._name()
        self._read_editions()

    def read_again(self) -> None:
        """Read the draft as it is on disk now."""
        draft, name = self._draft, self._name()
        if draft is None:
            self.ask_draft()
            return
        if not name:
            self.desk.say(tr("There is no edition yet to check a draft against."))
            return
        if self._call is not None:
            self._call.forget()
        library = self.desk.library
        self._said.setText(tr("Reading the draft…"))
        self._call = self.desk.run(
            tr("Reading the draft"),
            lambda: _Read(name, draft, check_draft(library, name, draft)),
            done=self._show,
            failed=self._failed,
        )

    def _failed(self, error: DeskError) -> None:
        self._read = None
        self.desk.complain(error)
        self._said.setText("")
        self._ready()

    def _show(self, read: _Read) -> None:
        self._read = read
        self._watch.addPath(str(read.draft))  # a program that saves anew has let the old one go
        self._changed.hide()
        report = read.report
        parts = [tr("%n reference(s)", n=len(report.found))]
        parts.append(tr("%n to mend", n=report.wrong()))
        if report.uncited:
            parts.append(tr("%n exhibit(s) never cited", n=len(report.uncited)))
        self._said.setText(" · ".join(parts))
        self.findings.show_report(report)
        self._ready()
        self.desk.arrived.emit(self.place())
        if self._choose.hasFocus():
            self.take_focus()

    def _on_disk(self, _path: str) -> None:
        self._changed.setVisible(self._read is not None)

    def _ready(self) -> None:
        read = self._read is not None
        self.findings.setVisible(read)
        self._empty.setVisible(not read)
        for widget in (self._csv, self._apply):
            widget.setVisible(read)
        self._reread.setVisible(self._draft is not None)

    # ------------------------------------------------------------ drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A file that may be a draft is taken."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        draft = _dropped(event)
        if draft is not None:
            event.acceptProposedAction()
            self.check(draft)

    # ------------------------------------------------------------ asking

    def ask_draft(self) -> None:
        """Ask which draft to read."""
        patterns = " ".join(f"*{ending}" for ending in ENDINGS)
        memory = QSettings()
        name, _ = QFileDialog.getOpenFileName(
            self,
            tr("Check a draft"),
            str(memory.value("draft/folder", "")),
            tr("Documents") + f" ({patterns});;" + tr("All files") + " (*)",
        )
        if name:
            memory.setValue("draft/folder", str(Path(name).parent))
            self.check(Path(name))

    def _ask_csv(self) -> None:
        if self._read is None:
            self.desk.say(tr("Choose a draft first."))
            return
        suggested = self._read.draft.with_name(f"{self._read.draft.stem} – references.csv")
        name, _ = QFileDialog.getSaveFileName(
            self, tr("Save the findings"), str(suggested), "CSV (*.csv)"
        )
        if name:
            self.save_csv(Path(name))

    def save_csv(self, out: Path) -> None:
        """Write the findings as CSV."""
        read = self._read
        if read is None:
            return
        if out.suffix.lower() != ".csv":
            out = out.with_name(f"{out.name}.csv")
        self.desk.run(
            "",
            save_findings,
            self.desk.library,
            read.report,
            out,
            done=lambda _: self.desk.say(tr("Written: {name}", name=out.name)),
        )

    def _ask_apply(self) -> None:
        if self._read is None:
            self.desk.say(tr("Choose a draft first."))
            return
        read = self._read
        numbers = {one.number: one.ref for one in read.report.found if one.ref is not None}
        names = [self.edition.itemText(at) for at in range(self.edition.count())]
        dialog = RenumberDialog(self.desk, self._name(), names, read.draft, numbers, self)
        dialog.checked.connect(self.check)
        dialog.open()

    def _open(self, item_ref: str, at: float | None) -> None:
        """Review the exhibit, among all that the draft cites."""
        assert self._read is not None
        refs = [one.item_ref for one in self._read.report.found if one.item_ref is not None]
        ids = list(dict.fromkeys(parse_ref(ref)[1] for ref in (*refs, item_ref)))
        self.desk.go(Place.review(ids, ids.index(parse_ref(item_ref)[1]), at=at))


def _dropped(event: QDropEvent) -> Path | None:
    """The draft among the files dragged, if there is one."""
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.lower() in ENDINGS), None)
