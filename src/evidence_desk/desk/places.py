"""The gazetteer: places the library knows, by name in each language, and what lies at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.conditions import all_below
from evidence_desk.catalogue.journal import Changes
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.gazetteer import place_number, read_names
from evidence_desk.desk.records import resolve_all
from evidence_desk.desk.texts import must_be_written, remove_texts, set_texts
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.incidents import metres_apart
from evidence_desk.domain.items import make_ref
from evidence_desk.domain.points import around, read_metres, read_point

_USERS = (tables.items, tables.incidents, tables.occasions)


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place as lists show it; `items` and `incidents` name it themselves, not one below it."""

    id: int
    names: dict[str, str]
    lat: float | None
    lon: float | None
    radius_m: float | None
    parent_id: int | None
    depth: int
    note: str
    items: int
    incidents: int


@dataclass(frozen=True, slots=True)
class PlaceOffer:
    """Items whose point lies within a place's radius, and which name no place yet."""

    place_id: int
    names: dict[str, str]
    refs: tuple[str, ...]


def places(library: Library) -> list[PlaceRow]:
    """All places, each below the one it lies in, by name."""
    with library.read() as connection:
        return read_places(connection, library.languages)


def read_places(connection: Connection, languages: Sequence[str]) -> list[PlaceRow]:
    """As `places`, within a transaction that is open already."""
    table = tables.places
    rows = connection.execute(select(table)).all()
    names = read_names(connection)
    items, incidents = _counts(connection)
    below: dict[int | None, list[Any]] = {}
    known = {row.id for row in rows}
    for row in sorted(rows, key=lambda row: _first(names.get(row.id, {}), languages).casefold()):
        below.setdefault(row.parent_id if row.parent_id in known else None, []).append(row)
    found: list[PlaceRow] = []

    def add(parent: int | None, depth: int) -> None:
        for row in below.get(parent, ()):
            found.append(
                PlaceRow(
                    row.id, names.get(row.id, {}), row.lat, row.lon, row.radius_m,
                    row.parent_id, depth, row.note,
                    items.get(row.id, 0), incidents.get(row.id, 0),
                )
            )  # fmt: skip
            add(row.id, depth + 1)

    add(None, 0)
    return found


def _counts(connection: Connection) -> tuple[dict[int, int], dict[int, int]]:
    items, incidents, occasions = _USERS
    by_items = connection.execute(
        select(items.c.place_id, func.count())
        .where(items.c.place_id.is_not(None))
        .group_by(items.c.place_id)
    )
    pairs = select(incidents.c.place_id, incidents.c.id).where(incidents.c.place_id.is_not(None))
    more = select(occasions.c.place_id, occasions.c.incident_id).where(
        occasions.c.place_id.is_not(None)
    )
    by_incidents: dict[int, int] = {}
    for place, _incident in connection.execute(pairs.union(more)):
        by_incidents[place] = by_incidents.get(place, 0) + 1
    return {place: count for place, count in by_items if place is not None}, by_incidents


def _first(names: Mapping[str, str], languages: Sequence[str]) -> str:
    return next((names[one] for one in languages if names.get(one)), "") or next(
        iter(names.values()), ""
    )


# ---------------------------------------------------------------- saying what a place is


def add_place(
    library: Library,
    names: Mapping[str, str],
    *,
    point: str | tuple[float, float] | None = None,
    radius: str | float | None = None,
    parent: str | int | None = None,
    note: str = "",
) -> int:
    """Add a place; returns its number. `parent` is another's name or number.

    The point is as typed or in degrees, the radius in metres or with a unit.
    """
    values = {"point": point, "radius": radius, "parent": parent, "note": note}
    with library.change("add place {target}") as changes:
        number = insert_place(library, changes, names, values)
        changes.args = {"target": _first(names, library.languages)}
    return number


def change_place(library: Library, place: str | int, values: Mapping[str, Any]) -> None:
    """Set what is given of a place: `name.en`, `name.fr`, `point`, `radius`, `parent`, `note`.

    An empty value takes it away, but a place keeps one name. Raises UsageError.
    """
    with library.change("change place {target}") as changes:
        number = place_number(changes.connection, place)
        changes.args = {"target": _called(changes.connection, library, number)}
        set_values(library, changes, number, values)


