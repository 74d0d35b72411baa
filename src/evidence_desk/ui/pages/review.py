"""Review: one item large, the next one key away; marks and clips set without leaving the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.derived import take_still
from evidence_desk.desk.describe import add_clip, add_mark, describe, look_at
from evidence_desk.desk.items import ItemDetail, item
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind, make_ref
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import wording
from evidence_desk.ui.actions import Actions, declare
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.pages.review_document import DocumentReview
from evidence_desk.ui.pages.review_film import FilmReview
from evidence_desk.ui.pages.review_photo import PhotoReview
from evidence_desk.ui.widgets.adjust import NEUTRAL
from evidence_desk.ui.widgets.film_strip import FilmStrip
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.regions import Box, Region, regions_of

_Index = QModelIndex | QPersistentModelIndex
_NEW = "new"  # stands for the reference of a region whose note is still being typed


#: What can only be done to an item whose length, frames, pages and texts are known.
_OF_WHAT_IS_READ = (
    "play", "faster", "slower", "frame_on", "frame_back", "clip_in", "clip_out", "loop", "still",
    "title", "region_move",
)  # fmt: skip


def _declare(name: str, text: str, *keys: str, icon: str = "", group: int = 0) -> None:
    declare(f"review.{name}", text=text, keys=keys, page="review", menu="Review", icon=icon,
            group=group)  # fmt: skip


_declare("back", "&Back to the list", "Escape", icon="mdi6.arrow-left")
_declare("next", "&Next item", "PgDown", "N", icon="mdi6.skip-next")
_declare("previous", "&Previous item", "PgUp", "B", icon="mdi6.skip-previous")
_declare("play", "P&lay or pause", "Space", "K", icon="mdi6.play-pause", group=1)
_declare("faster", "Play, then &faster", "L", group=1)
_declare("slower", "&Slower, or a moment back", "J", group=1)
_declare("right", "Forward 5 seconds, or next page or item", "Right", group=1)
_declare("left", "Back 5 seconds, or previous page or item", "Left", group=1)
_declare("frame_on", "One frame on", ".", group=1)
_declare("frame_back", "One frame back", ",", group=1)
_declare("clip_in", "Clip begins &here", "I", icon="mdi6.ray-start", group=2)
_declare("clip_out", "Clip &ends here", "O", icon="mdi6.ray-end", group=2)
_declare("loop", "Pla&y the clip again and again", "Y", icon="mdi6.repeat-variant", group=2)
_declare("mark", "&Mark with a note…", "M", icon="mdi6.map-marker-plus-outline", group=2)
_declare("region", "Mark a re&gion…", "Shift+M", icon="mdi6.selection-marker", group=2)
_declare("still", "Keep this frame as a &still", "Shift+S", icon="mdi6.filmstrip-box", group=2)
_declare("region_move", "Mo&ve the region chosen", "Ctrl+M", group=2)
_declare("title", "&Title…", "F2", icon="mdi6.form-textbox", group=2)
_declare("full", "Full s&creen", "F", icon="mdi6.fullscreen", group=3)
_declare("zoom_in", "&Closer", "+", "=", icon="mdi6.magnify-plus-outline", group=3)
_declare("zoom_out", "F&arther", "-", icon="mdi6.magnify-minus-outline", group=3)
_declare("fit", "&Whole picture, or pixel by pixel", "Z", icon="mdi6.fit-to-page-outline", group=3)
_declare("turn_right", "Turn &right (for looking only)", "]", icon="mdi6.rotate-right", group=3)
_declare("turn_left", "T&urn left (for looking only)", "[", icon="mdi6.rotate-left", group=3)
_declare("up", "Look or read further up", "Up", group=3)
_declare("down", "Look or read further down", "Down", group=3)
_declare("brighter", "Brighter (for looking only)", "E", icon="mdi6.brightness-6", group=4)
_declare("darker", "Dimmer (for looking only)", "D", group=4)
_declare(
    "contrast_more",
    "More contrast (for looking only)",
    "Shift+E",
    icon="mdi6.contrast-box",
    group=4,
)
_declare("contrast_less", "Less contrast (for looking only)", "Shift+D", group=4)
_declare("light_as_is", "Brightness and contrast as the&y are", "A", group=4)

_BAR = (
    "review.back",
    "review.previous",
    "review.next",
    "",
    "review.clip_in",
    "review.clip_out",
    "review.mark",
    "review.region",
    "",
    "item.pick",
    "item.reject",
    "tie.incident.review",
    "tie.section",
    "tie.tag",
    "",
    "review.fit",
    "review.turn_right",
    "review.full",
)


class ReviewPage(Page):
    """One item after another."""

    id = "review"

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._ids: list[int] = []
        self._index = 0
        self._way = 1
        self._query = ""
        self._begin_at: float | None = None
        self._detail: ItemDetail | None = None
        self._call: Call | None = None
        self._clip_from: float | None = None
        self._note_at: tuple[float | None, int | None] = (None, None)
        self._note_region: Box | None = None
        self._light = (NEUTRAL, NEUTRAL)
        self._asking = ""
        self._wishes: list[Callable[[], None]] = []
        self._at_once = False
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(4)
        self._tools = self._bar()
        column.addWidget(self._tools)
        self._problem = Label("", "bad", wrap=True)
        self._problem.hide()
        column.addWidget(self._problem)
        self.film = FilmReview(desk)
        actions.say_keys(self, lambda: self.film.name_play_key(actions.key("review.play")))
        self.photo = PhotoReview(desk)
        self.document = DocumentReview(desk)
        self._stack = QStackedWidget()
        for widget in (self.film, self.photo, self.document):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)
        self._note = _Note()
        self._note.returnPressed.connect(self._save_note)
        self._note.hide()
        column.addWidget(self._note)
        self.strip = FilmStrip(desk)
        self.strip.clicked.connect(lambda index: self.go_to(index.row()))
        self.photo.use_small_pictures(self.strip.thumbnails.get)
        self.strip.thumbnails.arrived.connect(self.photo.small_arrived)
        column.addWidget(self.strip)
        for picture in self._pictures():
            picture.region_drawn.connect(self._region_drawn)
            picture.region_moved.connect(self._region_moved)
            picture.region_clicked.connect(desk.mark_chosen)
            picture.drawing_ended.connect(self._drawing_ended)
        desk.mark_chosen.connect(lambda ref: self._picture().select_region(ref))
        self.film.player.moved.connect(lambda _: self._film_regions())
        self.follow(self._read, 80)
        self._stood = QTimer(self)
        self._stood.setSingleShot(True)
        self._stood.setInterval(1500)
        self._stood.timeout.connect(self._seen)
        desk.moment_wanted.connect(self.jump)
        self._bind(actions)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.destroyed.connect(self.film.player.close)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for name in _BAR:
            if not name:
                row.addSpacing(10)
                continue
            button = QToolButton()
            button.setAutoRaise(True)
            button.setDefaultAction(self.actions_.qaction(name))
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)
        row.addStretch(1)
        self._heading = Label("")
        self._heading.setMinimumWidth(40)
        self._where = Label("", "quiet")
        row.addWidget(self._heading)
        row.addSpacing(8)
        row.addWidget(self._where)
        return bar

    def _bind(self, actions: Actions) -> None:
        for name, handler in {
            "back": self._back,
            "next": lambda: self.go_to(self._index + 1),
            "previous": lambda: self.go_to(self._index - 1),
            "play": self.film.toggle,
            "faster": self.film.faster,
            "slower": self.film.slower,
            "right": lambda: self._sideways(1),
            "left": lambda: self._sideways(-1),
            "frame_on": lambda: self.film.step(1),
            "frame_back": lambda: self.film.step(-1),
            "clip_in": self._clip_in,
            "clip_out": self._clip_out,
            "loop": self._loop,
            "mark": self._ask_mark,
            "region": self._draw_region,
            "region_move": self._move_region,
            "still": self._take_still,
            "title": self._ask_title,
            "full": self._full_screen,
            "zoom_in": lambda: self._picture().zoom(1.25),
            "zoom_out": lambda: self._picture().zoom(0.8),
            "fit": lambda: self._picture().life_size(),
            "turn_right": lambda: self._picture().turn(90),
            "turn_left": lambda: self._picture().turn(-90),
            "up": lambda: self._further(-1),
            "down": lambda: self._further(1),
            "brighter": lambda: self._change_light(0.1, 0),
            "darker": lambda: self._change_light(-0.1, 0),
            "contrast_more": lambda: self._change_light(0, 0.1),
            "contrast_less": lambda: self._change_light(0, -0.1),
            "light_as_is": lambda: self._set_light(NEUTRAL, NEUTRAL),
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

    def _picture(self) -> PictureView:
        widget = self._stack.currentWidget()
        if widget is self.film:
            return self.film.still
        return self.photo.picture if widget is self.photo else self.document.picture

    def _pictures(self) -> tuple[PictureView, ...]:
        return self.film.still, self.photo.picture, self.document.picture

    def _change_light(self, brightness: float, contrast: float) -> None:
        self._set_light(self._light[0] + brightness, self._light[1] + contrast)

    def _set_light(self, brightness: float, contrast: float) -> None:
        """See everything in this light, until it is changed again; nothing is saved."""
        bright, strong = (min(max(round(value, 2), 0.2), 1.8) for value in (brightness, contrast))
        self._light = (bright, strong)
        for picture in self._pictures():
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
        self.film.leave()
        self._note.hide()
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
        if self._picture().drawing:
            self._picture().end_drawing(take=False)
        elif self._note.isVisible():
            self._note.hide()
            self._show_regions()
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
        if self._note.isVisible() and self._note.text().strip():
            self._save_note()  # what was typed belongs to the item it was typed for
        self._picture().end_drawing(take=False)
        self.film.player.set_loop(None)
        self.film.leave()
        self._way, self._index = (1 if index >= self._index else -1), index
        self._clip_from = None
        self._stood.stop()
        self._note.hide()
        number = self._ids[index]
        self._detail = None
        self._wishes.clear()
        self._at_once = self._show_at_once()
        self.desk.set_selection([number])
        self.desk.set_current(number)
        self.strip.stand_on(index)
        self._where.setText(f"{wording.number(index + 1)} / {wording.number(len(self._ids))}")
        self._read()

    def _show_at_once(self) -> bool:
        """A photo is there with the key; what is known of it is read afterwards."""
        row = self.strip.items.row(self._index)
        if row is None or row.kind is not Kind.PHOTO:
            return False
        self._stack.setCurrentWidget(self.photo)
        self.photo.stand_before(row, self._neighbours())
        self.photo.picture.viewport().repaint()  # before lists and panes follow
        self.strip.make_ready(self._index, self._way)
        return True

    def _neighbours(self) -> list[int]:
        """The photos that will be wanted next: two on the way, one behind."""
        found, way = [], self._way
        for at in (self._index + way, self._index - way, self._index + 2 * way):
            row = self.strip.items.row(at) if 0 <= at < len(self._ids) else None
            if row is not None and row.kind is Kind.PHOTO:
                found.append(row.id)
        return found

    def concerns(self, records: frozenset[tuple[str, int]]) -> bool:
        """Only the item in hand is shown."""
        return ("*", 0) in records or ("item", self.desk.current) in records

    def _read(self) -> None:
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
        title = wording.in_language(detail.titles, self.desk.language) or detail.row.name
        room = max(120, self.width() - 640)
        metrics = self.fontMetrics()
        self._heading.setText(
            metrics.elidedText(f"{detail.row.ref}  {title}", Qt.TextElideMode.ElideRight, room)
        )
        self._problem.setText(sentence(detail.row.problem or ""))
        self._problem.setVisible(bool(detail.row.problem))
        if detail.row.kind in (Kind.VIDEO, Kind.AUDIO):
            self._stack.setCurrentWidget(self.film)
            self.film.load(detail)
            self._film_regions()
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
        if detail.row.status == "new":
            self._stood.start()
        wishes, self._wishes = self._wishes, []
        for do in wishes:
            do()

    def _seen(self) -> None:
        """Who has stood before an item for a moment has seen it."""
        detail = self._detail
        if detail is not None and self.isVisible() and detail.row.status == "new":
            self.desk.run("", look_at, self.desk.library, detail.row.ref)

    def _sideways(self, step: int) -> None:
        widget = self._stack.currentWidget()
        if self._unknown():
            self._wishes.append(lambda: self._sideways(step))
        elif widget is self.film:
            self.film.skip(5.0 * step)
        elif widget is self.photo and not self.photo.picture.fitted:
            self.photo.picture.pan_step(step, 0)
        elif widget is self.document and self.document.turn_page(step):
            return
        else:
            self.go_to(self._index + step)

    def _further(self, y: int) -> None:
        if self._stack.currentWidget() is self.document:
            self.document.read_on(y)
        else:
            self._picture().pan_step(0, y)

    # ------------------------------------------------------------ clips and marks

    def _recording(self) -> bool:
        there = self._detail is not None and self._stack.currentWidget() is self.film
        if not there:
            self.desk.say(tr("Clips are cut from films and recordings."))
        return there

    def _clip_in(self) -> None:
        if self._recording():
            self._clip_from = self.film.player.position
            self.film.timeline.set_span(self._clip_from, None)
            self.desk.say(
                tr(
                    "The clip begins at {at}; {key} ends it.",
                    at=wording.clock(self._clip_from),
                    key=self.actions_.key("review.clip_out") or "–",
                )
            )

    def _clip_out(self) -> None:
        if not self._recording():
            return
        start, end = self._clip_from or 0.0, self.film.player.position
        if end <= start:
            self.desk.say(tr("A clip must end after it begins."))
            return
        self._clip_from = start
        self.film.timeline.set_span(start, end)
        self.film.player.pause()
        self._ask(
            "clip",
            tr(
                "What the clip shows ({start}–{end}), Enter saves",
                start=wording.clock(start),
                end=wording.clock(end),
            ),
        )
        self._note_at = (end, None)

    def _loop(self) -> None:
        if self._detail is None or not self._detail.clips:
            begin, end = (
                self.actions_.key(f"review.{name}") or "–" for name in ("clip_in", "clip_out")
            )
            self.desk.say(
                tr("There is no clip yet; {begin} and {end} cut one.", begin=begin, end=end)
            )
            return
        at = self.film.player.position
        clip = min(self._detail.clips, key=lambda one: abs(one.start_s - at))
        self.film.player.set_loop((clip.start_s, clip.end_s))
        self.film.seek(clip.start_s)
        if not self.film.player.playing:
            self.film.toggle()

    def _ask_mark(self) -> None:
        widget = self._stack.currentWidget()
        if self._unknown():
            self._wishes.append(self._ask_mark)
            return
        at = self.film.player.position if widget is self.film else None
        page = self.document.page if widget is self.document else None
        self._note_at, self._note_region = (at, page), None
        where = wording.clock(at) if at is not None else str(page or "")
        self._ask("mark", tr("What is seen or heard here {where}, Enter saves", where=where))

    def _take_still(self) -> None:
        """Keep the frame at the head as an item; what plays goes on playing."""
        detail = self._detail
        if detail is None or detail.row.kind is not Kind.VIDEO:
            self.desk.say(tr("Stills are taken from films."))
            return
        at = self.film.player.position

        def kept(ref: str) -> None:
            self.desk.say(
                tr("{ref} is the frame of {film} at {at}.", ref=ref, film=detail.row.ref,
                   at=timecode(at))
            )  # fmt: skip

        self.desk.run("", take_still, self.desk.library, detail.row.ref, at, done=kept)

    def _ask_title(self) -> None:
        if self._detail is not None:
            code = self.desk.language
            self._ask("title", tr("Title ({code}), Enter saves", code=code.upper()))
            self._note.setText(self._detail.titles.get(code, ""))
            self._note.selectAll()

    def _ask(self, what: str, hint: str) -> None:
        self._asking = what
        self._note.clear()
        self._note.setPlaceholderText(hint)
        self._note.setAccessibleName(hint)
        self._note.show()
        self._note.setFocus()

    def _save_note(self) -> None:
        text, library = self._note.text().strip(), self.desk.library
        self._note.hide()
        self.take_focus()
        if not self._ids:
            return
        ref, language = make_ref("item", self._ids[self._index]), self.desk.language
        at, page = self._note_at
        if self._asking == "title":
            self.desk.run("", describe, library, [ref], {f"title.{language}": text})
        elif self._asking == "clip" and self._clip_from is not None and at is not None:
            titles = {language: text} if text else None
            self.desk.run("", add_clip, library, ref, self._clip_from, at, titles)
            self._clip_from = None
            self.film.timeline.set_span(None, None)
        elif self._asking == "mark" and text:
            region = self._note_region
            self.desk.run("", lambda: add_mark(library, ref, at, text, region=region, page=page))
        else:
            self._show_regions()

    # ------------------------------------------------------------ regions

    def _draw_region(self) -> None:
        """Let a region be drawn on what is seen; its note is typed next."""
        if self._unknown():
            self._wishes.append(self._draw_region)
        else:
            self._draw("")

    def _move_region(self) -> None:
        """Let the region that is marked be moved and resized by keys."""
        chosen = self._picture().selected_region
        if chosen in ("", _NEW):
            self.desk.say(tr("Choose a region first: click it, or its line in the inspector."))
        else:
            self._draw(chosen)

    def _draw(self, ref: str) -> None:
        """Draw, or draw anew what is there, on whatever is seen."""
        widget, detail = self._stack.currentWidget(), self._detail
        sound = widget is self.film and (detail is None or detail.row.kind is not Kind.VIDEO)
        words = widget is self.document and not self.document.shows_pages
        if sound or words:
            self.desk.say(tr("Regions are drawn on photos, pages and films that stand still."))
            return
        self.desk.say(
            tr(
                "Drag over the picture; or arrows move, Shift and arrows resize. "
                "Enter takes it, Esc gives it up."
            )
        )
        if widget is self.film:
            self.film.player.pause()
            self._draw_on_still(ref, 20)
        else:
            self._picture().draw_region(ref)

    def _draw_on_still(self, ref: str, patience: int) -> None:
        """Once the film stands and its frame is shown, which takes a moment."""
        if self._stack.currentWidget() is not self.film:
            return
        if self.film.still.isVisible() and not self.film.player.playing:
            self.film.still.draw_region(ref)
        elif patience:
            QTimer.singleShot(100, self, lambda: self._draw_on_still(ref, patience - 1))

    def _drawing_ended(self) -> None:
        self.desk.say("")
        self.take_focus()

    def _region_drawn(self, box: Box) -> None:
        self._ask_mark()
        self._note_region = box
        picture = self._picture()
        drawn = Region(_NEW, box, "+")
        picture.set_regions([*picture.regions, drawn], _NEW)

    def _region_moved(self, ref: str, box: Box) -> None:
        if ref == _NEW:
            self._note_region = box
            return

        def refused(error: DeskError) -> None:
            self.desk.complain(error)
            self._read()

        library = self.desk.library
        self.desk.run("", describe, library, [ref], {"region": box}, failed=refused)

    def _show_regions(self) -> None:
        """Those of the marks there are; one that was drawn and not kept goes."""
        if self._detail is None or self._stack.currentWidget() is self.film:
            self._film_regions()
        elif self._stack.currentWidget() is self.photo:
            self.photo.load(self._detail)
        else:
            self.document.load(self._detail)

    def _film_regions(self) -> None:
        """Of a film, the regions of marks at the frame where the head stands."""
        detail = self._detail
        if detail is None or (self._asking == "mark" and self._note.isVisible()):
            return
        at, half = self.film.player.position, 0.5 / (detail.frame_rate or 25.0) + 0.001
        self.film.still.set_regions(
            regions_of(
                mark
                for mark in detail.marks
                if mark.at_s is not None and abs(mark.at_s - at) <= half
            )
        )

    def jump(self, where: float) -> None:
        """To a moment of a recording, or to a page (a negative number)."""
        if where < 0:
            self.document.go_to(int(-where))
        else:
            self.film.seek(where)

    def _full_screen(self) -> None:
        window = self.window()
        getattr(window, "toggle_full_screen")()  # noqa: B009
        full = window.isFullScreen()
        self.strip.setVisible(not full)
        self._tools.setVisible(not full)
        getattr(window, "clear_the_desk")(full)  # noqa: B009

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are actions."""
        event.ignore()


class _Note(QLineEdit):
    """The line in which notes and titles are typed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("review.note")
        self.setClearButtonEnabled(True)
