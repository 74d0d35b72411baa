"""A draft of the report read against an edition: is each exhibit it cites there, and each cited?"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.libraries import settings
from evidence_desk.desk.register import Register, register
from evidence_desk.domain.citation_times import Moment
from evidence_desk.domain.citations import Citation, Reference, cited, references
from evidence_desk.domain.draft_headings import Headings, Spot
from evidence_desk.domain.drafts import Block
from evidence_desk.domain.editions import ExhibitEntry, ExhibitState
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.items import Kind, make_ref
from evidence_desk.domain.numbering import number_key
from evidence_desk.domain.outline import is_below, section_key
from evidence_desk.domain.running_text import sentence_finder
from evidence_desk.domain.timecodes import timecode

#: What a reference can be, the gravest first.
VERDICTS = ("unknown", "withdrawn", "withheld", "beyond", "elsewhere", "right")
#: The verdicts that make a draft wrong.
WRONG = frozenset(VERDICTS[:4])
MARKDOWN = {".md", ".markdown"}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to know of a reference; the sentence is English (`domain.sentences` has others)."""

    code: str
    sentence: str


@dataclass(frozen=True, slots=True)
class FoundReference:
    """One citation in a draft. `place` is "page 3" of a PDF, "footnote 2", "paragraph 12".

    Paragraphs are told by the numbers their reader sees, where the draft numbers them; else they
    are counted (`domain.paragraph_numbers`).

    `state` is that of the number: "right", "unknown" (the edition has no such exhibit), "withheld"
    (its readers do not get it) or "withdrawn". `verdict` is that, or "beyond" (a time past the
    exhibit's end), or "elsewhere" (not tied to the section it is cited in). `said` is where the
    reference stands in the sentence; `section` the section of the outline it stands in.
    """

    text: str
    number: str
    place: str
    sentence: str
    state: str
    verdict: str = "right"
    remarks: tuple[Remark, ...] = ()
    ref: str | None = None
    item_ref: str | None = None
    title: str = ""
    heading: str = ""
    section: str | None = None
    line: int | None = None
    moments: tuple[Moment, ...] = ()
    said: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Uncited:
    """An exhibit that the draft never cites."""

    number: str
    ref: str
    item_ref: str | None
    title: str


@dataclass(frozen=True, slots=True)
class SameItem:
    """One item that the draft cites under several numbers."""

    item_ref: str
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftReport:
    """What was found in a draft, in order, and the exhibits it never cites."""

    found: tuple[FoundReference, ...]
    uncited: tuple[str, ...]
    unused: tuple[Uncited, ...] = ()
    same_item: tuple[SameItem, ...] = ()

    def wrong(self) -> int:
        """How many references must be mended."""
        return sum(one.verdict in WRONG for one in self.found)


def check_draft(library: Library, name: str, draft: Path) -> DraftReport:
    """Find every exhibit reference of a draft (DOCX, ODT, PDF, Markdown, text) and judge it.

    Raises UsageError if there is no such edition or draft, StorageError where it has no text.
    """
    known = register(library, name)
    blocks = read_blocks(draft)
    read = Reading(blocks, draft, known.hyphen_is_range, settings(library).citations)
    headings = Headings(blocks, known.outline)
    found = tuple(_judged(read, headings, known))
    same = _same_item(found, known)
    found = tuple(_with_same(found, same))
    numbers = {one.number for one in found}
    unused = [
        Uncited(one.number, one.ref, _item_ref(known, one.ref), one.title)
        for one in known.made.exhibits
        if one.state is ExhibitState.IN and one.number not in numbers
    ]
    unused.sort(key=lambda one: number_key(one.number))
    return DraftReport(found, tuple(one.number for one in unused), tuple(unused), same)


def read_blocks(draft: Path) -> list[Block]:
    """The paragraphs of a draft; raises UsageError or StorageError where there are none."""
    draft = Path(draft).expanduser().absolute()  # whoever reads it is elsewhere
    if not draft.is_file():
        raise UsageError(f"There is no file “{draft}”.")
    blocks = workers().draft(draft)
    if not any(block.text.strip() for block in blocks):
        raise StorageError(
            f"“{draft.name}” has no text that can be read; if it is a scan, save the draft itself."
        )
    return blocks


