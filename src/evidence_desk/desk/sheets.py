"""The catalogue as a workbook meant to be edited, and its way back in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.catalogue.originals import hash_file
from evidence_desk.desk.describe import apply_values, read_date
from evidence_desk.desk.destinations import file_to_write
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.records import resolve, resolve_all, section_id, term_id
from evidence_desk.desk.rows import ItemRow, item_rows
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.items import Access, Status, make_ref, parse_ref
from evidence_desk.exports.sheet import (
    NO_RESULT,
    Cells,
    EditedSheet,
    SheetColumns,
    printable,
    read_sheet,
    write_sheet,
)

_FIXED = ("ref", "name", "kind")
_TIED = ("incidents", "sections", "tags")


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that differs from the catalogue."""

    ref: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row left alone, and why; `here` is what the catalogue holds in a contested cell."""

    ref: str
    reason: str
    field: str = ""
    here: str = ""
    there: str = ""


@dataclass(slots=True)
class SheetReport:
    """What an import of a sheet changes, or would change."""

    changes: list[CellChange] = field(default_factory=list)
    refused: list[RefusedRow] = field(default_factory=list)
    unknown_columns: list[str] = field(default_factory=list)
    applied: bool = False


def _columns(library: Library) -> SheetColumns:
    texts = [f"{part}.{lang}" for part in ("title", "description") for lang in library.languages]
    plain = ["captured", "date_basis", "place", "lat", "lon", "source", "access", "status", "rank"]
    return SheetColumns(
        (*_FIXED, *texts, *plain, *_TIED), _FIXED, {"access": list(Access), "status": list(Status)}
    )


def export_sheet(library: Library, out: Path, query: str = "") -> int:
    """Write the items a query finds as a workbook to be edited; returns how many.

    Grey columns say what an item is and are not read back; a hidden sheet keeps what each cell
    held, so that the import can tell which side changed what.
    """
    out = file_to_write(library, out, ".xlsx")
    rows = list(_cells(library, item_ids(library, query, "ref")))
    write_sheet(out, _columns(library), rows)
    sha256, size, _steady = hash_file(out)
    with library.change(
        "hand over a sheet of {count} items", kind="custody", count=len(rows)
    ) as changes:
        changes.facts = {"file": out.name, "sha256": sha256, "bytes": size}
    return len(rows)


def _cells(library: Library, ids: Sequence[int]) -> Iterator[Cells]:
    """Each item as the sheet has it."""
    with library.read() as connection:
        descriptions = texts_of(connection, "item", ids, "description")
        bases: dict[int, str | None] = {}
        for part in chunks(ids):
            items = tables.items
            query = select(items.c.id, items.c.date_basis).where(items.c.id.in_(part))
            bases.update(dict(connection.execute(query).all()))
    for row in item_rows(library, ids):
        yield _row_cells(library, row, descriptions.get(row.id, {}), bases.get(row.id))


def _row_cells(
    library: Library, row: ItemRow, descriptions: dict[str, str], basis: str | None
) -> dict[str, Any]:
    cells: dict[str, Any] = {"ref": row.ref, "name": row.name, "kind": str(row.kind)}
    for language in library.languages:
        cells[f"title.{language}"] = row.titles.get(language, "")
        cells[f"description.{language}"] = descriptions.get(language, "")
    cells |= {
        "captured": row.captured or "",
        "date_basis": basis or "",
        "place": row.place or "",
        "lat": "" if row.lat is None else row.lat,
        "lon": "" if row.lon is None else row.lon,
        "source": row.source or "",
        "access": str(row.access),
        "status": str(row.status),
        "rank": row.rank,
        "incidents": "; ".join(row.incidents),
        "sections": "; ".join(row.sections),
        "tags": "; ".join(row.tags),
    }
    return cells


# ---------------------------------------------------------------- the way back


def import_sheet(library: Library, path: Path, dry_run: bool = False) -> SheetReport:
    """Take over what was edited in an exported workbook; one undo step.

    Rows are known by their reference. A row both sides changed in the same cell is refused and
    named; with `dry_run` nothing changes. Raises UsageError if it is not a sheet of ours.
    """
    path = Path(path).expanduser()
    read = read_sheet(path, _columns(library).names)
    report = SheetReport(unknown_columns=list(read.unknown_columns))
    edited = _by_ref(read, report)
    ids = _known(library, list(edited), report)
    here = {cells["ref"]: cells for cells in _cells(library, ids)}
    wanted: dict[str, Cells] = {}
    for ref, cells in edited.items():
        if ref not in here:
            continue
        cells = {name: _as_kept(name, value) for name, value in cells.items()}
        changes, conflict = _compare(ref, cells, read.base.get(ref, {}), here[ref])
        if conflict is not None:
            report.refused.append(conflict)
        elif changes:
            wanted[ref] = {change.field: cells[change.field] for change in changes}
            report.changes += changes
    if wanted:
        try:
            _apply(library, path, wanted, report, dry_run)
        except _OnlyLookingError:
            return report
        report.applied = bool(report.changes)
    return report


def _by_ref(read: EditedSheet, report: SheetReport) -> dict[str, Cells]:
    found: dict[str, Cells] = {}
    for cells in read.rows:
        ref = str(cells.get("ref", "")).strip().upper()
        if not ref:
            if any(value not in ("", None) for value in cells.values()):
                report.refused.append(RefusedRow("", "A row without a reference was left out."))
        elif ref in found:
            report.refused.append(RefusedRow(ref, f"{ref} is in the sheet twice."))
        else:
            found[ref] = cells
    return found


def _known(library: Library, refs: list[str], report: SheetReport) -> list[int]:
    ids = []
    with library.read() as connection:
        for ref in refs:
            try:
                ids.append(resolve_all(connection, [ref], "item")[0].id)
            except UsageError as error:
                report.refused.append(RefusedRow(ref, str(error)))
    return ids


def _compare(
    ref: str, cells: dict[str, Any], base: dict[str, Any], here: dict[str, Any]
) -> tuple[list[CellChange], RefusedRow | None]:
    changes = []
    for name, value in cells.items():
        if name in _FIXED or _same(name, value, here.get(name, "")):
            continue
        if value is NO_RESULT:
            return [], RefusedRow(
                ref,
                f"{ref} has a formula without a result in “{name}”; type the value itself.",
                name,
                str(here.get(name, "")),
            )
        was = base.get(name, here.get(name, ""))
        if _same(name, value, was):
            continue  # not touched in the sheet; the catalogue has moved on
        if base and not _same(name, was, here.get(name, "")):
            return [], RefusedRow(
                ref,
                f"{ref} was changed on both sides ({name}); say which one holds.",
                name,
                str(here.get(name, "")),
                str(value),
            )
        changes.append(CellChange(ref, name, str(here.get(name, "")), str(value)))
    return changes, None


def _as_kept(name: str, value: Any) -> Any:
    """A typed value as the catalogue would keep it, so that the same thing is no change.

    What cannot be understood stays as typed, and is refused with its reason when it is applied.
    """
    text = str(value).strip() if value is not None else ""
    if not text or value is NO_RESULT:
        return value
    try:
        if name == "captured":
            return read_date(text).text
        if name in ("lat", "lon"):
            return float(text.replace(",", "."))
        if name == "incidents":
            return "; ".join(make_ref(*parse_ref(part)) for part in _parts(text))
    except (DeskError, ValueError):
        return value
    return text.lower() if name in ("access", "status") else value


def _same(name: str, one: Any, other: Any) -> bool:
    if name in _TIED:
        return set(_parts(one)) == set(_parts(other))
    if name in ("lat", "lon") and one not in ("", None) and other not in ("", None):
        try:
            return abs(float(one) - float(other)) < 1e-9
        except (TypeError, ValueError):
            return False
    return printable(str(one if one is not None else "")) == printable(
        str(other if other is not None else "")
    )


def _parts(value: Any) -> list[str]:
    return [part.strip() for part in str(value or "").split(";") if part.strip()]


class _OnlyLookingError(Exception):
    """Takes back what a dry run tried."""


def _apply(
    library: Library, path: Path, wanted: dict[str, Cells], report: SheetReport, dry_run: bool
) -> None:
    """Apply row by row within one change; a bad row is refused, the others stand."""
    with library.change("take over {count} changes from “{target}”") as changes:
        for ref, values in wanted.items():
            point = changes.connection.begin_nested()
            mark = (len(changes.rows), set(changes.touched), set(changes.reindex))
            try:
                _apply_row(library, changes, ref, values)
                point.commit()
            except DeskError as error:
                point.rollback()
                del changes.rows[mark[0] :]
                changes.touched, changes.reindex = mark[1], mark[2]
                report.refused.append(RefusedRow(ref, f"{ref}: {error}"))
                report.changes = [one for one in report.changes if one.ref != ref]
        changes.args = {"count": len(report.changes), "target": path.name}
        if dry_run:
            raise _OnlyLookingError


def _apply_row(library: Library, changes: Changes, ref: str, values: Cells) -> None:
    number = resolve_all(changes.connection, [ref], "item")[0].id
    plain = {name: value for name, value in values.items() if name not in _TIED}
    if plain:
        apply_values(library, changes, "item", [number], plain)
    for name in _TIED:
        if name in values:
            _set_ties(changes, number, name, _parts(values[name]))


def _set_ties(changes: Changes, item_id: int, kind: str, targets: Sequence[str]) -> None:
    """Make an item's ties of one kind exactly these; what a clip or mark holds stays with it."""
    connection = changes.connection
    finders: dict[str, tuple[str, Callable[[str], int]]] = {
        "incidents": ("incident_id", lambda text: resolve(connection, text, "incident").id),
        "sections": ("section_id", lambda text: section_id(connection, text)),
        "tags": ("term_id", lambda text: term_id(connection, text)),
    }
    column, find = finders[kind]
    ties = tables.ties
    wanted = {find(target) for target in targets}
    rows = connection.execute(
        select(ties.c.id, ties.c.clip_id, ties.c.mark_id, ties.c[column].label("target")).where(
            ties.c.item_id == item_id, ties.c[column].is_not(None)
        )
    ).all()
    own = {row.id: row.target for row in rows if row.clip_id is None and row.mark_id is None}
    for row in rows:
        if row.id in own or row.target in wanted:
            continue
        if row.clip_id is not None:
            raise UsageError(
                f"one of its clips holds what was taken out of “{kind}”; untie the clip."
            )
        raise UsageError(f"one of its marks holds what was taken out of “{kind}”; untie the mark.")
    changes.delete(ties, [number for number, target in own.items() if target not in wanted])
    there = {row.target for row in rows}
    changes.insert(
        ties, [{"item_id": item_id, column: target} for target in sorted(wanted - there)]
    )


def report_json(report: SheetReport) -> dict[str, Any]:
    """A report for scripts."""
    return {
        "changes": [
            {"ref": c.ref, "field": c.field, "before": c.before, "after": c.after}
            for c in report.changes
        ],
        "refused": [
            {"ref": r.ref, "reason": r.reason, "field": r.field, "here": r.here, "there": r.there}
            for r in report.refused
        ],
        "unknown_columns": report.unknown_columns,
        "applied": report.applied,
    }
