"""Which keys do what: the defaults, what an editor chose instead, and what may not be.

A key is written as Qt writes it portably ("Ctrl+Shift+I", "?", "PgDown"), one press each. Plain
letters are fine: a text field in focus gets them first. Where an action of a page and one that
works everywhere have the same key, the page's own meaning wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QTreeView,
    QWidget,
)

from evidence_desk.domain.errors import UsageError
from evidence_desk.ui.language import tr

if TYPE_CHECKING:
    from evidence_desk.ui.actions import Action

#: Keys by action, as an editor chose them; an empty tuple is "none at all".
Chosen = Mapping[str, tuple[str, ...]]

_NATIVE = QKeySequence.SequenceFormat.NativeText
_PORTABLE = QKeySequence.SequenceFormat.PortableText

_MODIFIERS = {
    Qt.Key.Key_unknown,
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
    Qt.Key.Key_ScrollLock,
    Qt.Key.Key_Mode_switch,
    Qt.Key.Key_Multi_key,
}
_MOVES = frozenset(["Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown"])
_LISTLESS = frozenset(("review", "compare"))  # pages whose work is not done in a list
_FIELDS = frozenset(["Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Y", "Ctrl+Z", "Ctrl+Shift+Z"])
_MENUS = frozenset(("Menu", "Shift+F10"))

#: Accents that wait for their letter.
_DEAD = range(0x01001250, 0x01001300)
#: Keys that controls cannot do without while they are in focus; the first kind that fits counts.
_LIVES_BY: tuple[tuple[tuple[type[QWidget], ...], frozenset[str]], ...] = (
    ((QComboBox,), frozenset(("Space", "Up", "Down", "Home", "End"))),
    ((QAbstractButton,), frozenset(("Space",))),
    ((QAbstractSlider, QAbstractSpinBox, QTabBar), _MOVES),
    ((QTreeView,), frozenset(("Up", "Down", "Home", "End", "Left", "Right"))),
    ((QAbstractItemView,), frozenset(("Up", "Down", "Home", "End"))),
    ((QLineEdit,), frozenset(("Return",))),
    ((QPlainTextEdit, QTextEdit), _MOVES | {"Return"}),
)

_OWN = "own_keys"


# ---------------------------------------------------------------- one key


@lru_cache(4096)
def portable(key: str) -> str:
    """A key as it is stored and compared; "" if it is none, or more than one press."""
    sequence = QKeySequence(key)
    if sequence.count() != 1 or sequence[0].key() in _MODIFIERS:  # type: ignore[index]
        return ""
    return sequence.toString(_PORTABLE).replace("Enter", "Return")


def pressed(event: QKeyEvent) -> str:
    """What was pressed, as it is stored; "" while only Ctrl, Shift or Alt is down.

    Shift counts where it makes another key of a letter or of one that types nothing; a sign that
    is typed with Shift is the sign, wherever it lies on this keyboard.
    """
    key = Qt.Key(event.key())
    if key in _MODIFIERS or event.key() in _DEAD:
        return ""
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    modifiers = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
        | Qt.KeyboardModifier.ShiftModifier
    )
    text = event.text()
    if text and text.isprintable() and not text.isalpha() and not text.isspace():
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return portable(QKeySequence(QKeyCombination(modifiers, key)).toString(_PORTABLE))


def shown(key: str) -> str:
    """A key as it is printed on keyboards, in the window's language."""
    return QKeySequence(key.replace("Return", "Enter")).toString(_NATIVE)


def sequences(keys: Iterable[str]) -> list[QKeySequence]:
    """Keys for Qt; the Enter of the number pad does what the other one does."""
    found = []
    for key in keys:
        if "Return" in key:
            found.append(QKeySequence(key.replace("Return", "Enter")))
        found.append(QKeySequence(key))
    return found


