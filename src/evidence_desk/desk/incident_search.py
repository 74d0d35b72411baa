"""Finding incidents: the language in which items are searched, asked of incidents."""

from __future__ import annotations

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.incident_conditions import incident_condition
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.query import parse


def incident_ids(library: Library, query: str = "") -> list[int]:
    """Ids of the incidents a query finds, by date, those without one last.

    Raises UsageError if the query cannot be understood.
    """
    table = tables.incidents
    with library.read() as connection:
        wanted = select(table.c.id).where(incident_condition(connection, parse(query)))
        order = (table.c.date_earliest.is_(None), table.c.date_earliest, table.c.date_latest)
        return list(connection.execute(wanted.order_by(*order, table.c.id)).scalars())
