"""A film's redaction worked out step by step, and every step taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.film_draft import FilmDraft
from evidence_desk.domain.film_redaction import KeyFrame, Silence, Span
from evidence_desk.domain.redaction import shape

BOX = shape("box", (0.1, 0.1, 0.2, 0.2))
THERE = (0.5, 0.5, 0.2, 0.2)


def test_what_is_drawn_covers_from_there_on() -> None:
    draft = FilmDraft()
    number = draft.add(BOX, 2.0)
    assert draft.living(1.0, 1.04) == []
    ((part, where),) = draft.living(2.0, 2.04)
    assert (part.number, where) == (number, BOX)
    draft.place(number, 4.0, THERE)
    assert draft.living(3.0, 3.04)[0][1].points == pytest.approx((0.3, 0.3, 0.2, 0.2))
    draft.end(number, 4.04)
    assert draft.living(4.0, 4.04)
    assert not draft.living(4.04, 4.08)
    draft.begin(number, 1.0)
    assert draft.living(1.0, 1.04)[0][1].points == BOX.points
    with pytest.raises(UsageError):
        draft.end(number, 0.5)
    assert draft.result("solid").shapes[0].span == Span(1.0, 4.04)


def test_nothing_is_made_while_a_proposal_waits() -> None:
    draft = FilmDraft()
    number = draft.add(BOX, 0.0)
    draft.propose(number, [KeyFrame(0.0, THERE), KeyFrame(1.0, THERE), KeyFrame(2.0, THERE)])
    part = draft.part(number)
    assert part is not None
    assert part.shape.at(0.0) == BOX  # an editor's word stands
    assert part.proposed == {1.0, 2.0}
    assert [part.doubtful(at) for at in (0.0, 0.5, 1.0, 3.0)] == [False, True, True, True]
    with pytest.raises(UsageError, match="shape 1 first"):
        draft.result("solid")
    assert draft.result("solid", unsure=True)
    draft.place(number, 1.0, BOX.points)  # corrected: that one is sure
    assert draft.part(number).proposed == {2.0}  # type: ignore[union-attr]
    draft.drop(number)
    assert [key.at_s for key in draft.part(number).shape.keys] == [0.0, 1.0]  # type: ignore[union-attr]
    draft.propose(number, [KeyFrame(3.0, THERE)])
    draft.confirm(number)
    assert len(draft.result("blur").shapes[0].keys) == 3


def test_a_shape_that_a_detector_proposes_waits_and_is_followed() -> None:
    draft = FilmDraft()
    mine = draft.add(BOX, 1.0)
    near = shape("ellipse", (0.11, 0.1, 0.2, 0.21))
    away = shape("ellipse", (0.7, 0.1, 0.2, 0.2))
    (asked,) = draft.ask([near, away], 1.0)  # what lies under mine is covered already
    part = draft.part(asked)
    assert part is not None
    assert (part.shape.span, part.proposed) == (Span(1.0, None), {1.0})
    assert draft.ask([away], 1.0) == ()  # asked already
    with pytest.raises(UsageError, match=f"shape {asked} first"):
        draft.result("solid")
    draft.propose(asked, [KeyFrame(1.0, THERE), KeyFrame(2.0, THERE)])  # followed from there
    draft.propose(asked, [KeyFrame(3.0, THERE)])  # and again: the shape itself still waits
    part = draft.part(asked)
    assert part is not None
    assert part.shape.at(1.0) == away
    assert part.proposed == {1.0, 3.0}
    draft.drop(asked)
    assert [one.number for one in draft.parts] == [mine]
    draft.undo()
    draft.place(asked, 2.0, THERE)  # an editor's word: what else is proposed may go without it
    draft.drop(asked)
    assert [key.at_s for key in draft.part(asked).shape.keys] == [2.0]  # type: ignore[union-attr]
    (other,) = draft.ask([shape("ellipse", (0.4, 0.7, 0.1, 0.2))], 0.0)
    draft.confirm(other)
    draft.drop(other)
    assert draft.part(other) is not None
    assert len(draft.result("solid").shapes) == 3


def test_sound_and_the_part_that_is_kept() -> None:
    draft = FilmDraft()
    draft.silence(1.0, 2.0, Silence.MUTE)
    draft.silence(None, 0.5, Silence.MASK)
    draft.keep(0.2, None)
    what = draft.result("solid")
    assert [one.how for one in what.sound] == [Silence.MASK, Silence.MUTE]
    assert what.clip == Span(0.2, None)
    draft.sound_again(0)
    draft.keep(None, None)
    assert len(draft.sound) == 1
    with pytest.raises(UsageError):
        draft.silence(2.0, 1.0, Silence.MUTE)


_steps = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.floats(0, 9)),
        st.tuples(st.just("place"), st.floats(0, 9)),
        st.tuples(st.just("unplace"), st.floats(0, 9)),
        st.tuples(st.just("begin"), st.floats(0, 4)),
        st.tuples(st.just("end"), st.floats(5, 9)),
        st.tuples(st.just("remove"), st.just(0.0)),
        st.tuples(st.just("propose"), st.floats(0, 9)),
        st.tuples(st.just("ask"), st.floats(0, 9)),
        st.tuples(st.sampled_from(["confirm", "drop"]), st.just(0.0)),
        st.tuples(st.just("silence"), st.floats(0, 9)),
    ),
    max_size=12,
)


@given(_steps)
def test_every_step_is_taken_back_and_done_again(steps: list[tuple[str, float]]) -> None:
    draft = FilmDraft()

    def now() -> object:
        return draft.parts, draft.sound, draft.clip

    states = [now()]
    for name, at in steps:
        try:
            match name:
                case "add":
                    draft.add(BOX, at)
                case "place":
                    draft.place(1, at, THERE)
                case "propose":
                    draft.propose(1, [KeyFrame(at, THERE)])
                case "silence":
                    draft.silence(at, at + 1, Silence.MUTE)
                case "ask":
                    draft.ask([BOX], at)
                case "remove" | "confirm" | "drop":
                    getattr(draft, name)(1)
                case _:
                    getattr(draft, name)(1, at)
        except UsageError:
            pass
        if now() != states[-1]:
            states.append(now())
    for state in states[-2::-1]:
        assert draft.undo()
        assert now() == state
    assert not draft.undo()
    for state in states[1:]:
        assert draft.redo()
        assert now() == state
