"""What an edition's rules for dates and places take away: it must stand nowhere else in it.

A title that says the day undoes a rule that tells the month.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.desk.gazetteer import read_names
from evidence_desk.desk.telling import Gazetteer
from evidence_desk.domain.coarsening import Dates, Places, grid_km
from evidence_desk.domain.dates import describe
from evidence_desk.domain.editions import Dossier
from evidence_desk.domain.items import make_ref
from evidence_desk.exports.silence import Secret, Sought

_SHORTEST_PLACE = 6  # letters of a name that is searched for wherever it stands


def coarsened_away(connection: Connection, made: Dossier) -> Iterator[Secret]:
    """Days and places that this edition must not tell, by its own rules."""
    if made.dates in (Dates.MONTH, Dates.YEAR):
        yield from _days(connection, made)
    if made.places not in ("", Places.NAMED):
        yield from _names(connection, made)


def _days(connection: Connection, made: Dossier) -> Iterator[Secret]:
    """Every known day of an item, incident or occasion, as texts write it in this language."""
    own = {one.date().isoformat() for one in (made.made_at, made.issued_at) if one}
    own.add(date.today().isoformat())  # a bag is dated
    whose: dict[str, str] = {}
    items, incidents, occasions = tables.items, tables.incidents, tables.occasions
    for kind, number, first, last in (
        ("incident", incidents.c.id, incidents.c.date_earliest, incidents.c.date_latest),
        ("incident", occasions.c.incident_id, occasions.c.date_earliest, occasions.c.date_latest),
        ("item", items.c.id, items.c.captured_earliest, items.c.captured_latest),
    ):
        for record, earliest, latest in connection.execute(select(number, first, last)):
            if earliest and latest and earliest[:10] == latest[:10] and earliest[:10] not in own:
                whose.setdefault(earliest[:10], make_ref(kind, record))
    for day, ref in whose.items():
        what = f"the day of {ref}"
        said = describe(day, made.language)
        yield Secret((day,), what)
        yield Secret((said,), what)
        if made.language == "en":
            figure, month, year = said.split()
            yield Secret((f"{month} {figure}, {year}",), what)


def _names(connection: Connection, made: Dossier) -> Iterator[Secret]:
    """Names of the places that are told by another, or not at all; none that is told elsewhere."""
    gazetteer, names = Gazetteer(connection), read_names(connection)
    hidden: dict[int, None] = {}
    words: dict[str, str] = {}
    for kind, table in (
        ("item", tables.items),
        ("incident", tables.incidents),
        ("incident", tables.occasions),
    ):
        number = table.c.incident_id if table is tables.occasions else table.c.id
        query = select(number, table.c.place, table.c.place_id)
        for record, place, at in connection.execute(query.where(table.c.place.is_not(None))):
            if at is None:
                words.setdefault(place, make_ref(kind, record))
                continue
            hidden[at] = None
            if grid_km(made.places) is None and made.places != Places.NONE:
                told = gazetteer.told(at, made.places)
                for above in gazetteer.above(at):
                    if above == told:
                        break
                    hidden[above] = None
                if told == at:
                    del hidden[at]
    found = [
        Secret((name,), f"the name of place {at}", whole=len(name) < _SHORTEST_PLACE)
        for at in hidden
        for name in sorted(set(names.get(at, {}).values()))
    ]
    found += [
        Secret((said,), f"the place of {ref}")
        for said, ref in words.items()
        if len(said) >= _SHORTEST_PLACE
    ]
    told_places = [one.place or "" for one in made.exhibits]
    told_places += [one.place or "" for one in made.incidents]
    told_places += [one or "" for incident in made.incidents for one in incident.occasions]
    open_words = set(Sought(found).found_in("\0".join(told_places)))
    yield from (one for one in found if one not in open_words)
