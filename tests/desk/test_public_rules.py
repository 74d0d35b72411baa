"""The public edition's rules: coarser dates and places, codes for people, and no way round them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from evidence_desk.desk import chronology, describe, editions, outline, people, places, ties
from evidence_desk.desk.chronology_paper import export_chronology
from evidence_desk.desk.handover import export_annex, export_pack, export_workbook
from evidence_desk.desk.history import history, redo, undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.libraries import Library, change_settings, new_library, settings
from evidence_desk.desk.preflight import check
from evidence_desk.desk.templates import save_template, template, use_template
from evidence_desk.domain.errors import UsageError
from small_media import photo

#: In one process: what they look at is made once.
pytestmark = pytest.mark.xdist_group("public rules")

NAMES = ("Karim Belhassen-Oudry", "Belhassen", "Karim")


@pytest.fixture(scope="module")
def quay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Two open exhibits of one open incident, at a quay of a harbour of a region."""
    folder = tmp_path_factory.mktemp("rules")
    card = folder / "card"
    card.mkdir()
    photo(card / "a.jpg", seed=1)
    (card / "b.txt").write_text("I was there at dawn.\n", "utf-8")
    with new_library(folder / "lib", "A night", editor="Ada") as library:
        import_paths(library, [card])
        region = places.add_place(library, {"en": "Westmark", "fr": "Marche de l’Ouest"})
        town = places.add_place(library, {"en": "Harbourtown"}, parent=region)
        places.add_place(library, {"en": "Customs quay"}, point=(41.37123, 26.58345), parent=town)
        places.add_place(library, {"en": "Old lighthouse"})
        outline.add_section(library, "1", {"en": "Nights", "fr": "Nuits"})
        chronology.add_incident(
            library, "2010-09-21T21:47", {"en": "The vans", "fr": "Les fourgons"},
            {"en": "KARIM belhassen oudry was taken; Karim’s brother saw it. Karimov did not.",
             "fr": "Karim a été emmené."},
            place="Customs quay", access="open", sections=["1"],
        )  # fmt: skip
        chronology.add_incident(
            library, "2010-11", {"en": "The lamp", "fr": "La lampe"}, place="Old lighthouse",
            access="open", sections=["1"],
        )  # fmt: skip
        values = {"access": "open", "title.en": "Seen by Belhassen", "title.fr": "Vu de Belhassen",
                  "captured": "2010-09-21T21:50", "place": "Customs quay"}  # fmt: skip
        describe.describe(library, ["E-1", "E-2"], values)
        ties.tie(library, ["E-1", "E-2"], ["I-1"], ["1"])
        assert people.add_person(library, NAMES) == "W-1"
        change_settings(library, dates="month", places="within")
        editions.add_edition(library, "Public", audience="public")
        yield library


def _text(path: Path) -> str:
    with PdfDocument(path) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return " ".join(" ".join(pages).split())


def test_the_public_reads_coarser_dates_wider_places_and_codes(
    quay: Library, tmp_path: Path
) -> None:
    made = editions.dossier(quay, "Public")
    vans, lamp = made.incidents
    assert (vans.date, vans.place, lamp.date, lamp.place) == (
        "2010-09", "Harbourtown", "2010-11", None,
    )  # fmt: skip
    assert vans.account == "W-1 was taken; W-1’s brother saw it. Karimov did not."
    assert {(one.date, one.place, one.title) for one in made.exhibits} == {
        ("2010-09", "Harbourtown", "Seen by W-1")
    }
    annex = _text(export_annex(quay, "Public", tmp_path / "a.pdf"))
    assert "Dates are given to the month. Places are given by the place that they lie in." in annex
    assert "W-1" in annex
    assert "21 September" not in annex
    assert "quay" not in annex.lower()
    book = load_workbook(export_workbook(quay, "Public", tmp_path / "a.xlsx"))
    assert any("such as W-1" in str(cell.value) for row in book.worksheets[0] for cell in row)
    pack = export_pack(quay, "Public", tmp_path / "pack")
    assert sorted(one.name for one in pack.files) == [
        "0001 - Seen by W-1.jpg", "0002 - Seen by W-1.txt",
    ]  # fmt: skip
    index = next(pack.path.glob("*.html")).read_text("utf-8")
    assert "W-1" in index
    assert "Karim " not in index
    assert "Harbourtown" in index
    said = _text(export_chronology(quay, tmp_path / "c.pdf", "fr", "public"))
    assert "septembre 2010" in said
    assert "W-1 a été emmené" in said
    assert "21 sept" not in said
    full = editions.add_edition(quay, "Full")
    whole = editions.dossier(quay, full.name)
    assert whole.incidents[0].date == "2010-09-21T21:47"
    assert "KARIM" in whole.incidents[0].account
    editions.remove_edition(quay, "Full")


