"""Cover for good what nobody may see."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from evidence_desk.domain.items import Kind, parse_ref
from evidence_desk.ui.actions import action, has_selection
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place

if TYPE_CHECKING:
    from evidence_desk.desk.items import ItemDetail
    from evidence_desk.ui.widgets.redact_dialog import RedactDialog
    from evidence_desk.ui.widgets.redact_pages_dialog import RedactPagesDialog
    from evidence_desk.ui.window import Window

#: What the rooms work with and that knows no Qt: up to a third of a second, loaded beside the
#: window.
_OF_A_PHOTO = ("derived", "faces")
_OF_A_FILM = ("faces", "film_redacting", "following")
_OF_PAGES = ("redacted_pages",)


@action(
    "item.redact",
    text="Re&dact…",
    keys=["Shift+X"],
    page="gallery review incident section",
    menu="Item",
    icon="mdi6.marker",
    enabled=has_selection,
    hint="A copy with parts covered for good, or taken out; the original stays as it is",
)
def redact(window: Window) -> None:
    from evidence_desk.desk.items import item

    desk = window.desk
    if desk is None:
        return
    chosen = desk.selection()
    if len(chosen) != 1:
        desk.say(tr("One item at a time can be redacted."))
        return
    library = desk.library

    def read() -> ItemDetail:
        detail = item(library, chosen[0])
        film = detail.row.kind in (Kind.VIDEO, Kind.AUDIO)
        photo = detail.row.kind == Kind.PHOTO
        for name in _OF_A_FILM if film else _OF_A_PHOTO if photo else _OF_PAGES:
            import_module(f"evidence_desk.desk.{name}")
        return detail

    def draw(detail: ItemDetail) -> None:
        if detail.row.kind in (Kind.VIDEO, Kind.AUDIO):
            _film(window, detail)
            return
        dialog: RedactDialog | RedactPagesDialog
        if detail.row.kind == Kind.PHOTO:
            from evidence_desk.ui.widgets.redact_dialog import RedactDialog

            dialog = RedactDialog(desk, detail, window)
        elif detail.row.mime == "application/pdf" and detail.pages:
            from evidence_desk.ui.widgets.redact_pages_dialog import RedactPagesDialog

            dialog = RedactPagesDialog(desk, detail, window)
        else:
            desk.say(
                tr(
                    "{ref} is not a PDF with pages; save it as PDF, take that in, and redact that.",
                    ref=detail.row.ref,
                )
            )
            return
        dialog.kept.connect(lambda ref: _show(window, ref))
        dialog.show()
        dialog.canvas.setFocus()

    desk.run("", read, done=draw)


def _film(window: Window, detail: ItemDetail) -> None:
    from evidence_desk.ui.pages.review import ReviewPage
    from evidence_desk.ui.widgets.film_redact_dialog import FilmRedactDialog

    assert window.desk is not None
    if isinstance(window.page, ReviewPage):
        window.page.film.pane.pause()  # two films are not heard at once
    dialog = FilmRedactDialog(window.desk, detail, window)
    dialog.kept.connect(lambda ref: _show(window, ref))
    dialog.show()
    dialog.canvas.setFocus()


def _show(window: Window, ref: str) -> None:
    if window.desk is not None:
        window.desk.go(Place.review([parse_ref(ref)[1]]))
        window.desk.say(
            tr("{ref} is the redacted copy; say who may see it once you have looked.", ref=ref)
        )
