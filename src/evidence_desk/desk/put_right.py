"""What the corrections of clocks make of items' dates: at intake, and whenever they change.

An item's file keeps its own time in `file_captured`; `captured` is what is believed. A correction
writes `captured`, and `clock_id` says which. What an editor dated is left alone. A still follows
its film.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.domain import clocks, dates
from evidence_desk.domain.clocks import FROM_CLOCK, Correction, Device, Moment, Rule
from evidence_desk.domain.derived import later, offset_of, read_recipe, since_of

#: The columns `put_right` looks at.
COLUMNS = tuple(
    tables.items.c[name]
    for name in (
        "id",
        "make",
        "model",
        "serial",
        "folder",
        "captured",
        "captured_offset",
        "captured_from",
        "clock_id",
        "file_captured",
        "file_captured_offset",
        "file_captured_from",
        "parent_id",
        "recipe",
    )
)


def rules_of(connection: Connection) -> list[Rule]:
    """Every correction the library has."""
    rows = connection.execute(select(tables.clocks)).mappings()
    return [rule_of(row["id"], dict(row)) for row in rows]


def rule_of(number: int, values: Mapping[str, Any]) -> Rule:
    """A correction's row, stored or to be, as the domain speaks of it."""
    return Rule(
        number,
        Device(values["make"], values["model"], values["serial"], values["folder"]),
        values["since"],
        values["until"],
        Correction(round(values["shift_s"]), values["zone"]),
    )


def rule_for(rules: Sequence[Rule], item: Mapping[str, Any]) -> Rule | None:
    """The correction for an item as it came from a file, if its file tells a day or a time."""
    if item.get("parent_id") is not None or not clocks.can_move(item["file_captured"]):
        return None
    device = Device(item["make"], item["model"], item["serial"], item.get("folder"))
    return clocks.best(rules, device, item["file_captured"])


def right_moment(rules: Sequence[Rule], item: Mapping[str, Any]) -> tuple[Moment, Rule | None]:
    """When an item was made by its file and the correction for it; no rule where none moves it."""
    own = Moment(item["file_captured"] or "", item["file_captured_offset"])
    rule = rule_for(rules, item)
    right = clocks.apply(rule.correction, own) if rule is not None else own
    return right, rule if right != own else None


def put_right(rules: Sequence[Rule], item: Mapping[str, Any]) -> dict[str, Any]:
    """The date columns of an item by its file and the correction for it; `clock_id` is None where
    no correction moves anything."""
    right, rule = right_moment(rules, item)
    if rule is None:
        return date_values(
            item["file_captured"], item["file_captured_offset"], item["file_captured_from"], None
        )
    return date_values(right.text, right.offset, FROM_CLOCK, rule.id)


def date_values(
    captured: str | None, offset: str | None, source: str | None, clock_id: int | None
) -> dict[str, Any]:
    """The columns that say when an item was made."""
    date = dates.parse(captured) if captured else None
    return {
        "captured": captured,
        "captured_offset": offset,
        "captured_from": source,
        "captured_earliest": date.earliest if date else None,
        "captured_latest": date.latest if date else None,
        "clock_id": clock_id,
    }


def read_items(connection: Connection, ids: Iterable[int]) -> list[dict[str, Any]]:
    """What `put_right` looks at, of items by id."""
    items = tables.items
    found: list[dict[str, Any]] = []
    for part in chunks(ids):
        rows = connection.execute(select(*COLUMNS).where(items.c.id.in_(part)))
        found += [dict(row) for row in rows.mappings()]
    return found


def put_items_right(
    changes: Changes, ids: Iterable[int], *, without: int | None = None, all_of_them: bool = False
) -> int:
    """Give items, and what was made from them here, the dates the corrections of now ask for.

    `without` is the number of one that counts no more. What an editor dated keeps its date, unless
    `all_of_them` are to go back to what their files and clocks say. Returns how many changed.
    """
    connection = changes.connection
    rules = [rule for rule in rules_of(connection) if rule.id != without]
    rows = {item["id"]: item for item in read_items(connection, ids)}
    asked = set(rows)
    latest = list(rows)
    while latest:  # what was made from them, and from that
        made = [item for item in _made_from(connection, latest) if item["id"] not in rows]
        rows.update({item["id"]: item for item in made})
        latest = [item["id"] for item in made]
    outside = {item["parent_id"] for item in rows.values()} - rows.keys() - {None}
    now = {item["id"]: item for item in read_items(connection, outside)}
    wanted: dict[int, dict[str, Any]] = {}
    for number, item in sorted(rows.items()):  # what was made comes after what it was made from
        if item["captured_from"] != "editor" or (all_of_them and number in asked):
            parent = item["parent_id"]
            wanted[number] = put_right(rules, item) if parent is None else follow(now[parent], item)
        now[number] = {**item, **wanted.get(number, {})}
    return changes.update(tables.items, wanted)


def _made_from(connection: Connection, ids: Iterable[int]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for part in chunks(ids):
        rows = connection.execute(select(*COLUMNS).where(tables.items.c.parent_id.in_(part)))
        found += [dict(row) for row in rows.mappings()]
    return found


def follow(film: Mapping[str, Any], still: Mapping[str, Any]) -> dict[str, Any]:
    """The date columns of what was made here: its film's or photo's corrected time, a still's moved
    on; else its own as made."""
    recipe = read_recipe(still["recipe"])
    if film["clock_id"] is None or recipe is None:
        return date_values(
            still["file_captured"], still["file_captured_offset"], still["file_captured_from"], None
        )
    captured = later(film["captured"], offset_of(recipe))
    since = since_of(recipe)
    return date_values(captured, film["captured_offset"], since, film["clock_id"])
