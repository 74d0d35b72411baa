"""A page of a PDF as a new picture with parts of it covered, and the words left in sight on it.

Nothing of the old page but what is seen of it goes into the picture: comments and form fields are
drawn into it first. Where a lossy picture lies under a cover, its coding spreads what is hidden,
and the cover reaches further, as over a photo.
"""

from __future__ import annotations

import ctypes
import io
import math
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from evidence_desk.domain.redaction import Shape
from evidence_desk.media.covers import mask_of
from evidence_desk.media.documents import open_pdf
from evidence_desk.media.errors import MediaError
from evidence_desk.media.page_windows import windows_of
from evidence_desk.media.page_words import Sign, Word, places_of, signs_of, words_in_sight
from evidence_desk.media.replies import Part

_LONG_PX = 5000  # of a page's long side, however large its paper
_EDGE = 2  # pixels beyond the outline asked for: letters are drawn with soft edges
_BLOCK_REACH = 10  # source pixels: a JPEG block of 8 and a filter over its edge
_COLOUR_REACH = 24  # the same where colours are coded in blocks of 16
_WAVE_REACH = 72  # of other lossy codings
_LOSSY = {"DCTDecode": _COLOUR_REACH, "JPXDecode": _WAVE_REACH, "JBIG2Decode": _WAVE_REACH}
_QUALITY = 88
_LOSSLESS_UP_TO = 1.5  # times the size of a JPEG: drawn letters keep their edges


@dataclass(frozen=True, slots=True)
class CoveredPage:
    """A page made anew: its size in points, its picture, and the words that can be read on it.

    `coding` is `jpeg`, or `flate` for bare pixels (grey, or red, green and blue, eight bits each).
    """

    wide_pt: float
    high_pt: float
    wide_px: int
    high_px: int
    grey: bool
    coding: str
    data: bytes
    words: tuple[Word, ...]


def page_picture(file: BinaryIO, number: int, max_px: int) -> Image.Image:
    """Page `number` (from 1) as it is before anything is covered, for drawing on."""
    with _page(file, number) as page:
        return _drawn(page, max_px / max(page.get_size()))


def page_places(
    file: BinaryIO, number: int, words: Sequence[str], *, whole: bool
) -> tuple[list[list[Part]], bool]:
    """Where any of some words are meant on a page, and whether the page has text at all."""
    with _page(file, number) as page:
        signs = signs_of(page)
    found: list[list[Part]] = []
    for one in words:
        found += [place for place in places_of(signs, one, whole=whole) if place not in found]
    return found, any(sign.real and not sign.text.isspace() for sign in signs)


def page_covered(file: BinaryIO, number: int, shapes: Sequence[Shape], dpi: int) -> CoveredPage:
    """Page `number` (from 1) as a new picture; the same page and shapes give the same bytes."""
    with _page(file, number) as page:
        wide, high = page.get_size()
        scale = min(dpi / 72, _LONG_PX / max(wide, high))
        picture = _drawn(page, scale)
        hidden = Image.new("1", picture.size)
        lossy = list(_pictures(page, picture.size)) if shapes else []
        for one in shapes:
            reach = _reach(one, picture.size, lossy)
            hidden.paste(1, mask=mask_of(picture.size, one, reach))
        signs: list[Sign] = signs_of(page, windows_of(page))
    picture.paste((0, 0, 0), mask=hidden)
    words = words_in_sight(signs, picture, hidden)
    coding, grey, data = _coded(picture)
    return CoveredPage(wide, high, *picture.size, grey, coding, data, tuple(words))


