"""How long the window did not answer, at the longest, and where: measured, never asserted.

A thread looks at what the window's thread is doing every few milliseconds. As long as that is the
window's own code, and the event loop has not come round, nothing that an editor presses is
answered. What a test itself does between two keys does not count.
"""

from __future__ import annotations

import faulthandler
import re
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from PySide6.QtCore import QTimer

import evidence_desk.ui

_UI = str(Path(evidence_desk.ui.__file__).parent)
_EVERY_S = 0.004
_LINE = re.compile(rf'  File "{re.escape(_UI)}/([^"]+)", line \d+ in (.+)')


class Watchdog:
    """Watches the thread it is made in, until `stop`."""

    def __init__(self) -> None:
        self.longest_s = 0.0
        self.where = ""
        self._thread = f"hread 0x{threading.get_ident():016x} "
        self._beats = 0
        self._heart = QTimer()
        self._heart.timeout.connect(self._beat)
        self._heart.start(1)
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="watchdog", daemon=True)
        self._watcher.start()

    def _beat(self) -> None:
        self._beats += 1

    def stop(self) -> None:
        """Watch no longer."""
        self._heart.stop()
        self._ended.set()
        self._watcher.join(5)

    def _watch(self) -> None:
        turn, began, places = -1, 0.0, Counter[str]()
        with tempfile.TemporaryFile("w+", encoding="utf-8") as written:
            while not self._ended.wait(_EVERY_S):
                now = time.perf_counter()
                written.seek(0)
                written.truncate()
                # Not sys._current_frames: a frame held here would let go of widgets here.
                faulthandler.dump_traceback(written)
                written.seek(0)
                ours = self._ours(written.read())
                if not ours:
                    turn = -1
                    continue
                if self._beats != turn:
                    turn, began, places = self._beats, now, Counter()
                places.update((ours[0], ours[-1]))
                if now - began > self.longest_s:
                    self.longest_s = now - began
                    busiest, outer = places.most_common(1)[0][0], ours[-1]
                    self.where = outer if busiest == outer else f"{outer}, in {busiest}"

    def _ours(self, dumped: str) -> list[str]:
        """The window's own calls that are under way, the innermost first."""
        for part in dumped.split("\n\n"):
            if self._thread in part:
                return [f"{path}:{name}" for path, name in _LINE.findall(part)]
        return []
