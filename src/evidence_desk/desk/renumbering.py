"""Sections under other numbers, and all that names them by number along with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, to_json
from evidence_desk.domain import outline
from evidence_desk.domain.editions import EditionState
from evidence_desk.domain.renumbering import follow_numbers, follow_query


def numbers_of(connection: Connection) -> list[str]:
    """All sections' numbers, in order."""
    numbers = connection.execute(select(tables.sections.c.number)).scalars().all()
    return sorted(numbers, key=outline.section_key)


def renumber(changes: Changes, moved: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    """Give sections new numbers: old → new; `gone` are numbers of those just removed.

    What is tied stays tied. Drafts of editions and saved searches that name a section go on
    meaning the same heading; issued editions keep what they were issued with.
    """
    moved = {old: new for old, new in moved.items() if old != new}
    gone = set(gone)
    table = tables.sections
    rows = changes.connection.execute(select(table.c.id, table.c.number)).all()
    rows = [row for row in rows if row.number in moved]
    # All step aside first, so that none is in another's way.
    changes.update(table, {row.id: {"number": f"~{row.id}"} for row in rows})
    changes.update(table, {row.id: {"number": moved[row.number]} for row in rows})
    if moved or gone:
        _drafts_follow(changes, moved, gone)
        _searches_follow(changes, moved, gone)


def _drafts_follow(changes: Changes, moved: Mapping[str, str], gone: set[str]) -> None:
    table = tables.editions
    drafts = select(table.c.id, table.c.settings).where(table.c.state == EditionState.DRAFT)
    new: dict[int, dict[str, Any]] = {}
    for row in changes.connection.execute(drafts):
        settings = json.loads(row.settings)
        contents = settings.get("contents", {})
        followed = {
            **contents,
            "sections": list(follow_numbers(contents.get("sections", ()), moved, gone)),
            "query": follow_query(contents.get("query", ""), moved, gone),
        }
        if any(followed[name] != contents.get(name, followed[name]) for name in followed):
            new[row.id] = {"settings": to_json({**settings, "contents": followed})}
    changes.update(table, new)


def _searches_follow(changes: Changes, moved: Mapping[str, str], gone: set[str]) -> None:
    table = tables.saved_searches
    rows = changes.connection.execute(select(table.c.id, table.c.query)).all()
    new = {row.id: {"query": follow_query(row.query, moved, gone)} for row in rows}
    changes.update(table, new)
