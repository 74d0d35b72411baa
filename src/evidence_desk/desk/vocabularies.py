"""Vocabularies and their terms, the tags that items and incidents are tied to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import all_below
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import term_id
from evidence_desk.desk.texts import remove_texts, set_texts, texts_of
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.vocabularies import read_default_vocabularies
from evidence_desk.resources import resource


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term: `ref` is how it is written ("force:police").

    `items` and `incidents` are how many bear it; `scopes` says what it is for, by language.
    """

    id: int
    code: str
    vocabulary: str
    ref: str
    labels: dict[str, str]
    parent_id: int | None
    note: str
    items: int
    incidents: int = 0
    scopes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class VocabularyRow:
    """A vocabulary with its terms."""

    id: int
    code: str
    titles: dict[str, str]
    terms: tuple[TermRow, ...]


def vocabularies(library: Library) -> list[VocabularyRow]:
    """All vocabularies with their terms, in the order they were made."""
    with library.read() as connection:
        return read_vocabularies(connection)


def read_vocabularies(connection: Connection) -> list[VocabularyRow]:
    """As `vocabularies`, within a transaction that is open already."""
    terms, ties = tables.terms, tables.ties
    heads = connection.execute(select(tables.vocabularies).order_by(tables.vocabularies.c.id)).all()
    rows = connection.execute(select(terms).order_by(terms.c.id)).all()
    labels = texts_of(connection, "tag", [row.id for row in rows])
    scopes = texts_of(connection, "tag", [row.id for row in rows], "description")
    titles = texts_of(connection, "vocabulary", [head.id for head in heads])
    counts = _counts(connection, ties.c.item_id)
    told = _counts(connection, tables.incident_ties.c.incident_id)
    return [
        VocabularyRow(
            id=head.id,
            code=head.code,
            titles=titles.get(head.id, {}),
            terms=tuple(
                TermRow(
                    id=row.id,
                    code=row.code,
                    vocabulary=head.code,
                    ref=f"{head.code}:{row.code}",
                    labels=labels.get(row.id, {}),
                    parent_id=row.parent_id,
                    note=row.note,
                    items=counts.get(row.id, 0),
                    incidents=told.get(row.id, 0),
                    scopes=scopes.get(row.id, {}),
                )
                for row in rows
                if row.vocabulary_id == head.id
            ),
        )
        for head in heads
    ]


def _counts(connection: Connection, record: Any) -> dict[int, int]:
    """How many records of a sort bear each term."""
    term = record.table.c.term_id
    query = select(term, func.count(record.distinct())).where(term.is_not(None)).group_by(term)
    return dict(map(tuple, connection.execute(query)))


@dataclass(frozen=True, slots=True)
class Bearers:
    """How many items and how many incidents bear each term or one below it: id of term → count."""

    items: dict[int, int]
    incidents: dict[int, int]


def bearers(library: Library) -> Bearers:
    """Who bears each term, as `tag:` finds items: with those of the terms below."""
    terms = tables.terms
    with library.read() as connection:
        rows = connection.execute(select(terms.c.id, terms.c.parent_id))
        parents: dict[int, int | None] = dict(map(tuple, rows))
        found = []
        for record in (tables.ties.c.item_id, tables.incident_ties.c.incident_id):
            term = record.table.c.term_id
            query = select(term, record).where(term.is_not(None)).distinct()
            found.append(_rolled_up(connection.execute(query), parents))
    return Bearers(*found)


def _rolled_up(pairs: Iterable[Any], parents: Mapping[int, int | None]) -> dict[int, int]:
    bearing: dict[int, set[int]] = {}
    for term, record in pairs:
        above: int | None = term
        seen: set[int] = set()
        while above is not None and above not in seen:
            seen.add(above)
            bearing.setdefault(above, set()).add(record)
            above = parents.get(above)
    return {term: len(records) for term, records in bearing.items()}


