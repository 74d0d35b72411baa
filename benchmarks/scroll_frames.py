"""The process that `benchmarks.scroll` measures: the real window's gallery, scrolled end to end.

``python -m benchmarks.scroll_frames LIBRARY``. It says "ready"; for each line on standard input it
scrolls from the first item to the last, resting now and then, and answers with the seconds that
each frame took, and the most memory held so far, in bytes. A frame is the move, its paint, and all
that arrived meanwhile: rows and pictures. A library without originals has no pictures, so each item
is given one of a few, as if all had been drawn: nothing is under way beside the hand that scrolls.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, QSettings, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from benchmarks.memory import most_held
from benchmarks.pictured import Pictured
from evidence_desk.desk.libraries import open_library
from evidence_desk.ui.app import application, make_window
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.window import Window

_FRAME_S = 0.016
_BY_WHEEL = 200  # the first frames are steps of the wheel, the others leaps of a hand on the bar
_BY_HAND = 400  # at most: no more than there are screens to leap to
_NOTCH = 120  # of a wheel, in eighths of a degree
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


def _moves(view: ItemsView) -> Iterator[Callable[[], object]]:
    """Each move of the hand, first at the wheel, then at the bar."""
    bar, middle = view.grid.verticalScrollBar(), view.grid.rect().center()
    handle = view.window().windowHandle()
    place = QPointF(view.grid.mapTo(view.window(), middle))
    turn = partial(
        QWheelEvent,
        place,
        QPointF(view.grid.mapToGlobal(middle)),
        QPoint(),
        QPoint(0, -_NOTCH),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    for _step in range(_BY_WHEEL):
        yield lambda: QApplication.sendEvent(handle, turn())
    assert bar.value() > 0, "the wheel moves nothing"
    leaps = min(_BY_HAND, max(1, bar.maximum() // bar.pageStep()))
    for step in range(1, leaps + 1):
        to = bar.maximum() * step // leaps
        for _stay in range(1 if step % _RESTS_EVERY else 1 + _RESTS):
            yield partial(bar.setValue, to)


def _scrolled(view: ItemsView) -> list[float]:
    view.grid.verticalScrollBar().setValue(0)
    _turn()
    times = []
    for move in _moves(view):
        started = time.perf_counter()
        move()
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
        most = most_held()
        print(most, " ".join(f"{seconds:.6f}" for seconds in times), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
