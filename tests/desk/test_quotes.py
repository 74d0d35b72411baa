"""What is said in recordings, quoted in editions as far as each was told to, and frozen there."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from evidence_desk.desk.describe import add_clip, add_mark, describe
from evidence_desk.desk.editions import add_edition, change_edition, dossier, issue
from evidence_desk.desk.handover import export_annex, export_workbook
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.transcripts import replace_all
from evidence_desk.domain.errors import DeskError, UsageError
from evidence_desk.domain.transcripts import line

SAID = [
    line(0, 0.4, "Before anything"),
    line(0.5, 0.9, "They come down"),
    line(1.0, 1.4, "A light at the gate"),
    line(1.5, None, "Nobody speaks"),
]


@pytest.fixture
def film(library: Library) -> str:
    """The phone's film, open, with a transcript, a clip and a mark."""
    ref = str(items_json(library, "kind:video")[0]["ref"])
    replace_all(library, ref, "en", SAID)
    add_clip(library, ref, 0.5, 0.8)
    add_mark(library, ref, 1.2, "a light")
    describe(library, [ref], {"access": "open", "title.en": "The quay"})
    return ref


def _quotes(library: Library, name: str) -> list[str]:
    return [words for one in dossier(library, name).exhibits for words in one.quotes[1::2]]


def _edition(library: Library, name: str, film: str, **more: str) -> None:
    add_edition(library, name, language="en", query=f"ref:{film}", **more)


def test_nothing_is_quoted_unless_it_was_asked_for(library: Library, film: str) -> None:
    _edition(library, "Plain", film, audience="full")
    assert _quotes(library, "Plain") == []
    with pytest.raises(UsageError):
        change_edition(library, "Plain", transcripts="some")


def test_passages_are_what_is_heard_in_clips_and_at_marks(library: Library, film: str) -> None:
    _edition(library, "Full", film, audience="full", transcripts="passages")
    assert _quotes(library, "Full") == ["They come down", "A light at the gate"]
    _edition(library, "Public", film, audience="public", transcripts="passages")
    assert _quotes(library, "Public") == ["They come down"]
    change_edition(library, "Public", transcripts="full")
    assert _quotes(library, "Public") == [one.words for one in SAID]


def test_annex_and_workbook_print_what_an_issue_froze(
    library: Library, film: str, tmp_path: Path
) -> None:
    replace_all(library, film, "ti", [line(0, None, "ሰላም ንዓኹም"), line(1, None, "السلام عليكم")])
    _edition(library, "Full", film, audience="full", transcripts="full")
    issue(library, "Full")
    replace_all(library, film, "en", [line(0, None, "Said later")])
    assert _quotes(library, "Full") == [one.words for one in SAID]
    pdf = export_annex(library, "Full", tmp_path / "annex.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))
    assert "In English:" in text
    assert "A light at the gate" in text
    assert "Said later" not in text
    sheet = export_workbook(library, "Full", tmp_path / "book.xlsx")
    cells = [str(cell.value) for one in load_workbook(sheet) for row in one.rows for cell in row]
    assert any("0:00:01.000  A light at the gate" in cell for cell in cells)


def test_other_scripts_are_quoted_under_their_language(
    library: Library, film: str, tmp_path: Path
) -> None:
    replace_all(library, film, "en", [])
    replace_all(library, film, "ti", [line(0, None, "ሰላም ንዓኹም"), line(1, None, "السلام عليكم")])
    _edition(library, "Full", film, audience="full", transcripts="full")
    pdf = export_annex(library, "Full", tmp_path / "annex.pdf")
    text = "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))
    assert "In Tigrinya:" in text
    assert "ሰላም" in text


def test_what_is_said_in_a_closed_recording_never_reaches_the_public(
    library: Library, film: str, tmp_path: Path
) -> None:
    other = str(items_json(library, "kind:audio")[0]["ref"])
    statement = str(items_json(library, "kind:document has:text")[0]["ref"])
    words = next(one for one in (item(library, statement).text or "").splitlines() if len(one) > 20)
    describe(library, [statement], {"access": "open"})
    add_edition(
        library, "Public", language="en", audience="public", query=f"ref:{statement}",
        statements=True,
    )  # fmt: skip
    export_annex(library, "Public", tmp_path / "before.pdf")
    replace_all(library, other, "en", [line(0, None, words.strip())])
    with pytest.raises(DeskError, match=f"transcript of {other}"):
        export_annex(library, "Public", tmp_path / "annex.pdf")
