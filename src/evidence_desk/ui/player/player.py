"""Playing one file in a widget, with a play head that moves smoothly."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.player import vlc

_TICK_MS = 20
SPEEDS = (0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
#: VLC may take so long to arrive at a place; until then the head stands on it.
_ARRIVE_S = 0.8
#: A step back of the head up to this is VLC's own imprecision, and is not shown.
_TREMBLE_S = 0.25
#: The head may stand so far from where VLC does without VLC having to search on play().
_SAME_S = 0.07
#: VLC shows another frame or so before it stands still (measured: 1 to 2 of 25 a second).
_STOPPING_S = 0.04


class Player(QObject):
    """Plays in `surface`; all signals come in the window's thread.

    VLC tells of itself in threads of its own, so it is asked instead, fifty times a second. Its
    time moves in steps of up to half a second: between them the head moves with the clock.
    Measured with numbered frames, the head is within a frame of the picture on screen, also at
    twice the speed.
    """

    moved = Signal(float)
    state_changed = Signal(str)  # "playing", "paused", "ended", "failed", "stopped"
    picture_came = Signal()  # after play() and seek(): VLC draws that place now

    def __init__(self, surface: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._vlc: Any | None = None
        self._media: Any | None = None
        self._path = Path()
        self._turned = 0
        self._vlc_stands: float | None = None  # where VLC itself stands still
        self._duration = 0.0
        self._told = -1.0  # VLC's own time when last asked
        self._anchor = (0.0, 0.0)  # where the head was, and our clock then
        self._shown = 0.0
        self._arriving: tuple[float, float] | None = None  # at which place, until when at most
        self._speed = 1.0
        self._drift = 1.0  # a trifle beside the speed, to come into step
        self._volume = 80
        self._muted = False
        self._adjust = (1.0, 1.0)
        self._state = "stopped"
        self._drawing = False
        self._to_begin = False
        self._sought: tuple[float, float] | None = None  # where it had to go, until when at most
        self._loop: tuple[float, float] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def available(self) -> bool:
        """Whether VLC is here."""
        return vlc.instance() is not None

    @property
    def position(self) -> float:
        """Where the play head is at this moment, in seconds."""
        at, clock = self._anchor
        if self._state == "playing" and self._arriving is None:
            at += max(0.0, time.monotonic() - clock) * self._speed * self._drift
        return max(0.0, min(at, self._duration or at))

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._state == "playing"

    @property
    def speed(self) -> float:
        """How fast, 1 is as recorded."""
        return self._speed

    @property
    def muted(self) -> bool:
        """Whether its sound is off."""
        return self._muted

    @property
    def loop(self) -> tuple[float, float] | None:
        """The span played again and again."""
        return self._loop

    def load(self, path: Path, duration: float) -> None:
        """Take a file in hand; nothing plays yet, and nothing is turned."""
        self.stop()
        self._path, self._duration, self._loop = path, duration, None
        self._stand(0.0)
        if self._turned:
            self._release()
            self._turned = 0
        self._open()

    def _open(self) -> None:
        instance = vlc.instance(self._turned)
        if instance is None:
            return
        if self._vlc is None:
            self._vlc = instance.media_player_new()
            self._vlc.video_set_key_input(False)
            self._vlc.video_set_mouse_input(False)
        self._media = instance.media_new_path(str(self._path))
        self._vlc.set_media(self._media)
        self._vlc_stands = None
        self._place()

    def _place(self) -> None:
        handle = int(self._surface.winId())
        if self._vlc is None:
            return
        if sys.platform.startswith("linux"):
            self._vlc.set_xwindow(handle)
        elif sys.platform == "win32":
            self._vlc.set_hwnd(handle)
        else:
            self._vlc.set_nsobject(handle)

    def play(self) -> None:
        """Run from where the head is; from the beginning, if it is at the end."""
        if self._vlc is None:
            return
        if self._state in ("ended", "failed"):
            self._halt()
        at = self.position
        if at >= self._duration - 0.05 > 0:
            at = 0.0
        self._stand(at)
        self._arrive(at)
        self._drawing, self._sought = False, None
        stands = self._vlc_stands
        self._to_begin = at > 0.01 if stands is None else abs(at - stands) > _SAME_S
        self._drift = 1.0
        self._vlc.play()
        self._vlc.set_rate(self._speed)
        self._hear()
        self._set_state("playing")
        self._timer.start()

    def pause(self) -> None:
        """Stand still on the moment that is seen."""
        if self._vlc is not None and self._state == "playing":
            self._stand(min(self.position + _STOPPING_S * self._speed, self._duration or 1e9))
            self._vlc_stands = self._anchor[0]
            self._vlc.set_pause(1)
            self._timer.stop()
            self._set_state("paused")

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Move the head; goes on playing if it was."""
        self._stand(max(0.0, min(seconds, max(0.0, self._duration))))
        if self._vlc is not None and self._state == "playing":
            self._arrive(self._anchor[0])
            self._drawing, self._sought = False, self._arriving
            self._vlc.set_time(round(self._anchor[0] * 1000))
        if self._state == "ended":
            self._set_state("paused")
            self._halt()
        self.moved.emit(self._anchor[0])

    def set_speed(self, speed: float) -> None:
        """Play faster or slower, at the nearest of `SPEEDS`."""
        at, before = self.position, self._speed
        self._speed, self._drift = min(SPEEDS, key=lambda one: abs(one - speed)), 1.0
        self._anchor = (at, time.monotonic())
        if self._vlc is None:
            return
        self._vlc.set_rate(self._speed)
        if self.playing and self._speed != before:
            self.seek(at)  # else VLC first plays a second more of what it has decoded

    @property
    def arrived(self) -> bool:
        """Whether the head is known to stand where the picture is: not just after a jump."""
        return self._arriving is None

    def set_drift(self, factor: float) -> None:
        """Run a trifle faster or slower than the speed, to come into step with another film."""
        if self._vlc is not None and abs(factor - self._drift) > 0.004:
            self._anchor, self._drift = (self.position, time.monotonic()), factor
            self._vlc.set_rate(self._speed * factor)

    def hold(self, seconds: float) -> None:
        """Stand still for a moment while playing, so that another film comes up."""
        if self._vlc is not None and self._state == "playing" and self._arriving is None:
            self._anchor = (self.position, time.monotonic() + seconds)
            self._vlc.set_pause(1)
            QTimer.singleShot(round(seconds * 1000), self, self._let_on)

    def _let_on(self) -> None:
        if self._vlc is not None and self._state == "playing":
            self._vlc.set_pause(0)

    def set_volume(self, percent: int) -> None:
        """0 to 100."""
        self._volume = max(0, min(100, percent))
        self._hear()

    def set_muted(self, muted: bool) -> None:
        """Sound off, or on again."""
        self._muted = muted
        self._hear()

    def set_adjust(self, brightness: float, contrast: float) -> None:
        """For looking only; 1 is as recorded, up to 2."""
        self._adjust = (brightness, contrast)
        self._look()

    def set_turned(self, degrees: int) -> None:
        """Turned by quarters, for looking only; the file is opened anew for it."""
        if self._vlc is None or degrees % 360 == self._turned:
            return
        at, playing = self.position, self.playing
        self._release()
        self._turned = degrees % 360
        self._open()
        self._stand(at)
        if playing:
            self._set_state("paused")
            self.play()

    def set_loop(self, span: tuple[float, float] | None) -> None:
        """Play this span again and again."""
        self._loop = span

    def stop(self) -> None:
        """Let go of the file."""
        self._timer.stop()
        self._halt()
        if self._media is not None:
            self._media.release()
            self._media = None
        self._set_state("stopped")

    def close(self) -> None:
        """Give VLC back."""
        self.stop()
        self._release()

    def _release(self) -> None:
        self._halt()
        if self._media is not None:
            self._media.release()
            self._media = None
        if self._vlc is not None:
            self._vlc.release()
            self._vlc = None

    # ------------------------------------------------------------ VLC's side

    def _halt(self) -> None:
        if self._vlc is not None:
            self._vlc.stop()
        self._vlc_stands = None

    def _stand(self, at: float) -> None:
        self._anchor, self._shown, self._arriving = (at, time.monotonic()), at, None

    def _arrive(self, at: float) -> None:
        self._arriving = (at, time.monotonic() + self._patience)

    @property
    def _patience(self) -> float:
        return _ARRIVE_S / min(1.0, self._speed)

    def _hear(self) -> None:
        if self._vlc is not None:
            self._vlc.audio_set_volume(self._volume)
            self._vlc.audio_set_mute(self._muted)

    def _look(self) -> None:
        if self._vlc is None:
            return
        from vlc import VideoAdjustOption as Option

        brightness, contrast = self._adjust
        changed = self._adjust != (1.0, 1.0)
        self._vlc.video_set_adjust_int(Option.Enable, int(changed))
        if changed:
            self._vlc.video_set_adjust_float(Option.Brightness, brightness)
            self._vlc.video_set_adjust_float(Option.Contrast, contrast)

    def _set_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tick(self) -> None:
        if self._vlc is None:
            return
        state = str(self._vlc.get_state()).rpartition(".")[2]
        if state == "Ended":
            self._timer.stop()
            self._stand(self._duration)
            self._set_state("ended")
            self.moved.emit(self._duration)
        elif state == "Error":
            self._timer.stop()
            self._set_state("failed")
        elif state == "Playing":
            self._follow()

    def _follow(self) -> None:
        """Take VLC's word where it has a new one; between two, go with the clock."""
        assert self._vlc is not None
        told, now = self._vlc.get_time() / 1000, time.monotonic()
        if self._arriving is not None:
            at, until = self._arriving
            if self._to_begin:
                self._to_begin = False
                self._vlc.set_time(round(at * 1000))  # it cannot be asked before it plays
                self._sought = (at, now + self._patience)
            if now < until and not self._there(told, at):
                return
            self._arriving, self._told, self._anchor = None, told, (max(at, told), now)
        elif abs(told - self._told) > 0.001:
            self._told, self._anchor = told, (told, now)
        if not self._drawing and self._vlc.has_vout() and self._drawn_anew(told, now):
            self._drawing = True
            self._look()
            self.picture_came.emit()
        at = self.position
        if self._loop is not None and at >= self._loop[1]:
            self.seek(self._loop[0])
            return
        if not 0 < self._shown - at < _TREMBLE_S:
            self._shown = at
        self.moved.emit(self._shown)

    def _there(self, told: float, at: float) -> bool:
        """Whether VLC has arrived. Slower than recorded it takes its time: it must have moved."""
        return (0.005 if self._speed < 1 else -0.5) < told - at < 0.5

    def _drawn_anew(self, told: float, now: float) -> bool:
        """Whether VLC draws the place it was sent to: before, it shows where it was."""
        if self._sought is None:
            return True
        at, until = self._sought
        return told > at + 0.005 or now > until
