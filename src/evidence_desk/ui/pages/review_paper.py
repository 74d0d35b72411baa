"""Photos and documents under review."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.items import ItemDetail
from evidence_desk.desk.pictures import page, thumbnail, view
from evidence_desk.domain.errors import DeskError
from evidence_desk.ui import theme
from evidence_desk.ui.context import Call, Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView

_SCREEN, _LARGE = 1600, 8000


class PhotoReview(QWidget):
    """A photo: at once as its small picture, then sharp, then pixel by pixel when looked into."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._call: Call | None = None
        self._sharpest = 0
        self._ahead: dict[int, QImage] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.picture = PictureView()
        self.picture.closer.connect(self._closer)
        column.addWidget(self.picture, 1)
        self._notice = Label("", "bad", wrap=True)
        self._notice.hide()
        column.addWidget(self._notice)

    def load(self, detail: ItemDetail) -> None:
        """Show a photo."""
        number = detail.row.id
        if number == self._number:
            return
        self._number, self._sharpest = number, 0
        self._notice.hide()
        if number in self._ahead:
            self._sharpest = _SCREEN
            self.picture.show_image(self._ahead.pop(number))
            return
        library = self._desk.library

        def small() -> tuple[int, int, QImage | None]:
            data = thumbnail(library, number)
            return number, 1, QImage.fromData(data) if data else None

        self.picture.clear()
        self._desk.run("", small, done=self._show)
        self._fetch(_SCREEN)

    def fetch_ahead(self, number: int) -> None:
        """Decode the next photo before it is asked for."""
        if number in self._ahead:
            return
        library = self._desk.library

        def look() -> tuple[int, QImage]:
            return number, QImage.fromData(view(library, number, _SCREEN))

        self._desk.run("", look, done=self._keep, failed=lambda _: None)

    def _keep(self, found: tuple[int, QImage]) -> None:
        self._ahead[found[0]] = found[1]
        while len(self._ahead) > 3:
            self._ahead.pop(next(iter(self._ahead)))

    def _fetch(self, pixels: int) -> None:
        library, number = self._desk.library, self._number

        def look() -> tuple[int, int, QImage | None]:
            return number, pixels, QImage.fromData(view(library, number, pixels))

        self._call = self._desk.run("", look, done=self._show, failed=self._refused)

    def _closer(self) -> None:
        if self._sharpest == _SCREEN:
            self._sharpest = _LARGE - 1
            self._fetch(_LARGE)

    def _refused(self, error: DeskError) -> None:
        self._notice.setText(sentence(error))
        self._notice.show()

    def _show(self, found: tuple[int, int, QImage | None]) -> None:
        number, pixels, image = found
        if number != self._number or image is None or image.isNull() or pixels <= self._sharpest:
            return
        first = self._sharpest == 0
        self._sharpest = pixels
        self.picture.show_image(image, same=not first)


class DocumentReview(QWidget):
    """A document: PDF page by page, others as text; text can be selected and copied."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self._pages = 0
        self._call: Call | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._page = QSpinBox()
        self._page.setAccessibleName(tr("Page"))
        self._page.setPrefix(tr("page") + " ")
        self._page.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._page.valueChanged.connect(lambda _: self._fetch())
        self._of = Label("", "quiet")
        self._as_text = QToolButton()
        self._as_text.setText(tr("As text"))
        self._as_text.setCheckable(True)
        self._as_text.setToolTip(tr("The words alone, to select and copy"))
        self._as_text.toggled.connect(self._choose)
        theme.mark(self._as_text, "mdi6.text")
        self._as_text.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.addWidget(self._page)
        row.addWidget(self._of)
        row.addStretch(1)
        row.addWidget(self._as_text)
        column.addLayout(row)
        self.picture = PictureView(paper=True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the document"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.picture)
        self._stack.addWidget(self.text)
        column.addWidget(self._stack, 1)

    @property
    def page(self) -> int | None:
        """The page shown, from 1; None where there are no pages."""
        return self._page.value() if self._pages else None

    def load(self, detail: ItemDetail) -> None:
        """Show a document."""
        if detail.row.id == self._number:
            return
        self._number = detail.row.id
        self._pages = detail.pages or 0 if detail.row.mime == "application/pdf" else 0
        self.text.setPlainText(detail.text or tr("No text could be read from this file."))
        for widget in (self._page, self._of):
            widget.setVisible(bool(self._pages))
        self._as_text.setVisible(bool(self._pages))
        if self._pages:
            self._of.setText(tr("of {count}", count=self._pages))
            self._page.blockSignals(True)
            self._page.setRange(1, self._pages)
            self._page.setValue(1)
            self._page.blockSignals(False)
            self.picture.clear()
            self._fetch()
        self._choose()

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

    def _choose(self, *_: object) -> None:
        text = not self._pages or self._as_text.isChecked()
        self._stack.setCurrentWidget(self.text if text else self.picture)

    def _fetch(self) -> None:
        if self._call is not None:
            self._call.forget()
        library, number, wanted = self._desk.library, self._number, self._page.value()

        def look() -> tuple[int, int, QImage]:
            return number, wanted, QImage.fromData(page(library, number, wanted, 2000))

        self._call = self._desk.run("", look, done=self._show)

    def _show(self, found: tuple[int, int, QImage]) -> None:
        number, wanted, image = found
        if number == self._number and wanted == self._page.value():
            self.picture.show_image(image)
