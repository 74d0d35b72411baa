"""Regions on a picture: drawn, clicked, moved and resized, however it is turned and zoomed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from evidence_desk.desk.items import MarkRow

#: Left, top, width, height in parts of the upright picture, from 0 to 1.
Box = tuple[float, float, float, float]

_HANDLE = 5.0  # half a side of the squares at a region's corners, in pixels of the screen
_NEAR = 7.0  # pixels: how near to an edge the pointer takes it
_LEAST = 4.0  # pixels: what is smaller was a slip of the hand
_DARK, _PALE = QColor("#000000"), QColor("#ffffff")

#: Which sides follow the hand, as the region is seen on the screen: left, top, right, bottom.
_Sides = tuple[bool, bool, bool, bool]
_ALL: _Sides = (True, True, True, True)


@dataclass(frozen=True, slots=True)
class Region:
    """A region to show: the reference of its mark, where it is, and what stands beside it."""

    ref: str
    box: Box
    label: str
    note: str = ""


@dataclass(slots=True)
class _Hand:
    """What the hand has hold of: a region there is, or (no `ref`) the one being drawn."""

    ref: str
    sides: _Sides
    began: QPointF
    rect: QRectF
    moved: bool = False


class Regions:
    """The regions over one picture. `placed` maps parts of the upright picture to the screen."""

    def __init__(self) -> None:
        self.placed = QTransform()
        self.shown: list[Region] = []
        self.selected = ""
        self.drawing = False
        self.draft: Box | None = None
        self._anew = ""
        self._hand: _Hand | None = None

    @property
    def busy(self) -> bool:
        """Whether the hand has hold of a region."""
        return self._hand is not None

    # ------------------------------------------------------------ drawing a new one

    def begin(self, seen: QRectF, ref: str = "") -> None:
        """Draw: a rectangle stands in the middle of what is `seen` of the picture on screen.

        With the reference of one that is shown, it stands there.
        """
        self.drawing, self._anew = True, ""
        before = next((one.box for one in self.shown if one.ref == ref), None)
        if before is not None:
            self.draft, self._anew = before, ref
            return
        size = seen.size() * 0.3
        rect = QRectF(QPointF(0, 0), size)
        rect.moveCenter(seen.center())
        self.draft = self._box(rect)

    def give_up(self) -> None:
        """Draw no longer."""
        self.drawing, self.draft, self._hand, self._anew = False, None, None, ""

    def take(self) -> tuple[Box | None, str]:
        """The region drawn, and which one it takes the place of; ends the drawing."""
        box, ref = self.draft, self._anew
        self.give_up()
        if box is not None and ref:
            self._put(ref, box)
        return box, ref

    def push(self, dx: float, dy: float, *, resize: bool) -> None:
        """Move the one being drawn over the screen, or its right and lower side, by pixels."""
        if self.draft is None:
            return
        rect = self.rect(self.draft)
        sides = (False, False, True, True) if resize else _ALL
        self.draft = self._box(self._changed(rect, sides, QPointF(dx, dy)))

    # ------------------------------------------------------------ the mouse

    def at(self, where: QPointF) -> str:
        """The region under a point of the screen (the smallest, if several), or ""."""
        under = [one for one in self.shown if self._touched(one, where)]
        under.sort(key=lambda one: (one.ref != self.selected, one.box[2] * one.box[3]))
        return under[0].ref if under else ""

    def grasp(self, where: QPointF) -> bool:
        """Take hold of what is there to be drawn, moved or resized; False if nothing is."""
        if self.drawing:
            inside = QRectF(self.rect((0, 0, 1, 1)))
            began = QPointF(
                min(max(where.x(), inside.left()), inside.right()),
                min(max(where.y(), inside.top()), inside.bottom()),
            )
            self._hand = _Hand("", (False, False, True, True), began, QRectF(began, began))
            return True
        for one in sorted(self.shown, key=lambda one: one.ref != self.selected):
            sides = self._sides(one, where)
            if sides is not None:
                self._hand = _Hand(one.ref, sides, where, self.rect(one.box))
                return True
        return False

    def drag(self, where: QPointF) -> None:
        """The hand goes on."""
        hand = self._hand
        if hand is None:
            return
        way = where - hand.began
        hand.moved = hand.moved or way.manhattanLength() >= _LEAST
        if not hand.moved:
            return
        box = self._box(self._changed(hand.rect, hand.sides, way))
        if not hand.ref:
            self.draft = box
        else:
            self._put(hand.ref, box)

    def let_go(self) -> tuple[str, Box | None]:
        """The hand opens: the region's reference ("" for a new one), and where it is now.

        There is no place where nothing was moved, or what was drawn is too small to be meant.
        """
        hand, self._hand = self._hand, None
        if hand is None or not hand.moved:
            return (hand.ref if hand else ""), None
        if hand.ref:
            return hand.ref, next(one.box for one in self.shown if one.ref == hand.ref)
        rect = self.rect(self.draft) if self.draft else QRectF()
        if rect.width() < _LEAST or rect.height() < _LEAST:
            return "", None
        return "", self.draft

    def cursor(self, where: QPointF) -> Qt.CursorShape | None:
        """What the pointer looks like there, if a region is there."""
        if self.drawing:
            return Qt.CursorShape.CrossCursor
        for one in sorted(self.shown, key=lambda one: one.ref != self.selected):
            sides = self._sides(one, where)
            if sides is not None:
                return _CURSORS.get(sides, Qt.CursorShape.SizeAllCursor)
        return Qt.CursorShape.PointingHandCursor if self.at(where) else None

    # ------------------------------------------------------------ on the screen

    def rect(self, box: Box) -> QRectF:
        """Where a region is on the screen."""
        return self.placed.mapRect(QRectF(*box))

    def _box(self, rect: QRectF) -> Box:
        """The parts of the picture that a rectangle of the screen covers."""
        back, _ = self.placed.inverted()
        parts = back.mapRect(rect.normalized()) & QRectF(0, 0, 1, 1)
        x, y = round(max(parts.x(), 0.0), 5), round(max(parts.y(), 0.0), 5)
        return (
            x,
            y,
            round(min(max(parts.width(), 0.0), 1 - x), 5),
            round(min(max(parts.height(), 0.0), 1 - y), 5),
        )

    def _changed(self, rect: QRectF, sides: _Sides, way: QPointF) -> QRectF:
        """A rectangle after some of its sides, or all, went a way; it stays on the picture."""
        whole = self.rect((0, 0, 1, 1))
        if sides == _ALL:
            dx = min(max(way.x(), whole.left() - rect.left()), whole.right() - rect.right())
            dy = min(max(way.y(), whole.top() - rect.top()), whole.bottom() - rect.bottom())
            return rect.translated(dx, dy)
        left, top, right, bottom = sides
        made = rect.adjusted(
            way.x() if left else 0,
            way.y() if top else 0,
            way.x() if right else 0,
            way.y() if bottom else 0,
        )
        return made.normalized() & whole

    def _put(self, ref: str, box: Box) -> None:
        self.shown = [
            Region(one.ref, box, one.label, one.note) if one.ref == ref else one
            for one in self.shown
        ]

    def _touched(self, one: Region, where: QPointF) -> bool:
        near = self.rect(one.box).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
        return near.contains(where) or self._chip(one).contains(where)

    def _sides(self, one: Region, where: QPointF) -> _Sides | None:
        """Which sides of a region the hand would take there; all of them move it."""
        rect = self.rect(one.box)
        if self._chip(one).contains(where):
            return _ALL
        if not rect.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(where):
            return None
        left = abs(where.x() - rect.left()) <= _NEAR
        right = not left and abs(where.x() - rect.right()) <= _NEAR
        top = abs(where.y() - rect.top()) <= _NEAR
        bottom = not top and abs(where.y() - rect.bottom()) <= _NEAR
        if one.ref == self.selected:
            return (left, top, right, bottom) if left or right or top or bottom else _ALL
        return _ALL if left or right or top or bottom else None

    def _chip(self, one: Region) -> QRectF:
        """The place of a region's label: on its upper edge, in sight while the region is."""
        rect = self.rect(one.box)
        wide = 9.0 * max(2, len(one.label)) + 4
        left = max(rect.left(), min(0.0, rect.right() - wide))
        top = max(rect.top() - 20, min(0.0, rect.bottom() - 20))
        return QRectF(left, top, wide, 20)

    # ------------------------------------------------------------ painting

    def paint(self, painter: QPainter) -> None:
        """Draw all: two lines, dark and pale, so that one of them shows on any ground."""
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        there = [one for one in self.shown if not self._anew or one.ref != self._anew]
        for one in there:
            self._outline(painter, self.rect(one.box), thick=one.ref == self.selected)
        for one in there:
            self._label(painter, one)
        if self.draft is not None:
            rect = self.rect(self.draft)
            self._outline(painter, rect, thick=False, dashed=True)
            self._handles(painter, rect)

    def _outline(
        self, painter: QPainter, rect: QRectF, *, thick: bool, dashed: bool = False
    ) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(_DARK, 5 if thick else 3))
        painter.drawRect(rect)
        pale = QPen(_PALE, 3 if thick else 1)
        if dashed:
            pale.setDashPattern([5, 4])
        painter.setPen(pale)
        painter.drawRect(rect)
        if thick:
            self._handles(painter, rect)

    def _handles(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(_DARK, 1))
        painter.setBrush(_PALE)
        for corner in (rect.topLeft(), rect.topRight(), rect.bottomLeft(), rect.bottomRight()):
            painter.drawRect(
                QRectF(corner.x() - _HANDLE, corner.y() - _HANDLE, 2 * _HANDLE, 2 * _HANDLE)
            )

    def _label(self, painter: QPainter, one: Region) -> None:
        chip = self._chip(one)
        chosen = one.ref == self.selected
        painter.setPen(QPen(_DARK if chosen else _PALE, 1))
        painter.setBrush(_PALE if chosen else _DARK)
        painter.drawRect(chip)
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, one.label)


_CURSORS = {
    (True, False, False, False): Qt.CursorShape.SizeHorCursor,
    (False, False, True, False): Qt.CursorShape.SizeHorCursor,
    (False, True, False, False): Qt.CursorShape.SizeVerCursor,
    (False, False, False, True): Qt.CursorShape.SizeVerCursor,
    (True, True, False, False): Qt.CursorShape.SizeFDiagCursor,
    (False, False, True, True): Qt.CursorShape.SizeFDiagCursor,
    (True, False, False, True): Qt.CursorShape.SizeBDiagCursor,
    (False, True, True, False): Qt.CursorShape.SizeBDiagCursor,
}


def regions_of(marks: Iterable[MarkRow]) -> list[Region]:
    """The regions of some marks, each with its mark's number, as in the list beside the picture."""
    return [
        Region(mark.ref, mark.region, str(mark.id), mark.note)
        for mark in marks
        if mark.region is not None
    ]
