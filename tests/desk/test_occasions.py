"""Further dates and places of an incident: said, changed, removed, and gone with it."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import func, select

from evidence_desk.catalogue import tables
from evidence_desk.desk.chronology import (
    add_incident,
    incident,
    incident_json,
    incidents,
    remove_incident,
    tie_incident,
)
from evidence_desk.desk.completion import complete
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition
from evidence_desk.desk.handover import export_pack, export_workbook
from evidence_desk.desk.history import history, undo
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.occasions import add_occasion, change_occasion, remove_occasion
from evidence_desk.desk.places import add_place
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError


@pytest.fixture
def ref(library: Library) -> str:
    return add_incident(library, "2010-09-21", {"en": "The quay"})


def test_an_incident_has_further_dates_and_places_in_their_order(
    library: Library, ref: str
) -> None:
    later = add_occasion(
        library, ref, {"date": "night of 23 to 24 September 2010", "place": "Mole", "note": "again"}
    )
    earlier = add_occasion(library, ref, {"date": "2010-09-22", "lat": 41.5, "lon": "23,5"})
    undated = add_occasion(library, ref, {"place": "The old mill"})
    found = incident(library, ref).occasions
    assert [one.number for one in found] == [earlier, later, undated]
    assert (found[0].lat, found[0].lon) == (41.5, 23.5)
    assert str(found[1].date_earliest)[:10] == "2010-09-23"
    assert (found[1].place, found[1].note) == ("Mole", "again")
    (listed,) = incidents(library)
    assert listed.occasions == found
    assert incident_json(library, ref)["occasions"][2] == {
        "number": undated,
        "date": None,
        "place": "The old mill",
        "lat": None,
        "lon": None,
        "note": "",
    }


def test_an_occasion_is_changed_and_removed_in_one_step_each(library: Library, ref: str) -> None:
    number = add_occasion(library, ref, {"date": "2010-09-22", "place": "Mole"})
    change_occasion(library, ref, number, {"date": "", "note": "no longer dated"})
    (one,) = incident(library, ref).occasions
    assert (one.date, one.date_earliest, one.place) == (None, None, "Mole")
    remove_occasion(library, ref, number)
    assert incident(library, ref).occasions == ()
    assert undo(library) is not None
    assert incident(library, ref).occasions == (one,)
    told = history(library, ("incident", 1))
    assert ref in told[0].title_in("fr")
    assert "occurrence" in " ".join(entry.title_in("fr") for entry in told)


def test_what_cannot_be_an_occasion_is_refused_in_a_sentence(library: Library, ref: str) -> None:
    with pytest.raises(UsageError, match="a date or a place"):
        add_occasion(library, ref, {"note": "sometime"})
    with pytest.raises(UsageError, match="both latitude and longitude"):
        add_occasion(library, ref, {"place": "Mole", "lat": 41.5})
    with pytest.raises(UsageError, match="no field"):
        add_occasion(library, ref, {"place": "Mole", "certainty": "confirmed"})
    with pytest.raises(UsageError, match="is not a date"):
        add_occasion(library, ref, {"date": "never"})
    number = add_occasion(library, ref, {"place": "Mole"})
    with pytest.raises(UsageError, match="a date or a place"):
        change_occasion(library, ref, number, {"place": ""})
    other = add_incident(library, "2010", {"en": "Another"})
    with pytest.raises(UsageError, match="has no occasion"):
        remove_occasion(library, other, number)
    assert len(incident(library, ref).occasions) == 1


def test_an_incident_takes_its_occasions_with_it_and_what_was_declined(
    library: Library, ref: str
) -> None:
    add_occasion(library, ref, {"date": "2010-09-22"})
    with library.change("decline {target}", target=ref) as changes:
        changes.insert(tables.declined, [{"incident_id": 1, "item_id": 1}])
    remove_incident(library, ref)
    with library.read() as connection:
        for table in (tables.occasions, tables.declined):
            assert connection.execute(select(func.count()).select_from(table)).scalar() == 0
    assert undo(library) is not None
    assert len(incident(library, ref).occasions) == 1


def test_an_incident_is_found_by_its_further_dates_and_places(library: Library, ref: str) -> None:
    add_incident(library, "2011-03-01", {"en": "Another"})
    add_occasion(library, ref, {"date": "2011-06", "place": "The old mill"})
    for typed in ("2011-06-14", "june 2011", "old mill"):
        assert [one.text for one in complete(library, "incident", typed)] == [ref]


@pytest.mark.parametrize("audience", ["full", "public"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_handed_over_says_every_date_and_place(
    library: Library, tmp_path: Path, audience: str, language: str
) -> None:
    """In the workbook's list and on the pack's page; the public gets no point of any of them."""
    ref = add_incident(library, "2010-09-21", {"en": "The quay", "fr": "Le quai"}, access="open")
    other = add_incident(library, "2011", {"en": "After", "fr": "Suite"}, access="open")
    tie_incident(library, ref, incidents=[other])
    add_place(library, {"en": "Old mole", "fr": "Vieux môle"})
    note = "so says the neighbour"
    add_occasion(library, ref, {"date": "2010-12-24", "place": "Old mole", "note": note})
    add_occasion(library, ref, {"place": "By the crane", "lat": 41.51234, "lon": 23.56789})
    add_occasion(library, ref, {"lat": 41.61234, "lon": 23.66789})
    describe(library, ["E-1"], {"access": "open"})
    tie(library, ["E-1"], [ref])
    add_edition(library, "First", language=language, audience=audience)
    english, full = language == "en", audience == "full"
    said = ["24 December 2010, Old mole" if english else "24 décembre 2010, Vieux môle"]
    said.append("By the crane")
    if full:
        said.append("41.61234°, 23.66789°" if english else "41,61234°\u202f; 23,66789°")

    book = load_workbook(export_workbook(library, "First", tmp_path / "list.xlsx"))
    head, first, *_rest = book["Incidents"].iter_rows(values_only=True)
    row = dict(zip(head, first, strict=True))
    told = str(row["Further dates and places" if english else "Autres dates et lieux"])
    assert told.replace("\u00a0", " ").split("\n") == said
    assert row["Linked incidents" if english else "Incidents liés"] == other

    pack = export_pack(library, "First", tmp_path / "pack")
    page = unescape((pack.path / "index.html").read_text("utf-8")).replace("\u00a0", " ")
    for words in said:
        assert words in page
    assert f'href="#{other.lower()}"' in page
    if not full:
        for hidden in ("41.5", "41,5", "41.6", "41,6"):
            assert hidden not in page
            assert hidden not in told
    assert note not in page
    assert note not in told
