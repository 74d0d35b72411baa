"""Verifications that were made, and when the next one is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.history import entries

#: How a verification of everything is written into the journal, and one of some items.
WHOLE = "verify {count} originals"
PARTLY = "verify {count} originals of {total}"

#: After how many days originals should be read again, unless the library says otherwise; 0: never.
EVERY_DAYS = 90
MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class Run:
    """One verification: who made it, when, of how many originals, and what was found."""

    entry: int  # its number in the journal
    at: datetime  # UTC
    editor: str
    whole: bool  # of all originals, or of some that were chosen
    checked: int
    ok: int
    missing: tuple[str, ...]  # references
    changed: tuple[str, ...]
    unknown: tuple[str, ...]  # paths
    bytes: int
    seconds: float

    @property
    def clean(self) -> bool:
        """Whether everything was there and as it came in."""
        return not (self.missing or self.changed or self.unknown)


@dataclass(frozen=True, slots=True)
class Due:
    """When all originals should be read again; no day where nothing is, or it is not wished."""

    every_days: int
    last: str | None  # UTC; when a verification of everything ended
    day: date | None = None
    overdue: bool = False


def runs(library: Library, limit: int = 1000) -> list[Run]:
    """The latest verifications, the newest first."""
    title, kind = tables.journal.c.title, tables.journal.c.kind
    with library.read() as connection:
        found = entries(connection, kind == "custody", title.in_((WHOLE, PARTLY)))
    return [
        Run(
            entry=one.id,
            at=one.at,
            editor=one.editor,
            whole=one.template == WHOLE,
            checked=int(one.args.get("count", 0)),
            ok=int(one.facts.get("ok", 0)),
            missing=tuple(one.facts.get("missing", ())),
            changed=tuple(one.facts.get("changed", ())),
            unknown=tuple(one.facts.get("unknown", ())),
            bytes=int(one.facts.get("bytes", 0)),
            seconds=float(one.facts.get("seconds", 0)),
        )
        for one in reversed(found[-limit:])
    ]


def due(library: Library, now: datetime | None = None) -> Due:
    """When the originals should be read again: so many days after they were last, or came in.

    `now` is the present moment, unless another is asked about.
    """
    items, journal = tables.items, tables.journal
    days = int(library.settings.get("verify_every", EVERY_DAYS))
    with library.read() as connection:
        last = connection.execute(
            select(journal.c.at)
            .where(journal.c.kind == "custody", journal.c.title == WHOLE)
            .order_by(journal.c.id.desc())  # clocks are set back; the journal's order stands
            .limit(1)
        ).scalar()
        first = connection.execute(select(items.c.imported_at).order_by(items.c.id).limit(1))
        since = last or first.scalar()
    if not days or since is None:
        return Due(days, last)
    began, present = datetime.fromisoformat(since), now or datetime.now(UTC)
    then = began + timedelta(days=days)
    day = then.astimezone().date()
    # By a clock that was wrong then or is now, nobody knows how long ago it was.
    return Due(days, last, day, not began <= present <= then)
