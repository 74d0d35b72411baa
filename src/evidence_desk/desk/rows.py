"""Items as rows of a gallery: everything a thumbnail or a table line shows, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain.items import Access, FileState, Kind, Status, make_ref
from evidence_desk.domain.outline import section_key


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item as lists show it. `captured` is EDTF; `day` its day, or "" if less is known."""

    id: int
    ref: str
    kind: Kind
    name: str
    folder: str
    titles: dict[str, str]
    captured: str | None
    captured_from: str | None
    day: str
    duration_s: float | None
    width: int | None
    height: int | None
    status: Status
    rank: int
    access: Access
    problem: str | None
    file_state: FileState
    place: str | None
    lat: float | None
    lon: float | None
    source: str | None
    bytes: int
    mime: str
    make: str | None
    model: str | None
    sha256: str
    incidents: tuple[str, ...]
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    clips: int
    marks: int
    parent: str | None  # what it was made from here; None for what came in


@dataclass(slots=True)
class Ties:
    """What an item, or one clip or mark of it, is tied to."""

    incidents: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)


def item_rows(library: Library, ids: Sequence[int]) -> list[ItemRow]:
    """Rows of items in the order asked for; ids of items that are gone are left out."""
    with library.read() as connection:
        return read_rows(connection, ids)


def read_rows(connection: Connection, ids: Sequence[int]) -> list[ItemRow]:
    """As `item_rows`, within a transaction that is open already."""
    items = tables.items
    columns = [
        items.c[name]
        for name in [
            "id",
            "kind",
            "name",
            "folder",
            "captured",
            "captured_from",
            "captured_earliest",
            "captured_latest",
            "duration_s",
            "width",
            "height",
            "status",
            "rank",
            "access",
            "problem",
            "place",
            "lat",
            "lon",
            "bytes",
            "mime",
            "make",
            "model",
            "sha256",
            "parent_id",
        ]
    ]
    found: dict[int, Any] = {}
    for part in chunks(ids):
        query = (
            select(
                *columns,
                tables.sources.c.code.label("source"),
                tables.file_checks.c.state.label("file_state"),
            )
            .outerjoin(tables.sources, tables.sources.c.id == items.c.source_id)
            .outerjoin(tables.file_checks, tables.file_checks.c.item_id == items.c.id)
            .where(items.c.id.in_(part))
        )
        found.update({row["id"]: row for row in connection.execute(query).mappings()})
    titles = texts_of(connection, "item", found)
    ties = item_ties(connection, found)
    clips = _counts(connection, tables.clips, found)
    marks = _counts(connection, tables.marks, found)
    nothing = Ties()
    rows = []
    for number in ids:
        row = found.get(number)
        if row is None:
            continue
        tied = ties.get(number, nothing)
        rows.append(
            ItemRow(
                id=number,
                ref=make_ref("item", number),
                kind=Kind(row["kind"]),
                name=row["name"],
                folder=row["folder"],
                titles=titles.get(number, {}),
                captured=row["captured"],
                captured_from=row["captured_from"],
                day=day_of(row["captured_earliest"], row["captured_latest"]),
                duration_s=row["duration_s"],
                width=row["width"],
                height=row["height"],
                status=Status(row["status"]),
                rank=row["rank"],
                access=Access(row["access"]),
                problem=row["problem"],
                file_state=FileState(row["file_state"] or FileState.UNCHECKED),
                place=row["place"],
                lat=row["lat"],
                lon=row["lon"],
                source=row["source"],
                bytes=row["bytes"],
                mime=row["mime"],
                make=row["make"],
                model=row["model"],
                sha256=row["sha256"],
                incidents=tuple(tied.incidents),
                sections=tuple(tied.sections),
                tags=tuple(tied.tags),
                clips=clips.get(number, 0),
                marks=marks.get(number, 0),
                parent=make_ref("item", row["parent_id"]) if row["parent_id"] else None,
            )
        )
    return rows


def day_of(earliest: str | None, latest: str | None) -> str:
    """The day both ends of a date fall on, or "" where they do not."""
    if earliest and latest and earliest[:10] == latest[:10]:
        return earliest[:10]
    return ""


def item_ties(connection: Connection, ids: Sequence[int] | dict[int, Any]) -> dict[int, Ties]:
    """What items are tied to, themselves or through a clip or mark; each target once."""
    return ties_of(connection, "item", ids)


def ties_of(
    connection: Connection, kind: str, ids: Sequence[int] | dict[int, Any]
) -> dict[int, Ties]:
    """What records of a kind ("item", "clip" or "mark") are tied to."""
    ties, sections, terms = tables.ties, tables.sections, tables.terms
    owner = ties.c[f"{kind}_id"]
    found: dict[int, Ties] = {}
    for part in chunks(ids):
        query = (
            select(
                owner.label("owner"),
                ties.c.incident_id,
                sections.c.number,
                tables.vocabularies.c.code.label("vocabulary"),
                terms.c.code.label("term"),
            )
            .outerjoin(sections, sections.c.id == ties.c.section_id)
            .outerjoin(terms, terms.c.id == ties.c.term_id)
            .outerjoin(tables.vocabularies, tables.vocabularies.c.id == terms.c.vocabulary_id)
            .where(owner.in_(part))
            .order_by(ties.c.id)
        )
        for row in connection.execute(query):
            one = found.setdefault(row.owner, Ties())
            if row.incident_id is not None:
                target, value = one.incidents, make_ref("incident", row.incident_id)
            elif row.number is not None:
                target, value = one.sections, row.number
            else:
                target, value = one.tags, f"{row.vocabulary}:{row.term}"
            if value not in target:
                target.append(value)
    for one in found.values():
        one.incidents.sort()
        one.sections.sort(key=section_key)
    return found


def _counts(connection: Connection, table: Any, ids: Any) -> dict[int, int]:
    counts: dict[int, int] = {}
    for part in chunks(ids):
        rows = connection.execute(
            select(table.c.item_id, func.count())
            .where(table.c.item_id.in_(part))
            .group_by(table.c.item_id)
        )
        counts.update(dict(rows.all()))
    return counts
