"""What is typed into cells, understood: each value as the catalogue would say it, or why not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.desk.describe import FIELDS, read_values
from evidence_desk.desk.records import resolve, section_id, source_id, term_id
from evidence_desk.desk.sheet_rows import FIELD_OF, TIED, Row
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref, parse_ref
from evidence_desk.domain.timecodes import timecode
from evidence_desk.exports.sheet import Cells
from evidence_desk.exports.sheet_back import FAILED, NO_RESULT
from evidence_desk.exports.sheet_cells import CUT, cell_text, read_text, too_long


def parts(value: Any) -> list[str]:
    """The values of a cell that may hold several."""
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


def is_text(name: str) -> bool:
    """Whether a column holds running words, and not a value that is understood."""
    return "." in name


class Names:
    """Everything a cell may name, asked of the catalogue once: ids and how they are written."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        sections, terms, sources = tables.sections, tables.terms, tables.sources
        vocabularies = tables.vocabularies
        self._ids: dict[str, dict[str, int]] = {
            "incidents": {
                make_ref("incident", number): number
                for number in connection.execute(select(tables.incidents.c.id)).scalars()
            },
            "sections": dict(connection.execute(select(sections.c.number, sections.c.id)).all()),
            "tags": {
                f"{vocabulary}:{term}": number
                for vocabulary, term, number in connection.execute(
                    select(vocabularies.c.code, terms.c.code, terms.c.id).join(
                        terms, terms.c.vocabulary_id == vocabularies.c.id
                    )
                )
            },
            "source": dict(connection.execute(select(sources.c.code, sources.c.id)).all()),
        }
        self._written = {
            kind: {number: name for name, number in ids.items()} for kind, ids in self._ids.items()
        }
        self._find: dict[str, Callable[[str], int]] = {
            "incidents": lambda text: resolve(connection, text, "incident").id,
            "sections": lambda text: section_id(connection, text),
            "tags": lambda text: term_id(connection, text),
            "source": lambda text: source_id(connection, text),
        }

    def id(self, kind: str, text: str) -> int:
        """The record a text names; raises UsageError where there is none, or several."""
        known = self._ids[kind]
        if text not in known:
            known[text] = self._find[kind](text)
        return known[text]

    def written(self, kind: str, text: str) -> str:
        """How that record is written."""
        number = self.id(kind, text)
        return self._written[kind][number]

    def read(self, kind: str, field: str, value: Any) -> Any:
        """A value as it is stored; raises UsageError where it cannot be understood."""
        if field == "source":
            return self.id("source", str(value)) if value not in ("", None) else None
        if field not in FIELDS[kind]:
            article = "an" if kind[0] in "aeiou" else "a"
            raise UsageError(f"There is no “{field}” to set on {article} {kind}.")
        return read_values(self._connection, {field: value})[field]


def kept(names: Names, row: Row, name: str, value: Any) -> Any:
    """A typed value as the catalogue would say it, so that the same thing is no change.

    Raises UsageError with the reason where it cannot be understood.
    """
    if value is NO_RESULT:
        raise UsageError(f"“{name}” holds a formula without a result; type the value itself.")
    if value is FAILED:
        raise UsageError(f"“{name}” holds an error of the spreadsheet; type the value itself.")
    if name in TIED:
        return "; ".join(_written_parts(names, name, value))
    if is_text(name):
        _refuse_cut(row.cells.get(name, ""), value)
        return str(value)
    if value == "":
        value = row.file.get(name, "")
    stored = names.read(row.kind, FIELD_OF.get(name, name), value)
    return _as_written(names, name, stored, value)


def _written_parts(names: Names, kind: str, value: Any) -> list[str]:
    written = []
    for part in parts(value):
        if kind == "incidents":
            part = make_ref(*parse_ref(part))
        written.append(names.written(kind, part))
    return list(dict.fromkeys(written))


def _as_written(names: Names, name: str, stored: Any, value: Any) -> Any:
    if stored is None:
        return ""
    if name in ("captured", "date"):
        return stored.text
    if name in FIELD_OF:
        return timecode(stored)
    return names.written("source", str(value)) if name == "source" else stored


def _refuse_cut(here: Any, value: Any) -> None:
    """Raise UsageError where a text would lose what its cell could not hold."""
    if too_long(str(here)) or str(value).endswith(CUT):
        raise UsageError(
            "This text is longer than a cell can hold, so that its cell is not read back; "
            "edit it in the program."
        )


def same(name: str, one: Any, other: Any) -> bool:
    """Whether two cells say the same, whatever a spreadsheet program did to them on the way."""
    if one is other:
        return True
    if name in TIED:
        return set(parts(one)) == set(parts(other))
    if name in ("lat", "lon") and one not in ("", None) and other not in ("", None):
        try:
            return abs(_degrees(one) - _degrees(other)) < 1e-9
        except ValueError:
            return False
    return _plain(one) == _plain(other)


def _degrees(value: Any) -> float:
    return float(str(value).replace(",", "."))


def _plain(value: Any) -> str:
    return read_text(cell_text(str(value if value is not None else "")))


def spoken(cells: Cells, name: str) -> str:
    """What a cell holds, in words."""
    value = cells.get(name, "")
    return "" if value is None else str(value)
