"""Drafts written for tests: small DOCX, ODT and PDF files with all that word processors put in."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from fpdf import FPDF

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
_WPS = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
_V = 'xmlns:v="urn:schemas-microsoft-com:vml"'
_WP = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, looks: str = "") -> str:
    """A run of a DOCX; `looks` is XML for its properties."""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*runs: str, style: str = "") -> str:
    """A paragraph of a DOCX out of runs."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(runs)}</w:p>"


def listed(text: str, number: int, level: int = 0, style: str = "") -> str:
    """A paragraph that counts by a list of numbering.xml."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    by = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return f"<w:p><w:pPr>{named}{by}</w:pPr>{run(text)}</w:p>"


def lists(*levels: str, abstract: int = 0, more: str = "") -> str:
    """A list for numbering.xml: each level as "decimal %1.%2", with what else it says after that.

    A level reads: form, text, and XML of its own, parted by |.
    """
    said = ""
    for at, level in enumerate(levels):
        form, text, own = (*level.split("|"), "", "")[:3]
        said += (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{own}'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
        )
    return f'<w:abstractNum w:abstractNumId="{abstract}">{more}{said}</w:abstractNum>'


def number(number: int, abstract: int = 0, more: str = "") -> str:
    """What paragraphs name to count by a list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{more}</w:num>'


def plain(text: str, style: str = "") -> str:
    """A paragraph of one run."""
    return paragraph(run(text), style=style)


def footnote_call(number: int, kind: str = "footnote") -> str:
    """Where a note is called."""
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def deleted(text: str) -> str:
    """What tracked changes have deleted."""
    return f'<w:del w:id="9" w:author="x"><w:r><w:delText>{escape(text)}</w:delText></w:r></w:del>'


def inserted(text: str) -> str:
    """What tracked changes have put in."""
    return f'<w:ins w:id="8" w:author="x">{run(text)}</w:ins>'


def box(text: str) -> str:
    """A text box, said twice as Word does, for newer and older programs."""
    inside = f"<w:txbxContent>{plain(text)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent>"
        f'<mc:Choice Requires="wps"><wps:txbx>{inside}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inside}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*cells: str) -> str:
    """A table of one row."""
    inside = "".join(f"<w:tc><w:tcPr/>{plain(cell)}</w:tc>" for cell in cells)
    grid = "<w:gridCol/>" * len(cells)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid><w:tr>{inside}</w:tr></w:tbl>"


_STYLES = (
    f"{_HEAD}<w:styles {_W}>"
    '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titre2"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/>'
    '<w:basedOn w:val="Titre2"/></w:style></w:styles>'
)