def refusal(spec: Action, key: str) -> str:
    """Why this key can never be given to this action, in a sentence; "" if it can."""
    if key and key in map(portable, spec.keys):
        return ""
    modifiers, last = _parts(key)
    if not key or (modifiers == {"Shift"} and len(last) == 1 and not last.isalpha()):
        return tr("This is not a key that can be kept.")
    name = shown(key)
    if last == "Tab":
        return tr("{key} moves from one control to the next and can do nothing else.", key=name)
    if last == "Esc":
        return tr("{key} closes boxes and takes back what is typed; nothing else.", key=name)
    if last == "Return" and modifiers <= {"Shift"} and not spec.by_list:
        return tr("{key} confirms what is typed or chosen and can do nothing else.", key=name)
    if key in _FIELDS:
        return tr("{key} belongs to the fields in which one types.", key=name)
    if key in _MENUS:
        return tr("{key} opens the menu of what is in hand and can do nothing else.", key=name)
    if modifiers == {"Alt"} and len(last) == 1 and last.isalpha():
        return tr("Alt with a letter opens a menu and can do nothing else.")
    listless = bool(spec.page) and set(spec.page.split()) <= _LISTLESS
    if last in _MOVES and modifiers <= {"Shift"} and not listless:
        return tr("{key} moves in lists; only review and comparison can use it.", key=name)
    return ""


def _parts(key: str) -> tuple[set[str], str]:
    """The modifiers of a key, and the key itself."""
    if key.endswith("+"):
        return set(key[:-1].split("+")) - {""}, "+"
    *modifiers, last = key.split("+")
    return set(modifiers), last


# ---------------------------------------------------------------- where


def page_words() -> dict[str, str]:
    """What pages are called among the places where a key works, by their ids."""
    return {
        "": tr("everywhere"),
        "chronology": tr("chronology"),
        "compare": tr("comparison"),
        "draft": tr("draft under check"),
        "edition": tr("edition"),
        "gallery": tr("gallery"),
        "incident": tr("incident"),
        "library": tr("library"),
        "map": tr("map"),
        "report": tr("report"),
        "review": tr("review"),
        "section": tr("section"),
        "start": tr("start"),
    }


def _said(pages: Iterable[str], known: Mapping[str, str] | None = None) -> str:
    words = page_words() if known is None else known
    return ", ".join(words.get(page, page) for page in pages)


def where(spec: Action, words: Mapping[str, str] | None = None) -> str:
    """On which pages an action is at home: "everywhere", or their names.

    `words` are the `page_words`, where many are asked.
    """
    return _said(spec.page.split() or [""], words)


def plain(text: str) -> str:
    """An action's words without the mark of its Alt key, and without "…"."""
    return text.replace("&", "").rstrip("…")


def _shared(one: Action, other: Action) -> list[str] | None:
    """The pages on which two actions meet; None if they never do, [] if both are everywhere."""
    if not one.page and not other.page:
        return []
    if not one.page or not other.page:
        return None  # the page's own meaning wins
    pages = other.page.split()
    return [page for page in one.page.split() if page in pages] or None


