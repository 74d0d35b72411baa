"""Playing one file in a widget, with a play head that moves smoothly."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from evidence_desk.ui.player import vlc

_TICK_MS = 40
SPEEDS = (0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0, 8.0)


class Player(QObject):
    """Plays in `surface`; all signals come in the window's thread.

    VLC tells of itself in threads of its own, so it is asked instead, 25 times a second. Its time
    moves in steps of up to half a second: between them the head moves with the clock.
    """

    moved = Signal(float)
    state_changed = Signal(str)  # "playing", "paused", "ended", "failed", "stopped"

    def __init__(self, surface: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._surface = surface
        self._vlc: Any | None = None
        self._media: Any | None = None
        self._duration = 0.0
        self._at = 0.0
        self._base: tuple[float, float] | None = None  # VLC's time, our clock
        self._speed = 1.0
        self._state = "stopped"
        self._pending: float | None = None
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
        """Where the play head is, in seconds."""
        return self._at

    @property
    def playing(self) -> bool:
        """Whether it runs."""
        return self._state == "playing"

    @property
    def speed(self) -> float:
        """How fast, 1 is as recorded."""
        return self._speed

    def load(self, path: Path, duration: float) -> None:
        """Take a file in hand; nothing plays yet."""
        self.stop()
        instance = vlc.instance()
        self._duration, self._at, self._loop = duration, 0.0, None
        if instance is None:
            return
        if self._vlc is None:
            self._vlc = instance.media_player_new()
            self._vlc.video_set_key_input(False)
            self._vlc.video_set_mouse_input(False)
        self._media = instance.media_new_path(str(path))
        self._vlc.set_media(self._media)
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
        """Run from where the head is."""
        if self._vlc is None:
            return
        if self._state in ("ended", "failed") or self._at >= self._duration - 0.05 > 0:
            self._vlc.stop()
            self._at = 0.0 if self._at >= self._duration - 0.05 else self._at
        self._pending = self._at
        self._vlc.play()
        self._vlc.set_rate(self._speed)
        self._set_state("playing")
        self._base = None
        self._timer.start()

    def pause(self) -> None:
        """Stand still."""
        if self._vlc is not None and self._state == "playing":
            self._vlc.set_pause(1)
            self._set_state("paused")
            self._timer.stop()

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float) -> None:
        """Move the head; goes on playing if it was."""
        self._at = max(0.0, min(seconds, max(0.0, self._duration)))
        if self._vlc is not None and self._state in ("playing", "paused"):
            self._vlc.set_time(int(self._at * 1000))
            self._base = None
        if self._state == "ended":
            self._set_state("paused")
            if self._vlc is not None:
                self._vlc.stop()
        self.moved.emit(self._at)

    def set_speed(self, speed: float) -> None:
        """Play faster or slower."""
        self._speed = min(SPEEDS, key=lambda one: abs(one - speed))
        if self._vlc is not None:
            self._vlc.set_rate(self._speed)
        self._base = None

    def set_volume(self, percent: int) -> None:
        """0 to 100."""
        if self._vlc is not None:
            self._vlc.audio_set_volume(max(0, min(100, percent)))

    def set_loop(self, span: tuple[float, float] | None) -> None:
        """Play this span again and again."""
        self._loop = span

    def stop(self) -> None:
        """Let go of the file."""
        self._timer.stop()
        if self._vlc is not None:
            self._vlc.stop()
        if self._media is not None:
            self._media.release()
            self._media = None
        self._set_state("stopped")

    def close(self) -> None:
        """Give VLC back."""
        self.stop()
        if self._vlc is not None:
            self._vlc.release()
            self._vlc = None

    def _set_state(self, state: str) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)

    def _tick(self) -> None:
        if self._vlc is None:
            return
        state = str(self._vlc.get_state()).rpartition(".")[2]
        if state == "Ended":
            self._at = self._duration
            self._timer.stop()
            self.moved.emit(self._at)
            self._set_state("ended")
            return
        if state == "Error":
            self._timer.stop()
            self._set_state("failed")
            return
        if state != "Playing":
            return
        if self._pending is not None:
            if self._pending > 0.01:
                self._vlc.set_time(int(self._pending * 1000))
            self._pending = None
            return
        told, now = self._vlc.get_time() / 1000, time.monotonic()
        if self._base is None or abs(told - self._base[0]) > 0.001:
            drift = told - (self._at if self._base is not None else told)
            # Small steps back would make the head tremble; large ones are real.
            if self._base is None or not -0.4 < drift < 0:
                self._at = told
            self._base = (told, now)
        else:
            self._at = min(self._duration or 1e9, told + (now - self._base[1]) * self._speed)
        if self._loop is not None and self._at >= self._loop[1]:
            self.seek(self._loop[0])
            return
        self.moved.emit(self._at)
