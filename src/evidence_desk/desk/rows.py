"""Items as rows of a gallery: everything a thumbnail or a table line shows, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import BindParameter, Connection, Select, Table, bindparam, func, select

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


# The statements are written once: to put them together takes longer than to ask them.
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_items = tables.items.c
_ROWS = (
    select(
        _items.id, _items.kind, _items.name, _items.folder, _items.captured, _items.captured_from,
        _items.captured_earliest, _items.captured_latest, _items.duration_s, _items.width,
        _items.height, _items.status, _items.rank, _items.access, _items.problem,
        tables.file_checks.c.state, _items.place, _items.lat, _items.lon, tables.sources.c.code,
        _items.bytes, _items.mime, _items.make, _items.model, _items.sha256, _items.parent_id,
    )
    .outerjoin(tables.sources, tables.sources.c.id == tables.items.c.source_id)
    .outerjoin(tables.file_checks, tables.file_checks.c.item_id == tables.items.c.id)
    .where(tables.items.c.id.in_(_IDS))
)  # fmt: skip


def _ties_by(owner: Any) -> Select[Any]:
    ties, sections, terms = tables.ties, tables.sections, tables.terms
    return (
        select(
            owner, ties.c.incident_id, sections.c.number, tables.vocabularies.c.code, terms.c.code
        )
        .outerjoin(sections, sections.c.id == ties.c.section_id)
        .outerjoin(terms, terms.c.id == ties.c.term_id)
        .outerjoin(tables.vocabularies, tables.vocabularies.c.id == terms.c.vocabulary_id)
        .where(owner.in_(_IDS))
        .order_by(ties.c.id)
    )


_TIES = {kind: _ties_by(tables.ties.c[f"{kind}_id"]) for kind in ("item", "clip", "mark")}


def _counted_by_item(table: Table) -> Select[Any]:
    owner = table.c.item_id
    return select(owner, func.count()).where(owner.in_(_IDS)).group_by(owner)


_CLIPS, _MARKS = _counted_by_item(tables.clips), _counted_by_item(tables.marks)


def item_rows(library: Library, ids: Sequence[int]) -> list[ItemRow]:
    """Rows of items in the order asked for; ids of items that are gone are left out."""
    with library.read() as connection:
        return read_rows(connection, ids)


def read_rows(connection: Connection, ids: Sequence[int]) -> list[ItemRow]:
    """As `item_rows`, within a transaction that is open already."""
    found: dict[int, Any] = {}
    for part in chunks(ids):
        for row in connection.execute(_ROWS, {"ids": part}).all():
            found[row[0]] = row
    titles = texts_of(connection, "item", found)
    ties = item_ties(connection, found)
    clips = _counts(connection, _CLIPS, found)
    marks = _counts(connection, _MARKS, found)
    nothing = Ties()
    rows = []
    for number in ids:
        if number not in found:
            continue
        # Taken apart at once: to ask a row for each of its columns by name takes twice as long as
        # to read it.
        (
            _, kind, name, folder, captured, captured_from, earliest, latest, duration_s, width,
            height, status, rank, access, problem, file_state, place, lat, lon, source, bytes_,
            mime, make, model, sha256, parent_id,
        ) = found[number]  # fmt: skip
        tied = ties.get(number, nothing)
        rows.append(
            ItemRow(
                id=number,
                ref=make_ref("item", number),
                kind=Kind(kind),
                name=name,
                folder=folder,
                titles=titles.get(number, {}),
                captured=captured,
                captured_from=captured_from,
                day=day_of(earliest, latest),
                duration_s=duration_s,
                width=width,
                height=height,
                status=Status(status),
                rank=rank,
                access=Access(access),
                problem=problem,
                file_state=FileState(file_state or FileState.UNCHECKED),
                place=place,
                lat=lat,
                lon=lon,
                source=source,
                bytes=bytes_,
                mime=mime,
                make=make,
                model=model,
                sha256=sha256,
                incidents=tuple(tied.incidents),
                sections=tuple(tied.sections),
                tags=tuple(tied.tags),
                clips=clips.get(number, 0),
                marks=marks.get(number, 0),
                parent=make_ref("item", parent_id) if parent_id else None,
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
    found: dict[int, Ties] = {}
    for part in chunks(ids):
        rows = connection.execute(_TIES[kind], {"ids": part}).all()
        for number, incident_id, section, vocabulary, term in rows:
            one = found.get(number)
            if one is None:
                one = found[number] = Ties()
            if incident_id is not None:
                target, value = one.incidents, make_ref("incident", incident_id)
            elif section is not None:
                target, value = one.sections, section
            else:
                target, value = one.tags, f"{vocabulary}:{term}"
            if value not in target:
                target.append(value)
    for one in found.values():
        one.incidents.sort()
        if len(one.sections) > 1:
            one.sections.sort(key=section_key)
    return found


def _counts(connection: Connection, query: Select[Any], ids: Iterable[int]) -> dict[int, int]:
    counts: dict[int, int] = {}
    for part in chunks(ids):
        counts.update(dict(connection.execute(query, {"ids": part}).all()))
    return counts
