"""A draft of the report as it is read: its paragraphs, and words of them replaced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: What ends each page of a PDF in its text.
PAGE_END = "\f"


class Part(StrEnum):
    """What part of a draft a block is."""

    TEXT = "paragraph"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HEADER = "header"
    FOOTER = "footer"
    BOX = "box"
    PAGES = "pages"  # a whole PDF, with a PAGE_END after each page


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a draft.

    `number` counts the paragraphs from 1 (of a note, the notes); a text box has the number of the
    paragraph it hangs on. `level` is a heading's, from 1. `line` is there for plain text. `home`
    is the block a note is called from. An `echo` says again, for older programs, what another says.
    `source` is the part of the file it was read from. `label` is the number that the word processor
    puts before it by itself, as it is cited ("41", "41 (a)"), and `series` the list that counts it.
    """

    text: str
    part: Part = Part.TEXT
    number: int = 0
    level: int = 0
    line: int | None = None
    home: int | None = None
    echo: bool = False
    source: str = ""
    label: str = ""
    series: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start` to `end` of a block, which must read `old`, become `new`."""

    block: int
    start: int
    end: int
    old: str
    new: str
