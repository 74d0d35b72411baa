"""Numbers that a word processor puts before paragraphs: counted, written, told in full."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

#: How a level's numbers are written; a bullet has none, and what we cannot write is unread.
DECIMAL, ROMAN, CAPITAL_ROMAN = "decimal", "roman", "ROMAN"
LETTER, CAPITAL_LETTER, LETTERS, CAPITAL_LETTERS = "letter", "LETTER", "letters", "LETTERS"
NONE, BULLET, UNREAD = "none", "bullet", "unread"

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LONGEST = 9999  # beyond, Roman numbers and letters swell
_USED = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list.

    `text` is what stands before its paragraphs, with %1 for the number of the first level, %2 for
    that of the second. `digits` is the least length of a decimal. `restart` says after how many of
    the levels above it begins anew: None for all, 0 for never. In a `legal` level all numbers are
    decimal.
    """

    form: str = DECIMAL
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    digits: int = 1

    def used(self) -> list[int]:
        """The levels, from 0, whose numbers it shows."""
        return [int(digit) - 1 for digit in _USED.findall(self.text)]


@dataclass(slots=True)
class Count:
    """Where the counting of one list has got to, level by level from 0."""

    values: dict[int, int] = field(default_factory=dict)

    def step(self, at: int, levels: Mapping[int, Level], start: int | None = None) -> None:
        """Come to a paragraph of this level; with `start`, count from there.

        Levels above it that never came are counted as if they had, as word processors do.
        """
        for above in range(at):
            self.values.setdefault(above, levels.get(above, Level()).start)
        if start is not None:
            self.values[at] = start
        elif at in self.values:
            self.values[at] += 1
        else:
            self.values[at] = levels.get(at, Level()).start
        for below in [one for one in self.values if one > at]:
            restart = levels.get(below, Level()).restart
            if restart is None or at < restart:
                del self.values[below]

    def label(self, at: int, levels: Mapping[int, Level]) -> str:
        """The number of the paragraph come to, as it is cited: "3.2", "41", "41 (a)".

        Levels that its own text leaves out stand before it, as far as they have been counted.
        Empty for a bullet, for no number, and where a number's form is not known.
        """
        said = self._said(at, levels)
        if not said:
            return ""
        parts = [said]
        shown = {at, *levels.get(at, Level()).used()}
        for above in range(at - 1, -1, -1):
            if above in shown or above not in self.values:
                continue
            before = self._said(above, levels)
            if before:
                parts.insert(0, before)
            shown |= {above, *levels.get(above, Level()).used()}
        return " ".join([_bare(parts[0]), *parts[1:]])

    def _said(self, at: int, levels: Mapping[int, Level]) -> str:
        level = levels.get(at, Level())
        if level.form in (NONE, BULLET, UNREAD) or not level.used():
            return ""
        unread = False

        def number(match: re.Match[str]) -> str:
            nonlocal unread
            which = int(match[1]) - 1
            other = levels.get(which, Level())
            form = DECIMAL if level.legal and other.form != NONE else other.form
            value = written(self.values.get(which, other.start), form, other.digits)
            unread = unread or value is None
            return value or ""

        said = _USED.sub(number, level.text)
        return "" if unread else _trimmed(said)


def written(value: int, form: str, digits: int = 1) -> str | None:
    """A number in one of the forms above; None where it cannot be written so."""
    if form == DECIMAL:
        return str(value).zfill(digits)
    if form in (NONE, BULLET):
        return ""
    if not 0 < value <= _LONGEST:
        return None
    if form in (ROMAN, CAPITAL_ROMAN):
        found = _roman(value)
        return found.upper() if form == CAPITAL_ROMAN else found
    if form in (LETTER, CAPITAL_LETTER):  # … y, z, aa, bb
        found = chr(97 + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return found.upper() if form == CAPITAL_LETTER else found
    if form in (LETTERS, CAPITAL_LETTERS):  # … y, z, aa, ab
        found = ""
        while value:
            value, rest = divmod(value - 1, 26)
            found = chr(97 + rest) + found
        return found.upper() if form == CAPITAL_LETTERS else found
    return None


def _roman(value: int) -> str:
    found = ""
    for worth, sign in _ROMAN:
        found += sign * (value // worth)
        value %= worth
    return found


def _trimmed(said: str) -> str:
    """Without the point, bracket or dash that parts a number from its paragraph."""
    said = " ".join(said.split())
    if said.endswith(")") and "(" not in said:
        said = said[:-1]
    return said.strip(" .:;–—-")


def _bare(said: str) -> str:
    """A number that stands alone in brackets, without them."""
    match = re.fullmatch(r"[\[(](\w+)[\])]", said)
    return match[1] if match else said
