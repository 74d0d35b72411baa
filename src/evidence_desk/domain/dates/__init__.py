"""Dates as uncertain as they really are: EDTF (ISO 8601-2, level 1), with times of day.

`parse` reads EDTF, `read` what people type in English or French, `describe` says it in words.
The words of the two languages are loaded with the first date that is read or said.
"""

from __future__ import annotations

from evidence_desk.domain.dates.edtf_date import EdtfDate, Precision, parse

__all__ = ["EdtfDate", "Precision", "describe", "parse", "read"]


def read(text: str, language: str) -> EdtfDate:
    """As `reading.read`."""
    from evidence_desk.domain.dates.reading import read as read_typed

    return read_typed(text, language)


def describe(edtf: str, language: str) -> str:
    """As `saying.describe`."""
    from evidence_desk.domain.dates.saying import describe as say

    return say(edtf, language)
