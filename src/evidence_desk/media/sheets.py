"""A sheet of paper with the beginning of a text: the picture of documents that are not PDF."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont, features

from evidence_desk.resources import resource

#: ISO 216 A4 at a size where letters are still letters in a thumbnail.
_WIDTH, _HEIGHT = 724, 1024
_MARGIN = 64
_SIZE = 22
_LEADING = 31
_PAPER = (255, 255, 255)
_INK = (38, 44, 52)

#: First words of Unicode names → the font that has the script.
_SCRIPTS = {
    "ARABIC": "NotoNaskhArabic-Regular.ttf",
    "HEBREW": "NotoSansHebrew-Regular.ttf",
    "ETHIOPIC": "NotoSerifEthiopic-Regular.ttf",
}
_LATIN = "NotoSans-Regular.ttf"
_RIGHT_TO_LEFT = {"NotoNaskhArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf"}

_Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


def draw_sheet(text: str, max_px: int) -> Image.Image:
    """The first page of a text on white paper, its long side at most `max_px`."""
    scale = max(1.0, min(4.0, max_px / _HEIGHT))
    width, height = round(_WIDTH * scale), round(_HEIGHT * scale)
    image = Image.new("RGB", (width, height), _PAPER)
    draw = ImageDraw.Draw(image)
    top = _MARGIN * scale
    room = width - 2 * _MARGIN * scale
    for line in text.replace("\t", "    ").split("\n")[:120]:
        name = _font_name(line)
        font = _font(name, round(_SIZE * scale))
        for piece in _wrapped(line[:2000], font, room):
            if top > height - (_MARGIN + _LEADING) * scale:
                return _reduced(image, max_px)
            left = _MARGIN * scale
            if name in _RIGHT_TO_LEFT:
                left = width - left - font.getlength(piece)
            draw.text((left, top), piece, fill=_INK, font=font)
            top += _LEADING * scale
    return _reduced(image, max_px)


def _reduced(image: Image.Image, max_px: int) -> Image.Image:
    if image.height <= max_px:
        return image
    size = (max(1, round(image.width * max_px / image.height)), max_px)
    return image.resize(size, Image.Resampling.LANCZOS)


def _wrapped(line: str, font: _Font, room: float) -> list[str]:
    """A line broken at spaces, or inside a word that alone is wider than the page."""
    pieces: list[str] = []
    current = ""
    for word in line.split(" "):
        longer = f"{current} {word}" if current else word
        if font.getlength(longer) <= room:
            current = longer
            continue
        if current:
            pieces.append(current)
        while font.getlength(word) > room and len(word) > 1:
            fit = len(word)
            while fit > 1 and font.getlength(word[:fit]) > room:
                fit = fit * 3 // 4
            pieces.append(word[:fit])
            word = word[fit:]
        current = word
    return [*pieces, current]


def _font_name(line: str) -> str:
    """The font for most letters of a line."""
    counts: dict[str, int] = {}
    for character in line[:200]:
        if character.isalpha():
            script = unicodedata.name(character, "").split(" ")[0]
            counts[script] = counts.get(script, 0) + 1
    most = max(counts, key=lambda script: counts[script], default="")
    return _SCRIPTS.get(most, _LATIN)


@lru_cache(maxsize=16)
def _font(name: str, size: int) -> _Font:
    """A shipped font; Pillow's own where an installation lacks it, so a page is drawn anyhow."""
    engine = ImageFont.Layout.RAQM if features.check("raqm") else ImageFont.Layout.BASIC
    try:
        return ImageFont.truetype(str(resource(f"fonts/{name}")), size, layout_engine=engine)
    except (OSError, FileNotFoundError):
        return ImageFont.load_default(size)
