"""How the paragraphs of a draft are told: by the numbers a reader sees, else by counting."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.draft_headings import Headings
from evidence_desk.domain.drafts import Block, Part
from evidence_desk.domain.list_numbers import (
    CAPITAL_LETTERS,
    CAPITAL_ROMAN,
    DECIMAL,
    LETTER,
    LETTERS,
    ROMAN,
    Count,
    Level,
    written,
)
from evidence_desk.domain.paragraph_numbers import ParagraphNumbers


def _told(blocks: Sequence[Block]) -> list[str]:
    numbers = ParagraphNumbers(blocks)
    return [numbers.told(at) for at in range(len(blocks))]


def _text(number: int, label: str = "", series: str = "main", text: str = "As said.") -> Block:
    return Block(text, Part.TEXT, number, label=label, series=series if label else "")


def test_a_draft_that_numbers_its_paragraphs_is_told_by_those_numbers() -> None:
    blocks = [
        Block("Facts", Part.HEADING, 1, 1, label="1", series="headings"),
        _text(2, text="Before."),
        _text(3, "1"),
        _text(4, "1 (a)"),
        Block("A title of its own", Part.HEADING, 5, 2),
        _text(6, "2"),
        _text(7, text="Quoted."),
        _text(8, "i", "other"),
        Block("beside", Part.BOX, 8, home=7),
    ]
    assert _told(blocks) == [
        "heading 1",
        "before paragraph 1",
        "paragraph 1",
        "paragraph 1 (a)",
        "below paragraph 1 (a)",
        "paragraph 2",
        "below paragraph 2",
        "paragraph 2 (i)",
        "below paragraph 2",
    ]
    assert Headings(blocks, {}).spot(8, 0).place == "text box at paragraph 2 (i)"


def test_numbers_that_begin_anew_do_not_tell_a_paragraph() -> None:
    blocks = [_text(1, "1"), _text(2, "2"), Block("B", Part.HEADING, 3, 1), _text(4, "1")]
    assert _told(blocks) == [
        "paragraph 1, numbered 1",
        "paragraph 2, numbered 2",
        "paragraph 3",
        "paragraph 4, numbered 1",
    ]


def test_a_short_list_in_a_long_draft_does_not_number_it() -> None:
    blocks = [_text(1, text="Long. " * 40), _text(2, "1"), _text(3, "2"), _text(4)]
    assert [one.partition(",")[0] for one in _told(blocks)] == [
        f"paragraph {number}" for number in range(1, 5)
    ]


def test_numbers_typed_by_hand_are_numbers_too() -> None:
    typed = [_text(at + 1, text=f"{number}. As said.") for at, number in enumerate((40, 41, 42))]
    assert _told(typed) == ["paragraph 40", "paragraph 41", "paragraph 42"]
    loose = [_text(1, text="2010 was a year."), _text(2, text="12 persons"), _text(3, text="3. A")]
    assert _told(loose) == ["paragraph 1", "paragraph 2", "paragraph 3"]


def test_the_number_of_a_heading_leads_to_its_section_and_is_told() -> None:
    outline = {"1": ("Facts",), "2": ("Law",), "2.1": ("At night",)}
    blocks = [
        Block("What happened", Part.HEADING, 1, 1, label="2", series="h"),
        _text(2),
        Block("Somewhere", Part.HEADING, 3, 2, label="2.1", series="h"),
        _text(4),
        Block("Facts", Part.HEADING, 5, 1, label="3", series="h"),
        _text(6),
    ]
    headings = Headings(blocks, outline)
    spots = [headings.spot(at, 0) for at in (1, 3, 5)]
    assert [(one.heading, one.section) for one in spots] == [
        ("2 What happened", "2"),
        ("2.1 Somewhere", "2.1"),
        ("3 Facts", "1"),  # its title says it, whatever number it has here
    ]


_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


@given(st.integers(1, 3999))
def test_roman_numbers_read_back(number: int) -> None:
    said = written(number, ROMAN)
    assert said is not None
    values = [_VALUES[sign] for sign in said]
    total = sum(
        -one if after > one else one for one, after in zip(values, [*values[1:], 0], strict=True)
    )
    assert total == number
    assert not any(sign * 4 in said for sign in "ivxlcd")
    assert written(number, CAPITAL_ROMAN) == said.upper()


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_letters_go_on_after_z(one: int, other: int) -> None:
    said, after = written(one, LETTERS), written(other, LETTERS)
    assert said is not None
    assert after is not None
    assert ((len(said), said) < (len(after), after)) == (one < other)
    assert written(one, CAPITAL_LETTERS) == said.upper()
    assert written(one, LETTER) == written((one - 1) % 26 + 1, LETTERS) * ((one - 1) // 26 + 1)


@given(st.lists(st.integers(0, 4), max_size=60))
def test_a_list_of_many_levels_never_says_a_number_twice(steps: list[int]) -> None:
    levels = {at: Level(DECIMAL, ".".join(f"%{n + 1}" for n in range(at + 1))) for at in range(5)}
    count = Count()
    labels = []
    for at in steps:
        count.step(at, levels)
        labels.append(count.label(at, levels))
        assert labels[-1].count(".") == at
    assert len(set(labels)) == len(labels)
    paths = [[int(part) for part in label.split(".")] for label in labels]
    assert paths == sorted(paths)
