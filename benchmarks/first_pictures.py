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
    from PySide6.QtWidgets import QMainWindow

    from benchmarks.watched import run_watched
    from evidence_desk.ui.widgets.items_view import ItemsView

    rows_at = 0.0

    def pictured(window: QMainWindow, view: ItemsView) -> str | None:
        nonlocal rows_at
        sight = [
            row
            for row in range(min(200, view.model.rowCount()))
            if view.grid.cell(row).intersects(view.grid.viewport().rect())
        ]
        if any(view.model.row(row) is None for row in sight):
            return None
        if not rows_at:
            window.repaint()
            rows_at = time.perf_counter()
        if not all(view.thumbnails.known(view.model.id_at(row)) for row in sight):
            return None
        window.repaint()
        return f"{time.perf_counter() - rows_at:.6f}"

    return run_watched(path, opening, pictured)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
