"""Lines part and join without losing a word; subtitle files are read whatever they hold."""

from __future__ import annotations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.transcripts import (
    LONGEST,
    Line,
    ends,
    from_right,
    in_order,
    joined,
    language_code,
    language_name,
    line,
    overlapping,
    places,
    plain,
    shifted,
    sought,
    split,
)
from evidence_desk.media.subtitles import read, write

_signs = st.one_of(
    st.characters(codec="utf-8"), st.sampled_from("aé1 0\n<>&-{}\\:سلامሰላም\u200c\u200f")
)
_words = st.text(_signs, min_size=1, max_size=60).map(plain).filter(bool)
_start = st.integers(0, int(LONGEST) * 1000 - 700_000).map(lambda ms: ms / 1000)


@st.composite
def _spoken(draw: st.DrawFn) -> tuple[Line, ...]:
    made = []
    for start in draw(st.lists(_start, min_size=1, max_size=8)):
        length = draw(st.none() | st.integers(1, 600_000))
        end = None if length is None else start + length / 1000
        made.append(line(start, end, draw(_words)))
    return in_order(made)


def _heard(lines: tuple[Line, ...]) -> list[Line]:
    """Lines with the ends they have, said or not."""
    found = [Line(one.start_s, end, one.words) for one, end in zip(lines, ends(lines), strict=True)]
    return sorted(found, key=lambda one: (one.start_s, one.end_s or 0, one.words))


@given(_spoken())
@example((line(4000.5, 4001, "Two\nlines"), line(4001, None, "1999")))
@example((line(0, 1, "<inaudible> & 3 < 4"), line(2, 3, "00:00:01.000 --> 00:00:02.000")))
def test_written_as_vtt_and_read_again_is_the_same(lines: tuple[Line, ...]) -> None:
    lines = tuple(one for one in lines if "{\\" not in one.words and "<v" not in one.words)
    if lines:
        again = read(write(lines, "vtt").encode())
        assert _heard(again.lines) == _heard(lines)
        assert again.notes == ()


@given(_spoken())
@example((line(4000.5, 4001, "Two\nlines"), line(4001, None, "In\n1999"), line(5000, 5001, "7")))
@example((line(0, 1, "{laughs} <inaudible> & 3 < 4"),))
def test_written_as_srt_and_read_again_is_the_same(lines: tuple[Line, ...]) -> None:
    taken = ("-->", "{\\", "<", "->")  # SRT has no way to say these as words
    lines = tuple(
        one
        for one in lines
        if one.words.startswith("{laughs}") or not any(sign in one.words for sign in taken)
    )
    if lines:
        again = read(write(lines, "srt").encode())
        assert _heard(again.lines) == _heard(lines)
        assert again.notes == ()


def test_spoken_times_do_not_become_times_of_the_file() -> None:
    said = (line(60, 63, "He said"), line(61, None, "00:00:07 -> 01:03 so\nhe -> she"))
    again = read(write(said, "srt").encode()).lines
    assert [one.words for one in again] == ["He said", "00:00:07 → 01:03 so\nhe -> she"]


@given(_start, st.integers(2, 100_000), _words, st.data())
def test_a_line_parted_and_joined_keeps_its_words_and_its_time(
    start: float, length: int, words: str, data: st.DataObject
) -> None:
    whole = line(start, start + length / 1000, words)
    at = data.draw(st.integers(0, len(words)))
    moment = round(start + data.draw(st.integers(1, length - 1)) / 1000, 3)
    if whole.end_s is None or not whole.start_s < moment < whole.end_s:
        return
    first, second = split(whole, at, moment)
    again = joined(first, second)
    assert (again.start_s, again.end_s) == (whole.start_s, whole.end_s)
    assert again.words.split() == whole.words.split() or at not in (0, len(words))
    assert "".join(again.words.split()) == "".join(whole.words.split())


@given(_spoken(), st.floats(0, 600))
def test_shifted_there_and_back_is_the_same(lines: tuple[Line, ...], by: float) -> None:
    by = round(by, 3)
    assume(all((one.end_s or one.start_s) + by < LONGEST - 0.001 for one in lines))
    assert all(
        abs(one.start_s - two.start_s) < 0.0015
        for one, two in zip(shifted(shifted(lines, by), -by), lines, strict=True)
    )


def test_nothing_is_shifted_beyond_what_any_recording_lasts() -> None:
    with pytest.raises(UsageError):
        shifted([line(1, LONGEST - 1, "late")], 1)


def test_nothing_is_shifted_before_the_beginning() -> None:
    with pytest.raises(UsageError):
        shifted([line(1, None, "early")], -1.5)
    with pytest.raises(UsageError):
        split(line(1, 2, "a b"), 1, 2.5)


def test_a_line_without_an_end_lasts_until_the_next_and_a_minute_at_most() -> None:
    lines = (line(1, None, "a"), line(1, None, "b"), line(4, 6, "c"), line(5, None, "d"))
    assert ends(lines) == (4, 4, 6, 65)
    assert ends(lines, 9.5) == (4, 4, 6, 9.5)
    assert [one.words for one in overlapping(lines, [(5.5, 5.5)])] == ["c", "d"]
    assert [one.words for one in overlapping(lines, [(2, 3), (6, 7)])] == ["a", "b", "d"]


