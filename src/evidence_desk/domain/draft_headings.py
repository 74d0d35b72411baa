"""Where something stands in a draft: its place, its heading, its section of the outline."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evidence_desk.domain.drafts import PAGE_END, Block, Part
from evidence_desk.domain.paragraph_numbers import ParagraphNumbers


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands in a draft, and under which heading of it."""

    part: Part
    number: int
    page: int | None
    line: int | None
    heading: str
    section: str | None
    told: str

    @property
    def place(self) -> str:
        """In English: "page 3" of a PDF, "footnote 2", else as its paragraph is told."""
        if self.page is not None:
            return f"page {self.page}"
        if self.part is Part.BOX:
            return f"text box at {self.told}"
        if self.part in (Part.HEADER, Part.FOOTER):
            return str(self.part)
        if self.part in (Part.FOOTNOTE, Part.ENDNOTE):
            return f"{self.part} {self.number}"
        return self.told


class Headings:
    """Under which heading each place of a draft stands, and which section of the outline that is.

    `outline` has the sections' numbers with their titles in every language. A heading belongs to
    the section whose number it begins with, else to the one whose title it is, else to the one
    whose number the word processor puts before it; below a section's heading, deeper headings of
    the draft's own belong to that section. A heading is told with the number its reader sees.
    """

    def __init__(self, blocks: Sequence[Block], outline: Mapping[str, Sequence[str]]) -> None:
        self._outline = set(outline)
        titled: dict[str, set[str]] = {}
        for number, titles in outline.items():
            for title in titles:
                if title.strip():
                    titled.setdefault(_plainly(title), set()).add(number)
        self._titled = {title: min(those) for title, those in titled.items() if len(those) == 1}
        self._titles = {
            number: {_plainly(title) for title in titles} for number, titles in outline.items()
        }
        self._places: list[tuple[int, int]] = []
        self._found: list[tuple[str, str | None]] = []
        self._pages: dict[int, list[int]] = {}
        self._blocks = blocks
        self._numbers = ParagraphNumbers(blocks)
        self._read()

    def spot(self, index: int, at: int) -> Spot:
        """Where a character of a block stands."""
        block = self._blocks[index]
        home = (block.home, 0) if block.home is not None else (index, at)
        heading, section = "", None
        if block.part not in (Part.HEADER, Part.FOOTER):
            before = bisect_right(self._places, home)
            if before:
                heading, section = self._found[before - 1]
        page = None
        if block.part is Part.PAGES:
            page = bisect_right(self._pages[index], at) + 1
        on = block.home if block.part is Part.BOX and block.home is not None else index
        told = self._numbers.told(on)
        return Spot(block.part, block.number, page, block.line, heading, section, told)

    def _read(self) -> None:
        marked = any(block.part is Part.HEADING for block in self._blocks)
        held: tuple[int, str | None] = (0, None)  # depth and number of the section we are in
        for index, block in enumerate(self._blocks):
            if block.part is Part.HEADING:
                title = " ".join(block.text.split())
                section = self._section(title)
                if block.label:
                    title = f"{block.label} {title}".strip()
                    section = section or self._section(title)
                if section is None and block.level > held[0] > 0:
                    section = held[1]
                else:
                    held = (block.level, section)
                self._add(index, 0, title, section)
            elif block.part is Part.PAGES:
                self._pages[index] = [m.end() for m in re.finditer(PAGE_END, block.text)]
                self._lines(index, block.text)
            elif not marked and block.part is Part.TEXT:
                self._lines(index, block.text)

    def _lines(self, index: int, text: str) -> None:
        """Headings where none are marked as such: lines that say a section's number and title."""
        for match in _LINE.finditer(text):
            title = " ".join(match[0].split())
            section = self._of_line(title)
            if section is not None:
                self._add(index, match.start(), title, section)

    def _add(self, index: int, at: int, title: str, section: str | None) -> None:
        self._places.append((index, at))
        self._found.append((title, section))

    def _section(self, title: str) -> str | None:
        numbered = _NUMBERED.match(title)
        if numbered is not None:
            number = numbered["number"].rstrip(".")
            while number and number not in self._outline:
                number = number.rpartition(".")[0]
            if number:
                return number
            title = title[numbered.end() :]
        return self._titled.get(_plainly(title))

    def _of_line(self, line: str) -> str | None:
        numbered = _NUMBERED.match(line)
        if numbered is None:
            return self._titled.get(_plainly(line))
        number, title = numbered["number"].rstrip("."), line[numbered.end() :]
        if number in self._outline and _plainly(title) in self._titles[number]:
            return number
        return None


_NUMBERED = re.compile(
    r"(?i:section |chapter |part |chapitre |partie )?(?P<number>(?:\d{1,4}[a-z]?|[A-Z]{1,3}\d{0,3})"
    r"(?:\.(?:\d{1,4}[a-z]?|[A-Z]{1,3}\d{0,3})){0,7}\.?)(?=[\s:)–—-]|$)[\s:)–—-]{0,5}"
)
_LINE = re.compile(r"[^\n\f]{1,200}")


def _plainly(title: str) -> str:
    """A title without regard to case, quotes, marks and spaces."""
    words = re.sub(r"[*_`#]", "", title.replace("’", "'")).casefold()
    return " ".join(words.split()).strip(" .:")