def insert_place(
    library: Library, changes: Changes, names: Mapping[str, str], values: Mapping[str, Any]
) -> int:
    """Add a place within a change that is open already; returns its number."""
    said = {language: name.strip() for language, name in names.items() if name and name.strip()}
    if not said:
        raise UsageError("A place needs a name.")
    for language in said:
        must_be_written(library, language)
    number = changes.insert(tables.places, [{"note": ""}])[0]
    given = {name: value for name, value in values.items() if value not in (None, "")}
    set_values(library, changes, number, {f"name.{k}": v for k, v in said.items()} | given)
    return number


def set_values(library: Library, changes: Changes, number: int, values: Mapping[str, Any]) -> None:
    """Set what is given of a place within a change that is open already."""
    columns: dict[str, Any] = {}
    for name, value in values.items():
        field, _, language = name.partition(".")
        if field == "name" and language:
            must_be_written(library, language)
            set_texts(changes, "place", [number], "title", language, str(value or "").strip())
        elif name == "point":
            columns["lat"], columns["lon"] = _point(value)
        elif name == "radius":
            columns["radius_m"] = _radius(value)
        elif name == "parent":
            columns["parent_id"] = _parent(changes.connection, number, value)
        elif name == "note":
            columns["note"] = str(value or "").strip()
        else:
            raise UsageError(
                f"There is no field “{name}” to set on a place; "
                "there are name.en, name.fr, point, radius, parent, note."
            )
    if columns:
        changes.update(tables.places, {number: columns})
    if number not in read_names(changes.connection):
        raise UsageError("A place needs a name.")


def _point(value: Any) -> tuple[float | None, float | None]:
    if value is None or value == "":
        return None, None
    if isinstance(value, str):
        return read_point(value) if value.strip() else (None, None)
    lat, lon = value
    return read_point(f"{lat!r}; {lon!r}")


def _radius(value: Any) -> float | None:
    text = str(value).strip() if value is not None else ""
    return read_metres(text) if text else None


def _parent(connection: Connection, number: int, value: Any) -> int | None:
    if value in (None, ""):
        return None
    parent = place_number(connection, value)
    if parent in all_below(connection, tables.places, [number]):
        raise UsageError("A place cannot lie in itself, nor in one that lies in it.")
    return parent


def _called(connection: Connection, library: Library, number: int) -> str:
    return _first(read_names(connection).get(number, {}), library.languages)


# ---------------------------------------------------------------- taking away, making one of two


def remove_place(library: Library, place: str | int, *, clear: bool = False) -> int:
    """Remove a place; what lies in it moves up. Returns how many records named it.

    While items or incidents name it this raises UsageError, unless `clear` lets them go: their
    words of the place stay.
    """
    with library.change("remove place {target}") as changes:
        number = place_number(changes.connection, place)
        name = _called(changes.connection, library, number)
        changes.args = {"target": name}
        used = _users(changes.connection, number)
        count = sum(len(ids) for ids in used.values())
        if count and not clear:
            raise UsageError(
                f"{count} items or incidents name “{name}”; merge it into another place, "
                "or remove it with --clear, and their words stay."
            )
        for table, ids in used.items():
            changes.update(tables.REMEMBERED[table], {one: {"place_id": None} for one in ids})
        row = changes.fetch(tables.places, [number])[0]
        _move_children(changes, number, row["parent_id"])
        remove_texts(changes, "place", [number])
        changes.delete(tables.places, [number])
        return count


