"""The title page: what, for whom, by whom, when, how numbered, and what was left out."""

from __future__ import annotations

from collections import Counter

from evidence_desk.domain.editions import ExhibitState
from evidence_desk.domain.items import Kind
from evidence_desk.exports import jpeg
from evidence_desk.exports.binding import Binding
from evidence_desk.exports.paper import (
    GREY,
    INK,
    LEFT,
    NAVY,
    RIGHT,
    Line,
    Paper,
    Style,
)
from evidence_desk.exports.rows import Row, Shape, Table, columns
from evidence_desk.exports.texts import (
    coarsely,
    counted,
    day,
    grouped,
    left_out,
    listed,
    moment_utc,
    numbered,
)

_HOUSE = Style("serif", "", 12, 6.0, NAVY)
_TITLE = Style("serif", "", 30, 13.0, NAVY)
_CASE = Style("serif", "I", 15, 7.2, INK)
_LABEL = Style("sans", "", 7.6, 4.6, GREY)
_VALUE = Style("serif", "", 10, 4.6, INK)
_HASH = Style("sans", "", 7.8, 4.2, INK)
_CONTENTS_HEAD = Style("serif", "I", 10.5, 6.0, NAVY)
_LABEL_WIDTH = 42.0
_ABOVE_FACTS = 14.0
_SIGNATURE_HEIGHT = 22.0
_LOGO = (70.0, 18.0)  # at most so wide and high
_CONTENTS = Style("serif", "", 9, 4.6, INK)
_CONTENTS_LINE = 4.6


def add_title_page(binding: Binding, title: str) -> None:
    """Set the title page; its contents are filled in once every part has its page."""
    paper, dossier = binding.paper, binding.dossier
    width = RIGHT - LEFT
    paper.new_page()
    y = _logo(paper)
    y = paper.put_lines(paper.lines(dossier.organisation, width, _HOUSE), LEFT, y, width)
    paper.rule(y + 3.0, 0.5, NAVY)
    binding.bookmark(title, 0, 26.0)
    head = paper.lines(title, width, _TITLE)
    case = paper.lines(dossier.layout.subtitle or dossier.library_title, width, _CASE)
    rows = [
        Row((paper.lines(label, _LABEL_WIDTH - 4.0, _LABEL), lines))
        for label, lines in _facts(binding, width - _LABEL_WIDTH - 4.0)
    ]
    taken = sum(line.style.leading for line in (*head, *case)) + sum(row.height() for row in rows)
    above = max(18.0, 54.0 - y)
    room = paper.bottom - _foot_height(binding) - y - taken - 2.5
    # White space gives way before the foot of the page goes to another.
    airy = min(1.0, max(0.25, room / (above + _ABOVE_FACTS)))
    with binding.heading(1):
        y = paper.put_lines(head, LEFT, y + airy * above, width)
    y = paper.put_lines(case, LEFT, y + 2.5, width)
    table = Table(
        paper,
        columns(("", _LABEL_WIDTH), ("", width - _LABEL_WIDTH), gap=4.0),
        y + airy * _ABOVE_FACTS,
        shape=Shape.LIST,
    )
    paper.rule(table.y)
    for row in rows:
        table.add(row)
    _foot(binding, table)


def _logo(paper: Paper) -> float:
    """The organisation's mark above its name; the y that the name begins at."""
    dossier = paper.dossier
    if dossier.logo is None:
        return 26.0
    wide, high = jpeg.size(dossier.logo)
    width, height = _LOGO
    scale = min(width / wide, height / high)
    box = (LEFT, 18.0, wide * scale, high * scale)
    paper.picture(dossier.logo, box, dossier.organisation or dossier.library_title)
    return box[1] + box[3] + 3.0


