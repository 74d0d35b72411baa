"""What is said in recordings, quoted in editions as far as each was told to, and frozen there."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.describe import add_clip, add_mark, describe
from evidence_desk.desk.editions import add_edition, change_edition, dossier, issue
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.items import item, items_json
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.ties import tie
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
    add_mark(library, ref, 1.2, "a light seen by the driver")
    describe(library, [ref], {"access": "open", "title.en": "The quay"})
    return ref


def _quotes(library: Library, name: str) -> list[str]:
    return [words for one in dossier(library, name).exhibits for words in one.quotes[1::2]]


def _text(pdf: Path) -> str:
    return "".join(page.get_textpage().get_text_bounded() for page in PdfDocument(pdf))


def _edition(library: Library, name: str, film: str, **more: str) -> None:
    add_edition(library, name, language="en", query=f"ref:{film}", **more)


def test_nothing_is_quoted_unless_it_was_asked_for(library: Library, film: str) -> None:
    _edition(library, "Plain", film, audience="full")
    assert _quotes(library, "Plain") == []
    with pytest.raises(UsageError):
        change_edition(library, "Plain", transcripts="some")


def test_passages_are_what_is_heard_in_tied_clips_and_for_the_authority_at_marks(
    library: Library, film: str, tmp_path: Path
) -> None:
    add_incident(library, ref="I-1")
    tied = add_clip(library, film, 1.6, 1.8)
    _edition(library, "Full", film, audience="full", transcripts="passages")
    _edition(library, "Public", film, audience="public", transcripts="passages")
    assert _quotes(library, "Full") == ["A light at the gate"]  # no clip is tied: only the mark
    assert _quotes(library, "Public") == []
    describe(library, ["I-1"], {"access": "open"})
    tie(library, [tied], incidents=["I-1"])
    # Of the film what is heard in its clip; of the clip, an exhibit of its own, the same.
    assert _quotes(library, "Full") == ["A light at the gate", "Nobody speaks", "Nobody speaks"]
    assert _quotes(library, "Public") == ["Nobody speaks", "Nobody speaks"]
    pdf = export_annex(library, "Public", tmp_path / "annex.pdf")
    text = _text(pdf)
    assert "Nobody speaks" in text
    for words in ("They come down", "A light at the gate", "a light seen by the driver"):
        assert words not in text
    change_edition(library, "Public", transcripts="full")
    assert _quotes(library, "Public")[:4] == [one.words for one in SAID]


def test_annex_and_workbook_print_what_an_issue_froze(
    library: Library, film: str, tmp_path: Path
) -> None:
    replace_all(library, film, "ti", [line(0, None, "ሰላም ንዓኹም"), line(1, None, "السلام عليكم")])
    _edition(library, "Full", film, audience="full", transcripts="full")
    issue(library, "Full")
    replace_all(library, film, "en", [line(0, None, "Said later")])
    assert _quotes(library, "Full") == [one.words for one in SAID]
    pdf = export_annex(library, "Full", tmp_path / "annex.pdf")
    text = _text(pdf)
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
    text = _text(pdf)
    assert "In Tigrinya:" in text
    assert "ሰላም" in text


def test_what_is_said_in_a_closed_recording_never_reaches_the_public(
    library: Library, film: str, tmp_path: Path
) -> None:
    other = str(items_json(library, "kind:audio")[0]["ref"])
    statement = str(items_json(library, "kind:document has:text")[0]["ref"])
    words = _printed(library, statement)
    describe(library, [statement], {"access": "open"})
    add_edition(
        library, "Public", language="en", audience="public", query=f"ref:{statement}",
        statements=True,
    )  # fmt: skip
    export_annex(library, "Public", tmp_path / "before.pdf")
    replace_all(library, other, "en", [line(0, None, words)])
    with pytest.raises(DeskError, match=f"transcript of {other}"):
        export_annex(library, "Public", tmp_path / "annex.pdf")


@pytest.mark.parametrize("quoted", ["none", "passages"])
def test_lines_of_an_open_recording_that_are_not_quoted_never_reach_the_public(
    library: Library, film: str, tmp_path: Path, quoted: str
) -> None:
    add_incident(library, ref="I-1")
    describe(library, ["I-1"], {"access": "open"})
    tie(library, [add_clip(library, film, 0.5, 0.8)], incidents=["I-1"])
    statement = str(items_json(library, "kind:document has:text")[0]["ref"])
    describe(library, [statement], {"access": "open"})
    words = _printed(library, statement)
    add_edition(
        library, "Public", language="en", audience="public", query=f"ref:{statement},{film}",
        statements=True, transcripts=quoted,
    )  # fmt: skip
    export_annex(library, "Public", tmp_path / "before.pdf")
    replace_all(library, film, "en", [line(0.5, 0.9, "They come down"), line(1.5, None, words)])
    for export, name in ((export_annex, "a.pdf"), (export_workbook, "a.xlsx"), (export_pack, "p")):
        with pytest.raises(DeskError, match=f"transcript of {film}"):
            export(library, "Public", tmp_path / name)
        assert not (tmp_path / name).exists()
    change_edition(library, "Public", transcripts="full")  # now it is said to the public
    export_annex(library, "Public", tmp_path / "annex.pdf")


def _printed(library: Library, statement: str) -> str:
    """A line of what a statement says."""
    lines = (item(library, statement).text or "").splitlines()
    return next(one.strip() for one in lines if len(one) > 20)


def test_a_french_edition_quotes_the_french_transcript_or_names_the_language(
    library: Library, film: str, tmp_path: Path
) -> None:
    replace_all(library, film, "fr", [line(0, None, "Ils descendent vers le quai")])
    add_edition(
        library, "Français", language="fr", audience="full", query=f"ref:{film}",
        transcripts="full",
    )  # fmt: skip
    text = _text(export_annex(library, "Français", tmp_path / "fr.pdf"))
    assert "En français" in text
    assert "Ils descendent vers le quai" in text
    assert "They come down" not in text
    replace_all(library, film, "fr", [])
    text = _text(export_annex(library, "Français", tmp_path / "en.pdf"))
    assert "En anglais" in text
    assert "They come down" in text


def test_a_clip_that_is_an_exhibit_quotes_what_is_heard_in_it(
    library: Library, film: str, tmp_path: Path
) -> None:
    add_incident(library, ref="I-1")
    clip = add_clip(library, film, 1.1, 1.3, {"en": "The gate"})
    tie(library, [clip], incidents=["I-1"])
    _edition(library, "Full", film, audience="full", transcripts="full")
    entry = next(one for one in dossier(library, "Full").exhibits if one.ref == clip)
    assert entry.quotes == ("0:00:01.000", "A light at the gate")
    text = _text(export_annex(library, "Full", tmp_path / "annex.pdf", "list"))
    own = text[text.index("Extract from") :]  # the row of the clip
    assert "A light at the gate" in own
    assert "Nobody speaks" not in own
