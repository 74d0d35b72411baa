"""Words found in the document under review: on its pages, and in its text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from evidence_desk.desk.pictures import page_ends, words_on_page
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.passages import occurrences
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.widgets.find_bar import FindBar
from evidence_desk.ui.widgets.found import Parts

if TYPE_CHECKING:
    from evidence_desk.ui.pages.review_document import DocumentReview

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_SHOWN = 1000  # places shown in a text at a time; each costs the text something


@dataclass(slots=True)
class _Places:
    """Where the words stand in a text: from and to, and the place in hand."""

    words: str = ""
    spans: list[tuple[int, int]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)  # where each page of the text ends
    twice: list[int] = field(default_factory=list)  # signs that Qt counts as two
    at: int = -1

    def page_of(self, place: int) -> int:
        """The page a place is on, from 1."""
        return bisect_right(self.ends, self.spans[place][0]) + 1

    def on_page(self, page: int) -> range:
        """The places on a page."""
        starts = [start for start, _ in self.spans]
        begin = self.ends[page - 2] if 1 < page <= len(self.ends) + 1 else 0
        end = self.ends[page - 1] if page <= len(self.ends) else starts[-1] + 1 if starts else 0
        return range(bisect_left(starts, begin), bisect_left(starts, end))


class Finding(QObject):
    """Finds in one document after another, while its bar is open."""

    def __init__(self, desk: Desk, document: DocumentReview) -> None:
        super().__init__(document)
        self._desk, self._document = desk, document
        self.bar = FindBar()
        self.bar.sought.connect(self._seek)
        self.bar.stepped.connect(self._step)
        self.bar.left.connect(self._forget)
        self._text = ""
        self._ends: list[int] | None = None  # of its pages, once they were asked for
        self._places = _Places()
        self._call: Call | None = None
        self._looking: Call | None = None

    def take(self, text: str) -> None:
        """Another document: what was sought is sought in it too, if the bar is open."""
        self._text, self._ends = text, None
        self._forget()
        if self.bar.isVisible():
            self._seek(self.bar.line.text())

    def _forget(self) -> None:
        for call in (self._call, self._looking):
            if call is not None:
                call.forget()
        self._places = _Places()
        self._document.text.setExtraSelections([])
        self._document.picture.set_found([], -1)

    # ------------------------------------------------------------ seeking

    def _seek(self, words: str) -> None:
        self._forget()
        text, library, number = self._text, self._desk.library, self._document.number
        paged, known = self._document.page is not None, self._ends

        def look() -> _Places:
            ends = known
            if paged and ends is None:
                with suppress(DeskError):  # then all of it counts as the first page
                    ends = page_ends(library, number)
            twice = [one.start() for one in _ASTRAL.finditer(text)]
            return _Places(words, occurrences(text, words), ends or [], twice)

        self._call = self._desk.look(look, done=self._found)

    def _found(self, places: _Places) -> None:
        self._places, self._ends = places, places.ends
        if places.spans:
            here = self._document.page
            on_from_here = (
                at for at in range(len(places.spans)) if here is None or places.page_of(at) >= here
            )
            self._stand(next(on_from_here, 0))
        else:
            self.bar.tell(0, 0)

    def _step(self, way: int) -> None:
        count = len(self._places.spans)
        if count:
            self._stand((self._places.at + way) % count)

    def _stand(self, at: int) -> None:
        """Show a place, on its page and in the text."""
        places = self._places
        places.at = at
        self.bar.tell(at + 1, len(places.spans))
        self._mark_text()
        here = self._document.page
        if here is not None and places.page_of(at) != here:
            self._document.go_to(places.page_of(at))  # which shows what is found there
        else:
            self.show_on_page()

    # ------------------------------------------------------------ showing

    def show_on_page(self) -> None:
        """Mark the words on the page that is shown now."""
        places, page = self._places, self._document.page
        if page is None or not places.spans:
            return
        on_page = places.on_page(page)
        if self._looking is not None:
            self._looking.forget()
        library, number, words = self._desk.library, self._document.number, places.words

        def look() -> list[Parts]:
            return words_on_page(library, number, page, words) if on_page else []

        def show(found: list[Parts]) -> None:
            if self._places is places and self._document.page == page:
                hand = places.at - on_page.start if places.at in on_page else -1
                self._document.picture.set_found(found, hand)

        self._looking = self._desk.look(look, done=show, failed=lambda _: None)

    def _mark_text(self) -> None:
        places, widget = self._places, self._document.text
        first = max(0, min(places.at - _SHOWN // 2, len(places.spans) - _SHOWN))
        other, hand = QTextCharFormat(), QTextCharFormat()
        pale = QColor(theme.colour("warn"))
        pale.setAlpha(90)
        other.setBackground(pale)
        hand.setBackground(theme.colour("accent"))
        hand.setForeground(theme.colour("on_accent"))
        hand.setFontUnderline(True)
        marked = []
        for at in range(first, min(first + _SHOWN, len(places.spans))):
            selection = QTextEdit.ExtraSelection()
            selection.format = hand if at == places.at else other
            selection.cursor = self._cursor(*places.spans[at])
            marked.append(selection)
        widget.setExtraSelections(marked)
        start = self._cursor(*places.spans[places.at])
        start.setPosition(start.selectionStart())
        widget.setTextCursor(start)
        widget.ensureCursorVisible()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self._document.text.document())
        cursor.setPosition(start + bisect_left(self._places.twice, start))
        cursor.setPosition(
            end + bisect_left(self._places.twice, end), QTextCursor.MoveMode.KeepAnchor
        )
        return cursor
