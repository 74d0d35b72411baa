"""The gazetteer: named, found, merged, taken in and out, and kept from the public."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pytest

from evidence_desk.desk import places
from evidence_desk.desk.chronology import add_incident, incident
from evidence_desk.desk.completion import complete
from evidence_desk.desk.describe import describe
from evidence_desk.desk.editions import add_edition, dossier
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.handover import export_pack
from evidence_desk.desk.history import undo, verify_log
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import item
from evidence_desk.desk.libraries import Library
from evidence_desk.desk.mapping import (
    LINES,
    Outlines,
    Where,
    clusters,
    map_contents,
    spread,
    within,
)
from evidence_desk.desk.occasions import add_occasion
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.place_lists import export_places, import_places
from evidence_desk.desk.secrets import secrets_of
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.projection import View, project

PIER = (41.2, 22.8)


def _add(library: Library, en: str, fr: str = "", **more: object) -> int:
    return places.add_place(library, {"en": en, "fr": fr}, **more)  # type: ignore[arg-type]


def _row(library: Library, number: int) -> places.PlaceRow:
    return next(row for row in places.places(library) if row.id == number)


def _said(library: Library) -> list[tuple[object, ...]]:
    return [(row.names, row.lat, row.lon, row.radius_m, row.note) for row in places.places(library)]


def test_words_that_are_a_places_name_mean_it_in_any_language(library: Library) -> None:
    pier = _add(library, "The pier", "La jetée")
    describe(library, ["E-1"], {"place": "la  JETÉE"})
    describe(library, ["E-2"], {"place": "somewhere else"})
    assert item(library, "E-1").row.place == "la  JETÉE"
    assert _row(library, pier).items == 1
    describe(library, ["E-1"], {"place": "somewhere else"})
    assert _row(library, pier).items == 0


def test_a_place_can_be_given_beside_words_of_ones_own(library: Library) -> None:
    pier = _add(library, "The pier")
    describe(library, ["E-1"], {"place": "its north end"})
    describe(library, ["E-1", "E-2"], {"gazetteer": "The pier"})
    assert [item(library, one).row.place for one in ("E-1", "E-2")] == ["its north end", "The pier"]
    assert _row(library, pier).items == 2
    describe(library, ["E-1"], {"gazetteer": ""})
    assert _row(library, pier).items == 1
    with pytest.raises(UsageError, match="no place “Nowhere”"):
        describe(library, ["E-1"], {"gazetteer": "Nowhere"})


def test_two_places_of_one_name_are_told_apart_by_number(library: Library) -> None:
    first, second = _add(library, "Camp"), _add(library, "Camp")
    describe(library, ["E-1"], {"place": "camp"})
    assert _row(library, first).items == _row(library, second).items == 0
    with pytest.raises(UsageError, match=f"{first}, {second}"):
        describe(library, ["E-1"], {"gazetteer": "Camp"})
    describe(library, ["E-1"], {"gazetteer": str(second)})
    assert _row(library, second).items == 1


def test_a_search_finds_by_either_name_and_by_what_lies_above(library: Library) -> None:
    town = _add(library, "Town", "La ville")
    pier = _add(library, "The pier", "La jetée", parent=town)
    describe(library, ["E-3"], {"place": "an old shed", "gazetteer": pier})
    for words in ("pier", "jetée", "town", "ville", "shed"):
        assert item_ids(library, f'place:"{words}"', "ref") == [3], words
    assert 3 in item_ids(library, "has:place")
    assert [one.text for one in complete(library, "place", "jet", language="fr")] == ["La jetée"]


def test_near_and_area_find_points_and_what_stands_at_a_place(library: Library) -> None:
    before = set(item_ids(library, "has:coordinates"))
    describe(library, ["E-1"], {"lat": 41.2, "lon": 22.8})
    describe(library, ["E-2"], {"lat": 41.2040, "lon": 22.8})  # 445 m north
    pier = _add(library, "The pier", point=(41.2, 22.8005))
    plain = next(n for n in range(3, 10) if n not in before)
    describe(library, [f"E-{plain}"], {"gazetteer": pier})
    assert item_ids(library, "near:41.2,22.8,400m", "ref") == [1, plain]
    assert item_ids(library, "near:41.2,22.8", "ref") == [1, 2, plain]
    assert item_ids(library, "area:41.19,22.79,41.203,22.81", "ref") == [1, plain]
    assert item_ids(library, "-near:41.2,22.8,1km near:41.2,22.8,2km", "ref") == []
    assert len(item_ids(library, "-near:41.2,22.8")) == len(item_ids(library)) - 3
    with pytest.raises(UsageError, match="near:41"):
        item_ids(library, "near:here")


def test_a_rectangle_may_lie_over_the_date_line(library: Library) -> None:
    describe(library, ["E-1"], {"lat": 0, "lon": 179.99})
    describe(library, ["E-2"], {"lat": 0, "lon": -179.99})
    assert item_ids(library, "area:-1,179,1,-179", "ref") == [1, 2]
    assert item_ids(library, "near:0,180,5km", "ref") == [1, 2]


def test_a_place_keeps_a_name_and_lies_in_no_circle(library: Library) -> None:
    town = _add(library, "Town")
    pier = _add(library, "The pier", parent=town)
    with pytest.raises(UsageError, match="needs a name"):
        _add(library, " ")
    with pytest.raises(UsageError, match="needs a name"):
        places.change_place(library, pier, {"name.en": ""})
    with pytest.raises(UsageError, match="lie in itself"):
        places.change_place(library, town, {"parent": pier})
    with pytest.raises(UsageError, match="not a point"):
        places.change_place(library, pier, {"point": "here"})
    assert _row(library, pier).names == {"en": "The pier"}
    places.change_place(library, pier, {"point": "41°12'N 22°48'E", "radius": "1.5km", "note": "x"})
    row = _row(library, pier)
    assert (row.lat, row.lon, row.radius_m, row.note) == (41.2, 22.8, 1500, "x")
    places.change_place(library, pier, {"point": "", "radius": "", "parent": ""})
    row = _row(library, pier)
    assert (row.lat, row.lon, row.radius_m, row.parent_id) == (None, None, None, None)


def test_removing_a_place_that_is_named_is_refused_or_lets_go(library: Library) -> None:
    town = _add(library, "Town")
    pier = _add(library, "The pier", parent=town)
    shed = _add(library, "The shed", parent=pier)
    describe(library, ["E-1"], {"place": "The pier"})
    add_incident(library, titles={"en": "A fire"}, place="The pier")
    with pytest.raises(UsageError, match="2 items or incidents name “The pier”"):
        places.remove_place(library, pier)
    assert places.remove_place(library, pier, clear=True) == 2
    assert item(library, "E-1").row.place == "The pier"
    assert _row(library, shed).parent_id == town
    undo(library)
    assert (_row(library, pier).items, _row(library, pier).incidents) == (1, 1)
    assert verify_log(library).ok


def test_merging_moves_everything_and_keeps_what_was_said(library: Library) -> None:
    town = _add(library, "Town")
    old = _add(library, "Old pier", "Vieille jetée", point=PIER, radius=100, parent=town, note="n")
    new = _add(library, "The pier", parent=old)
    shed = _add(library, "Shed", parent=old)
    describe(library, ["E-1", "E-2"], {"gazetteer": old})
    ref = add_incident(library, titles={"en": "A fire"}, place="The pier")
    add_occasion(library, ref, {"place": "Old pier"})
    assert places.merge_places(library, old, new) == 3
    row = _row(library, new)
    assert row.names == {"en": "The pier", "fr": "Vieille jetée"}
    assert (row.lat, row.lon, row.radius_m, row.parent_id, row.note) == (*PIER, 100, town, "n")
    assert (row.items, row.incidents) == (2, 1)
    assert _row(library, shed).parent_id == new
    assert [one.id for one in places.places(library)] == [town, new, shed]
    with pytest.raises(UsageError, match="into itself"):
        places.merge_places(library, new, new)
    undo(library)
    assert _row(library, old).items == 2
    assert verify_log(library).ok


def test_items_taken_within_a_places_reach_are_offered_to_the_smallest(library: Library) -> None:
    describe(library, ["E-1", "E-2", "E-3"], {"lat": 41.2, "lon": 22.8})
    describe(library, ["E-2"], {"place": "behind the crane"})
    town = _add(library, "Town", point=PIER, radius="5km")
    pier = _add(library, "The pier", point=(41.2005, 22.8), radius=100)
    _add(library, "No radius", point=PIER)
    describe(library, ["E-3"], {"gazetteer": town})
    offers = places.place_offers(library)
    assert {one.place_id: set(one.refs) & {"E-000001", "E-000002", "E-000003"} for one in offers}[
        pier
    ] == {"E-000001", "E-000002"}
    mine = [one for one in offers if one.place_id == pier]
    assert places.accept_offers(library, mine) == 2
    assert [item(library, one).row.place for one in ("E-1", "E-2")] == [
        "The pier", "behind the crane"
    ]  # fmt: skip
    assert not [one for one in places.place_offers(library) if one.place_id == pier]
    undo(library)
    assert item(library, "E-1").row.place is None


def test_places_go_out_to_a_list_and_come_back(library: Library, tmp_path: Path) -> None:
    town = _add(library, "=Town", "La ville", point=(-33.9, -70.5), radius=2000, note="-x")
    _add(library, "The pier", "La jetée, nord", parent=town)
    out = export_places(library, tmp_path / "places.csv")
    before = [
        (row.names, row.lat, row.lon, row.radius_m, row.note) for row in places.places(library)
    ]
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["name.en", "name.fr", "lat", "lon", "radius_m", "parent", "note"]
    assert rows[1][0] == "'=Town"  # no spreadsheet runs it
    for row in reversed(places.places(library)):
        places.remove_place(library, row.id)
    report = import_places(library, out)
    assert (report.added, report.changed, report.refused) == (2, 0, [])
    assert _said(library) == before
    assert places.places(library)[1].depth == 1
    again = import_places(library, out)
    assert (again.added, again.changed) == (0, 0)


def test_a_bad_row_of_a_list_is_left_alone_and_told(library: Library, tmp_path: Path) -> None:
    pier = _add(library, "The pier")
    path = tmp_path / "list.csv"
    path.write_text(
        "Name.EN;Name.FR;lat;lon;radius_m;parent;note\n"
        "THE PIER;La jetée;41,2;22,8;;Town;\n"
        "Nowhere;;95;0;;;\n"
        ";;;;;;\n"
        ";;1;1;;;lost\n"
        "Town;;;;;;\n"
        "Hut;;;;;Atlantis;\n",
        "utf-8",
    )
    report = import_places(library, path)
    assert (report.added, report.changed) == (2, 1)
    assert [one.split(":")[0] for one in report.refused] == ["Row 3", "Row 5", "Row 7"]
    row = _row(library, pier)
    assert row.names == {"en": "THE PIER", "fr": "La jetée"}
    assert (row.lat, row.lon) == (41.2, 22.8)
    assert row.parent_id is not None
    undo(library)
    assert _row(library, pier).names == {"en": "The pier"}
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("place,x\na,b\n", "utf-8")
    with pytest.raises(UsageError, match="no column name"):
        import_places(library, wrong)


def test_an_edition_says_a_place_in_its_own_language(library: Library) -> None:
    _add(library, "The pier", "La jetée")
    describe(library, ["E-1"], {"place": "The pier", "access": "open"})
    ref = add_incident(library, titles={"en": "A fire"}, place="the pier", access="open")
    tie(library, ["E-1"], [ref], [], [])
    add_edition(library, "Fr", language="fr", audience="full")
    made = dossier(library, "Fr")
    assert made.exhibits[0].place == "La jetée"
    assert [one.place for one in made.incidents if one.ref == ref] == ["La jetée"]
    assert incident(library, ref).row.place == "the pier"


def test_names_and_points_of_places_not_told_are_searched_for(library: Library) -> None:
    told = _add(library, "Timber yard", "Scierie", point=(41.21111, 22.81111))
    kept = _add(
        library, "Mara's kitchen", "Cuisine", point=(41.23333, 22.83333), note="the blue door"
    )
    describe(library, ["E-1"], {"access": "open", "gazetteer": told})
    describe(library, ["E-2"], {"access": "confidential", "gazetteer": kept})
    describe(library, ["E-3"], {"access": "confidential", "gazetteer": told})
    ref = add_incident(library, titles={"fr": "Feu"}, place="Timber yard", access="open")
    tie(library, ["E-1"], [ref], [], [])
    add_edition(library, "Public", language="fr", audience="public")
    found = {word for one in secrets_of(library, dossier(library, "Public")) for word in one.words}
    assert {"Mara's kitchen", "Cuisine", "the blue door", "41.2333", "41.2111"} <= found
    assert not {"Timber yard", "Scierie"} & found  # the edition says where the fire was
    assert all(one.place is None and one.lat is None for one in dossier(library, "Public").exhibits)


def _open_statement(library: Library, folder: Path, said: str) -> None:
    """A statement that may be read by all, in a public edition of its own."""
    text = folder / "statement.txt"
    text.write_text(said, "utf-8")
    [ref] = import_paths(library, [text], access="open").added
    describe(library, [ref], {"title.en": "A statement"})
    add_section(library, "1", {"en": "Nights"})
    tie(library, [ref], [], ["1"])
    add_edition(library, "Public", audience="public")


@pytest.mark.parametrize(
    ("name", "said"),
    [("Mole", "We slept at the Mole."), ("Aa", "We crossed the Aa."), ("渋谷", "私は渋谷にいた")],
)
def test_a_short_name_of_a_place_kept_back_stops_what_tells_it(
    library: Library, tmp_path: Path, name: str, said: str
) -> None:
    describe(library, ["E-2"], {"access": "confidential", "gazetteer": _add(library, name)})
    _open_statement(library, tmp_path, said)
    if name == "Aa":  # of two letters: any word may be; the handbook says so
        export_pack(library, "Public", tmp_path / "pack")
        return
    with pytest.raises(UsageError, match="name of place 1"):
        export_pack(library, "Public", tmp_path / "pack")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mole", "A mole dug there; the Molecules of tear gas stay."),
        ("Place", "They stood in the Place, near the town hall."),  # as our own column says
        ("Stade", "Nothing of it is told."),
    ],
)
def test_a_short_name_stops_nothing_that_does_not_tell_it(
    library: Library, tmp_path: Path, name: str, said: str
) -> None:
    describe(library, ["E-2"], {"access": "confidential", "gazetteer": _add(library, name)})
    _open_statement(library, tmp_path, said)
    export_pack(library, "Public", tmp_path / "pack")


def test_a_short_name_told_openly_is_no_secret_in_a_statement(
    library: Library, tmp_path: Path
) -> None:
    kept = _add(library, "Mole", "Môle")
    describe(library, ["E-2"], {"access": "confidential", "gazetteer": kept})
    add_incident(library, titles={"en": "A fire on the Mole"}, access="open")
    _open_statement(library, tmp_path, "On the Môle, at night.")
    export_pack(library, "Public", tmp_path / "pack")


# ---------------------------------------------------------------- the map


def test_the_map_shows_a_search_and_who_has_no_point(library: Library) -> None:
    total = len(item_ids(library))
    before = {int(one) for one in map_contents(library).items.ids}
    describe(library, ["E-1"], {"lat": 41.2, "lon": 22.8})
    pier = _add(library, "The pier", point=(41.3, 22.9), radius=50)
    describe(library, ["E-2"], {"gazetteer": pier, "lat": None, "lon": None})
    ref = add_incident(library, titles={"en": "A fire"}, place="The pier")
    add_occasion(library, ref, {"lat": 41.4, "lon": 22.9})
    found = map_contents(library)
    assert {int(one) for one in found.items.ids} == before | {1, 2}
    assert found.unplaced == total - len(before | {1, 2})
    number = int(ref[2:])
    assert [int(one) for one in found.incidents.ids].count(number) == 2
    assert found.titles[number] == {"en": "A fire"}
    assert [one.names for one in found.places] == [{"en": "The pier"}]
    [first] = [at for at, number in enumerate(found.items.ids) if number == 1]
    assert (found.items.x[first], found.items.y[first]) == pytest.approx(project(41.2, 22.8))
    narrowed = map_contents(library, "ref:E-1")
    assert [int(one) for one in narrowed.items.ids] == [1]
    assert len(narrowed.incidents) == 0  # it is tied to none
    tie(library, ["E-1"], [ref], [], [])
    assert {int(one) for one in map_contents(library, "ref:E-1").incidents.ids} == {number}


def test_no_outline_runs_over_the_whole_map() -> None:
    outlines = Outlines()
    world = View(0.5, 0.5, 2_000, 2_000, 2_000)
    for kind in LINES:
        seen = outlines.seen(kind, world)
        assert seen is not None
        x1, y1, x2, y2 = seen
        assert len(x1) > 1000
        assert max(abs(x2 - x1)) < 200
        assert max(abs(y2 - y1)) < 200
    near = View(*project(54.3, 9.7), 4_000_000, 900, 600)
    assert outlines.seen("water", near) is None  # too coarse to be true there


_ON_LAND = [(48.85, 2.35), (67.0, 178.0), (66.4, -173.0), (-80.0, 20.0), (-25.0, 134.0)]
_AT_SEA = [(45.0, -30.0), (0.0, 179.9), (-60.0, 0.0), (75.0, 0.0), (43.0, 34.0)]


@pytest.mark.parametrize("scale", [900.0, 6_000.0, 90_000.0])
def test_land_is_where_there_is_land(scale: float) -> None:
    outlines = Outlines()
    for points, is_land in ((_ON_LAND, True), (_AT_SEA, False)):
        for point in points:
            view = View(*project(*point), scale, 300, 200)
            assert _in_rings(outlines.land(view), 150.0, 100.0) is is_land, (point, scale)


def _in_rings(rings: list[tuple[Where, Where]], x: float, y: float) -> bool:
    inside = False
    for xs, ys in rings:
        after_x, after_y = np.roll(xs, -1), np.roll(ys, -1)
        crosses = (ys > y) != (after_y > y)
        x1, y1, x2, y2 = xs[crosses], ys[crosses], after_x[crosses], after_y[crosses]
        inside ^= bool(np.count_nonzero(x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) % 2)
    return inside


def test_each_country_has_its_name_on_its_land() -> None:
    outlines = Outlines()
    names = {one.names: one for one in outlines.countries}
    assert {("France", "France"), ("Germany", "Allemagne"), ("Greece", "Grèce")} <= names.keys()
    assert len(names) == len(outlines.countries) > 200
    for said in (("France", "France"), ("United States", "États-Unis"), ("Chad", "Tchad")):
        one = names[said]
        view = View(one.x, one.y, 20_000.0, 300, 200)
        assert _in_rings(outlines.land(view), 150.0, 100.0)
        assert one.room > 0.001


def test_every_point_in_sight_is_in_one_cluster(library: Library) -> None:
    for number in range(1, 8):
        describe(library, [f"E-{number}"], {"lat": 41 + number / 1000, "lon": 22 + number % 2})
    points = map_contents(library).items
    x, y = project(41.004, 22.5)
    for scale in (900.0, 40_000.0, 4_000_000.0):
        view = View(x, y, scale, 900, 500)
        gathered = clusters(points, "item", view)
        left, top, right, bottom = view.bounds()
        inside = within(points, left, top, right, bottom)
        members = [int(points.ids[one]) for mark in gathered for one in mark.members()]
        assert len(members) == len(set(members)) == sum(mark.count for mark in gathered)
        assert set(inside) <= set(members)
        for mark in gathered:
            low_x, low_y, high_x, high_y = spread(points, mark.members())
            assert low_x <= mark.x <= high_x or mark.count == 1
            assert (high_x - low_x) * scale <= 3 * 46
            assert (high_y - low_y) * scale <= 3 * 46
