"""PDFs made for tests: their text where a test wants it, and secrets where PDFs can keep them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Stream, String

#: US-letter-like paper, in points.
WIDE, HIGH = 600, 800


def with_text(*pages: str | bytes, **page_entries: object) -> pikepdf.Pdf:
    """A PDF with a page for each content stream; F1 is Helvetica."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
            Encoding=Name.WinAnsiEncoding,
        )
    )  # fmt: skip
    for content in pages:
        page = pdf.add_blank_page(page_size=(WIDE, HIGH))
        page.obj.Resources = Dictionary(Font=Dictionary(F1=font))
        data = content.encode("cp1252") if isinstance(content, str) else content
        page.Contents = Stream(pdf, data)
        for name, value in page_entries.items():
            page.obj[f"/{name}"] = value
    return pdf


def line(text: str, x: float, y: float, size: float = 12) -> str:
    """One line of text, its baseline so far from the lower left."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F1 {size} Tf {x} {y} Td ({escaped}) Tj ET\n"


def saved(pdf: pikepdf.Pdf, path: Path) -> Path:
    """The PDF as a file."""
    pdf.save(path)
    return path


def everything(data: bytes) -> list[bytes]:
    """All that can be got out of a PDF: its bytes, each object, each stream, what readers read."""
    found = [data]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for one in pdf.objects:
            found.append(one.unparse())
            if isinstance(one, Stream):
                found.append(one.read_raw_bytes())
                if one.get("/Filter") != Name.DCTDecode:
                    found.append(one.read_bytes())
        found.append(repr(pdf.docinfo).encode())
        found.append(repr(dict(pdf.open_metadata(set_pikepdf_as_editor=False))).encode())
    found.append(text_of(data).encode())
    found.append(_poppler(data))
    return found


def text_of(data: bytes) -> str:
    """The text of all pages, as pdfium reads it."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _poppler(data: bytes) -> bytes:
    asked = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
    return asked.stdout


def holds(data: bytes, secret: str) -> bool:
    """Whether a secret can be got out of a PDF, in any of the ways text is written in one."""
    codings = ("utf-8", "utf-16-be", "utf-16-le")
    spellings = {one.encode(coding) for one in (secret, secret.lower()) for coding in codings}
    spellings |= {one.hex().encode() for one in spellings}
    return any(one.lower() in part.lower() for part in everything(data) for one in spellings)


def full_of(secret: str) -> pikepdf.Pdf:
    """A PDF of two pages that keeps a secret in every place that is not seen on a page.

    What can be read of it is: ``The gate was open.`` and ``Nobody came back.``
    """
    pdf = with_text(
        line("The gate was open.", 72, 700)
        + f"/OC /hidden BDC {line(secret, 72, 500)} EMC "  # a layer that is switched off
        + f"1 1 1 rg {line(secret, 72, 450)} 0 g "  # white on white
        + line(secret, 72, 5000)  # far off the page
        + f"BT 3 Tr /F1 12 Tf 72 400 Td ({secret}) Tj ET 0 Tr "  # written, and not drawn
        + line(secret, 72, 350)
        + "0 g 60 340 400 30 re f "  # a rectangle over it: how it is done wrongly
        + f"/Span << /ActualText ({secret}) >> BDC {line(' ', 72, 300)} EMC",
        line("Nobody came back.", 72, 700),
    )
    page = pdf.pages[0]
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String(secret)))
    pdf.Root.OCProperties = Dictionary(
        OCGs=Array([layer]), D=Dictionary(OFF=Array([layer]), BaseState=Name.ON)
    )
    page.obj.Resources.Properties = Dictionary(hidden=layer)
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Text, Rect=[500, 700, 520, 720], F=2,
        T=String(secret), Contents=String(secret),
    )  # fmt: skip
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, F=2, Rect=[72, 600, 300, 620],
            T=String(secret), V=String(secret), TU=String(secret), DA=String("/F1 12 Tf 0 g"),
        )
    )  # fmt: skip
    page.obj.Annots = Array([pdf.make_indirect(note), field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
    pdf.docinfo["/Title"] = secret
    pdf.docinfo["/Author"] = secret
    with pdf.open_metadata() as xmp:
        xmp["dc:title"] = secret
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem(secret, 0))
    pdf.Root.Names = Dictionary(
        Dests=Dictionary(Names=Array([String(secret), Array([page.obj, Name.Fit])]))
    )
    pdf.attachments[f"{secret}.txt"] = pikepdf.AttachedFileSpec(pdf, secret.encode())
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String(f"app.alert('{secret}')"))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Dictionary(S=Name.Figure, Alt=String(secret), ActualText=String(secret)),
        )
    )
    page.obj.Thumb = Stream(
        pdf, secret.encode().ljust(100, b" ")[:100], Width=10, Height=10, BitsPerComponent=8,
        ColorSpace=Name.DeviceGray, Type=Name.XObject, Subtype=Name.Image,
    )  # fmt: skip
    page.obj.PieceInfo = Dictionary(Word=Dictionary(Private=String(secret)))
    page.obj.LastModified = String(secret)
    pdf.Root.Threads = Array([Dictionary(I=Dictionary(Title=String(secret)))])
    return pdf


def after_a_revision(before: Sequence[str], now: Sequence[str]) -> bytes:
    """A PDF whose pages were changed by appending: the earlier ones are still in the file."""
    out = io.BytesIO()
    with_text(*before).save(
        out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.disable
    )
    data = out.getvalue()
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        size = int(pdf.trailer.Size)
        root = pdf.Root.objgen[0]
        streams = [page.obj.Contents.objgen[0] for page in pdf.pages]
    table = b""
    for number, content in zip(streams, now, strict=True):
        stream = content.encode("cp1252")
        table += b"%d 1\n%010d 00000 n \n" % (number, len(data))
        data += b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (
            number, len(stream), stream,
        )  # fmt: skip
    end = len(data)
    trailer = b"<< /Size %d /Root %d 0 R /Prev %d >>" % (size, root, start)
    return data + b"xref\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (table, trailer, end)
