"""Actions that tie the selected items: to an incident, a section, a tag; again; as another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from evidence_desk.ui.actions import action, has_selection
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.desk.items import ClipRow, ItemDetail, MarkRow
    from evidence_desk.desk.ties import TieResult
    from evidence_desk.ui.context import Desk
    from evidence_desk.ui.widgets.tie_box import Target, TieBox
    from evidence_desk.ui.window import Window

_LISTS = "gallery incident section chronology map"


def tie_selection(window: Window, target: Target) -> None:
    """Tie what is selected; one undo step, remembered for R."""
    from evidence_desk.desk.ties import tie

    desk = window.desk
    if desk is None or not (refs := desk.refs_in_hand()):
        return
    desk.last_tie = target
    args = {
        "incident": ((target.text,), (), ()),
        "section": ((), (target.text,), ()),
        "tag": ((), (), (target.text,)),
    }[target.kind]
    if desk.subject:
        said = tr("Tied {ref} to {target}", ref=desk.subject, target=target.label)
    else:
        said = tr("Tied %n item(s) to {target}", n=len(refs), target=target.label)
    desk.change("", tie, desk.library, refs, *args, done=lambda _: desk.say(said))


def _ask(window: Window, kind: str) -> None:
    from evidence_desk.ui.widgets.tie_box import TieBox

    desk, page = window.desk, window.page
    if desk is None or page is None:
        return
    box = TieBox(desk, kind, window.stack, desk.selected_refs())
    if desk.subject:
        _name(desk, box)
    box.chosen.connect(lambda target: tie_selection(window, target))
    box.closed.connect(lambda: _focus(window))
    box.open()


def _name(desk: Desk, box: TieBox) -> None:
    """Say in the box which clip or mark is tied, and where that is."""
    from evidence_desk.desk.items import item
    from evidence_desk.ui.widgets.moment_editor import named

    ref = desk.subject
    box.say_what(ref)
    if desk.current is None:
        return

    def found(detail: ItemDetail) -> None:
        records: tuple[ClipRow | MarkRow, ...] = (*detail.clips, *detail.marks)
        for record in records:
            if record.ref == ref:
                box.say_what(named(record))

    desk.run("", item, desk.library, desk.current, done=found)


def _focus(window: Window) -> None:
    if window.page is not None:
        window.page.setFocus()
        window.page.take_focus()


@action("tie.incident", text="Tie to an &incident…", keys=["I"], page=_LISTS, menu="Item",
        icon="mdi6.calendar-plus", enabled=has_selection, group=1)  # fmt: skip
def tie_incident(window: Window) -> None:
    _ask(window, "incident")


@action("tie.incident.review", text="Tie to an &incident…", keys=["Shift+I"], page="review",
        menu="Item", icon="mdi6.calendar-plus", enabled=has_selection, group=1)  # fmt: skip
def tie_incident_in_review(window: Window) -> None:
    _ask(window, "incident")


@action("tie.section", text="Tie to a &section…", keys=["S"], page=f"{_LISTS} review", menu="Item",
        icon="mdi6.format-list-numbered", enabled=has_selection, group=1)  # fmt: skip
def tie_section(window: Window) -> None:
    _ask(window, "section")


@action("tie.tag", text="Add a &tag…", keys=["T"], page=f"{_LISTS} review", menu="Item",
        icon="mdi6.tag-plus-outline", enabled=has_selection, group=1)  # fmt: skip
def tie_tag(window: Window) -> None:
    _ask(window, "tag")


@action("tie.again", text="Repeat the &last tie", keys=["R"], page=f"{_LISTS} review", menu="Item",
        icon="mdi6.repeat", enabled=has_selection, group=1,
        hint="In review: on the next item")  # fmt: skip
def tie_again(window: Window) -> None:
    from evidence_desk.ui.widgets.tie_box import Target

    desk = window.desk
    if desk is None:
        return
    if not isinstance(desk.last_tie, Target):
        desk.say(tr("Nothing was tied yet."))
        return
    if window.page is not None and window.page.id == "review" and not desk.subject:
        before = desk.current
        window.actions_.trigger("review.next")
        if desk.current == before:
            return  # it was the last item, and that was said
    tie_selection(window, desk.last_tie)


@action("tie.copy", text="Copy the t&ies", keys=["Ctrl+Shift+C"], page=f"{_LISTS} review",
        menu="Item", enabled=has_selection, group=2)  # fmt: skip
def copy(window: Window) -> None:
    if window.desk is not None:
        ref = window.desk.copied_from = window.desk.refs_in_hand()[0]
        window.desk.say(tr("The ties of {ref} can be given to others.", ref=ref))


@action("tie.paste", text="&Give the copied ties", keys=["Ctrl+Shift+V"], page=f"{_LISTS} review",
        menu="Item", enabled=has_selection, group=2)  # fmt: skip
def paste(window: Window) -> None:
    from evidence_desk.desk.ties import copy_ties

    desk = window.desk
    if desk is None:
        return
    if not desk.copied_from:
        desk.say(tr("No ties were copied yet."))
        return
    origin, refs, moment = desk.copied_from, desk.refs_in_hand(), desk.subject

    def done(result: TieResult) -> None:
        if result.changed:
            ties = tr("%n tie(s)", n=result.changed)
            of = tr("to {ref}", ref=moment) if moment else tr("to %n item(s)", n=len(refs))
            desk.say(tr("Gave {ties} of {ref} {of}.", ties=ties, ref=origin, of=of))
        elif moment:
            desk.say(tr("{moment} has the ties of {ref} already.", moment=moment, ref=origin))
        else:
            desk.say(tr("All of these have the ties of {ref} already.", ref=origin))

    desk.change("", copy_ties, desk.library, origin, refs, done=done)


@action("tie.new_incident", text="&New incident", keys=["Ctrl+Shift+N"], menu="Edit",
        icon="mdi6.calendar-plus", group=2)  # fmt: skip
def new_incident(window: Window) -> None:
    from evidence_desk.desk.chronology import add_incident

    desk = window.desk
    if desk is None:
        return

    def shown(ref: str) -> None:
        window.go(Place.incident(ref))

    library = desk.library
    title = {desk.language: tr("New incident")}
    desk.change("", lambda: add_incident(library, None, title), done=shown)
