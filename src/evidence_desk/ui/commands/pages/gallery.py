"""What can be done on the gallery."""

from __future__ import annotations

from evidence_desk.ui.actions import declare, has_selection

declare("gallery.search", text="&Search line", keys=["/"], page="gallery", menu="Go", group=3)
declare("gallery.grid", text="As a &grid", keys=["Ctrl+G"], page="gallery", menu="View",
        icon="mdi6.view-grid-outline")  # fmt: skip
declare("gallery.table", text="As a &table", keys=["Ctrl+T"], page="gallery", menu="View",
        icon="mdi6.table")  # fmt: skip
declare("gallery.larger", text="&Larger pictures", keys=["+", "="], page="gallery", menu="View")
declare("gallery.smaller", text="S&maller pictures", keys=["-"], page="gallery", menu="View")
declare("gallery.keep_search", text="&Keep this search…", keys=["Ctrl+S"], page="gallery",
        menu="Go", icon="mdi6.bookmark-plus-outline", group=3)  # fmt: skip
declare("gallery.fold", text="&Fold or unfold the group", keys=["G"], page="gallery",
        menu="View", group=1)  # fmt: skip
declare("gallery.fold_all", text="Fold or unfold a&ll groups", keys=["Shift+G"], page="gallery",
        menu="View", group=1)  # fmt: skip
declare("gallery.columns", text="&Columns of the table…", keys=["Shift+T"], page="gallery",
        menu="View", group=1)  # fmt: skip
declare("gallery.copy_rows", text="Copy the &rows as a table", keys=["Ctrl+Alt+C"], page="gallery",
        menu="Item", enabled=has_selection, group=2,
        hint="To paste into a spreadsheet, as the columns are shown")  # fmt: skip
declare("gallery.review", text="Re&view", keys=["Return"], page="gallery incident section",
        menu="Item", icon="mdi6.play-box-outline", by_list=True)  # fmt: skip
