"""What cannot be seen is shown, whatever else the text is made of."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.exports.plaintext import code, visible

_SIGNS = st.one_of(
    st.characters(),
    st.sampled_from(
        "\u200c\u200d\u00ad\u200b\u200e\u202e\ufeff\ufe0e\ufe0f\ue000e\u0301é \t\n\r\x00"
    ),
)


@given(st.text(_SIGNS, max_size=12))
def test_a_text_is_shown_as_its_signs_are_one_by_one(text: str) -> None:
    whole = unicodedata.normalize("NFC", text)
    expected = ""
    for sign in whole.replace("\r\n", "\n").replace("\r", "\n"):
        if sign in "\u200c\u200d":
            expected += sign
        elif sign in "\n\u2028\u2029\u0085\v\f":
            expected += "\n"
        elif sign == "\t":
            expected += " "
        elif sign in "\u00ad\u200b\u200e\u200f\u061c\u2060\ufeff\ufe0e\ufe0f":
            continue
        else:
            hidden = unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Cn")
            expected += code(sign) if hidden else sign
    assert visible(text, paragraphs=True) == expected.strip()
    assert visible(text) == expected.replace("\n", " ").strip()
