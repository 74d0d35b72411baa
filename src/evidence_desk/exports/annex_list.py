"""The list of exhibits: a row each, under the section of the report it supports first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from evidence_desk.domain.editions import Audience, ExhibitEntry, ExhibitState, SectionEntry
from evidence_desk.domain.items import Kind
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
_HEADING_ROOM = 10.5  # mm, of one line; longer ones are rare
_WITHHELD = Style("serif", "I", 9.5, 5.0)
_SPACE = Line("", Style("serif", "", 1, 0.9))


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
    table = Table(
        paper,
        columns(
            (said.list.number, 17.0),
            ("", 30.5),
            (said.list.exhibit, 63.5),
            (said.list.date_place, 32.0),
            (said.list.ties, 30.5),
        ),
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
    number = paper.lines(entry.number, at[0].width, NUMBER, binding.to_sheet(entry.number))
    withheld = entry.state is ExhibitState.WITHHELD

    def begin(y: float) -> None:
        binding.place_in_list(entry.number, paper.page, y)
        name = said.exhibit_number.format(number=entry.number)
        shown = "" if withheld else entry.title
        binding.bookmark(f"{name} – {shown}" if shown else name, level, y)
        if not withheld:
            _picture(binding, entry, at[1].x, y)

    if withheld:
        sentence = Line(said.withheld, _WITHHELD)  # alone in its row, it may run to the margin
        return Row((number, (), (sentence,), (), ()), begin=begin)
    return Row(
        (
            number,
            (),
            _exhibit(binding, entry, at[2].width),
            _when_and_where(binding, entry, at[3].width),
            _ties(binding, entry, at[4].width),
        ),
        _file(binding, entry, RIGHT - at[2].x) if entry.state is ExhibitState.IN else (),
        at[2].x,
        RIGHT - at[2].x,
        begin,
        _PICTURE[1],
    )


def _picture(binding: Binding, entry: ExhibitEntry, x: float, y: float) -> None:
    said = binding.words.list
    width, height = _PICTURE
    alt = said.picture_of.format(number=entry.number, title=entry.title or said.untitled)
    data = entry.picture(_PICTURE_PIXELS)
    box = (x, y + 0.4, width, height)
    place = binding.paper.picture(data, box, alt, edged=entry.kind is Kind.DOCUMENT)
    if place is None:
        binding.paper.empty_picture(box, said.kind[entry.kind])
    link = binding.to_sheet(entry.number)
    if link is not None:
        binding.paper.link(*(place or box), link=link)


def _exhibit(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    """Title, what it is, what it shows, and the passages relied on."""
    said, paper = binding.words.list, binding.paper
    lines = paper.lines(entry.title or said.untitled, width, NAME)
    lines += paper.lines(" · ".join(nature(binding, entry)), width, SMALL)
    if entry.state is ExhibitState.WITHDRAWN:
        return lines + paper.lines(said.withdrawn, width, ITALIC)
    if entry.description:
        lines += [_SPACE, *paper.lines(entry.description, width, BODY)]
    if entry.passages:
        lines += [_SPACE]
        lines += paper.lines(said.passages, width, SMALL)
        for passage in entry.passages:
            lines += paper.lines(passage, width, ITALIC)
    if entry.quotes:
        name = language_name(entry.quotes_language, binding.language)
        heading = said.quotes.format(language=name)
        lines += [_SPACE, *paper.lines(heading, width, SMALL)]
        for number, words in enumerate(entry.quotes):
            # A time has a row of its own: words that run from the right keep their order then.
            lines += paper.lines(words, width, BODY if number % 2 else SMALL)
    if entry.problem:
        lines += paper.lines(said.problem.format(problem=entry.problem), width, SMALL)
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


def _when_and_where(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    said, paper, language = binding.words.list, binding.paper, binding.language
    lines = paper.lines(date_in_words(entry.date, language), width, BODY)
    if entry.date and entry.date_basis:
        lines += paper.lines(said.date_basis.format(basis=entry.date_basis), width, SMALL)
    if entry.place:
        lines += paper.lines(entry.place, width, BODY)
    if entry.lat is not None and entry.lon is not None:
        lines += paper.lines(point(entry.lat, entry.lon, language), width, SMALL)
    return lines


def _ties(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    """Incidents (each leading to the chronology), sections, tags, source and access."""
    said, paper = binding.words.list, binding.paper
    lines: list[Line] = []
    for ref in entry.incidents:
        text = said.incident.format(refs=ref)
        lines += paper.lines(text, width, BODY, binding.to_incident(ref))
    if entry.sections:
        form = said.section if len(entry.sections) == 1 else said.sections
        lines += paper.lines(form.format(numbers=", ".join(entry.sections)), width, BODY)
    if entry.tags:
        lines += paper.lines(", ".join(entry.tags), width, SMALL)
    if entry.source:
        lines += paper.lines(said.source.format(source=entry.source), width, SMALL)
    if entry.access is not None:
        lines += paper.lines(said.access[entry.access], width, SMALL)
    return lines


def _file(binding: Binding, entry: ExhibitEntry, width: float) -> list[Line]:
    """The exhibit's file in the pack and its hash."""
    said, paper = binding.words.list, binding.paper
    lines: list[Line] = []
    if entry.pack_name is None:
        lines += paper.lines(said.no_file, width, TINY)
    elif entry.bytes is None:
        name = said.file_alone.format(name=visible(entry.pack_name))
        lines += paper.lines(name, width, TINY)
    else:
        name = said.file.format(
            name=visible(entry.pack_name), size=size(entry.bytes, binding.language)
        )
        lines += paper.lines(name, width, TINY)
    if entry.sha256:
        passage = entry.clip_start_s is not None and binding.dossier.audience is Audience.FULL
        name = said.sha256_of_original if passage else "SHA-256"
        lines += paper.lines(f"{name} {grouped(entry.sha256)}", width, TINY)
    return lines
