"""The window: navigator, one page at a time, inspector, and the way between places."""

from __future__ import annotations

import gc
import logging
import sys
from datetime import date
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QVBoxLayout, QWidget

import evidence_desk.ui.commands  # noqa: F401  (declares the actions)
from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import Entry, next_redo, next_undo, redo, undo
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.looking import waiting
from evidence_desk.desk.verifications import Due, due
from evidence_desk.domain.errors import DamagedError, DeskError
from evidence_desk.ui import asking, menus, pages, theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.hand import Hand
from evidence_desk.ui.jobs import Jobs
from evidence_desk.ui.keyhelp import KeyHelp
from evidence_desk.ui.language import Language, sentence, tr
from evidence_desk.ui.leisure import Leisure
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.pages.page import Page, Place
from evidence_desk.ui.pages.start import StartPage
from evidence_desk.ui.palette import Palette
from evidence_desk.ui.trail import Trail
from evidence_desk.ui.widgets.navigator import NavigatorWidget
from evidence_desk.ui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from evidence_desk.desk.opening import Opening

log = logging.getLogger(__name__)

_POLL_MS = 2_000
_SOUND_MS = 5000
_DUE_MS = 3_600_000
_LOAD_MS = 10
#: Pages that take longest to make.
_A_KEY_AWAY = ("review", "incident", "chronology", "report", "library", "edition")
_COLLECTED = (10_000, 2, 50)  # new things before they are searched for cycles; Python's way: 700
_LONG_MS = 400  # after which one wants to see that something goes on
_LOOK_MS, _LOOKS = 40, 50  # how often it is asked whether the first rows are there
#: What the inspector needs and that knows no Qt: a fifth of a second, loaded beside the window.
_LONG_TO_LOAD = "evidence_desk.desk.clocks"
_NARROW = 1100  # pixels, below which a page with much on it keeps the room for itself
_SMALL = 880  # below which there is room for one pane only, the one asked for last


