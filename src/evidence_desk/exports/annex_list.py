"""The list of exhibits: a row each, under the section of the report it supports first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from evidence_desk.domain.editions import Audience, ExhibitEntry, ExhibitState, SectionEntry
from evidence_desk.domain.items import Kind
from evidence_desk.domain.layouts import Shown
from evidence_desk.domain.sentences import format_in
from evidence_desk.domain.transcripts import language_name
from evidence_desk.exports.binding import Binding
from evidence_desk.exports.paper import (
    BODY,
    HEADING,
    ITALIC,
    LEFT,
    NAME,
    NUMBER,
    PROSE,
    RIGHT,
    SMALL,
    SUBHEADING,
    TINY,
    Line,
    Style,
)
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.rows import Column, Row, Table, columns
from evidence_desk.exports.texts import (
    clock,
    counted,
    date_in_words,
    duration,
    grouped,
    made_of,
    point,
    size,
)

_PICTURE = (27.0, 20.5)  # mm, 4:3; other pictures stand in the middle of it
_PICTURE_PIXELS = 320
_CODE = 13.5  # mm; 37 squares of a third of a millimetre, which any telephone reads
_HEADING_ROOM = 10.5  # mm, of one line; longer ones are rare
_WITHHELD = Style("serif", "I", 9.5, 5.0)
_SPACE = Line("", Style("serif", "", 1, 0.9))
#: Columns after the number, and which of them each fact stands in; others stand below the row.
_PICTURES, _EXHIBIT, _WHEN, _TIES = "pictures", "exhibit", "when", "ties"
_COLUMN_OF: dict[str, str] = {
    Shown.PICTURE: _PICTURES,
    **dict.fromkeys((Shown.KIND, Shown.DESCRIPTION, Shown.PASSAGES), _EXHIBIT),
    **dict.fromkeys((Shown.DATE, Shown.BASIS, Shown.PLACE, Shown.POINT), _WHEN),
    **dict.fromkeys(
        (Shown.INCIDENTS, Shown.SECTIONS, Shown.TAGS, Shown.SOURCE, Shown.ACCESS), _TIES
    ),
}


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the list and the exhibits under it; no section: tied to none."""

    section: SectionEntry | None
    exhibits: tuple[ExhibitEntry, ...]


def groups(binding: Binding) -> list[Group]:
    """Each exhibit once, in the order of the numbers: a reader looks for a number.

    Where that order allows it, they stand under the first section in the report's order that
    cites them; parents without exhibits of their own keep their heading, so that the outline is
    seen.
    """
    dossier = binding.dossier
    placed: dict[str, list[ExhibitEntry]] = {section.number: [] for section in dossier.sections}
    first: dict[str, str] = {}
    for section in dossier.sections:
        for number in section.exhibits:
            first.setdefault(number, section.number)
    loose: list[ExhibitEntry] = []
    for entry in binding.exhibits:
        home = first.get(entry.number) or next((n for n in entry.sections if n in placed), None)
        (loose if home is None else placed[home]).append(entry)
    made = [Group(s, tuple(placed[s.number])) for s in dossier.sections]
    kept = [
        group
        for at, group in enumerate(made)
        if group.exhibits or any(inner.exhibits for inner in _inside(made, at))
    ]
    if loose:
        kept.append(Group(None, tuple(loose)))
    if [entry for group in kept for entry in group.exhibits] != list(binding.exhibits):
        return [Group(None, binding.exhibits)]
    return kept


def _inside(made: list[Group], at: int) -> Iterator[Group]:
    outer = made[at].section
    for group in made[at + 1 :]:
        if outer is None or group.section is None or group.section.depth <= outer.depth:
            return
        yield group


