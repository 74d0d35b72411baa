"""Laws of the outline: whatever is done to it, it stays one, and lists of headings come back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain import headings, outline
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.headings import Heading
from evidence_desk.domain.renumbering import follow_numbers, follow_query, follow_tag

_EDITS = st.lists(
    st.tuples(
        st.sampled_from(["up", "down", "in", "out", "put", "insert", "remove"]),
        st.integers(0, 99),
        st.integers(0, 99),
        st.integers(0, 4),
    ),
    max_size=40,
)


def edit(numbers: list[str], how: str, which: int, where: int, place: int) -> list[str]:
    """The outline after one edit of an editor's; one that is refused leaves it."""
    number = numbers[which % len(numbers)] if numbers else None
    try:
        if how == "insert" or number is None:
            moved, new = outline.insert(numbers, [0, 1, 0], *outline.beside(numbers, number))
            return outline_of([moved.get(one, one) for one in numbers] + new)
        if how == "remove":
            moved = outline.remove(numbers, number)
            kept = [n for n in numbers if n != number and not outline.is_below(n, number)]
            return outline_of([moved.get(one, one) for one in kept])
        if how == "put":
            parent = [None, *numbers][where % (len(numbers) + 1)]
            moved = outline.move_to(numbers, number, parent, place)
        else:
            moved = outline.move(numbers, number, how)
    except UsageError:
        return numbers
    return outline_of([moved.get(one, one) for one in numbers])


def outline_of(numbers: list[str]) -> list[str]:
    return sorted(numbers, key=outline.section_key)


def assert_whole(numbers: list[str]) -> None:
    """Each number once and valid, each child with its parent, figures and letters without gaps."""
    assert len(set(numbers)) == len(numbers)
    beside: dict[str | None, list[str]] = {}
    for number in numbers:
        assert outline.validate(number) == number
        parent = outline.parent_of(number)
        assert parent is None or parent in numbers
        beside.setdefault(parent, []).append(number.rpartition(".")[2])
    for parts in beside.values():
        figures = [part for part in parts if part.isdigit()]
        letters = [part for part in parts if not part.isdigit()]
        assert figures == [str(at) for at in range(1, len(figures) + 1)]
        assert letters == [chr(65 + at) for at in range(len(letters))]


@given(_EDITS)
def test_any_edits_keep_the_outline_whole(edits: list[tuple[str, int, int, int]]) -> None:
    numbers = ["1", "1.1", "1.2", "2", "2.1", "2.1.1", "A", "A.1", "A.2", "B"]
    for how, *at in edits:
        numbers = edit(numbers, how, *at)
        assert_whole(numbers)


@given(_EDITS, st.integers(0, 99))
def test_in_and_out_again_is_the_same_outline(
    edits: list[tuple[str, int, int, int]], which: int
) -> None:
    numbers = ["1", "2", "2.1", "3"]
    for how, *at in edits:
        numbers = edit(numbers, how, *at)
    if not numbers:
        return
    number = numbers[which % len(numbers)]
    there = outline.move(numbers, number, "in")
    inside = outline_of([there.get(one, one) for one in numbers])
    if inside == numbers and not there:
        return
    back = outline.move(inside, there.get(number, number), "out")
    assert {one: back.get(new, new) for one in numbers for new in [there.get(one, one)]} == {
        one: one for one in numbers
    }


@given(_EDITS)
def test_what_is_inserted_and_removed_again_leaves_no_trace(
    edits: list[tuple[str, int, int, int]],
) -> None:
    numbers = ["1", "2", "2.1", "3", "A", "B"]
    for how, *at in edits:
        numbers = edit(numbers, how, *at)
    for number in numbers:
        moved, (new,) = outline.insert(numbers, [0], *outline.beside(numbers, number))
        grown = outline_of([moved.get(one, one) for one in numbers] + [new])
        closed = outline.remove(grown, new)
        for one in numbers:
            now = moved.get(one, one)
            assert closed.get(now, now) == one


