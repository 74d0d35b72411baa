"""New numbers put into a copy of a draft, each change told; the draft itself is never written."""

from __future__ import annotations

import csv
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evidence_desk.catalogue.library import Library
from evidence_desk.desk.decoders import workers
from evidence_desk.desk.destinations import allowed
from evidence_desk.desk.editions import editions
from evidence_desk.desk.libraries import settings
from evidence_desk.desk.references import DraftReport, Reading, findings_csv, read_blocks
from evidence_desk.desk.register import Register, loosely, numbers_of, register
from evidence_desk.domain.citations import Reference
from evidence_desk.domain.cited_anew import rewritten
from evidence_desk.domain.draft_headings import Headings
from evidence_desk.domain.drafts import Block, Edit
from evidence_desk.domain.editions import ExhibitState, Numbering
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.running_text import sentence_finder
from evidence_desk.exports.atomic import written_whole

ENDINGS = (".docx", ".docm", ".odt", ".md", ".markdown", ".txt")


@dataclass(frozen=True, slots=True)
class NumberChange:
    """A number, or a range of them, replaced in the copy; `sentence` is as it was."""

    place: str
    heading: str
    sentence: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class NumberLeft:
    """A number that stays as it is, for it has no new one; `why` is "gone" or "unknown"."""

    place: str
    heading: str
    sentence: str
    number: str
    why: str


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A copy with the new numbers: where it is, what changed in it, and what could not."""

    out: Path
    changes: tuple[NumberChange, ...]
    left: tuple[NumberLeft, ...]


def apply_numbers(
    library: Library, name: str, draft: Path, out: Path, old: str | Path | Mapping[str, str]
) -> Renumbered:
    """Write a copy of a draft that cites the numbers of the edition `name` instead of older ones.

    `old` says what the draft's numbers stand for: an edition's name, a CSV or JSON file of numbers
    with references, or number → reference. Raises UsageError where the copy may not be written, or
    DeskError where the draft cannot be read or kept.
    """
    draft = Path(draft).expanduser().absolute()
    known = register(library, name)
    refs, hyphen_is_range = _old_numbers(library, old)
    new = _New(known, {loosely(number): ref for number, ref in refs.items()})
    blocks = read_blocks(draft)
    out = _place(library, draft, out)
    patterns = settings(library).citations
    read = Reading(blocks, draft, hyphen_is_range, patterns)
    plan = _Plan(blocks, Headings(blocks, known.outline), known.made.language)
    for index, those in read.found:
        plan.add(index, those, new)
    data = workers().rewritten(draft, plan.edits)
    with written_whole(out) as temporary:
        temporary.write_bytes(data)
        again = Reading(
            workers().draft(temporary, out.name), draft, known.hyphen_is_range, patterns
        )
        if not _as_planned(again, plan):
            raise UsageError(
                f"“{draft.name}” would not read as it should with its new numbers; nothing was "
                "written. Change the references by hand."
            )
    return Renumbered(out, tuple(plan.changes), tuple(plan.left))


def save_findings(library: Library, report: DraftReport, out: Path) -> Path:
    """Write the findings of a check as CSV; raises UsageError where that may not be written."""
    out = allowed(library, Path(out).expanduser().absolute())
    with written_whole(out) as temporary:
        temporary.write_text(findings_csv(report), "utf-8-sig", newline="")
    return out


class _New:
    """The new number of each old one."""

    def __init__(self, known: Register, refs: Mapping[str, str]) -> None:
        self._known, self._refs = known, refs

    def __call__(self, number: str) -> str | None:
        ref = self._refs.get(loosely(number))
        if ref is None:
            return None
        if not ref.startswith("="):
            now = self._known.by_ref.get(ref)
            return now.number if now is not None and now.state is not _WITHDRAWN else None
        return ref[1:] or None

    def why(self, number: str) -> str:
        """Why a number has no new one."""
        return "gone" if loosely(number) in self._refs else "unknown"


_WITHDRAWN = ExhibitState.WITHDRAWN


class _Plan:
    """What will change, block by block."""

    def __init__(self, blocks: list[Block], headings: Headings, language: str) -> None:
        self._blocks, self._headings, self._language = blocks, headings, language
        self.edits: list[Edit] = []
        self.changes: list[NumberChange] = []
        self.left: list[NumberLeft] = []
        self.numbers: list[tuple[int, Counter[str], bool]] = []  # block, numbers, and no others

    def add(self, index: int, those: list[Reference], new: _New) -> None:
        """The references of one block."""
        block = self._blocks[index]
        around = sentence_finder(block.text)
        numbers: list[str] = []
        whole = True
        for reference in those:
            made = rewritten(reference, block.text, new, self._language)
            spot = self._headings.spot(index, reference.start)
            sentence = around(reference.start, reference.end).text
            for entry in reference.entries:
                given = [new(number) for number in entry.numbers()]
                stays = any(number is None for number in given)
                whole = whole and not stays
                numbers += [] if stays else [n for n in given if n is not None]
            for change in made.changes:
                self.edits.append(Edit(index, change.start, change.end, change.old, change.new))
                if not block.echo:
                    self.changes.append(
                        NumberChange(
                            spot.place,
                            spot.heading,
                            sentence,
                            " ".join(change.old.split()),
                            change.new,
                        )
                    )
            if not block.echo:
                self.left += [
                    NumberLeft(spot.place, spot.heading, sentence, number, new.why(number))
                    for number in made.gone
                ]
        self.numbers.append((index, Counter(numbers), whole))


def _as_planned(again: Reading, plan: _Plan) -> bool:
    """Whether the copy cites what it should; where a number had to stay, at least that."""
    read = {
        index: Counter(
            number
            for reference in those
            for entry in reference.entries
            for number in entry.numbers()
        )
        for index, those in again.found
    }
    return all(
        wanted <= read.get(index, Counter())
        and (not whole or wanted.total() == read.get(index, Counter()).total())
        for index, wanted, whole in plan.numbers
    )


def _place(library: Library, draft: Path, out: Path) -> Path:
    """Where the copy goes: beside nothing sacred, and never over the draft."""
    ending = draft.suffix.lower()
    if ending not in ENDINGS:
        raise UsageError(
            f"“{draft.name}” cannot be written anew; apply the numbers to the DOCX or ODT it is "
            "from."
        )
    out = Path(out).expanduser().absolute()
    if out.is_dir():
        raise UsageError(f"“{out}” is a folder; name the file to write, such as draft{ending}.")
    if out.suffix.lower() != ending:
        out = out.with_name(out.name + draft.suffix)
    out = allowed(library, out)
    if out.exists() and out.samefile(draft):
        raise UsageError("The copy cannot be written over the draft; choose another name.")
    return out


def _old_numbers(
    library: Library, old: str | Path | Mapping[str, str]
) -> tuple[dict[str, str], bool]:
    """What the draft's numbers stand for, and whether a hyphen is a range between them."""
    if not isinstance(old, str | Path):
        return dict(old), not any(_by_section(number) for number in old)
    rows = {row.name: row for row in editions(library)}
    if (row := rows.get(str(old))) is not None:
        return numbers_of(library, row.name), row.numbering is not Numbering.SECTION
    path = Path(old).expanduser().absolute()
    if path.suffix.lower() in (".csv", ".json") and path.is_file():
        found = dict(_numbers_in(path))
        if not found:
            raise UsageError(f"“{path.name}” names no exhibit's number with its reference.")
        return found, not any(_by_section(number) for number in found)
    raise UsageError(f"There is no edition “{old}” to take the old numbers from.")


def _by_section(number: str) -> bool:
    return "-" in number and number[0].isdigit()


def _numbers_in(path: Path) -> Iterator[tuple[str, str]]:
    """Numbers with references out of a CSV (number, ref, or old, new) or our JSON."""
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix.lower() == ".json":
            value = json.loads(text)
            rows = [*value.get("exhibits", ()), *value.get("found", ())]
        else:
            rows = list(csv.DictReader(text.splitlines()))
        for row in rows:
            if row.get("old") and "new" in row:
                yield str(row["old"]), f"={row['new'] or ''}"
            elif row.get("number") and row.get("ref"):
                yield str(row["number"]), str(row["ref"])
    except (OSError, ValueError, AttributeError, TypeError, csv.Error) as error:
        raise UsageError(f"“{path.name}” cannot be read as a list of numbers.") from error
