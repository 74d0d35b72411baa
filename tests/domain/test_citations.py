"""Exhibit numbers cited in running text, in English and French."""

from __future__ import annotations

import pytest

from evidence_desk.domain.citations import find
from evidence_desk.domain.running_text import sentence_finder


def _numbers(text: str, *, hyphen_is_range: bool = False) -> list[str]:
    return [one.number for one in find(text, hyphen_is_range=hyphen_is_range)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("two officers (Exhibit 3).", ["3"]),
        ("exhibits 4 and 5", ["4", "5"]),
        ("Exhibits 1, 2 & 7", ["1", "2", "7"]),
        ("pièces n° 4 à 6", ["4", "5", "6"]),
        ("pièces n°s 14 à 16 ; v. aussi pièce nº 99", ["14", "15", "16", "99"]),
        ("Exhibit A-003 and Exhibit 12.1", ["A-003", "12.1"]),
        ("Exhibit 1.2-03", ["1.2-03"]),
        ("An exhibit of cruelty; the exhibition; une pièce de théâtre", []),
    ],
)
def test_numbers_are_found_as_people_cite_them(text: str, numbers: list[str]) -> None:
    assert _numbers(text) == numbers


@pytest.mark.parametrize(
    "text",
    ["la pièce 12, à 00:01:10, décrit", "Ex. 12, at 00:01:10", "Exhibit 12 and 00:01:10 into it"],
)
def test_a_time_in_a_recording_is_no_exhibit(text: str) -> None:
    assert _numbers(text) == ["12"]


def test_a_hyphen_is_a_range_where_no_number_has_one() -> None:
    assert _numbers("Exhibits 14-17", hyphen_is_range=True) == ["14", "15", "16", "17"]
    assert _numbers("Exhibits 4-7, 9", hyphen_is_range=True) == ["4", "5", "6", "7", "9"]
    assert _numbers("Exhibit V-001", hyphen_is_range=True) == ["V-001"]
    assert _numbers("Exhibit 1-02") == ["1-02"]


def test_the_sentence_around_does_not_end_at_an_abbreviation() -> None:
    text = "Avant. Le camp a été évacué (pièces n° 1 à 3 ; v. aussi pièce n° 9, cf. art. 3). Après."
    (nine,) = [one for one in find(text) if one.number == "9"]
    said = sentence_finder(text)(nine.start, nine.end)
    assert said.text.startswith("Le camp")
    assert said.text.endswith("art. 3).")
    assert said.text[said.start : said.end] == "9"


def test_a_sentence_is_whole_and_on_one_line() -> None:
    long = "word " * 100
    text = f"One. {long}Exhi-\nbit\n12 {long}end. Two."
    (one,) = find(text)
    said = sentence_finder(text)(one.start, one.end)
    assert said.text == f"{long}Exhibit 12 {long}end."
    assert said.text[said.start : said.end] == "12"
