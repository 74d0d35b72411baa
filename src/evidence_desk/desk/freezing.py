"""What an issued edition said, kept to the letter, and read back without looking anywhere else."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.dossiers import no_picture, picture_of
from evidence_desk.desk.logos import logo_of
from evidence_desk.domain.editions import (
    Audience,
    ConcordanceEntry,
    Dossier,
    ExhibitEntry,
    ExhibitState,
    IncidentEntry,
    LeftOut,
    Numbering,
    SectionEntry,
)
from evidence_desk.domain.errors import LibraryError
from evidence_desk.domain.items import Access, Kind
from evidence_desk.domain.layouts import read_layout, read_style

#: Not words: made anew from the original each time.
_NOT_FROZEN = ("picture", "original")


def freeze_exhibit(entry: ExhibitEntry) -> str:
    """An exhibit as JSON, all but its picture and the way to its original."""
    values = asdict(replace(entry, picture=no_picture))
    return to_json({name: value for name, value in values.items() if name not in _NOT_FROZEN})


def freeze_rest(dossier: Dossier) -> dict[str, Any]:
    """Everything else an edition says, ready for JSON."""
    values = asdict(replace(dossier, exhibits=(), logo=None))
    del values["exhibits"], values["logo"]
    values["made_at"] = dossier.made_at.isoformat()
    values["issued_at"] = None
    return values


def thaw(library: Library, connection: Connection, edition: Any) -> Dossier:
    """An issued edition, word for word as it was issued.

    The journal hash is that of the entry which issued it: printed on paper, it anchors the log.
    """
    journal, records = tables.journal, tables.journal_records
    entry = connection.execute(
        select(journal.c.id, journal.c.hash)
        .join(records, records.c.entry_id == journal.c.id)
        .where(
            records.c.kind == "edition",
            records.c.record_id == edition.id,
            journal.c.title.like("issue %"),
        )
        .order_by(journal.c.id)
        .limit(1)
    ).one_or_none()
    if entry is None:  # only a damaged catalogue loses it
        raise LibraryError(
            f"The journal's entry that issued “{edition.name}” is lost; what was handed over then "
            "is all there is of this edition."
        )
    frozen = json.loads(edition.settings)["frozen"]  # whole, as that entry is
    issued_at = datetime.fromisoformat(edition.issued_at.replace("Z", "+00:00"))
    known = {one.name for one in fields(Dossier)}
    values = {name: value for name, value in frozen.items() if name in known}
    values |= {
        "audience": Audience(frozen["audience"]),
        "numbering": Numbering(frozen["numbering"]),
        "issued_at": issued_at,
        "made_at": issued_at.replace(microsecond=0),
        "journal_entry": entry.id,
        "journal_hash": entry.hash,
        "exhibits": _exhibits(library, connection, edition),
        "incidents": tuple(_entry(IncidentEntry, one) for one in frozen["incidents"]),
        "sections": tuple(_entry(SectionEntry, one) for one in frozen["sections"]),
        "concordance": tuple(_entry(ConcordanceEntry, one) for one in frozen["concordance"]),
        "left_out": LeftOut(**frozen["left_out"]),
        "layout": read_layout(frozen.get("layout", {})),
        "style": read_style(frozen.get("style", {})),
    }
    values["logo"] = logo_of(library, values["layout"].logo)
    return Dossier(**values)


def _exhibits(library: Library, connection: Connection, edition: Any) -> tuple[ExhibitEntry, ...]:
    exhibits, items = tables.exhibits, tables.items
    rows = connection.execute(
        select(exhibits.c.frozen, items.c.id, items.c.path, items.c.in_place)
        .join(items, items.c.id == exhibits.c.item_id)
        .where(exhibits.c.edition_id == edition.id)
        .order_by(exhibits.c.position)
    )
    found = []
    for row in rows:
        values = json.loads(row.frozen)
        state = ExhibitState(values["state"])
        path = library.originals.path_of(row.path, in_place=bool(row.in_place))
        shown = state is ExhibitState.IN
        kind = Kind(values["kind"])
        values |= {
            "state": state,
            "kind": kind,
            "access": Access(values["access"]) if values["access"] else None,
            "original": path if shown and values["pack_name"] and path.is_file() else None,
            "picture": picture_of(
                library, row.id, kind, values["clip_start_s"], whole=not values["problem"]
            )
            if shown
            else no_picture,
        }
        found.append(_entry(ExhibitEntry, values))
    return tuple(found)


def _entry(kind: Any, values: dict[str, Any]) -> Any:
    """A dataclass from its JSON; lists become the tuples they were."""
    return kind(
        **{
            name: tuple(value) if isinstance(value, list) else value
            for name, value in values.items()
        }
    )
