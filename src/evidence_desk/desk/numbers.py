"""Which items and clips are exhibits of an edition, in what order, under which numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, or_, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.desk.finding import ids_of_query
from evidence_desk.desk.records import present, resolve_all
from evidence_desk.domain import outline
from evidence_desk.domain.editions import Audience, ExhibitState, Numbering
from evidence_desk.domain.items import Access, Kind, make_ref, parse_ref
from evidence_desk.domain.numbering import ToNumber, number, number_key

if TYPE_CHECKING:
    from evidence_desk.desk.editions import Contents


@dataclass(frozen=True, slots=True)
class NumberedExhibit:
    """An item, or a clip of it, with its number in an edition."""

    ref: str
    item_id: int
    clip_id: int | None
    number: str
    state: ExhibitState
    reason: str = ""  # why an editor withheld it


@dataclass(frozen=True, slots=True)
class Numbered:
    """An edition's exhibits in order; `left_out` counts items an audience may not have."""

    exhibits: tuple[NumberedExhibit, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    ref: str
    item_id: int
    clip_id: int | None
    kind: Kind
    section: str | None
    order: tuple[Any, ...]
    withheld: bool


def number_exhibits(connection: Connection, edition: Any, contents: Contents) -> Numbered:
    """Number what goes into an edition; numbers of editions issued before stay where they are.

    Without any choice made, what is tied to an incident or a section goes in; if nothing in the
    library is tied yet, everything that is not rejected. In a public edition an item is withheld
    unless it and every incident and section it is tied to are open. What an editor withholds is
    withheld from any audience. What was issued before and is dropped
    keeps its number, as withdrawn.
    """
    chosen = _chosen_items(connection, contents)
    by_clip = _items_of(connection, contents.added) - chosen
    by_clip -= {n for kind, n in map(parse_ref, contents.added) if kind == "item"}
    chosen |= _items_of(connection, contents.added)
    taken = _taken(connection, edition)
    dropped = set(contents.dropped)
    withdrawn = dropped & set(taken.values())
    candidates = _candidates(connection, edition, contents, chosen)
    candidates = [
        one
        for one in candidates
        if one.ref not in dropped and (one.item_id not in by_clip or one.ref in contents.added)
    ]
    rule = Numbering(edition.numbering)
    candidates.sort(key=lambda one: _rank(one, rule))
    candidates = _moved(candidates, contents.moves)
    reasons = dict(contents.withheld)
    candidates = [replace(one, withheld=True) if one.ref in reasons else one for one in candidates]
    wanted = [
        ToNumber(
            ref=one.ref,
            kind=one.kind,
            parent=make_ref("item", one.item_id) if one.clip_id is not None else None,
            section=one.section,
        )
        for one in candidates
        if not one.withheld or contents.show_withheld
    ]
    numbers = number(wanted, rule, taken, contents.style)
    exhibits = [
        NumberedExhibit(
            ref=one.ref,
            item_id=one.item_id,
            clip_id=one.clip_id,
            number=numbers[one.ref],
            state=ExhibitState.WITHHELD if one.withheld else ExhibitState.IN,
            reason=reasons.get(one.ref, ""),
        )
        for one in candidates
        if one.ref in numbers
    ]
    exhibits += _withdrawn(connection, taken, withdrawn)
    exhibits.sort(key=lambda one: number_key(one.number))
    left_out = len({one.item_id for one in candidates if one.withheld})
    return Numbered(tuple(exhibits), left_out)


def _items_of(connection: Connection, refs: Sequence[str]) -> set[int]:
    """The items that were added, or whose clips were; what is there no more is passed over."""
    parsed = [parse_ref(ref) for ref in refs]
    found = present(connection, tables.items, {n for kind, n in parsed if kind == "item"})
    clips = tables.clips
    for part in chunks(sorted({n for kind, n in parsed if kind == "clip"})):
        rows = connection.execute(select(clips.c.item_id).where(clips.c.id.in_(part)))
        found |= {row[0] for row in rows}
    return found


def _moved(candidates: list[_Candidate], moves: Sequence[tuple[str, str]]) -> list[_Candidate]:
    """The same with each move made, one after the other: what was put after what; "" is first."""
    if not moves:
        return candidates
    known = {one.ref: one for one in candidates}
    order = list(known)
    for ref, after in moves:
        if ref in known and ref != after and (not after or after in known):
            order.remove(ref)
            order.insert(order.index(after) + 1 if after else 0, ref)
    return [known[ref] for ref in order]


def _withdrawn(
    connection: Connection, taken: dict[str, str], refs: set[str]
) -> list[NumberedExhibit]:
    """What was issued before and dropped since: its number stays with it."""
    found = []
    numbers: dict[str, str] = {}
    for issued, ref in taken.items():
        numbers.setdefault(ref, issued)
    for ref in sorted(refs):
        kind, number_ = parse_ref(ref)
        item = number_
        if kind == "clip":
            query = select(tables.clips.c.item_id).where(tables.clips.c.id == number_)
            item = connection.execute(query).scalar_one()
        clip = number_ if kind == "clip" else None
        found.append(NumberedExhibit(ref, item, clip, numbers[ref], ExhibitState.WITHDRAWN))
    return found


def _rank(one: _Candidate, rule: Numbering) -> tuple[Any, ...]:
    if rule is Numbering.KIND:
        return (list(Kind).index(one.kind), *one.order)
    return one.order


def _taken(connection: Connection, edition: Any) -> dict[str, str]:
    """Every number of the series that was ever issued, and to what."""
    exhibits, editions = tables.exhibits, tables.editions
    rows = connection.execute(
        select(exhibits.c.number, exhibits.c.item_id, exhibits.c.clip_id)
        .join(editions, editions.c.id == exhibits.c.edition_id)
        .where(editions.c.numbering == edition.numbering)
        .order_by(editions.c.id)
    )
    return {
        row.number: make_ref("clip", row.clip_id)
        if row.clip_id is not None
        else make_ref("item", row.item_id)
        for row in rows
    }


def _chosen_items(connection: Connection, contents: Contents) -> set[int]:
    items, ties = tables.items, tables.ties
    chosen: set[int] = set()
    if contents.query.strip():
        chosen.update(ids_of_query(connection, contents.query))
    conditions = []
    if contents.incidents:
        ids = [record.id for record in resolve_all(connection, contents.incidents, "incident")]
        conditions.append(ties.c.incident_id.in_(ids))
    if contents.sections:
        conditions.append(ties.c.section_id.in_(_sections_below(connection, contents.sections)))
    if not conditions and not contents.query.strip():
        conditions = [ties.c.incident_id.is_not(None), ties.c.section_id.is_not(None)]
    if conditions:
        chosen.update(
            row[0] for row in connection.execute(select(ties.c.item_id).where(or_(*conditions)))
        )
    nothing_asked = not (contents.query.strip() or contents.incidents or contents.sections)
    query = select(items.c.id).where(items.c.status != "rejected")
    usable = {row[0] for row in connection.execute(query)}
    return usable if nothing_asked and not chosen else chosen & usable


def _sections_below(connection: Connection, numbers: tuple[str, ...]) -> list[int]:
    rows = connection.execute(select(tables.sections.c.id, tables.sections.c.number))
    return [
        section
        for section, number_ in rows
        if any(number_ == top or outline.is_below(number_, top) for top in numbers)
    ]


def _candidates(
    connection: Connection, edition: Any, contents: Contents, chosen: set[int]
) -> list[_Candidate]:
    items, clips = tables.items, tables.clips
    closed = not_open(connection, chosen) if edition.audience == Audience.PUBLIC else set()
    standings = _standings(connection, chosen, contents)
    found: list[_Candidate] = []
    for part in chunks(sorted(chosen)):
        rows = connection.execute(
            select(items.c.id, items.c.kind, items.c.captured_earliest).where(items.c.id.in_(part))
        )
        by_item: dict[int, _Candidate] = {}
        for row in rows:
            stands = standings.get(row.id)
            order = (
                stands.key if stands else ((9, ""),),
                *_by_hand(stands.position if stands else None),
                row.captured_earliest or "~",
                row.id,
            )
            section = stands.number if stands else None
            by_item[row.id] = _Candidate(
                make_ref("item", row.id),
                row.id,
                None,
                Kind(row.kind),
                section,
                (*order, (False, -1, -1.0)),
                row.id in closed,
            )
        found += by_item.values()
        ties = tables.ties
        tied = select(ties.c.clip_id).where(ties.c.clip_id.is_not(None))
        added = [n for kind, n in map(parse_ref, contents.added) if kind == "clip"]
        clip_rows = connection.execute(
            select(clips.c.id, clips.c.item_id, clips.c.start_s).where(
                clips.c.item_id.in_(part), or_(clips.c.id.in_(tied), clips.c.id.in_(added))
            )
        ).all()
        for row in clip_rows:
            one, stands = by_item[row.item_id], standings.get(row.item_id)
            place = _by_hand(stands.clips.get(row.id) if stands else None)
            found.append(
                replace(
                    one,
                    ref=make_ref("clip", row.id),
                    clip_id=row.id,
                    order=(*one.order[:-1], (*place, row.start_s)),
                )
            )
    return found


def _by_hand(position: int | None) -> tuple[bool, int]:
    """What an editor has put in order comes first; the rest stands by date."""
    return position is None, position or 0


@dataclass(slots=True)
class _Standing:
    """Where an item stands in the report: in which section, and at which place in it by hand."""

    key: tuple[Any, ...]
    number: str
    position: int | None = None
    clips: dict[int, int] = field(default_factory=dict)  # id → place, of those put in order


def _standings(
    connection: Connection, chosen: set[int], contents: Contents
) -> dict[int, _Standing]:
    """The first section, in outline order, that each item supports; the chosen ones first."""
    ties, sections = tables.ties, tables.sections
    wanted = set(_sections_below(connection, contents.sections)) if contents.sections else None
    found: dict[int, tuple[tuple[bool, Any], _Standing]] = {}
    for part in chunks(sorted(chosen)):
        rows = connection.execute(
            select(
                ties.c.item_id, ties.c.clip_id, ties.c.position, sections.c.id, sections.c.number
            )
            .join(sections, sections.c.id == ties.c.section_id)
            .where(ties.c.item_id.in_(part))
        )
        for row in rows:
            key = outline.section_key(row.number)
            rank = (wanted is not None and row.id not in wanted, key)
            if row.item_id not in found or rank < found[row.item_id][0]:
                found[row.item_id] = (rank, _Standing(key, row.number))
            best, stands = found[row.item_id]
            if rank == best and row.position is not None:
                places = [row.position, stands.position]
                stands.position = min(place for place in places if place is not None)
                if row.clip_id is not None:
                    stands.clips[row.clip_id] = row.position
    return {item_id: stands for item_id, (_rank, stands) in found.items()}


def not_open(connection: Connection, chosen: set[int]) -> set[int]:
    """Items the public may not have: not open, or tied to an incident or section that is not.

    What was made from an item shows what that item shows, so its parent's ties count as its own.
    """
    items, ties = tables.items, tables.ties
    incidents, sections = tables.incidents, tables.sections
    found: set[int] = set()
    for part in chunks(sorted(chosen)):
        of_parent = (
            select(items.c.id)
            .join(ties, ties.c.item_id == items.c.parent_id)
            .outerjoin(incidents, incidents.c.id == ties.c.incident_id)
            .outerjoin(sections, sections.c.id == ties.c.section_id)
            .where(
                items.c.id.in_(part),
                or_(incidents.c.access != Access.OPEN, sections.c.access != Access.OPEN),
            )
        )
        tied = (
            select(ties.c.item_id)
            .outerjoin(incidents, incidents.c.id == ties.c.incident_id)
            .outerjoin(sections, sections.c.id == ties.c.section_id)
            .where(
                ties.c.item_id.in_(part),
                or_(incidents.c.access != Access.OPEN, sections.c.access != Access.OPEN),
            )
        )
        own = select(items.c.id).where(items.c.id.in_(part), items.c.access != Access.OPEN)
        for query in (own, tied, of_parent):
            found.update(row[0] for row in connection.execute(query))
    return found
