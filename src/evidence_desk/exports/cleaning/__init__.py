"""Copies for the public: the same pictures, sounds and words, and nothing about who made them."""

from evidence_desk.exports.cleaning.asking import clean_copy, cut_passage, pages_of
from evidence_desk.exports.cleaning.copies import Made, NotCleaned, Passage
from evidence_desk.exports.cleaning.refused import never_cleaned

__all__ = [
    "Made",
    "NotCleaned",
    "Passage",
    "clean_copy",
    "cut_passage",
    "never_cleaned",
    "pages_of",
]
