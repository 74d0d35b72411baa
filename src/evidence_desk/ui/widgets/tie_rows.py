"""What something is tied to: incidents, sections and tags, each with a way to tie more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from evidence_desk.ui.actions import Actions
from evidence_desk.ui.keys import plain
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.tie_chips import TieChips


class TieRows(QWidget):
    """A row of chips for each kind of tie.

    `dropped` carries a kind ("incidents", "sections" or "tags") and the target to untie, `opened`
    the same of one to look at.
    """

    dropped = Signal(str, str)
    opened = Signal(str, str)

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self._chips: dict[str, TieChips] = {}
        for kind, words, action in (
            ("incidents", tr("Incidents"), "tie.incident"),
            ("sections", tr("Sections"), "tie.section"),
            ("tags", tr("Tags"), "tie.tag"),
        ):
            column.addWidget(Label(words, "quiet"))
            chips = TieChips(self._words(action))
            chips.more.connect(lambda action=action: actions.trigger(self._here(action)))
            chips.dropped.connect(partial(self.dropped.emit, kind))
            chips.opened.connect(partial(self.opened.emit, kind))
            self._chips[kind] = chips
            column.addWidget(chips)
            actions.say_keys(chips, partial(self._word, chips, action))

    def load(self, ties: Mapping[str, Sequence[tuple[str, str]]]) -> None:
        """Show these: by kind, what to write, and its words."""
        for kind, chips in self._chips.items():
            chips.load(ties.get(kind, ()))

    def _here(self, action: str) -> str:
        """The action that ties on this page: review has one of its own for incidents."""
        own = f"{action}.{self._actions.page}"
        return own if self._actions.knows(own) else action

    def _word(self, chips: TieChips, action: str) -> None:
        chips.word(self._words(action))

    def _words(self, action: str) -> str:
        here = self._here(action)
        words, key = plain(self._actions.qaction(here).text()), self._actions.key(here)
        return f"{words} ({key})" if key else words
