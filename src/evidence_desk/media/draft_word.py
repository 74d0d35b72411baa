"""The paragraphs of a DOCX (ECMA-376): body, tables, text boxes, notes, headers and footers.

What was deleted or moved away under tracked changes is no part of the text, nor are comments.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from xml.parsers import expat

from evidence_desk.domain.drafts import Part
from evidence_desk.media.draft_word_lists import WordLists
from evidence_desk.media.draft_word_styles import WORDS, WordStyles, word_value
from evidence_desk.media.draft_xml import Paragraph, Reader, whole_number

_COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SKIPPED = {"del", "moveFrom", "rPrChange", "pPrChange"}
_SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_DEGREE = {"F0B0", "00B0", "B0"}  # as Word inserts ° from its Symbol font

#: How the content types end of the parts that hold text, in order of reading.
_TYPES = {
    "main+xml": Part.TEXT,
    "footnotes+xml": Part.FOOTNOTE,
    "endnotes+xml": Part.ENDNOTE,
    "header+xml": Part.HEADER,
    "footer+xml": Part.FOOTER,
}
_NAMES = {
    r"word/document\.xml": Part.TEXT,
    r"word/footnotes\.xml": Part.FOOTNOTE,
    r"word/endnotes\.xml": Part.ENDNOTE,
    r"word/header\d*\.xml": Part.HEADER,
    r"word/footer\d*\.xml": Part.FOOTER,
}


def parts_of(types: bytes, names: list[str]) -> list[tuple[str, Part]]:
    """The parts of a DOCX that hold text, in order of reading, by its list of content types."""
    declared = _declared(types)
    found = [
        (name, part)
        for ending, part in _TYPES.items()
        for name in names
        if declared.get(f"/{name}".lower(), "").endswith(ending)
    ]
    if not any(part is Part.TEXT for _, part in found):
        found = [
            (name, part)
            for pattern, part in _NAMES.items()
            for name in names
            if re.fullmatch(pattern, name)
        ]
    return found


def _declared(types: bytes) -> dict[str, str]:
    found: dict[str, str] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition("}")[2] == "Override":
            found[attributes.get("PartName", "").lower()] = attributes.get("ContentType", "")

    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartElementHandler = start
    try:
        parser.Parse(types, True)
    except expat.ExpatError:
        return {}
    return found


class WordReader(Reader):
    """Reads one part of a DOCX."""

    def __init__(self, data: bytes, part: Part, headings: Mapping[str, int]) -> None:
        super().__init__(data)
        self._part, self._headings = part, headings
        self._fallback = 0
        self._boxes = 0
        self._note = ""
        self._in_text = False
        self._in_mark = False  # in the properties of a paragraph's mark
        self._depths: list[int] = []  # the fallback each paragraph began in

    def hears(self) -> bool:
        """In the runs' text alone, and not in what is said again for older programs."""
        return self._in_text and bool(self.stack) and self._depths[-1] == self._fallback

    def opened(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if space == _COMPATIBLE and name == "Fallback":
            self._fallback += 1
        if space not in WORDS:
            return
        if name in _SKIPPED:
            self.skipped += 1
            if self._in_mark and self.stack and name in ("del", "moveFrom"):
                self.stack[-1].mark_gone = True
        elif name == "pPr":
            self._in_mark = not self.skipped
        elif name == "p":
            self._begin()
        elif name == "t":
            self._in_text = True
            self.hold(attributes)
        elif name in _SIGNS or name == "sym":
            self._sign(name, attributes)
        elif name == "txbxContent":
            self._boxes += 1
        elif name in ("footnote", "endnote"):
            apart = word_value(attributes, "type") not in ("", "normal")
            self._note = "" if apart else word_value(attributes, "id")
        elif self.stack and not self.skipped:
            self._property(name, attributes)

    def closed(self, space: str, name: str) -> None:
        """An element ends."""
        if space == _COMPATIBLE and name == "Fallback":
            self._fallback -= 1
        if space not in WORDS:
            return
        if name in _SKIPPED:
            self.skipped -= 1
        elif name == "pPr":
            self._in_mark = self._in_mark and bool(self.skipped)
        elif name == "p":
            self.finish()
            if self._depths:
                self._depths.pop()
        elif name == "t":
            self._in_text, self.holder = False, None
        elif name == "txbxContent":
            self._boxes -= 1

    def _begin(self) -> None:
        part = Part.BOX if self._boxes else self._part
        home = self.stack[0] if self._boxes and self.stack else None
        self.begin(Paragraph(part, echo=self._fallback > 0, home=home, note=self._note))
        self._depths.append(self._fallback)

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        text = _SIGNS.get(name, "")
        if name == "sym":
            text = "°" if word_value(attributes, "char").upper() in _DEGREE else "\ufffd"
        if name == "tab" and word_value(attributes, "pos"):
            return  # a tab stop of the paragraph's looks
        was, self._in_text = self._in_text, True
        self.add(text)
        self._in_text = was

    def _property(self, name: str, attributes: Mapping[str, str]) -> None:
        paragraph = self.stack[-1]
        if name == "pStyle":
            paragraph.style = word_value(attributes, "val")
            paragraph.level = self._headings.get(paragraph.style, 0)
        elif name == "outlineLvl":
            level = whole_number(word_value(attributes, "val"))
            if level is not None:
                paragraph.level = level + 1 if level < 9 else 0
        elif name == "numId":
            paragraph.list_number = word_value(attributes, "val")
        elif name == "ilvl":
            paragraph.list_level = whole_number(word_value(attributes, "val"))
        elif name in ("footnoteReference", "endnoteReference"):
            kind = name.removesuffix("Reference")
            paragraph.calls.append(f"{kind} {word_value(attributes, 'id')}")


def read_word(
    archive: zipfile.ZipFile, take: Mapping[str, bytes]
) -> list[tuple[str, list[Paragraph]]]:
    """The paragraphs of each part, by its name; `take` has the bytes of a part."""
    names = archive.namelist()
    types = take["[Content_Types].xml"] if "[Content_Types].xml" in names else b""
    styles = WordStyles(take[name] for name in names if name.lower().endswith("/styles.xml"))
    headings = styles.headings()
    parts = parts_of(types, names)
    if not any(part is Part.TEXT for _, part in parts):
        raise ValueError("no text part")
    found = []
    for name, part in parts:
        paragraphs = WordReader(take[name], part, headings).read()
        found.append((name, [one for one in paragraphs if not _separator(part, one)]))
    _number_notes(found)
    lists = WordLists(
        (take[name] for name in names if name.lower().endswith("/numbering.xml")), styles
    )
    lists.put_into(one for _, paragraphs in found for one in paragraphs)
    return found


def _separator(part: Part, paragraph: Paragraph) -> bool:
    """The line that Word draws above notes is kept among them."""
    return part in (Part.FOOTNOTE, Part.ENDNOTE) and not paragraph.note


def _number_notes(found: list[tuple[str, list[Paragraph]]]) -> None:
    """Notes are counted as the text calls them, and stand where it does."""
    counts = {"footnote": 0, "endnote": 0}
    called: dict[str, tuple[int, Paragraph]] = {}
    for _, paragraphs in found:
        for paragraph in paragraphs:
            for call in paragraph.calls:
                kind = call.partition(" ")[0]
                counts[kind] += 1
                called.setdefault(call, (counts[kind], paragraph))
    for _, paragraphs in found:
        for one in paragraphs:
            if one.part in (Part.FOOTNOTE, Part.ENDNOTE):
                one.number, home = called.get(f"{one.part} {one.note}", (0, None))
                one.home = home or one.home
