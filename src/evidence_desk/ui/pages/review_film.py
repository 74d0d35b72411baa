"""A film or recording under review, with its timeline and what steers it."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSlider, QToolButton, QVBoxLayout, QWidget

from evidence_desk.desk.items import ItemDetail
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.player.speed_box import SpeedBox
from evidence_desk.ui.player.timeline import Timeline
from evidence_desk.ui.widgets.label import Label

_LOUDER = 10
_LOW = 330  # pixels of height, below which the timeline leaves the room to the picture
_APART_S = 0.02  # moments nearer than this are the same for jumping


class FilmReview(QWidget):
    """Plays, seeks, steps, and says where it is."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._actions = actions
        self._resume = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.pane = FilmPane(desk, self)
        column.addWidget(self.pane, 1)
        self._notice = Label("", "quiet", wrap=True)
        self._notice.hide()
        column.addWidget(self._notice)
        self.timeline = Timeline(desk)
        column.addWidget(self.timeline)
        column.addLayout(self._controls())
        self._scrubbing = False
        self.timeline.sought.connect(lambda at: self.pane.seek(at, haste=self._scrubbing))
        self.timeline.scrub_began.connect(self._scrub_began)
        self.timeline.scrub_ended.connect(self._scrub_ended)
        self.timeline.clip_wanted.connect(self._loop_clip)
        self.pane.moved.connect(self._moved)
        self.pane.state_changed.connect(self._state)
        self.pane.frames_known.connect(self.timeline.set_frames)
        self.pane.noticed.connect(self._say)
        actions.say_keys(self, self.say_keys)

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._play = self._button("review.play", "mdi6.play", tr("Play"))
        self._play.setObjectName("review.play_button")
        self._clock = Label("")
        self._clock.setAccessibleDescription(tr("Where the play head stands"))
        self._frame = Label("", "quiet")
        self._rate = Label("", "quiet")
        self._speed = SpeedBox()
        self._speed.chosen.connect(self.pane.set_speed)
        self._speed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._mute = self._button("review.mute", "mdi6.volume-high", tr("Quiet"))
        self._loudness = QSlider(Qt.Orientation.Horizontal)
        self._loudness.setRange(0, 100)
        self._loudness.setValue(80)
        self._loudness.setMaximumWidth(110)
        self._loudness.setAccessibleName(tr("Volume"))
        self._loudness.setToolTip(tr("Volume"))
        self._loudness.valueChanged.connect(self._volume_changed)
        self._loudness.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        row.addWidget(self._play)
        row.addWidget(self._clock)
        row.addWidget(self._frame)
        row.addStretch(1)
        row.addWidget(self._rate)
        row.addWidget(self._speed)
        row.addWidget(self._mute)
        row.addWidget(self._loudness)
        self._show_speed()
        return row

    def _button(self, action: str, icon: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(words)
        button.clicked.connect(self._actions.qaction(action).trigger)
        theme.mark(button, icon)
        return button

    def say_keys(self) -> None:
        """Say on the buttons which keys do the same."""
        for button, action in ((self._play, "review.play"), (self._mute, "review.mute")):
            words, key = button.accessibleName(), self._actions.key(action)
            button.setToolTip(f"{words} ({key})" if key else words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the picture comes first."""
        super().resizeEvent(event)
        self.timeline.be_low(self.height() < _LOW)

    # ------------------------------------------------------------ one item

    def load(self, detail: ItemDetail) -> None:
        """Take an item in hand; it stands at its beginning."""
        self.timeline.load(detail)
        self.pane.load(detail)
        self._show_clock()

    def leave(self) -> None:
        """Stop; nothing plays behind one's back."""
        self.pane.set_loop(None)
        self.timeline.clear()
        self.pane.leave()

    def _say(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    # ------------------------------------------------------------ sound, light, loop

    def mute(self) -> None:
        """Sound off, or on again."""
        self.pane.player.set_muted(not self.pane.player.muted)
        muted = self.pane.player.muted
        theme.mark(self._mute, "mdi6.volume-off" if muted else "mdi6.volume-high")
        self._loudness.setEnabled(not muted)
        self._desk.say(tr("Sound is off.") if muted else tr("Sound is on."))

    def louder(self, steps: int) -> None:
        """More sound, or less."""
        self._loudness.setValue(self._loudness.value() + steps * _LOUDER)

    def _volume_changed(self, value: int) -> None:
        self.pane.player.set_volume(value)

    def loop(self, span: tuple[float, float] | None) -> None:
        """Play a span again and again, or no more."""
        self.pane.set_loop(span)
        self.timeline.set_loop(*(span or (None, None)))
        if span is not None:
            if not span[0] <= self.pane.position < span[1]:
                self.pane.seek(span[0])
            if not self.pane.playing:
                self.pane.play()

    def _loop_clip(self, number: int) -> None:
        detail = self.pane.detail
        for clip in detail.clips if detail is not None else ():
            if clip.id == number:
                self.loop((clip.start_s, clip.end_s))

    # ------------------------------------------------------------ moving

    def to_end(self) -> None:
        """Stand on the last frame."""
        self.pane.pause()
        self.pane.seek(self.pane.duration)

    def to_moment(self, way: int) -> None:
        """Stand on the next clip's edge or mark, or on the one before."""
        detail = self.pane.detail
        if detail is None:
            return
        found = {mark.at_s for mark in detail.marks if mark.at_s is not None}
        for clip in detail.clips:
            found |= {clip.start_s, clip.end_s}
        moments, here = sorted(found), self.pane.position
        if way > 0:
            at = bisect_right(moments, here + _APART_S)
        else:
            at = bisect_right(moments, here - _APART_S) - 1
        if 0 <= at < len(moments):
            self.pane.seek(moments[at])
        else:
            self._desk.say(tr("There is no clip or mark further on.") if way > 0
                           else tr("There is no clip or mark before this."))  # fmt: skip

    def _scrub_began(self) -> None:
        self._scrubbing = True
        self._resume = self.pane.playing
        self.pane.pause()

    def _scrub_ended(self) -> None:
        self._scrubbing = False
        self.pane.seek(self.pane.position)
        if self._resume:
            self.pane.play()

    # ------------------------------------------------------------ what is shown

    def _state(self, state: str) -> None:
        going = state in ("playing", "backwards")
        theme.mark(self._play, "mdi6.pause" if going else "mdi6.play")
        self._play.setAccessibleName(tr("Pause") if going else tr("Play"))
        self.say_keys()
        self._show_speed()

    def _show_speed(self) -> None:
        self._speed.show_speed(self.pane.player.speed)
        back = self.pane.speed < 0
        speed = wording.decimal(abs(self.pane.speed), 1)
        _put(self._rate, tr("backwards, {speed} ×", speed=speed) if back else "")

    def _moved(self, seconds: float) -> None:
        self.timeline.set_position(seconds)
        self._show_clock()
        if self.pane.state in ("playing", "backwards"):
            self._show_speed()

    def _show_clock(self) -> None:
        self._clock.setText(f"{timecode(self.pane.position)} / {timecode(self.pane.duration)}")
        number = self.pane.frame_number
        _put(
            self._frame,
            "" if number is None else tr("frame {number}", number=wording.number(number)),
        )


def _put(label: Label, words: str) -> None:
    """Show words, or nothing: an emptied label stays on screen, one that is hidden does not."""
    label.setText(words)
    label.setVisible(bool(words))
