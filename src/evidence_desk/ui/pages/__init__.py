"""The pages of the window's centre, by the name a Place gives them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from evidence_desk.ui.pages.page import Page

if TYPE_CHECKING:
    from evidence_desk.ui.actions import Actions
    from evidence_desk.ui.context import Desk


def make(name: str, desk: Desk, actions: Actions) -> Page:
    """Make the page of this name; an unknown name (from an older version) is the gallery."""
    # Imported when first shown: the window is up before the player is.
    makers: dict[str, Callable[[], type[Page]]] = {
        "gallery": _gallery,
        "review": _review,
        "incident": _incident,
        "section": _section,
        "report": _report,
        "edition": _edition,
        "library": _library,
    }
    try:
        return makers.get(name, _gallery)()(desk, actions)
    except ImportError as error:
        from evidence_desk.ui.widgets.label import Label

        page = Page(desk, actions)
        page.id = name
        Label(f"{name}: {error}", parent=page)
        return page


def _gallery() -> type[Page]:
    from evidence_desk.ui.pages.gallery import GalleryPage

    return GalleryPage


def _review() -> type[Page]:
    from evidence_desk.ui.pages.review import ReviewPage

    return ReviewPage


def _incident() -> type[Page]:
    from evidence_desk.ui.pages.incident import IncidentPage

    return IncidentPage


def _section() -> type[Page]:
    from evidence_desk.ui.pages.section import SectionPage

    return SectionPage


def _report() -> type[Page]:
    from evidence_desk.ui.pages.report import ReportPage

    return ReportPage


def _edition() -> type[Page]:
    from evidence_desk.ui.pages.edition import EditionPage

    return EditionPage


def _library() -> type[Page]:
    from evidence_desk.ui.pages.library import LibraryPage

    return LibraryPage
