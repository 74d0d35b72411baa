"""The exact frames of a film for the window: one question at a time, the newest wish first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal
from PySide6.QtGui import QImage

from evidence_desk.desk.reels import open_reel
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui.context import Call

if TYPE_CHECKING:
    from evidence_desk.desk.reels import Frame, HeldReel

#: While dragging, how long the decoder may look for the very frame before it shows a near one,
#: and how long at a time afterwards: a hand that moves on waits no longer for its next frame.
_HASTE_S = 0.04
#: A hand that has not moved for so long rests: now the very frame is looked for.
_REST_MS = 90


@dataclass(frozen=True, slots=True)
class _Wish:
    path: Path
    at_s: float
    steps: int = 0
    haste: bool = False
    onward: bool = False  # its steps go on from where the wish before it leads
    seen: bool = False  # a frame nearby, so that it may be given up for another wish


_Found = tuple[_Wish, QImage | None, float, bool]


class FrameSource(QObject):
    """Asks for frames beside the window.

    While one is being decoded, places wished for replace each other and steps add up, so that
    the last frame shown is always the one asked for last. `came` carries the picture, the second
    it comes on, and whether it is the very frame (in haste, a near one comes first).
    """

    came = Signal(QImage, float, bool)
    failed = Signal(object)  # DeskError

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.max_px = 1600
        self._reel: HeldReel | None = None
        self._path: Path | None = None
        self._call: Call | None = None
        self._stepping = False  # whether what is being decoded is so many steps from somewhere
        self._next: _Wish | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._rested)
        self._resting: _Wish | None = None  # whose very frame is looked for once the hand rests
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    @property
    def idle(self) -> bool:
        """Whether nothing is being decoded or waits for it."""
        return self._call is None and self._resting is None

    def load(self, path: Path | None) -> None:
        """Take another film in hand, or none; what was asked of the last one is forgotten."""
        self._path, self._next, self._resting = path, None, None
        if self._call is not None:
            self._call.forget()
            self._call, self._stepping = None, False

    def want(self, at_s: float, *, haste: bool = False) -> None:
        """Show the frame on screen at a moment."""
        if self._path is not None:
            self._ask(_Wish(self._path, at_s, haste=haste))

    def step(self, from_s: float, count: int) -> None:
        """Show the frame so many further than the one at a moment, or than what is asked for."""
        if self._path is None:
            return
        if self._next is not None:
            self._ask(replace(self._next, steps=self._next.steps + count, haste=False))
        else:
            self._ask(_Wish(self._path, from_s, count, onward=self._stepping))

    def close(self) -> None:
        """End the decoder."""
        self.load(None)
        reel, self._reel = self._reel, None
        if reel is not None:
            reel.close()  # ends what is being decoded, too
        self._pool.waitForDone(5000)

    def _rested(self) -> None:
        wish, self._resting = self._resting, None
        if wish is not None:
            self._ask(wish)

    def _ask(self, wish: _Wish) -> None:
        if self._resting is not None and not wish.haste and wish.at_s == self._resting.at_s:
            wish = replace(wish, seen=not wish.steps)  # the hand has let go
        self._resting = None
        if self._call is not None:
            self._next = wish
            return
        if self._reel is None:
            self._reel = open_reel()
        reel, max_px = self._reel, self.max_px

        def look() -> _Found:
            while wish.seen and not reel.reach(wish.path, wish.at_s, max_px, _HASTE_S):
                if self._next is not None:
                    return wish, None, wish.at_s, False
            within = _HASTE_S if wish.haste else None
            frame = reel.frame(wish.path, wish.at_s, max_px, wish.steps, within)
            return wish, _image(frame), frame.at_s, frame.exact

        self._stepping = bool(wish.steps)
        self._call = Call("", look, self._came, self._failed)
        self._call.start(self._pool)

    def _came(self, found: _Found) -> None:
        wish, image, at_s, exact = found
        self._call, self._stepping = None, False
        following, self._next = self._next, None
        if following is not None:
            self._ask(replace(following, at_s=at_s) if following.onward else following)
        elif not exact:
            self._resting = replace(wish, haste=False, seen=True)
            self._rest.start()
        if image is not None:
            self.came.emit(image, at_s, exact)

    def _failed(self, error: DeskError) -> None:
        self._call, self._stepping = None, False
        following, self._next = self._next, None
        if following is not None:
            self._ask(following)
        self.failed.emit(error)


def _image(frame: Frame) -> QImage:
    # A copy of its own: the bytes go when this function returns.
    return QImage(
        frame.pixels, frame.width, frame.height, 3 * frame.width, QImage.Format.Format_RGB888
    ).copy()
