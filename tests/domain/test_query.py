"""The search language: its laws, and its sentences for what cannot be meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.query import (
    FIELDS,
    And,
    Field,
    Node,
    Not,
    Or,
    Words,
    chips,
    parse,
    parse_lenient,
    to_text,
)

_WORDS = st.sampled_from(["or", "ou", "E-12"]) | st.text("abcé0_.", min_size=1, max_size=6).filter(
    lambda text: any(c.isalnum() for c in text)
)
_PHRASES = (
    st.text("abc é:-()", min_size=1, max_size=8)
    .map(str.strip)
    .filter(lambda text: any(c.isalnum() for c in text))
)
_FIELDS = st.one_of(
    st.builds(
        lambda name, values: Field(name, tuple(values)),
        st.sampled_from([s.name for s in FIELDS.values() if not s.choices and not s.whole]),
        st.lists(_PHRASES, min_size=1, max_size=3),
    ),
    st.builds(
        lambda name, value: Field(name, (value,)),
        st.sampled_from([spec.name for spec in FIELDS.values() if spec.whole]),
        st.text("0123456789.,-m", min_size=1, max_size=9).filter(
            lambda text: ",," not in text and text.strip(",") == text
        ),
    ),
    st.sampled_from(
        [Field(s.name, (choice,)) for s in FIELDS.values() for choice in map(str, s.choices)]
    ),
)
_LEAVES = st.one_of(_WORDS.map(Words), _PHRASES.map(lambda text: Words(text, phrase=True)), _FIELDS)


def _within(nodes: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Trees as the reader makes them: no "and" of one, no "or" straight inside an "or"."""
    branches = nodes.filter(lambda node: not isinstance(node, Or))
    return st.one_of(
        st.lists(branches, min_size=2, max_size=3).map(lambda parts: Or(tuple(parts))),
        nodes.filter(lambda node: not isinstance(node, Not)).map(Not),
    )


_TREES = st.lists(st.recursive(_LEAVES, _within, max_leaves=6), max_size=4).map(
    lambda nodes: And(tuple(nodes))
)


@given(_TREES)
def test_a_tree_written_as_text_reads_back_as_the_same_tree(tree: And) -> None:
    assert parse(to_text(tree)) == tree


_BITS = st.sampled_from(["or", "ou", "OR", "(", ")", "-", "a", '"b"', "ref:E-1", "E-2", "-ref:E-3"])


@given(
    st.text('ab:"()-, .|OR\u00e9\n*><=', max_size=30)
    | st.text(max_size=30)
    | st.lists(_BITS, max_size=8).map(" ".join)
)
def test_any_text_is_a_query_or_is_refused_and_half_typed_text_never_is(text: str) -> None:
    parse_lenient(text)
    for chip in chips(text):
        assert text[chip.start : chip.end] == chip.text
    try:
        tree = parse(text)
    except UsageError:
        return
    assert parse(to_text(tree)) == tree
    assert parse_lenient(text) == tree


def test_what_is_not_not_so_is_not_one_dash_before_a_word_with_a_dash() -> None:
    tree = And((Not(Not(Words("a"))),))
    assert parse("-(-a)") == tree
    assert parse(to_text(tree)) == tree
    assert parse("--a") == And((Not(Words("-a")),))


def test_words_and_chips_side_by_side_must_all_hold() -> None:
    assert parse('police kind:video,photo -"tear gas"') == And(
        (Words("police"), Field("kind", ("video", "photo")), Not(Words("tear gas", phrase=True)))
    )


def test_or_binds_less_than_and() -> None:
    assert parse("a b OR c") == And((Or((And((Words("a"), Words("b"))), Words("c"))),))


_EITHER = And((Or((Field("ref", ("E-1",)), Field("ref", ("E-2",)))),))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("ref:E-1 or ref:E-2", _EITHER),
        ("ref:E-1 ou ref:E-2", _EITHER),
        ("E-1 or C-2", And((Or((Words("E-1"), Words("C-2"))),))),
        ('"a" or (b c)', And((Or((Words("a", phrase=True), And((Words("b"), Words("c"))))),))),
        ("kind:photo or -ref:E-1",
         And((Or((Field("kind", ("photo",)), Not(Field("ref", ("E-1",))))),))),
        ("bijoux or argent", And((Words("bijoux"), Words("or"), Words("argent")))),
        ("kind:photo or", And((Field("kind", ("photo",)), Words("or")))),
        ("ref:E-1 (or) ref:E-2",
         And((Field("ref", ("E-1",)), Words("or"), Field("ref", ("E-2",))))),
    ],
)  # fmt: skip
def test_a_small_or_between_chips_is_an_or_and_between_words_a_word(text: str, tree: And) -> None:
    assert parse(text) == tree
    assert parse(to_text(tree)) == tree


def test_other_words_people_try_are_understood() -> None:
    assert parse("type:film status:selected source:S-03") == And(
        (Field("kind", ("video",)), Field("status", ("picked",)), Field("by", ("S-03",)))
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kinds:video", "kind:"),
        ("kind:film-noir", "video, photo, audio, document"),
        ("place:", "needs a value"),
        ("(a", "never closed"),
        ("a)", "never opened"),
        ("a OR", "missing"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_one_helpful_sentence(text: str, said: str) -> None:
    with pytest.raises(UsageError, match=said.replace("(", r"\(")):
        parse(text)


def test_a_chip_knows_its_place_and_its_fault() -> None:
    first, second = chips('kind:vi -tag:"tear gas"')
    assert (first.field, first.value, bool(first.fault)) == ("kind", "vi", True)
    assert (second.field, second.value, second.negated, second.fault) == (
        "tag",
        "tear gas",
        True,
        "",
    )
