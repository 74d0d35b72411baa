"""Searches of several words, and the order of what is found."""

from __future__ import annotations

import pytest

from evidence_desk.desk.describe import describe
from evidence_desk.desk.history import undo
from evidence_desk.desk.intake import import_paths
from evidence_desk.desk.items import counts, item_ids
from evidence_desk.desk.libraries import Library, new_library

_TITLES = ("camp at night", "night at the harbour", "camp by the harbour", "market")


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Four notes with titles, E-1 to E-4, dated backwards; the last has no date."""
    tmp_path = tmp_path_factory.mktemp("titled")
    for number in range(len(_TITLES)):
        (tmp_path / f"{number}.txt").write_text(f"note {number}", "utf-8")
    library = new_library(tmp_path / "Words.evidence", "Words", ("en",))
    import_paths(library, sorted(tmp_path.glob("*.txt")))
    for number, title in enumerate(_TITLES, 1):
        describe(library, [f"E-{number}"], {"title.en": title})
        if number < len(_TITLES):
            describe(library, [f"E-{number}"], {"captured": f"2010-09-2{9 - number}"})
    return library


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("camp night", {1}),
        ("camp harbour", {3}),
        ("harbour night kind:document", {2}),
        ("camp -night", {3}),
        ("night -camp", {2}),
        ("market OR night", {1, 2, 4}),
        ("(camp OR market) kind:document", {1, 3, 4}),
        ('"by the" camp', {3}),
        ("camp E-1", {1}),
        ('camp\0 "at\0night"', {1}),
        ("\0", {1, 2, 3, 4}),
    ],
)
def test_each_of_several_words_is_asked_for(titled: Library, query: str, found: set[int]) -> None:
    assert set(item_ids(titled, query)) == found
    assert counts(titled, query).total == len(found)


def test_order_follows_each_change_however_many_are_found(
    titled: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    for few in (500, 0):  # sorted anew, and out of the order that is kept
        monkeypatch.setattr("evidence_desk.desk.finding._FEW", few)
        assert item_ids(titled, "harbour OR night OR market") == [3, 2, 1, 4]
        assert item_ids(titled, "night", "-date") == [1, 2]
        assert item_ids(titled) == [3, 2, 1, 4]
        describe(titled, ["E-1"], {"captured": "2010-01-01"})
        assert item_ids(titled, "night") == [1, 2]
        assert item_ids(titled) == [1, 3, 2, 4]
        undo(titled)
        assert item_ids(titled, "night") == [2, 1]
        assert item_ids(titled, "night", "title") == [1, 2]
