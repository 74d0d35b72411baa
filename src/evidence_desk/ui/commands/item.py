"""Actions on the selected items that need no box: rank, status, who may see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evidence_desk.domain.items import make_ref
from evidence_desk.ui.actions import declare, has_selection
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.ui.window import Window

_PAGES = "gallery review compare incident section map"


def _describe(field: str, value: object) -> Callable[[Any], None]:
    def act(window: Window) -> None:
        window.describe_selection({field: value})

    return act


def _rank(rank: int, text: str) -> None:
    declare(
        f"item.rank.{rank}",
        text=text,
        keys=[str(rank)],
        page=_PAGES,
        menu="Item/Rank",
        enabled=has_selection,
        group=3,
        run=_describe("rank", rank),
    )


_rank(0, text="No rank")
_rank(1, text="Rank 1")
_rank(2, text="Rank 2")
_rank(3, text="Rank 3")
_rank(4, text="Rank 4")
_rank(5, text="Rank 5")

declare(
    "item.pick",
    text="&Pick",
    keys=["P"],
    page=_PAGES,
    menu="Item/Status",
    icon="mdi6.flag-outline",
    enabled=has_selection,
    group=3,
    run=_describe("status", "picked"),
)
declare(
    "item.reject",
    text="&Reject",
    keys=["X"],
    page=_PAGES,
    menu="Item/Status",
    icon="mdi6.close-circle-outline",
    enabled=has_selection,
    group=3,
    run=_describe("status", "rejected"),
)
declare(
    "item.seen",
    text="&Seen",
    keys=["V"],
    page=_PAGES,
    menu="Item/Status",
    icon="mdi6.eye-check-outline",
    enabled=has_selection,
    group=3,
    run=_describe("status", "seen"),
)
declare(
    "item.to_look_at",
    text="To &look at",
    keys=["U"],
    page=_PAGES,
    menu="Item/Status",
    icon="mdi6.eye-outline",
    enabled=has_selection,
    group=3,
    run=_describe("status", "new"),
)


def _access(level: str, text: str) -> None:
    declare(
        f"item.access.{level}",
        text=text,
        page=_PAGES,
        menu="Item/Who may see it",
        enabled=has_selection,
        group=3,
        run=_describe("access", level),
    )


_access("open", text="&Open: may appear in a public edition")
_access("restricted", text="&Restricted: for the authority only")
_access("confidential", text="&Confidential: never leaves in a public edition")


def _went_out(window: Window) -> None:
    if window.desk is not None:
        current = window.desk.current or next(iter(window.desk.selection()), None)
        if current is not None:
            window.go(Place.went_out(make_ref("item", current)))


declare(
    "item.went_out",
    text="Where it &went: which edition, to whom",
    keys=["Ctrl+Shift+O"],
    page=f"{_PAGES} edition",
    menu="Item",
    icon="mdi6.export",
    enabled=has_selection,
    group=4,
    run=_went_out,
)
