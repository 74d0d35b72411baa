"""Exhibit numbers: they stay, they are never reused, and they follow their rule."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from evidence_desk.domain.editions import Numbering
from evidence_desk.domain.items import Kind
from evidence_desk.domain.numbering import ToNumber, number, number_key

_RULES = st.sampled_from(list(Numbering))
_ITEMS = st.lists(
    st.builds(
        lambda n, kind, section: ToNumber(f"E-{n:06d}", kind, None, section),
        st.integers(1, 40),
        st.sampled_from(list(Kind)),
        st.sampled_from([None, "1", "1.2", "3.1"]),
    ),
    max_size=15,
    unique_by=lambda one: one.ref,
)


@given(st.lists(_ITEMS, min_size=1, max_size=4), _RULES)
def test_over_all_issues_a_number_means_one_exhibit_and_an_exhibit_has_one_number(
    issues: list[list[ToNumber]], rule: Numbering
) -> None:
    taken: dict[str, str] = {}
    numbers: dict[str, str] = {}
    for wanted in issues:
        given_ = number(wanted, rule, taken)
        assert set(given_) == {one.ref for one in wanted}
        for ref, issued in given_.items():
            assert taken.setdefault(issued, ref) == ref
            assert numbers.setdefault(ref, issued) == issued


@given(_ITEMS, _RULES)
def test_a_first_issue_counts_in_order_without_gaps(
    wanted: list[ToNumber], rule: Numbering
) -> None:
    given_ = number(wanted, rule, {})
    series: dict[str, list[int]] = {}
    for issued in given_.values():
        match = re.fullmatch(r"(.*?)(\d+)", issued)
        assert match is not None
        series.setdefault(match[1], []).append(int(match[2]))
    for found in series.values():
        assert found == list(range(1, len(found) + 1))


def test_clips_are_numbered_under_their_item_and_alone_by_themselves() -> None:
    film = ToNumber("E-000001", Kind.VIDEO)
    clips = [ToNumber(f"C-00000{n}", Kind.VIDEO, "E-000001") for n in (1, 2)]
    alone = ToNumber("C-000009", Kind.VIDEO, "E-000777")
    assert number([film, *clips, alone], Numbering.PLAIN, {}) == {
        "E-000001": "1",
        "C-000001": "1.1",
        "C-000002": "1.2",
        "C-000009": "2",
    }


def test_each_rule_writes_its_numbers() -> None:
    one = ToNumber("E-000001", Kind.PHOTO, None, "1.2")
    assert number([one], Numbering.PLAIN, {}) == {"E-000001": "1"}
    assert number([one], Numbering.SECTION, {}) == {"E-000001": "1.2-01"}
    assert number([one], Numbering.KIND, {}) == {"E-000001": "P-001"}


def test_numbers_sort_as_people_read_them() -> None:
    assert sorted(["10", "2.1", "2", "1"], key=number_key) == ["1", "2", "2.1", "10"]
    by_section = ["2-01", "1.10-01", "1.2-01", "1.1-01", "1-02", "1-01"]
    assert sorted(by_section, key=number_key) == [
        "1-01",
        "1-02",
        "1.1-01",
        "1.2-01",
        "1.10-01",
        "2-01",
    ]
