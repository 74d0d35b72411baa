"""What can be done on the check of a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action, declare
from evidence_desk.ui.pages.page import Page, Place

if TYPE_CHECKING:
    from evidence_desk.ui.context import Desk

declare("draft.again", text="&Read the draft again", keys=["F5"], page="draft", menu="Edition",
        icon="mdi6.refresh", group=3)  # fmt: skip
declare("draft.csv", text="Save the findings as &CSV…", page="draft", menu="Edition",
        icon="mdi6.table-arrow-down", group=3)  # fmt: skip
declare("draft.apply", text="Apply new num&bers to a copy…", page="draft", menu="Edition",
        icon="mdi6.file-replace-outline", group=3,
        hint="A copy of the DOCX or ODT that cites the numbers of the edition chosen")  # fmt: skip


@action("report.draft", text="Check a &draft…", keys=["Ctrl+D"], menu="Edition",
        icon="mdi6.text-search", group=1,
        hint="Every exhibit a DOCX, ODT, PDF or text cites, against an edition")  # fmt: skip
def check_a_draft(window: object) -> None:
    """Go to the check, of the edition shown if there is one; on its own page, ask for a draft."""
    desk: Desk | None = getattr(window, "desk", None)
    page = getattr(window, "page", None)
    if desk is None:
        return
    if isinstance(page, Page) and page.id == "draft":
        page.ask_draft()  # type: ignore[attr-defined]
        return
    here = page.place() if isinstance(page, Page) else None
    desk.go(Place.draft(here.target if here is not None and here.page == "edition" else ""))
