"""Items: one piece of evidence each, the states it may be in, and the references people type."""

from __future__ import annotations

import re
from enum import StrEnum

from evidence_desk.domain.errors import UsageError


class Kind(StrEnum):
    """What an item is, by its content and never by its name."""

    VIDEO = "video"
    PHOTO = "photo"
    AUDIO = "audio"
    DOCUMENT = "document"


class Status(StrEnum):
    """How far an editor has got with an item."""

    NEW = "new"
    SEEN = "seen"
    PICKED = "picked"
    REJECTED = "rejected"


class Access(StrEnum):
    """Who may see an item; ordered from everyone to the editors alone."""

    OPEN = "open"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"


class FileState(StrEnum):
    """What the last reading of the original found."""

    OK = "ok"
    MISSING = "missing"
    CHANGED = "changed"
    UNCHECKED = "unchecked"


MAX_RANK = 5

#: What a reference points at, by its first letter, and how many digits it is written with.
_LETTERS = {"E": ("item", 6), "I": ("incident", 3), "C": ("clip", 6), "M": ("mark", 6)}
_LETTER_OF = {kind: (letter, digits) for letter, (kind, digits) in _LETTERS.items()}
_REF = re.compile(r"\s*([EICM])-?0*([1-9][0-9]{0,9})\s*", re.IGNORECASE)


def make_ref(kind: str, number: int) -> str:
    """The reference of record `number` of a kind: ``make_ref("item", 123) == "E-000123"``."""
    letter, digits = _LETTER_OF[kind]
    return f"{letter}-{number:0{digits}d}"


def parse_ref(text: str) -> tuple[str, int]:
    """Read a reference as people type it (``E-000123``, ``e-123``, ``I14``).

    Returns the kind ("item", "incident", "clip", "mark") and its number; raises UsageError.
    """
    match = _REF.fullmatch(text)
    if match is None:
        raise UsageError(
            f"“{text}” is not a reference; items look like E-000123, incidents like I-014, "
            "clips like C-000007."
        )
    return _LETTERS[match[1].upper()][0], int(match[2])
