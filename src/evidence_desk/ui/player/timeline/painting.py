"""How a timeline looks. What stands still is drawn apart from what moves with the play head."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen, QPolygonF

from evidence_desk.desk.items import ClipRow
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme
from evidence_desk.ui.player.timeline.drag import Drag
from evidence_desk.ui.player.timeline.ruler import ticks
from evidence_desk.ui.player.timeline.scene import Hold, Scene
from evidence_desk.ui.player.timeline.tiles import Tile

#: Frames this wide or wider get a line each.
FRAME_LINES = 5.0

Span = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Still:
    """What stands still while the head moves, at one zoom."""

    scene: Scene
    tiles: Sequence[Tile]
    picture: Callable[[Tile], QImage | None]
    peaks: Sequence[int]  # a loudest sample (0 to 255) a column
    loudest: int
    silence: str  # said where there is no sound
    frames: Sequence[float]  # times of those in sight, where they have room for a line each
    loop: tuple[float, float] | None
    title: Callable[[ClipRow], str]
    held: int | None = None  # the clip that is in the hand is drawn by `moving`
    held_mark: int | None = None


def shaded(name: str, alpha: int) -> QColor:
    """A colour of the theme, to be seen through."""
    colour = theme.colour(name)
    colour.setAlpha(alpha)
    return colour


def still(painter: QPainter, look: Still) -> None:
    """Draw all that stands still."""
    scene = look.scene
    rows = scene.rows
    painter.fillRect(QRectF(0, 0, scene.scale.width, rows.overview.bottom()), theme.colour("base"))
    painter.fillRect(rows.ruler.united(rows.flags), theme.colour("raised"))
    painter.fillRect(rows.clips.united(rows.overview), theme.colour("raised"))
    if rows.strip.height() > 0:
        _strip(painter, look)
    _wave(painter, look)
    _frame_lines(painter, look)
    _ruler(painter, scene)
    if look.loop is not None:
        _loop(painter, scene, look.loop)
    for clip in scene.clips:
        if clip.id != look.held:
            _shade(painter, scene, clip.start_s, clip.end_s)
            _clip(painter, scene.clip_rect(clip), look.title(clip), scene.scale.width)
    for mark in scene.marks:
        if mark.id != look.held_mark:
            _flag(painter, scene, mark.at_s or 0.0)
    if not scene.scale.whole:
        _overview(painter, scene)


def _strip(painter: QPainter, look: Still) -> None:
    row, scale = look.scene.rows.strip, look.scene.scale
    painter.save()
    painter.setClipRect(row)
    painter.fillRect(row, theme.colour("raised"))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for tile in look.tiles:
        left = scale.x(tile.at)
        place = QRectF(left, row.top(), scale.x(tile.until) - left - 1, row.height() - 1)
        image = look.picture(tile)
        if image is None or place.width() < 1:
            continue
        natural = image.width() * place.height() / max(1, image.height())
        if place.width() > natural * 1.5 or tile.until >= scale.duration:
            place.setWidth(min(place.width(), natural))  # room to spare: nothing is cut off
        painter.drawImage(place, image, _filling(image, place))
    painter.restore()


def _filling(image: QImage, place: QRectF) -> QRectF:
    """The middle of a picture that has the shape of its place."""
    wide, high = float(image.width()), float(image.height())
    shape = place.width() / max(1.0, place.height())
    if wide / high > shape:
        return QRectF((wide - high * shape) / 2, 0, high * shape, high)
    return QRectF(0, (high - wide / shape) / 2, wide, wide / shape)


def _wave(painter: QPainter, look: Still) -> None:
    row = look.scene.rows.wave
    middle, half = row.center().y(), max(0.0, row.height() / 2 - 2)
    if look.silence:
        painter.setPen(theme.colour("quiet"))
        painter.drawText(row.adjusted(6, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter, look.silence)
        return
    painter.setPen(QPen(theme.colour("line"), 1))
    painter.drawLine(QPointF(0, middle), QPointF(look.scene.scale.width, middle))
    if not look.peaks:
        return
    # What is quiet all over is drawn larger; what is silent stays a line.
    gain = half / max(look.loudest, 13)
    wide = look.scene.scale.width / len(look.peaks)
    upper, lower = [], []
    for column, peak in enumerate(look.peaks):
        x, high = (column + 0.5) * wide, min(half, peak * gain)
        upper.append(QPointF(x, middle - high))
        lower.append(QPointF(x, middle + high))
    lower.reverse()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("quiet"), 0.6))
    painter.setBrush(theme.colour("quiet"))
    painter.drawPolygon(QPolygonF(upper + lower))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _frame_lines(painter: QPainter, look: Still) -> None:
    if not look.frames:
        return
    row = look.scene.rows.wave
    painter.setPen(QPen(shaded("edge", 110), 1))
    for at in look.frames:
        x = look.scene.scale.x(at)
        painter.drawLine(QPointF(x, row.top()), QPointF(x, row.bottom()))


def _ruler(painter: QPainter, scene: Scene) -> None:
    row = scene.rows.ruler
    metrics = QFontMetricsF(painter.font())
    widest = metrics.horizontalAdvance(timecode(scene.scale.duration, 3))
    painter.setPen(QPen(theme.colour("edge"), 1))
    labels = []
    for tick in ticks(scene.scale, widest + 16):
        x = round(scene.scale.x(tick.at)) + 0.5
        high = row.height() if tick.label else row.height() * 0.28
        painter.drawLine(QPointF(x, row.bottom() - high), QPointF(x, row.bottom()))
        if tick.label:
            labels.append((x, tick.label))
    painter.setPen(theme.colour("text"))
    for x, label in labels:
        painter.drawText(QPointF(x + 4, row.top() + metrics.ascent() + 1), label)
    painter.setPen(QPen(theme.colour("line"), 1))
    for line in (scene.rows.flags.bottom(), scene.rows.wave.bottom()):
        painter.drawLine(QPointF(0, line - 0.5), QPointF(scene.scale.width, line - 0.5))


def _loop(painter: QPainter, scene: Scene, loop: tuple[float, float]) -> None:
    """What is played again and again: a band with turned-back ends, and dashed lines down."""
    left, right = (scene.scale.x(at) for at in loop)
    row, body = scene.rows.ruler, scene.rows.body
    painter.fillRect(QRectF(left, row.bottom() - 4, right - left, 4), theme.colour("accent"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("accent"))
    painter.setPen(Qt.PenStyle.NoPen)
    bottom = row.bottom()
    deep = min(7.0, (right - left) / 2)
    for x, inward in ((left, deep), (right, -deep)):
        painter.drawPolygon(
            QPolygonF(
                [QPointF(x, bottom - 11), QPointF(x + inward, bottom - 4), QPointF(x, bottom)]
            )
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    pen = QPen(theme.colour("accent"), 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    for x in (left, right):
        painter.drawLine(QPointF(x, row.bottom()), QPointF(x, body.bottom()))


def _shade(painter: QPainter, scene: Scene, start: float, end: float) -> None:
    """A clip's part of the sound."""
    left, right = scene.scale.x(start), scene.scale.x(end)
    wave, body = scene.rows.wave, scene.rows.body
    painter.fillRect(
        QRectF(left, wave.top(), max(1.0, right - left), wave.height()), shaded("accent", 45)
    )
    painter.setPen(QPen(shaded("accent", 170), 1))
    for x in (left, right):
        painter.drawLine(QPointF(x, body.top()), QPointF(x, scene.rows.clips.top()))


