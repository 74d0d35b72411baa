"""Documents of a library behind the annex of an edition, and what the preflight says of them."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
from fpdf import FPDF
from pypdfium2 import PdfDocument

from evidence_desk.desk.editions import add_edition, change_edition
from evidence_desk.desk.handover import export_annex
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.preflight import check, said_together


def _text(path: Path) -> str:
    with PdfDocument(path) as document:
        pages = (page.get_textpage().get_text_bounded() for page in document)
        return re.sub(r"\s+", " ", " ".join(pages))


def _taken_in(library: Library, folder: Path) -> None:
    """A PDF of two pages, the same behind a password, and a note."""
    folder.mkdir()
    made = FPDF()
    made.set_font("helvetica", size=12)
    for page in (1, 2):
        made.add_page()
        made.text(20, 30, f"Declared at the office, leaf {page}.")
    made.output(str(folder / "open.pdf"))
    with pikepdf.open(folder / "open.pdf") as pdf:
        pdf.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    (folder / "note.txt").write_text("The gate was shut at nine.\n", "utf-8")
    import_paths(library, [folder])


def test_pdfs_are_appended_and_other_documents_set_in_full(empty: Library, tmp_path: Path) -> None:
    _taken_in(empty, tmp_path / "in")
    add_edition(empty, "May")
    out = export_annex(empty, "May", tmp_path / "plain.pdf")
    assert "Declared at the office" not in _text(out)
    assert "not_appended" not in {one.code for one in check(empty, "May")}
    change_edition(empty, "May", stamped=True)
    said = _text(export_annex(empty, "May", tmp_path / "stamped.pdf"))
    for page in (1, 2):
        assert f"Declared at the office, leaf {page}." in said
        assert f"{page}/2" in said
    assert said.count("Declared at the office") == 2  # not as text once more
    assert "The gate was shut at nine." in said
    assert "Its pages are not here: it is protected by a password." in said


def test_the_preflight_names_what_cannot_be_appended(empty: Library, tmp_path: Path) -> None:
    _taken_in(empty, tmp_path / "in")
    add_edition(empty, "May")
    change_edition(empty, "May", stamped=True)
    (found,) = [one for one in check(empty, "May") if one.code == "not_appended"]
    assert found.ref is not None
    assert found.sentence().startswith(f"Exhibit {found.number}: its pages cannot")
    assert "ne peuvent pas être jointes" in found.sentence("fr")
    assert said_together([found, found], "en").startswith("The pages of 2 exhibits")
