"""The pages of an edition as they will print: drawn as they come in sight, made anew on change."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.previews import AT_ONCE, Preview, Previews
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.layouts import Spot
from evidence_desk.domain.progress import Progress
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Elided

_GAP = 14  # pixels between pages
_KEPT = 40  # pictures of pages
_AT_A_TIME = 2  # pages under way
_LARGEST = 4000  # pixels of a page's long side
_AFTER = 450  # milliseconds after a change
_FOR_NOW = 60_000  # milliseconds after which whoever went elsewhere is not about to come back
_ZOOMS = (0.35, 0.5, 0.7, 0.85, 1.0, 1.25, 1.5, 2.0, 3.0)  # of the width there is


class PageView(QAbstractScrollArea):
    """Pages below each other; `turned` carries the page in sight, `chosen` an exhibit's number."""

    turned = Signal(int)
    chosen = Signal(str)

    def __init__(self, desk: Desk, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._previews = desk, previews
        self._preview: Preview | None = None
        self._zoom = 1.0
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._fresh: dict[int, tuple[object, int]] = {}  # page → what its picture was made of
        self._under_way: dict[int, Call] = {}
        self._number = ""
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("How the annex looks"))
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self.viewport().update())

    # ------------------------------------------------------------ what is shown

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    @property
    def page(self) -> int:
        """The page in sight, from 1; 0 where there is none."""
        return self._page

    @property
    def zoom(self) -> float:
        """How wide a page is by the room there is."""
        return self._zoom

    def drawn(self) -> int:
        """How many pages are pictures of what is shown now, at the size shown."""
        wanted = (self._preview.path if self._preview else None, self._pixels())
        return sum(made == wanted for made in self._fresh.values())

    def show_preview(self, preview: Preview | None) -> None:
        """Show another annex at the same place; the old pages stay until the new are drawn."""
        before = self._preview
        self._preview = preview
        for call in self._under_way.values():
            call.forget()
        self._under_way.clear()
        if preview is None:
            self._images.clear()
            self._fresh.clear()
        elif before is not None and before.whole != preview.whole:
            self._images.clear()  # other pages altogether
            self._fresh.clear()
        else:
            for page in [page for page in self._images if page > preview.pages]:
                del self._images[page]
        self._lay_out()
        if preview is not None and self._number and (before is None or not before.whole):
            self.go_to_exhibit(self._number, smooth=False)
        self._scrolled()

    def set_exhibit(self, number: str) -> None:
        """Frame an exhibit wherever it stands."""
        self._number = number
        self.viewport().update()

    def go_to_exhibit(self, number: str, *, smooth: bool = True) -> bool:
        """Bring the first place of an exhibit into sight; False where it is on no page."""
        self._number = number
        spot = next((one for one in self._spots() if one.number == number), None)
        if spot is None:
            self.viewport().update()
            return False
        height = self._height()
        top = (spot.page - 1) * (height + _GAP) + spot.top * height
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if not (smooth and bar.value() <= top and top + 40 <= bar.value() + room):
            bar.setValue(int(top - room * 0.25))
        self.viewport().update()
        return True

    def go_to_page(self, page: int) -> None:
        """Bring a page's top into sight."""
        self.verticalScrollBar().setValue(int((page - 1) * (self._height() + _GAP)))

    def set_zoom(self, zoom: float) -> None:
        """Show pages so wide by the room there is; what is in the middle stays there."""
        zoom = min(max(zoom, _ZOOMS[0]), _ZOOMS[-1])
        bar = self.verticalScrollBar()
        middle = (bar.value() + self.viewport().height() / 2) / max(1.0, self._all())
        self._zoom = zoom
        self._lay_out()
        bar.setValue(int(middle * self._all() - self.viewport().height() / 2))
        self._scrolled()

    def step_zoom(self, step: int) -> None:
        """The next larger (1) or smaller (-1) size."""
        sizes = [one for one in _ZOOMS if (one > self._zoom if step > 0 else one < self._zoom)]
        if sizes:
            self.set_zoom(sizes[0] if step > 0 else sizes[-1])

    # ------------------------------------------------------------ geometry, in logical pixels

    def _spots(self) -> tuple[Spot, ...]:
        return self._preview.spots if self._preview is not None else ()

    def _width(self) -> float:
        return max(80.0, (self.viewport().width() - 2 * _GAP) * self._zoom)

    def _height(self) -> float:
        return self._width() * (self._preview.ratio if self._preview is not None else 1.414)

    def _all(self) -> float:
        pages = self._preview.pages if self._preview is not None else 0
        return pages * (self._height() + _GAP) + _GAP

    def _pixels(self) -> int:
        """The long side of a page's picture: steps, so that each pixel of room makes none anew."""
        return min(_LARGEST, int(self._height() * self.devicePixelRatioF() + 31) // 32 * 32)

    def _page_rect(self, page: int) -> QRectF:
        width, height = self._width(), self._height()
        left = max(float(_GAP), (self.viewport().width() - width) / 2)
        left -= self.horizontalScrollBar().value()
        top = _GAP + (page - 1) * (height + _GAP) - self.verticalScrollBar().value()
        return QRectF(left, top, width, height)

    def _in_sight(self) -> list[int]:
        if self._preview is None:
            return []
        step, top = self._height() + _GAP, self.verticalScrollBar().value()
        first = int(top / step) + 1
        last = int((top + self.viewport().height()) / step) + 1
        return [page for page in range(first, last + 1) if page <= self._preview.pages]

    def _lay_out(self) -> None:
        room = self.viewport()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, int(self._all() - room.height())))
        bar.setPageStep(room.height())
        bar.setSingleStep(40)
        across = self.horizontalScrollBar()
        across.setRange(0, max(0, int(self._width() + 2 * _GAP - room.width())))
        across.setPageStep(room.width())
        room.update()

    def _scrolled(self, *_: object) -> None:
        self.viewport().update()
        self._ask()
        pages = self._in_sight()
        if not pages:
            return
        middle = self.viewport().height() / 2
        here = next((one for one in pages if self._page_rect(one).bottom() > middle), pages[-1])
        if here != self._page:
            self._page = here
            self.turned.emit(here)

    # ------------------------------------------------------------ pictures

    def _ask(self) -> None:
        """Have the pages in sight drawn that are not, then the next one."""
        preview = self._preview
        if preview is None or not self.isVisible():
            return
        sight = self._in_sight()
        wanted = [*sight, *([sight[-1] + 1] if sight and sight[-1] < preview.pages else [])]
        for page in [page for page in self._under_way if page not in wanted]:
            self._under_way.pop(page).forget()
        pixels = self._pixels()
        for page in wanted:
            if len(self._under_way) >= _AT_A_TIME:
                return
            made = (preview.path, pixels)
            if page in self._under_way or self._fresh.get(page) == made:
                continue
            self._under_way[page] = self._draw(preview, page, pixels)

    def _draw(self, preview: Preview, page: int, pixels: int) -> Call:
        def work() -> QImage:
            return QImage.fromData(QByteArray(self._previews.page(preview, page, pixels)))

        def done(image: QImage) -> None:
            self._under_way.pop(page, None)
            if preview is self._preview and not image.isNull():
                self._images[page] = image
                self._images.move_to_end(page)
                self._fresh[page] = (preview.path, pixels)
                while len(self._images) > _KEPT:
                    gone, _image = self._images.popitem(last=False)
                    self._fresh.pop(gone, None)
                self.viewport().update()
            self._ask()

        def failed(_error: DeskError) -> None:
            self._under_way.pop(page, None)  # a newer one is on its way, or nothing can be drawn

        return self._desk.look(work, done=done, failed=failed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), theme.colour("raised"))
        for page in self._in_sight():
            rect = self._page_rect(page)
            image = self._images.get(page)
            painter.fillRect(rect, Qt.GlobalColor.white)
            if image is not None:
                painter.drawImage(rect, image)
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawRect(rect)
            painter.setPen(QPen(theme.colour("accent"), 2))
            for spot in self._spots():
                if spot.page == page and spot.number == self._number:
                    painter.drawRoundedRect(_on(rect, spot).adjusted(-4, -3, 4, -3), 3, 3)
        painter.end()

    # ------------------------------------------------------------ hands

    def exhibit_at(self, place: QPointF) -> str:
        """The number of the exhibit printed at a place of the viewport; "" for none."""
        for page in self._in_sight():
            rect = self._page_rect(page)
            for spot in self._spots():
                if spot.page == page and _on(rect, spot).contains(place):
                    return spot.number
        return ""

    def place_of(self, number: str) -> QPointF | None:
        """Where an exhibit is in sight; None where it is not."""
        for page in self._in_sight():
            for spot in self._spots():
                if spot.page == page and spot.number == number:
                    return _on(self._page_rect(page), spot).center()
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be chosen."""
        shape = Qt.CursorShape
        over = bool(self.exhibit_at(event.position()))
        self.viewport().setCursor(shape.PointingHandCursor if over else shape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on an exhibit chooses it."""
        number = self.exhibit_at(event.position())
        if number and event.button() == Qt.MouseButton.LeftButton:
            self.set_exhibit(number)
            self.chosen.emit(number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it makes larger and smaller."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages by PgUp and PgDn, sizes by + and -, 0 fits the width."""
        key = Qt.Key
        pages = self._preview.pages if self._preview is not None else 0
        moves = {key.Key_PageDown: 1, key.Key_PageUp: -1}
        if event.key() in moves and pages:
            top = self.verticalScrollBar().value()
            step = self._height() + _GAP
            here = int(top / step + 0.02) + 1
            within = top - (here - 1) * step > 0.02 * step
            to = here + (1 if moves[event.key()] > 0 else 0 if within else -1)  # type: ignore[index]
            self.go_to_page(min(max(to, 1), pages))
        elif event.key() == key.Key_Home:
            self.go_to_page(1)
        elif event.key() == key.Key_End:
            self.go_to_page(max(1, pages))
        elif event.key() in (key.Key_Plus, key.Key_Equal):
            self.step_zoom(1)
        elif event.key() == key.Key_Minus:
            self.step_zoom(-1)
        elif event.key() == key.Key_0:
            self.set_zoom(1.0)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page in sight stays in sight."""
        super().resizeEvent(event)
        self.set_zoom(self._zoom)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what was not while nobody looked."""
        super().showEvent(event)
        self._ask()


def _on(page: QRectF, spot: Spot) -> QRectF:
    return QRectF(
        page.left() + spot.left * page.width(),
        page.top() + spot.top * page.height(),
        spot.width * page.width(),
        spot.height * page.height(),
    )


class PreviewPane(QWidget):
    """The pages with their bar; follows an edition through its changes while it is seen.

    `chosen` carries the reference of the exhibit that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._previews = Previews(desk.library)
        self._name = ""
        self._ref = ""
        self._turn = 0  # of making: what an earlier turn makes is not wanted any more
        self._due = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_AFTER)
        self._timer.timeout.connect(self._make)
        self._away = QTimer(self)
        self._away.setSingleShot(True)
        self._away.setInterval(_FOR_NOW)
        self._away.timeout.connect(self._previews.rest)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.view = PageView(desk, self._previews)
        self.view.turned.connect(self._turned)
        self.view.chosen.connect(self._chosen)
        column.addLayout(self._bar())
        column.addWidget(self.view, 1)
        self.destroyed.connect(self._previews.close)

    def _bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(6, 2, 6, 2)
        self._at = QSpinBox()
        self._at.setAccessibleName(tr("Page"))
        self._at.setPrefix(tr("page") + " ")
        self._at.setRange(0, 0)
        self._at.setKeyboardTracking(False)
        self._at.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._at.valueChanged.connect(self.view.go_to_page)
        self._says = Elided("", "quiet")
        row.addWidget(self._at)
        row.addWidget(self._says, 1)
        for words, icon, act in (
            (tr("Smaller (−)"), "mdi6.magnify-minus-outline", lambda: self.view.step_zoom(-1)),
            (tr("Larger (+)"), "mdi6.magnify-plus-outline", lambda: self.view.step_zoom(1)),
            (tr("As wide as there is room (0)"), "mdi6.arrow-expand-horizontal",
             lambda: self.view.set_zoom(1.0)),
        ):  # fmt: skip
            button = QToolButton()
            button.setAutoRaise(True)
            button.setToolTip(words)
            button.setAccessibleName(words)
            theme.mark(button, icon)
            button.clicked.connect(act)
            row.addWidget(button)
        return row

    @property
    def busy(self) -> bool:
        """Whether a newer preview is wanted or being made."""
        return self._timer.isActive() or self._due

    def show_edition(self, name: str) -> None:
        """Follow this edition from now on."""
        if name != self._name:
            self._name, self._ref = name, ""
            self._forget(self.view.preview)
            self.view.show_preview(None)
        self.refresh_soon()

    def renamed(self, name: str) -> None:
        """The edition bears another name now."""
        self._name = name

    def refresh_soon(self) -> None:
        """Make the pages anew in a moment; what is being made is not wanted any more."""
        self._turn += 1
        self._timer.start()
        self._tell()

    def show_exhibit(self, ref: str) -> None:
        """Go to the page of an exhibit; of a long edition, set that part first if need be."""
        self._ref = ref
        preview = self.view.preview
        number = _number_of(preview, ref)
        if number:
            self.view.go_to_exhibit(number)
        elif preview is not None and not preview.whole:
            self.refresh_soon()

    def stop(self) -> None:
        """Nobody looks any more."""
        self._turn += 1
        self._timer.stop()
        self._due = False

    def hideEvent(self, event: QHideEvent) -> None:
        """What is being made is not wanted."""
        super().hideEvent(event)
        self.stop()
        self._away.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Whatever was changed meanwhile."""
        super().showEvent(event)
        self._away.stop()
        self._desk.look(self._previews.begin)
        if self._name:
            self.refresh_soon()

    # ------------------------------------------------------------ making

    def _make(self) -> None:
        """First the part about the exhibit in hand, where the edition is long, then all."""
        if not self.isVisible() or not self._name:
            return
        self._due = True
        self._tell()
        shown = self.view.preview
        if shown is not None and shown.whole and len(shown.refs) <= AT_ONCE:
            self._start(None)
        else:
            self._start(AT_ONCE)

    def _start(self, most: int | None) -> None:
        turn, name, ref = self._turn, self._name, self._ref

        def report(_progress: Progress) -> None:
            if turn != self._turn:
                raise Cancelled

        def work() -> Preview:
            return self._previews.make(name, ref, most, report)

        self._desk.look(
            work,
            done=lambda made: self._made(turn, ref, made),
            failed=lambda error: self._failed(turn, error),
        )

    def _made(self, turn: int, ref: str, preview: Preview) -> None:
        if turn != self._turn:
            self._forget(preview)
            return
        before = self.view.preview
        if preview.whole or before is None or not before.whole:
            # Of a long edition that is shown whole, the old pages stay until all are new.
            self.view.set_exhibit(_number_of(preview, self._ref))
            self.view.show_preview(preview)
            self._forget(before)
        else:
            self._forget(preview)
        self._due = not preview.whole
        if not preview.whole and self._ref != ref and self._ref not in preview.refs.values():
            self.refresh_soon()  # another exhibit is in hand by now: that part first
        elif not preview.whole:
            self._start(None)
        self._tell()
        if before is None and preview.whole and self._ref:
            self.show_exhibit(self._ref)

    def _failed(self, turn: int, error: DeskError) -> None:
        if turn == self._turn:
            self._due = False
            self.view.show_preview(None)
            self._tell()
            self._says.setText(sentence(error))

    def _forget(self, preview: Preview | None) -> None:
        if preview is not None:
            self._previews.forget(preview)

    # ------------------------------------------------------------ saying

    def _tell(self) -> None:
        preview = self.view.preview
        pages = preview.pages if preview is not None else 0
        self._at.blockSignals(True)
        self._at.setRange(min(1, pages), pages)
        self._at.setValue(min(self.view.page, pages))
        self._at.setEnabled(bool(pages))
        self._at.blockSignals(False)
        if preview is None:
            self._says.setText(tr("Setting the pages…"))
        elif not preview.whole:
            self._says.setText(tr("of one part; the rest is being set…"))
        elif self.busy:
            self._says.setText(tr("of {count}; being set anew…", count=pages))
        else:
            self._says.setText(tr("of {count}", count=pages))
        self.view.setAccessibleDescription(
            tr("page {page} of {count}", page=self.view.page, count=pages) if pages else ""
        )

    def _turned(self, page: int) -> None:
        self._at.blockSignals(True)
        self._at.setValue(page)
        self._at.blockSignals(False)
        self._tell()

    def _chosen(self, number: str) -> None:
        preview = self.view.preview
        if preview is not None and number in preview.refs:
            self._ref = preview.refs[number]
            self.chosen.emit(self._ref)


def _number_of(preview: Preview | None, ref: str) -> str:
    if preview is None or not ref:
        return ""
    return next((number for number, one in preview.refs.items() if one == ref), "")
