"""The pages of the window's centre, by the name a Place gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from evidence_desk.ui.pages.chronology import ChronologyPage
from evidence_desk.ui.pages.compare import ComparePage
from evidence_desk.ui.pages.draft import DraftPage
from evidence_desk.ui.pages.edition import EditionPage
from evidence_desk.ui.pages.gallery import GalleryPage
from evidence_desk.ui.pages.incident import IncidentPage
from evidence_desk.ui.pages.library import LibraryPage
from evidence_desk.ui.pages.map import MapPage
from evidence_desk.ui.pages.page import Page
from evidence_desk.ui.pages.report import ReportPage
from evidence_desk.ui.pages.review import ReviewPage
from evidence_desk.ui.pages.section import SectionPage

if TYPE_CHECKING:
    from evidence_desk.ui.actions import Actions
    from evidence_desk.ui.context import Desk

_PAGES: dict[str, type[Page]] = {
    page.id: page
    for page in (
        ChronologyPage,
        ComparePage,
        DraftPage,
        EditionPage,
        GalleryPage,
        IncidentPage,
        LibraryPage,
        MapPage,
        ReportPage,
        ReviewPage,
        SectionPage,
    )
}


def make(name: str, desk: Desk, actions: Actions, parent: QWidget | None = None) -> Page:
    """Make the page of this name; an unknown name (from an older version) is the gallery."""
    return _PAGES.get(name, GalleryPage)(desk, actions, parent)
