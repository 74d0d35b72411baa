"""Actions that go somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.ui.window import Window


@action("go.back", text="&Back", keys=["Alt+Left"], menu="Go", icon="mdi6.arrow-left")
def back(window: Window) -> None:
    window.back()


@action("go.forward", text="&Forward", keys=["Alt+Right"], menu="Go", icon="mdi6.arrow-right")
def forward(window: Window) -> None:
    window.forward()


@action(
    "go.all", text="&All items", keys=["Ctrl+1"], menu="Go", icon="mdi6.view-grid-outline", group=1
)
def all_items(window: Window) -> None:
    window.go(Place.gallery())


@action("go.search", text="&Find items", keys=["Ctrl+F"], menu="Go", icon="mdi6.magnify", group=1)
def search(window: Window) -> None:
    if window.page is None or window.page.id != "gallery":
        window.go(Place.gallery())
    window.actions_.trigger("gallery.search")


@action(
    "go.to_look_at",
    text="Items to &look at",
    keys=["Ctrl+2"],
    menu="Go",
    icon="mdi6.eye-outline",
    group=1,
)
def to_look_at(window: Window) -> None:
    window.go(Place.gallery("status:new"))


@action(
    "go.no_incident",
    text="Items &without an incident",
    keys=["Ctrl+3"],
    menu="Go",
    icon="mdi6.link-off",
    group=1,
)
def no_incident(window: Window) -> None:
    window.go(Place.gallery("-has:incident"))


@action(
    "go.report",
    text="The &report",
    keys=["Ctrl+4"],
    menu="Go",
    icon="mdi6.format-list-numbered",
    group=1,
)
def report(window: Window) -> None:
    window.go(Place.report())


@action(
    "go.library",
    text="The l&ibrary",
    keys=["Ctrl+5"],
    menu="Go",
    icon="mdi6.archive-outline",
    group=1,
)
def library(window: Window) -> None:
    window.go(Place.library())


@action(
    "go.chronology",
    text="The &chronology",
    keys=["Ctrl+6"],
    menu="Go",
    icon="mdi6.chart-timeline",
    group=1,
)
def chronology(window: Window) -> None:
    window.go(Place.chronology())


@action(
    "go.map",
    text="The &map",
    keys=["Ctrl+7"],
    menu="Go",
    icon="mdi6.map-outline",
    hint="Of what the gallery shows, or of everything",
    group=1,
)
def map_(window: Window) -> None:
    here = window.present()
    query = here.target if here is not None and here.page == "gallery" else ""
    window.go(Place.map(query))


@action(
    "go.palette",
    text="Find an action or a &place…",
    keys=["Ctrl+K"],
    menu="Go",
    icon="mdi6.magnify",
    hint="Every action with its keys; also incidents, sections and items by their reference",
    needs_library=False,
    group=2,
)
def palette(window: Window) -> None:
    window.show_palette()
