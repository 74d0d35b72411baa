"""Two films held in step: when one is at `t`, the other is at `t + offset`."""

from __future__ import annotations

import time
from collections import deque

from PySide6.QtCore import QObject, QTimer, Signal

from evidence_desk.ui.player.film_pane import FilmPane

_LOOK_MS = 60
_SETTLE_S = 0.9  # after a start or a jump VLC's word is not good for so long
_LOOKS = (8, 16)  # the heads tremble by a frame: so many looks judge roughly, and finely
_WIDE_S = 0.1  # from here on the one ahead waits
_OFF_S = 0.04  # from here on the second one runs a little faster or slower
_CATCH_UP = 0.08  # by how much
_FAR_S = 3.0  # from here on nobody waits: the second one jumps


class InStep(QObject):
    """Plays, seeks and steps two panes as one; the second follows the first.

    Drift is made up for by running the second film a little faster or slower, which nobody sees.
    VLC may take up to half a second longer to begin in one film than in the other: then the one
    ahead waits. Where one film has not begun yet or
    is over, it stands still and the other goes on alone. `moved` carries the first one's seconds.
    """

    moved = Signal(float)
    state_changed = Signal()

    def __init__(self, first: FilmPane, second: FilmPane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = first, second
        self.offset = 0.0
        self.loop: tuple[float, float] | None = None  # in seconds of the first
        self._going = False
        self._apart: deque[float] = deque(maxlen=_LOOKS[1])
        self._quiet_until = 0.0  # when the heads may be believed again
        self._catching_up_until = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def playing(self) -> bool:
        """Whether they run."""
        return self._going

    @property
    def position(self) -> float:
        """The moment both are at, in seconds of the first; below nought before it begins."""
        if not self.first.playing and (self.second.playing or self._outside(self.second.position)):
            return self.second.position - self.offset
        return self.first.position

    @property
    def apart(self) -> float:
        """By how much the second is ahead of where it should be, in seconds."""
        return self.second.position - self.offset - self.first.position

    def _outside(self, seconds: float) -> bool:
        """Whether the first has no picture for this moment of the second."""
        at = seconds - self.offset
        return at < -0.001 or at > self.first.duration + 0.001

    # ------------------------------------------------------------ as one

    def play(self) -> None:
        """Run both."""
        self._going = True
        at = self.position
        ends = max(self.first.duration, self.second.duration - self.offset)
        if at >= ends - 0.05:
            at = max(0.0, -self.offset) if self.offset < 0 else 0.0
            self.seek(at)
        for pane, here in ((self.first, at), (self.second, at + self.offset)):
            if -0.02 <= here < pane.duration - 0.05:
                if abs(pane.position - here) > 0.02:
                    pane.seek(max(0.0, here))
                pane.play()
        self._settle()
        self._timer.start()
        self.state_changed.emit()

    def pause(self) -> None:
        """Stand still, both at the same moment: where the first one stands."""
        self._going = False
        self._timer.stop()
        leads = self.first if self.first.playing else self.second
        for pane in (self.first, self.second):
            pane.pause()
        other = self.second if leads is self.first else self.first
        sign = 1 if leads is self.first else -1
        other.seek(leads.position + sign * self.offset)
        self.state_changed.emit()
        self.moved.emit(self.position)

    def toggle(self) -> None:
        """Play or pause."""
        if self._going:
            self.pause()
        else:
            self.play()

    def seek(self, seconds: float, *, haste: bool = False) -> None:
        """Go to a moment, in seconds of the first."""
        self.first.seek(seconds, haste=haste)
        self.second.seek(seconds + self.offset, haste=haste)
        if self._going:
            self._settle()
            self._look()
        self.moved.emit(seconds)

    def step(self, count: int, leads: FilmPane) -> None:
        """So many frames of one of them; the other shows what it has at that moment."""
        if self._going:
            self.pause()
        other = self.second if leads is self.first else self.first
        sign = 1 if leads is self.first else -1
        leads.step(count)
        leads.when_settled(lambda: other.seek(leads.position + sign * self.offset))

    def set_speed(self, speed: float) -> None:
        """How fast both play."""
        for pane in (self.first, self.second):
            pane.set_speed(speed)

    def set_offset(self, offset: float) -> None:
        """Another offset: the second moves, the first stays."""
        self.offset = offset
        self.second.seek(self.first.position + offset)

    def stop(self) -> None:
        """No longer look after them."""
        self._going, self.loop = False, None
        self._timer.stop()
        self.second.player.set_drift(1.0)

    # ------------------------------------------------------------ holding them

    def _look(self) -> None:
        first, second = self.first, self.second
        at = self.position
        if self.loop is not None and at >= self.loop[1]:
            self.seek(self.loop[0])
            return
        self._wake(at)
        if first.playing and second.playing:
            if first.player.arrived and second.player.arrived:
                self._correct()
        elif not first.playing and not second.playing:
            self._going = False
            self._timer.stop()
            self.state_changed.emit()
        self.moved.emit(at)

    def _wake(self, at: float) -> None:
        """Start the one whose time has come."""
        for pane, here in ((self.first, at), (self.second, at + self.offset)):
            other = self.second if pane is self.first else self.first
            due = 0 <= here < pane.duration - 0.2 and pane.state in ("paused", "stopped")
            if due and other.playing:
                pane.seek(here)
                pane.play()
                self._settle()

    def _settle(self, longer: float = 0.0) -> None:
        """Both have just begun or jumped: let them run before they are judged."""
        self._apart.clear()
        self._catching_up_until = 0.0
        self._quiet_until = time.monotonic() + _SETTLE_S + longer
        self.second.player.set_drift(1.0)

    def _correct(self) -> None:
        """Judge by several looks; change the speed seldom, for each change unsettles VLC."""
        now = time.monotonic()
        if self._catching_up_until:
            if now >= self._catching_up_until:
                self._settle()
            return
        if now < self._quiet_until:
            return
        self._apart.append(self.apart)
        apart = sum(self._apart) / len(self._apart)
        if len(self._apart) >= _LOOKS[0] and abs(apart) > _FAR_S:
            self.second.seek(self.first.position + self.offset)
            self._settle()
        elif len(self._apart) >= _LOOKS[0] and abs(apart) > _WIDE_S:
            ahead = self.second if apart > 0 else self.first
            ahead.player.hold(abs(apart) / self.first.speed)
            self._settle(abs(apart) / self.first.speed)
        elif len(self._apart) >= _LOOKS[1] and abs(apart) > _OFF_S:
            self.second.player.set_drift(1 - _CATCH_UP if apart > 0 else 1 + _CATCH_UP)
            self._catching_up_until = now + abs(apart) / _CATCH_UP / self.first.speed
