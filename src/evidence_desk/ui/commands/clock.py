"""Actions on the clocks of devices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action, has_selection
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.desk.clocks import ClockWords, Seen
    from evidence_desk.ui.window import Window


@action("clock.all", text="&Clocks", menu="Library", icon="mdi6.clock-check-outline", group=2,
        hint="Devices whose clocks were wrong, and by how much")  # fmt: skip
def clocks(window: Window) -> None:
    window.go(Place.library("clocks"))


@action("clock.from_item", text="A clock is &seen here…", page="gallery review incident section",
        menu="Item", icon="mdi6.clock-alert-outline", enabled=has_selection, group=2,
        hint="Say what it shows: the device's own clock is put right by it")  # fmt: skip
def from_item(window: Window) -> None:
    from evidence_desk.desk.clocks import seen_in
    from evidence_desk.ui.widgets.seen_clock import SeenClockDialog

    desk = window.desk
    item = desk.current if desk is not None else None
    if desk is None or item is None:
        return
    at = getattr(window.page, "moment_shown", None)

    def ask(seen: Seen) -> None:
        box = SeenClockDialog(seen, window)
        box.found.connect(lambda words: _propose(window, words))
        box.open()
        box.shown.setFocus()

    desk.run("", seen_in, desk.library, item, at() if at is not None else 0.0, done=ask)


def _propose(window: Window, words: ClockWords) -> None:
    from evidence_desk.ui.pages.library import LibraryPage

    window.go(Place.library("clocks"))
    if isinstance(window.page, LibraryPage):
        window.page.clocks.propose(words)
