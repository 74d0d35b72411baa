"""People the public knows by codes: their names are kept here, and replaced in what goes out.

A person is a setting ``person:CODE`` of the library, which no query for an export reads. A code is
given once: of one who was removed it stays taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select

from evidence_desk.catalogue import tables
from evidence_desk.catalogue.journal import Changes, to_json
from evidence_desk.catalogue.library import Library
from evidence_desk.domain.errors import UsageError

_SETTING = "person:"
_CODE = re.compile(r"([A-Z]{1,3})-([1-9]\d{0,4})")
_SHORTEST = 3  # letters: a shorter name is in other words, and begins sentences
#: A name of one word that is as long is told from other words however it is written.
LONG_NAME = 6


class Role(StrEnum):
    """What a person is in what happened; the letter of the code that is offered."""

    WITNESS = "witness"
    VICTIM = "victim"
    OFFICER = "officer"
    OTHER = "other"


_LETTERS = {Role.WITNESS: "W", Role.VICTIM: "V", Role.OFFICER: "P", Role.OTHER: "N"}


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person: the code, and every name that texts may call them by."""

    code: str
    role: str
    names: tuple[str, ...]


def people(library: Library) -> list[PersonRow]:
    """All people by their codes."""
    return people_of(library.settings)


def people_of(settings: Mapping[str, Any]) -> list[PersonRow]:
    """As `people`, from settings read already."""
    found = [
        PersonRow(name.removeprefix(_SETTING), value["role"], tuple(value["names"]))
        for name, value in settings.items()
        if name.startswith(_SETTING) and value["names"]
    ]
    return sorted(found, key=lambda one: _order(one.code))


def add_person(
    library: Library, names: Sequence[str], role: str = Role.WITNESS, code: str = ""
) -> str:
    """Add a person; returns the code: the next of the role's letter unless one is given.

    `names` are all that texts call them: the whole name, the surname, other spellings. One undo
    step. Raises UsageError.
    """
    known = [one.removeprefix(_SETTING) for one in library.settings if one.startswith(_SETTING)]
    wanted, kept = _role(role), _names(library, names)
    code = code.strip().upper() or _next(_LETTERS[wanted], known)
    if not _CODE.fullmatch(code):
        raise UsageError(f"A code is letters and a number, such as W-1; not “{code}”.")
    if code in known:
        raise UsageError(f"The code {code} is given already, or was; it stays with that person.")
    with library.change("add person {target}", target=code) as changes:
        _set(changes, code, {"role": str(wanted), "names": kept})
    return code


def change_person(
    library: Library, code: str, names: Sequence[str] | None = None, role: str | None = None
) -> None:
    """Change what is given; the code stays. One undo step. Raises UsageError."""
    row = person(library, code)
    values = {
        "role": str(_role(role)) if role is not None else row.role,
        "names": list(row.names) if names is None else _names(library, names, row.code),
    }
    with library.change("change person {target}", target=row.code) as changes:
        _set(changes, row.code, values)


def remove_person(library: Library, code: str) -> None:
    """Forget a person's names; nobody else gets the code. One undo step."""
    row = person(library, code)
    with library.change("remove person {target}", target=row.code) as changes:
        _set(changes, row.code, {"role": row.role, "names": []})


def person(library: Library, code: str) -> PersonRow:
    """One person; raises UsageError where none has that code."""
    wanted = code.strip().upper()
    found = next((one for one in people(library) if one.code == wanted), None)
    if found is None:
        raise UsageError(f"There is no person {wanted} in this library.")
    return found


class Coded:
    """Puts codes in the place of names."""

    def __init__(self, rows: Iterable[PersonRow]) -> None:
        called = [(name, row.code) for row in rows for name in row.names]
        # The longest first: of “Karim Belhassen”, nothing is left for “Karim”.
        called.sort(key=lambda one: -len(one[0]))
        self._codes = [code for _, code in called]
        parts = [f"(?<!\\w)({_pattern(name)})(?!\\w)" for name, _ in called]
        self._names = re.compile("|".join(parts)) if parts else None

    def __bool__(self) -> bool:
        return self._names is not None

    def text(self, text: str) -> str:
        """The text with each name as a word of its own replaced."""
        if self._names is None or not text:
            return text
        return self._names.sub(lambda found: self._codes[(found.lastindex or 1) - 1], text)


def _pattern(name: str) -> str:
    """A name as texts write it: whatever parts its words. A short one only with its capital."""
    words = re.findall(r"[^\W_]+", name)
    joined = r"[\W_]+".join(map(re.escape, words))
    if len(words) > 1 or len(name) >= LONG_NAME:
        return f"(?i:{joined})"
    cased = joined if joined != joined.lower() else joined[:1].upper() + joined[1:]
    return cased if cased == joined.upper() else f"{cased}|{joined.upper()}"


def _names(library: Library, names: Sequence[str], own: str = "") -> list[str]:
    kept = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    if not kept:
        raise UsageError("A person needs a name, which stays in the library.")
    for name in kept:
        if len("".join(re.findall(r"[^\W_]+", name))) < _SHORTEST:
            raise UsageError(f"“{name}” is too short to be told from other words.")
    others = {
        name.casefold(): one.code
        for one in people(library)
        if one.code != own
        for name in one.names
    }
    for name in kept:
        if name.casefold() in others:
            raise UsageError(f"“{name}” is {others[name.casefold()]} already.")
    return kept


def _role(role: str) -> Role:
    if role not in set(Role):
        raise UsageError(f"A person is one of {', '.join(Role)}; not “{role}”.")
    return Role(role)


def _next(letter: str, known: Iterable[str]) -> str:
    taken = [
        int(found[2]) for one in known if (found := _CODE.fullmatch(one)) and found[1] == letter
    ]
    return f"{letter}-{max(taken, default=0) + 1}"


def _order(code: str) -> tuple[str, int]:
    letters, _, number = code.partition("-")
    return letters, int(number)


def _set(changes: Changes, code: str, value: object) -> None:
    table, name = tables.settings, f"{_SETTING}{code}"
    known = changes.connection.execute(select(table.c.id).where(table.c.name == name)).scalar()
    if known is None:
        changes.insert(table, [{"name": name, "value": to_json(value)}])
    else:
        changes.update(table, {known: {"value": to_json(value)}})
