"""How the map is drawn: outlines, the grid of degrees, marks, names, the scale and the legend."""

from __future__ import annotations

import math
import struct
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QByteArray, QDataStream, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPolygonF

from evidence_desk.desk.mapping import LINES, Outlines, PlaceMark
from evidence_desk.domain.projection import View, grid_step, project, scale_bar
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.map_marks import STEM, Mark, beside

_GRID_FROM = 12_000.0  # pixels a world, from which the grid of degrees is drawn
_LAND_ALPHA = 90
_ROOM_WIDE, _ROOM_HIGH = 3.2, 2.0  # a name's size, of how far its land's edge is from its middle
_LINES = {
    "coast": ("edge", 1.2, Qt.PenStyle.SolidLine),
    "border": ("edge", 1.0, Qt.PenStyle.DashLine),
    "water": ("line", 1.0, Qt.PenStyle.SolidLine),
}
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])


def draw_ground(painter: QPainter, view: View, outlines: Outlines | None) -> None:
    """Sea, land, what parts countries, waters, and the countries' names where they have room."""
    painter.fillRect(0, 0, view.width, view.height, theme.colour("base"))
    if outlines is None:
        return
    land = theme.colour("line")
    land.setAlpha(_LAND_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(land)
    shown = QPainterPath()
    shown.setFillRule(Qt.FillRule.OddEvenFill)
    for x, y in outlines.land(view):
        shown.addPath(_ring(x, y))
    painter.drawPath(shown)
    for kind in reversed(LINES):
        found = outlines.seen(kind, view)
        if found is None or not len(found[0]):
            continue
        colour, width, style = _LINES[kind]
        pen = QPen(theme.colour(colour), width, style)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_path(*found))
    _draw_countries(painter, view, outlines)


def _draw_countries(painter: QPainter, view: View, outlines: Outlines) -> None:
    """Names of countries in the window's language, none over another or wider than its land."""
    painter.save()
    painter.setFont(_small(painter))
    painter.setPen(theme.colour("quiet"))
    metrics = painter.fontMetrics()
    which = 1 if QLocale().name()[:2] == "fr" else 0
    taken: list[QRectF] = []
    for one in sorted(outlines.countries, key=lambda one: -one.room):
        x, y = view.to_screen(one.x, one.y)
        room = one.room * view.scale
        words, high = one.names[which], metrics.height()
        width = metrics.horizontalAdvance(words)
        box = QRectF(x - width / 2 - 4, y - high / 2, width + 8, high)
        fits = width < room * _ROOM_WIDE and high < room * _ROOM_HIGH
        inside = QRectF(0, 0, view.width, view.height).intersects(box)
        if fits and inside and not any(box.intersects(other) for other in taken):
            taken.append(box)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _ring(x: np.ndarray, y: np.ndarray) -> QPainterPath:
    """A closed line, by the form in which Qt itself writes paths."""
    elements = np.zeros(len(x), dtype=_ELEMENT)
    elements["kind"][1:] = 1
    elements["x"], elements["y"] = x, y
    return _read_path(elements)


def _path(x1: np.ndarray, y1: np.ndarray, x2: np.ndarray, y2: np.ndarray) -> QPainterPath:
    """Many straight lines as one path, by the form in which Qt itself writes paths."""
    elements = np.zeros(2 * len(x1), dtype=_ELEMENT)
    elements["kind"][1::2] = 1  # a line to; else a move to
    for at, (x, y) in enumerate(((x1, y1), (x2, y2))):
        elements["x"][at::2], elements["y"][at::2] = x, y
    return _read_path(elements)


def _read_path(elements: np.ndarray) -> QPainterPath:
    data = struct.pack(">i", len(elements)) + elements.tobytes() + struct.pack(">ii", 0, 0)
    path = QPainterPath()
    stream = QDataStream(QByteArray(data))
    stream >> path
    return path


