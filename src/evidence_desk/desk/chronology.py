"""Incidents: what happened, when and where; the chronology is made of these."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, or_, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.describe import apply_values, describe
from evidence_desk.desk.occasions import OccasionRow, read_occasions, remove_occasions
from evidence_desk.desk.records import present, resolve, resolve_all, section_id, term_id
from evidence_desk.desk.texts import remove_texts, texts_of
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref, parse_ref
from evidence_desk.domain.outline import section_key


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident as the chronology shows it; `date` is EDTF."""

    id: int
    ref: str
    date: str | None
    date_earliest: str | None
    date_latest: str | None
    titles: dict[str, str]
    accounts: dict[str, str]
    place: str | None
    lat: float | None
    lon: float | None
    certainty: str | None
    access: str
    items: int
    sections: tuple[str, ...]
    tags: tuple[str, ...]
    linked: tuple[str, ...]
    occasions: tuple[OccasionRow, ...] = ()  # its further dates and places


@dataclass(frozen=True, slots=True)
class IncidentDetail:
    """An incident with the items tied to it, themselves or through a clip, by date."""

    row: IncidentRow
    item_ids: tuple[int, ...]

    def __getattr__(self, name: str) -> Any:
        """What lists show is a part of the whole."""
        if name.startswith("_") or name == "row":
            raise AttributeError(name)
        return getattr(self.row, name)


def incidents(library: Library) -> list[IncidentRow]:
    """All incidents, by earliest then latest date; those without a date come last."""
    with library.read() as connection:
        return read_incidents(connection)


def read_incidents(connection: Connection, ids: Sequence[int] | None = None) -> list[IncidentRow]:
    """As `incidents`, of some only if ids are given, within a transaction that is open already."""
    table, ties, own = tables.incidents, tables.ties, tables.incident_ties
    query = select(table).order_by(
        table.c.date_earliest.is_(None), table.c.date_earliest, table.c.date_latest, table.c.id
    )
    if ids is not None:
        query = query.where(table.c.id.in_(ids))
    rows = connection.execute(query).all()
    numbers = [row.id for row in rows]
    occasions = read_occasions(connection, None if ids is None else numbers)
    titles = texts_of(connection, "incident", numbers)
    accounts = texts_of(connection, "incident", numbers, "description")
    tied = connection.execute(
        select(ties.c.incident_id, func.count(ties.c.item_id.distinct()))
        .where(ties.c.incident_id.is_not(None))
        .group_by(ties.c.incident_id)
    )
    counts: dict[int, int] = dict(tied.all())
    sections: dict[int, list[str]] = {}
    tags: dict[int, list[str]] = {}
    linked: dict[int, list[str]] = {}
    for tie in connection.execute(
        select(
            own.c.incident_id,
            own.c.linked_id,
            tables.sections.c.number,
            tables.vocabularies.c.code.label("vocabulary"),
            tables.terms.c.code.label("term"),
        )
        .outerjoin(tables.sections, tables.sections.c.id == own.c.section_id)
        .outerjoin(tables.terms, tables.terms.c.id == own.c.term_id)
        .outerjoin(tables.vocabularies, tables.vocabularies.c.id == tables.terms.c.vocabulary_id)
        .order_by(own.c.id)
    ):
        if tie.linked_id is not None:
            linked.setdefault(tie.incident_id, []).append(make_ref("incident", tie.linked_id))
            linked.setdefault(tie.linked_id, []).append(make_ref("incident", tie.incident_id))
        elif tie.number is not None:
            sections.setdefault(tie.incident_id, []).append(tie.number)
        else:
            tags.setdefault(tie.incident_id, []).append(f"{tie.vocabulary}:{tie.term}")
    return [
        IncidentRow(
            id=row.id,
            ref=make_ref("incident", row.id),
            date=row.date,
            date_earliest=row.date_earliest,
            date_latest=row.date_latest,
            titles=titles.get(row.id, {}),
            accounts=accounts.get(row.id, {}),
            place=row.place,
            lat=row.lat,
            lon=row.lon,
            certainty=row.certainty,
            access=row.access,
            items=counts.get(row.id, 0),
            sections=tuple(sorted(sections.get(row.id, ()), key=section_key)),
            tags=tuple(tags.get(row.id, ())),
            linked=tuple(sorted(set(linked.get(row.id, ())))),
            occasions=occasions.get(row.id, ()),
        )
        for row in rows
    ]


def incident(library: Library, ref: str) -> IncidentDetail:
    """One incident with its items; raises UsageError if there is none."""
    with library.read() as connection:
        number = resolve(connection, ref, "incident").id
        items, ties = tables.items, tables.ties
        ids = connection.execute(
            select(items.c.id)
            .where(items.c.id.in_(select(ties.c.item_id).where(ties.c.incident_id == number)))
            .order_by(items.c.captured_earliest.is_(None), items.c.captured_earliest, items.c.id)
        )
        return IncidentDetail(read_incidents(connection, [number])[0], tuple(row[0] for row in ids))


def incident_json(library: Library, ref: str) -> dict[str, Any]:
    """One incident for scripts."""
    detail = incident(library, ref)
    return row_json(detail.row) | {
        "item_refs": [make_ref("item", number) for number in detail.item_ids]
    }


def row_json(row: IncidentRow) -> dict[str, Any]:
    """An incident of a list for scripts."""
    return {
        "ref": row.ref,
        "date": row.date,
        "titles": row.titles,
        "accounts": row.accounts,
        "place": row.place,
        "lat": row.lat,
        "lon": row.lon,
        "certainty": row.certainty,
        "access": row.access,
        "items": row.items,
        "sections": list(row.sections),
        "tags": list(row.tags),
        "linked": list(row.linked),
        "occasions": [one.as_json() for one in row.occasions],
    }