def test_letters_and_gaps_an_editor_chose_stay() -> None:
    numbers = ["1", "2", "A", "A.1", "A.3", "B"]
    moved, new = outline.insert(numbers, [0], *outline.beside(numbers, "A"))
    assert (moved, new) == ({"B": "C"}, ["B"])
    moved, new = outline.insert(numbers, [0, 1], *outline.beside(numbers, "1"))
    assert (moved, new) == ({"2": "3"}, ["2", "2.1"])
    assert outline.move(numbers, "A.3", "up") == {"A.1": "A.3", "A.3": "A.1"}
    assert outline.insert(numbers, [0], *outline.beside(numbers, "A.1")) == (
        {"A.3": "A.4"},
        ["A.3"],
    )


def test_a_heading_cannot_stand_below_itself_or_too_deep() -> None:
    with pytest.raises(UsageError):
        outline.move_to(["1", "1.1"], "1", "1.1")
    deep = [".".join("1" * depth) for depth in range(1, 9)] + ["2"]
    with pytest.raises(UsageError):
        outline.insert(deep, [0, 1], deep[-2])


# ---------------------------------------------------------------- lists

_TITLES = (
    st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


@st.composite
def lists(draw: st.DrawFn) -> list[Heading]:
    found: list[Heading] = []
    for title in draw(st.lists(_TITLES, min_size=1, max_size=12)):
        deepest = min(found[-1].depth + 1, 7) if found else 0
        found.append(Heading(draw(st.integers(0, deepest)), title))
    return found


@given(lists(), st.booleans())
def test_what_is_written_is_read_as_it_was(found: list[Heading], markdown: bool) -> None:
    assert headings.parse(headings.write(found, markdown=markdown)) == found


_NESTED = [Heading(0, "Violence"), Heading(1, "At night"), Heading(2, "Blows"), Heading(0, "Law")]


@pytest.mark.parametrize(
    "text",
    [
        "Violence\n\tAt night\n\t\tBlows\nLaw",
        "Violence\n  At night\n    Blows\nLaw",
        "Violence\r\n    At night\r\n        Blows\r\n\r\nLaw\r\n",
        "- Violence\n  - At night\n    * Blows\n- Law",
        "1 Violence\n1.1 At night\n1.1.1 Blows\n2 Law".replace("1 V", "1. V").replace("2 ", "2) "),
        "1. Violence\n   1. At night\n      1. Blows\n2. Law",
        "# Violence\n\nWords of the report.\n\n## At night\n#### Blows\n# Law\n```\n# no\n```\n",
        "\ufeff# 1. Violence\n## 1.1 At night\n### 1.1.1 Blows\n# 2. Law",
        "A. Violence\n  A.1 At night\n    A.1.1 Blows\nB. Law",
    ],
)
def test_lists_as_people_write_them(text: str) -> None:
    assert headings.parse(text) == _NESTED


@pytest.mark.parametrize("title", ["2010 in review", "12 men beaten", "U.S. policy", "-5 °C"])
def test_a_figure_that_belongs_to_a_title_stays(title: str) -> None:
    assert headings.parse(title) == [Heading(0, title)]


@pytest.mark.parametrize("text", ["", " \n\t\n", "x" * 301, "\n".join("ab" for _ in range(1001))])
def test_what_is_no_list_of_headings_is_refused(text: str) -> None:
    with pytest.raises(UsageError):
        headings.parse(text)


# ---------------------------------------------------------------- what names a section or a tag


def test_searches_follow_the_headings_they_name() -> None:
    moved = {"2": "3", "2.1": "3.1"}
    text = 'kind:video -section:2,2.1 (section:"1" OR words)  section:20'
    assert follow_query(text, moved) == (
        'kind:video -section:3,3.1 (section:"1" OR words)  section:20'
    )
    assert follow_query("section:2", {"3": "2"}, ["2"]) == 'section:"2 (removed)"'
    assert follow_numbers(["1", "2", "3"], {"3": "2"}, ["2"]) == ("1", "2 (removed)", "2")


def test_searches_follow_a_term_into_another() -> None:
    text = "tag:abuse:Blows,abuse:baton -about:abuse:blows tag:force:police"
    assert follow_tag(text, "abuse:blows", "abuse:baton") == (
        "tag:abuse:baton -about:abuse:baton tag:force:police"
    )
