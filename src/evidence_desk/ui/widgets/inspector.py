"""The inspector: what is selected, described; one item or many at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.clocks import said_moment
from evidence_desk.desk.completion import Completion, complete, labels_of
from evidence_desk.desk.describe import Common, common_values, describe
from evidence_desk.desk.history import Entry, headings
from evidence_desk.desk.items import ItemDetail, item
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.ties import tie_counts, untie
from evidence_desk.domain.clocks import FROM_CLOCK, say_basis
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.dates import parse, read
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.items import Access, Status, make_ref
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.keys import plain
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.fields import ChoiceField, LineField, TextField
from evidence_desk.ui.widgets.file_facts import FileFacts
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.made_here import MadeHere
from evidence_desk.ui.widgets.moments import Moments
from evidence_desk.ui.widgets.tie_rows import TieRows

Editor = LineField | TextField | ChoiceField

#: So long the last one's words may stand while the next one's are read; to take them away at
#: once would flicker at each step.
_LATE_MS = 150
#: What a hand does to a field.
_TOUCHES = (QEvent.Type.FocusIn, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress)


@dataclass(frozen=True, slots=True)
class _Selected:
    """What the inspector shows, read at once."""

    refs: list[str]
    common: dict[str, Common]
    date: str  # in words: the first ones take a moment, in which Babel reads its languages
    detail: ItemDetail | None
    ties: dict[str, list[tuple[str, str]]]
    words: dict[str, dict[str, str]]
    history: list[Entry]
    places: list[Completion]
    sources: list[Completion]


class InspectorWidget(QScrollArea):
    """The pane on the right; empty until `build` or `build_by_turns`."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._actions = desk, actions
        self._refs: list[str] = []
        self._shown: list[str] = []  # whose words stand in the fields
        self._call: Call | None = None
        self._editors: dict[str, Editor] = {}
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("Inspector"))
        # From the outside in: what is put into another widget with all it holds is styled anew.
        inner = QWidget(self)
        self.setWidget(inner)
        column = QVBoxLayout(inner)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(6)
        self._heading = Label("", "heading", wrap=True)
        self._under = Label("", "quiet", wrap=True, selectable=True)
        self._problem = Label("", "bad", wrap=True)
        self._hint = Label(
            tr(
                "Select an item to say what it shows. Select several to say the same of all: "
                "what differs among them is shown as such, and stays unless you change it."
            ),
            "quiet",
            wrap=True,
        )
        for label in (self._heading, self._under, self._problem, self._hint):
            column.addWidget(label)
        self._body = QWidget(inner)
        self._body.hide()
        self._hint.hide()
        column.addWidget(self._body)
        column.addStretch(1)
        self._parts = QVBoxLayout(self._body)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(4)
        self._steps = [self._add_describe, self._add_ties, self._add_moments, self._add_facts]
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._read)
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_LATE_MS)
        self._late.timeout.connect(self._forget)

    # ------------------------------------------------------------ building

    @property
    def built(self) -> bool:
        """Whether all of it is there."""
        return not self._steps

    def build(self) -> None:
        """Make all that is missing still, and follow what is selected from then on."""
        while self._steps:
            self._build_one()

    def build_by_turns(self) -> None:
        """As `build`, one part in each turn of the event loop: all at once would hold it up."""
        if self._steps:
            self._build_one()
            QTimer.singleShot(0, self, self.build_by_turns)

    def _build_one(self) -> None:
        self._steps[0]()
        del self._steps[0]
        if not self._steps:
            self._desk.selection_changed.connect(self._selected)
            self._desk.current_changed.connect(self._selected)
            self._desk.touched.connect(self._touched)
            self._selected()

    def _add_describe(self) -> None:
        part = _Part(tr("Describe"), self._parts)
        form = QWidget(part)
        fields = QFormLayout(form)
        fields.setContentsMargins(0, 0, 0, 0)
        fields.setVerticalSpacing(5)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        languages = self._desk.library.languages
        for language in languages:
            self._line(fields, f"title.{language}", tr("Title {code}", code=language.upper()))
        for language in languages:
            label = tr("Description {code}", code=language.upper())
            self._editor(fields, TextField(f"description.{language}", label), label)
        when = self._line(fields, "captured", tr("Date"))
        when.hint(tr("21/9/2010, summer 2009, night of 21 to 22 …"))
        self._said = Label("", "quiet", wrap=True)
        self._seen = _seen_button(self._actions)
        told = QHBoxLayout()
        told.addWidget(self._said, 1)
        told.addWidget(self._seen, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        fields.addRow("", told)
        self._clock = Label("", "quiet", wrap=True, selectable=True)
        fields.addRow("", self._clock)
        when.textEdited.connect(self._say_back)
        self._basis = self._line(fields, "date_basis", tr("Rests on"))
        self._place = self._line(fields, "place", tr("Place"))
        self._point = self._line(fields, "point", tr("Point"))
        self._point.hint(tr("41.3712, 22.9481"))
        self._source = self._line(fields, "source", tr("Source"))
        self._source.hint(tr("a code, never a name"))
        self._editor(
            fields,
            ChoiceField(
                "access",
                tr("Who may see it"),
                [
                    (Access.OPEN, tr("open: the public too")),
                    (Access.RESTRICTED, tr("restricted: authority")),
                    (Access.CONFIDENTIAL, tr("confidential")),
                ],
            ),
            tr("Who may see it"),
        )
        self._editor(
            fields,
            ChoiceField("status", tr("Status"), [(one, wording.status(one)) for one in Status]),
            tr("Status"),
        )
        ranks = [(str(rank), "★" * rank or tr("none")) for rank in range(6)]
        self._editor(fields, ChoiceField("rank", tr("Rank"), ranks), tr("Rank"))
        part.hold(form)

    def _line(self, fields: QFormLayout, name: str, label: str) -> LineField:
        field = LineField(name, label)
        self._editor(fields, field, label)
        return field

    def _editor(self, fields: QFormLayout, editor: Editor, label: str) -> None:
        self._editors[editor.name] = editor
        editor.installEventFilter(self)
        editor.said.connect(self._save)
        fields.addRow(label, editor)

    def _add_ties(self) -> None:
        part = _Part(tr("Ties"), self._parts)
        self._ties = TieRows(self._actions, part)
        self._ties.dropped.connect(self._untie)
        self._ties.opened.connect(self._open)
        part.hold(self._ties)
        self._made_part = _Part(tr("Made here"), self._parts)
        self.made_here = MadeHere(self._made_part)
        self.made_here.wanted.connect(self._desk.go)
        self._made_part.hold(self.made_here)

    def _add_moments(self) -> None:
        self._moments_part = _Part(tr("Clips and marks"), self._parts)
        self.moments = Moments(self._desk, self._actions, self._moments_part)
        self.moments.wanted.connect(self._to_moment)
        self.moments.editor.opened.connect(self._open)
        self._moments_part.hold(self.moments)

    def _add_facts(self) -> None:
        self._file_part = _Part(tr("File"), self._parts)
        self.file = FileFacts(self._desk, self._file_part)
        self._file_part.hold(self.file, shown=False)
        self._history_part = _Part(tr("History"), self._parts)
        self._history = Label("", wrap=True, selectable=True, parent=self._history_part)
        self._history_part.hold(self._history, shown=False)

    # ------------------------------------------------------------ reading

    def _selected(self, *_: object) -> None:
        """Another selection: what is being typed belongs to the old one."""
        self._flush()
        refs = self._desk.selected_refs()
        if not refs and self._desk.current is not None:
            refs = [make_ref("item", self._desk.current)]
        self._refs = refs
        self._hint.setVisible(not refs)
        self._body.setVisible(bool(refs))
        if not refs:
            self._heading.setText(tr("Nothing is selected"))
            self._under.setText("")
            self._problem.hide()
        else:
            many = tr("%n item(s)", n=len(refs))
            self._heading.setText(refs[0] if len(refs) == 1 else many)
            self._timer.start()
            if refs != self._shown:
                self._late.start()

    def _forget(self) -> None:
        """Nothing of what was selected before may be taken for what is."""
        if self._shown == self._refs:
            return
        self._shown = self._refs
        for editor in self._editors.values():
            editor.forget()
        self._under.setText("")
        self._problem.hide()
        self._say("")
        self._clock.hide()
        self._ties.load({})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field that still shows the last one's words is emptied before it is used."""
        if event.type() in _TOUCHES:
            self._forget()
        return super().eventFilter(watched, event)

    def _touched(self, records: frozenset[tuple[str, int]]) -> None:
        if self._refs:
            self._timer.start()

    def _flush(self) -> None:
        for editor in self._editors.values():
            editor.flush()
        self.moments.editor.flush()

    def _read(self) -> None:
        refs = self._refs
        if not refs or not self.isVisible():
            return
        if self._call is not None:
            self._call.forget()
        library, language = self._desk.library, self._desk.language

        def read_all() -> _Selected:
            one = len(refs) == 1
            detail = item(library, refs[0]) if one else None
            counts = tie_counts(library, refs)
            words = _words(library, language, counts, detail)
            common = common_values(library, refs)
            captured = common.get("captured")
            date = str(captured.value or "") if captured else ""
            return _Selected(
                refs,
                common,
                say_date(date, language) if date else "",
                detail,
                _ties_of(counts, len(refs), words),
                words,
                headings(library, ("item", int(refs[0][2:])), 40) if one else [],
                complete(library, "place", "", 200, language),
                complete(library, "by", "", 200, language),
            )

        self._call = self._desk.read("", read_all, done=self._show, failed=lambda _: None)

    def showEvent(self, event: Any) -> None:
        """Read when it comes in sight."""
        super().showEvent(event)
        if self._refs:
            self._timer.start()

    def _show(self, found: _Selected) -> None:
        if found.refs != self._refs:
            return
        self._shown = found.refs
        self._late.stop()
        detail, made = found.detail, False
        if detail is not None:
            title = wording.in_language(detail.titles, self._desk.language) or detail.row.name
            self._heading.setText(title)
            self._under.setText(
                f"{detail.row.ref} · {wording.kind_word(detail.row.kind)} · {detail.row.name}"
            )
            self._problem.setText(sentence(detail.row.problem or ""))
            self._problem.setVisible(bool(detail.row.problem))
            self.moments.load(detail, found.words)
            made = self.made_here.load(detail)
            self.file.load(detail)
            self._history.setText("\n".join(self._told(entry) for entry in found.history))
        else:
            self._heading.setText(tr("%n item(s)", n=len(found.refs)))
            self._under.setText(f"{found.refs[0]} … {found.refs[-1]}")
            self._problem.hide()
        for part in (self._moments_part, self._file_part, self._history_part):
            part.setVisible(detail is not None)
        self._made_part.setVisible(made)
        for name, editor in self._editors.items():
            value, mixed = self._value(found.common, name)
            editor.load(value, mixed)
        read_in = detail.captured_from or "" if detail is not None else ""
        basis = sentence(read_in) if read_in not in ("editor", FROM_CLOCK) else ""
        self._seen.setVisible(detail is not None)
        self._clock.setText(self._clock_told(detail))
        self._clock.setVisible(bool(self._clock.text()))
        self._basis.hint(basis or tr("what the date rests on"))
        self._say(found.date)
        self._place.offer([one.text for one in found.places])
        self._source.offer([one.text for one in found.sources])
        self._ties.load(found.ties)

    def _clock_told(self, detail: ItemDetail | None) -> str:
        """That a clock was put right, and what the file says itself."""
        if detail is None or detail.clock is None:
            return ""
        basis = say_basis(detail.clock.correction, self._desk.language)
        own = said_moment(detail.file_captured, detail.file_captured_offset) or "–"
        file = tr("the file says {time}", time=own)
        return "\n".join(part for part in (basis, file, detail.clock.evidence) if part)

    def _value(self, common: dict[str, Common], name: str) -> tuple[str, bool]:
        if name == "point":
            lat, lon = common.get("lat"), common.get("lon")
            if lat is None or lon is None or lat.mixed or lon.mixed:
                return "", bool(lat and lon)
            return ("" if lat.value is None else f"{lat.value:.5f}, {lon.value:.5f}"), False
        found = common.get(name)
        if found is None:
            return "", False
        return ("" if found.value is None else str(found.value)), found.mixed

    def _told(self, entry: Entry) -> str:
        what = entry.title_in(self._desk.language)
        return wording.said_of(f"{wording.moment(entry.at)}  {entry.editor}", what)

    # ------------------------------------------------------------ saying

    def _say_back(self, text: str) -> None:
        """The date as understood, while it is typed."""
        try:
            date = _read_date(text).text if text.strip() else ""
            self._say(say_date(date, self._desk.language) if date else "")
            theme.restyle(self._said, "quiet")
        except UsageError:
            self._said.setText(tr("not a date yet"))

    def _say(self, words: str) -> None:
        self._said.setText(words)
        self._said.setVisible(bool(words))

    def _save(self, name: str, text: str) -> None:
        refs = self._refs
        if not refs:
            return
        values: dict[str, object] = {name: text}
        if name == "point":
            latitude, _, longitude = text.replace(";", ",").partition(",")
            values = {"lat": latitude.strip() or None, "lon": longitude.strip() or None}
        self._desk.change("", describe, self._desk.library, refs, values, failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self._desk.complain(error)
        self._timer.start()

    def _untie(self, kind: str, target: str) -> None:
        args: dict[str, Any] = {kind: [target]}
        refs, library = self._shown, self._desk.library
        self._desk.change("", lambda: untie(library, refs, **args))

    def _to_moment(self, at: float) -> None:
        """There, in the review that is open or in one opened for it."""
        if self._actions.page == "review":
            self._desk.moment_wanted.emit(at)
        elif self._desk.current is not None:
            self._desk.go(Place.review([self._desk.current], at=at))

    def _open(self, kind: str, target: str) -> None:
        places = {
            "incidents": Place.incident(target),
            "sections": Place.section(target),
            "tags": Place.gallery(f"tag:{target}"),
        }
        self._desk.go(places[kind])


def _seen_button(actions: Actions) -> QToolButton:
    """The way from an item to the clock of what made it."""
    action = actions.qaction("clock.from_item")
    button = QToolButton()
    button.setAutoRaise(True)
    button.setAccessibleName(plain(action.text()))
    button.setToolTip(action.toolTip())
    button.clicked.connect(action.trigger)
    theme.mark(button, "mdi6.clock-alert-outline", "quiet")
    return button


class _Part(QWidget):
    """A heading that opens and closes what stands below it."""

    def __init__(self, words: str, body: QVBoxLayout) -> None:
        super().__init__(body.parentWidget())
        body.addWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 2)
        column.setSpacing(3)
        self._column = column
        self._head = head = QToolButton(self)
        head.setText(words)
        head.setCheckable(True)
        head.setAutoRaise(True)
        head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        head.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        column.addWidget(head)

    def hold(self, inside: QWidget, *, shown: bool = True) -> None:
        """Put this below the heading."""
        head = self._head
        head.setChecked(shown)
        self._column.addWidget(inside)

        def turn(on: bool) -> None:
            inside.setVisible(on)
            theme.mark(head, "mdi6.chevron-down" if on else "mdi6.chevron-right", "quiet")

        head.toggled.connect(turn)
        turn(shown)


def _read_date(text: str) -> Any:
    try:
        return parse(text)
    except UsageError:
        return read(text, "en")


def _words(
    library: Library,
    language: str,
    counts: Mapping[str, Mapping[str, int]],
    detail: ItemDetail | None,
) -> dict[str, dict[str, str]]:
    """What items, and the clips and marks of one, are tied to, by kind: as written, and words."""
    wanted = {kind: set(counted) for kind, counted in counts.items()}
    for one in (*detail.clips, *detail.marks) if detail is not None else ():
        for kind, targets in wanted.items():
            targets.update(getattr(one, kind))
    return labels_of(library, wanted, language)


def _ties_of(
    counts: Mapping[str, Mapping[str, int]], items: int, words: Mapping[str, Mapping[str, str]]
) -> dict[str, list[tuple[str, str]]]:
    """What the items are tied to, with words; of a tie that some lack, how many have it."""
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, counted in counts.items():
        names = words[kind]
        found[kind] = [
            (one, names.get(one, one) + ("" if count == items else f" ({count}/{items})"))
            for one, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        ]
    return found