def merge_places(library: Library, place: str | int, into: str | int) -> int:
    """Make one place of two: all that names `place` names `into`, which keeps what it says.

    What `into` lacks (a name in a language, a point, a radius, a note) it takes from the other.
    Returns how many records moved.
    """
    with library.change("merge place {target} into {other}") as changes:
        connection = changes.connection
        gone, kept = place_number(connection, place), place_number(connection, into)
        if gone == kept:
            raise UsageError("A place cannot be merged into itself.")
        changes.args = {
            "target": _called(connection, library, gone),
            "other": _called(connection, library, kept),
        }
        used = _users(connection, gone)
        for table, ids in used.items():
            changes.update(tables.REMEMBERED[table], {one: {"place_id": kept} for one in ids})
        lost, stays = (changes.fetch(tables.places, [one])[0] for one in (gone, kept))
        if kept in all_below(connection, tables.places, [gone]):  # what it lay in goes: it moves up
            changes.update(tables.places, {kept: {"parent_id": lost["parent_id"]}})
        _move_children(changes, gone, kept)
        values: dict[str, Any] = {}
        if stays["lat"] is None:
            values |= {"lat": lost["lat"], "lon": lost["lon"]}
        if stays["radius_m"] is None:
            values["radius_m"] = lost["radius_m"]
        if not stays["note"]:
            values["note"] = lost["note"]
        changes.update(tables.places, {kept: values})
        names = read_names(connection)
        for language, name in names.get(gone, {}).items():
            if not names.get(kept, {}).get(language):
                set_texts(changes, "place", [kept], "title", language, name)
        remove_texts(changes, "place", [gone])
        changes.delete(tables.places, [gone])
        return sum(len(ids) for ids in used.values())


def _users(connection: Connection, number: int) -> dict[str, list[int]]:
    return {
        table.name: list(
            connection.execute(select(table.c.id).where(table.c.place_id == number)).scalars()
        )
        for table in _USERS
    }


def _move_children(changes: Changes, number: int, parent: int | None) -> None:
    table = tables.places
    rows = changes.connection.execute(
        select(table.c.id).where(table.c.parent_id == number)
    ).scalars()
    changes.update(table, {child: {"parent_id": parent} for child in rows if child != parent})


# ---------------------------------------------------------------- items at a place


def place_offers(library: Library) -> list[PlaceOffer]:
    """For each place with a point and a radius, the items within it that name no place yet.

    An item within several belongs to the smallest of them, then to the nearest.
    """
    table, items = tables.places, tables.items
    with library.read() as connection:
        known = connection.execute(
            select(table).where(table.c.lat.is_not(None), table.c.radius_m.is_not(None))
        ).all()
        names = read_names(connection)
        best: dict[int, tuple[float, float, int]] = {}
        for place in known:
            box = around(place.lat, place.lon, place.radius_m)
            query = select(items.c.id, items.c.lat, items.c.lon).where(
                items.c.place_id.is_(None), items.c.lat.between(box.south, box.north)
            )
            for row in connection.execute(query):
                metres = metres_apart(place.lat, place.lon, row.lat, row.lon)
                fit = (place.radius_m, metres, place.id)
                if metres <= place.radius_m and fit < best.get(row.id, (float("inf"), 0.0, 0)):
                    best[row.id] = fit
    grouped: dict[int, list[int]] = {}
    for number, (_radius_m, _metres, place_id) in sorted(best.items()):
        grouped.setdefault(place_id, []).append(number)
    return [
        PlaceOffer(one, names.get(one, {}), tuple(make_ref("item", number) for number in ids))
        for one, ids in sorted(grouped.items())
    ]


def accept_offers(library: Library, offers: Sequence[PlaceOffer]) -> int:
    """Let the items offered name their places; one undo step. Returns how many there were."""
    from evidence_desk.desk.describe import apply_values

    count = sum(len(offer.refs) for offer in offers)
    if not count:
        return 0
    with library.change("place {count} items where they were taken") as changes:
        changes.args = {"count": count}
        for offer in offers:
            ids = [one.id for one in resolve_all(changes.connection, offer.refs, "item")]
            apply_values(library, changes, "item", ids, {"gazetteer": offer.place_id})
    return count


def place_refs(library: Library, number: int) -> tuple[list[str], list[str]]:
    """References of the items and of the incidents that name a place."""
    with library.read() as connection:
        used = _users(connection, number)
    return (
        [make_ref("item", one) for one in used["items"]],
        [make_ref("incident", one) for one in used["incidents"]],
    )


def place_json(row: PlaceRow) -> dict[str, Any]:
    """A place as `--json` gives it."""
    return {
        "id": row.id,
        "names": row.names,
        "lat": row.lat,
        "lon": row.lon,
        "radius_m": row.radius_m,
        "parent": row.parent_id,
        "note": row.note,
        "items": row.items,
        "incidents": row.incidents,
    }


def place_number_of(library: Library, place: str | int) -> int:
    """The place of this number or name; raises UsageError."""
    with library.read() as connection:
        return place_number(connection, place)
