"""What is said of the item under review: clips, marks, regions, stills and its title."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from evidence_desk.desk.derived import take_still
from evidence_desk.desk.describe import add_clip, add_mark, describe
from evidence_desk.desk.items import ItemDetail
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind, make_ref
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.review_document import DocumentReview
from evidence_desk.ui.pages.review_film import FilmReview
from evidence_desk.ui.pages.review_photo import PhotoReview
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.regions import Box, Region, regions_of

_NEW = "new"  # stands for the reference of a region whose note is still being typed


class Reviewed(Protocol):
    """The page, as far as what is said needs to know it."""

    desk: Desk
    actions_: Actions
    film: FilmReview
    photo: PhotoReview
    document: DocumentReview

    @property
    def detail(self) -> ItemDetail | None:
        """The item in hand, once it was read."""

    @property
    def number(self) -> int | None:
        """Its id, also before."""

    def shown(self) -> QWidget | None:
        """The part that shows it: `film`, `photo` or `document`."""

    def picture(self) -> PictureView:
        """The picture looked at."""

    def take_focus(self) -> None:
        """Give the keys back to looking."""

    def read(self) -> None:
        """Read the item again."""


class Noting(QObject):
    """Clips, marks, regions, stills and titles, each said with few keys.

    Nothing here stops or restarts what plays, but for a region, which is drawn on what stands.
    """

    def __init__(self, page: Reviewed, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self._desk = page.desk
        self._film = page.film
        self._asking = ""
        self._clip_from: float | None = None
        self._at: float | None = None
        self._sheet: int | None = None
        self._region: Box | None = None
        self.line = QLineEdit()
        self.line.setObjectName("review.note")
        self.line.setClearButtonEnabled(True)
        self.line.returnPressed.connect(self.save)
        self.line.hide()
        for picture in (page.film.pane.still, page.photo.picture, page.document.picture):
            picture.region_drawn.connect(self._region_drawn)
            picture.region_moved.connect(self._region_moved)
            picture.region_clicked.connect(self._desk.mark_chosen)
            picture.drawing_ended.connect(self._drawing_ended)
        self._desk.mark_chosen.connect(self._select_region)
        page.film.pane.moved.connect(lambda _: self.show_film_regions())

    def _select_region(self, ref: str) -> None:
        self._page.picture().select_region(ref)

    # ------------------------------------------------------------ the line

    @property
    def typing(self) -> bool:
        """Whether something is being typed."""
        return self.line.isVisible()

    def give_up(self) -> None:
        """Say nothing after all."""
        self.line.hide()
        self._show_regions()

    def forget(self) -> None:
        """Another item comes: what was typed is kept for the one it was typed for."""
        if self.typing and self.line.text().strip():
            self.save()
        self._page.picture().end_drawing(take=False)
        self.line.hide()
        self._clip_from = None

    def _ask(self, what: str, hint: str, text: str = "") -> None:
        self._asking = what
        self.line.setText(text)
        self.line.selectAll()
        self.line.setPlaceholderText(hint)
        self.line.setAccessibleName(hint)
        self.line.show()
        self.line.setFocus()

    def save(self) -> None:
        """Keep what was typed, where it belongs."""
        text, library, number = self.line.text().strip(), self._desk.library, self._page.number
        self.line.hide()
        self._page.take_focus()
        if number is None:
            return
        ref, language = make_ref("item", number), self._desk.language
        if self._asking == "title":
            self._desk.change("", describe, library, [ref], {f"title.{language}": text})
        elif self._asking == "clip" and self._clip_from is not None and self._at is not None:
            titles = {language: text} if text else None
            self._desk.change("", add_clip, library, ref, self._clip_from, self._at, titles)
            self._clip_from = None
            self._film.timeline.set_span(None, None)
        elif self._asking == "mark" and text:
            keep = partial(
                add_mark, library, ref, self._at, text, region=self._region, page=self._sheet
            )
            self._desk.change("", keep)
        else:
            self._show_regions()

    def title(self) -> None:
        """Type the item's title in the language in use."""
        detail, code = self._page.detail, self._desk.language
        if detail is not None:
            hint = tr("Title ({code}), Enter saves", code=code.upper())
            self._ask("title", hint, detail.titles.get(code, ""))

    # ------------------------------------------------------------ clips

    def _recording(self) -> bool:
        there = self._page.detail is not None and self._page.shown() is self._film
        if not there:
            self._desk.say(tr("Clips are cut from films and recordings."))
        return there

    def clip_in(self) -> None:
        """A clip begins with what is seen or heard now."""
        if self._recording():
            self._film.pane.when_settled(self._begin_clip)

    def _begin_clip(self) -> None:
        self._clip_from = self._film.pane.position
        self._film.timeline.set_span(self._clip_from, None)
        self._desk.say(
            tr(
                "The clip begins at {at}; {key} ends it.",
                at=timecode(self._clip_from),
                key=self._key("clip_out"),
            )
        )

    def clip_out(self) -> None:
        """The clip ends with what is seen or heard now; of a film that stands, this frame too."""
        if self._recording():
            self._film.pane.when_settled(self._end_clip)

    def _end_clip(self) -> None:
        start, end = self._clip_from or 0.0, self._film.pane.frame_end
        if end <= start:
            self._desk.say(tr("A clip must end after it begins."))
            return
        self._clip_from, self._at = start, end
        self._film.timeline.set_span(start, end)
        self._ask(
            "clip",
            tr(
                "What the clip shows ({start}–{end}), Enter saves",
                start=timecode(start),
                end=timecode(end),
            ),
        )

    def loop(self) -> None:
        """Play what is being cut, or the clip nearest by, again and again; again: no more."""
        pane, detail = self._film.pane, self._page.detail
        if not self._recording() or detail is None:
            return
        if pane.player.loop is not None:
            self._film.loop(None)
            self._desk.say(tr("It plays on."))
            return
        at = pane.position
        if self._clip_from is not None and pane.frame_end > self._clip_from:
            self._film.loop((self._clip_from, pane.frame_end))
        elif detail.clips:
            clip = min(
                detail.clips, key=lambda one: (not one.start_s <= at <= one.end_s,
                                               abs(one.start_s - at))
            )  # fmt: skip
            self._film.loop((clip.start_s, clip.end_s))
        else:
            begin, end = self._key("clip_in"), self._key("clip_out")
            self._desk.say(
                tr("There is no clip yet; {begin} and {end} cut one.", begin=begin, end=end)
            )

    def _key(self, name: str) -> str:
        return self._page.actions_.key(f"review.{name}") or "–"

    # ------------------------------------------------------------ marks and stills

    def mark(self) -> None:
        """Note what is seen or heard at this moment, or on this page."""
        if self._page.shown() is self._film:
            self._film.pane.when_settled(self._ask_mark)
        else:
            self._ask_mark()

    def _ask_mark(self) -> None:
        page = self._page
        self._region = None
        self._at = self._film.pane.position if page.shown() is self._film else None
        self._sheet = page.document.page if page.shown() is page.document else None
        where = timecode(self._at) if self._at is not None else str(self._sheet or "")
        words = tr("What is seen or heard here {where}, Enter saves", where=where)
        self._ask("mark", words if where else tr("What is seen here, Enter saves"))

    def still(self) -> None:
        """Keep the frame at the head as an item."""
        detail = self._page.detail
        if detail is None or detail.row.kind is not Kind.VIDEO:
            self._desk.say(tr("Stills are taken from films."))
        else:
            self._film.pane.when_settled(lambda: self._take_still(detail.row.ref))

    def _take_still(self, film: str) -> None:
        at = self._film.pane.position

        def kept(ref: str) -> None:
            self._desk.say(
                tr("{ref} is the frame of {film} at {at}.", ref=ref, film=film, at=timecode(at))
            )

        self._desk.run("", take_still, self._desk.library, film, at, done=kept)

    # ------------------------------------------------------------ regions

    def draw_region(self) -> None:
        """Let a region be drawn on what is seen; its note is typed next."""
        self._draw("")

    def move_region(self) -> None:
        """Let the region that is marked be moved and resized by keys."""
        chosen = self._page.picture().selected_region
        if chosen in ("", _NEW):
            self._desk.say(tr("Choose a region first: click it, or its line in the inspector."))
        else:
            self._draw(chosen)

    def _draw(self, ref: str) -> None:
        page, shown = self._page, self._page.shown()
        sound = shown is self._film and not self._film.pane.is_film
        words = shown is page.document and not page.document.shows_pages
        if sound or words:
            self._desk.say(tr("Regions are drawn on photos, pages and films that stand still."))
            return
        self._desk.say(
            tr(
                "Drag over the picture; or arrows move, Shift and arrows resize. "
                "Enter takes it, Esc gives it up."
            )
        )
        if shown is self._film:
            self._film.pane.pause()
            self._draw_on_still(ref, 20)
        else:
            page.picture().draw_region(ref)

    def _draw_on_still(self, ref: str, patience: int) -> None:
        """Once the film stands and its frame is shown, which takes a moment."""
        if self._page.shown() is not self._film:
            return
        pane = self._film.pane
        if pane.still.isVisible() and not pane.playing and pane.frames.idle:
            pane.still.draw_region(ref)
        elif patience:
            QTimer.singleShot(100, self, lambda: self._draw_on_still(ref, patience - 1))

    def _drawing_ended(self) -> None:
        self._desk.say("")
        self._page.take_focus()

    def _region_drawn(self, box: Box) -> None:
        self._ask_mark()
        self._region = box
        picture = self._page.picture()
        picture.set_regions([*picture.regions, Region(_NEW, box, "+")], _NEW)

    def _region_moved(self, ref: str, box: Box) -> None:
        if ref == _NEW:
            self._region = box
            return

        def refused(error: DeskError) -> None:
            self._desk.complain(error)
            self._page.read()

        library = self._desk.library
        self._desk.change("", describe, library, [ref], {"region": box}, failed=refused)

    def _show_regions(self) -> None:
        """Those of the marks there are; one that was drawn and not kept goes."""
        page, detail = self._page, self._page.detail
        if detail is None or page.shown() is self._film:
            self.show_film_regions()
        elif page.shown() is page.photo:
            page.photo.load(detail)
        else:
            page.document.load(detail)

    def show_film_regions(self) -> None:
        """Of a film, the regions of marks at the frame where the head stands."""
        detail, pane = self._page.detail, self._film.pane
        if detail is None or (self._asking == "mark" and self.typing):
            return
        at, half = pane.position, 0.5 / (detail.frame_rate or 25.0) + 0.001
        pane.still.set_regions(
            regions_of(
                mark
                for mark in detail.marks
                if mark.at_s is not None and abs(mark.at_s - at) <= half
            )
        )
