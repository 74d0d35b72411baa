"""What can be done on a section's page."""

from __future__ import annotations

from evidence_desk.ui.actions import declare, has_selection

declare("section.untie", text="Take &away from this section", keys=["Delete"], page="section",
        menu="Item", icon="mdi6.link-off", enabled=has_selection, group=1)  # fmt: skip
declare("section.up", text="Exhibit &up", keys=["Alt+Up"], page="section", menu="Item",
        icon="mdi6.arrow-up", group=6,
        hint="In the order of this section, which drafts number by")  # fmt: skip
declare("section.down", text="Exhibit &down", keys=["Alt+Down"], page="section", menu="Item",
        icon="mdi6.arrow-down", group=6,
        hint="In the order of this section, which drafts number by")  # fmt: skip
declare("section.by_date", text="Exhibits by &date again", page="section", menu="Item",
        icon="mdi6.sort-calendar-ascending", group=6)  # fmt: skip
