"""Time to pixels and back, from all there is down to minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from evidence_desk.domain.axis.moments import DAY, MINUTE

#: The shortest stretch one can look at.
SHORTEST = 10 * MINUTE


@dataclass(frozen=True, slots=True)
class Scale:
    """The stretch in sight: `start` and `span` in seconds, over `width` pixels.

    It never leaves `first` to `last`, which are kept at least a day apart.
    """

    first: float = 0.0
    last: float = DAY
    width: float = 1.0
    start: float = 0.0
    span: float = 0.0

    def __post_init__(self) -> None:
        last = max(self.last, self.first + DAY)
        span = max(SHORTEST, min(self.span or last - self.first, last - self.first))
        object.__setattr__(self, "last", last)
        object.__setattr__(self, "width", max(1.0, self.width))
        object.__setattr__(self, "span", span)
        object.__setattr__(self, "start", max(self.first, min(self.start, last - span)))

    @property
    def end(self) -> float:
        """The right edge, in seconds."""
        return self.start + self.span

    @property
    def px_per_s(self) -> float:
        """How wide a second is."""
        return self.width / self.span

    @property
    def whole(self) -> bool:
        """Whether all there is is in sight."""
        return self.span >= (self.last - self.first) * (1 - 1e-9)

    def x(self, seconds: float) -> float:
        """Where a moment is, in pixels from the left edge."""
        return (seconds - self.start) * self.px_per_s

    def seconds(self, x: float) -> float:
        """The moment at a pixel."""
        return self.start + x / self.px_per_s

    def widened(self, width: float) -> Scale:
        """The same stretch in another width."""
        return replace(self, width=width)

    def within(self, first: float, last: float) -> Scale:
        """The same stretch where other things are the first and the last there are."""
        if self.whole:
            return Scale(first, last, self.width, first)
        return replace(self, first=first, last=last)

    def zoomed(self, factor: float, x: float) -> Scale:
        """`factor` times closer; the moment at `x` stays there, unless an end is in the way."""
        span = max(SHORTEST, min(self.last - self.first, self.span / factor))
        return replace(self, span=span, start=self.seconds(x) - x / self.width * span)

    def scrolled(self, px: float) -> Scale:
        """Moved on by so many pixels."""
        return replace(self, start=self.start + px / self.px_per_s)

    def beginning(self, start: float) -> Scale:
        """The same length from another moment on."""
        return replace(self, start=start)

    def all(self) -> Scale:
        """Everything there is."""
        return Scale(self.first, self.last, self.width, self.first)

    def showing(self, first: float, last: float) -> Scale:
        """From `first` to `last`, with air at both sides."""
        span = max((last - first) * 1.3, SHORTEST)
        return replace(self, span=span, start=(first + last - span) / 2)

    def turned_to(self, first: float, last: float) -> Scale:
        """Leafed on, no closer and no wider, until a stretch is in sight, its beginning at least.

        What is shown already stays where it is.
        """
        if self.start <= first and last <= self.end:
            return self
        if last - first <= self.span:
            return self.beginning((first + last - self.span) / 2)
        return self.beginning(first - self.span / 10)
