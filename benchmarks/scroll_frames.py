"""The process that `benchmarks.scroll` measures: the real window's gallery, scrolled end to end.

``python -m benchmarks.scroll_frames LIBRARY``. It says "ready"; for each line on standard input it
scrolls from the first item to the last, resting now and then, and answers with the seconds that
each frame took, and the most memory held so far, in bytes. A frame is the move, its paint, and all
that arrived meanwhile: rows and pictures. A library without originals has no pictures, so each item
is given one of a few, as if all had been drawn: nothing is under way beside the hand that scrolls.
"""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from benchmarks.pictured import Pictured
from evidence_desk.desk.libraries import open_library
from evidence_desk.ui.app import application, make_window
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.window import Window

_FRAME_S = 0.016
_BY_WHEEL = 200  # the first frames are steps of the wheel, the others leaps of a hand on the bar
_BY_HAND = 400
_WHEEL_PX = 90
_RESTS_EVERY, _RESTS = 10, 10  # leaps, after which the hand stays for so many frames


def _window(path: Path) -> tuple[Window, ItemsView]:
    library = open_library(path)
    library.pictures = Pictured(library)
    window = make_window(application(), QSettings())
    window.resize(1280, 800)
    window.show()
    window.take(library)
    while True:
        QApplication.processEvents()
        views = [one for one in window.findChildren(ItemsView) if one.isVisible()]
        if views and views[0].model.rowCount() and views[0].model.row(0) is not None:
            return window, views[0]


def _turn() -> float:
    """One turn of the event loop, in seconds."""
    started = time.perf_counter()
    QApplication.processEvents()
    return time.perf_counter() - started


def _scrolled(view: ItemsView) -> list[float]:
    bar = view.grid.verticalScrollBar()
    bar.setValue(0)
    _turn()
    places = [_WHEEL_PX * step for step in range(1, _BY_WHEEL + 1)]
    for step in range(1, _BY_HAND + 1):
        stays = 1 if step % _RESTS_EVERY else 1 + _RESTS
        places += [bar.maximum() * step // _BY_HAND] * stays
    times = []
    for place in places:
        started = time.perf_counter()
        bar.setValue(place)
        QApplication.processEvents()
        took = longest = time.perf_counter() - started
        while time.perf_counter() - started < _FRAME_S:
            time.sleep(0.001)
            longest = max(longest, _turn())
        times.append(max(took, longest))
    return times


def main() -> int:
    """Do what standard input asks, until it ends."""
    _held, view = _window(Path(sys.argv[1]))
    print("ready", flush=True)
    for _line in sys.stdin:
        times = _scrolled(view)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
        print(most, " ".join(f"{seconds:.6f}" for seconds in times), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