def add_list(binding: Binding) -> None:
    """Set the list with its heads, headings, pictures and links."""
    said, paper = binding.words, binding.paper
    y = binding.open_part(said.title.list)
    if not binding.exhibits:
        paper.put_lines(paper.lines(said.title.no_exhibits, 170.0, PROSE), LEFT, y, 170.0)
        return
    cells = _cells(binding.dossier.layout.columns)
    heads = {
        _PICTURES: said.workbook.picture,
        _EXHIBIT: said.list.exhibit,
        _WHEN: said.list.date_place,
        _TIES: said.list.ties,
    }
    widths = {_PICTURES: 30.5, _EXHIBIT: 63.5, _WHEN: 32.0, _TIES: 30.5}
    widths[_EXHIBIT] += sum(width for name, width in widths.items() if name not in cells)
    table = Table(
        paper,
        columns((said.list.number, 17.0), *((heads[name], widths[name]) for name in cells)),
        y,
    )
    table.head()
    found = groups(binding)
    headings = any(group.section is not None for group in found)
    for at, group in enumerate(found):
        if headings:
            _heading(binding, table, group, _kept_with(binding, table, found[at:]))
        for entry in group.exhibits:
            table.add(_row(binding, table.columns, entry, 2 if headings else 1))
            binding.step(entry.number)
        table.continued = lambda y: y


def _cells(chosen: Sequence[str]) -> dict[str, list[str]]:
    """The columns after the number, from left to right, each with what it says, in order."""
    cells: dict[str, list[str]] = {}
    for fact in chosen:
        name = _COLUMN_OF.get(fact)
        if name is not None:
            cells.setdefault(name, []).append(fact)
    if _EXHIBIT not in cells:  # the title is always said, beside the number or its picture
        after = [_PICTURES] if next(iter(cells), "") == _PICTURES else []
        cells = {
            **{name: cells[name] for name in after},
            _EXHIBIT: [],
            **{name: facts for name, facts in cells.items() if name not in after},
        }
    return cells


def _kept_with(binding: Binding, table: Table, following: list[Group]) -> float:
    """The room for a heading, the headings right under it, and the first row below them."""
    room = 0.0
    for group in following:
        room += _HEADING_ROOM
        if group.exhibits:
            return room + _row(binding, table.columns, group.exhibits[0], 2).height()
    return room


def _heading(binding: Binding, table: Table, group: Group, room: float) -> None:
    """A section's heading, kept with its first row, and repeated where it runs on."""
    paper, section = binding.paper, group.section
    title = (
        f"{section.number}\u2002{visible(section.title)}"
        if section
        else binding.words.list.no_section
    )
    style = SUBHEADING if section is None or section.depth else HEADING
    table.continued = lambda y: y
    table.room(room)
    binding.bookmark(title, 1, table.y)
    lines = paper.lines(title, RIGHT - LEFT, style)
    with table.across(binding.level(2 + (section.depth if section else 0))):
        table.y = paper.put_lines(lines, LEFT, table.y + 3.2, RIGHT - LEFT) + 1.4
    paper.rule(table.y)
    again = paper.fitted(binding.words.list.continued.format(heading=title), 170.0, SUBHEADING)

    def repeat(y: float) -> float:
        below = paper.put(Line(again, SUBHEADING), LEFT, y + 1.6, RIGHT - LEFT) + 1.2
        paper.rule(below)
        return below

    table.continued = repeat


def _row(binding: Binding, at: tuple[Column, ...], entry: ExhibitEntry, level: int) -> Row:
    """An exhibit's row; `level` is that of its bookmark."""
    paper, said = binding.paper, binding.words.list
    cells = _cells(binding.dossier.layout.columns)
    place = dict(zip(cells, at[1:], strict=True))
    number = paper.lines(entry.number, at[0].width, NUMBER, binding.to_sheet(entry.number))
    withheld = entry.state is ExhibitState.WITHHELD
    exhibit = place[_EXHIBIT]

    def begin(y: float) -> None:
        binding.place_in_list(entry.number, paper.page, y)
        name = said.exhibit_number.format(number=entry.number)
        shown = "" if withheld else entry.title
        binding.bookmark(f"{name} – {shown}" if shown else name, level, y)

    if withheld:
        sentence = [Line(said.withheld, _WITHHELD)]  # alone in its row, it may run to the margin
        if entry.reason:
            sentence += paper.lines(said.reason.format(reason=entry.reason), exhibit.width, SMALL)
        row: list[Sequence[Line]] = [sentence if name == _EXHIBIT else () for name in cells]
        return Row((number, *row), begin=begin)
    draw = {0: lambda y: _below_number(binding, entry, at[0].x, y)}
    if _PICTURES in place:
        column = 1 + list(cells).index(_PICTURES)
        draw[column] = lambda y: _picture(binding, entry, place[_PICTURES].x, y)
    made = [_said(binding, entry, name, facts, place[name].width) for name, facts in cells.items()]
    shown = binding.dossier.layout.columns if entry.state is ExhibitState.IN else ()
    return Row(
        (number, *made),
        _file(binding, entry, RIGHT - exhibit.x, shown),
        exhibit.x,
        RIGHT - exhibit.x,
        begin,
        draw,
        max(_PICTURE[1] if _PICTURES in place else 0.0, _beside_number(binding, entry)),
    )


