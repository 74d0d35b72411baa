"""What is offered when one ties: the likeliest first, and why it is likely."""

from __future__ import annotations

import pytest

from evidence_desk.desk.chronology import add_incident
from evidence_desk.desk.completion import complete, labels_of
from evidence_desk.desk.describe import describe
from evidence_desk.desk.libraries import Library, open_library
from evidence_desk.desk.nearness import nearness, span
from evidence_desk.desk.outline import add_section
from evidence_desk.desk.ties import tie, tie_counts
from evidence_desk.domain.dates import parse


def _labels(library: Library, typed: str = "", *near: str, language: str = "en") -> list[str]:
    found = complete(library, "incident", typed, 50, language, near)
    return [" ".join(one.label.split()[1:]) for one in found]


@pytest.fixture
def year(library: Library) -> Library:
    """Four incidents of 2010, and E-000001 taken on 21 September at 21:47."""
    describe(library, ["E-1"], {"captured": "2010-09-21T21:47:03"})
    add_incident(library, "2010-12-24", {"en": "Winter march", "fr": "Marche d'hiver"})
    add_incident(library, "2010-09-24", {"en": "Search of the mill"}, place="Old mill")
    add_incident(library, "2010-09-21T21:25", {"en": "Raid on the quay"}, place="Harbour")
    add_incident(library, "2010-09-21", {"en": "Arrests in town", "fr": "Arrestations en ville"})
    return library


def test_incidents_about_the_time_of_the_item_in_hand_come_first_and_say_why(
    year: Library,
) -> None:
    offers = complete(year, "incident", "", 10, "en", ["E-000001"])
    assert [one.why for one in offers] == [
        "taken 22 min after",
        "taken the same day",
        "taken 3 days before",
        "",
    ]
    assert offers[0].text == "I-003"
    french = complete(year, "incident", "", 10, "fr", ["E-000001"])
    assert [one.why for one in french] == [
        "pris 22 min après",
        "pris le même jour",
        "pris 3 jours avant",
        "",
    ]


def test_of_several_items_the_one_taken_nearest_counts(year: Library) -> None:
    describe(year, ["E-2"], {"captured": "2010-12-25T09:00"})
    offers = complete(year, "incident", "march", 10, "en", ["E-000001", "E-000002"])
    assert [one.why for one in offers] == ["taken the day after"]


def test_without_items_what_this_editor_tied_last_comes_first(year: Library) -> None:
    tie(year, ["E-3"], incidents=["I-1"])
    tie(year, ["E-3"], incidents=["I-2"])
    with open_library(year.path, "Somebody else") as other:
        tie(other, ["E-4"], incidents=["I-4"])
    assert _labels(year)[:3] == ["Search of the mill", "Winter march", "Arrests in town"]
    with open_library(year.path, "Somebody else") as other:
        assert _labels(other)[0] == "Arrests in town"


def test_an_incident_is_found_by_reference_title_place_and_date(year: Library) -> None:
    assert _labels(year, "i-1") == ["Winter march"]
    assert _labels(year, "hiver") == ["Winter march"]
    assert _labels(year, "harb") == ["Raid on the quay"]
    assert set(_labels(year, "21/9/2010")) == {"Raid on the quay", "Arrests in town"}
    assert _labels(year, "21/9/2010 arr") == ["Arrests in town"]
    assert _labels(year, "décembre 2010", language="fr") == ["Marche d'hiver"]
    assert _labels(year, "22/9/2010 Something new") == []


def test_a_reference_in_full_is_meant_whatever_lies_nearer(year: Library) -> None:
    assert _labels(year, "I-1", "E-000001") == ["Winter march"]
    add_incident(year, "2010-09-21T21:50", {"en": "What the 1 saw"})
    assert _labels(year, "1", "E-000001")[0] == "Winter march"


def test_letters_inside_a_word_never_come_before_a_words_beginning(year: Library) -> None:
    add_incident(year, "2011", {"en": "Lights at the gate"})
    tie(year, ["E-3"], incidents=["I-2"])  # "mill" holds an l, and was tied last
    assert _labels(year, "l", "E-000001")[0] == "Lights at the gate"


def test_sections_tied_lately_come_before_the_outline(library: Library) -> None:
    for number in ("1", "2", "3"):
        add_section(library, number, {"en": f"Chapter {number}"})
    tie(library, ["E-1"], sections=["3"])
    offers = [one.text for one in complete(library, "section", "", 10, "en", ["E-000001"])]
    assert offers == ["3", "1", "2"]


@pytest.mark.parametrize(
    ("taken", "event", "said"),
    [
        ("2010-09-21T21:47", "2010-09-21T21:47", "taken at that time"),
        ("2010-09-21T22:00", "2010-09-21T20:00/2010-09-21T23:00", "taken at that time"),
        ("2010-09-21T20:00", "2010-09-21T23:00", "taken 3 h before"),
        ("2010-09-22T01:00", "2010-09-21T23:30", "taken 1 h 30 after"),
        ("2010-09-22T00:10", "2010-09-21", "taken the day after"),
        ("2010-09-20", "2010-09-21T12:00", "taken the day before"),
        ("2010-09-21T12:00", "2010-09-20/2010-09-23", "taken within these dates"),
        ("2010-09", "2010-09-21", "taken within these dates"),
        ("2010-09-30T12:00", "2010-09-20/2010-09-23", "taken 7 days after"),
        ("2010", "2010-09-21", None),
        ("2010-01-01", "2010-09-21", None),
    ],
)
def test_how_near_is_said_as_exactly_as_the_dates_are_known(
    taken: str, event: str, said: str | None
) -> None:
    spans = [span(date.earliest, date.latest) for date in (parse(taken), parse(event))]
    assert spans[0] is not None
    assert spans[1] is not None
    found = nearness(spans[0], spans[1])
    assert (found.said("en") if found else None) == said


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_something_is_tied_to_is_called_as_it_is_offered(year: Library, language: str) -> None:
    add_section(year, "1", {"en": "Violence", "fr": "Violences"})
    add_section(year, "1.1", {"en": "Blows"})
    tie(year, ["E-1"], incidents=["I-1", "I-2"], sections=["1", "1.1"], tags=["abuse:blows"])
    fields = {"incidents": "incident", "sections": "section", "tags": "tag"}
    offered = {
        kind: {one.text: one.label for one in complete(year, field, "", 99, language)}
        for kind, field in fields.items()
    }
    counts = tie_counts(year, ["E-1"])
    assert labels_of(year, counts, language) == {
        kind: {target: offered[kind][target] for target in counted}
        for kind, counted in counts.items()
    }
    assert {kind: len(counted) for kind, counted in counts.items()} == {
        "incidents": 2, "sections": 2, "tags": 1
    }  # fmt: skip