def draw_grid(painter: QPainter, view: View) -> None:
    """Lines of whole degrees, minutes or seconds with what they are, once one is near enough."""
    if view.scale < _GRID_FROM:
        return
    painter.save()
    north, west = view.at(0, 0)
    south, east = view.at(view.width, view.height)
    step = grid_step(east - west)
    pen = QPen(theme.colour("line"), 1)
    pen.setCosmetic(True)
    painter.setFont(_small(painter))
    metrics, free = painter.fontMetrics(), 0.0
    for number in range(math.ceil(west / step), math.floor(east / step) + 1):
        x = view.to_screen(*project(0, number * step))[0]
        painter.setPen(pen)
        painter.drawLine(QPointF(x, 0), QPointF(x, view.height))
        words = _degrees(number * step, tr("E"), tr("W"))
        if x >= free:  # where lines are close, not every one can be named
            painter.setPen(theme.colour("quiet"))
            painter.drawText(QPointF(x + 3, metrics.ascent() + 1), words)
            free = x + metrics.horizontalAdvance(words) + 8
    for number in range(math.ceil(south / step), math.floor(north / step) + 1):
        y = view.to_screen(*project(number * step, 0))[1]
        painter.setPen(pen)
        painter.drawLine(QPointF(0, y), QPointF(view.width, y))
        painter.setPen(theme.colour("quiet"))
        painter.drawText(QPointF(3, y - 3), _degrees(number * step, tr("N"), tr("S")))
    painter.restore()


def _degrees(value: float, plus: str, minus: str) -> str:
    """41°22'10"N: no more parts than it has."""
    seconds = round(abs(value) * 3600, 2)
    whole, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    text = f"{whole:.0f}°"
    if minutes or rest:
        text += f"{minutes:02.0f}′"
    if rest:
        text += f"{rest:05.2f}″" if rest % 1 else f"{rest:02.0f}″"
    return text + (plus if value > 0 else minus if value < 0 else "")


def _small(painter: QPainter) -> QFont:
    font = painter.font()
    font.setPointSizeF(max(7.0, font.pointSizeF() * 0.85))
    return font


# ---------------------------------------------------------------- marks


def draw_radius(painter: QPainter, view: View, place: PlaceMark) -> None:
    """How far a place reaches, where that can be seen."""
    if not place.radius_m:
        return
    pixels = place.radius_m / view.metres_per_pixel(place.lat)
    if 4 < pixels < 20_000:
        painter.setPen(QPen(theme.colour("quiet"), 1, Qt.PenStyle.DotLine))
        fill = theme.colour("quiet")
        fill.setAlpha(18)
        painter.setBrush(fill)
        painter.drawEllipse(QPointF(*view.to_screen(place.x, place.y)), pixels, pixels)


def draw_stem(painter: QPainter, mark: Mark) -> None:
    """From an incident down to where it happened; drawn before what may stand there."""
    painter.setPen(QPen(theme.colour("bad"), 1.5))
    painter.drawLine(mark.at, mark.at + QPointF(0, STEM))


def draw_mark(painter: QPainter, mark: Mark, *, chosen: bool, current: bool) -> None:
    """A circle for items, a diamond on a stem for incidents, a square for a place."""
    ring = QPen(theme.colour("text"), 3) if chosen else QPen(theme.colour("base"), 1.5)
    at, radius = mark.at, mark.radius
    if mark.kind == "place":
        painter.setPen(QPen(theme.colour("text"), 1.5))
        painter.setBrush(theme.colour("base"))
        painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))
    elif mark.kind == "incident":
        painter.setBrush(theme.colour("base"))
        painter.setPen(QPen(theme.colour("bad"), 2.5 if chosen else 2))
        reach = radius + 2
        corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
        if mark.count > 1:
            _number(painter, at, mark.count, theme.colour("text"))
    else:
        painter.setPen(ring)
        painter.setBrush(theme.colour("accent"))
        painter.drawEllipse(at, radius, radius)
        if mark.count > 1:
            _number(painter, at, mark.count, theme.colour("on_accent"))
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("text"), 1.5, Qt.PenStyle.DashLine))
        reach = radius + 6
        painter.drawRect(QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach))


def _number(painter: QPainter, at: QPointF, count: int, colour: QColor) -> None:
    painter.setPen(colour)
    font = painter.font()
    painter.save()
    font.setBold(True)
    font.setPointSizeF(max(7.0, font.pointSizeF() * 0.85))
    painter.setFont(font)
    box = QRectF(at.x() - 30, at.y() - 10, 60, 20)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, wording.number(count))
    painter.restore()


