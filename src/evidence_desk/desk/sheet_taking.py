"""Cells of an edited workbook taken over: what to write, and all of it in a few statements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Table, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.desk.describe import columns_to_store
from evidence_desk.desk.put_right import put_items_right
from evidence_desk.desk.sheet_new import blank_columns
from evidence_desk.desk.sheet_reading import Names, is_text, parts
from evidence_desk.desk.sheet_review import CellChange, RefusedRow
from evidence_desk.desk.sheet_rows import FIELD_OF, TIED, Row
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.progress import Progress, Report, ignore_progress

_TABLES = {
    "item": tables.items,
    "incident": tables.incidents,
    "clip": tables.clips,
    "mark": tables.marks,
}
_TEXTS = {"title": "title", "description": "description", "account": "description"}
_COLUMNS = {"incidents": "incident_id", "sections": "section_id", "tags": "term_id"}
_TOGETHER = (("lat", "lon"), ("start", "end"), ("at", "page"))  # one is wrong only with the other


@dataclass(slots=True)
class _Wanted:
    """What is to stand in one record."""

    row: Row
    plain: dict[str, CellChange] = field(default_factory=dict)
    texts: list[CellChange] = field(default_factory=list)
    ties: list[CellChange] = field(default_factory=list)


@dataclass(slots=True)
class Writes:
    """What is to be written, table by table; nothing of it has been."""

    updates: dict[str, dict[int, dict[str, Any]]] = field(default_factory=dict)
    inserts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    deletes: dict[str, list[int]] = field(default_factory=dict)
    undated: list[int] = field(default_factory=list)  # items that go back to their files' dates


def settle(
    changes: Changes,
    names: Names,
    rows: Mapping[str, Row],
    wanted: Sequence[CellChange],
) -> tuple[Writes, list[RefusedRow]]:
    """What to write for these cells; only reads.

    A cell that makes no sense beside the others of its row is refused alone.
    """
    by_ref: dict[str, _Wanted] = {}
    for change in wanted:
        one = by_ref.setdefault(change.ref, _Wanted(rows[change.ref]))
        if change.field in TIED:
            one.ties.append(change)
        elif is_text(change.field):
            one.texts.append(change)
        else:
            one.plain[change.field] = change
    writes = Writes()
    refused: list[RefusedRow] = []
    for kind in _TABLES:
        some = [one for one in by_ref.values() if one.row.kind == kind]
        if some:
            _settle_columns(changes, names, kind, some, writes, refused)
            _settle_texts(changes, kind, some, writes)
            _settle_ties(changes, names, kind, some, writes, refused)
    return writes, refused


def store(changes: Changes, writes: Writes, report: Report = ignore_progress) -> None:
    """Write what was settled, within a change that is open."""
    total = len(writes.deletes) + len(writes.updates) + len(writes.inserts) + 1
    done = 0

    def tell() -> None:
        nonlocal done
        done += 1
        report(Progress(done, total))

    for name, ids in writes.deletes.items():
        changes.delete(tables.REMEMBERED[name], ids)
        tell()
    put_items_right(changes, writes.undated, all_of_them=True)
    for name, values in writes.updates.items():
        changes.update(tables.REMEMBERED[name], values)
        tell()
    for name, new in writes.inserts.items():
        changes.insert(tables.REMEMBERED[name], new)
        tell()


# ---------------------------------------------------------------- fields


def _settle_columns(
    changes: Changes,
    names: Names,
    kind: str,
    some: Sequence[_Wanted],
    writes: Writes,
    refused: list[RefusedRow],
) -> None:
    table = _TABLES[kind]
    by_id = {one.row.id: one for one in some if one.plain}
    update = writes.updates.setdefault(table.name, {})
    for part in chunks(by_id):
        new = [blank_columns(number) for number in part if number < 0]
        for stored in [*changes.fetch(table, part), *new]:
            one = by_id[stored["id"]]
            if kind == "item" and "captured" in one.plain and one.plain["captured"].value == "":
                writes.undated.append(stored["id"])
                del one.plain["captured"]
            update[stored["id"]] = _columns(changes, names, kind, stored, one.plain, refused)


def _columns(
    changes: Changes,
    names: Names,
    kind: str,
    stored: Mapping[str, Any],
    plain: Mapping[str, CellChange],
    refused: list[RefusedRow],
) -> dict[str, Any]:
    """The columns of one record; what makes no sense together is refused together."""
    values = {
        FIELD_OF.get(name, name): names.read(kind, FIELD_OF.get(name, name), change.value)
        for name, change in plain.items()
    }
    try:
        return columns_to_store(changes, kind, stored, values)
    except UsageError:
        pass
    for group in _TOGETHER:
        fields = [FIELD_OF.get(name, name) for name in group if name in plain]
        some = {field: values[field] for field in fields}
        try:
            columns_to_store(changes, kind, stored, some)
        except UsageError as error:
            for name in group:
                if name in plain:
                    refused.append(_refusal(plain[name], error))
            values = {name: value for name, value in values.items() if name not in some}
    return columns_to_store(changes, kind, stored, values)


def _refusal(change: CellChange, why: Exception) -> RefusedRow:
    reason = f"{change.ref}: {why}"
    return RefusedRow(change.ref, reason, change.field, change.before, change.after)


# ---------------------------------------------------------------- words


def _settle_texts(changes: Changes, kind: str, some: Sequence[_Wanted], writes: Writes) -> None:
    texts = tables.texts
    wanted: dict[tuple[int, str, str], str] = {}
    for one in some:
        for change in one.texts:
            part, _, language = change.field.partition(".")
            wanted[one.row.id, _TEXTS[part], language] = str(change.value)
    there: dict[tuple[int, str, str], int] = {}
    for ids in chunks(dict.fromkeys(key[0] for key in wanted)):
        query = select(texts.c.id, texts.c.owner_id, texts.c.field, texts.c.language).where(
            texts.c.owner == kind, texts.c.owner_id.in_(ids)
        )
        for number, owner_id, name, language in changes.connection.execute(query):
            if (owner_id, name, language) in wanted:
                there[owner_id, name, language] = number
    for key, words in wanted.items():
        number = there.get(key)
        if number is None and words:
            writes.inserts.setdefault("texts", []).append(
                {
                    "owner": kind,
                    "owner_id": key[0],
                    "field": key[1],
                    "language": key[2],
                    "value": words,
                }
            )
        elif number is not None and words:
            writes.updates.setdefault("texts", {})[number] = {"value": words}
        elif number is not None:
            writes.deletes.setdefault("texts", []).append(number)


# ---------------------------------------------------------------- ties


def _settle_ties(
    changes: Changes,
    names: Names,
    kind: str,
    some: Sequence[_Wanted],
    writes: Writes,
    refused: list[RefusedRow],
) -> None:
    """Make the ties of records exactly these; what a clip or mark holds stays with it."""
    by_id = {one.row.id: one for one in some if one.ties}
    if not by_id:
        return
    table = tables.incident_ties if kind == "incident" else tables.ties
    there = _ties_there(changes, table, kind, by_id)
    items = _items_of(changes, kind, by_id)
    gone = writes.deletes.setdefault(table.name, [])
    new = writes.inserts.setdefault(table.name, [])
    for number, one in by_id.items():
        for change in one.ties:
            column = _COLUMNS[change.field]
            wanted = {names.id(change.field, part) for part in parts(change.value)}
            rows = [row for row in there.get(number, ()) if row[column] is not None]
            held = [row for row in rows if kind == "item" and (row["clip_id"] or row["mark_id"])]
            torn = next((row for row in held if row[column] not in wanted), None)
            if torn is not None:
                if torn["clip_id"]:
                    why = UsageError(
                        f"one of its clips holds what was taken out of “{change.field}”; "
                        "untie the clip."
                    )
                else:
                    why = UsageError(
                        f"one of its marks holds what was taken out of “{change.field}”; "
                        "untie the mark."
                    )
                refused.append(_refusal(change, why))
                continue
            own = [row for row in rows if row not in held]
            gone += [row["id"] for row in own if row[column] not in wanted]
            missing = wanted - {row[column] for row in rows}
            new += [{**items[number], column: target} for target in sorted(missing)]


def _ties_there(
    changes: Changes, table: Table, kind: str, ids: Iterable[int]
) -> dict[int, list[dict[str, Any]]]:
    owner: ColumnElement[int] = table.c[f"{kind}_id"]
    found: dict[int, list[dict[str, Any]]] = {}
    for part in chunks(ids):
        query = select(table).where(owner.in_(part)).order_by(table.c.id)
        for row in changes.connection.execute(query).mappings():
            found.setdefault(row[f"{kind}_id"], []).append(dict(row))
    return found


def _items_of(changes: Changes, kind: str, ids: Iterable[int]) -> dict[int, dict[str, Any]]:
    """Who ties, as a new row of ties says it."""
    if kind in ("item", "incident"):
        return {number: {f"{kind}_id": number} for number in ids}
    table = _TABLES[kind]
    found: dict[int, dict[str, Any]] = {}
    for part in chunks(ids):
        rows = changes.connection.execute(
            select(table.c.id, table.c.item_id).where(table.c.id.in_(part))
        )
        found.update({row.id: {"item_id": row.item_id, f"{kind}_id": row.id} for row in rows})
    return found
