"""The flat map: Web Mercator, a view of it in pixels, and what a scale bar says."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

#: Where Web Mercator ends (its square is closed there), in degrees.
EDGE = 85.05112877980659
#: Round the equator, metres; of the sphere that Web Mercator takes the earth for.
ROUND_M = 2 * math.pi * 6_378_137.0
#: Pixels across the whole world: from all of it in a small window to a metre in twenty pixels.
SMALLEST, LARGEST = 180.0, ROUND_M * 20

_STEPS = (1, 2, 5)


def project(lat: float, lon: float) -> tuple[float, float]:
    """A point in degrees in the unit square: x from west to east, y from north to south."""
    lat = max(-EDGE, min(EDGE, lat))
    y = 0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)
    return lon / 360 + 0.5, y


def unproject(x: float, y: float) -> tuple[float, float]:
    """Latitude and longitude of a point of the unit square, kept on the map."""
    lat = math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y))))
    return max(-EDGE, min(EDGE, lat)), max(-180.0, min(180.0, (x - 0.5) * 360))


@dataclass(frozen=True, slots=True)
class View:
    """What a window shows: the centre in the unit square, pixels a world, and its own size."""

    x: float = 0.5
    y: float = 0.4
    scale: float = 900.0
    width: int = 900
    height: int = 500

    def to_screen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the unit square in pixels from the window's left top."""
        return (x - self.x) * self.scale + self.width / 2, (
            y - self.y
        ) * self.scale + self.height / 2

    def to_world(self, px: float, py: float) -> tuple[float, float]:
        """A pixel as a point of the unit square."""
        return (px - self.width / 2) / self.scale + self.x, (
            py - self.height / 2
        ) / self.scale + self.y

    def at(self, px: float, py: float) -> tuple[float, float]:
        """Latitude and longitude of a pixel."""
        return unproject(*self.to_world(px, py))

    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in the unit square."""
        left, top = self.to_world(0, 0)
        right, bottom = self.to_world(self.width, self.height)
        return left, top, right, bottom

    def panned(self, dx: float, dy: float) -> View:
        """The view moved by pixels; the world's edge stops it."""
        return self._kept(self.x + dx / self.scale, self.y + dy / self.scale, self.scale)

    def zoomed(self, factor: float, px: float | None = None, py: float | None = None) -> View:
        """Nearer by a factor; what lies under the pixel, or the centre, stays there."""
        px = self.width / 2 if px is None else px
        py = self.height / 2 if py is None else py
        scale = max(SMALLEST, min(LARGEST, self.scale * factor))
        x, y = self.to_world(px, py)
        return self._kept(
            x - (px - self.width / 2) / scale, y - (py - self.height / 2) / scale, scale
        )

    def resized(self, width: int, height: int) -> View:
        """The same centre in a window of another size."""
        return replace(self, width=max(1, width), height=max(1, height))

    def fitting(
        self, left: float, top: float, right: float, bottom: float, margin: float = 60
    ) -> View:
        """A view in which all of this rectangle of the unit square is seen, with a margin."""
        room_x, room_y = max(40.0, self.width - 2 * margin), max(40.0, self.height - 2 * margin)
        wide, high = max(right - left, 1e-12), max(bottom - top, 1e-12)
        near = ROUND_M / 2  # half a metre a pixel: nearer than this nothing is fitted
        scale = max(SMALLEST, min(near, room_x / wide, room_y / high))
        return self._kept((left + right) / 2, (top + bottom) / 2, scale)

    def with_scale(self, scale: float) -> View:
        """The same middle at so many pixels a world."""
        return self._kept(self.x, self.y, max(SMALLEST, min(LARGEST, scale)))

    def metres_per_pixel(self, lat: float | None = None) -> float:
        """How much a pixel is at a latitude, or at the view's centre."""
        if lat is None:
            lat, _ = unproject(self.x, self.y)
        return ROUND_M * math.cos(math.radians(lat)) / self.scale

    def _kept(self, x: float, y: float, scale: float) -> View:
        return replace(self, x=max(0.0, min(1.0, x)), y=max(0.0, min(1.0, y)), scale=scale)


def scale_bar(metres_per_pixel: float, most: float = 140.0) -> tuple[float, float]:
    """A round length in metres, and how many pixels it is: the longest no wider than `most`."""
    room = metres_per_pixel * most
    power = 10 ** math.floor(math.log10(room))
    metres = max(step * power for step in _STEPS if step * power <= room)
    return metres, metres / metres_per_pixel


def grid_step(degrees_seen: float, lines: int = 6) -> float:
    """How far apart lines of the grid lie, in degrees: about so many of them are seen."""
    room = degrees_seen / lines
    for step in (30, 20, 10, 5, 2, 1, 1 / 2, 1 / 6, 1 / 12, 1 / 30, 1 / 60, 1 / 120, 1 / 360):
        if step <= room * 1.5:
            return float(step)
    power = 10.0 ** math.floor(math.log10(max(room, 1e-9)))
    return float(max(step * power for step in _STEPS if step * power <= max(room, 1e-9)))
