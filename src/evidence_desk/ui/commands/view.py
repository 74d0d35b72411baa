"""Actions on how the window looks and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action

if TYPE_CHECKING:
    from evidence_desk.ui.window import Window


@action("view.navigator", text="Show or hide the &navigator", keys=["F9"], menu="View", group=5)
def navigator(window: Window) -> None:
    window.toggle_pane("navigator")


@action("view.inspector", text="Show or hide the &inspector", keys=["F10"], menu="View", group=5)
def inspector(window: Window) -> None:
    window.toggle_pane("inspector")


@action(
    "view.full_screen", text="&Full screen", keys=["F11"], menu="View", group=6, needs_library=False
)
def full_screen(window: Window) -> None:
    window.toggle_full_screen()


@action(
    "view.colours.system",
    text="As the &system",
    menu="View/Colours",
    group=7,
    needs_library=False,
)
def colours_system(window: Window) -> None:
    window.choose_colours("system")


@action("view.colours.light", text="&Light", menu="View/Colours", group=7, needs_library=False)
def colours_light(window: Window) -> None:
    window.choose_colours("light")


@action("view.colours.dark", text="&Dark", menu="View/Colours", group=7, needs_library=False)
def colours_dark(window: Window) -> None:
    window.choose_colours("dark")


@action("view.language.en", text="&English", menu="View/Language", group=7, needs_library=False)
def language_en(window: Window) -> None:
    window.choose_language("en")


@action("view.language.fr", text="&French", menu="View/Language", group=7, needs_library=False)
def language_fr(window: Window) -> None:
    window.choose_language("fr")
