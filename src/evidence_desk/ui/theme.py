"""How the window looks: two calm palettes, icons that follow them, and a little style."""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from functools import cache

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from evidence_desk.resources import resource
from evidence_desk.ui import icons

#: Colours by what they are for. Every text pair holds WCAG AA (4.5:1) on its ground.
LIGHT: Mapping[str, str] = {
    "window": "#f4f3f0",
    "base": "#ffffff",
    "raised": "#eae8e3",
    "line": "#d3d0c9",
    "edge": "#98948c",
    "text": "#20262b",
    "quiet": "#5c646b",
    "accent": "#1f5f8b",
    "on_accent": "#ffffff",
    "link": "#1a5a86",
    "good": "#22683c",
    "warn": "#8a5300",
    "bad": "#a5281f",
    "disabled": "#9a9ea1",
}
DARK: Mapping[str, str] = {
    "window": "#1e2124",
    "base": "#17191b",
    "raised": "#2a2e32",
    "line": "#3c4147",
    "edge": "#717981",
    "text": "#e6e4df",
    "quiet": "#a4abb1",
    "accent": "#3a7caa",
    "on_accent": "#ffffff",
    "link": "#86bfe6",
    "good": "#7fc894",
    "warn": "#e6b45c",
    "bad": "#f0938a",
    "disabled": "#6b7176",
}

_STYLE = """
QToolTip {{ color: {text}; background: {raised}; border: 1px solid {line}; padding: 4px; }}
QSplitter::handle {{ background: {line}; }}
QSplitter::handle:horizontal {{ width: 1px; }}
QSplitter::handle:vertical {{ height: 1px; }}
QStatusBar {{ border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QMenuBar {{ border-bottom: 1px solid {line}; padding: 1px 4px; }}
QToolBar {{ border: none; spacing: 4px; padding: 4px; }}
QLabel[role="title"] {{ font-size: 20pt; font-weight: 300; }}
QLabel[role="heading"] {{ font-size: 13pt; font-weight: 600; }}
QLabel[role="quiet"] {{ color: {quiet}; }}
QToolButton[role="quiet"]:disabled {{ color: {quiet}; }}
QLabel[role="bad"] {{ color: {bad}; }}
QLabel[role="good"] {{ color: {good}; }}
QLabel[role="ref"] {{ color: {quiet}; font-size: 13pt; }}
QFrame[role="card"] {{ background: {base}; border: 1px solid {line}; border-radius: 8px; }}
QFrame[role="rule"] {{ color: {line}; }}
QFrame[role="notice"] {{ background: {raised}; border: none; border-radius: 6px; }}
QPushButton[role="choice"] {{
    text-align: left; padding: 12px 16px; border: 1px solid {line}; border-radius: 8px;
    background: {base};
}}
QPushButton[role="choice"]:hover, QPushButton[role="choice"]:focus {{ border-color: {accent}; }}
QPushButton[role="chip"] {{ text-align: left; padding: 2px 5px; border: none; }}
QPushButton[role="chip"]:focus {{ border: 1px solid {accent}; border-radius: 4px; }}
QPushButton[role="main"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; border-radius: 4px;
    padding: 5px 14px; font-weight: 600;
}}
QPushButton[role="main"]:disabled {{
    background: {raised}; color: {disabled}; border-color: {line};
}}
QPushButton[role="main"]:focus {{ border: 2px solid {text}; padding: 4px 13px; }}
QPushButton[role="tool"] {{
    padding: 4px 9px; border: 1px solid {edge}; border-radius: 4px; background: {raised};
}}
QPushButton[role="tool"]:checked {{
    padding: 3px 8px; border: 2px solid {accent}; background: {base}; font-weight: 600;
}}
QPushButton[role="tool"]:focus {{ padding: 3px 8px; border: 2px solid {text}; }}
QPushButton[role="tool"]:disabled {{ border-color: {line}; }}
QLineEdit, QPlainTextEdit {{
    border: 1px solid {edge}; border-radius: 3px; padding: 2px 3px; background: {base};
}}
QLineEdit:focus, QPlainTextEdit:focus {{ border: 2px solid {accent}; padding: 1px 2px; }}
QLineEdit:disabled, QPlainTextEdit:disabled {{ border-color: {line}; background: {window}; }}
QCheckBox::indicator, QRadioButton::indicator {{
    width: 14px; height: 14px; border: 1px solid {edge}; background: {base};
}}
QCheckBox::indicator {{ border-radius: 3px; }}
QRadioButton::indicator {{ border-radius: 7px; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked {{
    background: {accent}; border-color: {accent};
}}
QCheckBox::indicator:checked {{ image: url("{icons}/tick.svg"); }}
QRadioButton::indicator:checked {{ image: url("{icons}/dot.svg"); }}
QCheckBox::indicator:checked:disabled, QRadioButton::indicator:checked:disabled {{
    background: {disabled}; border-color: {disabled};
}}
QCheckBox::indicator:focus, QRadioButton::indicator:focus {{ border: 2px solid {accent}; }}
QInputDialog QLineEdit, QInputDialog QComboBox {{ min-width: 280px; }}
QTabWidget::pane {{ border: 0; border-top: 1px solid {line}; }}
"""


