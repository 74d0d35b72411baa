"""Items near an incident in time and place that nobody has tied to it yet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, or_, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, chunks
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.gazetteer import point_of
from evidence_desk.desk.records import how_many, resolve, resolve_all
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.incidents import distance_km
from evidence_desk.domain.items import make_ref

_NEAR_HOURS = 6
_NEAR_METRES = 500
_NEAR_DAYS = 7  # what was taken at the same place long after is not about this
_ELSEWHERE_METRES = 50_000
_MOST = 200
_REASONS = {
    "en": {
        "during": "at that time",
        "before": "{time} before",
        "after": "{time} after",
        "there": "at the same place",
        "metres": "{metres} m away",
        "km": "{km} km away",
        "point": ".",
        "minutes": "{n} min",
        "hours": "{n} h {m:02d}",
        "days": "{n} days",
    },
    "fr": {
        "during": "à ce moment",
        "before": "{time} avant",
        "after": "{time} après",
        "there": "au même endroit",
        "metres": "à {metres} m",
        "km": "à {km} km",
        "point": ",",
        "minutes": "{n} min",
        "hours": "{n} h {m:02d}",
        "days": "{n} jours",
    },
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item worth a look: minutes from the incident's span (negative before, 0 within), and
    metres from its place; None where one of the two is not known."""

    id: int
    ref: str
    name: str
    minutes: float | None
    metres: float | None

    def reason(self, language: str = "en") -> str:
        """Why it is suggested, in words: "22 min after, 300 m away"."""
        words = _REASONS.get(language, _REASONS["en"])
        parts = []
        if self.minutes is not None:
            if self.minutes == 0:
                parts.append(words["during"])
            else:
                time = _said(round(abs(self.minutes)), words)
                parts.append(words["after" if self.minutes > 0 else "before"].format(time=time))
        if self.metres is not None:
            if round(self.metres) == 0:
                parts.append(words["there"])
            elif self.metres < 1000:
                parts.append(words["metres"].format(metres=round(self.metres)))
            else:
                km = f"{self.metres / 1000:.1f}"
                parts.append(words["km"].format(km=km.replace(".", words["point"])))
        return ", ".join(parts)


def suggest(library: Library, ref: str) -> list[Suggestion]:
    """Items not tied to the incident, taken in its time span or within six hours of it, or within
    500 m of its place in the same week; the nearest in time first.

    Its further dates and places count as its first ones do; an item or incident without a point of
    its own lies where its place in the gazetteer does. What was declined is left out. Raises
    UsageError if there is no incident, or nothing is known of when and where it was.
    """
    with library.read() as connection:
        number = resolve(connection, ref, "incident").id
        occasions = _occasions(connection, number)
        if not occasions:
            raise UsageError(
                f"{make_ref('incident', number)} has no date and no point on the map yet; "
                "give it one, and what lies near will be found."
            )
        no = tables.declined
        near = or_(*(one for occasion in occasions for one in _near(occasion)))
        declined = select(no.c.item_id).where(no.c.incident_id == number)
        rows = _items(
            connection,
            near,
            _ITEMS.c.id.not_in(_tied(number)),
            _ITEMS.c.id.not_in(declined),
            _ITEMS.c.status != "rejected",
        )
    found = [one for row in rows if (one := _judged(row, occasions)) is not None]
    found.sort(key=_nearness)
    return found[:_MOST]


def declined(library: Library, ref: str) -> list[Suggestion]:
    """What an editor said does not belong to the incident, with how near it lies; the nearest in
    time first. What has been tied to it all the same is not among them."""
    no = tables.declined
    with library.read() as connection:
        number = resolve(connection, ref, "incident").id
        occasions = _occasions(connection, number)
        which = select(no.c.item_id).where(no.c.incident_id == number)
        rows = _items(connection, _ITEMS.c.id.in_(which), _ITEMS.c.id.not_in(_tied(number)))
    found = [_nearest(row, occasions) for row in rows]
    found.sort(key=_nearness)
    return found


