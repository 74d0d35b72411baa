"""Dates as uncertain as they really are: EDTF (ISO 8601-2, level 1), with times of day.

`parse` reads EDTF, `read` what people type in English or French, `describe` says it in words.
"""

from evidence_desk.domain.dates.edtf_date import EdtfDate, Precision, parse
from evidence_desk.domain.dates.reading import read
from evidence_desk.domain.dates.saying import describe

__all__ = ["EdtfDate", "Precision", "describe", "parse", "read"]
