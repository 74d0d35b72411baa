"""The navigator: everywhere one can go, with counts; everything in it takes drops of items."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QInputDialog,
    QMenu,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.chronology import IncidentRow, incidents
from evidence_desk.desk.counting import Counts, counts
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import EditionRow, editions
from evidence_desk.desk.outline import SectionRow, sections
from evidence_desk.desk.searches import SavedSearch, remove_search, rename_search, saved_searches
from evidence_desk.desk.sources import SourceRow, sources
from evidence_desk.desk.ties import tie
from evidence_desk.desk.vocabularies import VocabularyRow, vocabularies
from evidence_desk.domain.query import chip
from evidence_desk.ui import theme, wording
from evidence_desk.ui.actions import Actions
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import tr
from evidence_desk.ui.models.items import refs_of
from evidence_desk.ui.pages.page import Place

_PLACE = Qt.ItemDataRole.UserRole
_DROP = Qt.ItemDataRole.UserRole + 1
_KEY = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class _Contents:
    """Everything the tree shows, read at once."""

    counts: Counts
    incidents: list[IncidentRow]
    sections: list[SectionRow]
    vocabularies: list[VocabularyRow]
    sources: list[SourceRow]
    editions: list[EditionRow]
    searches: list[SavedSearch]


class NavigatorWidget(QWidget):
    """The tree on the left."""

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._read)
        self._desk, self._actions = desk, actions
        self.tree = _Tree(desk)
        self.tree.menu_wanted = self._menu
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tree)
        desk.touched.connect(self._touched)
        desk.arrived.connect(self._arrived)
        self._here = ""
        self._read()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours: rows are written in them."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._timer.start()

    def _touched(self, _records: object) -> None:
        self._timer.start()

    def _read(self) -> None:
        library = self._desk.library

        def read() -> _Contents:
            return _Contents(
                counts(library),
                incidents(library),
                sections(library),
                vocabularies(library),
                sources(library),
                editions(library),
                saved_searches(library),
            )

        self._desk.run("", read, done=self._show)

    def _show(self, found: _Contents) -> None:
        self.tree.fill(found, self._desk.language)
        self.tree.mark(self._here)

    def _arrived(self, place: Place) -> None:
        here = _key(place)
        if place.page != "review" or here != self._here:  # there one goes on many times a second
            self._here = here
            self.tree.mark(here)

    def _menu(self, item: QTreeWidgetItem, where: QPoint) -> None:
        menu = QMenu(self)
        place = item.data(0, _PLACE)
        if place is not None:
            menu.addAction(tr("Open"), lambda: self._desk.go(place))
        search_id = item.data(0, _KEY)
        if isinstance(search_id, int):
            menu.addAction(tr("Rename this search…"), lambda: self._rename(search_id, item.text(0)))
            menu.addAction(
                tr("Remove this search"),
                lambda: self._desk.change("", remove_search, self._desk.library, search_id),
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


class _Tree(QTreeWidget):
    """Rows with a count on the right."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.menu_wanted: Callable[[QTreeWidgetItem, QPoint], None] = lambda item, where: None
        self._open: dict[str, bool] = {"tags": False, "sources": False}
        self.setAccessibleName(tr("Navigator"))
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._ask_menu)
        self.itemClicked.connect(lambda item, _: self._go(item))
        self.itemExpanded.connect(lambda item: self._remember(item, True))
        self.itemCollapsed.connect(lambda item: self._remember(item, False))

    # ------------------------------------------------------------ contents

    def fill(self, found: _Contents, language: str) -> None:
        """Show everything anew; what was open stays open, and the place in the list."""
        scroll = self.verticalScrollBar().value()
        self.blockSignals(True)
        self.setUpdatesEnabled(False)
        self.clear()
        n = found.counts
        library = self._head("library", tr("Library"), Place.library())
        for name, words, query, count, icon in (
            ("all", tr("All items"), "", n.total, "mdi6.view-grid-outline"),
            ("new", tr("To look at"), "status:new", n.to_look_at, "mdi6.eye-outline"),
            ("no-incident", tr("No incident"), "-has:incident", n.no_incident, "mdi6.link-off"),
            ("no-section", tr("No section"), "-has:section", n.no_section, "mdi6.bookmark-off"),
            ("missing", tr("Missing files"), "is:missing", n.missing, "mdi6.file-alert-outline"),
            ("damaged", tr("Damaged"), "is:damaged", n.problems, "mdi6.alert-outline"),
        ):  # fmt: skip
            if count or name in ("all", "new", "no-incident"):
                self._row(library, words, Place.gallery(query), count, icon)
        self._row(library, tr("Map"), Place.map(), None, "mdi6.map-outline")
        self._searches(found)
        self._chronology(found, language)
        self._report(found, language)
        self._tags(found, language)
        self._sources(found)
        self._editions(found)
        self.setUpdatesEnabled(True)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scroll)

    def _searches(self, found: _Contents) -> None:
        if found.searches:
            head = self._head("searches", tr("Searches"), None)
            for one in found.searches:
                row = self._row(
                    head, one.name, Place.gallery(one.query), None, "mdi6.bookmark-outline"
                )
                row.setData(0, _KEY, one.id)

    def _chronology(self, found: _Contents, language: str) -> None:
        head = self._head("incidents", tr("Incidents"), None)
        for one in found.incidents:
            title = wording.in_language(one.titles, language)
            row = self._row(
                head,
                f"{one.ref}  {title}".strip(),
                Place.incident(one.ref),
                found.counts.incidents.get(one.id, 0),
                "",
                ("incident", one.ref),
            )
            row.setToolTip(0, f"{one.ref} {title}")
        times = self._head("times", tr("Chronology"), Place.chronology())
        for year, count in found.counts.by_year.items():
            at = self._row(times, str(year), Place.gallery(f"date:{year}"), count)
            for month, few in found.counts.by_month.items():
                if month.startswith(f"{year}-"):
                    self._row(at, month, Place.gallery(f"date:{month}"), few)
        if found.counts.undated:
            self._row(times, tr("No date"), Place.gallery("-has:date"), found.counts.undated)

    def _report(self, found: _Contents, language: str) -> None:
        head = self._head("report", tr("Report"), Place.report())
        above: dict[int, QTreeWidgetItem] = {}
        for one in found.sections:
            parent = above.get(one.depth - 1, head)
            title = wording.in_language(one.titles, language)
            row = self._row(
                parent,
                f"{one.number}  {title}".strip(),
                Place.section(one.number),
                found.counts.sections.get(one.id, 0),
                "",
                ("section", one.number),
            )
            row.setToolTip(0, f"{one.number} {title}")
            row.setExpanded(self._open.get(f"section/{one.number}", True))
            row.setData(1, _KEY, f"section/{one.number}")
            above[one.depth] = row

    def _tags(self, found: _Contents, language: str) -> None:
        head = self._head("tags", tr("Tags"), Place.library("vocabularies"))
        for vocabulary in found.vocabularies:
            title = wording.in_language(vocabulary.titles, language) or vocabulary.code
            group = self._row(head, title, None, None)
            group.setData(1, _KEY, f"tags/{vocabulary.code}")
            group.setExpanded(self._open.get(f"tags/{vocabulary.code}", False))
            rows: dict[int, QTreeWidgetItem] = {}
            for term in vocabulary.terms:
                parent = rows.get(term.parent_id or 0, group)
                label = wording.in_language(term.labels, language) or term.code
                count = found.counts.terms.get(term.id, 0)
                rows[term.id] = self._row(
                    parent,
                    label,
                    Place.gallery(chip("tag", term.ref)),
                    count,
                    "",
                    ("tag", term.ref),
                )

    def _sources(self, found: _Contents) -> None:
        head = self._head("sources", tr("Sources"), Place.library("sources"))
        for one in found.sources:
            row = self._row(
                head,
                one.code,
                Place.gallery(chip("by", one.code)),
                found.counts.sources.get(one.id, 0),
                "",
                ("source", one.code),
            )
            row.setToolTip(0, one.note)

    def _editions(self, found: _Contents) -> None:
        head = self._head("editions", tr("Editions"), None)
        for one in found.editions:
            icon = "mdi6.check-decagram-outline" if one.issued_at else "mdi6.pencil-outline"
            self._row(head, one.name, Place.edition(one.name), one.exhibits, icon)
        if not found.editions:
            row = self._row(head, tr("New edition…"), None, None, "mdi6.plus")
            row.setData(0, _KEY, "edition.new")

    def _head(self, key: str, words: str, place: Place | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self, [words, ""])
        font = self.font()
        font.setBold(True)
        item.setFont(0, font)
        item.setForeground(0, theme.colour("quiet"))
        item.setData(0, _PLACE, place)
        item.setData(1, _KEY, key)
        item.setExpanded(self._open.get(key, True))
        return item

    def _row(
        self,
        parent: QTreeWidgetItem,
        words: str,
        place: Place | None,
        count: int | None,
        icon: str = "",
        drop: tuple[str, str] | None = None,
    ) -> QTreeWidgetItem:
        shown = "" if not count else wording.number(count)
        item = QTreeWidgetItem(parent, [words, shown])
        item.setData(0, _PLACE, place)
        item.setData(0, _DROP, drop)
        item.setForeground(1, theme.colour("quiet"))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if icon:
            item.setIcon(0, theme.icon(icon, "quiet"))
        return item

    def mark(self, key: str) -> None:
        """Highlight the row of the place one is at."""
        self.blockSignals(True)
        self.clearSelection()
        for item in self._everything():
            place = item.data(0, _PLACE)
            if isinstance(place, Place) and _key(place) == key:
                item.setSelected(True)
                self.setCurrentItem(item)
                break
        self.blockSignals(False)

    def _everything(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        queue = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while queue:
            item = queue.pop(0)
            if item is not None:
                found.append(item)
                queue += [item.child(at) for at in range(item.childCount())]
        return found

    def _remember(self, item: QTreeWidgetItem, shown: bool) -> None:
        key = item.data(1, _KEY)
        if isinstance(key, str):
            self._open[key] = shown

    # ------------------------------------------------------------ hands

    def _go(self, item: QTreeWidgetItem) -> None:
        place = item.data(0, _PLACE)
        if item.data(0, _KEY) == "edition.new":
            window = self.window()
            actions = getattr(window, "actions_", None)
            if actions is not None:
                actions.trigger("edition.new")
        elif isinstance(place, Place):
            self._desk.go(place)
        else:
            item.setExpanded(not item.isExpanded())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes; letters stay the window's."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._go(item)
            return
        if item is not None and event.key() == Qt.Key.Key_Menu:
            rect = self.visualItemRect(item)
            self.menu_wanted(item, self.viewport().mapToGlobal(rect.bottomLeft()))
            return
        if len(event.text()) == 1 and event.text().isprintable():
            event.ignore()
            return
        super().keyPressEvent(event)

    def _ask_menu(self, point: QPoint) -> None:
        item = self.itemAt(point)
        if item is not None:
            self.menu_wanted(item, self.viewport().mapToGlobal(point))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Items are welcome."""
        if refs_of(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Only on what one can tie to."""
        item = self.itemAt(event.position().toPoint())
        if item is not None and item.data(0, _DROP) is not None and refs_of(event.mimeData()):
            self.setCurrentItem(item)
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tie what was dropped; one undo step."""
        item = self.itemAt(event.position().toPoint())
        target = item.data(0, _DROP) if item is not None else None
        refs = refs_of(event.mimeData())
        if target is None or not refs or item is None:
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.drop(refs, target[0], target[1], item.text(0))

    def drop(self, refs: list[str], kind: str, target: str, label: str) -> None:
        """Tie items to an incident, section or tag, or say who gave them."""
        library = self._desk.library
        said = tr("Tied %n item(s) to {target}", n=len(refs), target=label)
        if kind == "source":
            self._desk.change("", describe, library, refs, {"source": target})
        else:
            args = {
                "incident": ((target,), (), ()),
                "section": ((), (target,), ()),
                "tag": ((), (), (target,)),
            }[kind]
            self._desk.change("", tie, library, refs, *args)
        self._desk.say(said)


def _key(place: Place) -> str:
    """What a row and a place have in common; a review belongs where its items came from."""
    if place.page == "chronology":
        return "chronology/"
    if place.page != "review":
        return f"{place.page}/{place.target}"
    field, _, value = place.target.partition(":")
    return f"{field}/{value}" if field in ("incident", "section") else f"gallery/{place.target}"