def decline(library: Library, ref: str, item_refs: Sequence[str]) -> int:
    """Say that items do not belong to an incident: they are not suggested for it again.

    One undo step; returns how many were not declined before. Raises UsageError for items that are
    tied to it.
    """
    no, ties = tables.declined, tables.ties
    with library.change("decline {count} for {target}") as changes:
        incident = resolve(changes.connection, ref, "incident")
        items = resolve_all(changes.connection, item_refs, "item")
        changes.args = {"count": how_many([one.ref for one in items]), "target": incident.ref}
        ids = [one.id for one in items]
        tied = _among(changes, ties, incident.id, ids)
        if tied:
            raise UsageError(
                f"{make_ref('item', min(tied))} is tied to {incident.ref}; untie it first."
            )
        there = _among(changes, no, incident.id, ids)
        rows = [{"incident_id": incident.id, "item_id": n} for n in ids if n not in there]
        changes.insert(no, rows)
        return len(rows)


def take_back(library: Library, ref: str, item_refs: Sequence[str] | None = None) -> int:
    """Let items be suggested again that were declined for an incident; all of them without refs.

    One undo step; returns how many had been declined.
    """
    no = tables.declined
    with library.change("take back that {count} was declined for {target}") as changes:
        incident = resolve(changes.connection, ref, "incident")
        query = select(no.c.item_id, no.c.id).where(no.c.incident_id == incident.id)
        rows = dict(changes.connection.execute(query).all())
        if item_refs is not None:
            items = resolve_all(changes.connection, item_refs, "item")
            rows = {one.id: rows[one.id] for one in items if one.id in rows}
        changes.args = {
            "count": how_many([make_ref("item", number) for number in rows]),
            "target": incident.ref,
        }
        return changes.delete(no, rows.values())


def _among(changes: Changes, table: Table, incident: int, ids: Sequence[int]) -> set[int]:
    """Those of these items that a table ties to an incident."""
    found: set[int] = set()
    for part in chunks(ids):
        query = select(table.c.item_id).where(
            table.c.incident_id == incident, table.c.item_id.in_(part)
        )
        found.update(changes.connection.execute(query).scalars())
    return found


# ---------------------------------------------------------------- when and where

_ITEMS = tables.items
_LAT, _LON = point_of(_ITEMS)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """One date and place of an incident; at least one of the two is known."""

    span: tuple[datetime, datetime] | None
    point: tuple[float, float] | None
    place_id: int | None


def _occasions(connection: Connection, incident: int) -> list[_Occasion]:
    """The incident's own date and place and its further ones, as far as they tell anything.

    A further date without a place is at the incident's own, and a place without a date in its
    span.
    """
    found: list[_Occasion] = []
    for table, key in ((tables.incidents, "id"), (tables.occasions, "incident_id")):
        places, (lat, lon) = tables.places, point_of(table)
        rows = connection.execute(
            select(
                table.c.date_earliest,
                table.c.date_latest,
                table.c.place_id,
                lat.label("lat"),
                lon.label("lon"),
            )
            .outerjoin(places, places.c.id == table.c.place_id)
            .where(table.c[key] == incident)
            .order_by(table.c.id)
        )
        for row in rows:
            span = _span(row.date_earliest, row.date_latest)
            point = (row.lat, row.lon) if None not in (row.lat, row.lon) else None
            found.append(_Occasion(span, point, row.place_id))
    first = found[0]
    return [
        one
        for one in (
            _Occasion(
                occasion.span or first.span,
                *(
                    (occasion.point, occasion.place_id)
                    if occasion.point or occasion.place_id is not None
                    else (first.point, first.place_id)
                ),
            )
            for occasion in found
            if occasion is first or occasion.span or occasion.point or occasion.place_id is not None
        )
        if one.span or one.point or one.place_id is not None
    ]


