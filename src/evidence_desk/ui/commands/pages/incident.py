"""What can be done on an incident's page."""

from __future__ import annotations

from evidence_desk.ui.actions import declare, has_selection

declare("incident.accept", text="A&ccept what may belong here", keys=["A"], page="incident",
        menu="Item", icon="mdi6.check", group=1,
        hint="Ties the selected ones to this incident")  # fmt: skip
declare("incident.accept_all", text="Accept all that may &belong here", keys=["Shift+A"],
        page="incident", menu="Item", group=1)  # fmt: skip
declare("incident.decline", text="&Decline what may belong here", keys=["D"], page="incident",
        menu="Item", icon="mdi6.close", group=1,
        hint="The selected ones are not suggested for this incident again")  # fmt: skip
declare("incident.declined", text="Show what was decli&ned", keys=["Shift+D"], page="incident",
        menu="Item", group=1)  # fmt: skip
declare("incident.untie", text="Take &away from this incident", keys=["Delete"], page="incident",
        menu="Item", icon="mdi6.link-off", enabled=has_selection, group=1)  # fmt: skip
declare("incident.remove", text="Remove this &incident…", page="incident", menu="Edit", group=4)
