"""Drawn faces, shaded like photographed ones: for tests, and to measure what is found of them."""

from __future__ import annotations

from random import Random

import numpy
from PIL import Image, ImageDraw, ImageFilter

#: Skin, hair.
TONES = (
    ((232, 190, 165), (60, 40, 25)),
    ((205, 155, 120), (25, 20, 18)),
    ((160, 110, 80), (20, 16, 15)),
    ((105, 70, 50), (12, 10, 10)),
    ((238, 205, 185), (150, 110, 60)),
)
_BIG = 480  # pixels a face is drawn at before it is made small


def face(seed: int, turned: float = 0.0) -> tuple[Image.Image, Image.Image]:
    """A face and where it is, both `_BIG` high; `turned` from -1 to 1 shifts what it looks at."""
    rng = Random(seed)
    skin, hair = TONES[seed % len(TONES)]
    size = (_BIG, _BIG)
    image, mask = Image.new("RGB", size, skin), Image.new("L", size)
    pen, cut = ImageDraw.Draw(image), ImageDraw.Draw(mask)
    shift = turned * 60
    dark = tuple(round(one * 0.62) for one in skin)
    lips = (round(skin[0] * 0.75), round(skin[1] * 0.5), round(skin[2] * 0.5))
    cut.ellipse((105, 25, 375, 330), fill=255)  # hair
    cut.ellipse((120, 60, 360, 430), fill=255)  # the head
    cut.rectangle((185, 380, 295, 480), fill=255)  # the neck
    pen.rectangle((185, 395, 295, 480), fill=dark)
    pen.ellipse((105, 25, 375, 330), fill=hair)
    pen.ellipse((122, 100, 358, 430), fill=skin)
    pen.polygon(((150, 130), (330, 130), (300, 95), (180, 95)), fill=hair)
    for side in (-1, 1):
        x = 240 + side * 52 + shift
        pen.ellipse((x - 34, 205, x + 34, 262), fill=tuple(round(one * 0.85) for one in skin))
        pen.ellipse((x - 24, 222, x + 24, 248), fill=(235, 232, 228))
        pen.ellipse((x - 12 + shift / 8, 222, x + 12 + shift / 8, 247), fill=(50, 35, 25))
        pen.ellipse((x - 5 + shift / 8, 229, x + 5 + shift / 8, 240), fill=(5, 5, 5))
        pen.ellipse((x + 1 + shift / 8, 227, x + 6 + shift / 8, 232), fill=(250, 250, 250))
        pen.arc((x - 30, 215, x + 30, 262), 195, 345, fill=(30, 20, 15), width=5)
        pen.line((x - 32, 203 + side * 3, x + 32, 203 - side * 3), fill=hair, width=11)
    nose = 240 + shift * 1.25
    pen.polygon(
        ((nose - 9, 240), (nose + 9, 240), (nose + 26, 315), (nose - 26, 315)),
        fill=tuple(min(255, round(one * 1.06)) for one in skin),
    )
    for side in (-1, 1):
        pen.ellipse((nose + side * 15 - 9, 306, nose + side * 15 + 9, 318), fill=dark)
    mouth = 240 + shift
    pen.ellipse((mouth - 52, 345, mouth + 52, 383), fill=lips)
    pen.line((mouth - 48, 363, mouth + 48, 363), fill=(70, 25, 25), width=5)
    image = image.filter(ImageFilter.GaussianBlur(4))
    across = numpy.linspace(-1, 1, _BIG)
    light = 1.05 - 0.35 * numpy.abs(across[None, :] - 0.25) - 0.12 * across[:, None] ** 2
    grain = numpy.random.default_rng(seed).normal(0, 4, (_BIG, _BIG, 1))
    pixels = numpy.asarray(image, float) * light[:, :, None] * rng.uniform(0.8, 1.1) + grain
    shaded = Image.fromarray(numpy.clip(pixels, 0, 255).astype(numpy.uint8))
    return shaded, mask.filter(ImageFilter.GaussianBlur(3))


def scene(
    wide: int, high: int, faces: list[tuple[int, int, int]], seed: int = 1, turned: float = 0.0
) -> Image.Image:
    """A wall with some shapes, and faces on it: left, top and height of each, in pixels."""
    rng = Random(seed)
    noise = numpy.random.default_rng(seed).normal(0, 5, (high, wide, 3))
    rows = numpy.linspace(170, 110, high)[:, None, None]
    wall = Image.fromarray(numpy.clip(rows + noise, 0, 255).astype(numpy.uint8))
    pen = ImageDraw.Draw(wall)
    for _ in range(25):
        x, y = rng.randrange(wide), rng.randrange(high)
        box = (x, y, x + rng.randrange(20, 160), y + rng.randrange(20, 160))
        colour = tuple(rng.randrange(60, 200) for _ in range(3))
        (pen.rectangle if rng.random() < 0.7 else pen.ellipse)(box, fill=colour)
    wall = wall.filter(ImageFilter.GaussianBlur(1.5))
    for number, (left, top, tall) in enumerate(faces):
        drawn, mask = face(seed * 100 + number, turned)
        coat = tuple(rng.randrange(30, 150) for _ in range(3))
        ImageDraw.Draw(wall).ellipse(
            (left - tall // 2, top + round(tall * 0.93), left + round(tall * 1.5), top + 3 * tall),
            fill=coat,
        )
        wall.paste(drawn.resize((tall, tall)), (left, top), mask.resize((tall, tall)))
    return wall
