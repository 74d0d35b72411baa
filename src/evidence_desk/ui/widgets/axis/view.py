"""The axis of time under the hands: wheel and keys zoom, a hand moves it, items are dragged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QWidget

from evidence_desk.desk.timeline_axis import Axis, Bar
from evidence_desk.domain.axis.scale import Scale
from evidence_desk.ui import wording
from evidence_desk.ui.keys import own
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import items_mime, refs_of
from evidence_desk.ui.widgets.axis.lanes import Lanes
from evidence_desk.ui.widgets.axis.painting import paint
from evidence_desk.ui.widgets.axis.sight import Rows, Sight

_CLOSER = 1.5
_ALONG = 1_000_000_000  # steps of the bar below: minutes of decades are steps of their own
_WHEEL = 1.0015  # a notch of 120 is about a fifth closer
_OWN_KEYS = (
    "Left", "Right", "Up", "Down", "Home", "End", "Ctrl+Left", "Ctrl+Right",
    "Ctrl+Shift+Left", "Ctrl+Shift+Right",
)  # fmt: skip


class AxisView(QAbstractScrollArea):
    """Draws an axis and lets one move in it.

    `chosen` carries the reference of the incident in hand, or ""; `activated` one to be opened;
    `selected` the items selected; `reviewed` one to be looked at; `dropped` references of items
    and the incident they were let fall on; `moved` says that other things are in sight.
    """

    chosen = Signal(str)
    activated = Signal(str)
    selected = Signal(list)
    reviewed = Signal(int)
    dropped = Signal(list, str)
    moved = Signal()

    def __init__(
        self, picture: Callable[[int], QPixmap | None], language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._picture, self._language = picture, language
        self._axis = Axis()
        self._scale = Scale()
        self._shown = False
        self._labels: list[str] = []
        self._widths: list[float] = []
        self._lanes = Lanes()
        self._chosen: int | None = None
        self._over: int | None = None
        self._picked: list[int] = []
        self._picked_at: list[float] = []
        self._picked_ids: frozenset[int] = frozenset()
        self._pressed: QPointF | None = None
        self._held: list[int] = []  # items under the press, to be dragged
        self._panning = False
        self._was_picked = False
        self.setObjectName("axis")
        self.setAccessibleName(tr("Axis of time"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setAccessibleName(tr("Lanes"))
        along = self.horizontalScrollBar()
        along.setAccessibleName(tr("Time"))
        along.valueChanged.connect(self._scrolled_along)
        own(self, *_OWN_KEYS)

    # ------------------------------------------------------------ what is shown

    @property
    def scale(self) -> Scale:
        """The stretch in sight."""
        return self._scale

    @property
    def axis(self) -> Axis:
        """What is shown."""
        return self._axis

    def show_axis(self, axis: Axis) -> None:
        """Show this, or the same as it is now; what was in sight stays, the first time all is."""
        self._axis = axis
        self._labels = [_label(bar, self._language) for bar in axis.bars]
        self._measure()
        width = float(self.viewport().width())
        if self._shown:
            self._scale = self._scale.within(axis.first, axis.last)
        else:
            self._scale = Scale(axis.first, axis.last, width, axis.first)
        self._shown = True
        self.pick(self._picked)
        self._arrange()

    def _measure(self) -> None:
        metrics = self.fontMetrics()
        self._widths = [float(metrics.horizontalAdvance(label)) for label in self._labels]
        self._lanes = Lanes(self._axis.bars, self._widths)

    def sight(self) -> Sight:
        """What is in sight now, and where."""
        rows = self._rows()
        return Sight(
            axis=self._axis,
            scale=self._scale,
            rows=rows,
            packed=self._lanes.at(self._scale.px_per_s, self._room(rows)),
            labels=self._labels,
            label_widths=self._widths,
            down=float(self.verticalScrollBar().value()),
            chosen=self._chosen,
            over=self._over,
            picked=self._picked_at,
            picked_ids=self._picked_ids,
            picture=self._picture,
            language=self._language,
            focused=self.hasFocus(),
        )

    def _rows(self) -> Rows:
        size = self.viewport().size()
        return Rows.of(size.width(), size.height(), self.fontMetrics().height())

    def _room(self, rows: Rows) -> int:
        return max(6, int(rows.lanes.height() // rows.lane_height))

    def _arrange(self) -> None:
        """Let the scroll bar reach all lanes, and draw anew."""
        rows = self._rows()
        packed = self._lanes.at(self._scale.px_per_s, self._room(rows))
        needed = len(packed.lanes) * rows.lane_height + 8
        bar = self.verticalScrollBar()
        bar.setPageStep(int(rows.lanes.height()))
        bar.setSingleStep(int(rows.lane_height))
        bar.setRange(0, max(0, int(needed - rows.lanes.height())))
        self._say_where()
        self.viewport().update()

    def _say_where(self) -> None:
        """Let the bar below show which part of the time is in sight."""
        scale, bar = self._scale, self.horizontalScrollBar()
        per_s = _ALONG / (scale.last - scale.first)
        page = round(scale.span * per_s)
        bar.blockSignals(True)  # it follows; only a hand on it leads
        bar.setPageStep(page)
        bar.setSingleStep(max(1, page // 8))
        bar.setRange(0, _ALONG - page)
        bar.setValue(round((scale.start - scale.first) * per_s))
        bar.blockSignals(False)

    def _scrolled_along(self, value: int) -> None:
        scale = self._scale
        self.look(scale.beginning(scale.first + value * (scale.last - scale.first) / _ALONG))

    def look(self, scale: Scale) -> None:
        """Look at another stretch."""
        if scale != self._scale:
            self._scale = scale
            self._arrange()
            self.moved.emit()

    # ------------------------------------------------------------ zooming

    def closer(self) -> None:
        """Zoom in on the incident in hand, or the middle."""
        self.look(self._scale.zoomed(_CLOSER, self._middle()))

    def wider(self) -> None:
        """Zoom out."""
        self.look(self._scale.zoomed(1 / _CLOSER, self._middle()))

    def whole(self) -> None:
        """Show all there is."""
        self.look(self._scale.all())

    def _middle(self) -> float:
        bar = self._first_bar(self._chosen)
        if bar is not None:
            x = self._scale.x((bar.first + bar.last) / 2)
            if 0 <= x <= self._scale.width:
                return x
        if self._picked_at:
            x = self._scale.x(self._picked_at[0])
            if 0 <= x <= self._scale.width:
                return x
        return self._scale.width / 2

    def _first_bar(self, incident: int | None) -> Bar | None:
        return next((bar for bar in self._axis.bars if bar.incident == incident), None)

    # ------------------------------------------------------------ what is in hand

    def choose(self, incident: int | None, *, follow: bool = True) -> None:
        """Take an incident in hand; `follow` brings it in sight."""
        if incident != self._chosen:
            self._chosen = incident
            self.viewport().update()
        bar = self._first_bar(incident)
        if bar is None or not follow:
            return
        self.look(self._scale.turned_to(bar.first, bar.last))
        sight = self.sight()
        rect = sight.bar_rect(sight.places_of(bar.incident)[0])
        if not (
            rect.top() >= sight.rows.lanes.top() and rect.bottom() <= sight.rows.lanes.bottom()
        ):
            off = rect.center().y() - sight.rows.lanes.center().y()
            self.verticalScrollBar().setValue(int(self.verticalScrollBar().value() + off))

    def pick(self, ids: Sequence[int]) -> None:
        """Show which items are selected."""
        self._picked = list(ids)
        self._picked_ids = frozenset(ids)
        axis = self._axis
        if self._picked_ids:
            self._picked_at = [
                at
                for number, at in zip(axis.item_ids, axis.item_at, strict=True)
                if number in self._picked_ids
            ]
        else:
            self._picked_at = []
        self.viewport().update()

    def bring_item(self, item_id: int) -> None:
        """Bring an item in sight."""
        axis = self._axis
        if item_id in axis.item_ids:
            at = axis.item_at[axis.item_ids.index(item_id)]
            self.look(self._scale.turned_to(at, at))

    # ------------------------------------------------------------ events

    def sizeHint(self) -> QSize:
        """A good part of the page."""
        return QSize(700, 380)

    def minimumSizeHint(self) -> QSize:
        """The ruler, a few lanes, the items."""
        line = self.fontMetrics().height()
        return QSize(300, 10 * line + 100)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in sight."""
        painter = QPainter(self.viewport())
        try:
            painter.setFont(self.font())
            paint(painter, self.sight())
        finally:
            painter.end()  # one that lives on in a traceback would take the program with it

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The same stretch in another width."""
        super().resizeEvent(event)
        self._scale = self._scale.widened(float(self.viewport().width()))
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters take other room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lanes"):
            self._measure()
            self._arrange()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame shows that keys come here."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """And that they no longer do."""
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move along, with Ctrl from item to item; Home and End go to the ends."""
        key, modifiers = event.key(), event.modifiers()
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        scale, bar = self._scale, self.verticalScrollBar()
        way = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if way and control:
            self._step_items(way, more=bool(modifiers & Qt.KeyboardModifier.ShiftModifier))
        elif way:
            self.look(scale.scrolled(way * scale.width / 8))
        elif key == Qt.Key.Key_Home:
            self.look(scale.beginning(scale.first))
        elif key == Qt.Key.Key_End:
            self.look(scale.beginning(scale.last - scale.span))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            down = 1 if key == Qt.Key.Key_Down else -1
            bar.setValue(bar.value() + down * bar.singleStep())
        else:
            super().keyPressEvent(event)

    def _step_items(self, way: int, *, more: bool) -> None:
        """Select the next item in time, or the one before; `more` keeps what is selected."""
        ids = self._axis.item_ids
        if not ids:
            return
        if self._picked and self._picked[-1] in ids:
            at = ids.index(self._picked[-1]) + way
        else:
            low, high = self.sight().item_span()
            at = low if way > 0 else high - 1
        number = ids[max(0, min(len(ids) - 1, at))]
        kept = [one for one in self._picked if one != number] if more else []
        self.selected.emit([*kept, number])
        self.bring_item(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom at the pointer; sideways, or with Shift, move along."""
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier or not turn.y():
            self.look(self._scale.scrolled(-(turn.x() or turn.y())))
        else:
            self.look(self._scale.zoomed(_WHEEL ** turn.y(), event.position().x()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """On an incident or items: take them in hand. Elsewhere: move along."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        point, sight = event.position(), self.sight()
        self._pressed, self._panning, self._was_picked = point, False, False
        self._held = sight.items_at(point)
        if self._held:
            self._press_items(event.modifiers())
        elif (place := sight.bar_at(point)) is not None:
            bar = sight.axis.bars[place]
            self.choose(bar.incident, follow=False)
            self.chosen.emit(bar.ref)
        else:
            self._panning = True

    def _press_items(self, modifiers: Qt.KeyboardModifier) -> None:
        held = self._held
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            inside = self._picked_ids.issuperset(held)
            kept = [one for one in self._picked if one not in held]
            self.selected.emit(kept if inside else [*kept, *held])
        elif modifiers & Qt.KeyboardModifier.ShiftModifier and self._picked:
            ids = list(self._axis.item_ids)
            places = sorted(ids.index(one) for one in (self._picked[0], held[-1]) if one in ids)
            self.selected.emit(ids[places[0] : places[-1] + 1])
        elif self._picked_ids.issuperset(held):
            self._was_picked = True  # to be dragged with all the others, unless it is a click
        else:
            self.selected.emit(held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move along, or begin to drag what is held."""
        if self._pressed is None:
            self.viewport().setToolTip(self._tip(event.position()))
            return
        far = (event.position() - self._pressed).manhattanLength()
        if self._panning:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self.look(self._scale.scrolled(self._pressed.x() - event.position().x()))
            bar = self.verticalScrollBar()
            bar.setValue(int(bar.value() + self._pressed.y() - event.position().y()))
            self._pressed = event.position()
        elif self._held and far >= QApplication.startDragDistance():
            self._pressed = None
            drag = QDrag(self)
            drag.setMimeData(items_mime(self._picked or self._held))
            drag.exec(Qt.DropAction.CopyAction)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on one of many selects it alone."""
        if self._pressed is not None and self._was_picked and self._held:
            self.selected.emit(self._held)
        self._pressed, self._panning, self._was_picked = None, False, False
        self.viewport().unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open an incident, review an item, come closer to a column of many."""
        point, sight = event.position(), self.sight()
        place, held = sight.bar_at(point), sight.items_at(point)
        if place is not None:
            self.activated.emit(sight.axis.bars[place].ref)
        elif len(held) == 1:
            self.reviewed.emit(held[0])
        else:
            self.look(self._scale.zoomed(4.0, point.x()))

    def _tip(self, point: QPointF) -> str:
        sight = self.sight()
        if (place := sight.bar_at(point)) is not None:
            return sight.labels[place].replace("<", "‹")
        held = sight.items_at(point)
        return tr("%n item(s)", n=len(held)) if held else ""

    # ------------------------------------------------------------ drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Items are welcome."""
        if refs_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on an incident."""
        self._over = self.sight().bar_at(event.position())
        self.viewport().update()
        if self._over is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        """Nothing is over an incident any more."""
        self._over = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Let items fall on an incident."""
        sight = self.sight()
        place, refs = sight.bar_at(event.position()), refs_of(event.mimeData())
        self._over = None
        self.viewport().update()
        if place is not None and refs:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(refs, sight.axis.bars[place].ref)


def _label(bar: Bar, language: str) -> str:
    """A bar's words, with the signs of what is not sure: "I-014 ?~ The quay"."""
    signs = ("?" if bar.uncertain else "") + ("~" if bar.approximate else "")
    again = "↻" if bar.again is not None else ""
    title = wording.in_language(bar.titles, language) or tr("without a title")
    return " ".join(part for part in (bar.ref, signs, again, title) if part)
