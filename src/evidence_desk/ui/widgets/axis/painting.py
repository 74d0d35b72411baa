"""How the axis looks. What is not sure is told by shapes and signs, never by colour alone."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPainterPath, QPen, QPolygonF

from evidence_desk.desk.timeline_axis import Bar
from evidence_desk.domain.axis.buckets import Buckets
from evidence_desk.domain.axis.moments import HOUR, length_in_words
from evidence_desk.domain.axis.ticks import heads, ticks
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.axis.sight import Sight, Single

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignCenter
_CUT = Qt.TextElideMode.ElideRight
_GAP_PX = 110.0
_LABEL_PX = 74.0
_LEAST_LANES = 5


def paint(painter: QPainter, sight: Sight) -> None:
    """Draw all that is in sight."""
    rows = sight.rows
    whole = QRectF(0, 0, rows.ruler.width(), rows.items.bottom())
    painter.fillRect(whole, theme.colour("base"))
    painter.fillRect(rows.density.united(rows.items), theme.colour("window"))
    _gaps(painter, sight)
    _ruler(painter, sight)
    painter.save()
    painter.setClipRect(rows.lanes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _links(painter, sight)
    inks = _Inks()
    for lane in sight.visible_lanes():
        _lane(painter, sight, lane, inks)
    painter.restore()
    _density(painter, sight)
    _items(painter, sight)
    if sight.focused:
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole.adjusted(1, 1, -1, -1))


def _shaded(name: str, alpha: int) -> QColor:
    colour = theme.colour(name)
    colour.setAlpha(alpha)
    return colour


# ---------------------------------------------------------------- ruler and gaps


def _ruler(painter: QPainter, sight: Sight) -> None:
    row, scale = sight.rows.ruler, sight.scale
    painter.fillRect(row, theme.colour("raised"))
    line = painter.fontMetrics().height()
    upper = QRectF(0, 3, row.width(), line)
    over = heads(scale, _LABEL_PX, sight.language)
    for head in over:
        left, right = max(0.0, scale.x(head.first)), min(row.width(), scale.x(head.last))
        painter.setPen(theme.colour("edge"))
        if left > 0:
            painter.drawLine(QPointF(left, 0), QPointF(left, row.bottom()))
        painter.setPen(theme.colour("text"))
        room = right - left - 12
        words = painter.fontMetrics().elidedText(head.label, _CUT, int(room))
        if room > 24:
            painter.drawText(QRectF(left + 6, upper.top(), room, line), _MIDDLE, words)
    bottom = sight.rows.items.bottom()
    for tick in ticks(scale, _LABEL_PX, sight.language):
        x = scale.x(tick.at)
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(x, row.bottom() - line - 4), QPointF(x, bottom))
        painter.setPen(theme.colour("quiet" if over else "text"))
        painter.drawText(QPointF(x + 4, row.bottom() - 6), tick.label)
    painter.setPen(theme.colour("line"))
    painter.drawLine(row.bottomLeft(), row.bottomRight())


def _gaps(painter: QPainter, sight: Sight) -> None:
    """Long stretches without anything: hatched, with their length."""
    scale, rows = sight.scale, sight.rows
    least = max(HOUR, max(scale.span / 8, _GAP_PX / scale.px_per_s))
    body = rows.lanes.united(rows.items)
    for start, end in sight.axis.gaps.in_sight(scale.start, scale.end, least):
        left, right = max(0.0, scale.x(start)), min(rows.ruler.width(), scale.x(end))
        if right - left < 40:
            continue
        band = QRectF(left + 2, body.top(), right - left - 4, body.height())
        painter.fillRect(band, QBrush(_shaded("line", 130), Qt.BrushStyle.FDiagPattern))
        length = length_in_words(end - start, sight.language)
        words = tr("{length} without anything", length=length)
        metrics = painter.fontMetrics()
        if metrics.horizontalAdvance(words) + 16 > band.width():
            words = length
        wide = metrics.horizontalAdvance(words) + 14
        if wide > band.width() or rows.lanes.height() < _LEAST_LANES * rows.lane_height:
            continue  # among few lanes the words would lie over incidents
        plate = QRectF(0, 0, wide, metrics.height() + 6)
        plate.moveCenter(QPointF(band.center().x(), rows.lanes.bottom() - metrics.height()))
        painter.fillRect(plate, theme.colour("base"))
        painter.setPen(theme.colour("quiet"))
        painter.drawText(plate, _CENTRE, words)


# ---------------------------------------------------------------- incidents


class _Inks:
    """The colours of bars, looked up once for a paint."""

    def __init__(self) -> None:
        self.accent, self.base = theme.colour("accent"), theme.colour("base")
        self.text, self.inside = theme.colour("text"), theme.colour("on_accent")
        self.faint, self.plate = _shaded("accent", 10), _shaded("base", 225)
        self.hatch = QBrush(self.accent, Qt.BrushStyle.BDiagPattern)


def _lane(painter: QPainter, sight: Sight, lane: int, inks: _Inks) -> None:
    scale, bars = sight.scale, sight.axis.bars
    places = sight.packed.in_sight(lane, scale.start, scale.end)
    if not places:
        return
    rects = [sight.bar_rect(place) for place in places]
    solid: list[QRectF] = []
    for place, rect in zip(places, rects, strict=True):
        bar = bars[place]
        if bar.uncertain or bar.approximate or bar.open_first or bar.open_last:
            _unsure(painter, bar, rect, scale.width, inks)
        else:
            solid.append(rect)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.accent)
    painter.drawRects(solid)
    lefts = [rect.left() for rect in rects[1:]]
    for place, rect, after in zip(places, rects, [*lefts, scale.width], strict=True):
        if rect.width() > 34 or after - rect.right() > 30:
            _words(painter, sight, place, rect, after, inks)
        if bars[place].incident == sight.chosen or place == sight.over:
            dropping = place == sight.over
            style = Qt.PenStyle.DashLine if dropping else Qt.PenStyle.SolidLine
            painter.setPen(QPen(inks.text, 2, style))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(-2, -2, 2, 2))


def _unsure(painter: QPainter, bar: Bar, rect: QRectF, width: float, inks: _Inks) -> None:
    """A bar that is not a plain span: hatched if uncertain, fading and dashed if approximate."""
    painter.fillRect(rect, inks.base)
    if bar.uncertain:
        painter.fillRect(rect, inks.hatch)
    elif bar.approximate:
        fade = QLinearGradient(rect.topLeft(), rect.topRight())
        fade.setColorAt(0, inks.faint)
        fade.setColorAt(0.35, inks.accent)
        fade.setColorAt(0.65, inks.accent)
        fade.setColorAt(1, inks.faint)
        painter.fillRect(rect, fade)
    else:
        painter.fillRect(rect, inks.accent)
    style = Qt.PenStyle.DashLine if bar.approximate else Qt.PenStyle.SolidLine
    painter.setPen(QPen(inks.accent, 1.0, style))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    if not (bar.open_first or bar.open_last):
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(inks.text)
    high = rect.height() / 2
    if bar.open_first:
        x = max(2.0, rect.left())
        painter.drawPolygon(_arrow(QPointF(x, rect.center().y()), high, 1))
    if bar.open_last:
        x = min(width - 2, rect.right())
        painter.drawPolygon(_arrow(QPointF(x, rect.center().y()), high, -1))


def _arrow(tip: QPointF, high: float, way: int) -> QPolygonF:
    back = tip.x() + way * high
    return QPolygonF([tip, QPointF(back, tip.y() - high), QPointF(back, tip.y() + high)])


def _words(
    painter: QPainter, sight: Sight, place: int, rect: QRectF, after: float, inks: _Inks
) -> None:
    """A bar's words: in it where they fit, else behind it as far as the next one leaves room."""
    bar, wide = sight.axis.bars[place], sight.label_widths[place]
    left, right = max(0.0, rect.left()), min(sight.scale.width, rect.right())
    inside = right - left >= min(wide, 80) + 12
    if inside:
        room = QRectF(left + 6, rect.top(), right - left - 12, rect.height())
        if bar.open_first:
            room.setLeft(room.left() + rect.height() / 2)
    else:
        room = QRectF(rect.right() + 4, rect.top(), after - rect.right() - 8, rect.height())
    if room.width() < 22 or room.left() > sight.scale.width or rect.right() < 0:
        return
    label = sight.labels[place]
    if wide > room.width():
        label = painter.fontMetrics().elidedText(label, _CUT, int(room.width()))
    if inside and (bar.uncertain or bar.approximate):
        plate = QRectF(room.left() - 3, room.top() + 2, min(wide, room.width()) + 6, 0)
        plate.setBottom(room.bottom() - 2)
        painter.fillRect(plate, inks.plate)
        painter.setPen(inks.text)
    else:
        painter.setPen(inks.inside if inside else inks.text)
    painter.drawText(room, _MIDDLE, label)


