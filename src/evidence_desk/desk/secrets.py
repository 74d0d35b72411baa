"""What a public edition must not hold, gathered so that what was written can be searched for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.gazetteer import read_names
from evidence_desk.desk.hiding import coarsened_away
from evidence_desk.desk.people import LONG_NAME, people
from evidence_desk.domain.editions import Audience, Dossier
from evidence_desk.domain.items import Access, make_ref
from evidence_desk.exports.silence import Secret, Sought

_SHORTEST_NAME = 4  # letters; a shorter one is in other words by chance
_SHORTEST_TEXT = 12  # of a title or note
_SHORTEST_FILE = 8  # of a file's name
_SHORTEST_PLACE = 6  # a shorter name is part of other words: the Port in every report
_SHORTEST_WHOLE = 3  # of a name that stands alone with its capital; Us and Is begin sentences
#: Scripts that part no words, and say much in two signs.
_UNPARTED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


def secrets_of(library: Library, made: Dossier) -> list[Secret]:
    """The sealed words of sources, and what is not open; nothing for the full edition's reader.

    What the title page says is no secret; nor is a title that something open has too, nor a line
    of a transcript that the edition quotes. A sealed name, a hash or a place stays one, wherever
    it was typed.
    """
    if made.audience is not Audience.PUBLIC:
        return []
    from evidence_desk.exports.texts import fixed_words  # Babel: only where it is needed

    signed, said = _signed(made), _said(made)
    with library.read() as connection:
        found = [*_sources(connection), *_items(connection), *_texts(connection)]
        found += [*_transcripts(connection), *_places(connection), *_clocks(connection)]
        # A place that is called like a heading of ours would stop every document.
        found += _gazetteer(connection, f"{said}\0{fixed_words(made.language)}")
        kept = [*_people(library), *coarsened_away(connection, made)]

    sealed = [one for one in found if one.anywhere or len(one.words) > 1]
    others = [one for one in found if not (one.anywhere or len(one.words) > 1)]
    told = {*Sought(sealed).found_in(signed), *Sought(others).found_in(said)}
    told |= {*Sought(kept).found_in(signed)}  # a title that names one is no leave to name them
    return [one for one in (*found, *kept) if one not in told]


def _signed(made: Dossier) -> str:
    """What the title page says: by whom, for whom, of what."""
    return "\n".join(
        (made.library_title, made.organisation, made.author, made.recipient, made.reference)
    )


def _said(made: Dossier) -> str:
    """All that the edition says openly of itself, its exhibits, incidents and sections."""
    parts: list[str | None] = [_signed(made), made.edition, made.note]
    for entry in made.exhibits:
        parts += [entry.title, entry.description, entry.place, *entry.tags, *entry.quotes]
    for incident in made.incidents:
        parts += [incident.title, incident.account, incident.place, *incident.tags]
        parts += incident.occasions
    parts += [section.title for section in made.sections]
    return "\0".join(part for part in parts if part)  # what stands apart is not read together


def _sources(connection: Connection) -> Iterator[Secret]:
    sources, sealed = tables.sources, tables.source_identities
    rows = connection.execute(
        select(
            sources.c.code, sources.c.note, sources.c.consent, sealed.c.name, sealed.c.contact
        ).outerjoin(sealed, sealed.c.source_id == sources.c.id)
    )
    for row in rows:
        for word, what in ((row.name, "the name"), (row.contact, "the contact")):
            if word and len(word) >= _SHORTEST_NAME:
                yield Secret((word,), f"{what} of source {row.code}", anywhere=True)
        if len(row.note) >= _SHORTEST_TEXT:
            yield Secret((row.note,), f"the note on source {row.code}")
        if row.consent and len(row.consent) >= _SHORTEST_TEXT:
            yield Secret((row.consent,), f"the consent of source {row.code}")


def _people(library: Library) -> Iterator[Secret]:
    """The names of those who are told by a code."""
    for row in people(library):
        for name in row.names:
            what = f"the name of person {row.code}"
            if len(name) >= LONG_NAME or " " in name:
                yield Secret((name,), what, anywhere=True)
            else:
                yield Secret((name,), what, whole=True)


def _items(connection: Connection) -> Iterator[Secret]:
    items = tables.items
    rows = connection.execute(
        select(items.c.id, items.c.name, items.c.sha256).where(items.c.access != Access.OPEN)
    )
    for row in rows:
        ref = make_ref("item", row.id)
        yield Secret((row.sha256,), f"the hash of {ref}", anywhere=True)
        if len(row.name) >= _SHORTEST_FILE:
            yield Secret((row.name,), f"the file's name of {ref}")


def _texts(connection: Connection) -> Iterator[Secret]:
    """Titles and descriptions of what is not open, and all that is said of marks.

    A clip is as open as its item; a mark is never told to the public, whatever its item is.
    """
    texts = tables.texts
    for owner, table in (
        ("item", tables.items),
        ("incident", tables.incidents),
        ("section", tables.sections),
    ):
        rows = connection.execute(
            select(texts.c.owner_id, texts.c.field, texts.c.value)
            .join(table, table.c.id == texts.c.owner_id)
            .where(texts.c.owner == owner, table.c.access != Access.OPEN)
        )
        for row in rows:
            if len(row.value) >= _SHORTEST_TEXT:
                whose = f"a {owner}" if owner == "section" else make_ref(owner, row.owner_id)
                yield Secret((row.value,), f"the {row.field} of {whose}")
    clips, items, marks = tables.clips, tables.items, tables.marks
    closed = select(clips.c.id).join(items).where(items.c.access != Access.OPEN)
    for owner, ids in (("clip", closed), ("mark", select(marks.c.id))):
        rows = connection.execute(
            select(texts.c.owner_id, texts.c.field, texts.c.value).where(
                texts.c.owner == owner, texts.c.owner_id.in_(ids)
            )
        )
        for row in rows:
            if len(row.value) >= _SHORTEST_TEXT:
                yield Secret((row.value,), f"the {row.field} of {make_ref(owner, row.owner_id)}")
    occasions = tables.occasions
    for number, note in connection.execute(select(occasions.c.incident_id, occasions.c.note)):
        if len(note) >= _SHORTEST_TEXT:
            yield Secret((note,), f"the note on an occasion of {make_ref('incident', number)}")
    for number, note in connection.execute(select(marks.c.id, marks.c.note)):
        if len(note) >= _SHORTEST_TEXT:
            yield Secret((note,), f"the note {make_ref('mark', number)}")


def _transcripts(connection: Connection) -> Iterator[Secret]:
    """What is said in recordings, open ones too: an edition quotes what it was told to, no more."""
    lines = tables.transcript_lines
    for row in connection.execute(select(lines.c.item_id, lines.c.words)):
        if len(row.words) >= _SHORTEST_TEXT:
            whose = make_ref("item", row.item_id)
            yield Secret((row.words,), f"the transcript of {whose}")


def _clocks(connection: Connection) -> Iterator[Secret]:
    """What proves that a clock was wrong, and the serial number of the device."""
    table = tables.clocks
    for row in connection.execute(select(table.c.id, table.c.evidence, table.c.serial)):
        if len(row.evidence) >= _SHORTEST_TEXT:
            yield Secret((row.evidence,), f"the evidence for the correction {row.id} of a clock")
        if len(row.serial or "") >= _SHORTEST_FILE:
            yield Secret((row.serial,), "the serial number of a device", anywhere=True)


def _places(connection: Connection) -> Iterator[Secret]:
    """Where items were made and incidents happened, to ten metres."""
    seen: set[tuple[str, str]] = set()
    occasions = tables.occasions
    for kind, table, number in (
        ("item", tables.items, tables.items.c.id),
        ("incident", tables.incidents, tables.incidents.c.id),
        ("incident", occasions, occasions.c.incident_id),
    ):
        rows = connection.execute(
            select(number.label("id"), table.c.lat, table.c.lon).where(
                table.c.lat.is_not(None), table.c.lon.is_not(None)
            )
        )
        for row in rows:
            for pair in _written(row.lat, row.lon):
                if pair not in seen:
                    seen.add(pair)
                    yield Secret(pair, f"the coordinates of {make_ref(kind, row.id)}")


def _gazetteer(connection: Connection, said: str) -> Iterator[Secret]:
    """Points and notes of every place; names of those that something not open lies at.

    `said` is what is told anyway: a place that the edition names openly, in whichever language, is
    no secret in another.
    """
    places = tables.places
    names = read_names(connection)
    hidden: set[int] = set()
    for owner in (tables.items, tables.incidents):
        query = select(owner.c.place_id).where(owner.c.access != Access.OPEN)
        hidden.update(connection.execute(query.where(owner.c.place_id.is_not(None))).scalars())
    occasions, incidents = tables.occasions, tables.incidents
    more = select(occasions.c.place_id).join(incidents).where(incidents.c.access != Access.OPEN)
    hidden.update(connection.execute(more.where(occasions.c.place_id.is_not(None))).scalars())
    for row in connection.execute(select(places)):
        if row.lat is not None and row.lon is not None:
            for pair in _written(row.lat, row.lon):
                yield Secret(pair, f"the coordinates of place {row.id}")
        if len(row.note) >= _SHORTEST_TEXT:
            yield Secret((row.note,), f"the note on place {row.id}")
    called = {number: _called(number, names.get(number, {})) for number in sorted(hidden)}
    told = set(Sought([one for some in called.values() for one in some]).found_in(said))
    for some in called.values():
        if not told.intersection(some):
            yield from some


def _called(number: int, names: Mapping[str, str]) -> list[Secret]:
    """A place's names: long ones wherever they stand, short ones as words of their own."""
    found, what = [], f"the name of place {number}"
    for name in sorted(set(names.values())):
        if len(name) >= _SHORTEST_PLACE or (len(name) > 1 and _UNPARTED.search(name)):
            found.append(Secret((name,), what))
        elif len(name) >= _SHORTEST_WHOLE or any(sign.isdecimal() for sign in name):
            found.append(Secret((name,), what, whole=True))
    return found


def _written(lat: float, lon: float) -> Iterator[tuple[str, str]]:
    """A place as English and French write it, rounded, or cut as the beginning of more figures."""
    for rounded in (True, False):
        pair = [f"{one:.4f}" if rounded else f"{one:.8f}"[:-4] for one in (lat, lon)]
        yield pair[0], pair[1]
        yield pair[0].replace(".", ","), pair[1].replace(".", ",")
