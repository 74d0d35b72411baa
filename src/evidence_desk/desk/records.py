"""From what people type (E-000123, I-014, 1.2, force:police, S-03) to records in the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref, parse_ref

_TABLES: dict[str, Table] = {
    "item": tables.items,
    "incident": tables.incidents,
    "clip": tables.clips,
    "mark": tables.marks,
}
_WORDS = {"item": "item", "incident": "incident", "clip": "clip", "mark": "mark"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One record: what it is, its number, and how people write it."""

    kind: str
    id: int
    ref: str


def resolve(connection: Connection, ref: str, *kinds: str) -> Reference:
    """The record a reference names; raises UsageError if there is none of the wanted kinds."""
    return resolve_all(connection, [ref], *kinds)[0]


def resolve_all(connection: Connection, refs: Sequence[str], *kinds: str) -> list[Reference]:
    """The records references name, each once, in the order given."""
    parsed = list(dict.fromkeys(parse_ref(ref) for ref in refs))
    for kind, number in parsed:
        if kinds and kind not in kinds:
            wanted = " or ".join(f"an {k}" if k[0] in "aeiou" else f"a {k}" for k in kinds)
            raise UsageError(f"{make_ref(kind, number)} is not {wanted}.")
    for kind in {kind for kind, _ in parsed}:
        numbers = [number for k, number in parsed if k == kind]
        missing = set(numbers) - present(connection, _TABLES[kind], numbers)
        if missing:
            raise UsageError(
                f"There is no {_WORDS[kind]} {make_ref(kind, min(missing))} in this library."
            )
    return [Reference(kind, number, make_ref(kind, number)) for kind, number in parsed]


def how_many(refs: Sequence[str]) -> str:
    """What an entry of the journal says was changed: the one by its reference, several counted."""
    return refs[0] if len(refs) == 1 else f"{len(refs)} items"


def present(connection: Connection, table: Table, ids: Iterable[int]) -> set[int]:
    """Which of these ids a table has."""
    found: set[int] = set()
    for part in chunks(ids):
        found.update(
            row[0] for row in connection.execute(select(table.c.id).where(table.c.id.in_(part)))
        )
    return found


def section_id(connection: Connection, number: str) -> int:
    """The section with this number; raises UsageError."""
    found = connection.execute(
        select(tables.sections.c.id).where(tables.sections.c.number == number.strip())
    ).scalar()
    if found is None:
        raise UsageError(
            f"There is no section {number} in the report's outline; add it first, "
            f"for example: section add DIR {number} --title.en …"
        )
    return int(found)


def term_id(connection: Connection, tag: str) -> int:
    """The term written `vocabulary:term`, by code or label, or alone where only one fits."""
    vocabulary, _, code = tag.strip().rpartition(":")
    terms, vocabularies, texts = tables.terms, tables.vocabularies, tables.texts
    query = select(terms.c.id, vocabularies.c.code, terms.c.code).join(vocabularies)
    if vocabulary:
        query = query.where(func.lower(vocabularies.c.code) == vocabulary.strip().lower())
    wanted = code.strip().lower()
    found = connection.execute(query.where(func.lower(terms.c.code) == wanted)).all()
    if not found:
        labelled = select(texts.c.owner_id).where(
            texts.c.owner == "tag", texts.c.field == "title", func.lower(texts.c.value) == wanted
        )
        found = connection.execute(query.where(terms.c.id.in_(labelled))).all()
    if len(found) == 1:
        return int(found[0][0])
    if found:
        several = ", ".join(f"{v}:{t}" for _, v, t in found[:4])
        raise UsageError(f"“{tag}” could be {several}; write the one you mean in full.")
    raise UsageError(
        f"There is no tag “{tag}”; tags are written vocabulary:term, "
        "and tag list shows those there are."
    )


def source_id(connection: Connection, code: str) -> int:
    """The source with this code; raises UsageError."""
    found = connection.execute(
        select(tables.sources.c.id).where(func.lower(tables.sources.c.code) == code.strip().lower())
    ).scalar()
    if found is None:
        raise UsageError(f"There is no source {code}; add it first.")
    return int(found)


def edition_id(connection: Connection, name: str) -> int:
    """The edition of this name; raises UsageError."""
    found = connection.execute(
        select(tables.editions.c.id).where(tables.editions.c.name == name)
    ).scalar()
    if found is None:
        names = connection.execute(select(tables.editions.c.name)).scalars().all()
        known = f"there are: {', '.join(names)}" if names else "there are none yet"
        raise UsageError(f"There is no edition “{name}”; {known}.")
    return int(found)
