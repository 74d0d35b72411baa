"""The program's own window, watched from within while it starts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMainWindow

from evidence_desk.desk.opening import Opening
from evidence_desk.ui import app
from evidence_desk.ui.widgets.items_view import ItemsView

_EVERY_MS = 2


def run_watched(
    library: Path,
    opening: Opening | None,
    look: Callable[[QMainWindow, ItemsView], str | None],
) -> int:
    """Run the window on a library; `look` is asked every 2 ms until it says a line, then printed.

    It is asked once a gallery or table is seen, and what it sees is painted before it is told.
    """
    make, timer = app.make_window, QTimer()
    timer.setInterval(_EVERY_MS)

    def watched(*arguments: Any) -> Any:
        window = make(*arguments)
        window.resize(1280, 800)

        def ask() -> None:
            views = [one for one in window.findChildren(ItemsView) if one.isVisible()]
            said = look(window, views[0]) if views and views[0].model.rowCount() else None
            if said is not None:
                timer.stop()
                print(said, flush=True)

        timer.timeout.connect(ask)
        timer.start()
        return window

    app.make_window = watched
    return app.run(library, opening)
