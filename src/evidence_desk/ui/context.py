"""The window's one link to the library that is open: selection, changes, and work beside it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QRunnable, Qt, QThreadPool, Signal

from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.items import make_ref
from evidence_desk.ui.language import sentence

if TYPE_CHECKING:
    from evidence_desk.desk.libraries import Library, Touched
    from evidence_desk.ui.jobs import Jobs
    from evidence_desk.ui.pages.page import Place

log = logging.getLogger(__name__)


class _Door(QObject):
    """The way back into the window's thread: one for the program, never deleted before it ends.

    A signal must not come from something that the window's thread may delete at that moment.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.moveToThread(QCoreApplication.instance().thread())  # type: ignore[union-attr]
        self.opened.connect(self._let_in, Qt.ConnectionType.QueuedConnection)

    def _let_in(self, call: Call) -> None:
        call.deliver()


@cache
def _door() -> _Door:
    return _Door()


class Call:
    """One piece of background work whose result comes back to the window's thread."""

    def __init__(
        self,
        label: str,
        work: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[DeskError], None],
    ) -> None:
        self.label = label
        self._work = work
        self._done = done
        self._failed = failed
        self._wanted = True
        self._result: Any = None
        self._error: BaseException | None = None
        self._door = _door()
        self.returned = False
        self.pool: QThreadPool | None = None

    def forget(self) -> None:
        """The result is no longer wanted: the work may end, nobody is told."""
        self._wanted = False

    def start(self, pool: QThreadPool) -> None:
        """Do the work in a thread of this pool."""
        self.pool = pool
        pool.start(_Runnable(self))

    def work(self) -> None:
        """Run in a pool thread; anything raised is handed to the window's thread."""
        try:
            if self._wanted:
                self._result = self._work()
        except BaseException as error:
            self._error = error
        self._door.opened.emit(self)

    def deliver(self) -> None:
        """Tell whoever asked, in the window's thread; a widget deleted meanwhile is not told."""
        self.returned = True
        error = self._error
        if not self._wanted or isinstance(error, Cancelled):
            return
        if isinstance(error, DeskError):
            if _alive(self._failed):
                self._failed(error)
        elif error is not None:
            raise error
        elif self._done is not None and _alive(self._done):
            self._done(self._result)


class _Change(Call):
    """What is stored; `ended` is told in any case."""

    ended: Callable[[], None]

    def deliver(self) -> None:
        """Let those that waited go on, then tell whoever asked."""
        self.ended()
        super().deliver()


class _Reading(Call):
    """What is read anew where a change was asked after it began, or was not stored by then."""

    stand: Callable[[], object]  # how far the changes are, None while one is not stored yet
    again: Callable[[_Reading], None]

    def start(self, pool: QThreadPool) -> None:
        """Note what it may know of."""
        self._knows = self.stand()
        super().start(pool)

    def deliver(self) -> None:
        """Tell what is known, if nothing overtook it."""
        if self._wanted and (self._knows is None or self._knows != self.stand()):
            self._result = self._error = None
            self.again(self)
        else:
            super().deliver()


class _Runnable(QRunnable):
    """A call as the thread pool wants it."""

    def __init__(self, call: Call) -> None:
        super().__init__()
        self._call = call

    def run(self) -> None:
        self._call.work()


