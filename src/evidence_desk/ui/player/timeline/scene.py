"""What lies where on a timeline: its rows, its clips in lanes, and what is under a pointer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QRectF

from evidence_desk.desk.items import ClipRow, MarkRow
from evidence_desk.ui.player.timeline.scale import Scale, lanes

#: Lanes of clips that have their full height; more share it.
_FULL_LANES = 3
_LEAST_LANE = 5.0
_OVERVIEW = 9.0
#: How near, in pixels, a pointer is at an edge or a flag.
_EDGE = 5.0
_FLAG = 12.0


@dataclass(frozen=True, slots=True)
class Rows:
    """From top to bottom: where each row is; `strip` has no height for sound alone."""

    ruler: QRectF
    flags: QRectF
    strip: QRectF
    wave: QRectF
    clips: QRectF
    overview: QRectF
    lane: float

    @classmethod
    def of(cls, width: float, height: float, text: float, film: bool, lane_count: int) -> Rows:
        """The rows of a widget of this size whose letters are `text` high."""
        fixed = _fixed(text, lane_count)
        free = max(0.0, height - sum(fixed))
        # Too low a strip shows nothing: then the sound has all the room.
        strip = round(free * 0.56) if film and free >= 30 else 0.0
        heights = (fixed[0], fixed[1], strip, free - strip, fixed[2], fixed[3])
        made, top = [], 0.0
        for one in heights:
            made.append(QRectF(0.0, top, width, one))
            top += one
        ruler, flags, posters, wave, clips, overview = made
        lane = fixed[2] / max(1, lane_count)
        return cls(ruler, flags, posters, wave, clips, overview, lane)

    @property
    def body(self) -> QRectF:
        """The posters and the sound together."""
        return self.strip.united(self.wave) if self.strip.height() else self.wave


def _fixed(text: float, lane_count: int) -> tuple[float, float, float, float]:
    """Heights of ruler, flags, all lanes and overview."""
    lane = text + 3
    all_lanes = max(min(max(lane_count, 1), _FULL_LANES) * lane, lane_count * _LEAST_LANE)
    return round(text + 4), round(max(10.0, text * 0.75)), round(all_lanes), _OVERVIEW


def height_for(text: float, film: bool, lane_count: int) -> int:
    """The height at which everything can be seen well."""
    return int(sum(_fixed(text, lane_count)) + (68 if film else 104))


def least_height(text: float, lane_count: int) -> int:
    """The height below which the sound cannot be seen."""
    return int(sum(_fixed(text, min(lane_count, _FULL_LANES))) + 18)


class Hold(Enum):
    """What a hand can take hold of."""

    TIME = "time"
    CLIP = "clip"
    START = "start"
    END = "end"
    MARK = "mark"
    OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class Grip:
    """What is under the pointer, and the clip or mark it belongs to."""

    hold: Hold
    clip: ClipRow | None = None
    mark: MarkRow | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """All that is drawn and can be taken hold of, at one zoom."""

    scale: Scale
    rows: Rows
    clips: Sequence[ClipRow] = ()
    marks: Sequence[MarkRow] = ()  # those with a moment
    lane_of: dict[int, int] = field(default_factory=dict)

    def clip_rect(self, clip: ClipRow) -> QRectF:
        """The bar of a clip, in its lane; never too narrow to be seen."""
        return self.bar(clip.start_s, clip.end_s, self.lane_of.get(clip.id, 0))

    def bar(self, start: float, end: float, lane: int) -> QRectF:
        """A bar in a lane."""
        left, right = self.scale.x(start), self.scale.x(end)
        top = self.rows.clips.top() + lane * self.rows.lane
        return QRectF(left, top + 1, max(3.0, right - left), max(2.0, self.rows.lane - 2))

    def overview_x(self, seconds: float) -> float:
        """Where a time is in the overview."""
        return seconds / self.scale.duration * self.scale.width if self.scale.duration else 0.0

    def window(self) -> QRectF:
        """The part in sight, in the overview; never too narrow to be taken hold of."""
        bar = self.rows.overview
        wide = max(16.0, self.overview_x(self.scale.span))
        free = max(1e-9, self.scale.duration - self.scale.span)
        left = self.scale.start / free * (self.scale.width - wide) if not self.scale.whole else 0.0
        return QRectF(left, bar.top() + 1, wide, bar.height() - 2)

    def start_for_window(self, left: float) -> float:
        """The left edge, in seconds, when the window of the overview begins at this pixel."""
        track = self.scale.width - self.window().width()
        return left / track * (self.scale.duration - self.scale.span) if track > 0 else 0.0

    def clips_at(self, seconds: float) -> list[ClipRow]:
        """The clips that cover a moment."""
        return [one for one in self.clips if one.start_s <= seconds <= one.end_s]

    def grip_at(self, x: float, y: float) -> Grip:
        """What is under the pointer; time itself where nothing else is."""
        if self.rows.overview.contains(x, y) and not self.scale.whole:
            return Grip(Hold.OVERVIEW)
        if self.rows.flags.contains(x, y):
            # Drawn later means on top, and is found first.
            for mark in reversed(self.marks):
                left = self.scale.x(mark.at_s or 0.0)
                if left - 3 <= x <= left + _FLAG:
                    return Grip(Hold.MARK, mark=mark)
        if self.rows.clips.contains(x, y):
            return self._clip_at(x, y)
        return Grip(Hold.TIME)

    def _clip_at(self, x: float, y: float) -> Grip:
        found = Grip(Hold.TIME)
        nearest = _EDGE + 1
        for clip in self.clips:
            bar = self.clip_rect(clip)
            if not bar.top() - 1 <= y <= bar.bottom() + 1:
                continue
            # In a narrow bar the middle third stays for moving it.
            inside = min(_EDGE, bar.width() / 3)
            for hold, edge, within in (
                (Hold.START, bar.left(), x - bar.left()),
                (Hold.END, bar.right(), bar.right() - x),
            ):
                if -_EDGE <= within <= inside and abs(x - edge) < nearest:
                    found, nearest = Grip(hold, clip=clip), abs(x - edge)
            if found.clip is None and bar.contains(x, y):
                found = Grip(Hold.CLIP, clip=clip)
        return found


def placed(clips: Sequence[ClipRow]) -> dict[int, int]:
    """The lane of each clip, by its id."""
    lanes_ = lanes((clip.start_s, clip.end_s) for clip in clips)
    return {clip.id: lane for clip, lane in zip(clips, lanes_, strict=True)}
