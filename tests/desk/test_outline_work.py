"""The outline edited as a tree, the order of exhibits in it, and what stands behind it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evidence_desk.desk import chronology, outlining, vocabularies
from evidence_desk.desk.coverage import coverage
from evidence_desk.desk.describe import add_clip, add_mark
from evidence_desk.desk.editions import add_edition, edition, issue
from evidence_desk.desk.exhibit_order import (
    exhibits_in,
    move_exhibit,
    order_by_date,
    order_exhibits,
    section_item_ids,
)
from evidence_desk.desk.finding import item_ids
from evidence_desk.desk.history import redo, undo
from evidence_desk.desk.incident_search import incident_ids
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.merging import merge_terms
from evidence_desk.desk.outline import add_section, move_section, remove_section, sections
from evidence_desk.desk.searches import save_search, saved_searches
from evidence_desk.desk.term_tables import export_terms, import_terms
from evidence_desk.desk.ties import tie
from evidence_desk.domain.errors import UsageError
from evidence_desk.domain.items import make_ref


def numbers(library: Library) -> list[str]:
    return [row.number for row in sections(library)]


def said(library: Library) -> dict[str, str]:
    return {row.number: row.titles.get("en", "") for row in sections(library)}


def test_headings_are_put_in_beside_each_other_and_undone(empty: Library) -> None:
    assert outlining.add_beside(empty, None, {"en": "Violence"}) == "1"
    assert outlining.add_beside(empty, None, {"en": "Law"}) == "2"
    assert outlining.add_beside(empty, "1", {"en": "Detention"}) == "2"
    assert said(empty) == {"1": "Violence", "2": "Detention", "3": "Law"}
    assert undo(empty) is not None
    assert said(empty) == {"1": "Violence", "2": "Law"}
    assert redo(empty) is not None
    assert said(empty)["2"] == "Detention"
    with pytest.raises(UsageError):
        outlining.add_beside(empty, "1", {"en": "  "})


def test_a_list_goes_in_as_one_step_and_comes_out_as_it_was(empty: Library) -> None:
    add_section(empty, "1", {"en": "First"})
    add_section(empty, "2", {"en": "Last"})
    new = outlining.add_list(empty, "Violence\n\tAt night\n\tBlows\nLaw", "en", after="1")
    assert new == ["2", "2.1", "2.2", "3"]
    assert said(empty)["4"] == "Last"
    text = outlining.outline_text(empty, "en")
    assert text.splitlines()[2:4] == ["  2.1. At night", "  2.2. Blows"]
    assert outlining.outline_text(empty, "en", "2", markdown=True) == (
        "# 2. Violence\n## 2.1. At night\n## 2.2. Blows\n"
    )
    assert undo(empty) is not None
    assert numbers(empty) == ["1", "2"]
    remove_section(empty, "1")
    remove_section(empty, "1")
    outlining.add_list(empty, text, "en")
    assert outlining.outline_text(empty, "en") == text
    with pytest.raises(UsageError):
        outlining.add_list(empty, "Violences", "de")


def test_a_heading_is_put_elsewhere_with_all_below_it(empty: Library) -> None:
    outlining.add_list(empty, "a\n b\n c\nd\n e", "en")
    assert outlining.put_section(empty, "1", "2", 0) == "1.1"
    assert said(empty) == {"1": "d", "1.1": "a", "1.1.1": "b", "1.1.2": "c", "1.2": "e"}
    assert undo(empty) is not None
    assert said(empty)["1.2"] == "c"
    with pytest.raises(UsageError):
        outlining.put_section(empty, "1", "1.2")


def test_drafts_and_searches_go_on_meaning_the_same_heading(library: Library) -> None:
    for number in ("1", "2", "3"):
        add_section(library, number, {"en": f"Heading {number}"})
    tie(library, ["E-1", "E-2"], (), ["3"])
    add_edition(library, "Draft", sections=["3"])
    save_search(library, "Third", "section:3 kind:photo")
    before = [one.ref for one in edition(library, "Draft").exhibits]
    move_section(library, "3", "up")
    remove_section(library, "1")
    assert edition(library, "Draft").contents.sections == ("1",)
    assert [one.ref for one in edition(library, "Draft").exhibits] == before
    assert saved_searches(library)[0].query == "section:1 kind:photo"
    remove_section(library, "1")
    assert edition(library, "Draft").exhibits == ()  # and not those of the heading now called 1
    assert undo(library) is not None
    assert edition(library, "Draft").contents.sections == ("1",)


def test_what_hangs_on_a_heading_is_counted_once(library: Library) -> None:
    for number in ("1", "1.1", "2"):
        add_section(library, number, {"en": number})
    tie(library, ["E-1", "E-2"], (), ["1", "1.1", "2"])
    incident = chronology.add_incident(library, "2010", {"en": "Raid"}, sections=["1.1"])
    assert incident
    assert outlining.hanging_on(library, "1") == (1, 2, 1)
    assert outlining.hanging_on(library, "2") == (0, 2, 0)


# ---------------------------------------------------------------- the order of exhibits


@pytest.fixture
def ordered(library: Library) -> Library:
    """Section 1 with three items and two clips of the film among them."""
    add_section(library, "1", {"en": "Violence"})
    film = make_ref("item", item_ids(library, "kind:video")[0])
    for start in (0.0, 0.5):
        add_clip(library, film, start, start + 0.25)
    tie(library, ["E-1", "E-2", film, "C-1", "C-2"], (), ["1"])
    return library


def refs(library: Library, number: str = "1") -> list[str]:
    return [one.ref for one in exhibits_in(library, number)]


def test_exhibits_stand_by_date_until_somebody_puts_them_in_order(ordered: Library) -> None:
    by_date = refs(ordered)
    dates = [one.captured or "~" for one in exhibits_in(ordered, "1")]
    assert dates == sorted(dates)
    assert by_date.index("C-000002") == by_date.index("C-000001") + 1
    items = [ref for ref in by_date if ref.startswith("E")]
    order_exhibits(ordered, "1", [items[-1]])
    assert [ref for ref in refs(ordered) if ref.startswith("E")] == [items[-1], *items[:-1]]
    assert all(one.placed for one in exhibits_in(ordered, "1"))
    assert [make_ref("item", one) for one in section_item_ids(ordered, "1")] == [
        items[-1],
        *items[:-1],
    ]
    free = next(f"E-{n:06d}" for n in range(1, 10) if f"E-{n:06d}" not in items)
    tie(ordered, [free], (), ["1"])
    assert refs(ordered)[-1] == free  # what comes later stands last
    order_by_date(ordered, "1")
    undo(ordered)
    assert refs(ordered)[-1] == free
    undo(ordered)
    undo(ordered)
    assert refs(ordered) == by_date


def test_an_exhibit_moves_a_place_at_a_time_with_its_clips(ordered: Library) -> None:
    items = [ref for ref in refs(ordered) if ref.startswith("E")]
    move_exhibit(ordered, "1", items[0], 1)
    assert [ref for ref in refs(ordered) if ref.startswith("E")] == [items[1], items[0], items[2]]
    before = refs(ordered)
    move_exhibit(ordered, "1", items[1], -1)  # it is the first
    assert refs(ordered) == before
    move_exhibit(ordered, "1", "C-2", -1)
    now = refs(ordered)
    assert now.index("C-000002") + 1 == now.index("C-000001")
    with pytest.raises(UsageError):
        order_exhibits(ordered, "1", ["E-9", "E-8", "E-7", "E-6", "E-5"])


def test_drafts_number_by_this_order_and_what_was_issued_stays(ordered: Library) -> None:
    add_edition(ordered, "First", numbering="section")
    issue(ordered, "First")
    first = {one.ref: one.number for one in edition(ordered, "First").exhibits}
    wanted = list(reversed([ref for ref in refs(ordered) if ref.startswith("E")]))
    order_exhibits(ordered, "1", [*wanted, "C-2", "C-1"])
    add_edition(ordered, "Second", numbering="section")
    assert {one.ref: one.number for one in edition(ordered, "Second").exhibits} == first
    add_edition(ordered, "Fresh", numbering="plain")
    fresh = [one.ref for one in edition(ordered, "Fresh").exhibits]
    assert [ref for ref in fresh if ref.startswith("E")] == wanted
    assert fresh.index("C-000002") < fresh.index("C-000001")


# ---------------------------------------------------------------- coverage

_TIES = st.lists(
    st.tuples(
        st.integers(1, 9),
        st.sampled_from(["1", "1.1", "1.1.1", "2", "10", "A"]),
        st.sampled_from(["abuse:blows", "abuse:physical-violence", "evidence:statement", ""]),
        st.integers(0, 2),
        st.sampled_from(["item", "clip", "mark"]),
    ),
    max_size=12,
)


@given(_TIES, st.sampled_from(["kind", "abuse", "evidence"]))
@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_each_cell_counts_what_its_search_finds(
    _template: Path,  # noqa: PT019
    tmp_path: Path,
    drawn: list[tuple[int, str, str, int, str]],
    by: str,
) -> None:
    path = tmp_path / "law"
    shutil.rmtree(path, ignore_errors=True)
    shutil.copytree(_template, path)
    with open_library(path, "Mara") as library:
        for number in ("1", "1.1", "1.1.1", "2", "10", "A"):
            add_section(library, number, {"en": number})
        chronology.add_incident(library, "2010", {"en": "Raid"}, sections=["1.1"], ref="I-1")
        chronology.add_incident(
            library, "2010", {"en": "Arrest"}, sections=["1", "2"], ref="I-2", tags=["abuse:blows"]
        )
        film = make_ref("item", item_ids(library, "kind:video")[0])
        owners = {"clip": add_clip(library, film, 0, 1), "mark": add_mark(library, film, 0, "x")}
        for item, section, tag, incident, sort in drawn:
            ref = owners.get(sort, f"E-{item}")
            tie(library, [ref], [f"I-{incident}"] if incident else (), [section], [tag] * bool(tag))
        grid = coverage(library, by)
        assert [row.number for row in grid.rows] == numbers(library)
        for row in grid.rows:
            for cell in (row.whole, *row.cells):
                assert len(item_ids(library, cell.query)) == cell.items, cell
                assert len(incident_ids(library, cell.told)) == cell.incidents, cell
                assert (cell.items == 0) == (cell.state in ("none", "gap"))


def test_coverage_rolls_up_and_tells_what_is_missing(library: Library) -> None:
    for number in ("1", "1.1", "1.2"):
        add_section(library, number, {"en": number})
    photos = [make_ref("item", one) for one in item_ids(library, "kind:photo")[:2]]
    chronology.add_incident(library, "2010", {"en": "Raid"}, sections=["1.2"], tags=["abuse:blows"])
    tie(library, photos, (), ["1.1"])
    tie(library, photos[:1], (), ["1"])
    tie(library, photos[:1], ["I-1"])
    by_kind = {row.number: row for row in coverage(library).rows}
    keys = [one.key for one in coverage(library).columns]
    assert keys == ["video", "photo", "audio", "document", "evidence:statement"]
    assert (by_kind["1"].whole.items, by_kind["1"].whole.incidents) == (2, 1)
    assert by_kind["1.1"].cells[1].items == 2
    assert (by_kind["1.2"].cells[1].state, by_kind["1.2"].cells[0].state) == ("gap", "none")
    grid = coverage(library, "abuse")
    assert [one.key for one in grid.columns if one.depth] == ["abuse:blows"]
    at = [one.key for one in grid.columns].index("abuse:physical-violence")
    assert [row.cells[at].items for row in grid.rows] == [1, 1, 0]
    assert [row.cells[at].state for row in grid.rows] == ["thin", "thin", "gap"]
    with pytest.raises(UsageError):
        coverage(library, "weather")


# ---------------------------------------------------------------- vocabularies


def term(library: Library, ref: str) -> vocabularies.TermRow | None:
    found = {one.ref: one for row in vocabularies.vocabularies(library) for one in row.terms}
    return found.get(ref)


def test_two_terms_become_one_with_all_that_bears_them(library: Library) -> None:
    film = make_ref("item", item_ids(library, "kind:video")[0])
    clip, mark = add_clip(library, film, 0, 1), add_mark(library, film, 0, "x")
    raid = chronology.add_incident(library, "2010", {"en": "Raid"}, tags=["abuse:blows"])
    chronology.tie_incident(library, raid, (), ["abuse:baton"])
    tie(library, ["E-1", "E-2", clip, mark], (), (), ["abuse:baton"])
    tie(library, ["E-2", clip], (), (), ["abuse:blows"])
    vocabularies.add_term(library, "abuse", {"en": "Long batons"}, parent="baton")
    save_search(library, "Batons", "tag:abuse:baton")
    before = vocabularies.vocabularies(library)
    found = item_ids(library, "tag:abuse:baton OR tag:abuse:blows")
    assert merge_terms(library, "abuse:baton", "abuse:blows") == 2
    assert term(library, "abuse:baton") is None
    blows, long = term(library, "abuse:blows"), term(library, "abuse:long-batons")
    assert blows is not None
    assert long is not None
    assert (blows.incidents, long.parent_id) == (1, blows.id)
    assert item_ids(library, "tag:abuse:blows") == found
    assert saved_searches(library)[0].query == "tag:abuse:blows"
    assert undo(library) is not None
    assert vocabularies.vocabularies(library) == before
    assert saved_searches(library)[0].query == "tag:abuse:baton"


def test_a_term_goes_into_one_below_it_and_never_into_itself(library: Library) -> None:
    merge_terms(library, "abuse:physical-violence", "abuse:blows")
    blows, baton = term(library, "abuse:blows"), term(library, "abuse:baton")
    assert blows is not None
    assert baton is not None
    assert (blows.parent_id, baton.parent_id) == (None, blows.id)
    with pytest.raises(UsageError):
        merge_terms(library, "abuse:blows", "abuse:Blows")
    with pytest.raises(UsageError):
        merge_terms(library, "force:police", "abuse:blows")  # others stand below it


def test_a_vocabulary_goes_out_as_a_table_and_comes_back(empty: Library) -> None:
    vocabularies.change_term(empty, "abuse:blows", {"en": '=cmd "x", y'}, scopes={"fr": "Sens"})
    text = export_terms(empty, "abuse")
    assert "'=cmd" in text
    before = next(one for one in vocabularies.vocabularies(empty) if one.code == "abuse")
    assert import_terms(empty, "abuse", text).changed == 0
    vocabularies.remove_vocabulary(empty, "abuse")
    done = import_terms(empty, "abuse", text)
    assert (done.added, done.changed) == (len(before.terms), 0)
    assert export_terms(empty, "abuse") == text
    assert undo(empty) is not None
    assert undo(empty) is not None
    assert export_terms(empty, "abuse") == text


def test_a_table_of_a_french_spreadsheet_is_taken_in(empty: Library, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_bytes("code;fr;parent\nmer;À la mer;\nport;Au port;mer\n".encode("cp1252"))
    done = import_terms(empty, "Lieux", table)
    assert (done.vocabulary, done.added) == ("lieux", 2)
    port, sea = term(empty, "lieux:port"), term(empty, "lieux:mer")
    assert port is not None
    assert sea is not None
    assert (port.parent_id, sea.labels) == (sea.id, {"fr": "À la mer"})


@pytest.mark.parametrize(
    "text",
    ["", "a,b\n1,2", "code,en,colour\nx,X,red", "code,en,parent\nx,X,y", "code,en\nx,X\nx,Y",
     "code,en,parent\nx,X,y\ny,Y,x", 'code,en\n"x,X'],
)  # fmt: skip
def test_a_table_that_cannot_be_read_changes_nothing(empty: Library, text: str) -> None:
    before = vocabularies.vocabularies(empty)
    with pytest.raises(UsageError):
        import_terms(empty, "abuse", text)
    assert vocabularies.vocabularies(empty) == before
