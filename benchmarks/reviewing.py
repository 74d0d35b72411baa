"""The process that `benchmarks.review` measures: the real window in review, real keys, real paint.

``python -m benchmarks.reviewing LIBRARY QUERY SETTINGS STAND``. It says "ready" when the first item
is shown; for each line "step" (on standard input) it goes one item further and answers with the
seconds from the key to the paint that shows the next item; "leaf N" presses N keys, as fast as one
held down does, and answers with the time of each, to the first picture of it, small or sharp;
"enter" goes to the gallery, stands on another item, presses Enter, and answers with the seconds to
the paint that shows it in review; "drag N" takes hold of the timeline, moves N times at the pace of
a hand, here and there and back, and answers with the seconds from each move to the paint of a frame
that was not on screen; "fill" answers with the seconds from Enter until sound and posters are
drawn.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evidence_desk.desk.items import items_json
from evidence_desk.desk.libraries import open_library
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.language import Language
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.window import Window

_PATIENCE_S = 10.0
_REPEAT_S = 1 / 30  # a key held down
_SMALL = 512  # pixels: the pictures of lists


class _Watch(QObject):
    """Notes when the paint ended that first showed what is waited for."""

    def __init__(self, views: list[PictureView]) -> None:
        super().__init__()
        self._views = {view.viewport(): view for view in views}
        self.wanted: Callable[[PictureView], bool] = lambda _: False
        self.at: float | None = None
        for ground in self._views:
            ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let it paint, then look at the clock."""
        view = self._views.get(watched)  # type: ignore[call-overload]
        if view is None or event.type() != QEvent.Type.Paint:
            return False
        view.viewportEvent(event)
        if self.at is None and self.wanted(view):
            self.at = time.perf_counter()
        return True


class Review:
    """The window on the items of one search.

    `stand_s` is how long an editor looks before going on; that is when neighbours are made ready.
    """

    def __init__(self, library: Path, query: str, settings: Path, stand_s: float) -> None:
        self._stand_s = stand_s
        app = application()
        words = Language(app)
        words.use("en")
        memory = Memory(QSettings(str(settings), QSettings.Format.IniFormat))
        self.window = Window(memory, words, theme.start(app))
        self.window.resize(1280, 800)
        self.window.show()
        self.window.activateWindow()
        opened = open_library(library, "benchmark")
        self.window.take(opened)
        found = items_json(opened, query)
        self.query = query
        self.sizes = [int(one["width"] or 0) for one in found]
        self.widths = {int(str(one["ref"])[2:]): int(one["width"] or 0) for one in found}
        self.window.go(Place.review([int(str(one["ref"])[2:]) for one in found]))
        page = self.window.page
        assert isinstance(page, ReviewPage)
        self.page = page
        self.watch = _Watch(page.findChildren(PictureView))
        self._until(lambda: self._view() is not None)
        self._look(self._stand_s * 2)
        page.take_focus()
        self._until(lambda: QApplication.focusWidget() is not None)

    def _view(self) -> PictureView | None:
        views = (one for one in self.page.findChildren(PictureView) if one.isVisible())
        return next((one for one in views if not one.image.isNull()), None)

    def step(self) -> float:
        """Go on to the next item; how long until it was seen, sharp."""
        return self._press(sharp=True)

    def enter(self) -> float:
        """From the gallery into review of another item; how long until it was seen, sharp."""
        shown = self.page.number
        self.window.go(Place.gallery(self.query))
        gallery = self.window.page
        assert isinstance(gallery, GalleryPage)
        self._until(lambda: len(gallery.view.ids()) == len(self.sizes))
        ids = gallery.view.ids()
        wanted = ids[((ids.index(shown) if shown in ids else 0) + 5) % len(ids)]
        gallery.view.go_to(wanted)
        gallery.take_focus()
        self._look(self._stand_s)
        self._wait_for(self.widths[wanted], sharp=True)
        started = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or gallery, Qt.Key.Key_Return)
        return self._seen_after(started)

    def drag(self, count: int) -> list[float]:
        """Along the timeline with a hand on it; how long until each move showed another frame."""
        timeline = self.page.film.timeline
        self._until(lambda: bool(self.page.film.pane.times))
        self._look(self._stand_s)
        width, low = timeline.width(), timeline.height() // 2
        place = QPoint(width // 5, low)
        QTest.mousePress(timeline, Qt.MouseButton.LeftButton, pos=place)
        self._look(self._stand_s)
        times = []
        for number in range(count):
            far = (7, 23, 3, 61, -17)[number % 5] if number % 20 < 15 else -9
            place = QPoint(min(max(place.x() + far, 8), width - 8), low)
            self._wait_for(0, sharp=False)
            started = time.perf_counter()
            QTest.mouseMove(timeline, place)
            times.append(self._seen_after(started))
            self._look(_REPEAT_S)
        QTest.mouseRelease(timeline, Qt.MouseButton.LeftButton, pos=place)
        self._until(lambda: self.page.film.pane.frames.idle)
        return times

    def fill(self) -> float:
        """From Enter on a film until its timeline shows all of its sound and posters."""
        started = time.perf_counter()
        self.enter()
        film = self.page.film
        self._until(lambda: bool(film.pane.times) and film.timeline.complete, patience_s=600.0)
        return time.perf_counter() - started

    def leaf(self, count: int) -> list[float]:
        """Go on and on; how long each took to be seen at all."""
        return [self._press(sharp=False) for _ in range(count)]

    def _press(self, *, sharp: bool) -> float:
        if self.page.place().index == len(self.sizes) - 1:
            self.window.go(Place.review(list(self.page.place().ids)))
            self._look(self._stand_s)
        self._look(self._stand_s if sharp else _REPEAT_S)
        self._wait_for(self.sizes[self.page.place().index + 1], sharp=sharp)
        started = time.perf_counter()
        QTest.keyClick(QApplication.focusWidget() or self.page, Qt.Key.Key_PageDown)
        return self._seen_after(started)

    def _wait_for(self, width: int, *, sharp: bool) -> None:
        """The next picture so wide that is new is what the watch waits for."""
        before = {one.image.cacheKey() for one in self.page.findChildren(PictureView)}

        def seen(view: PictureView) -> bool:
            image = view.image
            new = not image.isNull() and image.cacheKey() not in before
            return new and (not sharp or image.width() >= min(width, _SMALL + 1))

        self.watch.wanted, self.watch.at = seen, None

    def _seen_after(self, started: float) -> float:
        self._until(lambda: self.watch.at is not None)
        assert self.watch.at is not None
        return self.watch.at - started

    def _look(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            QApplication.processEvents()
            time.sleep(0.002)

    def _until(self, holds: Callable[[], bool], patience_s: float = _PATIENCE_S) -> None:
        end = time.perf_counter() + patience_s
        while not holds():
            if time.perf_counter() > end:
                raise RuntimeError("The next item did not come in sight.")
            QApplication.processEvents()
            time.sleep(0.0005)


def main() -> int:
    """Do what standard input asks, until it ends."""
    review = Review(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), float(sys.argv[4]))
    print("ready", flush=True)
    for line in sys.stdin:
        what, _, count = line.strip().partition(" ")
        if what in ("leaf", "drag"):
            times = (review.leaf if what == "leaf" else review.drag)(int(count))
        else:
            single = {"enter": review.enter, "fill": review.fill, "step": review.step}
            times = [single[what]()]
        print(" ".join(f"{seconds:.6f}" for seconds in times), flush=True)
    review.window.jobs.stop_all()
    review.window.close_library()
    review.window.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