def _links(painter: QPainter, sight: Sight) -> None:
    """From the incident in hand: a dotted line to its other dates, an arc to each linked one."""
    if sight.chosen is None:
        return
    own = sight.places_of(sight.chosen)
    if not own:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("text"), 1, Qt.PenStyle.DotLine))
    for one, other in itertools.pairwise(own):
        painter.drawLine(sight.bar_rect(one).center(), sight.bar_rect(other).center())
    painter.setPen(QPen(theme.colour("text"), 1.4))
    for linked in sight.axis.links.get(sight.chosen, ()):
        for place in sight.places_of(linked)[:1]:
            _arc(painter, _edge(sight, own[0]), _edge(sight, place))


def _edge(sight: Sight, place: int) -> QPointF:
    rect = sight.bar_rect(place)
    return QPointF(min(rect.center().x(), rect.left() + 40), rect.bottom())


def _arc(painter: QPainter, one: QPointF, other: QPointF) -> None:
    """Below the bars, where there is room even for those of the first lane."""
    path = QPainterPath(one)
    height = min(60.0, 14 + abs(other.x() - one.x()) / 6)
    low = max(one.y(), other.y()) + height
    path.cubicTo(QPointF(one.x(), low), QPointF(other.x(), low), other)
    painter.drawPath(path)
    painter.setBrush(theme.colour("text"))
    for end in (one, other):
        painter.drawEllipse(end, 2.5, 2.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)


