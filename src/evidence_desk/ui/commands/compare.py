"""Actions that put two items side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action, has_selection
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.ui.window import Window


@action("items.compare", text="&Compare side by side", keys=["C"], page="gallery incident section",
        menu="Item", icon="mdi6.compare", enabled=has_selection, group=2,
        hint="The two selected, the first two of several, or this one and the next")  # fmt: skip
def compare_items(window: Window) -> None:
    desk = window.desk
    if desk is None:
        return
    chosen = desk.selection()
    shown = list(getattr(getattr(window.page, "view", None), "ids", list)())
    if len(chosen) > 2:
        desk.go(Place.compare(chosen))
    elif len(chosen) == 2:
        ids = shown if set(chosen) <= set(shown) else chosen
        desk.go(Place.compare(ids, ids.index(chosen[0]), ids.index(chosen[1])))
    else:
        _with_next(window, shown, chosen[0])


@action("review.compare", text="&Compare with the next", keys=["C"], page="review", menu="Review",
        icon="mdi6.compare", group=4,
        hint="Page Up and Page Down then go through the others")  # fmt: skip
def compare_with_next(window: Window) -> None:
    place = window.page.place() if window.page is not None else None
    if window.desk is not None and place is not None and place.ids:
        _with_next(window, list(place.ids), place.ids[place.index])


def _with_next(window: Window, ids: list[int], one: int) -> None:
    """Beside the one that follows; of the last one, beside the one before."""
    desk = window.desk
    if desk is None or one not in ids:
        return
    if len(ids) < 2:
        desk.say(tr("There is nothing to compare it with; select two items."))
        return
    at = ids.index(one)
    desk.go(Place.compare(ids, at, at + 1 if at + 1 < len(ids) else at - 1))
