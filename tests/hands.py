"""The window opened for a test, and the hands that type and press in it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("EVIDENCE_DESK_VLC_OPTIONS", "--vout=xcb_x11 --aout=dummy")

import shiboken6
from PySide6.QtCore import QMimeData, QPoint, QSettings, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDropEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import watchdog
from evidence_desk.ui import theme
from evidence_desk.ui.app import application
from evidence_desk.ui.language import Language
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.widgets.inspector import InspectorWidget
from evidence_desk.ui.widgets.tie_box import TieBox
from evidence_desk.ui.window import Window

#: Waits until something holds.
Settled = Callable[[Callable[[], bool]], None]
Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def open_window(qtbot: QtBot, folder: Path, language: str = "en") -> Window:
    """A window on its start page, with memories of its own in `folder`."""
    QStandardPaths.setTestModeEnabled(True)
    app = application()
    look = theme.start(app)
    look.choose("light")
    words = Language(app)
    words.use(language)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)  # what pages remember, too
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    window = Window(Memory(settings), words, look)
    window.resize(1200, 700)
    window.show()
    qtbot.waitActive(window)
    return window


def close_window(window: Window) -> None:
    """End what runs, close the library, and the window."""
    window.jobs.stop_all()
    window.close_library()
    window.close()
    window.language.use("en")  # the next window must not find this one's words
    window.deleteLater()


def waiting(qtbot: QtBot, milliseconds: int) -> Settled:
    """Hands that wait so long at most for something to hold."""

    def wait(holds: Callable[[], bool]) -> None:
        with watchdog.waits(holds) as asked:
            qtbot.waitUntil(asked, timeout=milliseconds)

    return wait


def inspected(window: Window) -> bool:
    """Whether the inspector is there, with all its parts."""
    return any(one.built for one in window.findChildren(InspectorWidget))


def review(
    window: Window, until: Settled, library: Path, ids: Sequence[int], index: int = 0,
    query: str = "",
) -> ReviewPage:  # fmt: skip
    """Open a library and review some of its items; returns when the one at `index` is read."""
    window.open(library)
    until(lambda: window.desk is not None and window.desk.library.path == library)
    assert window.desk is not None
    window.desk.go(Place.review(ids, index, query))
    until(lambda: isinstance(window.page, ReviewPage) and window.page.detail is not None)
    until(lambda: inspected(window))
    assert isinstance(window.page, ReviewPage)
    return window.page


def type_text(qtbot: QtBot, text: str) -> None:
    """Type where the keys go now."""
    for letter in text:
        _strike(letter)


def _keyboard() -> QWindow:
    """The window that the system gives keys to, which knows who has them now."""
    widget = QApplication.focusWidget()
    assert widget is not None
    handle = widget.window().windowHandle()
    assert handle is not None
    return handle


def _strike(key: Qt.Key | str, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """A key goes down and up, in the same window if that is still there."""
    handle = _keyboard()
    for goes in (QTest.keyPress, QTest.keyRelease):
        if shiboken6.isValid(handle):
            with watchdog.key():
                goes(handle, key, modifier)  # type: ignore[arg-type]


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key where the keys go now."""
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=10_000)
    _strike(key, modifier)


def does(act: Callable[..., object], *what: object, **how: object) -> None:
    """What the mouse, a menu or a button does, measured as a key is."""
    with watchdog.key():
        act(*what, **how)


def tie_box(window: Window) -> TieBox | None:
    """The box that asks what to tie to, if it is open."""
    return next((box for box in window.findChildren(TieBox) if box.isVisible()), None)


def tie_boxes_offer(window: Window) -> str:
    """What the open box would take at Enter."""
    box = tie_box(window)
    item = box.list.currentItem() if box is not None else None
    return item.text() if item is not None else ""


def drop_files(window: Window, *paths: Path) -> None:
    """Let files and folders fall on the window, as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = QPoint(300, 300).toPointF()
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    does(window.dropEvent, QDropEvent(where, copy, mime, left, PLAIN))
