"""Icons drawn from the font of Material Design Icons that the package qtawesome brings.

The package itself is not loaded: it would load all of Qt by way of qtpy, and eleven fonts more,
which took as long as everything else of Qt.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

_FONT = "materialdesignicons6-webfont-[0-9]*.ttf"
_NAMES = "materialdesignicons6-webfont-charmap-*.json"
_PREFIX = "mdi6."
#: Of an icon's height; the rest is the room that the glyphs of the font need around them.
_GLYPH = 0.875


def icon(name: str, colours: Mapping[QIcon.Mode, QColor]) -> QIcon:
    """The icon of this name (``"mdi6.link"``), in a colour for each mode.

    Raises KeyError where the font has no such icon.
    """
    return QIcon(_Engine(_letters()[name.removeprefix(_PREFIX)], colours))


class _Engine(QIconEngine):
    """Draws one letter of the font, as large as it is asked for."""

    def __init__(self, letter: str, colours: Mapping[QIcon.Mode, QColor]) -> None:
        super().__init__()
        self._letter = letter
        self._colours = colours

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.save()
        painter.setPen(self._colours.get(mode, self._colours[QIcon.Mode.Normal]))
        font = QFont(_family())
        font.setPixelSize(max(round(_GLYPH * rect.height()), 1))
        painter.setFont(font)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._letter)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        made = QPixmap(size)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return made


@cache
def _family() -> str:
    """The name under which Qt knows the font, once it was given to it."""
    number = QFontDatabase.addApplicationFontFromData(_shipped(_FONT).read_bytes())
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")


@cache
def _letters() -> dict[str, str]:
    """The letter of each icon, by the icon's name."""
    codes = json.loads(_shipped(_NAMES).read_text(encoding="utf-8"))
    return {name: chr(int(code, 16)) for name, code in codes.items()}


def _shipped(pattern: str) -> Path:
    """A file of the font's; raises FileNotFoundError where the installation lacks it."""
    spec = find_spec("qtawesome")
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    if frozen := getattr(sys, "_MEIPASS", None):  # the packed program has only the files
        places.append(f"{frozen}/qtawesome")
    for place in places:
        for path in sorted(Path(place, "fonts").glob(pattern)):
            return path
    raise FileNotFoundError(f"This installation of Evidence Desk lacks its icons “{pattern}”.")
