"""Paragraphs of a word processor's XML with the bytes each character stands in.

Nothing is built but the paragraphs: the parser's events are enough, no entity is ever declared,
and what is put in another's place leaves every other byte as it was.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from evidence_desk.domain.drafts import Part
from evidence_desk.media.errors import MediaError

_SPACE = "http://www.w3.org/XML/1998/namespace}space"


class EntitiesError(Exception):
    """The XML declares a document type, which can swell or lead elsewhere."""


@dataclass(slots=True)
class Piece:
    """Characters of a paragraph and the bytes they stand in; a `whole` piece cannot be parted.

    `holder` is the element they stand in, where that one trims its spaces; an `element` is a tab
    or a break, which no text can take the place of.
    """

    text: str
    start: int
    end: int
    whole: bool
    holder: Holder | None = None
    element: bool = False


@dataclass(slots=True, eq=False)
class Holder:
    """An element of text: where its tag's name ends, and whether it keeps spaces at its ends."""

    name_end: int
    keeps: bool


@dataclass(slots=True, eq=False)
class Paragraph:
    """A paragraph under way.

    `label` is the number the program puts before it by itself, `series` the list that counts it.
    """

    part: Part = Part.TEXT
    level: int = 0
    echo: bool = False
    number: int = 0
    home: Paragraph | None = None
    note: str = ""  # by which name the text calls this note
    pieces: list[Piece] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)  # the notes it calls
    muted: int = 0
    label: str = ""
    series: str = ""
    style: str = ""
    list_number: str | None = None  # by which name it says its list, where it does itself
    list_level: int | None = None
    mark_gone: bool = False  # its end is deleted, so that it runs on into the next

    def text(self) -> str:
        """Its characters."""
        return "".join(piece.text for piece in self.pieces)


def whole_number(value: str) -> int | None:
    """An attribute that says a whole number; None where it says none, or one past all sense."""
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


