"""The buttons that say what is drawn next over a picture: a box, an ellipse, a polygon."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QPushButton, QWidget

from evidence_desk.domain.redaction import Form
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas


class DrawingTools(QWidget):
    """One of three is pressed; the canvas draws that. `upright` where there is little width."""

    def __init__(
        self, canvas: RedactionCanvas, parent: QWidget | None = None, *, upright: bool = False
    ) -> None:
        super().__init__(parent)
        self._canvas = canvas
        direction = QBoxLayout.Direction
        row = QBoxLayout(direction.TopToBottom if upright else direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        self.group = QButtonGroup(self)
        for form, words, icon in (
            (Form.BOX, tr("&Box"), "mdi6.rectangle-outline"),
            (Form.ELLIPSE, tr("&Ellipse"), "mdi6.ellipse-outline"),
            (Form.POLYGON, tr("P&olygon"), "mdi6.vector-polygon"),
        ):
            button = QPushButton(words)
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.setChecked(form is Form.BOX)
            button.setProperty("role", "tool")
            theme.mark(button, icon)
            button.clicked.connect(lambda _=False, form=form: self._use(form))
            self.group.addButton(button)
            row.addWidget(button)

    def _use(self, form: Form) -> None:
        self._canvas.use(form)
        self._canvas.setFocus()