def docx(
    path: Path,
    *body: str,
    footnotes: Mapping[int, str] | None = None,
    endnotes: Mapping[int, str] | None = None,
    header: str = "",
    numbering: str = "",
    styles: str = "",
    more: Mapping[str, bytes] | None = None,
) -> Path:
    """Write a DOCX of these paragraphs; `numbering` and `styles` are XML for those parts."""
    spaces = f"{_W} {_MC} {_WPS} {_WP} {_V} {_R}"
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/></w:sectPr>'
    parts: dict[str, tuple[str, str]] = {
        "word/document.xml": (
            f"{_HEAD}<w:document {spaces}><w:body>{''.join(body)}{section if header else ''}"
            "</w:body></w:document>",
            "document.main",
        ),
        "word/styles.xml": (_STYLES.replace("</w:styles>", f"{styles}</w:styles>"), "styles"),
    }
    if numbering:
        said = f"{_HEAD}<w:numbering {_W}>{numbering}</w:numbering>"
        parts["word/numbering.xml"] = (said, "numbering")
    for kind, notes in (("footnote", footnotes), ("endnote", endnotes)):
        if notes:
            apart = f'<w:{kind} w:type="separator" w:id="0"><w:p/></w:{kind}>'
            said = "".join(
                f'<w:{kind} w:id="{number}">{plain(text)}</w:{kind}>'
                for number, text in notes.items()
            )
            parts[f"word/{kind}s.xml"] = (
                f"{_HEAD}<w:{kind}s {spaces}>{apart}{said}</w:{kind}s>",
                f"{kind}s",
            )
    if header:
        said = f"{_HEAD}<w:hdr {spaces}>{plain(header)}</w:hdr>"
        parts["word/header1.xml"] = (said, "header")
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN}.{kind}+xml"/>'
        for name, (_, kind) in parts.items()
    )
    types = (
        f'{_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = {"styles": "rId1", "footnotes": "rId2", "endnotes": "rId3", "header": "rId4"}
    kinds["numbering"] = "rId5"
    own = "".join(
        f'<Relationship Id="{kinds[kind]}" Type="{_RELATIONS}/{kind}" Target="{name[5:]}"/>'
        for name, (_, kind) in parts.items()
        if kind in kinds
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr(
            "_rels/.rels",
            f'{_HEAD}<Relationships xmlns="{relations}"><Relationship Id="rId1" '
            f'Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'{_HEAD}<Relationships xmlns="{relations}">{own}</Relationships>',
        )
        for name, (data, _) in parts.items():
            archive.writestr(name, data)
        for name, blob in (more or {}).items():
            archive.writestr(name, blob)
    return path


_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = (
    " ".join(
        f'xmlns:{short}="{_ODF}:{name}:1.0"'
        for short, name in (
            ("office", "office"),
            ("text", "text"),
            ("style", "style"),
            ("draw", "drawing"),
            ("table", "table"),
            ("svg", "svg-compatible"),
        )
    )
    + ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)


def odt_note(text: str, kind: str = "footnote", shown: str = "1") -> str:
    """A note of an ODT."""
    return (
        f'<text:note text:id="n{shown}" text:note-class="{kind}"><text:note-citation>{shown}'
        f"</text:note-citation><text:note-body><text:p>{escape(text)}</text:p></text:note-body>"
        "</text:note>"
    )


def odt(
    path: Path,
    *body: str,
    header: str = "",
    deleted: str = "",
    lists: str = "",
    outline: str = "",
    more: Sequence[str] = (),
) -> Path:
    """Write an ODT of this XML; `lists` are list styles, `outline` the levels of its headings."""
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion>'
        "<office:change-info><dc:creator>x</dc:creator><dc:date>2011-01-01T00:00:00</dc:date>"
        f"</office:change-info><text:p>{escape(deleted)}</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        if deleted
        else ""
    )
    content = (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.2"><office:automatic-styles>'
        f'<style:style style:name="B" style:family="text"/>{lists}</office:automatic-styles>'
        "<office:body>"
        f"<office:text>{changes}{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )
    master = (
        '<style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header>'
        f"<text:p>{escape(header)}</text:p></style:header></style:master-page>"
    )
    styles = (
        f'{_HEAD}<office:document-styles {_SPACES} office:version="1.2"><office:styles>'
        f"<text:outline-style>{outline}</text:outline-style></office:styles>"
        "<office:automatic-styles>"
        '<style:page-layout style:name="pm1"/></office:automatic-styles><office:master-styles>'
        f"{master}</office:master-styles></office:document-styles>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        names = ["content.xml"]
        if header or outline:
            archive.writestr("styles.xml", styles)
            names.append("styles.xml")
        entries = "".join(
            f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>'
            for name in names
        )
        archive.writestr(
            "META-INF/manifest.xml",
            f'{_HEAD}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" '
            'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" '
            'manifest:media-type="application/vnd.oasis.opendocument.text"/>'
            f"{entries}</manifest:manifest>",
        )
    return path


def pdf(path: Path, *pages: str) -> Path:
    """Write a PDF of these pages, lines kept."""
    paper = FPDF()
    paper.set_font("helvetica", size=12)
    for page in pages:
        paper.add_page()
        paper.multi_cell(0, 8, page)
    paper.output(str(path))
    return path
