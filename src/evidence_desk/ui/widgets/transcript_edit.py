"""The text of a transcript as it is typed: a paragraph for each line, its time in the margin.

Every paragraph carries, as its block state, a key to the times and the identity of its line.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from evidence_desk.desk.transcripts import TranscriptLine
from evidence_desk.domain.transcripts import Line, places
from evidence_desk.ui import theme, wording
from evidence_desk.ui.language import tr

_SOFT = "\u2028"  # a new row within a line
_PAUSE_MS = 1200  # a pause in typing this long is a step of its own
_APART_S = 0.001


@dataclass(slots=True)
class _Line:
    start_s: float
    end_s: float | None = None
    id: int | None = None


class TranscriptEdit(QPlainTextEdit):
    """Return begins a new line at the present time; all else is typing.

    `paused` says that what was typed may be kept; `wanted` carries the second of a line whose
    time was clicked, `played` that play or pause is meant, `skipped` seconds to move by.
    """

    paused = Signal()
    wanted = Signal(float)
    played = Signal()
    skipped = Signal(float)
    left = Signal()

    def __init__(self, position: Callable[[], float], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._position = position
        self._lines: dict[int, _Line] = {}
        self._keys = 0
        self._words: list[str] = []
        self._at = -1.0
        self._setting = False
        self.dirty = False
        self.setUndoRedoEnabled(False)  # a step of the library's is what is taken back
        self.setAccessibleName(tr("Transcript"))
        self.setObjectName("review.transcript")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setTabChangesFocus(True)
        self._margin = _Times(self)
        self.blockCountChanged.connect(lambda _: self._place())
        self.updateRequest.connect(self._scrolled)
        self.textChanged.connect(self._changed)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.paused)
        self._place()

    # ------------------------------------------------------------ lines in and out

    def show_lines(self, lines: Sequence[TranscriptLine], *, from_right: bool) -> None:
        """Show these lines; the cursor stays in the line it was in, if that is still there."""
        here = self._line_of(self.textCursor().block())
        column = self.textCursor().positionInBlock()
        self._setting = True
        option = QTextOption()
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if from_right else Qt.LayoutDirection.LayoutDirectionAuto
        )
        self.document().setDefaultTextOption(option)
        self._lines.clear()
        self.setPlainText("\n".join(one.words.replace("\n", _SOFT) for one in lines))
        block = self.document().begin()
        for one in lines:
            block.setUserState(self._key(_Line(one.start_s, one.end_s, one.id)))
            if here is not None and here.id == one.id:
                cursor = QTextCursor(block)
                cursor.movePosition(
                    QTextCursor.MoveOperation.Right, n=min(column, block.length() - 1)
                )
                self.setTextCursor(cursor)
            block = block.next()
        self._setting = False
        self.dirty = False
        self._pause.stop()
        self._light()

    def lines(self) -> list[tuple[int, int | None, Line]]:
        """Each line as it stands: its key, its id if it has one, and what it says."""
        found = []
        for block in self._blocks():
            one = self._line_of(block)
            if one is not None:
                words = block.text().replace(_SOFT, "\n")
                found.append((block.userState(), one.id, Line(one.start_s, one.end_s, words)))
        return found

    def known(self, ids: Mapping[int, int | None]) -> None:
        """Take the ids that lines were given when they were kept, by key."""
        for key, number in ids.items():
            if key in self._lines:
                self._lines[key].id = number

    def keep_now(self) -> None:
        """Do not wait for a pause."""
        if self.dirty:
            self._pause.stop()
            self.paused.emit()

    def look_for(self, words: list[str]) -> None:
        """Show where these words are said."""
        self._words = words
        self._light()

    def stand_at(self, seconds: float) -> None:
        """The play head is here: its line is marked, and comes in sight while nobody types."""
        block = self._block_at(seconds)
        before = self._block_at(self._at)
        self._at = seconds
        if block != before:
            self._light()
            if block is not None and not self.hasFocus():
                cursor = QTextCursor(block)
                self.setTextCursor(cursor)
                self.ensureCursorVisible()

    # ------------------------------------------------------------ typing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What is not typing: lines begun, joined and stamped, and the player's few keys."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = event.key()
        cursor = self.textCursor()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if ctrl:
                self._go(cursor.block())
            elif shift:
                cursor.insertText(_SOFT)
            else:
                self._begin_line()
        elif key == Qt.Key.Key_Escape:
            self.keep_now()
            self.left.emit()
        elif ctrl and key == Qt.Key.Key_Space:
            self.played.emit()
        elif ctrl and key in (Qt.Key.Key_Comma, Qt.Key.Key_Less):
            self.skipped.emit(-3.0)
        elif ctrl and key in (Qt.Key.Key_Period, Qt.Key.Key_Greater):
            self.skipped.emit(3.0)
        elif ctrl and key == Qt.Key.Key_T:
            self._stamp()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            back = QTextCursor.MoveOperation.PreviousBlock
            self.moveCursor(back if key == Qt.Key.Key_Up else QTextCursor.MoveOperation.NextBlock)
            self._go(self.textCursor().block())
        elif (
            key == Qt.Key.Key_Backspace
            and not cursor.hasSelection()
            and cursor.positionInBlock() == 0
            and cursor.block().previous().isValid()
        ):
            self._join()
        else:
            if self.document().isEmpty() and event.text().strip():
                self._first_line()
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo is the library's; every other key that types is ours."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for standard in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if event.matches(standard):
                    self.keep_now()
                    event.ignore()
                    return False
            ours = (Qt.Key.Key_Space, Qt.Key.Key_Comma, Qt.Key.Key_Period, Qt.Key.Key_T)
            ends = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
            arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down)
            ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if (
                (ctrl and event.key() in ours)
                or event.key() in ends
                or (alt and event.key() in arrows)
            ):
                event.accept()
                return True
        return super().event(event)

    def _first_line(self) -> None:
        self.document().begin().setUserState(self._key(_Line(self._now())))

    def _begin_line(self) -> None:
        """A new line at the present time; what stands after the cursor goes with it."""
        cursor, now = self.textCursor(), self._now()
        if self.document().isEmpty():
            self._first_line()
            return
        here = self._line_of(cursor.block())
        if cursor.atBlockEnd() or here is None:
            after = self._block_at(now) or cursor.block()
            if self._starts(after) > now:
                self._put_before(after, _Line(now))
                return
            cursor = QTextCursor(after)
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock()
            start = max(now, self._starts(after) + _APART_S)
            cursor.block().setUserState(self._key(_Line(round(start, 3))))
        else:
            following = self._line_of(cursor.block().next())
            latest = here.end_s or (following.start_s if following else now + 1)
            start = now if here.start_s < now < latest else (here.start_s + latest) / 2
            key, end = cursor.block().userState(), here.end_s
            cursor.insertBlock()
            cursor.block().previous().setUserState(key)
            cursor.block().setUserState(self._key(_Line(round(start, 3), end)))
            here.end_s = None
        self.setTextCursor(cursor)
        self._changed()

    def _put_before(self, first: QTextBlock, line: _Line) -> None:
        """A new line before the first one, which keeps its own time."""
        key, cursor = first.userState(), QTextCursor(first)
        cursor.insertBlock()
        cursor.block().setUserState(key)
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.block().setUserState(self._key(line))
        self.setTextCursor(cursor)
        self._changed()

    def _join(self) -> None:
        cursor = self.textCursor()
        first, second = cursor.block().previous(), self._line_of(cursor.block())
        one, key = self._line_of(first), first.userState()
        between = " " if first.text() and cursor.block().text() else ""
        cursor.deletePreviousChar()
        if between:
            cursor.insertText(between)
        cursor.block().setUserState(key)
        if one is not None and second is not None:
            one.end_s = second.end_s
        self.setTextCursor(cursor)
        self._changed()

    def _stamp(self) -> None:
        """The line begins at the present time, if it stays between its neighbours."""
        block = self.textCursor().block()
        one, now = self._line_of(block), self._now()
        if one is None:
            return
        before, after = self._line_of(block.previous()), self._line_of(block.next())
        low = before.start_s + _APART_S if before else 0.0
        high = after.start_s - _APART_S if after else float("inf")
        one.start_s = round(min(max(now, low), high), 3)
        if one.end_s is not None and one.end_s <= one.start_s:
            one.end_s = None
        self._changed()
        self._margin.update()

    def _changed(self) -> None:
        if self._setting:
            return
        last = -_APART_S
        seen: set[int] = set()
        for block in self._blocks():
            key = block.userState()
            if key not in self._lines or key in seen:  # pasted, or parted by a paste
                start = round(max(last + _APART_S, 0.0), 3)
                block.setUserState(self._key(_Line(start)))
            seen.add(block.userState())
            last = self._starts(block)
        self.dirty = True
        self._pause.start()
        self._margin.update()

    def _now(self) -> float:
        return round(self._position(), 3)

    def _go(self, block: QTextBlock) -> None:
        one = self._line_of(block)
        if one is not None:
            self.wanted.emit(one.start_s)

    # ------------------------------------------------------------ paragraphs

    def _key(self, line: _Line) -> int:
        self._keys += 1
        self._lines[self._keys] = line
        return self._keys

    def _blocks(self) -> list[QTextBlock]:
        if self.document().isEmpty() and self.document().begin().userState() not in self._lines:
            return []
        found, block = [], self.document().begin()
        while block.isValid():
            found.append(block)
            block = block.next()
        return found

    def _line_of(self, block: QTextBlock) -> _Line | None:
        return self._lines.get(block.userState()) if block.isValid() else None

    def _starts(self, block: QTextBlock) -> float:
        one = self._line_of(block)
        return one.start_s if one is not None else 0.0

    def _block_at(self, seconds: float) -> QTextBlock | None:
        """The line that is heard at a moment, or began last before it; the first before all."""
        blocks = self._blocks()
        if not blocks:
            return None
        at = bisect_right(blocks, seconds, key=self._starts) - 1
        return blocks[max(0, at)]

    # ------------------------------------------------------------ what is seen

    def _light(self) -> None:
        """Mark the line at the play head, and the words that are sought."""
        shown = []
        block = self._block_at(self._at)
        if block is not None and self._at >= self._starts(block):
            one = QTextEdit.ExtraSelection()
            colour = QColor(theme.colour("accent"))
            colour.setAlpha(40)
            one.format.setBackground(colour)
            one.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            one.cursor = QTextCursor(block)
            shown.append(one)
        if self._words:
            for line in self._blocks():
                for start, end in places(line.text(), self._words):
                    found = QTextEdit.ExtraSelection()
                    found.format = QTextCharFormat()
                    found.format.setFontUnderline(True)
                    found.format.setFontWeight(700)
                    found.cursor = QTextCursor(line)
                    found.cursor.setPosition(line.position() + start)
                    found.cursor.setPosition(line.position() + end, QTextCursor.MoveMode.KeepAnchor)
                    shown.append(found)
        self.setExtraSelections(shown)

    def margin_width(self) -> int:
        """Room for the longest time."""
        return self.fontMetrics().horizontalAdvance("0:00:00") + 14

    def _place(self) -> None:
        self.setViewportMargins(self.margin_width(), 0, 0, 0)

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self._margin.scroll(0, by)
        else:
            self._margin.update(0, rect.y(), self._margin.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The margin is as high as the text."""
        super().resizeEvent(event)
        area = self.contentsRect()
        self._margin.setGeometry(area.left(), area.top(), self.margin_width(), area.height())

    def paint_margin(self, painter: QPainter, rect: QRect) -> None:
        """Write the times of the lines in sight."""
        painter.fillRect(rect, theme.colour("raised"))
        painter.setPen(theme.colour("quiet"))
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= rect.bottom():
            one = self._line_of(block)
            if one is not None:
                painter.drawText(
                    0,
                    round(top),
                    self.margin_width() - 6,
                    self.fontMetrics().height(),
                    Qt.AlignmentFlag.AlignRight,
                    wording.clock(one.start_s),
                )
            top += self.blockBoundingRect(block).height()
            block = block.next()

    def margin_clicked(self, y: float) -> None:
        """Go to the moment of the line at this height."""
        self._go(self.cursorForPosition(QPoint(1, round(y))).block())


class _Times(QWidget):
    """The margin with the times; a click on one goes there."""

    def __init__(self, edit: TranscriptEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Go to this moment"))

    def sizeHint(self) -> QSize:
        return QSize(self._edit.margin_width(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._edit.paint_margin(QPainter(self), event.rect())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._edit.margin_clicked(event.position().y())
