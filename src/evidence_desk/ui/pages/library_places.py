"""The library page's part on places: the gazetteer, edited by keyboard."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.place_lists import PlacesReport, export_places, import_places
from evidence_desk.desk.places import (
    PlaceOffer,
    PlaceRow,
    accept_offers,
    add_place,
    change_place,
    merge_places,
    remove_place,
)
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.points import write_point
from evidence_desk.domain.query import chip
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.pages.library_part import LibraryPart
from evidence_desk.ui.pages.page import Place
from evidence_desk.ui.widgets.fields import LineField, TextField
from evidence_desk.ui.widgets.label import Label
from evidence_desk.ui.widgets.map_picker import MapPicker
from evidence_desk.ui.widgets.room import scrolled
from evidence_desk.ui.widgets.tie_chips import FlowLayout

_ID = Qt.ItemDataRole.UserRole
_ROOMY_WIDE, _ROOMY_HIGH = 800, 320  # from which, in pixels, there is room for everything


class PlacesPart(LibraryPart):
    """Places as a tree; beside it what the one in hand is called and where it lies."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: dict[int, PlaceRow] = {}
        self._offers: list[PlaceOffer] = []
        self._current: int | None = None
        self._wanted: int | None = None  # to be in hand once it is read
        # What the window speaks stands first: it is what is left where there is little room.
        self._languages = sorted(desk.library.languages, key=lambda one: one != desk.language)
        self._all_named = True  # in that language
        column = QVBoxLayout(self)
        self._teach = Label(
            tr(
                "A place has a name in each language, a point and a radius. Items and incidents "
                "name it by any of its names; an edition says it in its own language, a search "
                "finds what lies in it. What has no point of its own stands there on the map."
            ),
            "quiet",
            wrap=True,
        )
        column.addWidget(self._teach)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        column.addWidget(splitter, 1)  # empty: what is put elsewhere is styled anew with all in it
        splitter.addWidget(self._list())
        splitter.addWidget(scrolled(self._form(), tr("The place")))
        splitter.setSizes([620, 400])
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        column.addLayout(self._offer_row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, the places have it."""
        super().resizeEvent(event)
        self._teach.setVisible(self.height() > _ROOMY_HIGH)
        self._hide_columns()

    def _hide_columns(self) -> None:
        narrow, point = self.width() < _ROOMY_WIDE, len(self._languages)
        for at in range(1, point):  # the form beside the list has all names
            self.tree.setColumnHidden(at, narrow and self._all_named)
        self.tree.setColumnHidden(point, narrow)

    # ------------------------------------------------------------ building

    def _list(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        languages = self._languages
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels(
            [*(tr("Name {code}", code=one.upper()) for one in languages), tr("Point"),
             tr("Items"), tr("Incidents")]
        )  # fmt: skip
        self.tree.setAccessibleName(tr("Places"))
        self.tree.setUniformRowHeights(True)
        self.tree.currentItemChanged.connect(lambda item, _: self._stand_on(item))
        self.tree.itemActivated.connect(lambda _: self._show_uses())
        column.addWidget(self.tree, 1)
        below = QWidget()
        row = FlowLayout(below, gap=6)
        for words, handler in (
            (tr("New place…"), self._add),
            (tr("Merge into…"), self._merge),
            (tr("Remove"), self._remove),
            (tr("Import…"), self._import),
            (tr("Export…"), self._export),
        ):
            button = QPushButton(words)
            button.clicked.connect(handler)
            row.addWidget(button)
        column.addWidget(below)
        return box

    def _form(self) -> QWidget:
        self.form = QWidget()
        fields = QFormLayout(self.form)
        fields.setContentsMargins(12, 0, 4, 4)
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.setVerticalSpacing(6)
        self.editors: dict[str, LineField | TextField] = {}
        for code in self._desk.library.languages:
            self._add_field(fields, LineField(f"name.{code}", tr("Name {code}", code=code.upper())))
        point = LineField("point", tr("Point"))
        point.hint("41.3712, 22.9481   41°22'16\"N 22°56'53\"E")
        self._add_field(fields, point)
        pick = QPushButton(tr("Pick on the map…"))
        theme.mark(pick, "mdi6.map-marker-plus-outline")
        pick.clicked.connect(self._pick)
        fields.addRow("", pick)
        radius = LineField("radius", tr("Radius"))
        radius.hint(tr("200m, 2km"))
        self._add_field(fields, radius)
        parent = LineField("parent", tr("Lies in"))
        parent.hint(tr("another place, by its name"))
        self._add_field(fields, parent)
        self._add_field(fields, TextField("note", tr("Note"), 4))
        uses = QPushButton(tr("Show what lies here"))
        theme.mark(uses, "mdi6.view-grid-outline")
        uses.clicked.connect(self._show_uses)
        fields.addRow("", uses)
        self.form.setEnabled(False)
        return self.form

    def _add_field(self, fields: QFormLayout, editor: LineField | TextField) -> None:
        self.editors[editor.name] = editor
        editor.said.connect(self._save)
        fields.addRow(editor.accessibleName(), editor)

    def _offer_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self._offered = Label("", wrap=True)
        self._accept = QPushButton(tr("Place them"))
        self._accept.clicked.connect(self._take_offers)
        row.addWidget(self._offered, 1)
        row.addWidget(self._accept)
        return row

    # ------------------------------------------------------------ reading

    def load(self, rows: list[PlaceRow], offers: list[PlaceOffer]) -> None:
        """Show these; the one in hand stays so."""
        wanted = self._wanted if self._wanted is not None else self._current
        self._wanted = None
        self._rows = {row.id: row for row in rows}
        self.tree.blockSignals(True)
        self.tree.clear()
        items: dict[int, QTreeWidgetItem] = {}
        languages = self._languages
        for row in rows:
            point = _point(row)
            cells = [
                *(row.names.get(one, "") for one in languages),
                point,
                str(row.items or ""),
                str(row.incidents or ""),
            ]
            above = items.get(row.parent_id) if row.parent_id is not None else None
            item = QTreeWidgetItem(above or self.tree, cells)
            item.setData(0, _ID, row.id)
            items[row.id] = item
        self.tree.expandAll()
        header = self.tree.header()
        header.setStretchLastSection(False)
        for at in range(self.tree.columnCount()):
            stretch = at < len(languages)
            header.setSectionResizeMode(
                at,
                QHeaderView.ResizeMode.Stretch
                if stretch
                else QHeaderView.ResizeMode.ResizeToContents,
            )
        self._all_named = all(row.names.get(languages[0]) for row in rows)
        self._hide_columns()
        current = items.get(wanted or 0) or self.tree.topLevelItem(0)
        if current is not None:
            self.tree.setCurrentItem(current)
        self.tree.blockSignals(False)
        self._fill(current)
        self._say_offers(offers)

    def _stand_on(self, item: QTreeWidgetItem | None) -> None:
        self.flush()
        self._fill(item)

    def _fill(self, item: QTreeWidgetItem | None) -> None:
        number = int(item.data(0, _ID)) if item is not None else None
        changed = number != self._current
        self._current = number
        row = self._rows.get(number) if number is not None else None
        self.form.setEnabled(row is not None)
        for name, editor in self.editors.items():
            value = self._value(row, name) if row is not None else ""
            if changed:
                editor.reset(value)
            else:
                editor.load(value)
        names = [self._name(one) for one in self._rows.values() if one.id != number]
        parent = self.editors["parent"]
        if isinstance(parent, LineField):
            parent.offer(names)

    def _value(self, row: PlaceRow, name: str) -> str:
        field, _, language = name.partition(".")
        if field == "name":
            return row.names.get(language, "")
        if field == "point":
            return _point(row)
        if field == "radius":
            return f"{row.radius_m:g} m" if row.radius_m is not None else ""
        if field == "parent":
            above = self._rows.get(row.parent_id) if row.parent_id is not None else None
            return self._name(above) if above is not None else ""
        return row.note

    def _name(self, row: PlaceRow) -> str:
        return wording.in_language(row.names, self._desk.language)

    def flush(self) -> None:
        """Save what is being typed."""
        for editor in self.editors.values():
            editor.flush()

    # ------------------------------------------------------------ saying

    def _save(self, name: str, text: str) -> None:
        number, library = self._current, self._desk.library
        if number is not None:
            self._desk.change(
                "", lambda: change_place(library, number, {name: text}), failed=self._refused
            )

    def _refused(self, error: DeskError) -> None:
        """What was typed cannot be: say why, and show what is kept."""
        self._desk.complain(error)
        row = self._rows.get(self._current or 0)
        if row is not None:
            for name, editor in self.editors.items():
                editor.reset(self._value(row, name))

    def _add(self) -> None:
        name, ok = QInputDialog.getText(self, tr("New place"), tr("Its name:"))
        if ok and name.strip():
            library = self._desk.library
            language = self._desk.language
            if language not in library.languages:
                language = library.languages[0]
            self._desk.change("", lambda: add_place(library, {language: name}), done=self._added)

    def _added(self, number: int) -> None:
        self._wanted = number
        self._current = number
        self._desk.say(tr("Give it a point and a radius, and what lies there can be found."))

    def _pick(self) -> None:
        row = self._rows.get(self._current or 0)
        if row is None:
            return
        at = (row.lat, row.lon) if row.lat is not None and row.lon is not None else None
        picker = MapPicker(self._desk, at, self)
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.picked.connect(lambda lat, lon: self._save("point", write_point(lat, lon)))
        picker.open()

    def _merge(self) -> None:
        row = self._rows.get(self._current or 0)
        others = [one for one in self._rows.values() if row is not None and one.id != row.id]
        if row is None or not others:
            self._desk.say(tr("Merging needs two places."))
            return
        names = [f"{self._name(one)}  ({one.id})" for one in others]
        said, ok = QInputDialog.getItem(
            self,
            tr("Merge into…"),
            tr("“{name}” becomes the same place as:", name=self._name(row)),
            names,
            0,
            False,
        )
        if ok and said in names:
            kept, gone, library = others[names.index(said)].id, row.id, self._desk.library
            self._wanted = kept
            self._desk.change(
                "",
                lambda: merge_places(library, gone, kept),
                done=lambda count: self._desk.say(tr("%n record(s) moved", n=count)),
            )

    def _remove(self) -> None:
        row, library = self._rows.get(self._current or 0), self._desk.library
        if row is None:
            return
        name = self._name(row)

        def done(count: int) -> None:
            said = tr("Removed the place “{name}”.", name=name)
            if count:
                said += " " + tr("Its words stay on %n record(s); undo brings it back.", n=count)
            self._desk.say(said)

        self._desk.change("", lambda: remove_place(library, row.id, clear=True), done=done)

    def _show_uses(self) -> None:
        row = self._rows.get(self._current or 0)
        if row is not None:
            self._desk.go(Place.gallery(chip("place", self._name(row))))

    # ------------------------------------------------------------ offers and files

    def _say_offers(self, offers: list[PlaceOffer]) -> None:
        self._offers = offers
        for widget in (self._offered, self._accept):
            widget.setVisible(bool(offers))
        if offers:
            told = [
                f"{wording.in_language(one.names, self._desk.language)} ({len(one.refs)})"
                for one in offers
            ]
            count = sum(len(one.refs) for one in offers)
            self._offered.setText(
                tr("%n item(s) taken at a place that is not named yet:", n=count)
                + " "
                + ", ".join(told)
            )

    def _take_offers(self) -> None:
        self._desk.change(
            "",
            accept_offers,
            self._desk.library,
            self._offers,
            done=lambda count: self._desk.say(tr("%n item(s) placed", n=count)),
        )

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, tr("Import places"), "", tr("Comma-separated values (*.csv)")
        )
        if path:
            library = self._desk.library
            self._desk.change("", import_places, library, Path(path), done=self._imported)

    def _imported(self, report: PlacesReport) -> None:
        said = tr("%n place(s) added", n=report.added) + ", "
        said += tr("%n changed", n=report.changed)
        if report.refused:
            said += ". " + " ".join(sentence(one) for one in report.refused[:3])
        self._desk.say(said)

    def _export(self) -> None:
        start = self._desk.library.path / "exports" / "places.csv"
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Export places"), str(start), tr("Comma-separated values (*.csv)")
        )
        if path:
            library = self._desk.library
            self._desk.run(
                "",
                export_places,
                library,
                Path(path),
                done=lambda out: self._desk.say(tr("Written: {path}", path=str(out))),
            )


def _point(row: PlaceRow) -> str:
    if row.lat is None or row.lon is None:
        return ""
    return write_point(row.lat, row.lon)