class Window(QMainWindow):
    """One window on at most one library."""

    def __init__(
        self, memory: Memory, language: Language, look: theme.Theme, *, awaits: bool = False
    ) -> None:
        super().__init__()
        self.memory = memory
        self.language = language
        self.look = look
        self.desk: Desk | None = None
        self.trail = Trail()
        self.jobs = Jobs(self)
        self.actions_ = Actions(self, memory)
        self._pages: dict[str, Page] = {}
        self._page: Page | None = None
        self._reminded: date | None = None  # when the editor was last told what is overdue
        self._insists = ""  # the pane that the editor asked for where it is crowded
        self._menus: dict[str, object] = {}
        self._start: StartPage | None = None
        self._hand = Hand(self)
        self.jobs.first = self._hand.at_work
        self._leisure = Leisure(self, self._hand, self._make_ahead, self._learn)
        self._undo_call: Call | None = None  # asks what would be undone
        self._undo_call_again = False  # what it is told may be old by then
        self.setAcceptDrops(True)
        room = self.screen().availableSize()  # small where everything is shown at 200 %
        self.setMinimumSize(min(900, room.width() - 20), min(560, room.height() - 40))
        self._build()
        look.changed.connect(self.actions_.retranslate)
        self._poll = QTimer(self)
        self._poll.setInterval(_POLL_MS)
        self._poll.timeout.connect(self._notice_others)
        self._soon = QTimer(self)  # once the first pages are there
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOUND_MS)
        self._soon.timeout.connect(self._look_for_damage)
        self._day = QTimer(self)  # a window is left open for weeks
        self._day.setObjectName("verification")
        self._day.setInterval(_DUE_MS)
        self._day.timeout.connect(self._ask_what_is_due)
        if not self.restoreGeometry(memory.state("window/geometry")):
            self.resize(min(1280, room.width()), min(800, room.height() - 30))
        if awaits:  # a library: the page before it is shown only if that takes long
            self._empty()
            QTimer.singleShot(_LONG_MS, self, self._still_nothing)
            # In a turn of its own: neither that which shows the window, nor that which fills it.
            QTimer.singleShot(_LOAD_MS, partial(pages.load, "gallery"))
        else:
            self.show_start()

    # ------------------------------------------------------------ frame

    def _build(self) -> None:
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.stack = QStackedWidget()
        self.stack.setMinimumWidth(400)
        self.navigator_pane = _pane(tr("Navigator"), 190, 420)
        self.inspector_pane = _pane(tr("Inspector"), 220, 560)
        for widget in (self.navigator_pane, self.stack, self.inspector_pane):
            self.splitter.addWidget(widget)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([240, 720, 320])
        self.splitter.restoreState(self.memory.state("window/panes"))
        self.setCentralWidget(self.splitter)
        self._start = None
        self.status = StatusBar(self.jobs)
        self.status.undo_wanted.connect(self.undo)
        self.setStatusBar(self.status)
        self._menus = dict(menus.fill(self.menuBar(), self.actions_))
        self.key_help = KeyHelp(self.actions_, self)
        self.palette_ = Palette(self.actions_, self)
        self.palette_.went.connect(self.go)

    def _retitle(self, *_: object) -> None:
        name = "Evidence Desk"
        if self._page is not None:
            self._page.setAccessibleName(self._page.title())
        parts = [self._page.title() if self._page else "", self.library_title(), name]
        self.setWindowTitle(" – ".join(part for part in parts if part))

    def library_title(self) -> str:
        """The title of the open library, or nothing."""
        return self.desk.library.title if self.desk else ""

    def toggle_pane(self, name: str) -> None:
        """Show or hide the navigator or the inspector; remembered."""
        pane = self.navigator_pane if name == "navigator" else self.inspector_pane
        shown = not pane.isVisible()
        self.memory.keep(f"window/{name}", "shown" if shown else "hidden")
        self._insists = name if shown else ""
        pane.setVisible(shown)
        self._arrange()

    def clear_the_desk(self, full: bool) -> None:
        """Leave nothing but the page, or bring everything back as it was chosen."""
        self.menuBar().setVisible(not full)
        self.status.setVisible(not full)
        for name, pane in (
            ("navigator", self.navigator_pane),
            ("inspector", self.inspector_pane),
        ):
            pane.setVisible(self._wants(name) and not full)

    def _wants(self, pane: str) -> bool:
        """Whether a pane belongs beside the page of now."""
        chosen = self.memory.text(f"window/{pane}", "shown") == "shown"
        small = self.width() < _SMALL
        insists = self._insists == pane
        if pane == "navigator" or self._page is None:
            alone = self._page is not None and self._page.alone
            crowded = small and (alone or self._insists == "inspector")
            return chosen and (insists or not crowded)
        crowded = small or (self._page.wants_room and self.width() < (self._page.narrow or _NARROW))
        return chosen and self._page.inspects and (insists or not crowded)

    def _arrange(self) -> None:
        """Show the panes there is room for, unless the page has the whole window."""
        if self._page is not None and not self.menuBar().isHidden():
            self.navigator_pane.setVisible(self._wants("navigator"))
            self.inspector_pane.setVisible(self._wants("inspector"))

    def toggle_full_screen(self) -> None:
        """Full screen and back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def choose_colours(self, choice: str) -> None:
        """Light, dark, or as the system."""
        self.look.choose(choice)
        self.memory.keep("colours", choice)

    def choose_language(self, code: str) -> None:
        """Speak another language: the same place again, with other words."""
        if code == self.language.code:
            return
        self.memory.keep("language", code)
        place = self.present()
        self._drop_pages()
        self.language.use(code)
        self.memory.keep_state("window/panes", self.splitter.saveState())
        self.actions_.retranslate()
        self._build()
        if self.desk is not None:
            self.desk.language = code
            self._fill("navigator", self.desk)
            self._fill("inspector", self.desk, at_once=True)
            self._show(place or Place.gallery())
            self._leisure.start()
            self._refresh_undo()
            self.status.show_selection(len(self.desk.selection()))
        else:
            self.show_start()

    # ------------------------------------------------------------ libraries

    def show_start(self) -> None:
        """The page before a library is open."""
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)
        self._empty()

    @property
    def start(self) -> StartPage:
        """That page, made when it is first wanted: a window that awaits a library does without."""
        if self._start is None:
            self._start = StartPage(self.actions_, self.memory)
            self._start.open_wanted.connect(self.open)
            self.stack.addWidget(self._start)
        return self._start

    def _empty(self) -> None:
        """No library is open."""
        self.navigator_pane.hide()
        self.inspector_pane.hide()
        self._page = None
        self.actions_.set_page("start")
        self.status.show_undo(None)
        self.status.show_selection(0)
        self._retitle()

    def _still_nothing(self) -> None:
        if self.desk is None:
            self.show_start()

    def open(self, path: Path, opening: Opening | None = None) -> None:
        """Open a library beside the window; what hinders it is said in the status line."""
        self.jobs.start(
            tr("Opening “{name}”", name=path.stem),
            lambda _report: opening.result() if opening else open_library(path),
            done=self.take,
            failed=lambda error: self._cannot_open(path, error),
        )

    def _cannot_open(self, path: Path, error: DeskError) -> None:
        """Say why; a damaged catalogue can be written anew at once."""
        self._still_nothing()
        self.complain(error)
        if isinstance(error, DamagedError):
            asking.salvage_library(self, path, error)

    def _ask_what_is_due(self) -> None:
        if (desk := self.desk) is not None:
            desk.run("", due, desk.library, done=self._remind)

    def _remind(self, found: Due) -> None:
        """Say that the originals should be read again, where that is overdue: once a day."""
        today = date.today()
        if found.overdue and self._reminded != today:
            self._reminded = today
            self.status.complain(
                tr("The originals should have been verified again by {day}: Library, Verify the "
                   "originals.", day=wording.day(str(found.day)))
            )  # fmt: skip

    def _look_for_damage(self) -> None:
        """Have the whole catalogue checked beside what the editor does, and what waits drawn."""
        from evidence_desk.desk.salvage import must_be_sound
        from evidence_desk.ui.widgets.import_dialog import draw_what_waits

        if (desk := self.desk) is not None:
            library = desk.library
            if not library.read_only:
                desk.run("", waiting, library, done=partial(draw_what_waits, desk))
            desk.run("", must_be_sound, library,
                     failed=lambda error: self._cannot_open(library.path, error))  # fmt: skip

    def take(self, library: Library) -> None:
        """Show a library that has just been opened or made, if work on this one need not go on."""
        if not self.close_library():
            name = library.path.stem
            library.close()
            self.status_say(tr("“{name}” was not opened: work goes on in this library.", name=name))
            return
        library.editor = self.memory.text("editor", "") or library.editor
        desk = Desk(library, self.language.code, self.jobs, self)
        self.desk = desk
        desk.wanted.connect(self.go)
        desk.said.connect(self.status_say)
        desk.complained.connect(self.status_complain)
        desk.selection_changed.connect(lambda ids: self.status.show_selection(len(ids)))
        desk.arrived.connect(self._retitle)
        desk.touched.connect(self._refresh_undo)
        desk.touched.connect(self._retitle)
        self.actions_.use_desk(desk)
        self._reminded = None
        self._day.start()
        _spare_what_stays()
        self.memory.opened(library.path)
        self.go(self.memory.last_place(library.path) or Place.gallery())
        QTimer.singleShot(0, self, lambda: self._fill("navigator", desk))
        self._poll.start()
        self._soon.start()
        QTimer.singleShot(_LOOK_MS, self, lambda: self._after_first_look(desk))

    def _after_first_look(self, desk: Desk, looks: int = 0) -> None:
        """What nobody waits for while there is nothing to be seen yet."""
        if desk is not self.desk:
            return
        if desk.reading() and looks < _LOOKS:
            QTimer.singleShot(_LOOK_MS, self, lambda: self._after_first_look(desk, looks + 1))
            return
        if _LONG_TO_LOAD not in sys.modules:
            again = partial(self._after_first_look, desk, _LOOKS)
            desk.run("", import_module, _LONG_TO_LOAD, done=lambda _: again())
            return
        from evidence_desk.ui.player import vlc

        self._fill("inspector", desk)
        self._refresh_undo()
        self._ask_what_is_due()
        desk.look(vlc.instance)  # found beside the window, before the first film
        self._hand.watch()
        self._leisure.start()

    def close_library(self) -> bool:
        """Close the library and go back to the start page; False if jobs go on instead."""
        desk = self.desk
        if desk is None:
            return True
        if not asking.may_stop(self, self.jobs):
            return False
        if (place := self.present()) is not None:
            self.memory.leave_at(desk.library.path, place)
        for timer in (self._poll, self._soon, self._day):
            timer.stop()
        self._drop_pages()
        self.desk = self._undo_call = None
        self.actions_.use_desk(None)
        self.trail.clear()
        desk.close()
        desk.deleteLater()
        self.show_start()
        return True

    def _fill(self, name: str, desk: Desk, *, at_once: bool = False) -> None:
        """Put into a pane what belongs there, if this is still the library that is open."""
        if desk is not self.desk:
            return
        pane = self.navigator_pane if name == "navigator" else self.inspector_pane
        layout = pane.layout()
        assert layout is not None
        if layout.count():
            return
        if name == "navigator":
            layout.addWidget(NavigatorWidget(desk, self.actions_, pane))
        else:
            from evidence_desk.ui.widgets.inspector import InspectorWidget

            layout.addWidget(inspector := InspectorWidget(desk, self.actions_, pane))
            if at_once:
                inspector.build()
            else:
                inspector.build_by_turns()
        if not self.menuBar().isHidden():
            pane.setVisible(self._wants(name))

    def _drop_pages(self) -> None:
        if self._page is not None:
            self._page.leave()
        self._page = None
        for page in self._pages.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        for pane in (self.navigator_pane, self.inspector_pane):
            layout = pane.layout()
            while layout is not None and (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()

    # ------------------------------------------------------------ places

    def go(self, place: Place) -> None:
        """Go to a place; back returns from it."""
        if self.desk is None:
            return
        if (present := self.present()) is not None:
            self.trail.amend(present)
        self.trail.visit(place)
        self._show(place)

    def back(self) -> None:
        """Where we were before."""
        self._along(self.trail.back)

    def forward(self) -> None:
        """Where we were before going back."""
        self._along(self.trail.forward)

    def _along(self, step: object) -> None:
        if (present := self.present()) is not None:
            self.trail.amend(present)
        place = step() if callable(step) else None
        if isinstance(place, Place):
            self._show(place)

    def present(self) -> Place | None:
        """The place shown now."""
        if self._page is None:
            return None
        return self._page.place() or self.trail.here

    def _show(self, place: Place) -> None:
        assert self.desk is not None
        page = self._made(place.page)
        page.make_for(place)
        if self._page is not None and self._page is not page:
            self._page.leave()
        self._page = page
        self.stack.setCurrentWidget(page)
        self._arrange()
        self.actions_.set_page(page.id)
        page.enter(place)
        self.desk.arrived.emit(place)
        self._retitle()
        self.actions_.refresh()

    def _made(self, name: str) -> Page:
        """The page of this name, or as much of it as was made so far."""
        assert self.desk is not None
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = pages.make(name, self.desk, self.actions_, self.stack)
            self.stack.addWidget(page)
        return page

    def _learn(self) -> None:
        from evidence_desk.domain.axis.ticks import learn

        learn(self.language.code)

    def _make_ahead(self) -> bool:
        """Make one more of the pages a key away, or a part of it; False once they are there."""
        if self.desk is not None:
            for name in _A_KEY_AWAY:
                if name not in self._pages or self._pages[name].make_next():
                    self._made(name)
                    return True
        return False

    @property
    def page(self) -> Page | None:
        """The page shown now; None on the start page."""
        return self._page

    # ------------------------------------------------------------ edits anywhere

    def describe_selection(self, values: dict[str, object]) -> None:
        """Say the same of every selected item; one undo step."""
        if self.desk is not None and (refs := self.desk.selected_refs()):
            self.desk.change(tr("Describing"), describe, self.desk.library, refs, values)

    def undo(self) -> None:
        """Take back the last edit."""
        if self.desk is not None:
            self.desk.change(tr("Undo"), undo, self.desk.library, done=self._undone)

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.desk is not None:
            self.desk.change(tr("Redo"), redo, self.desk.library, done=self._redone)

    def _undone(self, entry: Entry | None) -> None:
        if entry is None:
            self.status.say(tr("There is nothing to undo."))
        else:
            self.status.say(tr("Undone: {what}", what=entry.title_in(self.language.code)))

    def _redone(self, entry: Entry | None) -> None:
        if entry is None:
            self.status.say(tr("There is nothing to redo."))
        else:
            self.status.say(tr("Done again: {what}", what=entry.title_in(self.language.code)))

    def _refresh_undo(self, *_: object) -> None:
        """Say what undo and redo would do now; of many edits in a row, after some of them."""
        if self.desk is None:
            return
        if self._undo_call is not None and not self._undo_call.returned:
            self._undo_call_again = True
            return
        library, language = self.desk.library, self.language.code
        self._undo_call_again = False

        def titles() -> tuple[str | None, str | None]:
            return next_undo(library, language), next_redo(library, language)

        self._undo_call = self.desk.run("", titles, done=self._show_undo)

    def _show_undo(self, titles: tuple[str | None, str | None]) -> None:
        before, after = titles
        undo_, redo_ = self.actions_.qaction("edit.undo"), self.actions_.qaction("edit.redo")
        undo_.setText(tr("&Undo: {what}", what=before) if before else tr("&Undo"))
        redo_.setText(tr("&Redo: {what}", what=after) if after else tr("&Redo"))
        self.status.show_undo(before, open_=self.desk is not None)
        if self._undo_call_again:
            self._refresh_undo()

    def _notice_others(self) -> None:
        if self.desk is not None:
            self.desk.run("", self.desk.library.poll)

    # ------------------------------------------------------------ asking and telling

    def status_say(self, text: str) -> None:
        """Show a sentence in the status line of now (it is made anew with the language)."""
        self.status.say(text)

    def status_complain(self, text: str) -> None:
        """Show what went wrong in the status line."""
        self.status.complain(text)

    def complain(self, error: DeskError) -> None:
        """What went wrong, in a sentence, in the status line."""
        self.status.complain(sentence(error))

    def ask_new(self) -> None:
        """Ask for a new library's folder and title, and make it."""
        asking.new_library(self)

    def ask_open(self) -> None:
        """Ask for a library's folder, and open it."""
        asking.open_library(self)

    def ask_demo(self) -> None:
        """Ask where the demonstration goes, write it, open it."""
        asking.demonstration(self)

    def ask_import(self, paths: list[Path] | None = None) -> None:
        """Ask what to take in and how."""
        if self.desk is not None:
            from evidence_desk.ui.widgets.import_dialog import ImportDialog

            ImportDialog(self.desk, paths or [], self).open()

    def show_palette(self) -> None:
        """Ctrl+K."""
        self.palette_.show_for(self.desk)

    def show_keys(self) -> None:
        """The keys of this page."""
        self.key_help.toggle(self._page.title() if self._page else tr("Start"))

    def show_about(self) -> None:
        """What this program is."""
        asking.about(self)

    # ------------------------------------------------------------ Qt's events

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.desk is not None and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths and self.desk is not None:
            event.acceptProposedAction()
            # Not inside the drop: the other program waits for it to end.
            QTimer.singleShot(0, lambda: self.ask_import(paths))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.memory.keep_state("window/geometry", self.saveGeometry())
        self.memory.keep_state("window/panes", self.splitter.saveState())
        if self.close_library():
            self._leisure.end()
            event.accept()
        else:
            event.ignore()


@cache
def _spare_what_stays() -> None:
    """Let the collector of cycles pass by all that was there before the first library, from now on.

    Modules, actions and words stay as long as the program: to walk through them again and again
    took the window a quarter of a second each time. For the rest it comes less often, too.
    """
    gc.set_threshold(*_COLLECTED)
    gc.freeze()


def _pane(name: str, least: int, most: int) -> QWidget:
    pane = QWidget()
    pane.setAccessibleName(name)
    pane.setMinimumWidth(least)
    pane.setMaximumWidth(most)
    layout = QVBoxLayout(pane)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return pane