class Desk(QObject):
    """What pages and panes share: the library, its language, the selection, and its changes.

    `touched` carries a frozenset of (kind, id) records that changed, or one holding ("*", 0) for
    "anything may have"; it arrives in the window's thread. `selection_changed` carries item ids;
    `current_changed` the id of the item in hand, or None; `wanted` a Place to go to, `arrived` the
    Place the window is at now; `moment_wanted` a moment of the item under review,
    `mark_chosen` the reference of one of its marks. `jobs` is
    where long work is started: ``desk.jobs.start(label, function, done=…)``.
    """

    touched = Signal(object)
    selection_changed = Signal(list)
    current_changed = Signal(object)
    language_changed = Signal(str)
    wanted = Signal(object)
    arrived = Signal(object)
    moment_wanted = Signal(float)
    mark_chosen = Signal(str)
    subject_changed = Signal(str)
    said = Signal(str)
    complained = Signal(str)
    _committed = Signal(object)
    _turn_ended = Signal()

    def __init__(
        self, library: Library, language: str, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.library = library
        self.jobs = jobs
        self._language = language
        self._selection: list[int] = []
        self._current: int | None = None
        self._subject = ""
        self.last_tie: object | None = None  # what R repeats, in this library alone
        self.copied_from = ""  # the item whose ties are given to others
        self._calls: WeakSet[Call] = WeakSet()
        self._to_begin: list[tuple[Call, QThreadPool]] = []
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._changing = QThreadPool(self)
        self._changing.setMaxThreadCount(1)  # in the order they were asked
        self._asked = 0  # changes, ever
        self._unstored = 0  # changes on their way
        self._overtaken: list[_Reading] = []
        self._looking = QThreadPool(self)
        self._looking.setMaxThreadCount(3)
        self._committed.connect(self._on_committed, Qt.ConnectionType.QueuedConnection)
        self._turn_ended.connect(self._begin_all, Qt.ConnectionType.QueuedConnection)
        self.mark_chosen.connect(self.set_subject)
        self._unsubscribe = library.subscribe(self._notice)

    @property
    def language(self) -> str:
        """The language shown first ("en" or "fr"): of the window, and of titles and labels."""
        return self._language

    @language.setter
    def language(self, code: str) -> None:
        if code != self._language:
            self._language = code
            self.language_changed.emit(code)

    def selection(self) -> list[int]:
        """Ids of the selected items, in the order shown."""
        return list(self._selection)

    def selected_refs(self) -> list[str]:
        """References of the selected items, in the order shown."""
        return [make_ref("item", number) for number in self._selection]

    def set_selection(self, ids: Iterable[int]) -> None:
        """Select these items; tells everybody, once."""
        chosen = list(ids)
        if chosen != self._selection:
            self._selection = chosen
            self.set_subject("")
            self.selection_changed.emit(list(chosen))

    @property
    def current(self) -> int | None:
        """Id of the item in hand, or None."""
        return self._current

    def set_current(self, item_id: int | None) -> None:
        """Take an item in hand (the one the inspector and the keys speak of first)."""
        if item_id != self._current:
            self._current = item_id
            self.set_subject("")
            self.current_changed.emit(item_id)

    @property
    def subject(self) -> str:
        """Reference of the clip or mark of the item in hand that is meant; "" is the item."""
        return self._subject

    def set_subject(self, ref: str) -> None:
        """Mean a clip or mark from now on, until another item or selection; "" is the item."""
        if ref != self._subject:
            self._subject = ref
            self.subject_changed.emit(ref)

    def refs_in_hand(self) -> list[str]:
        """What keys and boxes act on: the clip or mark that is meant, else the selected items."""
        return [self._subject] if self._subject else self.selected_refs()

    def run(
        self,
        label: str,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> Call:
        """Call `function(*args)` beside the window; `done(result)` runs in the window's thread.

        A DeskError goes to `failed`, or to `complain`. A callback of a widget deleted meanwhile is
        not called. For work of seconds use a Job, and for pictures and sound `look`.
        """
        call = Call(label, lambda: function(*args), done, failed or self.complain)
        return self._begin(call, self._pool)

    def change(
        self,
        label: str,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> Call:
        """As `run`, for what is stored: one after another, in the order they were asked."""
        call = _Change(label, lambda: function(*args), done, failed or self.complain)
        call.ended = self._stored
        self._asked += 1
        self._unstored += 1
        return self._begin(call, self._changing)

    def read(
        self,
        label: str,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> Call:
        """As `run`, for what fills fields that one types and chooses in.

        What was asked to be changed meanwhile stands in those fields already: an answer that knows
        nothing of it is not shown, but read anew once it is stored.
        """
        call = _Reading(label, lambda: function(*args), done, failed or self.complain)
        call.stand = lambda: None if self._unstored else self._asked
        call.again = self._read_again
        return self._begin(call, self._pool)

    def _read_again(self, call: _Reading) -> None:
        if self._unstored:
            self._overtaken.append(call)
        else:
            call.start(self._pool)

    def _stored(self) -> None:
        self._unstored -= 1
        if not self._unstored:
            waiting, self._overtaken = self._overtaken, []
            for call in waiting:
                call.start(self._pool)

    def look(
        self,
        function: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> Call:
        """As `run`, for what has to be decoded, and is wanted no more once the library closes.

        Such calls wait for each other and never let what is said or searched wait.
        """
        call = Call("", lambda: function(*args), done, failed or self.complain)
        return self._begin(call, self._looking)

    def reading(self) -> bool:
        """Whether anything that was asked by `run` or `read` is not there yet."""
        return any(call.pool is self._pool and not call.returned for call in self._calls)

    def _begin(self, call: Call, pool: QThreadPool) -> Call:
        """What is only read begins once this turn of the event loop has ended: it would take its
        part of Python's time away from what is to be seen at once."""
        self._calls.add(call)
        call.pool = pool
        if pool is self._changing:
            call.start(pool)
        else:
            if not self._to_begin:
                self._turn_ended.emit()
            self._to_begin.append((call, pool))
        return call

    def _begin_all(self) -> None:
        calls, self._to_begin = self._to_begin, []
        for call, pool in calls:
            call.start(pool)

    def go(self, place: Place) -> None:
        """Ask the window to go to a place; back (Alt+Left) returns."""
        self.wanted.emit(place)

    def say(self, text: str) -> None:
        """Tell the editor something in the status line."""
        self.said.emit(text)

    def complain(self, error: DeskError) -> None:
        """Tell the editor what went wrong, in the status line; never a modal."""
        if not isinstance(error, Cancelled):
            self.complained.emit(sentence(error))

    def close(self) -> None:
        """Stop listening, let the running calls end, and close the library."""
        self._unsubscribe()
        self._looking.clear()
        self._to_begin.clear()
        self._overtaken.clear()
        for pool in (self._changing, self._pool, self._looking):  # what was said before is kept
            pool.waitForDone(10_000)
        for call in self._calls:
            call.forget()
        self.library.close()

    def _notice(self, entry: Touched) -> None:
        """In the thread that committed: only passes the word on."""
        if shiboken6.isValid(self):
            self._committed.emit(entry.records)

    def _on_committed(self, records: frozenset[tuple[str, int]]) -> None:
        self.touched.emit(records)


def _alive(callback: Callable[..., None]) -> bool:
    """Whether every QObject that a method or a local function holds still exists for Qt."""
    cells = getattr(callback, "__closure__", None) or ()
    held = [getattr(callback, "__self__", None)]
    for cell in cells:
        with suppress(ValueError):  # a name that was never given a value
            held.append(cell.cell_contents)
    return all(shiboken6.isValid(one) for one in held if isinstance(one, QObject))
