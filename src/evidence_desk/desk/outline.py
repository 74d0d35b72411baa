"""The report's outline: numbered sections as a tree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import sections_below
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import section_id
from evidence_desk.desk.renumbering import numbers_of, renumber
from evidence_desk.desk.texts import must_be_written, remove_texts, set_texts, texts_of
from evidence_desk.domain import outline
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import Access


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A heading of the outline; `depth` 0 is the top. Counts are of this heading alone."""

    id: int
    number: str
    titles: dict[str, str]
    notes: dict[str, str]
    parent_id: int | None
    depth: int
    access: str
    items: int
    incidents: int


@dataclass(frozen=True, slots=True)
class SectionDetail:
    """A section with what is tied to it, by date."""

    row: SectionRow
    item_ids: tuple[int, ...]
    incident_ids: tuple[int, ...]

    def __getattr__(self, name: str) -> Any:
        """What lists show is a part of the whole."""
        if name.startswith("_") or name == "row":
            raise AttributeError(name)
        return getattr(self.row, name)


def sections(library: Library) -> list[SectionRow]:
    """The whole outline in its order."""
    with library.read() as connection:
        return read_sections(connection)


def read_sections(connection: Connection) -> list[SectionRow]:
    """As `sections`, within a transaction that is open already."""
    table, ties, own = tables.sections, tables.ties, tables.incident_ties
    rows = connection.execute(select(table)).all()
    rows = sorted(rows, key=lambda row: outline.section_key(row.number))
    ids = [row.id for row in rows]
    titles = texts_of(connection, "section", ids)
    notes = texts_of(connection, "section", ids, "description")
    item_counts: dict[int, int] = dict(
        connection.execute(
            select(ties.c.section_id, func.count(ties.c.item_id.distinct()))
            .where(ties.c.section_id.is_not(None))
            .group_by(ties.c.section_id)
        ).all()
    )
    incident_counts: dict[int, int] = dict(
        connection.execute(
            select(own.c.section_id, func.count())
            .where(own.c.section_id.is_not(None))
            .group_by(own.c.section_id)
        ).all()
    )
    by_number = {row.number: row.id for row in rows}
    found = []
    for row in rows:
        parent = outline.parent_of(row.number)
        while parent is not None and parent not in by_number:
            parent = outline.parent_of(parent)
        found.append(
            SectionRow(
                id=row.id,
                number=row.number,
                titles=titles.get(row.id, {}),
                notes=notes.get(row.id, {}),
                parent_id=by_number[parent] if parent else None,
                depth=outline.depth(row.number),
                access=row.access,
                items=item_counts.get(row.id, 0),
                incidents=incident_counts.get(row.id, 0),
            )
        )
    return found


def section(library: Library, number: str) -> SectionDetail:
    """One section with its items and incidents; raises UsageError if there is none."""
    items, ties, own = tables.items, tables.ties, tables.incident_ties
    with library.read() as connection:
        found = section_id(connection, number)
        ids = connection.execute(
            select(items.c.id)
            .where(items.c.id.in_(select(ties.c.item_id).where(ties.c.section_id == found)))
            .order_by(items.c.captured_earliest.is_(None), items.c.captured_earliest, items.c.id)
        )
        incidents = connection.execute(
            select(own.c.incident_id)
            .join(tables.incidents, tables.incidents.c.id == own.c.incident_id)
            .where(own.c.section_id == found)
            .order_by(tables.incidents.c.date_earliest, own.c.incident_id)
        )
        row = next(row for row in read_sections(connection) if row.id == found)
        return SectionDetail(row, tuple(row[0] for row in ids), tuple(row[0] for row in incidents))


def add_section(
    library: Library, number: str, titles: Mapping[str, str], notes: Mapping[str, str] | None = None
) -> int:
    """Add a heading under its number (1, 1.2, A.3); returns its id."""
    number = outline.validate(number)
    if not any(title.strip() for title in titles.values()):
        raise UsageError(f"Section {number} needs a title.")
    with library.change("add section {target}", target=number) as changes:
        _refuse_taken(changes.connection, number)
        found = changes.insert(tables.sections, [{"number": number}])[0]
        _set(library, changes, found, "title", titles)
        _set(library, changes, found, "description", notes or {})
    return found


def change_section(
    library: Library,
    number: str,
    titles: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    new_number: str | None = None,
    access: str | None = None,
) -> None:
    """Change a heading's words, access or number; those below it move along. One undo step."""
    if access is not None and access not in set(Access):
        raise UsageError(f"Access is open, restricted or confidential; not “{access}”.")
    with library.change("change section {target}", target=number) as changes:
        found = section_id(changes.connection, number)
        _set(library, changes, found, "title", titles or {})
        _set(library, changes, found, "description", notes or {})
        if access is not None:
            changes.update(tables.sections, {found: {"access": access}})
        if new_number is not None and new_number != number:
            renumber(changes, outline.rename(numbers_of(changes.connection), number, new_number))


def move_section(library: Library, number: str, direction: str) -> str:
    """Move a heading with all below it: "up", "down", "in" (below its neighbour) or "out".

    Returns its new number; where it cannot move that way, the number it has.
    """
    with library.change("move section {target}", target=number) as changes:
        section_id(changes.connection, number)
        moved = outline.move(numbers_of(changes.connection), number, direction)
        renumber(changes, moved)
    return moved.get(number, number)


def remove_section(library: Library, number: str) -> int:
    """Remove a heading and all below it; what was tied to them is only untied. One undo step.

    Headings after it close up. Returns how many headings are gone.
    """
    with library.change("remove section {target}", target=number) as changes:
        section_id(changes.connection, number)
        found = sections_below(changes.connection, number)
        before = numbers_of(changes.connection)
        for table in (tables.ties, tables.incident_ties):
            rows = changes.connection.execute(
                select(table.c.id).where(table.c.section_id.in_(found))
            )
            changes.delete(table, [row[0] for row in rows])
        remove_texts(changes, "section", found)
        count = changes.delete(tables.sections, found)
        gone = set(before) - set(numbers_of(changes.connection))
        renumber(changes, outline.remove(before, number), gone)
    return count


def _refuse_taken(connection: Connection, number: str) -> None:
    taken = connection.execute(
        select(tables.sections.c.id).where(tables.sections.c.number == number)
    ).scalar()
    if taken is not None:
        raise UsageError(f"There is a section {number} already.")


def _set(
    library: Library, changes: Changes, number: int, field: str, words: Mapping[str, str]
) -> None:
    for language, value in words.items():
        must_be_written(library, language)
        set_texts(changes, "section", [number], field, language, value)
