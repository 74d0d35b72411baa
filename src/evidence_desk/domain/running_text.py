"""Running text as it is read: breaks, soft hyphens and marks out of the way, each place kept."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

#: What parts one paragraph from the next in text made smooth.
PARAGRAPH = "\u2029"

_LETTER = r"[^\W\d_]"
_BREAK = r"[^\S\n]{0,20}\n[^\S\n]{0,20}"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
#: A hyphen as keyboards, word processors and PDFs write it.
_HYPHENS = "\u2010\u2011\u2043\ufe63\uff0d\ufffe\x02"
_BREAKS: tuple[tuple[str, str], ...] = (
    (rf"[{_UNSEEN}]+(?:{_BREAK})?", ""),
    (rf"(?<={_LETTER})[-{_HYPHENS}]{_BREAK}(?={_LETTER})", ""),  # a word parted at a line's end
    (rf"[-{_HYPHENS}]{_BREAK}(?=\d)", "-"),
    (r"\s{1,400}", " "),
)
_RULES = (
    *_BREAKS,
    (rf"[{_HYPHENS}]", "-"),
    ("[\u2012\u2015]", "–"),
    ("e\u0300", "è"),
    ("E\u0300", "È"),
    ("\u1d52", "o"),
    ("\u02e2", "s"),
)
_MARKS: tuple[tuple[str, str], ...] = (
    (r"&nbsp;", " "),
    (r"\*{1,3}|`|\\(?=[^\w\s])", ""),
    (r"(?<![^\W_])_{1,3}(?=\w)|(?<=\w)_{1,3}(?![^\W_])", ""),
)


@dataclass(frozen=True, slots=True)
class Smooth:
    """Text made smooth: every run of white space is one space, a blank line `PARAGRAPH`.

    `origin` has the place of each character in the text it was made from.
    """

    text: str
    origin: list[int]
    length: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the smooth text stands in the original."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else self.length
            return at, at
        return self.origin[start], self.origin[end - 1] + 1


def smooth(text: str, *, markdown: bool = False) -> Smooth:
    """Make text smooth; in Markdown, marks of emphasis are passed over too. Takes linear time."""
    return _smooth(text, *(_MARKED if markdown else _PLAIN))


def _smooth(text: str, pattern: re.Pattern[str], said: tuple[str, ...]) -> Smooth:
    parts: list[str] = []
    origin: list[int] = []
    done, last = 0, ""
    for match in pattern.finditer(text):
        start, end = match.span()
        if start > done:
            parts.append(text[done:start])
            origin.extend(range(done, start))
            last = text[start - 1]
        new = said[int(str(match.lastgroup)[1:])]
        if new == " ":
            new = PARAGRAPH if match[0].count("\n") > 1 else new
            new = "" if last in (" ", PARAGRAPH) else new  # the rest of a long run
        if new:
            parts.append(new)
            origin.extend([start] * len(new))
            last = new
        done = end
    parts.append(text[done:])
    origin.extend(range(done, len(text)))
    return Smooth("".join(parts), origin, len(text))


def _compile(rules: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    joined = "|".join(f"(?P<r{at}>{rule})" for at, (rule, _) in enumerate(rules))
    return re.compile(joined), tuple(new for _, new in rules)


_PLAIN, _MARKED, _LINES = _compile(_RULES), _compile(_MARKS + _RULES), _compile(_BREAKS)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence on one line; what it is shown for is its characters from `start` to `end`."""

    text: str
    start: int
    end: int


#: The end of a sentence or paragraph; the point after "Ex.", "no.", "v.", "cf." is none.
_STOP = re.compile(
    r"(?<!\b[Ee]x)(?<!\b[Ee]xh)(?<!\b[Ee]xs)(?<!\b[Nn][o°])(?<!\b[Nn]os)(?<!\b[^\W\d_])"
    r"(?<!\b[Cc]f)(?<!\bpp)(?<!\b[Aa]rt)(?<!\bMM)(?<!\bM[rs])(?<!\bDr)(?<!\bet al)"
    r"[.!?…](?=[\s»”\")]|$)[»”\")]*\s{0,400}|\n[^\S\n]{0,400}\n\s{0,400}|\n(?=[#\-*•])"
)
_LONGEST = 1200


def sentence_finder(text: str) -> Callable[[int, int], Sentence]:
    """A function that gives the sentence around a part of this text, from its start to its end."""
    stops = [match.end() for match in _STOP.finditer(text)]

    def around(start: int, end: int) -> Sentence:
        at = bisect_right(stops, start)
        first = stops[at - 1] if at else 0
        after = bisect_left(stops, end)
        last = stops[after] if after < len(stops) else len(text)
        cut = first < start - _LONGEST // 2, last > end + _LONGEST // 2
        first, last = max(first, start - _LONGEST // 2), min(last, end + _LONGEST // 2)
        before = _line(text[first:start])
        here = _line(text[start:end])
        behind = _line(text[end:last])
        before = ("…" if cut[0] else "") + before.lstrip()
        return Sentence(
            f"{before}{here}{behind.rstrip()}{'…' if cut[1] else ''}",
            len(before),
            len(before) + len(here),
        )

    return around


def _line(text: str) -> str:
    """One line, its breaks joined as a reader joins them."""
    return _smooth(text, *_LINES).text.replace(PARAGRAPH, " ")
