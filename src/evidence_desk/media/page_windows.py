"""What a PDF's page lets be seen of what is drawn on it: its clips."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

#: Left, bottom, right and top, in the page's own units.
Box = tuple[float, float, float, float]

_Matrix = tuple[float, float, float, float, float, float]
_AS_IT_IS: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_EVERYTHING: Box = (-1e9, -1e9, 1e9, 1e9)
_DEEP = 12  # forms in forms
_OBJECTS_LIMIT = 200_000


def windows_of(page: pypdfium2.PdfPage) -> dict[int, Box]:
    """For each piece of text the rectangle around what clips leave of it, by its `address`.

    A clip of another shape counts as the rectangle around it. Text that nothing clips is not named.
    """
    found: dict[int, Box] = {}
    count = min(pdfium.FPDFPage_CountObjects(page), _OBJECTS_LIMIT)
    for at in range(count):
        _look_at(pdfium.FPDFPage_GetObject(page, at), _AS_IT_IS, _EVERYTHING, _DEEP, found)
    return found


def address(one: Any) -> int:
    """What tells one object of a page from the others."""
    return ctypes.cast(one, ctypes.c_void_p).value or 0


def _look_at(one: Any, matrix: _Matrix, window: Box, deep: int, found: dict[int, Box]) -> None:
    for box in _clips(one):
        window = _common(window, _turned(box, matrix))
    kind = pdfium.FPDFPageObj_GetType(one)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT and window != _EVERYTHING:
        found[address(one)] = window
    if kind == pdfium.FPDF_PAGEOBJ_FORM and deep and len(found) < _OBJECTS_LIMIT:
        inner = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(one, inner)
        own = (inner.a, inner.b, inner.c, inner.d, inner.e, inner.f)
        for at in range(min(max(pdfium.FPDFFormObj_CountObjects(one), 0), _OBJECTS_LIMIT)):
            part = pdfium.FPDFFormObj_GetObject(one, at)
            _look_at(part, _after(own, matrix), window, deep - 1, found)


def _clips(one: Any) -> Iterator[Box]:
    """The rectangles around the clips that were in force when something was drawn."""
    path = pdfium.FPDFPageObj_GetClipPath(one)
    if not path:
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    for number in range(max(pdfium.FPDFClipPath_CountPaths(path), 0)):
        places = []
        for at in range(max(pdfium.FPDFClipPath_CountPathSegments(path, number), 0)):
            segment = pdfium.FPDFClipPath_GetPathSegment(path, number, at)
            if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                places.append((x.value, y.value))
        if places:
            across, up = zip(*places, strict=True)
            yield min(across), min(up), max(across), max(up)


def _common(one: Box, other: Box) -> Box:
    return (
        max(one[0], other[0]), max(one[1], other[1]),
        min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip


def _turned(box: Box, matrix: _Matrix) -> Box:
    """The rectangle around a rectangle of a form, on the page."""
    a, b, c, d, e, f = matrix
    places = [
        (a * x + c * y + e, b * x + d * y + f) for x in (box[0], box[2]) for y in (box[1], box[3])
    ]
    across, up = zip(*places, strict=True)
    return min(across), min(up), max(across), max(up)


def _after(one: _Matrix, other: _Matrix) -> _Matrix:
    """First `one`, then `other`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip
