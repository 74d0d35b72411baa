"""The outline edited as a tree: headings put in, moved and copied, numbers following."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.outline import read_sections
from evidence_desk.desk.records import section_id
from evidence_desk.desk.renumbering import numbers_of, renumber
from evidence_desk.desk.texts import in_language, must_be_written, set_texts
from evidence_desk.domain import headings, outline
from evidence_desk.domain.editions import EditionState
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.headings import Heading

_LARGEST = 4 << 20  # bytes of a file with headings


def add_beside(library: Library, number: str | None, titles: Mapping[str, str]) -> str:
    """Add a heading just after another one (None: at the end); returns its number.

    Those after it make room. One undo step.
    """
    if not any(title.strip() for title in titles.values()):
        raise UsageError("A section needs a title.")
    with library.change("add section {target}") as changes:
        parent, place = _beside(changes.connection, number)
        (new,) = _make_room(changes, [0], parent, place)
        changes.args = {"target": new}
        found = changes.insert(tables.sections, [{"number": new}])
        for language, title in titles.items():
            must_be_written(library, language)
            set_texts(changes, "section", found, "title", language, title.strip())
    return new


def add_list(
    library: Library,
    text: str,
    language: str,
    *,
    after: str | None = None,
    below: str | None = None,
) -> list[str]:
    """Add the headings of a list (see `domain.headings.parse`) with their titles in a language.

    They go after the heading `after`, or below `below` at the end, or at the end of the outline.
    One undo step. Returns their numbers; raises UsageError for what is no list of headings.
    """
    must_be_written(library, language)
    found = headings.parse(text)
    with library.change("add {count} sections") as changes:
        parent, place = _beside(changes.connection, after)
        if below is not None:
            section_id(changes.connection, below)
            parent, place = below, None
        new = _make_room(changes, [one.depth for one in found], parent, place)
        changes.args = {"count": len(new)}
        ids = changes.insert(tables.sections, [{"number": number} for number in new])
        changes.insert(
            tables.texts,
            [
                {"owner": "section", "owner_id": section, "field": "title"}
                | {"language": language, "value": one.title}
                for section, one in zip(ids, found, strict=True)
            ],
        )
    return new


def read_list(path: Path) -> str:
    """The text of a file with a list of headings; raises StorageError or UsageError."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"“{path.name}” is too large for a list of headings.")
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"“{path.name}” is not text in UTF-8.") from error


def put_section(library: Library, number: str, parent: str | None, place: int | None = None) -> str:
    """Move a heading with all below it to below `parent` (None: the top); returns its new number.

    `place` counts the headings there without this one, 0 is before the first; None is the end.
    """
    with library.change("move section {target}", target=number) as changes:
        section_id(changes.connection, number)
        if parent is not None:
            section_id(changes.connection, parent)
        moved = outline.move_to(numbers_of(changes.connection), number, parent, place)
        renumber(changes, moved)
    return moved.get(number, number)


def outline_text(
    library: Library, language: str, number: str | None = None, *, markdown: bool = False
) -> str:
    """The outline, or one heading with all below it, as a numbered list or Markdown headings.

    `add_list` reads it back. Where a title is missing in the language, another one stands in.
    """
    with library.read() as connection:
        if number is not None:
            section_id(connection, number)
        rows = [
            row
            for row in read_sections(connection)
            if number is None or row.number == number or outline.is_below(row.number, number)
        ]
    if not rows:
        return ""
    top = min(row.depth for row in rows)
    found = [Heading(row.depth - top, in_language(row.titles, language)[0] or "–") for row in rows]
    return headings.write(found, [row.number for row in rows], markdown=markdown)


def numbers_are_out(library: Library) -> list[str]:
    """Names of the editions issued so far: their numbers stay, whatever is moved now."""
    table = tables.editions
    with library.read() as connection:
        query = select(table.c.name).where(table.c.state == EditionState.ISSUED)
        return list(connection.execute(query.order_by(table.c.id)).scalars())


def hanging_on(library: Library, number: str) -> tuple[int, int, int]:
    """What removing a heading takes along or unties: headings below it, items, incidents."""
    with library.read() as connection:
        section_id(connection, number)
        rows = connection.execute(select(tables.sections.c.id, tables.sections.c.number)).all()
        below = [one.id for one in rows if outline.is_below(one.number, number)]
        own = [one.id for one in rows if one.number == number]
        counts = [
            connection.execute(
                select(func.count(column.distinct())).where(table.c.section_id.in_(own + below))
            ).scalar_one()
            for table, column in (
                (tables.ties, tables.ties.c.item_id),
                (tables.incident_ties, tables.incident_ties.c.incident_id),
            )
        ]
    return len(below), counts[0], counts[1]


def _beside(connection: Connection, number: str | None) -> tuple[str | None, int | None]:
    if number is not None:
        section_id(connection, number)
    return outline.beside(numbers_of(connection), number)


def _make_room(
    changes: Changes, depths: list[int], parent: str | None, place: int | None
) -> list[str]:
    moved, new = outline.insert(numbers_of(changes.connection), depths, parent, place)
    renumber(changes, moved)
    return new
