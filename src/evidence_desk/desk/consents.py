"""How long the sources' consent holds: what may not go out any more, and what soon may not."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, or_, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import chunks
from evidence_desk.domain.errors import UsageError

#: From so long before its end on, a consent is spoken of.
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Consent:
    """Whose consent an item rests on, and the last day it holds."""

    source: str
    until: date

    def ended(self, day: date) -> bool:
        """Whether it holds no more on this day."""
        return self.until < day

    def ends_soon(self, day: date) -> bool:
        """Whether it still holds on this day, but not for long."""
        return day <= self.until <= day + SOON


def consents(connection: Connection, items: Collection[int]) -> dict[int, Consent]:
    """The consent of each item, by id, of which an end is known.

    What was made here from an item rests on the consent to that item too; of two the one that
    ends first.
    """
    table, sources = tables.items, tables.sources
    parents = table.alias("parents")
    found: dict[int, Consent] = {}
    for part in chunks(sorted(items)):
        rows = connection.execute(
            select(table.c.id, sources.c.code, sources.c.consent_until)
            .outerjoin(parents, parents.c.id == table.c.parent_id)
            .join(
                sources,
                or_(sources.c.id == table.c.source_id, sources.c.id == parents.c.source_id),
            )
            .where(table.c.id.in_(part), sources.c.consent_until.is_not(None))
        )
        for row in rows:
            one = Consent(row.code, date.fromisoformat(row.consent_until))
            known = found.get(row.id)
            if known is None or one.until < known.until:
                found[row.id] = one
    return found


def refuse_ended(connection: Connection, name: str, exhibits: Mapping[str, int]) -> None:
    """Raise UsageError if the consent to an exhibit holds no more today.

    `exhibits` are the items behind the numbers that an edition gives out.
    """
    today = date.today()
    known = consents(connection, set(exhibits.values()))
    ended = {
        number: known[item].source
        for number, item in exhibits.items()
        if item in known and known[item].ended(today)
    }
    if ended:
        codes = ", ".join(sorted(set(ended.values())))
        raise UsageError(
            f"The consent of {codes} has ended, and exhibits of “{name}” rest on it: "
            f"{', '.join(ended)}; leave them out, or note a longer consent at the source."
        )
