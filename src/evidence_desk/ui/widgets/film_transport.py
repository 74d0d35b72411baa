"""Buttons that play a film and step through its frames, and the clock that says where it stands."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton

from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.widgets.label import Label


class FilmTransport(QHBoxLayout):
    """Under a film pane that has no controls of its own; icons alone where it is `narrow`."""

    def __init__(self, pane: FilmPane, *, narrow: bool) -> None:
        super().__init__()
        self._pane, self._narrow = pane, narrow
        self.play = QPushButton(tr("Play"))
        self.back = QPushButton(tr("Frame back"))
        self.on = QPushButton(tr("Frame on"))
        for button, icon, act in (
            (self.back, "mdi6.step-backward", lambda: pane.step(-1)),
            (self.play, "mdi6.play-pause", pane.toggle),
            (self.on, "mdi6.step-forward", lambda: pane.step(1)),
        ):
            if narrow:
                button.setAccessibleName(button.text())
                button.setToolTip(button.text())
                button.setText("")
            button.setAutoDefault(False)
            theme.mark(button, icon)
            button.clicked.connect(lambda _=False, act=act: act())
            self.addWidget(button)
        self._clock = Label("")
        self._clock.setAccessibleDescription(tr("Where the film stands"))
        self.addSpacing(8)
        self.addWidget(self._clock)
        self.addStretch(1)
        pane.moved.connect(self._moved)
        pane.state_changed.connect(self._state)

    def _moved(self, seconds: float) -> None:
        number = self._pane.frame_number
        words = timecode(seconds)
        if number is not None and not self._pane.playing:
            words += "  ·  " + tr("frame {number}", number=number)
        self._clock.setText(words)

    def _state(self, state: str) -> None:
        words = tr("Pause") if state in ("playing", "backwards") else tr("Play")
        if self._narrow:
            self.play.setAccessibleName(words)
            self.play.setToolTip(words)
        else:
            self.play.setText(words)
