"""The redaction room of a film or recording: shapes that follow, sound taken out, a copy made."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QImage
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.faces import Proposal, propose_faces
from evidence_desk.desk.film_redacting import preview_of_film, redact_film
from evidence_desk.desk.following import follow
from evidence_desk.desk.items import ItemDetail
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.film_draft import FilmDraft
from evidence_desk.domain.film_redaction import MovingShape
from evidence_desk.domain.progress import Report
from evidence_desk.domain.redaction import Cover
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.widgets.film_canvas import FilmCanvas
from evidence_desk.ui.widgets.film_redact_hand import FilmHand
from evidence_desk.ui.widgets.film_shapes_pane import ShapesPane
from evidence_desk.ui.widgets.film_sound_pane import SoundPane
from evidence_desk.ui.widgets.film_transport import FilmTransport
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redact_parts import add_key, end_buttons, side_column
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
        self._film = str(detail.row.kind) == "video"
        length_s = detail.row.duration_s or 0.0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Redact {ref}", ref=detail.row.ref))
        self.hand = FilmHand(self._frame_shown, film=self._film, length_s=length_s, parent=self)
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self._stack = QStackedWidget(self)
        self.pane = FilmPane(desk, self._stack)
        self.canvas = FilmCanvas(self._stack)
        self.timeline = RedactionTimeline(self.draft, length_s, 0.04 if self._film else None)
        room = self.screen().availableSize() - QSize(10, 40)  # the frame around it
        self._narrow = room.width() < _NARROW
        row = QHBoxLayout(self)
        self._add_screen(row)
        self._add_side(row)
        self._connect()
        self._add_keys()
        self.resize(QSize(1180, 660).boundedTo(room))
        self.pane.load(detail)
        self._refresh()

    @property
    def draft(self) -> FilmDraft:
        """What is drawn, muted and kept so far."""
        return self.hand.draft

    # ------------------------------------------------------------ parts

    def _add_screen(self, row: QHBoxLayout) -> None:
        column = QVBoxLayout()
        row.addLayout(column, 1)
        column.setSpacing(4)
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.pane)
        self._stack.setCurrentWidget(self.canvas if self._film else self.pane)
        column.addWidget(self._stack, 1)
        column.addWidget(self.timeline)
        column.addLayout(FilmTransport(self.pane, narrow=self._narrow))

    def _add_side(self, row: QHBoxLayout) -> None:
        inner = QWidget()
        side, below = side_column(inner, _SIDE_NARROW if self._narrow else _SIDE)
        row.addWidget(side)
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 0, 8, 0)
        column.setSpacing(5)
        self.shapes: ShapesPane | None = None
        if self._film:
            self.shapes = ShapesPane(self, self.hand, self.canvas, inner, narrow=self._narrow)
            self.shapes.follow.connect(lambda back: self.follow(back=back))
            self.shapes.faces.connect(self.look_for_faces)
            column.addWidget(self.shapes, 1)
        self.sound = SoundPane(self, self.hand, inner, narrow=self._narrow)
        column.addWidget(self.sound)
        column.addStretch(1)
        self._add_ends(below)

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

    def _add_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.undo),
            ("Ctrl+Shift+Z", self.hand.redo),
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
            add_key(self, keys, act)

    def _connect(self) -> None:
        self.hand.drawn.connect(self._changed)
        self.hand.chose.connect(lambda: self._refresh(keep_look=True))
        self.hand.refused.connect(self._refused)
        self.canvas.changed.connect(self._stroke)
        self.pane.frames.came.connect(self._frame)
        self.pane.moved.connect(self._moved)
        self.pane.state_changed.connect(self._state)
        self.pane.frames_known.connect(lambda _: self._refresh())
        self.pane.noticed.connect(self._tell)
        self.timeline.sought.connect(lambda at: self.pane.seek(at, haste=True))
        self.timeline.chose.connect(self.hand.choose)

    # ------------------------------------------------------------ the film

    def _frame_shown(self) -> tuple[float, float]:
        """When the frame on screen came on, and when it goes."""
        at_s = self.pane.position
        return at_s, max(self.pane.frame_end, at_s + 0.001)

    def _frame(self, image: QImage, _at_s: float, exact: bool) -> None:
        if self.canvas.in_hand or self.pane.playing:
            return
        self.canvas.show_image(image)
        if exact and self.preview.isChecked():
            self._look(True)
        self._refresh(keep_look=True)

    def _moved(self, seconds: float) -> None:
        self.timeline.show_head(seconds)
        if not self.pane.playing:
            self._refresh(keep_look=True)

    def _state(self, state: str) -> None:
        moving = state in ("playing", "backwards")
        if self._film:
            self._stack.setCurrentWidget(self.pane if moving else self.canvas)
        if not moving:
            self._refresh()

    def _to_key(self, way: int) -> None:
        """To the next key frame of the shape in hand, or the one before."""
        at_s = self.hand.key_after(way)
        if at_s is not None:
            self.pane.seek(at_s)

    # ------------------------------------------------------------ drawing

    def _stroke(self) -> None:
        """What was drawn, moved or removed on the canvas goes into the draft."""
        self.hand.take(self.canvas.labels, self.canvas.shapes, self.canvas.chosen)
        self._refresh()

    def undo(self) -> None:
        """Take the last step back; a polygon half drawn, its last corner."""
        if self.canvas.in_hand:
            self.canvas.undo()
        self.hand.undo()

    def _changed(self) -> None:
        self.said.hide()
        self._refresh()

    def _refresh(self, *, keep_look: bool = False) -> None:
        """Show the draft as it is, at the frame on screen."""
        if not keep_look and self.preview.isChecked():
            self.preview.setChecked(False)
        if self._film and not self.canvas.in_hand:
            at_s = self.hand.at_s
            living = self.draft.living(at_s, self.hand.until_s)
            labels = self.canvas.labels = [part.number for part, _one in living]
            self.canvas.shapes = [one for _part, one in living]
            self.canvas.unsure = {part.number for part, _one in living if part.doubtful(at_s)}
            chosen = self.hand.chosen
            self.canvas.chosen = labels.index(chosen) if chosen in labels else -1
            self.canvas.update()
        self.timeline.show_draft(self.hand.chosen, self.hand.span)
        if self.shapes is not None:
            self.shapes.show_draft(working=self.work.working)
        self.sound.show_draft()
        self._enable()

    def _enable(self) -> None:
        working = self.work.working
        if self.shapes is not None:
            self.shapes.enable(working=working)
        self.make.setEnabled(self.hand.anything and not working)
        self.preview.setEnabled(bool(self.draft.parts))

    # ------------------------------------------------------------ proposals

    def look_for_faces(self) -> None:
        """Have faces proposed on the frame on screen; each waits for an editor's word."""
        if self.work.working:
            return
        self.pane.pause()
        library, number, at_s = self._desk.library, self._detail.row.id, self.hand.at_s

        def look(report: Report) -> tuple[Proposal, ...]:
            return propose_faces(library, number, at_s, report)

        self.said.hide()
        self.work.begin(
            tr("Looking for faces"), look, lambda found: self._faces(found, at_s), self._refused
        )
        self._enable()

    def _faces(self, found: tuple[Proposal, ...], at_s: float) -> None:
        new = self.hand.ask([one.shape for one in found], at_s)
        if new:
            words = tr("%n face(s) proposed. Some may be missed: look yourself.", n=new)
        elif found:
            words = tr("What seems to be a face is covered already. Some may be missed.")
        else:
            words = tr("No face was found. Some may be missed: look yourself.")
        self._tell(words)
        self.canvas.setFocus()

    def follow(self, *, back: bool) -> None:
        """Look where what lies under the shape in hand goes, and propose key frames for it."""
        part, library, number = self.hand.part, self._desk.library, self.hand.chosen
        if part is None or self.work.working:
            return
        at_s, item, span = self.hand.at_s, self._detail.row.id, part.shape.span
        drawn = part.shape.at(at_s)
        if back:
            end = max(0.0, at_s - _FOLLOW_S[1], span.from_s or 0.0)
        else:
            end = min(at_s + _FOLLOW_S[0], self.pane.duration)
            end = min(end, span.to_s or end)

        def look(report: Report) -> MovingShape:
            return follow(library, item, drawn, at_s, end, report)

        self.said.hide()
        words = tr("Following shape {number}", number=number)
        self.work.begin(words, look, lambda found: self._found(number, found, end), self._refused)
        self._enable()

    def _found(self, number: int, found: MovingShape, end_s: float) -> None:
        self.hand.propose(number, found)
        reached = min((key.at_s for key in found.keys), key=lambda at: abs(at - end_s))
        if abs(reached - end_s) > _LAST_S:
            self._tell(tr("Beyond {at} it was lost: look there.", at=timecode(reached)))

    # ------------------------------------------------------------ the result

    @property
    def _cover(self) -> str:
        return self.shapes.how if self.shapes is not None else Cover.SOLID

    def _look(self, wanted: bool) -> None:
        if self._looking is not None:
            self._looking.forget()
            self._looking = None
        if not wanted:
            self.canvas.show_result(None)
            return
        try:
            what = self.draft.result(self._cover, unsure=True)
        except DeskError as error:
            self._refused(error)
            return
        library, number = self._desk.library, self._detail.row.id
        at_s, until_s = self.hand.at_s, self.hand.until_s

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
            what = self.draft.result(self._cover)
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
