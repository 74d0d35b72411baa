"""Buttons for actions of the registry, in a row above what they act on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QToolButton, QWidget

from evidence_desk.ui.actions import Actions

_GAP, _BETWEEN = 10, 2


def action_button(actions: Actions, name: str) -> QToolButton:
    """A button that does an action and leaves the focus where it is: keys reach the action too."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setDefaultAction(actions.qaction(name))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def tell_keys(
    actions: Actions, owner: QWidget, buttons: Iterable[tuple[QAbstractButton, str]]
) -> None:
    """Say on buttons, now and whenever keys change, which keys do the same."""
    pairs = tuple(buttons)

    def say() -> None:
        for button, name in pairs:
            button.setToolTip(actions.qaction(name).toolTip())

    actions.say_keys(owner, say)


def add_buttons(
    row: QHBoxLayout, actions: Actions, names: Sequence[str]
) -> list[list[QToolButton]]:
    """Add a button for each action; "" leaves a gap. Returns what stands between gaps."""
    row.setSpacing(_BETWEEN)
    groups: list[list[QToolButton]] = [[]]
    for name in names:
        if name:
            groups[-1].append(action_button(actions, name))
            row.addWidget(groups[-1][-1])
        else:
            groups.append([])
            row.addSpacing(_GAP)
    return groups


def show_what_fits(groups: Iterable[Iterable[QToolButton]], room: int) -> None:
    """Hide the last groups for which there is no room, in pixels; keys and menus do the same."""
    for group in groups:
        room -= _GAP + sum(button.sizeHint().width() + _BETWEEN for button in group)
        for button in group:
            button.setVisible(room >= 0)
