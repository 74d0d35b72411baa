"""A box with the map in it, to pick a point."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from evidence_desk.desk.mapping import MapContents, map_contents
from evidence_desk.domain.points import write_point
from evidence_desk.domain.projection import project
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.map_ground import outlines
from evidence_desk.ui.widgets.map_view import MapView
from evidence_desk.ui.widgets.room import give_room

_NEAR = 4_000_000.0  # pixels a world at which a known point is shown: some streets


class MapPicker(QDialog):
    """The point in the middle is picked; `picked` carries its latitude and longitude."""

    picked = Signal(float, float)

    def __init__(
        self, desk: Desk, at: tuple[float, float] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pick a point"))
        give_room(self, 760, 520)
        column = QVBoxLayout(self)
        column.addWidget(
            Label(
                tr("Click a point, or move the map under the cross with the arrow keys, + and −."),
                "quiet",
                wrap=True,
            )
        )
        self.map = MapView(desk.language, picks=True)
        self.map.moved.connect(self._say)
        column.addWidget(self.map, 1)
        self._point = Label("")
        column.addWidget(self._point)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Take this point"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._at = at
        if at is not None:
            x, y = project(*at)
            self.map.stay(self.map.view.fitting(x, y, x, y).with_scale(_NEAR))
        desk.look(outlines, done=self.map.show_outlines)
        desk.run("", map_contents, desk.library, done=self._show)
        self.map.setFocus()
        self._say()

    def _show(self, found: MapContents) -> None:
        self.map.show_contents(found)
        self._say()

    def _here(self) -> tuple[float, float]:
        return self.map.view.at(self.map.view.width / 2, self.map.view.height / 2)

    def _say(self) -> None:
        self._point.setText(write_point(*self._here()))

    def _take(self) -> None:
        self.picked.emit(*self._here())
        self.accept()
