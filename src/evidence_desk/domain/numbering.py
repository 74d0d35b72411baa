"""Exhibit numbers: an edition's rule and the numbers issued before in, numbers for everything out.

A number belongs to its exhibit for good. What was numbered in an issued edition keeps that number
in each later one; what is new goes on after the highest number of its series, and a number whose
exhibit has left is never given to another. A clip of an item that is an exhibit itself is numbered
under it (12.1); a clip that stands alone has a number of its own. How new numbers look, and where
they begin, is the edition's style.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from evidence_desk.domain.editions import Numbering
from evidence_desk.domain.items import Kind
from evidence_desk.domain.layouts import ClipNumbers, Later, NumberStyle

_PREFIX_OF = {Kind.VIDEO: "V", Kind.PHOTO: "P", Kind.AUDIO: "A", Kind.DOCUMENT: "D"}
_NO_SECTION = "0"  # exhibits tied to no section, when numbers go by section
_USUAL = NumberStyle()
_SPLIT = re.compile(r"[0-9]+|[A-Za-z]+")
_LATIN = (
    "bis",
    "ter",
    "quater",
    "quinquies",
)  # what comes after a number; more go on in the series


@dataclass(frozen=True, slots=True)
class ToNumber:
    """Something that needs a number: an item, or a clip with `parent` the item it is cut from."""

    ref: str
    kind: Kind
    parent: str | None = None
    section: str | None = None


def number(
    wanted: Iterable[ToNumber],
    rule: Numbering,
    taken: Mapping[str, str],
    style: NumberStyle = _USUAL,
) -> dict[str, str]:
    """Number what is wanted, in its order; `taken` holds number → reference of earlier issues.

    Returns reference → number. The same input gives the same numbers.
    """
    wanted = list(wanted)
    if style.clips == ClipNumbers.OWN:
        wanted = [replace(one, parent=None) for one in wanted]
    given: dict[str, str] = {}
    for issued, ref in taken.items():
        given.setdefault(ref, issued)
    here = {one.ref for one in wanted}
    series = _Series(taken, style.start)
    digits = max(style.digits, _digits(rule))
    between = _between(wanted, given) if style.later == Later.BIS else {}
    for one in wanted:
        if one.parent in here or one.ref in given:
            continue
        latin = series.latin(between[one.ref]) if one.ref in between else None
        given[one.ref] = latin or series.next(_stem(one, rule, style.prefix), digits)
    for one in wanted:  # after the items, whose numbers theirs begin with
        if one.ref not in given and one.parent is not None:
            given[one.ref] = series.next(f"{given[one.parent]}.", 1, start=1)
    return {one.ref: given[one.ref] for one in wanted}


def _between(wanted: list[ToNumber], given: Mapping[str, str]) -> dict[str, str]:
    """What is new and stands between two that have numbers, with the number it comes after."""
    last = max((at for at, one in enumerate(wanted) if one.ref in given), default=-1)
    found: dict[str, str] = {}
    before = ""
    for one in wanted[:last]:
        if one.ref in given:
            before = re.split(r"[ .]", given[one.ref])[0]
        elif before:
            found[one.ref] = before
    return found


def number_key(text: str) -> tuple[_Key, _Key]:
    """Sorts exhibit numbers as people read them: 9, 10, 12, 12.1; 1-02 before 1.1-01."""
    head, dash, tail = text.rpartition("-")
    return (_key(head), _key(tail)) if dash else ((), _key(text))


_Key = tuple[tuple[int, int, str], ...]


def _key(text: str) -> _Key:
    return tuple(
        (0, int(part), "")
        if part.isdigit()
        else (1, _LATIN.index(part) + 1, "")
        if part in _LATIN
        else (1, 0, part)
        for part in _SPLIT.findall(text)
    )


class _Series:
    """The next free number after each stem ("V-", "1.2-", "12."), and after a number: 12 bis."""

    def __init__(self, taken: Iterable[str], start: int) -> None:
        self._last: dict[str, int] = {}
        self._start = start
        self._latin = {issued for issued in taken if " " in issued}
        for issued in taken:
            stem, digits = _parts(issued)
            if digits:
                self._last[stem] = max(self._last.get(stem, 0), int(digits))

    def next(self, stem: str, digits: int, start: int | None = None) -> str:
        first = self._start if start is None else start
        self._last[stem] = max(self._last.get(stem, 0) + 1, first)
        return f"{stem}{self._last[stem]:0{digits}d}"

    def latin(self, after: str) -> str | None:
        """The next of "12 bis", "12 ter" …; None where there is no further word."""
        made = (f"{after} {word}" for word in _LATIN)
        found = next((one for one in made if one not in self._latin), None)
        if found is not None:
            self._latin.add(found)
        return found


def _parts(issued: str) -> tuple[str, str]:
    match = re.search(r"[0-9]+$", issued)
    return (issued[: match.start()], match[0]) if match else (issued, "")


def _stem(one: ToNumber, rule: Numbering, prefix: str) -> str:
    if rule is Numbering.SECTION:
        return f"{one.section or _NO_SECTION}-"
    if rule is Numbering.KIND:
        return f"{_PREFIX_OF[one.kind]}-"
    return f"{prefix}-" if prefix else ""


def _digits(rule: Numbering) -> int:
    return {Numbering.PLAIN: 1, Numbering.SECTION: 2, Numbering.KIND: 3}[rule]
