"""Documents: their text, their pages, and a picture of the first; nothing in them is followed."""

from __future__ import annotations

import ctypes
import io
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.etree.ElementTree import Element, ParseError

import pypdfium2
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from PIL import Image

from evidence_desk.domain.passages import occurrences
from evidence_desk.media.errors import MediaError
from evidence_desk.media.formats import Format
from evidence_desk.media.pictures import fitted
from evidence_desk.media.replies import Part
from evidence_desk.media.sheets import draw_sheet
from evidence_desk.media.sniff import HEAD_BYTES, text_encoding
from evidence_desk.media.words import plain, reading

#: Characters of text kept of one document; a thousand dense pages.
TEXT_LIMIT = 4_000_000
#: What ends each page of a PDF in its text; no other text has a form feed.
PAGE_END = "\n\f"
#: Bytes of a text file that are read.
READ_LIMIT = 16 << 20
#: What one part of an Office or OpenDocument file may unpack to, and how much tighter it may be
#: packed: real documents reach 50 to 1, bombs 1000 to 1.
_PART_LIMIT = 64 << 20
_RATIO_LIMIT = 300
_PAGES_LIMIT = 50_000
_PLACES_LIMIT = 2000  # of words on one page
_FINE = 1_000_000  # a page's width and height when places on it are measured

#: What a damaged document provokes.
BROKEN = (
    zipfile.BadZipFile,
    ParseError,
    OSError,
    EOFError,
    ValueError,
    LookupError,  # a part that is not there, letters in a code that nobody knows
    NotImplementedError,
    RuntimeError,
)


@dataclass(slots=True)
class DocumentFacts:
    """What a document says of itself; the text of a PDF has a `PAGE_END` after each page."""

    text: str = ""
    pages: int | None = None
    shown: dict[str, str] = field(default_factory=dict)
    problem: str | None = None


def read_document(file: BinaryIO, form: Format, deadline: float) -> DocumentFacts:
    """Text, number of pages and properties; raises MediaError where nothing can be read."""
    if form.family == "pdf":
        return _read_pdf(file, deadline)
    if form.family == "text" or form.mime == "text/rtf":
        return DocumentFacts(text=_plain_text(file))
    if form.family in _PARTS or form.family in ("odt", "ods", "odp"):
        try:
            return DocumentFacts(text=_packed_text(file, form))
        except MemoryError as error:
            raise MediaError(f"The {form.label} needs more memory than is allowed.") from error
        except DefusedXmlException as error:
            raise MediaError(
                f"The {form.label} declares entities, which swell or lead elsewhere; "
                "it is not opened."
            ) from error
        except BROKEN as error:
            raise MediaError(f"The {form.label} is damaged or cut short.") from error
    return DocumentFacts()


def document_page(file: BinaryIO, form: Format, number: int, max_px: int) -> Image.Image:
    """Page `number` (from 1) as a picture; of documents that are not PDF, a sheet of their text."""
    if form.family == "pdf":
        return _pdf_page(file, number, max_px)
    if number != 1:
        raise MediaError("Only PDF documents have pages; read this one as text.")
    facts = read_document(file, form, time.monotonic() + 5)
    return draw_sheet(facts.text or form.label, max_px)


# PDF -----------------------------------------------------------------------------------------


def open_pdf(file: BinaryIO) -> pypdfium2.PdfDocument:
    """A PDF, to be closed; raises MediaError where it is locked or damaged."""
    file.seek(0)
    try:
        return pypdfium2.PdfDocument(file)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise MediaError("The PDF is locked with a password.") from error
        raise MediaError("The PDF is damaged or cut short.") from error


def _read_pdf(file: BinaryIO, deadline: float) -> DocumentFacts:
    document = open_pdf(file)
    try:
        facts = DocumentFacts(pages=len(document))
        for key, value in document.get_metadata_dict(skip_empty=True).items():
            facts.shown[f"PDF {key}"] = plain(value, 300)
        parts: list[str] = []
        length = 0
        for index in range(min(len(document), _PAGES_LIMIT)):
            if time.monotonic() > deadline or length > TEXT_LIMIT:
                break
            parts.append(reading(_pdf_page_text(document, index), TEXT_LIMIT) + PAGE_END)
            length += len(parts[-1])
        facts.text = "".join(parts)[:TEXT_LIMIT]
        if facts.pages == 0:
            facts.problem = "The PDF has no pages."
        return facts
    finally:
        document.close()


def _pdf_page_text(document: pypdfium2.PdfDocument, index: int) -> str:
    try:
        page = document[index]
        try:
            text: str = page.get_textpage().get_text_bounded()
        finally:
            page.close()
    except (pypdfium2.PdfiumError, ValueError):
        return ""
    return text


def _pdf_page(file: BinaryIO, number: int, max_px: int) -> Image.Image:
    document = open_pdf(file)
    try:
        if not 1 <= number <= len(document):
            raise MediaError(f"The PDF has no page {number}; it has {len(document)}.")
        try:
            page = document[number - 1]
            width, height = page.get_size()
            long = max(width, height)
            if not 0 < long < 1e7:
                raise MediaError(f"Page {number} of the PDF has no usable size.")
            # fitted() is in whole pixels, so a page one point high still gets a row.
            size = fitted(
                round(width * max_px / long) or 1, round(height * max_px / long) or 1, max_px
            )
            bitmap = page.render(scale=max(size) / long, may_draw_forms=False)
            image: Image.Image = bitmap.to_pil()
            return image.convert("RGB")
        except pypdfium2.PdfiumError as error:
            raise MediaError(f"Page {number} of the PDF is damaged.") from error
    finally:
        document.close()


