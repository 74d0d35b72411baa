"""What can be done while reviewing, and with which keys."""

from __future__ import annotations

#: The buttons above what is reviewed; "" leaves a gap.
BAR = (
    "review.back",
    "review.previous",
    "review.next",
    "",
    "review.clip_in",
    "review.clip_out",
    "review.mark",
    "review.region",
    "review.still",
    "review.transcript",
    "",
    "item.pick",
    "item.reject",
    "tie.incident.review",
    "tie.section",
    "tie.tag",
    "",
    "review.fit",
    "review.turn_right",
    "review.full",
)
