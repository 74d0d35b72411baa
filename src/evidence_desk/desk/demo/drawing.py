"""Pictures of the story: a quay with sheds, cranes, tents and vans, from dawn to night."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Color = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Light:
    """A time of day: the sky from top to horizon, the water, and the shapes before them."""

    sky: tuple[Color, Color, Color]
    water: tuple[Color, Color]
    near: Color
    far: Color
    lamp: Color = (255, 205, 120)


DAWN = Light(
    ((52, 72, 118), (206, 140, 132), (250, 206, 150)),
    ((168, 120, 120), (48, 58, 88)),
    (26, 26, 40),
    (84, 76, 104),
)
DAY = Light(
    ((126, 160, 188), (176, 198, 208), (222, 224, 216)),
    ((130, 156, 166), (76, 104, 118)),
    (52, 58, 60),
    (128, 142, 148),
)
DUSK = Light(
    ((28, 34, 74), (122, 72, 108), (238, 142, 92)),
    ((140, 82, 90), (24, 28, 56)),
    (14, 14, 28),
    (62, 48, 82),
)
NIGHT = Light(
    ((6, 9, 24), (14, 20, 46), (36, 44, 78)),
    ((24, 30, 56), (6, 8, 20)),
    (3, 4, 10),
    (18, 22, 42),
)
OVERCAST = Light(
    ((96, 104, 112), (140, 148, 154), (176, 180, 180)),
    ((120, 128, 132), (66, 74, 80)),
    (34, 38, 42),
    (98, 106, 112),
)


class Scene:
    """A picture in the making; every method adds something, the far first."""

    def __init__(self, size: tuple[int, int], light: Light, seed: int = 1) -> None:
        self.width, self.height = size
        self.light = light
        self.random = random.Random(seed)
        self.horizon = int(self.height * 0.58)
        self.picture = self._sky_and_water()
        self.draw = ImageDraw.Draw(self.picture)

    def again(self) -> Scene:
        """A copy to draw on: what stands still in a film is drawn once for all its frames."""
        other = copy(self)
        other.random = random.Random()
        other.random.setstate(self.random.getstate())
        other.picture = self.picture.copy()
        other.draw = ImageDraw.Draw(other.picture)
        return other

    def _sky_and_water(self) -> Image.Image:
        rows = np.zeros((self.height, 1, 3))
        top, middle, low = (np.array(color) for color in self.light.sky)
        for y in range(self.horizon):
            part = y / max(1, self.horizon - 1)
            rows[y, 0] = (
                top + (middle - top) * part / 0.6
                if part < 0.6
                else middle + (low - middle) * (part - 0.6) / 0.4
            )
        first, last = (np.array(color) for color in self.light.water)
        for y in range(self.horizon, self.height):
            part = (y - self.horizon) / max(1, self.height - self.horizon - 1)
            rows[y, 0] = first + (last - first) * part**0.7
        return Image.fromarray(np.repeat(rows, self.width, axis=1).astype(np.uint8))

    def x(self, part: float) -> int:
        """A place across the picture, 0 to 1."""
        return int(part * self.width)

    def y(self, part: float) -> int:
        """A place down the picture, 0 to 1."""
        return int(part * self.height)

    def moon(self, x: float, y: float, size: float = 0.035) -> Scene:
        r = int(size * self.height)
        self.glow(x, y, 0.4, (150, 160, 190), 0.35)
        cx, cy = self.x(x), self.y(y)
        self.draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=(236, 234, 220))
        return self

    def stars(self, count: int = 60) -> Scene:
        for _ in range(count):
            x, y = self.random.random() * self.width, self.random.random() ** 1.5 * self.horizon
            level = self.random.randint(90, 220)
            self.draw.point((x, y), fill=(level, level, level))
        return self

    def clouds(self, count: int = 6, level: int = 26) -> Scene:
        layer = Image.new("L", self.picture.size, 0)
        draw = ImageDraw.Draw(layer)
        for _ in range(count):
            x, y = self.random.random() * self.width, self.random.random() * self.horizon * 0.7
            for _ in range(9):
                w = self.random.uniform(0.05, 0.16) * self.width
                dx, dy = self.random.gauss(0, w), self.random.gauss(0, w * 0.1)
                draw.ellipse(
                    (x + dx - w, y + dy - w * 0.14, x + dx + w, y + dy + w * 0.14), fill=255
                )
        layer = layer.filter(ImageFilter.GaussianBlur(self.width / 40))
        white = Image.new(
            "RGB", self.picture.size, tuple(min(255, c + 40) for c in self.light.sky[2])
        )
        self._paste(white, layer.point(lambda v: v * level // 60))
        return self

    def _paste(self, layer: Image.Image, mask: Image.Image) -> None:
        self.picture.paste(layer, (0, 0), mask)
        self.draw = ImageDraw.Draw(self.picture)

    def town(self, lit: bool = True) -> Scene:
        """The other bank: low roofs, a church tower, a few windows."""
        x = -10.0
        base = self.horizon
        while x < self.width:
            w = self.random.uniform(0.03, 0.08) * self.width
            h = self.random.uniform(0.02, 0.07) * self.height
            self.draw.rectangle((x, base - h, x + w, base), fill=self.light.far)
            self.draw.polygon(
                [(x - 2, base - h), (x + w / 2, base - h - w * 0.28), (x + w + 2, base - h)],
                fill=self.light.far,
            )
            if lit and self.random.random() < 0.6:
                wx, wy = x + w * self.random.uniform(0.2, 0.7), base - h * 0.6
                self.draw.rectangle((wx, wy, wx + 3, wy + 4), fill=self.light.lamp)
            x += w * self.random.uniform(0.9, 1.3)
        tower = self.x(self.random.uniform(0.15, 0.85))
        h = 0.16 * self.height
        self.draw.rectangle(
            (tower, base - h, tower + self.width * 0.022, base), fill=self.light.far
        )
        self.draw.polygon(
            [
                (tower - 2, base - h),
                (tower + self.width * 0.011, base - h * 1.55),
                (tower + self.width * 0.022 + 2, base - h),
            ],
            fill=self.light.far,
        )
        return self

    def cranes(self, *places: float) -> Scene:
        for place in places:
            x, base, top = self.x(place), self.horizon + 4, self.y(0.14)
            color = tuple(
                (a + b) // 2 for a, b in zip(self.light.near, self.light.far, strict=True)
            )
            w = max(3, self.width // 160)
            for dx in (-6 * w, 6 * w):
                self.draw.line((x, self.y(0.34), x + dx, base), fill=color, width=w)
            self.draw.line((x, base - 8 * w, x, top + 10), fill=color, width=w + 1)
            reach = self.width * 0.17 * (1 if place < 0.5 else -1)
            self.draw.line((x, top + 14, x + reach, top + 6), fill=color, width=w)
            self.draw.line((x, top + 14, x - reach * 0.35, top + 22), fill=color, width=w)
            self.draw.line((x, top, x + reach, top + 6), fill=color, width=max(1, w // 2))
            self.draw.line(
                (x + reach * 0.8, top + 8, x + reach * 0.8, self.y(0.36)), fill=color, width=1
            )
        return self

    def quay(self, level: float = 0.74) -> Scene:
        """The ground one stands on, with its edge and bollards."""
        top = self.y(level)
        self.draw.polygon(
            [
                (0, top),
                (self.width, top - self.height * 0.02),
                (self.width, self.height),
                (0, self.height),
            ],
            fill=self.light.near,
        )
        for place in (0.08, 0.36, 0.64, 0.92):
            x, w = self.x(place), self.width * 0.011
            self.draw.rectangle((x - w, top - w * 2.2, x + w, top + 4), fill=self.light.near)
            self.draw.ellipse(
                (x - w * 1.5, top - w * 3, x + w * 1.5, top - w * 1.6), fill=self.light.near
            )
        return self

    def shed(
        self, x: float, width: float = 0.3, height: float = 0.24, level: float = 0.76
    ) -> Scene:
        left, right, base = self.x(x), self.x(x + width), self.y(level)
        top = base - self.height * height
        wall = tuple(
            int(a * 0.7 + b * 0.3) for a, b in zip(self.light.near, self.light.far, strict=True)
        )
        self.draw.rectangle((left, top, right, base), fill=wall)
        self.draw.polygon(
            [(left - 6, top), ((left + right) / 2, top - self.height * 0.08), (right + 6, top)],
            fill=self.light.near,
        )
        for step in range(left, right, max(6, self.width // 90)):
            self.draw.line((step, top, step, base), fill=self.light.near)
        door = (right - left) * 0.3
        self.draw.rectangle(
            (left + door, top + (base - top) * 0.35, right - door, base), fill=self.light.near
        )
        return self

    def tents(self, places: Sequence[float], level: float = 0.84, lit: bool = False) -> Scene:
        colors = [(70, 96, 120), (124, 84, 62), (86, 108, 80), (110, 70, 84)]
        shade = 0.35 if self.light is NIGHT else 0.55 if self.light in (DUSK, DAWN) else 1.0
        for at, place in enumerate(places):
            x, base = self.x(place), self.y(level + 0.02 * (at % 2))
            w, h = self.width * 0.075, self.height * 0.13
            color = tuple(int(c * shade) for c in colors[at % len(colors)])
            dark = tuple(int(c * 0.65) for c in color)
            if lit and at % 2 == 0:
                self.glow(place, level - 0.03, 0.12, self.light.lamp, 0.5)
                color = tuple(min(255, c + 70) for c in color)
            self.draw.polygon([(x - w, base), (x, base - h), (x + w * 0.3, base)], fill=color)
            self.draw.polygon(
                [(x + w * 0.3, base), (x, base - h), (x + w, base - h * 0.1)], fill=dark
            )
            self.draw.polygon(
                [(x - w * 0.28, base), (x - w * 0.05, base - h * 0.62), (x + w * 0.1, base)],
                fill=tuple(int(c * 0.4) for c in color),
            )
        return self

    def person(
        self,
        x: float,
        level: float = 0.86,
        size: float = 0.17,
        lean: float = 0.0,
        step: float = 0.0,
    ) -> Scene:
        """Somebody, as a shape only: faces are nobody's business here."""
        color = tuple(max(0, c - 4) for c in self.light.near)
        h = size * self.height
        cx, base = self.x(x), self.y(level)
        w = h * 0.11
        hip, neck = base - h * 0.48, base - h * 0.84
        swing = math.sin(step) * w * 1.3
        for side in (-1, 1):
            self.draw.line(
                (cx, hip, cx + side * (w * 0.5 + swing * side), base),
                fill=color,
                width=int(w * 0.9),
            )
        self.draw.polygon(
            [
                (cx - w, hip),
                (cx - w * 1.2 + lean * w, neck),
                (cx + w * 1.2 + lean * w, neck),
                (cx + w, hip),
            ],
            fill=color,
        )
        self.draw.line(
            (cx + lean * w - w, neck, cx - w * 1.4 - swing, hip), fill=color, width=int(w * 0.6)
        )
        self.draw.line(
            (cx + lean * w + w, neck, cx + w * 1.4 + swing, hip), fill=color, width=int(w * 0.6)
        )
        r, head = w * 0.85, base - h * 0.93
        self.draw.ellipse((cx - r + lean * w, head - r, cx + r + lean * w, head + r), fill=color)
        return self

    def van(self, x: float, level: float = 0.86, size: float = 0.3, beams: bool = True) -> Scene:
        w, h = self.width * size, self.width * size * 0.42
        left, base = self.x(x), self.y(level)
        body = tuple(min(255, c + 26) for c in self.light.near)
        if beams:
            self._beam(left, base - h * 0.3, -1)
        self.draw.rounded_rectangle(
            (left + w * 0.16, base - h, left + w, base - h * 0.12), h * 0.1, fill=body
        )
        self.draw.polygon(
            [
                (left, base - h * 0.12),
                (left, base - h * 0.45),
                (left + w * 0.12, base - h * 0.55),
                (left + w * 0.22, base - h * 0.95),
                (left + w * 0.4, base - h * 0.95),
                (left + w * 0.4, base - h * 0.12),
            ],
            fill=body,
        )
        glass = tuple(min(255, c + 40) for c in body)
        self.draw.polygon(
            [
                (left + w * 0.14, base - h * 0.55),
                (left + w * 0.23, base - h * 0.88),
                (left + w * 0.36, base - h * 0.88),
                (left + w * 0.36, base - h * 0.55),
            ],
            fill=glass,
        )
        self.draw.rectangle((left + w * 0.4, base - h * 0.5, left + w, base - h * 0.38), fill=glass)
        for wheel in (0.2, 0.8):
            cx, r = left + w * wheel, h * 0.16
            self.draw.ellipse(
                (cx - r, base - r * 1.3, cx + r, base + r * 0.7), fill=self.light.near
            )
        self.draw.ellipse(
            (left - 3, base - h * 0.4, left + 8, base - h * 0.26), fill=(255, 244, 210)
        )
        return self

    def _beam(self, x: float, y: float, way: int) -> None:
        mask = Image.new("L", self.picture.size, 0)
        reach = self.width * 0.5 * way
        ImageDraw.Draw(mask).polygon(
            [
                (x, y - 4),
                (x + reach, y - self.height * 0.06),
                (x + reach, y + self.height * 0.13),
                (x, y + 5),
            ],
            fill=90,
        )
        mask = mask.filter(ImageFilter.GaussianBlur(self.width / 50))
        self._paste(Image.new("RGB", self.picture.size, (255, 236, 190)), mask)

    def searchlight(self, angle: float, x: float = 0.1, y: float = 0.56) -> Scene:
        mask = Image.new("L", self.picture.size, 0)
        cx, cy, reach = self.x(x), self.y(y), self.width * 1.2
        points: list[tuple[float, float]] = [(cx, cy)]
        for spread in (-0.045, 0.045):
            points.append(
                (cx + math.cos(angle + spread) * reach, cy + math.sin(angle + spread) * reach)
            )
        ImageDraw.Draw(mask).polygon(points, fill=110)
        mask = mask.filter(ImageFilter.GaussianBlur(self.width / 70))
        self._paste(Image.new("RGB", self.picture.size, (214, 228, 255)), mask)
        self.glow(x, y, 0.12, (230, 240, 255), 0.9)
        return self

    def boat(self, x: float, level: float = 0.64, size: float = 0.2) -> Scene:
        w, left, base = self.width * size, self.x(x), self.y(level)
        h = w * 0.16
        self.draw.polygon(
            [
                (left, base - h),
                (left + w, base - h * 1.15),
                (left + w * 0.86, base),
                (left + w * 0.1, base),
            ],
            fill=self.light.near,
        )
        self.draw.rectangle(
            (left + w * 0.3, base - h * 2.4, left + w * 0.66, base - h), fill=self.light.near
        )
        for at in (0.36, 0.46, 0.56):
            self.draw.rectangle(
                (left + w * at, base - h * 2.1, left + w * (at + 0.05), base - h * 1.6),
                fill=self.light.lamp,
            )
        self.draw.line(
            (left + w * 0.5, base - h * 2.4, left + w * 0.5, base - h * 4),
            fill=self.light.near,
            width=2,
        )
        return self

    def fence(self, level: float = 0.9, top: float = 0.42) -> Scene:
        color = tuple(min(255, c + 18) for c in self.light.near)
        gap = max(9, self.width // 46)
        for x in range(-self.height, self.width + self.height, gap):
            self.draw.line((x, self.y(level), x + self.y(level - top), self.y(top)), fill=color)
            self.draw.line((x, self.y(level), x - self.y(level - top), self.y(top)), fill=color)
        for part in (0.05, 0.35, 0.65, 0.95):
            self.draw.line(
                (self.x(part), self.y(top) - 14, self.x(part), self.height),
                fill=self.light.near,
                width=max(4, self.width // 120),
            )
        return self

    def lamp(self, x: float, top: float = 0.4, level: float = 0.8) -> Scene:
        self.draw.line(
            (self.x(x), self.y(top), self.x(x), self.y(level)),
            fill=self.light.near,
            width=max(2, self.width // 220),
        )
        self.glow(x, top, 0.2, self.light.lamp, 0.75)
        r = self.height * 0.012
        cx, cy = self.x(x), self.y(top)
        self.draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=(255, 240, 205))
        return self

    def fire(self, x: float, level: float = 0.84, size: float = 0.12) -> Scene:
        self.glow(x, level - size / 2, size * 2.4, (255, 130, 40), 0.75)
        for tint, part in (((226, 88, 22), 1.0), ((250, 160, 44), 0.66), ((255, 226, 140), 0.36)):
            h, w = self.height * size * part, self.height * size * 0.4 * part
            cx, base = self.x(x) + self.random.uniform(-2, 2), self.y(level)
            self.draw.polygon(
                [
                    (cx - w, base),
                    (cx - w * 0.5, base - h * 0.6),
                    (cx - w * 0.1, base - h * self.random.uniform(0.85, 1.1)),
                    (cx + w * 0.3, base - h * 0.5),
                    (cx + w * 0.55, base - h * 0.75),
                    (cx + w, base),
                ],
                fill=tint,
            )
        return self

    def smoke(self, x: float, level: float = 0.76, phase: float = 0.0) -> Scene:
        layer = Image.new("L", self.picture.size, 0)
        draw = ImageDraw.Draw(layer)
        for puff in range(26):
            rise = (puff / 26 + phase) % 1
            r = (0.02 + rise * 0.11) * self.height
            cx = self.x(x) + math.sin(puff * 2.1 + phase * 5) * r * 0.5 + rise * 0.16 * self.width
            cy = self.y(level) - rise * self.height * 0.62
            draw.ellipse((cx - r, cy - r, cx + r, cy + r), fill=int(120 * (1 - rise) + 15))
        layer = layer.filter(ImageFilter.GaussianBlur(self.width / 60))
        self._paste(
            Image.new("RGB", self.picture.size, tuple(int(c * 0.55) for c in self.light.sky[1])),
            layer,
        )
        return self

    def glow(self, x: float, y: float, size: float, color: Color, strength: float) -> Scene:
        across, down, reach = self.x(x), self.y(y), size * self.height
        left, right = max(0, int(across - reach)), min(self.width, int(across + reach) + 2)
        top, bottom = max(0, int(down - reach)), min(self.height, int(down + reach) + 2)
        if left >= right or top >= bottom:
            return self
        ys, xs = np.mgrid[top:bottom, left:right]
        far = np.hypot(xs - across, ys - down) / reach
        light = np.clip(1 - far, 0, 1)[..., None] ** 2 * strength * np.array(color)
        base = np.asarray(self.picture.crop((left, top, right, bottom)), dtype=np.float32)
        lit = Image.fromarray(np.clip(base + light, 0, 255).astype(np.uint8))
        self.picture.paste(lit, (left, top))
        return self

    def ripples(self, phase: float = 0.0) -> Scene:
        """Light on moving water between the horizon and the quay."""
        for row in range(self.horizon + 3, self.y(0.78), 5):
            for _ in range(5):
                x = (self.random.random() + phase * 0.05 * (1 + row % 3)) % 1 * self.width
                w = self.random.uniform(0.01, 0.05) * self.width
                color = tuple(min(255, c + 22) for c in self.light.water[0])
                self.draw.line((x, row, x + w, row), fill=color)
        return self

    def rain(self, count: int = 260) -> Scene:
        for _ in range(count):
            x, y = self.random.random() * self.width, self.random.random() * self.height
            length = self.random.uniform(0.02, 0.05) * self.height
            color = tuple(min(255, c + 50) for c in self.light.sky[1])
            self.draw.line((x, y, x - length * 0.25, y + length), fill=color)
        return self

    def debris(self, count: int = 30, level: float = 0.88) -> Scene:
        for _ in range(count):
            x, y = (
                self.random.random() * self.width,
                self.y(level) + self.random.gauss(0, 0.03) * self.height,
            )
            w, h = (
                self.random.uniform(0.01, 0.05) * self.width,
                self.random.uniform(0.004, 0.02) * self.height,
            )
            color = tuple(min(255, c + self.random.randint(10, 60)) for c in self.light.near)
            self.draw.polygon(
                [(x, y), (x + w, y - h), (x + w * 1.1, y + h), (x + w * 0.2, y + h * 1.6)],
                fill=color,
            )
        return self

    def finished(self, grain: float = 5.0, seed: int = 0) -> Image.Image:
        """The picture with the grain and the darker corners of a small lens."""
        base = np.asarray(self.picture, dtype=np.float32) * _lens(self.width, self.height)
        field, size = _grain(), self.width * self.height
        start = np.random.default_rng(seed + 17).integers(field.size - size)
        base += grain * field[start : start + size].reshape(self.height, self.width, 1)
        return Image.fromarray(np.clip(base, 0, 255, out=base).astype(np.uint8))


@cache
def _grain() -> np.ndarray[Any, Any]:
    """Noise for more than any picture; each takes it from another place on."""
    return np.random.default_rng(17).standard_normal(3_000_000, dtype=np.float32)


@cache
def _lens(width: int, height: int) -> np.ndarray[Any, Any]:
    """How much light a small lens lets into each place of a picture."""
    ys, xs = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    dark = 1 - 0.22 * np.clip(xs**2 + ys**2 - 0.4, 0, 1)
    found: np.ndarray[Any, Any] = dark.astype(np.float32)[..., None]
    return found


def shaken(picture: Image.Image, dx: int, dy: int) -> Image.Image:
    """The picture as a hand moves the camera."""
    return (
        ImageChops.offset(picture, dx, dy)
        .crop((8, 8, picture.width - 8, picture.height - 8))
        .resize(picture.size, Image.Resampling.BILINEAR)
    )
