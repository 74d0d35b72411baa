"""How sure an incident is, and how far places lie apart."""

from __future__ import annotations

import math
from enum import StrEnum

_EARTH_KM = 6371.0088  # mean radius, IUGG


class Certainty(StrEnum):
    """How well an incident is established."""

    CONFIRMED = "confirmed"
    PROBABLE = "probable"
    REPORTED = "reported"
    DOUBTFUL = "doubtful"


_LABELS = {
    "en": {
        Certainty.CONFIRMED: "confirmed by our own record",
        Certainty.PROBABLE: "probable",
        Certainty.REPORTED: "reported by one source",
        Certainty.DOUBTFUL: "doubtful",
    },
    "fr": {
        Certainty.CONFIRMED: "confirmé par nos propres constatations",
        Certainty.PROBABLE: "probable",
        Certainty.REPORTED: "rapporté par une seule source",
        Certainty.DOUBTFUL: "douteux",
    },
}


def certainty_label(certainty: Certainty, language: str) -> str:
    """The certainty in words."""
    return _LABELS.get(language, _LABELS["en"])[certainty]


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in degrees, by the haversine formula."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    half_lat, half_lon = (phi2 - phi1) / 2, math.radians(lon2 - lon1) / 2
    a = math.sin(half_lat) ** 2 + math.cos(phi1) * math.cos(phi2) * math.sin(half_lon) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(a)))


def metres_apart(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance of two points in metres."""
    return distance_km(lat1, lon1, lat2, lon2) * 1000
