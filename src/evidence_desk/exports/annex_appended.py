"""Exhibits that are documents, page by page behind the annex, each page stamped with its number."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from fpdf.enums import Align

from evidence_desk.domain.editions import Audience, Dossier, ExhibitEntry, ExhibitState
from evidence_desk.domain.items import Kind
from evidence_desk.domain.sentences import in_language
from evidence_desk.exports.binder import Leaf, together
from evidence_desk.exports.binding import Binding
from evidence_desk.exports.cleaning import NotCleaned, clean_copy, pages_of
from evidence_desk.exports.paper import (
    BODY,
    LEFT,
    NUMBER,
    PROSE,
    RIGHT,
    SMALL,
    Line,
    Sheet,
)
from evidence_desk.exports.plaintext import visible

_POINTS = 72 / 25.4
_HEAD, _FOOT, _SIDE = 21.0, 17.0, 10.0  # mm around the foreign page, for stamp and folio
_IN_ONE_FILE = 40  # documents; each open file is one that the system counts


@dataclass(frozen=True, slots=True)
class Pages:
    """An exhibit's own pages: in which file, from which page of it, and whether each lies flat;
    or why there are none."""

    file: Path | None
    first: int = 0
    flat: tuple[bool, ...] = ()
    problem: str = ""


def may_be_appended(entry: ExhibitEntry) -> bool:
    """Whether an exhibit is a PDF, by its bytes; other documents are set as text."""
    if entry.kind is not Kind.DOCUMENT or entry.state is not ExhibitState.IN:
        return False
    if entry.original is None or not entry.original.is_file():
        return False
    with entry.original.open("rb") as file:
        return b"%PDF-" in file.read(1024)


#: Makes the pages of an exhibit safe in a folder, an empty one, calling something now and then;
#: raises NotCleaned.
MakesSafe = Callable[[Dossier, ExhibitEntry, Path, Callable[[], None]], Path]


def prepare(binding: Binding, folder: Path, safe: MakesSafe) -> dict[str, Pages]:
    """Make the pages of the edition's documents safe, in `folder`, an empty one; by number."""
    found: dict[str, Pages] = {}
    waiting: list[tuple[str, Path]] = []
    for at, entry in enumerate(filter(may_be_appended, binding.communicated())):
        work = folder / f"{at}"
        work.mkdir()
        try:
            waiting.append((entry.number, safe(binding.dossier, entry, work, binding.tick)))
        except NotCleaned as reason:
            found[entry.number] = Pages(None, problem=in_language(str(reason), binding.language))
            shutil.rmtree(work)
        if len(waiting) == _IN_ONE_FILE:
            found |= _together(waiting, folder / f"{at}.pdf")
            waiting = []
    if waiting:
        found |= _together(waiting, folder / "last.pdf")
    return found


def made_safe(dossier: Dossier, entry: ExhibitEntry, work: Path, tick: Callable[[], None]) -> Path:
    """What the pack hands over of it is what is printed: for the public a clean copy."""
    source = entry.original
    assert source is not None
    if dossier.audience is Audience.PUBLIC:
        source = clean_copy(source, work, tick).path
    laid = work / "laid"
    laid.mkdir()
    return pages_of(source, laid, tick)


def _together(documents: list[tuple[str, Path]], out: Path) -> dict[str, Pages]:
    found: dict[str, Pages] = {}
    first = 0
    lying = together([path for _number, path in documents], out)
    for (number, path), flat in zip(documents, lying, strict=True):
        found[number] = Pages(out, first, tuple(flat))
        first += len(flat)
        shutil.rmtree(path.parent.parent)
    return found


