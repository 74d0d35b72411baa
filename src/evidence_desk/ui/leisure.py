"""What is not needed yet, made while nothing else is to be done: then a page opens at once."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.hand import Hand
from evidence_desk.ui.pages import PAGES

_WAIT_MS = 300  # after the first look
_TURN_MS = 10  # from one piece to the next

#: What is used most comes first, by stages: what knows no Qt in a thread of its own, …
_BESIDE = (
    (
        "numpy",
        "evidence_desk.media.workers",
        "evidence_desk.desk.reels",
    ),
    (
        "evidence_desk.desk.dossiers",
        "evidence_desk.desk.handover",
        "evidence_desk.desk.preflight",
        "evidence_desk.exports.texts",
        "evidence_desk.exports.setting",
        "evidence_desk.desk.chronology_paper",
        "evidence_desk.desk.references",
        "evidence_desk.desk.draft_copies",
        "evidence_desk.desk.timeline_axis",
        "evidence_desk.desk.mapping",
        "evidence_desk.desk.suggestions",
        "evidence_desk.desk.coverage",
        "evidence_desk.desk.outlining",
    ),
)
#: … and then the rest of the stage in the window's, a piece in each turn of its loop.
_IN_TURNS = (
    (
        "widgets.picture_view",
        "player.player",
        "player.timeline",
        "player.film_pane",
        "pages.review_document",
        "pages.review_film",
        "widgets.transcript",
        "pages.review",
    ),
    (
        "widgets.tie_box",
        "widgets.suggested",
        "pages.incident",
        "widgets.axis.painting",
        "widgets.axis.view",
        "widgets.chronology_dialog",
        "widgets.map_view",
        "widgets.edition_forms",
        "widgets.page_preview",
        "widgets.preflight_list",
        "widgets.export_dialog",
        "widgets.map_picker",
        "pages.library_clocks",
        "pages.library_places",
        "pages.library_sources",
        "pages.library_vocabularies",
        *(f"pages.{name}" for name in PAGES),
    ),
)


class Leisure(QObject):
    """Loads the pages that were not opened yet, once in the life of the program.

    Then, of each library, it has made what comes next: `ahead` makes a piece and tells whether
    there is another. It stands still while a hand works in the window: a piece takes up to a tenth
    of a second, in which nothing would move. `learn` is called in the thread that loads beside it.
    """

    def __init__(
        self,
        window: QWidget,
        hand: Hand,
        ahead: Callable[[], bool],
        learn: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._hand = hand
        self._ahead = ahead
        self._learn = learn
        loaded = f"{__package__}.{_IN_TURNS[-1][-1]}" in sys.modules
        self._stages = [] if loaded else list(zip(_BESIDE, _IN_TURNS, strict=True))
        self._left: list[str] = []  # of the stage under way
        self._ended = Event()
        self._thread: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN_MS)
        self._timer.timeout.connect(self._turn)

    def start(self) -> None:
        """Begin in a while: a library was opened."""
        QTimer.singleShot(_WAIT_MS, self, self._begin)

    def _begin(self) -> None:
        if not self._ended.is_set():
            self._timer.start()

    def end(self) -> None:
        """Make nothing more."""
        self._ended.set()
        self._timer.stop()

    def _turn(self) -> None:
        loads = self._thread is not None and self._thread.is_alive()
        if loads or self._hand.at_work() or self._ended.is_set():
            return
        if self._left:
            import_module(self._left.pop(0))
        elif self._stages:
            beside, in_turns = self._stages.pop(0)
            self._left = [f"{__package__}.{name}" for name in in_turns]
            self._thread = Thread(
                target=self._load_beside, args=(beside,), name="leisure", daemon=True
            )
            self._thread.start()
        elif not self._ahead():
            self._timer.stop()

    def _load_beside(self, names: tuple[str, ...]) -> None:
        for name in names:
            while self._hand.at_work() and not self._ended.is_set():
                time.sleep(_TURN_MS / 1000)
            if self._ended.is_set():
                return
            import_module(name)
            time.sleep(_TURN_MS / 1000)  # whoever works goes first
        self._learn()
