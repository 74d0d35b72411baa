"""Redact a document: draw on its pages, have names proposed, look at the result, keep a copy."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.items import ItemDetail
from evidence_desk.desk.redacted_pages import (
    Mentions,
    find_mentions,
    page_to_cover,
    preview_of_page,
    redact_pages,
)
from evidence_desk.domain.errors import Cancelled, DeskError
from evidence_desk.domain.page_redaction import PageRedaction, covered_pages
from evidence_desk.domain.progress import Report
from evidence_desk.domain.redaction import Shape
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.ahead import Ahead, Key
from evidence_desk.ui.widgets.cover_list import CoverList
from evidence_desk.ui.widgets.drawing_tools import DrawingTools
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.redact_parts import add_key, end_buttons, side_column
from evidence_desk.ui.widgets.redaction_canvas import RedactionCanvas
from evidence_desk.ui.widgets.work_bar import WorkBar

_READING, _SMALL = 2000, 220  # pixels of a page's long side: to draw on, and in the list of pages
_SIDE = 300
_WITH_LIST = 760  # pixels of the dialog's width from which on small pages are listed
_NAMED = 12  # pages listed by their numbers in one sentence


class RedactPagesDialog(QDialog):
    """Draws over the pages of one PDF; `kept` carries the reference of the copy that was made."""

    kept = Signal(str)

    def __init__(self, desk: Desk, detail: ItemDetail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._detail = desk, detail
        self._count = max(1, detail.pages or 1)
        self._shapes: dict[int, list[Shape]] = {}
        self._proposals: dict[int, list[Shape]] = {}
        self._number = 1
        self._turning = False
        self._look: Call | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Redact {ref}", ref=detail.row.ref))
        library, item = desk.library, detail.row.id

        def read(key: Key) -> bytes:
            return page_to_cover(library, item, *key)

        self._ahead = Ahead(desk, read, self)
        self._ahead.arrived.connect(self._arrived)
        self._ahead.failed.connect(lambda key, error: self._refused(error))
        self.canvas = RedactionCanvas()
        row = QHBoxLayout(self)
        row.addWidget(self._page_list())
        row.addWidget(self.canvas, 1)
        self._add_side(row)
        self.canvas.changed.connect(self._changed)
        self._add_keys()
        self.canvas.setMinimumSize(160, 120)
        room = (parent or self).screen().availableSize()  # small where all is shown at 200 %
        self.resize(min(1120, room.width() - 20), min(640, room.height() - 50))
        self._stand()

    # ------------------------------------------------------------ parts

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, keys turn the pages, and the list makes way for the page."""
        super().resizeEvent(event)
        self.pages.setVisible(self.width() >= _WITH_LIST)

    def _page_list(self) -> QListWidget:
        self.pages = QListWidget()
        self.pages.setAccessibleName(tr("Pages"))
        self.pages.setViewMode(QListWidget.ViewMode.IconMode)
        self.pages.setFlow(QListWidget.Flow.TopToBottom)
        self.pages.setWrapping(False)
        self.pages.setMovement(QListWidget.Movement.Static)
        self.pages.setIconSize(QSize(84, 110))
        size = QSize(112, 118 + 3 * self.fontMetrics().height())
        self.pages.setFixedWidth(138)
        for number in range(1, self._count + 1):
            line = QListWidgetItem(str(number))
            line.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
            line.setSizeHint(size)
            self.pages.addItem(line)
        self.pages.setCurrentRow(0)
        self.pages.currentRowChanged.connect(lambda at: self.go_to(at + 1))
        self._scrolled = QTimer(self)
        self._scrolled.setSingleShot(True)
        self._scrolled.setInterval(80)
        self._scrolled.timeout.connect(self._want)
        self.pages.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled.start())
        return self.pages

    def _add_side(self, row: QHBoxLayout) -> None:
        """Search, tools, list and buttons; scrolled where the window is low."""
        # From the outside in: what is put into another widget with all it holds is styled anew.
        inner = QWidget()
        side, below = side_column(inner, _SIDE)
        row.addWidget(side)
        column = QVBoxLayout(inner)
        column.setSpacing(6)
        column.setContentsMargins(0, 0, 6, 0)
        self._add_search(column)
        column.addWidget(Label(tr("Draw"), "heading"))
        self.tools = DrawingTools(self.canvas, inner)
        column.addWidget(self.tools)
        hint = tr(
            "Drag over the page. By keys: Insert, then arrows, with Shift to resize; Page Down "
            "chooses the next, with Ctrl it turns the page."
        )
        column.addWidget(Label(hint, "quiet", wrap=True))
        self.covers = CoverList(self.canvas, inner)
        column.addWidget(self.covers, 1)
        self._add_ends(below)

    def _add_search(self, column: QVBoxLayout) -> None:
        column.addWidget(Label(tr("Find a name"), "heading"))
        row = QHBoxLayout()
        self.words = QLineEdit()
        self.words.setAccessibleName(tr("Words to be covered"))
        self.words.setPlaceholderText(tr("Words to be covered"))
        self.words.setClearButtonEnabled(True)
        self.words.returnPressed.connect(self.look_for)
        self.search = QPushButton(tr("Propo&se"))
        self.search.setAutoDefault(False)
        self.search.clicked.connect(self.look_for)
        row.addWidget(self.words, 1)
        row.addWidget(self.search)
        column.addLayout(row)
        self.inside = QCheckBox(tr("also &inside longer words"))
        column.addWidget(self.inside)
        self.found = Label("", "quiet", wrap=True)
        self.found.hide()
        column.addWidget(self.found)
        self.everywhere = QPushButton(tr("Confirm on all &pages"))
        self.everywhere.setAutoDefault(False)
        self.everywhere.clicked.connect(self.confirm_everywhere)
        self.everywhere.hide()
        column.addWidget(self.everywhere)

    def _add_ends(self, column: QVBoxLayout) -> None:
        self.said = Label("", "bad", wrap=True)
        self.said.hide()
        column.addWidget(self.said)
        self.sum = Label("", "quiet", wrap=True)
        column.addWidget(self.sum)
        row = QHBoxLayout()
        stop = QPushButton(tr("Stop"))
        stop.setAutoDefault(False)
        self.bar = WorkBar(self._desk.jobs, stop)
        row.addWidget(self.bar, 1)
        row.addWidget(stop)
        column.addLayout(row)
        self.preview, self.make, cancel = end_buttons(
            self, self._show_result, tr("&Keep the redacted copy"), self.keep
        )
        for button in (self.preview, self.make, cancel):
            column.addWidget(button)

    def _add_keys(self) -> None:
        for keys, act in (
            ("Ctrl+Z", self.canvas.undo),
            ("Ctrl+Return", self.keep),
            ("Ctrl+P", self.preview.toggle),
            ("Ctrl+F", self.words.setFocus),
            ("Ctrl+PgDown", lambda: self.go_to(self._number + 1)),
            ("Ctrl+PgUp", lambda: self.go_to(self._number - 1)),
        ):
            add_key(self, keys, act)

    # ------------------------------------------------------------ pages

    @property
    def number(self) -> int:
        """The page in hand, from 1."""
        return self._number

    def go_to(self, number: int) -> None:
        """Take another page in hand."""
        if not 1 <= number <= self._count or number == self._number:
            return
        self._number = number
        self.pages.setCurrentRow(number - 1)
        self._stand()

    def _stand(self) -> None:
        """Show the page in hand, with what is covered and proposed on it."""
        here = self._number
        self.preview.setChecked(False)
        self.canvas.setAccessibleName(tr("Page {number} and what is covered on it", number=here))
        self._turning = True
        self.canvas.turn_to(self._shapes.get(here, ()), self._proposals.get(here, ()))
        self._turning = False
        image = self._ahead.get((here, _READING))
        self.canvas.show_image(image or QImage())
        self._changed()
        self._want()

    def _want(self) -> None:
        """The page in hand first, then the small ones in sight, then its neighbours."""
        here = self._number
        middle = self.pages.indexAt(self.pages.viewport().rect().center()).row() + 1 or here
        near = sorted(range(1, self._count + 1), key=lambda one: abs(one - middle))[:8]
        small = [(one, _SMALL) for one in near if self.pages.item(one - 1).icon().isNull()]
        beside = [(one, _READING) for one in (here + 1, here - 1) if 1 <= one <= self._count]
        self._ahead.want([(here, _READING), *small, *beside])

    def _arrived(self, key: Key, image: QImage) -> None:
        number, size = key
        if size == _SMALL:
            self.pages.item(number - 1).setIcon(QIcon(QPixmap.fromImage(image)))
        elif number == self._number:
            self.canvas.show_image(image)

    def _changed(self) -> None:
        """What is drawn is kept with its page, and said."""
        if self._turning:
            return
        here = self._number
        self._shapes[here] = list(self.canvas.shapes)
        self._proposals[here] = list(self.canvas.proposals)
        self.preview.setChecked(False)
        self.said.hide()
        self._say_all()

    def _say_all(self) -> None:
        for number in {*self._shapes, *self._proposals}:
            parts = [str(number)]
            if covers := len(self._shapes.get(number, ())):
                parts.append(tr("%n covered", n=covers))
            if asked := len(self._proposals.get(number, ())):
                parts.append(tr("%n proposed", n=asked))
            self.pages.item(number - 1).setText("\n".join(parts))
        covers = sum(len(some) for some in self._shapes.values())
        asked = sum(len(some) for some in self._proposals.values())
        words = tr("Page {number} of {count}", number=self._number, count=self._count) + " · "
        words += tr("%n part(s) covered", n=covers)
        if asked:
            words = f"{words}; " + tr("%n proposed and not covered", n=asked)
        self.sum.setText(words)
        self.everywhere.setVisible(asked > len(self.canvas.proposals))
        ready = bool(covers) and not self.bar.working
        self.make.setEnabled(ready)
        self.search.setEnabled(not self.bar.working)

    # ------------------------------------------------------------ names

    def look_for(self) -> None:
        """Look for the words on all pages, and propose each place."""
        words = self.words.text().strip()
        if not words or self.bar.working:
            return
        library, number, whole = (
            self._desk.library,
            self._detail.row.id,
            not self.inside.isChecked(),
        )

        def look(report: Report) -> Mentions:
            return find_mentions(library, number, [words], whole=whole, report=report)

        self.bar.begin(tr("Looking for names"), look, self._propose, self._stopped)
        self._say_all()

    def _propose(self, found: Mentions) -> None:
        for one in found.places:
            there = {*self._shapes.get(one.page, ()), *self._proposals.get(one.page, ())}
            self._proposals.setdefault(one.page, []).extend(
                box for box in one.boxes if box not in there
            )
        pages = sorted({one.page for one in found.places})
        words = tr("%n place(s) found.", n=len(found.places))
        if found.without_text:
            numbers = ", ".join(str(page) for page in found.without_text[:_NAMED])
            if len(found.without_text) > _NAMED:
                numbers += " …"
            words += " " + tr("Pages without text, look at them yourself: {pages}.", pages=numbers)
        self.found.setText(words)
        self.found.show()
        if pages and self._number not in pages:
            self._number = pages[0]
            self.pages.setCurrentRow(pages[0] - 1)
        self._stand()
        self.canvas.setFocus()

    def confirm_everywhere(self) -> None:
        """Cover what is proposed, on all pages."""
        for number, asked in self._proposals.items():
            self._shapes.setdefault(number, []).extend(asked)
        self._proposals.clear()
        self._stand()

    # ------------------------------------------------------------ the result

    def what(self) -> PageRedaction:
        """What is covered; raises UsageError where that is nothing."""
        return covered_pages(self._shapes)

    def _show_result(self, wanted: bool) -> None:
        if self._look is not None:
            self._look.forget()
        if not wanted:
            self.canvas.show_result(None)
            return
        library, item, number = self._desk.library, self._detail.row.id, self._number
        shapes = list(self.canvas.shapes)

        def make() -> QImage:
            return QImage.fromData(preview_of_page(library, item, number, shapes))

        self._look = self._desk.look(make, done=self.canvas.show_result, failed=self._refused)

    def keep(self) -> None:
        """Make the copy and keep it, beside the window's work."""
        if not self.make.isEnabled():
            return
        library, item, what = self._desk.library, self._detail.row.id, self.what()

        def make(report: Report) -> str:
            return redact_pages(library, item, what, report)

        self.bar.begin(tr("Redacting"), make, self._kept, self._stopped)
        self._say_all()

    def _kept(self, ref: str) -> None:
        self.kept.emit(ref)
        self.accept()

    def _stopped(self, error: DeskError) -> None:
        self._say_all()
        if not isinstance(error, Cancelled):
            self._refused(error)

    def _refused(self, error: DeskError) -> None:
        self.said.setText(sentence(error))
        self.said.show()

    def reject(self) -> None:
        """Closing stops what goes on."""
        self.bar.cancel()
        super().reject()