@given(st.binary(max_size=400))
def test_no_bytes_are_too_strange(data: bytes) -> None:
    first = read(b"1\n00:00:01,000 --> 00:00:02,000\nheard\n\n" + data).lines[0]
    assert first.words.startswith("heard")


_CUE = "1\n00:00:01,000 --> 00:00:02,500\n{}\n"


@pytest.mark.parametrize(
    ("encoding", "language", "words"),
    [
        ("utf-8-sig", "fr", "À l’été"),
        ("utf-16", "ti", "ሰላም ንዓኹም"),
        ("utf-16-le", "en", "No mark before it"),
        ("utf-16-be", "en", "No mark before it"),
        ("utf-32", "fa", "می‌روم"),
        ("cp1252", "fr", "L’été à Oraiokastro"),
        ("cp1256", "ar", "السلام عليكم"),
        ("cp1251", "ru", "Привет"),
    ],
)
def test_letters_are_read_as_they_were_written(encoding: str, language: str, words: str) -> None:
    [one] = read(_CUE.format(words).replace("\n", "\r\n").encode(encoding), language).lines
    assert one == Line(1.0, 2.5, words)


def test_mark_up_is_no_part_of_what_is_said() -> None:
    text = _CUE.format(
        '{\\an8}<font color="#ff0000"><i>Who</i></font> is <inaudible>\n<b>there</b>'
    )
    assert read(text.encode()).lines[0].words == "Who is <inaudible>\nthere"
    web = (
        "WEBVTT - made somewhere\n\nSTYLE\n::cue { color: red }\n\nintro\n"
        "00:01.000 --> 00:02.000 align:start\n<v Mara>We &amp; they <00:01.500>&lt;3\n\n"
        "NOTE not spoken\n\n2\n01:00:03.000 --> 01:00:04.000\nAfter an hour\n"
    )
    assert [one.words for one in read(web.encode()).lines] == [
        "Mara: We & they <3",
        "After an hour",
    ]


def test_numbers_may_be_missing_and_a_number_may_be_spoken() -> None:
    text = (
        "00:00:01,000 --> 00:00:02,000\nIn what year?\n\n"
        "00:00:03,000 --> 00:00:04,000\nIn\n1999\n\n"
        "00:00:05,000 --> 00:00:06,000\n\nafter a blank line\n3\n00:00:07.5 --> 00:00:08\n2001\n"
    )
    found = [one.words for one in read(text.encode()).lines]
    assert found == ["In what year?", "In\n1999", "after a blank line\n3", "2001"]


def test_what_is_wrong_with_a_cue_is_said_in_a_sentence() -> None:
    text = (
        "1\n-00:00:01,000 --> 00:00:02,000\nearly\n\n"
        "2\n00:00:05,000 --> 00:00:04,000\nbackwards\n\n"
        "3\n999999999:00:00,000 --> 999999999:00:01,000\nabsurd\n\n"
        "4\n00:99:00,000 --> 00:99:01,000\n"
        "no such minute\n\n5\n00:00:09,000 --> 00:00:10,000\n\n6\n00:00:03,000 --> 00:00:07,000\n"
        "overlaps\0\n"
    )
    found = read(text.encode())
    assert found.lines == (
        Line(0.0, 2.0, "early"),
        Line(3.0, 7.0, "overlaps"),
        Line(5.0, None, "backwards"),
    )
    assert len(found.notes) == 5
    for text in ("", "no times at all", "\0" * 50):
        with pytest.raises(UsageError, match=r"SRT or VTT"):
            read(text.encode())
    with pytest.raises(UsageError, match=r"longer"):
        read(b"x" * 20_000_001)
    with pytest.raises(UsageError, match=r"more lines"):
        read(b"00:00:01,000 --> 00:00:02,000\na\n" * 50_001)


def test_languages_by_code_or_name() -> None:
    for typed, code in (
        ("FR", "fr"),
        ("ar_eg", "ar-EG"),
        ("Tigrinya", "ti"),
        ("فارسی", "fa"),
        ("tigrigna", "ti"),
        ("byn", "byn"),
        ("zh-hant", "zh-Hant"),
    ):
        assert language_code(typed) == code
    assert language_name("fa", "fr") == "persan"
    assert from_right("fa")
    assert from_right("ar-EG")
    assert not from_right("ti")
    for nonsense in ("", "xx", "french fries", "../fr"):
        with pytest.raises(UsageError):
            language_code(nonsense)


def test_what_a_search_wants_said_is_found_in_a_line() -> None:
    assert sought('kind:video quay "they came" -boat text:été') == ["quay", "they came", "été"]
    assert places("At the Quays they  came in ETE", ["quay", "they came", "été", "a"]) == [
        (0, 2),
        (7, 12),
        (13, 23),
        (27, 30),
    ]
    assert places("aquay", ["quay", "…"]) == []
