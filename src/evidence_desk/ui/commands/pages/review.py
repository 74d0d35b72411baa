"""What can be done on review."""

from __future__ import annotations

from evidence_desk.ui.actions import declare


def _declare(name: str, text: str, *keys: str, icon: str = "", group: int = 0) -> None:
    declare(f"review.{name}", text=text, keys=keys, page="review", menu="Review", icon=icon,
            group=group)  # fmt: skip


_declare("back", "&Back to the list", "Escape", icon="mdi6.arrow-left")
_declare("next", "&Next item", "PgDown", "N", icon="mdi6.skip-next")
_declare("previous", "&Previous item", "PgUp", "B", icon="mdi6.skip-previous")
_declare("play", "P&lay or pause", "Space", "K", icon="mdi6.play-pause", group=1)
_declare("faster", "Play, then &faster", "L", group=1)
_declare("backwards", "Go backwards, then faster", "J", group=1)
_declare("slow", "Play slowly, then more slowly", "Shift+L", group=1)
_declare("slow_backwards", "Go backwards slowly", "Shift+J", group=1)
_declare("right", "Forward 5 seconds, or next page or item", "Right", group=1)
_declare("left", "Back 5 seconds, or previous page or item", "Left", group=1)
_declare("second_on", "One second on", "Shift+Right", group=1)
_declare("second_back", "One second back", "Shift+Left", group=1)
_declare("frame_on", "One frame on", ".", group=1)
_declare("frame_back", "One frame back", ",", group=1)
_declare("begin", "To the beginning", "Home", group=1)
_declare("end", "To the end", "End", group=1)
_declare("moment_on", "To the next clip or mark", "Ctrl+Right", group=1)
_declare("moment_back", "To the clip or mark before", "Ctrl+Left", group=1)
_declare("mute", "&Quiet", "Q", icon="mdi6.volume-off", group=1)
_declare("louder", "Louder", "Ctrl+Up", group=1)
_declare("quieter", "Less loud", "Ctrl+Down", group=1)
_declare("clip_in", "Clip begins &here", "I", icon="mdi6.ray-start", group=2)
_declare("clip_out", "Clip &ends here", "O", icon="mdi6.ray-end", group=2)
_declare("loop", "Pla&y the clip again and again", "Y", icon="mdi6.repeat-variant", group=2)
_declare("mark", "&Mark with a note…", "M", icon="mdi6.map-marker-plus-outline", group=2)
_declare("region", "Mark a re&gion…", "Shift+M", icon="mdi6.selection-marker", group=2)
_declare("still", "Keep this frame as a &still", "Shift+S", icon="mdi6.filmstrip-box", group=2)
_declare("region_move", "Mo&ve the region chosen", "Ctrl+M", group=2)
_declare("title", "&Title…", "F2", icon="mdi6.form-textbox", group=2)
_declare("transcript", "Transcript: &words said", "W", icon="mdi6.text-box-edit-outline", group=2)
_declare("find", "Find &words in the document…", "Ctrl+F", icon="mdi6.text-search", group=2)
_declare("full", "Full s&creen", "F", icon="mdi6.fullscreen", group=3)
_declare("zoom_in", "&Closer", "+", "=", icon="mdi6.magnify-plus-outline", group=3)
_declare("zoom_out", "F&arther", "-", icon="mdi6.magnify-minus-outline", group=3)
_declare("fit", "&Whole picture, or pixel by pixel", "Z", icon="mdi6.fit-to-page-outline", group=3)
_declare("turn_right", "Turn &right (for looking only)", "]", icon="mdi6.rotate-right", group=3)
_declare("turn_left", "T&urn left (for looking only)", "[", icon="mdi6.rotate-left", group=3)
_declare("up", "Look or read further up", "Up", group=3)
_declare("down", "Look or read further down", "Down", group=3)
_declare("brighter", "Brighter (for looking only)", "E", icon="mdi6.brightness-6", group=4)
_declare("darker", "Dimmer (for looking only)", "D", group=4)
_declare("contrast_more", "More contrast (for looking only)", "Shift+E",
         icon="mdi6.contrast-box", group=4)  # fmt: skip
_declare("contrast_less", "Less contrast (for looking only)", "Shift+D", group=4)
_declare("light_as_is", "Brightness and contrast as the&y are", "A", group=4)
_declare("time_closer", "Timeline: closer", "Ctrl++", "Ctrl+=", group=5)
_declare("time_farther", "Timeline: farther", "Ctrl+-", group=5)
_declare("time_whole", "Timeline: the whole", "Ctrl+0", group=5)
_declare("time_clip", "Timeline: the clip at the head", "Shift+Z", group=5)
