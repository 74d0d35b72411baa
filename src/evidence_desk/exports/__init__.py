"""Annex, workbook and pack: plain data in, a file out."""
