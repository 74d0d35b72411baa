"""What was found in a draft, grouped by how grave it is, each with its sentence."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFontMetrics,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.references import VERDICTS, DraftReport, FoundReference, Uncited
from evidence_desk.ui import theme
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label

_ROW = Qt.ItemDataRole.UserRole
_UNCITED = "uncited"
_MARGIN = 4
_CONTEXT = 110  # characters of a long sentence shown on each side of the reference


def verdict_words(verdict: str) -> tuple[str, str, str]:
    """A verdict for people, its icon and its colour."""
    return {
        "unknown": (tr("unknown number"), "mdi6.help-circle-outline", "bad"),
        "withdrawn": (tr("withdrawn"), "mdi6.cancel", "bad"),
        "withheld": (tr("withheld from this audience"), "mdi6.lock-outline", "bad"),
        "beyond": (tr("time past the end"), "mdi6.timer-off-outline", "bad"),
        "elsewhere": (tr("not tied to the section citing it"), "mdi6.link-off", "warn"),
        "right": (tr("right"), "mdi6.check", "good"),
        _UNCITED: (tr("never cited"), "mdi6.minus-circle-outline", "warn"),
    }[verdict]


def place_words(place: str, line: int | None = None) -> str:
    """Where a reference stands, in the window's language."""
    kind, _, count = place.partition(" ")
    if kind == "page":
        return tr("page {number}", number=count)
    if line is not None:
        return tr("line {number}", number=line)
    if kind == "footnote":
        return tr("footnote {number}", number=count)
    if kind == "endnote":
        return tr("endnote {number}", number=count)
    if kind == "text":
        return tr("text box: {place}", place=place_words(place.partition(" at ")[2]))
    if kind == "header":
        return tr("page header")
    if kind == "footer":
        return tr("page footer")
    if kind == "heading":
        return tr("heading {number}", number=count)
    number = count.removeprefix("paragraph ")
    if kind == "below":
        return tr("below paragraph {number}", number=number)
    if kind == "before":
        return tr("before paragraph {number}", number=number)
    counted, _, label = count.partition(", numbered ")
    if label:
        return tr("paragraph {number}, numbered {label}", number=counted, label=label)
    return tr("paragraph {number}", number=count)


class DraftFindings(QWidget):
    """The list; `opened` carries the item of a reference that Enter was pressed on, and a time."""

    opened = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: DraftReport | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        row = QHBoxLayout()
        self.filter = QComboBox()
        self.filter.setAccessibleName(tr("Show only"))
        self.filter.setToolTip(tr("Show only"))
        self.filter.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.filter.setMinimumWidth(120)  # its longest line needs more than a small window has
        self.filter.activated.connect(lambda _: self._fill())
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("Words of the sentence, heading or title"))
        self.words.setAccessibleName(tr("Words of the sentence, heading or title"))
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(140)
        self.words.textChanged.connect(lambda _: self._fill())
        show = Label(tr("Show"), "quiet")
        show.setBuddy(self.filter)
        row.addWidget(show)
        row.addWidget(self.filter)
        row.addWidget(self.words, 1)
        column.addLayout(row)
        self.tree = QTreeWidget()
        self.tree.setHeaderLabels([tr("Exhibit"), tr("Where"), tr("Sentence")])
        self.tree.setAccessibleName(tr("References in the draft"))
        self.tree.setUniformRowHeights(False)
        self.tree.setVerticalScrollMode(QTreeWidget.ScrollMode.ScrollPerPixel)
        self.tree.setItemDelegateForColumn(2, _SentenceDelegate(self.tree))
        self.tree.itemActivated.connect(self._activate)
        header = self.tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(1, 190)
        header.sectionResized.connect(lambda *_: self.tree.scheduleDelayedItemsLayout())
        column.addWidget(self.tree, 1)

    def show_report(self, report: DraftReport) -> None:
        """Show what was found; the filter stays."""
        self._report = report
        chosen = self.filter.currentData()
        counts = dict.fromkeys(VERDICTS, 0)
        for one in report.found:
            counts[one.verdict] += 1
        counts[_UNCITED] = len(report.unused)
        self.filter.clear()
        self.filter.addItem(tr("everything"), "")
        self.filter.addItem(tr("what is to mend"), "wrong")
        for verdict, count in counts.items():
            if count:
                words, icon, role = verdict_words(verdict)
                self.filter.addItem(theme.icon(icon, role), f"{words} ({count})", verdict)
        self.filter.setCurrentIndex(max(self.filter.findData(chosen), 0))
        self._fill()

    def _fill(self) -> None:
        report = self._report
        if report is None:
            return
        at = self.tree.currentItem()
        stood = at.data(0, _ROW) if at is not None else None
        wanted, words = self.filter.currentData(), self.words.text().casefold().split()
        self.tree.clear()
        for verdict in (*VERDICTS, _UNCITED):
            if wanted == "wrong" and verdict in ("right", _UNCITED):
                continue
            if wanted not in ("", "wrong", None) and wanted != verdict:
                continue
            rows: list[FoundReference | Uncited] = [
                one for one in report.found if one.verdict == verdict
            ]
            if verdict == _UNCITED:
                rows = list(report.unused)
            rows = [one for one in rows if all(word in _words_of(one) for word in words)]
            if rows:
                self._group(verdict, rows)
        self._stand(stood)

    def _group(self, verdict: str, rows: list[FoundReference | Uncited]) -> None:
        words, icon, role = verdict_words(verdict)
        group = QTreeWidgetItem(self.tree, [f"{words} ({len(rows)})"])
        group.setIcon(0, theme.icon(icon, role))
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        group.setFirstColumnSpanned(True)
        for one in rows:
            if isinstance(one, FoundReference):
                self._reference(group, one, icon, role)
            else:
                item = QTreeWidgetItem(group, [one.number, "", one.title or one.ref])
                item.setData(0, _ROW, one)
        group.setExpanded(verdict != "right" or self.filter.currentData() == "right")

    def _reference(self, group: QTreeWidgetItem, one: FoundReference, icon: str, role: str) -> None:
        where = place_words(one.place, one.line)
        item = QTreeWidgetItem(group, [one.number, where, one.sentence])
        item.setIcon(0, theme.icon(icon, role))
        item.setData(0, _ROW, one)
        item.setToolTip(1, " – ".join(part for part in (where, one.heading) if part))
        said = _remarks(one)
        item.setData(2, Qt.ItemDataRole.AccessibleTextRole, f"{one.sentence} {said}".strip())

    def _stand(self, stood: object) -> None:
        first: QTreeWidgetItem | None = None
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            for row in range(group.childCount() if group is not None else 0):
                item = group.child(row) if group is not None else None
                if item is None:
                    continue
                first = first or item
                if stood is not None and item.data(0, _ROW) == stood:
                    self.tree.setCurrentItem(item)
                    return
        if first is not None:
            self.tree.setCurrentItem(first)

    def _activate(self, item: QTreeWidgetItem) -> None:
        row = item.data(0, _ROW)
        if row is None:
            item.setExpanded(not item.isExpanded())
        elif row.item_ref is not None:
            moments = getattr(row, "moments", ())
            self.opened.emit(row.item_ref, moments[0][0] if moments else None)


