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
            letters = part.rstrip("0123456789")
            key.append((1, f"{letters:<3}{int(part[len(letters) :] or 0):06d}"))
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
    return tree.changed()


def move_to(
    numbers: Sequence[str], number: str, parent: str | None, place: int | None = None
) -> dict[str, str]:
    """Old → new numbers when a heading with all below it goes below `parent` (None: the top).

    `place` counts the headings there without this one, 0 is before the first; None is the end.
    Raises UsageError where it would stand below itself.
    """
    if parent is not None and (parent == number or is_below(parent, number)):
        raise UsageError(f"Section {number} cannot stand below itself.")
    tree = _Tree(numbers)
    tree.put(number, parent, place)
    return tree.changed()


def remove(numbers: Sequence[str], number: str) -> dict[str, str]:
    """Old → new numbers of those that stay when a heading goes with all below it."""
    tree = _Tree(numbers)
    tree.take(number)
    return tree.changed()


def insert(
    numbers: Sequence[str],
    depths: Sequence[int],
    parent: str | None = None,
    place: int | None = None,
) -> tuple[dict[str, str], list[str]]:
    """Old → new numbers when new headings come below `parent` (None: the top), and theirs.

    `depths` says of each new heading how deep it stands among them; the first is 0, and each is at
    most one deeper than the one before. `place` is as in `move_to`.
    """
    tree = _Tree(numbers)
    fresh = [f"+{at}" for at in range(len(depths))]
    above: list[str | None] = [parent]
    for name, deep in zip(fresh, depths, strict=True):
        del above[deep + 1 :]
        at = None
        if deep == 0 and place is not None:
            at, place = place, place + 1
        tree.add(name, above[deep], at)
        above.append(name)
    given = tree.numbers()
    new = [given.pop(name) for name in fresh]
    return {old: found for old, found in given.items() if old != found}, new


def beside(numbers: Sequence[str], number: str | None) -> tuple[str | None, int | None]:
    """The parent and the place just after a heading; after all others, at the top, for None."""
    if number is None:
        return None, None
    tree = _Tree(numbers)
    return tree.parents[number], tree.place(number) + 1


class _Tree:
    """The outline as nested lists; numbers are given anew from the places in it.

    Each list has as many slots as members, and a slot keeps its part of the number whoever stands
    in it, so that letters and gaps an editor chose stay. A list that grows gets the next number of
    the run (of figures, or of letters) that the new member stands in; one that shrinks loses the
    last of that run: nobody else's number changes its kind.
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

    def place(self, number: str) -> int:
        return self.children[self.parents[number]].index(number)

    def swap(self, number: str, step: int) -> None:
        own = self.children[self.parents[number]]
        place = own.index(number)
        if 0 <= place + step < len(own):
            own[place], own[place + step] = own[place + step], own[place]

    def indent(self, number: str) -> None:
        own = self.children[self.parents[number]]
        place = own.index(number)
        if place > 0:
            self.put(number, own[place - 1])

    def outdent(self, number: str) -> None:
        parent = self.parents[number]
        if parent is not None:
            self.put(number, self.parents[parent], self.place(parent) + 1)

    def put(self, number: str, parent: str | None, place: int | None = None) -> None:
        if self.parents[number] == parent:  # the list keeps its slots
            self.children[parent].remove(number)
            self._enter(number, parent, place)
        else:
            self.take(number)
            self.add(number, parent, place)

    def take(self, number: str) -> None:
        """Take a heading out, with all below it."""
        parent = self.parents[number]
        place = self.children[parent].index(number)
        del self.children[parent][place]
        del self.parts[parent][self._end_of_run(parent, place) - 1]

    def add(self, number: str, parent: str | None, place: int | None = None) -> None:
        """Put a heading in that is not there."""
        parts = self.parts[parent]
        place = len(parts) if place is None else min(place, len(parts))
        end = self._end_of_run(parent, max(place - 1, 0))
        parts.insert(end, _after(parts[end - 1]) if end else "1")
        self.children.setdefault(number, [])
        self.parts.setdefault(number, [])
        self._enter(number, parent, place)

    def _enter(self, number: str, parent: str | None, place: int | None) -> None:
        own = self.children[parent]
        own.insert(len(own) if place is None else place, number)
        self.parents[number] = parent

    def _end_of_run(self, parent: str | None, place: int) -> int:
        """Where the run of figures or of letters ends that the slot at this place is in."""
        parts = self.parts[parent]
        end = place
        while end < len(parts) and parts[end][0].isdigit() == parts[place][0].isdigit():
            end += 1
        return end

    def changed(self) -> dict[str, str]:
        """Each old number's new one, where they differ."""
        return {old: new for old, new in self.numbers().items() if old != new}

    def numbers(self) -> dict[str, str]:
        """Each old number's new one; raises UsageError where one would stand too deep."""
        found: dict[str, str] = {}

        def walk(parent: str | None, prefix: str) -> None:
            for part, number in zip(self.parts[parent], self.children[parent], strict=True):
                found[number] = prefix + part
                if depth(found[number]) >= _DEEPEST:
                    raise UsageError(f"Sections stand at most {_DEEPEST} deep.")
                walk(number, f"{found[number]}.")

        walk(None, "")
        return found
