"""The timeline under a player: see the whole of a recording, go anywhere, move what is marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QSizePolicy, QToolTip, QWidget

from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import ClipRow, ItemDetail, MarkRow
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Kind
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.player.timeline import painting, scene
from evidence_desk.ui.player.timeline.drag import Drag
from evidence_desk.ui.player.timeline.scale import Scale, Snap
from evidence_desk.ui.player.timeline.scene import Grip, Hold, Rows, Scene
from evidence_desk.ui.player.timeline.supplies import Supplies
from evidence_desk.ui.player.timeline.tiles import Tile, tiles
from evidence_desk.ui.player.timeline.waves import columns

#: How far a hand must move before it drags what it holds, in pixels.
_DRAG_FROM = 3
#: How near something draws what is dragged, in pixels.
_REACH = 6
_CLOSER = 1.6
_CURSORS = {
    Hold.TIME: Qt.CursorShape.ArrowCursor,
    Hold.CLIP: Qt.CursorShape.OpenHandCursor,
    Hold.MARK: Qt.CursorShape.OpenHandCursor,
    Hold.START: Qt.CursorShape.SizeHorCursor,
    Hold.END: Qt.CursorShape.SizeHorCursor,
    Hold.OVERVIEW: Qt.CursorShape.SizeHorCursor,
}


class Timeline(QWidget):
    """Ruler, posters, sound, clips and marks of one recording, and the play head over them.

    It fetches sound and posters itself. `sought` carries seconds, also while a hand drags;
    `scrub_began` and `scrub_ended` say when a hand is on it; `clip_wanted` and `mark_wanted` carry
    the id of a clip or mark that was double-clicked. All times are seconds from the beginning.
    """

    sought = Signal(float)
    scrub_began = Signal()
    scrub_ended = Signal()
    clip_wanted = Signal(int)
    mark_wanted = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low = False
        self._desk = desk
        self._detail: ItemDetail | None = None
        self._scale = Scale()
        self._scene: Scene | None = None
        self._still: QPixmap | None = None
        self._clips: tuple[ClipRow, ...] = ()
        self._marks: tuple[MarkRow, ...] = ()
        self._lanes: dict[int, int] = {}
        self._frames: Sequence[float] = ()
        self._edges: Sequence[float] = ()  # frames and the end: what edges fall to
        self._head = 0.0
        self._span: painting.Span = (None, None)
        self._loop: tuple[float, float] | None = None
        self._pressed: tuple[QPointF, Grip] | None = None
        self._scrubbing = False
        self._window_from: float | None = None  # pixels from the window's left edge to the hand
        self._drag: Drag | None = None
        self._head_before = 0.0
        self._supplies = Supplies(desk, self)
        self._supplies.arrived.connect(self._arrived)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._name()

    def _name(self) -> None:
        self.setAccessibleName(tr("Timeline"))
        self.setAccessibleDescription(
            tr(
                "Sound, pictures, clips and marks over time. Click to go there, drag a clip, "
                "its edge or a mark to move it; Ctrl and the wheel look closer."
            )
        )

    # ------------------------------------------------------------ what is shown

    @property
    def complete(self) -> bool:
        """Whether all sound and pictures in sight are there."""
        return self._supplies.complete

    def load(self, detail: ItemDetail) -> None:
        """Take a recording in hand. The same again has other clips and marks at the most."""
        same = self._detail is not None and self._detail.row.id == detail.row.id
        lanes_before = self._lane_count()
        self._detail = detail
        self._clips = detail.clips
        self._marks = tuple(one for one in detail.marks if one.at_s is not None)
        self._lanes = scene.placed(self._clips)
        if not same:
            self._let_go()
            self._frames = self._edges = ()
            self._head, self._span, self._loop = 0.0, (None, None), None
            self._supplies.load(detail)
            self._scale = self._fresh_scale(detail)
        elif not self._holds_still():
            self._let_go()  # what the hand holds has changed meanwhile
        if not same or self._lane_count() != lanes_before:
            self.updateGeometry()
        self._restage()

    def _fresh_scale(self, detail: ItemDetail) -> Scale:
        film = detail.row.kind is Kind.VIDEO
        rate = detail.frame_rate or 25.0
        return Scale(
            duration=detail.row.duration_s or 0.0,
            width=max(1.0, float(self.width())),
            frame_s=1 / rate if film else None,
        )

    def clear(self) -> None:
        """Show nothing."""
        self._let_go()
        self._detail = None
        self._clips, self._marks, self._lanes = (), (), {}
        self._frames = self._edges = ()
        self._head, self._span, self._loop = 0.0, (None, None), None
        self._scale = Scale(width=max(1.0, float(self.width())))
        self._supplies.clear()
        self._restage()

    def set_position(self, seconds: float) -> None:
        """Move the head; what is in sight follows it, unless a hand is on the timeline."""
        before, self._head = self._head, seconds
        if self._pressed is None:
            turned = self._scale.turned_to(seconds, before)
            if turned != self._scale:
                self._show(turned)
                return
        self.update(self._moving_region(before) | self._moving_region(seconds))

    def set_span(self, start: float | None, end: float | None) -> None:
        """The clip being cut; without an end it reaches to the play head."""
        self._span = (start, end)
        self.update()

    def set_frames(self, times: Sequence[float]) -> None:
        """When each frame comes on, rising; edges and marks then fall to frames."""
        self._frames = times
        end = self._scale.duration
        self._edges = times if not times or times[-1] >= end else (*times, end)
        self._restage()

    def set_loop(self, start: float | None, end: float | None = None) -> None:
        """What is played again and again; None for nothing."""
        self._loop = None if start is None or end is None else (start, end)
        self._restage()

    @property
    def visible_span(self) -> tuple[float, float]:
        """From when to when the timeline shows, in seconds."""
        return self._scale.start, self._scale.end

    # ------------------------------------------------------------ looking closer

    def zoom_in(self) -> None:
        """Look closer, at the play head."""
        self._zoom(_CLOSER, self._middle())

    def zoom_out(self) -> None:
        """See more, around the play head."""
        self._zoom(1 / _CLOSER, self._middle())

    def zoom_all(self) -> None:
        """See the whole."""
        self._show(self._scale.all())

    def zoom_to_clip(self, clip_id: int | None = None) -> None:
        """See one clip whole: this one, else the one being cut, at the head, or nearest to it."""
        ends = painting.span_ends(self._span, self._head) if clip_id is None else None
        clips = [one for one in self._clips if clip_id in (None, one.id)]
        if ends is None and clips:
            at = self._head
            nearest = min(clips, key=lambda one: max(one.start_s - at, at - one.end_s, 0.0))
            ends = nearest.start_s, nearest.end_s
        if ends is not None and ends[1] > ends[0]:
            self._show(self._scale.showing(*ends))

    def _middle(self) -> float:
        """The pixel that stays where it is when keys zoom."""
        if self._scale.shows(self._head):
            return self._scale.x(self._head)
        return self._scale.width / 2

    def _zoom(self, factor: float, x: float) -> None:
        self._show(self._scale.zoomed(factor, x))

    def _show(self, scale: Scale) -> None:
        """Another part is in sight."""
        self._scale = scale
        self._restage()

    # ------------------------------------------------------------ staging

    def sizeHint(self) -> QSize:
        """Room for everything to be seen well; in a low place, for what cannot be missed."""
        if self._low:
            return self.minimumSizeHint()
        return QSize(400, scene.height_for(self._text(), self._film(), self._lane_count()))

    def be_low(self, low: bool) -> None:
        """Take little height, where the picture needs it more."""
        if low != self._low:
            self._low = low
            self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Never without the sound."""
        return QSize(160, scene.least_height(self._text(), self._lane_count()))

    def _text(self) -> float:
        return QFontMetricsF(self.font()).height()

    def _film(self) -> bool:
        return self._detail is None or self._detail.row.kind is Kind.VIDEO

    def _lane_count(self) -> int:
        return max(self._lanes.values(), default=0) + 1

    def _restage(self) -> None:
        """What lies where is to be found out anew, and drawn; what is in sight is wanted."""
        rows = Rows.of(self.width(), self.height(), self._text(), self._film(), self._lane_count())
        self._scene = Scene(self._scale, rows, self._clips, self._marks, self._lanes)
        self._supplies.want(self._scale, self._tiles(), self._head)
        self._still = None
        self.update()

    def _arrived(self) -> None:
        self._still = None
        self.update()

    def _tiles(self) -> list[Tile]:
        if self._scene is None or self._scene.rows.strip.height() <= 0:
            return []
        return tiles(self._scale, self._picture_width(), self._frames)

    def _picture_width(self) -> float:
        """How wide a poster is in its row; from the item until one is there."""
        aspect = self._supplies.aspect
        row = self._detail.row if self._detail is not None else None
        if aspect is None and row is not None and row.width and row.height:
            aspect = row.width / row.height
        high = self._scene.rows.strip.height() if self._scene is not None else 0.0
        return max(24.0, min(4.0, aspect or 16 / 9) * (high - 1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same part in another width."""
        self._scale = self._scale.widened(self.width())
        self._restage()

    def showEvent(self, event: Any) -> None:
        """What is in sight is wanted."""
        super().showEvent(event)
        self._restage()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours, letters or words."""
        super().changeEvent(event)
        kind = QEvent.Type
        if event.type() == kind.LanguageChange:
            self._name()
        if event.type() in (
            kind.PaletteChange,
            kind.StyleChange,
            kind.FontChange,
            kind.LanguageChange,
        ):
            self.updateGeometry()
            self._restage()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """What stands still comes from a pixmap; only what moves is drawn."""
        if self._scene is None:
            return
        if self._still is None or self._still.devicePixelRatio() != self.devicePixelRatioF():
            self._still = self._paint_still(self._scene)
        painter = QPainter(self)
        painter.setClipRegion(event.region())
        painter.drawPixmap(0, 0, self._still)
        if self._detail is not None and self._scale.duration > 0:
            painting.moving(
                painter,
                painting.Moving(self._scene, self._head, self._span, self._drag, self._title),
            )

    def _paint_still(self, stage: Scene) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setFont(self.font())
        held = self._drag.grip if self._drag is not None else None
        painting.still(
            painter,
            painting.Still(
                scene=stage,
                tiles=self._tiles(),
                picture=self._supplies.poster,
                peaks=columns(self._scale, self._supplies),
                loudest=self._supplies.loudest,
                silence=tr("No sound") if self._supplies.silent else "",
                frames=self._frames_in_sight(),
                loop=self._loop,
                title=self._title,
                held=held.clip.id if held is not None and held.clip is not None else None,
                held_mark=held.mark.id if held is not None and held.mark is not None else None,
            ),
        )
        painter.end()
        return pixmap

    def _frames_in_sight(self) -> Sequence[float]:
        frame_s = self._scale.frame_s
        if not self._frames or not frame_s or frame_s * self._scale.px_per_s < painting.FRAME_LINES:
            return ()
        first = bisect_left(self._frames, self._scale.start)
        return self._frames[first : bisect_right(self._frames, self._scale.end)]

    def _title(self, clip: ClipRow) -> str:
        return wording.in_language(clip.titles, self._desk.language) or clip.ref

    def _moving_region(self, head: float) -> QRegion:
        """What is to be drawn again when the head comes to or leaves a place."""
        if self._scene is None:
            return QRegion(self.rect())
        x, small = self._scale.x(head), self._scene.overview_x(head)
        region = QRegion(QRect(int(x) - 9, 0, 19, self.height()))
        region |= QRegion(QRect(int(small) - 3, 0, 7, self.height()))
        start, end = self._span
        if start is not None and end is None:  # it reaches to the head
            left = int(min(self._scale.x(start), x))
            wide = int(abs(x - self._scale.x(start)))
            region |= QRegion(QRect(left - 8, 0, wide + 16, self.height()))
        return region & QRegion(self.rect())

    # ------------------------------------------------------------ hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of what is under the pointer; of time itself by seeking."""
        if event.button() != Qt.MouseButton.LeftButton or not self._ready():
            event.ignore()
            return
        QToolTip.hideText()
        at = event.position()
        grip = self._grip(at)
        self._pressed = at, grip
        self._head_before = self._head
        if grip.hold is Hold.TIME:
            self._begin_scrub()
            self._seek(self._scale.seconds(at.x()))
        elif grip.hold is Hold.OVERVIEW:
            self._take_window(at.x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag what is held; else show by the pointer what could be."""
        at = event.position()
        if self._pressed is None:
            if self._ready():
                self.setCursor(_CURSORS[self._grip(at).hold])
            return
        origin, grip = self._pressed
        if grip.hold is Hold.TIME:
            self._seek(self._scale.seconds(at.x()))
        elif grip.hold is Hold.OVERVIEW:
            self._move_window(at.x())
        elif self._drag is not None or abs(at.x() - origin.x()) >= _DRAG_FROM:
            free = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._drag_to(origin, grip, at.x(), free)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go: of a clip or mark where it is now; without a drag it was a click."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        origin, grip = self._pressed
        drag = self._drag
        self._let_go()
        if drag is not None:
            self._keep(drag)
        elif grip.hold not in (Hold.TIME, Hold.OVERVIEW):
            self._seek(self._clicked(grip, origin.x()))
        self.setCursor(_CURSORS[self._grip(event.position()).hold])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for the clip or mark under the pointer; the first click went there already."""
        if event.button() != Qt.MouseButton.LeftButton or not self._ready():
            return
        grip = self._grip(event.position())
        if grip.clip is not None:
            self.clip_wanted.emit(grip.clip.id)
        elif grip.mark is not None:
            self.mark_wanted.emit(grip.mark.id)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Ctrl looks closer at the pointer; else it moves along, where there is more to see."""
        turned = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = (turned.y() or turned.x()) / 120
            self._zoom(1.25**steps, event.position().x())
        elif self._scale.whole:
            event.ignore()
            return
        else:
            fine = event.pixelDelta()
            px = (fine.x() or fine.y()) if not fine.isNull() else (turned.x() or turned.y()) * 0.75
            self._show(self._scale.scrolled(-px))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Fingers apart on a trackpad look closer; a resting pointer is told what is under it."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom(max(0.1, 1 + event.value()), event.position().x())
                return True
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Not while a hand holds something."""
        if self._pressed is None:
            event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are the page's."""
        event.ignore()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up a drag, before it can mean anything else."""
        kind = event.type()
        if kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) and (
            isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            if kind == QEvent.Type.KeyPress:
                self._give_up()
            return True
        return super().eventFilter(watched, event)

    def _ready(self) -> bool:
        return self._scene is not None and self._detail is not None and self._scale.duration > 0

    def _grip(self, at: QPointF) -> Grip:
        if self._scene is None or not self._ready():
            return Grip(Hold.TIME)
        return self._scene.grip_at(at.x(), at.y())

    def _clicked(self, grip: Grip, x: float) -> float:
        """Where a click on a thing goes: to the edge or mark meant, else to the pointer."""
        if grip.mark is not None:
            return grip.mark.at_s or 0.0
        if grip.clip is not None and grip.hold is Hold.START:
            return grip.clip.start_s
        if grip.clip is not None and grip.hold is Hold.END:
            return grip.clip.end_s
        return self._scale.seconds(x)

    def _seek(self, seconds: float) -> None:
        """The head goes there at once; the player follows."""
        self.set_position(seconds)
        self.sought.emit(seconds)

    def _begin_scrub(self) -> None:
        if not self._scrubbing:
            self._scrubbing = True
            self._supplies.hold(True)
            self.scrub_began.emit()

    def _let_go(self) -> None:
        """No hand is on it any more."""
        if self._drag is not None:
            QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            self._drag = None
            self._restage()
        self._pressed = self._window_from = None
        if self._scrubbing:
            self._scrubbing = False
            self._supplies.hold(False)
            self.scrub_ended.emit()

    # ------------------------------------------------------------ the overview

    def _take_window(self, x: float) -> None:
        """Take hold of the window in the overview; beside it, bring it there first."""
        assert self._scene is not None
        window = self._scene.window()
        inside = window.left() <= x <= window.right()
        self._window_from = x - window.left() if inside else window.width() / 2
        self._move_window(x)

    def _move_window(self, x: float) -> None:
        assert self._scene is not None
        start = self._scene.start_for_window(x - (self._window_from or 0.0))
        self._show(self._scale.beginning(start))

    # ------------------------------------------------------------ dragging

    def _drag_to(self, origin: QPointF, grip: Grip, x: float, free: bool) -> None:
        if self._drag is None:
            begun = Drag.begun(grip, self._scale.seconds(origin.x()), self._scale.duration)
            self._drag = begun
            QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
            self._begin_scrub()
            self._restage()
            if grip.hold in (Hold.CLIP, Hold.MARK):
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        before = self._drag
        seconds = self._scale.start + x / self._scale.px_per_s
        self._drag = before.moved(seconds, Snap() if free else self._snap(before))
        if self._drag.seen != before.seen or before.seen != self._head:
            self._seek(self._drag.seen)
        self.update()

    def _snap(self, drag: Drag) -> Snap:
        """Frames, and what stands near by: the head as it was, other clips and marks, both ends."""
        held_clip, held_mark = drag.grip.clip, drag.grip.mark
        near = {0.0, self._scale.duration, self._head_before}
        for clip in self._clips:
            if held_clip is None or clip.id != held_clip.id:
                near |= {clip.start_s, clip.end_s}
        near |= {
            one.at_s
            for one in self._marks
            if one.at_s is not None and (held_mark is None or one.id != held_mark.id)
        }
        near |= {at for at in (*self._span, *(self._loop or ())) if at is not None}
        return Snap(self._edges, sorted(near), _REACH / self._scale.px_per_s)

    def _holds_still(self) -> bool:
        """Whether what the hand holds is still as it was when it was taken."""
        if self._pressed is None:
            return True
        grip = self._pressed[1]
        return (grip.clip is None or grip.clip in self._clips) and (
            grip.mark is None or grip.mark in self._marks
        )

    def _give_up(self) -> None:
        """Everything is as it was before the hand took hold."""
        self._let_go()
        self._seek(self._head_before)

    def _keep(self, drag: Drag) -> None:
        """Where it was let go it stays: one change, shown at once and written beside the window."""
        values = drag.values()
        if not values:
            return
        self._clips = tuple(_moved_clip(one, drag) for one in self._clips)
        self._marks = tuple(_moved_mark(one, drag) for one in self._marks)
        self._restage()

        def refused(error: DeskError) -> None:
            self._take_back()
            self._desk.complain(error)

        self._desk.change("", describe, self._desk.library, [drag.ref], values, failed=refused)

    def _take_back(self) -> None:
        """Show again what the library says."""
        if self._detail is not None:
            self.load(self._detail)

    # ------------------------------------------------------------ telling

    def _tell(self, event: QHelpEvent) -> None:
        if not self._ready() or self._pressed is not None:
            return
        at = QPointF(event.pos())
        grip = self._grip(at)
        if grip.mark is not None:
            lines = self._told_of_mark(grip.mark)
        elif grip.clip is not None:
            lines = self._told_of(grip.clip)
        else:
            lines = [timecode(self._scale.seconds(at.x()))]
        # Told as text: what is typed in a title is never taken for markup.
        words = "<br>".join(escape(line).replace("\n", "<br>") for line in lines if line)
        around = QRectF(at.x() - 3, at.y() - 3, 6, 6).toRect()
        QToolTip.showText(event.globalPos(), f"<qt>{words}</qt>", self, around)

    def _told_of_mark(self, mark: MarkRow) -> list[str]:
        language = self._desk.language
        return [
            wording.in_language(mark.titles, language),
            timecode(mark.at_s or 0.0),
            mark.note,
            wording.in_language(mark.descriptions, language),
        ]

    def _told_of(self, clip: ClipRow) -> list[str]:
        length = timecode(clip.end_s - clip.start_s)
        return [
            self._title(clip),
            f"{timecode(clip.start_s)} – {timecode(clip.end_s)} ({length})",
            wording.in_language(clip.descriptions, self._desk.language),
        ]


def _moved_clip(clip: ClipRow, drag: Drag) -> ClipRow:
    held = drag.grip.clip
    if held is None or held.id != clip.id:
        return clip
    return replace(clip, start_s=drag.start, end_s=drag.end)


def _moved_mark(mark: MarkRow, drag: Drag) -> MarkRow:
    held = drag.grip.mark
    return mark if held is None or held.id != mark.id else replace(mark, at_s=drag.start)
