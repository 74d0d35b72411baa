"""The box in which keys are changed: every action, its keys, and a key to press."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.domain.errors import UsageError
from evidence_desk.ui import keys, theme, wording
from evidence_desk.ui.actions import Action, Actions, declared
from evidence_desk.ui.fuzzy import score
from evidence_desk.ui.language import tr
from evidence_desk.ui.menus import MENUS
from evidence_desk.ui.menus import title as menu_title
from evidence_desk.ui.menus import titles as menu_titles
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.tie_chips import FlowLayout

_ID = Qt.ItemDataRole.UserRole


class KeysEditor(QDialog):
    """All actions with their keys; what is chosen here acts at once, and in every library."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._specs = {spec.id: spec for spec in declared()}
        self._by_key = ""
        self._then: Callable[[str], None] = self._find_key
        self.setObjectName("keys_editor")
        self.setWindowTitle(tr("Keys"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(self._search_row())
        self.tree = self._make_tree()
        column.addWidget(self.tree, 1)
        self._add_detail(column)
        self.message = Label("", "quiet", wrap=True)
        self.message.setAccessibleName(tr("What became of it"))
        self.catcher = _Catcher()
        self.catcher.caught.connect(self._caught)
        self.catcher.left.connect(self._done_catching)
        self.catcher.hide()
        column.addWidget(self.message)
        column.addWidget(self.catcher)
        column.addLayout(self._bottom_row())
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in the field or the list must not press one
        self._fill()
        room = (parent or self).screen().availableSize()
        self.resize(QSize(min(860, room.width() - 40), min(640, room.height() - 60)))
        self.tree.header().resizeSection(0, min(320, self.width() // 2 - 40))
        self.search.setFocus()

    # ------------------------------------------------------------ building

    def _search_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.search = QLineEdit()
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(tr("Letters of what it does"))
        self.search.setAccessibleName(tr("Find an action by its name"))
        self.search.textChanged.connect(self._typed)
        self.search.installEventFilter(self)
        self.by_key = QPushButton(tr("Find by a key…"))
        self.by_key.clicked.connect(self._ask_find)
        row.addWidget(self.search, 1)
        row.addWidget(self.by_key)
        return row

    def _make_tree(self) -> QTreeWidget:
        tree = QTreeWidget()
        tree.setObjectName("keys_editor.tree")
        tree.setAccessibleName(tr("Actions and their keys"))
        tree.setHeaderLabels([tr("Action"), tr("Keys"), tr("Comes with"), tr("Where")])
        tree.setUniformRowHeights(True)
        tree.setMinimumHeight(70)
        tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        for at in (1, 2):
            header.setSectionResizeMode(at, QHeaderView.ResizeMode.ResizeToContents)
        tree.currentItemChanged.connect(self._show_detail)
        tree.itemDoubleClicked.connect(lambda *_: self._ask_change())
        tree.installEventFilter(self)
        return tree

    def _add_detail(self, above: QVBoxLayout) -> None:
        frame = QFrame(self)
        frame.setProperty("role", "card")
        above.addWidget(frame)  # before what is inside, which would be styled anew
        column = QVBoxLayout(frame)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(6)
        self._name = Label("", "heading", wrap=True)
        column.addWidget(self._name)
        chips = QWidget(frame)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        chips.setSizePolicy(policy)
        self._chips = FlowLayout(chips, gap=6)
        row = QHBoxLayout()
        row.addWidget(chips, 1)
        self.change = QPushButton(tr("Press another key…"))
        self.more = QPushButton(tr("One more key…"))
        self.default = QPushButton(tr("As it came"))
        self.change.clicked.connect(self._ask_change)
        self.more.clicked.connect(self._ask_more)
        self.default.clicked.connect(self._reset)
        for button in (self.change, self.more, self.default):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    def _bottom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.all_default = QPushButton(tr("All as they came…"))
        self.all_default.clicked.connect(self._ask_reset_all)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        row.addWidget(self.all_default)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # ------------------------------------------------------------ the list

    def _fill(self) -> None:
        """List what fits the search, by menu, and stand where we stood."""
        stood = self.current()
        wanted = self.search.text().strip()
        self.tree.blockSignals(True)
        self.tree.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        menus, pages = menu_titles(), keys.page_words()
        for spec in sorted(self._specs.values(), key=_in_menus):
            name, _, inside = spec.menu.partition("/")
            group = menu_title(name, menus).replace("&", "") if name else tr("Page")
            text = keys.plain(tr(spec.text))
            if inside:
                text = f"{menu_title(spec.menu, menus).replace('&', '')} › {text}"
            if self._by_key:
                fits = self._by_key in self._actions.key_set.of(spec.id)
            else:
                fits = not wanted or score(wanted, f"{text} {group}") > 0
            if fits:
                if group not in groups:
                    groups[group] = QTreeWidgetItem([group])
                    groups[group].setFlags(Qt.ItemFlag.ItemIsEnabled)
                    font = groups[group].font(0)
                    font.setBold(True)
                    groups[group].setFont(0, font)
                self._line(groups[group], spec, text, keys.where(spec, pages))
        self.tree.addTopLevelItems(list(groups.values()))  # whole: a line at a time takes longer
        for heading in groups.values():
            heading.setFirstColumnSpanned(True)
        self.tree.expandAll()
        self.tree.blockSignals(False)
        self._stand_on(stood)
        self.all_default.setEnabled(bool(self._actions.key_set.chosen))

    def _line(self, group: QTreeWidgetItem, spec: Action, text: str, pages: str) -> None:
        key_set = self._actions.key_set
        unchanged = key_set.is_default(spec.id)
        now = "  ".join(map(keys.shown, key_set.of(spec.id)))
        came = "" if unchanged else "  ".join(map(keys.shown, key_set.defaults(spec.id))) or "–"
        item = QTreeWidgetItem(group, [text, now, "" if came == now else came, pages])
        item.setData(0, _ID, spec.id)
        spoken = wording.said_of(text, f"{now or tr('no key')} ({pages})")
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        for at in (0, 3):
            item.setToolTip(at, item.text(at))
        if not unchanged:
            font = item.font(1)
            font.setBold(True)
            item.setFont(1, font)

    def current(self) -> str:
        """The id of the action in hand, or nothing."""
        item = self.tree.currentItem()
        return str(item.data(0, _ID) or "") if item is not None else ""

    def choose(self, id_: str) -> None:
        """Take an action in hand."""
        self.search.clear()
        self._find_key("")
        self._stand_on(id_)

    def _stand_on(self, id_: str) -> None:
        for item in self._lines():
            if item.data(0, _ID) == id_:
                self.tree.setCurrentItem(item)
                self.tree.scrollToItem(item)
                break
        else:
            self._choose_first()
        self._show_detail()

    def _lines(self) -> list[QTreeWidgetItem]:
        root = self.tree.invisibleRootItem()
        groups = [root.child(at) for at in range(root.childCount())]
        lines = [group.child(at) for group in groups if group for at in range(group.childCount())]
        return [line for line in lines if line is not None]

    def _choose_first(self) -> None:
        lines = self._lines()
        if lines:
            self.tree.setCurrentItem(lines[0])

    def _typed(self, _: str) -> None:
        if self._by_key:
            self._find_key("")
        else:
            self._fill()
            self._tell("" if self._lines() else tr("Nothing is called that."))

    # ------------------------------------------------------------ the action in hand

    def _show_detail(self, *_: object) -> None:
        id_ = self.current()
        spec = self._specs.get(id_)
        for button in (self.change, self.more):
            button.setEnabled(spec is not None)
        self.default.setEnabled(spec is not None and not self._actions.key_set.is_default(id_))
        self._name.setText(keys.plain(tr(spec.text)) if spec else tr("Nothing is chosen"))
        while (item := self._chips.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = self._actions.key_set.of(id_) if spec is not None else ()
        for key in found:
            self._chips.addWidget(self._chip(key))
        if not found:
            self._chips.addWidget(Label(tr("no key"), "quiet"))
        self.more.setVisible(bool(found))
        self.change.setText(tr("Press another key…") if found else tr("Press a key…"))

    def _chip(self, key: str) -> QPushButton:
        words = tr("Remove {key}", key=keys.shown(key))
        chip = QPushButton(keys.shown(key).replace("&", "&&"), self._chips.parentWidget())
        chip.setObjectName(f"keys_editor.remove.{key}")
        chip.setAutoDefault(False)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.mark(chip, "mdi6.close", "quiet")
        chip.setToolTip(words)
        chip.setAccessibleName(words)
        chip.clicked.connect(lambda: self._take(key))
        chip.show()
        return chip

    def _take(self, key: str) -> None:
        id_ = self.current()
        self._try(lambda key_set: key_set.take(id_, key))
        self.change.setFocus()

    def _reset(self) -> None:
        id_ = self.current()
        self._try(lambda key_set: key_set.reset(id_))
        self.change.setFocus()

    def _ask_reset_all(self) -> None:
        box = QMessageBox(self)
        box.setObjectName("keys_editor.sure")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(tr("Give every action the keys it came with?"))
        box.setInformativeText(tr("The keys you have chosen are forgotten."))
        yes = box.addButton(tr("All as they came"), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(tr("Leave them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        yes.clicked.connect(lambda: self._try(lambda key_set: key_set.reset_all()))
        box.open()

    def _try(self, change: Callable[[keys.KeySet], str | None]) -> None:
        try:
            self._tell(self._actions.change_keys(change))
        except UsageError as error:
            self._tell(str(error), bad=True)
        self._fill()

    def _tell(self, text: str, *, bad: bool = False) -> None:
        theme.restyle(self.message, "bad" if bad else "quiet")
        self.message.setText(text)

    # ------------------------------------------------------------ catching a key

    def _ask_change(self) -> None:
        self._ask(lambda id_, key: lambda key_set: key_set.give(id_, key, alone=True))

    def _ask_more(self) -> None:
        self._ask(lambda id_, key: lambda key_set: key_set.give(id_, key))

    def _ask(self, giving: Callable[[str, str], Callable[[keys.KeySet], str]]) -> None:
        id_ = self.current()
        if id_:
            self._then = lambda key: self._try(giving(id_, key))
            self._catch(tr("Press the key for “{action}”", action=self._name.text()))

    def _ask_find(self) -> None:
        if self._by_key:
            self._find_key("")
            return
        self._then = self._find_key
        self._catch(tr("Press the key to look for"))

    def _find_key(self, key: str) -> None:
        self._by_key = key
        shown = keys.shown(key)
        self.by_key.setText(tr("Not only {key}", key=shown) if key else tr("Find by a key…"))
        self._fill()
        nothing = key and not self._lines()
        self._tell(tr("No action has {key}.", key=shown) if nothing else "")

    def _catch(self, words: str) -> None:
        self._tell("")
        self.message.hide()
        self.catcher.begin(words, self.focusWidget() or self.tree)

    def _caught(self, key: str) -> None:
        self._then(key)

    def _done_catching(self) -> None:
        self.message.show()

    # ------------------------------------------------------------ Qt's events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the field goes to the list, Enter in the list asks for a key."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.search and (enter or event.key() == Qt.Key.Key_Down):
                self.tree.setFocus()
                return True
            if watched is self.tree and enter:
                self._ask_change()
                return True
            if watched is self.tree and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
                self._try(self._take_all)
                return True
        return super().eventFilter(watched, event)

    def _take_all(self, key_set: keys.KeySet) -> None:
        id_ = self.current()
        for key in key_set.of(id_) if id_ else ():
            key_set.take(id_, key)


def _in_menus(spec: Action) -> tuple[int, int]:
    """Where an action stands: menus as in the menu bar, then as in the menu."""
    name = spec.menu.split("/")[0]
    return MENUS.index(name) if name in MENUS else len(MENUS) - 1, spec.group


class _Catcher(QFrame):
    """Waits for one key, whichever it is; Escape, or the focus going elsewhere, ends it."""

    caught = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys_editor.catcher")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.restyle(self, "notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        self._words = Label("", "heading", wrap=True)
        row.addWidget(self._words, 1)
        row.addWidget(Label(tr("Escape leaves it as it is"), "quiet"))
        self._back_to: QWidget | None = None

    def begin(self, words: str, back_to: QWidget) -> None:
        """Wait for a key; then the focus goes where it was asked for."""
        self._back_to = back_to
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self.setFocus()

    def _end(self) -> None:
        if self._back_to is None:
            return
        back_to, self._back_to = self._back_to, None
        if self.hasFocus():
            back_to.setFocus()
        self.hide()
        self.left.emit()

    def event(self, event: QEvent) -> bool:
        """Every key is meant for here, also those that do something in the window or the box."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._pressed(event)  # before Qt takes Tab for moving on
            return True
        return super().event(event)

    def _pressed(self, event: QKeyEvent) -> None:
        key = keys.pressed(event)
        if key == "Esc":
            self._end()
        elif key and not event.isAutoRepeat():
            self._end()
            self.caught.emit(key)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who goes elsewhere does not wait for a key any more."""
        super().focusOutEvent(event)
        if QApplication.activeWindow() is not None:
            self._end()
