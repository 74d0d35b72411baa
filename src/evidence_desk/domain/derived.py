"""Derived items: what one was made from and how, so that it can be told and made again.

A still is one frame of a film, a redacted copy a photo, film, recording or document with parts
covered or taken out; each is kept as an item of its own beside its parent. It is never an original:
it came into being in the library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any, ClassVar, Generic, TypeVar

from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.film_redaction import FilmRedaction, film_redaction
from evidence_desk.domain.page_redaction import PageRedaction, page_redaction
from evidence_desk.domain.redaction import Redaction, redaction
from evidence_desk.domain.timecodes import timecode

#: `captured_from` of what was made here; their French is among the sentences.
FROM_PARENT = "the film it was taken from"
FROM_PHOTO = "the photo it is a copy of"
FROM_DOCUMENT = "the document it is a copy of"
FROM_RECORDING = "the recording it is a copy of"
#: All of them.
FROM_OTHERS = (FROM_PARENT, FROM_PHOTO, FROM_DOCUMENT, FROM_RECORDING)
_TO_THE_SECOND = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d")
_TITLES = {"en": "Still from {ref} at {at}", "fr": "Image tirée de {ref} à {at}"}
_UNNAMED = {"en": "Still from a film", "fr": "Image tirée d’un film"}
_COPIES = {"en": "Redacted copy of {ref}", "fr": "Copie occultée de {ref}"}
_UNNAMED_COPY = {"en": "Redacted photo", "fr": "Photographie occultée"}
_UNNAMED_PAGES = {"en": "Redacted document", "fr": "Document occulté"}
_UNNAMED_RECORDING = {"en": "Redacted recording", "fr": "Enregistrement occulté"}


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


_What = TypeVar("_What", Redaction, PageRedaction, FilmRedaction)


@dataclass(frozen=True, slots=True)
class CopyRecipe(Generic[_What]):
    """How a redacted copy was made from its parent: what was covered or taken out, and with what.

    `made` names its kind where it is stored, `since` is what its date comes from, `nameless` its
    name where its parent must not be named.
    """

    made: ClassVar[str]
    since: ClassVar[str]
    nameless: ClassVar[Mapping[str, str]]

    redaction: _What
    parent_sha256: str
    program: str

    def to_values(self) -> dict[str, Any]:
        """The recipe as it is stored and given to scripts."""
        return {
            "made": self.made,
            **self.redaction.to_values(),
            "parent_sha256": self.parent_sha256,
            "program": self.program,
        }


class RedactionRecipe(CopyRecipe[Redaction]):
    """Of a photo."""

    __slots__ = ()
    made, since, nameless = "redaction", FROM_PHOTO, _UNNAMED_COPY


class PagesRecipe(CopyRecipe[PageRedaction]):
    """Of a document."""

    __slots__ = ()
    made, since, nameless = "redacted pages", FROM_DOCUMENT, _UNNAMED_PAGES


class FilmRedactionRecipe(CopyRecipe[FilmRedaction]):
    """Of a film or recording."""

    __slots__ = ()
    made, since, nameless = "film-redaction", FROM_RECORDING, _UNNAMED_RECORDING


Recipe = StillRecipe | RedactionRecipe | PagesRecipe | FilmRedactionRecipe


def read_recipe(stored: str | None) -> Recipe | None:
    """A recipe from its JSON; None for what came in, or what a newer program made."""
    if not stored:
        return None
    try:
        values: Mapping[str, Any] = json.loads(stored)
        return _READ[values["made"]](values)
    except (ValueError, TypeError, KeyError, UsageError):
        return None


def _read_still(values: Mapping[str, Any]) -> Recipe:
    frame = values.get("frame")
    return StillRecipe(
        at_s=float(values["at_s"]),
        pts=int(values["pts"]),
        frame=int(frame) if frame is not None else None,
        parent_sha256=str(values["parent_sha256"]),
        program=str(values["program"]),
    )


_READ: Mapping[str, Callable[[Mapping[str, Any]], Recipe]] = {
    "still": _read_still,
    RedactionRecipe.made: lambda values: RedactionRecipe(redaction(values), *_by(values)),
    PagesRecipe.made: lambda values: PagesRecipe(page_redaction(values), *_by(values)),
    FilmRedactionRecipe.made: lambda values: FilmRedactionRecipe(
        film_redaction(values), *_by(values)
    ),
}


def _by(values: Mapping[str, Any]) -> tuple[str, str]:
    """The hash of the parent, and the program's version."""
    return str(values["parent_sha256"]), str(values["program"])


def moment_of(recipe: Recipe | None) -> float | None:
    """The moment of its parent that a derived item shows, in seconds; None if it has none."""
    return recipe.at_s if isinstance(recipe, StillRecipe) else None


def offset_of(recipe: Recipe | None) -> float:
    """How long after its parent's beginning a derived item begins, in seconds."""
    if isinstance(recipe, FilmRedactionRecipe):
        return recipe.redaction.clip.from_s or 0.0
    return moment_of(recipe) or 0.0


def is_redacted(recipe: Recipe | None) -> bool:
    """Whether it is a copy in which something was covered or taken out."""
    return isinstance(recipe, CopyRecipe)


def since_of(recipe: Recipe) -> str:
    """What the date of a derived item comes from, as `captured_from` has it."""
    return FROM_PARENT if isinstance(recipe, StillRecipe) else recipe.since


def made_title(recipe: Recipe, parent: str, language: str) -> str:
    """The title what is made begins with; editors may say better."""
    if isinstance(recipe, StillRecipe):
        return still_title(parent, recipe.at_s, language)
    return _COPIES.get(language, _COPIES["en"]).format(ref=parent)


def unnamed(recipe: Recipe, language: str) -> str:
    """What it is called where its parent must not be named."""
    names = _UNNAMED if isinstance(recipe, StillRecipe) else recipe.nameless
    return names.get(language, names["en"])


def copy_name(parent: str, ending: str) -> str:
    """The file's name of a redacted copy: ``E-000012 redacted.jpg``."""
    return f"{parent} redacted.{ending}"


def still_name(parent: str, at_s: float) -> str:
    """The file's name of a still: ``E-000012 at 0.00.12.480.png``."""
    return f"{parent} at {timecode(at_s).replace(':', '.')}.png"


def still_title(parent: str, at_s: float, language: str) -> str:
    """The title a still begins with; editors may say better."""
    return _TITLES.get(language, _TITLES["en"]).format(ref=parent, at=timecode(at_s))


def later(captured: str | None, at_s: float) -> str | None:
    """When a frame was taken, from its film's EDTF date: moved on only if that is to the second."""
    if captured is None or not _TO_THE_SECOND.fullmatch(captured):
        return captured
    return (datetime.fromisoformat(captured) + timedelta(seconds=int(at_s))).isoformat()
