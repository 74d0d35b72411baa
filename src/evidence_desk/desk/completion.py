"""What could be meant by a few letters: incidents, sections, tags, sources, places and the like."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.dates import describe
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.outline import section_key
from evidence_desk.domain.query import ALIASES, FIELDS


@dataclass(frozen=True, slots=True)
class Completion:
    """One value that may be meant: `text` is what to write or tie to, the rest is for the eye."""

    text: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A value with the words it may be found by; `recent` is higher the later it was used."""

    completion: Completion
    words: tuple[str, ...]
    recent: int = 0


def complete(
    library: Library, field: str, prefix: str, limit: int = 20, language: str | None = None
) -> list[Completion]:
    """Values of a field of the search language that fit what was typed, the likeliest first.

    First what begins so, then what has a word that begins so, then what holds it anywhere; among
    equals what was tied last. Accents and case do not matter. A field without known values gives
    an empty list.
    """
    field = ALIASES.get(field.lower(), field.lower())
    typed = _fold(prefix)
    with library.read() as connection:
        found = _candidates(connection, field, language or library.languages[0])
    ranked = [
        (rank, -one.recent, at, one.completion)
        for at, one in enumerate(found)
        if (rank := _rank(one, typed)) is not None
    ]
    ranked.sort(key=lambda entry: entry[:3])
    return [completion for *_, completion in ranked[:limit]]


def complete_fields(prefix: str) -> list[Completion]:
    """Fields of the search language that begin with what was typed, ready for their value."""
    typed = prefix.lower()
    return [
        Completion(f"{name}:", f"{name}:", spec.says)
        for name, spec in FIELDS.items()
        if name.startswith(typed)
    ]


def _rank(one: _Candidate, typed: str) -> int | None:
    if not typed:
        return 0
    words = [_fold(word) for word in one.words]
    if any(word.startswith(typed) for word in words):
        return 0
    if any(part.startswith(typed) for word in words for part in word.split()):
        return 1
    everything = " ".join(words)
    return 2 if all(part in everything for part in typed.split()) else None


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).strip()


def _candidates(connection: Connection, field: str, language: str) -> list[_Candidate]:
    if field == "incident":
        return list(_incidents(connection, language))
    if field == "section":
        return list(_sections(connection, language))
    if field == "tag":
        return list(_tags(connection, language))
    if field == "by":
        return list(_sources(connection))
    if field in ("place", "folder"):
        return list(_used(connection, field))
    if field == "camera":
        return list(_cameras(connection))
    if field == "edition":
        names = connection.execute(select(tables.editions.c.name).order_by(tables.editions.c.id))
        return [_Candidate(Completion(name, name), (name,)) for (name,) in names]
    spec = FIELDS.get(field)
    return [_Candidate(Completion(c, c), (c,)) for c in spec.choices] if spec else []


def _latest(connection: Connection, column: ColumnElement[int | None]) -> dict[int, int]:
    """When each target was last tied to: target id → number of the tie."""
    ties = tables.ties
    rows = connection.execute(
        select(column, func.max(ties.c.id)).where(column.is_not(None)).group_by(column)
    )
    return {target: tie for target, tie in rows if target is not None}


def _said(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or next(iter(texts.values()), "")


def _incidents(connection: Connection, language: str) -> Iterable[_Candidate]:
    table = tables.incidents
    rows = connection.execute(
        select(table.c.id, table.c.date, table.c.place).order_by(
            table.c.date_earliest.desc().nulls_last(), table.c.id
        )
    ).all()
    titles = texts_of(connection, "incident", [row.id for row in rows])
    recent = _latest(connection, tables.ties.c.incident_id)
    for row in rows:
        ref = make_ref("incident", row.id)
        said = titles.get(row.id, {})
        when = describe(row.date, language) if row.date else ""
        detail = " · ".join(part for part in (when, row.place) if part)
        yield _Candidate(
            Completion(ref, f"{ref} {_said(said, language)}".strip(), detail),
            (ref, str(row.id), *said.values(), row.date or "", row.place or ""),
            recent.get(row.id, 0),
        )


def _sections(connection: Connection, language: str) -> Iterable[_Candidate]:
    rows = connection.execute(select(tables.sections.c.id, tables.sections.c.number)).all()
    titles = texts_of(connection, "section", [row.id for row in rows])
    for row in sorted(rows, key=lambda row: section_key(row.number)):
        said = titles.get(row.id, {})
        yield _Candidate(
            Completion(row.number, f"{row.number} {_said(said, language)}".strip()),
            (row.number, *said.values()),
        )


def _tags(connection: Connection, language: str) -> Iterable[_Candidate]:
    terms, vocabularies = tables.terms, tables.vocabularies
    rows = connection.execute(
        select(terms.c.id, terms.c.code, terms.c.vocabulary_id, vocabularies.c.code.label("head"))
        .join(vocabularies)
        .order_by(vocabularies.c.id, terms.c.id)
    ).all()
    labels = texts_of(connection, "tag", [row.id for row in rows])
    heads = texts_of(connection, "vocabulary", {row.vocabulary_id for row in rows})
    recent = _latest(connection, tables.ties.c.term_id)
    for row in rows:
        said = labels.get(row.id, {})
        head = _said(heads.get(row.vocabulary_id, {}), language) or row.head
        yield _Candidate(
            Completion(f"{row.head}:{row.code}", _said(said, language) or row.code, head),
            (*said.values(), row.code, f"{row.head}:{row.code}"),
            recent.get(row.id, 0),
        )


def _sources(connection: Connection) -> Iterable[_Candidate]:
    sources = tables.sources
    rows = connection.execute(select(sources.c.code, sources.c.note).order_by(sources.c.code))
    for code, note in rows:
        yield _Candidate(Completion(code, code, note), (code, note))


def _used(connection: Connection, field: str) -> Iterable[_Candidate]:
    """Values that items (and incidents, for places) have already, the commonest first."""
    counts: dict[str, int] = {}
    owners = (tables.items, tables.incidents) if field == "place" else (tables.items,)
    for table in owners:
        column = table.c[field]
        query = select(column, func.count()).where(column.is_not(None), column != "")
        for value, count in connection.execute(query.group_by(column)):
            counts[value] = counts.get(value, 0) + count
    for value, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        yield _Candidate(Completion(value, value, str(count)), (value,), count)


def _cameras(connection: Connection) -> Iterable[_Candidate]:
    make, model = tables.items.c.make, tables.items.c.model
    rows = connection.execute(
        select(make, model, func.count()).group_by(make, model).order_by(func.count().desc())
    )
    for made, named, count in rows:
        words = " ".join(part for part in (made, named) if part)
        if words:
            yield _Candidate(Completion(words, words, str(count)), (words, named or ""), count)
