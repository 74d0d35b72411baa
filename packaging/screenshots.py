"""Make the pictures of the README from the demonstration library.

    xvfb-run -a -s "-screen 0 1600x1000x24" python packaging/screenshots.py DEMO.evidence

Writes docs/gallery.png and docs/incident.png: the real window, driven to a place, as it draws
itself.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from evidence_desk.desk.libraries import open_library
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.language import Language
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.window import Window

OUT = Path(__file__).resolve().parents[1] / "docs"


def wait(milliseconds: int) -> None:
    """Let the window work."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(library: Path) -> None:
    """Take each picture."""
    app = application()
    look, language = theme.start(app), Language(app)
    language.use("en")
    with tempfile.TemporaryDirectory() as folder:
        settings = QSettings(str(Path(folder) / "settings.ini"), QSettings.Format.IniFormat)
        window = Window(Memory(settings), language, look)
        window.resize(1440, 880)
        window.show()
        for name, colours, code, go in (
            ("gallery", "light", "en", _gallery),
            ("incident", "dark", "fr", _incident),
        ):
            look.choose(colours)
            window.choose_language(code)
            window.take(open_library(library, "Mara Lind"))
            wait(2500)
            go(window)
            wait(2500)
            window.grab().save(str(OUT / f"{name}.png"), "PNG")
            window.close_library()
        window.close()


def _gallery(window: Window) -> None:
    view = window.page.view  # type: ignore[union-attr]
    view.set_cell_width(210)
    view.grid.select(1)


def _incident(window: Window) -> None:
    window.go(Place.incident("I-001"))


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
