"""What can be done on the map."""

from __future__ import annotations

from evidence_desk.ui.actions import declare

declare("map.search", text="&Search line", keys=["/"], page="map", menu="Go", group=3)
declare("map.nearer", text="Near&er", keys=["+", "="], page="map", menu="View",
        icon="mdi6.magnify-plus-outline")  # fmt: skip
declare("map.farther", text="&Farther", keys=["-"], page="map", menu="View",
        icon="mdi6.magnify-minus-outline")  # fmt: skip
declare("map.whole", text="&Everything on the map", keys=["W"], page="map", menu="View",
        icon="mdi6.fit-to-page-outline")  # fmt: skip
declare("map.box", text="Choose items in a &rectangle", keys=["B"], page="map", menu="Item",
        icon="mdi6.selection-drag",
        hint="Arrows move it, with Shift they size it; Enter chooses. "
             "Or hold Shift and drag.")  # fmt: skip
declare("map.gallery", text="Show these in the &gallery", keys=["G"], page="map", menu="Item",
        icon="mdi6.view-grid-outline",
        hint="The items chosen on the map; without any, "
             "those in the part that is seen")  # fmt: skip
