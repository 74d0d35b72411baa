"""Statements, letters and notes of the story, as the files people write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from docx import Document
from fpdf import FPDF
from odf import text as odf_text
from odf.opendocument import OpenDocumentText

from evidence_desk.resources import resource


def pdf(path: Path, title: str, paragraphs: Sequence[str], written: datetime) -> None:
    """A statement on one or two pages, typed and signed with a code."""
    paper = FPDF(format="A4")
    paper.set_creation_date(written)
    paper.set_title(title)
    paper.set_margins(26, 24)
    fonts = resource("fonts")
    paper.add_font("Serif", "", fonts / "NotoSerif-Regular.ttf")
    paper.add_font("Serif", "B", fonts / "NotoSerif-Bold.ttf")
    paper.add_page()
    paper.set_font("Serif", "B", 15)
    paper.multi_cell(0, 8, title, new_x="LMARGIN", new_y="NEXT")
    paper.ln(6)
    paper.set_font("Serif", "", 11)
    for paragraph in paragraphs:
        paper.multi_cell(0, 6.4, paragraph, new_x="LMARGIN", new_y="NEXT")
        paper.ln(3)
    paper.output(str(path))


def docx(path: Path, title: str, paragraphs: Sequence[str], written: datetime) -> None:
    """A letter as a word processor saves it."""
    document = Document()
    document.add_heading(title, 1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    properties = document.core_properties
    properties.author, properties.last_modified_by = "Harbour Watch", "Harbour Watch"
    properties.created = properties.modified = written.replace(tzinfo=None)
    document.save(str(path))


def odt(path: Path, title: str, paragraphs: Sequence[str]) -> None:
    """The same from a free office suite."""
    document = OpenDocumentText()
    document.text.addElement(odf_text.H(outlinelevel=1, text=title))
    for paragraph in paragraphs:
        document.text.addElement(odf_text.P(text=paragraph))
    document.save(str(path))


def plain(path: Path, title: str, paragraphs: Sequence[str]) -> None:
    """Plain text, or Markdown by its ending."""
    mark = "# " if path.suffix == ".md" else ""
    path.write_text(f"{mark}{title}\n\n" + "\n\n".join(paragraphs) + "\n", "utf-8")
