"""The start page: make, open, learn, or go on where one was."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.ui import theme
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.language import tr
from evidence_desk.ui.memory import Memory
from evidence_desk.ui.widgets.label import Label


class StartPage(QScrollArea):
    """What one sees before a library is open."""

    open_wanted = Signal(Path)

    def __init__(self, actions: Actions, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.setAccessibleName(tr("Start"))
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        inner = QWidget()
        middle = QHBoxLayout(inner)
        column = QVBoxLayout()
        column.setSpacing(14)
        column.setContentsMargins(32, 40, 32, 32)
        middle.addStretch(1)
        middle.addLayout(column, 6)
        middle.addStretch(1)
        column.addWidget(Label("Evidence Desk", "title"))
        column.addWidget(
            Label(
                tr(
                    "From a folder of footage to a numbered dossier whose every exhibit can be "
                    "proved."
                ),
                "quiet",
                wrap=True,
            )
        )
        column.addSpacing(8)
        choices = QHBoxLayout()
        choices.setSpacing(14)
        for action, icon, name, text in (
            (
                "file.new",
                "mdi6.folder-plus-outline",
                tr("New library"),
                tr("A folder that holds one case: originals, catalogue, what goes out."),
            ),
            (
                "file.open",
                "mdi6.folder-open-outline",
                tr("Open a library"),
                tr("A folder ending in .evidence, on this computer or a disk."),
            ),
            (
                "file.demo",
                "mdi6.school-outline",
                tr("Learn with the demonstration"),
                tr("A small invented case with everything in it, to try things out."),
            ),
        ):
            choices.addWidget(_Choice(actions, action, icon, name, text))
        column.addLayout(choices)
        column.addSpacing(16)
        self._recent_title = Label(tr("Recent"), "heading")
        column.addWidget(self._recent_title)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(6)
        column.addLayout(self._recent)
        column.addStretch(1)
        self._actions = actions
        self._foot = Label("", "quiet", wrap=True)
        column.addWidget(self._foot)
        actions.say_keys(self._foot, self._say_foot)
        self.setWidget(inner)

    def _say_foot(self) -> None:
        find, keys = self._actions.key("go.palette"), self._actions.key("help.keys")
        self._foot.setText(
            " ".join(
                (
                    tr("Everything stays on this computer: the program never uses the network."),
                    tr("{key} finds any action.", key=find) if find else "",
                    tr("{key} shows the keys.", key=keys) if keys else "",
                )
            ).strip()
        )

    def refresh(self) -> None:
        """List the recent libraries as they are on the disk now."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        paths = self._memory.libraries()
        self._recent_title.setVisible(bool(paths))
        for path in paths:
            row = _Recent(path)
            row.open_wanted.connect(self.open_wanted)
            row.forget_wanted.connect(self._forget)
            self._recent.addWidget(row)

    def _forget(self, path: Path) -> None:
        self._memory.forget(path)
        self.refresh()


class _Choice(QPushButton):
    """A large button with a line that explains it."""

    def __init__(self, actions: Actions, action: str, icon: str, name: str, text: str) -> None:
        super().__init__()
        theme.restyle(self, "choice")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setObjectName(f"start.{action}")
        self.setAccessibleName(name)
        self.setAccessibleDescription(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: actions.trigger(action))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        picture = _Picture(icon)
        heading, words = Label(name, "heading", wrap=True), Label(text, "quiet", wrap=True)
        for widget in (picture, heading, words):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            column.addWidget(widget)
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """As tall as its words need at this width."""
        layout = self.layout()
        assert layout is not None
        width = max(self.width(), 200)
        return QSize(200, max(layout.heightForWidth(width), layout.minimumSize().height()))

    def minimumSizeHint(self) -> QSize:
        """Never clip the words."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """Narrower is taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the words need at this width."""
        layout = self.layout()
        assert layout is not None
        return layout.heightForWidth(width)


class _Picture(QLabel):
    """An icon that is only looked at; it follows the colours."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self._draw()

    def _draw(self) -> None:
        self.setPixmap(theme.icon(self._icon, "accent").pixmap(QSize(32, 32)))

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: drawn anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()


class _Recent(QFrame):
    """One recent library; greyed when its folder is not there now."""

    open_wanted = Signal(Path)
    forget_wanted = Signal(Path)

    def __init__(self, path: Path) -> None:
        super().__init__()
        theme.restyle(self, "card")
        there = (path / "library.sqlite").is_file() or (path / "library.toml").is_file()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 8, 4)
        open_ = QPushButton(path.name.removesuffix(".evidence"))
        open_.setFlat(True)
        open_.setEnabled(there)
        open_.setObjectName("start.recent")
        open_.setAccessibleName(tr("Open {name}", name=path.name))
        theme.mark(open_, "mdi6.archive-outline", "accent")
        open_.clicked.connect(lambda: self.open_wanted.emit(path))
        where = Label(
            str(path.parent) if there else tr("not there now: {path}", path=path), "quiet"
        )
        forget = QToolButton()
        forget.setAutoRaise(True)
        forget.setToolTip(tr("Take it from this list (the library itself stays)"))
        forget.setAccessibleName(tr("Take {name} from the list", name=path.name))
        theme.mark(forget, "mdi6.close", "quiet")
        forget.clicked.connect(lambda: self.forget_wanted.emit(path))
        row.addWidget(open_)
        row.addWidget(where, 1)
        row.addWidget(forget)
