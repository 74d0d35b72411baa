"""A document under review: PDF page by page, others as text; text can be selected and copied."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.items import ItemDetail, MarkRow
from evidence_desk.desk.pictures import page
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.review_find import Finding
from evidence_desk.ui.widgets.ahead import Ahead, Key
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView
from evidence_desk.ui.widgets.regions import regions_of

_READING, _CLOSE = 2000, 5000  # pixels of a page's long side: to read, and to look closely

_NARROW = 480  # pixels of width that the search would have to share with the page's number


class DocumentReview(QWidget):
    """One document; the pages before and after the one in hand are made ready meanwhile."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._pages = 0
        self._marks: tuple[MarkRow, ...] = ()
        self._call: Call | None = None
        library = desk.library

        def read(key: Key) -> bytes:
            return page(library, key[0], key[1], _READING)

        self._ahead = Ahead(desk, read, self)
        self._ahead.arrived.connect(self._arrived)
        self._ahead.failed.connect(self._refused)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._page = QSpinBox()
        self._page.setAccessibleName(tr("Page"))
        self._page.setPrefix(tr("page") + " ")
        self._page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page.valueChanged.connect(lambda _: self._stand())
        self._of = Label("", "quiet")
        self._as_text = QToolButton()
        self._as_text.setText(tr("As text"))
        self._as_text.setCheckable(True)
        self._as_text.setToolTip(tr("The words alone, to select and copy"))
        self._as_text.toggled.connect(self._choose)
        theme.mark(self._as_text, "mdi6.text")
        self._as_text.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.finding = Finding(desk, self)
        row.addWidget(self._page)
        row.addWidget(self._of)
        row.addWidget(self.finding.bar, 4)
        row.addStretch(1)
        row.addWidget(self._as_text)
        self._row, self._column = row, column
        column.addLayout(row)
        self.picture = PictureView(paper=True)
        self.picture.closer.connect(self._closer)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the document"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.text)
        column.addWidget(self._stack, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the page is narrow, what is looked for is typed on a line of its own."""
        super().resizeEvent(event)
        bar, apart = self.finding.bar, self.width() < _NARROW
        if apart == (self._row.indexOf(bar) < 0):
            return
        if apart:
            self._row.removeWidget(bar)
            self._column.insertWidget(1, bar)
        else:
            self._column.removeWidget(bar)
            self._row.insertWidget(2, bar, 4)

    @property
    def number(self) -> int:
        """The id of the item shown."""
        return self._number

    @property
    def page(self) -> int | None:
        """The page shown, from 1; None where there are no pages."""
        return self._page.value() if self._pages else None

    @property
    def shows_pages(self) -> bool:
        """Whether a page is seen, and not the words alone."""
        return self._stack.currentWidget() is self.picture

    def load(self, detail: ItemDetail) -> None:
        """Show a document, with the regions marked on its pages."""
        self._marks = detail.marks
        if detail.row.id == self._number:
            self._show_regions()
            return
        self._number = detail.row.id
        self._pages = detail.pages or 0 if detail.row.mime == "application/pdf" else 0
        self.text.setPlainText(detail.text or tr("No text could be read from this file."))
        for widget in (self._page, self._of):
            widget.setVisible(bool(self._pages))
        self._as_text.setVisible(bool(self._pages))
        self._ahead.forget()
        self.picture.clear()
        if self._pages:
            self._of.setText(tr("of {count}", count=self._pages))
            self._page.blockSignals(True)
            self._page.setRange(1, self._pages)
            self._page.setValue(1)
            self._page.blockSignals(False)
            self._stand()
        self._choose()
        self.finding.take(detail.text or "")

    def go_to(self, number: int) -> None:
        """Show a page."""
        self._page.setValue(number)

    def turn_page(self, step: int) -> bool:
        """Another page; False where there is none."""
        wanted = self._page.value() + step
        if not self._pages or not 1 <= wanted <= self._pages:
            return False
        self._page.setValue(wanted)
        return True

    def read_on(self, y: int) -> bool:
        """Read a step further down (1) or up (-1), of the page or the text."""
        if self.shows_pages:
            return self.picture.pan_step(0, y)
        bar = self.text.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + y * max(1, bar.pageStep() // 3))
        return bar.value() != before

    def ready(self) -> int:
        """How many pages are drawn, the one in hand among them."""
        return self._ahead.ready

    def _choose(self, *_: object) -> None:
        text = not self._pages or self._as_text.isChecked()
        self._stack.setCurrentWidget(self.text if text else self.picture)

    def _stand(self) -> None:
        """Show the page in hand, at once if it is ready; its neighbours come next."""
        if self._call is not None:
            self._call.forget()
            self._call = None
        here = self._page.value()
        ready = self._ahead.get((self._number, here))
        self.picture.set_regions([])
        self.picture.set_found([], -1)
        if ready is not None:
            self._show(ready)
        pages = [here, here + 1, here - 1, here + 2]
        self._ahead.want([(self._number, one) for one in pages if 1 <= one <= self._pages])

    def _arrived(self, key: Key, image: QImage) -> None:
        if key == (self._number, self._page.value()) and not image.isNull():
            self._show(image)

    def _show(self, image: QImage) -> None:
        self.picture.show_image(image)
        self._show_regions()
        self.finding.show_on_page()

    def _show_regions(self) -> None:
        here = self.page
        self.picture.set_regions(regions_of(one for one in self._marks if one.page == here))

    def _closer(self) -> None:
        """The page drawn larger, once someone looks closer."""
        if self._call is not None or not self._pages:
            return
        library, number, here = self._desk.library, self._number, self._page.value()

        def look() -> tuple[Key, QImage]:
            return (number, here), QImage.fromData(page(library, number, here, _CLOSE))

        self._call = self._desk.look(look, done=self._show_closer, failed=lambda _: None)

    def _show_closer(self, found: tuple[Key, QImage]) -> None:
        key, image = found
        if key == (self._number, self._page.value()) and not image.isNull():
            self.picture.show_image(image, same=True)

    def _refused(self, key: Key, error: DeskError) -> None:
        if key == (self._number, self._page.value()):
            self.picture.clear()
            self._desk.say(sentence(error))
