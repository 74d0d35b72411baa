"""The paragraph styles of a DOCX: which are headings, and which number by a list."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.parsers import expat

from evidence_desk.media.draft_xml import EntitiesError, whole_number

#: The namespaces of WordprocessingML, transitional and strict.
WORDS = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
)
_HEADING = re.compile(r"heading (\d)", re.IGNORECASE)
_DEPTH = 50  # of styles built upon each other


def word_value(attributes: Mapping[str, str], name: str) -> str:
    """An attribute of an element of Word's, whichever namespace it is in."""
    for space in WORDS:
        if (value := attributes.get(f"{space}}}{name}")) is not None:
            return value
    return attributes.get(name, "")


class WordPart:
    """Reads a part event by event; what its elements mean a subclass says."""

    def read(self, data: bytes) -> None:
        """Read it; what was read before a fault is kept."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = lambda full, given: self.opened(full.rpartition("}")[2], given)
        parser.EndElementHandler = lambda full: self.closed(full.rpartition("}")[2])
        parser.StartDoctypeDeclHandler = _refuse
        with contextlib.suppress(expat.ExpatError):
            parser.Parse(data, True)

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def closed(self, name: str) -> None:
        """An element ends."""


@dataclass(slots=True)
class WordStyle:
    """What a style says itself: `number` and `level` of a list, `heading` 0 where it is none."""

    based: str = ""
    number: str | None = None
    level: int | None = None
    heading: int | None = None


class WordStyles(WordPart):
    """All paragraph styles; `default` names that of paragraphs which name none."""

    def __init__(self, parts: Iterable[bytes]) -> None:
        self.default = ""
        self._styles: dict[str, WordStyle] = {}
        self._style: WordStyle | None = None
        self._named_heading = False
        self._changed = 0
        for data in parts:
            self._style, self._changed = None, 0
            self.read(data)

    def upwards(self, name: str) -> Iterator[tuple[str, WordStyle]]:
        """A style and those it is built upon, by their names."""
        for _ in range(_DEPTH):
            if name not in self._styles:
                return
            yield name, self._styles[name]
            name = self._styles[name].based

    def headings(self) -> dict[str, int]:
        """The level of each heading's style, by the style's name; of those built upon one, too."""
        levels: dict[str, int] = {}
        for name in self._styles:
            said = (one.heading for _, one in self.upwards(name) if one.heading is not None)
            if level := next(said, 0):
                levels[name] = level
        return levels

    def opened(self, name: str, attributes: Mapping[str, str]) -> None:
        """A style, what it is built upon, the heading it is and the list it numbers by."""
        value = word_value(attributes, "val")
        if name == "style":
            self._begin(attributes)
        elif name == "pPrChange":
            self._changed += 1
        elif self._style is None or self._changed:
            return
        elif name == "basedOn":
            self._style.based = value
        elif name == "name" and (match := _HEADING.fullmatch(value)):
            self._style.heading, self._named_heading = int(match[1]), True
        elif name == "outlineLvl" and not self._named_heading:
            level = whole_number(value)
            if level is not None:
                self._style.heading = level + 1 if level < 9 else 0
        elif name == "numId":
            self._style.number = value
        elif name == "ilvl":
            self._style.level = whole_number(value)

    def _begin(self, attributes: Mapping[str, str]) -> None:
        self._style, self._named_heading = None, False
        if word_value(attributes, "type") in ("paragraph", ""):
            named = word_value(attributes, "styleId")
            self._style = self._styles[named] = WordStyle()
            if word_value(attributes, "default") in ("1", "true", "on"):
                self.default = named

    def closed(self, name: str) -> None:
        """It ends."""
        if name == "pPrChange":
            self._changed -= 1
        elif name == "style":
            self._style = None


def _refuse(*_: object) -> None:
    raise EntitiesError
