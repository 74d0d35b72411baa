"""The order of exhibits inside a section: as an editor put them, the rest by date.

`ties.position` holds an exhibit's place in a section. What an editor has put in order comes first;
a tie without a place follows, by date. A clip stands under its item.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import sections_below
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import Reference, resolve_all, section_id
from evidence_desk.desk.texts import texts_of
from evidence_desk.domain import outline
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref


@dataclass(frozen=True, slots=True)
class SectionExhibit:
    """An item or, below it, a clip that supports a section, in the section's order."""

    ref: str
    item_id: int
    clip_id: int | None
    titles: dict[str, str]
    name: str
    kind: str
    captured: str | None  # EDTF, of the item
    start_s: float | None
    end_s: float | None
    placed: bool  # by hand; else its date says where it stands


@dataclass(slots=True)
class _Group:
    """An item with all its ties to the section."""

    item_id: int
    date: str
    own: list[int] = field(default_factory=list)  # ids of ties: of the item, then of its marks
    clips: list[Any] = field(default_factory=list)  # rows of ties with their clips
    positions: list[int] = field(default_factory=list)

    def order(self) -> tuple[Any, ...]:
        place = min(self.positions, default=None)
        return (place is None, place or 0, self.date, self.item_id)


def exhibits_in(library: Library, number: str) -> list[SectionExhibit]:
    """What supports a section itself, in order; rejected items are never exhibits."""
    items = tables.items
    with library.read() as connection:
        groups = _groups(connection, section_id(connection, number))
        ids = [group.item_id for group in groups]
        rows = {
            row.id: row
            for row in connection.execute(
                select(items.c.id, items.c.name, items.c.kind, items.c.captured).where(
                    items.c.id.in_(ids), items.c.status != "rejected"
                )
            )
        }
        titles = texts_of(connection, "item", ids)
        clips = [row.clip_id for group in groups for row in group.clips]
        clip_titles = texts_of(connection, "clip", clips)
    found: list[SectionExhibit] = []
    for group in groups:
        if (item := rows.get(group.item_id)) is None:
            continue
        common = (item.name, item.kind, item.captured)
        ref, placed = make_ref("item", item.id), bool(group.positions)
        words = titles.get(item.id, {})
        found.append(SectionExhibit(ref, item.id, None, words, *common, None, None, placed))
        for row in group.clips:
            ref, words = make_ref("clip", row.clip_id), clip_titles.get(row.clip_id, {})
            span = (row.start_s, row.end_s, row.position is not None)
            found.append(SectionExhibit(ref, item.id, row.clip_id, words, *common, *span))
    return found


def section_item_ids(library: Library, number: str) -> list[int]:
    """Items of a section and of all below it, in the order of the report, each once."""
    with library.read() as connection:
        section_id(connection, number)
        below = sections_below(connection, number)
        table = tables.sections
        rows = connection.execute(select(table.c.id, table.c.number).where(table.c.id.in_(below)))
        in_order = sorted(rows, key=lambda row: outline.section_key(row.number))
        return list(
            dict.fromkeys(
                group.item_id for row in in_order for group in _groups(connection, row.id)
            )
        )


def order_exhibits(library: Library, number: str, refs: Sequence[str]) -> None:
    """Put items and clips of a section in this order; what is not named follows as it stood.

    One undo step. Raises UsageError for what does not support the section itself.
    """
    with library.change("order the exhibits of section {target}", target=number) as changes:
        groups = _groups(changes.connection, section_id(changes.connection, number))
        by_item = {group.item_id: group for group in groups}
        of_clip = {row.clip_id: group for group in groups for row in group.clips}
        first: list[_Group] = []
        clips: list[int] = []
        for record in resolve_all(changes.connection, refs, "item", "clip"):
            group = (by_item if record.kind == "item" else of_clip).get(record.id)
            if group is None:
                raise UsageError(f"{record.ref} is not tied to section {number}.")
            if group not in first:
                first.append(group)
            if record.kind == "clip":
                clips.append(record.id)
        for group in first:
            group.clips.sort(
                key=lambda row: clips.index(row.clip_id) if row.clip_id in clips else len(clips)
            )
        _place(changes, [*first, *(group for group in groups if group not in first)])


def move_exhibit(library: Library, number: str, ref: str, steps: int) -> None:
    """Move an item of a section up (-1) or down (1), or a clip among those of its item.

    At an end it stays where it is. One undo step.
    """
    with library.change("order the exhibits of section {target}", target=number) as changes:
        groups = _groups(changes.connection, section_id(changes.connection, number))
        (record,) = resolve_all(changes.connection, [ref], "item", "clip")
        if _shift(_beside(groups, record, number), record, steps):
            _place(changes, groups)


def order_by_date(library: Library, number: str) -> None:
    """Let the exhibits of a section stand by date again. One undo step."""
    with library.change(
        "put the exhibits of section {target} in the order of their dates", target=number
    ) as changes:
        ties = tables.ties
        query = select(ties.c.id).where(
            ties.c.section_id == section_id(changes.connection, number),
            ties.c.position.is_not(None),
        )
        found = changes.connection.execute(query).scalars().all()
        changes.update(ties, {tie: {"position": None} for tie in found})


def _groups(connection: Connection, section: int) -> list[_Group]:
    ties, items, clips = tables.ties, tables.items, tables.clips
    rows = connection.execute(
        select(
            ties.c.id,
            ties.c.item_id,
            ties.c.clip_id,
            ties.c.mark_id,
            ties.c.position,
            items.c.captured_earliest,
            clips.c.start_s,
            clips.c.end_s,
        )
        .join(items, items.c.id == ties.c.item_id)
        .outerjoin(clips, clips.c.id == ties.c.clip_id)
        .where(ties.c.section_id == section)
        .order_by(ties.c.mark_id.is_not(None), ties.c.id)
    )
    groups: dict[int, _Group] = {}
    for row in rows:
        group = groups.setdefault(row.item_id, _Group(row.item_id, row.captured_earliest or "~"))
        if row.clip_id is not None:
            group.clips.append(row)
        else:
            group.own.append(row.id)
        if row.position is not None:
            group.positions.append(row.position)
    for group in groups.values():
        group.clips.sort(
            key=lambda row: (row.position is None, row.position or 0, row.start_s, row.clip_id)
        )
    return sorted(groups.values(), key=_Group.order)


def _beside(groups: list[_Group], record: Reference, number: str) -> list[Any]:
    """The list that an item or a clip moves in."""
    if record.kind == "item":
        if any(group.item_id == record.id for group in groups):
            return groups
    else:
        for group in groups:
            if any(row.clip_id == record.id for row in group.clips):
                return group.clips
    raise UsageError(f"{record.ref} is not tied to section {number}.")


def _shift(beside: list[Any], record: Reference, steps: int) -> bool:
    ids = [one.item_id if record.kind == "item" else one.clip_id for one in beside]
    place = ids.index(record.id)
    to = min(max(place + steps, 0), len(ids) - 1)
    beside.insert(to, beside.pop(place))
    return to != place


def _place(changes: Changes, groups: Sequence[_Group]) -> None:
    """Every tie gets its place, so that what stands there now stays when dates change."""
    ties = [tie for group in groups for tie in (*group.own, *(row.id for row in group.clips))]
    changes.update(tables.ties, {tie: {"position": at} for at, tie in enumerate(ties, 1)})
