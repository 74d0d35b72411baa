"""What can be done on each page; importing a module here declares its actions.

Menus, keys and palette need all of them at once; the pages themselves load when first opened.
"""

from evidence_desk.ui.commands.pages import (
    chronology,
    compare,
    draft,
    edition,
    gallery,
    incident,
    library,
    map_page,
    report,
    review,
    section,
)

__all__ = [
    "chronology",
    "compare",
    "draft",
    "edition",
    "gallery",
    "incident",
    "library",
    "map_page",
    "report",
    "review",
    "section",
]
