"""Incidents are found by what they have themselves, and by what their items are."""

from __future__ import annotations

import pytest

from evidence_desk.catalogue import tables
from evidence_desk.desk.chronology import add_incident, tie_incident
from evidence_desk.desk.describe import add_clip, describe
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.incident_search import incident_ids
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.occasions import add_occasion
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.places import add_place
from evidence_desk.desk.sources import add_source
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref


@pytest.fixture
def told(library: Library) -> Library:
    """A raid with a film, an arrest with photos, a fire, and one of which nothing is known."""
    for number in ("1", "1.1", "2"):
        add_section(library, number, {"en": number})
    add_place(library, {"en": "Old mole", "fr": "Vieux môle"}, point=(41.5, 23.5))
    add_incident(
        library, "2010-09-21", {"en": "Raid on the quay", "fr": "Évacuation du quai"},
        {"en": "Vans came before dawn."}, place="The quay", sections=["1.1"],
        tags=["abuse:blows"], access="open",
    )  # fmt: skip
    add_incident(library, "2010-10?", {"en": "Arrest"}, place="Vieux môle", sections=["2"])
    add_incident(library, "2011", {"en": "Fire"}, lat=10.0, lon=20.0, sections=["1"])
    add_incident(library, None, {})
    add_occasion(library, "I-3", {"date": "2011-12-24", "place": "Hangar", "note": "so Ann says"})
    tie_incident(library, "I-1", incidents=["I-3"])
    film = make_ref("item", item_ids(library, "kind:video")[0])
    tie(library, [add_clip(library, film, 0, 1)], ["I-1"])
    photos = [make_ref("item", one) for one in item_ids(library, "kind:photo")[:2]]
    tie(library, photos, ["I-2"], (), ["abuse:insult"])
    add_source(library, "S-03", "")
    describe(library, photos[:1], {"source": "S-03", "status": "picked"})
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", [1, 2, 3, 4]),
        ("evac", [1]),  # of the French title, whatever its accents
        ("RAID quay", [1]),
        ('"on the quay"', [1]),
        ('"the on quay"', []),
        ("dawn", [1]),
        ("hangar OR mole", [2, 3]),
        ("ann", [3]),
        ("title:dawn", []),
        ("note:dawn", [1]),
        ("I-002", [2]),
        ("ref:I-2..I-3", [2, 3]),
        ("section:1", [1, 3]),
        ("section:1 -section:1.1", [3]),
        ("tag:abuse:blows", [1]),
        ("tag:abuse:insult", []),
        ("about:abuse:insult", [2]),
        ("kind:video", [1]),
        ("kind:photo,video", [1, 2]),
        ("-kind:photo", [1, 3, 4]),
        ("by:S-03 is:picked", [2]),
        ("access:open", [1]),
        ("is:restricted", [2, 3, 4]),
        ("date:2010", [1, 2]),
        ("date:2011-12", [3]),
        ("-date:2010", [3, 4]),
        ("date:2010-10..", [2, 3]),
        ("is:uncertain", [2]),
        ("-is:uncertain", [1, 3, 4]),
        ("-has:date", [4]),
        ("-has:title", [4]),
        ("has:description", [1]),
        ("place:mole", [2]),
        ("place:hangar", [3]),
        ("near:41.5,23.5,100m", [2]),
        ("area:9,19,11,21", [3]),
        ("has:coordinates", [3]),
        ("has:place", [1, 2, 3]),
        ("has:incident", [1, 3]),
        ("incident:I-1", [1, 3]),
        ("has:clip", [1]),
        ("-has:section", [4]),
        ("(kind:photo or section:1.1) -access:open", [2]),
    ],
)
def test_a_search_finds_incidents(told: Library, query: str, found: list[int]) -> None:
    assert incident_ids(told, query) == found


def test_an_item_names_the_incidents_it_documents(told: Library) -> None:
    film = make_ref("item", item_ids(told, "kind:video")[0])
    assert incident_ids(told, film) == incident_ids(told, f"ref:{film}") == [1]
    assert incident_ids(told, "C-1") == [1]


@pytest.mark.parametrize(
    "query", ["ref:I-1..E-4", "incident:E-4", "date:never", "weather:rain", "("]
)
def test_what_cannot_be_meant_is_refused_in_a_sentence(told: Library, query: str) -> None:
    with pytest.raises(UsageError):
        incident_ids(told, query)


def test_not_this_date_finds_what_has_none(library: Library) -> None:
    """Of items as of incidents: what is unknown is not what was asked to be left out."""
    gone = dict.fromkeys(("captured", "captured_earliest", "captured_latest"))
    with library.change("forget a date") as changes:
        changes.update(tables.items, {9: gone})
    assert 9 in item_ids(library, "-date:2010")
    assert 9 in item_ids(library, "-is:uncertain")
