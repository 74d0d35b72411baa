"""What is covered in a film, listed, with all that can be done to the shape in hand."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QListWidget, QPushButton, QVBoxLayout, QWidget

from evidence_desk.domain.film_draft import Part
from evidence_desk.domain.redaction import Form
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.drawing_tools import DrawingTools
from evidence_desk.ui.widgets.film_redact_hand import FilmHand
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redact_parts import CoverChoice, KeyButtons, add_key
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas


class ShapesPane(QWidget):
    """Beside the film; `follow` is asked for with True where the shape is to be followed back.

    `faces` asks that faces be proposed on the frame on screen.
    """

    follow = Signal(bool)
    faces = Signal()

    def __init__(
        self,
        room: QDialog,
        hand: FilmHand,
        canvas: RedactionCanvas,
        parent: QWidget,
        *,
        narrow: bool,
    ) -> None:
        super().__init__(parent)
        self._hand = hand
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addWidget(Label(tr("Draw"), "heading"))
        column.addWidget(DrawingTools(canvas, self, upright=narrow))
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
        self.propose = QPushButton(tr("Propose faces"))
        on_this = tr("On this frame; “Follow on” then follows the shape in hand")
        self.propose.setToolTip(f"{on_this} (P)")
        self.propose.setAutoDefault(False)
        self.propose.clicked.connect(lambda _=False: self.faces.emit())
        theme.mark(self.propose, "mdi6.face-recognition")
        add_key(room, "P", self.propose.click)
        column.addWidget(self.propose)
        column.addLayout(self._buttons(room, columns=1 if narrow else 2))
        column.addWidget(Label(tr("Cover them with")))
        self.cover = CoverChoice()
        self.cover.currentIndexChanged.connect(lambda _: hand.drawn.emit())
        column.addWidget(self.cover)

    def _buttons(self, room: QDialog, columns: int) -> KeyButtons:
        grid = KeyButtons(room, columns)
        hand, add = self._hand, grid.add

        follow = self.follow.emit
        self._always = [
            add(tr("Begins here"), "B", hand.begin_here),
            add(tr("Ends here"), "E", hand.end_here),
            add(tr("Follow on"), "F", partial(follow, False)),
            add(tr("Follow back"), "Shift+F", partial(follow, True)),
        ]
        self._proposals = [
            add(tr("Confirm"), "C", hand.confirm),
            add(tr("Drop proposals"), "D", hand.drop),
        ]
        self._unplace = add(tr("Remove key frame"), "Ctrl+Del", hand.unplace)
        self._always.append(add(tr("Remove shape"), "Del", hand.remove))
        return grid

    @property
    def how(self) -> str:
        """What the shapes are covered with."""
        return str(self.cover.currentData())

    def show_draft(self, *, working: bool) -> None:
        """The draft as it is now; while a tracker or an encoder works, nothing can be done."""
        parts, chosen = self._hand.draft.parts, self._hand.chosen
        self.list.blockSignals(True)
        self.list.clear()
        for part in parts:
            self.list.addItem(self._said(part))
        numbers = [part.number for part in parts]
        self.list.setCurrentRow(numbers.index(chosen) if chosen in numbers else -1)
        self.list.blockSignals(False)
        self.enable(working=working)

    def enable(self, *, working: bool) -> None:
        """Let only what can be done now be pressed."""
        hand, part = self._hand, self._hand.part
        self.propose.setEnabled(not working)
        idle = part is not None and not working
        for button in self._always:
            button.setEnabled(idle)
        for button in self._proposals:
            button.setEnabled(idle and part is not None and bool(part.proposed))
        several = part is not None and len(part.shape.keys) > 1
        self._unplace.setEnabled(idle and several and hand.on_key)

    def _said(self, part: Part) -> str:
        names = {Form.BOX: tr("Box"), Form.ELLIPSE: tr("Ellipse"), Form.POLYGON: tr("Polygon")}
        shape = part.shape
        words = f"{part.number} · {names[shape.form]} · {self._hand.between(shape.span)}"
        return f"{words} · {tr('proposed')}" if part.proposed else words

    def _listed(self, row: int) -> None:
        if 0 <= row < len(self._hand.draft.parts):
            self._hand.choose(self._hand.draft.parts[row].number)
