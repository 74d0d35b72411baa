"""A field for what a pack goes out on: chosen from a list, or a size that is typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.mediums import medium_named
from evidence_desk.ui import theme
from evidence_desk.ui.language import sentence, tr


class MediumBox(QComboBox):
    """Says `said` when another medium was chosen, or typed and confirmed."""

    said = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(tr("The pack goes out on"))
        for words, value in (
            (tr("anything, in one piece"), ""),
            (tr("DVDs (4.7 GB each)"), "dvd"),
            (tr("Blu-ray discs (25 GB each)"), "bluray"),
            (tr("a FAT32 stick (files up to 4 GB)"), "fat32"),
        ):
            self.addItem(words, value)
        self.setToolTip(tr("Choose, or type a size: 700 MB, or FAT32 32 GB"))
        self._last = ""
        self.activated.connect(lambda _: self._finish())
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._finish)

    def words(self) -> str:
        """What is chosen, as `domain.mediums` reads it."""
        at = self.findText(self.currentText().strip())
        return str(self.itemData(at)) if at >= 0 else self.currentText().strip()

    def set_words(self, words: str) -> None:
        """Show a medium without saying so."""
        at = self.findData(words)
        self._last = words
        if at >= 0:
            self.setCurrentIndex(at)
        else:
            self.setEditText(words)

    def _finish(self) -> None:
        words = self.words()
        try:
            medium_named(words)
        except UsageError as error:
            self.setToolTip(sentence(error))
            theme.restyle(self, "bad")
            return
        self.setToolTip(tr("Choose, or type a size: 700 MB, or FAT32 32 GB"))
        theme.restyle(self, "")
        if words != self._last:
            self._last = words
            self.said.emit(words)
