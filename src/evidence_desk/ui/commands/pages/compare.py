"""What can be done on the page that compares two items."""

from __future__ import annotations

from evidence_desk.ui.actions import declare


def _declare(
    name: str, text: str, *keys: str, icon: str = "", group: int = 0, by_list: bool = False
) -> None:
    declare(f"compare.{name}", text=text, keys=keys, page="compare", menu="Compare", icon=icon,
            group=group, by_list=by_list)  # fmt: skip


_declare("back", "&Back", "Escape", icon="mdi6.arrow-left")
_declare("other", "The &other side", "Tab", icon="mdi6.arrow-left-right", by_list=True)
_declare("next", "&Next item on this side", "PgDown", "N", icon="mdi6.skip-next")
_declare("previous", "&Previous item on this side", "PgUp", "B", icon="mdi6.skip-previous")
_declare("swap", "&Swap the sides", "W", icon="mdi6.swap-horizontal")
_declare("play", "P&lay or pause", "Space", "K", icon="mdi6.play-pause", group=1)
_declare("right", "5 seconds on, or look further right", "Right", group=1)
_declare("left", "5 seconds back, or look further left", "Left", group=1)
_declare("frame_on", "One frame on", ".", group=1)
_declare("frame_back", "One frame back", ",", group=1)
_declare("faster", "&Faster", "L", group=1)
_declare("slower", "Slo&wer", "J", group=1)
_declare("sound", "&Hear the left, the right, or both", "H", icon="mdi6.volume-high", group=1)
_declare("loop_in", "Loop begins here", "I", group=1)
_declare("loop_out", "Loop ends here", "O", group=1)
_declare("loop_off", "No loop", "Y", group=1)
_declare("together", "In step, or each &alone", "G", icon="mdi6.link-variant", group=2)
_declare("same", "These two moments are the same", "E", icon="mdi6.equal", group=2)
_declare("later", "Right film 0.1 s later, or look further down", "Down", group=2)
_declare("earlier", "Right film 0.1 s earlier, or look further up", "Up", group=2)
_declare("second_later", "Right film 1 s later", "Shift+Down", group=2)
_declare("second_earlier", "Right film 1 s earlier", "Shift+Up", group=2)
_declare("frame_later", "Right film one frame later", "Ctrl+Down", group=2)
_declare("frame_earlier", "Right film one frame earlier", "Ctrl+Up", group=2)
_declare("zoom_in", "&Closer, both", "+", "=", icon="mdi6.magnify-plus-outline", group=3)
_declare("zoom_out", "Fa&rther, both", "-", icon="mdi6.magnify-minus-outline", group=3)
_declare("fit", "Whole pictures, or pi&xel by pixel", "Z", icon="mdi6.fit-to-page-outline", group=3)
