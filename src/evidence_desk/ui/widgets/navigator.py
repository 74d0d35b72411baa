"""The navigator: everywhere one can go, with counts; everything in it takes drops of items."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtWidgets import QInputDialog, QMenu, QVBoxLayout, QWidget

from evidence_desk.desk.describe import describe
from evidence_desk.desk.searches import remove_search, rename_search
from evidence_desk.desk.ties import tie
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.navigator_lines import Line, read_lines
from evidence_desk.ui.widgets.navigator_tree import NavigatorTree


class NavigatorWidget(QWidget):
    """The tree on the left."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._read)
        self._desk, self._actions = desk, actions
        self.tree = NavigatorTree(_key)
        self.tree.gone.connect(self._go)
        self.tree.dropped.connect(self._tie)
        self.tree.menu_wanted.connect(self._menu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        desk.touched.connect(self._touched)
        desk.arrived.connect(self._arrived)
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: lines are written in them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.tree.write_anew()

    def _touched(self, _records: object) -> None:
        self._timer.start()

    def _read(self) -> None:
        self._desk.run("", read_lines, self._desk.library, self._desk.language, done=self.tree.fill)

    def _arrived(self, place: Place) -> None:
        self.tree.mark(_key(place))

    def _go(self, line: Line) -> None:
        if line.place is not None:
            self._desk.go(line.place)
        else:
            self._actions.trigger(line.action)

    def _menu(self, line: Line, where: QPoint) -> None:
        menu = QMenu(self)
        place, search = line.place, line.search
        if place is not None:
            menu.addAction(tr("Open"), lambda: self._desk.go(place))
        if search is not None:
            menu.addAction(tr("Rename this search…"), lambda: self._rename(search, line.words))
            menu.addAction(
                tr("Remove this search"),
                lambda: self._desk.change("", remove_search, self._desk.library, search),
            )
        for name in ("tie.new_incident", "report.add"):
            menu.addAction(self._actions.qaction(name))
        menu.popup(where)

    def _rename(self, search_id: int, name: str) -> None:
        dialog = QInputDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Rename this search"))
        dialog.setLabelText(tr("Its name in the navigator:"))
        dialog.setTextValue(name)
        library = self._desk.library
        dialog.textValueSelected.connect(
            lambda text: self._desk.change("", rename_search, library, search_id, text)
        )
        dialog.open()

    def _tie(self, refs: list[str], line: Line) -> None:
        """Tie items to an incident, section or tag, or say who gave them."""
        if line.drop is None:
            return
        library, (kind, target) = self._desk.library, line.drop
        if kind == "source":
            self._desk.change("", describe, library, refs, {"source": target})
        else:
            args = {
                "incident": ((target,), (), ()),
                "section": ((), (target,), ()),
                "tag": ((), (), (target,)),
            }[kind]
            self._desk.change("", tie, library, refs, *args)
        self._desk.say(tr("Tied %n item(s) to {target}", n=len(refs), target=line.words))


def _key(place: Place) -> str:
    """What a row and a place have in common; a review belongs where its items came from."""
    if place.page == "chronology":
        return "chronology/"
    if place.page != "review":
        return f"{place.page}/{place.target}"
    field, _, value = place.target.partition(":")
    return f"{field}/{value}" if field in ("incident", "section") else f"gallery/{place.target}"
