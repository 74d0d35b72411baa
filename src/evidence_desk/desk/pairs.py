"""Two films in step: the offset somebody found, kept so that they can be seen so again."""

from __future__ import annotations

import json

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import resolve_all
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.pairs import difference, pair_key, seconds_between

__all__ = ["difference", "keep_offset", "offset_of", "seconds_between"]

_IN_STEP = "in step "  # before the pair, in the names of settings


def offset_of(library: Library, one: int, other: int) -> float | None:
    """At which second of `other` the first second of `one` is seen, as it was kept; or None.

    Below nought where `other` begins later.
    """
    with library.read() as connection:
        stored = connection.execute(
            select(tables.settings.c.value).where(
                tables.settings.c.name == _IN_STEP + pair_key(one, other)
            )
        ).scalar()
    if stored is None:
        return None
    offset = float(json.loads(stored))
    return offset if one < other else -offset


def keep_offset(library: Library, one: int, other: int, offset_s: float) -> None:
    """Keep that second `t` of `one` is second `t + offset_s` of `other`; one undo step.

    Raises UsageError where an item is not there.
    """
    offset = round(offset_s if one < other else -offset_s, 6)
    refs = [make_ref("item", one), make_ref("item", other)]
    table = tables.settings
    with library.change("set {one} and {other} in step", one=refs[0], other=refs[1]) as changes:
        resolve_all(changes.connection, refs, "item")
        name = _IN_STEP + pair_key(one, other)
        number = changes.connection.execute(select(table.c.id).where(table.c.name == name)).scalar()
        if number is None:
            changes.insert(table, [{"name": name, "value": to_json(offset)}])
        else:
            changes.update(table, {number: {"value": to_json(offset)}})
