"""The exhibits of a section in their order, put in another by keyboard or by dragging."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QListWidget

from evidence_desk.desk.exhibit_order import SectionExhibit
from evidence_desk.domain.dates import describe as say_date
from evidence_desk.domain.errors import UsageError
from evidence_desk.ui import wording
from evidence_desk.ui.language import tr
from evidence_desk.ui.widgets.lines import TwoLines, add_line

_REF = Qt.ItemDataRole.UserRole
_ITEM = Qt.ItemDataRole.UserRole + 10


class ExhibitList(QListWidget):
    """Items, and below each its clips that support the section.

    `ordered` carries the references in the order they were dragged into; `opened` the item's id.
    """

    ordered = Signal(list)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Exhibits in their order"))
        self.setItemDelegate(TwoLines(self))
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.itemActivated.connect(lambda item: self.opened.emit(item.data(_ITEM)))

    def show_exhibits(self, found: list[SectionExhibit], language: str) -> None:
        """Show these; what was in hand stays so."""
        current, scroll = self.current_ref(), self.verticalScrollBar().value()
        self.clear()
        count = 0
        for one in found:
            title = wording.in_language(one.titles, language)
            if one.clip_id is None:
                count += 1
                item = add_line(self, f"{count}.  {title or one.name}", _about(one, language))
            else:
                span = f"{wording.clock(one.start_s or 0)}–{wording.clock(one.end_s or 0)}"
                item = add_line(self, f"      {span}  {title}".rstrip(), f"      {one.ref}")
            item.setData(_REF, one.ref)
            item.setData(_ITEM, one.item_id)
            if one.ref == current:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scroll)

    def current_ref(self) -> str:
        """The exhibit in hand; "" is none."""
        item = self.currentItem()
        return str(item.data(_REF)) if item is not None else ""

    def dropEvent(self, event: QDropEvent) -> None:
        """Where it was let go is its place."""
        if event.source() is not self:
            event.ignore()
            return
        super().dropEvent(event)
        refs = [str(self.item(at).data(_REF)) for at in range(self.count())]
        items = [ref for ref in refs if ref.startswith("E")]
        if self.current_ref() in items:  # its clips follow it, wherever they are left lying
            refs = items
        else:
            refs = items + [ref for ref in refs if ref not in items]
        self.ordered.emit(refs)


def _about(one: SectionExhibit, language: str) -> str:
    parts = [one.ref, wording.kind_word(one.kind)]
    if one.captured:
        try:
            parts.append(say_date(one.captured, language))
        except UsageError:
            parts.append(one.captured)
    return " · ".join(parts)
