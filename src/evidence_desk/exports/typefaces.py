"""Typefaces for a paper, read from their files once in a process.

fpdf2 reads a file anew for each document, for it cuts what it read down to the signs that were
set; for seven of them that was a third of a small annex's time. What was read is kept here, and
each document gets a copy of it to cut.
"""

from __future__ import annotations

import pickle
from copy import copy
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fpdf import FPDF
from fpdf.fonts import SubsetMap, TTFFont

#: What only shaping asks for, which reads the file itself; fpdf2 embeds none of it.
_FOR_SHAPING = ("GDEF", "GPOS", "GSUB")


@dataclass(frozen=True, slots=True)
class _Read:
    """A typeface as it was read; never set with. `tables` is what fpdf2 cuts, pickled."""

    font: TTFFont
    tables: bytes


@cache
def _read(family: str, emphasis: str, file: Path) -> _Read:
    paper = FPDF()
    paper.add_font(family, emphasis, file)
    font = paper.fonts[family + emphasis]
    assert isinstance(font, TTFFont)
    tables = font.ttfont
    # Outlines go in as they are. Measured anew, each would be unpacked and packed again.
    tables.recalcBBoxes = False
    for tag in _FOR_SHAPING:
        if tag in tables:
            del tables[tag]
    for tag in tables.keys():  # noqa: SIM118  (no mapping: it is read while one goes through it)
        tables[tag]
    tables.close()
    return _Read(font, pickle.dumps(tables, pickle.HIGHEST_PROTOCOL))


def add_typeface(paper: FPDF, family: str, emphasis: str, file: Path) -> TTFFont:
    """Have a paper set with the typeface of this file, as `FPDF.add_font` does; returns it."""
    kept = _read(family, emphasis, file)
    font = copy(kept.font)
    font.i = len(paper.fonts) + 1
    font.ttfont = pickle.loads(kept.tables)
    font.desc = copy(font.desc)  # it learns its place in the file
    font.cw = font.cw.copy()
    font.glyph_ids = dict(font.glyph_ids)
    font.missing_glyphs = []
    font.subset = SubsetMap(font)
    paper.fonts[font.fontkey] = font
    return font
