"""The facts of the incident in hand, beside the axis."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from evidence_desk.desk.chronology import IncidentDetail
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.incidents import Certainty
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label


class IncidentCard(QScrollArea):
    """What is known of one incident, to be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("axis.card")
        self.setAccessibleName(tr("The incident in hand"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 6, 8, 8)
        column.setSpacing(3)
        self.heading = Label("", "heading", wrap=True)
        self.when = Label("", wrap=True)
        self.more = Label("", "quiet", wrap=True)
        self.account = Label("", wrap=True, selectable=True)
        self.ties = Label("", "quiet", wrap=True)
        for label in (self.heading, self.when, self.more, self.account, self.ties):
            column.addWidget(label)
        column.addStretch(1)
        self.setWidget(box)
        self.load(None, "en")

    def load(self, detail: IncidentDetail | None, language: str) -> None:
        """Show an incident, or how to take one in hand."""
        labels = (self.when, self.more, self.account, self.ties)
        if detail is None:
            self.heading.setText("")
            self.more.setText(
                tr("Choose an incident to read of it. Drag items onto one to tie them.")
            )
            for label in (self.heading, self.when, self.account, self.ties):
                label.hide()
            self.more.show()
            return
        row = detail.row
        title = wording.in_language(row.titles, language) or tr("without a title")
        self.heading.setText(f"{row.ref}  {title}")
        self.heading.show()
        when = say_date(row.date, language) if row.date else tr("no date")
        self.when.setText(" · ".join(part for part in (when, row.place or "") if part))
        also = [
            " · ".join(
                part
                for part in (say_date(one.date, language) if one.date else "", one.place or "")
                if part
            )
            for one in row.occasions
        ]
        self.more.setText("\n".join(tr("also {what}", what=one) for one in also if one))
        self.account.setText(wording.in_language(row.accounts, language))
        certain = wording.certainty(Certainty(row.certainty)) if row.certainty else ""
        parts = [certain, tr("%n item(s)", n=len(detail.item_ids))]
        if row.linked:
            parts.append(tr("linked to {refs}", refs=", ".join(row.linked)))
        if row.sections:
            parts.append(tr("sections {numbers}", numbers=", ".join(row.sections)))
        self.ties.setText(" · ".join(part for part in parts if part))
        for label in labels:
            label.setVisible(bool(label.text()))
