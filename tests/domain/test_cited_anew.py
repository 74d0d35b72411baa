"""References with other numbers: what stays a range, what becomes a list, and their law."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.domain.citations import cited, references
from evidence_desk.domain.cited_anew import rewritten


def _with(text: str, new: dict[str, str | None], *, ranged: bool = True) -> str:
    """The text with all its references rewritten; a number not named keeps itself."""
    done = text
    changes = [
        change
        for reference in references(text, hyphen_is_range=ranged)
        for change in rewritten(reference, text, lambda n: new.get(n, n), "en").changes
    ]
    for change in sorted(changes, key=lambda one: -one.start):
        assert done[change.start : change.end] == change.old
        done = done[: change.start] + change.new + done[change.end :]
    return done


@pytest.mark.parametrize(
    ("before", "new", "after"),
    [
        ("See Exhibit 12.", {"12": "13"}, "See Exhibit 13."),
        ("Exhibits 14–17", {"17": "19"}, "Exhibits 14–16 and 19"),
        ("pièces nos 14 à 17", {"17": "19"}, "pièces nos 14 à 16 et 19"),
        ("Exhibits 14-17", {"14": "15", "15": "16", "16": "17", "17": "18"}, "Exhibits 15-18"),
        ("Exhibits 14–17", {"14": "17", "17": "14"}, "Exhibits 14–17"),
        ("Exhibits 3, 5 and 14–17", {"17": "19"}, "Exhibits 3, 5, 14–16 and 19"),
        ("Exhibits 3, 14–17 & 20", {"16": "30"}, "Exhibits 3, 14, 15, 17, 30 & 20"),
        ("Exhibits 14–15", {"15": "20"}, "Exhibits 14 and 20"),
        ("pièce n°\u00a012, à 0:10", {"12": "2"}, "pièce n°\u00a02, à 0:10"),
        ("Exhibits 14–16, at 0:10", {"14": "20"}, "Exhibits 15, 20 and 16, at 0:10"),
        ("pièces n° 3, n° 5 à 7 et n° 9", {"6": "8"}, "pièces n° 3, n° 5, 7, 8 et n° 9"),
        ("Exhibits 14–17", {"15": None, "17": "40"}, "Exhibits 14–17"),
        ("Exhibits 14 and 15", {"14": "V-001", "15": "V-002"}, "Exhibits V-001 and V-002"),
        ("Exhibits 14-15", {"14": "1-01", "15": "1-02"}, "Exhibits 1-01–1-02"),
        ("Exhi\u00adbit 1\u00ad2", {"12": "34"}, "Exhi\u00adbit 34"),
    ],
)
def test_references_are_rewritten_in_their_language(
    before: str, new: dict[str, str | None], after: str
) -> None:
    assert _with(before, new) == after


def test_numbers_that_are_gone_are_named_and_stay() -> None:
    text = "Exhibits 3, 4 and 9"
    (reference,) = references(text)
    made = rewritten(reference, text, {"3": "5", "9": "4"}.get, "en")
    assert made.gone == ("4",)
    assert [(one.old, one.new) for one in made.changes] == [("3", "5"), ("9", "4")]


_ENTRIES = st.lists(
    st.one_of(
        st.integers(1, 60).map(str),
        st.tuples(st.integers(1, 50), st.integers(1, 8)).map(lambda p: f"{p[0]}–{p[0] + p[1]}"),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=300, deadline=None)
@given(
    _ENTRIES,
    st.permutations(range(1, 61)),
    st.sampled_from(["plain", "section", "kind"]),
    st.booleans(),
)
def test_what_is_rewritten_reads_as_the_new_numbers(
    entries: list[str], order: list[int], rule: str, french: bool
) -> None:
    said = {"plain": "{}", "section": "1.2-{:02d}", "kind": "V-{:03d}"}[rule]
    new = {str(old): said.format(number) for old, number in zip(range(1, 61), order, strict=True)}
    word, joint = ("pièces nos", " et ") if french else ("Exhibits", " and ")
    text = f"{word} {', '.join(entries[:-1])}{joint if len(entries) > 1 else ''}{entries[-1]}. End"
    (before,) = references(text, hyphen_is_range=True)
    after = _with(text, dict(new))
    (read,) = references(after, hyphen_is_range=rule != "section")
    wanted = sorted(new[one.number] for one in cited(before))
    assert sorted(one.number for one in cited(read)) == wanted
    assert after.endswith(". End")
    assert after.startswith(word)
