"""Cells of the workbook that people edit, as its file has them, and as they are read back.

Rows are put together as text here: openpyxl makes an object of each cell and several elements of
each object, which takes four times as long.
"""

from __future__ import annotations

import re
from typing import Any
from xml.sax.saxutils import escape

from openpyxl.compat import safe_string

#: Stands at the end of a text that a cell cannot hold; such a cell is never read back.
CUT = "[… A cell holds no more; the whole text is in the library. Edit it there, not here.]"

_LONGEST = 32_767  # UTF-16 units that a cell may hold (Excel's own limit)
_CUT_AT = 32_000
_FORMULA_STARTS = ("=", "+", "-", "@", "\t")

_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how workbooks write a character by its number
_BREAK = re.compile("(_x000D_)?\r?\n|_x000D_|\r")

# What XML 1.0 cannot hold, and the carriage returns that its readers would take for line feeds.
_UNPRINTABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def written(value: Any) -> tuple[str, bool]:
    """A cell's XML behind its place and look, and whether its text begins like a formula.

    A text stays text, whatever it begins with (ECMA-376, 18.3.1.4 and 18.18.11).
    """
    if not isinstance(value, str):
        return f' t="n"><v>{safe_string(value)}</v></c>', False
    text = cell_text(value)
    space = "" if text == text.strip() else ' xml:space="preserve"'
    held = escape(written_text(text))
    return f' t="inlineStr"><is><t{space}>{held}</t></is></c>', text.startswith(_FORMULA_STARTS)


def cell_text(text: str) -> str:
    """The text as a cell holds it: without what no workbook may hold, cut where it is too long."""
    if not text.isprintable():  # most is, and needs no look at each sign
        text = _UNPRINTABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) > _LONGEST // 2 and _units(text) > _LONGEST:
        units = text.encode("utf-16-le")[: 2 * _CUT_AT]
        text = units.decode("utf-16-le", "ignore") + "\n" + CUT
    return text


def written_text(text: str) -> str:
    """The text of a cell as the file has it: what looks like an escape is one of itself."""
    return _ESCAPED.sub(r"_x005F_x\1_", text) if "_x" in text else text


def read_text(text: str) -> str:
    """A cell's text as it is read back, whatever program saved it: plain line ends, no margins."""
    if "_x" in text or "x005F_" in text:
        text = text.replace("x005F_", "")
    return _BREAK.sub("\n", text).strip()


def too_long(text: str) -> bool:
    """Whether a cell cannot hold the text."""
    return len(text) > _LONGEST // 2 and _units(text) > _LONGEST


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
