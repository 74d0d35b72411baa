"""Points on the earth as people type and read them: degrees, minutes and seconds, areas."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from evidence_desk.domain.errors import UsageError

Point = tuple[float, float]  # latitude, longitude; degrees, WGS 84

_NUMBER = r"\d+(?:[.,]\d+)?"
_DMS = re.compile(
    rf"""(?P<before>[NSEWO])?\s*(?P<sign>[-−+])?\s*
    (?P<deg>{_NUMBER})\s*[°ºd]?\s*
    (?:(?P<min>{_NUMBER})\s*['′’m]?\s*)?
    (?:(?P<sec>{_NUMBER})\s*(?:["″”s]|''|′′)?\s*)?
    (?P<after>[NSEWO])?""",
    re.VERBOSE | re.IGNORECASE,
)
_RADIUS_M = 6_371_008.8  # mean radius of the earth, IUGG
_METRES = {"": 1.0, "m": 1.0, "km": 1000.0}


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in degrees; where `west` is greater than `east` it goes over 180°."""

    south: float
    west: float
    north: float
    east: float

    def query(self) -> str:
        """As a part of a search: ``area:41.1,22.9,41.4,23.2``."""
        corners = (self.south, self.west, self.north, self.east)
        return "area:" + ",".join(f"{one:.6f}".rstrip("0").rstrip(".") for one in corners)


def read_point(text: str) -> Point:
    """A point as typed: ``41.37, 22.95``, ``41°22'16"N 22°56'53"E``; raises UsageError.

    A comma may be the decimal sign where a semicolon or a blank parts the two.
    """
    halves = _halves(text.strip())
    if halves is None:
        raise _not_a_point(text)
    first, second = (_angle(half) for half in halves)
    if first is None or second is None:
        raise _not_a_point(text)
    (lat, side), (lon, other) = first, second
    if side in ("E", "W") or other in ("N", "S"):
        if side in ("N", "S") or other in ("E", "W"):
            raise _not_a_point(text)
        lat, lon = lon, lat
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise _not_a_point(text)
    return lat, lon


def write_point(lat: float, lon: float) -> str:
    """A point in decimal degrees, to about a metre: ``41.37120, 22.94810``."""
    return f"{lat:.5f}, {lon:.5f}"


def read_metres(text: str) -> float:
    """A distance in metres: ``500``, ``500m``, ``1.5 km``; raises UsageError."""
    match = re.fullmatch(rf"({_NUMBER})\s*(m|km)?", text.strip().lower())
    if match is None or not (metres := _float(match[1]) * _METRES[match[2] or ""]) > 0:
        raise UsageError(f"“{text}” is not a distance; write 500m or 2km.")
    if metres > 20_100_000:  # half way round
        raise UsageError(f"“{text}” is not a distance; write 500m or 2km.")
    return metres


def read_near(value: str) -> tuple[Point, float]:
    """The point and the metres of ``near:LAT,LON,500m``; raises UsageError."""
    parts = value.split(",")
    if len(parts) not in (2, 3):
        raise _not_near(value)
    try:
        lat, lon = (float(part) for part in parts[:2])
        metres = read_metres(parts[2]) if len(parts) == 3 else 500.0
    except (ValueError, UsageError):
        raise _not_near(value) from None
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise _not_near(value)
    return (lat, lon), metres


def read_area(value: str) -> Area:
    """The rectangle of ``area:LAT1,LON1,LAT2,LON2``, its corners in any order of latitude.

    From the first longitude eastwards to the second; raises UsageError.
    """
    try:
        lat1, lon1, lat2, lon2 = (float(part) for part in value.split(","))
    except ValueError:
        lat1 = lon1 = lat2 = lon2 = float("nan")
    if not (abs(lat1) <= 90 and abs(lat2) <= 90 and abs(lon1) <= 180 and abs(lon2) <= 180):
        raise UsageError(
            f"“area:{value}” is not a rectangle; write area:41.1,22.9,41.4,23.2, "
            "one corner and the opposite one."
        )
    return Area(min(lat1, lat2), lon1, max(lat1, lat2), lon2)


def around(lat: float, lon: float, metres: float) -> Area:
    """The least rectangle that holds every point within so many metres of one.

    At the poles it goes all the way round.
    """
    reach = math.degrees(metres / _RADIUS_M) * 1.000001
    south, north = lat - reach, lat + reach
    if south <= -90 or north >= 90 or reach >= 90:
        return Area(max(-90.0, south), -180.0, min(90.0, north), 180.0)
    wide = math.degrees(
        math.asin(min(1.0, math.sin(math.radians(reach)) / math.cos(math.radians(lat))))
    )
    wide *= 1.000001
    if wide >= 180:
        return Area(south, -180.0, north, 180.0)
    west, east = lon - wide, lon + wide
    return Area(
        south, west + 360 if west < -180 else west, north, east - 360 if east > 180 else east
    )


def _not_near(value: str) -> UsageError:
    return UsageError(f"“near:{value}” is not a point and a distance; write near:41.37,22.95,500m.")


def _not_a_point(text: str) -> UsageError:
    return UsageError(
        f"“{text}” is not a point; write 41.3712, 22.9481 or 41°22'16\"N 22°56'53\"E."
    )


def _halves(text: str) -> tuple[str, str] | None:
    """Latitude and longitude apart, by the sign that can only part them."""
    if ";" in text:
        parts = text.split(";")
    elif len(lettered := re.findall(r"[^NSEWO]+[NSEWO]|[NSEWO][^NSEWO]+", text, re.I)) == 2:
        parts = [part.strip(" ,") for part in lettered]
    elif re.search(r",\s", text):
        parts = re.split(r",\s+", text)
    elif text.count(",") == 1:
        parts = text.split(",")
    else:
        parts = text.split()
    return (parts[0], parts[1]) if len(parts) == 2 else None


def _angle(text: str) -> tuple[float, str] | None:
    """Degrees, and the letter of the side of the world if there is one."""
    match = _DMS.fullmatch(text.strip())
    if match is None:
        return None
    degrees, minutes, seconds = (_float(match[name] or "0") for name in ("deg", "min", "sec"))
    sides = [side.upper() for side in (match["before"], match["after"]) if side]
    if minutes >= 60 or seconds >= 60 or len(sides) > 1 or (sides and match["sign"]):
        return None
    side = sides[0].replace("O", "W") if sides else ""  # ouest
    value = degrees + minutes / 60 + seconds / 3600
    negative = match["sign"] in ("-", "−") or side in ("S", "W")
    return (-value if negative else value), side


def _float(text: str) -> float:
    return float(text.replace(",", "."))
