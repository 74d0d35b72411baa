"""Items as Qt shows them: a long list of ids whose rows are read as they come in sight."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QByteArray,
    QItemSelection,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from evidence_desk.desk.cells import Cell, set_cells
from evidence_desk.desk.describe import describe
from evidence_desk.desk.items import ItemRow, item_rows
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.items import Access, Status, make_ref
from evidence_desk.ui import wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr

#: What a drag of items carries: their references, one on each line, UTF-8.
MIME_ITEMS = "application/x-evidence-desk-items"

_BLOCK = 30  # no more than is in sight: a hand on the bar leaps from one screen to another
_BLOCKS_KEPT = 80
_TOGETHER = 4  # blocks side by side that are read as one
_AT_ONCE = 2  # readings beside each other
_WAITING = 24  # and blocks that wait, the latest: more are never in sight at once
#: Kinds of records whose names rows show: renamed, they change rows that no change names.
_NAMED_IN_ROWS = frozenset({"section", "tag", "source", "library"})
_NAMES_MS = 1000
_NO_BLOCKS = range(0)
_Index = QModelIndex | QPersistentModelIndex

#: Column → how a row is sorted by it in the desk ("" where it cannot be).
COLUMNS: dict[str, str] = {
    "ref": "ref",
    "title": "title",  # one column for each language of the library: "title.en"
    "captured": "date",
    "kind": "kind",
    "status": "status",
    "rank": "rank",
    "incidents": "",
    "sections": "",
    "tags": "",
    "place": "place",
    "source": "source",
    "access": "access",
    "duration": "duration",
    "bytes": "bytes",
    "name": "name",
}
_EDITED = {"title", "captured", "place", "rank", "status", "access", "source"}


def columns_of(languages: Sequence[str]) -> list[str]:
    """A library's columns: those of COLUMNS, its titles in each language."""
    titles = [f"title.{language}" for language in languages]
    return [one for column in COLUMNS for one in (titles if column == "title" else [column])]


def sort_key(column: str) -> str:
    """How rows are sorted by a column in the desk, "" where they cannot be."""
    return COLUMNS[column.partition(".")[0]]


def is_edited(column: str) -> bool:
    """Whether one can type into a column."""
    return column.partition(".")[0] in _EDITED


def heading(column: str) -> str:
    """A column's name for people."""
    column, _, language = column.partition(".")
    if language:
        return tr("Title {code}", code=language.upper())
    return {
        "ref": tr("Reference"),
        "title": tr("Title"),
        "captured": tr("Date"),
        "kind": tr("Kind"),
        "status": tr("Status"),
        "rank": tr("Rank"),
        "incidents": tr("Incidents"),
        "sections": tr("Sections"),
        "tags": tr("Tags"),
        "place": tr("Place"),
        "source": tr("Source"),
        "access": tr("Access"),
        "duration": tr("Duration"),
        "bytes": tr("Size"),
        "name": tr("File name"),
    }[column]


