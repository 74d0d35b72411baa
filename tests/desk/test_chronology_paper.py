"""The chronology as a document: of an edition or the library, full or public, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdfium2 import PdfDocument

from evidence_desk.desk import chronology, describe, editions, sources, ties
from evidence_desk.desk.chronology_paper import export_chronology
from evidence_desk.desk.history import history
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.occasions import add_occasion
from evidence_desk.domain.errors import UsageError


@pytest.fixture
def told(library: Library) -> Library:
    """Two open incidents that are linked, a closed one, and items of each sort."""
    chronology.add_incident(
        library, "2010-09-21", {"en": "Raid on the quay", "fr": "Descente sur le quai"},
        {"en": "Vans came before dawn.", "fr": "Des fourgons sont venus avant l’aube."},
        place="The quay", lat=41.51234, lon=23.56789, certainty="confirmed", access="open",
    )  # fmt: skip
    chronology.add_incident(library, "2010-10~", {"en": "Fire", "fr": "Incendie"}, access="open")
    chronology.add_incident(library, "2010-11", {"en": "Told under seal"}, access="confidential")
    chronology.tie_incident(library, "I-1", incidents=["I-2", "I-3"])
    add_occasion(
        library, "I-1",
        {"date": "2010-12-24", "place": "The mole", "note": "so says the neighbour"},
    )  # fmt: skip
    ties.tie(library, ["E-1", "E-2"], ["I-1"])
    ties.tie(library, ["E-3"], ["I-3"])
    describe.describe(library, ["E-1", "E-2"], {"title.en": "Vans", "title.fr": "Fourgons"})
    describe.describe(library, ["E-1"], {"access": "open"})
    return library


def _text(path: Path) -> str:
    with PdfDocument(path) as document:
        pages = (page.get_textpage().get_text_bounded() for page in document)
        return " ".join(" ".join(pages).replace("\u00a0", " ").split())


def test_the_librarys_chronology_holds_all_of_it_by_references(
    told: Library, tmp_path: Path
) -> None:
    out = export_chronology(told, tmp_path / "chronology")
    assert out.suffix == ".pdf"
    text = _text(out)
    for words in (
        "Chronology of incidents", "21 September 2010", "The quay", "Vans came before dawn.",
        "also 24 December 2010, The mole", "Linked: I-002, I-003", "Certainty", "E-000001",
        "Told under seal", "about October 2010", "41.51234"[:5],
    ):  # fmt: skip
        assert words in text
    for words in ("DRAFT", "numbers may still change", "so says the neighbour", "Numbering"):
        assert words not in text
    entry = history(told)[0]
    assert entry.title_in("fr") == "remettre la chronologie"
    assert entry.kind == "custody"
    assert len(entry.facts["sha256"]) == 64
    assert entry.facts["file"] == "chronology.pdf"


def test_the_public_reads_only_what_is_open(told: Library, tmp_path: Path) -> None:
    text = _text(export_chronology(told, tmp_path / "public.pdf", "fr", "public"))
    for words in (
        "Chronologie", "Descente sur le quai", "21 septembre 2010", "aussi 24 décembre 2010",
        "Liens : I-002", "E-000001",
    ):  # fmt: skip
        assert words in text
    for words in ("seal", "I-003", "E-000002", "E-000003", "41.5", "41,5", "neighbour"):
        assert words not in text


def test_a_secret_word_keeps_a_public_chronology_from_being_written(
    told: Library, tmp_path: Path
) -> None:
    sources.add_source(told, "S-09", "", name="Marwan Tell")
    chronology.change_incident(told, "I-1", {"account.en": "Marwan Tell saw it."})
    before = len(history(told))
    with pytest.raises(UsageError, match="S-09"):
        export_chronology(told, tmp_path / "public.pdf", "en", "public")
    assert not (tmp_path / "public.pdf").exists()
    assert len(history(told)) == before
    assert "Marwan" in _text(export_chronology(told, tmp_path / "full.pdf", "en", "full"))


def test_of_an_edition_it_names_exhibits_by_number_and_keeps_to_its_language(
    told: Library, tmp_path: Path
) -> None:
    editions.add_edition(told, "First", language="fr", audience="full")
    editions.issue(told, "First")
    text = _text(export_chronology(told, tmp_path / "first.pdf", edition="First"))
    assert "Fourgons" in text
    assert "E-000001" not in text
    assert "First" in history(told)[0].title_in("en")
    with pytest.raises(UsageError, match="in fr"):
        export_chronology(told, tmp_path / "x.pdf", language="en", edition="First")
    with pytest.raises(UsageError, match="is full"):
        export_chronology(told, tmp_path / "x.pdf", audience="public", edition="First")
    with pytest.raises(UsageError, match="no edition"):
        export_chronology(told, tmp_path / "x.pdf", edition="Nowhere")
    with pytest.raises(UsageError, match="not “de”"):
        export_chronology(told, tmp_path / "x.pdf", language="de")
