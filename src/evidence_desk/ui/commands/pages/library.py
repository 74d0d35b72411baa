"""What can be done on the library's page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from evidence_desk.ui.actions import action, declare
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.ui.context import Desk


def _ask_new_person(window: Any) -> None:
    window.go(Place.library("public"))
    window.page.public.ask_new()


declare("library.public", text="What the p&ublic is told", menu="Library",
        icon="mdi6.account-group-outline", run=lambda window: window.go(Place.library("public")),
        group=2)  # fmt: skip
declare("person.new", text="New &person under a code…", menu="Library",
        icon="mdi6.incognito", run=_ask_new_person, group=2)  # fmt: skip

declare("library.register", text="What went &out", menu="Library", icon="mdi6.export",
        run=lambda window: window.go(Place.library("register")), group=2)  # fmt: skip


def _ask_new_source(window: Any) -> None:
    window.go(Place.library("sources"))
    window.page.sources.ask_new()


declare("library.sources", text="Source&s", menu="Library", icon="mdi6.account-key-outline",
        run=lambda window: window.go(Place.library("sources")), group=2)  # fmt: skip
declare("source.new", text="&New source…", menu="Library", icon="mdi6.account-plus-outline",
        run=_ask_new_source, group=2)  # fmt: skip

declare("vocabulary.rename", text="Change the &label or note", keys=["F2"], page="library",
        menu="Library/Tag", icon="mdi6.pencil-outline", in_sight=True, group=3)  # fmt: skip
declare("vocabulary.show", text="Show the &items with this tag", keys=["Return"], page="library",
        menu="Library/Tag", icon="mdi6.magnify", by_list=True, in_sight=True, group=3)  # fmt: skip
declare("vocabulary.incidents", text="Show the in&cidents with this tag", keys=["Shift+Return"],
        page="library", menu="Library/Tag", icon="mdi6.timeline-clock-outline", by_list=True,
        in_sight=True, group=3)  # fmt: skip
declare("vocabulary.add", text="&New tag below…", keys=["Ins"], page="library",
        menu="Library/Tag", icon="mdi6.tag-plus-outline", in_sight=True, group=3)  # fmt: skip
declare("vocabulary.merge", text="&Merge the tag into…", keys=["Ctrl+M"], page="library",
        menu="Library/Tag", icon="mdi6.call-merge", in_sight=True, group=3,
        hint="What bears it will bear the other one, and it goes")  # fmt: skip
declare("vocabulary.put", text="Put the tag &below…", keys=["Ctrl+B"], page="library",
        menu="Library/Tag", icon="mdi6.file-tree-outline", in_sight=True, group=3)  # fmt: skip
declare("vocabulary.remove", text="&Remove the tag", keys=["Delete"], page="library",
        menu="Library/Tag", icon="mdi6.tag-remove-outline", in_sight=True, group=3)  # fmt: skip
declare("vocabulary.new", text="New &vocabulary…", page="library", menu="Library/Tag",
        in_sight=True, group=4)  # fmt: skip
declare("vocabulary.import", text="Im&port a table of tags…", page="library", menu="Library/Tag",
        in_sight=True, group=4)  # fmt: skip
declare("vocabulary.export", text="E&xport a table of tags…", page="library", menu="Library/Tag",
        in_sight=True, group=4)  # fmt: skip


def _on_page(name: str) -> Callable[[Any], None]:
    """Go to this page and do something there."""

    def act(window: Any) -> None:
        window.go(Place.library("overview"))
        getattr(window.page, name)()

    return act


declare("library.verify", text="&Verify the originals", menu="Library",
        icon="mdi6.shield-check-outline", run=_on_page("verify"),
        hint="Reads every original again and compares it with its hash")  # fmt: skip
declare("library.verify_log", text="Verify the &journal", menu="Library", icon="mdi6.link-lock",
        run=_on_page("verify_log"))  # fmt: skip
declare("library.backup", text="&Back up…", menu="Library", icon="mdi6.content-save-all-outline",
        run=_on_page("ask_backup"), group=1)  # fmt: skip
declare("library.relink", text="&Find missing originals…", menu="Library",
        icon="mdi6.file-search-outline", run=_on_page("ask_relink"), group=1,
        hint="Looks below a folder for originals that were moved or lost")  # fmt: skip
declare("library.rebuild", text="&Make derived pictures again", menu="Library",
        run=_on_page("rebuild"), group=1)  # fmt: skip


@action("library.settings", text="&Settings", menu="Library", icon="mdi6.cog-outline", group=2)
def open_settings(window: object) -> None:
    desk: Desk | None = getattr(window, "desk", None)
    if desk is not None:
        desk.go(Place.library("settings"))
