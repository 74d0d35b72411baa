"""An edition: whom it is for, what is in it, what would embarrass us, how it looks, its issue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk import selecting
from evidence_desk.desk.editions import (
    EditionDetail,
    change_edition,
    edition,
    issue,
    remove_edition,
)
from evidence_desk.desk.logos import keep_logo, logos
from evidence_desk.desk.preflight import Finding, check
from evidence_desk.domain.editions import EditionState, ExhibitState
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import asking, theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.widgets.action_bar import add_buttons
from evidence_desk.ui.widgets.edition_exhibits import EditionExhibits
from evidence_desk.ui.widgets.edition_forms import (
    ContentsForm,
    EditionForm,
    LayoutForm,
    TitleForm,
)
from evidence_desk.ui.widgets.export_dialog import ExportDialog
from evidence_desk.ui.widgets.label import Elided, Label
from evidence_desk.ui.widgets.page_preview import PreviewPane
from evidence_desk.ui.widgets.preflight_list import PreflightList
from evidence_desk.ui.widgets.rooms import Rooms
from evidence_desk.ui.widgets.template_menu import TemplateMenu

_REF = Qt.ItemDataRole.UserRole
_SMALL = 620  # pixels of the page's width


_EXHIBITS, _CHECK, _CONTENTS, _LAYOUT, _TITLE = range(5)  # the rooms below its tabs

_Form = TypeVar("_Form", bound=EditionForm)


@dataclass(frozen=True, slots=True)
class _Shown:
    detail: EditionDetail
    logos: list[str]


@dataclass(slots=True)
class _Called:
    """What the shown edition is called; what was asked before it got a new name finds it so."""

    name: str


class EditionPage(Page):
    """The page of one edition."""

    id = "edition"
    wants_room = True
    narrow = 1500  # list or forms, and pages to read beside them

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._name = ""
        self._called = _Called("")
        self._call: Call | None = None
        self._left_out = 0
        self._grave = 0  # lines of the check that are more than notes
        self._draft = False
        self._parts = [
            self._make_head,
            self._make_exhibits,
            self._make_check,
            self._make_preview,
            self._make_rest,
        ]
        self._found: _Shown | None = None
        self._forms: list[EditionForm] = []

    def make_next(self) -> bool:
        """Make its head, the exhibits, what is found of it, its pages, or a form."""
        if self._parts:
            self._parts.pop(0)()
            return True
        return self.tabs.make_next()

    def make_for(self, place: Place) -> None:
        """All but the forms, which are made when they are turned to."""
        while self._parts:
            self.make_next()

    def _make_head(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 0, 0)
        column.setSpacing(6)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 10, 0)
        self._heading = Label("", "heading", wrap=True)
        self._state = Label("", "quiet")
        self._issue = QPushButton(tr("Issue…"))
        self._export = QPushButton(tr("Hand over…"))
        self._export.setProperty("role", "main")
        self._next = QPushButton(tr("Continue in a new edition…"))
        self.template = TemplateMenu(self.desk, self)
        check_draft = QToolButton()
        check_draft.setToolTip(tr("Check a draft…"))
        check_draft.setAccessibleName(tr("Check a draft…"))
        theme.mark(check_draft, "mdi6.text-search")
        check_draft.clicked.connect(lambda: self.actions_.trigger("report.draft"))
        column.addWidget(self._heading)
        head.addWidget(self._state, 1)
        for widget in (check_draft, self.template, self._next, self._issue, self._export):
            head.addWidget(widget)
        column.addLayout(head)
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        column.addWidget(self.splitter, 1)
        self.tabs = Rooms(
            self.splitter,
            (tr("Exhibits"), tr("Check"), tr("Contents"), tr("Layout"), tr("Title page")),
        )
        self.tabs.setUsesScrollButtons(True)
        self.tabs.promise(
            {
                _CONTENTS: lambda: self.contents,
                _LAYOUT: lambda: self.layout_form,
                _TITLE: lambda: self.title_form,
            }
        )

    def _make_exhibits(self) -> None:
        column = self.tabs.column(_EXHIBITS)
        column.setContentsMargins(0, 4, 6, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        self._counted = Label("", "quiet")
        row.addWidget(self._counted, 1)
        add_buttons(
            row,
            self.actions_,
            ("edition.add", "edition.drop", "edition.withhold", "", "edition.up", "edition.down"),
        )
        column.addLayout(row)
        self._left = Elided("", "quiet")
        column.addWidget(self._left)
        self._stack = QStackedWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.exhibits = EditionExhibits()
        self.exhibits.itemActivated.connect(lambda _: self._open_exhibit())
        self.exhibits.currentItemChanged.connect(lambda *_: self._take_in_hand())
        self.exhibits.moved.connect(self._move)
        self.exhibits.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.exhibits.customContextMenuRequested.connect(self._menu)
        self._nothing = Label("", "quiet", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.exhibits)
        self._stack.addWidget(self._nothing)

    def _make_check(self) -> None:
        self.findings = self.tabs.furnish(_CHECK, partial(PreflightList, self.desk))
        self.findings.field.connect(self._to_field)
        self.findings.mended.connect(self.read_soon)

    @cached_property
    def contents(self) -> ContentsForm:
        """For whom, and what goes in; made when it is wanted, as the other forms are."""
        return self._furnish(_CONTENTS, partial(ContentsForm, self.desk.library.languages))

    @cached_property
    def layout_form(self) -> LayoutForm:
        """How the annex is printed."""
        return self._furnish(_LAYOUT, LayoutForm)

    @cached_property
    def title_form(self) -> TitleForm:
        """What the title page says."""
        form = self._furnish(_TITLE, TitleForm)
        form.keep.connect(self._keep_logo)
        return form

    def _furnish(self, room: int, make: Callable[[QWidget], _Form]) -> _Form:
        form = self.tabs.furnish(room, make)
        form.said.connect(self._change)
        self._forms.append(form)
        if self._found is not None:
            form.show_edition(self._found.detail, self._found.logos)
        return form

    def _make_preview(self) -> None:
        self.preview = PreviewPane(self.desk, self.splitter)
        self.preview.setMinimumWidth(240)
        self.preview.chosen.connect(self._choose)
        self.splitter.setSizes([500, 480])
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)

    def _make_rest(self) -> None:
        self.follow(self._read, 150)
        self._issue.clicked.connect(self._ask_issue)
        self._export.clicked.connect(self._hand_over)
        self._next.clicked.connect(lambda: self.actions_.trigger("edition.new"))
        for name, act in (
            ("edition.issue", self._ask_issue),
            ("edition.export", self._hand_over),
            ("edition.mend", self._mend),
            ("edition.remove", self._ask_remove),
            ("edition.preview", self._toggle_preview),
            ("edition.add", self._ask_add),
            ("edition.drop", self._drop),
            ("edition.withhold", self._withhold),
            ("edition.up", lambda: self._step(-1)),
            ("edition.down", lambda: self._step(1)),
            ("edition.usual", self._usual),
        ):
            self.actions_.bind(name, act, owner=self)
        self._fit()

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Show this edition."""
        if place.target != self._name:
            self._found = None
            self.findings.tree.clear()
            self.exhibits.clear()
            self._stack.setCurrentWidget(self.exhibits)
            self._heading.setText(place.target)
            for label in (self._state, self._counted, self._left):
                label.setText("")
            for button in (self._issue, self._next):
                button.hide()
            self._called = _Called(place.target)
        self._name = place.target
        self.preview.show_edition(self._name)
        self._read()
        self.take_focus()

    def leave(self) -> None:
        """Save what is being typed."""
        for form in self._forms:
            form.flush()
        self.preview.stop()

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
        library, called = self.desk.library, self._called

        def read() -> _Shown:
            return _Shown(edition(library, called.name), logos(library))

        def look(found: _Shown) -> None:
            self._show(found)  # what is in it first: the check of a long edition takes a while
            issued = found.detail.row.state is EditionState.ISSUED
            name = found.detail.row.name
            self._call = self.desk.run(
                "",
                lambda: (issued, check(library, name)),
                done=shown,
                failed=lambda error: self._gone(error, name),
            )

        def shown(found: tuple[bool, list[Finding]]) -> None:
            if called is self._called:
                self._show_findings(*found)

        name = called.name
        self._call = self.desk.read(
            "", read, done=look, failed=lambda error: self._gone(error, name)
        )

    def _gone(self, error: DeskError, name: str) -> None:
        if name != self._called.name:
            return  # it has another name meanwhile, or the page shows another
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
        self._issue.setVisible(not issued)
        self._next.setVisible(issued)
        self._draft = not issued
        self.template.show_edition(detail.row.name, draft=not issued)
        self._found = found
        for form in self._forms:
            form.show_edition(detail, found.logos)
        self._left_out = detail.left_out.items
        given = sum(one.state is ExhibitState.IN for one in detail.exhibits)
        self._counted.setText(tr("%n exhibit(s)", n=given))
        self._left.setText(self._left_words(detail))
        self._left.setVisible(bool(self._left.text()))
        self.exhibits.show_exhibits(detail, movable=not issued)
        self._nothing.setText(self._why_empty(detail))
        self._stack.setCurrentWidget(self.exhibits if detail.exhibits else self._nothing)
        for name in ("add", "drop", "withhold", "up", "down", "usual"):
            self.actions_.qaction(f"edition.{name}").setEnabled(not issued)

    def _why_empty(self, detail: EditionDetail) -> str:
        if detail.left_out.items:
            return tr("Nothing in it is open to this audience yet. “Check” says why.")
        return tr(
            "Nothing is in it yet. Say under “Contents” what goes in, or add items by their "
            "references."
        )

    def _left_words(self, detail: EditionDetail) -> str:
        left = detail.left_out
        parts = []
        if left.items:
            parts.append(tr("%n item(s) left out: not open to this audience", n=left.items))
        if left.incidents:
            parts.append(tr("%n incident(s) left out", n=left.incidents))
        if left.sections:
            parts.append(tr("%n section(s) left out", n=left.sections))
        return " · ".join(parts)

    def _show_findings(self, issued: bool, found: list[Finding]) -> None:
        self.findings.show_findings(self._name, issued, found)
        grave = self._grave = sum(one.severity != "note" for one in found)
        words = f"{tr('Check')} ({grave})" if grave else tr("Check")
        self.tabs.setTabText(self.tabs.indexOf(self.findings), words)

    def _to_field(self, name: str) -> None:
        """A line of the check leads to where it is said."""
        form = self.contents if name == "sections" else self.title_form
        self.tabs.setCurrentWidget(form)
        field = form.findChild(QWidget, f"field.{name}")
        if field is not None:
            field.setFocus()

    def _mend(self) -> None:
        """Mend the line of the check one is on; from elsewhere, show the check first."""
        if self.tabs.room() != _CHECK:
            self.tabs.setCurrentWidget(self.findings)
            self.findings.tree.setFocus()
            return
        self.findings.mend_now()

    # ------------------------------------------------------------ changing

    def _change(self, values: dict[str, object]) -> None:
        library, called = self.desk.library, self._called

        def work() -> None:
            change_edition(library, called.name, **values)  # type: ignore[arg-type]
            called.name = str(values.get("new_name") or "").strip() or called.name

        def stored(_: None) -> None:
            if called is self._called and called.name != self._name:
                self._name = called.name
                self.preview.renamed(called.name)
            self.read_soon()

        self.desk.change("", work, done=stored, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self.desk.complain(error)
        self.read_soon()

    def _library_changed(self, records: frozenset[tuple[str, int]]) -> None:
        super()._library_changed(records)
        if self.isVisible():
            self.preview.refresh_soon()

    def _keep_logo(self, path: str) -> None:
        library = self.desk.library
        self.desk.run(
            "",
            lambda: keep_logo(library, Path(path)),
            done=lambda kept: self._change({"logo": kept}),
            failed=self._refused,
        )

    # ------------------------------------------------------------ exhibits by hand

    def _choose(self, ref: str) -> None:
        """What was clicked on a page is in hand in the list."""
        self.tabs.setCurrentIndex(0)
        self.exhibits.setFocus()
        self.exhibits.take_in_hand(ref)

    def _menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        for name in ("add", "drop", "withhold", "", "up", "down", "usual"):
            if name:
                menu.addAction(self.actions_.qaction(f"edition.{name}"))
            else:
                menu.addSeparator()
        menu.addSeparator()
        menu.addAction(self.actions_.qaction("item.went_out"))
        menu.exec(self.exhibits.viewport().mapToGlobal(place))

    def _ask_add(self) -> None:
        if not self._draft:
            return
        words, ok = QInputDialog.getText(
            self,
            tr("Add exhibits"),
            tr("References of items and clips: E-000012, C-000003 …"),
        )
        refs = [part for part in words.replace(",", " ").replace(";", " ").split() if part]
        if ok and refs:
            self.tabs.setCurrentIndex(0)
            self._select(selecting.add_exhibits, refs)

    def _drop(self) -> None:
        self._select(selecting.drop_exhibits, self.exhibits.chosen_refs())

    def _withhold(self) -> None:
        refs = self.exhibits.chosen_refs()
        if not refs or not self._draft or not self._listed():
            return
        if self.exhibits.chosen_states() == {str(ExhibitState.WITHHELD)}:
            self._select(selecting.give, refs)
            return
        reason, ok = QInputDialog.getText(
            self,
            tr("Withhold"),
            tr("Why %n exhibit(s) are listed by number alone; this is printed:", n=len(refs)),
        )
        if ok:
            self._select(selecting.withhold, refs, reason)

    def _listed(self) -> bool:
        """Whether the list is in sight: a key pressed elsewhere means something else."""
        return self.tabs.currentIndex() == 0

    def _step(self, by: int) -> None:
        if self._listed():
            self.exhibits.step(by)

    def _move(self, refs: list[str], after: str) -> None:
        self._select(selecting.move_exhibits, refs, after)

    def _usual(self) -> None:
        if self._draft:
            library, called = self.desk.library, self._called
            self.desk.change(
                "", lambda: selecting.order_by_rule(library, called.name), failed=self._refused
            )

    def _select(self, act: Callable[..., object], refs: list[str], *more: str) -> None:
        if refs and self._draft and self._listed():
            library, called = self.desk.library, self._called
            again = self.read_soon  # also where nothing changed: the list may look otherwise
            self.desk.change(
                "", lambda: act(library, called.name, refs, *more),
                done=lambda _: again(), failed=self._refused,
            )  # fmt: skip

    def _ask_issue(self) -> None:
        told = tr(
            "From then on its numbers and words never change: an exhibit keeps its number in "
            "this edition and in each later one. This cannot be undone."
        )
        if self._grave:
            first = tr("The check names %n thing(s) to look at first.", n=self._grave)
            told = f"{first}\n\n{told}"
        if asking.agreed(self, tr("Issue “{name}”?", name=self._name), tr("Issue"), told):
            self.issue()

    def issue(self) -> None:
        """Freeze the edition."""
        library, called = self.desk.library, self._called
        self.desk.change(
            tr("Issuing"), lambda: issue(library, called.name), done=lambda _: self._read()
        )

    def _hand_over(self) -> None:
        medium = self.contents.medium.words()
        ExportDialog(self.desk, self._name, self._left_out, self, medium).open()

    def _ask_remove(self) -> None:
        answer = QMessageBox.question(
            self, "Evidence Desk", tr("Remove the draft “{name}”?", name=self._name)
        )
        if answer == QMessageBox.StandardButton.Yes:
            library, called = self.desk.library, self._called
            self.desk.change(
                "",
                lambda: remove_edition(library, called.name),
                done=lambda _: self.desk.go(Place.gallery()),
            )

    # ------------------------------------------------------------ looking

    def _take_in_hand(self) -> None:
        """The inspector speaks of the exhibit one stands on, and the preview shows it."""
        number = self.exhibits.current_item_id()
        if number is not None and self.exhibits.hasFocus():
            self.desk.set_selection([number])
            self.desk.set_current(number)
        if self.exhibits.current_ref():
            self.preview.show_exhibit(self.exhibits.current_ref())

    def _open_exhibit(self) -> None:
        ids, number = self.exhibits.item_ids(), self.exhibits.current_item_id()
        if number is not None:
            self.desk.go(Place.review(ids, ids.index(number)))

    def _toggle_preview(self) -> None:
        at = self.tabs.indexOf(self.preview)
        if at >= 0:
            self.tabs.setCurrentIndex(0 if self.tabs.currentIndex() == at else at)
        else:
            self.preview.setVisible(not self.preview.isVisible())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room beside the list, the pages are a tab of their own."""
        super().resizeEvent(event)
        if not self._parts:
            self._fit()

    def _fit(self) -> None:
        small = self.width() < _SMALL
        if small == (self.tabs.indexOf(self.preview) >= 0):
            return
        for column in (2, 3):
            self.exhibits.setColumnHidden(column, small)
        if small:
            self.tabs.insertTab(1, self.preview, tr("Pages"))
        else:
            self.tabs.removeTab(self.tabs.indexOf(self.preview))
            self.splitter.addWidget(self.preview)
            self.preview.show()
            self.splitter.setSizes([500, 480])