class Theme(QObject):
    """The look of one application: follows the system unless an editor has chosen."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = "system"
        self._shown: Mapping[str, str] | None = None
        self._marked: weakref.WeakKeyDictionary[QWidget, tuple[str, str]] = (
            weakref.WeakKeyDictionary()
        )
        app.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    @property
    def choice(self) -> str:
        """What the editor chose: "system", "light" or "dark"."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Be "light" or "dark", or follow the "system"; every widget is styled anew if need be."""
        before = self.colours
        self._choice = choice if choice in {"light", "dark"} else "system"
        if self.colours is not before:
            self._apply()

    @property
    def dark(self) -> bool:
        """Whether the dark palette is on."""
        if self._choice != "system":
            return self._choice == "dark"
        return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark

    @property
    def colours(self) -> Mapping[str, str]:
        """The colours of now, by what they are for."""
        return DARK if self.dark else LIGHT

    @property
    def shown(self) -> Mapping[str, str] | None:
        """The colours that widgets were styled in last."""
        return self._shown

    def mark(self, widget: QWidget, name: str, role: str) -> None:
        """Give a button its icon, and again whenever the palette changes."""
        self._marked[widget] = (name, role)
        widget.setProperty("icon", icon(name, role))

    def _apply(self, *_: object) -> None:
        colours = self.colours
        if colours is self._shown:
            return  # every widget there is would be styled anew for nothing
        self._shown = colours
        # A sheet in place of another has Qt style each widget once for every widget around it, five
        # times the work of none and then another one.
        self._app.setStyleSheet("")
        self._app.setPalette(palette(colours))
        ticks = resource("icons").as_posix()
        self._app.setStyleSheet(_STYLE.format(icons=ticks, **colours))
        for widget, (name, role) in list(self._marked.items()):
            if shiboken6.isValid(widget):
                widget.setProperty("icon", icon(name, role))
            else:
                del self._marked[widget]
        self.changed.emit()


def palette(colours: Mapping[str, str]) -> QPalette:
    """A Qt palette of these colours."""
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    made = QPalette(QColor(colours["raised"]), QColor(colours["window"]))
    for where, name in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "base"),
        (role.AlternateBase, "window"),
        (role.Text, "text"),
        (role.PlaceholderText, "quiet"),
        (role.Button, "raised"),
        (role.ButtonText, "text"),
        (role.ToolTipBase, "raised"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Accent, "accent"),
        (role.Link, "link"),
        (role.LinkVisited, "link"),
        (role.BrightText, "bad"),
        (role.Mid, "line"),
    ):
        made.setColor(where, QColor(colours[name]))
    for where in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(group.Disabled, where, QColor(colours["disabled"]))
    made.setColor(group.Disabled, role.PlaceholderText, QColor(colours["disabled"]))
    made.setColor(group.Disabled, role.Base, QColor(colours["window"]))
    made.setColor(group.Disabled, role.Highlight, QColor(colours["line"]))
    return made


_current: list[Theme] = []


def start(app: QApplication) -> Theme:
    """The application's theme, made once."""
    if not _current:
        _current.append(Theme(app))
    return _current[0]


def is_dark() -> bool:
    """Whether the window is dark now."""
    return bool(_current) and _current[0].shown is DARK


def colour(name: str) -> QColor:
    """A colour of now by what it is for: "accent", "quiet", "line", "good", "warn", "bad" …"""
    return QColor((DARK if is_dark() else LIGHT)[name])


def icon(name: str, role: str = "text") -> QIcon:
    """An icon of the Material Design set (``"mdi6.link"``) in a colour of now.

    It does not change by itself: use `mark` for buttons; actions look after themselves.
    """
    return _icon(name, role, is_dark())


@cache
def _icon(name: str, role: str, dark: bool) -> QIcon:
    colours, mode = DARK if dark else LIGHT, QIcon.Mode
    return icons.icon(
        name,
        {
            mode.Normal: QColor(colours[role]),
            mode.Disabled: QColor(colours["disabled"]),
            mode.Selected: QColor(colours["on_accent"]),
        },
    )


def mark(widget: QWidget, name: str, role: str = "text") -> None:
    """Set a button's icon so that it follows palette changes."""
    if _current:
        _current[0].mark(widget, name, role)
    else:
        widget.setProperty("icon", icon(name, role))


def restyle(widget: QWidget, role: str) -> None:
    """Give a label, frame or button one of the style's roles: "title", "quiet", "card" …"""
    widget.setProperty("role", role)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
