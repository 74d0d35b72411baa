"""What an edition is made of, how it is numbered, printed and introduced: three forms."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QWidget,
)

from evidence_desk.desk.editions import EditionDetail
from evidence_desk.domain.editions import Audience, EditionState, Numbering, Transcripts
from evidence_desk.domain.layouts import ClipNumbers, Later, PageSize, Shown
from evidence_desk.ui import wording
from evidence_desk.ui.language import LANGUAGES, tr
from evidence_desk.ui.widgets.fields import ChoiceField, LineField, TickField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.medium_box import MediumBox
from evidence_desk.ui.widgets.public_rules import DatesRule, PlacesRule

_KEY = Qt.ItemDataRole.UserRole


class EditionForm(QScrollArea):
    """Fields below each other; `said` carries values by the names that `change_edition` takes."""

    said = Signal(object)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setAccessibleName(label)
        box = QWidget()
        self.form = QFormLayout(box)
        self.form.setContentsMargins(2, 8, 10, 8)
        self.form.setVerticalSpacing(6)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.setWidget(box)
        self.editors: list[LineField | ChoiceField] = []
        self.ticks: dict[str, TickField] = {}

    def line(self, name: str, label: str, hint: str = "") -> LineField:
        field = LineField(name, label)
        field.hint(hint)
        self._take(field, label)
        return field

    def choice(self, name: str, label: str, choices: Sequence[tuple[str, str]]) -> ChoiceField:
        field = ChoiceField(name, label, choices)
        self._take(field, label)
        return field

    def tick(self, name: str, label: str) -> TickField:
        field = TickField(label)
        field.clicked.connect(lambda on: self.said.emit({name: on}))
        self.ticks[name] = field
        self.form.addRow(field)
        return field

    def _take(self, field: LineField | ChoiceField, label: str) -> None:
        self.editors.append(field)
        field.said.connect(lambda name, text: self.said.emit({name: self.value(name, text)}))
        self.form.addRow(label, field)

    def value(self, name: str, text: str) -> object:
        """What was typed as the edition has it."""
        return text.strip()

    def allow(self, on: bool) -> None:
        """Whether anything can be changed."""
        for field in (*self.editors, *self.ticks.values()):
            field.setEnabled(on)

    def show_edition(self, detail: EditionDetail, logos: Sequence[str]) -> None:
        """Show what is chosen of an edition; of an issued one nothing can be changed."""
        self.allow(detail.row.state is not EditionState.ISSUED)
        self.load(detail)

    def load(self, detail: EditionDetail) -> None:
        """Show what is chosen."""

    def flush(self) -> None:
        """Tell what is being typed."""
        for editor in self.editors:
            editor.flush()

    def field(self, name: str) -> LineField:
        """The line of that name."""
        found = next(one for one in self.editors if one.name == name)
        assert isinstance(found, LineField)
        return found


class ContentsForm(EditionForm):
    """For whom, what goes in, and under which numbers."""

    def __init__(self, languages: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(tr("For whom, and what goes in"), parent)
        self.line("new_name", tr("Name"))
        self.choice(
            "language", tr("Language"), [(code, LANGUAGES.get(code, code)) for code in languages]
        )
        self.choice("audience", tr("Audience"), [(str(a), wording.audience(a)) for a in Audience])
        self._public = (DatesRule(inherited=True), PlacesRule(inherited=True))
        for field in self._public:
            self._take(field, field.accessibleName())
        self.line("sections", tr("Sections"), tr("all: or 1, 2.1 …"))
        self.line("incidents", tr("Incidents"), tr("all: or I-001, I-004 …"))
        self.line("query", tr("Search"), tr("also what this search finds"))
        self.choice("numbering", tr("Numbers"), [(str(n), wording.numbering(n)) for n in Numbering])
        self._prefix = self.line("prefix", tr("Prefix"), tr("none: or A for A-1, A-2 …"))
        self.line("start", tr("Begin with"), "1")
        figures = [("0", tr("as they come"))] + [
            (str(n), tr("at least {count}: {example}", count=n, example=f"{7:0{n}d}"))
            for n in range(2, 6)
        ]
        self.choice("digits", tr("Figures"), figures)
        self._later = self.choice(
            "later",
            tr("Added later"),
            [
                (str(Later.NEXT), tr("the next numbers")),
                (str(Later.BIS), tr("12 bis, between two numbers")),
            ],
        )
        self.choice(
            "clips",
            tr("Clips"),
            [
                (str(ClipNumbers.UNDER), tr("under their item: 12.1")),
                (str(ClipNumbers.OWN), tr("numbers of their own")),
            ],
        )
        self.medium = MediumBox()
        self.medium.said.connect(lambda words: self.said.emit({"medium": words}))
        self.form.addRow(tr("Goes out on"), self.medium)

    def value(self, name: str, text: str) -> object:
        """Lists, figures or words."""
        if name in ("sections", "incidents"):
            parts = text.replace(";", ",").split(",")
            return tuple(part.strip() for part in parts if part.strip())
        if name in ("start", "digits"):
            plain = text.strip() or "1"
            return int(plain) if plain.isdecimal() and len(plain) < 10 else 0
        return text.strip()

    def load(self, detail: EditionDetail) -> None:
        """Show what is chosen."""
        row, contents, style = detail.row, detail.contents, detail.contents.style
        values = {
            "new_name": row.name,
            "language": row.language,
            "audience": str(row.audience),
            "numbering": str(row.numbering),
            "dates": contents.dates,
            "places": contents.places,
            "query": contents.query,
            "prefix": style.prefix,
            "start": str(style.start),
            "digits": str(style.digits),
            "later": style.later,
            "clips": style.clips,
            "sections": ", ".join(contents.sections),
            "incidents": ", ".join(contents.incidents),
        }
        for editor in self.editors:
            editor.load(values[editor.name])
        self.medium.set_words(contents.medium)
        for field in self._public:
            self.form.setRowVisible(field, row.audience is Audience.PUBLIC)
        plain = row.numbering is Numbering.PLAIN and row.state is not EditionState.ISSUED
        self._prefix.setEnabled(plain)
        self._later.setEnabled(plain and not style.prefix)

    def allow(self, on: bool) -> None:
        """Whether anything can be changed."""
        super().allow(on)
        self.medium.setEnabled(on)


class LayoutForm(EditionForm):
    """What the annex is made of, and what its list says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("How the annex is printed"), parent)
        self.choice("page", tr("Paper"), [(str(one), str(one)) for one in PageSize])
        self.choice(
            "sheets",
            tr("Contact sheets"),
            [
                ("0", tr("none")),
                ("2", tr("2 pictures a page")),
                ("6", tr("6 pictures a page")),
                ("12", tr("12 pictures a page")),
            ],
        )
        self.choice(
            "transcripts",
            tr("Transcripts"),
            [
                (str(Transcripts.NONE), tr("not quoted")),
                (str(Transcripts.PASSAGES), tr("what is said in tied clips and at marks")),
                (str(Transcripts.FULL), tr("in full")),
            ],
        )
        self.tick("chronology", tr("Chronology of the incidents"))
        self.tick("statements", tr("Print statements in full"))
        self.tick("stamped", tr("Append documents, each page stamped with its number"))
        self.tick("qr", tr("Print each file's hash as a QR code too"))
        self.tick("show_withheld", tr("List what is withheld, without a word of it"))
        self.columns = _Columns()
        self.columns.chosen.connect(lambda names: self.said.emit({"columns": names}))
        self.form.addRow(Label(tr("The list says, from left to right:"), "quiet", wrap=True))
        self.form.addRow(self.columns)
        self.form.addRow(
            Label(tr("Space shows or hides, Alt+Up and Alt+Down move."), "quiet", wrap=True)
        )

    def value(self, name: str, text: str) -> object:
        """Figures or words."""
        return int(text) if name == "sheets" else text

    def load(self, detail: EditionDetail) -> None:
        """Show what is chosen."""
        contents, layout = detail.contents, detail.contents.layout
        values = {
            "page": layout.page,
            "sheets": str(layout.sheets),
            "transcripts": contents.transcripts,
        }
        for editor in self.editors:
            editor.load(values[editor.name])
        for name, tick in self.ticks.items():
            source = contents if name in ("statements", "show_withheld") else layout
            tick.setChecked(bool(getattr(source, name)))
        self.columns.load(layout.columns)

    def allow(self, on: bool) -> None:
        """Whether anything can be changed."""
        super().allow(on)
        self.columns.setEnabled(on)


