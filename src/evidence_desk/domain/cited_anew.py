"""A reference with other numbers: "Exhibits 14–17" becomes "Exhibits 14–16 and 19"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from evidence_desk.domain.citations import Entry, Reference
from evidence_desk.domain.numbering import number_key

NewOf = Callable[[str], str | None]

_AND = {"en": " and ", "fr": " et "}
_WORD = re.compile(r"(and|et|&|or|ou|as well as|ainsi que)\b|&", re.IGNORECASE)
_FEW = 3  # so many in a row make a range


@dataclass(frozen=True, slots=True)
class Rewriting:
    """Characters `start` to `end` of the text become `new`; `old` is what stood there."""

    start: int
    end: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What to change of one reference, and the numbers that have no new one and stay."""

    changes: tuple[Rewriting, ...]
    gone: tuple[str, ...]


def rewritten(reference: Reference, text: str, new_of: NewOf, language: str) -> Rewritten:
    """What becomes of a reference when numbers change; `new_of` gives None for one that is gone.

    A number alone is replaced by itself, and a range by its ends while it stays one; a range that
    is no longer one becomes a list in the words of its language. A range with a number that is gone
    stays as it is, for nobody can say what it should mean.
    """
    language = reference.language or language
    gone: list[str] = []
    made: list[_New] = []
    for entry in reference.entries:
        numbers = [new_of(number) for number in entry.numbers()]
        missing = [old for old, new in zip(entry.numbers(), numbers, strict=True) if new is None]
        gone += missing
        known = [number for number in numbers if number is not None]
        made.append(_New(entry, () if missing else tuple(known)))
    joint = _conjunction(reference.entries, language)
    broken = [one for one in made if one.broken()]
    whole = (
        bool(broken)
        and len(made) > 1
        and all(one.numbers for one in made)
        and not any(one.entry.moments for one in made)
        and not any(re.search(r"[n#°º]", _unworded(one.entry.joint)) for one in made)
    )
    if whole:
        pieces = [piece for one in made for piece in one.pieces()]
        start, end = made[0].entry.start, made[-1].entry.end
        return Rewritten(_one(text, start, end, _listed(pieces, joint)), tuple(gone))
    changes: list[Rewriting] = []
    for one in made:
        entry = one.entry
        if not one.numbers:
            continue
        if one.broken():
            inside = joint if len(made) == 1 else ", "
            changes += _one(text, entry.start, entry.end, _listed(one.pieces(), inside))
        elif entry.last is None:
            if one.numbers[0] != entry.first:
                changes += _one(text, entry.start, entry.end, one.numbers[0])
        else:
            changes += _ends(text, entry, one)
    return Rewritten(tuple(changes), tuple(gone))


@dataclass(frozen=True, slots=True)
class _New:
    """An entry with the numbers it has now, in their order; none where it must stay."""

    entry: Entry
    numbers: tuple[str, ...]

    def runs(self) -> list[list[str]]:
        """The numbers, sorted, those that follow on each other together."""
        if self.entry.last is None:
            return [list(self.numbers)]
        runs: list[list[str]] = []
        for number in sorted(self.numbers, key=number_key):
            if runs and _follows(runs[-1][-1], number):
                runs[-1].append(number)
            else:
                runs.append([number])
        return runs

    def broken(self) -> bool:
        """Whether a range is one no more, or a passage cited of its last number would move."""
        if self.entry.last is None or len(self.numbers) < 2:
            return False
        runs = self.runs()
        return len(runs) > 1 or (bool(self.entry.moments) and runs[0][-1] != self.numbers[-1])

    def pieces(self) -> list[str]:
        """The numbers as a list says them."""
        if self.entry.last is None:
            return list(self.numbers)
        if not self.broken():
            return [_ranged(self.runs()[0], self.entry.dash)]
        if self.entry.moments:  # they belong to the last number, which stays last
            others = _New(self.entry, self.numbers[:-1]).runs()
            return [*_said(others, self.entry.dash), self.numbers[-1]]
        return _said(self.runs(), self.entry.dash)


def _said(runs: Sequence[Sequence[str]], dash: str) -> list[str]:
    pieces: list[str] = []
    for run in runs:
        pieces += [_ranged(run, dash)] if len(run) >= _FEW else run
    return pieces


def _ranged(run: Sequence[str], dash: str) -> str:
    word = re.search(r"[^\W\d_]{1,8}", _unsigned(dash))
    if word is not None:
        between = f" {word[0]} "
    elif "-" in dash and "-" in run[0]:
        between = "–"
    else:
        between = _unsigned(dash)
    return f"{run[0]}{between}{run[-1]}"


def _unsigned(dash: str) -> str:
    return re.sub(r"(?:n ?[o°º]s?|\bnos?|#)\.? ?$", "", dash, flags=re.IGNORECASE)


def _ends(text: str, entry: Entry, one: _New) -> tuple[Rewriting, ...]:
    """A range that stays one: its two ends change."""
    run = one.runs()[0]
    if run == entry.numbers():
        return ()
    changes: tuple[Rewriting, ...] = ()
    if run[0] != entry.first:
        changes += _one(text, entry.start, entry.first_end, run[0])
    if "-" in text[entry.first_end : entry.last_start] and "-" in run[0]:
        return _one(text, entry.start, entry.end, _ranged(run, entry.dash))
    if run[-1] != entry.last:
        changes += _one(text, entry.last_start, entry.end, run[-1])
    return changes


def _one(text: str, start: int, end: int, new: str) -> tuple[Rewriting, ...]:
    old = text[start:end]
    return (Rewriting(start, end, old, new),) if old != new else ()


def _listed(pieces: Sequence[str], joint: str) -> str:
    if len(pieces) < 2:
        return "".join(pieces)
    return f"{', '.join(pieces[:-1])}{joint}{pieces[-1]}"


def _conjunction(entries: Sequence[Entry], language: str) -> str:
    """What stands before the last of a list: the word used in it, or its language's."""
    for entry in reversed(entries):
        word = _WORD.search(entry.joint)
        if word is not None:
            return f" {word[0]} "
    return _AND.get(language, _AND["en"])


def _unworded(joint: str) -> str:
    return _WORD.sub("", joint)


def _follows(one: str, next_: str) -> bool:
    low, high = (re.fullmatch(r"(.*?)(\d+)", number) for number in (one, next_))
    return (
        low is not None
        and high is not None
        and low[1] == high[1]
        and int(high[2]) == int(low[2]) + 1
    )
