"""The keys of the present page, over the window, until any key."""

from __future__ import annotations

from itertools import combinations_with_replacement, groupby, pairwise

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import theme
from evidence_desk.ui.actions import Action, Actions
from evidence_desk.ui.language import tr
from evidence_desk.ui.menus import title as menu_title
from evidence_desk.ui.widgets.label import Label

_COLUMN = 400  # pixels a column of keys and words needs
_STEP = QAbstractSlider.SliderAction
_SCROLLING = {
    Qt.Key.Key_Down: _STEP.SliderSingleStepAdd,
    Qt.Key.Key_Up: _STEP.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _STEP.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _STEP.SliderPageStepSub,
    Qt.Key.Key_Home: _STEP.SliderToMinimum,
    Qt.Key.Key_End: _STEP.SliderToMaximum,
}


class KeyHelp(QWidget):
    """An overlay listing every key that does something here."""

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self._actions = actions
        self.setObjectName("keyhelp")
        self.setAccessibleName(tr("Keys of this page"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(48, 40, 48, 40)
        self._card: QWidget | None = None
        self._bar: QScrollBar | None = None
        window.installEventFilter(self)
        self.hide()

    def toggle(self, page_title: str) -> None:
        """Show the keys of this page, or put them away."""
        if self.isVisible():
            self.hide()
            return
        if self._card is not None:
            self._card.deleteLater()
        self.setGeometry(self._over.rect())
        self._make(page_title)
        self.show()
        self.raise_()
        self.setFocus()

    def _make(self, page_title: str) -> None:
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self._card = card = QFrame(self)
        card.setProperty("role", "card")
        self._outer.addWidget(card)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 20)
        head = QHBoxLayout()
        head.addWidget(Label(tr("Keys"), "title"))
        head.addWidget(Label(page_title, "quiet"), 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(Label(tr("arrows scroll, any other key closes"), "quiet"))
        column.addLayout(head)
        area = QScrollArea(card)
        column.addWidget(area)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the overlay itself scrolls it
        inner = QWidget()
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        self._bar = area.verticalScrollBar()
        columns = QHBoxLayout(inner)
        columns.setSpacing(36)
        count = max(1, min(3, self._over.width() // _COLUMN))
        for side in _parted(self._blocks(), count):
            columns.addLayout(grid := QGridLayout(), 1)
            self._fill(grid, side)

    def _blocks(self) -> list[tuple[str, list[Action]]]:
        """Actions with keys at work here, by menu; the page's own first."""
        keyed = [spec for spec in self._actions.active() if self._actions.keys_here(spec.id)]

        def block(spec: Action) -> str:
            return spec.menu.split("/")[0]

        keyed.sort(key=lambda spec: (not spec.page, block(spec)))
        found: dict[str, list[Action]] = {}
        for name, specs in groupby(keyed, key=block):
            found.setdefault(name, []).extend(specs)
        return list(found.items())

    def _fill(self, grid: QGridLayout, blocks: list[tuple[str, list[Action]]]) -> None:
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(5)
        row = 0
        for name, specs in blocks:
            words = menu_title(name).replace("&", "") if name else tr("Page")
            if row:
                grid.setRowMinimumHeight(row, 8)
                row += 1
            grid.addWidget(Label(words, "heading"), row, 0, 1, 2)
            row += 1
            for spec in specs:
                keys = Label(self._actions.keys(spec.id), "quiet")
                text = self._actions.qaction(spec.id).text().replace("&", "").rstrip("…")
                top = Qt.AlignmentFlag.AlignTop
                grid.addWidget(keys, row, 0, Qt.AlignmentFlag.AlignRight | top)
                grid.addWidget(Label(text, wrap=True), row, 1, top)
                row += 1
        grid.setRowStretch(row, 1)

    # ------------------------------------------------------------ Qt's events

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shade = QColor(theme.colour("window"))
        shade.setAlpha(215)
        painter.fillRect(self.rect(), shade)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _SCROLLING and self._bar is not None:
            self._bar.triggerAction(_SCROLLING[key])
        elif key not in (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt):
            self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.hide()

    def event(self, event: QEvent) -> bool:
        # Every key closes, also those that would be a shortcut of the page underneath.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)


def _parted(
    blocks: list[tuple[str, list[Action]]], count: int
) -> list[list[tuple[str, list[Action]]]]:
    """Columns of blocks, in order, cut where the tallest comes out lowest."""
    heights = [len(specs) + 2 for _, specs in blocks]
    ends = range(len(blocks) + 1)
    cuts = min(
        ((0, *cut, len(blocks)) for cut in combinations_with_replacement(ends, count - 1)),
        key=lambda cut: max(sum(heights[a:b]) for a, b in pairwise(cut)),
    )
    return [blocks[a:b] for a, b in pairwise(cuts) if a < b]
