"""What is covered in a picture and what is proposed, as a list beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from evidence_desk.domain.redaction import Form
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas


class CoverList(QWidget):
    """Follows a canvas: choosing here chooses there; proposals are confirmed singly or all."""

    def __init__(self, canvas: RedactionCanvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What is covered"))
        self.list.setMinimumHeight(72)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemActivated.connect(lambda _: canvas.confirm())
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        self.remove = QPushButton(tr("&Remove"))
        self.confirm = QPushButton(tr("Con&firm"))
        self.confirm_all = QPushButton(tr("Confirm &all"))
        self.turn_down = QPushButton(tr("&Turn all down"))
        buttons = QGridLayout()
        buttons.setHorizontalSpacing(6)
        for number, (button, act) in enumerate(
            (
                (self.remove, canvas.remove_chosen),
                (self.confirm, canvas.confirm),
                (self.turn_down, canvas.turn_down_all),
                (self.confirm_all, canvas.confirm_all),
            )
        ):
            button.setAutoDefault(False)
            button.clicked.connect(act)
            buttons.addWidget(button, number // 2, number % 2)
        column.addLayout(buttons)
        canvas.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say again what there is."""
        canvas = self._canvas
        names = {Form.BOX: tr("Box"), Form.ELLIPSE: tr("Ellipse"), Form.POLYGON: tr("Polygon")}
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(
            [f"{at} · {names[one.form]}" for at, one in enumerate(canvas.shapes, 1)]
            + [tr("Proposed: {what}", what=names[one.form]) for one in canvas.proposals]
        )
        self.list.setCurrentRow(canvas.chosen)
        self.list.blockSignals(False)
        self.remove.setEnabled(canvas.chosen >= 0)
        self.remove.setText(tr("&Remove") if canvas.asked is None else tr("Tu&rn down"))
        self.confirm.setEnabled(canvas.asked is not None)
        for button in (self.confirm, self.confirm_all, self.turn_down):
            button.setVisible(bool(canvas.proposals))

    def _chosen(self, row: int) -> None:
        if row != self._canvas.chosen:
            self._canvas.choose(row)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete in the list is Delete on the canvas."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Delete
        ):
            self._canvas.remove_chosen()
            return True
        return super().eventFilter(watched, event)
