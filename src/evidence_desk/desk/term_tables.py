"""Vocabularies out to a CSV table and in again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.texts import set_texts, texts_of
from evidence_desk.desk.vocabularies import make_code, vocabulary_id
from evidence_desk.domain import term_tables
from evidence_desk.domain.errors import StorageError, UsageError
from evidence_desk.domain.term_tables import TermLine

_LARGEST = 4 << 20  # bytes; a vocabulary is read by people


@dataclass(frozen=True, slots=True)
class Imported:
    """How many terms a table added to a vocabulary, and how many others it changed."""

    vocabulary: str
    added: int
    changed: int


def export_terms(library: Library, vocabulary: str) -> str:
    """A vocabulary as a CSV table: code, parent, labels and notes in each language."""
    terms = tables.terms
    with library.read() as connection:
        head = vocabulary_id(connection, vocabulary)
        if head is None:
            raise UsageError(f"There is no vocabulary {vocabulary}; add it first.")
        rows = connection.execute(
            select(terms).where(terms.c.vocabulary_id == head).order_by(terms.c.id)
        ).all()
        ids = [row.id for row in rows]
        titles = texts_of(connection, "vocabulary", [head]).get(head, {})
        labels = texts_of(connection, "tag", ids)
        scopes = texts_of(connection, "tag", ids, "description")
    codes = {row.id: row.code for row in rows}
    lines = [TermLine("", "", titles)] if titles else []
    lines += [
        TermLine(
            row.code,
            codes.get(row.parent_id, ""),
            labels.get(row.id, {}),
            scopes.get(row.id, {}),
            row.note,
        )
        for row in rows
    ]
    return term_tables.write(lines, library.languages)


def write_terms(library: Library, vocabulary: str, to: Path) -> None:
    """`export_terms` into a file that spreadsheets take for UTF-8; raises StorageError."""
    text = export_terms(library, vocabulary)
    try:
        to.write_bytes(text.encode("utf-8-sig"))
    except OSError as error:
        raise StorageError(f"“{to.name}” cannot be written: {error.strerror}.") from error


def import_terms(library: Library, vocabulary: str, table: Path | str) -> Imported:
    """Take a CSV table into a vocabulary, made if there is none of that code; one undo step.

    Terms of known codes get the words the table has for them, an empty cell leaves what is there;
    new ones are added. None is removed. Raises UsageError for a table that cannot be read.
    """
    text = read_table(table) if isinstance(table, Path) else table
    lines = term_tables.read(text, library.languages)
    code = make_code(vocabulary)
    with library.change("take in {count} tags of vocabulary {target}", target=code) as changes:
        head = vocabulary_id(changes.connection, code)
        if head is None:
            head = changes.insert(tables.vocabularies, [{"code": code}])[0]
        taking = _Taking(changes, head)
        for line in lines:
            taking.take(line)
        changes.args = {"target": code, "count": taking.added + len(taking.changed)}
    return Imported(code, taking.added, len(taking.changed))


def read_table(path: Path) -> str:
    """The text of a table; raises StorageError or UsageError where there is none."""
    try:
        if path.stat().st_size > _LARGEST:
            raise UsageError(f"“{path.name}” is too large for a vocabulary.")
        data = path.read_bytes()
    except OSError as error:
        raise StorageError(f"“{path.name}” cannot be read: {error.strerror}.") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")  # what spreadsheets of western Windows write


class _Taking:
    """The lines of one table going into one vocabulary."""

    def __init__(self, changes: Changes, head: int) -> None:
        terms = tables.terms
        self._changes = changes
        self._head = head
        rows = changes.connection.execute(
            select(terms.c.code, terms.c.id).where(terms.c.vocabulary_id == head)
        )
        self._ids: dict[str, int] = {row.code: row.id for row in rows}
        self.added = 0
        self.changed: set[str] = set()

    def take(self, line: TermLine) -> None:
        if not line.code:
            self._say("vocabulary", self._head, line)
            return
        code = make_code(line.code)
        above = self._above(line)
        if code not in self._ids:
            row = {"vocabulary_id": self._head, "code": code, "parent_id": above}
            self._ids[code] = self._changes.insert(tables.terms, [{**row, "note": line.note}])[0]
            self.added += 1
            self._say("tag", self._ids[code], line)
            return
        before = len(self._changes.rows)
        values: dict[str, object] = {"note": line.note} if line.note else {}
        if above is not None:
            self._refuse_ring(self._ids[code], above, code)
            values["parent_id"] = above
        if values:
            self._changes.update(tables.terms, {self._ids[code]: values})
        self._say("tag", self._ids[code], line)
        if len(self._changes.rows) != before:
            self.changed.add(code)

    def _say(self, owner: str, number: int, line: TermLine) -> None:
        for name, words in (("title", line.labels), ("description", line.scopes)):
            for language, value in words.items():
                set_texts(self._changes, owner, [number], name, language, value)

    def _above(self, line: TermLine) -> int | None:
        if not line.parent:
            return None
        above = self._ids.get(make_code(line.parent))
        if above is None:
            raise UsageError(
                f"“{line.code}” stands below “{line.parent}”, which is neither in the table nor "
                "in the vocabulary."
            )
        return above

    def _refuse_ring(self, number: int, above: int | None, code: str) -> None:
        terms = tables.terms
        while above is not None:
            if above == number:
                raise UsageError(f"“{code}” stands below itself in the table.")
            query = select(terms.c.parent_id).where(terms.c.id == above)
            above = self._changes.connection.execute(query).scalar()