def _facts(binding: Binding, width: float) -> list[tuple[str, list[Line]]]:
    """The rows of the title page that have something to say."""
    paper, dossier, said = binding.paper, binding.dossier, binding.words.title
    issued, language = dossier.issued_at, binding.language
    drafted = said.drafted if dossier.edition else binding.words.workbook.made_at
    when = (
        said.issued if issued else drafted,
        day(issued, language) if issued else moment_utc(dossier.made_at, language),
    )
    if dossier.layout.dated:
        when = (said.dated, dossier.layout.dated)
    texts = [
        (said.recipient, dossier.recipient),
        (said.author, dossier.author),
        (said.reference, dossier.reference),
        (said.edition, dossier.edition),
        (said.previous, dossier.previous_edition or ""),
        when,
        (said.audience_label, said.audience[dossier.audience]),
        (said.exhibits, _count(binding) if dossier.edition else ""),
        (binding.words.workbook.incidents, "" if dossier.edition else _incidents(binding)),
        (said.numbering_label, numbered(dossier) if dossier.edition else ""),
        (said.left_out_label, left_out(dossier)),
        (said.coarse_label, coarsely(dossier)),
        (said.note, dossier.note),
    ]
    facts = [(label, paper.lines(text, width, _VALUE)) for label, text in texts if text.strip()]
    if dossier.journal_hash:
        words = said.journal_issue if issued else said.journal_entry
        entry = words.format(n=dossier.journal_entry)
        facts.append(
            (
                said.journal,
                [
                    *paper.lines(entry, width, _VALUE),
                    *paper.lines(grouped(dossier.journal_hash), width, _HASH),
                ],
            )
        )
    return facts


def _count(binding: Binding) -> str:
    """How many exhibits, and of which kinds."""
    said, language = binding.words, binding.language
    kinds = Counter(entry.kind for entry in binding.exhibits if entry.state is ExhibitState.IN)
    if not kinds:
        return said.title.no_exhibits
    total = counted(said.list.exhibits, kinds.total(), language)
    parts = [counted(said.list.kinds[kind], kinds[kind], language) for kind in Kind if kinds[kind]]
    return f"{total}{said.colon}{listed(parts, language)}."


def _incidents(binding: Binding) -> str:
    form, count = binding.words.list.incidents_counted, len(binding.dossier.incidents)
    return f"{counted(form, count, binding.language)}."


def _foot(binding: Binding, table: Table) -> None:
    """Contents to the left and room to date and sign to the right, at the foot of the page."""
    paper = binding.paper
    if table.y + _foot_height(binding) > paper.bottom:
        table.y = paper.new_page()
    if paper.dossier.layout.signature:
        _signature(paper)

    paper.later(lambda: _contents(binding))


def _signature(paper: Paper) -> None:
    """Room to date and sign, and who does."""
    x, said = paper.wide / 2 + 15.0, paper.words.title.signature
    signatory = paper.lines(paper.dossier.layout.signatory, RIGHT - x, _LABEL)[:2]
    y = paper.bottom - len(signatory) * _LABEL.leading
    paper.put(Line(said, _LABEL), x, y - _SIGNATURE_HEIGHT, RIGHT - x)
    paper.rule(y, x=x)
    paper.put_lines(signatory, x, y + 0.8, RIGHT - x)


def _foot_height(binding: Binding) -> float:
    """Room for the contents, as many parts as there may be, and for the signature beside them."""
    dossier = binding.dossier
    more = bool(dossier.concordance) + any(entry.text for entry in binding.communicated())
    layout = dossier.layout
    parts = 1 + bool(layout.sheets) + layout.chronology + more
    signed = (_SIGNATURE_HEIGHT + 2 * _LABEL.leading) if layout.signature else 0.0
    return max(signed, _CONTENTS_HEAD.leading + parts * _CONTENTS_LINE) + 2.0


def _contents(binding: Binding) -> None:
    said, paper = binding.words.title, binding.paper
    y = paper.bottom - _CONTENTS_HEAD.leading - len(binding.parts) * _CONTENTS_LINE
    y = paper.put(Line(said.contents, _CONTENTS_HEAD), LEFT, y, 60.0)
    contents = paper.tags.new("TOC")
    for part in binding.parts:
        with paper.tags.inside(paper.tags.new("TOCI", contents)):
            paper.put(Line(part.title, _CONTENTS, part.link), LEFT, y, 62.0)
            page = Line(said.on_page.format(n=part.page), _LABEL, part.link)
            paper.put(page, LEFT + 62.0, y, 20.0)
        y += _CONTENTS_LINE
