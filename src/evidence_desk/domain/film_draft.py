"""A film's redaction while it is being worked out: shapes with key frames, sound, and the way back.

Key frames that a tracker found are proposals: they are told apart, and nothing can be made of the
draft while one waits to be confirmed or dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.film_redaction import (
    GRACE_S,
    FilmRedaction,
    KeyFrame,
    MovingShape,
    Silence,
    SoundSpan,
    Span,
    film_redacted,
    moving_shape,
    span_between,
)
from evidence_desk.domain.redaction import Shape

_SAME = 0.5  # of what two shapes cover together


@dataclass(frozen=True, slots=True)
class Part:
    """One shape: its number as editors see it, and at which moments its key frames are proposed.

    `asked` is the moment at which a detector proposed the shape itself, until an editor says so.
    """

    number: int
    shape: MovingShape
    proposed: frozenset[float] = frozenset()
    asked: float | None = None

    @property
    def sure(self) -> tuple[KeyFrame, ...]:
        """The key frames that an editor placed or confirmed."""
        return tuple(key for key in self.shape.keys if key.at_s not in self.proposed)

    def doubtful(self, moment: float) -> bool:
        """Whether where it lies at a moment rests on a proposal."""
        before = [key for key in self.shape.keys if key.at_s <= moment + GRACE_S][-1:]
        if before and moment - before[0].at_s <= GRACE_S:
            return before[0].at_s in self.proposed
        after = [key for key in self.shape.keys if key.at_s > moment][:1]
        return any(key.at_s in self.proposed for key in before + after)


_ALL = Span()


@dataclass(frozen=True, slots=True)
class _State:
    parts: tuple[Part, ...] = ()
    sound: tuple[SoundSpan, ...] = ()
    clip: Span = _ALL


class FilmDraft:
    """What is drawn so far; every change is one step that can be taken back."""

    def __init__(self) -> None:
        self._state = _State()
        self._before: list[_State] = []
        self._after: list[_State] = []
        self._next = 1

    @property
    def parts(self) -> tuple[Part, ...]:
        """The shapes, in the order they were drawn."""
        return self._state.parts

    @property
    def sound(self) -> tuple[SoundSpan, ...]:
        """What is taken out of the sound."""
        return self._state.sound

    @property
    def clip(self) -> Span:
        """The part that is kept."""
        return self._state.clip

    def part(self, number: int) -> Part | None:
        """The shape with a number, if it is there."""
        return next((one for one in self.parts if one.number == number), None)

    def living(self, came_on: float, goes: float) -> list[tuple[Part, Shape]]:
        """The shapes that cover something in the frame on screen between two moments, and where."""
        return [(one, one.shape.at(came_on)) for one in self.parts
                if one.shape.span.holds(came_on, goes)]  # fmt: skip

    # ------------------------------------------------------------ changes

    def _change(self, state: _State) -> None:
        if state != self._state:
            self._before.append(self._state)
            self._after.clear()
            self._state = state

    def _alter(self, number: int, change: Callable[[Part], Part]) -> None:
        parts = tuple(change(one) if one.number == number else one for one in self.parts)
        self._change(replace(self._state, parts=parts))

    def undo(self) -> bool:
        """Take the last step back; False where there is none."""
        return self._step(self._before, self._after)

    def redo(self) -> bool:
        """Take back what was taken back; False where there is nothing."""
        return self._step(self._after, self._before)

    def _step(self, here: list[_State], there: list[_State]) -> bool:
        if not here:
            return False
        there.append(self._state)
        self._state = here.pop()
        return True

    def add(self, drawn: Shape, at_s: float) -> int:
        """A shape that covers from a moment on; returns its number."""
        part = self._fresh(drawn, at_s)
        self._change(replace(self._state, parts=(*self.parts, part)))
        return part.number

    def ask(self, drawn: Sequence[Shape], at_s: float) -> tuple[int, ...]:
        """Shapes that a detector proposes from a moment on; the numbers of those that are new.

        What is covered at that moment already, by a shape that is much the same, is not asked.
        """
        there = [one for _part, one in self.living(at_s, at_s + 2 * GRACE_S)]
        new = [one for one in drawn if not any(_much_the_same(one, other) for other in there)]
        parts = [
            replace(self._fresh(one, at_s), proposed=frozenset({at_s}), asked=at_s) for one in new
        ]
        self._change(replace(self._state, parts=(*self.parts, *parts)))
        return tuple(part.number for part in parts)

    def _fresh(self, drawn: Shape, at_s: float) -> Part:
        number, self._next = self._next, self._next + 1
        keys = [KeyFrame(at_s, drawn.points)]
        span = Span(at_s if at_s > 0 else None, None)
        return Part(number, moving_shape(str(drawn.form), keys, span))

    def remove(self, number: int) -> None:
        """Take a shape away."""
        parts = tuple(one for one in self.parts if one.number != number)
        self._change(replace(self._state, parts=parts))

    def place(self, number: int, at_s: float, points: Sequence[float]) -> None:
        """Where a shape lies at a moment: a key frame, from now on an editor's word."""

        def change(part: Part) -> Part:
            keys = [key for key in part.shape.keys if abs(key.at_s - at_s) > GRACE_S]
            keys.append(KeyFrame(at_s, tuple(points)))
            sure = frozenset(one for one in part.proposed if abs(one - at_s) > GRACE_S)
            return replace(part, shape=_with(part.shape, keys), proposed=sure, asked=None)

        self._alter(number, change)

    def unplace(self, number: int, at_s: float) -> None:
        """Take the key frame at a moment away, unless it is the only one."""

        def change(part: Part) -> Part:
            keys = [key for key in part.shape.keys if abs(key.at_s - at_s) > GRACE_S]
            left = frozenset(one for one in part.proposed if abs(one - at_s) > GRACE_S)
            return replace(part, shape=_with(part.shape, keys), proposed=left) if keys else part

        self._alter(number, change)

    def begin(self, number: int, at_s: float) -> None:
        """A shape covers from a moment on."""
        self._alter(number, lambda part: _lasting(part, at_s, part.shape.span.to_s))

    def end(self, number: int, at_s: float) -> None:
        """A shape covers until a moment."""
        self._alter(number, lambda part: _lasting(part, part.shape.span.from_s, at_s))

    def propose(self, number: int, keys: Sequence[KeyFrame]) -> None:
        """Where a tracker found it: in place of earlier proposals, beside what editors placed."""

        def change(part: Part) -> Part:
            stays = [key for key in part.shape.keys
                     if key.at_s not in part.proposed or key.at_s == part.asked]  # fmt: skip
            fresh = [key for key in keys
                     if all(abs(key.at_s - one.at_s) > GRACE_S for one in stays)]  # fmt: skip
            waiting = frozenset(key.at_s for key in fresh)
            if part.asked is not None:
                waiting |= {part.asked}
            return replace(part, shape=_with(part.shape, [*stays, *fresh]), proposed=waiting)

        self._alter(number, change)

    def confirm(self, number: int) -> None:
        """What was proposed is as it should be."""
        self._alter(number, lambda part: replace(part, proposed=frozenset(), asked=None))

    def drop(self, number: int) -> None:
        """What was proposed is not: a shape of which nothing else is known goes with it."""
        part = self.part(number)
        if part is not None and not part.sure:
            self.remove(number)
        else:
            self.propose(number, [])

    def silence(self, from_s: float | None, to_s: float | None, how: Silence) -> None:
        """Take a span out of the sound."""
        one = SoundSpan(span_between(from_s, to_s), how)
        sound = sorted({*self.sound, one}, key=lambda span: span.span.from_s or 0.0)
        self._change(replace(self._state, sound=tuple(sound)))

    def sound_again(self, index: int) -> None:
        """Leave a span of sound as it was."""
        sound = self.sound[:index] + self.sound[index + 1 :]
        self._change(replace(self._state, sound=sound))

    def keep(self, from_s: float | None, to_s: float | None) -> None:
        """Keep this part alone; without moments, all of it."""
        self._change(replace(self._state, clip=span_between(from_s, to_s)))

    # ------------------------------------------------------------ the result

    def result(self, cover: str, *, unsure: bool = False) -> FilmRedaction:
        """The redaction; raises UsageError where there is none, or where a proposal waits.

        With `unsure` proposals count, for looking only.
        """
        waiting = [str(one.number) for one in self.parts if one.proposed]
        if waiting and not unsure:
            raise UsageError(
                f"Confirm or drop what is proposed for shape {', '.join(waiting)} first."
            )
        return film_redacted([one.shape for one in self.parts], cover, self.sound, self.clip)


def _much_the_same(one: Shape, other: Shape) -> bool:
    """Whether two shapes have more in common than not, by the rectangles around them."""
    (left, top, right, bottom), (l2, t2, r2, b2) = _around(one), _around(other)
    common = max(0.0, min(right, r2) - max(left, l2)) * max(0.0, min(bottom, b2) - max(top, t2))
    both = (right - left) * (bottom - top) + (r2 - l2) * (b2 - t2) - common
    return common > _SAME * both


def _around(one: Shape) -> tuple[float, float, float, float]:
    across, down = zip(*one.corners(), strict=True)
    return min(across), min(down), max(across), max(down)


def _with(shape: MovingShape, keys: Sequence[KeyFrame]) -> MovingShape:
    return moving_shape(str(shape.form), keys, shape.span)


def _lasting(part: Part, from_s: float | None, to_s: float | None) -> Part:
    return replace(part, shape=replace(part.shape, span=span_between(from_s, to_s)))
