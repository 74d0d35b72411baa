"""Redaction of documents by script: boxes on pages, and words looked for."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from evidence_desk.cli import scripts
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.page_redaction import covered_pages, page_shape, typed
from evidence_desk.domain.redaction import Cover, Shape

if TYPE_CHECKING:  # a command loads no more than it needs
    from evidence_desk.desk.libraries import Library
    from evidence_desk.desk.redacted_pages import Mentions


def redact_document(
    library: Library, ref: str, parts: Mapping[str, Sequence[str]], words: Sequence[str],
    *, inside: bool, find: bool, cover: str, as_json: bool,
) -> None:  # fmt: skip
    """Cover parts of a PDF's pages and each place of some words; or only say where these stand."""
    from evidence_desk.desk.redacted_pages import redact_pages

    if cover != Cover.SOLID:
        raise UsageError("Pages of documents are covered with black only.")
    if find and not words:
        raise UsageError("Say with --word what is looked for.")
    pages: dict[int, list[Shape]] = {}
    for form, texts in parts.items():
        for text in texts:
            number, one = page_shape(form, text)
            pages.setdefault(number, []).append(one)
    if words:
        _look_for(library, ref, words, pages, inside=inside, find=find, as_json=as_json)
    if not find:
        print(redact_pages(library, ref, covered_pages(pages), scripts.report()))


def _look_for(
    library: Library, ref: str, words: Sequence[str], pages: dict[int, list[Shape]],
    *, inside: bool, find: bool, as_json: bool,
) -> None:  # fmt: skip
    """Add a box for each place; or print these, to be looked at."""
    from evidence_desk.desk.redacted_pages import find_mentions

    found = find_mentions(library, ref, words, whole=not inside, report=scripts.report())
    places = [(one.page, box) for one in found.places for box in one.boxes]
    for number, box in places:
        pages.setdefault(number, []).append(box)
    if find and as_json:
        scripts.print_json(_told(found))
    elif find:
        for number, box in places:
            print(typed(number, box))
    if not places and not find:
        raise UsageError("These words are not found in the text of its pages; nothing was made.")
    if found.without_text:
        numbers = ", ".join(str(one) for one in found.without_text)
        print(f"Pages without text, where words cannot be found: {numbers}.", file=sys.stderr)


def _told(found: Mentions) -> dict[str, object]:
    places = [
        {"page": one.page, "boxes": [list(box.points) for box in one.boxes]} for one in found.places
    ]
    return {"places": places, "without_text": list(found.without_text)}