def _near(occasion: _Occasion) -> list[ColumnElement[bool]]:
    """Conditions that hold for all items that may be near, and for some that are not."""
    near: list[ColumnElement[bool]] = []
    if occasion.span is not None:
        low, high = (
            (moment + timedelta(hours=hours)).isoformat()
            for moment, hours in zip(occasion.span, (-_NEAR_HOURS, _NEAR_HOURS), strict=True)
        )
        near.append((_ITEMS.c.captured_latest >= low) & (_ITEMS.c.captured_earliest <= high))
    if occasion.point is not None:
        lat, lon = occasion.point
        degrees = _NEAR_METRES / 111_000
        near.append(
            _LAT.between(lat - degrees, lat + degrees)
            & _LON.between(lon - degrees * 4, lon + degrees * 4)
        )
    if occasion.place_id is not None:
        near.append(_ITEMS.c.place_id == occasion.place_id)
    return near


def _tied(incident: int) -> Select[tuple[int]]:
    return select(tables.ties.c.item_id).where(tables.ties.c.incident_id == incident)


def _items(connection: Connection, *conditions: ColumnElement[bool]) -> list[Row[Any]]:
    columns = ("id", "name", "captured_earliest", "captured_latest", "place_id")
    query = (
        select(*(_ITEMS.c[name] for name in columns), _LAT.label("lat"), _LON.label("lon"))
        .select_from(_ITEMS.outerjoin(tables.places, tables.places.c.id == _ITEMS.c.place_id))
        .where(*conditions)
    )
    return list(connection.execute(query))


def _judged(row: Row[Any], occasions: Sequence[_Occasion]) -> Suggestion | None:
    """How an item lies to the occasion it is nearest to; None where it is near to none."""
    near = [one for occasion in occasions if (one := _measured(row, occasion)) and _is_near(one)]
    return min(near, key=_nearness, default=None)


def _nearest(row: Row[Any], occasions: Sequence[_Occasion]) -> Suggestion:
    """How an item lies to the occasion it is nearest to, however far that is."""
    nothing = Suggestion(row.id, make_ref("item", row.id), row.name, None, None)
    return min((_measured(row, one) for one in occasions), key=_nearness, default=nothing)


def _measured(row: Row[Any], occasion: _Occasion) -> Suggestion:
    minutes = _minutes(occasion.span, _span(row.captured_earliest, row.captured_latest))
    metres, point = None, occasion.point
    if occasion.place_id is not None and row.place_id == occasion.place_id:
        metres = 0.0
    if point is not None and row.lat is not None and row.lon is not None:
        metres = distance_km(point[0], point[1], row.lat, row.lon) * 1000
    return Suggestion(row.id, make_ref("item", row.id), row.name, minutes, metres)


def _is_near(one: Suggestion) -> bool:
    in_time = one.minutes is not None and abs(one.minutes) <= _NEAR_HOURS * 60
    in_place = (
        one.metres is not None
        and one.metres <= _NEAR_METRES
        and (one.minutes is None or abs(one.minutes) <= _NEAR_DAYS * 24 * 60)
    )
    # Something filmed at that hour on the other side of the country is not about this.
    elsewhere = one.metres is not None and one.metres > _ELSEWHERE_METRES
    return in_place or (in_time and not elsewhere)


def _said(minutes: int, words: dict[str, str]) -> str:
    """A length of time as people say it."""
    if minutes < 60:
        return words["minutes"].format(n=minutes)
    if minutes < 48 * 60:
        return words["hours"].format(n=minutes // 60, m=minutes % 60)
    return words["days"].format(n=round(minutes / (24 * 60)))


def _nearness(suggestion: Suggestion) -> tuple[float, float, int]:
    minutes = abs(suggestion.minutes) if suggestion.minutes is not None else 1e9
    metres = suggestion.metres if suggestion.metres is not None else 1e9
    return (minutes, metres, suggestion.id)


def _span(earliest: str | None, latest: str | None) -> tuple[datetime, datetime] | None:
    if not earliest or not latest or earliest < "0002" or latest > "9998":
        return None
    try:
        return datetime.fromisoformat(earliest), datetime.fromisoformat(latest)
    except ValueError:
        return None


def _minutes(
    span: tuple[datetime, datetime] | None, other: tuple[datetime, datetime] | None
) -> float | None:
    if span is None or other is None:
        return None
    if other[0] > span[1]:
        return (other[0] - span[1]).total_seconds() / 60
    if other[1] < span[0]:
        return -(span[0] - other[1]).total_seconds() / 60
    return 0.0
