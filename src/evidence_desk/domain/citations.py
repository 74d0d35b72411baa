"""Exhibit references in running text: "Exhibits 3, 5 and 7–9", « pièces nos 3 à 5 »."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: 12, 12.1, 1.2-03, V-001; never the beginning of a longer word or number.
_NUMBER = (
    r"(?:[VPAD]-\d{1,5}(?:\.\d{1,3})?"
    r"|\d{1,3}(?:\.\d{1,3}){0,5}-\d{2,5}(?:\.\d{1,3})?"
    r"|\d{1,5}(?:\.\d{1,3})?)"
)
#: A number goes on with no letter, hyphen or decimal, and is no hour ("12, à 00:01:10").
_END = r"(?![\w-]|[.,:]\d)"
_WORD = (
    r"(?:[Ee]xhibits?|EXHIBITS?|[Ee]xs?\.|[Pp]i[eè]ces?|PI[EÈ]CES?"
    r"|[Aa]nnexes?\s+(?:no?s?\.?|n°s?)(?=\s*\d))"
)
_SIGN = r"(?:\s*(?:n[o°º]s?\.?|nos?\.|N[o°º]s?\.?|#|numéros?|numbers?))?"
_BETWEEN = r"\s*(?:,|;|and|et|&|or|ou|to|à|a|through|-|–|—)\s*"


@dataclass(frozen=True, slots=True)
class _Reading:
    """How numbers are told apart: one pattern for a whole citation, one for each number in it."""

    citation: re.Pattern[str]
    part: re.Pattern[str]


def _reading(number: str, end: str) -> _Reading:
    return _Reading(
        re.compile(
            rf"\b{_WORD}{_SIGN}\s*"
            rf"(?P<list>{number}{end}(?:(?:{_BETWEEN})+(?:{_SIGN}\s*)?{number}{end})*)"
        ),
        re.compile(rf"(?P<between>(?:{_BETWEEN})*){_SIGN}\s*(?P<number>{number}){end}"),
    )


_BY_SECTION = _reading(_NUMBER, _END)
#: Where no number of the edition has a hyphen between figures, "14-17" is a range.
_BY_RANGE = _reading(
    r"(?:[VPAD]-\d{1,5}(?:\.\d{1,3})?|\d{1,5}(?:\.\d{1,3})?)", r"(?!\w|-(?!\d)|[.,:]\d)"
)
_RANGE = re.compile(r"\s*(?:to|à|a|through|-|–|—)\s*")
_MOST = 500  # a range longer than any edition is not one


@dataclass(frozen=True, slots=True)
class Citation:
    """One number cited: where it stands in the text (start, end), and the words around it.

    `number` is as the edition writes it; numbers inside a range have the range's place.
    """

    number: str
    start: int
    end: int


def find(text: str, *, hyphen_is_range: bool = False) -> list[Citation]:
    """Every exhibit number cited in a text, in order, ranges spelled out.

    "1-02" is one number of an edition numbered by section; with `hyphen_is_range`, for all other
    editions, "14-17" is the numbers from 14 to 17.
    """
    reading = _BY_RANGE if hyphen_is_range else _BY_SECTION
    found: list[Citation] = []
    for match in reading.citation.finditer(text):
        found.extend(_numbers(text, match.start("list"), match.end("list"), reading))
    return found


def sentence_around(text: str, start: int, end: int, most: int = 240) -> str:
    """The sentence a place stands in, on one line, cut to `most` characters."""
    before = max((match.end() for match in _STOP.finditer(text, 0, start)), default=0)
    after = _STOP.search(text, end)
    said = " ".join(text[before : after.end() if after else len(text)].split())
    if len(said) <= most:
        return said
    here = said.find(" ".join(text[start:end].split()))
    low = max(0, here - most // 2)
    return ("…" if low else "") + said[low : low + most].strip() + "…"


#: The end of a sentence or paragraph; the point after "Ex.", "no.", "v.", "cf." is none.
_STOP = re.compile(
    r"(?<!\b[Ee]x)(?<!\bn[o°])(?<!\b[^\W\d_])(?<!\b[Cc]f)(?<!\bpp)(?<!\b[Aa]rt)"
    r"[.!?…](?=[\s»”\"]|$)[»”\"]?\s*|\n\s*\n|\n(?=[#\-*•])"
)


def _numbers(text: str, start: int, end: int, reading: _Reading) -> Iterator[Citation]:
    last: tuple[str, int] | None = None
    for part in reading.part.finditer(text, start, end):
        number, place = part["number"], part.start("number")
        if last is not None and part["between"] and _RANGE.fullmatch(part["between"]):
            for inside in _inside(last[0], number):
                yield Citation(inside, last[1], part.end("number"))
        yield Citation(number, place, part.end("number"))
        last = number, place


def _inside(first: str, last: str) -> list[str]:
    """The numbers between the two ends of a range; none where they are of different series."""
    low, high = (re.fullmatch(r"(.*?)(\d+)", one) for one in (first, last))
    if low is None or high is None or low[1] != high[1]:
        return []
    begin, stop = int(low[2]), int(high[2])
    if not 0 < stop - begin <= _MOST:
        return []
    width = len(low[2]) if low[1] else 1
    return [f"{low[1]}{number:0{width}d}" for number in range(begin + 1, stop)]
