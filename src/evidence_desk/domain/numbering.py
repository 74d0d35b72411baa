"""Exhibit numbers: an edition's rule and the numbers issued before in, numbers for everything out.

A number belongs to its exhibit for good. What was numbered in an issued edition keeps that number
in each later one; what is new goes on after the highest number of its series, and a number whose
exhibit has left is never given to another. A clip of an item that is an exhibit itself is numbered
under it (12.1); a clip that stands alone has a number of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evidence_desk.domain.editions import Numbering
from evidence_desk.domain.items import Kind

_PREFIX_OF = {Kind.VIDEO: "V", Kind.PHOTO: "P", Kind.AUDIO: "A", Kind.DOCUMENT: "D"}
_NO_SECTION = "0"  # exhibits tied to no section, when numbers go by section
_SPLIT = re.compile(r"[0-9]+|[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class ToNumber:
    """Something that needs a number: an item, or a clip with `parent` the item it is cut from."""

    ref: str
    kind: Kind
    parent: str | None = None
    section: str | None = None


def number(wanted: Iterable[ToNumber], rule: Numbering, taken: Mapping[str, str]) -> dict[str, str]:
    """Number what is wanted, in its order; `taken` holds number → reference of earlier issues.

    Returns reference → number. The same input gives the same numbers.
    """
    wanted = list(wanted)
    given: dict[str, str] = {}
    for issued, ref in taken.items():
        given.setdefault(ref, issued)
    here = {one.ref for one in wanted}
    series = _Series(taken)
    for one in wanted:
        if one.parent in here or one.ref in given:
            continue
        given[one.ref] = series.next(_stem(one, rule), _digits(rule))
    for one in wanted:  # after the items, whose numbers theirs begin with
        if one.ref not in given and one.parent is not None:
            given[one.ref] = series.next(f"{given[one.parent]}.", 1)
    return {one.ref: given[one.ref] for one in wanted}


def number_key(text: str) -> tuple[_Key, _Key]:
    """Sorts exhibit numbers as people read them: 9, 10, 12, 12.1; 1-02 before 1.1-01."""
    head, dash, tail = text.rpartition("-")
    return (_key(head), _key(tail)) if dash else ((), _key(text))


_Key = tuple[tuple[int, int, str], ...]


def _key(text: str) -> _Key:
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part) for part in _SPLIT.findall(text)
    )


class _Series:
    """The next free number after each stem ("V-", "1.2-", "12.")."""

    def __init__(self, taken: Iterable[str]) -> None:
        self._last: dict[str, int] = {}
        for issued in taken:
            stem, digits = _parts(issued)
            if digits:
                self._last[stem] = max(self._last.get(stem, 0), int(digits))

    def next(self, stem: str, digits: int) -> str:
        self._last[stem] = self._last.get(stem, 0) + 1
        return f"{stem}{self._last[stem]:0{digits}d}"


def _parts(issued: str) -> tuple[str, str]:
    match = re.search(r"[0-9]+$", issued)
    return (issued[: match.start()], match[0]) if match else (issued, "")


def _stem(one: ToNumber, rule: Numbering) -> str:
    if rule is Numbering.SECTION:
        return f"{one.section or _NO_SECTION}-"
    if rule is Numbering.KIND:
        return f"{_PREFIX_OF[one.kind]}-"
    return ""


def _digits(rule: Numbering) -> int:
    return {Numbering.PLAIN: 1, Numbering.SECTION: 2, Numbering.KIND: 3}[rule]
