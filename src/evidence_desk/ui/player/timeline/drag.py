"""A clip, one of its edges, or a mark in the hand: where it goes while it is dragged."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidence_desk.ui.player.timeline.scale import Snap
from evidence_desk.ui.player.timeline.scene import Grip, Hold

#: The shortest clip a hand can make where frames are not known, in seconds.
_SHORTEST = 0.01


@dataclass(frozen=True, slots=True)
class Drag:
    """What is held, how long the recording is, and where the thing would be if let go now.

    `offset` is how far from its beginning it was taken, in seconds; `caught` tells that it was
    drawn by something near by, at `caught_at`.
    """

    grip: Grip
    duration: float
    offset: float
    start: float
    end: float
    caught: bool = False
    caught_at: float = 0.0

    @classmethod
    def begun(cls, grip: Grip, seconds: float, duration: float) -> Drag:
        """Taken hold of at a time."""
        if grip.mark is not None:
            at = grip.mark.at_s or 0.0
            return cls(grip, duration, seconds - at, at, at)
        assert grip.clip is not None
        clip = grip.clip
        held = clip.end_s if grip.hold is Hold.END else clip.start_s
        return cls(grip, duration, seconds - held, clip.start_s, clip.end_s)

    @property
    def ref(self) -> str:
        """The reference of what is held."""
        thing = self.grip.clip or self.grip.mark
        assert thing is not None
        return thing.ref

    @property
    def seen(self) -> float:
        """The moment to look at meanwhile, in seconds."""
        return self.end if self.grip.hold is Hold.END else self.start

    @property
    def changed(self) -> bool:
        """Whether it is elsewhere than before."""
        return bool(self.values())

    def values(self) -> dict[str, float]:
        """The fields that are to change, in seconds."""
        if self.grip.mark is not None:
            return {} if self.start == self.grip.mark.at_s else {"at_s": self.start}
        assert self.grip.clip is not None
        clip, found = self.grip.clip, {}
        if self.start != clip.start_s:
            found["start_s"] = self.start
        if self.end != clip.end_s:
            found["end_s"] = self.end
        return found

    def moved(self, seconds: float, snap: Snap) -> Drag:
        """The hand is at another time; the thing stays within the recording, and a clip a clip."""
        wanted = seconds - self.offset
        hold = self.grip.hold
        if hold is Hold.START:
            at, caught = _edge(snap, wanted, 0.0, self.end, before=True)
            return replace(self, start=at, caught=caught, caught_at=at)
        if hold is Hold.END:
            at, caught = _edge(snap, wanted, self.start, self.duration, before=False)
            return replace(self, end=at, caught=caught, caught_at=at)
        if hold is Hold.MARK:
            at, caught = snap.to(wanted, 0.0, self.duration)
            return replace(self, start=at, end=at, caught=caught, caught_at=at)
        return self._whole(wanted, snap)

    def _whole(self, wanted: float, snap: Snap) -> Drag:
        """The clip keeps its length; whichever end is drawn by something leads."""
        length = self.end - self.start
        last = max(0.0, self.duration - length)
        start, caught = snap.to(wanted, 0.0, last)
        caught_at = start
        end, end_caught = Snap((), snap.magnets, snap.reach).to(
            wanted + length, length, self.duration
        )
        if end_caught and not caught:
            start, caught, caught_at = max(0.0, min(last, end - length)), True, end
        return replace(self, start=start, end=start + length, caught=caught, caught_at=caught_at)


def _edge(snap: Snap, wanted: float, low: float, high: float, before: bool) -> tuple[float, bool]:
    """An edge between two limits, one of which is the clip's other edge, never met."""
    gap = min(_SHORTEST, (high - low) / 2)
    if snap.frames:
        gap = min(gap, 1e-4)  # the next frame is far enough
    return snap.to(wanted, low, high - gap) if before else snap.to(wanted, low + gap, high)
