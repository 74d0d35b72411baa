"""Start the window: platform, look, language, and what happens to our own mistakes."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from platformdirs import user_log_path
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from evidence_desk import __version__
from evidence_desk.domain.errors import DeskError
from evidence_desk.mistakes import told_without_evidence
from evidence_desk.resources import resource
from evidence_desk.ui import theme
from evidence_desk.ui.language import Language, preferred, tr
from evidence_desk.ui.memory import Memory

if TYPE_CHECKING:
    from evidence_desk.desk.opening import Opening
    from evidence_desk.ui.window import Window

log = logging.getLogger("evidence_desk")


def run(path: Path | None = None, opening: Opening | None = None) -> int:
    """Open the window, on this library if one is given; returns the exit status.

    The library may be `opening` already.
    """
    choose_platform()
    app = application()
    write_log()
    window = make_window(app, QSettings(), path is not None)
    catch_mistakes(window)
    window.show()
    if path is not None:
        window.open(path, opening)
    return int(app.exec())


def choose_platform() -> None:
    """Under Wayland use XWayland: VLC needs a window of the X server to play in."""
    if (
        sys.platform.startswith("linux")
        and "QT_QPA_PLATFORM" not in os.environ
        and os.environ.get("WAYLAND_DISPLAY")
        and os.environ.get("DISPLAY")
    ):
        os.environ["QT_QPA_PLATFORM"] = "xcb"


def application() -> QApplication:
    """The one QApplication, named so that its settings are found again."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("evidence-desk")
    app.setApplicationDisplayName("Evidence Desk")
    app.setApplicationVersion(__version__)
    app.setOrganizationName("evidence-desk")
    app.setDesktopFileName("evidence-desk")
    app.setWindowIcon(QIcon(str(resource("icons/evidence-desk.svg"))))
    app.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, False)
    return app


def make_window(app: QApplication, settings: QSettings, awaits: bool = False) -> Window:
    """A window as it was left: colours, language, size; or one that `awaits` a library."""
    from evidence_desk.ui.window import Window

    memory = Memory(settings)
    look = theme.start(app)
    look.choose(memory.text("colours", "system"))
    language = Language(app)
    language.use(memory.text("language") or preferred())
    return Window(memory, language, look, awaits=awaits)


def write_log() -> None:
    """Keep a local log of the program's own mistakes; nothing of the evidence goes in."""
    folder = user_log_path("evidence-desk", appauthor=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "window.log", maxBytes=500_000, backupCount=2, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.WARNING)


def catch_mistakes(window: Window) -> None:
    """Log what we did wrong without a word of evidence, say so, and live on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            window.close()
            return
        if isinstance(error, DeskError):
            window.complain(error)
            return
        log.error("%s", told_without_evidence(error))
        window.status.complain(
            tr(
                "Something went wrong in the program itself ({kind}); your work is saved. "
                "The log of it holds nothing of your evidence.",
                kind=kind.__name__,
            )
        )

    sys.excepthook = hook
