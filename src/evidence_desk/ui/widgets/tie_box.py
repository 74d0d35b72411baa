"""The small box that ties: a few letters, a list of what may be meant, Enter; it also creates."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.completion import Completion, complete, split_date
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.vocabularies import VocabularyRow, create_tag, vocabularies
from evidence_desk.domain.dates import describe
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.outline import validate
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.lines import OneLine, add_line

_CREATE = QKeySequence("Ctrl+Return")
_MOST = 40  # lines offered; what is further down is sooner typed than looked for


@dataclass(frozen=True, slots=True)
class Target:
    """What to tie to: the kind ("incident", "section", "tag"), how it is written, its words."""

    kind: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class _Offer:
    """A line of the list; `make` creates what does not exist yet and returns how it is written."""

    completion: Completion
    make: Callable[[], str] | None = None
    title: str = ""


class TieBox(QFrame):
    """Asks what to tie to; `chosen` carries a Target, once it exists.

    `near` are references of the items in hand: incidents about their time are offered first.
    """

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, kind: str, parent: QWidget, near: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._desk, self._kind, self._over = desk, kind, parent
        self._near = list(near)
        self._call: Call | None = None
        self._making = False  # a second Enter must not make a second one
        self.setProperty("role", "card")
        self.setObjectName("tie_box")
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        heading, hint = {
            "incident": (
                tr("Tie to an incident"),
                tr(
                    "Letters of its title, or I-014; or a date and a title to make a new one: "
                    "21/9/2010 Raid on the quay"
                ),
            ),
            "section": (
                tr("Tie to a section"),
                tr("Its number or letters of its title; or a new number and a title: 2.3 At sea"),
            ),
            "tag": (
                tr("Add a tag"),
                tr("Letters of its name; or vocabulary:name to make a new one: object:lamp"),
            ),
        }[kind]
        self._asks = heading
        self._heading = Label(heading, "heading", wrap=True)
        column.addWidget(self._heading)
        self.line = QLineEdit()
        self.line.setAccessibleName(heading)
        self.line.setObjectName("tie_box.line")
        column.addWidget(self.line)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setAccessibleName(tr("What may be meant"))
        self.list.setItemDelegate(OneLine(self.list))
        self.list.setMinimumHeight(0)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(self.list)
        column.addWidget(Label(hint, "quiet", wrap=True))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(40)
        self._timer.timeout.connect(self._look)
        self.line.textEdited.connect(lambda _: self._timer.start())
        self.line.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._choose())
        parent.installEventFilter(self)
        self._place()
        self._look()

    @property
    def heading(self) -> str:
        """What is asked, and of what."""
        return self._heading.text()

    def say_what(self, name: str) -> None:
        """Name what is tied, where it is not the selected items."""
        self._heading.setText(tr("{question}: {what}", question=self._asks, what=name))
        self.line.setAccessibleName(self.heading)
        self._place()

    def open(self) -> None:
        """Show it, ready to type."""
        self.show()
        self.raise_()
        self.line.setFocus()

    def _place(self) -> None:
        parent = self._over
        width = min(520, parent.width() - 40)
        lines = max(3, self.list.count()) * (self.fontMetrics().height() + 10)
        layout = self.layout()
        around = (layout.minimumSize().height() if layout else 0) + 8
        height = min(420, parent.height() - 60, around + lines)
        self.setGeometry(
            (parent.width() - width) // 2, min(90, parent.height() // 8), width, height
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types; clicking elsewhere closes."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.line and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # letters are for typing here
            return True
        if watched is self.line and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._lost)
        if (
            watched is self.line
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if key == Qt.Key.Key_Down else -1
                count = self.list.count()
                if count:
                    self.list.setCurrentRow((self.list.currentRow() + step) % count)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab):
                creates = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._enter(self._create if creates else self._choose)
                return True
            if key == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _lost(self) -> None:
        if self.isVisible() and not self.line.hasFocus() and not self.list.underMouse():
            self.dismiss()

    def dismiss(self) -> None:
        """Close without tying; what is being made is still tied."""
        if self.isVisible() and not self._making:
            self._forget()
            self.hide()
            self.closed.emit()
            self.deleteLater()

    def _enter(self, then: Callable[[], None]) -> None:
        """Choose from a list that fits what is typed now."""
        if self._timer.isActive():
            self._timer.stop()
            self._look(then=then)
        elif self._call is not None and not self._call.returned:
            self._look(then=then)  # the list of the letters before is still on its way
        else:
            then()

    def _create(self) -> None:
        """Make a new one of what is typed, whatever else it fits."""
        rows = [row for row in range(self.list.count()) if _makes(self.list.item(row))]
        if len(rows) == 1:
            self.list.setCurrentRow(rows[0])
        if rows:
            self._choose()

    # ------------------------------------------------------------ offers

    def _forget(self) -> None:
        """What is still being looked up is no longer wanted."""
        self._timer.stop()
        if self._call is not None:
            self._call.forget()

    def _look(self, then: Callable[[], None] | None = None) -> None:
        if self._call is not None:
            self._call.forget()
        text = self.line.text().strip()
        library, kind, language = self._desk.library, self._kind, self._desk.language
        near = self._near

        def look() -> tuple[list[Completion], list[VocabularyRow]]:
            found = complete(library, kind, text, _MOST, language, near)
            unknown = kind == "tag" and bool(text) and ":" not in text and not found
            return found, vocabularies(library) if unknown else []

        def show(looked_up: tuple[list[Completion], list[VocabularyRow]]) -> None:
            found, heads = looked_up
            self._show(text, found, heads)
            if then is not None:
                then()

        self._call = self._desk.run("", look, done=show)

    def _show(self, text: str, found: list[Completion], heads: list[VocabularyRow]) -> None:
        offers = [_Offer(one) for one in found]
        new = self._new(text)
        if new is not None:
            # Letters that fit something mean that: creating by mistake is the worse mistake.
            offers.append(new)
        offers += [self._new_tag(one.code, text, _title(one, self._desk.language)) for one in heads]
        self.list.clear()
        for offer in offers:
            one, creates = offer.completion, offer.make is not None
            icon = theme.icon("mdi6.plus", "accent") if creates else None
            keys = _CREATE.toString(QKeySequence.SequenceFormat.NativeText) if creates else ""
            detail = " · ".join(part for part in (one.why, one.detail) if part)
            item = add_line(self.list, one.label, detail, icon, keys)
            item.setData(Qt.ItemDataRole.UserRole, offer)
        if offers and not heads:  # in which vocabulary is for the editor to say
            self.list.setCurrentRow(0)
        elif text and not offers:
            item = add_line(self.list, tr("Nothing is called that."), "", None, "")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._place()

    def _new(self, text: str) -> _Offer | None:
        library, language = self._desk.library, self._desk.language
        if self._kind == "incident":
            date, title = split_date(text, language)
            if not title or re.fullmatch(r"(?i)i-?\d*", text):
                return None
            words = describe(date.text, language) if date else tr("no date yet")
            label = tr("New incident: {title}", title=title)
            edtf = date.text if date else None
            return _Offer(
                Completion("", label, words),
                lambda: add_incident(library, edtf, {language: title}),
                title,
            )
        if self._kind == "section":
            number, _, title = text.partition(" ")
            try:
                number = validate(number)
            except UsageError:
                return None
            if not title.strip():
                return None

            def make() -> str:
                add_section(library, number, {language: title.strip()})
                return number

            return _Offer(
                Completion(
                    number, tr("New section: {number} {title}", number=number, title=title.strip())
                ),
                make,
                title.strip(),
            )
        vocabulary, colon, label = text.partition(":")
        if not colon or not label.strip() or not vocabulary.strip():
            return None
        return self._new_tag(vocabulary.strip(), label.strip(), vocabulary.strip())

    def _new_tag(self, vocabulary: str, label: str, called: str) -> _Offer:
        library, language = self._desk.library, self._desk.language
        return _Offer(
            Completion("", tr("New tag: {label}", label=label), called),
            lambda: create_tag(library, vocabulary, label, language),
        )

    def _choose(self) -> None:
        item = self.list.currentItem()
        offer: _Offer | None = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if item is None:
            self.list.setCurrentRow(0)
        if offer is None or self._making:
            return
        label = offer.completion.label
        if offer.make is None:
            self._take(offer.completion.text, label)
            return
        self._making = True
        self._desk.change(
            "",
            offer.make,
            done=lambda text: self._take(str(text), f"{text} {offer.title}".strip()),
            failed=self._refused,
        )

    def _refused(self, error: DeskError) -> None:
        self._making = False
        self._desk.complain(error)

    def _take(self, text: str, label: str) -> None:
        self.hide()
        self.chosen.emit(Target(self._kind, text, label))
        self.closed.emit()
        self.deleteLater()


def _makes(item: QListWidgetItem) -> bool:
    offer: _Offer | None = item.data(Qt.ItemDataRole.UserRole)
    return offer is not None and offer.make is not None


def _title(vocabulary: VocabularyRow, language: str) -> str:
    return wording.in_language(vocabulary.titles, language) or vocabulary.code