def _coded(binding: Binding, entry: ExhibitEntry) -> bool:
    """Whether the hash of its file stands beside it as a code."""
    shown = binding.dossier.layout.qr and entry.state is ExhibitState.IN
    return shown and bool(entry.sha256)


def _beside_number(binding: Binding, entry: ExhibitEntry) -> float:
    """The room that its number takes, with what stands below it."""
    pages = SMALL.leading if entry.number in binding.appended else 0.0
    return NUMBER.leading + pages + (_CODE + 1.6 if _coded(binding, entry) else 0.0)


def _below_number(binding: Binding, entry: ExhibitEntry, x: float, y: float) -> None:
    """The page its own pages begin on, and the code of its file's hash."""
    paper, said = binding.paper, binding.words.list
    y += NUMBER.leading
    if entry.number in binding.appended:
        below = y

        def say() -> None:
            page, link = binding.appended[entry.number]
            text = binding.words.title.on_page.format(n=page)
            paper.put(Line(text, SMALL, link), x, below, 13.5)

        paper.later(say)
        y += SMALL.leading
    if _coded(binding, entry):
        alt = said.code_of.format(number=entry.number)
        paper.code(f"sha256:{entry.sha256}", (x, y + 1.6, _CODE, _CODE), alt)


def _picture(binding: Binding, entry: ExhibitEntry, x: float, y: float) -> None:
    said = binding.words.list
    width, height = _PICTURE
    alt = said.picture_of.format(number=entry.number, title=entry.title or said.untitled)
    data = entry.picture(_PICTURE_PIXELS)
    box = (x, y + 0.4, width, height)
    link, edged = binding.to_sheet(entry.number), entry.kind is Kind.DOCUMENT
    if not binding.paper.picture(data, box, alt, edged, link):
        binding.paper.empty_picture(box, said.kind[entry.kind], link)


def _said(
    binding: Binding, entry: ExhibitEntry, cell: str, facts: Sequence[str], width: float
) -> list[Line]:
    """What one cell of an exhibit's row says: the facts of its column, in their order."""
    if cell == _PICTURES:
        return []
    said, paper = binding.words.list, binding.paper
    lines: list[Line] = []
    if cell == _EXHIBIT:
        foreign = entry.title_language if entry.title_language != binding.language else ""
        lines += paper.lines(entry.title or said.untitled, width, NAME, language=foreign)
    withdrawn = entry.state is ExhibitState.WITHDRAWN
    for fact in facts:
        if not withdrawn or fact == Shown.KIND:
            lines += _FACTS[fact](binding, entry, width)
    if cell == _EXHIBIT:
        if withdrawn:
            lines += paper.lines(said.withdrawn, width, ITALIC)
            if entry.reason:
                lines += paper.lines(said.reason.format(reason=entry.reason), width, SMALL)
        else:
            lines += _quotes(binding, entry, width)
            if entry.problem:
                lines += paper.lines(said.problem.format(problem=entry.problem), width, SMALL)
    return lines


