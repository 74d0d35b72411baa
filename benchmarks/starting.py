"""The process that `benchmarks.window` measures: a window that says "up" when it can be seen.

``python -m benchmarks.starting ours LIBRARY`` or ``python -m benchmarks.starting empty``; nothing
is imported here but what each of the two needs itself.
"""

from __future__ import annotations

import sys
from pathlib import Path


def _empty() -> int:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication(sys.argv[:1])
    window = QMainWindow()
    window.resize(1280, 800)
    window.show()
    QTimer.singleShot(0, lambda: print("up", flush=True))
    return int(app.exec())


def _ours(library: Path) -> int:
    import evidence_desk.cli  # noqa: F401  # the program's door
    from evidence_desk.ui import begin

    opening = begin(library)  # as the program does, before Qt is loaded
    from PySide6.QtWidgets import QMainWindow, QTreeWidget

    from benchmarks.watched import run_watched
    from evidence_desk.ui.widgets.items_view import ItemsView

    def up(window: QMainWindow, view: ItemsView) -> str | None:
        trees = [one for one in window.findChildren(QTreeWidget) if one.isVisible()]
        if not view.model.row(0) or not any(tree.topLevelItemCount() for tree in trees):
            return None
        window.repaint()
        return "up"

    return run_watched(library, opening, up)


if __name__ == "__main__":
    sys.exit(_ours(Path(sys.argv[2])) if sys.argv[1] == "ours" else _empty())
