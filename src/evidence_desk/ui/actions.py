"""The one registry of what can be done: menus, keys, palette, key help and tooltips derive from it.

An action is declared once, at import, by a plain function that takes the window::

    @action("library.verify", text="Verify the originals", menu="Library", icon="mdi6.shield-check")
    def verify(window: Window) -> None: ...

or by `declare(...)` alone where a page does the work and says so with
``actions.bind("review.play", self.toggle, owner=self)``. `text` and `hint` are literals in
English; they are translated when shown.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from evidence_desk.ui import keys as keys_
from evidence_desk.ui import theme
from evidence_desk.ui.language import tr

if TYPE_CHECKING:
    from evidence_desk.ui.context import Desk
    from evidence_desk.ui.memory import Memory

#: Whether an action makes sense now; asked with the desk, or None while no library is open.
Enabled = Callable[["Desk"], bool]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing an editor can do."""

    id: str
    text: str
    keys: tuple[str, ...] = ()
    page: str = ""  # page ids it belongs to, separated by spaces; "" is everywhere
    menu: str = ""  # "File", "Item/Rank" …; "" is in no menu
    icon: str = ""
    hint: str = ""
    enabled: Enabled | None = None
    checkable: bool = False
    needs_library: bool = True
    group: int = 0  # a menu draws a line where the group changes
    by_list: bool = False  # what is in focus answers to Enter and Tab; elsewhere they mean others
    in_sight: bool = False  # only while the part of the page that does it is seen
    run: Callable[[Any], None] | None = None

    def belongs(self, page: str) -> bool:
        """Whether it can be done on this page."""
        return not self.page or page in self.page.split()


_declared: dict[str, Action] = {}


def declare(
    id: str,  # noqa: A002  (the word of the registry)
    *,
    text: str,
    keys: Sequence[str] = (),
    page: str = "",
    menu: str = "",
    icon: str = "",
    hint: str = "",
    enabled: Enabled | None = None,
    checkable: bool = False,
    needs_library: bool = True,
    group: int = 0,
    by_list: bool = False,
    in_sight: bool = False,
    run: Callable[[Any], None] | None = None,
) -> Action:
    """Register an action; a second declaration of an id replaces the first (reloading)."""
    spec = Action(
        id,
        text,
        tuple(keys),
        page,
        menu,
        icon,
        hint,
        enabled,
        checkable,
        needs_library,
        group,
        by_list,
        in_sight,
        run,
    )
    _declared[id] = spec
    return spec


def action(id: str, **fields: Any) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:  # noqa: A002
    """Decorator: declare an action that this function does; it is called with the window."""

    def register(function: Callable[[Any], None]) -> Callable[[Any], None]:
        declare(id, run=function, **fields)
        return function

    return register


def has_selection(desk: Desk) -> bool:
    """For `enabled`: at least one item is selected."""
    return bool(desk.selection())


def declared() -> list[Action]:
    """Every action, in the order declared."""
    return list(_declared.values())


@dataclass(slots=True)
class _Binding:
    handler: Callable[..., None]
    owner: QWidget | None

    def alive(self) -> bool:
        return self.owner is None or shiboken6.isValid(self.owner)

    def at_hand(self) -> bool:
        return self.owner is None or (shiboken6.isValid(self.owner) and self.owner.isVisible())


