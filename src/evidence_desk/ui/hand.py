"""Whether somebody is at work in the window: then what nobody waits for can wait itself."""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_REST_S = 0.3  # so long after its last move a hand is still at work

#: A hand at work. Of a key that is a shortcut the window hears only that it was let go.
_MOVES = {
    QEvent.Type.Wheel,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.KeyPress,
    QEvent.Type.KeyRelease,
}


class Hand(QObject):
    """Sees what keys and mouse do in a window that is shown; `at_work` may be asked anywhere."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watches = False
        self._moved_at = 0.0

    def watch(self) -> None:
        """Look from now on."""
        handle = self._window.windowHandle()
        if handle is not None and not self._watches:
            self._watches = True
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that a hand is at work; keep nothing from the window."""
        if event.type() in _MOVES:
            self._moved_at = time.monotonic()
        return False

    def at_work(self) -> bool:
        """Whether it moved just now."""
        return time.monotonic() - self._moved_at < _REST_S
