"""The verifications made so far: who, when, of how much, and what was found."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from evidence_desk.desk.verifications import Run
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr


class Verifications(QTreeWidget):
    """One line for each, the newest first; what was not as it came in below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Verifications"))
        self.setHeaderLabels([tr("Verified"), tr("Editor"), tr("Originals"), tr("Found")])
        self.setAlternatingRowColors(True)
        header = self.header()
        for column in range(3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def load(self, found: Sequence[Run]) -> None:
        """Show these."""
        self.clear()
        for one in found:
            of = wording.number(one.checked)
            row = QTreeWidgetItem(
                self,
                [
                    wording.moment(one.at),
                    one.editor,
                    of if one.whole else tr("{count}, chosen", count=of),
                    _said(one),
                ],
            )
            row.setToolTip(3, row.text(3))
            for words, refs in (
                (tr("missing: {what}", what="{what}"), one.missing),
                (tr("changed: {what}", what="{what}"), one.changed),
                (tr("unknown: {what}", what="{what}"), one.unknown),
            ):
                for ref in refs[:200]:
                    line = QTreeWidgetItem(row, ["", "", "", words.format(what=ref)])
                    line.setToolTip(3, line.text(3))
        self.setVisible(bool(found))


def _said(one: Run) -> str:
    if one.clean:
        return tr("all as they came in")
    return tr(
        "{missing} missing, {changed} changed, {unknown} unknown",
        missing=len(one.missing),
        changed=len(one.changed),
        unknown=len(one.unknown),
    )