class Actions(QObject):
    """The declared actions as Qt actions of one window, with keys that follow the page.

    Keys work through Qt's shortcut system, so that a text field in focus gets its letters first.
    """

    changed = Signal()
    keys_changed = Signal()  # other keys, or another page, where keys may mean something else

    def __init__(self, window: QWidget, memory: Memory) -> None:
        super().__init__(window)
        self._window = window
        self._memory = memory
        self._desk: Desk | None = None
        self._page = "start"
        self._bindings: dict[str, list[_Binding]] = {}
        self._qactions: dict[str, QAction] = {}
        self.key_set = keys_.KeySet(_declared, memory.keys())
        self._here: dict[str, tuple[str, ...]] = {}
        for spec in declared():
            self._make(spec)
        self._apply_keys()
        window.installEventFilter(self)

    def use_desk(self, desk: Desk | None) -> None:
        """Follow this library's selection; None when none is open."""
        self._desk = desk
        if desk is not None:
            desk.selection_changed.connect(self.refresh)
        self.refresh()

    def qaction(self, id: str) -> QAction:  # noqa: A002
        """The Qt action, for a menu, a tool button or a test."""
        if id not in self._qactions:
            self._make(_declared[id])
            self._apply_keys()
        return self._qactions[id]

    def bind(
        self,
        id: str,  # noqa: A002
        handler: Callable[..., None],
        owner: QWidget | None = None,
    ) -> None:
        """Let `handler` do this action while `owner` is visible (always, without one).

        The latest binding whose owner is visible wins; a checkable action passes its state.
        """
        if id not in _declared:
            raise KeyError(f"no action “{id}” is declared")
        found = [b for b in self._bindings.get(id, []) if b.alive() and b.handler != handler]
        self._bindings[id] = [*found, _Binding(handler, owner)]
        self._enable(_declared[id])

    def trigger(self, id: str) -> None:  # noqa: A002
        """Do it, if it can be done now."""
        self.refresh()
        self.qaction(id).trigger()

    def set_page(self, page: str) -> None:
        """Keys and menus now mean what they mean on this page."""
        if page != self._page:
            self._page = page
            self._apply_keys()
            self.keys_changed.emit()
        self.refresh()

    @property
    def page(self) -> str:
        """Id of the page the keys belong to now."""
        return self._page

    def refresh(self, *_: object) -> None:
        """Work out anew what can be done."""
        for spec in declared():
            self._enable(spec)
        self.changed.emit()

    def _enable(self, spec: Action) -> None:
        self.qaction(spec.id).setEnabled(spec.belongs(self._page) and self._possible(spec))

    # ------------------------------------------------------------ keys

    def knows(self, id: str) -> bool:  # noqa: A002
        """Whether there is an action of this id."""
        return id in _declared

    def keys(self, id: str) -> str:  # noqa: A002
        """The keys of an action as shown to people: those at work on this page, or its own."""
        return "  ".join(self._shown(id))

    def key(self, id: str) -> str:  # noqa: A002
        """The first of an action's keys as shown to people, for a sentence; "" if it has none."""
        return next(iter(self._shown(id)), "")

    def keys_here(self, id: str) -> tuple[str, ...]:  # noqa: A002
        """The keys an action answers to on this page, as they are stored."""
        return self._here.get(id, ())

    def answers(self, id: str, event: QKeyEvent) -> bool:  # noqa: A002
        """Whether what was pressed is one of an action's keys on this page."""
        return keys_.pressed(event) in self.keys_here(id)

    def say_keys(self, owner: QWidget, say: Callable[[], object]) -> None:
        """Call `say` now, and again whenever keys change or mean something else.

        For texts that name keys; it ends with `owner`.
        """

        def again() -> None:
            if shiboken6.isValid(owner):
                say()
            else:
                self.keys_changed.disconnect(again)

        self.keys_changed.connect(again)
        say()

    def change_keys(self, change: Callable[[keys_.KeySet], str | None]) -> str:
        """Let `change` change the keys; they act at once, are shown at once and are remembered.

        Returns what the change said. Raises UsageError with nothing changed where it is refused.
        """
        said = change(self.key_set) or ""
        self._memory.keep_keys(self.key_set.chosen)
        self._apply_keys()
        for spec in declared():
            self._tip(spec, self.qaction(spec.id))
        self.keys_changed.emit()
        self.changed.emit()
        return said

    def _shown(self, id: str) -> list[str]:  # noqa: A002
        return [keys_.shown(key) for key in self._here.get(id) or self.key_set.of(id)]

    def _apply_keys(self) -> None:
        """Give the Qt actions the keys of this page."""
        self._here = self.key_set.on(self._page)
        for id_, qaction in self._qactions.items():
            keys = [k for k in self._here.get(id_, ()) if not _by_list(_declared[id_], k)]
            sequences = keys_.sequences(keys)
            if qaction.shortcuts() != sequences:
                qaction.setShortcuts(sequences)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before a key acts for the page: the control in focus may need it to be used at all."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            focus = QApplication.focusWidget()
            if focus is not None and keys_.lives_by(focus, event):
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def active(self) -> list[Action]:
        """What can be done on this page, page's own first, in the order declared."""
        here = [spec for spec in declared() if spec.belongs(self._page)]
        return sorted(here, key=lambda spec: not spec.page)

    def retranslate(self) -> None:
        """Take texts, tooltips and icons in the language and the colours of now."""
        for spec in declared():
            self._word(spec, self.qaction(spec.id))
        self.keys_changed.emit()

    def _make(self, spec: Action) -> None:
        qaction = QAction(self._window)
        qaction.setObjectName(spec.id)
        qaction.setCheckable(spec.checkable)
        qaction.triggered.connect(lambda checked, s=spec: self._do(s, checked))
        self._window.addAction(qaction)
        self._qactions[spec.id] = qaction
        self._word(spec, qaction)

    def _word(self, spec: Action, qaction: QAction) -> None:
        qaction.setText(tr(spec.text))
        if spec.icon:
            qaction.setIcon(theme.icon(spec.icon))
        self._tip(spec, qaction)
        qaction.setStatusTip(tr(spec.hint) if spec.hint else "")

    def _tip(self, spec: Action, qaction: QAction) -> None:
        plain = keys_.plain(tr(spec.text))
        keys = " ".join(keys_.shown(key) for key in self.key_set.of(spec.id))
        tip = f"{plain} ({keys})" if keys else plain
        qaction.setToolTip(f"{tip}\n{tr(spec.hint)}" if spec.hint else tip)

    def _possible(self, spec: Action) -> bool:
        if spec.needs_library and self._desk is None:
            return False
        bindings = self._bindings.get(spec.id, [])
        if spec.run is None and not any(b.alive() for b in bindings):
            return False
        if spec.in_sight and not any(b.at_hand() for b in bindings):
            return False
        return spec.enabled is None or (self._desk is not None and spec.enabled(self._desk))

    def _do(self, spec: Action, checked: bool) -> None:
        for binding in reversed(self._bindings.get(spec.id, [])):
            if binding.at_hand():
                if spec.checkable:
                    binding.handler(checked)
                else:
                    binding.handler()
                return
        if spec.run is not None:
            spec.run(self._window)


def _by_list(spec: Action, key: str) -> bool:
    """Whether a key is left to what is in focus, since elsewhere it confirms or moves on."""
    return spec.by_list and key in ("Return", "Shift+Return", "Tab", "Shift+Tab")
