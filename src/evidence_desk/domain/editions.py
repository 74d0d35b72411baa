"""Editions: one issue of the dossier, and the plain data that annex, workbook and pack print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from evidence_desk.domain.items import Access, Kind
from evidence_desk.domain.layouts import AnnexLayout, NumberStyle


class Audience(StrEnum):
    """Who an edition is for: the authority sees all, the public only what is open."""

    FULL = "full"
    PUBLIC = "public"


class Numbering(StrEnum):
    """How exhibits are numbered: 1…n, by section (1.2-03), or by kind (V-001, P-001 …)."""

    PLAIN = "plain"
    SECTION = "section"
    KIND = "kind"


class EditionState(StrEnum):
    """A draft's numbers may still move; an issued edition's never do."""

    DRAFT = "draft"
    ISSUED = "issued"


class Transcripts(StrEnum):
    """How much of what is said in recordings an edition prints."""

    NONE = "none"
    PASSAGES = "passages"
    FULL = "full"


class ExhibitState(StrEnum):
    """In the edition, or named by its number only, or taken back after an earlier issue."""

    IN = "in"
    WITHHELD = "withheld"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ExhibitEntry:
    """One exhibit as the annex, the workbook and the pack print it.

    Fields the audience may not see are already None or empty: exporters print what they are given.
    Texts are in the edition's language, with the other language as a fallback (`title_language`
    says which was used). Times are seconds from the start of the original.
    """

    number: str
    ref: str  # E-… or, for a clip as an exhibit of its own, C-…
    state: ExhibitState
    kind: Kind
    title: str
    title_language: str
    description: str
    format: str  # "JPEG photo", "MPEG-4 video, H.264 + AAC"
    date: str | None  # EDTF, level 1
    date_basis: str | None  # what the date rests on, in words of the edition's language
    place: str | None
    lat: float | None
    lon: float | None
    source: str | None  # the source's code
    incidents: tuple[str, ...]  # refs
    sections: tuple[str, ...]  # numbers
    tags: tuple[str, ...]  # labels in the edition's language
    duration_s: float | None
    pages: int | None
    clip_start_s: float | None
    clip_end_s: float | None
    passages: tuple[str, ...]  # clips and marks: "0:01:02.000–0:01:20.000 the van arrives [I-003]"
    access: Access | None
    sha256: str | None
    name: str  # the file's name as it came; "" where the audience may not see it
    pack_name: str | None  # "0012 - title.mp4": the file's name in the pack; None if not in it
    original: Path | None  # the bytes to hand over; None if withheld or missing
    problem: str | None
    picture: Callable[[int], bytes | None]  # JPEG no larger than n pixels on its long side
    text: str | None  # statement text, where the edition prints statements in full
    bytes: int | None
    # Where it was made here from a film: the number of that exhibit, or the film's reference (one
    # of them, as far as the audience may know), and the moment of it.
    made_from: str | None = None
    made_from_ref: str | None = None
    made_at_s: float | None = None
    redacted: bool = False  # a copy with parts of it covered
    # What is said in it, where the edition quotes transcripts: a time, then the words, and so on.
    quotes: tuple[str, ...] = ()
    quotes_language: str = ""  # BCP 47
    reason: str = ""  # why an editor withheld it, as the list says it
    volume: int = 0  # of the pack, in which its file lies; 0: there is only one


@dataclass(frozen=True, slots=True)
class IncidentEntry:
    """One incident of the chronology."""

    ref: str
    title: str
    account: str
    date: str | None  # EDTF
    place: str | None
    lat: float | None
    lon: float | None
    certainty: str | None  # in words of the edition's language
    tags: tuple[str, ...]
    sections: tuple[str, ...]
    exhibits: tuple[str, ...]  # numbers, in order
    # Further dates and places: a date (EDTF), then its place, and so on; None where not known.
    occasions: tuple[str | None, ...] = ()
    linked: tuple[str, ...] = ()  # refs of incidents in the same document


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """One heading of the report's outline; depth 0 is the top."""

    number: str
    title: str
    depth: int
    exhibits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ConcordanceEntry:
    """How one exhibit was numbered before and is numbered now; None where it was not in."""

    ref: str
    title: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What an audience does not get, counted so that nothing vanishes in silence."""

    items: int = 0
    incidents: int = 0
    sections: int = 0


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything an edition hands over, as plain data in one language."""

    library_title: str
    edition: str  # its name; "" for a chronology of the library itself, which numbers nothing
    language: str  # "en" or "fr"
    audience: Audience
    numbering: Numbering
    issued_at: datetime | None  # UTC; None for a draft, which is then marked as one on each page
    made_at: datetime  # UTC
    organisation: str
    author: str
    recipient: str
    reference: str
    note: str
    previous_edition: str | None
    journal_entry: int
    journal_hash: str
    exhibits: tuple[ExhibitEntry, ...]
    incidents: tuple[IncidentEntry, ...]
    sections: tuple[SectionEntry, ...]
    concordance: tuple[ConcordanceEntry, ...]
    left_out: LeftOut
    show_withheld: bool
    layout: AnnexLayout = field(default_factory=AnnexLayout)
    style: NumberStyle = field(default_factory=NumberStyle)
    logo: bytes | None = None  # JPEG
    # How the public is told, as `domain.coarsening` has it; of a full edition without meaning.
    dates: str = "exact"
    places: str = "named"
    coded: bool = False  # names of people are replaced by their codes

    @property
    def is_draft(self) -> bool:
        """Whether it is of an edition whose numbers may still move."""
        return bool(self.edition) and self.issued_at is None
