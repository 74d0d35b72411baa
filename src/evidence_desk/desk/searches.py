"""Searches worth keeping, by name."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.domain import query as language
from evidence_desk.domain.errors import UsageError


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept in the navigator."""

    id: int
    name: str
    query: str


def saved_searches(library: Library) -> list[SavedSearch]:
    """All saved searches by name."""
    table = tables.saved_searches
    with library.read() as connection:
        rows = connection.execute(
            select(table.c.id, table.c.name, table.c.query).order_by(table.c.name)
        )
        return [SavedSearch(*row) for row in rows]


def save_search(library: Library, name: str, query: str) -> None:
    """Keep a search under a name; one of the same name is replaced."""
    name = name.strip()
    if not name:
        raise UsageError("A saved search needs a name.")
    language.parse(query)
    table = tables.saved_searches
    with library.change("save the search “{target}”", target=name) as changes:
        found = changes.connection.execute(select(table.c.id).where(table.c.name == name)).scalar()
        if found is None:
            changes.insert(table, [{"name": name, "query": query}])
        else:
            changes.update(table, {found: {"query": query}})


def rename_search(library: Library, search_id: int, name: str) -> None:
    """Give a saved search another name; raises UsageError where another has it already."""
    if not name.strip():
        raise UsageError("A saved search needs a name.")
    table = tables.saved_searches
    with library.change("rename the search “{target}”", target=name.strip()) as changes:
        taken = select(table.c.id).where(table.c.name == name.strip(), table.c.id != search_id)
        if changes.connection.execute(taken).first() is not None:
            raise UsageError(f"There is a search called “{name.strip()}” already.")
        changes.update(tables.saved_searches, {search_id: {"name": name.strip()}})


def remove_search(library: Library, search_id: int) -> None:
    """Forget a saved search."""
    with library.change("remove a saved search") as changes:
        changes.delete(tables.saved_searches, [search_id])