def _kind(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    return binding.paper.lines(" · ".join(nature(binding, entry)), width, SMALL)


def _description(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if not entry.description:
        return []
    return [_SPACE, *binding.paper.lines(entry.description, width, BODY)]


def _passages(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if not entry.passages:
        return []
    paper = binding.paper
    lines = [_SPACE, *paper.lines(binding.words.list.passages, width, SMALL)]
    for passage in entry.passages:
        lines += paper.lines(passage, width, ITALIC)
    return lines


def _quotes(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    """What is said in a recording, as far as the edition quotes it."""
    if not entry.quotes:
        return []
    paper = binding.paper
    name = language_name(entry.quotes_language, binding.language)
    heading = binding.words.list.quotes.format(language=name)
    lines = [_SPACE, *paper.lines(heading, width, SMALL)]
    for number, words in enumerate(entry.quotes):
        # A time has a row of its own: words that run from the right keep their order then.
        if number % 2:
            lines += paper.lines(words, width, BODY, language=entry.quotes_language)
        else:
            lines += paper.lines(words, width, SMALL)
    return lines


def nature(binding: Binding, entry: ExhibitEntry) -> list[str]:
    """What an exhibit is, how long, which part of it, and in which language it is titled."""
    words, language = binding.words, binding.language
    form = format_in(entry.format, language) or words.list.kind[entry.kind]
    parts = [form[:1].upper() + form[1:]]
    if entry.clip_start_s is not None and entry.clip_end_s is not None:
        extract = (clock(entry.clip_start_s), clock(entry.clip_end_s))
        parts.append(words.list.extract.format(start=extract[0], end=extract[1]))
    elif entry.duration_s is not None:
        parts.append(duration(entry.duration_s, language))
    if made := made_of(words.list, entry):
        parts.append(made)
    if entry.pages:
        parts.append(counted(words.list.pages, entry.pages, language))
    if entry.title and entry.title_language and entry.title_language != language:
        name = words.languages.get(entry.title_language, entry.title_language)
        parts.append(words.list.title_language.format(language=name))
    return parts


def _date(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    return binding.paper.lines(date_in_words(entry.date, binding.language), width, BODY)


def _basis(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if not (entry.date and entry.date_basis):
        return []
    words = binding.words.list.date_basis.format(basis=entry.date_basis)
    return binding.paper.lines(words, width, SMALL)


def _place(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    return binding.paper.lines(entry.place or "", width, BODY)


def _point(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if entry.lat is None or entry.lon is None:
        return []
    return binding.paper.lines(point(entry.lat, entry.lon, binding.language), width, SMALL)


def _incidents(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    """Each leads to the chronology."""
    lines: list[Line] = []
    for ref in entry.incidents:
        text = binding.words.list.incident.format(refs=ref)
        lines += binding.paper.lines(text, width, BODY, binding.to_incident(ref))
    return lines


def _sections(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if not entry.sections:
        return []
    said = binding.words.list
    form = said.section if len(entry.sections) == 1 else said.sections
    return binding.paper.lines(form.format(numbers=", ".join(entry.sections)), width, BODY)


def _tags(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    return binding.paper.lines(", ".join(entry.tags), width, SMALL)


def _source(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if not entry.source:
        return []
    words = binding.words.list.source.format(source=entry.source)
    return binding.paper.lines(words, width, SMALL)


def _access(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    if entry.access is None:
        return []
    return binding.paper.lines(binding.words.list.access[entry.access], width, SMALL)


_FACTS: dict[str, Callable[[Binding, ExhibitEntry, float], list[Line]]] = {
    Shown.KIND: _kind,
    Shown.DESCRIPTION: _description,
    Shown.PASSAGES: _passages,
    Shown.DATE: _date,
    Shown.BASIS: _basis,
    Shown.PLACE: _place,
    Shown.POINT: _point,
    Shown.INCIDENTS: _incidents,
    Shown.SECTIONS: _sections,
    Shown.TAGS: _tags,
    Shown.SOURCE: _source,
    Shown.ACCESS: _access,
}


def _file(binding: Binding, entry: ExhibitEntry, width: float, shown: Sequence[str]) -> list[Line]:
    """The exhibit's file in the pack and its hash, as far as they are shown."""
    said, paper = binding.words.list, binding.paper
    lines: list[Line] = []
    if Shown.FILE not in shown:
        pass
    elif entry.pack_name is None:
        lines += paper.lines(said.no_file, width, TINY)
    elif entry.bytes is None:
        name = said.file_alone.format(name=visible(entry.pack_name))
        lines += paper.lines(name, width, TINY, binding.to_file(entry))
    else:
        name = said.file.format(
            name=visible(entry.pack_name), size=size(entry.bytes, binding.language)
        )
        lines += paper.lines(name, width, TINY, binding.to_file(entry))
    if Shown.FILE in shown and entry.volume and entry.pack_name is not None:
        lines += paper.lines(binding.words.pack.volume.format(number=entry.volume), width, TINY)
    if entry.sha256 and Shown.HASH in shown:
        passage = entry.clip_start_s is not None and binding.dossier.audience is Audience.FULL
        name = said.sha256_of_original if passage else "SHA-256"
        lines += paper.lines(f"{name} {grouped(entry.sha256)}", width, TINY)
    return lines
