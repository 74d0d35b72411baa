"""Redact a photo: draw what nobody shall see, look at the result, keep it as an item."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.derived import preview_of_redaction, redact
from evidence_desk.desk.items import ItemDetail
from evidence_desk.desk.pictures import view
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.redaction import Cover, Form, Redaction, covered, shape
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas

_PIXELS = 2400  # enough to find a face in a crowd on a large screen


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
        side = QVBoxLayout()
        side.setSpacing(6)
        row.addLayout(side)
        self._add_tools(side)
        self._add_list(side)
        self._add_covers(side)
        side.addStretch(1)
        self._add_ends(side)
        for keys, act in (
            ("Ctrl+Z", self.canvas.undo),
            ("Ctrl+Return", self.keep),
            ("Ctrl+P", self.preview.toggle),
        ):
            shortcut = QAction(self)
            shortcut.setShortcut(QKeySequence(keys))
            shortcut.triggered.connect(act)
            self.addAction(shortcut)
        self.resize(1040, 640)
        self._changed()
        self._read()

    # ------------------------------------------------------------ parts

    def _add_tools(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(tr("Draw"), "heading"))
        tools = QHBoxLayout()
        self.tools = QButtonGroup(self)
        for form, words, icon in (
            (Form.BOX, tr("&Box"), "mdi6.rectangle-outline"),
            (Form.ELLIPSE, tr("&Ellipse"), "mdi6.ellipse-outline"),
            (Form.POLYGON, tr("P&olygon"), "mdi6.vector-polygon"),
        ):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(form is Form.BOX)
            theme.mark(button, icon)
            button.clicked.connect(lambda _=False, form=form: self._use(form))
            self.tools.addButton(button)
            tools.addWidget(button)
        column.addLayout(tools)
        hint = tr(
            "Drag over the photo; click the corners of a polygon and close it with Enter. By keys: "
            "Insert, then arrows, with Shift to resize; Page Down chooses the next."
        )
        said = Label(hint, "quiet", wrap=True)
        said.setMaximumWidth(320)
        column.addWidget(said)

    def _add_list(self, column: QVBoxLayout) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is covered"))
        self.list.setMaximumWidth(320)
        self.list.currentRowChanged.connect(self._chosen)
        column.addWidget(self.list, 1)
        buttons = QHBoxLayout()
        self.remove = QPushButton(tr("&Remove"))
        self.remove.clicked.connect(self.canvas.remove_chosen)
        self.from_marks = QPushButton(tr("Take the &marked regions"))
        self.from_marks.clicked.connect(self.take_marked)
        self.from_marks.setEnabled(any(one.region for one in self._detail.marks))
        for button in (self.remove, self.from_marks):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column.addLayout(buttons)

    def _add_covers(self, column: QVBoxLayout) -> None:
        words = Label(tr("Cover them with"))
        self.cover = QComboBox()
        self.cover.setAccessibleName(tr("Cover them with"))
        for cover, name in (
            (Cover.SOLID, tr("black")),
            (Cover.PIXELATE, tr("coarse squares")),
            (Cover.BLUR, tr("a soft passage")),
        ):
            self.cover.addItem(name, cover)
        self.cover.currentIndexChanged.connect(lambda _: self._changed())
        column.addWidget(words)
        column.addWidget(self.cover)
        note = Label(
            tr("Whatever you choose is made of what lies around: nothing of what is hidden stays."),
            "quiet",
            wrap=True,
        )
        note.setMaximumWidth(320)
        column.addWidget(note)

    def _add_ends(self, column: QVBoxLayout) -> None:
        self.said = Label("", "bad", wrap=True)
        self.said.setMaximumWidth(320)
        self.said.hide()
        column.addWidget(self.said)
        self.preview = QPushButton(tr("&Look at the result"))
        self.preview.setCheckable(True)
        self.preview.setToolTip(QKeySequence("Ctrl+P").toString())
        self.preview.toggled.connect(self._look)
        self.make = QPushButton(tr("&Keep the redacted copy"))
        self.make.setToolTip(QKeySequence("Ctrl+Return").toString())
        self.make.clicked.connect(self.keep)
        theme.mark(self.make, "mdi6.marker")
        cancel = QPushButton(tr("Cancel"))
        cancel.clicked.connect(self.reject)
        for button in (self.preview, self.make, cancel):
            button.setAutoDefault(False)
            column.addWidget(button)

    # ------------------------------------------------------------ drawing

    def _read(self) -> None:
        library, number = self._desk.library, self._detail.row.id

        def read() -> QImage:
            return QImage.fromData(view(library, number, _PIXELS))

        self._desk.look(read, done=self.canvas.show_image, failed=self._refused)

    def _use(self, form: Form) -> None:
        self.canvas.use(form)
        self.canvas.setFocus()

    def _chosen(self, row: int) -> None:
        if row != self.canvas.chosen:
            self.canvas.choose(row)

    def take_marked(self) -> None:
        """A box over each region that is marked on the photo."""
        boxes = [shape("box", one.region) for one in self._detail.marks if one.region]
        there = set(self.canvas.shapes)
        self.canvas.set_shapes([*self.canvas.shapes, *(b for b in boxes if b not in there)])

    def _changed(self) -> None:
        names = {Form.BOX: tr("Box"), Form.ELLIPSE: tr("Ellipse"), Form.POLYGON: tr("Polygon")}
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(
            [f"{at} · {names[one.form]}" for at, one in enumerate(self.canvas.shapes, 1)]
        )
        self.list.setCurrentRow(self.canvas.chosen)
        self.list.blockSignals(False)
        some = bool(self.canvas.shapes)
        self.remove.setEnabled(self.canvas.chosen >= 0)
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
