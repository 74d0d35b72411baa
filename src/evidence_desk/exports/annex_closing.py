"""What follows list and chronology: statements in full, concordance, index of numbers."""

from __future__ import annotations

from evidence_desk.exports.binding import Binding
from evidence_desk.exports.paper import (
    BODY,
    HEADING,
    LEFT,
    PROSE,
    RIGHT,
    SMALL,
    Line,
)
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.rows import Row, Shape, Table, columns

_INDEX_COLUMNS = 5
_APART = 4.0  # mm from a statement to the rule before the next
_HEADED = 30.0  # mm that a statement's heading and the first of its words need
_FULL_LINE = 0.75  # of the longest line
_LONGEST_LINE = 140  # characters that a page has side by side; what is longer is a paragraph
_SENTENCE_ENDS = (".", "!", "?", "…", ":", "»", "”", '"')


def add_statements(binding: Binding) -> None:
    """The text of each exhibit that the edition prints in full."""
    entries = [
        entry
        for entry in binding.communicated()
        if entry.text and entry.number not in binding.appended
    ]
    if not entries:
        return
    said, paper = binding.words, binding.paper
    width = RIGHT - LEFT
    table = Table(
        paper,
        columns(("", width), gap=0.0),
        binding.open_part(said.title.statements),
        rules=False,
        shape=Shape.PROSE,
    )
    for at, entry in enumerate(entries):
        number = said.list.exhibit_number.format(number=entry.number)
        heading = f"{number}\u2002{visible(entry.title)}"
        if at and table.y + _APART + _HEADED <= paper.bottom:
            paper.rule(table.y + _APART)  # between two of one page, never above the foot of it
            table.y += _APART + 2.0
        table.room(_HEADED)
        binding.bookmark(heading, 1, table.y)
        link = binding.to_list(entry.number)
        with table.across(binding.level(2)):
            table.add(Row((paper.lines(heading, width, HEADING, link),)))
        for paragraph in _paragraphs(visible(entry.text or "", paragraphs=True)):
            table.add(Row((paper.lines(paragraph, width, PROSE),), loose=True))


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of a text whose every line may be one, or but a line of a page.

    A line that is nearly as long as the longest and does not end a sentence was broken for want
    of room; it goes on with the next.
    """
    lines = [line.strip() for line in text.split("\n")]
    longest = max(map(len, lines), default=0)
    made: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            made[-1] += f" {line}"
        elif line:
            made.append(line)
        full = _FULL_LINE * longest < len(line) < _LONGEST_LINE
        goes_on = full and not line.endswith(_SENTENCE_ENDS)
    return made


def add_concordance(binding: Binding) -> None:
    """Old numbers beside new ones, wherever an earlier edition went out."""
    dossier = binding.dossier
    if not dossier.concordance:
        return
    said, paper = binding.words, binding.paper
    y = binding.open_part(said.title.concordance)
    table = Table(
        paper,
        columns(
            (said.list.old_number.format(edition=dossier.previous_edition or ""), 38.0),
            (said.list.new_number.format(edition=dossier.edition), 38.0),
            (said.list.exhibit, 97.5),
        ),
        y,
    )
    table.head()
    old, new, title = table.columns
    for entry in dossier.concordance:
        link = binding.to_list(entry.new) if entry.new else None
        table.add(
            Row(
                (
                    paper.lines(entry.old or said.list.none, old.width, BODY),
                    paper.lines(entry.new or said.list.none, new.width, BODY, link),
                    paper.lines(entry.title or said.list.untitled, title.width, BODY, link),
                )
            )
        )


def add_index(binding: Binding) -> None:
    """Numbers with their pages, where the list's order is not that of the numbers."""
    order = [entry.number for entry in binding.exhibits]
    if list(binding.list_pages) == order or not binding.list_pages:
        return
    said, paper = binding.words.title, binding.paper
    top = binding.open_part(said.index)
    width = (RIGHT - LEFT) / _INDEX_COLUMNS
    leading = BODY.leading + 0.6
    numbers = paper.tags.new("L")
    while order:
        depth = min(int((paper.bottom - top) / leading), -(-len(order) // _INDEX_COLUMNS))
        page, order = order[: depth * _INDEX_COLUMNS], order[depth * _INDEX_COLUMNS :]
        for at, number in enumerate(page):
            column, row = divmod(at, depth)
            x, y = LEFT + column * width, top + row * leading
            link = binding.to_list(number)
            where = said.on_page.format(n=binding.list_pages[number])
            entry = paper.tags.new("LI", numbers)
            with paper.tags.inside(paper.tags.new("Lbl", entry)):
                paper.put(Line(paper.fitted(number, 16.0, BODY), BODY, link), x, y, 16.0)
            with paper.tags.inside(paper.tags.new("LBody", entry)):
                paper.put(Line(where, SMALL, link), x + 17.0, y, width - 19.0)
        if order:
            top = paper.new_page()
