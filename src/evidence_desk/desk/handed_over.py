"""The register of what went out: each file handed over, of which edition, to whom, with its hash.

Nothing of it is stored apart: the journal has it all, so that it cannot be changed unnoticed. What
is noted about a hand-over later is an entry of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.history import Entry, entries
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref, parse_ref

_HAND_OVER = "hand over the "
_SHEET = "hand over a sheet"
_NOTE = "note on what went out in entry {number}"


@dataclass(frozen=True, slots=True)
class HandedFile:
    """One exhibit's file in a pack, under its number, as it was given; in which volume of it."""

    number: str
    name: str
    sha256: str
    bytes: int
    volume: int = 1


@dataclass(frozen=True, slots=True)
class HandedVolume:
    """One bag of a pack: `manifest` is the hash of its manifest-sha256.txt, which stands for all
    of it; `sha256` that of a zip file, "" of a folder."""

    name: str
    manifest: str
    sha256: str
    bytes: int


@dataclass(frozen=True, slots=True)
class HandOver:
    """One file or pack that left the library.

    `what` is annex, workbook, pack, sheet or another document's name. A pack has `files`, with the
    numbers of exhibits `left_out` and why, and `volumes`; anything else one `sha256`. `numbers`
    are those an exhibit has in it, where an exhibit was asked for.
    """

    entry: int  # of the journal
    at: datetime  # UTC
    editor: str
    what: str
    edition: str
    state: str  # draft or issued, on that day
    audience: str
    language: str
    recipient: str
    file: str
    sha256: str
    bytes: int
    files: tuple[HandedFile, ...]
    left_out: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    volumes: tuple[HandedVolume, ...] = ()
    numbers: tuple[str, ...] = ()


def handed_over(library: Library, exhibit: str = "") -> list[HandOver]:
    """Everything that went out, the newest first; or what held an exhibit.

    `exhibit` is a number, as 12 or V-003, or a reference, E-000012 or C-000003: then only what
    was given of editions that have it is listed, with the number it has there.
    """
    journal, wanted = tables.journal, exhibit.strip()
    with library.read() as connection:
        given = entries(
            connection, journal.c.kind == "custody", journal.c.title.like("hand over %")
        )
        notes = _notes(connection)
        held = _numbers(connection, wanted) if wanted else None
    found = [_hand_over(one, tuple(notes.get(one.id, ()))) for one in reversed(given)]
    if held is None:
        return found
    named = [replace(one, numbers=_numbers_in(one, held, wanted)) for one in found]
    return [one for one in named if one.numbers]


def _numbers_in(one: HandOver, held: Mapping[str, list[str]], wanted: str) -> tuple[str, ...]:
    """Which of the numbers asked for a hand-over holds."""
    if one.edition in held:
        return tuple(held[one.edition])
    # A draft has no numbers kept; what its pack held is known all the same.
    return tuple(part.number for part in one.files if part.number == wanted)


def note_on(library: Library, entry: int, words: str) -> None:
    """Note something about what went out: how it was given, who received it, what was answered.

    Raises UsageError if nothing went out in that entry, or nothing is said.
    """
    words = " ".join(words.split())
    if not words:
        raise UsageError("There is nothing in this note.")
    if entry not in {one.entry for one in handed_over(library)}:
        raise UsageError(f"Nothing went out in entry {entry} of the journal.")
    with library.change(_NOTE, kind="custody", number=entry) as changes:
        changes.facts = {"hand_over": entry, "note": words}


def handed_over_json(rows: list[HandOver]) -> list[dict[str, Any]]:
    """The register for scripts."""
    return [{**asdict(one), "at": one.at.isoformat()} for one in rows]


def _hand_over(entry: Entry, notes: tuple[str, ...]) -> HandOver:
    facts, title = entry.facts, entry.template
    what = "sheet" if title.startswith(_SHEET) else title.removeprefix(_HAND_OVER).split(" ")[0]
    files = tuple(
        HandedFile(str(one[0]), str(one[1]), str(one[2]), *map(int, one[3:5]))
        for one in facts.get("files", ())
    )

    def said(name: str) -> str:
        return str(facts.get(name, ""))

    return HandOver(
        entry=entry.id,
        at=entry.at,
        editor=entry.editor,
        what=what,
        edition=said("edition"),
        state=said("state"),
        audience=said("audience"),
        language=said("language"),
        recipient=said("recipient"),
        file=said("file"),
        sha256=said("sha256"),
        bytes=int(facts.get("bytes", 0)) or sum(one.bytes for one in files),
        files=files,
        left_out=tuple((str(one[0]), str(one[1])) for one in facts.get("left_out", ())),
        notes=notes,
        volumes=tuple(
            HandedVolume(str(one[0]), str(one[1]), str(one[2]), int(one[3]))
            for one in facts.get("volumes", ())
        ),
    )


def _notes(connection: Connection) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for one in entries(connection, tables.journal.c.title == _NOTE):
        found.setdefault(int(one.facts.get("hand_over", 0)), []).append(
            str(one.facts.get("note", ""))
        )
    return found


def _numbers(connection: Connection, exhibit: str) -> dict[str, list[str]]:
    """The numbers an exhibit has in each issued edition, by the edition's name."""
    exhibits, editions = tables.exhibits, tables.editions
    query = select(editions.c.name, exhibits.c.number, exhibits.c.item_id, exhibits.c.clip_id).join(
        editions, editions.c.id == exhibits.c.edition_id
    )
    try:
        kind, number = parse_ref(exhibit)
        wanted = make_ref(kind, number)
    except UsageError:
        wanted = ""
        query = query.where(exhibits.c.number == exhibit)
    found: dict[str, list[str]] = {}
    query = query.where(exhibits.c.state == "in")  # of what was withheld, nothing was given
    for row in connection.execute(query.order_by(exhibits.c.position)):
        ref = make_ref("clip", row.clip_id) if row.clip_id else make_ref("item", row.item_id)
        if wanted in ("", ref, make_ref("item", row.item_id)):
            found.setdefault(row.name, []).append(row.number)
    return found