class KeySet:
    """The keys of all actions: a default for each, and what an editor chose instead."""

    def __init__(self, specs: Mapping[str, Action], chosen: Mapping[str, Iterable[str]]) -> None:
        self._specs = specs
        self._chosen: dict[str, tuple[str, ...]] = {}
        self._now: dict[str, tuple[str, ...]] = {}
        self._known = 0
        for id_, keys in chosen.items():
            if id_ in specs:
                found = [portable(key) for key in keys]
                good = [key for key in found if key and not refusal(specs[id_], key)]
                if good or not found:  # nothing but nonsense: the default stands
                    self._chosen[id_] = tuple(dict.fromkeys(good))
        self._settle()

    @property
    def chosen(self) -> Chosen:
        """What differs from the defaults, to be remembered."""
        return dict(self._chosen)

    def of(self, id_: str) -> tuple[str, ...]:
        """The keys of an action, the first of them the one that menus show."""
        if self._known != len(self._specs):
            self._settle()
        return self._now[id_]

    def is_default(self, id_: str) -> bool:
        """Whether an action has the keys it came with."""
        return self.of(id_) == self.defaults(id_)

    def defaults(self, id_: str) -> tuple[str, ...]:
        """The keys an action comes with."""
        return tuple(portable(key) for key in self._specs[id_].keys)

    def on(self, page: str) -> dict[str, tuple[str, ...]]:
        """Which action answers to which keys on a page; the page's own meaning wins."""
        here = [spec for spec in self._specs.values() if spec.belongs(page)]
        taken = {key for spec in here if spec.page for key in self.of(spec.id)}
        return {
            spec.id: tuple(key for key in self.of(spec.id) if spec.page or key not in taken)
            for spec in here
        }

    def with_key(self, key: str) -> list[str]:
        """The actions that have this key, wherever."""
        return [id_ for id_ in self._specs if key in self.of(id_)]

    # ------------------------------------------------------------ changing

    def give(self, id_: str, key: str, *, alone: bool = False) -> str:
        """Let a key do this action, besides those it has or `alone` instead of them.

        Returns a sentence on what else changes by it, or "". Raises UsageError with the reason,
        and the name of the action in the way, where it cannot be.
        """
        spec = self._specs[id_]
        if why := refusal(spec, key):
            raise UsageError(why)
        self._keep_clear(spec, key)
        had = () if alone else self.of(id_)
        self._choose(id_, (*(one for one in had if one != key), key))
        return self._beside(spec, key)

    def take(self, id_: str, key: str) -> None:
        """Let a key do this action no more."""
        self._choose(id_, tuple(one for one in self.of(id_) if one != key))

    def reset(self, id_: str) -> None:
        """Give an action the keys it came with; raises UsageError if another has one of them."""
        for key in self.defaults(id_):
            self._keep_clear(self._specs[id_], key)
        self._chosen.pop(id_, None)
        self._settle()

    def reset_all(self) -> None:
        """Forget all that was chosen."""
        self._chosen.clear()
        self._settle()

    def _choose(self, id_: str, keys: tuple[str, ...]) -> None:
        if keys == self.defaults(id_):
            self._chosen.pop(id_, None)
        else:
            self._chosen[id_] = keys
        self._settle()

    def _keep_clear(self, spec: Action, key: str) -> None:
        for id_ in self.with_key(key):
            other = self._specs[id_]
            if id_ == spec.id:
                continue
            name, words = shown(key), plain(tr(other.text))
            shared = _shared(spec, other)
            if shared is not None:
                raise UsageError(
                    tr(
                        "{key} is taken by “{other}” ({pages}). Remove it there first.",
                        key=name,
                        other=words,
                        pages=_said(shared or [""]),
                    )
                )
            if not spec.page:
                raise UsageError(
                    tr(
                        "{key} is taken by “{other}” ({pages}). What works everywhere needs a key "
                        "that no page uses.",
                        key=name,
                        other=words,
                        pages=where(other),
                    )
                )

    def _beside(self, spec: Action, key: str) -> str:
        """What a page's action now hides on its pages."""
        for id_ in self.with_key(key):
            other = self._specs[id_]
            if spec.page and not other.page:
                return tr(
                    "Here ({pages}), {key} no longer means “{other}”; elsewhere it does.",
                    pages=where(spec),
                    key=shown(key),
                    other=plain(tr(other.text)),
                )
        return ""

    def _settle(self) -> None:
        """Work out the keys of now: what was chosen comes before what is only a default."""
        self._known = len(self._specs)
        self._now = {}
        held: dict[str, list[Action]] = {}
        for id_ in sorted(self._specs, key=lambda one: one not in self._chosen):
            spec = self._specs[id_]
            keys = [
                key
                for key in self._chosen.get(id_, self.defaults(id_))
                if all(_shared(spec, other) is None for other in held.get(key, ()))
            ]
            self._now[id_] = tuple(keys)
            for key in keys:
                held.setdefault(key, []).append(spec)


# ---------------------------------------------------------------- what a control lives by


def own(widget: QWidget, *keys: str) -> None:
    """Say that a control answers to these keys itself while it is in focus."""
    widget.setProperty(_OWN, " ".join(portable(key) for key in keys))


def lives_by(widget: QWidget, event: QKeyEvent) -> bool:
    """Whether the control in focus needs this key more than any action does.

    Text fields see to their letters themselves; this is the rest: Space presses a button, arrows
    move in a list. Without it, the page's keys would make these useless without a mouse. Controls
    that only a click puts in focus leave all keys to the page.
    """
    key = pressed(event)
    if not key:
        return False
    if key in str(widget.property(_OWN) or "").split():
        return True
    if isinstance(widget, QAbstractItemView) and key == "F2":
        editable = bool(widget.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
        return editable and bool(widget.editTriggers() & widget.EditTrigger.EditKeyPressed)
    if key == "Esc" and _edits_a_cell(widget):
        return True
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    for kinds, keys in _LIVES_BY:
        if isinstance(widget, kinds):
            read_only = isinstance(widget, QPlainTextEdit | QTextEdit) and widget.isReadOnly()
            return key.removeprefix("Shift+") in keys and not read_only
    return False


def _edits_a_cell(widget: QWidget) -> bool:
    above = widget.parentWidget()
    view = above.parentWidget() if above is not None else None
    return isinstance(view, QAbstractItemView) and isinstance(widget, QLineEdit)
