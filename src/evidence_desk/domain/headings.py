"""Lists of headings as people write them: an indented list, bullets, numbers, Markdown headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from evidence_desk.domain.errors import UsageError

MOST = 1000  # headings in one list
_LONGEST = 300  # characters in a heading; more is running text
_TAB = 4

_MARKDOWN = re.compile(r"(?P<level>#{1,8})\s+(?P<rest>\S.*)")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_BULLET = re.compile(r"[-*+•◦▪‣·–—]\s+(?P<rest>\S.*)")
#: "1." "1)" "1.2" "A.3." – a figure or letter alone needs its full stop or bracket.
_NUMBER = re.compile(
    r"(?P<number>[0-9]{1,3}[a-z]?(?:\.[0-9]{1,3}[a-z]?)*|[A-Z]{1,3}[0-9]{0,3}(?:\.[0-9]{1,3})*)"
    r"(?P<end>[.)]?)\s+(?P<rest>\S.*)"
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a list: how deep it stands (0 is the top) and what it says."""

    depth: int
    title: str


@dataclass(frozen=True, slots=True)
class _Line:
    width: int
    text: str
    bulleted: bool


def parse(text: str) -> list[Heading]:
    """The headings of a list; its levels are those of its indents, its numbers or its #.

    Indents may be tabs or any number of spaces. Numbers ("1.1 Title", "A. Title") are taken off,
    as are bullets, where all lines have one. Of Markdown with headings only these count. A level
    that is left out is closed up. Raises UsageError for an empty list, and for running text.
    """
    lines = _lines(text)
    levels = _markdown(lines)
    found = levels if levels else _indented(lines)
    headings = list(_closed_up(_without_numbers(found, by_numbers=not levels)))
    if not headings:
        raise UsageError("There is no list of headings in this.")
    if len(headings) > MOST:
        raise UsageError(f"That is more than {MOST} headings.")
    if long := next((one for one in headings if len(one.title) > _LONGEST), None):
        raise UsageError(f"“{long.title[:40]}…” is too long for a heading.")
    return headings


def write(headings: Sequence[Heading], numbers: Sequence[str] = (), *, markdown: bool) -> str:
    """A list that `parse` reads as it was: Markdown headings, or numbered and indented lines.

    Without `numbers`, the headings are numbered from 1.
    """
    lines = []
    for heading, number in zip(headings, numbers or _numbered(headings), strict=True):
        before = "#" * (heading.depth + 1) + " " if markdown else "  " * heading.depth
        lines.append(f"{before}{number}. {_plain(heading.title)}\n")
    return "".join(lines)


def _plain(title: str) -> str:
    return " ".join(title.split())


def _numbered(headings: Sequence[Heading]) -> Iterator[str]:
    counts: list[int] = []
    for heading in headings:
        counts = [*counts[: heading.depth + 1], *[0] * (heading.depth + 1 - len(counts))]
        counts[-1] += 1
        yield ".".join(map(str, counts))


def _lines(text: str) -> list[str]:
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return [line.rstrip() for line in lines]


def _markdown(lines: Sequence[str]) -> list[_Line]:
    found = []
    fenced = False
    for line in lines:
        fenced ^= _FENCE.match(line) is not None
        match = _MARKDOWN.fullmatch(line)
        if match and not fenced:
            found.append(_Line(len(match["level"]), match["rest"], bulleted=False))
    return found


def _indented(lines: Sequence[str]) -> list[_Line]:
    found = []
    for line in lines:
        said = line.strip()
        if said:
            before = line[: len(line) - len(line.lstrip())].expandtabs(_TAB)
            bullet = _BULLET.fullmatch(said)
            text = bullet["rest"] if bullet else said
            found.append(_Line(len(before), text, bulleted=bullet is not None))
    return found


def _without_numbers(lines: Sequence[_Line], *, by_numbers: bool) -> list[_Line]:
    """The lines without their numbers, if every one that has no bullet has a number."""
    matches = [_number(line.text) for line in lines]
    if any(m is None and not line.bulleted for m, line in zip(matches, lines, strict=True)):
        return list(lines)
    depths = [m["number"].count(".") if m else 0 for m in matches]
    counts = by_numbers and any(depths) and all(matches)
    return [
        _Line(deep if counts else line.width, m["rest"] if m else line.text, line.bulleted)
        for line, m, deep in zip(lines, matches, depths, strict=True)
    ]


def _number(text: str) -> re.Match[str] | None:
    match = _NUMBER.fullmatch(text)
    return match if match and (match["end"] or "." in match["number"]) else None


def _closed_up(lines: Sequence[_Line]) -> Iterator[Heading]:
    above: list[int] = []
    for line in lines:
        while above and above[-1] >= line.width:
            above.pop()
        yield Heading(len(above), _plain(line.text))
        above.append(line.width)