class TitleForm(EditionForm):
    """What the title page says."""

    keep = Signal(str)  # a picture file to keep as a logo

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What the title page says"), parent)
        self.line("title", tr("Title"), tr("the usual one"))
        self.line("subtitle", tr("Subtitle"), tr("the library's title"))
        self.line("organisation", tr("Submitted by"))
        self.logo = ChoiceField("logo", tr("Logo"), [("", tr("no logo"))])
        self.logo.said.connect(lambda _name, kept: self.said.emit({"logo": kept}))
        self._add_logo = QPushButton(tr("Add…"))
        self._add_logo.setAccessibleName(tr("Add a picture as a logo"))
        self._add_logo.clicked.connect(self._ask_logo)
        row = QHBoxLayout()
        row.addWidget(self.logo, 1)
        row.addWidget(self._add_logo)
        self.form.addRow(tr("Logo"), row)
        self.line("author", tr("Prepared by"))
        self.line("recipient", tr("For"))
        self.line("reference", tr("Reference"))
        self.line("dated", tr("Date"), tr("the day of issue: or Athens, 3 June 2011"))
        self.line("note", tr("Note"))
        self.tick("signature", tr("Room to date and sign"))
        self.line("signatory", tr("Signed by"), tr("name and office, under that room"))

    def show_edition(self, detail: EditionDetail, logos: Sequence[str]) -> None:
        """Offer the logos that the library keeps, too."""
        self.logo.clear()
        for kept, words in [("", tr("no logo")), *((one, one.rpartition(" ")[0]) for one in logos)]:
            self.logo.addItem(words, kept)
        super().show_edition(detail, logos)

    def load(self, detail: EditionDetail) -> None:
        """Show what is chosen, and in grey what the library's settings add."""
        contents, layout = detail.contents, detail.contents.layout
        issued = detail.row.state is EditionState.ISSUED
        for editor in self.editors:
            name = editor.name
            if name in detail.printed and isinstance(editor, LineField):
                # An issued edition shows what is printed; a draft what was set for it alone.
                editor.load(detail.printed[name] if issued else str(getattr(contents, name)))
                editor.hint(detail.printed[name])
            else:
                editor.load(str(getattr(layout, name)))
        self.ticks["signature"].setChecked(layout.signature)
        self.logo.load(layout.logo)

    def allow(self, on: bool) -> None:
        """Whether anything can be changed."""
        super().allow(on)
        self.logo.setEnabled(on)
        self._add_logo.setEnabled(on)

    def _ask_logo(self) -> None:
        dialog = QFileDialog(self, tr("A picture for the title page"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(
            [tr("Pictures (*.png *.jpg *.jpeg *.tif *.tiff *.gif *.bmp *.webp)"),
             tr("All files (*)")]
        )  # fmt: skip
        dialog.fileSelected.connect(self.keep)
        dialog.open()


def column_name(name: str) -> str:
    """A column of the list in words."""
    return {
        Shown.PICTURE: tr("Picture"),
        Shown.KIND: tr("Kind, format, length"),
        Shown.DESCRIPTION: tr("Description"),
        Shown.PASSAGES: tr("Passages relied on"),
        Shown.DATE: tr("Date"),
        Shown.BASIS: tr("What the date rests on"),
        Shown.PLACE: tr("Place"),
        Shown.POINT: tr("Latitude and longitude"),
        Shown.INCIDENTS: tr("Incidents"),
        Shown.SECTIONS: tr("Sections"),
        Shown.TAGS: tr("Tags"),
        Shown.SOURCE: tr("Source's code"),
        Shown.ACCESS: tr("Access"),
        Shown.FILE: tr("File in the pack"),
        Shown.HASH: tr("SHA-256"),
    }[Shown(name)]


class _Columns(QListWidget):
    """Columns to tick and to move; `chosen` carries the ticked ones in order."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Columns of the list"))
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * 16)
        self.itemChanged.connect(lambda _: self._tell())
        self.installEventFilter(self)
        self._shown: tuple[str, ...] | None = None

    def load(self, columns: Sequence[str]) -> None:
        """Show the chosen ones in their order, then the others; nothing is told."""
        if self._shown == tuple(columns):
            return
        self._shown = tuple(columns)
        current = self.currentItem().data(_KEY) if self.currentItem() is not None else None
        self.blockSignals(True)
        self.clear()
        rest = [str(one) for one in Shown if str(one) not in columns]
        for name in (*columns, *rest):
            item = QListWidgetItem(column_name(name))
            item.setData(_KEY, name)
            flags = Qt.ItemFlag
            item.setFlags(
                flags.ItemIsSelectable | flags.ItemIsEnabled | flags.ItemIsDragEnabled
                | flags.ItemIsUserCheckable
            )  # fmt: skip
            on = name in columns
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)
            if name == current:
                self.setCurrentItem(item)
        self.blockSignals(False)

    def names(self) -> tuple[str, ...]:
        """The ticked columns in order."""
        items = [self.item(at) for at in range(self.count())]
        return tuple(
            str(one.data(_KEY)) for one in items if one.checkState() == Qt.CheckState.Checked
        )

    def _tell(self) -> None:
        if self.names() != self._shown:
            self._shown = self.names()
            self.chosen.emit(self._shown)

    def dropEvent(self, event: QDropEvent) -> None:
        """Where it was let go is its place."""
        super().dropEvent(event)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt with an arrow moves."""
        if (
            event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return super().eventFilter(watched, event)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if 0 <= row + step < self.count():
            self.blockSignals(True)
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentRow(row + step)
            self.blockSignals(False)
            self._tell()
