"""What each film and photo of the story shows."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Iterator

from PIL import Image, ImageDraw

from evidence_desk.desk.demo.drawing import DAWN, DAY, DUSK, NIGHT, OVERCAST, Scene, shaken

SMALL = (640, 360)


def _frames(seconds: float, draw: Callable[[float], Scene], seed: int) -> Iterator[Image.Image]:
    from evidence_desk.desk.demo.recording import FRAMES

    hand = random.Random(seed)
    dx = dy = 0.0
    count = int(seconds * FRAMES)
    for at in range(count):
        dx, dy = dx * 0.8 + hand.gauss(0, 1.1), dy * 0.8 + hand.gauss(0, 0.9)
        picture = draw(at / max(1, count - 1)).finished(4.0, seed + at)
        yield shaken(picture, round(max(-6, min(6, dx))), round(max(-6, min(6, dy))))


def van_arrives(seconds: float) -> Iterator[Image.Image]:
    still = Scene(SMALL, DUSK, 11).clouds().town().cranes(0.2)

    def draw(t: float) -> Scene:
        scene = still.again().ripples(t)
        scene.quay().shed(-0.05).lamp(0.3)
        scene.tents([0.18, 0.34, 0.5]).person(0.42, step=t * 3)
        return scene.van(0.98 - 0.42 * t, size=0.34)

    return _frames(seconds, draw, 11)


def torches(seconds: float) -> Iterator[Image.Image]:
    still = Scene(SMALL, NIGHT, 12).stars().moon(0.78, 0.16).town()

    def draw(t: float) -> Scene:
        scene = still.again().ripples(t).quay()
        scene.tents([0.15, 0.36, 0.62, 0.83], lit=True)
        for at in range(3):
            x = (0.05 + 0.25 * at + 0.22 * t) % 1
            scene.person(x, 0.9, 0.2, lean=0.4, step=t * 14 + at)
            scene.glow(x + 0.05, 0.8, 0.22, (220, 230, 255), 0.6)
        return scene

    return _frames(seconds, draw, 12)


def clearing(seconds: float) -> Iterator[Image.Image]:
    still = Scene(SMALL, OVERCAST, 13).clouds(9).town(lit=False).cranes(0.85).quay()
    still.shed(0.62).tents([0.12, 0.26]).debris(46)

    def draw(t: float) -> Scene:
        scene = still.again()
        x, y = scene.x(0.5 - 0.12 * t), scene.y(0.82)
        lift = math.sin(t * 7) * 24
        arm = [(x + 90, y - 40), (x + 20, y - 110 + lift), (x - 40, y - 26 + lift)]
        scene.draw.rounded_rectangle((x + 60, y - 60, x + 150, y), 6, fill=(196, 150, 52))
        scene.draw.rectangle((x + 96, y - 96, x + 140, y - 60), fill=(70, 78, 82))
        scene.draw.line(arm, fill=(180, 136, 46), width=12, joint="curve")
        scene.draw.polygon(
            [arm[2], (arm[2][0] - 26, arm[2][1] + 26), (arm[2][0] + 18, arm[2][1] + 30)],
            fill=(60, 60, 60),
        )
        scene.draw.rounded_rectangle((x + 46, y - 8, x + 164, y + 16), 10, fill=(32, 32, 34))
        scene.person(0.2, step=t * 5).person(0.9, 0.88)
        return scene.rain(150)

    return _frames(seconds, draw, 13)


def behind_the_fence(seconds: float) -> Iterator[Image.Image]:
    still = Scene(SMALL, DUSK, 14).town().quay().shed(0.3, 0.4).lamp(0.24)

    def draw(t: float) -> Scene:
        scene = still.again()
        for at in range(4):
            scene.person(0.34 + at * 0.1, 0.86 + 0.01 * (at % 2), 0.22, step=t * 3 + at)
        return scene.van(0.72, size=0.3, beams=False).fence()

    return _frames(seconds, draw, 14)


def patrol_boat(seconds: float) -> Iterator[Image.Image]:
    still = Scene(SMALL, NIGHT, 15).stars(90).moon(0.2, 0.13).town()

    def draw(t: float) -> Scene:
        scene = still.again().ripples(t * 2)
        scene.searchlight(0.25 + 0.35 * math.sin(t * 4), 0.2 + 0.4 * t, 0.57)
        scene.boat(0.1 + 0.4 * t, 0.645)
        scene.boat(0.72, 0.7, 0.1)
        return scene.quay(0.86)

    return _frames(seconds, draw, 15)


def smoke_over_sheds(seconds: float) -> Iterator[Image.Image]:
    still = Scene(SMALL, DAWN, 16).clouds().town().cranes(0.12, 0.9)

    def draw(t: float) -> Scene:
        scene = still.again().ripples(t).quay()
        scene.shed(0.1).shed(0.5, 0.22).smoke(0.66, phase=t * 0.7)
        return scene.fire(0.64, size=0.08 + 0.02 * math.sin(t * 30)).person(0.3, step=t * 4)

    return _frames(seconds, draw, 16)


# ---------------------------------------------------------------- photos

LARGE = (1280, 853)


def quay_at_dawn() -> Image.Image:
    scene = Scene(LARGE, DAWN, 21).clouds().town().cranes(0.16, 0.8).ripples().boat(0.55)
    return scene.quay().shed(0.68).finished(3)


def tents_before() -> Image.Image:
    scene = Scene(LARGE, DAY, 22).clouds(8).town(lit=False).ripples().quay().shed(0.72)
    scene.tents([0.1, 0.25, 0.41, 0.56]).person(0.32, size=0.15).person(0.48, size=0.14)
    return scene.finished(3)


def place_after() -> Image.Image:
    scene = Scene(LARGE, OVERCAST, 23).clouds(9).town(lit=False).quay().shed(0.72)
    return scene.debris(120).smoke(0.4, 0.86).finished(4)


def burnt_pallets() -> Image.Image:
    scene = Scene(LARGE, DUSK, 24).town().quay().debris(70)
    return scene.fire(0.46, 0.88, 0.2).smoke(0.47, 0.72).person(0.2, 0.9, 0.22).finished(4)


def van_without_plate() -> Image.Image:
    scene = Scene(LARGE, NIGHT, 25).stars().town().quay().shed(0.0, 0.34).lamp(0.22, 0.36)
    return scene.van(0.36, 0.9, 0.5).person(0.32, 0.92, 0.26, lean=0.3).finished(6)


def line_of_people() -> Image.Image:
    scene = Scene(LARGE, NIGHT, 26).moon(0.84, 0.14).town().quay().lamp(0.5, 0.34)
    for at in range(7):
        scene.person(0.12 + at * 0.11, 0.87 + 0.012 * (at % 3), 0.2)
    return scene.finished(7)


def ferry() -> Image.Image:
    scene = Scene(LARGE, DAY, 27).clouds(7).town(lit=False).ripples().boat(0.24, 0.68, 0.46)
    return scene.quay(0.84).finished(3)


def through_the_fence() -> Image.Image:
    scene = Scene((853, 1280), DUSK, 28).town().quay().shed(0.2, 0.6).lamp(0.75)
    return scene.person(0.4, 0.86, 0.14).person(0.58, 0.87, 0.13).fence(0.94, 0.34).finished(4)


def boots_and_blanket() -> Image.Image:
    scene = Scene(LARGE, DAWN, 29).quay(0.3).debris(40, 0.6)
    draw = scene.draw
    draw.polygon([(360, 520), (900, 440), (1010, 640), (470, 740)], fill=(116, 62, 58))
    for stripe in range(5):
        x = 400 + stripe * 110
        draw.line(
            (x, 515 - stripe * 14, x + 105, 725 - stripe * 20), fill=(186, 150, 110), width=12
        )
    for x, y in ((250, 600), (300, 650)):
        draw.rounded_rectangle((x, y - 90, x + 50, y), 14, fill=(38, 34, 34))
        draw.rounded_rectangle((x, y - 24, x + 104, y + 8), 14, fill=(38, 34, 34))
    return scene.finished(5)


def sketch_map() -> Image.Image:
    """The quay as a witness drew it, on squared paper."""
    picture = Image.new("RGB", (1100, 800), (244, 241, 230))
    draw = ImageDraw.Draw(picture)
    for at in range(0, 1100, 25):
        draw.line((at, 0, at, 800), fill=(220, 226, 232))
        draw.line((0, at, 1100, at), fill=(220, 226, 232))
    pen = random.Random(5)

    def stroke(points: list[tuple[float, float]], color: tuple[int, int, int], width: int) -> None:
        shaky = [(x + pen.gauss(0, 1.4), y + pen.gauss(0, 1.4)) for x, y in points]
        draw.line(shaky, fill=color, width=width, joint="curve")

    ink, blue, red = (40, 44, 70), (60, 110, 170), (180, 50, 40)
    for offset in range(0, 90, 18):
        stroke([(x, 110 + offset + math.sin(x / 40) * 6) for x in range(40, 1060, 20)], blue, 2)
    stroke([(40, 230), (1060, 214)], ink, 6)
    for x in (120, 330, 760):
        stroke([(x, 300), (x + 150, 296), (x + 152, 400), (x, 404), (x, 300)], ink, 4)
    for x in (560, 610, 660, 585, 640):
        y = 320 + (x * 7) % 80
        stroke([(x, y + 40), (x + 20, y), (x + 40, y + 40), (x, y + 40)], ink, 3)
    stroke([(80, 560), (1040, 540)], ink, 3)
    stroke([(80, 620), (1040, 600)], ink, 3)
    stroke([(980, 580), (700, 590), (690, 440)], red, 5)
    stroke([(672, 468), (690, 436), (710, 468)], red, 5)
    draw.ellipse((880, 660, 960, 740), outline=ink, width=4)
    stroke([(920, 724), (920, 676), (906, 694)], ink, 4)
    return picture
