"""The library page's part on settings: what stands on every document, and who signs."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFormLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from evidence_desk.desk.libraries import Settings, change_settings
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.widgets.fields import LineField
from evidence_desk.ui.widgets.label import Label


class SettingsPart(LibraryPart):
    """What stands on every document, and who works here."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._fields: list[LineField] = []
        form = QFormLayout(self)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, words in (
            ("title", tr("Title of the library")),
            ("organisation", tr("Submitted by")),
            ("author", tr("Prepared by")),
            ("recipient", tr("For")),
            ("reference", tr("Reference")),
            ("citations", tr("Further forms of reference in drafts")),
            ("verify_every", tr("Days until originals are to be verified again (0: never)")),
        ):
            field = LineField(name, words)
            field.said.connect(self._save)
            if name == "citations":
                field.hint(tr("Annex {number}; Tab {number}"))
            form.addRow(words, field)
            self._fields.append(field)
        self._editor = LineField("editor", tr("Your name, for the journal"))
        self._editor.said.connect(self._rename)
        form.addRow(self._editor.accessibleName(), self._editor)
        form.addRow(
            Label(
                tr("The journal signs each step with this name. Undo takes back your own steps."),
                "quiet",
                wrap=True,
            )
        )
        keys = QPushButton(tr("Change keys…"))
        keys.setObjectName("settings.keys")
        keys.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        keys.clicked.connect(lambda: actions.trigger("keys.edit"))
        form.addRow(tr("Keys, on this computer"), keys)

    def load(self, found: Settings) -> None:
        """Show these."""
        for field in self._fields:
            value = getattr(found, field.name)
            field.load("; ".join(value) if isinstance(value, tuple) else str(value))
        self._editor.load(self._desk.library.editor)

    def flush(self) -> None:
        """Save what is being typed."""
        for field in (*self._fields, self._editor):
            field.flush()

    def _save(self, name: str, text: str) -> None:
        library = self._desk.library
        value: object = text.strip()
        if name == "citations":
            value = tuple(part.strip() for part in text.split(";") if part.strip())
        self._desk.change("", lambda: change_settings(library, **{name: value}))

    def _rename(self, _: str, text: str) -> None:
        if text.strip():
            self._desk.library.editor = text.strip()
            memory = getattr(self.window(), "memory", None)
            if memory is not None:
                memory.keep("editor", text.strip())