def draw_names(
    painter: QPainter, view: View, named: Sequence[tuple[Mark, str]], found: Sequence[Mark]
) -> None:
    """Names beside their marks, as far as they run neither into each other nor over a mark."""
    metrics = painter.fontMetrics()
    high = metrics.height()
    texts = [metrics.elidedText(words, Qt.TextElideMode.ElideRight, 180) for _, words in named]
    sizes = [(metrics.horizontalAdvance(text) + 6, high) for text in texts]
    boxes = beside([mark for mark, _ in named], sizes, found, (view.width, view.height))
    for text, box in zip(texts, boxes, strict=True):
        if box is None:
            continue
        ground = theme.colour("base")
        ground.setAlpha(205)
        painter.fillRect(box, ground)
        painter.setPen(theme.colour("text"))
        painter.drawText(box.adjusted(3, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)


def draw_box(painter: QPainter, box: QRectF) -> None:
    """The rectangle in which items are being chosen."""
    fill = theme.colour("accent")
    fill.setAlpha(40)
    painter.setBrush(fill)
    painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DashLine))
    painter.drawRect(box)


def draw_cross(painter: QPainter, view: View) -> None:
    """The point that would be picked: the middle."""
    x, y = view.width / 2, view.height / 2
    for colour, width in (("base", 4), ("text", 1.5)):
        painter.setPen(QPen(theme.colour(colour), width))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            painter.drawLine(QPointF(x + 4 * dx, y + 4 * dy), QPointF(x + 14 * dx, y + 14 * dy))


# ---------------------------------------------------------------- scale and legend


def draw_scale(painter: QPainter, view: View) -> None:
    """A bar of a round length, at the bottom left."""
    words, pixels = _scale_of(view)
    bottom = view.height - 12.0
    _plate(painter, _scale_box(painter.fontMetrics(), view))
    painter.setPen(QPen(theme.colour("text"), 2))
    painter.drawPolyline(
        [
            QPointF(16, bottom - 6),
            QPointF(16, bottom),
            QPointF(16 + pixels, bottom),
            QPointF(16 + pixels, bottom - 6),
        ]
    )
    painter.drawText(QPointF(16, bottom - 8), words)


def _scale_of(view: View) -> tuple[str, float]:
    metres, pixels = scale_bar(view.metres_per_pixel())
    return f"{metres / 1000:g} km" if metres >= 1000 else f"{metres:g} m", pixels


def _scale_box(metrics: QFontMetrics, view: View) -> QRectF:
    words, pixels = _scale_of(view)
    width, high = max(pixels, metrics.horizontalAdvance(words)) + 16, metrics.height() + 16
    return QRectF(8, view.height - 6 - high, width, high)


def draw_legend(painter: QPainter, view: View) -> None:
    """Which shape is what, at the bottom right."""
    metrics = painter.fontMetrics()
    words = (("item", tr("items")), ("incident", tr("incidents")), ("place", tr("places")))
    width = 12 + sum(24 + _wide(metrics, text) + 12 for _, text in words)
    high = metrics.height() + 12
    left, top = view.width - width - 8.0, view.height - high - 6.0
    if left < _scale_box(metrics, view).right():  # not over the scale
        top -= high + 6
    _plate(painter, QRectF(left, top, width, high))
    x, middle = left + 16, top + high / 2
    for kind, text in words:
        shape = QPointF(x, middle)
        if kind == "incident":
            painter.setPen(QPen(theme.colour("bad"), 2))
            painter.setBrush(theme.colour("base"))
            corners = [QPointF(0, -7), QPointF(7, 0), QPointF(0, 7), QPointF(-7, 0)]
            painter.drawPolygon(QPolygonF([shape + corner for corner in corners]))
        else:
            draw_mark(painter, Mark(kind, shape, 6.0), chosen=False, current=False)
        painter.setPen(theme.colour("text"))
        box = QRectF(x + 13, top, _wide(metrics, text) + 4, high)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
        x += 24 + _wide(metrics, text) + 12


def _wide(metrics: QFontMetrics, text: str) -> int:
    return metrics.horizontalAdvance(text)


def _plate(painter: QPainter, box: QRectF) -> None:
    ground = theme.colour("window")
    ground.setAlpha(225)
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 4, 4)