def _clip(painter: QPainter, bar: QRectF, title: str, width: float, lifted: bool = False) -> None:
    """A bar with its edges to take hold of, and as much of its title as is in sight."""
    painter.fillRect(bar, theme.colour("accent"))
    if lifted:
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawRect(bar.adjusted(1, 1, -1, -1))
    if bar.width() >= 10 and bar.height() >= 8:
        grips = shaded("on_accent", 190)
        for x in (bar.left() + 2, bar.right() - 4):
            painter.fillRect(QRectF(x, bar.top() + 3, 2, bar.height() - 6), grips)
    metrics = QFontMetricsF(painter.font())
    inside = bar.intersected(QRectF(0, bar.top(), width, bar.height())).adjusted(8, 0, -8, 0)
    if inside.width() < 14 or bar.height() < metrics.height() * 0.8:
        return
    painter.setPen(theme.colour("on_accent"))
    words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


def _flag(painter: QPainter, scene: Scene, at: float, lifted: bool = False) -> None:
    """A mark: a flag on a pole that stands at its moment."""
    x, row, body = round(scene.scale.x(at)) + 0.5, scene.rows.flags, scene.rows.body
    painter.setPen(QPen(theme.colour("warn"), 1))
    painter.drawLine(QPointF(x, row.top()), QPointF(x, body.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("warn"))
    painter.setPen(QPen(theme.colour("text" if lifted else "raised"), 2 if lifted else 0.8))
    top, bottom = row.top() + 0.5, row.bottom() - 1
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(x, top),
                QPointF(x + 11, top),
                QPointF(x + 7, (top + bottom) / 2),
                QPointF(x + 11, bottom),
                QPointF(x, bottom),
            ]
        )
    )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _overview(painter: QPainter, scene: Scene) -> None:
    bar = scene.rows.overview
    painter.fillRect(bar.adjusted(0, 2, 0, -2), theme.colour("line"))
    for clip in scene.clips:
        left, right = scene.overview_x(clip.start_s), scene.overview_x(clip.end_s)
        painter.fillRect(
            QRectF(left, bar.top() + 3, max(2.0, right - left), bar.height() - 6),
            theme.colour("accent"),
        )
    for mark in scene.marks:
        painter.fillRect(
            QRectF(scene.overview_x(mark.at_s or 0.0), bar.top() + 2, 2, bar.height() - 4),
            theme.colour("warn"),
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("text"), 1.2))
    painter.setBrush(shaded("text", 40))
    painter.drawRoundedRect(scene.window().adjusted(0.6, 0, -0.6, 0), 3, 3)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


