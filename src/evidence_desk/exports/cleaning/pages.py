"""PDF without metadata: the pages, and nothing the writing program added about its user."""

from __future__ import annotations

import struct
from pathlib import Path

import pikepdf
from pikepdf import Name

from evidence_desk.exports import jpeg
from evidence_desk.exports.atomic import refused_at_the_end
from evidence_desk.exports.cleaning.copies import NotCleaned

#: Of the document: dates and authors, scripts, attached files, forms, private data of programs.
_OF_DOCUMENT = (
    "/Metadata",
    "/OpenAction",
    "/AA",
    "/AcroForm",
    "/Collection",
    "/PieceInfo",
    "/Threads",
    "/SpiderInfo",
    "/Perms",
    "/Legal",
    "/AF",
    "/DSS",
)
_OF_NAMES = ("/EmbeddedFiles", "/JavaScript", "/AP", "/Renditions")
_OF_PAGE = ("/Thumb", "/AA", "/Annots")
_OF_ANY = ("/Metadata", "/PieceInfo", "/LastModified", "/AF")
#: TeX notes where on its writer's disk each figure lay.
_TEX = "/PTEX."
#: Notes beside the page; without them the page looks as it did.
_ASIDE = ("/Link", "/Popup", "/Text", "/FileAttachment", "/Sound", "/Movie", "/PrinterMark")


def clean_pdf(original: Path, folder: Path) -> Path:
    """Write the pages anew without document properties, notes, scripts and attached files.

    Raises NotCleaned for what lies over a page: taking a black bar away would show what it hides.
    """
    out = folder / "clean.pdf"
    try:
        with pikepdf.open(original) as pdf:
            if pdf.is_encrypted:
                raise NotCleaned("it is protected by a password")
            _refuse_overlays(pdf)
            _strip(pdf)
            with refused_at_the_end(out) as file:
                pdf.save(file, linearize=False, fix_metadata_version=False, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise NotCleaned("the PDF is damaged") from error
    _prove(out)
    return out


def _refuse_overlays(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", ()):
            kind = note.get("/Subtype")
            empty = kind == Name.Widget and "/V" not in note and "/Parent" not in note
            if kind not in _ASIDE and not empty:
                raise NotCleaned(
                    "there are marks or a filled-in form over its pages; print it to a new PDF"
                )


def _strip(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo
    for name in _OF_DOCUMENT:
        if name in pdf.Root:
            del pdf.Root[name]
    if "/Names" in pdf.Root:
        for name in _OF_NAMES:
            if name in pdf.Root.Names:
                del pdf.Root.Names[name]
    for page in pdf.pages:
        for name in _OF_PAGE:
            if name in page.obj:
                del page.obj[name]
    for one in _dictionaries(pdf):
        for key in [str(key) for key in one.keys()]:  # noqa: SIM118  (a stream iterates over bytes)
            if key in _OF_ANY or key.startswith(_TEX):
                del one[key]
        action = one.get("/A")
        if isinstance(action, pikepdf.Dictionary) and action.get("/S") not in (None, Name.GoTo):
            del one["/A"]  # a bookmark may lead to a file on its writer's disk
        if isinstance(one, pikepdf.Stream):
            _strip_picture(one)


def _strip_picture(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    names = list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    last = names[-1] if names else None
    if last == Name.DCTDecode:
        data = stream.read_raw_bytes() if len(names) == 1 else _undone(stream)
        try:
            stream.write(jpeg.without_metadata(data), filter=Name.DCTDecode)
        except jpeg.NotJpeg as error:
            raise NotCleaned("a picture in it is damaged") from error
    elif last == Name.JPXDecode:
        data = stream.read_raw_bytes() if len(names) == 1 else _undone(stream)
        if _says_more(data):
            raise NotCleaned("a picture in it may say anything (JPEG 2000)")


def _undone(stream: pikepdf.Stream) -> bytes:
    """A picture within general compression, with only that undone."""
    return bytes(stream.get_stream_buffer(pikepdf.StreamDecodeLevel.generalized))


def _says_more(data: bytes) -> bool:
    """Whether a JPEG 2000 file (ISO/IEC 15444-1, annex I) has boxes for words."""
    at = 0
    while at + 8 <= len(data) and data[:4] == b"\x00\x00\x00\x0c":
        size, kind = struct.unpack_from(">I4s", data, at)
        if kind not in (b"jP  ", b"ftyp", b"jp2h", b"jp2c"):
            return True
        if size < 8:
            break
        at += size
    return False


def _prove(out: Path) -> None:
    """Read the copy again: no property, no script, no attached file."""
    with pikepdf.open(out) as copy:
        if list(copy.docinfo) or "/Metadata" in copy.Root:
            raise NotCleaned("document properties stay in it")
        for one in _dictionaries(copy):
            if any(name in one for name in (*_OF_ANY, "/EF", "/JS")):
                raise NotCleaned("metadata stays in it")


def _dictionaries(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