def add_incident(
    library: Library,
    date: str | None = None,
    titles: Mapping[str, str] | None = None,
    accounts: Mapping[str, str] | None = None,
    place: str | None = None,
    lat: float | None = None,
    lon: float | None = None,
    certainty: str | None = None,
    access: str | None = None,
    ref: str | None = None,
    tags: Sequence[str] = (),
    sections: Sequence[str] = (),
) -> str:
    """Add an incident; returns its reference. `ref` asks for a number that is still free."""
    with library.change("add incident {target}") as changes:
        row: dict[str, Any] = {"id": None}
        if ref is not None:
            row["id"] = _free(changes.connection, ref)
        number = changes.insert(tables.incidents, [row])[0]
        name = make_ref("incident", number)
        changes.args = {"target": name}
        values: dict[str, Any] = {
            "date": date,
            "place": place,
            "lat": lat,
            "lon": lon,
            "certainty": certainty,
            "access": access,
        }
        given = {field: value for field, value in values.items() if value not in (None, "")}
        for language, words in (titles or {}).items():
            given[f"title.{language}"] = words
        for language, words in (accounts or {}).items():
            given[f"account.{language}"] = words
        apply_values(library, changes, "incident", [number], given)
        rows = [{"incident_id": number, "term_id": term_id(changes.connection, t)} for t in tags]
        rows += [
            {"incident_id": number, "section_id": section_id(changes.connection, s)}
            for s in sections
        ]
        changes.insert(tables.incident_ties, rows)
    return name


def _free(connection: Connection, ref: str) -> int:
    kind, number = parse_ref(ref)
    if kind != "incident":
        raise UsageError(f"{ref} is not an incident's reference; they look like I-014.")
    if present(connection, tables.incidents, [number]):
        raise UsageError(f"There is an incident {make_ref('incident', number)} already.")
    return number


def change_incident(library: Library, ref: str, values: Mapping[str, Any]) -> None:
    """Set fields of an incident, as `describe` has them."""
    describe(library, [ref], values)


def remove_incident(library: Library, ref: str) -> None:
    """Remove an incident with its ties and occasions; the items stay."""
    with library.change("remove incident {target}") as changes:
        record = resolve(changes.connection, ref, "incident")
        changes.args = {"target": record.ref}
        own, ties = tables.incident_ties, tables.ties
        rows = changes.connection.execute(
            select(own.c.id).where(
                or_(own.c.incident_id == record.id, own.c.linked_id == record.id)
            )
        )
        changes.delete(own, [row[0] for row in rows])
        rows = changes.connection.execute(select(ties.c.id).where(ties.c.incident_id == record.id))
        changes.delete(ties, [row[0] for row in rows])
        declined = tables.declined
        rows = changes.connection.execute(
            select(declined.c.id).where(declined.c.incident_id == record.id)
        )
        changes.delete(declined, [row[0] for row in rows])
        remove_occasions(changes, record.id)
        remove_texts(changes, "incident", [record.id])
        changes.delete(tables.incidents, [record.id])


def tie_incident(
    library: Library,
    ref: str,
    sections: Sequence[str] = (),
    tags: Sequence[str] = (),
    incidents: Sequence[str] = (),
) -> int:
    """Tie an incident to sections, tags or other incidents; returns how many ties were new."""
    with library.change("tie {count} to {target}") as changes:
        record, wanted = _own_ties(changes.connection, ref, sections, tags, incidents)
        changes.args = {
            "count": record.ref,
            "target": ", ".join([*sections, *tags, *incidents]),
        }
        there = _own_present(changes.connection, record.id, wanted)
        rows = [
            {"incident_id": record.id, column: target}
            for column, target in wanted
            if (column, target) not in there
        ]
        changes.insert(tables.incident_ties, rows)
        return len(rows)


def untie_incident(
    library: Library,
    ref: str,
    sections: Sequence[str] = (),
    tags: Sequence[str] = (),
    incidents: Sequence[str] = (),
) -> int:
    """Take ties of an incident away; returns how many there were."""
    with library.change("untie {count} from {target}") as changes:
        record, wanted = _own_ties(changes.connection, ref, sections, tags, incidents)
        changes.args = {
            "count": record.ref,
            "target": ", ".join([*sections, *tags, *incidents]),
        }
        there = _own_present(changes.connection, record.id, wanted)
        return changes.delete(tables.incident_ties, there.values())


def _own_ties(
    connection: Connection,
    ref: str,
    sections: Sequence[str],
    tags: Sequence[str],
    linked: Sequence[str],
) -> tuple[Any, list[tuple[str, int]]]:
    record = resolve(connection, ref, "incident")
    wanted = [("section_id", section_id(connection, number)) for number in sections]
    wanted += [("term_id", term_id(connection, tag)) for tag in tags]
    others = resolve_all(connection, linked, "incident")
    if any(other.id == record.id for other in others):
        raise UsageError(f"{record.ref} cannot be linked to itself.")
    return record, wanted + [("linked_id", other.id) for other in others]


def _own_present(
    connection: Connection, number: int, wanted: Sequence[tuple[str, int]]
) -> dict[tuple[str, int], int]:
    own = tables.incident_ties
    found: dict[tuple[str, int], int] = {}
    for column, target in wanted:
        here: ColumnElement[bool] = (own.c.incident_id == number) & (own.c[column] == target)
        if column == "linked_id":  # a link holds both ways, whoever made it
            here = or_(here, (own.c.incident_id == target) & (own.c.linked_id == number))
        tie_id = connection.execute(select(own.c.id).where(here)).scalar()
        if tie_id is not None:
            found[column, target] = tie_id
    return found
