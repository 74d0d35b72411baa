"""The command palette: every action and every place, found by a few letters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.chronology import incidents
from evidence_desk.desk.editions import editions
from evidence_desk.desk.items import record
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.outline import sections
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.items import parse_ref
from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.fuzzy import score
from evidence_desk.ui.language import tr
from evidence_desk.ui.menus import title as menu_title
from evidence_desk.ui.menus import titles as menu_titles
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.lines import OneLine, add_line
from evidence_desk.ui.wording import in_language

_MOST = 60
_BY_WORDS = 1.0  # points from which whole words were found, and not letters here and there
_ENTRY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what it says, what it does, and whether it can be done now."""

    text: str
    detail: str
    keys: str
    icon: str
    do: Callable[[], None]
    possible: bool = True
    weight: float = 0.0


def _points(wanted: str, entry: Entry) -> float:
    """How well an entry fits; one that says it all by itself comes before help from its menu."""
    if not wanted:
        return 1.0
    alone = score(wanted, entry.text)
    both = score(wanted, f"{entry.text} {entry.detail}")
    return max(both, alone + 0.5) if alone > _BY_WORDS else both


class Palette(QFrame):
    """A box over the window's top: type, choose, Enter."""

    went = Signal(object)

    def __init__(self, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._over = window
        self._actions = actions
        self._desk: Desk | None = None
        self._places: list[Entry] = []
        blank = QPixmap(16, 16)  # keeps words without an icon in line with the others
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)
        self.setObjectName("palette")
        self.setAutoFillBackground(True)
        theme.restyle(self, "card")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(tr("An action, an incident, a section, a reference …"))
        self.field.setAccessibleName(tr("Find an action or a place"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setItemDelegate(OneLine(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("What was found"))
        self.list.itemClicked.connect(self._take)
        column.addWidget(self.field)
        column.addWidget(self.list)
        window.installEventFilter(self)
        self.hide()

    def show_for(self, desk: Desk | None) -> None:
        """Open over the window, for the library that is open."""
        self._desk = desk
        self._places = []
        if desk is not None:
            desk.run("", _places, desk.library, desk.language, done=self._take_places)
        self.field.clear()
        self._fill()
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus()

    # ------------------------------------------------------------ what is listed

    def _take_places(self, places: list[tuple[str, str, str, Place]]) -> None:
        self._places = [
            Entry(text, detail, "", icon, lambda p=place: self.went.emit(p))  # type: ignore[misc]
            for text, detail, icon, place in places
        ]
        if self.isVisible():
            self._fill()

    def _entries(self) -> list[Entry]:
        made, menus = [], menu_titles()
        for spec in self._actions.active():
            if spec.id == "go.palette":
                continue
            qaction = self._actions.qaction(spec.id)
            menu = menu_title(spec.menu, menus).replace("&", "") if spec.menu else ""
            made.append(
                Entry(
                    qaction.text().replace("&", "").rstrip("…"),
                    menu,
                    self._actions.keys(spec.id),
                    spec.icon,
                    qaction.trigger,
                    qaction.isEnabled(),
                    1.0 if spec.page else 0.0,
                )
            )
        return [*made, *self._places]

    def _fill(self, *_: object) -> None:
        wanted = self.field.text().strip()
        found: list[tuple[float, Entry]] = []
        for entry in self._entries():
            points = _points(wanted, entry)
            if points > 0 and (wanted or not entry.detail.startswith("\u2009")):
                found.append((points + entry.weight / 10 - (0 if entry.possible else 0.5), entry))
        found.sort(key=lambda pair: -pair[0])
        entries = [entry for _, entry in found[:_MOST]]
        if (direct := self._reference(wanted)) is not None:
            entries.insert(0, direct)
        self.list.clear()
        for entry in entries:
            icon = theme.icon(entry.icon) if entry.icon else self._blank
            item = add_line(self.list, entry.text, entry.detail.strip(), icon, entry.keys)
            item.setData(_ENTRY, entry)
            if not entry.possible:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
        if not entries:
            nothing = add_line(self.list, tr("Nothing is called that."), "", self._blank)
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
        self._place()
        self._choose_first()

    def _choose_first(self) -> None:
        for row in range(self.list.count()):
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return

    def _reference(self, text: str) -> Entry | None:
        """“E-123”, “i14”: straight to the thing itself."""
        if self._desk is None:
            return None
        try:
            parse_ref(text)
        except UsageError:
            return None
        words = tr("Go to {ref}", ref=text.upper())
        return Entry(words, "", "", "mdi6.arrow-right", lambda: self._go_to(text))

    def _go_to(self, text: str) -> None:
        desk = self._desk
        if desk is None:
            return
        library = desk.library
        desk.run("", lambda: place_of(library, text), done=self.went.emit)

    # ------------------------------------------------------------ choosing

    def _take(self, item: QListWidgetItem) -> None:
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        entry: Entry = item.data(_ENTRY)
        self._close()
        # After the focus has returned: the action may depend on it.
        QTimer.singleShot(0, entry.do)

    def _close(self) -> None:
        self.hide()
        self._over.setFocus()

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        for _ in range(self.list.count()):
            row = (row + step) % self.list.count()
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return

    # ------------------------------------------------------------ Qt's events

    def _place(self) -> None:
        around = self._over.rect()
        width = min(680, around.width() - 60)
        lines = self.list.count() * (self.fontMetrics().height() + 10)
        height = min(460, around.height() - 120, self.field.sizeHint().height() + lines + 40)
        self.setGeometry(QRect((around.width() - width) // 2, 56, width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.field and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # every key is for the palette, also one that leaves the page below
            return True
        if watched is self.field and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        if watched is self.field and event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self._close_if_left)
        if watched is self.parent() and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _close_if_left(self) -> None:
        if self.isVisible() and not self.field.hasFocus() and self.window().isActiveWindow():
            self.hide()

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._close()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (item := self.list.currentItem()) is not None:
                self._take(item)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Tab):
            self._move(1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Backtab):
            self._move(-1)
        else:
            return False
        return True


def place_of(library: Library, text: str) -> Place:
    """The place a reference leads to; raises UsageError when there is no such thing."""
    found = record(library, text)
    if found.kind == "incident":
        return Place.incident(found.ref)
    if found.kind == "item":
        return Place.review([found.id])
    raise UsageError(tr("{ref} is part of an item; go to the item.", ref=found.ref))


def _places(library: Library, language: str) -> list[tuple[str, str, str, Place]]:
    """Incidents, sections and editions as lines of the palette."""
    found: list[tuple[str, str, str, Place]] = []
    try:
        for incident in incidents(library):
            text = f"{incident.ref}  {in_language(incident.titles, language)}"
            found.append((text, "\u2009", "mdi6.calendar-alert", Place.incident(incident.ref)))
        for section in sections(library):
            text = f"{section.number}  {in_language(section.titles, language)}"
            place = Place.section(section.number)
            found.append((text, "\u2009", "mdi6.format-list-numbered", place))
        for edition in editions(library):
            place = Place.edition(edition.name)
            found.append((edition.name, "\u2009", "mdi6.book-outline", place))
    except DeskError:
        return found
    return found
