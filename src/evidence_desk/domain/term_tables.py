"""A vocabulary as a table people edit in a spreadsheet: CSV to terms and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evidence_desk.domain.errors import UsageError

_SIGNS = ("=", "+", "-", "@")  # with which a spreadsheet would take text for a formula


@dataclass(frozen=True, slots=True)
class TermLine:
    """A line of the table: a term, or with an empty code the vocabulary's own titles."""

    code: str
    parent: str  # code of the term above, or ""
    labels: dict[str, str] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)  # what it is for, by language
    note: str = ""


def read(text: str, languages: Sequence[str]) -> list[TermLine]:
    """The lines of a table; its columns are code, parent, note, and for each language xx and
    note_xx. Commas, semicolons and tabs part them alike; only `code` and one language must be
    there. Those above come before those below in what is returned.

    Raises UsageError naming the line that is wrong.
    """
    rows = _rows(text)
    head = [name.strip().lower() for name in rows[0]] if rows else []
    known = ["code", "parent", "note", *languages, *(f"note_{one}" for one in languages)]
    if "code" not in head or not set(head) & set(languages):
        raise UsageError(
            f"The first line of the table names its columns: {', '.join(known)}; "
            "code and one language must be among them."
        )
    if unknown := [name for name in head if name and name not in known]:
        raise UsageError(f"The table has a column “{unknown[0]}”; known are {', '.join(known)}.")
    lines = []
    for row in rows[1:]:
        cells = {name: _plain(cell) for name, cell in zip(head, row, strict=False) if name}
        if any(cells.values()):
            lines.append(_line(cells, languages))
    _check(lines)
    return _above_first(lines)


def write(lines: Iterable[TermLine], languages: Sequence[str]) -> str:
    """The table that `read` reads back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["code", "parent", *languages, *(f"note_{one}" for one in languages), "note"])
    for line in lines:
        cells = [
            line.code,
            line.parent,
            *(line.labels.get(one, "") for one in languages),
            *(line.scopes.get(one, "") for one in languages),
            line.note,
        ]
        writer.writerow(_guarded(cell) for cell in cells)
    return out.getvalue()


def _rows(text: str) -> list[list[str]]:
    text = text.removeprefix("\ufeff")
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        return [
            row
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise UsageError(f"This is not a table with commas: {error}.") from error


def _line(cells: dict[str, str], languages: Sequence[str]) -> TermLine:
    return TermLine(
        cells.get("code", ""),
        cells.get("parent", ""),
        {one: cells[one] for one in languages if cells.get(one)},
        {one: cells[f"note_{one}"] for one in languages if cells.get(f"note_{one}")},
        cells.get("note", ""),
    )


def _check(lines: Sequence[TermLine]) -> None:
    seen: set[str] = set()
    for line in lines:
        if not line.code and line.parent:
            raise UsageError(f"A line below “{line.parent}” has no code.")
        if line.code in seen:
            raise UsageError(f"The code “{line.code}” is in the table twice.")
        seen.add(line.code)


def _above_first(lines: Sequence[TermLine]) -> list[TermLine]:
    """Those above before those below; raises UsageError where they stand in a ring."""
    here = {line.code: line for line in lines}
    done: dict[str, TermLine] = {}

    def add(line: TermLine, way: tuple[str, ...]) -> None:
        if line.code in way:
            raise UsageError(f"“{line.code}” stands below itself in the table.")
        if line.code not in done:
            if line.parent in here and line.parent:
                add(here[line.parent], (*way, line.code))
            done[line.code] = line

    for line in lines:
        add(line, ())
    return list(done.values())


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*_SIGNS, "'")) else cell


def _plain(cell: str) -> str:
    cell = cell.strip()
    return (
        cell[1:].strip() if cell.startswith(tuple(f"'{sign}" for sign in (*_SIGNS, "'"))) else cell
    )