class Reader:
    """Reads one XML part; subclasses say what its elements mean.

    `opened` and `closed` get an element's namespace, name and attributes; text goes to the
    paragraph on top while `hears` holds.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.paragraphs: list[Paragraph] = []
        self.stack: list[Paragraph] = []
        self.skipped = 0
        self.holder: Holder | None = None
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._unparsed = False  # within a CDATA section, where & is itself
        self._parser.StartCdataSectionHandler = lambda: self._parse(False)
        self._parser.EndCdataSectionHandler = lambda: self._parse(True)

    def read(self) -> list[Paragraph]:
        """The paragraphs, in the order they begin; raises ExpatError where it is no XML."""
        self._parser.Parse(self.data, True)
        return self.paragraphs

    # What subclasses say ----------------------------------------------------------------------

    def opened(self, space: str, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def closed(self, space: str, name: str) -> None:
        """An element ends."""

    def hears(self) -> bool:
        """Whether characters are text here."""
        return bool(self.stack) and not self.stack[-1].muted

    # What they use ----------------------------------------------------------------------------

    def begin(self, paragraph: Paragraph) -> None:
        """A paragraph begins here."""
        self.paragraphs.append(paragraph)
        self.stack.append(paragraph)

    def finish(self) -> None:
        """The paragraph on top ends."""
        if self.stack:
            self.stack.pop()

    def add(self, text: str) -> None:
        """The element that begins here stands for these characters."""
        if text and not self.skipped and self.hears():
            at = self._parser.CurrentByteIndex
            end = self.data.index(b">", at) + 1
            self.stack[-1].pieces.append(Piece(text, at, end, whole=True, element=True))

    def hold(self, attributes: Mapping[str, str]) -> None:
        """The element that begins here trims spaces at its ends unless told to keep them."""
        at = self._parser.CurrentByteIndex
        end = at + 1
        while self.data[end : end + 1] not in (b" ", b"\t", b"\r", b"\n", b"/", b">", b""):
            end += 1
        self.holder = Holder(end, attributes.get(_SPACE) == "preserve")

    # Events -----------------------------------------------------------------------------------

    def _doctype(self, *_: object) -> None:
        raise EntitiesError

    def _parse(self, on: bool) -> None:
        self._unparsed = not on

    def _start(self, full: str, attributes: dict[str, str]) -> None:
        space, _, name = full.rpartition("}")
        self.opened(space, name, attributes)

    def _end(self, full: str) -> None:
        space, _, name = full.rpartition("}")
        self.closed(space, name)

    def _characters(self, text: str) -> None:
        if self.skipped or not self.hears():
            return
        at = self._parser.CurrentByteIndex
        raw = text.encode("utf-8", "replace")
        written = self.data[at : at + len(raw)]
        reference = written[:1] == b"&" and not self._unparsed
        whole = reference or written != raw
        end = at + len(raw)
        if reference:  # &amp;
            end = self.data.index(b";", at) + 1
        elif whole:  # a line's end
            end = at + (2 if self.data[at : at + 2] == b"\r\n" else 1)
        self.stack[-1].pieces.append(Piece(text, at, end, whole, self.holder))


@dataclass(frozen=True, slots=True)
class Splice:
    """Characters `start` to `end` of a paragraph become `new`."""

    start: int
    end: int
    new: str


def spliced(data: bytes, wanted: Sequence[tuple[Paragraph, Splice]]) -> bytes:
    """The same XML with some characters of its paragraphs replaced, all other bytes as they were.

    What is new takes the looks of the first character it replaces.
    """
    _must_be_utf8(data)
    edits: list[tuple[int, int, bytes]] = []
    touched: dict[Holder, list[str]] = {}
    for paragraph, splice in wanted:
        edits.extend(_edits(paragraph, splice))
    holders = {
        piece.holder for paragraph, _ in wanted for piece in paragraph.pieces if piece.holder
    }
    done = sorted(edits)
    starts = [start for start, _, _ in done]
    for paragraph in dict.fromkeys(paragraph for paragraph, _ in wanted):
        for piece in paragraph.pieces:
            if piece.holder in holders and piece.holder is not None:
                near = done[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]
                inside = _applied(data[piece.start : piece.end], piece.start, near)
                touched.setdefault(piece.holder, []).append(inside.decode("utf-8", "replace"))
    for holder, texts in touched.items():
        text = "".join(texts)
        if not holder.keeps and text != text.strip():
            done.append((holder.name_end, holder.name_end, b' xml:space="preserve"'))
    return _applied(data, 0, sorted(done))


def _must_be_utf8(data: bytes) -> None:
    head = data[:200]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff") or (
        b"encoding=" in head.partition(b"?>")[0].replace(b" ", b"")
        and b"utf-8" not in head.partition(b"?>")[0].lower()
    ):
        raise MediaError("The document's text is not in UTF-8; save it anew, then try again.")


def _edits(paragraph: Paragraph, splice: Splice) -> list[tuple[int, int, bytes]]:
    found: list[tuple[int, int, bytes]] = []
    new: str | None = splice.new
    at = 0
    for piece in paragraph.pieces:
        first, last = max(splice.start - at, 0), min(splice.end - at, len(piece.text))
        at += len(piece.text)
        if first >= last:
            continue
        if piece.whole:
            start, end = piece.start, piece.end
        else:
            start = piece.start + len(piece.text[:first].encode())
            end = start + len(piece.text[first:last].encode())
        put = b""
        if new is not None and not piece.element:
            put, new = _escaped(new), None
        found.append((start, end, put))
    return found


def _escaped(text: str) -> bytes:
    return text.replace("&", "&amp;").replace("<", "&lt;").encode()


def _applied(data: bytes, offset: int, edits: Sequence[tuple[int, int, bytes]]) -> bytes:
    """Bytes that begin at `offset` of the whole, with the edits that lie in them."""
    parts: list[bytes] = []
    done = offset
    for start, end, new in edits:
        if start < done or end > offset + len(data):
            continue
        parts += [data[done - offset : start - offset], new]
        done = end
    parts.append(data[done - offset :])
    return b"".join(parts)
