"""Titles, descriptions and accounts in several languages: read, set, and chosen for a reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, bindparam, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.errors import UsageError

Texts = dict[str, str]  # language → words

_texts = tables.texts
_FIELD = select(_texts.c.owner_id, _texts.c.language, _texts.c.value).where(
    _texts.c.owner == bindparam("of"),
    _texts.c.owner_id.in_(bindparam("ids", expanding=True)),
    _texts.c.field == bindparam("field"),
)


def texts_of(
    connection: Connection, owner: str, ids: Iterable[int], field: str = "title"
) -> dict[int, Texts]:
    """One field of many records: id → language → words."""
    found: dict[int, Texts] = {}
    for part in chunks(ids):
        said = {"of": owner, "field": field, "ids": part}
        for owner_id, language, value in connection.execute(_FIELD, said).all():
            found.setdefault(owner_id, {})[language] = value
    return found


def must_be_written(library: Library, language: str) -> None:
    """Raise UsageError for a language the library's report is not written in."""
    if language not in library.languages:
        raise UsageError(
            f"This library is not written in “{language}”; "
            f"its languages are {', '.join(library.languages)}."
        )


def set_texts(
    changes: Changes, owner: str, ids: Iterable[int], field: str, language: str, value: str
) -> None:
    """Write one field in one language for many records; empty words take it away."""
    texts = tables.texts
    ids = list(ids)
    present: dict[int, int] = {}
    for part in chunks(ids):
        rows = changes.connection.execute(
            select(texts.c.owner_id, texts.c.id).where(
                texts.c.owner == owner,
                texts.c.owner_id.in_(part),
                texts.c.field == field,
                texts.c.language == language,
            )
        )
        present.update(dict(rows.all()))
    if not value.strip():
        changes.delete(texts, present.values())
        return
    changes.update(texts, {text_id: {"value": value} for text_id in present.values()})
    changes.insert(
        texts,
        [
            {
                "owner": owner,
                "owner_id": owner_id,
                "field": field,
                "language": language,
                "value": value,
            }
            for owner_id in ids
            if owner_id not in present
        ],
    )


def remove_texts(changes: Changes, owner: str, ids: Iterable[int]) -> None:
    """Take every text of records away, before the records themselves go."""
    texts = tables.texts
    for part in chunks(ids):
        rows = changes.connection.execute(
            select(texts.c.id).where(texts.c.owner == owner, texts.c.owner_id.in_(part))
        )
        changes.delete(texts, [row[0] for row in rows])


def in_language(texts: Mapping[str, str], language: str) -> tuple[str, str]:
    """The words in a language, else in any other, and which language they are in."""
    if texts.get(language):
        return texts[language], language
    for other, words in sorted(texts.items()):
        if words:
            return words, other
    return "", language
