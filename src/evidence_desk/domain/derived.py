"""Derived items: what one was made from and how, so that it can be told and made again.

A still is one frame of a film, kept as an item of its own beside its parent. It is never an
original: it came into being in the library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from evidence_desk.domain.timecodes import timecode

#: `captured_from` of what was made here; its French is among the sentences.
FROM_PARENT = "the film it was taken from"
_TO_THE_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_TITLES = {"en": "Still from {ref} at {at}", "fr": "Image tirée de {ref} à {at}"}
_UNNAMED = {"en": "Still from a film", "fr": "Image tirée d’un film"}


@dataclass(frozen=True, slots=True)
class StillRecipe:
    """How a still was made from its parent.

    `at_s` is when its frame comes on, in seconds from the film's start; `pts` the same in the
    film's own time base; `frame` its number from 0, where that was known.
    """

    at_s: float
    pts: int
    frame: int | None
    parent_sha256: str
    program: str

    def to_values(self) -> dict[str, Any]:
        """The recipe as it is stored and given to scripts."""
        return {"made": "still", **asdict(self)}


def read_recipe(stored: str | None) -> StillRecipe | None:
    """A recipe from its JSON; None for what came in, or what a newer program made."""
    if not stored:
        return None
    try:
        values: Mapping[str, Any] = json.loads(stored)
        if values["made"] != "still":
            return None
        frame = values.get("frame")
        return StillRecipe(
            at_s=float(values["at_s"]),
            pts=int(values["pts"]),
            frame=int(frame) if frame is not None else None,
            parent_sha256=str(values["parent_sha256"]),
            program=str(values["program"]),
        )
    except (ValueError, TypeError, KeyError):
        return None


def still_name(parent: str, at_s: float) -> str:
    """The file's name of a still: ``E-000012 at 0.00.12.480.png``."""
    return f"{parent} at {timecode(at_s).replace(':', '.')}.png"


def still_title(parent: str, at_s: float, language: str) -> str:
    """The title a still begins with; editors may say better."""
    return _TITLES.get(language, _TITLES["en"]).format(ref=parent, at=timecode(at_s))


def unnamed_still(language: str) -> str:
    """What a still is called where its parent must not be named."""
    return _UNNAMED.get(language, _UNNAMED["en"])


def later(captured: str | None, at_s: float) -> str | None:
    """When a frame was taken, from its film's EDTF date: moved on only if that is to the second."""
    if captured is None or not _TO_THE_SECOND.fullmatch(captured):
        return captured
    return (datetime.fromisoformat(captured) + timedelta(seconds=int(at_s))).isoformat()
