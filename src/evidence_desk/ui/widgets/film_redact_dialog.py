"""The redaction room of a film or recording: shapes that follow, sound taken out, a copy made."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QImage, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.film_redacting import preview_of_film, redact_film
from evidence_desk.desk.following import follow
from evidence_desk.desk.items import ItemDetail
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.film_draft import FilmDraft
from evidence_desk.domain.film_redaction import MovingShape, Silence, Span
from evidence_desk.domain.progress import Report
from evidence_desk.domain.redaction import Cover, Form, Shape
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.widgets.drawing_tools import DrawingTools
from evidence_desk.ui.widgets.film_canvas import FilmCanvas
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redact_parts import CoverChoice, end_buttons, side_pane
from evidence_desk.ui.widgets.redaction_timeline import RedactionTimeline
from evidence_desk.ui.widgets.work_bar import WorkBar

_SIDE, _SIDE_NARROW = 330, 250
_NARROW = 900  # pixels of the screen's width, below which there is less beside the picture
#: How far a shape is followed at most in one go, on and back; the tracker ends sooner where lost.
_FOLLOW_S = (60.0, 8.0)
_LAST_S = 0.25  # the last frame comes on so long before the end, and often not so long


class FilmRedactDialog(QDialog):
    """Works on one film or recording; `kept` carries the reference of the copy that was made."""

    kept = Signal(str)

    def __init__(self, desk: Desk, detail: ItemDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._detail = desk, detail
        self._looking: Call | None = None
        self._span: tuple[float | None, float | None] = (None, None)
        self._chosen = 0
        self.draft = FilmDraft()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Redact {ref}", ref=detail.row.ref))
        self.pane = FilmPane(desk, self)
        self.canvas = FilmCanvas()
        frame_s = 0.04 if self._film else None
        self.timeline = RedactionTimeline(self.draft, detail.row.duration_s or 0.0, frame_s)
        room = self.screen().availableSize() - QSize(10, 40)  # the frame around it
        self._narrow = room.width() < _NARROW
        row = QHBoxLayout(self)
        row.addLayout(self._screen(), 1)
        row.addWidget(self._side())
        self._connect()
        self._shortcuts()
        self.resize(QSize(1180, 660).boundedTo(room))
        self.pane.load(detail)
        self._refresh()

    @property
    def _film(self) -> bool:
        return str(self._detail.row.kind) == "video"

    # ------------------------------------------------------------ parts

    def _screen(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.pane)
        self._stack.setCurrentWidget(self.canvas if self._film else self.pane)
        column.addWidget(self._stack, 1)
        column.addWidget(self.timeline)
        row = QHBoxLayout()
        self.play = QPushButton(tr("Play"))
        self.back = QPushButton(tr("Frame back"))
        self.on = QPushButton(tr("Frame on"))
        for button, icon, act in (
            (self.back, "mdi6.step-backward", lambda: self.pane.step(-1)),
            (self.play, "mdi6.play-pause", self.pane.toggle),
            (self.on, "mdi6.step-forward", lambda: self.pane.step(1)),
        ):
            if self._narrow:
                button.setAccessibleName(button.text())
                button.setToolTip(button.text())
                button.setText("")
            button.setAutoDefault(False)
            theme.mark(button, icon)
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
        self._clock = Label("")
        self._clock.setAccessibleDescription(tr("Where the film stands"))
        row.addSpacing(8)
        row.addWidget(self._clock)
        row.addStretch(1)
        column.addLayout(row)
        return column

    def _side(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 0, 8, 0)
        column.setSpacing(5)
        if self._film:
            self._add_shapes(column)
        self._add_sound(column)
        column.addStretch(1)
        side = QWidget()
        side.setFixedWidth(_SIDE_NARROW if self._narrow else _SIDE)
        whole = QVBoxLayout(side)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(side_pane(inner), 1)
        self._add_ends(whole)
        return side

    def _add_shapes(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(tr("Draw"), "heading"))
        column.addWidget(DrawingTools(self.canvas, upright=self._narrow))
        hint = tr(
            "Draw over the frame: it is covered from there on. Drag it at a later frame, and it "
            "moves there in between. Keys: comma and full stop step, Insert draws, arrows move."
        )
        column.addWidget(Label(hint, "quiet", wrap=True))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is covered"))
        self.list.setMinimumHeight(64)
        self.list.currentRowChanged.connect(self._listed)
        column.addWidget(self.list, 1)
        grid = QGridLayout()
        grid.setSpacing(4)
        self._shape_buttons: list[QPushButton] = []
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (tr("Begins here"), "B", self.begin_here),
            (tr("Ends here"), "E", self.end_here),
            (tr("Follow on"), "F", partial(self.follow, back=False)),
            (tr("Follow back"), "Shift+F", partial(self.follow, back=True)),
            (tr("Confirm"), "C", self.confirm),
            (tr("Drop proposals"), "D", self.drop),
            (tr("Remove key frame"), "Ctrl+Del", self.unplace),
            (tr("Remove shape"), "Del", self.remove),
        )
        for index, (words, keys, act) in enumerate(acts):
            button = self._button(words, keys, act)
            self._shape_buttons.append(button)
            grid.addWidget(button, *divmod(index, 1 if self._narrow else 2))
        column.addLayout(grid)
        column.addWidget(Label(tr("Cover them with")))
        self.cover = CoverChoice()
        self.cover.currentIndexChanged.connect(lambda _: self._refresh())
        column.addWidget(self.cover)

    def _add_sound(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(tr("Sound, and the part that is kept"), "heading"))
        hint = tr("I begins a span where the film stands, O ends it; then say what becomes of it.")
        column.addWidget(Label(hint, "quiet", wrap=True))
        self.span_said = Label("")
        column.addWidget(self.span_said)
        grid = QGridLayout()
        grid.setSpacing(4)
        self._span_buttons: list[QPushButton] = []
        acts: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (tr("Span begins"), "I", self.span_in),
            (tr("Span ends"), "O", self.span_out),
            (tr("Mute"), "M", partial(self.silence, Silence.MUTE)),
            (tr("Mask the voice"), "Shift+M", partial(self.silence, Silence.MASK)),
            (tr("Keep only this"), "T", self.keep_span),
            (tr("Keep all"), "Shift+T", self.keep_all),
        )
        for index, (words, keys, act) in enumerate(acts):
            button = self._button(words, keys, act)
            self._span_buttons.append(button)
            grid.addWidget(button, *divmod(index, 1 if self._narrow else 2))
        column.addLayout(grid)
        self.sounds = QListWidget()
        self.sounds.setAccessibleName(tr("What is taken out of the sound"))
        self.sounds.setMaximumHeight(72)
        self.sounds.currentRowChanged.connect(lambda _: self._enable())
        column.addWidget(self.sounds)
        self.unmute = self._button(tr("Leave this span as it was"), "Shift+Del", self.sound_again)
        column.addWidget(self.unmute)
        note = tr("A masked voice keeps its words and rhythm: mute what must not be recognised.")
        column.addWidget(Label(note, "quiet", wrap=True))

    def _add_ends(self, column: QVBoxLayout) -> None:
        self.said = Label("", "bad", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        self.stop = QPushButton(tr("Stop"))
        self.stop.setAutoDefault(False)
        self.work = WorkBar(self._desk.jobs, self.stop)
        column.addWidget(self.work)
        column.addWidget(self.stop)
        self.preview, self.make, cancel = end_buttons(
            self, self._look, tr("&Make the redacted copy"), self.keep
        )
        self.preview.setVisible(self._film)
        for button in (self.preview, self.make, cancel):
            column.addWidget(button)

    def _button(self, words: str, keys: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAutoDefault(False)
        key = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({key})")
        button.clicked.connect(lambda _=False: act())
        if keys not in ("Del",):  # which the canvas knows itself
            self._key(keys, lambda: act() if button.isEnabled() else None)
        return button

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False: act())
        self.addAction(action)

    def _shortcuts(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.redo),
            ("Ctrl+Return", self.keep),
            ("Ctrl+P", self.preview.toggle),
            (".", lambda: self.pane.step(1)),
            (",", lambda: self.pane.step(-1)),
            ("K", self.pane.toggle),
            ("J", lambda: self.pane.skip(-1.0)),
            ("L", lambda: self.pane.skip(1.0)),
            ("Home", lambda: self.pane.seek(0.0)),
            ("End", lambda: self.pane.seek(self.pane.duration)),
            ("N", lambda: self._to_key(1)),
            ("Shift+N", lambda: self._to_key(-1)),
        ):
            self._key(keys, act)

    def _connect(self) -> None:
        self.canvas.changed.connect(self._drawn)
        self.pane.frames.came.connect(self._frame)
        self.pane.moved.connect(self._moved)
        self.pane.state_changed.connect(self._state)
        self.pane.frames_known.connect(lambda _: self._refresh())
        self.pane.noticed.connect(self._tell)
        self.timeline.sought.connect(lambda at: self.pane.seek(at, haste=True))
        self.timeline.chose.connect(self._choose)

    # ------------------------------------------------------------ the film

    @property
    def at_s(self) -> float:
        """Where the film stands: when the frame on screen came on."""
        return self.pane.position

    @property
    def until_s(self) -> float:
        """When it goes."""
        return max(self.pane.frame_end, self.at_s + 0.001)

    def _frame(self, image: QImage, _at_s: float, exact: bool) -> None:
        if self.canvas.in_hand or self.pane.playing:
            return
        self.canvas.show_image(image)
        if exact and self.preview.isChecked():
            self._look(True)
        self._refresh(keep_look=True)

    def _moved(self, seconds: float) -> None:
        self.timeline.show_head(seconds)
        number = self.pane.frame_number
        words = timecode(seconds)
        if number is not None and not self.pane.playing:
            words += "  ·  " + tr("frame {number}", number=number)
        self._clock.setText(words)
        if not self.pane.playing:
            self._refresh(keep_look=True)

    def _state(self, state: str) -> None:
        moving = state in ("playing", "backwards")
        words = tr("Pause") if moving else tr("Play")
        (self.play.setAccessibleName if self._narrow else self.play.setText)(words)
        if self._film:
            self._stack.setCurrentWidget(self.pane if moving else self.canvas)
        if not moving:
            self._refresh()

    def _to_key(self, way: int) -> None:
        """To the next key frame of the shape in hand, or the one before."""
        part = self.draft.part(self._chosen)
        moments = [key.at_s for key in part.shape.keys] if part else []
        after = [at for at in moments if (at - self.at_s) * way > 1e-5]
        if after:
            self.pane.seek(min(after) if way > 0 else max(after))

    # ------------------------------------------------------------ drawing

    def _drawn(self) -> None:
        """What was drawn, moved or removed on the canvas goes into the draft."""
        numbers, shapes = self.canvas.labels, self.canvas.shapes
        if len(shapes) > len(numbers):
            self._chosen = self.draft.add(shapes[-1], self.at_s)
        elif len(shapes) < len(numbers):
            self.draft.remove(self._chosen)
        else:
            for number, one in zip(numbers, shapes, strict=True):
                part = self.draft.part(number)
                if part is not None and not _alike(part.shape.at(self.at_s), one):
                    self.draft.place(number, self.at_s, one.points)
            if 0 <= self.canvas.chosen < len(numbers):
                self._chosen = numbers[self.canvas.chosen]
        self._refresh()

    def _refresh(self, *, keep_look: bool = False) -> None:
        """Show the draft as it is, at the frame on screen."""
        if not keep_look and self.preview.isChecked():
            self.preview.setChecked(False)
        if self._film and not self.canvas.in_hand:
            living = self.draft.living(self.at_s, self.until_s)
            self.canvas.labels = [part.number for part, _one in living]
            self.canvas.shapes = [one for _part, one in living]
            self.canvas.unsure = {part.number for part, _one in living if part.doubtful(self.at_s)}
            labels = self.canvas.labels
            self.canvas.chosen = labels.index(self._chosen) if self._chosen in labels else -1
            self.canvas.update()
        self.timeline.show_draft(self._chosen, self._span)
        self._list()
        self._enable()

    def _list(self) -> None:
        if self._film:
            self.list.blockSignals(True)
            self.list.clear()
            for part in self.draft.parts:
                self.list.addItem(self._said(part.number, part.shape, bool(part.proposed)))
            numbers = [part.number for part in self.draft.parts]
            self.list.setCurrentRow(numbers.index(self._chosen) if self._chosen in numbers else -1)
            self.list.blockSignals(False)
        row = self.sounds.currentRow()
        names = {Silence.MUTE: tr("muted"), Silence.MASK: tr("masked")}
        self.sounds.blockSignals(True)
        self.sounds.clear()
        for one in self.draft.sound:
            self.sounds.addItem(f"{self._between(one.span)} · {names[one.how]}")
        self.sounds.setCurrentRow(min(row, self.sounds.count() - 1))
        self.sounds.blockSignals(False)
        start, end = self._span
        words = tr("No span begun.") if start is None and end is None else (
            self._between(Span(start, end))
        )  # fmt: skip
        if self.draft.clip != Span():
            words += "\n" + tr("Kept: {span}", span=self._between(self.draft.clip))
        self.span_said.setText(words)

    def _said(self, number: int, shape: MovingShape, proposed: bool) -> str:
        names = {Form.BOX: tr("Box"), Form.ELLIPSE: tr("Ellipse"), Form.POLYGON: tr("Polygon")}
        words = f"{number} · {names[shape.form]} · {self._between(shape.span)}"
        return f"{words} · {tr('proposed')}" if proposed else words

    def _between(self, span: Span) -> str:
        end = span.to_s if span.to_s is not None else self._detail.row.duration_s or 0.0
        return f"{timecode(span.from_s or 0.0, 2)}–{timecode(end, 2)}"

    def _enable(self) -> None:
        working, part = self.work.working, self.draft.part(self._chosen)
        if self._film:
            for button in self._shape_buttons:
                button.setEnabled(part is not None and not working)
            for button in self._shape_buttons[4:6]:
                button.setEnabled(part is not None and bool(part.proposed) and not working)
            key = part is not None and len(part.shape.keys) > 1
            self._shape_buttons[6].setEnabled(key and not working and self._on_key())
        some = self._span != (None, None)
        for button in self._span_buttons[2:5]:
            button.setEnabled(some)
        self._span_buttons[5].setEnabled(self.draft.clip != Span())
        self.unmute.setEnabled(self.sounds.currentRow() >= 0)
        anything = bool(self.draft.parts or self.draft.sound or self.draft.clip != Span())
        self.make.setEnabled(anything and not working)
        self.preview.setEnabled(bool(self.draft.parts))

    def _on_key(self) -> bool:
        part = self.draft.part(self._chosen)
        return part is not None and any(abs(key.at_s - self.at_s) < 1e-5 for key in part.shape.keys)

    def _choose(self, number: int) -> None:
        self._chosen = number
        self._refresh(keep_look=True)

    def _listed(self, row: int) -> None:
        if 0 <= row < len(self.draft.parts):
            self._choose(self.draft.parts[row].number)

    # ------------------------------------------------------------ what keys and buttons do

    def _try(self, change: Callable[[], object]) -> None:
        self.said.hide()
        try:
            change()
        except DeskError as error:
            self._refused(error)
        self._refresh()

    def undo(self) -> None:
        """Take the last step back; a polygon half drawn, its last corner."""
        if self.canvas.in_hand:
            self.canvas.undo()
        self._try(self.draft.undo)

    def redo(self) -> None:
        """Take back what was taken back."""
        self._try(self.draft.redo)

    def begin_here(self) -> None:
        """The shape in hand covers from this frame on."""
        self._try(lambda: self.draft.begin(self._chosen, self.at_s))

    def end_here(self) -> None:
        """This frame is the last that the shape in hand covers."""
        self._try(lambda: self.draft.end(self._chosen, self.until_s))

    def confirm(self) -> None:
        """What is proposed for the shape in hand is as it should be."""
        self._try(lambda: self.draft.confirm(self._chosen))

    def drop(self) -> None:
        """What is proposed for it is not."""
        self._try(lambda: self.draft.drop(self._chosen))

    def unplace(self) -> None:
        """Take the key frame of this moment away."""
        self._try(lambda: self.draft.unplace(self._chosen, self.at_s))

    def remove(self) -> None:
        """Take the shape in hand away."""
        self._try(lambda: self.draft.remove(self._chosen))

    def span_in(self) -> None:
        """A span begins here."""
        end = self._span[1]
        self._span = (self.at_s, end if end is not None and end > self.at_s else None)
        self._refresh(keep_look=True)

    def span_out(self) -> None:
        """A span ends with this frame, or here in a recording."""
        start = self._span[0]
        end = self.until_s if self._film else self.at_s
        self._span = (start if start is not None and start < end else None, end)
        self._refresh(keep_look=True)

    def silence(self, how: Silence) -> None:
        """Take the span out of the sound."""
        start, end = self._span
        self._span = (None, None)
        self._try(lambda: self.draft.silence(start, end, how))

    def keep_span(self) -> None:
        """Keep the span alone."""
        start, end = self._span
        self._span = (None, None)
        self._try(lambda: self.draft.keep(start, end))

    def keep_all(self) -> None:
        """Keep all of it."""
        self._try(lambda: self.draft.keep(None, None))

    def sound_again(self) -> None:
        """Leave the chosen span of sound as it was."""
        self._try(lambda: self.draft.sound_again(self.sounds.currentRow()))

    def follow(self, *, back: bool) -> None:
        """Look where what lies under the shape in hand goes, and propose key frames for it."""
        part, library, number = self.draft.part(self._chosen), self._desk.library, self._chosen
        if part is None or self.work.working:
            return
        drawn, at_s, item = part.shape.at(self.at_s), self.at_s, self._detail.row.id
        end = (
            max(0.0, at_s - _FOLLOW_S[1]) if back else min(at_s + _FOLLOW_S[0], self.pane.duration)
        )
        span = part.shape.span
        end = max(end, span.from_s or 0.0) if back else min(end, span.to_s or end)

        def look(report: Report) -> MovingShape:
            return follow(library, item, drawn, at_s, end, report)

        self.said.hide()
        words = tr("Following shape {number}", number=number)
        self.work.begin(words, look, lambda found: self._found(number, found, end), self._refused)
        self._enable()

    def _found(self, number: int, found: MovingShape, end_s: float) -> None:
        self._try(lambda: self.draft.propose(number, found.keys))
        reached = min((key.at_s for key in found.keys), key=lambda at: abs(at - end_s))
        if abs(reached - end_s) > _LAST_S:
            self._tell(tr("Beyond {at} it was lost: look there.", at=timecode(reached)))

    # ------------------------------------------------------------ the result

    def _look(self, wanted: bool) -> None:
        if self._looking is not None:
            self._looking.forget()
            self._looking = None
        if not wanted:
            self.canvas.show_result(None)
            return
        try:
            what = self.draft.result(str(self.cover.currentData()), unsure=True)
        except DeskError as error:
            self._refused(error)
            return
        library, number = self._desk.library, self._detail.row.id
        at_s, until_s = self.at_s, self.until_s

        def make() -> QImage:
            return QImage.fromData(preview_of_film(library, number, what, at_s, until_s))

        self._looking = self._desk.look(make, done=self._looked, failed=self._refused)

    def _looked(self, image: QImage) -> None:
        if self.preview.isChecked():
            self.canvas.show_result(image)

    def keep(self) -> None:
        """Make the copy and keep it, beside the window's work."""
        if not self.make.isEnabled():
            return
        try:
            cover = str(self.cover.currentData()) if self._film else Cover.SOLID
            what = self.draft.result(cover)
        except DeskError as error:
            self._refused(error)
            return
        self.said.hide()
        self.pane.pause()
        library, number = self._desk.library, self._detail.row.id

        def work(report: Report) -> str:
            return redact_film(library, number, what, report)

        words = tr("Redacting {ref}", ref=self._detail.row.ref)
        self.work.begin(words, work, self._made, self._refused)
        self._enable()

    def _made(self, ref: str) -> None:
        self.kept.emit(ref)
        self.accept()

    def _refused(self, error: DeskError) -> None:
        if isinstance(error, Cancelled):
            self._tell(tr("Stopped; nothing was kept."))
        else:
            self._tell(sentence(error))
        self._enable()

    def _tell(self, words: str) -> None:
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def done(self, result: int) -> None:
        """Give the player and the decoder back, and stop what goes on."""
        self.work.cancel()
        if self._looking is not None:
            self._looking.forget()
        self.pane.close_player()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        """As Cancel."""
        self.reject()
        super().closeEvent(event)


def _alike(one: Shape, two: Shape) -> bool:
    return all(abs(a - b) < 1e-5 for a, b in zip(one.points, two.points, strict=True))
