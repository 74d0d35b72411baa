"""A PDF bound anew from pictures of pages and the words to be found on them, and nothing else.

There is no title, author, date or program in it, no outline, note, field, script or attachment:
what is not written here is not there. Words are written invisibly over their places, in a font
without a single drawing (Type 3, ISO 32000-1, 9.6.5), so that they can be searched and copied.
"""

from __future__ import annotations

import io
import math
import zlib
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

from evidence_desk.media.replies import PageReply

_CODES = 255  # signs to a font; code 0 stays free
_Word = tuple[str, float, float, float, float, float]


def bound(pages: Sequence[tuple[PageReply, bytes]]) -> bytes:
    """The PDF of some pages; the same pages give the same bytes."""
    pdf = pikepdf.new()
    signs = sorted({sign for page, _ in pages for word in page.words for sign in word[0]})
    place = {sign: divmod(number, _CODES) for number, sign in enumerate(signs)}
    fonts = [_font(pdf, signs[at : at + _CODES]) for at in range(0, len(signs), _CODES)]
    for page, data in pages:
        # Stored with six digits at most; two readers must not round a page's size differently.
        wide, high = round(page.wide_pt, 3), round(page.high_pt, 3)
        content = f"q {wide:g} 0 0 {high:g} 0 0 cm /P Do Q\n"
        scale = wide / page.wide_px
        used = {place[sign][0] for word in page.words for sign in word[0]}
        content += "".join(_spoken(page.words, place, scale, high))
        resources = Dictionary(XObject=Dictionary(P=_picture(pdf, page, data)))
        if used:
            resources.Font = Dictionary({f"/F{one}": fonts[one] for one in sorted(used)})
        pdf.pages.append(
            pikepdf.Page(
                pdf.make_indirect(
                    Dictionary(
                        Type=Name.Page,
                        MediaBox=Array([0, 0, wide, high]),
                        Resources=resources,
                        Contents=pdf.make_stream(content.encode("ascii")),
                    )
                )
            )
        )
    out = io.BytesIO()
    pdf.save(
        out, deterministic_id=True, compress_streams=True, recompress_flate=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )  # fmt: skip
    return out.getvalue()


def seen(page: PageReply, data: bytes) -> bytes:
    """The picture of a page as a file to be shown: JPEG, or PNG where it is bare pixels."""
    if page.coding == "jpeg":
        return data
    mode = "L" if page.grey else "RGB"
    picture = Image.frombytes(mode, (page.wide_px, page.high_px), zlib.decompress(data))
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=1)
    return out.getvalue()


def _picture(pdf: pikepdf.Pdf, page: PageReply, data: bytes) -> pikepdf.Object:
    picture = pikepdf.Stream(pdf, data)
    picture.stream_dict = Dictionary(
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=page.wide_px,
        Height=page.high_px,
        ColorSpace=Name.DeviceGray if page.grey else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode if page.coding == "jpeg" else Name.FlateDecode,
    )
    return picture


def _spoken(
    words: Iterable[_Word], place: dict[str, tuple[int, int]], scale: float, high: float
) -> Iterable[str]:
    """The operators that write the words, invisibly, each stretched over its place."""
    yield "BT 3 Tr\n"
    for text, x, y, long, tall, angle in words:
        size = max(0.5, tall * scale)
        across, down = math.cos(angle), -math.sin(angle)
        stretch = max(1.0, 100 * long * scale / (len(text) * size))
        yield (
            f"{stretch:.2f} Tz {across:.5f} {down:.5f} {-down:.5f} {across:.5f} "
            f"{x * scale:.2f} {high - y * scale:.2f} Tm"
        )
        for font, codes in _runs(text, place):
            yield f" /F{font} {size:.2f} Tf <{codes}> Tj"
        yield "\n"
    yield "ET\n"


def _runs(text: str, place: dict[str, tuple[int, int]]) -> list[tuple[int, str]]:
    """A word as codes of fonts, cut where the font changes."""
    runs: list[tuple[int, str]] = []
    for sign in text:
        font, code = place[sign]
        if runs and runs[-1][0] == font:
            runs[-1] = (font, f"{runs[-1][1]}{code + 1:02x}")
        else:
            runs.append((font, f"{code + 1:02x}"))
    return runs


def _font(pdf: pikepdf.Pdf, signs: Sequence[str]) -> pikepdf.Object:
    """A font of empty glyphs, a square each, that says which sign each code is."""
    glyph = pdf.make_indirect(pdf.make_stream(b"1000 0 0 -200 1000 800 d1"))
    names = [f"/g{number}" for number in range(1, len(signs) + 1)]
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type3,
            FontBBox=Array([0, -200, 1000, 800]),
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
            CharProcs=Dictionary(dict.fromkeys(names, glyph)),
            Encoding=Dictionary(
                Type=Name.Encoding, Differences=Array([1, *(Name(name) for name in names)])
            ),
            FirstChar=1,
            LastChar=len(signs),
            Widths=Array([1000] * len(signs)),
            Resources=Dictionary(),
            ToUnicode=pdf.make_stream(_meanings(signs)),
        )
    )


def _meanings(signs: Sequence[str]) -> bytes:
    """The table from codes to signs (ISO 32000-1, 9.10.3), a hundred a block."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CMapName /Signs def /CMapType 2 def",
        "1 begincodespacerange <00> <ff> endcodespacerange",
    ]
    for start in range(0, len(signs), 100):
        block = signs[start : start + 100]
        lines.append(f"{len(block)} beginbfchar")
        for number, sign in enumerate(block, start + 1):
            lines.append(f"<{number:02x}> <{sign.encode('utf-16-be').hex()}>")
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
