"""What is known of an item's file: names, hash, size, device, where it came from, all metadata."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from evidence_desk.desk.items import ItemDetail
from evidence_desk.ui import theme, wording
from evidence_desk.ui.context import Desk
from evidence_desk.ui.language import sentence, tr
from evidence_desk.ui.widgets.label import Label


class FileFacts(QWidget):
    """The file's own facts; nothing here can be changed."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._form_box = QWidget()
        self._form = QFormLayout(self._form_box)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setVerticalSpacing(2)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        column.addWidget(self._form_box)
        row = QHBoxLayout()
        self._copy = QPushButton(tr("Copy the hash"))
        theme.mark(self._copy, "mdi6.content-copy")
        row.addWidget(self._copy)
        row.addStretch(1)
        column.addLayout(row)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(tr("Search the metadata"))
        self._filter.setAccessibleName(tr("Search the metadata"))
        self._filter.setClearButtonEnabled(True)
        self._tree = QTreeWidget()
        self._tree.setColumnCount(2)
        self._tree.setHeaderHidden(True)
        self._tree.setRootIsDecorated(False)
        self._tree.setAccessibleName(tr("Metadata"))
        self._tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        self._tree.setMinimumHeight(160)
        column.addWidget(self._filter)
        column.addWidget(self._tree)
        self._filter.textChanged.connect(self._narrow)
        self._copy.clicked.connect(self._copy_hash)
        self._hash = ""
        self._due: ItemDetail | None = None

    def load(self, detail: ItemDetail) -> None:
        """Show the facts of this item's file, at once or when they come in sight."""
        self._due = detail
        if self.isVisible():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Now they are seen."""
        self._show()
        super().showEvent(event)

    def _show(self) -> None:
        detail, self._due = self._due, None
        if detail is None:
            return
        while self._form.rowCount():
            self._form.removeRow(0)
        row = detail.row
        self._hash = row.sha256
        size = f"{row.width} × {row.height}" if row.width else ""
        device = " ".join(part for part in (row.make, row.model, detail.serial) if part)
        taken = f"{detail.file_captured or ''} {detail.file_captured_offset or ''}".strip()
        read_in = sentence(detail.file_captured_from or "")
        source = f"{taken}  ({read_in})" if read_in else taken
        checked = wording.moment(detail.verified_at) if detail.verified_at else tr("not yet")
        exactly = tr("{count} B", count=wording.number(row.bytes))
        facts = (
            (tr("Name"), row.name),
            (tr("Also as"), ", ".join(copy.name for copy in detail.copies)),
            (tr("Folder"), row.folder),
            (tr("Format"), wording.format_name(detail.format) or row.mime),
            (tr("Size"), f"{wording.amount(row.bytes)}  ({exactly})"),
            (tr("Picture"), size),
            (tr("Duration"), wording.clock(row.duration_s) if row.duration_s else ""),
            (
                tr("Frame rate"),
                f"{wording.decimal(detail.frame_rate, 2)}/s" if detail.frame_rate else "",
            ),
            (tr("Pages"), str(detail.pages or "")),
            (tr("Device"), device),
            (tr("Taken"), source),
            (tr("Taken in"), wording.moment(detail.imported_at)),
            (tr("Came from"), detail.origin),
            (tr("In place"), tr("yes: it stays where it lies") if detail.in_place else ""),
            (tr("Checked"), f"{_state(row.file_state)} · {checked}"),
            (tr("Exhibit"), "; ".join(f"{number} ({name})" for name, number in detail.exhibits)),
            ("SHA-256", " ".join(row.sha256[at : at + 16] for at in range(0, 64, 16))),
        )
        for words, value in facts:
            if value:
                self._form.addRow(Label(words, "quiet"), Label(value, wrap=True, selectable=True))
        self._tree.clear()
        for key, value in sorted(detail.metadata.items()):
            item = QTreeWidgetItem(self._tree, [key, str(value)[:2000]])
            item.setToolTip(1, str(value)[:2000])
        self._tree.resizeColumnToContents(0)
        self._tree.setColumnWidth(0, min(self._tree.columnWidth(0), 180))
        self._tree.setVisible(bool(detail.metadata))
        self._filter.setVisible(bool(detail.metadata))
        self._narrow(self._filter.text())

    def _narrow(self, text: str) -> None:
        wanted = text.casefold()
        for at in range(self._tree.topLevelItemCount()):
            item = self._tree.topLevelItem(at)
            if item is not None:
                said = f"{item.text(0)} {item.text(1)}".casefold()
                item.setHidden(bool(wanted) and wanted not in said)

    def _copy_hash(self) -> None:
        QGuiApplication.clipboard().setText(self._hash)
        self._desk.say(tr("The hash is on the clipboard."))


def _state(code: str) -> str:
    return {
        "ok": tr("as it came in"),
        "missing": tr("missing"),
        "changed": tr("changed"),
        "unchecked": tr("not read again since"),
    }.get(code, code)