class Reading:
    """The references of a draft's blocks, as (block, references), in order."""

    def __init__(
        self, blocks: Sequence[Block], draft: Path, hyphen_is_range: bool, patterns: Sequence[str]
    ) -> None:
        self.blocks = blocks
        markdown = draft.suffix.lower() in MARKDOWN
        self.found: list[tuple[int, list[Reference]]] = []
        for index, block in enumerate(blocks):
            those = references(
                block.text, hyphen_is_range=hyphen_is_range, patterns=patterns, markdown=markdown
            )
            if those:
                self.found.append((index, those))


def _judged(read: Reading, headings: Headings, known: Register) -> Iterator[FoundReference]:
    for index, those in read.found:
        block = read.blocks[index]
        if block.echo:
            continue
        around = sentence_finder(block.text)
        for reference in those:
            for one in cited(reference):
                said = around(one.start, one.end)
                spot = headings.spot(index, one.start)
                yield _judge(
                    FoundReference(
                        text=" ".join(block.text[one.start : one.end].split()),
                        number=one.number,
                        place=spot.place,
                        sentence=said.text,
                        state="unknown",
                        heading=spot.heading,
                        section=spot.section,
                        line=_line(block, one),
                        moments=one.moments,
                        said=(said.start, said.end),
                    ),
                    known,
                    spot,
                )


def _line(block: Block, one: Citation) -> int | None:
    return block.line + block.text.count("\n", 0, one.start) if block.line is not None else None


def _judge(found: FoundReference, known: Register, spot: Spot) -> FoundReference:
    exhibit = known.exhibit(found.number)
    if exhibit is None:
        return _of_the_past(found, known)
    found = replace(
        found,
        number=exhibit.number,
        ref=exhibit.ref,
        item_ref=_item_ref(known, exhibit.ref),
        title=exhibit.title,
    )
    if exhibit.state is not ExhibitState.IN:
        said = "withheld" if exhibit.state is ExhibitState.WITHHELD else "withdrawn"
        return replace(found, state=said, verdict=said, remarks=(Remark(said, _SAID[said]),))
    remarks = [*_times(found.moments, exhibit)]
    if spot.section is not None:
        remarks += _section(spot.section, known.sections.get(exhibit.number, ()))
    verdict = min((_VERDICT_OF[one.code] for one in remarks), key=VERDICTS.index, default="right")
    return replace(found, state="right", verdict=verdict, remarks=tuple(remarks))


_SAID = {
    "withheld": "Readers of this edition do not get it.",
    "withdrawn": "It was taken back.",
    "unknown": "The edition has no such exhibit.",
}
_VERDICT_OF = {
    "beyond": "beyond",
    "backwards": "beyond",
    "no_time": "beyond",
    "elsewhere": "elsewhere",
    "nowhere": "elsewhere",
}


def _of_the_past(found: FoundReference, known: Register) -> FoundReference:
    """A number the edition has not: taken back, withheld, renumbered, or never given."""
    before = known.earlier(found.number)
    if before is None:
        return replace(found, verdict="unknown", remarks=(Remark("unknown", _SAID["unknown"]),))
    found = replace(found, ref=before.ref, item_ref=make_ref("item", before.item_id))
    now = known.by_ref.get(before.ref)
    number, name = found.number, before.edition
    if now is not None:
        remark = Remark(
            "renumbered", f"It was exhibit {number} of “{name}”; here it is exhibit {now.number}."
        )
        return replace(found, verdict="unknown", remarks=(remark,), title=now.title)
    if not before.same_series:
        remark = Remark("was", f"It was exhibit {number} of “{name}”, and is not in this edition.")
        return replace(found, verdict="unknown", remarks=(remark,))
    if before.item_id in known.closed:
        remark = Remark("withheld", _SAID["withheld"])
        return replace(found, state="withheld", verdict="withheld", remarks=(remark,))
    remark = Remark("withdrawn", f"It was exhibit {number} of “{name}”, and is withdrawn.")
    return replace(found, state="withdrawn", verdict="withdrawn", remarks=(remark,))


