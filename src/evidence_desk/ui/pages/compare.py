"""Compare: two items side by side; photos zoomed together, films played in step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from evidence_desk.desk.items import ItemDetail, item
from evidence_desk.desk.pairs import difference, keep_offset, offset_of, seconds_between
from evidence_desk.domain.derived import moment_of
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.player.in_step import InStep
from evidence_desk.ui.player.player import SPEEDS
from evidence_desk.ui.player.speed_box import SpeedBox
from evidence_desk.ui.widgets.action_bar import action_button, add_buttons
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.side import Side

_BAR = (
    "compare.back",
    "compare.previous",
    "compare.next",
    "",
    "compare.swap",
    "compare.fit",
    "compare.zoom_in",
    "compare.zoom_out",
    "",
    "item.pick",
    "item.reject",
)
_NARROW = 760  # pixels, below which the line below the films does with icons
_KEEP_MS = 1200  # after the last nudge an offset is kept
_SOUNDS = ("left", "right", "both")


class ComparePage(Page):
    """Two of the items in hand; one side is active, and the keys of culling are for it."""

    id = "compare"
    wants_room = True
    alone = True

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        self._ids: list[int] = []
        self._at = [0, 0]
        self._active = 1
        self._calls: list[Call | None] = [None, None]
        self._pair: tuple[int, int] | None = None  # whose offset is known
        self._asked: tuple[int, int] | None = None  # whose offset is asked for, or known
        self._nudged = 0.0  # seconds, by who did not wait until it was known
        self._loop_from: float | None = None
        self._sound = 0
        self._speed_now = 1.0
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 6)
        column.setSpacing(4)
        self._add_bar(column)
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self.sides = (Side(desk, "left", self), Side(desk, "right", self))
        row = QHBoxLayout()
        row.setSpacing(6)
        for number, side in enumerate(self.sides):
            row.addWidget(side, 1)
            side.pressed.connect(partial(self._activate, number))
            side.loaded.connect(self._loaded)
            for picture in (side.photo.picture, side.film.still):
                picture.view_changed.connect(partial(self._look_along, number, picture))
            side.film.still.pressed.disconnect(side.film.toggle)
            side.photo.sharpened.connect(partial(self._join, number))
            side.film.frames.came.connect(lambda *_, number=number: self._join(number))
        column.addLayout(row, 1)
        self.step = InStep(self.sides[0].film, self.sides[1].film, self)
        self.step.moved.connect(self._moved)
        self.step.state_changed.connect(self._say_state)
        for side in self.sides:
            side.film.moved.connect(lambda _: self._moved(self.step.position))
            side.film.state_changed.connect(lambda _: self._say_state())
        self._films = QWidget(self)
        column.addWidget(self._films)
        self._fill_film_bar()
        self._keeping = QTimer(self)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(_KEEP_MS)
        self._keeping.timeout.connect(self._keep)
        self.follow(self._read, 80)
        self._bind(actions)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for side in self.sides:
            self.destroyed.connect(side.close_player)

    # ------------------------------------------------------------ building

    def _add_bar(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        column.addLayout(row)
        add_buttons(row, self.actions_, _BAR)
        row.addStretch(1)
        self._where = Label("", "quiet")
        row.addWidget(self._where)

    def _fill_film_bar(self) -> None:
        column = QVBoxLayout(self._films)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setAccessibleName(tr("Position"))
        self._slider.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._slider.sliderMoved.connect(lambda value: self._seek(value / 1000, haste=True))
        self._slider.sliderReleased.connect(lambda: self._seek(self._slider.value() / 1000))
        column.addWidget(self._slider)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(6)
        self._play = action_button(self.actions_, "compare.play")
        self._clock = Label("")
        self._together = QToolButton()
        self._together.setCheckable(True)
        self._together.setChecked(True)
        self._together.setText(tr("In step"))
        self._together.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.mark(self._together, "mdi6.link-variant")
        self._together.toggled.connect(self._set_together)
        self._together.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._same = QToolButton()
        self._same.setText(tr("Same moment"))
        self._same.setToolTip(tr("What both show now is one moment: keep them in step from here"))
        self._same.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        theme.mark(self._same, "mdi6.equal")
        self._same.clicked.connect(self._same_moment)
        self._same.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._offset = Label("")
        self._hear = QComboBox()
        self._hear.setAccessibleName(tr("Sound"))
        for words in (tr("sound: left"), tr("sound: right"), tr("sound: both")):
            self._hear.addItem(words)
        self._hear.activated.connect(self._hear_this)
        self._speed = SpeedBox()
        self._speed.chosen.connect(self._set_speed)
        for box in (self._hear, self._speed):
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._play)
        row.addWidget(self._clock)
        row.addStretch(1)
        for widget in (self._offset, self._together, self._same, self._hear, self._speed):
            row.addWidget(widget)

    def _bind(self, actions: Actions) -> None:
        for name, handler in {
            "back": self._back,
            "other": lambda: self._activate(1 - self._active),
            "next": lambda: self._another(1),
            "previous": lambda: self._another(-1),
            "swap": self._swap,
            "play": self._toggle,
            "right": lambda: self._sideways(1),
            "left": lambda: self._sideways(-1),
            "frame_on": lambda: self._step(1),
            "frame_back": lambda: self._step(-1),
            "faster": lambda: self._change_speed(1),
            "slower": lambda: self._change_speed(-1),
            "sound": lambda: self._hear_this((self._sound + 1) % len(_SOUNDS)),
            "loop_in": self._begin_loop,
            "loop_out": self._end_loop,
            "loop_off": self._end_looping,
            "together": self._together.toggle,
            "same": self._same_moment,
            "later": lambda: self._up_or_down(1),
            "earlier": lambda: self._up_or_down(-1),
            "second_later": lambda: self._nudge(1.0),
            "second_earlier": lambda: self._nudge(-1.0),
            "frame_later": lambda: self._nudge(self._frame_length()),
            "frame_earlier": lambda: self._nudge(-self._frame_length()),
            "zoom_in": lambda: self.side.picture.zoom(1.25),
            "zoom_out": lambda: self.side.picture.zoom(0.8),
            "fit": lambda: self.side.picture.life_size(),
        }.items():
            actions.bind(f"compare.{name}", handler, owner=self)

    # ------------------------------------------------------------ places

    @property
    def side(self) -> Side:
        """The active side."""
        return self.sides[self._active]

    def enter(self, place: Place) -> None:
        """Compare these two."""
        self._ids = list(place.ids)
        last = max(0, len(self._ids) - 1)
        self._at = [min(place.index, last), min(int(place.at or 0), last)]
        self._pair = self._asked = None
        self._nudged = 0.0
        self._activate(1)
        self._read()
        self.take_focus()

    def leave(self) -> None:
        """Stop playing; what was found of the offset is kept."""
        self._keep_now()
        self.step.stop()
        for side in self.sides:
            side.leave()

    def place(self) -> Place | None:
        """The two in hand, among the others."""
        return Place.compare(self._ids, *self._at) if self._ids else None

    def title(self) -> str:
        """Which two."""
        refs = [make_ref("item", self._ids[at]) for at in self._at if at < len(self._ids)]
        return tr("Compare {refs}", refs=" – ".join(refs))

    def take_focus(self) -> None:
        """Keys are for looking."""
        self.setFocus()

    def _back(self) -> None:
        getattr(self.window(), "back")()  # noqa: B009  (the window's way back)

    # ------------------------------------------------------------ which two

    def concerns(self, records: frozenset[tuple[str, int]]) -> bool:
        """Only the two are shown."""
        shown = {("item", self._ids[at]) for at in self._at if at < len(self._ids)}
        return ("*", 0) in records or bool(shown & records)

    def _read(self) -> None:
        for number, at in enumerate(self._at):
            if at >= len(self._ids):
                continue
            call = self._calls[number]
            if call is not None:
                call.forget()
            library, wanted = self.desk.library, self._ids[at]

            def show(detail: ItemDetail, number: int = number) -> None:
                self._show(number, detail)

            self._calls[number] = self.desk.run("", item, library, wanted, done=show)
        places = " – ".join(wording.number(at + 1) for at in self._at)
        self._where.setText(f"{places} / {wording.number(len(self._ids))}")

    def _show(self, number: int, detail: ItemDetail) -> None:
        if not self._ids or detail.row.id != self._ids[self._at[number]]:
            return
        self.sides[number].load(detail)
        self._say()

    def _loaded(self) -> None:
        """Another pair: their offset as it was kept, or as their clocks have it."""
        left, right = (side.detail for side in self.sides)
        self.step.stop()
        for side in self.sides:
            if side.plays:
                side.film.pause()
        self._films.setVisible(any(side.plays for side in self.sides))
        for widget in (self._offset, self._together, self._same, self._hear):
            widget.setVisible(self._both_play())
        if left is None or right is None:
            return
        pair = (left.row.id, right.row.id)
        if pair != self._pair:
            self._keep_now()
            self._pair = None
        if not self._both_play():
            self._asked, self._nudged = None, 0.0
            self._seek_frame_of_still()
        elif pair not in (self._pair, self._asked):
            self._asked = pair
            between = seconds_between(left.row.captured, right.row.captured)
            first, second = left.row.duration_s or 0.0, right.row.duration_s or 0.0
            guess = -between if between is not None and -second < between < first else 0.0
            self.desk.run(
                "", offset_of, self.desk.library, *pair,
                done=lambda kept: self._known(pair, guess if kept is None else kept),
                failed=lambda _: self._known(pair, guess),
            )  # fmt: skip
        self._hear_this(self._sound)
        self._set_speed(self._speed_now)
        self._moved(self._position())

    def _known(self, pair: tuple[int, int], offset: float) -> None:
        """The offset these two had; who has nudged it meanwhile has nudged that one."""
        if pair != self._asked or pair == self._pair:
            return
        nudged, self._nudged = self._nudged, 0.0
        if self.isVisible():
            self._pair = pair
            self._set_offset(offset + nudged, keep=bool(nudged))
            self.step.seek(max(0.0, -self.step.offset))
        elif nudged:
            self.desk.change("", keep_offset, self.desk.library, *pair, offset + nudged)

    def _seek_frame_of_still(self) -> None:
        """A still beside its film: the film stands on that frame."""
        for side, other in (self.sides, self.sides[::-1]):
            one, film = side.detail, other.detail
            if one is None or film is None or not other.plays:
                continue
            at = moment_of(one.recipe)
            if at is not None and one.row.parent == film.row.ref:
                other.film.seek(at)

    def _activate(self, number: int) -> None:
        self._active = number
        for at, side in enumerate(self.sides):
            side.set_active(at == number)
        if self._ids and self._at[number] < len(self._ids):
            current = self._ids[self._at[number]]
            self.desk.set_selection([current])
            self.desk.set_current(current)
        self._say()
        if self.isVisible():
            self.take_focus()

    def _another(self, step: int) -> None:
        """The next of the items on the active side; the one on the other side is passed over."""
        at = self._at[self._active] + step
        if at == self._at[1 - self._active]:
            at += step
        if not 0 <= at < len(self._ids):
            self.desk.say(
                tr("This is the last item.") if step > 0 else tr("This is the first item.")
            )
            return
        self._at[self._active] = at
        self._activate(self._active)
        self._read()

    def _swap(self) -> None:
        offset, known = self.step.offset, self._pair is not None
        places = [side.film.position for side in self.sides]
        left, right = (side.detail for side in self.sides)
        if left is None or right is None:
            return
        self._at.reverse()
        self._pair = self._asked = (right.row.id, left.row.id) if known else None
        self._nudged = -self._nudged
        self.step.stop()
        self.sides[0].load(right)
        self.sides[1].load(left)
        if known:
            self._set_offset(-offset, keep=False)
            self._seek(places[1])
        self._activate(1 - self._active)

    def _say(self) -> None:
        left, right = (side.detail for side in self.sides)
        later = ""
        if left is not None and right is not None:
            between = seconds_between(left.row.captured, right.row.captured)
            later = difference(between) if between is not None else ""
        self.sides[0].say_of("")
        self.sides[1].say_of(later)

    # ------------------------------------------------------------ looking together

    def _look_along(
        self, number: int, picture: PictureView, x: float, y: float, scale: float
    ) -> None:
        """The other side looks at the same place."""
        if self.sides[number].picture is picture:
            self.sides[1 - number].picture.set_view(x, y, scale)

    def _join(self, number: int) -> None:
        """A picture has come: it is looked at where the other one is."""
        mine, other = self.sides[number].picture, self.sides[1 - number].picture
        if mine.fitted and not other.fitted and not other.image.isNull():
            mine.set_view(*other.view)

    def _sideways(self, way: int) -> None:
        if any(side.plays for side in self.sides):
            self._seek(self._position() + 5.0 * way)
        else:
            self.side.picture.pan_step(way, 0)

    def _up_or_down(self, way: int) -> None:
        if self._both_play():
            self._nudge(0.1 * way)
        else:
            self.side.picture.pan_step(0, way)

    # ------------------------------------------------------------ playing together

    def _both_play(self) -> bool:
        return all(side.plays for side in self.sides)

    def _in_step(self) -> bool:
        return self._both_play() and self._together.isChecked()

    def _film(self) -> FilmPane | None:
        """The film that moves alone: the active one, or the only one."""
        if self.side.plays:
            return self.side.film
        other = self.sides[1 - self._active]
        return other.film if other.plays else None

    def _position(self) -> float:
        if self._both_play():
            return self.step.position if self._in_step() else self.side.film.position
        film = self._film()
        return film.position if film is not None else 0.0

    def _toggle(self) -> None:
        film = self._film()
        if self._in_step():
            self.step.toggle()
        elif film is not None:
            film.toggle()

    def _seek(self, seconds: float, *, haste: bool = False) -> None:
        film = self._film()
        if self._in_step():
            lowest = min(0.0, -self.step.offset)
            self.step.seek(max(lowest, min(seconds, self._end())), haste=haste)
        elif film is not None:
            film.seek(seconds, haste=haste)

    def _end(self) -> float:
        if not self._in_step():
            film = self._film()
            return film.duration if film is not None else 0.0
        left, right = (side.film.duration for side in self.sides)
        return max(left, right - self.step.offset)

    def _step(self, count: int) -> None:
        film = self._film()
        if self._in_step():
            self.step.step(count, self.side.film)
        elif film is not None:
            film.step(count)

    def _set_together(self, together: bool) -> None:
        if not self._both_play():
            return
        for side in self.sides:
            side.film.pause()
        self.step.stop()
        if together:
            self.step.set_offset(self.step.offset)
        self._say_state()

    def _same_moment(self) -> None:
        """What both show now is one moment: the offset follows from where they stand."""
        if not self._both_play():
            self.desk.say(tr("This needs two films or recordings."))
            return
        for side in self.sides:
            side.film.pause()
        self.step.stop()
        left, right = (side.film.position for side in self.sides)
        self._pair, self._nudged = self._asked, 0.0
        self._set_offset(right - left)
        self._together.setChecked(True)
        self.desk.say(tr("In step from here: {offset}.", offset=difference(self.step.offset)))

    def _nudge(self, seconds: float) -> None:
        both = self._both_play()
        if self._pair is None and (both or any(side.detail is None for side in self.sides)):
            self._nudged -= seconds
        elif both:
            self._set_offset(self.step.offset - seconds)

    def _frame_length(self) -> float:
        """Of the slower of the two, in seconds."""
        rates = [s.detail.frame_rate for s in self.sides if s.detail is not None]
        return 1 / min((rate for rate in rates if rate), default=25.0)

    def _set_offset(self, offset: float, *, keep: bool = True) -> None:
        self.step.set_offset(offset)
        self._say_offset()
        self._slider.setRange(round(min(0.0, -offset) * 1000), max(1, round(self._end() * 1000)))
        if keep:
            self._keeping.start()

    def _say_offset(self) -> None:
        offset = difference(self.step.offset)
        whole = tr("offset {offset}", offset=offset)
        self._offset.setText(offset if self.width() < _NARROW else whole)
        self._offset.setToolTip(whole)
        self._offset.setAccessibleName(whole)

    def _keep_now(self) -> None:
        """Before something else comes."""
        if self._keeping.isActive():
            self._keeping.stop()
            self._keep()

    def _keep(self) -> None:
        if self._pair is not None:
            self.desk.change("", keep_offset, self.desk.library, *self._pair, self.step.offset)

    def _change_speed(self, way: int) -> None:
        at = SPEEDS.index(min(SPEEDS, key=lambda one: abs(one - self._speed_now))) + way
        self._set_speed(SPEEDS[max(0, min(at, len(SPEEDS) - 1))])

    def _set_speed(self, speed: float) -> None:
        self._speed_now = speed
        self.step.set_speed(speed)
        self._speed.show_speed(speed)

    def _hear_this(self, which: int) -> None:
        self._sound = which
        self._hear.setCurrentIndex(which)
        alone = not self._both_play()
        for number, side in enumerate(self.sides):
            side.film.player.set_muted(not (alone or which in (number, 2)))

    # ------------------------------------------------------------ loop

    def _begin_loop(self) -> None:
        self._loop_from = self._position()
        key = self.actions_.key("compare.loop_out") or "–"
        at = timecode(self._loop_from)
        self.desk.say(tr("The loop begins at {at}; {key} ends it.", at=at, key=key))

    def _end_loop(self) -> None:
        start, end = self._loop_from or 0.0, self._position()
        if end - start < 0.1:
            self.desk.say(tr("A loop must end after it begins."))
            return
        film = self._film()
        if self._in_step():
            self.step.loop = (start, end)
            self.step.seek(start)
            self.step.play()
        elif film is not None:
            film.set_loop((start, end))
            film.seek(start)
            film.play()

    def _end_looping(self) -> None:
        self.step.loop = None
        for side in self.sides:
            side.film.set_loop(None)
        self.desk.say(tr("No loop any more."))

    # ------------------------------------------------------------ telling

    def _moved(self, seconds: float) -> None:
        if not self._slider.isSliderDown():
            self._slider.setValue(round(self._position() * 1000))
        said = [timecode(side.film.position) for side in self.sides if side.plays]
        self._clock.setText("\u2002".join(said))

    def _say_state(self) -> None:
        playing = self.step.playing or any(side.film.playing for side in self.sides)
        together = self._together.isChecked()
        theme.mark(self._together, "mdi6.link-variant" if together else "mdi6.link-variant-off")
        self._together.setText(tr("In step") if together else tr("Each alone"))
        self._together.setToolTip(self._together.text())
        self._play.setAccessibleDescription(tr("playing") if playing else tr("standing still"))

    # ------------------------------------------------------------ hands

    def event(self, event: QEvent) -> bool:
        """Tab changes sides while no control has the focus; Shift+Tab goes to the controls."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            tab = event.key() == Qt.Key.Key_Tab and self.hasFocus()
            if tab and self.actions_.answers("compare.other", event):
                self.actions_.trigger("compare.other")
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words are cut to the room there is; times never are."""
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        narrow = self.width() < _NARROW
        for button in (self._together, self._same):
            button.setToolButtonStyle(
                styles.ToolButtonIconOnly if narrow else styles.ToolButtonTextBesideIcon
            )
        self._say_offset()
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: the active side is edged in them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "sides"):
            for at, side in enumerate(self.sides):
                side.set_active(at == self._active)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """All keys are actions."""
        event.ignore()