def _words_of(one: FoundReference | Uncited) -> str:
    if isinstance(one, FoundReference):
        said = " ".join(remark.sentence for remark in one.remarks)
        return f"{one.number} {one.sentence} {one.heading} {one.title} {said}".casefold()
    return f"{one.number} {one.title} {one.ref}".casefold()


class _SentenceDelegate(QStyledItemDelegate):
    """Draws a sentence over as many lines as it needs, the reference marked, its remarks below."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw it."""
        row = _row(index)
        if not isinstance(row, FoundReference):
            super().paint(painter, option, index)
            return
        view = QStyleOptionViewItem(option)
        self.initStyleOption(view, index)
        view.text = ""
        style = view.widget.style() if view.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, view, painter, view.widget)
        chosen = bool(view.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        painter.save()
        painter.setClipRect(view.rect)
        painter.setPen(view.palette.color(role))
        area = view.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        layout, height = _laid_out(row, view, area.width(), chosen)
        layout.draw(painter, area.topLeft())
        said = _remarks(row)
        if said:
            verdict = verdict_words(row.verdict)[2]
            tone = "quiet" if verdict == "good" else verdict
            painter.setPen(view.palette.color(role) if chosen else theme.colour(tone))
            below = QRect(area.left(), area.top() + height, area.width(), area.height() - height)
            painter.drawText(below, int(Qt.TextFlag.TextWordWrap), said)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """As high as its lines at the width the column has now."""
        row = _row(index)
        if not isinstance(row, FoundReference):
            return super().sizeHint(option, index)
        view = QStyleOptionViewItem(option)
        self.initStyleOption(view, index)
        tree = self.parent()
        width = tree.columnWidth(2) if isinstance(tree, QTreeWidget) else 400
        width = max(width - 2 * _MARGIN, 120)
        _, height = _laid_out(row, view, width, False)
        if said := _remarks(row):
            box = QRect(0, 0, width, 10_000)
            height += (
                QFontMetrics(view.font)
                .boundingRect(box, int(Qt.TextFlag.TextWordWrap), said)
                .height()
            )
        return QSize(width, height + 2 * _MARGIN)


def _row(index: QModelIndex | QPersistentModelIndex) -> object:
    return index.siblingAtColumn(0).data(_ROW) if isinstance(index, QModelIndex) else None


def _remarks(row: FoundReference) -> str:
    return " ".join(sentence(remark.sentence) for remark in row.remarks)


def _laid_out(
    row: FoundReference, view: QStyleOptionViewItem, width: int, chosen: bool
) -> tuple[QTextLayout, int]:
    """The sentence set in lines, the reference bold and underlined, and how high that is."""
    text, start, end = _shortened(row)
    layout = QTextLayout(text, view.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout.setTextOption(option)
    marked = QTextCharFormat()
    marked.setFontWeight(700)
    marked.setFontUnderline(True)
    if not chosen:
        marked.setForeground(QBrush(theme.colour("link")))
    span = QTextLayout.FormatRange()
    span.start, span.length, span.format = start, end - start, marked
    layout.setFormats([span])
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        position = line.position()
        position.setY(height)
        line.setPosition(position)
        height += line.height()
    layout.endLayout()
    return layout, int(height + 0.5)


def _shortened(row: FoundReference) -> tuple[str, int, int]:
    """A very long sentence without its ends."""
    start, end = row.said
    text = row.sentence
    before, behind = max(0, start - _CONTEXT * 2), min(len(text), end + _CONTEXT * 2)
    left, right = ("…" if before else ""), ("…" if behind < len(text) else "")
    return (
        f"{left}{text[before:behind]}{right}",
        start - before + len(left),
        end - before + len(left),
    )
