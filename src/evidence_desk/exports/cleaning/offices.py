"""DOCX and ODT without metadata: the words and pictures, without their writers.

Documents with comments or tracked changes are refused: what was struck out would go along.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

from defusedxml import ElementTree

from evidence_desk.exports import jpeg, png
from evidence_desk.exports.cleaning.copies import NotCleaned

_MOST_BYTES = 500 << 20
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DROPPED = re.compile(
    r"docProps/|customXml/|_xmlsignatures/|word/(comments|people|settings|webSettings)"
    r"|word/(printerSettings|_rels/settings)|meta\.xml$|Thumbnails/|Configurations2/|Versions/"
    r"|VersionList\.xml$|settings\.xml$|META-INF/documentsignatures\.xml$|layout-cache$"
)
_TRACKED = re.compile(
    rb"<w:(ins|del|moveFrom|moveTo|commentReference)[ >/]"
    rb"|<text:tracked-changes[ >]|<office:annotation[ >]"
)
#: Attributes that name a writer or a writing session.
_NAMING = re.compile(
    rb"""\s(?:w:author|w:initials|w:date|w:rsid\w*|w14:paraId|w14:textId)="[^"]*\""""
)
#: Names and texts that Word gives a picture: the file it came from, often with its whole path.
_PICTURE_NAME = re.compile(
    rb"""(<(?:pic:cNvPr|wp:docPr|v:imagedata|draw:frame)\b[^>]*?)"""
    rb"""\s(?:name|descr|title|o:title|draw:name)="[^"]*\""""
)
#: A relation to something outside, by whatever order its attributes have.
_OUTSIDE = re.compile(rb'<Relationship\b(?=[^>]*TargetMode="External")[^>]*/>')
_TARGET = re.compile(rb'\bTarget="(?!https?:|mailto:)[^"]*"')
_KINDS = {"word/document.xml": "docx", "content.xml": "odt"}


def clean_office(original: Path, folder: Path) -> Path:
    """Write the document's parts anew, those about its making left out."""
    try:
        with zipfile.ZipFile(original) as source:
            ending = _kind(source)
            out = folder / f"clean.{ending}"
            with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
                _copy(source, target)
    except zipfile.BadZipFile as error:
        raise NotCleaned("the document is damaged") from error
    _prove(out)
    return out


def _kind(source: zipfile.ZipFile) -> str:
    if sum(part.file_size for part in source.infolist()) > _MOST_BYTES:
        raise NotCleaned("it unpacks to too much")
    names = source.namelist()
    for part, ending in _KINDS.items():
        if part in names:
            return ending
    raise NotCleaned("nothing can be said of its format")


def _copy(source: zipfile.ZipFile, target: zipfile.ZipFile) -> None:
    for part in source.infolist():
        if part.is_dir() or _DROPPED.match(part.filename):
            continue
        data = _cleaned(part.filename, source.read(part))
        kept = zipfile.ZipInfo(part.filename, _EPOCH)
        # OpenDocument wants its type to stand uncompressed at the beginning.
        stored = part.filename == "mimetype"
        kept.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        target.writestr(kept, data)


def _cleaned(name: str, data: bytes) -> bytes:
    ending = PurePosixPath(name).suffix.lower()
    if data.startswith(b"\xff\xd8\xff"):
        try:
            return jpeg.without_metadata(data)
        except jpeg.NotJpeg as error:
            raise NotCleaned("a picture in it is damaged") from error
    if data.startswith(b"\x89PNG"):
        try:
            return png.without_metadata(data)
        except png.NotPng as error:
            raise NotCleaned("a picture in it is damaged") from error
    if ending in (".xml", ".rdf") or name.endswith(".rels"):
        if _TRACKED.search(data):
            raise NotCleaned("it holds comments or tracked changes; accept or remove them")
        if name in ("[Content_Types].xml", "META-INF/manifest.xml") or name.endswith(".rels"):
            return _OUTSIDE.sub(_nowhere, _without_dropped(data))
        return _unnamed(_NAMING.sub(b"", data))
    if name == "mimetype" or ending in (".ttf", ".otf", ".odttf"):
        return data
    raise NotCleaned(f"it holds a part that may say anything ({PurePosixPath(name).name})")


def _unnamed(data: bytes) -> bytes:
    """Pictures without the names of the files they came from; one name goes at a time."""
    found = 1
    while found:
        data, found = _PICTURE_NAME.subn(rb"\1", data)
    # A picture's name is obligatory in Word's grammar, if only empty.
    return re.sub(rb"<(pic:cNvPr|wp:docPr)\b", rb'<\1 name=""', data)


def _nowhere(match: re.Match[bytes]) -> bytes:
    """A link to a page or an address stays; one to a file on the writer's disk leads nowhere."""
    return _TARGET.sub(b'Target="about:blank"', match[0])


_ENTRY = re.compile(
    rb"<(?:Override|Relationship|manifest:file-entry)\b[^>]*?"
    rb'(?:PartName|Target|manifest:full-path)="/?(?P<path>[^"]*)"[^>]*?/>'
)


def _without_dropped(data: bytes) -> bytes:
    """The table of parts without those that are gone."""

    def keep(match: re.Match[bytes]) -> bytes:
        path = match["path"].decode("utf-8", "replace")
        gone = _DROPPED.match(path) or _DROPPED.match(f"word/{path}") or "../customXml" in path
        return b"" if gone else match[0]

    return _ENTRY.sub(keep, data)


def _prove(out: Path) -> None:
    """Read the copy again: well-formed, and no part about its making."""
    with zipfile.ZipFile(out) as copy:
        for name in copy.namelist():
            if _DROPPED.match(name):
                raise NotCleaned("document properties stay in it")
            if name.endswith((".xml", ".rels")):
                data = copy.read(name)
                ElementTree.fromstring(data)
                if re.search(rb"<(dc:creator|meta:initial-creator|dc:date)[ >]", data):
                    raise NotCleaned("its writer stays in it")
