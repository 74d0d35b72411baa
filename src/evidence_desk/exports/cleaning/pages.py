"""PDF without metadata: the pages, and nothing the writing program added about its user."""

from __future__ import annotations

from pathlib import Path

import pikepdf
from pikepdf import Name

from evidence_desk.exports import jpeg
from evidence_desk.exports.cleaning.asking import NotCleaned

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
_OF_PAGE = ("/Metadata", "/PieceInfo", "/Thumb", "/AA", "/LastModified", "/AF", "/Annots")
_OF_ANY = ("/Metadata", "/PieceInfo", "/LastModified", "/AF")


def clean_pdf(original: Path, folder: Path) -> None:
    """Write the pages anew without document properties, notes, scripts and attached files."""
    out = folder / "clean.pdf"
    try:
        with pikepdf.open(original) as pdf:
            if pdf.is_encrypted:
                raise NotCleaned("it is protected by a password")
            _strip(pdf)
            pdf.save(out, linearize=False, fix_metadata_version=False, deterministic_id=True)
    except pikepdf.PdfError as error:
        raise NotCleaned("the PDF is damaged") from error
    with pikepdf.open(out) as copy:
        if list(copy.docinfo) or "/Metadata" in copy.Root:
            raise NotCleaned("document properties stay in it")
        if any("/Metadata" in one for one in _dictionaries(copy)):
            raise NotCleaned("metadata stays in it")


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
        for name in _OF_ANY:
            if name in one:
                del one[name]
        if isinstance(one, pikepdf.Stream) and one.get("/Filter") == Name.DCTDecode:
            try:
                one.write(jpeg.without_metadata(one.read_raw_bytes()), filter=Name.DCTDecode)
            except jpeg.NotJpeg as error:
                raise NotCleaned("a picture in it is damaged") from error


def _dictionaries(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary | pikepdf.Stream)]
