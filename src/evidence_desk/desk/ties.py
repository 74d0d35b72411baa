"""Tie items, clips and marks to what they document or support; four hundred as easily as one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from sqlalchemy import Connection, Table, and_, func, select, true

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import sections_below
from evidence_desk.catalogue.journal import chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import (
    Reference,
    how_many,
    resolve,
    resolve_all,
    section_id,
    term_id,
)
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref

Target = tuple[str, int]  # the column of `ties`, and the record's id
Owner = tuple[int, int | None, int | None]  # an item, or a clip or a mark of it


@dataclass(frozen=True, slots=True)
class TieResult:
    """How many ties were made or taken away, of how many items, clips and marks."""

    changed: int
    subjects: int


def tie(
    library: Library,
    refs: Sequence[str],
    incidents: Sequence[str] = (),
    sections: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> TieResult:
    """Tie items, clips or marks to incidents, sections and tags; one undo step.

    Ties that are there already are left alone. Raises UsageError for anything unknown, and then
    nothing has changed.
    """
    with library.change("tie {count} to {target}") as changes:
        subjects, targets = _read(changes.connection, refs, incidents, sections, tags)
        changes.args = _args(refs, subjects, incidents, sections, tags)
        owners = _owners(changes.connection, subjects)
        there = _present(changes.connection, owners, targets)
        rows = [
            {"item_id": owner[0], "clip_id": owner[1], "mark_id": owner[2], column: target_id}
            for owner in owners
            for column, target_id in targets
            if (owner, (column, target_id)) not in there
        ]
        changes.insert(tables.ties, rows)
        return TieResult(len(rows), len(subjects))


def untie(
    library: Library,
    refs: Sequence[str],
    incidents: Sequence[str] = (),
    sections: Sequence[str] = (),
    tags: Sequence[str] = (),
) -> TieResult:
    """Take ties of items, clips or marks away; one undo step.

    Those that are not there do not matter.
    """
    with library.change("untie {count} from {target}") as changes:
        subjects, targets = _read(changes.connection, refs, incidents, sections, tags)
        changes.args = _args(refs, subjects, incidents, sections, tags)
        there = _present(changes.connection, _owners(changes.connection, subjects), targets)
        return TieResult(changes.delete(tables.ties, there.values()), len(subjects))


def take_from_section(library: Library, refs: Sequence[str], number: str) -> TieResult:
    """Take items off a section's page, which shows what is tied to it or to a heading below.

    Every such tie goes, of the items and of their clips and marks; one undo step.
    """
    ties = tables.ties
    with library.change("untie {count} from {target}") as changes:
        items = resolve_all(changes.connection, refs, "item")
        section_id(changes.connection, number)
        changes.args = _args(refs, items, (), [number], ())
        within = ties.c.section_id.in_(sections_below(changes.connection, number))
        found: list[int] = []
        for part in chunks(item.id for item in items):
            query = select(ties.c.id).where(within, ties.c.item_id.in_(part))
            found += changes.connection.execute(query).scalars()
        return TieResult(changes.delete(ties, found), len(items))


_SUBJECTS = ("item", "clip", "mark")
_COLUMN = {
    "item": tables.ties.c.item_id,
    "clip": tables.ties.c.clip_id,
    "mark": tables.ties.c.mark_id,
}


def tie_counts(library: Library, refs: Sequence[str]) -> dict[str, dict[str, int]]:
    """What items, clips or marks are tied to, and how many are: ``{"incidents": {"I-014": 12}}``.

    The targets are written as `tie` takes them. The ties of a clip or a mark are its own and do
    not count for its item.
    """
    ties, found = tables.ties, {"incidents": Counter[str](), "sections": Counter[str]()}
    found["tags"] = Counter()
    targets = {
        "incidents": select(ties.c.incident_id),
        "sections": select(tables.sections.c.number).select_from(ties.join(tables.sections)),
        "tags": select(tables.vocabularies.c.code + ":" + tables.terms.c.code).select_from(
            ties.join(tables.terms, tables.terms.c.id == ties.c.term_id).join(tables.vocabularies)
        ),
    }
    with library.read() as connection:
        subjects = resolve_all(connection, refs, *_SUBJECTS)
        of_items = and_(ties.c.clip_id.is_(None), ties.c.mark_id.is_(None))
        for owner, own in ((_COLUMN[kind], kind) for kind in _SUBJECTS):
            ids = [record.id for record in subjects if record.kind == own]
            which = of_items if own == "item" else true()
            for (kind, query), part in product(targets.items(), list(chunks(ids))):
                (target,) = query.selected_columns
                rows = connection.execute(
                    query.add_columns(func.count(owner.distinct()))
                    .where(target.is_not(None), owner.in_(part), which)
                    .group_by(target)
                )
                for name, count in rows:
                    text = make_ref("incident", name) if kind == "incidents" else name
                    found[kind][text] += count
    return {kind: dict(counted) for kind, counted in found.items()}


def copy_ties(library: Library, from_ref: str, to_refs: Sequence[str]) -> TieResult:
    """Give items, clips or marks the ties another one has; one undo step."""
    from evidence_desk.desk.rows import ties_of

    with library.read() as connection:
        origin = resolve(connection, from_ref, *_SUBJECTS)
        found = ties_of(connection, origin.kind, [origin.id]).get(origin.id)
    if found is None:
        raise UsageError(f"{origin.ref} is not tied to anything yet.")
    return tie(library, to_refs, found.incidents, found.sections, found.tags)


def _read(
    connection: Connection,
    refs: Sequence[str],
    incidents: Sequence[str],
    sections: Sequence[str],
    tags: Sequence[str],
) -> tuple[list[Reference], list[Target]]:
    targets: list[Target] = [
        ("incident_id", record.id) for record in resolve_all(connection, incidents, "incident")
    ]
    targets += [("section_id", section_id(connection, number)) for number in sections]
    targets += [("term_id", term_id(connection, tag)) for tag in tags]
    if not targets:
        raise UsageError("Say what to tie to: an incident, a section or a tag.")
    return resolve_all(connection, refs, *_SUBJECTS), list(dict.fromkeys(targets))


def _args(
    refs: Sequence[str],
    subjects: Sequence[Reference],
    incidents: Sequence[str],
    sections: Sequence[str],
    tags: Sequence[str],
) -> dict[str, Any]:
    names = [*incidents, *sections, *tags]
    return {"count": how_many([one.ref for one in subjects]), "target": ", ".join(names)}


def _owners(connection: Connection, subjects: Sequence[Reference]) -> list[Owner]:
    """Each subject as the row of `ties` names it."""
    item_of = {
        kind: _items_of(connection, table, [one.id for one in subjects if one.kind == kind])
        for kind, table in (("clip", tables.clips), ("mark", tables.marks))
    }
    return [
        (record.id, None, None)
        if record.kind == "item"
        else (item_of["clip"][record.id], record.id, None)
        if record.kind == "clip"
        else (item_of["mark"][record.id], None, record.id)
        for record in subjects
    ]


def _items_of(connection: Connection, table: Table, ids: Iterable[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for part in chunks(ids):
        rows = connection.execute(select(table.c.id, table.c.item_id).where(table.c.id.in_(part)))
        found.update(dict(rows.all()))
    return found


def _present(
    connection: Connection, owners: Sequence[Owner], targets: Sequence[Target]
) -> dict[tuple[Owner, Target], int]:
    """The ties there are between these owners and targets: key → id of the row."""
    ties = tables.ties
    wanted = set(owners)
    found: dict[tuple[Owner, Target], int] = {}
    for column, target_id in targets:
        for part in chunks({owner[0] for owner in owners}):
            rows = connection.execute(
                select(ties.c.id, ties.c.item_id, ties.c.clip_id, ties.c.mark_id).where(
                    ties.c[column] == target_id, ties.c.item_id.in_(part)
                )
            )
            for tie_id, *owner in rows:
                if tuple(owner) in wanted:
                    found[(owner[0], owner[1], owner[2]), (column, target_id)] = tie_id
    return found
