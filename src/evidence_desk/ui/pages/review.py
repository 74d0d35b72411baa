"""Review: one item large, the next one key away; marks and clips set without leaving the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.describe import look_at
from evidence_desk.desk.items import ItemDetail, item
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind
from evidence_desk.ui import wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.pages.review_actions import BAR
from evidence_desk.ui.pages.review_document import DocumentReview
from evidence_desk.ui.pages.review_film import FilmReview
from evidence_desk.ui.pages.review_noting import Noting
from evidence_desk.ui.pages.review_photo import PhotoReview
from evidence_desk.ui.widgets.action_bar import add_buttons, show_what_fits
from evidence_desk.ui.widgets.adjust import NEUTRAL
from evidence_desk.ui.widgets.film_strip import FilmStrip
from evidence_desk.ui.widgets.label import Elided, Label
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.transcript import Transcript

#: What can only be done to an item whose length, frames, pages and texts are known.
_OF_WHAT_IS_READ = (
    "play", "faster", "backwards", "slow", "slow_backwards", "second_on", "second_back",
    "frame_on", "frame_back", "begin", "end", "moment_on", "moment_back", "clip_in", "clip_out",
    "loop", "still", "title", "region_move",
)  # fmt: skip
#: From this width on, in pixels, a transcript has room beside the film.
_WIDE = 760
#: What the bar holds beside its buttons, in pixels: the place among thousands, margins, a title.
_BESIDE_BUTTONS = 120
#: Below this height, in pixels, what is looked at needs the room more than its neighbours.
_LOW = 420


class ReviewPage(Page):
    """One item after another."""

    id = "review"
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._ids: list[int] = []
        self._index = 0
        self._way = 1
        self._query = ""
        self._begin_at: float | None = None
        self._detail: ItemDetail | None = None
        self._call: Call | None = None
        self._writing = False
        self._light = (NEUTRAL, NEUTRAL)
        self._wishes: list[Callable[[], None]] = []
        self._at_once = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 6, 8, 4)
        self._column.setSpacing(4)
        self._parts = [
            self._make_tools,
            self._make_film,
            self._make_photo,
            self._make_document,
            self._make_transcript,
            self._make_rest,
            self._make_up,
        ]

    def make_next(self) -> bool:
        """Make one of what shows films, photos, documents, transcripts, and all around it."""
        if self._parts:
            self._parts.pop(0)()
        return bool(self._parts)

    def _make_tools(self) -> None:
        self._tools = self._bar()
        self._column.addWidget(self._tools)
        self._problem = Label("", "bad", wrap=True)
        self._problem.hide()
        self._column.addWidget(self._problem)
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self._beside = QSplitter(Qt.Orientation.Horizontal, self)
        self._beside.setChildrenCollapsible(False)
        self._column.addWidget(self._beside, 1)
        self._stack = QStackedWidget(self._beside)
        self._beside.addWidget(self._stack)

    def _make_film(self) -> None:
        self.film = FilmReview(self.desk, self.actions_, self._stack)
        self._stack.addWidget(self.film)
        self.destroyed.connect(self.film.pane.close_player)

    def _make_photo(self) -> None:
        self.photo = PhotoReview(self.desk, self._stack)
        self._stack.addWidget(self.photo)

    def _make_document(self) -> None:
        self.document = DocumentReview(self.desk, self._stack)
        self.document.finding.bar.left.connect(self.take_focus)
        self._stack.addWidget(self.document)

    def _make_transcript(self) -> None:
        self.transcript = Transcript(self.desk, self.film.pane, self._beside)
        self.transcript.hide()
        self.transcript.closed.connect(self._toggle_transcript)
        self.transcript.edit.left.connect(self.take_focus)
        self._beside.addWidget(self.transcript)
        self._beside.setStretchFactor(0, 1)
        self._beside.setSizes([700, 320])

    def _make_rest(self) -> None:
        self.noting = Noting(self, self)
        self._column.addWidget(self.noting.line)
        self.strip = FilmStrip(self.desk)
        self.strip.clicked.connect(lambda index: self.go_to(index.row()))
        self.photo.use_small_pictures(self.strip.thumbnails.get)
        self.strip.thumbnails.arrived.connect(self.photo.small_arrived)
        self._column.addWidget(self.strip)
        self.follow(self.read, 80)
        self._stood = QTimer(self)
        self._stood.setSingleShot(True)
        self._stood.setInterval(1500)
        self._stood.timeout.connect(self._seen)
        self.desk.moment_wanted.connect(self.jump)
        self._bind(self.actions_)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _make_up(self) -> None:
        """Look up now how each part is to look, or it is done when the page is first shown."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        self._buttons = add_buttons(row, self.actions_, BAR)
        row.addSpacing(8)
        self._heading = Elided(least=0)
        self._heading.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._where = Label("", "quiet")
        row.addWidget(self._heading, 1)
        row.addSpacing(8)
        row.addWidget(self._where)
        return bar

    def _bind(self, actions: Actions) -> None:
        pane, noting, time = self.film.pane, self.noting, self.film.timeline
        for name, handler in {
            "back": self._back,
            "next": lambda: self.go_to(self._index + 1),
            "previous": lambda: self.go_to(self._index - 1),
            "play": pane.toggle,
            "faster": pane.faster,
            "backwards": pane.backwards,
            "slow": pane.slow,
            "slow_backwards": pane.slow_backwards,
            "right": lambda: self._sideways(1),
            "left": lambda: self._sideways(-1),
            "second_on": lambda: pane.skip(1.0),
            "second_back": lambda: pane.skip(-1.0),
            "frame_on": lambda: pane.step(1),
            "frame_back": lambda: pane.step(-1),
            "begin": lambda: self._to_edge(0),
            "end": lambda: self._to_edge(1),
            "moment_on": lambda: self.film.to_moment(1),
            "moment_back": lambda: self.film.to_moment(-1),
            "mute": self.film.mute,
            "louder": lambda: self.film.louder(1),
            "quieter": lambda: self.film.louder(-1),
            "clip_in": noting.clip_in,
            "clip_out": noting.clip_out,
            "loop": noting.loop,
            "mark": lambda: self._once_known(noting.mark),
            "region": lambda: self._once_known(noting.draw_region),
            "region_move": noting.move_region,
            "still": noting.still,
            "title": noting.title,
            "transcript": lambda: self._once_known(self._toggle_transcript),
            "find": lambda: self._once_known(self._find),
            "full": self._full_screen,
            "zoom_in": lambda: self.picture().zoom(1.25),
            "zoom_out": lambda: self.picture().zoom(0.8),
            "fit": lambda: self.picture().life_size(),
            "turn_right": lambda: self._turn(90),
            "turn_left": lambda: self._turn(-90),
            "up": lambda: self._further(-1),
            "down": lambda: self._further(1),
            "brighter": lambda: self._change_light(0.1, 0),
            "darker": lambda: self._change_light(-0.1, 0),
            "contrast_more": lambda: self._change_light(0, 0.1),
            "contrast_less": lambda: self._change_light(0, -0.1),
            "light_as_is": lambda: self._set_light(NEUTRAL, NEUTRAL),
            "time_closer": time.zoom_in,
            "time_farther": time.zoom_out,
            "time_whole": time.zoom_all,
            "time_clip": lambda: time.zoom_to_clip(),
        }.items():
            does = partial(self._when_known, handler) if name in _OF_WHAT_IS_READ else handler
            actions.bind(f"review.{name}", does, owner=self)

    def _unknown(self) -> bool:
        """Whether the item in hand is neither read nor, being a photo, seen already."""
        return self._detail is None and not self._at_once and bool(self._ids)

    def _when_known(self, do: Callable[[], None]) -> None:
        """Do it once the item in hand has been read, which takes a moment: no key is lost."""
        if self._detail is None and self._ids:
            self._wishes.append(do)
        else:
            do()

    def _once_known(self, do: Callable[[], None]) -> None:
        """Do it, or wait where not even the kind of what is in hand is known yet."""
        if self._unknown():
            self._wishes.append(do)
        else:
            do()

    # ------------------------------------------------------------ what is in hand

    @property
    def detail(self) -> ItemDetail | None:
        """The item in hand, once it was read."""
        return self._detail

    @property
    def number(self) -> int | None:
        """The id of the item in hand."""
        return self._ids[self._index] if self._ids else None

    def moment_shown(self) -> float:
        """The moment on screen, in seconds; 0 of what does not move."""
        return self.film.pane.position if self.shown() is self.film else 0.0

    def shown(self) -> QWidget | None:
        """The part that shows it: `film`, `photo` or `document`."""
        return self._stack.currentWidget()

    def picture(self) -> PictureView:
        """The picture looked at."""
        if self.shown() is self.film:
            return self.film.pane.still
        return self.photo.picture if self.shown() is self.photo else self.document.picture

    # ------------------------------------------------------------ for looking only

    def _turn(self, degrees: int) -> None:
        if self.shown() is self.film:
            self.film.pane.turn(degrees)
        else:
            self.picture().turn(degrees)

    def _change_light(self, brightness: float, contrast: float) -> None:
        self._set_light(self._light[0] + brightness, self._light[1] + contrast)

    def _set_light(self, brightness: float, contrast: float) -> None:
        """See everything in this light, until it is changed again; nothing is saved."""
        bright, strong = (min(max(round(value, 2), 0.2), 1.8) for value in (brightness, contrast))
        self._light = (bright, strong)
        self.film.pane.set_adjust(bright, strong)
        for picture in (self.photo.picture, self.document.picture):
            picture.set_adjust(bright, strong)

    # ------------------------------------------------------------ places

    def enter(self, place: Place) -> None:
        """Review these items, the one at the index first."""
        self._ids, self._query, self._begin_at = list(place.ids), place.target, place.at
        self.strip.show_ids(self._ids)
        self._detail = None
        self.go_to(place.index)
        self.take_focus()

    def leave(self) -> None:
        """Stop playing."""
        self.noting.forget()
        self.transcript.leave()
        self.film.leave()
        if self.window().isFullScreen():
            self._full_screen()

    def place(self) -> Place:
        """The item in hand, among the others."""
        return Place.review(self._ids, self._index, self._query)

    def title(self) -> str:
        """The item's reference and title."""
        if self._detail is None:
            return tr("Review")
        return (
            f"{self._detail.row.ref} {wording.in_language(self._detail.titles, self.desk.language)}"
        )

    def take_focus(self) -> None:
        """Keys are for looking."""
        self.setFocus()

    def _back(self) -> None:
        if self.picture().drawing:
            self.picture().end_drawing(take=False)
        elif self.shown() is self.document and self.document.finding.bar.isVisible():
            self.document.finding.bar.leave()
        elif self.noting.typing:
            self.noting.give_up()
            self.take_focus()
        elif self.window().isFullScreen():
            self._full_screen()
        else:
            getattr(self.window(), "back")()  # noqa: B009  (the window's way back)

    # ------------------------------------------------------------ one after another

    def go_to(self, index: int) -> None:
        """Take another of the items in hand."""
        if not self._ids:
            return
        if not 0 <= index < len(self._ids):
            self.desk.say(
                tr("This is the last item.") if index > 0 else tr("This is the first item.")
            )
            return
        self.noting.forget()
        self.film.leave()
        self._way, self._index = (1 if index >= self._index else -1), index
        self._stood.stop()
        number = self._ids[index]
        self._detail = None
        self._wishes.clear()
        self._at_once = self._show_at_once()
        self.desk.set_selection([number])
        self.desk.set_current(number)
        self.strip.stand_on(index)
        self._where.setText(f"{wording.number(index + 1)} / {wording.number(len(self._ids))}")
        self.read()

    def _show_at_once(self) -> bool:
        """A photo is there with the key; what is known of it is read afterwards.

        So is a film's first frame; but what a film is asked waits until it was read.
        """
        row = self.strip.items.row(self._index)
        if row is not None and row.kind is Kind.VIDEO and self.film.pane.show_prepared(row.id):
            self._stack.setCurrentWidget(self.film)
            self.film.pane.still.viewport().repaint()
        if row is None or row.kind is not Kind.PHOTO:
            return False
        self._stack.setCurrentWidget(self.photo)
        self.photo.stand_before(row, self._neighbours())
        self.photo.picture.viewport().repaint()  # before lists and panes follow
        self.strip.make_ready(self._index, self._way)
        return True

    def _neighbours(self, kind: Kind = Kind.PHOTO) -> list[int]:
        """Those of a kind that will be wanted next: two on the way, one behind."""
        found, way = [], self._way
        for at in (self._index + way, self._index - way, self._index + 2 * way):
            row = self.strip.items.row(at) if 0 <= at < len(self._ids) else None
            if row is not None and row.kind is kind:
                found.append(row.id)
        return found

    def concerns(self, records: frozenset[tuple[str, int]]) -> bool:
        """Only the item in hand is shown."""
        return ("*", 0) in records or ("item", self.desk.current) in records

    def read(self) -> None:
        """Read the item in hand again."""
        if not self._ids:
            return
        if self._call is not None:
            self._call.forget()
        library, number = self.desk.library, self._ids[self._index]
        self._call = self.desk.run("", item, library, number, done=self._show, failed=self._gone)

    def _gone(self, error: DeskError) -> None:
        self.desk.complain(error)

    def _show(self, detail: ItemDetail) -> None:
        if not self._ids or detail.row.id != self._ids[self._index]:
            return
        self._detail = detail
        if self.isVisible():
            self.desk.arrived.emit(self.place())  # now the window can be named after it
        title = wording.in_language(detail.titles, self.desk.language) or detail.row.name
        self._heading.setText(f"{detail.row.ref}  {title}")
        self._problem.setText(sentence(detail.row.problem or ""))
        self._problem.setVisible(bool(detail.row.problem))
        self._look_ahead()  # before this one's sound and posters: who goes on waits for nothing
        if detail.row.kind in (Kind.VIDEO, Kind.AUDIO):
            self._stack.setCurrentWidget(self.film)
            self.film.load(detail)
            self.transcript.load(detail.row.id, self._query)
            self.noting.show_film_regions()
        elif detail.row.kind is Kind.PHOTO:
            self._stack.setCurrentWidget(self.photo)
            self.photo.stand_before(detail.row, self._neighbours())
            self.photo.load(detail)
        else:
            self._stack.setCurrentWidget(self.document)
            self.document.load(detail)
        if self._begin_at is not None:
            self.jump(self._begin_at)
            self._begin_at = None
        self._show_transcript()
        if detail.row.status == "new":
            self._stood.start()
        wishes, self._wishes = self._wishes, []
        for do in wishes:
            do()

    def _toggle_transcript(self) -> None:
        """Write what is said beside the player, or look only."""
        if self.shown() is not self.film:
            self.desk.say(tr("Only films and recordings are transcribed."))
            return
        if self._writing and self.transcript.edit.hasFocus():
            self.take_focus()
        self._writing = not self._writing
        self._show_transcript()
        if self._writing:
            self.transcript.edit.setFocus()
        else:
            self.transcript.edit.keep_now()
            self.take_focus()

    def _show_transcript(self) -> None:
        """Beside the film; where there is no room there, below it in place of the strip."""
        shown = self._writing and self.shown() is self.film
        wide = self.width() >= _WIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        fresh = shown and self.transcript.isHidden()
        if self._beside.orientation() is not way or fresh:
            self._beside.setOrientation(way)
            whole = self._beside.width() if wide else self._beside.height()
            self._beside.setSizes([whole * 68 // 100, whole * 32 // 100])
        self.transcript.be_brief(not wide)
        self.transcript.setVisible(shown)
        self.strip.setVisible((wide or not shown) and not self.window().isFullScreen())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There may be more room now, or less."""
        super().resizeEvent(event)
        if self._parts:
            return
        show_what_fits(self._buttons, self.width() - _BESIDE_BUTTONS)
        self._show_transcript()
        self.strip.be_low(self.height() < _LOW)

    def _look_ahead(self) -> None:
        """Have the first frame of the films beside this item ready."""
        self.film.pane.prepare(self._neighbours(Kind.VIDEO))

    def _seen(self) -> None:
        """Who has stood before an item for a moment has seen it."""
        detail = self._detail
        if detail is not None and self.isVisible() and detail.row.status == "new":
            self.desk.change("", look_at, self.desk.library, detail.row.ref)

    def _sideways(self, step: int) -> None:
        widget = self._stack.currentWidget()
        if self._unknown():
            self._wishes.append(lambda: self._sideways(step))
        elif widget is self.film:
            self.film.pane.skip(5.0 * step)
        elif widget is self.photo and not self.photo.picture.fitted:
            self.photo.picture.pan_step(step, 0)
        elif widget is self.document and self.document.turn_page(step):
            return
        else:
            self.go_to(self._index + step)

    def _find(self) -> None:
        """Find words in the document in hand; where it is none, find items."""
        if self.shown() is self.document:
            self.document.finding.bar.ask()
        else:
            self.actions_.trigger("go.search")

    def _to_edge(self, end: int) -> None:
        if self.shown() is not self.film:
            self.go_to(end and len(self._ids) - 1)
        elif end:
            self.film.to_end()
        else:
            self.film.pane.seek(0.0)

    def _further(self, y: int) -> None:
        if self._stack.currentWidget() is self.document:
            self.document.read_on(y)
        else:
            self.picture().pan_step(0, y)

    def jump(self, where: float) -> None:
        """To a moment of a recording, or to a page (a negative number)."""
        if where < 0:
            self.document.go_to(int(-where))
        else:
            self.film.pane.seek(where)

    def _full_screen(self) -> None:
        window = self.window()
        getattr(window, "toggle_full_screen")()  # noqa: B009
        full = window.isFullScreen()
        self._show_transcript()
        self._tools.setVisible(not full)
        getattr(window, "clear_the_desk")(full)  # noqa: B009

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are actions."""
        event.ignore()
