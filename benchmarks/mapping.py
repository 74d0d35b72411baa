"""The map of 100,000 points, panned: gathered into clusters and drawn, against a screen's frame.

The yardstick is no program but a deadline: at sixty frames a second, 16 ms is what one may take.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np

from benchmarks.corpus import Corpus
from benchmarks.harness import Line, Pair
from evidence_desk.desk.mapping import MapContents, Outlines, Points, projected

_FRAME = 0.016  # seconds
_POINTS = 100_000
_FRAMES = 40


def _contents(count: int) -> MapContents:
    """Points in heaps over Europe, as a library of some years has them."""
    random = np.random.default_rng(7)
    towns = random.normal((45, 10), (6, 9), (60, 2))
    where = towns[random.integers(0, len(towns), count)] + random.normal(0, 0.05, (count, 2))
    x, y = projected(where[:, 0], where[:, 1])
    nothing = np.zeros(0)
    items = Points(np.arange(1, count + 1), x, y)
    return MapContents(items, Points(np.zeros(0, np.int64), nothing, nothing), {}, (), count, 0)


@contextmanager
def _map(corpus: Corpus) -> Iterator[Pair]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QPixmap
    from PySide6.QtWidgets import QApplication

    from evidence_desk.ui.widgets.map_view import MapView

    app = QApplication.instance() or QApplication([])
    shown = MapView("en")
    shown.resize(1000, 640)
    shown.show_outlines(Outlines())
    shown.show_contents(_contents(corpus.count(_POINTS)))
    shown.show()
    app.processEvents()
    canvas = QPixmap(shown.size())

    def ours() -> float:
        started = time.perf_counter()
        for step in range(_FRAMES):
            shown.look(shown.view.panned(9 if step % 20 < 10 else -9, 4 if step % 8 < 4 else -4))
            shown.render(canvas)
        return (time.perf_counter() - started) / _FRAMES

    yield Pair(ours, lambda: _FRAME)
    shown.close()
    shown.deleteLater()


LINES = (
    Line(
        "map",
        "a frame of the map panned over {n} points",
        "16 ms, a frame at 60 a second",
        (),
        lambda corpus: f"{corpus.count(_POINTS):,}",
        _map,
        reach=1.0,
    ),
)
