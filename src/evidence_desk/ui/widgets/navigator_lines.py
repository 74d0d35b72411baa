"""What the navigator says, line by line: made beside the window, from what the desk knows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from evidence_desk.desk.chronology import IncidentRow, incidents
from evidence_desk.desk.counting import Counts, counts
from evidence_desk.desk.editions import EditionRow, editions
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import SectionRow, sections
from evidence_desk.desk.searches import SavedSearch, saved_searches
from evidence_desk.desk.sources import SourceRow, sources
from evidence_desk.desk.vocabularies import TermRow, VocabularyRow, vocabularies
from evidence_desk.domain.query import chip
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the tree, and those below it."""

    key: str  # unlike that of any other below the same line
    words: str
    place: Place | None = None  # where it leads
    action: str = ""  # what it does, where it leads nowhere
    count: str = ""
    icon: str = ""
    tip: str = ""
    drop: tuple[str, str] | None = None  # what is tied to, by dropping items on it: kind and name
    search: int | None = None  # the id of a search that is kept
    head: bool = False
    kept: str = ""  # the name by which it is remembered whether it is open
    open: bool = True  # until somebody opens or closes it
    below: tuple[Line, ...] = ()


def read_lines(library: Library, language: str) -> tuple[Line, ...]:
    """Everything the navigator shows of a library."""
    found = counts(library)
    return tuple(
        line
        for line in (
            _library(found),
            _searches(saved_searches(library)),
            _incidents(incidents(library), found, language),
            _times(found),
            _report(sections(library), found, language),
            _tags(vocabularies(library), found, language),
            _sources(sources(library), found),
            _editions(editions(library)),
        )
        if line is not None
    )


def _number(count: int | None) -> str:
    return wording.number(count) if count else ""


def _head(
    key: str, words: str, place: Place | None, below: Sequence[Line], *, is_open: bool = True
) -> Line:
    return Line(key, words, place, head=True, kept=key, open=is_open, below=tuple(below))


def _library(n: Counts) -> Line:
    rows = [
        Line(name, words, Place.gallery(query), count=_number(count), icon=icon)
        for name, words, query, count, icon in (
            ("all", tr("All items"), "", n.total, "mdi6.view-grid-outline"),
            ("new", tr("To look at"), "status:new", n.to_look_at, "mdi6.eye-outline"),
            ("no-incident", tr("No incident"), "-has:incident", n.no_incident, "mdi6.link-off"),
            ("no-section", tr("No section"), "-has:section", n.no_section, "mdi6.bookmark-off"),
            ("missing", tr("Missing files"), "is:missing", n.missing, "mdi6.file-alert-outline"),
            ("damaged", tr("Damaged"), "is:damaged", n.problems, "mdi6.alert-outline"),
        )
        if count or name in ("all", "new", "no-incident")
    ]
    rows.append(Line("map", tr("Map"), Place.map(), icon="mdi6.map-outline"))
    return _head("library", tr("Library"), Place.library(), rows)


def _searches(found: list[SavedSearch]) -> Line | None:
    rows = [
        Line(str(one.id), one.name, Place.gallery(one.query), icon="mdi6.bookmark-outline",
             search=one.id)
        for one in found
    ]  # fmt: skip
    return _head("searches", tr("Searches"), None, rows) if rows else None


def _incidents(found: list[IncidentRow], n: Counts, language: str) -> Line:
    rows = []
    for one in found:
        title = wording.in_language(one.titles, language)
        rows.append(
            Line(
                one.ref,
                f"{one.ref}  {title}".strip(),
                Place.incident(one.ref),
                count=_number(n.incidents.get(one.id)),
                tip=f"{one.ref} {title}",
                drop=("incident", one.ref),
            )
        )
    return _head("incidents", tr("Incidents"), None, rows)


def _times(n: Counts) -> Line:
    rows = [
        Line(
            str(year),
            str(year),
            Place.gallery(f"date:{year}"),
            count=_number(count),
            open=False,
            below=tuple(
                Line(month, month, Place.gallery(f"date:{month}"), count=_number(few))
                for month, few in n.by_month.items()
                if month.startswith(f"{year}-")
            ),
        )
        for year, count in n.by_year.items()
    ]
    if n.undated:
        rows.append(Line("", tr("No date"), Place.gallery("-has:date"), count=_number(n.undated)))
    return _head("times", tr("Chronology"), Place.chronology(), rows)


def _report(found: list[SectionRow], n: Counts, language: str) -> Line:
    def line(one: SectionRow, below: tuple[Line, ...]) -> Line:
        title = wording.in_language(one.titles, language)
        return Line(
            str(one.id),
            f"{one.number}  {title}".strip(),
            Place.section(one.number),
            count=_number(n.sections.get(one.id)),
            tip=f"{one.number} {title}",
            drop=("section", one.number),
            kept=f"section/{one.id}",
            below=below,
        )

    return _head("report", tr("Report"), Place.report(), _nested(found, line))


def _tags(found: list[VocabularyRow], n: Counts, language: str) -> Line:
    def line(one: TermRow, below: tuple[Line, ...]) -> Line:
        return Line(
            str(one.id),
            wording.in_language(one.labels, language) or one.code,
            Place.gallery(chip("tag", one.ref)),
            count=_number(n.terms.get(one.id)),
            drop=("tag", one.ref),
            open=False,
            below=below,
        )

    rows = [
        Line(
            one.code,
            wording.in_language(one.titles, language) or one.code,
            kept=f"tags/{one.code}",
            open=False,
            below=_nested(one.terms, line),
        )
        for one in found
    ]
    return _head("tags", tr("Tags"), Place.library("vocabularies"), rows, is_open=False)


class _Nests(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def parent_id(self) -> int | None: ...


_Row = TypeVar("_Row", bound=_Nests)


def _nested(
    found: Sequence[_Row], line: Callable[[_Row, tuple[Line, ...]], Line]
) -> tuple[Line, ...]:
    """Lines of what stands below each other; what is above them all has no parent here."""
    known = {one.id for one in found}
    below: dict[int | None, list[_Row]] = {}
    for one in found:
        below.setdefault(one.parent_id if one.parent_id in known else None, []).append(one)

    def rows(parent: int | None) -> tuple[Line, ...]:
        return tuple(line(one, rows(one.id)) for one in below.get(parent, ()))

    return rows(None)


def _sources(found: list[SourceRow], n: Counts) -> Line:
    rows = [
        Line(
            str(one.id),
            one.code,
            Place.gallery(chip("by", one.code)),
            count=_number(n.sources.get(one.id)),
            tip=one.note,
            drop=("source", one.code),
        )
        for one in found
    ]
    return _head("sources", tr("Sources"), Place.library("sources"), rows, is_open=False)


def _editions(found: list[EditionRow]) -> Line:
    rows = [
        Line(
            one.name,
            one.name,
            Place.edition(one.name),
            count=_number(one.exhibits),
            icon="mdi6.check-decagram-outline" if one.issued_at else "mdi6.pencil-outline",
        )
        for one in found
    ]
    if not rows:
        rows.append(Line("", tr("New edition…"), action="edition.new", icon="mdi6.plus"))
    return _head("editions", tr("Editions"), None, rows)
