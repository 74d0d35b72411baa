"""The signs of a PDF's page, where they are seen, and the words they make."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image

from evidence_desk.domain.passages import mentions
from evidence_desk.media.page_windows import Box, address
from evidence_desk.media.replies import Part

_FINE = 1 << 20  # a page's width and height when places on it are measured
_SIGNS_LIMIT = 200_000
_PLACES_LIMIT = 2000
_MOSTLY = 0.5  # of the smaller word's rectangle
_INK = 20  # of 255: less than that is no ink on paper

#: Left, top, right and bottom, in parts of the page as it is seen.
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of a page; `angle` is the way its line runs, in radians clockwise from the right.

    `close` is the rectangle around its ink, `tall` one as high as its line. A sign the reader made
    up (a blank between two words, a line's end) is not `real` and has no place.
    """

    text: str
    real: bool
    close: _Box = (0.0, 0.0, 0.0, 0.0)
    tall: _Box = (0.0, 0.0, 0.0, 0.0)
    angle: float = 0.0
    clipped: bool = False


@dataclass(frozen=True, slots=True)
class Word:
    """A word, in the order its letters are seen; where it begins, how long and high it is.

    `x` and `y` are the lower left of its first letter, in pixels; it runs `long` pixels in the
    direction of `angle` and is `high` across that.
    """

    text: str
    x: float
    y: float
    long: float
    high: float
    angle: float


def signs_of(page: pypdfium2.PdfPage, windows: Mapping[int, Box] | None = None) -> list[Sign]:
    """All signs of a page, in the order they are read; which are clipped, its `windows_of` tell."""
    text = page.get_textpage()
    try:
        turned = page.get_rotation()
        count = min(pdfium.FPDFText_CountChars(text), _SIGNS_LIMIT)
        signs = (_sign(page, text, at, turned, windows or {}) for at in range(count))
        return [one for one in signs if one is not None]
    finally:
        text.close()


def _sign(
    page: pypdfium2.PdfPage,
    text: pypdfium2.PdfTextPage,
    at: int,
    turned: int,
    windows: Mapping[int, Box],
) -> Sign | None:
    code = pdfium.FPDFText_GetUnicode(text, at)
    if not code or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return None
    if pdfium.FPDFText_IsHyphen(text, at) == 1:
        code = 0x2D
    sign = chr(code)
    if pdfium.FPDFText_IsGenerated(text, at) == 1:
        return Sign(sign, real=False)
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    pdfium.FPDFText_GetCharBox(text, at, left, right, bottom, top)
    close = _seen(page, left.value, bottom.value, right.value, top.value)
    rect = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, at, rect)
    tall = _seen(page, rect.left, rect.bottom, rect.right, rect.top)
    if close[0] == close[2] or close[1] == close[3]:
        close = tall
    angle = pdfium.FPDFText_GetCharAngle(text, at)
    window = windows.get(address(pdfium.FPDFText_GetTextObject(text, at)))
    middle = (left.value + right.value) / 2, (bottom.value + top.value) / 2
    clipped = window is not None and not (
        window[0] <= middle[0] <= window[2] and window[1] <= middle[1] <= window[3]
    )
    return Sign(
        sign, True, close, tall, (turned * math.pi / 180 + max(angle, 0.0)) % math.tau, clipped
    )


def _seen(page: pypdfium2.PdfPage, x0: float, y0: float, x1: float, y1: float) -> _Box:
    """A rectangle of a page, as it is seen: turned and cut as the page says itself."""
    across, down = ctypes.c_int(), ctypes.c_int()
    found: list[tuple[float, float]] = []
    for x, y in ((x0, y0), (x1, y1)):
        pdfium.FPDF_PageToDevice(page, 0, 0, _FINE, _FINE, 0, x, y, across, down)
        found.append((across.value / _FINE, down.value / _FINE))
    (ax, ay), (bx, by) = found
    return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


# Words looked for ----------------------------------------------------------------------------


