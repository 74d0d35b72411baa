"""What every page of the window's centre is, and the places one can go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from evidence_desk.ui.actions import Actions
    from evidence_desk.ui.context import Desk


@dataclass(frozen=True, slots=True)
class Place:
    """Where the window is: a page and what it shows; what back and forward remember.

    `target` is the gallery's query, an incident's reference, a section's number or an edition's
    name; `ids` and `index` are the items under review and the one in hand; `at` is where to begin
    in it: seconds of a recording, or a page of a document as a negative number.
    """

    page: str
    target: str = ""
    ids: tuple[int, ...] = ()
    index: int = 0
    at: float | None = None

    @classmethod
    def start(cls) -> Place:
        """The start page, before a library is open."""
        return cls("start")

    @classmethod
    def gallery(cls, query: str = "") -> Place:
        """The gallery of the items a query finds."""
        return cls("gallery", query)

    @classmethod
    def review(
        cls, ids: Sequence[int], index: int = 0, query: str = "", at: float | None = None
    ) -> Place:
        """Review of these items, the one at `index` first; `query` is where they came from."""
        return cls("review", query, tuple(ids), index, at)

    @classmethod
    def compare(cls, ids: Sequence[int], left: int = 0, right: int = 1) -> Place:
        """Two of these items side by side, by their places among them; `at` is the right one's."""
        return cls("compare", "", tuple(ids), left, float(right))

    @classmethod
    def incident(cls, ref: str) -> Place:
        """The page of an incident."""
        return cls("incident", ref)

    @classmethod
    def section(cls, number: str) -> Place:
        """The page of a section of the report."""
        return cls("section", number)

    @classmethod
    def edition(cls, name: str) -> Place:
        """The page of an edition."""
        return cls("edition", name)

    @classmethod
    def chronology(cls, ref: str = "", query: str = "") -> Place:
        """The axis of time, with this incident in hand, and only the incidents a search finds."""
        return cls("chronology", f"{ref}\n{query}" if query else ref)

    @classmethod
    def draft(cls, edition: str = "", path: str = "") -> Place:
        """The check of a draft against an edition; what is empty is asked for there."""
        return cls("draft", f"{edition}\n{path}")

    @classmethod
    def map(cls, query: str = "") -> Place:
        """The map of what a query finds."""
        return cls("map", query)

    @classmethod
    def report(cls) -> Place:
        """The outline of the report."""
        return cls("report")

    @classmethod
    def library(cls, tab: str = "") -> Place:
        """The library's own page; `tab` is one of its parts ("history", "sources", …)."""
        return cls("library", tab)

    @classmethod
    def went_out(cls, exhibit: str) -> Place:
        """The library's part on what went out, asked for one exhibit: a number or a reference."""
        return cls("library", f"register/{exhibit}")

    @classmethod
    def source(cls, code: str) -> Place:
        """The library's part on sources, with this one in hand."""
        return cls("library", f"sources/{code}")


class Page(QWidget):
    """One page of the centre: made once per window, entered and left many times.

    Subclasses set `id`, which is also the page name their actions are declared with.
    """

    id: str = ""
    inspects = True  # whether the inspector has something to say beside it
    alone = False  # whether a small window is left to the page, without the navigator
    wants_room = False  # whether a narrow window is better left to the page alone
    narrow = 0  # pixels of the window's width below which it is that; 0 is the usual

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        self._again: QTimer | None = None
        super().__init__(parent)
        self.desk = desk
        self.actions_ = actions

    def make_next(self) -> bool:
        """Make another part of a page that is made in parts; False once it is all there.

        A page of few parts is all there at once.
        """
        return False

    def make_for(self, place: Place) -> None:
        """Make what is still wanting to show this place; nothing else is asked of the page before.

        That is all of it, where a page does not know better.
        """
        while self.make_next():
            pass

    def title(self) -> str:
        """What the window's title says of this page now."""
        return ""

    def enter(self, place: Place) -> None:
        """Show this place; called each time the window goes there."""

    def leave(self) -> None:
        """The window goes elsewhere: stop playing, save what is being typed."""

    def take_focus(self) -> None:
        """Let keys go where this page's work is done."""

    def place(self) -> Place | None:
        """Where the page is now, if it has moved on since `enter`; back returns there."""
        return None

    def follow(self, read: Callable[[], None], milliseconds: int = 120) -> None:
        """Read anew, at most so often, whenever the library changes while the page is seen."""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(milliseconds)
        self._again.timeout.connect(read)
        self.desk.touched.connect(self._library_changed)

    def _library_changed(self, records: frozenset[tuple[str, int]]) -> None:
        if self.isVisible() and self.concerns(records):
            self.read_soon()

    def concerns(self, records: frozenset[tuple[str, int]]) -> bool:
        """Whether a change of these records may change what the page shows."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: what is shown in one of them is shown anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._again is not None:
            self._library_changed(frozenset({("*", 0)}))

    def read_soon(self) -> None:
        """Read anew in a moment."""
        if self._again is not None:
            self._again.start()

    @property
    def page_actions(self) -> Sequence[str]:
        """Ids of the actions for the page's own tool bar, in order; none hides the bar."""
        return ()
