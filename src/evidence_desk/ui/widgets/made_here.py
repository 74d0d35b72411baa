"""What an item was made from, and what was made from it, each a way to go there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from evidence_desk.desk.items import ItemDetail
from evidence_desk.domain.derived import moment_of
from evidence_desk.domain.items import parse_ref
from evidence_desk.domain.timecodes import timecode
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place


class MadeHere(QWidget):
    """Lines of one item. `wanted` carries the Place a line leads to."""

    wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._shown: object = None

    def load(self, detail: ItemDetail) -> bool:
        """Show this item's; False where there is nothing to show."""
        shown = (detail.row.id, detail.row.parent, detail.recipe, detail.made)
        if shown == self._shown:  # what is being pressed stays where it is
            return bool(detail.row.parent or detail.made)
        self._shown = shown
        while (line := self._column.takeAt(0)) is not None:
            if (widget := line.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        parent = detail.row.parent
        if parent is not None:
            at = moment_of(detail.recipe)
            words = tr("Made from {ref}", ref=parent)
            if at is not None:
                words = tr("Made from {ref} at {at}", ref=parent, at=timecode(at))
            place = Place.review([parse_ref(parent)[1]], at=at)
            self._line(words, "mdi6.arrow-up-left", place)
        for one in detail.made:
            if one.at_s is None:
                words, icon = tr("{ref}: redacted copy", ref=one.ref), "mdi6.marker"
            else:
                words = tr("{ref}: still at {at}", ref=one.ref, at=timecode(one.at_s))
                icon = "mdi6.filmstrip-box"
            self._line(words, icon, Place.review([one.id]))
        return bool(parent or detail.made)

    def _line(self, words: str, icon: str, place: Place) -> None:
        line = QPushButton(words)
        theme.restyle(line, "chip")
        theme.mark(line, icon, "link")
        line.clicked.connect(lambda: self.wanted.emit(place))
        self._column.addWidget(line)