def words_on_page(file: BinaryIO, number: int, words: str) -> list[list[Part]]:
    """Where words stand on a PDF's page: for each place its lines, in parts of the upright page."""
    document = open_pdf(file)
    try:
        if not 1 <= number <= len(document):
            raise MediaError(f"The PDF has no page {number}; it has {len(document)}.")
        page = document[number - 1]
        text = page.get_textpage()
        places = occurrences(text.get_text_range(), words)[:_PLACES_LIMIT]
        return [_lines(page, text, start, end) for start, end in places]
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise MediaError(f"Page {number} of the PDF is damaged.") from error
    finally:
        document.close()


def _lines(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, start: int, end: int
) -> list[Part]:
    """The rectangles of a passage, as the page is seen: turned and cut as it says itself."""
    found = []
    for index in range(min(text.count_rects(start, end - start), 40)):
        left, bottom, right, top = text.get_rect(index)
        corners = [_seen(page, left, bottom), _seen(page, right, top)]
        (x0, x1), (y0, y1) = (sorted(axis) for axis in zip(*corners, strict=True))
        found.append((x0, y0, x1 - x0, y1 - y0))
    return found


def _seen(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A point of a page, in parts of what is seen of it, from its upper left corner."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pypdfium2.raw.FPDF_PageToDevice(
        page, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down)
    )
    return tuple(min(max(one.value / _FINE, 0.0), 1.0) for one in (across, down))  # type: ignore[return-value]


# Text ----------------------------------------------------------------------------------------


def _plain_text(file: BinaryIO) -> str:
    size = file.seek(0, io.SEEK_END)
    file.seek(0)
    data = file.read(min(READ_LIMIT, size))  # making room for more takes longer than a note
    encoding = text_encoding(data[:HEAD_BYTES]) or "utf-8"
    if encoding == "utf-8":
        try:
            data[: len(data) - 4].decode("utf-8")
        except UnicodeDecodeError:
            encoding = "cp1252"
    return reading(data.decode(encoding, "replace").lstrip("\ufeff"), TEXT_LIMIT)


# Office Open XML (ECMA-376) and OpenDocument (ISO/IEC 26300) --------------------------------------

#: Which parts of a packed document hold its text, in order of reading.
_PARTS = {
    "docx": ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/comments.xml"),
    "xlsx": ("xl/sharedStrings.xml",),
    "pptx": ("ppt/slides/slide",),
}
_BREAKS = {"p", "h", "br", "cr", "line-break", "tr", "table-row", "si"}
_TABS = {"tab", "tc", "table-cell"}
_TEXTS = {"t", "delText"}


def _packed_text(file: BinaryIO, form: Format) -> str:
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        if form.family in _PARTS:
            names = [
                name
                for wanted in _PARTS[form.family]
                for name in sorted(archive.namelist(), key=lambda name: (len(name), name))
                if name == wanted or (wanted.endswith("slide") and name.startswith(wanted))
            ]
            missing = not names and form.family == "docx"
        else:
            names = ["content.xml"]
            missing = "content.xml" not in archive.namelist()
        if missing:
            raise ValueError("no text part")
        parts: list[str] = []
        length = 0
        for name in names:
            for part in _part_text(archive, name, open_document=form.family not in _PARTS):
                parts.append(part)
                length += len(part)
                if length > TEXT_LIMIT:
                    break
    lines = (line.rstrip() for line in "".join(parts).split("\n"))
    return reading("\n".join(lines).strip(), TEXT_LIMIT)


def must_be_sane(info: zipfile.ZipInfo) -> None:
    """Raise MediaError where a part of a packed document unpacks to what no document holds."""
    if info.file_size > _PART_LIMIT or info.file_size > _RATIO_LIMIT * max(
        info.compress_size, 4096
    ):
        raise MediaError(f"The document unpacks to {info.file_size >> 20} MB; it is not opened.")


def _part_text(archive: zipfile.ZipFile, name: str, *, open_document: bool) -> Iterator[str]:
    info = archive.getinfo(name)
    must_be_sane(info)
    with archive.open(info) as part:
        for event, element in iterparse(
            part, events=("start", "end"), forbid_dtd=True, forbid_entities=True
        ):
            yield from _words(event, element, open_document)
            if event == "end" and not open_document:
                element.clear()


def _words(event: str, element: Element, open_document: bool) -> Iterator[str]:
    """The text an element adds as it begins or ends, with its breaks and tabs."""
    tag = element.tag.rpartition("}")[2]
    if event == "end":
        if open_document:
            yield from _open_document_words(tag, element)
        elif tag in _TEXTS:
            yield element.text or ""
        elif tag in _BREAKS:
            yield "\n"
        elif tag in _TABS:
            yield "\t"


def _open_document_words(tag: str, element: Element) -> Iterator[str]:
    """OpenDocument mixes text and marks, so a paragraph is read as a whole at its end."""
    if tag in ("p", "h"):
        yield _mixed(element) + "\n"
        element.clear()


def _mixed(element: Element) -> str:
    parts = [element.text or ""]
    for child in element:
        tag = child.tag.rpartition("}")[2]
        if tag == "s":
            count = next((value for key, value in child.items() if key.endswith("}c")), "1")
            parts.append(" " * min(int(count) if count.isdecimal() and len(count) < 6 else 1, 100))
        elif tag == "tab":
            parts.append("\t")
        elif tag == "line-break":
            parts.append("\n")
        else:
            parts.append(_mixed(child))
        parts.append(child.tail or "")
    return "".join(parts)
