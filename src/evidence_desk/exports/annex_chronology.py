"""The chronology: each incident with its date, place, account and exhibits."""

from __future__ import annotations

from dataclasses import replace

from evidence_desk.domain.editions import ExhibitState, IncidentEntry
from evidence_desk.exports.binding import Binding
from evidence_desk.exports.paper import BODY, LEFT, NAME, PROSE, SMALL, Line
from evidence_desk.exports.plaintext import visible
from evidence_desk.exports.rows import Column, Row, Table, columns
from evidence_desk.exports.texts import date_in_words, occasions_in_words, point


def add_chronology(binding: Binding) -> None:
    """Set the incidents in the dossier's order, each leading to its exhibits."""
    said, paper = binding.words, binding.paper
    y = binding.open_part(said.title.chronology)
    if not binding.dossier.incidents:
        paper.put_lines(paper.lines(said.list.no_incidents, 170.0, PROSE), LEFT, y, 170.0)
        return
    numbered = bool(binding.dossier.edition)
    table = Table(
        paper,
        columns(
            (said.list.date_place, 40.0),
            (said.list.incident_heading, 82.0),
            (said.workbook.exhibits if numbered else said.list.items_heading, 51.5),
        ),
        y,
    )
    table.head()
    titles = {
        entry.number: said.list.withheld_short
        if entry.state is ExhibitState.WITHHELD
        else entry.title
        for entry in binding.exhibits
    }
    for incident in binding.dossier.incidents:
        table.add(_row(binding, table.columns, incident, titles))
        binding.step(incident.ref)


def _row(
    binding: Binding, at: tuple[Column, ...], incident: IncidentEntry, titles: dict[str, str]
) -> Row:
    said, paper, language = binding.words.list, binding.paper, binding.language
    when = paper.lines(date_in_words(incident.date, language), at[0].width, NAME)
    if incident.place:
        when += paper.lines(incident.place, at[0].width, BODY)
    if incident.lat is not None and incident.lon is not None:
        where = point(incident.lat, incident.lon, language)
        when += paper.lines(where, at[0].width, SMALL)
    for words in occasions_in_words(incident, language):
        when += paper.lines(said.also.format(what=words), at[0].width, BODY)
    width = at[1].width
    what = paper.lines(incident.title or said.untitled, width, NAME)
    what += paper.lines(" · ".join(_about(binding, incident)), width, SMALL)
    what += paper.lines(incident.account, width, BODY)

    def begin(y: float) -> None:
        binding.place_incident(incident.ref, paper.page, y)
        binding.bookmark(f"{incident.ref} – {incident.title}", 1, y)

    cells = (when, what, _exhibits(binding, at[2].width, incident, titles))
    return Row(cells, begin=begin)


def _about(binding: Binding, incident: IncidentEntry) -> list[str]:
    said = binding.words.list
    parts = [incident.ref]
    if incident.sections:
        form = said.section if len(incident.sections) == 1 else said.sections
        parts.append(form.format(numbers=", ".join(incident.sections)))
    if incident.certainty:
        parts.append(said.certainty.format(certainty=incident.certainty))
    if incident.linked:
        parts.append(said.linked.format(refs=", ".join(incident.linked)))
    parts.extend(incident.tags)
    return parts


def _exhibits(
    binding: Binding, width: float, incident: IncidentEntry, titles: dict[str, str]
) -> list[Line]:
    """Each exhibit's number and title, leading to its row.

    `titles` holds the numbers that this edition shows; others are passed over.
    """
    said, paper = binding.words.list, binding.paper
    numbers = [number for number in incident.exhibits if number in titles]
    if not numbers:
        none = (
            said.no_exhibit_for_incident if binding.dossier.edition else said.no_item_for_incident
        )
        return paper.lines(none, width, SMALL)
    lines: list[Line] = []
    for number in numbers:
        lines += _hanging(binding, f"{number}\u2002", titles[number], width, number)
    return lines


def _hanging(binding: Binding, before: str, title: str, width: float, number: str) -> list[Line]:
    """A number and a title whose further lines stand below its first word, not below the number."""
    paper, link = binding.paper, binding.to_list(number)
    indent = paper.width_of(before, BODY)
    lines = paper.lines(title, width - indent, BODY, link)
    if not lines or lines[0].from_right:
        return paper.lines(f"{before}{visible(title)}", width, BODY, link)
    first, *others = lines
    return [
        replace(first, text=f"{before}{first.text}"),
        *(replace(one, indent=indent) for one in others),
    ]
