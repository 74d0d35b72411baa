"""The lists of an ODT (ISO/IEC 26300): which number Writer puts before a paragraph by itself.

Numbers of text boxes, notes and headers are not read, nor are numbered paragraphs outside a list
(`text:numbered-paragraph`, which no program writes), or forms other than digits, letters and Roman
ones.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from evidence_desk.domain.drafts import Part
from evidence_desk.domain.list_numbers import (
    BULLET,
    CAPITAL_LETTER,
    CAPITAL_LETTERS,
    CAPITAL_ROMAN,
    DECIMAL,
    LETTER,
    LETTERS,
    NONE,
    ROMAN,
    UNREAD,
    Count,
    Level,
)
from evidence_desk.media.draft_xml import Paragraph, whole_number

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _STYLE = f"{_OPEN}text:1.0", f"{_OPEN}style:1.0"
_XML_ID = "http://www.w3.org/XML/1998/namespace}id"
_FORMS = {
    "1": DECIMAL,
    "i": ROMAN,
    "I": CAPITAL_ROMAN,
    "a": LETTERS,
    "A": CAPITAL_LETTERS,
    "": NONE,
}
_IN_STEP = {LETTERS: LETTER, CAPITAL_LETTERS: CAPITAL_LETTER}
_NUMBERED = {"list-level-style-number", "outline-level-style"}
_OTHERS = {"list-level-style-bullet", "list-level-style-image"}
_OUTLINE = "\0outline"
_DEPTH = 50


@dataclass(slots=True)
class _List:
    """A list that is open: its style, what counts it, and the item we are in."""

    style: str
    count: Count
    name: str
    fresh: bool = False  # the item has not had its first paragraph
    start: int | None = None


@dataclass(slots=True)
class _Style:
    above: str = ""
    list_style: str | None = None


@dataclass(slots=True)
class WriterLists:
    """The lists of a document: their styles, read first, and how far each has been counted."""

    _levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    _styles: dict[str, _Style] = field(default_factory=dict)
    _style: str = ""
    _open: list[_List] = field(default_factory=list)
    _apart: list[list[_List]] = field(default_factory=list)  # those around a note or a box
    _named: dict[str, _List] = field(default_factory=dict)
    _last: dict[str, _List] = field(default_factory=dict)
    _outline: Count = field(default_factory=Count)
    _made: int = 0

    # Styles -----------------------------------------------------------------------------------

    def define(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        """An element of the styles begins."""
        if space == _TEXT and name in ("list-style", "outline-style"):
            outline = name == "outline-style"
            self._style = _OUTLINE if outline else attributes.get(f"{_STYLE}}}name", "")
            self._levels[self._style] = {}
        elif space == _TEXT and name in _NUMBERED | _OTHERS and self._style:
            at = whole_number(attributes.get(f"{_TEXT}}}level", "1")) or 1
            level = _level(attributes, at) if name in _NUMBERED else Level(BULLET)
            self._levels[self._style][at - 1] = level
        elif (
            space == _STYLE
            and name == "style"
            and attributes.get(f"{_STYLE}}}family") == "paragraph"
        ):
            self._styles[attributes.get(f"{_STYLE}}}name", "")] = _Style(
                attributes.get(f"{_STYLE}}}parent-style-name", ""),
                attributes.get(f"{_STYLE}}}list-style-name"),
            )

    # The text ---------------------------------------------------------------------------------

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """A list or an item of one begins."""
        if name == "list":
            self._begin(attributes)
        elif name in ("list-item", "list-header") and self._open:
            now = self._open[-1]
            now.fresh = name == "list-item"
            now.start = whole_number(attributes.get(f"{_TEXT}}}start-value", ""))

    def closed(self, name: str) -> None:
        """It ends."""
        if name == "list" and self._open:
            self._open.pop()
        elif name in ("list-item", "list-header") and self._open:
            self._open[-1].fresh = False

    def part(self) -> None:
        """A note or a box begins, whose paragraphs are of no list around it."""
        self._apart.append(self._open)
        self._open = []

    def unpart(self) -> None:
        """It ends."""
        if self._apart:
            self._open = self._apart.pop()

    def number(self, one: Paragraph, attributes: Mapping[str, str]) -> None:
        """Give a paragraph that begins here its number."""
        style = attributes.get(f"{_TEXT}}}style-name", "")
        if self._apart or one.part is not Part.TEXT:
            return
        if self._open:
            self._in_list(one, style)
        elif one.level and attributes.get(f"{_TEXT}}}is-list-header") != "true":
            levels = self._levels.get(_OUTLINE, {})
            if self._list_style(style) == "" or levels.get(one.level - 1, Level(NONE)).form == NONE:
                return
            anew = attributes.get(f"{_TEXT}}}restart-numbering") == "true"
            start = whole_number(attributes.get(f"{_TEXT}}}start-value", "")) if anew else None
            self._outline.step(one.level - 1, levels, start)
            one.label, one.series = self._outline.label(one.level - 1, levels), _OUTLINE

    def _in_list(self, one: Paragraph, style: str) -> None:
        now, at = self._open[-1], len(self._open) - 1
        if not now.fresh:
            return
        now.fresh = False
        named = now.style or self._list_style(style) or ""
        levels = self._levels.get(named, {})
        if levels.get(at, Level(BULLET)).form in (BULLET, NONE) and not levels.get(at):
            return
        now.count.step(at, levels, now.start)
        one.label, one.series = now.count.label(at, levels), now.name

    def _begin(self, attributes: Mapping[str, str]) -> None:
        style = attributes.get(f"{_TEXT}}}style-name", "")
        identity = attributes.get(_XML_ID, "")
        goes_on = attributes.get(f"{_TEXT}}}continue-list", "")
        if self._open:
            around = self._open[-1]
            made = _List(style or around.style, around.count, around.name)
        else:
            before = self._named.get(goes_on)
            if before is None and attributes.get(f"{_TEXT}}}continue-numbering") == "true":
                before = self._last.get(style)
            self._made += 1
            made = _List(
                style,
                before.count if before is not None else Count(),
                before.name if before is not None else str(self._made),
            )
            self._last[style] = made
        if identity:
            self._named[identity] = made
        self._open.append(made)

    def _list_style(self, style: str) -> str | None:
        """The list style that a paragraph's style names; empty where it says there is none."""
        for _ in range(_DEPTH):
            if style not in self._styles:
                return None
            if self._styles[style].list_style is not None:
                return self._styles[style].list_style
            style = self._styles[style].above
        return None


def _level(attributes: Mapping[str, str], at: int) -> Level:
    given_form = attributes.get(f"{_STYLE}}}num-format", "")
    form = _FORMS.get(given_form, UNREAD)
    digits = 1
    first = given_form.partition(",")[0]
    if form == UNREAD and whole_number(first) is not None:  # "01, 02, 03, ..."
        form, digits = DECIMAL, min(len(first), 9)
    if attributes.get(f"{_STYLE}}}num-letter-sync") == "true":
        form = _IN_STEP.get(form, form)
    start = whole_number(attributes.get(f"{_TEXT}}}start-value", "1"))
    given = next((attributes[one] for one in attributes if one.endswith("num-list-format")), None)
    if given is not None:
        text = re.sub(r"%([1-9])%", r"%\1", given)
    else:
        shown = min(whole_number(attributes.get(f"{_TEXT}}}display-levels", "1")) or 1, at)
        text = ".".join(f"%{one}" for one in range(at - shown + 1, at + 1) if one < 10)
        before = attributes.get(f"{_STYLE}}}num-prefix", "")
        text = f"{before}{text}{attributes.get(f'{_STYLE}}}num-suffix', '')}"
    return Level(form, text, 1 if start is None else start, digits=digits)
