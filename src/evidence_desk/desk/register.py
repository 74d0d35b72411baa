"""What an edition's numbers stand for: now, and what they stood for in earlier issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.editions import dossier
from evidence_desk.desk.numbers import not_open
from evidence_desk.desk.outline import read_sections
from evidence_desk.domain.editions import (
    Audience,
    Dossier,
    EditionState,
    ExhibitEntry,
    ExhibitState,
    Numbering,
)
from evidence_desk.domain.items import make_ref, parse_ref


@dataclass(frozen=True, slots=True)
class Before:
    """What a number stood for in an edition that was issued."""

    edition: str
    ref: str
    item_id: int
    same_series: bool


@dataclass(frozen=True, slots=True)
class Register:
    """An edition's exhibits by number, and by reference; numbers match whatever their zeros."""

    made: Dossier
    by_number: Mapping[str, ExhibitEntry]
    by_ref: Mapping[str, ExhibitEntry]
    items: Mapping[str, int]
    sections: Mapping[str, tuple[str, ...]]
    outline: Mapping[str, tuple[str, ...]]
    before: Mapping[str, tuple[Before, ...]]
    closed: frozenset[int]

    @property
    def hyphen_is_range(self) -> bool:
        """Whether "14-17" is a range in a draft that cites this edition."""
        return self.made.numbering is not Numbering.SECTION

    def exhibit(self, number: str) -> ExhibitEntry | None:
        """The exhibit a number stands for now."""
        return self.by_number.get(loosely(number))

    def earlier(self, number: str) -> Before | None:
        """What the number stood for in the last edition that had it, its own series first."""
        found = self.before.get(loosely(number), ())
        return max(found, key=lambda one: one.same_series) if found else None


def loosely(number: str) -> str:
    """A number without regard to zeros before its figures: V-003 and V-3 are the same."""
    return re.sub(r"\d+", lambda match: str(int(match[0])), number).upper()


def register(library: Library, name: str) -> Register:
    """Read an edition; raises UsageError where there is none of that name."""
    made = dossier(library, name)
    with library.read() as connection:
        before = _before(connection, made)
        past = {one.item_id for those in before.values() for one in those}
        public = made.audience is Audience.PUBLIC
        return Register(
            made=made,
            by_number={loosely(one.number): one for one in made.exhibits},
            by_ref={one.ref: one for one in made.exhibits},
            items=_items(connection, [one.ref for one in made.exhibits]),
            sections=_sections(made),
            outline=_outline(connection, made),
            before=before,
            closed=frozenset(not_open(connection, past) if public else ()),
        )


def numbers_of(library: Library, name: str) -> dict[str, str]:
    """Number → reference of everything an edition numbers."""
    made = dossier(library, name)
    return {one.number: one.ref for one in made.exhibits if one.state is not ExhibitState.WITHDRAWN}


def _items(connection: Connection, refs: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    clips = dict(connection.execute(select(tables.clips.c.id, tables.clips.c.item_id)).all())
    for ref in refs:
        kind, number = parse_ref(ref)
        item = clips.get(number) if kind == "clip" else number
        if item is not None:
            found[ref] = item
    return found


def _sections(made: Dossier) -> dict[str, tuple[str, ...]]:
    """The sections each exhibit is tied to, itself or by its incidents, by its number."""
    found = {one.number: list(one.sections) for one in made.exhibits}
    for incident in made.incidents:
        for number in incident.exhibits:
            found.setdefault(number, []).extend(incident.sections)
    return {number: tuple(dict.fromkeys(those)) for number, those in found.items()}


def _outline(connection: Connection, made: Dossier) -> dict[str, tuple[str, ...]]:
    """Each section's titles in every language; of an issued edition, as they were issued."""
    now = {row.number: tuple(row.titles.values()) for row in read_sections(connection)}
    if made.issued_at is None:
        return now
    found = {}
    for section in made.sections:
        others = now.get(section.number, ())
        found[section.number] = others if section.title in others else (section.title,)
    return found


def _before(connection: Connection, made: Dossier) -> dict[str, tuple[Before, ...]]:
    """Every number of other issued editions; the last issued first."""
    exhibits, editions = tables.exhibits, tables.editions
    query = (
        select(
            editions.c.name,
            editions.c.numbering,
            exhibits.c.number,
            exhibits.c.item_id,
            exhibits.c.clip_id,
        )
        .join(exhibits, exhibits.c.edition_id == editions.c.id)
        .where(editions.c.state == EditionState.ISSUED, editions.c.name != made.edition)
        .order_by(editions.c.issued_at.desc(), editions.c.id.desc())
    )
    if made.issued_at is not None:
        own = select(editions.c.issued_at).where(editions.c.name == made.edition)
        query = query.where(editions.c.issued_at <= own.scalar_subquery())
    found: dict[str, list[Before]] = {}
    for row in connection.execute(query):
        ref = make_ref("clip", row.clip_id) if row.clip_id else make_ref("item", row.item_id)
        one = Before(row.name, ref, row.item_id, row.numbering == made.numbering)
        found.setdefault(loosely(row.number), []).append(one)
    return {number: tuple(those) for number, those in found.items()}
