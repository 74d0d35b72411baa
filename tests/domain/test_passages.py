"""Words found in a text: whatever the accents, capitals and line breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.passages import occurrences

_TEXTS = st.text("abÉéßİ🜁 \n\f\u0301", max_size=40) | st.text(max_size=40)
_WORDS = st.text("abcé", min_size=1, max_size=5)


@given(_TEXTS, _WORDS, _TEXTS)
def test_what_was_written_into_a_text_is_found_there(before: str, word: str, after: str) -> None:
    text = f"{before} {word} {after}"
    found = occurrences(text, word)
    assert any(start <= len(before) + 1 < end for start, end in found)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert found == sorted(found)


@given(_TEXTS, _TEXTS)
def test_every_place_holds_the_words_again(text: str, words: str) -> None:
    for start, end in occurrences(text, words):
        assert occurrences(text[start:end], words)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("etions", ["ÉTIONS", "étions"]),
        ("the quay", ["The\nquay"]),
        ("ions  ", ["IONS", "ions"]),
        ("", []),
        (" \n", []),
        ("ships", []),
    ],
)
def test_accents_capitals_and_line_breaks_make_no_difference(words: str, seen: list[str]) -> None:
    text = "Nous ÉTIONS là. The\nquay 🜁 où nous étions."
    assert [text[start:end] for start, end in occurrences(text, words)] == seen
