"""Further dates and places of an incident that went on, moved, or came again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.describe import read_values
from evidence_desk.desk.records import resolve
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref

#: What can be set on an occasion.
OCCASION_FIELDS = ("date", "place", "lat", "lon", "note")


@dataclass(frozen=True, slots=True)
class OccasionRow:
    """One further date or place of an incident; `number` names it for good, `date` is EDTF."""

    number: int
    date: str | None
    date_earliest: str | None
    date_latest: str | None
    place: str | None
    lat: float | None
    lon: float | None
    note: str

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        return {"number": self.number} | {name: getattr(self, name) for name in OCCASION_FIELDS}


def read_occasions(
    connection: Connection, incidents: Sequence[int] | None = None
) -> dict[int, tuple[OccasionRow, ...]]:
    """The occasions of some incidents, or of all, each one's by date."""
    table = tables.occasions
    query = select(table).order_by(
        table.c.date_earliest.is_(None), table.c.date_earliest, table.c.date_latest, table.c.id
    )
    found: dict[int, list[OccasionRow]] = {}
    parts = [None] if incidents is None else list(chunks(incidents))
    for part in parts:
        wanted = query if part is None else query.where(table.c.incident_id.in_(part))
        for row in connection.execute(wanted):
            found.setdefault(row.incident_id, []).append(
                OccasionRow(
                    row.id,
                    row.date,
                    row.date_earliest,
                    row.date_latest,
                    row.place,
                    row.lat,
                    row.lon,
                    row.note,
                )
            )
    return {number: tuple(rows) for number, rows in found.items()}


def add_occasion(library: Library, ref: str, values: Mapping[str, Any]) -> int:
    """Give an incident a further date or place; returns the occasion's number.

    `values` are those of OCCASION_FIELDS, as `describe` reads them; a date or a place at least.
    """
    with library.change("add an occasion to {target}") as changes:
        record = resolve(changes.connection, ref, "incident")
        changes.args = {"target": record.ref}
        row = {"incident_id": record.id, "note": ""} | _columns(changes, values)
        _refuse_nothing(row)
        return changes.insert(tables.occasions, [row])[0]


def change_occasion(library: Library, ref: str, number: int, values: Mapping[str, Any]) -> None:
    """Set fields of an occasion; an empty value takes one away."""
    with library.change("change an occasion of {target}") as changes:
        row = _one(changes, ref, number)
        columns = _columns(changes, values)
        _refuse_nothing({**row, **columns})
        changes.update(tables.occasions, {row["id"]: columns})


def remove_occasion(library: Library, ref: str, number: int) -> None:
    """Take an occasion away."""
    with library.change("remove an occasion of {target}") as changes:
        row = _one(changes, ref, number)
        changes.delete(tables.occasions, [row["id"]])


def remove_occasions(changes: Changes, incident: int) -> None:
    """Take all occasions of an incident away, within a change that is open already."""
    table = tables.occasions
    rows = changes.connection.execute(select(table.c.id).where(table.c.incident_id == incident))
    changes.delete(table, [row[0] for row in rows])


def _one(changes: Changes, ref: str, number: int) -> Mapping[str, Any]:
    record = resolve(changes.connection, ref, "incident")
    changes.args = {"target": record.ref}
    rows = [
        row for row in changes.fetch(tables.occasions, [number]) if row["incident_id"] == record.id
    ]
    if not rows:
        raise UsageError(f"{make_ref('incident', record.id)} has no occasion {number}.")
    return rows[0]


def _columns(changes: Changes, values: Mapping[str, Any]) -> dict[str, Any]:
    """The columns to store for what was said; raises UsageError for what cannot be meant."""
    for name in values:
        if name not in OCCASION_FIELDS:
            raise UsageError(
                f"An occasion has no field “{name}”; there are {', '.join(OCCASION_FIELDS)}."
            )
    note = str(values["note"] or "").strip() if "note" in values else None
    read = read_values(changes.connection, {n: v for n, v in values.items() if n != "note"})
    if note is not None:
        read["note"] = note
    if "date" in read:
        date = read["date"]
        read |= {
            "date": date.text if date else None,
            "date_earliest": date.earliest if date else None,
            "date_latest": date.latest if date else None,
        }
    return read


def _refuse_nothing(row: Mapping[str, Any]) -> None:
    if (row.get("lat") is None) != (row.get("lon") is None):
        raise UsageError("A point needs both latitude and longitude; give both, or neither.")
    if not row.get("date") and not row.get("place") and row.get("lat") is None:
        raise UsageError("An occasion needs a date or a place; remove it instead.")
