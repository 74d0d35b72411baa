"""The pages of the window's centre, by the name a Place gives them; loaded when first opened."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from evidence_desk.ui.actions import Actions
    from evidence_desk.ui.context import Desk
    from evidence_desk.ui.pages.page import Page

#: The class of each page, in the module of its name.
PAGES = {
    "chronology": "ChronologyPage",
    "compare": "ComparePage",
    "draft": "DraftPage",
    "edition": "EditionPage",
    "gallery": "GalleryPage",
    "incident": "IncidentPage",
    "library": "LibraryPage",
    "map": "MapPage",
    "report": "ReportPage",
    "review": "ReviewPage",
    "section": "SectionPage",
}


def load(name: str) -> type[Page]:
    """The class of the page of this name; an unknown one (of an older version) is the gallery."""
    name = name if name in PAGES else "gallery"
    page: type[Page] = getattr(import_module(f"{__name__}.{name}"), PAGES[name])
    return page


def make(name: str, desk: Desk, actions: Actions, parent: QWidget | None = None) -> Page:
    """Make the page of this name."""
    return load(name)(desk, actions, parent)
