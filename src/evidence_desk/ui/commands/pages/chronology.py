"""What can be done on the chronology."""

from __future__ import annotations

from evidence_desk.ui.actions import declare

declare("chronology.search", text="&Search line", keys=["/"], page="chronology", menu="Go",
        group=3)  # fmt: skip
declare("chronology.closer", text="&Closer", keys=["+", "="], page="chronology", menu="View",
        icon="mdi6.magnify-plus-outline", group=3)  # fmt: skip
declare("chronology.wider", text="&Wider", keys=["-"], page="chronology", menu="View",
        icon="mdi6.magnify-minus-outline", group=3)  # fmt: skip
declare("chronology.whole", text="All of the &time", keys=["Ctrl+0"], page="chronology",
        menu="View", icon="mdi6.arrow-expand-horizontal", group=3)  # fmt: skip
declare("chronology.next", text="Ne&xt incident", keys=["PgDown"], page="chronology", menu="Go",
        icon="mdi6.chevron-right", group=3)  # fmt: skip
declare("chronology.previous", text="Pre&vious incident", keys=["PgUp"], page="chronology",
        menu="Go", icon="mdi6.chevron-left", group=3)  # fmt: skip
declare("chronology.open", text="&Open the incident", keys=["Return"], page="chronology",
        menu="Go", icon="mdi6.open-in-app", by_list=True, group=3)  # fmt: skip
declare("chronology.export", text="&Print or export…", keys=["Ctrl+P"], page="chronology",
        menu="File", icon="mdi6.printer-outline", group=2)  # fmt: skip
