"""References in all their forms, English and French; what only looks like one; and their law."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evidence_desk.domain.citation_forms import checked_patterns
from evidence_desk.domain.citations import find, references
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.timecodes import timecode


def _numbers(text: str, **options: object) -> list[str]:
    return [one.number for one in find(text, **options)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Exhibit 12", ["12"]),
        ("EXHIBIT 3 and PIÈCES 4 ET 5", ["3", "4", "5"]),
        ("Exhibits 14–17", ["14", "15", "16", "17"]),
        ("Exhibits 3, 5 and 7 to 9", ["3", "5", "7", "8", "9"]),
        ("Exhibits 3,5 and 7", ["3", "5", "7"]),
        ("Exhibits from 3 to 5", ["3", "4", "5"]),
        ("Exhibit numbers 3 and 4, exhibit no. 5, Exhibit #6", ["3", "4", "5", "6"]),
        ("Exh. 12.1; Exhs. 2 and 3; Exs. 4, 5", ["12.1", "2", "3", "4", "5"]),
        ("Ex 6; (Ex. 7)", ["6", "7"]),
        ("Exhibit 12 bis, pièce 12ter", ["12 bis", "12 ter"]),
        ("Exhibit V-03, exhibit v-4", ["V-03", "V-4"]),
        ("Exhibits V-003–005", ["V-003", "V-004", "V-005"]),
        ("Exhibits 1.2-03 to 1.2-05 and 2-01", ["1.2-03", "1.2-04", "1.2-05", "2-01"]),
        ("pièce n° 12, piece no 13, pièce N° 14", ["12", "13", "14"]),
        ("pièces nos 14 à 16, pièces nᵒˢ 3, 5 et 7", ["14", "15", "16", "3", "5", "7"]),
        ("pièces n° 3, n° 5 et n° 7", ["3", "5", "7"]),
        ("pièces jointes nos 3 et 4 ; pièce à conviction n° 5", ["3", "4", "5"]),
        ("pie\u0300ce n\u00b0\u202f12", ["12"]),
        ("Exhibit\u00a012, Exhi\u00adbit 13", ["12", "13"]),
        ("Exhi-\nbit 14, Exhibit\n  15", ["14", "15"]),
        ("Exhi\ufffe\nbit 16, Exhibit 1.2-\n03", ["16", "1.2-03"]),
        ("In Exhibit 12, 3 men are seen. Exhibit 4 and 3 officers.", ["12", "4"]),
        ("(Exhibit 12, 2010)", ["12"]),
        ("exhibits 3 and 4 show; Exhibits 5, 6 and 7 are", ["3", "4", "5", "6", "7"]),
        ("Annexe n° 3, Annexes nos 4 et 5", ["3", "4", "5"]),
    ],
)
def test_forms_in_both_languages(text: str, numbers: list[str]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    [
        "the exhibition 12 of",
        "An exhibit of cruelty",
        "he exhibits signs of blows",
        "he exhibits 3 signs of blows",
        "une pièce de théâtre, la pièce du fond",
        "un appartement de deux pièces",
        "a 12-piece 3 band",
        "Exhibit A road",
        "par ex. 12 hommes, p. ex. 3 femmes",
        "des pièces 3 mètres plus loin, pièces 14,5 cm",
        "the index 12, a suffix 3, annex 4",
        "Exhibit 12:30",
        "pièces\n\n3 hommes",
    ],
)
def test_what_only_looks_like_a_reference(text: str) -> None:
    assert _numbers(text) == []


@pytest.mark.parametrize(
    ("text", "number", "moments"),
    [
        ("Ex. 12, at 00:01:10", "12", ((70.0, None),)),
        ("pièce 12, à 00:01:10,", "12", ((70.0, None),)),
        ("Exhibit 4 at 1:10–1:25", "4", ((70.0, 85.0),)),
        ("Exhibit 4, from 00:01:10 to 00:01:25.5", "4", ((70.0, 85.5),)),
        ("Exhibit 4 (1:10-1:25)", "4", ((70.0, 85.0),)),
        ("Exhibit 4, between 1:10 and 1:25", "4", ((70.0, 85.0),)),
        ("Exhibit 4, at 1:10 and 2:30", "4", ((70.0, None), (150.0, None))),
        ("pièce n° 4, de 0:10 à 0:20 et 0:40", "4", ((10.0, 20.0), (40.0, None))),
        ("pièce n° 4, à 1 min 10 s", "4", ((70.0, None),)),
        ("pièce n° 4 à partir de 1 h 02 min", "4", ((3720.0, None),)),
        ("Exhibit 4, at 1′10″", "4", ((70.0, None),)),
        ("At 1:10 of Exhibit 4", "4", ((70.0, None),)),
        ("De 0:10 à 0:20 de la pièce n° 4", "4", ((10.0, 20.0),)),
        ("Exhibit 4, at 1:75", "4", ()),
        ("Exhibit 4, à 23 h 40", "4", ()),
    ],
)
def test_times_in_a_recording(text: str, number: str, moments: object) -> None:
    (one,) = find(text)
    assert (one.number, one.moments) == (number, moments)


def test_a_time_inside_a_list_belongs_to_its_number() -> None:
    found = find("Exhibits 3, at 1:10, 5 and 7")
    assert [(one.number, one.moments) for one in found] == [
        ("3", ((70.0, None),)),
        ("5", ()),
        ("7", ()),
    ]


def test_a_number_by_section_is_one_where_hyphens_are_ranges() -> None:
    assert _numbers("Exhibit 1.2-03", hyphen_is_range=True) == ["1.2-03"]
    assert _numbers("Exhibits 14-17", hyphen_is_range=True) == ["14", "15", "16", "17"]


def test_emphasis_of_markdown_is_passed_over() -> None:
    text = "**Exhibit** 12, [Exhibit *13*](x), Exhibit&nbsp;14, __Exhibit 15__"
    assert _numbers(text, markdown=True) == ["12", "13", "14", "15"]
    assert _numbers(text) == ["15"] or _numbers(text) == []
    for one in find(text, markdown=True):
        assert text[one.start : one.end] == one.number


def test_an_editors_own_forms() -> None:
    forms = ("Annex {number}", "Annexe {number}", "doc. {number} (p)", "cote d’{number}")
    text = "Annexes 3 and 5; Annex 4; doc. 7 (p); doc. 8; cote d'9; reannex 6; annexation 1"
    assert _numbers(text, patterns=forms) == ["3", "5", "4", "7", "9"]


@pytest.mark.parametrize(
    "form", ["Annex", "{number}", "({number})", "a {number} {number}", f"{'x' * 80} {{number}}"]
)
def test_forms_that_say_nothing_are_refused(form: str) -> None:
    with pytest.raises(UsageError):
        checked_patterns([form])


def test_a_form_is_plain_words_never_a_pattern() -> None:
    forms = checked_patterns(["(a+)+b {number}", "a.c {number}"])
    assert _numbers("(a+)+b 3, aab 4, a.c 5, abc 6", patterns=forms) == ["3", "5"]
    assert find("(" + "a" * 50_000, patterns=forms) == []


# The law: what is written is read back -------------------------------------------------------

_PLAIN = st.integers(1, 999)
_RANGES = st.tuples(st.integers(1, 400), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1]))
_ENTRIES = st.lists(st.one_of(_PLAIN, _RANGES), min_size=1, max_size=6)
_TIMES = st.lists(
    st.tuples(st.integers(0, 5000), st.none() | st.integers(1, 500)), min_size=0, max_size=1
)
_STYLES = {
    "en": {
        "one": ["Exhibit ", "exhibit no. ", "Ex. ", "EXHIBIT ", "Exh.\u00a0", "Exhi\u00adbit "],
        "many": ["Exhibits ", "exhibits nos. ", "Exs. ", "Exhibits\n", "Exhibits\u202f"],
        "and": [" and ", ", and ", " & ", " or "],
        "to": ["–", " to ", "\u00a0–\u00a0", " through ", "—"],
        "at": [", at ", " at ", " (", ", from ", ", at around "],
        "until": ["–", " to ", "-"],
    },
    "fr": {
        "one": ["pièce n° ", "pièce ", "Pièce no ", "pièce n°\u00a0", "piece nº "],
        "many": ["pièces nos ", "pièces n°s ", "Pièces nᵒˢ ", "pièces ", "pièces n° "],
        "and": [" et ", ", et ", " ou "],
        "to": [" à ", "–", "\u00a0à\u00a0"],
        "at": [", à ", " à ", " (", ", de ", ", vers "],
        "until": ["–", " à "],
    },
}
_TAILS = ["", ".", ") and so on", " ; puis", ", which he saw", "\n\nNext", " – suite", "» dit-il"]


@st.composite
def _written(draw: st.DrawFn) -> tuple[str, list[str], tuple[tuple[float, float | None], ...]]:
    style = _STYLES[draw(st.sampled_from(["en", "fr"]))]
    entries = draw(_ENTRIES)
    said, numbers = [], []
    for entry in entries:
        if isinstance(entry, int):
            said.append(str(entry))
            numbers.append(str(entry))
        else:
            said.append(f"{entry[0]}{draw(st.sampled_from(style['to']))}{entry[1]}")
            numbers += [str(number) for number in range(entry[0], entry[1] + 1)]
    single = len(entries) == 1 and isinstance(entries[0], int)
    text = draw(st.sampled_from(style["one"] if single else style["many"]))
    text += ", ".join(said[:-1])
    text += (draw(st.sampled_from(style["and"])) if len(said) > 1 else "") + said[-1]
    moments: list[tuple[float, float | None]] = []
    for start, length in draw(_TIMES):
        begin = draw(st.sampled_from(style["at"]))
        text += f"{begin}{timecode(start, 0)}"
        if length is None:
            moments.append((float(start), None))
        else:
            text += f"{draw(st.sampled_from(style['until']))}{timecode(start + length, 0)}"
            moments.append((float(start), float(start + length)))
        text += ")" if begin == " (" else ""
    return text, numbers, tuple(moments)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(_written(), st.sampled_from(_TAILS)), min_size=1, max_size=4))
def test_what_is_written_is_read_back(written: list[tuple[object, str]]) -> None:
    text, numbers, moments = "", [], []
    for (said, those, times), tail in written:  # type: ignore[misc]
        text += f"Then they came. See {said}{tail} . "
        numbers += those
        moments.append(times)
    found = find(text, hyphen_is_range=True)
    assert [one.number for one in found] == numbers
    assert [one.moments for one in found if one.moments] == [one for one in moments if one]
    for one in found:
        assert 0 <= one.start < one.end <= len(text)


_BITS = st.sampled_from(
    ["Exhibit", "exhibits", " ", ",", "and", "et", "pièces", "n°", "12", "1.2-03", "à", "–", "-",
     "0:10", "\n", "\u00ad", "(", ")", "to", "bis", "s", ".", "Ex.", "\u00a0", "V-", "at", "'", "°",
     "*", "_", "\f", ":", "&", "#", "Annex ", "from", "\u2029"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_BITS, max_size=30), st.integers(1, 60), st.booleans(), st.booleans())
def test_no_text_makes_it_fail(bits: list[str], times: int, ranged: bool, marks: bool) -> None:
    text = "".join(bits) * times
    for one in references(
        text, hyphen_is_range=ranged, markdown=marks, patterns=("Annex {number}",)
    ):
        assert 0 <= one.start < one.end <= len(text)
        for entry in one.entries:
            assert one.start <= entry.start < entry.end <= one.end


@pytest.mark.parametrize(
    "bit",
    ["Exhibits 1", "Exhibit ", "pièces n° ", "1, ", "Exhibits " + "1, " * 50, " ", "-\n", "\u00ad ",
     "exhibits 1 to ", "n° ", "1.1.1.1-", "Exhibit 1 at 0:10 and ", "*_", "e\u0300", "0:10 of "],
)  # fmt: skip
def test_a_hundred_thousand_characters_are_read_in_linear_time(bit: str) -> None:
    """Nothing is measured: what is not linear here takes hours, and the run ends for its length."""
    text = (bit * (100_000 // len(bit) + 1))[:100_000]
    for ranged in (False, True):
        find(
            text,
            hyphen_is_range=ranged,
            markdown=True,
            patterns=("Annex {number}", "a n° {number}"),
        )
