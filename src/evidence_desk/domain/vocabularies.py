"""The vocabularies a new library begins with, read from the program's own tables."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass

from evidence_desk.domain.errors import UsageError

_COLUMNS = {"code", "parent", "en", "fr", "note_en", "note_fr"}
LANGUAGES = ("en", "fr")


@dataclass(frozen=True, slots=True)
class DefaultTerm:
    """A term; `parent` is the code of the one above it in the same vocabulary, or ""."""

    code: str
    parent: str
    labels: dict[str, str]
    notes: dict[str, str]


@dataclass(frozen=True, slots=True)
class DefaultVocabulary:
    """A vocabulary: its title in each language, and its terms, those above before those below."""

    code: str
    titles: dict[str, str]
    terms: tuple[DefaultTerm, ...]


def read_default_vocabularies(texts: Mapping[str, str]) -> list[DefaultVocabulary]:
    """Read one CSV table for each vocabulary, by its code.

    The first line names the columns code, parent, en, fr, note_en and note_fr; the line whose code
    is empty holds the vocabulary's own titles. Raises UsageError for a table that is not so.
    """
    return [_read(code, text) for code, text in texts.items()]


def _read(vocabulary: str, text: str) -> DefaultVocabulary:
    rows = list(csv.DictReader(text.splitlines(), strict=True))
    if not rows or set(rows[0]) != _COLUMNS:
        raise UsageError(f"The table of the vocabulary {vocabulary} has not the columns it needs.")
    titles: dict[str, str] = {}
    terms: list[DefaultTerm] = []
    seen: set[str] = set()
    for row in rows:
        labels = {language: row[language] for language in LANGUAGES if row[language]}
        if not row["code"]:
            titles = labels
            continue
        if row["parent"] and row["parent"] not in seen:
            raise UsageError(f"{vocabulary}:{row['code']} stands below a term that comes later.")
        if row["code"] in seen:
            raise UsageError(f"{vocabulary}:{row['code']} is there twice.")
        seen.add(row["code"])
        notes = {one: row[f"note_{one}"] for one in LANGUAGES if row[f"note_{one}"]}
        terms.append(DefaultTerm(row["code"], row["parent"], labels, notes))
    return DefaultVocabulary(vocabulary, titles, tuple(terms))
