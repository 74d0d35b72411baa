"""Items near an incident in time and place that nobody has tied to it yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_, select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.library import Library
from evidence_desk.desk.records import resolve
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.incidents import distance_km
from evidence_desk.domain.items import make_ref

_NEAR_HOURS = 6
_NEAR_METRES = 500
_NEAR_DAYS = 7  # what was taken at the same place long after is not about this
_MOST = 200
_REASONS = {
    "en": {
        "during": "at that time",
        "before": "{time} before",
        "after": "{time} after",
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
            if self.metres < 1000:
                parts.append(words["metres"].format(metres=round(self.metres)))
            else:
                km = f"{self.metres / 1000:.1f}"
                parts.append(words["km"].format(km=km.replace(".", words["point"])))
        return ", ".join(parts)


def suggest(library: Library, ref: str) -> list[Suggestion]:
    """Items not tied to the incident, taken in its time span or within six hours of it, or within
    500 m of its place in the same week; the nearest in time first. Raises UsageError if there is
    no incident."""
    items, ties = tables.items, tables.ties
    with library.read() as connection:
        number = resolve(connection, ref, "incident").id
        incident = connection.execute(
            select(tables.incidents).where(tables.incidents.c.id == number)
        ).one()
        span = _span(incident.date_earliest, incident.date_latest)
        point = (incident.lat, incident.lon) if incident.lat is not None else None
        if span is None and (point is None or point[1] is None):
            raise UsageError(
                f"{make_ref('incident', number)} has no date and no point on the map yet; "
                "give it one, and what lies near will be found."
            )
        near = []
        if span is not None:
            low, high = (
                (moment + timedelta(hours=hours)).isoformat()
                for moment, hours in zip(span, (-_NEAR_HOURS, _NEAR_HOURS), strict=True)
            )
            near.append((items.c.captured_latest >= low) & (items.c.captured_earliest <= high))
        if point is not None and point[1] is not None:
            degrees = _NEAR_METRES / 111_000
            near.append(
                items.c.lat.between(point[0] - degrees, point[0] + degrees)
                & items.c.lon.between(point[1] - degrees * 4, point[1] + degrees * 4)
            )
        tied = select(ties.c.item_id).where(ties.c.incident_id == number)
        rows = connection.execute(
            select(
                items.c.id,
                items.c.name,
                items.c.captured_earliest,
                items.c.captured_latest,
                items.c.lat,
                items.c.lon,
            ).where(or_(*near), items.c.id.not_in(tied), items.c.status != "rejected")
        ).all()
    found = []
    for row in rows:
        minutes = _minutes(span, _span(row.captured_earliest, row.captured_latest))
        metres = (
            distance_km(point[0], point[1], row.lat, row.lon) * 1000
            if point and point[1] is not None and row.lat is not None and row.lon is not None
            else None
        )
        close_in_time = minutes is not None and abs(minutes) <= _NEAR_HOURS * 60
        close_in_place = (
            metres is not None
            and metres <= _NEAR_METRES
            and (minutes is None or abs(minutes) <= _NEAR_DAYS * 24 * 60)
        )
        if not (close_in_time or close_in_place):
            continue
        # Something filmed at that hour on the other side of the country is not about this.
        if close_in_time and metres is not None and metres > 50_000:
            continue
        found.append(Suggestion(row.id, make_ref("item", row.id), row.name, minutes, metres))
    found.sort(key=_nearness)
    return found[:_MOST]


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
