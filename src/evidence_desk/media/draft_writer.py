"""The paragraphs of an ODT (ISO/IEC 26300): body, tables, text boxes, notes, headers, footers.

What was deleted under tracked changes is no part of the text, nor are comments.
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from evidence_desk.domain.drafts import Part
from evidence_desk.media.draft_writer_lists import WriterLists
from evidence_desk.media.draft_xml import Paragraph, Reader, whole_number

_OPEN = "urn:oasis:names:tc:opendocument:xmlns:"
_TEXT, _OFFICE = f"{_OPEN}text:1.0", f"{_OPEN}office:1.0"
_DRAW, _STYLE = f"{_OPEN}drawing:1.0", f"{_OPEN}style:1.0"
_SVG = f"{_OPEN}svg-compatible:1.0"
_SKIPPED = {
    (_TEXT, "tracked-changes"),
    (_OFFICE, "annotation"),
    (_OFFICE, "forms"),
    (_OFFICE, "event-listeners"),
    (_TEXT, "ruby-text"),
    (_SVG, "title"),
    (_SVG, "desc"),
}
_MUTE = {(_TEXT, "note"), (_DRAW, "frame"), (_DRAW, "custom-shape"), (_DRAW, "g")}
_BOXES = {(_DRAW, "text-box"), (_DRAW, "custom-shape")}
_PARTS = {
    **dict.fromkeys(("header", "header-left", "header-first"), Part.HEADER),
    **dict.fromkeys(("footer", "footer-left", "footer-first"), Part.FOOTER),
}
_LISTS = {"list", "list-item", "list-header"}
_MOST_SPACES = 100


class WriterReader(Reader):
    """Reads content.xml, or the headers and footers of styles.xml."""

    def __init__(self, data: bytes, lists: WriterLists, *, styles: bool) -> None:
        super().__init__(data)
        self._lists = lists
        self._styles = styles
        self._parts: list[Part] = [] if styles else [Part.TEXT]
        self._notes = {"footnote": 0, "endnote": 0}
        self._note_part = Part.FOOTNOTE
        self._homes: list[Paragraph] = []

    def opened(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        if (space, name) in _SKIPPED or (space, name) == (_TEXT, "note-citation"):
            self.skipped += 1
        if self.skipped:
            return
        self._lists.define(space, name, attributes)
        if (space, name) in _MUTE and self.stack:
            self.stack[-1].muted += 1
            self._homes.append(self.stack[-1])
        if (space, name) == (_TEXT, "note"):
            kind = attributes.get(f"{_TEXT}}}note-class", "footnote")
            self._note_part = Part.ENDNOTE if kind == "endnote" else Part.FOOTNOTE
            self._notes[self._note_part] += 1
        elif (space, name) == (_TEXT, "note-body"):
            self._parts.append(self._note_part)
            self._lists.part()
        elif (space, name) in _BOXES:
            self._parts.append(Part.BOX)
            self._lists.part()
        elif space == _STYLE and name in _PARTS:
            self._parts.append(_PARTS[name])
        elif space == _TEXT and name in ("p", "h"):
            self._begin(name, attributes)
        elif space == _TEXT and name in _LISTS:
            self._lists.opened(name, attributes)
        elif space == _TEXT and self.stack:
            self._sign(name, attributes)

    def closed(self, space: str, name: str) -> None:
        """An element ends."""
        if (space, name) in _SKIPPED or (space, name) == (_TEXT, "note-citation"):
            self.skipped -= 1
            return
        if self.skipped:
            return
        if space == _TEXT and name in ("p", "h") and self._parts:
            self.finish()
        elif (
            (space, name) == (_TEXT, "note-body")
            or (space, name) in _BOXES
            or (space == _STYLE and name in _PARTS)
        ):
            self._parts.pop()
            if space != _STYLE:
                self._lists.unpart()
        elif space == _TEXT and name in _LISTS:
            self._lists.closed(name)
        if (space, name) in _MUTE and self._homes:
            self._homes.pop().muted -= 1

    def _begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if not self._parts:
            return
        part = self._parts[-1]
        paragraph = Paragraph(part, home=self._homes[-1] if self._homes else None)
        if part in (Part.FOOTNOTE, Part.ENDNOTE):
            paragraph.number = self._notes[part]
        if name == "h":
            level = whole_number(attributes.get(f"{_TEXT}}}outline-level", "1"))
            paragraph.level = level if level is not None and level < 100 else 1
        self._lists.number(paragraph, attributes)
        self.begin(paragraph)

    def _sign(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "s":
            count = whole_number(attributes.get(f"{_TEXT}}}c", "1"))
            self.add(" " * min(1 if count is None else count, _MOST_SPACES))
        elif name == "tab":
            self.add("\t")
        elif name == "line-break":
            self.add("\n")


def read_writer(
    archive: zipfile.ZipFile, take: Mapping[str, bytes]
) -> list[tuple[str, list[Paragraph]]]:
    """The paragraphs of each part, by its name; `take` has the bytes of a part."""
    names = archive.namelist()
    lists = WriterLists()
    styles = []
    if "styles.xml" in names:  # read first, for the lists that it defines
        styles = WriterReader(take["styles.xml"], lists, styles=True).read()
    found = [("content.xml", WriterReader(take["content.xml"], lists, styles=False).read())]
    if styles:
        found.append(("styles.xml", styles))
    return found
