"""A film or recording on screen: VLC while it plays, the exact frame while it stands still."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.desk.items import ItemDetail, original
from evidence_desk.desk.pictures import frame, thumbnail
from evidence_desk.desk.reels import frame_times
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.player import vlc
from evidence_desk.ui.player.frames import FrameSource
from evidence_desk.ui.player.player import Player
from evidence_desk.ui.widgets.ahead import Ahead
from evidence_desk.ui.widgets.picture_view import PictureView

#: Growing speeds of J and L, and the falling ones of Shift with them.
_GROWING = (1.0, 1.5, 2.0, 3.0, 4.0)
_FALLING = (0.5, 0.25, 0.1)
_BACK_TICK_MS = 20
_STILL_PX = (640, 2560)  # the least and the most that the still is asked for
_GRACE_S = 2e-6
_LATE_MS = 200  # after which a picture that is not of the play head's frame says so


class FilmPane(QWidget):
    """Plays, goes back, steps frame by frame, and knows where it is.

    Standing still, `position` is the moment at which the frame on screen came on, so that what is
    marked is what is seen. `state_changed` carries "playing", "backwards", "paused", "ended",
    "failed" or "stopped"; `noticed` a sentence to show beside the picture, or "".
    """

    moved = Signal(float)
    state_changed = Signal(str)
    frames_known = Signal(list)
    noticed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ItemDetail | None = None
        self._times: Sequence[float] = ()
        self._times_call: Call | None = None
        self._state = "stopped"
        self._back_speed = 0.0
        self._back_from = (0.0, 0.0)
        self._stepping = 0  # steps asked for whose frame has not come yet, with no times known
        self._when_settled: list[Callable[[], None]] = []
        self._first_frames = Ahead(
            desk, lambda key: frame(desk.library, key[0], 0.0, self.frames.max_px)[0], self
        )
        self._playable = False
        self._jumped = False  # while playing, to where VLC has not drawn yet
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self._screen = QStackedWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._screen)
        self.still = PictureView(self._screen)
        self.still.pressed.connect(self.toggle)
        self.still.closer.connect(self._fetch_pixels)
        self.surface = QFrame(self._screen)
        self.surface.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.surface.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.surface.setStyleSheet("background: black")
        self.surface.setAccessibleName(tr("Film"))
        self._screen.addWidget(self.still)
        self._screen.addWidget(self.surface)
        self.player = Player(self.surface, self)
        self.player.moved.connect(self.moved)
        self.player.state_changed.connect(self._player_state)
        self.player.picture_came.connect(self._picture_came)
        self.frames = FrameSource(self)
        self.frames.came.connect(self._frame_came)
        self.frames.failed.connect(self._frame_failed)
        self._back_timer = QTimer(self)
        self._back_timer.setInterval(_BACK_TICK_MS)
        self._back_timer.timeout.connect(self._go_back)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE_MS)
        self._late.timeout.connect(lambda: self.still.set_outdated(True))

    # ------------------------------------------------------------ one item

    @property
    def detail(self) -> ItemDetail | None:
        """The item in hand."""
        return self._detail

    @property
    def duration(self) -> float:
        """Its length in seconds; 0 where none is known."""
        return (self._detail.row.duration_s or 0.0) if self._detail is not None else 0.0

    @property
    def is_film(self) -> bool:
        """Whether there are frames, and not sound alone."""
        return self._detail is not None and self._detail.row.kind is Kind.VIDEO

    @property
    def times(self) -> Sequence[float]:
        """The second each frame comes on, in order; empty until known, or if it cannot be told."""
        return self._times

    def load(self, detail: ItemDetail) -> None:
        """Take an item in hand, at its beginning; the same one again is left where it is."""
        same = self._detail is not None and self._detail.row.id == detail.row.id
        self._detail = detail
        if same:
            return
        self._let_go()
        self._detail = detail
        number = detail.row.id
        prepared = self._first_frames.get((number, 0))
        if prepared is not None:
            self.still.show_image(prepared)
        else:
            self.still.clear()
        try:
            path = original(self._desk.library, number)
        except DeskError as error:
            self._playable = False
            self.noticed.emit(sentence(error))
            self._show_thumbnail(number)
            return
        self.player.load(path, self.duration)
        self._playable = self.player.available
        self.noticed.emit("" if self._playable else vlc.what_to_install())
        if self.is_film:
            self.frames.load(path)
            self.frames.want(0.0)
            if prepared is None:
                self._wait()
            library = self._desk.library
            self._times_call = self._desk.look(
                frame_times, library, number, done=self._times_came, failed=lambda _: None
            )
        if prepared is None:
            self._show_thumbnail(number)
        self.moved.emit(0.0)

    def _show_thumbnail(self, number: int) -> None:
        """Until there is something better; for a recording, its sound drawn."""
        library = self._desk.library

        def look() -> QImage | None:
            data = thumbnail(library, number)
            return QImage.fromData(data) if data else None

        def show(image: QImage | None) -> None:
            detail = self._detail
            here = detail is not None and detail.row.id == number and self.still.image.isNull()
            if image is not None and here:
                self.still.show_image(image)

        self._desk.run("", look, done=show)

    def prepare(self, numbers: Sequence[int]) -> None:
        """Have the first frames of films ready that may come next, the most likely first."""
        self._first_frames.want([(number, 0) for number in numbers])

    def show_prepared(self, number: int) -> bool:
        """Show the first frame of a film at once, if it is ready; `load` follows."""
        image = self._first_frames.get((number, 0))
        if image is None:
            return False
        self.still.show_image(image)
        return True

    def leave(self) -> None:
        """Stop and let go; nothing plays behind one's back."""
        self._let_go()
        self._detail = None

    def _let_go(self) -> None:
        self._back_timer.stop()
        self._back_speed = 0.0
        self.player.stop()
        self.frames.load(None)
        if self._times_call is not None:
            self._times_call.forget()
            self._times_call = None
        self._times, self._stepping = (), 0
        self._when_settled.clear()
        self._in_time()
        self._screen.setCurrentWidget(self.still)
        self._set_state("stopped")

    def close_player(self) -> None:
        """Give VLC and the decoder back, before the widget goes."""
        self._back_timer.stop()
        self.player.close()
        self.frames.close()

    # ------------------------------------------------------------ where it is

    @property
    def position(self) -> float:
        """Seconds from the start; standing still, when the frame on screen came on."""
        return self.player.position

    @property
    def frame_number(self) -> int | None:
        """The frame at the head, counted from 0; None while the frames are not known."""
        if not self._times:
            return None
        return max(0, bisect_right(self._times, self.position + _GRACE_S) - 1)

    @property
    def frame_end(self) -> float:
        """When what is seen goes: of a film that stands, the next frame's moment."""
        if self.player.playing or not self._times:
            return self.position
        after = bisect_right(self._times, self.position + _GRACE_S)
        return self._times[after] if after < len(self._times) else self.duration

    @property
    def playing(self) -> bool:
        """Whether it runs forwards."""
        return self.player.playing

    @property
    def state(self) -> str:
        """One of those that `state_changed` carries."""
        return self._state

    @property
    def speed(self) -> float:
        """How fast it plays, or would; below nought while it goes back."""
        return -self._back_speed if self._back_speed else self.player.speed

    def when_settled(self, then: Callable[[], None]) -> None:
        """Call once every step asked for is on screen: at once, if nothing is under way."""
        if self._stepping:
            self._when_settled.append(then)
        else:
            then()

    # ------------------------------------------------------------ playing

    def play(self) -> None:
        """Run forwards."""
        if self._playable:
            self._stop_back()
            self.player.play()

    def pause(self) -> None:
        """Stand still on what is seen."""
        self._stop_back()
        self.player.pause()

    def toggle(self) -> None:
        """Play or pause."""
        if self.player.playing or self._back_speed:
            self.pause()
        else:
            self.play()

    def faster(self) -> None:
        """L: play; again: faster."""
        if self.player.playing and self.player.speed >= 1:
            self.set_speed(_after(_GROWING, self.player.speed))
        else:
            self.set_speed(1.0)
            if not self.player.playing:
                self.play()

    def slow(self) -> None:
        """Shift+L: play slowly; again: more slowly."""
        going = self.player.playing and self.player.speed < 1
        self.set_speed(_after(_FALLING, self.player.speed) if going else _FALLING[0])
        if not self.player.playing:
            self.play()

    def backwards(self) -> None:
        """J: go back; again: faster."""
        going = self._back_speed >= 1
        self._start_back(_after(_GROWING, self._back_speed) if going else 1.0)

    def slow_backwards(self) -> None:
        """Shift+J: go back slowly; again: more slowly."""
        going = 0 < self._back_speed < 1
        self._start_back(_after(_FALLING, self._back_speed) if going else _FALLING[0])

    def set_speed(self, speed: float) -> None:
        """How fast it plays forwards."""
        self.player.set_speed(speed)

    def set_loop(self, span: tuple[float, float] | None) -> None:
        """Play this span again and again; None plays on."""
        self.player.set_loop(span)

    def set_adjust(self, brightness: float, contrast: float) -> None:
        """See it in other light, 1 being as it is; for looking only."""
        self.still.set_adjust(brightness, contrast)
        self.player.set_adjust(brightness, contrast)

    def turn(self, degrees: int) -> None:
        """Turn it, for looking only."""
        self.still.turn(degrees)
        self.player.set_turned(self.still.turned)

    def _start_back(self, speed: float) -> None:
        if self._detail is None:
            return
        self.player.pause()
        self._back_speed = speed
        self._back_from = (self.player.position, time.monotonic())
        self._back_timer.start()
        self._set_state("backwards")

    def _stop_back(self) -> None:
        if self._back_speed:
            self._back_speed = 0.0
            self._back_timer.stop()
            self._stand(self.player.position)
            self._set_state("paused")

    def _go_back(self) -> None:
        """One moment of going back: the frame of the place where the head would be by now."""
        at, clock = self._back_from
        here = max(0.0, at - (time.monotonic() - clock) * self._back_speed)
        loop = self.player.loop
        if loop is not None and here < loop[0] < at:
            self._back_from = (loop[1], time.monotonic())
            here = loop[1]
        self.player.seek(here)
        if self.is_film and self.frames.idle:
            self.frames.want(here)
        if here <= 0.0:
            self._stop_back()

    # ------------------------------------------------------------ standing still

    def seek(self, seconds: float, *, haste: bool = False) -> None:
        """Move the head; goes on playing if it was. In haste, a frame nearby comes first."""
        if self._back_speed:
            self._back_from = (seconds, time.monotonic())
        if self.player.playing:
            self.player.seek(seconds)
            self._jumped = self.is_film
            if self.is_film:  # VLC takes its time, seconds where it plays slowly
                self.frames.want(self.player.position)
        else:
            self._stand(seconds, haste=haste)

    def skip(self, seconds: float) -> None:
        """Move by so much."""
        self.seek(self.position + seconds)

    def step(self, count: int) -> None:
        """So many frames on, or back; each one counts, however fast they are asked for."""
        self.pause()
        if not self.is_film:
            self.skip(count * 0.04)
            return
        number = self.frame_number
        if number is not None and not self._stepping:
            self._stand(self._times[max(0, min(number + count, len(self._times) - 1))])
        else:
            self._stepping += 1
            self.frames.step(self.position, count)
            self._wait()

    def _stand(self, seconds: float, *, haste: bool = False) -> None:
        """Move the head of what stands still to the frame on screen at a moment, and show it."""
        self._stepping = 0
        at = max(0.0, min(seconds, self.duration or seconds))
        if self._times:
            at = self._times[max(0, bisect_right(self._times, at + _GRACE_S) - 1)]
        self.player.seek(at)
        if self.is_film:
            self.frames.want(at, haste=haste)
            self._wait()

    def _wait(self) -> None:
        """What is shown is not what is meant, until its frame comes."""
        if not self._late.isActive():
            self._late.start()

    def _in_time(self) -> None:
        self._late.stop()
        self.still.set_outdated(False)

    def _times_came(self, times: list[float]) -> None:
        self._times_call = None
        self._times = times
        self.frames_known.emit(times)
        self.moved.emit(self.position)

    def _frame_came(self, image: QImage, at_s: float, exact: bool) -> None:
        if self.player.playing and not self._jumped:
            return
        first = self.still.image.isNull()
        self._in_time()
        self.still.show_image(image, same=not first)
        if self._screen.currentWidget() is not self.still:
            self._screen.setCurrentWidget(self.still)
        if self._back_speed or self.player.playing:
            return
        if not exact or not self.frames.idle:
            self._wait()
        else:
            self._settled(at_s)

    def _settled(self, at_s: float) -> None:
        """The frame asked for last is on screen: the head stands where it came on."""
        self._stepping = 0
        if abs(self.player.position - at_s) > _GRACE_S:
            self.player.seek(at_s)
        waiting, self._when_settled = self._when_settled, []
        for then in waiting:
            then()

    def _frame_failed(self, error: DeskError) -> None:
        self._stepping = 0
        self._in_time()  # the sentence says that no frame comes
        if not self.player.playing:
            self.noticed.emit(sentence(error))
        waiting, self._when_settled = self._when_settled, []
        for then in waiting:
            then()

    def _fetch_pixels(self) -> None:
        """Whoever looks closer sees the frame's own pixels."""
        detail = self._detail
        if detail is None or not self.is_film or self.player.playing:
            return
        library, number, at = self._desk.library, detail.row.id, self.position

        def look() -> QImage:
            return QImage.fromData(frame(library, number, at, 16_384)[0])

        def show(image: QImage) -> None:
            here = self._detail is not None and self._detail.row.id == number
            if here and abs(self.position - at) < _GRACE_S and not self.player.playing:
                self.still.add_pixels(image)

        self._desk.look(look, done=show, failed=lambda _: None)

    # ------------------------------------------------------------ VLC's word

    def _player_state(self, state: str) -> None:
        self._jumped = self._jumped and state == "playing"
        if state == "paused" and self.is_film and not self._back_speed:
            self._stand(self.player.position)
        elif state == "ended" and self.is_film:
            self._stand(self.duration)
        elif state == "failed":
            self._screen.setCurrentWidget(self.still)
            self.noticed.emit(
                tr("VLC cannot play this file; its frames and metadata may still say something.")
            )
        if not (state == "paused" and self._back_speed):
            self._set_state(state)

    def _picture_came(self) -> None:
        self._jumped = False
        if self.is_film and self.player.playing:
            self._screen.setCurrentWidget(self.surface)

    def _set_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Frames are asked for as large as they are seen."""
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        wanted = round(max(self.width(), self.height()) * ratio)
        self.frames.max_px = max(_STILL_PX[0], min(wanted, _STILL_PX[1]))


def _after(speeds: Sequence[float], speed: float) -> float:
    """The speed that follows this one; the last stays."""
    at = min(range(len(speeds)), key=lambda n: abs(speeds[n] - speed))
    return speeds[min(at + 1, len(speeds) - 1)]
