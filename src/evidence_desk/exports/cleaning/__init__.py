"""Copies for the public: the same pictures, sounds and words, and nothing about who made them."""

from evidence_desk.exports.cleaning.asking import NotCleaned, clean_copy

__all__ = ["NotCleaned", "clean_copy"]
