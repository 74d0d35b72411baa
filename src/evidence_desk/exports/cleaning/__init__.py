"""Copies for the public: the same pictures, sounds and words, and nothing about who made them."""

from evidence_desk.exports.cleaning.asking import (
    Made,
    NotCleaned,
    Passage,
    clean_copy,
    cut_passage,
)

__all__ = ["Made", "NotCleaned", "Passage", "clean_copy", "cut_passage"]
