"""What can be said of items, incidents, clips and tags, and what makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from evidence_desk.desk.chronology import add_incident, change_incident, incident
from evidence_desk.desk.describe import add_clip, describe
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import history
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import Library, new_library
from evidence_desk.desk.vocabularies import add_term, change_term, vocabularies
from evidence_desk.domain.errors import UsageError


def test_a_clip_has_titles_in_the_librarys_languages_only(tmp_path: Path, phone: Path) -> None:
    with new_library(tmp_path / "case", "T", ["fr"]) as library:
        import_paths(library, [phone])
        film = f"E-{item_ids(library, 'kind:video')[0]}"
        before = len(history(library))
        with pytest.raises(UsageError, match="not written in “en”"):
            add_clip(library, film, 0, 1, {"en": "The van"})
        assert len(history(library)) == before
        assert add_clip(library, film, 0, 1, {"fr": "Le fourgon"})


def test_a_tag_cannot_stand_below_one_below_it(library: Library) -> None:
    add_term(library, "force", {"en": "Land"}, "land")
    add_term(library, "force", {"en": "Marine"}, "marine", parent="land")
    add_term(library, "force", {"en": "Frogmen"}, "frogmen", parent="marine")
    for below in ("force:land", "force:marine", "force:frogmen"):
        with pytest.raises(UsageError, match="cannot stand below"):
            change_term(library, "force:land", parent=below)
    change_term(library, "force:frogmen", parent="")
    change_term(library, "force:land", parent="force:frogmen")
    terms = {term.code: term for one in vocabularies(library) for term in one.terms}
    assert terms["land"].parent_id == terms["frogmen"].id


def test_half_a_point_is_refused(library: Library) -> None:
    refs = [f"E-{number}" for number in item_ids(library, "-has:place")]
    nowhere = next(ref for ref in refs if item(library, int(ref[2:])).lat is None)
    for half in ({"lat": 41.5}, {"lon": "23.5"}, {"lat": "41.5", "lon": ""}):
        with pytest.raises(UsageError, match="both latitude and longitude"):
            describe(library, [nowhere], half)
        with pytest.raises(UsageError, match="both latitude and longitude"):
            add_incident(library, "2010", {"en": "Raid"}, **half)
    describe(library, [nowhere], {"lat": 41.5, "lon": 23.5})
    describe(library, [nowhere], {"lat": 41.6})
    ref = add_incident(library, "2010", {"en": "Raid"}, lat=41.5, lon=23.5)
    with pytest.raises(UsageError, match="both latitude and longitude"):
        change_incident(library, ref, {"lat": ""})
    change_incident(library, ref, {"lat": "", "lon": ""})
    assert incident(library, ref).lat is None