# ---------------------------------------------------------------- items


def _density(painter: QPainter, sight: Sight) -> None:
    """How many items there are when: a column for each bucket, and what a cluster holds."""
    row, scale = sight.rows.density, sight.scale
    line = painter.fontMetrics().height()
    painter.setPen(theme.colour("line"))
    painter.drawLine(row.topLeft(), row.topRight())
    base = row.bottom() - 7
    painter.setPen(theme.colour("edge"))
    painter.drawLine(QPointF(0, base), QPointF(row.width(), base))
    buckets = sight.buckets()
    most = max(buckets.counts, default=0)
    if not most:
        return
    wide = buckets.step * scale.px_per_s
    high = base - row.top() - line - 6
    columns, chosen = [], []
    origin = scale.x(buckets.start)
    picked = sight.picked_buckets().counts if sight.picked else []
    for number, count in enumerate(buckets.counts):
        if count:
            tall = max(2.0, high * math.sqrt(count / most))
            left = origin + number * wide
            columns.append(QRectF(left, base - tall, max(1.5, wide - 0.5), tall))
            if picked and picked[number]:
                chosen.append(QRectF(left, base + 2, max(2.0, wide), 4))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("edge"))
    painter.drawRects(columns)
    if chosen:
        painter.setBrush(theme.colour("text"))
        painter.drawRects(chosen)
    _cluster_counts(painter, sight, buckets)


def _cluster_counts(painter: QPainter, sight: Sight, buckets: Buckets) -> None:
    """Over each cluster its count, as far as there is room."""
    scale, row = sight.scale, sight.rows.density
    metrics = painter.fontMetrics()
    painter.setPen(theme.colour("quiet"))
    free = 0.0
    for first, after, count in buckets.clusters():
        words = str(count) if count < 1000 else wording.number(count)
        middle = (scale.x(buckets.edge(first)) + scale.x(buckets.edge(after))) / 2
        wide = metrics.horizontalAdvance(words)
        left = middle - wide / 2
        if left >= free and 0 <= left <= row.width() - wide:
            painter.drawText(QPointF(left, row.top() + metrics.ascent() + 2), words)
            free = left + wide + 8


def _items(painter: QPainter, sight: Sight) -> None:
    row = sight.rows.items
    low, high = sight.item_span()
    singles = sight.singles()
    painter.setPen(theme.colour("quiet"))
    if high > low and not singles:
        words = tr("%n item(s) in sight; come closer to see each", n=high - low)
        painter.drawText(row, _CENTRE, words)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for one in singles:
        _single(painter, sight, one)
    painter.restore()
    if more := sight.vaguer():
        words = tr("%n more item(s), dated less closely, may belong here", n=more)
        metrics = painter.fontMetrics()
        plate = QRectF(0, 0, metrics.horizontalAdvance(words) + 12, metrics.height() + 4)
        plate.moveBottomRight(row.bottomRight() - QPointF(4, 4))
        plate.moveLeft(_clear_left(plate, row, singles))
        painter.fillRect(plate, _shaded("window", 230))
        painter.setPen(theme.colour("quiet"))
        painter.drawText(plate, _CENTRE, words)


def _clear_left(plate: QRectF, row: QRectF, singles: Sequence[Single]) -> float:
    """Where words begin so that they cover no item: as far right as can be, else at the edge."""
    covered = [one.picture or QRectF(one.x - 6, row.top(), 12, 14) for one in singles]
    covered = [one for one in covered if one.bottom() > plate.top()]
    places = [plate.left(), *(one.left() - plate.width() - 4 for one in reversed(covered))]
    for left in places:
        moved = plate.translated(left - plate.left(), 0)
        if left >= row.left() and not any(moved.intersects(one) for one in covered):
            return left
    return plate.left()


def _single(painter: QPainter, sight: Sight, one: Single) -> None:
    y, picked = sight.dot_y(), one.id in sight.picked_ids
    if one.last - one.first > 8:  # a date that means a stretch
        painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DashLine))
        left, right = max(-5.0, one.first), min(sight.scale.width + 5, one.last)
        painter.drawLine(QPointF(left, y), QPointF(right, y))
    if one.picture is not None:
        painter.setPen(theme.colour("line"))
        painter.drawLine(QPointF(one.x, y), QPointF(one.x, one.picture.top()))
        painter.fillRect(one.picture, theme.colour("raised"))
        pixmap = sight.picture(one.id)
        if pixmap is not None and not pixmap.isNull():
            size = pixmap.size().scaled(
                one.picture.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio
            )
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(one.picture.center())
            painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("text" if picked else "line"), 3 if picked else 1))
        painter.drawRect(one.picture)
    painter.setPen(QPen(theme.colour("text"), 2) if picked else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("accent" if picked else "edge"))
    radius = 5.0 if picked else 3.5
    painter.drawEllipse(QPointF(one.x, y), radius, radius)
