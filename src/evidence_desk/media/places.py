"""Where something was recorded, from EXIF, XMP and ISO 6709, as WGS 84 degrees."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

Place = tuple[float, float]

_ISO_6709 = re.compile(
    r"\s*([+-])(\d{2,6})(\.\d+)?([+-])(\d{3,7})(\.\d+)?(?:[+-]\d+(?:\.\d+)?)?(?:CRS[^/]*)?/?\s*"
)
_XMP_DEGREES = re.compile(r"\s*(\d+),(\d+(?:\.\d+)?)(?:,(\d+(?:\.\d+)?))?([NSEW])\s*")


def photo_place(fields: Mapping[str, str]) -> Place | None:
    """Where a photo was taken, from its EXIF GPS fields, else XMP's; keys as exiv2 names them."""
    lat = _exif_degrees(fields, "Latitude", "S")
    lon = _exif_degrees(fields, "Longitude", "W")
    if lat is None or lon is None:
        lat = _xmp_degrees(fields.get("Xmp.exif.GPSLatitude", ""))
        lon = _xmp_degrees(fields.get("Xmp.exif.GPSLongitude", ""))
    return _place(lat, lon)


def media_place(tags: Mapping[str, str]) -> Place | None:
    """Where a film was taken, from container tags (lower-case keys, as FFmpeg names them)."""
    for key, value in tags.items():
        if key.endswith("location.iso6709") or key == "location" or key.startswith("location-"):
            place = read_iso6709(value)
            if place is not None:
                return place
    return None


def read_iso6709(text: str) -> Place | None:
    """A point in ISO 6709's string form, in degrees, degrees and minutes, or with seconds."""
    match = _ISO_6709.fullmatch(text)
    if match is None:
        return None
    lat = _sexagesimal(match[2], match[3] or "", 2)
    lon = _sexagesimal(match[5], match[6] or "", 3)
    if lat is None or lon is None:
        return None
    return _place(-lat if match[1] == "-" else lat, -lon if match[4] == "-" else lon)


def _sexagesimal(digits: str, fraction: str, degrees: int) -> float | None:
    extra = len(digits) - degrees
    if extra == 0:
        return float(digits + fraction)
    if extra == 2:
        return int(digits[:degrees]) + float(digits[degrees:] + fraction) / 60
    if extra == 4:
        minutes, seconds = digits[degrees : degrees + 2], digits[degrees + 2 :]
        return int(digits[:degrees]) + int(minutes) / 60 + float(seconds + fraction) / 3600
    return None


def _exif_degrees(fields: Mapping[str, str], axis: str, negative: str) -> float | None:
    """Three fractions, degrees, minutes and seconds (EXIF 2.32, GPS attributes), and a side."""
    parts = fields.get(f"Exif.GPSInfo.GPS{axis}", "").split()
    if not parts or len(parts) > 3:
        return None
    value = 0.0
    for part, scale in zip(parts, (1, 60, 3600), strict=False):
        above, _slash, below = part.partition("/")
        try:
            number = int(above) / int(below or 1)
        except ValueError:
            return None
        except ZeroDivisionError:
            if int(above):
                return None
            number = 0.0 if scale > 1 else math.nan
        value += number / scale
    side = fields.get(f"Exif.GPSInfo.GPS{axis}Ref", "").strip(" \x00").upper()
    return -value if side.startswith(negative) else value


def _xmp_degrees(text: str) -> float | None:
    match = _XMP_DEGREES.fullmatch(text)
    if match is None:
        return None
    value = int(match[1]) + float(match[2]) / 60 + float(match[3] or 0) / 3600
    return -value if match[4] in "SW" else value


def _place(lat: float | None, lon: float | None) -> Place | None:
    """A point on Earth; none for 0, 0, which receivers write while they have no fix."""
    if lat is None or lon is None or math.isnan(lat) or math.isnan(lon):
        return None
    if abs(lat) > 90 or abs(lon) > 180 or (lat == 0 and lon == 0):
        return None
    return lat, lon
