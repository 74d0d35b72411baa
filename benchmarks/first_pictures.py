"""The process that `benchmarks.scroll` starts to see how soon pictures follow the first rows.

``python -m benchmarks.first_pictures LIBRARY`` opens the window as the program does. It says how
many seconds after the first rows were painted every picture in sight was, too. A library without
originals has no pictures, so each item is given one of a few.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from benchmarks.pictured import Pictured
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.opening import Opening
from evidence_desk.ui import begin


class _Opening(Opening):
    def result(self) -> Library:
        library = super().result()
        library.pictures = Pictured(library)
        return library


def main(path: Path) -> int:
    """Show the window, and say so when all that is in sight has its picture."""
    begin(None)
    opening = _Opening(path)
    from PySide6.QtCore import QTimer

    from evidence_desk.ui import app
    from evidence_desk.ui.widgets.items_view import ItemsView

    make, timer = app.make_window, QTimer()
    timer.setInterval(2)

    def watched(*arguments: object) -> object:
        window = make(*arguments)  # type: ignore[arg-type]
        window.resize(1280, 800)
        rows_at = 0.0

        def look() -> None:
            nonlocal rows_at
            views = [one for one in window.findChildren(ItemsView) if one.isVisible()]
            if not views or not views[0].model.rowCount():
                return
            view = views[0]
            sight = [
                row
                for row in range(min(200, view.model.rowCount()))
                if view.grid.cell(row).intersects(view.grid.viewport().rect())
            ]
            if any(view.model.row(row) is None for row in sight):
                return
            if not rows_at:
                window.repaint()
                rows_at = time.perf_counter()
            if all(view.thumbnails.known(view.model.id_at(row)) for row in sight):
                timer.stop()
                window.repaint()
                print(f"{time.perf_counter() - rows_at:.6f}", flush=True)

        timer.timeout.connect(look)
        timer.start()
        return window

    app.make_window = watched  # type: ignore[assignment]
    return app.run(path, opening)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
