"""How an edition is printed and numbered: the choices, what they may be, and nothing of the how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from evidence_desk.domain.errors import UsageError


class Layout(StrEnum):
    """Which document: the whole annex, or one part of it behind its own title page."""

    COMPLETE = "complete"
    LIST = "list"
    SHEETS = "sheets"
    CHRONOLOGY = "chronology"


class PageSize(StrEnum):
    """The paper of the annex."""

    A4 = "A4"
    LETTER = "Letter"


class Shown(StrEnum):
    """What the list of exhibits says of each, besides its number and title.

    Their order is that of the columns, from left to right; what shares a column with others
    stands in this order inside it.
    """

    PICTURE = "picture"
    KIND = "kind"  # kind and format, duration or pages, the part that a clip is, what it is made of
    DESCRIPTION = "description"
    PASSAGES = "passages"
    DATE = "date"
    BASIS = "basis"  # what the date rests on
    PLACE = "place"
    POINT = "point"  # latitude and longitude
    INCIDENTS = "incidents"
    SECTIONS = "sections"
    TAGS = "tags"
    SOURCE = "source"
    ACCESS = "access"
    FILE = "file"  # its name and size in the pack
    HASH = "hash"


#: Pictures to a contact sheet; none: no contact sheets.
SHEETS = (0, 2, 6, 12)
#: The longest line that has room on the title page.
LINE_LIMIT = 200


class Later(StrEnum):
    """Which numbers take what is new in a further edition: the next ones, or "12 bis"."""

    NEXT = "next"
    BIS = "bis"


class ClipNumbers(StrEnum):
    """Whether a clip is numbered under its item (12.1) or like any other exhibit."""

    UNDER = "under"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class AnnexLayout:
    """What an edition's annex is made of, and what its title page says.

    Empty words leave what the program would say; `logo` is the name of one kept in the library.
    """

    page: str = PageSize.A4
    columns: tuple[str, ...] = tuple(Shown)
    sheets: int = 6
    chronology: bool = True
    stamped: bool = False  # statements and documents appended, each page stamped with its number
    qr: bool = False  # a code of each file's hash beside it
    title: str = ""  # in place of "Annex: list of exhibits"
    subtitle: str = ""  # in place of the library's title
    dated: str = ""  # in place of the day of issue: "Athens, 3 June 2011"
    signature: bool = True  # room to date and sign
    signatory: str = ""  # who signs, under that room
    logo: str = ""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How the numbers of an edition look: of those that are given in it, never of issued ones."""

    prefix: str = ""  # one to three capitals: "A" makes …; of plain numbers
    start: int = 1
    digits: int = 0  # at least so many figures: 3 makes 012; 0 is the rule's own
    later: str = Later.NEXT
    clips: str = ClipNumbers.UNDER


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an exhibit is printed: its page, from 1, and a box in parts of the page."""

    number: str
    page: int
    left: float
    top: float
    width: float
    height: float


def read_layout(values: Mapping[str, Any]) -> AnnexLayout:
    """A layout from its JSON, whatever an older or newer program wrote: unknown fields are left."""
    return AnnexLayout(**_known(AnnexLayout, values))


def read_style(values: Mapping[str, Any]) -> NumberStyle:
    """A style of numbers from its JSON; unknown fields are left."""
    return NumberStyle(**_known(NumberStyle, values))


def _known(kind: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    names = {one.name for one in fields(kind)}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if name in names
    }


def as_json(one: AnnexLayout | NumberStyle) -> dict[str, Any]:
    """As plain values, ready for JSON."""
    return asdict(one)


def checked_layout(layout: AnnexLayout) -> AnnexLayout:
    """The layout as it is kept; raises UsageError for what no annex can be."""
    if layout.page not in set(PageSize):
        raise UsageError(f"Paper is A4 or Letter; not “{layout.page}”.")
    if layout.sheets not in SHEETS:
        raise UsageError(
            f"A contact sheet holds 2, 6 or 12 pictures, or 0 for none; not {layout.sheets}."
        )
    columns = checked_columns(layout.columns)
    words: dict[str, Any] = {
        name: " ".join(str(getattr(layout, name)).split())
        for name in ("title", "subtitle", "dated", "signatory")
    }
    for text in words.values():
        if len(text) > LINE_LIMIT:
            raise UsageError(
                f"“{text[:30]}…” is too long for the title page: {LINE_LIMIT} characters at most."
            )
    return replace(layout, columns=columns, **words)


def checked_columns(columns: Iterable[str]) -> tuple[str, ...]:
    """Each column once, in the order given; raises UsageError for one that the list has not."""
    found: list[str] = []
    for name in columns:
        if name not in set(Shown):
            raise UsageError(f"The list of exhibits has {', '.join(Shown)}; not “{name}”.")
        if name not in found:
            found.append(str(name))
    return tuple(found)


def checked_style(style: NumberStyle, rule: str) -> NumberStyle:
    """The style as it is kept; raises UsageError for numbers that nobody could cite."""
    prefix = style.prefix.strip().rstrip("-").upper()
    if prefix and not re.fullmatch(r"[A-Z]{1,3}", prefix):
        raise UsageError(f"A prefix is one to three letters of A to Z; not “{style.prefix}”.")
    if prefix and rule != "plain":
        raise UsageError("Only plain numbers take a prefix.")
    if not 1 <= style.start <= 99_999:
        raise UsageError(f"Numbers begin at 1 to 99999; not at {style.start}.")
    if not 0 <= style.digits <= 5:
        raise UsageError(f"Numbers have up to 5 figures, or 0 for as they come; {style.digits}?")
    if style.later not in set(Later):
        raise UsageError(f"What is new later takes: {', '.join(Later)}; not “{style.later}”.")
    if style.later == Later.BIS and (rule != "plain" or prefix):
        raise UsageError("Only plain numbers without a prefix take “bis”.")
    if style.clips not in set(ClipNumbers):
        raise UsageError(f"Clips are numbered: {', '.join(ClipNumbers)}; not “{style.clips}”.")
    return replace(style, prefix=prefix)