# ------------------------------------------------------------ what moves


@dataclass(frozen=True, slots=True)
class Moving:
    """What moves with the head or the hand."""

    scene: Scene
    head: float
    span: Span
    drag: Drag | None
    title: Callable[[ClipRow], str]


def moving(painter: QPainter, look: Moving) -> None:
    """Draw what moves, over what stands still."""
    scene = look.scene
    _span(painter, scene, look.span, look.head)
    if look.drag is not None:
        _dragged(painter, look, look.drag)
    _head(painter, scene, look.head)


def span_ends(span: Span, head: float) -> tuple[float, float] | None:
    """Where the clip being cut begins and ends now; it ends at the head until its end is set."""
    start, end = span
    if start is None:
        return None if end is None else (0.0, end)
    return start, max(start, head if end is None else end)


def _span(painter: QPainter, scene: Scene, span: Span, head: float) -> None:
    """The clip being cut: hatched, with a bracket at each end that is set."""
    ends = span_ends(span, head)
    if ends is None:
        return
    left, right = (scene.scale.x(at) for at in ends)
    body = scene.rows.body
    place = QRectF(left, body.top(), max(1.0, right - left), body.height())
    painter.fillRect(place, shaded("good", 50))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.BDiagPattern)
    hatch = painter.brush()
    hatch.setColor(shaded("good", 150))
    painter.fillRect(place, hatch)
    painter.setPen(QPen(theme.colour("good"), 2))
    for x, inward, is_set in ((left, 6, True), (right, -6, span[1] is not None)):
        if is_set:
            painter.drawPolyline(
                [
                    QPointF(x + inward, body.top() + 1),
                    QPointF(x, body.top() + 1),
                    QPointF(x, body.bottom() - 1),
                    QPointF(x + inward, body.bottom() - 1),
                ]
            )


def _dragged(painter: QPainter, look: Moving, drag: Drag) -> None:
    scene = look.scene
    if drag.caught:
        x = scene.scale.x(drag.caught_at)
        painter.setPen(QPen(theme.colour("text"), 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, 0), QPointF(x, scene.rows.overview.top()))
    clip = drag.grip.clip
    if clip is None:
        _flag(painter, scene, drag.start, lifted=True)
        words = timecode(drag.start)
    else:
        _shade(painter, scene, drag.start, drag.end)
        bar = scene.bar(drag.start, drag.end, scene.lane_of.get(clip.id, 0))
        _clip(painter, bar, look.title(clip), scene.scale.width, lifted=True)
        length = timecode(drag.end - drag.start)
        words = f"{timecode(drag.start)} – {timecode(drag.end)}   ({length})"
        if drag.grip.hold is Hold.START:
            words = f"{timecode(drag.start)}   ({length})"
        elif drag.grip.hold is Hold.END:
            words = f"{timecode(drag.end)}   ({length})"
    _bubble(painter, scene, drag.seen, words)


def _bubble(painter: QPainter, scene: Scene, at: float, words: str) -> None:
    """A time at the place it speaks of, on the ruler."""
    metrics = QFontMetricsF(painter.font())
    wide = metrics.horizontalAdvance(words) + 14
    left = scene.scale.x(at) - wide / 2
    left = max(1.0, min(left, scene.scale.width - wide - 1))
    place = QRectF(left, 0, wide, scene.rows.ruler.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("text"))
    painter.drawRoundedRect(place, 3, 3)
    painter.setPen(theme.colour("base"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _head(painter: QPainter, scene: Scene, head: float) -> None:
    rows = scene.rows
    x = scene.scale.x(head)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if -8 <= x <= scene.scale.width + 8:
        top, bottom = rows.ruler.bottom(), rows.overview.top()
        painter.setPen(QPen(shaded("base", 170), 4))
        painter.drawLine(QPointF(x, top), QPointF(x, bottom))
        painter.setPen(QPen(theme.colour("bad"), 1.6))
        painter.drawLine(QPointF(x, top - 3), QPointF(x, bottom))
        painter.setBrush(theme.colour("bad"))
        painter.setPen(QPen(theme.colour("base"), 1))
        painter.drawPolygon(
            QPolygonF([QPointF(x - 7, top - 11), QPointF(x + 7, top - 11), QPointF(x, top)])
        )
    if not scene.scale.whole:
        small = scene.overview_x(head)
        painter.fillRect(
            QRectF(small - 1, rows.overview.top(), 2, rows.overview.height()), theme.colour("bad")
        )
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
