"""What an editor who redacts a film has in hand: the draft, the shape chosen, the span begun."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from evidence_desk.domain.errors import DeskError
from evidence_desk.domain.film_draft import FilmDraft, Part
from evidence_desk.domain.film_redaction import MovingShape, Silence, Span
from evidence_desk.domain.redaction import Shape
from evidence_desk.domain.timecodes import timecode

_SAME_S = 1e-5  # moments nearer than that are one key frame's


class FilmHand(QObject):
    """Changes the draft at the frame on screen; `at` gives when that came on and when it goes.

    `drawn` tells that the draft is another one, `chose` that only another shape or span is in
    hand; `refused` carries the DeskError of what could not be done.
    """

    drawn = Signal()
    chose = Signal()
    refused = Signal(object)

    def __init__(
        self,
        at: Callable[[], tuple[float, float]],
        *,
        film: bool,
        length_s: float,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._at = at
        self.film, self.length_s = film, length_s
        self.draft = FilmDraft()
        self.chosen = 0
        self.span: tuple[float | None, float | None] = (None, None)

    @property
    def at_s(self) -> float:
        """When the frame on screen came on."""
        return self._at()[0]

    @property
    def until_s(self) -> float:
        """When it goes."""
        return self._at()[1]

    @property
    def part(self) -> Part | None:
        """The shape in hand."""
        return self.draft.part(self.chosen)

    @property
    def on_key(self) -> bool:
        """Whether the shape in hand has a key frame at the frame on screen."""
        part = self.part
        return part is not None and any(
            abs(key.at_s - self.at_s) < _SAME_S for key in part.shape.keys
        )

    @property
    def anything(self) -> bool:
        """Whether there is something to make a copy of."""
        return bool(self.draft.parts or self.draft.sound or self.draft.clip != Span())

    def key_after(self, way: int) -> float | None:
        """The next key frame of the shape in hand, or the one before with `way` -1."""
        part = self.part
        moments = [key.at_s for key in part.shape.keys] if part else []
        after = [at for at in moments if (at - self.at_s) * way > _SAME_S]
        if not after:
            return None
        return min(after) if way > 0 else max(after)

    def between(self, span: Span) -> str:
        """From when to when a span lasts, as people read it."""
        end = span.to_s if span.to_s is not None else self.length_s
        return f"{timecode(span.from_s or 0.0, 2)}–{timecode(end, 2)}"

    # ------------------------------------------------------------ what keys and buttons do

    def choose(self, number: int) -> None:
        """Take a shape in hand."""
        self.chosen = number
        self.chose.emit()

    def _try(self, change: Callable[[], object]) -> None:
        refusal: DeskError | None = None
        try:
            change()
        except DeskError as error:
            refusal = error
        self.drawn.emit()
        if refusal is not None:
            self.refused.emit(refusal)

    def undo(self) -> None:
        """Take the last step back."""
        self._try(self.draft.undo)

    def redo(self) -> None:
        """Take back what was taken back."""
        self._try(self.draft.redo)

    def take(self, labels: list[int], shapes: list[Shape], chosen: int) -> None:
        """What the canvas shows after a stroke: `labels` number the shapes that it was given."""
        if len(shapes) > len(labels):
            self.chosen = self.draft.add(shapes[-1], self.at_s)
        elif len(shapes) < len(labels):
            self.draft.remove(self.chosen)
        else:
            for number, one in zip(labels, shapes, strict=True):
                part = self.draft.part(number)
                if part is not None and not _alike(part.shape.at(self.at_s), one):
                    self.draft.place(number, self.at_s, one.points)
            if 0 <= chosen < len(labels):
                self.chosen = labels[chosen]

    def begin_here(self) -> None:
        """The shape in hand covers from this frame on."""
        self._try(lambda: self.draft.begin(self.chosen, self.at_s))

    def end_here(self) -> None:
        """This frame is the last that the shape in hand covers."""
        self._try(lambda: self.draft.end(self.chosen, self.until_s))

    def propose(self, number: int, found: MovingShape) -> None:
        """Where a tracker found a shape."""
        self._try(lambda: self.draft.propose(number, found.keys))

    def ask(self, shapes: Sequence[Shape], at_s: float) -> int:
        """Shapes that a detector proposes, the first of them in hand; how many are new."""
        numbers = self.draft.ask(shapes, at_s)
        self.chosen = numbers[0] if numbers else self.chosen
        self.drawn.emit()
        return len(numbers)

    def confirm(self) -> None:
        """What is proposed for the shape in hand is as it should be; then to the next."""
        self._answer(self.draft.confirm)

    def drop(self) -> None:
        """What is proposed for it is not; then to the next."""
        self._answer(self.draft.drop)

    def _answer(self, answer: Callable[[int], None]) -> None:
        number = self.chosen
        answer(number)
        asked = [one.number for one in self.draft.parts if one.asked is not None]
        if asked and (self.part is None or self.part.asked is None):
            self.chosen = next((one for one in asked if one > number), asked[0])
        self.drawn.emit()

    def unplace(self) -> None:
        """Take the key frame of this moment away."""
        self._try(lambda: self.draft.unplace(self.chosen, self.at_s))

    def remove(self) -> None:
        """Take the shape in hand away."""
        self._try(lambda: self.draft.remove(self.chosen))

    def span_in(self) -> None:
        """A span begins here."""
        end = self.span[1]
        self.span = (self.at_s, end if end is not None and end > self.at_s else None)
        self.chose.emit()

    def span_out(self) -> None:
        """A span ends with this frame, or here in a recording."""
        start = self.span[0]
        end = self.until_s if self.film else self.at_s
        self.span = (start if start is not None and start < end else None, end)
        self.chose.emit()

    def silence(self, how: Silence) -> None:
        """Take the span out of the sound."""
        start, end = self.span
        self.span = (None, None)
        self._try(lambda: self.draft.silence(start, end, how))

    def keep_span(self) -> None:
        """Keep the span alone."""
        start, end = self.span
        self.span = (None, None)
        self._try(lambda: self.draft.keep(start, end))

    def keep_all(self) -> None:
        """Keep all of it."""
        self._try(lambda: self.draft.keep(None, None))

    def sound_again(self, index: int) -> None:
        """Leave a span of sound as it was."""
        self._try(lambda: self.draft.sound_again(index))


def _alike(one: Shape, two: Shape) -> bool:
    return all(abs(a - b) < _SAME_S for a, b in zip(one.points, two.points, strict=True))
