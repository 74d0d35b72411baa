"""Numbers of the report's sections (1, 1.2, A.3): valid ones, their order, and moving them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from evidence_desk.domain.errors import UsageError

_NUMBER = re.compile(r"[0-9]{1,4}[a-z]?|[A-Z]{1,3}[0-9]{0,3}")
_DEEPEST = 8


def validate(number: str) -> str:
    """The number as it is kept, or UsageError: parts of digits or capitals, joined by dots."""
    text = number.strip().rstrip(".")
    parts = text.split(".")
    if len(parts) > _DEEPEST or not all(_NUMBER.fullmatch(part) for part in parts):
        raise UsageError(
            f"“{number}” is not a section's number; they look like 1, 1.2, 3.1.4 or A.2."
        )
    return ".".join(part.lstrip("0") or "0" for part in parts)


def section_key(number: str) -> tuple[tuple[int, str], ...]:
    """Sorts numbers as people read them: 1.2 before 1.10, figures before letters."""
    key = []
    for part in number.split("."):
        digits = re.match(r"[0-9]+", part)
        if digits:
            key.append((0, f"{int(digits[0]):06d}{part[digits.end() :]}"))
        else:
            key.append((1, part))
    return tuple(key)


def parent_of(number: str) -> str | None:
    """The number one level up, or None at the top."""
    return number.rpartition(".")[0] or None


def depth(number: str) -> int:
    """How deep a heading stands; 0 is the top."""
    return number.count(".")


def is_below(number: str, top: str) -> bool:
    """Whether a heading stands anywhere below another."""
    return number.startswith(f"{top}.")


def next_child(numbers: Sequence[str], parent: str | None) -> str:
    """The first free number after the last heading directly below `parent` (None: the top)."""
    prefix = f"{parent}." if parent else ""
    level = depth(parent) + 1 if parent else 0
    own = [n for n in numbers if n.startswith(prefix) and depth(n) == level]
    if not own:
        return f"{prefix}1"
    return prefix + _after(max(own, key=section_key)[len(prefix) :])


def _after(part: str) -> str:
    digits = re.match(r"[0-9]+", part)
    if digits:
        return str(int(digits[0]) + 1)
    tail = re.search(r"[0-9]+$", part)
    if tail:
        return f"{part[: tail.start()]}{int(tail[0]) + 1}"
    if part[-1] == "Z":
        return part + "A"
    return part[:-1] + chr(ord(part[-1]) + 1)


def rename(numbers: Sequence[str], old: str, new: str) -> dict[str, str]:
    """Old → new numbers when one heading is renumbered and all below it move along.

    Raises UsageError if a number would be taken or a heading would stand below itself.
    """
    new = validate(new)
    if is_below(new, old):
        raise UsageError(f"Section {old} cannot stand below itself.")
    moved = {
        number: new + number[len(old) :]
        for number in numbers
        if number == old or is_below(number, old)
    }
    staying = set(numbers) - set(moved)
    if taken := staying & set(moved.values()):
        raise UsageError(f"There is a section {min(taken, key=section_key)} already.")
    return moved


def move(numbers: Sequence[str], number: str, direction: str) -> dict[str, str]:
    """Old → new numbers when a heading with all below it moves "up", "down", "in" or "out".

    Headings beside it close up or make room; an empty dict where it cannot move that way.
    """
    tree = _Tree(numbers)
    if direction in ("up", "down"):
        tree.swap(number, -1 if direction == "up" else 1)
    elif direction == "in":
        tree.indent(number)
    elif direction == "out":
        tree.outdent(number)
    else:
        raise UsageError(f"A section moves up, down, in or out; not “{direction}”.")
    return {old: new for old, new in tree.numbers().items() if old != new}


class _Tree:
    """The outline as nested lists; numbers are given anew from the places in it.

    Where a list keeps its members, their own numbers are dealt out again in order, so that gaps
    and letters an editor chose stay; a list that grows goes on after its last number.
    """

    def __init__(self, numbers: Sequence[str]) -> None:
        self.children: dict[str | None, list[str]] = {None: []}
        self.parents: dict[str, str | None] = {}
        known = set(numbers)
        for number in sorted(numbers, key=section_key):
            parent = parent_of(number)
            while parent is not None and parent not in known:
                parent = parent_of(parent)
            self.parents[number] = parent
            self.children.setdefault(parent, []).append(number)
            self.children.setdefault(number, [])
        self.parts = {
            parent: [self._part(number, parent) for number in own]
            for parent, own in self.children.items()
        }

    @staticmethod
    def _part(number: str, parent: str | None) -> str:
        return number[len(parent) + 1 :] if parent is not None else number

    def swap(self, number: str, step: int) -> None:
        own = self.children[self.parents[number]]
        place = own.index(number)
        if 0 <= place + step < len(own):
            own[place], own[place + step] = own[place + step], own[place]

    def indent(self, number: str) -> None:
        own = self.children[self.parents[number]]
        place = own.index(number)
        if place > 0:
            self._put(number, own[place - 1], len(self.children[own[place - 1]]))

    def outdent(self, number: str) -> None:
        parent = self.parents[number]
        if parent is not None:
            above = self.parents[parent]
            self._put(number, above, self.children[above].index(parent) + 1)

    def _put(self, number: str, parent: str | None, place: int) -> None:
        self.children[self.parents[number]].remove(number)
        self.children[parent].insert(place, number)
        self.parents[number] = parent

    def numbers(self) -> dict[str, str]:
        """Each old number's new one."""
        found: dict[str, str] = {}

        def walk(parent: str | None, prefix: str) -> None:
            parts = list(self.parts[parent])
            for place, number in enumerate(self.children[parent]):
                if place >= len(parts):
                    parts.append(_after(parts[-1]) if parts else "1")
                found[number] = prefix + parts[place]
                walk(number, f"{found[number]}.")

        walk(None, "")
        return found
