"""One side of a comparison: an item's picture or film, and above it what it is and when."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout, QWidget

from evidence_desk.desk.items import ItemDetail
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.items import Kind
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.review_photo import PhotoReview
from evidence_desk.ui.player.film_pane import FilmPane
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.picture_view import PictureView

_MARK = "▸ "  # before the reference of the side the keys are for: not by colour alone


class Side(QFrame):
    """Shows one item. `pressed` says that a hand came here; `loaded` that another item is shown."""

    pressed = Signal()
    loaded = Signal()

    def __init__(self, desk: Desk, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._name = name
        self._detail: ItemDetail | None = None
        self._active = False
        self.setObjectName(f"compare_{name}")
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)
        column.setSpacing(2)
        self._heading = Label("")
        self._facts = Label("", "quiet")
        self._notice = Label("", "quiet", wrap=True)
        self._notice.hide()
        for label in (self._heading, self._facts):
            label.setMinimumWidth(40)
            column.addWidget(label)
        # From the outside in: what is put into another widget with all it holds is styled anew.
        self._stack = QStackedWidget(self)
        self.photo = PhotoReview(desk, self._stack)
        self.film = FilmPane(desk, self._stack)
        self.film.noticed.connect(self._say)
        self._nothing = Label("", "quiet", wrap=True, parent=self._stack)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self._nothing, self.photo, self.film):
            self._stack.addWidget(widget)
        column.addWidget(self._stack, 1)
        column.addWidget(self._notice)
        for picture in (self.photo.picture, self.film.still):
            picture.viewport().installEventFilter(self)
        self.film.surface.installEventFilter(self)
        self.set_active(False)

    # ------------------------------------------------------------ what is shown

    @property
    def detail(self) -> ItemDetail | None:
        """The item shown."""
        return self._detail

    @property
    def plays(self) -> bool:
        """Whether it is a film or a recording."""
        return self._stack.currentWidget() is self.film

    @property
    def picture(self) -> PictureView:
        """What is zoomed and panned: the photo, or the frame of a film that stands."""
        return self.film.still if self.plays else self.photo.picture

    def load(self, detail: ItemDetail) -> None:
        """Show an item; the same again with what is said of it now."""
        other = self._detail is None or self._detail.row.id != detail.row.id
        self._detail = detail
        kind = detail.row.kind
        if other:
            self._say(sentence(detail.row.problem or ""))
            if self.plays:
                self.film.leave()
        if kind in (Kind.VIDEO, Kind.AUDIO):
            self._stack.setCurrentWidget(self.film)
            self.film.load(detail)
        elif kind is Kind.PHOTO:
            self._stack.setCurrentWidget(self.photo)
            self.photo.load(detail)
        else:
            self._stack.setCurrentWidget(self._nothing)
            self._nothing.setText(tr("Photos, films and recordings are compared; documents not."))
        if other:
            self.loaded.emit()

    def leave(self) -> None:
        """Stop, and forget the item."""
        self._detail = None
        self.film.leave()
        self.film.set_loop(None)

    def say_of(self, later: str) -> None:
        """Say what it is and when; `later` is how far from the other one, or ""."""
        detail = self._detail
        if detail is None:
            return
        language, row = self._desk.language, detail.row
        title = wording.in_language(detail.titles, language) or row.name
        mark = _MARK if self._active else ""
        self._set(self._heading, f"{mark}{row.ref}  {title}")
        when = _when(row.captured, language) or tr("no date")
        device = " ".join(part for part in (row.make, row.model) if part)
        state = " · ".join(part for part in (wording.status(row.status), "★" * row.rank) if part)
        self._set(self._facts, "  ·  ".join(p for p in (later, when, device, state) if p))

    def _set(self, label: Label, words: str) -> None:
        room = max(80, self.width() - 12)
        mode = Qt.TextElideMode.ElideRight
        label.setText(label.fontMetrics().elidedText(words, mode, room))
        label.setToolTip(words)

    def _say(self, words: str) -> None:
        self._notice.setText(words)
        self._notice.setVisible(bool(words))

    def set_active(self, active: bool) -> None:
        """Whether the keys are for this side."""
        self._active = active
        edge = theme.colour("accent" if active else "line").name()
        self.setStyleSheet(f"#compare_{self._name} {{ border: 2px solid {edge}; }}")
        font = self._heading.font()
        font.setBold(active)
        self._heading.setFont(font)
        words = {"left": tr("Left side"), "right": tr("Right side")}[self._name]
        self.setAccessibleName(f"{words}, {tr('the keys are for this one')}" if active else words)

    def close_player(self) -> None:
        """Give VLC and the decoder back."""
        self.film.close_player()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Any press in here makes it the side in hand."""
        if event.type() == QEvent.Type.MouseButtonPress:
            self.pressed.emit()
        return super().eventFilter(watched, event)


def _when(captured: str | None, language: str) -> str:
    """A date; to the second in figures, which are read off against each other."""
    if captured is None:
        return ""
    if len(captured) == len("2010-09-21T21:47:03") and captured[10] == "T":
        return captured.replace("T", " ")
    return say_date(captured, language)