def _times(moments: Iterable[Moment], exhibit: ExhibitEntry) -> Iterator[Remark]:
    for start, end in moments:
        said = timecode(start, 0) if end is None else f"{timecode(start, 0)}–{timecode(end, 0)}"
        last = start if end is None else max(start, end)
        if end is not None and end < start:
            yield Remark("backwards", f"The passage {said} ends before it begins.")
        elif exhibit.kind in (Kind.PHOTO, Kind.DOCUMENT):
            yield Remark("no_time", f"A photo or document has no moment {said}.")
        elif exhibit.clip_start_s is not None and exhibit.clip_end_s is not None:
            low, high = exhibit.clip_start_s, exhibit.clip_end_s
            inside = math.floor(low) <= start and last <= math.ceil(high)
            if not inside and last > math.ceil(high - low):
                place = f"{timecode(low, 0)}–{timecode(high, 0)}"
                yield Remark("beyond", f"{said} is outside the clip, which is {place}.")
        elif exhibit.duration_s is not None and last > math.ceil(exhibit.duration_s):
            length = timecode(exhibit.duration_s, 0)
            yield Remark("beyond", f"{said} is past its end; it is {length} long.")


def _section(section: str, tied: Sequence[str]) -> list[Remark]:
    if any(one == section or is_below(one, section) or is_below(section, one) for one in tied):
        return []
    if not tied:
        return [Remark("nowhere", f"It is cited in section {section} and tied to no section.")]
    others = ", ".join(sorted(tied, key=section_key))
    return [Remark("elsewhere", f"It is cited in section {section} and tied to {others}.")]


def _item_ref(known: Register, ref: str) -> str | None:
    item = known.items.get(ref)
    return make_ref("item", item) if item is not None else None


def _same_item(found: Iterable[FoundReference], known: Register) -> tuple[SameItem, ...]:
    numbers: dict[str, set[str]] = {}
    for one in found:
        if one.item_ref is not None and known.exhibit(one.number) is not None:
            numbers.setdefault(one.item_ref, set()).add(one.number)
    return tuple(
        SameItem(ref, tuple(sorted(those, key=number_key)))
        for ref, those in numbers.items()
        if len(those) > 1
    )


def _with_same(
    found: Iterable[FoundReference], same: Iterable[SameItem]
) -> Iterator[FoundReference]:
    by_item = {one.item_ref: one.numbers for one in same}
    for one in found:
        others = [n for n in by_item.get(one.item_ref or "", ()) if n != one.number]
        if others and one.state in ("right", "withheld"):
            remark = Remark("same_item", f"The same item is also cited as {', '.join(others)}.")
            one = replace(one, remarks=(*one.remarks, remark))
        yield one


#: The columns of the findings as CSV, whatever the window's language.
COLUMNS = (
    "verdict", "number", "ref", "title", "place", "line", "heading", "section", "text", "sentence",
    "remarks",
)  # fmt: skip


def findings_csv(report: DraftReport) -> str:
    """The findings as CSV: one row a reference, then the exhibits nobody cites ("uncited").

    `number` and `ref` together can later tell which numbers a draft was written with.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for one in report.found:
        remarks = " ".join(remark.sentence for remark in one.remarks)
        values = {name: getattr(one, name, "") for name in COLUMNS} | {"remarks": remarks}
        writer.writerow([_cell(values[name]) for name in COLUMNS])
    for left in report.unused:
        values = {"verdict": "uncited", "number": left.number, "ref": left.ref, "title": left.title}
        writer.writerow([_cell(values.get(name, "")) for name in COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    """A value as spreadsheets take it for text: none begins a formula."""
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "@", "\t", "\r") else text
