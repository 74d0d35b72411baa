"""What can be done on an edition's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog, QWidget

from evidence_desk.ui.actions import action, declare, has_selection
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.desk.editions import EditionRow
    from evidence_desk.ui.context import Desk

declare("edition.issue", text="&Issue this edition…", page="edition", menu="Edition",
        icon="mdi6.check-decagram-outline")  # fmt: skip
declare("edition.export", text="&Hand over…", keys=["Ctrl+E"], page="edition", menu="Edition",
        icon="mdi6.export")  # fmt: skip
declare("edition.preview", text="Show how it will &print", keys=["F9"], page="edition",
        menu="Edition", icon="mdi6.book-open-page-variant-outline")  # fmt: skip
declare("edition.add", text="&Add exhibits…", keys=["Insert"], page="edition", menu="Edition",
        icon="mdi6.plus", group=1, hint="Items and clips by their references")  # fmt: skip
declare("edition.drop", text="&Drop from this edition", keys=["Delete"], page="edition",
        menu="Edition", icon="mdi6.minus", group=1)  # fmt: skip
declare("edition.withhold", text="&Withhold, with a reason…", keys=["W"], page="edition",
        menu="Edition", icon="mdi6.eye-off-outline", group=1,
        hint="List it by its number alone; once more, and it is given")  # fmt: skip
declare("edition.up", text="Exhibit &up", keys=["Alt+Up"], page="edition", menu="Edition",
        icon="mdi6.arrow-up", group=1)  # fmt: skip
declare("edition.down", text="Exhibit &down", keys=["Alt+Down"], page="edition", menu="Edition",
        icon="mdi6.arrow-down", group=1)  # fmt: skip
declare("edition.usual", text="Exhibits in their &usual order", page="edition", menu="Edition",
        icon="mdi6.sort-calendar-ascending", group=1)  # fmt: skip
declare("edition.mend", text="&Mend what the check found", keys=["Ctrl+M"], page="edition",
        menu="Edition", icon="mdi6.auto-fix")  # fmt: skip
declare("edition.remove", text="&Remove this draft…", page="edition", menu="Edition", group=2)


@action("edition.new", text="&New edition…", menu="Edition", icon="mdi6.book-plus-outline")
def new_edition(window: object) -> None:
    from evidence_desk.desk.templates import begin_edition

    desk: Desk | None = getattr(window, "desk", None)
    if desk is None:
        return
    assert isinstance(window, QWidget)
    name, ok = QInputDialog.getText(window, tr("New edition"), tr("Its name:"))
    if ok and name.strip():
        library, language = desk.library, desk.language
        chosen = language if language in library.languages else library.languages[0]
        desk.change(
            "",
            lambda: begin_edition(library, name.strip(), language=chosen),
            done=lambda row: desk.go(Place.edition(row.name)),
        )


@action("edition.take", text="Add to an &edition…", menu="Item", page="gallery incident section",
        icon="mdi6.book-plus-outline", enabled=has_selection,
        hint="The selected items go into a draft, besides what was chosen for it")  # fmt: skip
def take_into_edition(window: object) -> None:
    from evidence_desk.desk import selecting
    from evidence_desk.desk.editions import editions
    from evidence_desk.domain.editions import EditionState

    desk: Desk | None = getattr(window, "desk", None)
    if desk is None:
        return
    refs, library = desk.selected_refs(), desk.library

    def ask(found: list[EditionRow]) -> None:
        drafts = [one.name for one in found if one.state is EditionState.DRAFT]
        if not drafts:
            desk.say(tr("There is no draft of an edition yet."))
            return
        assert isinstance(window, QWidget)
        name, ok = QInputDialog.getItem(
            window, tr("Add to an edition"), tr("%n item(s) go into:", n=len(refs)), drafts, 0,
            False,
        )  # fmt: skip
        if ok and refs:
            desk.change("", selecting.add_exhibits, library, name, refs)

    desk.run("", editions, library, done=ask)  # it counts what is in each: seconds in a large one