@contextmanager
def _page(file: BinaryIO, number: int) -> Iterator[pypdfium2.PdfPage]:
    """A page into which comments and the values of forms have been drawn."""
    document = open_pdf(file)
    try:
        document.init_forms()
        if not 1 <= number <= len(document):
            raise MediaError(f"The PDF has no page {number}; it has {len(document)}.")
        page = document[number - 1]
        wide, high = page.get_size()
        if not (0 < wide < 1e6 and 0 < high < 1e6):
            raise MediaError(f"Page {number} of the PDF has no usable size.")
        pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)
        page.close()
        yield document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise MediaError(f"Page {number} of the PDF is damaged.") from error
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, scale: float) -> Image.Image:
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=False, rev_byteorder=True)
    picture = Image.new("RGB", (bitmap.width, bitmap.height), "white")
    picture.paste(bitmap.to_pil().convert("RGB"))
    bitmap.close()
    return picture


# Lossy pictures under covers ------------------------------------------------------------------

#: The rectangle of a picture on the page, in pixels, and how far a cover over it must reach.
_Spread = tuple[tuple[float, float, float, float], int]


def _pictures(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Iterator[_Spread]:
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        across, down = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(one, across, down)
        seen = _box_on_page(page, one, size) or (0.0, 0.0, float(size[0]), float(size[1]))
        if not across.value or not down.value:
            continue
        # How many pixels of the page a pixel of the picture takes; turned ones are as long.
        sides = sorted((seen[2] - seen[0], seen[3] - seen[1]))
        source = sorted((across.value, down.value))
        per = max(sides[1] / source[1], sides[0] / source[0])
        yield seen, _EDGE + math.ceil(per * (_spreading(one) + 1))


def _box_on_page(
    page: pypdfium2.PdfPage, one: pypdfium2.PdfObject, size: tuple[int, int]
) -> tuple[float, float, float, float] | None:
    """Where a picture lies; None if it lies in a form of its own, whose place is not told."""
    if one.container is not None:
        return None
    left, bottom, right, top = one.get_bounds()
    found = []
    for x, y in ((left, bottom), (right, top)):
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(page, 0, 0, *size, 0, x, y, across, down)
        found.append((across.value, down.value))
    (ax, ay), (bx, by) = found
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def _spreading(one: pypdfium2.PdfObject) -> int:
    """Over how many of its own pixels a picture's coding spreads one."""
    filters = list(one.get_filters())
    reach = max((_LOSSY.get(name, 0) for name in filters), default=0)
    if filters == ["DCTDecode"]:
        length = pdfium.FPDFImageObj_GetImageDataRaw(one, None, 0)
        raw = ctypes.create_string_buffer(length)
        pdfium.FPDFImageObj_GetImageDataRaw(one, raw, length)
        try:
            with Image.open(io.BytesIO(raw.raw)) as picture:
                layers = getattr(picture, "layer", [])
                if layers and all(layer[1] == layer[2] == 1 for layer in layers):
                    return _BLOCK_REACH
        except (OSError, ValueError, Image.DecompressionBombError):
            pass
    return reach


def _reach(shape: Shape, size: tuple[int, int], pictures: Sequence[_Spread]) -> int:
    """How far beyond its outline a cover goes on this page."""
    xs = [x * size[0] for x, _ in shape.corners()]
    ys = [y * size[1] for _, y in shape.corners()]
    over = [
        reach
        for (left, top, right, bottom), reach in pictures
        if min(xs) <= right and max(xs) >= left and min(ys) <= bottom and max(ys) >= top
    ]
    return max(over, default=_EDGE)


# Coding ---------------------------------------------------------------------------------------


def _coded(picture: Image.Image) -> tuple[str, bool, bytes]:
    """How a page's picture is stored: drawn pages bit by bit, photographed ones as JPEG."""
    red, green, blue = picture.split()
    grey = red.tobytes() == green.tobytes() == blue.tobytes()
    plain = red if grey else picture
    exact = zlib.compress(plain.tobytes(), 6)
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY, subsampling=0)
    lossy = out.getvalue()
    if len(exact) <= _LOSSLESS_UP_TO * len(lossy):
        return "flate", grey, exact
    return "jpeg", grey, lossy