def places_of(signs: list[Sign], words: str, *, whole: bool) -> list[list[Part]]:
    """Where words are meant on a page: for each place the boxes that cover it, one a line."""
    text = "".join(one.text for one in signs)
    starts: list[int] = []
    for number, one in enumerate(signs):
        starts += [number] * len(one.text)
    found = []
    for start, end in mentions(text, words, whole=whole)[:_PLACES_LIMIT]:
        inside = [one for one in signs[starts[start] : starts[end - 1] + 1] if one.real]
        boxes = [_part(line) for line in _lines(inside)]
        found.append([one for one in boxes if one[2] > 0 and one[3] > 0])
    return [one for one in found if one]


def _lines(signs: list[Sign]) -> list[list[Sign]]:
    """Signs that follow each other in one line, together."""
    lines: list[list[Sign]] = []
    for one in signs:
        if one.text.isspace():
            continue
        if lines and _beside(lines[-1][-1], one):
            lines[-1].append(one)
        else:
            lines.append([one])
    return lines


def _beside(one: Sign, other: Sign) -> bool:
    level = abs(math.sin(one.angle)) < 0.7
    low, high = (1, 3) if level else (0, 2)
    shared = min(one.tall[high], other.tall[high]) - max(one.tall[low], other.tall[low])
    least = min(one.tall[high] - one.tall[low], other.tall[high] - other.tall[low])
    return shared > 0.5 * least


def _part(line: list[Sign]) -> Part:
    """The box over some signs: as high as their line, so that it does not tell their shape."""
    boxes = [box for one in line for box in (one.tall, one.close)]
    left, top = min(box[0] for box in boxes), min(box[1] for box in boxes)
    right, bottom = max(box[2] for box in boxes), max(box[3] for box in boxes)
    return (
        _inside(left),
        _inside(top),
        _inside(right) - _inside(left),
        _inside(bottom) - _inside(top),
    )


def _inside(value: float) -> float:
    return min(max(value, 0.0), 1.0)


# Words that stay -----------------------------------------------------------------------------


def words_in_sight(signs: list[Sign], picture: Image.Image, hidden: Image.Image) -> list[Word]:
    """The words that can be read on a page's picture and that no cover touches.

    Whatever lies wholly under a cover is passed over as if it were not there, so that pages that
    differ only under their covers give the same words. A word of which a letter shows no ink was
    hidden by other means (a layer, white on white, a rectangle over it) and is left out too, and so
    is what its page clips away. Of two words in one place one is hidden behind the other: both are
    left out.
    """
    grey = numpy.asarray(picture.convert("L")).astype(numpy.int16)
    covered = numpy.asarray(hidden)
    seen: list[Word] = []
    boxes: list[_Box] = []
    for letters in _groups(signs, covered):
        word = _word(letters, grey, covered)
        if word is not None:
            seen.append(word)
            boxes.append(_around(letters))
    doubtful = _one_over_another(seen, boxes)
    return [word for number, word in enumerate(seen) if number not in doubtful]


def _around(letters: list[_Letter]) -> _Box:
    left, top, right, bottom = zip(*(one.box for one in letters), strict=True)
    return min(left), min(top), max(right), max(bottom)


def _one_over_another(words: list[Word], boxes: list[_Box]) -> set[int]:
    """The places in the list of words that lie for the most part over others.

    Single signs are let be: an accent lies over its letter.
    """
    longer = [number for number, one in enumerate(words) if len(one.text) > 1]
    if not longer:
        return set()
    left, top, right, bottom = numpy.array([boxes[number] for number in longer]).T
    area = (right - left) * (bottom - top)
    found: set[int] = set()
    for row, number in enumerate(longer):
        wide = numpy.minimum(right, right[row]) - numpy.maximum(left, left[row])
        high = numpy.minimum(bottom, bottom[row]) - numpy.maximum(top, top[row])
        shared = wide.clip(0) * high.clip(0) > _MOSTLY * numpy.minimum(area, area[row])
        for other in numpy.flatnonzero(shared):
            if words[longer[other]].text != words[number].text:
                found |= {number, longer[other]}
    return found