class ItemModel(QAbstractTableModel):
    """The items a page shows, in order; `row(n)` is None until its block has been read."""

    def __init__(self, desk: Desk, parent: Any = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.columns = columns_of(desk.library.languages)
        self._ids: list[int] = []
        self._places: dict[int, int] | None = None  # made when first asked for
        self._blocks: OrderedDict[int, list[ItemRow | None]] = OrderedDict()
        self._wanted: OrderedDict[int, None] = OrderedDict()  # blocks, the latest asked for last
        self._busy: set[int] = set()  # those being read
        self._reading_blocks = 0  # how many readings of blocks there are
        self._generation = 0
        self._reading = 0
        self._read_at: dict[int, int] = {}  # by row: the reading that it is from
        self._names = QTimer(self)
        self._names.setSingleShot(True)
        self._names.setInterval(_NAMES_MS)
        self._names.timeout.connect(self._read_blocks)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fetch)
        desk.touched.connect(self._touched)

    # ------------------------------------------------------------ the list

    def ids(self) -> list[int]:
        """Ids in the order shown."""
        return list(self._ids)

    def set_ids(self, ids: Sequence[int]) -> None:
        """Show these items; what was read of those that stay is read anew when seen."""
        if list(ids) == self._ids:
            return
        self.beginResetModel()
        self._ids = list(ids)
        self._places = None
        self._forget()
        self.endResetModel()

    def _forget(self) -> None:
        self._generation += 1
        self._blocks.clear()
        self._wanted.clear()
        self._busy.clear()
        self._reading_blocks = 0
        self._read_at.clear()

    def id_at(self, row: int) -> int:
        """The item's id in a row."""
        return self._ids[row]

    def ids_between(self, first: int, last: int) -> list[int]:
        """The ids in some rows, both ends included."""
        return self._ids[first : last + 1]

    def place_of(self, item_id: int) -> int:
        """The row of an item, or -1."""
        if self._places is None:  # most searches are followed by none that asks
            self._places = {number: at for at, number in enumerate(self._ids)}
        return self._places.get(item_id, -1)

    def row(self, row: int, asks: bool = True) -> ItemRow | None:
        """What is known of the item in a row; asks for it where it is not read yet."""
        block = row // _BLOCK
        rows = self._blocks.get(block)
        if rows is None:
            if asks and block not in self._busy:
                self._wanted[block] = None
                self._wanted.move_to_end(block)
                self._timer.start()
            return None
        self._blocks.move_to_end(block)
        inside = row % _BLOCK
        return rows[inside] if inside < len(rows) else None

    def _fetch(self) -> None:
        """Read the latest blocks asked for: they are in sight; what a hand passed by is not read.

        Few at a time: readings of blocks long gone would keep those that one waits for.
        """
        while self._wanted and self._reading_blocks < _AT_ONCE:
            self._start(_taken(self._wanted, next(reversed(self._wanted))))
        while len(self._wanted) > _WAITING:
            self._wanted.popitem(last=False)

    def _start(self, blocks: range) -> None:
        self._busy.update(blocks)
        self._reading_blocks += 1
        self._read(self._rows_of(blocks), blocks)

    def _rows_of(self, blocks: range) -> range:
        return range(blocks.start * _BLOCK, min(blocks.stop * _BLOCK, len(self._ids)))

    def _read(self, rows: Sequence[int], blocks: range = _NO_BLOCKS) -> None:
        """Read rows beside the window: those of blocks, or some that were read before."""
        ids = [self._ids[row] for row in rows]
        generation, library = self._generation, self.desk.library
        self._reading += 1
        reading = self._reading

        def arrived(found: list[ItemRow]) -> None:
            if generation == self._generation:
                self._arrived(rows, {one.id: one for one in found}, reading, blocks)

        def failed(error: DeskError) -> None:
            if generation == self._generation:
                self._ended(blocks)
            self.desk.complain(error)

        self.desk.run("", item_rows, library, ids, done=arrived, failed=failed)

    def _arrived(
        self, rows: Sequence[int], found: dict[int, ItemRow], reading: int, blocks: range
    ) -> None:
        self._ended(blocks)
        for block in blocks:
            self._blocks.setdefault(block, [None] * _BLOCK)
            self._blocks.move_to_end(block)
        fresh = []
        for row in rows:
            kept = self._blocks.get(row // _BLOCK)
            if kept is not None and self._read_at.get(row, 0) < reading:
                self._read_at[row] = reading  # what was asked for later is never older
                kept[row % _BLOCK] = found.get(self._ids[row])
                fresh.append(row)
        while len(self._blocks) > _BLOCKS_KEPT:
            self._blocks.popitem(last=False)
        last = len(self.columns) - 1
        for begin, end in merged((row, row) for row in fresh):
            self.dataChanged.emit(self.index(begin, 0), self.index(end, last))

    def _ended(self, blocks: range) -> None:
        if blocks:
            self._busy.difference_update(blocks)
            self._reading_blocks -= 1
            self._fetch()

    def _touched(self, records: frozenset[tuple[str, int]]) -> None:
        """Read anew what a change may have made different, and only that."""
        if ("*", 0) in records:
            self._read_blocks()
            return
        places = (self.place_of(number) for kind, number in records if kind == "item")
        rows = sorted(place for place in places if place >= 0 and place // _BLOCK in self._blocks)
        if rows:
            self._read(rows)
        if not _NAMED_IN_ROWS.isdisjoint(kind for kind, _ in records):
            if not rows:
                self._read_blocks()
            elif not self._names.isActive():  # perhaps they are tied to it, and no more
                self._names.start()

    def _read_blocks(self) -> None:
        seen = dict.fromkeys(reversed(self._blocks))  # the last first: it is in sight
        while seen:
            self._read(self._rows_of(_taken(seen, next(iter(seen)))))

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many items are shown."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many columns a table has."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Column names."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return heading(self.columns[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell's text."""
        if not index.isValid():
            return None
        row = self.row(index.row())
        if row is None:
            return make_ref("item", self._ids[index.row()]) if index.column() == 0 else None
        column = self.columns[index.column()]
        roles = Qt.ItemDataRole
        if role == roles.DisplayRole:
            return self.cell(row, column)
        if role == roles.EditRole:
            return self._raw(row, column)
        if role == roles.ToolTipRole:
            return sentence(row.problem or "") or self.cell(row, column)
        if role == roles.AccessibleTextRole:
            return wording.said_of(heading(column), self.cell(row, column))
        if role == roles.TextAlignmentRole and column in ("rank", "duration", "bytes"):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def cell(self, row: ItemRow, column: str) -> str:
        """A cell's text for people."""
        if column.startswith("title."):
            return row.titles.get(column[6:], "")
        write: dict[str, Callable[[], str]] = {
            "captured": lambda: say_date(row.captured, self.desk.language) if row.captured else "",
            "kind": lambda: wording.kind_word(row.kind),
            "status": lambda: wording.status(row.status),
            "rank": lambda: "★" * row.rank,
            "incidents": lambda: ", ".join(row.incidents),
            "sections": lambda: ", ".join(row.sections),
            "tags": lambda: ", ".join(row.tags),
            "access": lambda: wording.access(row.access),
            "duration": lambda: wording.clock(row.duration_s) if row.duration_s else "",
            "bytes": lambda: wording.amount(row.bytes),
        }
        return write[column]() if column in write else str(getattr(row, column) or "")

    def _raw(self, row: ItemRow, column: str) -> str:
        """What one edits, and what is copied: as it can be typed again."""
        if column == "rank":
            return str(row.rank)
        if column in ("captured", "place", "source"):
            return str(getattr(row, column) or "")
        return self.cell(row, column)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Cells can be selected and dragged, some edited."""
        flags = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        if index.isValid() and is_edited(self.columns[index.column()]):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say what was typed into a cell; it shows once it is in the catalogue."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        return self.say([index.row()], self.columns[index.column()], str(value))

    def say(self, rows: Sequence[int], column: str, text: str) -> bool:
        """Set one field of these rows' items; one undo step."""
        if not is_edited(column):
            return False
        refs = [make_ref("item", self._ids[row]) for row in rows]
        value = self.value_of(column, text)
        self.desk.change("", describe, self.desk.library, refs, {column: value})
        return True

    def paste(
        self, row: int, columns: Sequence[str], lines: Sequence[Sequence[str]]
    ) -> tuple[int, int]:
        """Write lines of cells from a row downwards, one undo step, and say what was done.

        Returns how many lines found a row, and how many did not.
        """
        fits = lines[: max(0, len(self._ids) - row)]
        cells = [
            Cell(make_ref("item", self._ids[row + at]), column, self.value_of(column, text))
            for at, line in enumerate(fits)
            for column, text in zip(columns, line, strict=False)
        ]
        left = len(lines) - len(fits)

        def done(_: int) -> None:
            said = tr("%n row(s) pasted.", n=len(fits))
            more = tr("%n more found no item here.", n=left) if left else ""
            self.desk.say(f"{said} {more}".strip())

        self.desk.change("", set_cells, self.desk.library, cells, done=done)
        return len(fits), left

    def value_of(self, column: str, text: str) -> str:
        """What was typed or pasted, as the desk takes it: words of the window become its own."""
        text = text.strip()
        if column == "rank":
            return str(text.count("★")) if "★" in text else text or "0"
        if column == "status":
            return _code(text, {wording.status(one): str(one) for one in Status})
        if column == "access":
            return _code(text, {wording.access(one): str(one) for one in Access})
        return text

    def read_texts(
        self,
        rows: Sequence[int],
        columns: Sequence[str],
        done: Callable[[list[list[str]]], None],
    ) -> None:
        """The cells of rows as they can be typed again, also of rows that were never in sight."""
        ids = [self._ids[row] for row in rows]
        library = self.desk.library

        def read() -> list[list[str]]:
            found = item_rows(library, ids)
            return [[self._raw(row, column) for column in columns] for row in found]

        self.desk.run("", read, done=done)

    def mimeTypes(self) -> list[str]:
        """Items are dragged as references."""
        return [MIME_ITEMS, "text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The references of the rows dragged."""
        rows = sorted({index.row() for index in indexes})
        return items_mime([self._ids[row] for row in rows])


def _taken(blocks: dict[int, None], block: int) -> range:
    """A block and some beside it, taken out of others."""
    low = high = block
    del blocks[block]
    while high - low + 1 < _TOGETHER and (low - 1 in blocks or high + 1 in blocks):
        if low - 1 in blocks:
            low -= 1
            del blocks[low]
        else:
            high += 1
            del blocks[high]
    return range(low, high + 1)


def _code(text: str, words: Mapping[str, str]) -> str:
    """The desk's word for one of the window's; what is neither stays, to be refused by name."""
    folded = {word.casefold(): code for word, code in words.items()}
    return folded.get(text.casefold(), text)


def spans_of(selection: QItemSelection) -> list[tuple[int, int]]:
    """The rows of a selection, from first to last, in order and without overlap."""
    found = [
        (part.top(), part.bottom())
        for part in (selection.at(at) for at in range(selection.count()))
    ]
    return merged(found)


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans of rows in order, those that touch made one."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found


def selection_of(model: QAbstractItemModel, spans: Iterable[tuple[int, int]]) -> QItemSelection:
    """Spans of whole rows as Qt selects them."""
    chosen, last = QItemSelection(), model.columnCount() - 1
    for top, bottom in spans:
        chosen.select(model.index(top, 0), model.index(bottom, last))
    return chosen


def items_mime(ids: Sequence[int]) -> QMimeData:
    """What a drag of these items carries."""
    refs = "\n".join(make_ref("item", number) for number in ids)
    mime = QMimeData()
    mime.setData(MIME_ITEMS, QByteArray(refs.encode()))
    mime.setText(refs)
    return mime


def refs_of(mime: QMimeData) -> list[str]:
    """The references a drag carries; none if it is not one of items."""
    if not mime.hasFormat(MIME_ITEMS):
        return []
    return bytes(mime.data(MIME_ITEMS).data()).decode("utf-8", "replace").split()