def add_appended(binding: Binding, pages: dict[str, Pages]) -> None:
    """Set the pages behind a leaf that lists them."""
    if not pages:
        return
    entries = [entry for entry in binding.communicated() if entry.number in pages]
    paper, said = binding.paper, binding.words
    y = binding.open_part(said.title.appended)
    listed = paper.tags.new("L")
    width = RIGHT - LEFT
    for entry in entries:
        if y > paper.bottom - 12.0:
            y = paper.new_page()
        number = said.list.exhibit_number.format(number=entry.number)
        item = paper.tags.new("LI", listed)
        link = binding.appended[entry.number][1] if entry.number in binding.appended else None
        with paper.tags.inside(paper.tags.new("Lbl", item)):
            paper.put(Line(number, NUMBER, link), LEFT, y, 40.0)
        problem = pages[entry.number].problem
        with paper.tags.inside(paper.tags.new("LBody", item)):
            lines = paper.lines(entry.title or said.list.untitled, width - 70.0, PROSE, link)
            below = paper.put_lines(lines, LEFT + 42.0, y, width - 70.0)
            if problem:
                sentence = said.list.not_appended.format(problem=problem)
                lines = paper.lines(sentence, width - 70.0, SMALL)
                below = paper.put_lines(lines, LEFT + 42.0, below, width - 70.0)
            else:
                _say_page(binding, entry.number, y)
        y = below + 2.0
        paper.rule(y - 0.8)
    for entry in entries:
        _append(binding, entry, pages[entry.number])


def _say_page(binding: Binding, number: str, y: float) -> None:
    paper = binding.paper

    def say() -> None:
        page, link = binding.appended[number]
        text = binding.words.title.on_page.format(n=page)
        paper.put(Line(text, SMALL, link), RIGHT - 26.0, y, 26.0, Align.R)

    paper.later(say)


def _append(binding: Binding, entry: ExhibitEntry, pages: Pages) -> None:
    if pages.file is None:
        return
    paper, said = binding.paper, binding.words.list
    number = said.exhibit_number.format(number=entry.number)
    total = len(pages.flat)
    part = paper.tags.new("Sect")
    for at, flat in enumerate(pages.flat):
        wide, high = (paper.high, paper.wide) if flat else (paper.wide, paper.high)
        paper.open_sheet(Sheet(wide, high, running=False))
        if at == 0:
            binding.place_pages(entry.number)
            binding.bookmark(f"{number} – {entry.title}" if entry.title else number, 1, 0.0)
        name = f"L{paper.page}"
        box = (
            _SIDE * _POINTS,
            _FOOT * _POINTS,
            (wide - _SIDE) * _POINTS,
            (high - _HEAD) * _POINTS,
        )
        alt = said.page_of.format(exhibit=number, n=at + 1, total=total)
        with paper.tags.inside(part):
            if at == 0:
                with binding.heading(2):
                    _stamp(binding, entry, (wide, high), f"{at + 1}/{total}")
            else:
                with paper.for_the_eye():
                    _stamp(binding, entry, (wide, high), f"{at + 1}/{total}")
            paper.leaf(Leaf(name, pages.file, pages.first + at, box), alt)
        binding.step(entry.number)


def _stamp(binding: Binding, entry: ExhibitEntry, size: tuple[float, float], place: str) -> None:
    """The number in a box above the page at the right; the title at the left; the folio below."""
    paper, said = binding.paper, binding.words
    wide, high = size
    number = Line(said.list.exhibit_number.format(number=entry.number), NUMBER)
    beside = Line(place, SMALL)
    room = paper.width_of(number.text, NUMBER) + paper.width_of(place, SMALL) + 9.0
    x = wide - _SIDE - room
    paper.frame((x, 7.0, room, 8.0))
    paper.put(number, x + 3.0, 8.5, room)
    title = paper.fitted(visible(entry.title), x - _SIDE - 6.0, BODY)
    paper.put(Line(title, BODY), _SIDE, 9.0, x - _SIDE)
    with paper.for_the_eye():
        paper.put(beside, x + 3.0, 9.4, room - 6.0, Align.R)
    paper.rule(18.0, x=_SIDE, until=wide - _SIDE)

    def folio() -> None:
        with paper.for_the_eye():
            text = said.title.page.format(n=paper.page, total=len(paper.sheets))
            paper.put(Line(text, SMALL), 0.0, high - 11.0, wide, Align.C)
            if paper.dossier.reference:
                reference = paper.fitted(paper.dossier.reference, 62, SMALL)
                paper.put(Line(reference, SMALL), _SIDE, high - 11.0, 62)
            if paper.dossier.is_draft:
                notice = paper.fitted(said.title.draft, 40, SMALL)
                paper.put(Line(notice, SMALL), wide - _SIDE - 40, high - 11.0, 40, Align.R)

    paper.later(folio)
