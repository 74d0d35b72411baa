"""Places by their names: found again, given to records, and said in another language."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, Table, func, select

from evidence_desk.catalogue import tables
from evidence_desk.desk.records import present
from evidence_desk.desk.texts import Texts
from evidence_desk.domain.errors import UsageError


def read_names(connection: Connection) -> dict[int, Texts]:
    """The names of every place: number → language → name."""
    texts = tables.texts
    rows = connection.execute(
        select(texts.c.owner_id, texts.c.language, texts.c.value).where(
            texts.c.owner == "place", texts.c.field == "title"
        )
    )
    found: dict[int, Texts] = {}
    for number, language, name in rows:
        found.setdefault(number, {})[language] = name
    return found


def point_of(owner: Table) -> tuple[ColumnElement[float], ColumnElement[float]]:
    """Latitude and longitude of an item, incident or occasion: its own, else its place's.

    The query joins `places` by the owner's `place_id`.
    """
    places = tables.places
    return func.coalesce(owner.c.lat, places.c.lat), func.coalesce(owner.c.lon, places.c.lon)


def called(names: dict[int, Texts], words: str) -> list[int]:
    """The places that are called so in any language; letters' case does not matter."""
    wanted = _folded(words)
    return [
        number
        for number, said in names.items()
        if wanted and any(_folded(name) == wanted for name in said.values())
    ]


def named(connection: Connection, words: str | None) -> int | None:
    """The one place that is called so in any language; None where there is none, or several."""
    if not words:
        return None
    found = called(read_names(connection), words)
    return found[0] if len(found) == 1 else None


def place_number(connection: Connection, place: str | int) -> int:
    """The place of this number or name; raises UsageError."""
    text = str(place).strip()
    if text.isdecimal() and present(connection, tables.places, [int(text)]):
        return int(text)
    found = called(read_names(connection), text)
    if len(found) > 1:
        several = ", ".join(str(one) for one in found)
        raise UsageError(f"Several places are called “{text}”; give the number: {several}.")
    if not found:
        raise UsageError(f"There is no place “{text}” in the gazetteer; add it first.")
    return found[0]


class Names:
    """What places are called in another language, for an edition's reader."""

    def __init__(self, connection: Connection) -> None:
        self._names = read_names(connection)
        self._found: dict[str, list[int]] = {}
        for number, said in self._names.items():
            for name in {_folded(name) for name in said.values()}:
                self._found.setdefault(name, []).append(number)

    def in_language(self, words: str | None, language: str) -> str | None:
        """A place's name in a language, if the words are one place's name; else the words."""
        numbers = self._found.get(_folded(words), ()) if words else ()
        if len(numbers) != 1:
            return words
        return self._names[numbers[0]].get(language) or words


def said_names(names: dict[int, Texts], numbers: Iterable[int]) -> set[str]:
    """All names of these places."""
    return {name for number in numbers for name in names.get(number, {}).values()}


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
