"""What may belong to an incident: pictures, reasons, and a key to take or decline each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.items import item_rows
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.suggestions import Suggestion, decline, declined, suggest, take_back
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.models.thumbnails import thumbnails_of
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.action_bar import tell_keys
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.lines import PictureLines, add_line, show_picture

_MOST = 100
_SUGGESTION = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Near:
    """What may belong to an incident and what was declined for it, with titles by item; `why` says
    why nothing can be suggested yet."""

    suggestions: list[Suggestion]
    declined: list[Suggestion]
    named: dict[int, str]
    why: str = ""


def read_near(library: Library, ref: str, language: str) -> Near:
    """Read it, beside the window."""
    why = ""
    try:
        near = suggest(library, ref)[:_MOST]
    except UsageError as error:  # nothing is known of when and where it was
        near, why = [], str(error)
    no = declined(library, ref)
    rows = item_rows(library, [one.id for one in (*near, *no)])
    named = {row.id: wording.in_language(row.titles, language) for row in rows}
    return Near(near, no, named, why)


class Suggested(QWidget):
    """The list beside an incident's items; each thing done in it is one undo step."""

    wanted = Signal(object)  # a Place to go to

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(tr("May belong here"))
        self._ref = ""
        self._found = Near([], [], {})
        self._pictures = thumbnails_of(desk)
        self._pictures.arrived.connect(self._picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 8)
        head = QHBoxLayout()
        self._count = Label("", "quiet")
        self.switch = QToolButton()
        self.switch.setCheckable(True)
        self.switch.setAutoRaise(True)
        self.switch.toggled.connect(lambda _: self._show())
        head.addWidget(self._count, 1)
        head.addWidget(self.switch)
        column.addLayout(head)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("May belong here"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setItemDelegate(PictureLines(self.list))
        self.list.itemActivated.connect(lambda _: self._look())
        column.addWidget(self.list, 1)
        self._none = Label("", "quiet", wrap=True)
        column.addWidget(self._none)
        column.addLayout(self._buttons())
        column.addStretch(0)
        for action, handler in (
            ("incident.accept", self._accept),
            ("incident.accept_all", self._accept_all),
            ("incident.decline", self._decline),
            ("incident.declined", self.switch.toggle),
        ):
            actions.bind(action, handler, owner=self)
        tell_keys(
            actions,
            self,
            (
                (self.take, "incident.accept"),
                (self.refuse, "incident.decline"),
                (self.take_all, "incident.accept_all"),
                (self.switch, "incident.declined"),
            ),
        )
        self._show()

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        self.look, self.take = QPushButton(), QPushButton()
        self.take_all, self.refuse = QPushButton(), QPushButton()
        for at, (button, handler, icon) in enumerate(
            (
                (self.take, self.accept, "mdi6.check"),
                (self.refuse, self.decline, "mdi6.close"),
                (self.take_all, self._accept_all, "mdi6.check-all"),
                (self.look, self._look, "mdi6.eye-outline"),
            )
        ):
            theme.mark(button, icon)
            button.clicked.connect(handler)
            grid.addWidget(button, at // 2, at % 2)
        return grid

    # ------------------------------------------------------------ showing

    def load(self, ref: str, found: Near) -> None:
        """Show what was found for an incident; the line stood on stays, or the one after it."""
        if ref != self._ref:
            self._ref = ref
            self.switch.setChecked(False)
        self._found = found
        self._show()

    def _show(self) -> None:
        back = self.switch.isChecked() and bool(self._found.declined)
        if self.switch.isChecked() != back:
            self.switch.setChecked(back)  # the last was restored
            return
        rows = self._found.declined if back else self._found.suggestions
        kept = {one.id for one in self.chosen()}
        at = min((self.list.row(line) for line in self.list.selectedItems()), default=0)
        self.list.clear()
        for one in rows:
            named = self._found.named.get(one.id) or one.name
            line = add_line(self.list, f"{one.ref}  {named}", one.reason(self._desk.language))
            line.setData(_SUGGESTION, one)
            show_picture(line, self._pictures.get(one.id))
        again = [row for row, one in enumerate(rows) if one.id in kept]
        if rows:  # what was selected stays so; else the one that took its place
            self.list.setCurrentRow(again[0] if again else min(at, len(rows) - 1))
        for row in again:
            self.list.item(row).setSelected(True)
        self._say(back, len(rows))

    def _say(self, back: bool, count: int) -> None:
        """Say what is shown, and what the buttons do with it."""
        if not count and self.list.hasFocus():
            self.setFocus()  # the list goes; keys are not to fall on the next field
        some, no = bool(count), len(self._found.declined)
        words = tr("%n declined here", n=count) if back else tr("%n may belong here", n=count)
        self._count.setText(words if some else tr("May belong here"))
        self.switch.setText(tr("Back") if back else tr("%n declined", n=no))
        self.switch.setVisible(bool(no))
        for button in (self.look, self.refuse, self.take):
            button.setEnabled(some)
            button.setVisible(some)
        self.list.setVisible(some)
        self.take_all.setVisible(some)
        self.take.setText(tr("Restore") if back else tr("Accept"))
        self.take_all.setText(tr("Restore all") if back else tr("Accept all"))
        self.refuse.setText(tr("Decline"))
        self.refuse.setVisible(some and not back)
        self.look.setText(tr("Look"))
        nothing = tr("Nothing untied was taken at that time or near that place.")
        self._none.setText(sentence(self._found.why) if self._found.why else nothing)
        self._none.setVisible(not some)

    def _picture(self, item_id: int) -> None:
        for at in range(self.list.count()):
            line = self.list.item(at)
            if line.data(_SUGGESTION).id == item_id:
                show_picture(line, self._pictures.get(item_id))

    # ------------------------------------------------------------ doing

    def chosen(self) -> list[Suggestion]:
        """What is selected, from top to bottom."""
        rows = sorted(self.list.row(line) for line in self.list.selectedItems())
        return [self.list.item(row).data(_SUGGESTION) for row in rows]

    def _accept(self) -> None:
        self._if_here(self.accept)

    def _decline(self) -> None:
        self._if_here(self.decline)

    def _if_here(self, act: Callable[[], None]) -> None:
        """A key means this list only once one stands in it: the first press goes there."""
        if self.list.hasFocus() or not self.list.count():
            act()
            return
        self.list.setFocus()
        self._desk.say(
            tr(
                "Here is what may belong to this incident: {accept} accepts, {decline} declines.",
                accept=self._actions.key("incident.accept"),
                decline=self._actions.key("incident.decline"),
            )
        )

    def accept(self) -> None:
        """Tie the selected, or suggest them again where what was declined is shown."""
        self._take(self.chosen())

    def _accept_all(self) -> None:
        rows = range(self.list.count())
        self._take([self.list.item(row).data(_SUGGESTION) for row in rows])

    def _take(self, chosen: Sequence[Suggestion]) -> None:
        refs, library, ref, desk = (
            [one.ref for one in chosen],
            self._desk.library,
            self._ref,
            self._desk,
        )
        if not refs:
            return
        if self.switch.isChecked():
            said = tr("%n item(s) may be suggested here again.", n=len(refs))
            desk.change("", take_back, library, ref, refs, done=lambda _: desk.say(said))
        else:
            said = tr("Tied %n item(s) to {target}", n=len(refs), target=ref)
            desk.change("", tie, library, refs, [ref], done=lambda _: desk.say(said))

    def decline(self) -> None:
        """Never suggest the selected for this incident again."""
        refs, desk = [one.ref for one in self.chosen()], self._desk
        if refs and not self.switch.isChecked():
            said = tr("%n item(s) will not be suggested here again.", n=len(refs))
            desk.change("", decline, desk.library, self._ref, refs, done=lambda _: desk.say(said))

    def _look(self) -> None:
        rows = range(self.list.count())
        ids = [self.list.item(row).data(_SUGGESTION).id for row in rows]
        if ids:
            self.wanted.emit(Place.review(ids, max(0, self.list.currentRow())))
