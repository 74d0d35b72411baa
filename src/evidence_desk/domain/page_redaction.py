"""Redaction of a document: what is covered on which of its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.redaction import Form, Shape, shape

#: Dots per inch of the pictures that pages become: small print stays legible, files stay small.
PAGE_DPI = 200
_MOST_ON_PAGE = 2000


@dataclass(frozen=True, slots=True)
class PageRedaction:
    """The parts covered on each page, by its number from 1, in order; and how fine pages become."""

    pages: tuple[tuple[int, tuple[Shape, ...]], ...]
    dpi: int = PAGE_DPI

    def on(self, number: int) -> tuple[Shape, ...]:
        """What is covered on a page."""
        return next((shapes for page, shapes in self.pages if page == number), ())

    def count(self) -> int:
        """How many parts are covered."""
        return sum(len(shapes) for _, shapes in self.pages)

    def to_values(self) -> dict[str, Any]:
        """As it is stored and given to scripts."""
        pages = {str(page): [one.to_values() for one in shapes] for page, shapes in self.pages}
        return {"pages": pages, "dpi": self.dpi}


def page_redaction(values: Mapping[str, Any]) -> PageRedaction:
    """A redaction from stored values; raises UsageError where they make none."""
    try:
        pages = {
            int(page): [shape(str(one["form"]), one["points"]) for one in shapes]
            for page, shapes in values["pages"].items()
        }
        dpi = int(values["dpi"])
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise UsageError("This is not a redaction.") from error
    if not 50 <= dpi <= 600:
        raise UsageError("This is not a redaction.")
    return covered_pages(pages, dpi)


def covered_pages(pages: Mapping[int, Iterable[Shape]], dpi: int = PAGE_DPI) -> PageRedaction:
    """A redaction of some pages; raises UsageError where nothing is covered, or too much."""
    kept = {page: tuple(dict.fromkeys(shapes)) for page, shapes in sorted(pages.items())}
    kept = {page: shapes for page, shapes in kept.items() if shapes}
    if not kept:
        raise UsageError("Nothing is to be covered; draw at least one box.")
    if min(kept) < 1:
        raise UsageError("Pages count from 1.")
    if max(len(shapes) for shapes in kept.values()) > _MOST_ON_PAGE:
        raise UsageError(f"More than {_MOST_ON_PAGE} parts on one page; cover larger ones.")
    return PageRedaction(tuple(kept.items()), dpi)


def page_shape(form: str, text: str) -> tuple[int, Shape]:
    """A part of a page as typed: ``3:0.1,0.2,0.5,0.03``; raises UsageError where it is none."""
    page, colon, points = text.partition(":")
    if not colon or not page.strip().isdecimal() or not 0 < int(page[:9]) < 10**6:
        raise UsageError(f"“{text}” names no page; write it as 3:0.1,0.2,0.5,0.03.")
    return int(page), shape(form, points.split(","))


def typed(number: int, one: Shape) -> str:
    """A part of a page as `page_shape` reads it."""
    return f"{number}:" + ",".join(f"{point:g}" for point in one.points)


def box_of(part: Sequence[float]) -> Shape:
    """The box over a part of a page found by its words, with a little room around."""
    left, top, wide, high = part
    more = 0.04 * min(wide, high)
    return shape(Form.BOX, (left - more, top - more, wide + 2 * more, high + 2 * more))
