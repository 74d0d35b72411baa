"""Redact a photo: draw what nobody shall see, look at the result, keep it as an item."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.derived import preview_of_redaction, redact
from evidence_desk.desk.faces import Proposal, propose_faces
from evidence_desk.desk.items import ItemDetail
from evidence_desk.desk.pictures import view
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.progress import Report
from evidence_desk.domain.redaction import Redaction, covered, shape
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.cover_list import CoverList
from evidence_desk.ui.widgets.drawing_tools import DrawingTools
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redact_parts import CoverChoice, add_key, end_buttons, side_column
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas
from evidence_desk.ui.widgets.work_bar import WorkBar

_PIXELS = 2400  # enough to find a face in a crowd on a large screen
_SIDE = 330


class RedactDialog(QDialog):
    """Draws over one photo; `kept` carries the reference of the copy that was made."""

    kept = Signal(str)

    def __init__(self, desk: Desk, detail: ItemDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._detail = desk, detail
        self._call: Call | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Redact {ref}", ref=detail.row.ref))
        self.canvas = RedactionCanvas()
        self.canvas.changed.connect(self._changed)
        row = QHBoxLayout(self)
        row.addWidget(self.canvas, 1)
        inner = QWidget()
        side = QVBoxLayout(inner)
        side.setContentsMargins(0, 0, 6, 0)
        side.setSpacing(6)
        beside, below = side_column(inner, _SIDE)
        row.addWidget(beside)
        self._add_tools(side)
        self._add_list(side)
        self._add_covers(side)
        side.addStretch(1)
        self._add_ends(below)
        for keys, act in (
            ("Ctrl+Z", self.canvas.undo),
            ("Ctrl+Return", self.keep),
            ("Ctrl+P", self.preview.toggle),
        ):
            add_key(self, keys, act)
        self.canvas.setMinimumSize(160, 120)
        room = (parent or self).screen().availableSize()  # small where all is shown at 200 %
        self.resize(min(1040, room.width() - 20), min(640, room.height() - 50))
        self._changed()
        self._read()

    # ------------------------------------------------------------ parts

    def _add_tools(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(tr("Draw"), "heading"))
        self.tools = DrawingTools(self.canvas, column.parentWidget())
        column.addWidget(self.tools)
        hint = tr(
            "Drag over the photo; click the corners of a polygon and close it with Enter. By keys: "
            "Insert, then arrows, with Shift to resize; Page Down chooses the next. What is "
            "proposed is dashed until Enter or a double click confirms it."
        )
        said = Label(hint, "quiet", wrap=True)
        said.setMaximumWidth(310)
        column.addWidget(said)

    def _add_list(self, column: QVBoxLayout) -> None:
        self.covers = CoverList(self.canvas, column.parentWidget())
        self.covers.setMaximumWidth(310)
        self.list = self.covers.list
        column.addWidget(self.covers, 1)
        self.from_marks = QPushButton(tr("Take the &marked regions"))
        self.from_marks.clicked.connect(self.take_marked)
        self.from_marks.setEnabled(any(one.region for one in self._detail.marks))
        self.from_marks.setAutoDefault(False)
        column.addWidget(self.from_marks)
        self.faces = QPushButton(tr("Propose &faces"))
        self.faces.setAutoDefault(False)
        self.faces.clicked.connect(self.look_for_faces)
        theme.mark(self.faces, "mdi6.face-recognition")
        column.addWidget(self.faces)
        self.found = Label("", "quiet", wrap=True)
        self.found.setMaximumWidth(310)
        self.found.hide()
        column.addWidget(self.found)
        row = QHBoxLayout()
        stop = QPushButton(tr("Stop"))
        stop.setAutoDefault(False)
        self.bar = WorkBar(self._desk.jobs, stop)
        row.addWidget(self.bar, 1)
        row.addWidget(stop)
        column.addLayout(row)

    def _add_covers(self, column: QVBoxLayout) -> None:
        words = Label(tr("Cover them with"))
        self.cover = CoverChoice()
        self.cover.currentIndexChanged.connect(lambda _: self._changed())
        column.addWidget(words)
        column.addWidget(self.cover)
        note = Label(
            tr("Whatever you choose is made of what lies around: nothing of what is hidden stays."),
            "quiet",
            wrap=True,
        )
        note.setMaximumWidth(310)
        column.addWidget(note)

    def _add_ends(self, column: QVBoxLayout) -> None:
        self.said = Label("", "bad", wrap=True)
        self.said.setMaximumWidth(310)
        self.said.hide()
        column.addWidget(self.said)
        self.preview, self.make, cancel = end_buttons(
            self, self._look, tr("&Keep the redacted copy"), self.keep
        )
        for button in (self.preview, self.make, cancel):
            column.addWidget(button)

    # ------------------------------------------------------------ drawing

    def _read(self) -> None:
        library, number = self._desk.library, self._detail.row.id

        def read() -> QImage:
            return QImage.fromData(view(library, number, _PIXELS))

        self._desk.look(read, done=self.canvas.show_image, failed=self._refused)

    def take_marked(self) -> None:
        """A box over each region that is marked on the photo."""
        boxes = [shape("box", one.region) for one in self._detail.marks if one.region]
        there = set(self.canvas.shapes)
        self.canvas.set_shapes([*self.canvas.shapes, *(b for b in boxes if b not in there)])

    def look_for_faces(self) -> None:
        """Have faces proposed, beside the window's work."""
        if self.bar.working:
            return
        self.faces.setEnabled(False)
        self.found.hide()
        library, number = self._desk.library, self._detail.row.id

        def look(report: Report) -> tuple[Proposal, ...]:
            return propose_faces(library, number, report=report)

        self.bar.begin(tr("Looking for faces"), look, self._propose, self._not_found)

    def _propose(self, found: tuple[Proposal, ...]) -> None:
        self.faces.setEnabled(True)
        self.canvas.propose([one.shape for one in found])
        words = tr("No face was found. Some may be missed: look yourself.")
        if found:
            words = tr("%n face(s) proposed. Some may be missed: look yourself.", n=len(found))
        self.found.setText(words)
        self.found.show()
        self.canvas.setFocus()

    def _not_found(self, error: DeskError) -> None:
        self.faces.setEnabled(True)
        if not isinstance(error, Cancelled):
            self._refused(error)

    def reject(self) -> None:
        """Closing stops what goes on."""
        self.bar.cancel()
        super().reject()

    def _changed(self) -> None:
        some = bool(self.canvas.shapes)
        self.make.setEnabled(some)
        self.preview.setEnabled(some)
        self.preview.setChecked(False)
        self.said.hide()

    def what(self) -> Redaction:
        """What is drawn; raises UsageError where that is nothing."""
        return covered(self.canvas.shapes, self.cover.currentData())

    # ------------------------------------------------------------ the result

    def _look(self, wanted: bool) -> None:
        if self._call is not None:
            self._call.forget()
        if not wanted:
            self.canvas.show_result(None)
            return
        library, number, what = self._desk.library, self._detail.row.id, self.what()

        def make() -> QImage:
            return QImage.fromData(preview_of_redaction(library, number, what))

        self._call = self._desk.look(make, done=self.canvas.show_result, failed=self._refused)

    def keep(self) -> None:
        """Make the copy and keep it, beside the window's work."""
        if not self.make.isEnabled():
            return
        self.make.setEnabled(False)
        self._desk.run(
            "", redact, self._desk.library, self._detail.row.id, self.what(),
            done=self._kept, failed=self._not_kept,
        )  # fmt: skip

    def _kept(self, ref: str) -> None:
        self.kept.emit(ref)
        self.accept()

    def _not_kept(self, error: DeskError) -> None:
        self._refused(error)
        self.make.setEnabled(True)

    def _refused(self, error: DeskError) -> None:
        self.said.setText(sentence(error))
        self.said.show()
