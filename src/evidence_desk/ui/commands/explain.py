"""Actions that explain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action

if TYPE_CHECKING:
    from evidence_desk.ui.window import Window


@action(
    "help.keys",
    text="&Keys of this page",
    keys=["?", "F1"],
    menu="Help",
    icon="mdi6.keyboard-outline",
    needs_library=False,
)
def keys(window: Window) -> None:
    window.show_keys()


@action(
    "keys.edit",
    text="&Change keys…",
    menu="Help",
    icon="mdi6.keyboard-settings-outline",
    hint="Which key does what, in this window and in every library",
    needs_library=False,
)
def edit_keys(window: Window) -> None:
    from evidence_desk.ui.widgets.keys_editor import KeysEditor

    KeysEditor(window.actions_, window).open()


@action("help.about", text="&About Evidence Desk", menu="Help", needs_library=False, group=1)
def about(window: Window) -> None:
    window.show_about()
