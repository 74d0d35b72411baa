"""How fast a film plays, to choose from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.player.player import SPEEDS


class SpeedBox(QComboBox):
    """The speeds of the player; `chosen` carries the one taken."""

    chosen = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Speed"))
        self.setToolTip(tr("Speed"))
        for speed in SPEEDS:
            self.addItem(f"{wording.decimal(speed, 2).rstrip('0').rstrip('.,')} ×", speed)
        self.activated.connect(lambda _: self.chosen.emit(self.currentData()))
        self.show_speed(1.0)

    def show_speed(self, speed: float) -> None:
        """Stand on the speed nearest to this one; nothing is told."""
        self.setCurrentIndex(min(range(len(SPEEDS)), key=lambda n: abs(SPEEDS[n] - speed)))