@pytest.mark.parametrize(
    ("dates", "told_places", "date", "place", "of_exhibit"),
    [
        ("exact", "named", "2010-09-21T21:47", "Customs quay", None),
        ("day", "top", "2010-09-21", "Westmark", "Westmark"),
        ("year", "grid:20", "2010", "square of 20\u00a0km around 41.31° N 26.59° E", ...),
        ("", "none", "2010-09", None, None),
    ],
)
def test_an_edition_has_rules_of_its_own(
    quay: Library, dates: str, told_places: str, date: str, place: str | None, of_exhibit: object
) -> None:
    editions.change_edition(quay, "Public", dates=dates, places=told_places)
    made = editions.dossier(quay, "Public")
    told = made.incidents[0].place
    shown = told.replace("\u00a0N", " N").replace("\u00a0E", " E") if told else told
    assert (made.incidents[0].date, shown) == (date, place)
    assert made.exhibits[0].place == (told if of_exhibit is ... else of_exhibit)
    save_template(quay, "Rules", "Public")
    assert (template(quay, "Rules").dates, template(quay, "Rules").places) == (dates, told_places)
    editions.change_edition(quay, "Public", dates="", places="")
    use_template(quay, "Rules", "Public")
    assert editions.edition(quay, "Public").contents.places == told_places
    editions.change_edition(quay, "Public", dates="", places="")
    assert editions.dossier(quay, "Public").incidents[0].place == "Harbourtown"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("On the Customs Quay", "the name of place 3"),
        ("Filmed on 21 September 2010", "the day of I-001"),
        ("Filmed September 21, 2010", "the day of I-001"),
        ("Karimbelhassenoudry", "the name of person W-1"),
    ],
)
def test_what_a_rule_takes_away_stops_the_export_where_it_is_said_all_the_same(
    quay: Library, tmp_path: Path, words: str, what: str
) -> None:
    describe.describe(quay, ["E-1"], {"title.en": words})
    try:
        found = [one for one in check(quay, "Public") if one.code == "tells"]
        assert [(one.ref, one.severity) for one in found] == [("E-000001", "stop")]
        assert what in found[0].sentence()
        with pytest.raises(UsageError, match=what):
            export_workbook(quay, "Public", tmp_path / "a.xlsx")
        assert list(tmp_path.iterdir()) == []
    finally:
        undo(quay)
    assert not [one for one in check(quay, "Public") if one.severity == "stop"]


def test_a_file_that_names_a_person_is_said_before_and_stops_the_pack(
    quay: Library, tmp_path: Path
) -> None:
    code = people.add_person(quay, ["dawn walker", "dawn"], "officer")
    assert code == "P-1"
    (again,) = [one for one in check(quay, "Public") if one.code == "file_tells"] or [None]
    assert again is None  # “dawn” is a name with its capital; the statement says no such thing
    people.change_person(quay, "p-1", ["there at dawn"])
    (found,) = [one for one in check(quay, "Public") if one.code == "file_tells"]
    assert (found.ref, found.severity) == ("E-000002", "stop")
    assert "le nom de la personne P-1" in found.sentence("fr")
    with pytest.raises(UsageError, match="the name of person P-1"):
        export_pack(quay, "Public", tmp_path / "pack")
    people.remove_person(quay, "P-1")
    assert people.add_person(quay, ["Somebody Else"], "officer") == "P-2", "codes are given once"
    undo(quay)
    assert [one.code for one in people.people(quay)] == ["W-1"]


def test_names_stay_out_of_the_history_and_codes_are_refused_twice(quay: Library) -> None:
    lines = "\n".join(
        line for entry in history(quay, limit=500) for line in (entry.title, *entry.lines())
    )
    assert "add person W-1" in lines
    assert "Belhassen-Oudry" not in lines
    for names, code, why in (
        ([" "], "", "needs a name"), (["Al"], "", "too short"), (["karim"], "", "W-1 already"),
        (["Jo Doe"], "W-1", "given already"), (["Jo Doe"], "W1", "letters and a number"),
    ):  # fmt: skip
        with pytest.raises(UsageError, match=why):
            people.add_person(quay, names, code=code)
    with pytest.raises(UsageError, match="A person is one of"):
        people.add_person(quay, ["Jo Doe"], "king")
    people.change_person(quay, "W-1", role="victim")
    assert people.people(quay)[0].role == "victim"
    undo(quay)
    redo(quay)
    undo(quay)
    assert people.people(quay)[0].role == "witness"
    with pytest.raises(UsageError, match="Dates are told"):
        change_settings(quay, dates="hour")
    assert (settings(quay).dates, settings(quay).places) == ("month", "within")


def test_an_issued_edition_stays_as_it_was(quay: Library, tmp_path: Path) -> None:
    editions.add_edition(quay, "Issued", audience="public")
    editions.issue(quay, "Issued")
    change_settings(quay, dates="year", places="none")
    made = editions.dossier(quay, "Issued")
    assert (made.dates, made.incidents[0].date, made.incidents[0].place) == (
        "month", "2010-09", "Harbourtown",
    )  # fmt: skip
    assert "to the month" in _text(export_annex(quay, "Issued", tmp_path / "a.pdf"))
    people.add_person(quay, ["brother saw it"], "other")
    with pytest.raises(UsageError, match="the name of person N-1"):
        export_annex(quay, "Issued", tmp_path / "b.pdf")
