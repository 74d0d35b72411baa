"""Who gave or made the items: known by a code, the name kept apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import source_id
from evidence_desk.domain.dates.edtf_date import Precision
from evidence_desk.domain.dates.reading import read
from evidence_desk.domain.errors import UsageError


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source as lists show it: never with the name."""

    id: int
    code: str
    note: str
    consent: str  # what was agreed to, in an editor's words
    consent_until: str | None  # the last day it holds, YYYY-MM-DD; None: no end is known
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
            select(
                table.c.id,
                table.c.code,
                table.c.note,
                func.coalesce(table.c.consent, ""),
                table.c.consent_until,
                func.count(items.c.id),
            )
            .outerjoin(items, items.c.source_id == table.c.id)
            .group_by(table.c.id)
            .order_by(table.c.code)
        )
        return [SourceRow(*row) for row in rows]


def source(library: Library, code: str) -> SourceRow:
    """One source, without its name; raises UsageError where there is none of that code."""
    with library.read() as connection:
        number = source_id(connection, code)
    return next(one for one in sources(library) if one.id == number)


def add_source(
    library: Library,
    code: str,
    note: str = "",
    name: str = "",
    contact: str = "",
    consent: str = "",
    consent_until: str = "",
) -> str:
    """Add a source under a code; name and contact go into the sealed part. Returns the code.

    `consent_until` is a day as people write it, or "". Raises UsageError.
    """
    code = _code(code)
    values = {
        "code": code,
        "note": note.strip(),
        "consent": consent.strip() or None,
        "consent_until": _day(consent_until),
    }
    with library.change("add source {target}", target=code) as changes:
        _refuse_taken(changes.connection, code)
        number = changes.insert(tables.sources, [values])[0]
        if name.strip() or contact.strip():
            changes.insert(
                tables.source_identities,
                [{"source_id": number, "name": name.strip(), "contact": contact.strip()}],
            )
    return code


def change_source(
    library: Library,
    code: str | int,
    *,
    new_code: str | None = None,
    note: str | None = None,
    consent: str | None = None,
    consent_until: str | None = None,
    name: str | None = None,
    contact: str | None = None,
) -> str:
    """Change what is given of a source, named by its code or its id.

    None leaves a field as it is, "" empties it.
    Returns the code it has now. Raises UsageError for a code that is taken, or what is no day.
    """
    values: dict[str, Any] = {}
    if new_code is not None:
        values["code"] = _code(new_code)
    if note is not None:
        values["note"] = note.strip()
    if consent is not None:
        values["consent"] = consent.strip() or None
    if consent_until is not None:
        values["consent_until"] = _day(consent_until)
    with library.change("change source {target}", target=str(code)) as changes:
        number, known = _found(changes.connection, code)
        changes.args = {"target": known}
        if "code" in values:
            _refuse_taken(changes.connection, values["code"], number)
        changes.update(tables.sources, {number: values})
        sealed = {k: v.strip() for k, v in (("name", name), ("contact", contact)) if v is not None}
        if sealed:
            table = tables.source_identities
            row = changes.connection.execute(
                select(table.c.id).where(table.c.source_id == number)
            ).scalar()
            if row is None:
                changes.insert(table, [{"source_id": number, **sealed}])
            else:
                changes.update(table, {row: sealed})
        return str(values.get("code", known))


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


def source_identity(library: Library, code: str | int) -> Identity:
    """The sealed part of a source, named by its code or its id."""
    with library.read() as connection:
        number, _code_now = _found(connection, code)
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


def _day(text: str) -> str | None:
    """A day as people write it, as YYYY-MM-DD; None for nothing. Raises UsageError."""
    said = text.strip()
    if not said:
        return None
    for language in ("en", "fr"):
        try:
            when = read(said, language)
        except UsageError:
            continue
        if when.precision is Precision.DAY and not when.uncertain and not when.approximate:
            return when.earliest[:10]
    raise UsageError(f"“{said}” is not the last day of a consent; write a day such as 2030-06-30.")


def _refuse_taken(connection: Connection, code: str, but: int | None = None) -> None:
    """Raise UsageError if another source has this code, in whatever capitals."""
    table = tables.sources
    taken = connection.execute(
        select(table.c.code).where(func.lower(table.c.code) == code.lower(), table.c.id != but)
        if but is not None
        else select(table.c.code).where(func.lower(table.c.code) == code.lower())
    ).scalar()
    if taken is not None:
        raise UsageError(f"There is a source {taken} already.")


def _found(connection: Connection, code: str | int) -> tuple[int, str]:
    """The id of a source and the code as it is written; raises UsageError where there is none."""
    table = tables.sources
    number = code if isinstance(code, int) else source_id(connection, code)
    written = connection.execute(select(table.c.code).where(table.c.id == number)).scalar()
    if written is None:
        raise UsageError("That source is not there any more.")
    return number, str(written)
