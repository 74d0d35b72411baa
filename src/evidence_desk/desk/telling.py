"""How a public edition tells dates, places and people; for the authority nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from evidence_desk.catalogue import tables
from evidence_desk.desk.gazetteer import Names, read_names
from evidence_desk.desk.people import Coded, people_of
from evidence_desk.domain.coarsening import Places, coarser, grid_km, say_square


class Telling:
    """The rules of one edition, in its language."""

    def __init__(
        self,
        connection: Connection,
        settings: Mapping[str, Any],
        language: str,
        dates: str,
        places: str,
        *,
        public: bool,
    ) -> None:
        self._names = Names(connection)
        self._language, self._public = language, public
        self._dates, self._places = dates, places
        self._coded = Coded(people_of(settings)) if public else Coded(())
        self.coded = bool(self._coded)
        self._by_name = not public or places in ("", Places.NAMED)
        self._at: dict[tuple[str, int], Any] = {}
        if not self._by_name:
            self._gazetteer = Gazetteer(connection)
            for kind, table in (
                ("item", tables.items),
                ("incident", tables.incidents),
                ("occasion", tables.occasions),
            ):
                query = select(table.c.id, table.c.place_id, table.c.lat, table.c.lon)
                for row in connection.execute(query.where(table.c.place_id.is_not(None))):
                    self._at[kind, row.id] = row

    def date(self, edtf: str | None) -> str | None:
        """A date, EDTF."""
        return coarser(edtf, self._dates) if self._public else edtf

    def words(self, text: str) -> str:
        """Any text that an editor wrote or somebody said."""
        return self._coded.text(text)

    @property
    def of_exhibits(self) -> bool:
        """Whether the public is told anything of where an exhibit was made: only coarsely."""
        return self._places not in ("", Places.NAMED, Places.NONE)

    def place(
        self, kind: str, number: int, words: str | None, lat: float | None, lon: float | None
    ) -> str | None:
        """Where a record lies, as the edition tells it."""
        if self._by_name:
            told = self._names.in_language(words, self._language)
            return self.words(told) if told else told
        if self._places == Places.NONE:
            return None
        row = self._at.get((kind, number))
        place = row.place_id if row is not None else None
        if km := grid_km(self._places):
            if lat is None or lon is None:
                lat, lon = self._gazetteer.point(place)
            if lat is None or lon is None:
                return None
            return say_square(lat, lon, km, self._language)
        told_place = self._gazetteer.told(place, self._places)
        return self._gazetteer.name(told_place, self._language)


class Gazetteer:
    """Which places lie in which."""

    def __init__(self, connection: Connection) -> None:
        table = tables.places
        rows = connection.execute(select(table.c.id, table.c.parent_id, table.c.lat, table.c.lon))
        self._rows = {row.id: row for row in rows}
        self._names = read_names(connection)
        self._holding = {row.parent_id for row in self._rows.values()}

    def told(self, place: int | None, rule: str) -> int | None:
        """What is told in a place's stead: what it lies in, or that which holds everything.

        A place that lies in nothing is told itself if others lie in it: it is wide. Else it may
        be a door, and nothing is told.
        """
        above = self.above(place)
        if above:
            return above[-1] if rule == Places.TOP else above[0]
        return place if place in self._holding else None

    def above(self, place: int | None) -> list[int]:
        """What a place lies in, the nearest first."""
        found: list[int] = []
        while place in self._rows and (place := self._rows[place].parent_id) is not None:
            if place in found:  # only a damaged catalogue has a circle
                break
            found.append(place)
        return found

    def name(self, place: int | None, language: str) -> str | None:
        """What a place is called."""
        names = self._names.get(place, {}) if place is not None else {}
        return names.get(language) or next(iter(names.values()), None)

    def point(self, place: int | None) -> tuple[float | None, float | None]:
        """Where it lies, or what it lies in."""
        for one in () if place is None else (place, *self.above(place)):
            row = self._rows[one]
            if row.lat is not None and row.lon is not None:
                return row.lat, row.lon
        return None, None
