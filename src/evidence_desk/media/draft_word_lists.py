"""The lists of a DOCX (ECMA-376, 17.9): which number Word puts before a paragraph by itself.

Fields that count by themselves (AUTONUM, LISTNUM) keep no result in the file and are not read, nor
are numbers of text boxes, notes and headers, or forms other than digits, letters and Roman ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from evidence_desk.domain.drafts import Part
from evidence_desk.domain.list_numbers import (
    BULLET,
    CAPITAL_LETTER,
    CAPITAL_ROMAN,
    DECIMAL,
    LETTER,
    NONE,
    ROMAN,
    UNREAD,
    Count,
    Level,
)
from evidence_desk.media.draft_word_styles import WordPart, WordStyles, word_value
from evidence_desk.media.draft_xml import Paragraph, whole_number

_FORMS = {
    "decimal": DECIMAL,
    "decimalZero": DECIMAL,
    "upperRoman": CAPITAL_ROMAN,
    "lowerRoman": ROMAN,
    "upperLetter": CAPITAL_LETTER,
    "lowerLetter": LETTER,
    "bullet": BULLET,
    "none": NONE,
}


@dataclass(slots=True)
class _Abstract:
    levels: dict[int, Level] = field(default_factory=dict)
    styles: dict[str, int] = field(default_factory=dict)  # level of a paragraph style
    link: str = ""  # the list style that says its levels
    name: str = ""  # the list style whose levels it says


@dataclass(slots=True)
class _Number:
    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


class WordLists:
    """The lists of a document and the styles that number by them."""

    def __init__(self, numbering: Iterable[bytes], styles: WordStyles) -> None:
        self._abstracts: dict[str, _Abstract] = {}
        self._numbers: dict[str, _Number] = {}
        self._styles = styles
        for data in numbering:
            _Lists(self._abstracts, self._numbers).read(data)

    def put_into(self, paragraphs: Iterable[Paragraph]) -> None:
        """Give each paragraph of the text its number, in order."""
        counts: dict[str, Count] = {}
        begun: set[tuple[str, int]] = set()
        for one in paragraphs:
            if one.part is not Part.TEXT or one.echo or one.mark_gone:
                continue
            found = self._of(one)
            if found is None:
                continue
            number, at = found
            abstract, levels = self._levels(self._numbers[number])
            start = self._numbers[number].starts.get(at)
            if (number, at) in begun:
                start = None
            begun.add((number, at))
            count = counts.setdefault(abstract, Count())
            count.step(at, levels, start)
            one.label, one.series = count.label(at, levels), abstract

    def _of(self, one: Paragraph) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else its style's."""
        number, level = one.list_number, one.list_level
        style = one.style or self._styles.default
        if number is None:
            for _, here in self._styles.upwards(style):
                number = here.number if number is None else number
                level = here.level if level is None else level
            if one.list_level is None and number in self._numbers:
                linked = self._linked(self._numbers[number], style)
                level = linked if linked is not None else level
        if number is None or number not in self._numbers:
            return None
        level = level or 0
        return (number, level) if 0 <= level < 9 else None

    def _linked(self, number: _Number, style: str) -> int | None:
        """The level that a list gives to a style, or to the nearest one it is built upon."""
        abstract = self._abstracts.get(number.abstract, _Abstract())
        for name, here in self._styles.upwards(style):
            if name in abstract.styles:
                return abstract.styles[name]
            if here.number is not None:
                return None
        return None

    def _levels(self, number: _Number) -> tuple[str, dict[int, Level]]:
        """What counts for a list, and how its levels are written."""
        name = number.abstract
        abstract = self._abstracts.get(name, _Abstract())
        if abstract.link and not abstract.levels:
            for other, there in self._abstracts.items():
                if there.name == abstract.link:
                    name, abstract = other, there
                    break
        return name, abstract.levels | number.levels


class _Lists(WordPart):
    def __init__(self, abstracts: dict[str, _Abstract], numbers: dict[str, _Number]) -> None:
        self._abstracts, self._numbers = abstracts, numbers
        self._abstract: _Abstract | None = None
        self._number: _Number | None = None
        self._level = Level()
        self._at: int | None = None
        self._overridden = 0
        self._fallback = False
        self._custom = False

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """A list, one that counts by it, or one of their levels."""
        value = word_value(attributes, "val")
        if name == "abstractNum":
            self._abstract = _Abstract()
            self._abstracts[word_value(attributes, "abstractNumId")] = self._abstract
        elif name == "num":
            self._number = _Number()
            self._numbers[word_value(attributes, "numId")] = self._number
        elif name == "lvlOverride":
            self._overridden = whole_number(word_value(attributes, "ilvl")) or 0
        elif name == "startOverride" and self._number is not None:
            self._number.starts[self._overridden] = whole_number(value) or 0
        elif name == "lvl":
            self._level, self._custom = Level(), False
            self._at = whole_number(word_value(attributes, "ilvl")) or 0
        elif name == "Fallback":
            self._fallback = True
        elif self._at is not None:
            self._of_level(name, value, attributes)
        elif self._abstract is not None and name == "numStyleLink":
            self._abstract.link = value
        elif self._abstract is not None and name == "styleLink":
            self._abstract.name = value
        elif self._number is not None and name == "abstractNumId":
            self._number.abstract = value

    def _of_level(self, name: str, value: str, attributes: Mapping[str, str]) -> None:
        if name == "start":
            self._level = replace(self._level, start=whole_number(value) or 0)
        elif name == "numFmt" and not (self._fallback and self._custom):
            self._form(value, word_value(attributes, "format"))
        elif name == "lvlText":
            self._level = replace(self._level, text=value)
        elif name == "lvlRestart" and self._number is None:  # Word passes it over elsewhere
            self._level = replace(self._level, restart=whole_number(value))
        elif name == "isLgl":
            self._level = replace(self._level, legal=value not in ("0", "false", "off"))
        elif name == "pStyle" and self._abstract is not None and self._at is not None:
            self._abstract.styles[value] = self._at

    def _form(self, value: str, custom: str) -> None:
        digits = 2 if value == "decimalZero" else 1
        form = _FORMS.get(value, UNREAD)
        first = custom.partition(",")[0].strip()
        if value == "custom" and whole_number(first) is not None:  # "001, 002, 003, …"
            form, digits, self._custom = DECIMAL, min(len(first), 9), True
        self._level = replace(self._level, form=form, digits=digits)

    def closed(self, name: str) -> None:
        """It ends."""
        if name == "lvl" and self._at is not None:
            if self._number is not None:
                self._number.levels[self._at] = self._level
            elif self._abstract is not None:
                self._abstract.levels[self._at] = self._level
            self._at = None
        elif name == "abstractNum":
            self._abstract = None
        elif name == "num":
            self._number = None
        elif name == "Fallback":
            self._fallback = False