def add_default_vocabularies(library: Library) -> None:
    """Give a new library the vocabularies that ship with the program."""
    folder = resource("vocabularies")
    texts = {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.csv"))}
    with library.change("add the default vocabularies", kind="custody") as changes:
        said: list[dict[str, object]] = []
        for vocabulary in read_default_vocabularies(texts):
            head = changes.insert(tables.vocabularies, [{"code": vocabulary.code}])[0]
            said += _said("vocabulary", head, "title", vocabulary.titles)
            ids: dict[str, int] = {}
            for term in vocabulary.terms:
                parent = ids.get(term.parent) if term.parent else None
                row = {"vocabulary_id": head, "code": term.code, "parent_id": parent}
                ids[term.code] = changes.insert(tables.terms, [row])[0]
                said += _said("tag", ids[term.code], "title", term.labels)
                said += _said("tag", ids[term.code], "description", term.notes)
        changes.insert(tables.texts, said)


def _said(
    owner: str, owner_id: int, field: str, values: Mapping[str, str]
) -> list[dict[str, object]]:
    """One field of a new record in its languages, as rows."""
    head = {"owner": owner, "owner_id": owner_id, "field": field}
    return [{**head, "language": language, "value": value} for language, value in values.items()]


def add_vocabulary(library: Library, code: str, titles: Mapping[str, str]) -> str:
    """Add an empty vocabulary; returns its code."""
    code = make_code(code)
    with library.change("add vocabulary {target}", target=code) as changes:
        if vocabulary_id(changes.connection, code) is not None:
            raise UsageError(f"There is a vocabulary {code} already.")
        head = changes.insert(tables.vocabularies, [{"code": code}])[0]
        for language, title in titles.items():
            set_texts(changes, "vocabulary", [head], "title", language, title)
    return code


def change_vocabulary(library: Library, code: str, titles: Mapping[str, str]) -> None:
    """Change a vocabulary's title in some languages."""
    with library.change("change vocabulary {target}", target=code) as changes:
        head = _must_be_there(changes.connection, code)
        for language, title in titles.items():
            set_texts(changes, "vocabulary", [head], "title", language, title.strip())


def remove_vocabulary(library: Library, code: str) -> None:
    """Remove a vocabulary with its terms; what was tied to them is untied. One undo step."""
    with library.change("remove vocabulary {target}", target=code) as changes:
        head = _must_be_there(changes.connection, code)
        terms = tables.terms
        query = select(terms.c.id).where(terms.c.vocabulary_id == head)
        ids = list(changes.connection.execute(query).scalars())
        for table in (tables.ties, tables.incident_ties):
            tied = select(table.c.id).where(table.c.term_id.in_(query))
            changes.delete(table, changes.connection.execute(tied).scalars().all())
        changes.update(terms, {number: {"parent_id": None} for number in ids})
        remove_texts(changes, "tag", ids)
        changes.delete(terms, ids)
        remove_texts(changes, "vocabulary", [head])
        changes.delete(tables.vocabularies, [head])


def _must_be_there(connection: Connection, code: str) -> int:
    head = vocabulary_id(connection, code)
    if head is None:
        raise UsageError(f"There is no vocabulary {code}; add it first.")
    return head


def add_term(
    library: Library,
    vocabulary: str,
    labels: Mapping[str, str],
    code: str | None = None,
    parent: str | None = None,
    note: str = "",
    scopes: Mapping[str, str] | None = None,
) -> str:
    """Add a term under its labels; returns how it is written, `vocabulary:term`."""
    label = next((words.strip() for words in labels.values() if words.strip()), "")
    code = make_code(code or label)
    with library.change("add tag {target}", target=f"{vocabulary}:{code}") as changes:
        head = _must_be_there(changes.connection, vocabulary)
        parent_id = term_id(changes.connection, f"{vocabulary}:{parent}") if parent else None
        number = _insert_term(changes, head, vocabulary, code, labels, parent_id, note)
        for language, scope in (scopes or {}).items():
            set_texts(changes, "tag", [number], "description", language, scope)
    return f"{vocabulary}:{code}"


def create_tag(library: Library, vocabulary: str, label: str, language: str) -> str:
    """Add a term by its label in one language; returns `vocabulary:term`."""
    return add_term(library, vocabulary, {language: label})


def _insert_term(
    changes: Changes,
    head: int,
    vocabulary: str,
    code: str,
    labels: Mapping[str, str],
    parent_id: int | None,
    note: str,
) -> int:
    terms = tables.terms
    taken = changes.connection.execute(
        select(terms.c.id).where(terms.c.vocabulary_id == head, terms.c.code == code)
    ).scalar()
    if taken is not None:
        raise UsageError(f"There is a tag {vocabulary}:{code} already.")
    row = {"vocabulary_id": head, "code": code, "parent_id": parent_id, "note": note}
    number = changes.insert(terms, [row])[0]
    for language, label in labels.items():
        set_texts(changes, "tag", [number], "title", language, label.strip())
    return number


def change_term(
    library: Library,
    tag: str,
    labels: Mapping[str, str] | None = None,
    note: str | None = None,
    parent: str | None = None,
    scopes: Mapping[str, str] | None = None,
) -> None:
    """Change a term's labels, note, scope or parent (an empty parent takes it to the top)."""
    with library.change("change tag {target}", target=tag) as changes:
        number = term_id(changes.connection, tag)
        for language, label in (labels or {}).items():
            set_texts(changes, "tag", [number], "title", language, label)
        for language, scope in (scopes or {}).items():
            set_texts(changes, "tag", [number], "description", language, scope)
        values: dict[str, object] = {}
        if note is not None:
            values["note"] = note.strip()
        if parent is not None:
            above = term_id(changes.connection, parent) if parent else None
            if above == number:
                raise UsageError(f"{tag} cannot stand below itself.")
            if above is not None and above in all_below(changes.connection, tables.terms, [number]):
                raise UsageError(f"{tag} cannot stand below {parent}, which stands below it.")
            values["parent_id"] = above
        if values:
            changes.update(tables.terms, {number: values})


def remove_term(library: Library, tag: str) -> None:
    """Remove a term; what was tied to it is untied, terms below it move to the top."""
    with library.change("remove tag {target}", target=tag) as changes:
        number = term_id(changes.connection, tag)
        for table in (tables.ties, tables.incident_ties):
            rows = changes.connection.execute(select(table.c.id).where(table.c.term_id == number))
            changes.delete(table, [row[0] for row in rows])
        below = changes.connection.execute(
            select(tables.terms.c.id).where(tables.terms.c.parent_id == number)
        )
        changes.update(tables.terms, {row[0]: {"parent_id": None} for row in below})
        remove_texts(changes, "tag", [number])
        changes.delete(tables.terms, [number])


def vocabulary_id(connection: Connection, code: str) -> int | None:
    """The vocabulary of this code, or None."""
    return connection.execute(
        select(tables.vocabularies.c.id).where(
            func.lower(tables.vocabularies.c.code) == code.strip().lower()
        )
    ).scalar()


def make_code(label: str) -> str:
    """A code people can type, from a label: "Tear gas" becomes `tear-gas`; raises UsageError."""
    folded = unicodedata.normalize("NFKD", label.lower())
    folded = "".join(letter for letter in folded if not unicodedata.combining(letter))
    code = re.sub(r"[^\w]+", "-", folded).strip("-_")
    if not code:
        raise UsageError("A tag needs a label.")
    return code[:60]
