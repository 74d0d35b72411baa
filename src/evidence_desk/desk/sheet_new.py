"""Rows of an edited sheet that have no reference yet: incidents somebody wrote down, made once.

Such a row is known again, so that the same sheet taken over twice makes nothing twice: by what the
journal keeps of the rows that were made before, whatever became of them since, or by its date and
titles, where an incident of that date and those titles is there that the sheet does not hold.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, defaults_of, to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import present
from evidence_desk.desk.sheet_reading import spoken
from evidence_desk.desk.sheet_rows import Row, incident_cells
from evidence_desk.domain.items import make_ref, parse_ref
from evidence_desk.exports.sheet import Cells

TITLE = "take over {count} changes from “{target}”"
_NEW = "new-"  # how a row is called until it has a reference
_MADE = "made"  # what the journal's facts call the rows made, by their fingerprints


@dataclass(frozen=True, slots=True)
class NewRow:
    """A row without a reference: what it holds, and the incident it is, if it is one already.

    `made` says that an earlier import made that incident of this very row.
    """

    name: str
    cells: Cells
    fingerprint: str
    ref: str | None = None
    made: bool = False


def is_new(ref: str) -> bool:
    """Whether a row is called so because it has no reference yet."""
    return ref.startswith(_NEW)


def says_something(cells: Cells) -> bool:
    """Whether a row says enough to be an incident: a date, a title or an account."""
    return any(
        spoken(cells, name).strip()
        for name in cells
        if name == "date" or name.partition(".")[0] in ("title", "account")
    )


def new_rows(
    library: Library,
    connection: Connection,
    rows: Sequence[tuple[int, Cells]],
    named: Collection[str],
) -> list[NewRow]:
    """The rows without a reference, by their place; of the same row twice, one.

    `named` are the references that the sheet holds itself.
    """
    if not rows:
        return []
    made = _made_before(connection)
    there = _by_words(library, connection, set(named) | set(made.values()))
    found: dict[str, NewRow] = {}
    for place, cells in rows:
        fingerprint = _fingerprint(cells)
        ref = made.get(fingerprint)
        known = ref or there.get(_words(cells))
        found.setdefault(
            fingerprint, NewRow(f"{_NEW}{place}", cells, fingerprint, known, ref is not None)
        )
    return list(found.values())


def blank(row: NewRow) -> Row:
    """What the catalogue holds of a row that is not there yet; its id is below nought."""
    number = -int(row.name.removeprefix(_NEW))
    return Row("incident", number, row.name, dict.fromkeys(row.cells, ""))


def blank_columns(number: int) -> dict[str, Any]:
    """The columns of an incident that holds nothing yet."""
    return defaults_of(tables.incidents) | {"id": number}


def make(
    changes: Changes, rows: Mapping[str, Row], wanted: Collection[str], prints: Mapping[str, str]
) -> dict[str, Row]:
    """Make an incident of each new row that is wanted; returns them by what they were called.

    The journal remembers of which rows they were made.
    """
    new = [name for name in rows if is_new(name) and name in wanted]
    ids = changes.insert(tables.incidents, [{"id": None}] * len(new))
    made = {
        name: replace(rows[name], id=number, ref=make_ref("incident", number))
        for name, number in zip(new, ids, strict=True)
    }
    if made:
        changes.facts[_MADE] = {prints[name]: row.ref for name, row in made.items()}
    return made


def _made_before(connection: Connection) -> dict[str, str]:
    """The incidents that are there and were made of a sheet's rows, by those rows."""
    journal = tables.journal
    query = select(journal.c.facts).where(journal.c.title == TITLE, journal.c.facts != "{}")
    made: dict[str, str] = {}
    for facts in connection.execute(query).scalars():
        made.update(json.loads(facts).get(_MADE, {}))
    ids = {parse_ref(ref)[1] for ref in made.values()}
    there = present(connection, tables.incidents, sorted(ids))
    return {key: ref for key, ref in made.items() if parse_ref(ref)[1] in there}


def _by_words(
    library: Library, connection: Connection, but: Collection[str]
) -> dict[tuple[str, ...], str]:
    """The incidents by date and titles, where those have both and are not among `but`."""
    ids = list(connection.execute(select(tables.incidents.c.id)).scalars())
    found = {
        _words(row.cells): row.ref
        for row in reversed(incident_cells(library, connection, ids))
        if row.ref not in but
    }
    return {words: ref for words, ref in found.items() if words[0] and any(words[1:])}


def _words(cells: Cells) -> tuple[str, ...]:
    titles = sorted(name for name in cells if name.startswith("title."))
    return tuple(_plain(cells, name) for name in ("date", *titles))


def _fingerprint(cells: Cells) -> str:
    said = {name: _plain(cells, name) for name in sorted(cells)}
    stored = to_json({name: words for name, words in said.items() if words})
    return hashlib.sha256(stored.encode()).hexdigest()


def _plain(cells: Cells, name: str) -> str:
    return " ".join(spoken(cells, name).split())
