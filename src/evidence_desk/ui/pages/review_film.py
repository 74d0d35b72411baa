"""A film or recording under review: VLC plays it; standing still it shows the exact frame."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QSlider,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.items import ItemDetail, original
from evidence_desk.desk.pictures import frame, thumbnail, waveform
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.player import vlc
from evidence_desk.ui.player.player import SPEEDS, Player
from evidence_desk.ui.player.timeline import Timeline
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView


class FilmReview(QWidget):
    """Plays, seeks, steps, and says where it is."""

    ended = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._detail: ItemDetail | None = None
        self._call: Call | None = None
        self._rate = 25.0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.surface = QFrame()
        self.surface.setAttribute(Qt.WidgetAttribute.WA_NativeWindow)
        self.surface.setAttribute(Qt.WidgetAttribute.WA_DontCreateNativeAncestors)
        self.surface.setStyleSheet("background: black")
        self.surface.setAccessibleName(tr("Film"))
        self.still = PictureView()
        self.still.pressed.connect(self.toggle)
        self._screen = QStackedWidget()
        self._screen.addWidget(self.still)
        self._screen.addWidget(self.surface)
        column.addWidget(self._screen, 1)
        self._notice = Label("", "quiet", wrap=True)
        column.addWidget(self._notice)
        self.timeline = Timeline()
        self.timeline.sought.connect(self.seek)
        column.addWidget(self.timeline)
        column.addLayout(self._controls())
        self.player = Player(self.surface, self)
        self.player.moved.connect(self._moved)
        self.player.state_changed.connect(self._state)
        self._still_timer = QTimer(self)
        self._still_timer.setSingleShot(True)
        self._still_timer.setInterval(60)
        self._still_timer.timeout.connect(self._fetch_still)

    def _controls(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._play = QToolButton()
        self._play.setAutoRaise(True)
        self._play.clicked.connect(self.toggle)
        self._play.setObjectName("review.play_button")
        theme.mark(self._play, "mdi6.play")
        self._play_key = ""
        self._play.setAccessibleName(tr("Play"))
        self._clock = Label("0:00 / 0:00")
        self._speed = QComboBox()
        self._speed.setAccessibleName(tr("Speed"))
        for speed in SPEEDS:
            self._speed.addItem(f"{speed:g} ×", speed)
        self._speed.setCurrentIndex(SPEEDS.index(1.0))
        self._speed.activated.connect(lambda _: self.player.set_speed(self._speed.currentData()))
        self._speed.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._loudness = QSlider(Qt.Orientation.Horizontal)
        self._loudness.setRange(0, 100)
        self._loudness.setValue(80)
        self._loudness.setMaximumWidth(110)
        self._loudness.setAccessibleName(tr("Volume"))
        self._loudness.valueChanged.connect(lambda value: self.player.set_volume(value))
        self._loudness.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        loud = QToolButton()
        loud.setAutoRaise(True)
        loud.setEnabled(False)
        loud.setAccessibleName(tr("Volume"))
        theme.mark(loud, "mdi6.volume-high", "quiet")
        row.addWidget(self._play)
        row.addWidget(self._clock)
        row.addStretch(1)
        row.addWidget(self._speed)
        row.addWidget(loud)
        row.addWidget(self._loudness)
        return row

    # ------------------------------------------------------------ one item

    def load(self, detail: ItemDetail) -> None:
        """Take an item in hand; it stands at its beginning."""
        same = self._detail is not None and self._detail.row.id == detail.row.id
        self._detail = detail
        self.timeline.load(detail.row.duration_s or 0.0, detail.clips, detail.marks)
        if same:
            return
        self._rate = detail.frame_rate or 25.0
        self.timeline.set_peaks(b"")
        self.timeline.set_span(None, None)
        self.timeline.set_position(0.0)
        self.still.clear()
        self._screen.setCurrentWidget(self.still)
        library, number = self._desk.library, detail.row.id

        def look() -> tuple[int, QImage | None, bytes | None]:
            data = thumbnail(library, number)
            return number, QImage.fromData(data) if data else None, waveform(library, number)

        self._desk.run("", look, done=self._looked)
        try:
            path = original(library, number)
        except DeskError as error:
            self._notice.setText(sentence(error))
            self._play.setEnabled(False)
            self.player.stop()
            return
        self.player.load(path, detail.row.duration_s or 0.0)
        self._play.setEnabled(self.player.available)
        self._notice.setText("" if self.player.available else vlc.what_to_install())
        self._notice.setVisible(bool(self._notice.text()))
        self._show_clock(0.0)

    def _looked(self, found: tuple[int, QImage | None, bytes | None]) -> None:
        number, image, peaks = found
        if self._detail is None or number != self._detail.row.id:
            return
        if image is not None and self._detail.row.kind is not Kind.VIDEO:
            self.still.show_image(image)
        elif image is not None and not self.player.playing:
            self.still.show_image(image)
            self._still_timer.start()
        if peaks:
            self.timeline.set_peaks(peaks)

    def leave(self) -> None:
        """Stop; nothing plays behind one's back."""
        self.player.stop()
        self._screen.setCurrentWidget(self.still)

    # ------------------------------------------------------------ playing

    def toggle(self) -> None:
        """Play or pause."""
        if self.player.available and self._play.isEnabled():
            self.player.toggle()

    def seek(self, seconds: float) -> None:
        """Move to a moment."""
        self.player.seek(seconds)

    def skip(self, seconds: float) -> None:
        """Move by so much."""
        self.seek(self.player.position + seconds)

    def step(self, frames: int) -> None:
        """Frame by frame, exactly."""
        self.player.pause()
        self.seek(max(0.0, self.player.position + frames / self._rate))

    def slower(self) -> None:
        """J: while playing slower, standing still a moment back."""
        if self.player.playing and self.player.speed > 1:
            self._set_speed(self.player.speed / 2)
        else:
            self.skip(-2.0)

    def faster(self) -> None:
        """L: play; again: twice as fast."""
        if not self.player.playing:
            self._set_speed(1.0)
            self.toggle()
        else:
            self._set_speed(min(8.0, max(1.0, self.player.speed) * 2))

    def _set_speed(self, speed: float) -> None:
        self.player.set_speed(speed)
        self._speed.setCurrentIndex(SPEEDS.index(self.player.speed))

    def _state(self, state: str) -> None:
        playing = state == "playing"
        theme.mark(self._play, "mdi6.pause" if playing else "mdi6.play")
        words = tr("Pause") if playing else tr("Play")
        self._play.setAccessibleName(words)
        self.name_play_key(self._play_key)
        video = self._detail is not None and self._detail.row.kind is Kind.VIDEO
        if playing and video:
            self._screen.setCurrentWidget(self.surface)
        elif state in ("paused", "ended") and video:
            self._still_timer.start()
        if state == "ended":
            self.ended.emit()
        if state == "failed":
            self._notice.setText(
                tr("VLC cannot play this file; its frames and metadata may still say something.")
            )
            self._notice.show()
            self._screen.setCurrentWidget(self.still)

    def name_play_key(self, key: str) -> None:
        """Say on the play button which key does it; "" for none."""
        self._play_key = key
        words = self._play.accessibleName()
        self._play.setToolTip(f"{words} ({key})" if key else words)

    def _moved(self, seconds: float) -> None:
        self.timeline.set_position(seconds)
        self._show_clock(seconds)
        if not self.player.playing:
            self._still_timer.start()

    def _show_clock(self, seconds: float) -> None:
        whole = self._detail.row.duration_s if self._detail and self._detail.row.duration_s else 0.0
        tenth = int(seconds * 10) % 10
        self._clock.setText(f"{wording.clock(seconds)}.{tenth} / {wording.clock(whole)}")

    def _fetch_still(self) -> None:
        """The exact frame where the head stands."""
        detail = self._detail
        if detail is None or detail.row.kind is not Kind.VIDEO or self.player.playing:
            return
        if self._call is not None:
            self._call.forget()
        library, at = self._desk.library, self.player.position
        number = detail.row.id

        def look() -> tuple[int, QImage]:
            data, _ = frame(library, number, at, 1600)
            return number, QImage.fromData(data)

        self._call = self._desk.run("", look, done=self._show_still, failed=lambda _: None)

    def _show_still(self, found: tuple[int, QImage]) -> None:
        number, image = found
        if self._detail is not None and number == self._detail.row.id and not self.player.playing:
            self.still.show_image(image, same=True)
            self._screen.setCurrentWidget(self.still)

    def close_player(self) -> None:
        """Give VLC back before the widget goes."""
        self.player.close()