@dataclass(slots=True)
class _Letter:
    """A letter in pixels of the picture: its rectangle, and the way its line runs."""

    text: str
    box: _Box
    tall: _Box
    angle: float

    def along(self) -> tuple[float, float]:
        """Where it begins and ends in the direction of its line."""
        return _reach(self.box, math.cos(self.angle), math.sin(self.angle))

    def across(self) -> tuple[float, float]:
        """The upper and lower edge of its line."""
        return _reach(self.tall, -math.sin(self.angle), math.cos(self.angle))


def _reach(box: _Box, x: float, y: float) -> tuple[float, float]:
    """From where to where a rectangle reaches in a direction."""
    far = [a * x + b * y for a in (box[0], box[2]) for b in (box[1], box[3])]
    return min(far), max(far)


_Grid = numpy.ndarray[tuple[int, ...], numpy.dtype[numpy.generic]]


def _groups(signs: list[Sign], covered: _Grid) -> Iterator[list[_Letter]]:
    """Letters that make a word, of those that do not wholly lie under covers."""
    high, wide = covered.shape
    group: list[_Letter] = []
    for one in signs:
        if not one.real or one.clipped:
            continue
        box, tall = (
            (left * wide, top * high, right * wide, bottom * high)
            for left, top, right, bottom in (one.close, one.tall)
        )
        if _cut(covered, box).all():  # of nothing at all, too: what lies off the page
            continue
        if one.text.isspace() or unicodedata.category(one.text) in ("Cc", "Cf", "Cs", "Co"):
            if one.text.isspace() and group:
                yield group
                group = []
            continue
        letter = _Letter(one.text, box, tall, one.angle)
        if group and not _joined(group[-1], letter):
            yield group
            group = []
        group.append(letter)
    if group:
        yield group


def _cut(grid: _Grid, box: _Box, along: float = 0.0, angle: float = 0.0) -> _Grid:
    """The part of a picture that a rectangle touches, with some pixels more at the line's ends."""
    high, wide = grid.shape
    x, y = abs(along * math.cos(angle)), abs(along * math.sin(angle))
    left, top = max(0, math.floor(box[0] - x)), max(0, math.floor(box[1] - y))
    right, bottom = math.ceil(box[2] + x), math.ceil(box[3] + y)
    return grid[top : max(top, min(bottom, high)), left : max(left, min(right, wide))]


def _joined(one: _Letter, other: _Letter) -> bool:
    """Whether two letters stand so close that they belong to a word."""
    if abs(math.remainder(one.angle - other.angle, math.tau)) > 0.1:
        return False
    top, bottom = one.across()
    other_top, other_bottom = other.across()
    high = max(bottom - top, other_bottom - other_top, 1.0)
    start, end = one.along()
    other_start, other_end = other.along()
    gap = max(other_start - end, start - other_end)
    return gap < 0.2 * high and max(other_top - bottom, top - other_bottom) < 0.3 * high


def _word(letters: list[_Letter], grey: _Grid, covered: _Grid) -> Word | None:
    """A word to be found, or None where a cover touches it or it cannot be seen."""
    first = letters[0]
    edges = [one.across() for one in letters]
    top, bottom = min(edge[0] for edge in edges), max(edge[1] for edge in edges)
    near = 0.1 * (bottom - top)
    for one in letters:
        if _cut(covered, one.box, near, one.angle).any():
            return None
        seen = _cut(grey, one.box, near, one.angle)
        if not seen.size or int(seen.max()) - int(seen.min()) < _INK:
            return None
    letters = sorted(letters, key=_middle)
    start = min(one.along()[0] for one in letters)
    end = max(one.along()[1] for one in letters)
    across, down = math.cos(first.angle), math.sin(first.angle)
    return Word(
        text="".join(one.text for one in letters),
        x=start * across - bottom * down,
        y=start * down + bottom * across,
        long=end - start,
        high=bottom - top,
        angle=first.angle,
    )


def _middle(one: _Letter) -> float:
    start, end = one.along()
    return start + end
