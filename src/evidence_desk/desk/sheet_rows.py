"""What the sheets of the edited workbook hold: items, incidents, clips and marks, as cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.chronology import IncidentRow, read_incidents
from evidence_desk.desk.rows import ItemRow, Ties, read_rows, ties_of
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.incidents import Certainty
from evidence_desk.domain.items import Access, Status, make_ref
from evidence_desk.domain.timecodes import timecode
from evidence_desk.exports.sheet import Cells, SheetColumns

TIED = ("incidents", "sections", "tags")
ITEMS, INCIDENTS, MOMENTS = "Items", "Incidents", "Clips and marks"

#: Columns that are named for people, by the field they set.
FIELD_OF = {"start": "start_s", "end": "end_s", "at": "at_s"}


@dataclass(frozen=True, slots=True)
class Row:
    """One record as a sheet has it; `file` is what its file says where an editor says nothing."""

    kind: str
    id: int
    ref: str
    cells: Cells
    file: dict[str, Any] = field(default_factory=dict)


def columns(library: Library, sources: Sequence[str] = ()) -> tuple[SheetColumns, ...]:
    """The sheets and their columns, in order."""
    titles = _texts(library, "title")
    return (
        SheetColumns(
            ITEMS,
            (
                "ref",
                "name",
                "kind",
                *titles,
                *_texts(library, "description"),
                "captured",
                "date_basis",
                "place",
                "lat",
                "lon",
                "source",
                "access",
                "status",
                "rank",
                *TIED,
            ),
            ("ref", "name", "kind"),
            {"access": list(Access), "status": list(Status)},
            {"source": sources},
        ),
        SheetColumns(
            INCIDENTS,
            (
                "ref",
                "date",
                *titles,
                *_texts(library, "account"),
                "place",
                "lat",
                "lon",
                "certainty",
                "access",
                "sections",
                "tags",
            ),
            ("ref",),
            {"certainty": list(Certainty), "access": list(Access)},
        ),
        SheetColumns(
            MOMENTS,
            ("ref", "item", "name", "start", "end", "at", "page", "note", *titles, *TIED),
            ("ref", "item", "name"),
        ),
    )


def _texts(library: Library, part: str) -> list[str]:
    return [f"{part}.{language}" for language in library.languages]


def source_codes(connection: Connection) -> list[str]:
    """The codes of all sources, in order."""
    return list(
        connection.execute(select(tables.sources.c.code).order_by(tables.sources.c.code)).scalars()
    )


def item_cells(library: Library, connection: Connection, ids: Sequence[int]) -> list[Row]:
    """Each item as the sheet has it, in the order asked for."""
    items = tables.items
    descriptions = texts_of(connection, "item", ids, "description")
    more: dict[int, Any] = {}
    for part in chunks(ids):
        query = select(
            items.c.id,
            items.c.date_basis,
            items.c.file_captured,
            items.c.file_lat,
            items.c.file_lon,
        ).where(items.c.id.in_(part))
        more.update({row.id: row for row in connection.execute(query)})
    return [
        Row(
            "item",
            row.id,
            row.ref,
            _item(library.languages, row, descriptions.get(row.id, {}), more[row.id].date_basis),
            {
                "captured": (
                    more[row.id].file_captured if row.captured_from == "editor" else row.captured
                )
                or "",
                "lat": _number(more[row.id].file_lat),
                "lon": _number(more[row.id].file_lon),
                "rank": 0,
            },
        )
        for row in read_rows(connection, ids)
    ]


def _item(
    languages: Sequence[str], row: ItemRow, descriptions: dict[str, str], basis: str | None
) -> Cells:
    cells: Cells = {"ref": row.ref, "name": row.name, "kind": str(row.kind)}
    for language in languages:
        cells[f"title.{language}"] = row.titles.get(language, "")
        cells[f"description.{language}"] = descriptions.get(language, "")
    return cells | {
        "captured": row.captured or "",
        "date_basis": basis or "",
        "place": row.place or "",
        "lat": _number(row.lat),
        "lon": _number(row.lon),
        "source": row.source or "",
        "access": str(row.access),
        "status": str(row.status),
        "rank": row.rank,
        "incidents": "; ".join(row.incidents),
        "sections": "; ".join(row.sections),
        "tags": "; ".join(row.tags),
    }


def incident_cells(library: Library, connection: Connection, ids: Sequence[int]) -> list[Row]:
    """Each incident as the sheet has it, by date."""
    wanted = set(ids)
    rows = [row for row in read_incidents(connection) if row.id in wanted]
    return [Row("incident", row.id, row.ref, _incident(library.languages, row)) for row in rows]


def _incident(languages: Sequence[str], row: IncidentRow) -> Cells:
    cells: Cells = {"ref": row.ref, "date": row.date or ""}
    for language in languages:
        cells[f"title.{language}"] = row.titles.get(language, "")
        cells[f"account.{language}"] = row.accounts.get(language, "")
    return cells | {
        "place": row.place or "",
        "lat": _number(row.lat),
        "lon": _number(row.lon),
        "certainty": row.certainty or "",
        "access": row.access,
        "sections": "; ".join(row.sections),
        "tags": "; ".join(row.tags),
    }


def moment_cells(
    library: Library, connection: Connection, clips: Sequence[int], marks: Sequence[int]
) -> list[Row]:
    """Each clip and mark as the sheet has it, by item and moment."""
    found: list[tuple[tuple[int, float, str], Row]] = []
    for kind, table, ids in (("clip", tables.clips, clips), ("mark", tables.marks, marks)):
        titles = texts_of(connection, kind, ids)
        tied, nothing = ties_of(connection, kind, ids), Ties()
        for part in chunks(ids):
            query = (
                select(table, tables.items.c.name.label("item_name"))
                .join(tables.items, tables.items.c.id == table.c.item_id)
                .where(table.c.id.in_(part))
            )
            for row in connection.execute(query).mappings():
                number = row["id"]
                ref = make_ref(kind, number)
                cells = _moment(kind, ref, row) | {
                    f"title.{language}": titles.get(number, {}).get(language, "")
                    for language in library.languages
                }
                ties = tied.get(number, nothing)
                cells |= {name: "; ".join(getattr(ties, name)) for name in TIED}
                at = row["start_s"] if kind == "clip" else row["at_s"] or row["page"] or 0
                found.append(((row["item_id"], float(at), ref), Row(kind, number, ref, cells)))
    return [row for _key, row in sorted(found, key=lambda one: one[0])]


def _moment(kind: str, ref: str, row: Any) -> Cells:
    clip = kind == "clip"
    moment = None if clip else row["at_s"]
    return {
        "ref": ref,
        "item": make_ref("item", row["item_id"]),
        "name": row["item_name"],
        "start": timecode(row["start_s"]) if clip else "",
        "end": timecode(row["end_s"]) if clip else "",
        "at": "" if moment is None else timecode(moment),
        "page": "" if clip or row["page"] is None else row["page"],
        "note": "" if clip else row["note"],
    }


def related(
    connection: Connection, item_ids: Iterable[int], everything: bool
) -> tuple[list[int], list[int], list[int]]:
    """Incidents, clips and marks that belong to items; with `everything`, all incidents."""
    ties, incidents = tables.ties, tables.incidents
    tied: set[int] = set()
    clips: list[int] = []
    marks: list[int] = []
    for part in chunks(item_ids):
        for table, found in ((tables.clips, clips), (tables.marks, marks)):
            query = select(table.c.id).where(table.c.item_id.in_(part))
            found += connection.execute(query).scalars()
        if not everything:
            query = (
                select(ties.c.incident_id)
                .distinct()
                .where(ties.c.item_id.in_(part), ties.c.incident_id.is_not(None))
            )
            tied.update(connection.execute(query).scalars())
    if everything:
        tied = set(connection.execute(select(incidents.c.id)).scalars())
    return sorted(tied), clips, marks


def _number(value: float | None) -> Any:
    return "" if value is None else value
