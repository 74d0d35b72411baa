"""Review every item of a library in the real window, playing what plays; a program for strace.

python play_everything.py LIBRARY
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from evidence_desk.desk.libraries import open_library
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.language import Language
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.player import vlc
from evidence_desk.ui.window import Window


def _wait(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(path: Path) -> None:
    """Take each item in hand, play it for a moment, and say how many were played."""
    app = application()
    language = Language(app)
    language.use("en")
    settings = QSettings(str(path.parent / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Memory(settings), language, theme.start(app))
    window.resize(900, 600)
    window.show()
    window.take(open_library(path, "Mara"))
    _wait(1500)
    ids = window.page.view.ids()  # type: ignore[union-attr]
    window.go(Place.review(ids))
    page = window.page
    played = 0
    for at, number in enumerate(ids):
        if at:
            page.go_to(at)  # type: ignore[union-attr]
        until = time.monotonic() + 10
        while (page._detail is None or page._detail.row.id != number) and time.monotonic() < until:  # type: ignore[union-attr]
            _wait(20)
        if page._stack.currentWidget() is page.film:  # type: ignore[union-attr]
            page.film.pane.player.play()  # type: ignore[union-attr]
            played += 1
            _wait(120)
    # Were such a file ever to reach VLC past the probe, the options must hold by themselves.
    media_player = vlc.instance().media_player_new()  # type: ignore[union-attr]
    forced = ("-called.", "tracks.", "ten-hours.")
    for file in sorted(path.glob("originals/*/*")):
        if not any(words in file.name for words in forced):
            continue
        media_player.set_media(vlc.instance().media_new_path(str(file)))  # type: ignore[union-attr]
        media_player.play()
        _wait(300)
        media_player.stop()
    media_player.release()
    window.close_library()
    window.close()
    print(f"{len(ids)} reviewed, {played} played")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
