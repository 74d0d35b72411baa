"""Contact sheets: the exhibits as pictures, two, six or twelve to a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fpdf.enums import Align

from evidence_desk.domain.editions import ExhibitEntry
from evidence_desk.domain.items import Kind
from evidence_desk.exports.annex_list import nature
from evidence_desk.exports.binding import Binding
from evidence_desk.exports.paper import (
    BODY,
    LEFT,
    NUMBER,
    PROSE,
    RIGHT,
    SMALL,
    TOP,
    Line,
)
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.texts import date_in_words

_GAP = 7.0
_TITLE_HEIGHT = 14.0


@dataclass(frozen=True, slots=True)
class Grid:
    """How many pictures across and down, how large on their long side, how long a caption."""

    across: int
    down: int
    pixels: int
    caption_lines: int


GRIDS = {2: Grid(1, 2, 1400, 3), 6: Grid(2, 3, 800, 2), 12: Grid(3, 4, 560, 2)}


def add_sheets(binding: Binding, per_page: int) -> None:
    """Set every exhibit's picture with its number, date and title."""
    said, paper = binding.words, binding.paper
    y = binding.open_part(said.title.sheets)
    entries = binding.communicated()
    if not entries:
        paper.put_lines(paper.lines(said.title.no_exhibits, 170.0, PROSE), LEFT, y, 170.0)
        return
    grid = GRIDS[per_page]
    width = (RIGHT - LEFT - _GAP * (grid.across - 1)) / grid.across
    height = (paper.bottom - TOP - _TITLE_HEIGHT - _GAP * (grid.down - 1)) / grid.down
    top = TOP + _TITLE_HEIGHT
    cards = paper.tags.new("L")
    for at, entry in enumerate(entries):
        place = at % per_page
        if at and place == 0:
            paper.new_page()
            top = TOP + 2.0
        if place == 0:
            first, last = entry.number, entries[min(at + per_page, len(entries)) - 1].number
            binding.bookmark(first if first == last else f"{first} – {last}", 1, TOP)
        row, column = divmod(place, grid.across)
        x = LEFT + column * (width + _GAP)
        item = paper.tags.new("LBody", paper.tags.new("LI", cards))
        with paper.tags.inside(item):
            _card(binding, grid, entry, (x, top + row * (height + _GAP), width, height))
        binding.step(entry.number)


def _card(
    binding: Binding, grid: Grid, entry: ExhibitEntry, box: tuple[float, float, float, float]
) -> None:
    paper, said = binding.paper, binding.words.list
    x, y, width, height = box
    binding.place_on_sheet(entry.number, paper.page, box)
    caption = NUMBER.leading + SMALL.leading + grid.caption_lines * BODY.leading + 1.5
    frame = (x, y, width, height - caption)
    alt = said.picture_of.format(number=entry.number, title=entry.title or said.untitled)
    edged = entry.kind is Kind.DOCUMENT
    link = binding.to_list(entry.number)
    if not paper.picture(entry.picture(grid.pixels), frame, alt, edged, link):
        paper.empty_picture(frame, said.kind[entry.kind], link)
    _caption(binding, grid, entry, (x, y + height - caption + 1.5, width), link)


def _caption(
    binding: Binding,
    grid: Grid,
    entry: ExhibitEntry,
    at: tuple[float, float, float],
    link: int | None,
) -> None:
    paper, said = binding.paper, binding.words.list
    x, y, width = at
    half = width * 0.45
    number = said.exhibit_number.format(number=entry.number)
    paper.put(Line(paper.fitted(number, half, NUMBER), NUMBER, link), x, y, half)
    date = paper.fitted(date_in_words(entry.date, binding.language), width - half, SMALL)
    paper.put(Line(date, SMALL), x + half, y + 1.0, width - half, Align.R)
    y += NUMBER.leading
    lines = paper.lines(entry.title or said.untitled, width, BODY)
    if len(lines) > grid.caption_lines:
        rest = " ".join(line.text for line in lines[grid.caption_lines - 1 :])
        last = replace(lines[0], text=paper.fitted(rest, width, BODY))
        lines = [*lines[: grid.caption_lines - 1], last]
    y = paper.put_lines(lines, x, y, width)
    text = visible(" · ".join(nature(binding, entry)))
    paper.put(Line(paper.fitted(text, width, SMALL), SMALL), x, y, width)
