"""An edition: whom it is for, what is in it, what would embarrass us, how it looks, its issue."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.editions import (
    EditionDetail,
    add_edition,
    change_edition,
    edition,
    issue,
    remove_edition,
)
from evidence_desk.desk.preflight import Finding, check, said_together
from evidence_desk.desk.previews import preview_pages
from evidence_desk.domain.editions import (
    Audience,
    EditionState,
    ExhibitState,
    Numbering,
    Transcripts,
)
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import parse_ref
from evidence_desk.ui import asking, theme, wording
from evidence_desk.ui.actions import Actions, action, declare
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import LANGUAGES, tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.export_dialog import ExportDialog
from evidence_desk.ui.widgets.fields import ChoiceField, LineField, TickField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.medium_box import MediumBox

declare("edition.issue", text="&Issue this edition…", page="edition", menu="Edition",
        icon="mdi6.check-decagram-outline")  # fmt: skip
declare("edition.export", text="&Hand over…", keys=["Ctrl+E"], page="edition", menu="Edition",
        icon="mdi6.export")  # fmt: skip
declare("edition.remove", text="&Remove this draft…", page="edition", menu="Edition", group=2)

_REF = Qt.ItemDataRole.UserRole
_OF_SOURCE = Qt.ItemDataRole.UserRole + 1  # the reference is a source's code
_FEW = 3  # so many lines of one kind stand by themselves


@dataclass(frozen=True, slots=True)
class _Shown:
    detail: EditionDetail
    findings: list[Finding]


class EditionPage(Page):
    """The page of one edition."""

    id = "edition"
    wants_room = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._name = ""
        self._call: Call | None = None
        self._left_out = 0
        self._editors: list[LineField | ChoiceField] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 6)
        column.setSpacing(6)
        head = QHBoxLayout()
        self._heading = Label("", "heading", wrap=True)
        self._state = Label("", "quiet")
        self._issue = QPushButton(tr("Issue…"))
        self._export = QPushButton(tr("Hand over…"))
        self._export.setProperty("role", "main")
        self._next = QPushButton(tr("Continue in a new edition…"))
        draft = QPushButton(tr("Check a draft…"))
        theme.mark(draft, "mdi6.text-search")
        draft.clicked.connect(lambda: actions.trigger("report.draft"))
        column.addWidget(self._heading)
        head.addWidget(self._state, 1)
        for widget in (draft, self._next, self._issue, self._export):
            head.addWidget(widget)
        column.addLayout(head)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        left = QScrollArea()
        left.setWidgetResizable(True)
        left.setFrameShape(QScrollArea.Shape.NoFrame)
        left.setWidget(self._settings())
        left.setAccessibleName(tr("For whom, and what goes in"))
        splitter.addWidget(left)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.exhibits = QTreeWidget()
        self.exhibits.setHeaderLabels([tr("Number"), tr("Title"), tr("Kind"), tr("Reference")])
        self.exhibits.setRootIsDecorated(False)
        self.exhibits.setUniformRowHeights(True)
        self.exhibits.setAlternatingRowColors(True)
        self.exhibits.setAccessibleName(tr("Exhibits"))
        self.exhibits.itemActivated.connect(self._open_exhibit)
        self.exhibits.currentItemChanged.connect(self._take_in_hand)
        self.findings = QTreeWidget()
        self.findings.setHeaderHidden(True)
        self.findings.setColumnCount(1)
        self.findings.setWordWrap(True)
        self.findings.setAccessibleName(tr("What to look at before it goes out"))
        self.findings.itemActivated.connect(self._open_finding)
        self.findings.itemClicked.connect(self._open_finding)
        self._preview = QWidget()
        self._pages = QVBoxLayout(self._preview)
        preview = QScrollArea()
        preview.setWidgetResizable(True)
        preview.setFrameShape(QScrollArea.Shape.NoFrame)
        preview.setWidget(self._preview)
        preview.setAccessibleName(tr("How the annex looks"))
        self.tabs.addTab(self.exhibits, tr("Exhibits"))
        self.tabs.addTab(self.findings, tr("Check"))
        self.tabs.addTab(preview, tr("Preview"))
        self.tabs.currentChanged.connect(lambda _: self._draw_preview())
        splitter.addWidget(self.tabs)
        splitter.setSizes([300, 620])
        splitter.setStretchFactor(1, 1)
        column.addWidget(splitter, 1)
        self.follow(self._read, 150)
        self._issue.clicked.connect(self._ask_issue)
        self._export.clicked.connect(self._hand_over)
        self._next.clicked.connect(lambda: actions.trigger("edition.new"))
        actions.bind("edition.issue", self._ask_issue, owner=self)
        actions.bind("edition.export", self._hand_over, owner=self)
        actions.bind("edition.remove", self._ask_remove, owner=self)

    def _settings(self) -> QWidget:
        box = QWidget()
        form = QFormLayout(box)
        form.setContentsMargins(0, 4, 8, 4)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._add(form, LineField("new_name", tr("Name")))
        languages = [(code, LANGUAGES.get(code, code)) for code in self.desk.library.languages]
        self._add(form, ChoiceField("language", tr("Language"), languages))
        audiences = [(str(one), wording.audience(one)) for one in Audience]
        self._add(form, ChoiceField("audience", tr("Audience"), audiences))
        rules = [(str(one), wording.numbering(one)) for one in Numbering]
        self._add(form, ChoiceField("numbering", tr("Numbers"), rules))
        for name, words, hint in (
            ("sections", tr("Sections"), tr("all: or 1, 2.1 …")),
            ("incidents", tr("Incidents"), tr("all: or I-001, I-004 …")),
            ("query", tr("Search"), tr("also what this search finds")),
            ("recipient", tr("For"), ""),
            ("organisation", tr("Submitted by"), ""),
            ("author", tr("Prepared by"), ""),
            ("reference", tr("Reference"), ""),
            ("note", tr("Note"), ""),
        ):
            field = LineField(name, words)
            field.hint(hint)
            self._add(form, field)
        quoted = [
            (str(Transcripts.NONE), tr("not quoted")),
            (str(Transcripts.PASSAGES), tr("what is said in tied clips and at marks")),
            (str(Transcripts.FULL), tr("in full")),
        ]
        self._add(form, ChoiceField("transcripts", tr("Transcripts"), quoted))
        self.medium = MediumBox()
        self.medium.said.connect(lambda words: self._change({"medium": words}))
        form.addRow(tr("Goes out on"), self.medium)
        self.statements = TickField(tr("Print statements in full"))
        self.statements.clicked.connect(lambda on: self._change({"statements": on}))
        self.withheld = TickField(tr("List what is withheld, without a word of it"))
        self.withheld.clicked.connect(lambda on: self._change({"show_withheld": on}))
        form.addRow(self.statements)
        form.addRow(self.withheld)
        self._counted = Label("", wrap=True)
        form.addRow(self._counted)
        self._form = box
        return box

    def _editor(self, name: str) -> LineField:
        found = next(one for one in self._editors if one.name == name)
        assert isinstance(found, LineField)
        return found

    def _add(self, form: QFormLayout, editor: LineField | ChoiceField) -> None:
        self._editors.append(editor)
        editor.said.connect(self._save)
        form.addRow(editor.accessibleName(), editor)

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show this edition."""
        self._name = place.target
        self._clear_preview()
        self._read()
        self.take_focus()

    def leave(self) -> None:
        """Save what is being typed."""
        for editor in self._editors:
            editor.flush()

    def place(self) -> Place:
        """Here."""
        return Place.edition(self._name)

    def title(self) -> str:
        """Its name."""
        return self._name

    def take_focus(self) -> None:
        """Keys go to the exhibits."""
        self.exhibits.setFocus()

    # ------------------------------------------------------------ reading

    def _read(self) -> None:
        if self._call is not None:
            self._call.forget()
        library, name = self.desk.library, self._name

        def read() -> _Shown:
            return _Shown(edition(library, name), check(library, name))

        self._call = self.desk.run("", read, done=self._show, failed=self._gone)

    def _gone(self, error: DeskError) -> None:
        self.desk.complain(error)
        if self.isVisible():
            self.desk.go(Place.gallery())

    def _show(self, found: _Shown) -> None:
        detail = found.detail
        if detail.row.name != self._name:
            return
        issued = detail.row.state is EditionState.ISSUED
        self._heading.setText(detail.row.name)
        self._state.setText(
            tr("issued {when}", when=wording.moment(detail.row.issued_at))
            if issued
            else tr("draft")
        )
        for widget in (*self._editors, self.statements, self.withheld, self.medium):
            widget.setEnabled(not issued)
        self._issue.setVisible(not issued)
        self._next.setVisible(issued)
        values = {
            "new_name": detail.row.name,
            "language": detail.row.language,
            "audience": str(detail.row.audience),
            "numbering": str(detail.row.numbering),
        }
        contents = detail.contents
        values["query"], values["transcripts"] = contents.query, contents.transcripts
        for name, words in detail.printed.items():
            # An issued edition shows what is printed; a draft what was set for it alone, and in
            # grey what the library's settings add.
            values[name] = words if issued else str(getattr(contents, name))
            self._editor(name).hint(words)
        for name in ("sections", "incidents"):
            values[name] = ", ".join(getattr(contents, name))
        for editor in self._editors:
            editor.load(values[editor.name])
        self.statements.setChecked(contents.statements)
        self.medium.set_words(contents.medium)
        self.withheld.setChecked(contents.show_withheld)
        self._left_out = detail.left_out.items
        self._counted.setText(self._count(detail))
        self._show_exhibits(detail)
        self._show_findings(found.findings)
        if self.tabs.currentIndex() == 2:
            self._draw_preview()

    def _count(self, detail: EditionDetail) -> str:
        given = sum(one.state is ExhibitState.IN for one in detail.exhibits)
        parts = [tr("%n exhibit(s)", n=given)]
        left = detail.left_out
        if left.items:
            parts.append(tr("%n item(s) left out: not open to this audience", n=left.items))
        if left.incidents:
            parts.append(tr("%n incident(s) left out", n=left.incidents))
        if left.sections:
            parts.append(tr("%n section(s) left out", n=left.sections))
        return "\n".join(parts)

    def _show_exhibits(self, detail: EditionDetail) -> None:
        self.exhibits.clear()
        states = {
            ExhibitState.IN: "",
            ExhibitState.WITHHELD: tr("withheld"),
            ExhibitState.WITHDRAWN: tr("withdrawn"),
        }
        for one in detail.exhibits:
            kind = wording.kind_word(one.kind)
            title = " – ".join(part for part in (states[one.state], one.title) if part)
            item = QTreeWidgetItem(self.exhibits, [one.number, title, kind, one.ref])
            item.setData(0, _REF, one.item_ref)
            item.setToolTip(1, title)
            if one.state is not ExhibitState.IN:
                for column in range(4):
                    item.setForeground(column, theme.colour("quiet"))
        header = self.exhibits.header()
        header.setStretchLastSection(False)
        for column in (0, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _show_findings(self, findings: list[Finding]) -> None:
        self.findings.clear()
        icons = {
            "stop": ("mdi6.alert-octagon-outline", "bad"),
            "warn": ("mdi6.alert-outline", "warn"),
            "note": ("mdi6.information-outline", "quiet"),
        }
        for together in _alike(findings):
            above: QTreeWidget | QTreeWidgetItem = self.findings
            if len(together) > _FEW:
                words = said_together(together, self.desk.language)
                above = QTreeWidgetItem(self.findings, [words])
                above.setIcon(0, theme.icon(*icons[together[0].severity]))
            for one in together:
                item = QTreeWidgetItem(above, [one.sentence(self.desk.language)])
                item.setIcon(0, theme.icon(*icons[one.severity]))
                item.setData(0, _REF, one.ref)
                item.setData(0, _OF_SOURCE, one.leads_to_source)
        if not findings:
            item = QTreeWidgetItem(self.findings, [tr("Nothing is missing.")])
            item.setIcon(0, theme.icon("mdi6.check", "good"))
        grave = sum(one.severity != "note" for one in findings)
        self.tabs.setTabText(1, f"{tr('Check')} ({grave})" if grave else tr("Check"))

    # ------------------------------------------------------------ changing

    def _save(self, name: str, text: str) -> None:
        value: object = text.strip()
        if name in ("sections", "incidents"):
            value = tuple(
                part.strip() for part in text.replace(";", ",").split(",") if part.strip()
            )
        self._change({name: value})

    def _change(self, values: dict[str, object]) -> None:
        library, name = self.desk.library, self._name

        def work() -> str:
            change_edition(library, name, **values)  # type: ignore[arg-type]
            return str(values.get("new_name", name))

        self.desk.run("", work, done=self._changed, failed=self._refused)

    def _changed(self, name: str) -> None:
        self._name = name
        self._clear_preview()
        self.read_soon()

    def _refused(self, error: DeskError) -> None:
        self.desk.complain(error)
        self.read_soon()

    def _ask_issue(self) -> None:
        told = tr(
            "From then on its numbers and words never change: an exhibit keeps its number in "
            "this edition and in each later one. This cannot be undone."
        )
        if asking.agreed(self, tr("Issue “{name}”?", name=self._name), tr("Issue"), told):
            self.issue()

    def issue(self) -> None:
        """Freeze the edition."""
        self.desk.run(
            tr("Issuing"), issue, self.desk.library, self._name, done=lambda _: self._read()
        )

    def _hand_over(self) -> None:
        medium = self.medium.words()
        ExportDialog(self.desk, self._name, self._left_out, self, medium).open()

    def _ask_remove(self) -> None:
        answer = QMessageBox.question(
            self, "Evidence Desk", tr("Remove the draft “{name}”?", name=self._name)
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.desk.run(
                "",
                remove_edition,
                self.desk.library,
                self._name,
                done=lambda _: self.desk.go(Place.gallery()),
            )

    # ------------------------------------------------------------ looking

    def _take_in_hand(self, item: QTreeWidgetItem | None) -> None:
        """The inspector speaks of the exhibit one stands on."""
        if item is not None and self.exhibits.hasFocus():
            number = parse_ref(item.data(0, _REF))[1]
            self.desk.set_selection([number])
            self.desk.set_current(number)

    def _open_exhibit(self, item: QTreeWidgetItem) -> None:
        ids = [
            parse_ref(self.exhibits.topLevelItem(at).data(0, _REF))[1]  # type: ignore[union-attr]
            for at in range(self.exhibits.topLevelItemCount())
        ]
        ids = list(dict.fromkeys(ids))
        self.desk.go(Place.review(ids, ids.index(parse_ref(item.data(0, _REF))[1])))

    def _open_finding(self, item: QTreeWidgetItem) -> None:
        ref = item.data(0, _REF)
        if not ref:
            item.setExpanded(not item.isExpanded())
            return
        if item.data(0, _OF_SOURCE):
            self.desk.go(Place.source(ref))
            return
        try:
            kind, number = parse_ref(ref)
        except DeskError:
            self.desk.go(Place.section(ref))
            return
        if kind == "item":
            self.desk.go(Place.review([number]))
        elif kind == "incident":
            self.desk.go(Place.incident(ref))

    def _clear_preview(self) -> None:
        while (item := self._pages.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def _draw_preview(self) -> None:
        """Set the annex beside the window and show its first pages."""
        if self.tabs.currentIndex() != 2:
            return
        if not self._pages.count():
            self._pages.addWidget(Label(tr("Setting the pages…"), "quiet"))
        library, name = self.desk.library, self._name
        width = max(300, min(900, self.tabs.width() - 60))

        def work() -> tuple[str, int, list[QImage]]:
            with tempfile.TemporaryDirectory(prefix="evidence-desk-") as folder:
                count, pages = preview_pages(library, name, Path(folder), 8, int(width * 1.42))
            return name, count, [QImage.fromData(QByteArray(page)) for page in pages]

        self.desk.look(work, done=self._show_preview)

    def _show_preview(self, found: tuple[str, int, list[QImage]]) -> None:
        name, count, images = found
        if name != self._name:
            return
        self._clear_preview()
        for image in images:
            page = Label("")
            page.setPixmap(QPixmap.fromImage(image))
            page.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._pages.addWidget(page)
        if count > len(images):
            self._pages.addWidget(
                Label(tr("… and %n more page(s)", n=count - len(images)), "quiet")
            )
        self._pages.addStretch(1)


def _alike(findings: list[Finding]) -> list[list[Finding]]:
    """Findings of the same kind together, in the order of the first of each."""
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.code, []).append(one)
    return list(found.values())


@action("edition.new", text="&New edition…", menu="Edition", icon="mdi6.book-plus-outline")
def new_edition(window: object) -> None:
    desk: Desk | None = getattr(window, "desk", None)
    if desk is None:
        return
    assert isinstance(window, QWidget)
    name, ok = QInputDialog.getText(window, tr("New edition"), tr("Its name:"))
    if ok and name.strip():
        library, language = desk.library, desk.language
        chosen = language if language in library.languages else library.languages[0]
        desk.run(
            "",
            lambda: add_edition(library, name.strip(), language=chosen),
            done=lambda row: desk.go(Place.edition(row.name)),
        )
