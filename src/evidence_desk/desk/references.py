"""A draft of the report read against an edition: is each exhibit it cites there, and each cited?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.editions import edition
from evidence_desk.domain.citations import find, sentence_around
from evidence_desk.domain.editions import ExhibitState, Numbering
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.numbering import number_key

_WORD_PROCESSORS = {".docx", ".odt"}  # their readers give one line to a paragraph
_PAGE_END = "\f"
_BLANK = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One citation in a draft. `place` is "page 3" of a PDF, else "paragraph 12", counted from 1.

    `state` is "right", "unknown" (the edition has no such exhibit), "withheld" (its readers do not
    get it) or "withdrawn".
    """

    text: str
    number: str
    place: str
    sentence: str
    state: str


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was found in a draft, in order, and the exhibits it never cites."""

    found: tuple[FoundReference, ...]
    uncited: tuple[str, ...]


def check_draft(library: Library, name: str, draft: Path) -> DraftReport:
    """Find every exhibit reference of a draft (DOCX, ODT, PDF, Markdown, text) and judge it.

    Raises UsageError if there is no such edition or draft, or it has no text.
    """
    made = edition(library, name)
    states = {exhibit.number: exhibit.state for exhibit in made.exhibits}
    text = _text_of(Path(draft).expanduser().absolute())  # whoever reads it is elsewhere
    hyphen_is_range = made.row.numbering is not Numbering.SECTION
    found = tuple(_judged(text, states, hyphen_is_range))
    cited = {one.number for one in found}
    uncited = [
        number
        for number, state in states.items()
        if state is ExhibitState.IN and number not in cited
    ]
    return DraftReport(found, tuple(sorted(uncited, key=number_key)))


def _text_of(draft: Path) -> str:
    if not draft.is_file():
        raise UsageError(f"There is no file “{draft}”.")
    text = workers().document_text(draft)
    if text is None or not text.strip():
        raise StorageError(
            f"“{draft.name}” has no text that can be read; if it is a scan, save the draft itself."
        )
    if _PAGE_END in text:  # a PDF: its lines are no paragraphs, and nobody counts those
        return text
    lines_are_paragraphs = draft.suffix.lower() in _WORD_PROCESSORS or not _BLANK.search(text)
    return text.replace("\n", "\n\n") if lines_are_paragraphs else text


def _judged(
    text: str, states: dict[str, ExhibitState], hyphen_is_range: bool
) -> Iterator[FoundReference]:
    paged = _PAGE_END in text
    for one in find(text, hyphen_is_range=hyphen_is_range):
        before = text[: one.start]
        if paged:
            place = f"page {before.count(_PAGE_END) + 1}"
        else:
            whole = _BLANK.split(before)[:-1]  # the last one is the paragraph we are in
            place = f"paragraph {sum(1 for block in whole if block.strip()) + 1}"
        state = states.get(one.number)
        yield FoundReference(
            text=" ".join(text[one.start : one.end].split()),
            number=one.number,
            place=place,
            sentence=sentence_around(text, one.start, one.end),
            state=_STATES[state] if state is not None else "unknown",
        )


_STATES = {
    ExhibitState.IN: "right",
    ExhibitState.WITHHELD: "withheld",
    ExhibitState.WITHDRAWN: "withdrawn",
}
