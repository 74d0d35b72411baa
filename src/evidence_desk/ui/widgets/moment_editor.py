"""A clip or mark, described and tied exactly as items are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import ClipRow, MarkRow
from evidence_desk.desk.ties import untie
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.timecodes import span, timecode
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.fields import LineField, TextField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.tie_rows import TieRows


def named(record: ClipRow | MarkRow) -> str:
    """A clip or mark as it is called: its reference, and where it is."""
    where = place_of(record)
    return f"{record.ref} · {where}" if where else record.ref


def place_of(record: ClipRow | MarkRow) -> str:
    """Where a clip or mark is in its item, in words."""
    if isinstance(record, ClipRow):
        return span(record.start_s, record.end_s)
    if record.at_s is not None:
        return timecode(record.at_s)
    if record.page is not None:
        return tr("page {number}", number=record.page)
    return tr("region") if record.region else ""


class MomentEditor(QWidget):
    """The fields and ties of the clip or mark in hand; each change is kept as it is left.

    `left` says that the item is meant again; `opened` carries the kind of a tie and its target.
    """

    left = Signal()
    opened = Signal(str, str)

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record: ClipRow | MarkRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        row = QHBoxLayout()
        self._name = Label("", "heading")
        self._where = Label("", "quiet", wrap=True)
        back = QPushButton(tr("Back to the item"))
        back.setObjectName("moment.back")
        back.clicked.connect(self.left)
        row.addWidget(self._name, 1)
        row.addWidget(back)
        column.addLayout(row)
        column.addWidget(self._where)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(5)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._form = form
        self._fields: dict[str, LineField | TextField] = {}
        self._add(LineField("note", tr("Note")), tr("Note"))
        for name, words in (("start_s", tr("From")), ("end_s", tr("To")), ("at_s", tr("At"))):
            self._add(LineField(name, words), words)
        for language in desk.library.languages:
            words = tr("Title {code}", code=language.upper())
            self._add(LineField(f"title.{language}", words), words)
        for language in desk.library.languages:
            words = tr("Description {code}", code=language.upper())
            self._add(TextField(f"description.{language}", words), words)
        column.addLayout(form)
        self._ties = TieRows(actions, self)
        self._ties.dropped.connect(self._untie)
        self._ties.opened.connect(self.opened)
        column.addWidget(self._ties)
        self.hide()

    def _add(self, field: LineField | TextField, words: str) -> None:
        self._fields[field.name] = field
        field.setObjectName(f"moment.{field.name}")  # the item has fields of the same names
        field.said.connect(self._save)
        self._form.addRow(words, field)

    # ------------------------------------------------------------ one record

    def load(
        self, record: ClipRow | MarkRow | None, words: Mapping[str, Mapping[str, str]]
    ) -> None:
        """Take a clip or mark in hand, or none; what was typed for the last one is kept.

        `words` name by kind what it is tied to.
        """
        if record is None or self._record is None or record.ref != self._record.ref:
            self.flush()
        self._record = record
        self.setVisible(record is not None)
        if record is None:
            return
        self._name.setText(record.ref)
        self._where.setText(place_of(record))
        for name, field in self._fields.items():
            field.load(self._value(record, name))
            self._form.setRowVisible(field, self._has(record, name))
        ties = {"incidents": record.incidents, "sections": record.sections, "tags": record.tags}
        self._ties.load(
            {
                kind: [(one, words.get(kind, {}).get(one, one)) for one in targets]
                for kind, targets in ties.items()
            }
        )

    def flush(self) -> None:
        """Keep what is being typed."""
        for field in self._fields.values():
            field.flush()

    def reword(self) -> None:
        """Type its title in the language in use; of a mark without titles, its note."""
        language = self._desk.language
        name = f"title.{language}"
        if isinstance(self._record, MarkRow) and not self._record.titles:
            name = "note"
        field = self._fields[name]
        field.setFocus()
        if isinstance(field, LineField):
            field.selectAll()

    @staticmethod
    def _has(record: ClipRow | MarkRow, name: str) -> bool:
        if name in ("start_s", "end_s"):
            return isinstance(record, ClipRow)
        if name == "note":
            return isinstance(record, MarkRow)
        if name == "at_s":
            return isinstance(record, MarkRow) and record.at_s is not None
        return True

    def _value(self, record: ClipRow | MarkRow, name: str) -> str:
        field, _, language = name.partition(".")
        if language:
            texts = record.titles if field == "title" else record.descriptions
            return texts.get(language, "")
        value: Any = getattr(record, name, None)
        if isinstance(value, float):
            return timecode(value)
        return str(value) if value is not None else ""

    def _save(self, name: str, text: str) -> None:
        record = self._record
        if record is None or not self._has(record, name):
            return

        def refused(error: DeskError) -> None:
            self._desk.complain(error)
            if self._record is record:
                self._fields[name].reset(self._value(record, name))

        library = self._desk.library
        self._desk.change("", describe, library, [record.ref], {name: text}, failed=refused)

    def _untie(self, kind: str, target: str) -> None:
        if self._record is not None:
            args: dict[str, Any] = {kind: [target]}
            ref, library = self._record.ref, self._desk.library
            self._desk.change("", lambda: untie(library, [ref], **args))


def in_short(record: ClipRow | MarkRow) -> str:
    """What a clip or mark is tied to, in a word or two."""
    ties = [*record.incidents, *record.sections, *record.tags]
    return ", ".join(ties[:3]) + ("…" if len(ties) > 3 else "")
