"""The process that `benchmarks.scroll` measures: the real window's gallery, scrolled end to end.

``python -m benchmarks.scroll_frames LIBRARY``. It says "ready"; for each line on standard input it
scrolls from the first item to the last and answers with the seconds that each frame took, and the
most memory held so far, in bytes. A frame is the move, its paint, and all that arrived meanwhile:
rows and pictures. A library without originals has no pictures, so each item is given one of a few,
as if all had been drawn: nothing is under way beside the hand that scrolls.
"""

from __future__ import annotations

import io
import resource
import sys
import time
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.pictures import PictureStore
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.ui.app import application, make_window
from evidence_desk.ui.widgets.items_view import ItemsView
from evidence_desk.ui.window import Window

_FRAME_S = 0.016
_BY_WHEEL = 200  # the first frames are steps of the wheel, the others leaps of a hand on the bar
_BY_HAND = 400
_WHEEL_PX = 90


class _Pictures(PictureStore):
    """A store that has a picture of each item, and its sound: one of eight, each to be decoded."""

    def __init__(self, library: Library) -> None:
        super().__init__(library.path / "none.sqlite")
        self._library = library
        self._eight = []
        for number in range(8):
            ramp = Image.radial_gradient("L").resize((320, 240))
            picture = Image.merge("RGB", (ramp, ramp.rotate(45 * number), ramp.transpose(1)))
            told = io.BytesIO()
            picture.save(told, "JPEG", quality=80)
            self._eight.append(told.getvalue())

    def get(self, sha256: str, role: str) -> bytes | None:
        return self._eight[int(sha256[:6], 16) % 8] if role == "thumbnail" else None

    def hashes(self, role: str) -> set[str]:
        if role not in ("thumbnail", "waveform"):
            return set()
        with self._library.read() as connection:
            return {row[0] for row in connection.execute(select(tables.items.c.sha256))}


def _window(path: Path) -> tuple[Window, ItemsView]:
    library = open_library(path)
    library.pictures = _Pictures(library)
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
    places += [bar.maximum() * step // _BY_HAND for step in range(1, _BY_HAND + 1)]
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
