"""Who gave or made the items: known by a code, the name kept apart."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import source_id
from evidence_desk.domain.errors import UsageError


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as lists show it: never with the name."""

    id: int
    code: str
    note: str
    items: int


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a source is; read only to be shown to an editor, never by an export."""

    name: str
    contact: str


def sources(library: Library) -> list[SourceRow]:
    """All sources by code, with the number of items each gave."""
    table, items = tables.sources, tables.items
    with library.read() as connection:
        rows = connection.execute(
            select(table.c.id, table.c.code, table.c.note, func.count(items.c.id))
            .outerjoin(items, items.c.source_id == table.c.id)
            .group_by(table.c.id)
            .order_by(table.c.code)
        )
        return [SourceRow(*row) for row in rows]


def add_source(
    library: Library, code: str, note: str = "", name: str = "", contact: str = ""
) -> str:
    """Add a source under a code; name and contact go into the sealed part. Returns the code."""
    code = _code(code)
    with library.change("add source {target}", target=code) as changes:
        taken = changes.connection.execute(
            select(tables.sources.c.code).where(func.lower(tables.sources.c.code) == code.lower())
        ).scalar()
        if taken is not None:
            raise UsageError(f"There is a source {taken} already.")
        number = changes.insert(tables.sources, [{"code": code, "note": note.strip()}])[0]
        if name.strip() or contact.strip():
            changes.insert(
                tables.source_identities,
                [{"source_id": number, "name": name.strip(), "contact": contact.strip()}],
            )
    return code


def change_source(
    library: Library,
    code: str,
    *,
    new_code: str | None = None,
    note: str | None = None,
    name: str | None = None,
    contact: str | None = None,
) -> None:
    """Change what is given of a source; None leaves a field as it is."""
    with library.change("change source {target}", target=code) as changes:
        number = source_id(changes.connection, code)
        values = {"code": _code(new_code) if new_code else None, "note": note}
        changes.update(tables.sources, {number: {k: v for k, v in values.items() if v is not None}})
        sealed = {k: v for k, v in (("name", name), ("contact", contact)) if v is not None}
        if sealed:
            table = tables.source_identities
            row = changes.connection.execute(
                select(table.c.id).where(table.c.source_id == number)
            ).scalar()
            if row is None:
                changes.insert(table, [{"source_id": number, **sealed}])
            else:
                changes.update(table, {row: sealed})


def remove_source(library: Library, code: str) -> None:
    """Remove a source nothing came from; raises UsageError while items name it."""
    with library.change("remove source {target}", target=code) as changes:
        number = source_id(changes.connection, code)
        used = changes.connection.execute(
            select(func.count()).where(tables.items.c.source_id == number)
        ).scalar()
        if used:
            raise UsageError(f"{used} items came from {code}; give them another source first.")
        table = tables.source_identities
        rows = changes.connection.execute(select(table.c.id).where(table.c.source_id == number))
        changes.delete(table, [row[0] for row in rows])
        changes.delete(tables.sources, [number])


def source_identity(library: Library, code: str) -> Identity:
    """The sealed part of a source."""
    with library.read() as connection:
        number = source_id(connection, code)
        table = tables.source_identities
        row = connection.execute(
            select(table.c.name, table.c.contact).where(table.c.source_id == number)
        ).first()
        return Identity(*row) if row else Identity("", "")


def _code(text: str) -> str:
    code = text.strip()
    if not code or len(code) > 40 or any(letter in code for letter in ' \t\n":,'):
        raise UsageError("A source's code is a short word such as S-03, without spaces.")
    return code
