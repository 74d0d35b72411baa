"""Redacted copies of documents: every page a new picture, with only the words left in sight.

Nothing of the old file is carried over: docs/decisions/0048 says why.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from evidence_desk import __version__
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.derived import Making, Parent, keep_made, parent_of
from evidence_desk.domain.derived import PagesRecipe, copy_name
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.page_redaction import PageRedaction, box_of
from evidence_desk.domain.progress import Progress, Report, ignore_progress
from evidence_desk.domain.redaction import Shape
from evidence_desk.media.bound import bound, seen
from evidence_desk.media.replies import PageReply

_MOST_PAGES = 2000


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a word looked for stands: its page and the boxes that would cover it."""

    page: int
    boxes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Mentions:
    """Where words were found in a document, and on which pages nothing can be found."""

    places: tuple[Mention, ...]
    without_text: tuple[int, ...]


def redact_pages(
    library: Library, item: str | int, what: PageRedaction, report: Report = ignore_progress
) -> str:
    """Keep a copy of a PDF, with parts of its pages covered, as an item; returns its reference.

    Every page is a new picture; words that no cover touches can still be searched and copied.
    The copy holds nothing else of the document and carries on its date, place, source and access:
    open it when it has been looked at. The same redaction twice is the same item. Raises
    UsageError if it is no PDF or has no such page, MediaError where a page does not decode,
    StorageError where it is not there as it came in, ConflictError during an intake.
    """
    library.must_be_writable()
    parent = _document(library, item)
    last = what.pages[-1][0]
    if last > parent.row["pages"]:
        raise UsageError(f"{parent.ref} has no page {last}; it has {parent.row['pages']}.")
    data = _made(parent, what, report)
    recipe = PagesRecipe(what, parent.row["sha256"], __version__)
    return keep_made(library, Making(parent, recipe, data, copy_name(parent.ref, "pdf")))


def page_to_cover(library: Library, item: str | int, number: int, max_px: int) -> bytes:
    """A page as it is, JPEG, with its comments and the values of its forms; raises as `redact`."""
    return workers().sheet(_document(library, item).path, number, max_px)


def preview_of_page(
    library: Library, item: str | int, number: int, shapes: Sequence[Shape]
) -> bytes:
    """A page as it would be kept, JPEG or PNG; nothing is kept. Raises as `redact_pages`."""
    dpi = PageRedaction(()).dpi
    return seen(*workers().covered_page(_document(library, item).path, number, shapes, dpi))


def find_mentions(
    library: Library,
    item: str | int,
    words: Sequence[str],
    *,
    whole: bool = True,
    report: Report = ignore_progress,
) -> Mentions:
    """Where names or other words stand in a PDF, whatever their accents and capitals.

    Also where they are parted at a line's end or letterspaced; `whole` leaves longer words out.
    Words in pictures are not found: pages without any text are told. Raises as `redact_pages`.
    """
    parent = _document(library, item)
    wanted = [one for one in words if one.strip()]
    if not wanted:
        raise UsageError("Say which words are looked for.")
    places: list[Mention] = []
    silent: list[int] = []
    count = parent.row["pages"]
    for number in range(1, count + 1):
        found, has_text = workers().mentioned(parent.path, number, wanted, whole=whole)
        places += [Mention(number, tuple(box_of(part) for part in parts)) for parts in found]
        if not has_text:
            silent.append(number)
        report(Progress(number, count))
    return Mentions(tuple(places), tuple(silent))


def made_again(parent: Parent, recipe: PagesRecipe) -> bytes:
    """The bytes of a redacted document, from what it was made of."""
    return _made(parent, recipe.redaction, ignore_progress)


def _document(library: Library, item: str | int) -> Parent:
    with library.read() as connection:
        parent = parent_of(library, connection, item, Kind.DOCUMENT)
    if parent.row["mime"] != "application/pdf":
        raise UsageError(
            f"{parent.ref} is not a PDF; save it as one in the program that wrote it, take that "
            "in, and redact that."
        )
    count = parent.row["pages"]
    if not count:
        raise UsageError(f"The pages of {parent.ref} cannot be read.")
    if count > _MOST_PAGES:
        raise UsageError(
            f"{parent.ref} has {count} pages; at most {_MOST_PAGES} can be redacted in one copy."
        )
    return parent


def _made(parent: Parent, what: PageRedaction, report: Report) -> bytes:
    """The new PDF; pages are made side by side, and `report` may stop it between two."""
    count = parent.row["pages"]
    pages: list[tuple[PageReply, bytes]] = []
    report(Progress(0, count))
    with ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as pool:
        asked = [
            pool.submit(workers().covered_page, parent.path, number, what.on(number), what.dpi)
            for number in range(1, count + 1)
        ]
        try:
            for number, one in enumerate(asked, 1):
                pages.append(one.result())
                report(Progress(number, count))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return bound(pages)
